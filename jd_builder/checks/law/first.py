"""Matches of several patterns → the one that a person would point at, and its words."""

import re
import unicodedata
from collections.abc import Iterable

from jd_builder.checks.passages import Passage
from jd_builder.sources import Span

_SIGNS = "<>≤≥＜("


def first_of(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return the match that begins first and, of those, the longest; a rule speaks once a line."""
    return min(matches, key=lambda match: (match.start(), -match.end()), default=None)


def words_of(passage: Passage, match: re.Match[str]) -> tuple[str, Span]:
    """Return the words of a match as the author wrote them, and their place, without bullets and commas around them.

    Where a pattern names a group `said`, that alone is meant.
    """
    group = "said" if match.groupdict().get("said") else 0
    text, (start, end) = match[group], match.span(group)
    while start < end and not (passage.folded.text[start].isalnum() or passage.folded.text[start] in _SIGNS):
        start += 1
    while end > start and not (passage.folded.text[end - 1].isalnum() or passage.folded.text[end - 1] == "+"):
        end -= 1
    if start == end:
        start, end = match.start(group), match.start(group) + len(text)
    first, last = passage.folded.origin(start, end)
    while last < len(passage.text) and unicodedata.combining(passage.text[last]):
        last += 1  # a decomposed letter ends behind its marks
    return " ".join(passage.text[first:last].split()), passage.locate(first, last)

"""JD409: English wording that women feel less addressed by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from jd_builder.checks.folding import Folded
from jd_builder.checks.passages import Part, Passage, profile_passages
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wording.lists import word_lists
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_EXCESS: Final = 3
"""The study's tool calls a text strongly coded from more than this many words on."""
_LISTS: Final = word_lists().coding
_MASCULINE: Final = tuple(_LISTS.masculine)
_FEMININE: Final = tuple(_LISTS.feminine)
_ROLE: Final = tuple(_LISTS.role)
_NOT: Final = frozenset(_LISTS.not_)
_EXEMPT: Final = re.compile(rf"\b(?:{'|'.join(_LISTS.phrases)})\b")
_REMEMBERED: Final = 20_000
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)?")
_JOINED: Final = re.compile(r"[a-z]+-[a-z]+")
_ENGLISH: Final = frozenset(
    ["the", "and", "of", "to", "with", "for", "our", "you", "your", "we", "will", "in", "is", "are"]
)
_NOT_READ: Final = (Part.TITLE, Part.INTERVIEW)
"""Titles name a rank, and interviews are not for candidates to read."""


@dataclass(slots=True)
class _Count:
    masculine: list[str] = field(default_factory=list)
    feminine: int = 0
    first: tuple[Passage, re.Match[str]] | None = None


def is_english(passage: Passage) -> bool:
    """Tell whether a line of a pasted posting is English: no marks, and words that only English has."""
    return not passage.folded.words.isdisjoint(_ENGLISH) and passage.folded.is_bare


def coded(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find an excess of masculine-coded words over feminine-coded ones in all texts together, once."""
    count = _Count()
    for passage in passages:
        _add(count, passage)
    if count.first is None or len(count.masculine) - count.feminine <= _EXCESS:
        return
    passage, found = count.first
    words = ", ".join(dict.fromkeys(count.masculine))
    yield Finding(
        say(
            "the English text has {n} words that studies found to put women off, and {other} of the other kind: {words}",
            n=len(count.masculine),
            other=count.feminine,
            words=words,
        ),
        say(
            "write what is done instead of how strong somebody is: “leads” → “runs”, “competitive” → the figure"
        ),
        passage.span(found),
    )


def _add(count: _Count, passage: Passage) -> None:
    for kind, found in _coded_words(passage.folded):
        if kind > 0:
            count.masculine.append(found[0])
            count.first = count.first or (passage, found)
        else:
            count.feminine += 1


def _coded_words(folded: Folded) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the coded words of a text, 1 or -1 with each."""
    text = folded.text
    if not _hold_coded(folded.words) and not ("-" in text and _hold_coded(frozenset(_JOINED.findall(text)))):
        return  # most texts have none, and words are quicker to look up than places
    exempt = [found.span() for found in _EXEMPT.finditer(text)]
    for found in _WORD.finditer(text):
        kind = _kind(found[0])
        if kind and not any(start <= found.start() < end for start, end in exempt):
            yield kind, found


_plain_words: set[str] = set()
"""Words that were seen and are not coded."""


def _hold_coded(words: frozenset[str]) -> bool:
    """Tell whether one of these words is coded, or the letters between its digits and marks are."""
    for word in words - _plain_words:
        if any(map(_kind, _WORD.findall(word))):
            return True
        if len(_plain_words) >= _REMEMBERED:
            _plain_words.clear()
        _plain_words.add(word)
    return False


@lru_cache(maxsize=8_192)
def _kind(word: str) -> int:
    """Return 1 for a masculine-coded word, -1 for a feminine-coded one, 0 for any other."""
    joined = word.replace("-", "")
    if word in _NOT or joined.startswith(_ROLE):
        return 0
    return 1 if joined.startswith(_MASCULINE) else -1 if joined.startswith(_FEMININE) else 0


def of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Look at the English texts that candidates read."""
    yield from coded(
        passage
        for passage in profile_passages(role.tree, role.profile.language)
        if passage.language == "en" and passage.part not in _NOT_READ
    )


def of_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Look at the English lines."""
    yield from coded(filter(is_english, posting.passages))


RULES: Final = (Rule("JD409", "masculine-coded", Severity.NOTE, role=of_role, posting=of_posting),)

"""Small edits of one text → findings that carry their replacement."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.passages import Passage
from jd_builder.checks.rule import Finding
from jd_builder.languages import Message

PROTECTED: Final = re.compile(
    r"(?:https?|ftp|file)://\S{1,2000}"
    r"|\bwww\.\S{1,2000}"
    r"|\b(?:mailto|tel|sms):\S{1,2000}"
    r"|[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|`[^`]{1,500}`"
    r"|\]\([^()\s]{0,1000}\)"
    r"|<[^<>]{1,500}>"
    r"|&#?\w{1,10};"
    r"|\b[\w-]{1,64}(?:\.[\w-]{1,64}){0,6}\.(?:com|vn|net|org|io|edu|gov|info|pdf|docx?|xlsx?|pptx?|ya?ml|txt|md|csv|zip|png|jpe?g|html?|js|json|py)\b(?:[:/?#]\S{0,500})?"
    r"|(?<![ \t])[ \t]*(?:#|<!--)[ \t]{0,8}jd:.{0,600}"
)
"""Addresses, file names, code and comments: their spelling is not a matter of language."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, never empty, and what belongs in its place."""

    start: int
    end: int
    new: str


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in order; of two that overlap, the first, and of those that begin together, the longest."""
    made: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not made or edit.start >= made[-1].end:
            made.append(edit)
    return made


def outside_protected(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that touch no address, file name, code or comment."""
    if not edits:
        return []
    spans = [found.span() for found in PROTECTED.finditer(text)]
    ends = [end for _, end in spans]
    made = []
    for edit in edits:
        after = bisect_right(ends, edit.start)  # the first one that ends behind the edit's start
        if after == len(spans) or spans[after][0] >= edit.end:
            made.append(edit)
    return made


def findings(
    passage: Passage, edits: Sequence[Edit], message: Message, hint: Message | None
) -> Iterator[Finding]:
    """Yield one finding over all edits where the file holds the text as it is, else one for each.

    A replacement is given only where the file's own letters are exactly those of the text, so that splicing it in
    changes nothing else, and never a colon with a space into an unquoted text of a profile: YAML would take it for a
    key. Code of a pasted posting is left as it is.
    """
    if not edits or passage.is_code:
        return
    first, last = edits[0].start, edits[-1].end
    whole = Edit(first, last, _applied(passage.text, edits))
    span = passage.locate(first, last)
    if span.source.text[span.start : span.end] == passage.text[first:last]:
        edits = [whole]
    for edit in edits:
        span = passage.locate(edit.start, edit.end)
        old = passage.text[edit.start : edit.end]
        exact = span.source.text[span.start : span.end] == old
        opens_key = bool(passage.loc) and edit.new.count(": ") > old.count(": ") and not _is_quoted(passage)
        yield Finding(message, hint, span, replacement=edit.new if exact and not opens_key else None)


def _is_quoted(passage: Passage) -> bool:
    """Tell whether a text of a profile stands in quotes, where a colon opens no key."""
    begin = passage.locate(0, 1)
    return begin.source.text[max(0, begin.start - 1) : begin.start] in ("'", '"')


def _applied(text: str, edits: Sequence[Edit]) -> str:
    made: list[str] = []
    at = edits[0].start
    for edit in edits:
        made += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join(made)

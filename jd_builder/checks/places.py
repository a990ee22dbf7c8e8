"""Places in a value → places in the YAML text that it was read from."""

import unicodedata
from functools import lru_cache

from jd_builder.profile.source import Node
from jd_builder.sources import Span

_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", " ": " "}


def place_in(node: Node, start: int, end: int) -> Span:
    """Return where a stretch of a node's text stands; the whole value where its writing cannot be followed.

    Args:
        node: A node whose data is a string.
        start: First character, counted in the string.
        end: One past the last.
    """
    offsets = _offsets(node)
    if offsets is None or end <= start or end > len(offsets):
        return node.span
    return Span(node.span.source, offsets[start], offsets[end - 1] + 1)


@lru_cache(maxsize=16)
def _offsets(node: Node) -> list[int] | None:
    """Return where each character of a text stands: one long text may have many problems."""
    return _follow(node.data, node.span)


def _follow(value: str, span: Span) -> list[int] | None:
    """Return the offset of each character of a value: plain, quoted, folded or literal; None where they part."""
    text = span.source.text
    at, end = span.start, span.end
    quote = text[at : at + 1]
    if quote in "|>":
        at = text.find("\n", at, end) + 1
    elif quote in "'\"":
        at, end = at + 1, end - 1
    else:
        quote = ""
    offsets: list[int] = []
    for char in value:
        if char.isspace():
            offsets.append(min(at, end - 1))
            while at < end and text[at].isspace():
                at += 1
            continue
        while at < end and text[at].isspace():
            at += 1
        if at >= end:
            return None
        taken = _taken(text, at, end, char, quote)
        if not taken:
            return None
        offsets.append(at)
        at += taken
    return offsets


def _taken(text: str, at: int, end: int, char: str, quote: str) -> int:
    """Return how many characters of the text stand for one of the value; 0 where they differ."""
    if quote == "'" and char == "'" and text[at : at + 2] == "''":
        return 2
    if quote == '"' and text[at] == "\\":
        return 2 if _ESCAPES.get(text[at + 1 : at + 2]) == char else 0
    stop = at + 1
    while stop < end and unicodedata.combining(text[stop]):
        stop += 1
    if text[at] == char and stop == at + 1:
        return 1
    return stop - at if unicodedata.normalize("NFC", text[at:stop]) == char else int(text[at] == char)

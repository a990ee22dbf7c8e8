"""Places in a value → places in the YAML text that it was read from."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jd_builder.profile.source import Node
from jd_builder.sources import Source, Span

_Token = tuple[str, int, int]
"""A character of the value, and where its writing begins and ends."""

_ESCAPES: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_WIDTHS: Final = {"x": 2, "u": 4, "U": 8}
_PROPERTIES: Final = re.compile(r"(?:[&!]\S{0,200}+\s{1,200}+(?:#[^\r\n]{0,400}+\s{1,200}+){0,9}+){1,4}+")
"""An anchor or a tag in front of a value."""
_HEADER: Final = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)?")
_JOINED: Final = re.compile(r"\\[ \t]*(?:\r\n|\r|\n)\s*")
"""A line end in double quotes that belongs to no text."""


def place_in(node: Node, start: int, end: int) -> Span:
    """Return where a stretch of a node's text stands; the whole value where its writing cannot be followed.

    Args:
        node: A node whose data is a string.
        start: First character, counted in the string.
        end: One past the last.
    """
    places = _follow(node) if end > start else None
    if places is None or end > len(places):
        return node.span
    return Span(node.span.source, places[start][0], max(places[end - 1][1], places[start][0]))


def header_of(source: Source, span: Span) -> Span | None:
    """Return the first line of a value written as a block (`>-`, `|`), which may bear a comment; None for others."""
    text = source.text
    begin = _begin(text, span)
    found = _HEADER.match(text, begin, span.end) if text[begin : begin + 1] in ("|", ">") else None
    return Span(source, span.start, found.end()) if found else None


def _begin(text: str, span: Span) -> int:
    found = _PROPERTIES.match(text, span.start, span.end)
    return found.end() if found else span.start


@lru_cache(maxsize=8)
def _follow(node: Node) -> list[tuple[int, int]] | None:
    """Return start and end of each character of a value; None where value and text part.

    White space is followed as a whole: lines are folded and indentation is left out in as many ways as YAML has.
    """
    tokens = list(_tokens(node.span))
    value: str = node.data
    places: list[tuple[int, int]] = []
    at = 0
    end_of_text = tokens[-1][2] if tokens else node.span.end
    index = 0
    while index < len(value):
        run = index
        while run < len(value) and value[run].isspace():
            run += 1
        stop = at
        while stop < len(tokens) and tokens[stop][0].isspace():
            stop += 1
        if run > index:
            places += _spaces(
                value[index:run], tokens[at:stop], tokens[at][1] if at < len(tokens) else end_of_text
            )
            index, at = run, stop
            continue
        at = stop
        taken = _same(value, index, tokens, at)
        if taken is None:
            return None
        chars, written = taken
        places += [(tokens[at][1], tokens[at + written - 1][2])] * chars
        index, at = index + chars, at + written
    return places


def _spaces(value: str, tokens: list[_Token], at: int) -> list[tuple[int, int]]:
    if value == "".join(char for char, _, _ in tokens):
        return [(start, end) for _, start, end in tokens]
    whole = (tokens[0][1], tokens[-1][2]) if tokens else (at, at)
    return [whole] * len(value)


def _same(value: str, index: int, tokens: list[_Token], at: int) -> tuple[int, int] | None:
    """Return how many characters of the value and of the text say the same, None where they differ."""
    if at >= len(tokens):
        return None
    stop = at + 1
    while stop < len(tokens) and _belongs(tokens[stop][0]):
        stop += 1
    if stop == at + 1 and tokens[at][0] == value[index]:
        return 1, 1
    made = unicodedata.normalize("NFC", "".join(char for char, _, _ in tokens[at:stop]))
    return (len(made), stop - at) if value.startswith(made, index) else None


def _belongs(char: str) -> bool:
    """Tell whether a character may become one with that before it."""
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"


def _tokens(span: Span) -> Iterator[_Token]:
    text = span.source.text
    at, end = _begin(text, span), span.end
    quote = text[at : at + 1]
    if quote in ("|", ">"):
        header = _HEADER.match(text, at, end)
        yield from _plain(text, header.end() if header else at, end)
    elif quote == "'":
        yield from _single(text, at + 1, end - 1)
    elif quote == '"':
        yield from _double(text, at + 1, end - 1)
    else:
        yield from _plain(text, at, end)


def _plain(text: str, at: int, end: int) -> Iterator[_Token]:
    for offset in range(at, end):
        yield text[offset], offset, offset + 1


def _single(text: str, at: int, end: int) -> Iterator[_Token]:
    while at < end:
        width = 2 if text.startswith("''", at, end) else 1
        yield text[at], at, at + width
        at += width


def _double(text: str, at: int, end: int) -> Iterator[_Token]:
    while at < end:
        if text[at] != "\\":
            yield text[at], at, at + 1
            at += 1
        elif joined := _JOINED.match(text, at, end):
            at = joined.end()
        else:
            kind = text[at + 1 : at + 2]
            width = 2 + _WIDTHS.get(kind, 0)
            char = chr(int(text[at + 2 : at + width], 16)) if kind in _WIDTHS else _ESCAPES.get(kind, kind)
            yield char, at, at + width
            at += width

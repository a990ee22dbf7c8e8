"""A plain text → one of at most so many characters, cut where a sentence ends; how to apply stays."""

import re
from typing import Final

TAIL_MARK: Final = "\f"
"""Stands in a template before the part that is kept whole."""
_SENTENCE_END: Final = re.compile(r"[.!?…]+(?=\s)|(?=\n)")


def shorten(text: str, limit: int | None) -> str:
    """Return a text without its mark, cut to a number of characters.

    What stands before the mark is cut at the end of a sentence or line; what stands after it is kept whole where it fits
    into two thirds of the limit, else the whole text is cut. A heading is never left without what it heads.

    Args:
        text: The text.
        limit: Most characters, line ends counted; None for no limit.
    """
    body, _, tail = text.partition(TAIL_MARK)
    body, tail = _tidy(body), _tidy(tail)
    whole = f"{body}\n\n{tail}\n" if tail else f"{body}\n"
    if limit is None or len(whole) <= limit:
        return whole
    if tail and len(tail) + 3 <= limit * 2 // 3:
        return f"{_cut(body, limit - len(tail) - 3)}\n\n{tail}\n"
    return _cut(whole.strip("\n"), limit - 1) + "\n"


def _tidy(text: str) -> str:
    """Leave one empty line where a template left several, none at the ends."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, limit + 1) if match.end() <= limit]
    if ends:
        lines = text[: ends[-1]].rstrip().split("\n")
        while lines and (not lines[-1].strip() or lines[-1].isupper()):
            lines.pop()
        if lines:
            return "\n".join(lines)
    words = text[: max(0, limit - 1)].rsplit(None, 1)
    return (words[0] if words else text[: max(0, limit - 1)]) + "…"

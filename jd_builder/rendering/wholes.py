"""Texts between two spaces that the PDF engines break at the wrong place."""

import re
from typing import Final

_WHOLE_LENGTH: Final = 16
"""A longer text may be broken: it might not fit a narrow column in one piece."""
_LONG_WORD: Final = 20
"""A longer one must be."""
_TAG: Final = (
    r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>"
)
_PIECE: Final = re.compile(rf"{_TAG}|(?P<text>[^\s<>]+)", re.DOTALL)
_JOINED: Final = re.compile(r"\w[/–]\w")


def mark_wholes(page: str) -> str:
    """Return a page in which `1–5`, `14:00–22:00` and `anh/chị` are elements to keep on one line, and long words to break.

    Both engines break after a dash or a stroke. Elements mark these places, not word joiners: for a sign that a font
    does not have another font is used, and what is copied from a PDF should hold nothing unseen. PlutoPrint breaks
    any word that follows an element where words may be broken at all, so there only the long ones may.
    """
    start = max(page.find("<body"), 0)
    return page[:start] + _PIECE.sub(_marked, page[start:])


def _marked(found: re.Match[str]) -> str:
    text = found["text"]
    if text is None:
        return found[0]
    if len(text) > _LONG_WORD:
        return f'<span class="long-word">{text}</span>'
    if len(text) <= _WHOLE_LENGTH and _JOINED.search(text):
        return f'<span class="whole">{text}</span>'
    return text

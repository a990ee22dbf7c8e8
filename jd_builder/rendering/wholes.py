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
_TAGS: Final = re.compile(rf"({_TAG})", re.DOTALL)
_WORD: Final = re.compile(r"[^\s<>]+")
_JOINED: Final = re.compile(r"\w[/–]\w")
_TOO_LONG: Final = re.compile(rf"[^\s<>]{{{_LONG_WORD + 1}}}")


def mark_wholes(page: str) -> str:
    """Return a page in which `1–5`, `14:00–22:00` and `anh/chị` are elements to keep on one line, and long words to break.

    Both engines break after a dash or a stroke. Elements mark these places, not word joiners: for a sign that a font
    does not have another font is used, and what is copied from a PDF should hold nothing unseen. PlutoPrint breaks
    any word that follows an element where words may be broken at all, so there only the long ones may.
    """
    start = max(page.find("<body"), 0)
    parts = _TAGS.split(page[start:])  # texts, with a tag between each two
    parts[::2] = [_WORD.sub(_marked, text) if _may_hold_one(text) else text for text in parts[::2]]
    return page[:start] + "".join(parts)


def _may_hold_one(text: str) -> bool:
    """Tell quickly whether a word of a text may be marked: in nearly all texts none is."""
    return "/" in text or "–" in text or (len(text) > _LONG_WORD and _TOO_LONG.search(text) is not None)


def _marked(found: re.Match[str]) -> str:
    text = found[0]
    if len(text) > _LONG_WORD:
        return f'<span class="long-word">{text}</span>'
    if len(text) <= _WHOLE_LENGTH and _JOINED.search(text):
        return f'<span class="whole">{text}</span>'
    return text

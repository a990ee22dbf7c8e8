"""Two views of the same document, one in each language → one view in which every text that differs is a pair."""

import dataclasses
from itertools import zip_longest
from typing import Any, Final, TypeVar, cast

from markupsafe import Markup, escape

from jd_builder.documents.advert import Advert

_T = TypeVar("_T")
LANGUAGES: Final = ("vi", "en")
_ONE_LANGUAGE: Final = (Advert,)
"""Parts that machines read: they stay in the first language."""


class Pair(str):
    """A text in two languages: both in one line where it is printed plainly, side by side in HTML."""

    __slots__ = ("first", "second")
    first: str
    second: str

    def __new__(cls, first: str, second: str) -> "Pair":
        """Join two texts."""
        made = super().__new__(cls, f"{first} / {second}")
        made.first, made.second = first, second
        return made

    def __html__(self) -> str:
        """Return both, each marked with its language; the style sheet lays them out."""
        first, second = (
            f'<span lang="{language}">{escape(text)}</span>'
            for language, text in zip(LANGUAGES, (self.first, self.second), strict=True)
        )
        return Markup(f'<span class="pair">{first} {second}</span>')  # noqa: S704 — both are escaped


def first_of(text: str) -> str:
    """Return a text in the first language."""
    return text.first if isinstance(text, Pair) else text


def paired(one: _T, other: _T) -> _T:
    """Return a view in both languages.

    Args:
        one: The view in the first language.
        other: The same document of the same role in the second.
    """
    return cast("_T", _paired(one, other))


def _paired(one: Any, other: Any) -> Any:
    if isinstance(one, str):
        return one if one == other or not other else Pair(one, other) if one else other
    if isinstance(one, tuple):
        both = zip_longest(one, other)
        return tuple(a if b is None else b if a is None else _paired(a, b) for a, b in both)
    if dataclasses.is_dataclass(one) and not isinstance(one, _ONE_LANGUAGE) and type(one) is type(other):
        kind: Any = type(one)
        return kind(
            **{
                each.name: _paired(getattr(one, each.name), getattr(other, each.name))
                for each in dataclasses.fields(one)
            }
        )
    return one

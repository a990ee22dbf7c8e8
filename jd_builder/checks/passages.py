"""A profile or a plain posting → its texts one by one, each knowing its part and its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final

from jd_builder.checks.folding import Folded, fold
from jd_builder.checks.places import place_in
from jd_builder.languages import LANGUAGES
from jd_builder.profile.source import Node
from jd_builder.profile.validation import Loc, pointer_of
from jd_builder.sources import Span


class Part(StrEnum):
    """What a text of a posting is about; it decides what its words mean."""

    TITLE = "title"
    SUMMARY = "summary"
    DUTIES = "duties"
    SUCCESS = "success"
    REQUIREMENTS = "requirements"
    BENEFITS = "benefits"
    CONDITIONS = "conditions"
    APPLY = "apply"
    INTERVIEW = "interview"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # that of Enum is not compiled, and every text is looked up by its part


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: a value of a profile, or a line of a plain posting.

    Attributes:
        text: As it stands.
        part: What it is about.
        language: Its language.
        locate: Turns a stretch of `text` into a place.
        loc: Its path in a profile; empty in a plain posting.
        is_code: It stands in a block of code, where every space may matter.
        folded: The same in one spelling.
    """

    text: str
    part: Part
    language: str
    locate: Callable[[int, int], Span] = field(repr=False, compare=False)
    loc: Loc = ()
    is_code: bool = False
    folded: Folded = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))

    @property
    def pointer(self) -> str:
        """Dotted path in a profile, empty in a plain posting."""
        return pointer_of(self.loc)

    def span(self, found: re.Match[str], group: int | str = 0) -> Span:
        """Return the place of a match in `folded.text`, or of one of its groups."""
        return self.locate(*self.folded.origin(found.start(group), found.end(group)))

    def written(self, found: re.Match[str], group: int | str = 0) -> str:
        """Return what was found as the author wrote it."""
        start, end = self.folded.origin(found.start(group), found.end(group))
        return " ".join(self.text[start:end].split())


_PARTS: Final = {
    "summary": Part.SUMMARY,
    "duties": Part.DUTIES,
    "success": Part.SUCCESS,
    "requirements": Part.REQUIREMENTS,
    "benefits": Part.BENEFITS,
    "other": Part.CONDITIONS,
    "interview": Part.INTERVIEW,
    "posting": Part.APPLY,
}
_COMPANY_PARTS: Final = {
    "about": Part.SUMMARY,
    "benefits": Part.BENEFITS,
    "address": Part.CONDITIONS,
    "footer": Part.UNKNOWN,
}
"""Texts of `company.yaml` that documents print; its name is as it is registered, in capitals or not."""
_NO_TEXT: Final = re.compile(r"[a-z0-9_./:-]*")
"""Ids, choices, dates and file names."""
_NOT_READ: Final = frozenset(
    {"url", "email", "phone", "code", "postal_code", "extends", "language", "job_specific_reason"}
)


@lru_cache(maxsize=2)
def profile_passages(tree: Node, language: str) -> tuple[Passage, ...]:
    """Return every text of a profile, in the order of the file; several rules ask for those of one tree.

    Args:
        tree: The profile as read, everything it extends in it.
        language: Language of its plain texts.
    """
    return tuple(_profile_texts(tree, language))


def _profile_texts(tree: Node, language: str) -> Iterator[Passage]:
    if not isinstance(tree.data, dict):
        return
    for key, node in tree.data.items():
        if key == "title" and isinstance(node.data, dict):
            for name, child in node.data.items():
                part = Part.TITLE if name in ("name", "aliases") else Part.CONDITIONS
                yield from _texts(child, (key, name), part, language)
        elif key in _PARTS:
            yield from _texts(node, (key,), _PARTS[key], language)


def company_passages(tree: Node, language: str) -> tuple[Passage, ...]:
    """Return the texts of a company that its documents print.

    Args:
        tree: `company.yaml` as read.
        language: Language of its plain texts.
    """
    found = ((key, tree.child(key), part) for key, part in _COMPANY_PARTS.items())
    return tuple(
        passage
        for key, node, part in found
        if node is not None
        for passage in _texts(node, (key,), part, language)
    )


def _texts(top: Node, path: Loc, part: Part, language: str) -> Iterator[Passage]:
    """Yield the texts below a node; a stack instead of recursion, because every profile comes through here."""
    waiting: list[tuple[Node, Loc]] = [(top, path)]
    while waiting:
        node, loc = waiting.pop()
        data = node.data
        if isinstance(data, str):
            if not _NO_TEXT.fullmatch(data):
                spoken = loc[-1] if loc[-1] in LANGUAGES else node.span.source.language or language
                yield Passage(data, part, str(spoken), partial(place_in, node), loc)
        elif isinstance(data, dict):
            waiting += [(child, (*loc, key)) for key, child in reversed(data.items()) if key not in _NOT_READ]
        elif isinstance(data, list):
            waiting += [(data[index], (*loc, index)) for index in range(len(data) - 1, -1, -1)]

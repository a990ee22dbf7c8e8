"""The word lists of data/words → entries that a rule can look for, by the words that they hold."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jd_builder.checks.folding import Phrase, without_marks_of
from jd_builder.checks.passages import Part
from jd_builder.compiled import load_compiled
from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.profile.base import Model
from jd_builder.profile.localized import Text, Word
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.source import Node
from jd_builder.profile.validation import validate

FOLDER: Final = Path(__file__).parent.parent / "data" / "words"


class Entry(Model):
    """A phrase to look for.

    `find` is a pattern as `Phrase` takes it, `words` hold one of every text that it fits, `instead` says what to write
    in its place, `source` where the idea comes from, `not_in` parts of a posting in which it is ordinary.
    """

    find: Word
    words: tuple[Word, ...]
    instead: Text
    source: Word
    not_in: tuple[Part, ...] = ()


class Coding(Model):
    """Stems of words that studies found to be coded for one sex."""

    masculine: tuple[Word, ...]
    feminine: tuple[Word, ...]
    not_: tuple[Word, ...]
    role: tuple[Word, ...]
    phrases: tuple[Word, ...]


class Lists(Model):
    """All of them."""

    empty: tuple[Entry, ...]
    cliches: tuple[Entry, ...]
    spun: tuple[Entry, ...]
    abbreviations: dict[str, Text]
    coding: Coding


@cache
def word_lists() -> Lists:
    """Return every list.

    Raises:
        ProfileError: A list cannot be used; the problems say where and why.
    """
    made: Lists = load_compiled(sorted(FOLDER.glob("*.yaml")), "words", _read)
    return made


def _read() -> Lists:
    nodes = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        tree, problems = read_nodes(read_source(file))
        if problems:
            raise ProfileError(say("{file} cannot be used", file=file.name), problems)
        nodes[file.stem] = tree
    coding = nodes["coding"]
    coding.data["not_"] = coding.data.pop("not")
    made, found = validate(Lists, Node(nodes, coding.span), "vi")
    if made is None:
        raise ProfileError(say("{file} cannot be used", file=FOLDER.name), found)
    return made


def index_of(entries: tuple[Entry, ...]) -> tuple[Mapping[str, tuple[Entry, ...]], frozenset[str]]:
    """Return the entries by word, forms without marks among them, and the words with marks."""
    by_word: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for word in entry.words:
            for form in {word, without_marks_of(word)}:
                by_word[form] = (*by_word.get(form, ()), entry)
    return by_word, frozenset(word for entry in entries for word in entry.words)


@cache
def phrase_of(pattern: str) -> Phrase:
    """Return the pattern of an entry."""
    return Phrase(pattern)

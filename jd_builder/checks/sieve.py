"""Which pieces of words a text holds, as bits of one number, so that a pattern is ruled out by a comparison."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple, Protocol

from jd_builder.checks import needs
from jd_builder.checks.needs import LONGEST, Choice, alternatives_of, commonness, needs_of, rarest
from jd_builder.compiled import load_made

_LONG: Final = 40
"""A longer word may hold any piece: no pattern is ruled out by it, and it is not remembered."""
_REMEMBERED: Final = 50_000
_MANY: Final = 4


class Sieve:
    """Gives each choice of pieces a bit, and tells the bits of a text.

    Choices join while texts are looked at, in several threads too. What is known of words is then left to those who
    still hold it, so that nobody remembers a number in which the new bits are missing.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._places: dict[tuple[Choice, bool], int] = {}
        self._count = 0
        self._pieces: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._of_words = 0
        self.known = Known(self._pieces, self._words, 0)
        self.waiting: list[Search] | None = []

    def place_of(self, choice: Choice, *, whole: bool = False) -> int:
        """Return the place of the bit of texts that hold one of these pieces, or of these whole words."""
        with self._lock:
            place = self._places.get((choice, whole))
            if place is None:
                place = self._places[choice, whole] = self._count
                self._count += 1
                self._add(choice, place, whole=whole)
                self.known = Known(self._pieces, self._words, self._of_words)
            return place

    def take(self, choices: Iterable[Choice]) -> int:
        """Take over the choices of another one in their order, and return the place of the first."""
        with self._lock:
            start = self._count
            for choice in choices:
                self._add(choice, self._count, whole=False)
                self._count += 1
            self.known = Known(self._pieces, self._words, self._of_words)
            return start

    def choices(self) -> list[Choice]:
        """Return every choice of pieces in the order of the bits, if there are no others."""
        return [choice for choice, _ in self._places]

    def _add(self, choice: Choice, place: int, *, whole: bool) -> None:
        table = self._words if whole else self._pieces
        for piece in choice:
            table[piece] = table.get(piece, 0) | 1 << place
        self._of_words |= 1 << place if whole else 0


class Known(dict[str, int]):
    """The bits of words that were seen; those of a new one are worked out.

    Args:
        pieces: The bits of pieces.
        words: The bits of whole words.
        of_words: All of those.
    """

    def __init__(self, pieces: Mapping[str, int], words: Mapping[str, int], of_words: int) -> None:
        super().__init__()
        self._pieces = pieces
        self._words = words
        self._of_words = of_words

    def __missing__(self, word: str) -> int:
        bits = self._words.get(word, 0)
        if len(word) > _LONG:
            return bits | ~self._of_words
        padded = f" {word} "
        for start in range(len(padded)):
            for end in range(start + 1, min(start + LONGEST, len(padded)) + 1):
                bits |= self._pieces.get(padded[start:end], 0)
        if len(self) < _REMEMBERED:
            self[word] = bits
        return bits

    def bits_in(self, words: Iterable[str]) -> int:
        """Return the bits of a text of these words."""
        return reduce(or_, map(self.__getitem__, words), 0)


MARKED: Final = Sieve()
BARE: Final = Sieve()
"""Of texts typed with marks, and of those without: a pattern looks otherwise in each."""


class Learnt(NamedTuple):
    """What a text needs to fit a pattern.

    Attributes:
        gate: The place of a bit without which no text fits; -1 where none is known.
        ways: The places of the bits of which a text needs those of one; that which fewest texts have is first.
        parts: The alternatives, where there are so many that it pays to look at each by itself.
    """

    gate: int
    ways: tuple[tuple[int, ...], ...]
    parts: "tuple[tuple[str, Learnt], ...]" = ()


def learn(written: str, sieve: Sieve) -> Learnt:
    """Work out what a text needs to fit a pattern."""
    parts = tuple((each, learn(each, sieve)) for each in _parts_of(written))
    found = needs_of(written)
    choice = rarest(found)
    if not choice:
        return Learnt(-1, ((),), parts)
    if parts:  # they know more than what is left when all are taken together
        ways = tuple(chain.from_iterable(part.ways for _, part in parts))
    else:
        ways = tuple(tuple(map(sieve.place_of, sorted(way, key=_by_rarity))) for way in found)
    return Learnt(sieve.place_of(choice), ways, parts)


def _by_rarity(choice: Choice) -> tuple[float, list[str]]:
    return commonness(choice), sorted(choice)


def _parts_of(written: str) -> tuple[str, ...]:
    alternatives = alternatives_of(written)
    return alternatives if len(alternatives) >= _MANY else ()


class Holding(Protocol):
    """A text that knows which pieces of words it holds."""

    @property
    def text(self) -> str:
        """What to search in."""

    @property
    def held(self) -> int:
        """The bits of its pieces."""


class Search:
    """A pattern that is compiled when a text comes that may fit; for many patterns none ever does.

    Attributes:
        written: The regular expression.
    """

    def __init__(self, written: str, sieve: Sieve) -> None:
        """Take a pattern.

        Args:
            written: The regular expression.
            sieve: Knows the texts that will come.
        """
        self.written = written
        self._sieve = sieve
        if sieve.waiting is not None:
            sieve.waiting.append(self)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)

    @cached_property
    def _learnt(self) -> tuple[Learnt, int]:
        return learn(self.written, self._sieve), 0

    def know(self, learnt: Learnt, start: int) -> None:
        """Take what was learnt of it elsewhere, where the first bit stood at another place."""
        self.__dict__["_learnt"] = learnt, start

    @cached_property
    def gate(self) -> int:
        """A bit without which no text fits; 0 where none is known."""
        learnt, start = self._learnt
        return 1 << learnt.gate + start if learnt.gate >= 0 else 0

    @cached_property
    def ways(self) -> tuple[int, ...]:
        """The bits of which a text needs those of one."""
        learnt, start = self._learnt
        return tuple(sum(1 << place + start for place in set(way)) for way in learnt.ways)

    def needs(self) -> Iterator[tuple[int, int]]:
        """Yield the bits of each way, and that of them which fewest texts have: 0 where none is needed."""
        learnt, start = self._learnt
        for bits, way in zip(self.ways, learnt.ways, strict=True):
            yield bits, 1 << way[0] + start if way else 0

    @cached_property
    def _parts(self) -> "tuple[Search, ...]":
        learnt, start = self._learnt
        made = []
        for written, each in learnt.parts:
            part = Search.__new__(Search)
            part.written, part._sieve = written, self._sieve
            part.know(each, start)
            made.append(part)
        return tuple(made)

    def may_fit(self, text: Holding) -> bool:
        """Tell whether a text may fit."""
        gate, ways = self.gate, self.ways  # before its bits: they may be new
        if not gate:
            return True
        held = text.held
        if held & gate:
            for way in ways:
                if held & way == way:
                    return True
        return False

    def first(self, text: Holding) -> re.Match[str] | None:
        """Return the first place in a text, or None."""
        if not self.may_fit(text):
            return None
        if not self._parts:
            return self._pattern.search(text.text)
        best = None
        for part in self._parts:
            found = part.first(text)
            if found is not None and (best is None or found.start() < best.start()):
                best = found
        return best

    def all(self, text: Holding, start: int) -> Iterator[re.Match[str]]:
        """Yield every place in a text."""
        return self._pattern.finditer(text.text, start) if self.may_fit(text) else iter(())


def learn_all(beside: Path) -> None:
    """Learn what all patterns made so far need, from the compiled form where they are unchanged.

    Args:
        beside: The shipped folder where the compiled file is kept.
    """
    for sieve, name in ((MARKED, "needs"), (BARE, "bare-needs")):
        searches, sieve.waiting = (
            sieve.waiting or [],
            None,
        )  # those made later are few, and learn by themselves
        if searches:
            _learn_together(sieve, searches, beside, name)


def _learn_together(sieve: Sieve, searches: list[Search], beside: Path, name: str) -> None:
    def make() -> tuple[list[Choice], list[Learnt]]:
        fresh = Sieve()
        for search in searches:  # gates are asked for most: small numbers are compared faster
            for written in (search.written, *_parts_of(search.written)):
                fresh.place_of(rarest(needs_of(written)))
        learnt = [learn(search.written, fresh) for search in searches]
        return fresh.choices(), learnt

    code = (Path(module).read_bytes() for module in (__file__, needs.__file__))
    content = (search.written.encode() + b"\0" for search in searches)
    choices, learnt = load_made(beside, name, chain(code, content), make)
    start = sieve.take(choices)
    for search, each in zip(searches, learnt, strict=True):
        search.know(each, start)

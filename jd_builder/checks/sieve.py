"""In which ways a text may hold what patterns need, as bits of one number, so that a pattern is ruled out by a comparison."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple, Protocol

from jd_builder.checks import needs
from jd_builder.checks.needs import DIGIT, LONGEST, MOST_CHOICES, Way, alternatives_of, has_one_way, needs_of
from jd_builder.compiled import load_made

_LONG: Final = 40
"""A longer word may hold any piece: no pattern is ruled out by it, and it is not remembered."""
_ANY_DIGIT: Final = re.compile(DIGIT)
_REMEMBERED: Final = 20_000
_MANY: Final = 4

Table = dict[str, list[int]]
"""A piece of a word → the choices that it is among, counted through all ways as if each had as many as it may."""


class Sieve:
    """Gives each way to hold what a pattern needs its place, and tells which ways are open to a text.

    A way is open to a text whose words hold a piece of each of its choices.

    Ways join while texts are looked at, in several threads too. What is known of words is then left to those who
    still hold it, so that nobody remembers a number in which the new bits are missing.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._places: dict[Way, int] = {}
        self._count = 0
        self._pieces: Table = {}
        self._spare: list[int] = []
        self.known = Known(self._pieces, (), 0)
        self.waiting: list[Search] | None = []

    def place_of(self, way: Way) -> int:
        """Return the place of a way."""
        with self._lock:
            place = self._places.get(way)
            if place is None:
                place = self._places[way] = self._count
                for number, choice in enumerate(way):
                    for piece in choice:
                        self._pieces.setdefault(piece, []).append(MOST_CHOICES * place + number)
                self._join(1, range(len(way), MOST_CHOICES))
            return place

    def keep(self) -> "Kept":
        """Return what another one may take over."""
        return Kept(self._pieces, self._spare, self._count)

    def take(self, kept: "Kept") -> int:
        """Take over the ways of another one in their order, and return the place of the first."""
        with self._lock:
            start = self._count
            for piece, choices in kept.pieces.items():
                self._pieces.setdefault(piece, []).extend(MOST_CHOICES * start + each for each in choices)
            self._join(kept.size, kept.spare)
            return start

    def _join(self, count: int, spare: Iterable[int]) -> None:
        self._spare += (MOST_CHOICES * self._count + each for each in spare)
        self._count += count
        self.known = Known(self._pieces, self._spare, self._count)


class Kept(NamedTuple):
    """The ways of a sieve.

    Attributes:
        pieces: The choices that each piece is among.
        spare: The choices that ways have fewer than they may have.
        size: How many ways there are.
    """

    pieces: Table
    spare: list[int]
    size: int


class Known(dict[str, int]):
    """The choices that the words are among which were seen, each a bit; those of a new one are worked out.

    The first choices of all ways come first, then the second ones, and so on.

    Args:
        pieces: The choices that each piece is among.
        spare: Those that need nothing.
        count: How many ways there are.
    """

    def __init__(self, pieces: Mapping[str, list[int]], spare: Iterable[int], count: int) -> None:
        super().__init__()
        self._pieces = pieces
        self._spare = spare
        self._count = count

    @cached_property
    def _always(self) -> int:
        return self._bits(self._spare)

    def _bits(self, choices: Iterable[int]) -> int:
        count = self._count
        places = (divmod(each, MOST_CHOICES) for each in choices)
        # the table may know ways already that joined later
        return bits_of({number * count + place for place, number in places if place < count})

    def __missing__(self, word: str) -> int:
        if len(word) > _LONG:
            return (1 << MOST_CHOICES * self._count) - 1
        padded = f" {word} "
        choices = set(self._pieces.get(DIGIT, ())) if _ANY_DIGIT.search(word) else set()
        for start in range(len(padded)):
            for end in range(start + 1, min(start + LONGEST, len(padded)) + 1):
                choices.update(self._pieces.get(padded[start:end], ()))
        made = self._bits(choices)
        if len(self) < _REMEMBERED:
            self[word] = made
        return made

    def open_to(self, words: Iterable[str]) -> int:
        """Return the places of the ways that are open to a text of these words, as bits."""
        open_ways = bits = reduce(or_, filter(None, map(self.__getitem__, words)), self._always)
        for _ in range(MOST_CHOICES - 1):
            bits >>= self._count
            open_ways &= bits
        return open_ways


def bits_of(places: Iterable[int]) -> int:
    """Return places as the bits of one number."""
    return sum(1 << place for place in places)


MARKED: Final = Sieve()
BARE: Final = Sieve()
"""Of texts typed with marks, and of those without: a pattern looks otherwise in each."""


class Learnt(NamedTuple):
    """What a text needs to fit a pattern.

    Attributes:
        places: The places of the ways of which one must be open to it.
        parts: The alternatives, where there are so many that it pays to look at each by itself.
    """

    places: tuple[int, ...]
    parts: "tuple[tuple[str, Learnt], ...]" = ()


def learn(written: str, sieve: Sieve) -> Learnt:
    """Work out what a text needs to fit a pattern."""
    alternatives = alternatives_of(written)
    if len(alternatives) < _MANY:
        return Learnt(tuple(map(sieve.place_of, needs_of(written))))
    parts = tuple((each, learn(each, sieve)) for each in alternatives)
    # they know more than what is left when all are taken together
    return Learnt(tuple(chain.from_iterable(part.places for _, part in parts)), parts)


class Holding(Protocol):
    """A text that knows what its words may be part of."""

    @property
    def text(self) -> str:
        """What to search in."""

    @property
    def open_ways(self) -> int:
        """The bits of the ways that are open to it."""


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
        """Take what was learnt of it elsewhere, where the first way stood at another place."""
        self.__dict__["_learnt"] = learnt, start

    @cached_property
    def ways(self) -> int:
        """The bits of the ways of which one must be open to a text."""
        learnt, start = self._learnt
        return bits_of({start + place for place in learnt.places})

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

    @cached_property
    def _begins(self) -> bool:
        """Whether it fits at the beginning of a text only: trying it there takes less than what else is done."""
        return self.written.startswith(r"\A") and has_one_way(self.written)

    def may_fit(self, text: Holding) -> bool:
        """Tell whether a text may fit."""
        ways = self.ways  # before those of the text: they may be new
        return text.open_ways & ways != 0

    def first(self, text: Holding) -> re.Match[str] | None:
        """Return the first place in a text, or None."""
        if self._begins:
            return self._pattern.match(text.text)
        ways = self.ways  # as above
        open_ways = text.open_ways
        return self._first(text.text, open_ways) if open_ways & ways else None

    def _first(self, text: str, open_ways: int) -> re.Match[str] | None:
        if not self._parts:
            return self._pattern.search(text)
        best = None
        for part in self._parts:
            found = part._first(text, open_ways) if open_ways & part.ways else None
            if found is not None and (best is None or found.start() < best.start()):
                best = found
        return best

    def all(self, text: Holding, start: int) -> Iterator[re.Match[str]]:
        """Yield every place in a text."""
        ways = self.ways  # as above
        return self._pattern.finditer(text.text, start) if text.open_ways & ways else iter(())


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
    def make() -> tuple[Kept, list[Learnt]]:
        fresh = Sieve()
        learnt = [learn(search.written, fresh) for search in searches]
        return fresh.keep(), learnt

    code = (Path(module).read_bytes() for module in (__file__, needs.__file__))
    content = (search.written.encode() + b"\0" for search in searches)
    kept, learnt = load_made(beside, name, chain(code, content), make)
    start = sieve.take(kept)
    for search, each in zip(searches, learnt, strict=True):
        search.know(each, start)

"""Which pieces of words a text holds, as bits of one number, so that a pattern is ruled out by a comparison."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from threading import Lock
from typing import Final, Protocol

from jd_builder.checks.needs import LONGEST, Choice, Way, alternatives_of, needs_of, rarest

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
        self._bits: dict[tuple[Choice, bool], int] = {}
        self._pieces: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._of_words = 0
        self.known = Known(self._pieces, self._words, 0)

    def bit_of(self, choice: Choice, *, whole: bool = False) -> int:
        """Return the bit of texts that hold one of these pieces, or of these whole words."""
        with self._lock:
            bit = self._bits.get((choice, whole), 0)
            if not bit:
                bit = self._bits[choice, whole] = 1 << len(self._bits)
                table = self._words if whole else self._pieces
                for piece in choice:
                    table[piece] = table.get(piece, 0) | bit
                self._of_words |= bit if whole else 0
                self.known = Known(self._pieces, self._words, self._of_words)
            return bit


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


SIEVE: Final = Sieve()


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

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)

    @cached_property
    def _parts(self) -> "tuple[Search, ...]":
        """Its alternatives, where it has so many that it pays to look at each by itself."""
        parts = alternatives_of(self.written)
        return tuple(map(Search, parts)) if len(parts) >= _MANY else ()

    @cached_property
    def gate(self) -> int:
        """A bit without which no text fits; 0 where none is known."""
        choice = rarest(self._needs)
        return SIEVE.bit_of(choice) if choice else 0

    @cached_property
    def ways(self) -> tuple[int, ...]:
        """The bits of which a text needs those of one."""
        if self._parts:
            return tuple(chain.from_iterable(part.ways or (0,) for part in self._parts))
        return tuple(reduce(or_, map(SIEVE.bit_of, way), 0) for way in self._needs)

    @cached_property
    def _needs(self) -> tuple[Way, ...]:
        return needs_of(self.written)

    def may_fit(self, text: Holding) -> bool:
        """Tell whether a text may fit."""
        ways = self.ways  # before its bits: they may be new
        if not self.gate:
            return True
        held = text.held
        if held & self.gate:
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

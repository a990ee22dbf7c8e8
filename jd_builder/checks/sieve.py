"""Which pieces of words a text holds, as bits of one number, so that a pattern is ruled out by a comparison."""

import re
from collections.abc import Iterable
from functools import cached_property
from threading import Lock
from typing import Final

from jd_builder.checks.needs import LONGEST, Choice, needs_of, rarest

_LONG: Final = 40
"""A longer word may hold anything: no pattern is ruled out by it, and it is not remembered."""
_REMEMBERED: Final = 50_000
_EVERYTHING: Final = -1

Words = dict[str, int]
"""The bits of words that were seen."""


class Sieve:
    """Gives each choice of pieces a bit, and tells the bits of a text.

    Patterns join while texts are looked at, in several threads too. What is known of words is then left to those who
    still hold it, so that nobody remembers a number in which the new bits are missing.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._bits: dict[Choice, int] = {}
        self._pieces: dict[str, int] = {}
        self.words: Words = {}

    def bit_of(self, choice: Choice) -> int:
        """Return the bit of texts that hold one of these pieces."""
        with self._lock:
            bit = self._bits.get(choice, 0)
            if not bit:
                bit = self._bits[choice] = 1 << len(self._bits)
                for piece in choice:
                    self._pieces[piece] = self._pieces.get(piece, 0) | bit
                self.words = {}
            return bit

    def bits_in(self, text: Iterable[str]) -> tuple[Words, int]:
        """Return the table of words that was used, and the bits that a text of these words has."""
        words, held = self.words, 0
        for word in text:
            bits = words.get(word)
            held |= self._learn(words, word) if bits is None else bits
        return words, held

    def _learn(self, words: Words, word: str) -> int:
        if len(word) > _LONG:
            return _EVERYTHING
        padded, bits = f" {word} ", 0
        for start in range(len(padded)):
            for end in range(start + 1, min(start + LONGEST, len(padded)) + 1):
                bits |= self._pieces.get(padded[start:end], 0)
        if len(words) < _REMEMBERED:
            words[word] = bits
        return bits


SIEVE: Final = Sieve()


class Search:
    """A pattern that is compiled when a text comes that may fit; for many patterns none ever does.

    Attributes:
        written: The regular expression.
    """

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.written)

    @cached_property
    def gate(self) -> int:
        """The bit without which no text fits; 0 where none is known."""
        return self._needed[0]

    @cached_property
    def _needed(self) -> tuple[int, tuple[int, ...]]:
        ways = needs_of(self.written)
        choice = rarest(ways)
        if not choice:
            return 0, ()
        made = []
        for way in ways:
            made.append(0)
            for each in way:
                made[-1] |= SIEVE.bit_of(each)
        return SIEVE.bit_of(choice), tuple(made)

    def may_fit(self, held: int) -> bool:
        """Tell whether a text with these bits may fit; the bits must have been taken after `gate` was asked for."""
        gate, ways = self._needed
        if not held & gate:
            return not gate
        for way in ways:  # noqa: SIM110 — a generator takes four times as long
            if held & way == way:
                return True
        return False

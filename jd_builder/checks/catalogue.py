"""Every rule, listed by family."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import accumulate
from operator import or_
from typing import Final, NamedTuple

from jd_builder.checks import hiring, kpis, law, posting, structure, wording
from jd_builder.checks.folding import without_marks_of
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Rule

FAMILIES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "JD1": structure.RULES,
    "JD2": kpis.RULES,
    "JD3": law.RULES,
    "JD4": wording.RULES,
    "JD5": hiring.RULES,
    "JD6": posting.RULES,
}
RULES: Final[tuple[Rule, ...]] = tuple(rule for rules in FAMILIES.values() for rule in rules)

_REMEMBERED: Final = 10_000
"""Sets of rules that are remembered."""


class _Asked(NamedTuple):
    """A rule that a text holds a word of.

    Attributes:
        rule: It.
        bit: By which it is told that its signs stand in a text.
        ways: It finds nothing in a text to which none of these is open, unless its signs are there; None if it may.
    """

    rule: Rule
    bit: int
    ways: int | None


class WordIndex:
    """Which rules to ask about a text: by the words in it, by phrases and signs, and by its part."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [(1 << place, rule) for place, rule in enumerate(rules) if rule.passage is not None]
        self._signs = [(bit, rule.signs) for bit, rule in self._rules if rule.signs is not None]
        self._of_signs = reduce(or_, (bit for bit, _ in self._signs), 0)
        self._of_part = {part: sum(bit for bit, rule in self._rules if part in rule.parts) for part in Part}
        self._wordless = sum(bit for bit, rule in self._rules if not rule.words)
        self._of_word: dict[str, int] = {}
        for bit, rule in self._rules:
            for word in {*rule.words, *map(without_marks_of, rule.words)}:
                self._of_word[word] = self._of_word.get(word, 0) | bit
        self._words = frozenset(self._of_word)
        self._asked: dict[tuple[int, bool], tuple[_Asked, ...]] = {}

    def rules_for(self, passages: Sequence[Passage]) -> Iterator[list[Rule]]:
        """Yield, for each text, the rules that may find something in it, in their order."""
        for passage, signed in zip(passages, self._signed(passages), strict=True):
            folded = passage.folded
            bits = self._wordless | signed
            for word in folded.words & self._words:
                bits |= self._of_word[word]
            # what is asked about before what is open to the text: it may be new
            asked = self._asked_by(bits & self._of_part[passage.part], folded.is_bare)
            opened = folded.open_ways
            yield [rule for rule, bit, ways in asked if ways is None or opened & ways or signed & bit]

    def _signed(self, passages: Sequence[Passage]) -> list[int]:
        """Return the bits of the rules whose signs stand in each text; all texts are searched at once."""
        found = [0 if passage.folded.is_exact else self._of_signs for passage in passages]
        texts = [passage.text for passage in passages]
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        whole = "\n".join(texts)
        for bit, signs in self._signs:
            for sign in signs.finditer(whole):
                found[bisect_right(starts, sign.start()) - 1] |= bit
        return found

    def _asked_by(self, bits: int, bare: bool) -> tuple[_Asked, ...]:
        asked = self._asked.get((bits, bare))
        if asked is None:
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            asked = self._asked[bits, bare] = tuple(
                _Asked(rule, bit, _ways_of(rule, bare=bare)) for bit, rule in self._rules if bits & bit
            )
        return asked


def _ways_of(rule: Rule, *, bare: bool) -> int | None:
    if rule.phrases is not None:
        return rule.phrases.ways(bare=bare)
    return 0 if rule.signs is not None and not rule.words else None


@cache
def rule_codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(rule.code for rule in RULES)

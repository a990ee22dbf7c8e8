"""Every rule, listed by family."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import accumulate
from operator import or_
from typing import Final

from jd_builder.checks import hiring, kpis, law, posting, structure, wording
from jd_builder.checks.folding import without_marks_of
from jd_builder.checks.gates import Gates
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Rule
from jd_builder.checks.sieve import BARE, MARKED

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


class WordIndex:
    """Which rules to ask about a text: by the words in it, by signs, and by its part."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [(1 << place, rule) for place, rule in enumerate(rules) if rule.passage is not None]
        self._signs = [(bit, rule.signs) for bit, rule in self._rules if rule.signs is not None]
        self._of_signs = reduce(or_, (bit for bit, _ in self._signs), 0)
        self._gates: dict[tuple[bool, Part], Gates] = {}
        self._known: dict[tuple[int, int, bool, Part], tuple[Rule, ...]] = {}
        self._listed: dict[tuple[int, Part], tuple[Rule, ...]] = {}

    def rules_for(self, passages: Sequence[Passage]) -> Iterator[tuple[Rule, ...]]:
        """Yield, for each text, the rules that may find something in it, in their order."""
        known = self._known
        for passage, signed in zip(passages, self._signed(passages), strict=True):
            folded, part = passage.folded, passage.part
            gates = self._gates.get((folded.is_bare, part)) or self._learn(folded.is_bare, part)
            key = (
                folded.held & gates.needed,
                signed,
                folded.is_bare,
                part,
            )  # the gates before its bits: they may be new
            rules = known.get(key)
            if rules is None:
                rules = self._rules_of(gates.open_to(key[0]) | signed, part)
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[key] = rules
            yield rules

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

    def _rules_of(self, bits: int, part: Part) -> tuple[Rule, ...]:
        rules = self._listed.get((bits, part))
        if rules is None:
            if len(self._listed) >= _REMEMBERED:
                self._listed.clear()
            rules = tuple(rule for bit, rule in self._rules if bits & bit and part in rule.parts)
            self._listed[bits, part] = rules
        return rules

    def _learn(self, bare: bool, part: Part) -> Gates:
        made = self._gates[bare, part] = Gates(
            (bit, *need)
            for bit, rule in self._rules
            if part in rule.parts
            for need in _needs_of(rule, bare=bare)
        )
        return made


def _needs_of(rule: Rule, *, bare: bool) -> Iterator[tuple[int, int]]:
    """Yield the ways in which a text can hold what a rule looks for, as `Gates` takes them."""
    forms = frozenset((*rule.words, *map(without_marks_of, rule.words)))
    word = 1 << (BARE if bare else MARKED).place_of(forms, whole=True) if forms else 0
    if rule.phrases is not None:
        for search in rule.phrases.searches(bare=bare):
            yield from ((way | word, key or word) for way, key in search.needs())
    elif word or rule.signs is None:
        yield word, word


@cache
def rule_codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(rule.code for rule in RULES)

"""Every rule, listed by family."""

from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import or_
from typing import Final

from jd_builder.checks import hiring, kpis, law, posting, structure, wording
from jd_builder.checks.folding import without_marks_of
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
    """Which rules to ask about a text, by the words in it, and by its part."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [(rule, _bits_of(rule)) for rule in rules if rule.passage is not None]
        self._bits = tuple(reduce(or_, (bits[bare] for _, bits in self._rules), 0) for bare in (False, True))
        self._named: dict[tuple[int, bool, Part], tuple[Rule, ...]] = {}

    def rules_for(self, passage: Passage) -> list[Rule]:
        """Return the rules that may find something in a text, in their order."""
        folded = passage.folded
        key = folded.held & self._bits[folded.is_bare], folded.is_bare, passage.part
        rules = self._named.get(key)
        if rules is None:
            rules = self._remember(*key)
        return [rule for rule in rules if rule.phrases is None or rule.phrases.may_stand_in(folded)]

    def _remember(self, named: int, is_bare: bool, part: Part) -> tuple[Rule, ...]:
        if len(self._named) >= _REMEMBERED:
            self._named.clear()
        made = tuple(
            rule
            for rule, bits in self._rules
            if part in rule.parts and (bits[is_bare] & named or not bits[is_bare])
        )
        self._named[named, is_bare, part] = made
        return made


def _bits_of(rule: Rule) -> tuple[int, int]:
    """Return the bits of marked and bare texts that hold a word of a rule; 0 if it is asked about every text."""
    forms = frozenset((*rule.words, *map(without_marks_of, rule.words)))
    marked, bare = (1 << sieve.place_of(forms, whole=True) if forms else 0 for sieve in (MARKED, BARE))
    return marked, bare


@cache
def rule_codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(rule.code for rule in RULES)

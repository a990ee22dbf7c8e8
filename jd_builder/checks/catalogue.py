"""Every rule, listed by family."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

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


class WordIndex:
    """Which rules to ask about a text, by the words in it, and by its part."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [rule for rule in rules if rule.passage is not None]
        self._always = sum(1 << at for at, rule in enumerate(self._rules) if not rule.words)
        self._by_word: dict[str, int] = {}
        for at, rule in enumerate(self._rules):
            for form in {*rule.words, *map(without_marks_of, rule.words)}:
                self._by_word[form] = self._by_word.get(form, 0) | 1 << at
        self._named: dict[tuple[int, Part], tuple[Rule, ...]] = {}

    def rules_for(self, passage: Passage) -> list[Rule]:
        """Return the rules that may find something in a text, in their order."""
        named = self._always
        for word in passage.folded.words:
            named |= self._by_word.get(word, 0)
        rules = self._named.get((named, passage.part))
        if rules is None:
            rules = self._remember(named, passage.part)
        folded = passage.folded
        return [rule for rule in rules if rule.phrases is None or rule.phrases.may_stand_in(folded)]

    def _remember(self, named: int, part: Part) -> tuple[Rule, ...]:
        if len(self._named) >= _REMEMBERED:
            self._named.clear()
        made = tuple(rule for at, rule in enumerate(self._rules) if named >> at & 1 and part in rule.parts)
        self._named[named, part] = made
        return made


@cache
def rule_codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(rule.code for rule in RULES)

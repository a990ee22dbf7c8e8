"""Every rule, listed by family."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from jd_builder.checks import hiring, kpis, law, posting, structure, wording
from jd_builder.checks.folding import without_marks_of
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


class WordIndex:
    """Which rules to ask about a text, by the words in it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [rule for rule in rules if rule.passage is not None]
        self._always = {at for at, rule in enumerate(self._rules) if not rule.words}
        self._by_word: dict[str, set[int]] = {}
        for at, rule in enumerate(self._rules):
            for form in {*rule.words, *map(without_marks_of, rule.words)}:
                self._by_word.setdefault(form, set()).add(at)

    def rules_for(self, words: frozenset[str]) -> list[Rule]:
        """Return the rules that may find something in a text with these words, in their order."""
        named = words & self._by_word.keys()
        asked = self._always.union(*(self._by_word[word] for word in named)) if named else self._always
        return [self._rules[at] for at in sorted(asked)]


@cache
def rule_codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(rule.code for rule in RULES)

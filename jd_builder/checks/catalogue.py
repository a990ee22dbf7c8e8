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
        self._always: list[Rule] = []
        self._by_word: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.passage is None:
                continue
            if not rule.words:
                self._always.append(rule)
            for form in {*rule.words, *map(without_marks_of, rule.words)}:
                self._by_word.setdefault(form, []).append(rule)

    def rules_for(self, words: frozenset[str]) -> list[Rule]:
        """Return the rules that may find something in a text with these words."""
        asked = dict.fromkeys(self._always)
        for word in words & self._by_word.keys():
            asked.update(dict.fromkeys(self._by_word[word]))
        return list(asked)


@cache
def rule_codes() -> frozenset[str]:
    """Return every code."""
    return frozenset(rule.code for rule in RULES)

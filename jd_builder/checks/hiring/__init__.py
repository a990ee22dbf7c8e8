"""JD5xx: does the interview look for what the role asks for, and for nothing else."""

from typing import Final

from jd_builder.checks.hiring import coverage, levels, minutes, questions
from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (*coverage.RULES, *questions.RULES, *minutes.RULES, *levels.RULES),
        key=lambda rule: rule.code,
    )
)

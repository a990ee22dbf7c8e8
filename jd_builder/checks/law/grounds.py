"""JD301–JD307: a candidate's sex, age, family, origin, belief, health or union as a condition."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

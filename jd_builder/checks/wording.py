"""JD4xx: empty, spun, inconsistent or badly typed words."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

"""JD330–JD340: probation, pay, hours, rest, leave and insurance."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

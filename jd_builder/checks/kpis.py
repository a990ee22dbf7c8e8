"""JD2xx: are the KPIs and their targets specific, measurable, owned, due and fair."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

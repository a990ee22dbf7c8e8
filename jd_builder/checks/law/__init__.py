"""What Vietnamese law forbids or demands of a role, a posting and an interview."""

from typing import Final

from jd_builder.checks.law import candidates, grounds, person, terms
from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (*grounds.RULES, *person.RULES, *candidates.RULES, *terms.RULES)

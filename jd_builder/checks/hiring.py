"""JD5xx: does the interview look for what the role asks for, and for nothing else."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

"""JD6xx: can a stranger answer the posting."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

"""JD320–JD322: money, original papers and personal data asked of candidates."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

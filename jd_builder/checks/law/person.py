"""JD310–JD315: looks, height, home, voice, health and private life as a condition."""

from typing import Final

from jd_builder.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()

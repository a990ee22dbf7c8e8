"""JD4xx: empty, spun, inconsistent or badly typed words."""

from typing import Final

from jd_builder.checks.rule import Rule
from jd_builder.checks.wording import abbreviations, address, coding, letters, phrases, spaces, tones

RULES: Final[tuple[Rule, ...]] = (
    *phrases.RULES,
    *address.RULES,
    *tones.RULES,
    *letters.RULES,
    *spaces.RULES,
    *abbreviations.RULES,
    *coding.RULES,
)

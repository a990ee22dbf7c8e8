"""JD1xx: is everything there, once, and in its place."""

from typing import Final

from jd_builder.checks.passages import Part
from jd_builder.checks.rule import Rule
from jd_builder.checks.structure.duties import (
    duplicate_duties,
    duplicate_lines,
    duty_without_frequency,
    unwieldy_duty,
)
from jd_builder.checks.structure.placeholders import PLACEHOLDER_SIGNS, PLACEHOLDERS, placeholder_left
from jd_builder.checks.structure.sections import (
    missing_sections,
    posting_length,
    section_empty,
    text_length,
    too_many_musts,
)
from jd_builder.checks.structure.titles import title_decorated, title_loaded, title_shouted
from jd_builder.problems import Severity

_TITLES: Final = frozenset({Part.TITLE})

RULES: Final[tuple[Rule, ...]] = (
    Rule("JD101", "duty-without-frequency", Severity.WARNING, role=duty_without_frequency),
    Rule("JD102", "section-missing", Severity.WARNING, role=section_empty, posting=missing_sections),
    Rule("JD103", "title-in-capitals", Severity.WARNING, passage=title_shouted, parts=_TITLES),
    Rule("JD104", "title-with-symbols", Severity.WARNING, passage=title_decorated, parts=_TITLES),
    Rule("JD105", "title-with-more-than-the-job", Severity.WARNING, passage=title_loaded, parts=_TITLES),
    Rule("JD106", "too-many-must-haves", Severity.WARNING, role=too_many_musts),
    Rule(
        "JD107",
        "placeholder-left",
        Severity.ERROR,
        passage=placeholder_left,
        phrases=PLACEHOLDERS,
        signs=PLACEHOLDER_SIGNS,
    ),
    Rule("JD108", "duplicate-duty", Severity.WARNING, role=duplicate_duties, posting=duplicate_lines),
    Rule("JD109", "posting-length", Severity.NOTE, role=posting_length, posting=text_length),
    Rule("JD110", "unwieldy-duty", Severity.NOTE, passage=unwieldy_duty, parts=frozenset({Part.DUTIES})),
)

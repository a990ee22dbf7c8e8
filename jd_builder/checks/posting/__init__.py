"""JD6xx: can a stranger answer the posting."""

from typing import Final

from jd_builder.checks.posting.answering import (
    apply_missing,
    deadline_missing,
    deadline_past,
    no_deadline_told,
    no_way_told,
    not_for_search_engines,
    told_deadline_past,
)
from jd_builder.checks.posting.pay import (
    nothing_about_pay,
    pay_missing,
    pay_unsaid,
    pay_vague,
    pay_wide,
    range_wide,
)
from jd_builder.checks.rule import Rule
from jd_builder.problems import Severity

RULES: Final[tuple[Rule, ...]] = (
    Rule("JD601", "pay-missing", Severity.WARNING, role=pay_missing, posting=nothing_about_pay),
    Rule("JD602", "pay-without-figure", Severity.WARNING, role=pay_vague, posting=pay_unsaid),
    Rule("JD603", "deadline-missing", Severity.WARNING, role=deadline_missing, posting=no_deadline_told),
    Rule("JD604", "deadline-past", Severity.WARNING, role=deadline_past, posting=told_deadline_past),
    Rule("JD605", "no-way-to-apply", Severity.WARNING, role=apply_missing, posting=no_way_told),
    Rule("JD606", "not-for-search-engines", Severity.WARNING, role=not_for_search_engines),
    Rule("JD607", "pay-range-wide", Severity.NOTE, role=pay_wide, posting=range_wide),
)

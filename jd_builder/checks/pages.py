"""Everything that has a code, and so a page: defects of the file itself, the rules, and misused ignore comments."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from jd_builder.checks.catalogue import RULES
from jd_builder.checks.ignoring import CODE_REASON, CODE_UNKNOWN, CODE_UNUSED
from jd_builder.checks.rule import Rule
from jd_builder.languages import Message, say
from jd_builder.library.loading import CODE_DUPLICATE_ID
from jd_builder.problems import CODE_TEMPLATE, Severity
from jd_builder.profile.company_file import CODE_CONTRAST
from jd_builder.profile.fonts import CODE_FONT
from jd_builder.profile.images import CODE_IMAGE
from jd_builder.profile.inherit import CODE_EXTENDS, CODE_OVERRIDE
from jd_builder.profile.reading import CODE_DUPLICATE, CODE_FILE, CODE_LIMIT, CODE_SYNTAX
from jd_builder.profile.validation import (
    CODE_MISSING,
    CODE_TYPE,
    CODE_UNKNOWN_ID,
    CODE_UNKNOWN_KEY,
    CODE_VALUE,
)

FILE_DEFECTS: Final = (
    Rule(CODE_FILE, "unreadable-file", Severity.ERROR),
    Rule(CODE_SYNTAX, "yaml-syntax", Severity.ERROR),
    Rule(CODE_DUPLICATE, "duplicate-key", Severity.ERROR),
    Rule(CODE_LIMIT, "beyond-limits", Severity.ERROR),
    Rule(CODE_EXTENDS, "unusable-parent", Severity.ERROR),
    Rule(CODE_OVERRIDE, "unusable-set", Severity.ERROR),
    Rule(CODE_MISSING, "missing-key", Severity.ERROR),
    Rule(CODE_UNKNOWN_KEY, "unknown-key", Severity.ERROR),
    Rule(CODE_TYPE, "wrong-kind-of-value", Severity.ERROR),
    Rule(CODE_VALUE, "impossible-value", Severity.ERROR),
    Rule(CODE_UNKNOWN_ID, "unknown-id", Severity.ERROR),
    Rule(CODE_DUPLICATE_ID, "duplicate-id", Severity.ERROR),
    Rule(CODE_IMAGE, "unusable-logo", Severity.ERROR),
    Rule(CODE_FONT, "unusable-font", Severity.ERROR),
    Rule(CODE_CONTRAST, "faint-colour", Severity.WARNING),
    Rule(CODE_TEMPLATE, "broken-template", Severity.ERROR),
)
"""What is found while a profile is read or printed; no check looks for it."""
LOADING_WARNINGS: Final = frozenset(rule.code for rule in FILE_DEFECTS if rule.severity is not Severity.ERROR)
"""What stops nothing, and so may be ignored."""
LOADING_ERRORS: Final = frozenset(rule.code for rule in FILE_DEFECTS) - LOADING_WARNINGS
IGNORE_DEFECTS: Final = (
    Rule(CODE_UNUSED, "unused-ignore", Severity.WARNING),
    Rule(CODE_REASON, "ignore-without-reason", Severity.WARNING),
    Rule(CODE_UNKNOWN, "ignore-of-nothing", Severity.WARNING),
)
PAGED: Final[tuple[Rule, ...]] = (*FILE_DEFECTS, *RULES, *IGNORE_DEFECTS)
"""Everything with a page, by code."""

FAMILY_NAMES: Final[Mapping[str, Message]] = {
    "JD0": say("the file itself"),
    "JD1": say("structure"),
    "JD2": say("KPIs and goals"),
    "JD3": say("Vietnamese law"),
    "JD4": say("wording"),
    "JD5": say("interview"),
    "JD6": say("posting"),
    "JD9": say("ignore comments"),
}


@cache
def paged_rules() -> Mapping[str, Rule]:
    """Return everything with a page by its code."""
    return {rule.code: rule for rule in PAGED}

"""What a rule is: a code, a name, how much it matters, and functions that look for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from jd_builder.checks.folding import Phrases
from jd_builder.checks.law_tables import Law
from jd_builder.checks.options import Limits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.languages import Message
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.models import Ground
from jd_builder.profile.validation import Loc
from jd_builder.sources import Span

EVERYWHERE: Final = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about one place; its code and how much it matters are the rule's.

    Attributes:
        message: What is wrong.
        hint: What to do about it.
        at: Where: a stretch of text, or the path of a value of the profile. The start of the text if None.
        key: Point at the key of the value.
        severity: Where it matters more or less than the rule does as a whole.
        act: What the law calls it, where that is not the rule's own.
        replacement: What may take the place of the stretch without changing what is said.
        loc: The path of the value that holds the stretch, where `at` is one and the rule looks at a whole profile.
    """

    message: Message
    hint: Message | None = None
    at: Span | Loc | None = None
    key: bool = False
    severity: Severity | None = None
    act: str | None = None
    replacement: str | None = None
    loc: Loc = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What every check may ask about.

    Attributes:
        day: The day the law of which counts: of the posting, or today.
        today: The day of the check.
        law: Limits and fines in force on `day`.
        limits: What the project considers too much or too little.
        wage_region: That of the profile or its company for the minimum wage, None where neither names it.
    """

    day: date
    today: date
    law: Law
    limits: Limits
    wage_region: Literal["I", "II", "III", "IV"] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    Attributes:
        code: `JD` and three digits.
        name: What it is about, in words joined by hyphens.
        severity: How much it matters.
        role: Looks at a whole profile.
        passage: Looks at one text, of a profile or a plain posting.
        posting: Looks at a plain posting as a whole.
        words: `passage` is asked only about texts that hold one of these words (small letters, with marks);
            about every text if empty.
        phrases: `passage` finds nothing where none of these stands; it is not asked about texts that lack their words.
        signs: `passage` is asked only about texts in which this stands as they are written, and about those written
            oddly: other Unicode forms, double spaces. With `phrases`, about texts with either.
        parts: `passage` is asked only about texts of these parts.
        ground: The ground of distinction that a written job-specific reason may justify.
        act: What the law calls it, a key of `acts` in law.yaml: the article and the fine are told with it.
    """

    code: str
    name: str
    severity: Severity
    role: Callable[[Role, Context], Iterator[Finding]] | None = None
    passage: Callable[[Passage, Context], Iterator[Finding]] | None = None
    posting: Callable[[PlainPosting, Context], Iterator[Finding]] | None = None
    words: frozenset[str] = frozenset()
    phrases: Phrases | None = None
    signs: re.Pattern[str] | None = None
    parts: frozenset[Part] = EVERYWHERE
    ground: Ground | None = None
    act: str | None = None


Family = Literal["structure", "kpis", "law", "wording", "hiring", "posting"]

"""JD320–JD322: money, original papers and personal data asked of candidates."""

from typing import Final

from jd_builder.checks.law import data, money, papers
from jd_builder.checks.rule import Rule
from jd_builder.problems import Severity

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "JD320",
        "candidate-pays",
        Severity.ERROR,
        passage=money.money_in_passage,
        phrases=money.PAYS,
        words=money.WORDS,
        act="recruitment_cost",
    ),
    Rule(
        "JD321",
        "original-papers-kept",
        Severity.ERROR,
        passage=papers.papers_in_passage,
        phrases=papers.KEPT,
        words=papers.WORDS,
        act="security",
    ),
    Rule(
        "JD322",
        "too-much-personal-data",
        Severity.WARNING,
        passage=data.data_in_passage,
        phrases=data.DATA,
        words=data.WORDS,
        act="candidate_data",
    ),
)

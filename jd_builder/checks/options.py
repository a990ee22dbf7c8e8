"""What a project wants checked, and what it considers too much or too little."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jd_builder.problems import Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """Advice that depends on taste; the law's own limits are in law.yaml.

    Attributes:
        must_haves: Most requirements that are a must.
        competencies: Most competencies that one interview looks at.
        posting_min: Fewest characters of a posting.
        posting_max: Most characters of a posting.
        duty_max: Most characters of one duty.
        salary_ratio: How many times the lowest pay the highest may be.
        kpis: Most KPIs that count; with more than 10% each, as some companies demand, nine fit.
        kpi_weight: Least weight in percent that is worth counting.
    """

    must_haves: int = 7
    competencies: int = 8
    posting_min: int = 1_000
    posting_max: int = 6_000
    duty_max: int = 300
    salary_ratio: float = 2.0
    kpis: int = 9
    kpi_weight: float = 5


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Which rules to apply.

    Attributes:
        select: Beginnings of codes (`JD3`, `JD301`); only these, where given.
        ignore: Beginnings of codes to leave out.
        severities: Code or its beginning → how much it matters here.
        as_of: The day the law of which counts; None for the day of the posting, else today.
        limits: What is too much or too little.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    as_of: date | None = None
    limits: Limits = Limits()

    def wants(self, code: str) -> bool:
        """Tell whether a rule is asked for: the longer of the beginnings that name it decides."""
        chosen = max((len(each) for each in self.select if code.startswith(each)), default=-1)
        left_out = max((len(each) for each in self.ignore if code.startswith(each)), default=-1)
        return left_out < chosen or (left_out < 0 and not self.select)

    def severity(self, code: str, own: Severity) -> Severity:
        """Return how much a problem matters in this project."""
        named = [each for each in self.severities if code.startswith(each)]
        return self.severities[max(named, key=len)] if named else own

"""The law's limits and fines as dated tables, and those of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field

from jd_builder.compiled import load_compiled
from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.profile.base import Model
from jd_builder.profile.localized import Text, Word
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.validation import validate

FILE: Final = Path(__file__).parent / "data" / "law.yaml"
Region = Literal["I", "II", "III", "IV"]
Dong = Annotated[int, Field(gt=0)]


class Dated(Model):
    """Something that is in force for a time, and where it is written.

    `since` is the first day, `until` the last one; `cite` is how a sentence names the provision.
    """

    since: date
    until: date | None = None
    cite: Text
    source: Word

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Fine(Dated):
    """A fine in đồng for one person; an organisation pays `organisation` times as much."""

    least: Dong
    most: Dong
    organisation: int = 2


class Act(Model):
    """Something the law forbids or demands, from when on where that is not as long as the rest, and the fines for it."""

    cite: Text
    source: Word
    since: date | None = None
    fines: tuple[Fine, ...] = ()


class ProbationLimits(Dated):
    """The longest probation by what the job asks for, in days, and the least share of the wage in percent.

    `other` counts working days.
    """

    manager: int
    college: int
    vocational: int
    other: int
    pay_percent: int


class WorkingTimeLimits(Dated):
    """Normal hours, overtime hours and days off."""

    per_day: int
    per_day_weekly: int
    per_week: int
    overtime_month: int
    overtime_year: int
    overtime_year_special: int
    rest_days_month: int


class LeaveLimits(Dated):
    """Paid days off a year."""

    days: int


class HolidayLimits(Dated):
    """Paid public holidays a year, and how many of them are those of the lunar new year."""

    days: int
    new_year: int


class OvertimePay(Dated):
    """The least pay for overtime in percent of that of usual hours, and what nights add to it."""

    weekday: int
    rest_day: int
    holiday: int
    night_extra: int


class DrivingAges(Dated):
    """From which ages licences above that of a car are given, and up to which a coach may be driven."""

    ages: tuple[int, ...]
    latest: tuple[int, ...]


class MinimumWage(Dated):
    """The lowest wage in đồng by region, for a month and for an hour; no hours where no source was read.

    `places` are a few that beyond doubt lie in a region, as postings name them.
    """

    month: dict[Region, Dong]
    hour: dict[Region, Dong] = Field(default_factory=dict)
    places: dict[Region, tuple[Word, ...]] = Field(default_factory=dict)
    places_source: Word | None = None


class LawBook(Model):
    """Everything, of all times."""

    acts: dict[str, Act]
    probation: tuple[ProbationLimits, ...]
    working_time: tuple[WorkingTimeLimits, ...]
    leave: tuple[LeaveLimits, ...]
    holidays: tuple[HolidayLimits, ...]
    overtime_pay: tuple[OvertimePay, ...]
    driving: tuple[DrivingAges, ...]
    minimum_wage: tuple[MinimumWage, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """What is in force on one day; None where the tables do not reach.

    Attributes:
        day: The day.
        acts: What is forbidden or demanded; the fines in force first.
        probation: Limits of probation.
        working_time: Limits of working time.
        leave: Least annual leave.
        holidays: Public holidays.
        overtime_pay: Least pay for overtime.
        driving: Ages of drivers.
        minimum_wage: Least wage.
    """

    day: date
    acts: Mapping[str, Act]
    probation: ProbationLimits | None
    working_time: WorkingTimeLimits | None
    leave: LeaveLimits | None
    holidays: HolidayLimits | None
    overtime_pay: OvertimePay | None
    driving: DrivingAges | None
    minimum_wage: MinimumWage | None

    def fine(self, act: str) -> Fine | None:
        """Return the fine for an act on that day, None where the tables have none."""
        return _on(self.acts[act].fines, self.day)


@cache
def law_book() -> LawBook:
    """Return the tables of law.yaml."""
    made: LawBook = load_compiled([FILE], "law", _read)
    return made


def _read() -> LawBook:
    tree, problems = read_nodes(read_source(FILE))
    book, found = validate(LawBook, tree, "vi")
    if book is None or problems:
        raise ProfileError(say("{file} cannot be used", file=FILE.name), [*problems, *found])
    return book


@cache
def law_on(day: date) -> Law:
    """Return what is in force on a day."""
    book = law_book()
    return Law(
        day=day,
        acts=book.acts,
        probation=_on(book.probation, day),
        working_time=_on(book.working_time, day),
        leave=_on(book.leave, day),
        holidays=_on(book.holidays, day),
        overtime_pay=_on(book.overtime_pay, day),
        driving=_on(book.driving, day),
        minimum_wage=_on(book.minimum_wage, day),
    )


_DatedT = TypeVar("_DatedT", bound=Dated)


def _on(entries: Sequence[_DatedT], day: date) -> _DatedT | None:
    return next((entry for entry in entries if entry.holds(day)), None)

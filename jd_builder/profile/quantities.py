"""Numbers with a unit, as people write them: `4,5`, `10%`, `5 pp`, `2 giờ`, `3 months`, `7 triệu`."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import PlainValidator, WithJsonSchema

from jd_builder.languages import say
from jd_builder.profile.invalid import Invalid


class Kind(StrEnum):
    """What a quantity counts."""

    NUMBER = "number"  # bare: in the KPI's own unit
    PERCENT = "percent"
    POINTS = "percentage_points"
    DURATION = "duration"


class TimeUnit(StrEnum):
    """Units of time that a duration may be written in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


SECONDS: Final[dict[TimeUnit, float]] = {
    TimeUnit.SECOND: 1,
    TimeUnit.MINUTE: 60,
    TimeUnit.HOUR: 3600,
    TimeUnit.DAY: 86_400,
    TimeUnit.WORKING_DAY: 120_960,  # five in seven days
    TimeUnit.WEEK: 604_800,
    TimeUnit.MONTH: 2_629_800,  # a twelfth of 365.25 days
    TimeUnit.QUARTER: 7_889_400,
    TimeUnit.YEAR: 31_557_600,
}
"""Seconds in a unit; working days, months and longer are averages, used to compare, never to count days."""

_WORDS: Final[dict[str, TimeUnit]] = {
    word: unit
    for unit, words in {
        TimeUnit.SECOND: "s, sec, secs, second, seconds, giây",
        TimeUnit.MINUTE: "min, mins, minute, minutes, phút",
        TimeUnit.HOUR: "h, hr, hrs, hour, hours, giờ, tiếng",
        TimeUnit.DAY: "d, day, days, ngày",
        TimeUnit.WORKING_DAY: "working day, working days, business day, business days, ngày làm việc",
        TimeUnit.WEEK: "w, week, weeks, tuần",
        TimeUnit.MONTH: "month, months, tháng",
        TimeUnit.QUARTER: "quarter, quarters, quý",
        TimeUnit.YEAR: "y, year, years, năm",
    }.items()
    for word in words.split(", ")
}
_MONEY: Final[dict[str, int]] = {
    "": 1, "đ": 1, "₫": 1, "đồng": 1, "vnd": 1, "vnđ": 1,
    "nghìn": 1_000, "ngàn": 1_000, "k": 1_000, "triệu": 1_000_000, "tr": 1_000_000, "million": 1_000_000,
    "triệu đồng": 1_000_000, "nghìn đồng": 1_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000,
}  # fmt: skip
_NUMBER: Final = re.compile(r"([-+−]?)\s*([0-9][0-9.,_\s]*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    Attributes:
        value: The number as written, in `time_unit` where it is a duration.
        kind: What it counts.
        time_unit: Unit of a duration, else None.
    """

    value: float
    kind: Kind = Kind.NUMBER
    time_unit: TimeUnit | None = None

    @property
    def comparable(self) -> float:
        """The value in a unit that compares: seconds for a duration, else the number."""
        return self.value * SECONDS[self.time_unit] if self.time_unit else self.value


def parse_number(text: str) -> float | None:
    """Read a number written the Vietnamese or the English way; None where it is no number.

    A point or comma before exactly three digits that repeats is a thousands mark (`7.000.000`); a
    single one is the decimal mark (`4,5`, `4.5`).
    """
    text = text.strip().replace("_", "").replace(" ", "").replace("\u00a0", "").replace("−", "-")
    for mark, decimal in ((".", ","), (",", ".")):
        if re.fullmatch(
            rf"[-+]?[0-9]{{1,3}}(\{mark}[0-9]{{3}}){{2,}}(\{decimal}[0-9]+)?", text
        ) or re.fullmatch(rf"[-+]?[0-9]{{1,3}}(\{mark}[0-9]{{3}})+\{decimal}[0-9]+", text):
            text = text.replace(mark, "").replace(decimal, ".")
    if re.fullmatch(r"[-+]?[0-9]{1,15}([.,][0-9]{1,9})?", text):
        return float(text.replace(",", "."))
    return None


def _split(value: object) -> tuple[float, str]:
    """Return the number and the lower-case unit word of a written quantity."""
    if isinstance(value, bool) or value is None:
        raise Invalid(say("a number is needed here"))
    if isinstance(value, (int, float)):
        if abs(value) > 1e15:
            raise Invalid(say("the number is too large"))
        return float(value), ""
    if not isinstance(value, str):
        raise Invalid(say("a number is needed here, not a list or a group of keys"))
    match = _NUMBER.fullmatch(value.strip())
    number = parse_number(match[1] + match[2]) if match else None
    if match is None or number is None:
        raise Invalid(
            say("“{value}” is not a number", value=value),
            say("write for example 4.5, 10%, 5 pp, 2 h or 3 months"),
        )
    return number, " ".join(match[3].lower().split())


def parse_quantity(value: object) -> Quantity:
    """Read a number with or without a unit.

    Raises:
        Invalid: Not a number, or a unit that is none of %, pp and the units of time.
    """
    if isinstance(value, Quantity):
        return value
    number, unit = _split(value)
    if not unit:
        return Quantity(number)
    if unit == "%":
        return Quantity(number, Kind.PERCENT)
    if unit in ("pp", "điểm %", "điểm phần trăm", "percentage points"):
        return Quantity(number, Kind.POINTS)
    if unit in _WORDS:
        return Quantity(number, Kind.DURATION, _WORDS[unit])
    if unit in _MONEY:
        return Quantity(number * _MONEY[unit])
    if unit in ("điểm", "point", "points"):
        return Quantity(number)
    raise Invalid(
        say("“{unit}” is no unit known here", unit=unit),
        say("units: %, pp (percentage points), s, min, h, day, working day, week, month, quarter, year"),
    )


def parse_duration(value: object) -> Quantity:
    """Read a duration such as `2 h` or `3 tháng`.

    Raises:
        Invalid: Anything else, a bare number included.
    """
    quantity = parse_quantity(value)
    if quantity.kind is not Kind.DURATION or quantity.value <= 0:
        raise Invalid(
            say("a length of time is needed here"), say("write for example 30 s, 2 h, 3 months, 3 tháng")
        )
    return quantity


def parse_money(value: object) -> float:
    """Read an amount of money: `7000000`, `7_000_000`, `7.000.000`, `7 triệu`.

    Three digits after a point or comma are thousands here (`4.500 đ` is 4500).

    Raises:
        Invalid: Not an amount, or a negative one.
    """
    if isinstance(value, str):
        value = re.sub(r"(?<=[0-9])[.,](?=[0-9]{3}(?![0-9]))", "", value)
    number, unit = _split(value)
    if unit not in _MONEY or number < 0:
        raise Invalid(
            say("an amount of money is needed here"), say("write for example 7_000_000, 7.000.000 or 7 triệu")
        )
    return number * _MONEY[unit]


_DIGITS: Final = r"\s*[0-9][0-9.,_\s]*"
"""How a number begins; what may follow it depends on the KPI, which only the program knows."""


def _schema(example: str, pattern: str, **number: Any) -> dict[str, Any]:
    return {
        "anyOf": [{"type": "number", **number}, {"type": "string", "pattern": pattern}],
        "examples": [example],
    }


AnyQuantity = Annotated[
    Quantity,
    PlainValidator(parse_quantity),
    WithJsonSchema(_schema("10%", rf"^\s*[-+−]?{_DIGITS}")),
]
Duration = Annotated[
    Quantity,
    PlainValidator(parse_duration),
    WithJsonSchema(
        {"type": "string", "pattern": rf"^\s*[+]?{_DIGITS}[^0-9.,_\s]", "examples": ["3 months", "3 tháng"]}
    ),
]
Money = Annotated[
    float,
    PlainValidator(parse_money),
    WithJsonSchema(_schema("7_000_000", rf"^\s*[+]?{_DIGITS}", minimum=0)),
]

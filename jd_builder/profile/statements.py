"""A target as a person types it (`>= 4,7`, `không quá 2 giờ`, `-10%`) → what stands in the profile."""

import re
from dataclasses import dataclass
from typing import Final

from jd_builder.languages import say
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.quantities import Kind, Quantity, parse_quantity
from jd_builder.profile.splicing import Raw
from jd_builder.profile.targets import TargetKind

_BEFORE: Final[tuple[tuple[TargetKind, str], ...]] = (
    (TargetKind.AT_LEAST, r">=|≥|=>|at[ _]least|ít nhất|tối thiểu|không dưới|min(?:imum)?"),
    (TargetKind.AT_MOST, r"<=|≤|=<|at[ _]most|nhiều nhất|tối đa|không quá|không hơn|max(?:imum)?"),
    (TargetKind.INCREASE_BY, r"\+|increase[ _]by|tăng(?: thêm)?"),
    (TargetKind.DECREASE_BY, r"[-−]|decrease[ _]by|giảm(?: bớt)?"),
)
_RANGE: Final = re.compile(
    r"(?:từ|between|trong khoảng)?\s*(?P<low>.{1,40}?)\s*(?:\.\.\.?|–|—|->|→|\bđến\b|\band\b|(?<=[\w%])\s*-\s*(?=\d))\s*(?P<high>.{1,40})",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"từ\s+(?P<value>.{1,40}?)(?:\s+trở lên)?", re.IGNORECASE)
_HINT: Final = say('write for example ">= 4.7", "<= 2 h", "3 min..6 min", "+5 pp" or "-10%"')
_NUMBER_PART: Final = re.compile(r"[-+−]?\s*[0-9][0-9.,_\s\u00a0]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a target says.

    Attributes:
        kind: Which of the five statements; None where only a number is given.
        values: The number with its unit, as it is to stand in the file; two of a range.
    """

    kind: TargetKind | None
    values: tuple[Raw, ...]

    @property
    def data(self) -> Raw | list[Raw]:
        """The value of the key `kind`."""
        return list(self.values) if self.kind is TargetKind.BETWEEN else self.values[0]


def parse_statement(text: str) -> Statement:
    """Read a target.

    Raises:
        Invalid: It is none.
    """
    text = " ".join(text.split())
    for kind, pattern in _BEFORE:
        found = re.match(rf"(?:{pattern})\s*(?=[\d+-])", text, re.IGNORECASE)
        if found is not None:
            return Statement(kind, (written_quantity(text[found.end() :]),))
    between = _RANGE.fullmatch(text)
    if between is not None:
        low, high = between["low"], between["high"]
        if parse_quantity(low).kind is Kind.NUMBER:
            unit = _unit(high)
            low = f"{low} {unit}" if unit and unit != "%" else f"{low}{unit}"
        return Statement(TargetKind.BETWEEN, (written_quantity(low), written_quantity(high)))
    start = _FROM.fullmatch(text)
    if start is not None:
        return Statement(TargetKind.AT_LEAST, (written_quantity(start["value"]),))
    return Statement(None, (written_quantity(text),))


def written_quantity(text: str) -> Raw:
    """Return a number with its unit as it is to stand in a profile: `4,7` as 4.7, `7 triệu` as 7000000.

    Raises:
        Invalid: It is no number, or its unit is none known.
    """
    try:
        quantity = parse_quantity(text)
    except Invalid as error:
        raise Invalid(error.message, error.hint or _HINT) from None
    return written(quantity, _unit(text))


def written(quantity: Quantity, unit: str = "") -> Raw:
    """Return a quantity as it stands in a profile; a duration in the unit word given."""
    number = f"{quantity.value:.12g}"
    match quantity.kind:
        case Kind.PERCENT:
            return Raw(f"{number}%")
        case Kind.POINTS:
            return Raw(f"{number} pp")
        case Kind.DURATION:
            return Raw(f"{number} {unit}")
        case Kind.NUMBER:
            return Raw(number)


def _unit(text: str) -> str:
    """Return the words behind the number."""
    found = _NUMBER_PART.match(text.strip())
    return text.strip()[found.end() :].strip() if found else ""

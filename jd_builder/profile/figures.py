"""A figure of a table, as people write it (`4,6`, `70%`, `2 giờ`, `giảm 8%`) → a level or a change in its KPI's unit."""

import re
from typing import Final

from jd_builder.languages import say
from jd_builder.library.models import Measure
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.linking import misfit
from jd_builder.profile.quantities import Quantity, parse_quantity
from jd_builder.profile.targets import Target
from jd_builder.scoring import Actual

_SIGNS: Final = {
    "up": 1, "up by": 1, "tăng": 1, "tăng thêm": 1, "down": -1, "down by": -1, "giảm": -1, "giảm thêm": -1,
}  # fmt: skip
_CHANGE: Final = re.compile(rf"({'|'.join(sorted(_SIGNS, key=len, reverse=True))})\s+(\S.*)", re.DOTALL)
_CHANGE_HINT: Final = say("write the level reached, or the change in words: “up 5%” or “down 5%”")
_ONE_MARK: Final = re.compile(r"([-+−]?\s*[0-9]{1,3})[.,]([0-9]{3})(?![0-9.,])")


def parse_actual(text: str, target: Target | None, measure: Measure) -> Actual:
    """Read what was reached: a level; for a target that is a change, also the change itself in words.

    Raises:
        Invalid: It is neither, or does not fit the KPI.
    """
    is_change = target is not None and target.kind.is_change
    match = _CHANGE.fullmatch(text.lower())
    if match is None:
        if is_change and text.startswith("+"):
            raise Invalid(say("it must be clear whether this is a level or a change"), _CHANGE_HINT)
        level = _parse(text, measure)
        if found := misfit(level, measure, change=False):
            raise Invalid(found[0], _CHANGE_HINT if is_change else found[1])
        return Actual(level)
    if not is_change:
        raise Invalid(
            say("the target is a level, so the level reached is needed here, not the change"),
            say("write for example 4.5, 70% or 2 h"),
        )
    change = _parse(match[2], measure)
    if found := misfit(change, measure, change=True):
        raise Invalid(*found)
    sign = _SIGNS[" ".join(match[1].split())]
    return Actual(Quantity(sign * change.value, change.kind, change.time_unit), is_change=True)


def parse_level(text: str, measure: Measure) -> Quantity:
    """Read a level.

    Raises:
        Invalid: It is none, or does not fit the KPI.
    """
    level = _parse(text, measure)
    if found := misfit(level, measure, change=False):
        raise Invalid(*found)
    return level


def _parse(text: str, measure: Measure) -> Quantity:
    """Read a figure in the way its KPI is written: money by thousands, a score with or without its scale."""
    if measure.unit == "money":
        text = re.sub(r"(?<=[0-9])[.,](?=[0-9]{3}(?![0-9]))", "", text)
    elif measure.unit in ("count", "rate") and (match := _ONE_MARK.match(text)):
        raise Invalid(
            say("“{value}” can be read as thousands or as decimals", value=match[0]),
            say(
                "write {whole} for thousands, or {decimal} for decimals",
                whole=match[1] + match[2],
                decimal=f"{match[1]},{match[2].rstrip('0') or '0'}",
            ),
        )
    elif measure.scale is not None:
        text = re.sub(rf"\s*/\s*{measure.scale.max:g}(?![0-9])", "", text)
    return parse_quantity(text)

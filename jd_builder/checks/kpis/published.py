"""JD212: is a target far from anything that anybody has published."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.kpis.goals import Goal, goals_of, quantity_places, written
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.library.models import Benchmark
from jd_builder.profile.loading import Role
from jd_builder.profile.targets import SegmentTarget, Target

_RANGE: Final = re.compile(r"([0-9]{1,6})[–-]([0-9]{1,6}) ?(%|s|min|h)")
_SECONDS: Final = {"s": 1, "min": 60, "h": 3600}
_FAR: Final = 3
"""How many times off is far: a time, or the odds of a share (90% is 9 : 1, 97% about 32 : 1)."""


def far_from_published(role: Role, _: Context) -> Iterator[Finding]:
    """Find levels more than three times off a published range."""
    for goal in goals_of(role):
        if goal.measure.aggregation != goal.kpi.aggregation:
            continue
        for loc, target in goal.targets:
            if target.kind.is_change:
                continue
            for benchmark in goal.kpi.benchmarks:
                span = _span(goal, target, benchmark)
                for place, quantity in quantity_places(loc, target):
                    if span is not None and _is_far(
                        quantity.comparable, *span, share=goal.measure.unit == "percent"
                    ):
                        yield Finding(
                            say(
                                "“{text}” is far from the published {value} ({what}; {source}, {region})",
                                text=written(role.tree, place),
                                value=benchmark.value,
                                what=benchmark.what,
                                source=benchmark.source,
                                region=benchmark.region,
                            ),
                            say(
                                "a foreign figure and no norm for Vietnam: check that the target fits your own results so far"
                            ),
                            place,
                        )  # fmt: skip


def _span(goal: Goal, target: Target, benchmark: Benchmark) -> tuple[float, float] | None:
    """Return the ends of a published range in the unit that compares; None where it is about something else."""
    segment = target.segment if isinstance(target, SegmentTarget) else None
    found = _RANGE.fullmatch(benchmark.value)
    if found is None or benchmark.segment != segment:
        return None
    low, high, unit = float(found[1]), float(found[2]), found[3]
    if (unit == "%") != (goal.measure.unit == "percent") or (unit != "%" and goal.measure.unit != "duration"):
        return None
    factor = _SECONDS.get(unit, 1)
    return low * factor, high * factor


def _is_far(value: float, low: float, high: float, *, share: bool) -> bool:
    if share:
        value, low, high = (_odds(each) for each in (value, low, high))
    return value * _FAR < low or value > high * _FAR


def _odds(percent: float) -> float:
    """Return how many times likelier than not: 75% is 3."""
    return percent / (100 - percent) if percent < 100 else float("inf")

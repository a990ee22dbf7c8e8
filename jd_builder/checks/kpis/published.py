"""JD212: is a target far from anything that anybody has published."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.kpis.goals import Goal, goals_of, looks_like_share, quantity_places, written
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.library.models import Benchmark
from jd_builder.profile.loading import Role
from jd_builder.profile.source import Node
from jd_builder.profile.targets import SegmentTarget, Target
from jd_builder.profile.validation import Loc

_RANGE: Final = re.compile(r"([0-9]{1,6})[–-]([0-9]{1,6}) ?(%|s|min|h)")
_SECONDS: Final = {"s": 1, "min": 60, "h": 3600}
_FAR: Final = 3
"""How many times off is far: a time, or the odds of a share (90% is 9 : 1, 97% about 32 : 1)."""


def far_from_published(role: Role, _: Context) -> Iterator[Finding]:
    """Find levels more than three times off a published range."""
    hint = say("a foreign figure and no norm for Vietnam: check that the target fits your own results so far")
    for goal in goals_of(role):
        for place, benchmark in _far_levels(goal, role.tree):
            message = say(
                "“{text}” is far from what {source} ({region}) gives: {value}, {what}",
                text=written(role.tree, place),
                value=benchmark.value,
                what=benchmark.what,
                source=benchmark.source,
                region=benchmark.region,
            )
            yield Finding(message, hint, place)


def _far_levels(goal: Goal, tree: Node) -> Iterator[tuple[Loc, Benchmark]]:
    """Yield each level to reach that is far from a figure counted the same way, with that figure."""
    if not goal.kpi.benchmarks or goal.measure.aggregation != goal.kpi.aggregation:
        return
    share = goal.measure.unit == "percent"
    for loc, target in goal.targets:
        if target.kind.is_change:
            continue
        for place, quantity in quantity_places(loc, target):
            if share and looks_like_share(tree, place, quantity):
                continue  # misread, which JD202 says
            for benchmark in goal.kpi.benchmarks:
                span = _span(goal, target, benchmark)
                if span is not None and _is_far(quantity.comparable, *span, share=share):
                    yield place, benchmark


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

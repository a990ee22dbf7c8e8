"""JD201, JD203, JD204, JD215: does a KPI say what to reach, from where and by when."""

from collections.abc import Iterator

from jd_builder.checks.kpis.goals import Goal, goals_of
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.library.models import Measure
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.targets import SegmentTarget, Target

_LEVELS = {"percent": "5%", "duration": "2 h", "count": "10", "money": "20_000", "rate": "5"}
_RANGES = {"percent": "75%, 85%", "duration": "4 min, 6 min"}
_DATED = ("previous_week", "previous_month", "previous_quarter", "previous_year")


def no_target(role: Role, _: Context) -> Iterator[Finding]:
    """Find KPIs without a figure to reach, but for those that are only watched."""
    for goal in goals_of(role):
        if not goal.goal.statements and goal.goal.weight != 0:
            yield Finding(
                say("“{kpi}” does not say what to reach", kpi=goal.name),
                say("add “target:” with your own figure, written like this: {example}", example=_example(goal.measure)),
                goal.loc,
                key=True,
            )  # fmt: skip


def _example(measure: Measure) -> str:
    if measure.good == "range":
        return f"target: {{between: [{_RANGES.get(measure.unit, '10, 20')}]}}"
    key = "at_least" if measure.good == "up" else "at_most"
    value = "70%" if (key, measure.unit) == ("at_least", "percent") else _LEVELS.get(measure.unit, "")
    if measure.scale is not None:
        low, high = measure.scale.min, measure.scale.max
        share = 0.8 if measure.good == "up" else 0.2
        value = f"{round(low + (high - low) * share, 1):g}"
    return f"target: {{{key}: {value}}}"


def no_deadline(role: Role, _: Context) -> Iterator[Finding]:
    """Find targets that do not say by when; where every channel lacks it, once for the KPI."""
    hint = say("add “within: 3 months” or “by: 2027-06-30”")
    for goal in goals_of(role):
        if goal.goal.within or goal.goal.by:
            continue
        open_ended = [(loc, target) for loc, target in goal.targets if not _is_dated(goal, target)]
        if not open_ended:
            continue
        if len(open_ended) == len(goal.goal.statements):
            yield Finding(say("“{kpi}” has no deadline", kpi=goal.name), hint, goal.loc, key=True)
            continue
        for loc, _target in open_ended:
            yield Finding(say("this channel of “{kpi}” has no deadline", kpi=goal.name), hint, loc)


def _is_dated(goal: Goal, target: Target) -> bool:
    """Tell whether a target says when: a change against last quarter is due each quarter."""
    if isinstance(target, SegmentTarget) and (target.within or target.by):
        return True
    return target.kind.is_change and goal.goal.versus in _DATED


def no_baseline(role: Role, _: Context) -> Iterator[Finding]:
    """Find changes that do not say from where; as advice where today's level is named but not written."""
    for goal in goals_of(role):
        own = goal.goal
        if own.baseline is not None or own.versus not in (None, "baseline"):
            continue
        for loc, target in goal.targets:
            if not target.kind.is_change:
                continue
            at = (*loc, target.kind.value)
            if own.versus is None:
                yield Finding(
                    say("“{kpi}” is to change, but nothing says compared with what", kpi=goal.name),
                    say(
                        "add “versus:” (previous_quarter, previous_year …) or “baseline:” with where things stand today"
                    ),
                    at,
                )
            else:
                yield Finding(
                    say("“{kpi}” is compared with today's level, which is not written down", kpi=goal.name),
                    say("add “baseline:” with the figure once it is known, before the period begins"),
                    at,
                    severity=Severity.NOTE,
                )
            break


def past_deadline(role: Role, context: Context) -> Iterator[Finding]:
    """Find deadlines before today."""
    for goal in goals_of(role):
        dates = [((*goal.loc, "by"), goal.goal.by)]
        dates += [
            ((*loc, "by"), target.by) for loc, target in goal.targets if isinstance(target, SegmentTarget)
        ]
        for loc, day in dates:
            if day is not None and day < context.today:
                yield Finding(
                    say("the deadline of “{kpi}”, {day}, has passed", kpi=goal.name, day=day.isoformat()),
                    say(
                        "agree on a target for the next period, or write “within:” so that it counts from its start"
                    ),
                    loc,
                )

"""JD210, JD211: does a target pull the right way, and does another KPI keep it honest."""

from collections.abc import Iterator

from jd_builder.checks.kpis.goals import LEADING, Goal, Names, goals_of
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.library.models import Measure
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.targets import Target, TargetKind

_UP = (TargetKind.AT_LEAST, TargetKind.INCREASE_BY)


def wrong_direction(role: Role, _: Context) -> Iterator[Finding]:
    """Find targets that reward the worse result, and ranges where there should be none or the other way round."""
    for goal in goals_of(role):
        for loc, target in goal.targets:
            finding = _direction(goal, target)
            if finding is not None:
                message, hint, severity = finding
                yield Finding(message, hint, (*loc, target.kind.value), key=True, severity=severity)


def _direction(goal: Goal, target: Target) -> tuple[Message, Message, Severity] | None:
    good = goal.measure.good
    if target.kind is TargetKind.BETWEEN:
        return _needless_range(goal) if good != "range" else None
    if good == "range":
        return (
            say("“{kpi}” is good within a range; this target has no other end", kpi=goal.name),
            say("write “between: [lowest, highest]”, so that too much does not pass for good"),
            Severity.NOTE,
        )
    rises = target.kind in _UP
    if rises == (good == "up"):
        return None
    if good == "up":
        message = say("“{kpi}”: higher is better, but this target asks for less", kpi=goal.name)
    else:
        message = say("“{kpi}”: lower is better, but this target asks for more", kpi=goal.name)
    return message, _turned(goal, target), Severity.ERROR


def _turned(goal: Goal, target: Target) -> Message:
    turned = {
        TargetKind.AT_LEAST: TargetKind.AT_MOST,
        TargetKind.AT_MOST: TargetKind.AT_LEAST,
        TargetKind.INCREASE_BY: TargetKind.DECREASE_BY,
        TargetKind.DECREASE_BY: TargetKind.INCREASE_BY,
    }[target.kind].value
    measure = goal.measure
    if measure.scale is None:
        return say("write {key} instead", key=turned)
    best = measure.scale.max if measure.good == "up" else measure.scale.min
    return say(
        "on this scale {best} is best: write {key}; if your scale runs the other way, say so: {example}",
        best=best,
        key=turned,
        example=_other_scale(goal, measure),
    )


def _other_scale(goal: Goal, measure: Measure) -> str:
    variants = goal.kpi.variants if goal.goal.variant is None else {}
    for name, variant in variants.items():
        if variant.scale is not None and variant.scale.direction != measure.good:
            return f"variant: {name}"
    assert measure.scale is not None
    direction = "down" if measure.good == "up" else "up"
    return f"scale: {{min: {measure.scale.min:g}, max: {measure.scale.max:g}, direction: {direction}}}"


def _needless_range(goal: Goal) -> tuple[Message, Message, Severity]:
    if goal.measure.good == "up":
        return (
            say("“{kpi}”: higher is better, but a result above this range would not count as reached", kpi=goal.name),
            say("write at_least with the lower figure, and the upper one as “best:”"),
            Severity.WARNING,
        )  # fmt: skip
    return (
        say("“{kpi}”: lower is better, but a result below this range would not count as reached", kpi=goal.name),
        say("write at_most with the upper figure, and the lower one as “best:”"),
        Severity.WARNING,
    )  # fmt: skip


def unguarded(role: Role, _: Context) -> Iterator[Finding]:
    """Find KPIs of speed, cost or volume without any of those that show what the haste has cost."""
    own = role.profile.success.kpis
    leads = role.profile.title.level in LEADING
    for goal in goals_of(role):
        guards = goal.kpi.guards
        if not guards or any(name in own for name in guards):
            continue
        if goal.goal.weight == 0 or (goal.kpi.level == "team" and not leads):
            continue  # nobody games what does not count, or what one person hardly moves
        if _can_be_forced(goal.measure):
            others = Names(tuple(role.library.kpis[name].name for name in guards))
            yield Finding(
                say("“{kpi}” can be reached by cutting corners: no other KPI here would show it", kpi=goal.name),
                say("add one of these beside it: {kpis}", kpis=others),
                goal.loc,
                key=True,
            )  # fmt: skip


def _can_be_forced(measure: Measure) -> bool:
    """Tell whether haste, thrift or sheer number moves it: times, costs, counts to raise, and ranges."""
    if measure.unit in ("duration", "money") or measure.good == "range":
        return True
    return measure.unit == "count" and measure.good == "up"

"""The KPIs of a role → the fields of a form, each with what is wrong with it."""

from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.documents.common import kpi_name
from jd_builder.documents.score_scale import compose_scoring
from jd_builder.documents.wording import Words
from jd_builder.languages import Message, say
from jd_builder.library.models import Kpi, Measure
from jd_builder.problems import Problem, Severity
from jd_builder.profile.kpi_changes import KpiField
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.quantities import Quantity
from jd_builder.profile.source import Node
from jd_builder.profile.targets import KpiGoal, SegmentTarget, Target, TargetKind
from jd_builder.profile.weights import WHOLE, total_weight
from jd_builder.web.fields import Field, Form, Row, Slider, Statement

KINDS: Final[Mapping[TargetKind, Message]] = {
    TargetKind.AT_LEAST: say("at least"),
    TargetKind.AT_MOST: say("at most"),
    TargetKind.BETWEEN: say("between"),
    TargetKind.INCREASE_BY: say("increase by"),
    TargetKind.DECREASE_BY: say("decrease by"),
}
_UNITS: Final = {
    "points": say("points"),
    "percent": say("%"),
    "duration": say("with its unit: 30 s, 5 min, 2 h"),
    "count": say("a number"),
    "money": say("đồng"),
    "rate": say("a number"),
}
_SIMPLE: Final = (
    KpiField.WEIGHT,
    KpiField.WITHIN,
    KpiField.BY,
    KpiField.WORST,
    KpiField.BEST,
    KpiField.BASELINE,
    KpiField.OWNER,
    KpiField.SOURCE,
)
_LABELS: Final[Mapping[KpiField, Message]] = {
    KpiField.WEIGHT: say("Weight, %"),
    KpiField.WITHIN: say("Within"),
    KpiField.BY: say("Or by the day"),
    KpiField.WORST: say("Worst: scores 0"),
    KpiField.BEST: say("Best: scores 100"),
    KpiField.BASELINE: say("Today's level"),
    KpiField.OWNER: say("Kept by"),
    KpiField.SOURCE: say("Source of the figure"),
}


def make_form(role: Role, problems: tuple[Problem, ...], language: str, typed: Mapping[str, str]) -> Form:
    """Return the form of a role.

    Args:
        role: The role, the draft's changes in it where they could be made.
        problems: Everything wrong with it, or with what was typed.
        language: Language of labels.
        typed: What a field holds that could not be understood, by name.
    """
    words = Words(language)
    rows = tuple(
        _row(role, name, goal, problems, words, typed) for name, goal in role.profile.success.kpis.items()
    )
    told = {id(problem) for row in rows for problem in _all_of(row)}
    goals = role.profile.success.kpis
    return Form(
        rows=rows,
        total=total_weight(goals),
        fits=total_weight(goals) == WHOLE,
        addable=tuple(
            sorted(
                (
                    (name, words.text(kpi.name))
                    for name, kpi in role.library.kpis.items()
                    if name not in goals
                ),
                key=lambda pair: pair[1],
            )
        ),
        elsewhere=tuple(problem for problem in problems if id(problem) not in told),
    )


def _all_of(row: Row) -> Iterator[Problem]:
    yield from row.problems
    for statement in row.statements:
        yield from statement.problems
    for each in row.fields:
        yield from each.problems


def _row(
    role: Role,
    name: str,
    goal: KpiGoal,
    problems: tuple[Problem, ...],
    words: Words,
    typed: Mapping[str, str],
) -> Row:
    kpi: Kpi = role.library.kpis[name]
    measure = measure_of(kpi, goal)
    base = f"success.kpis.{name}"
    node = _node(role.tree, "success", "kpis", name)
    mine = [
        each
        for each in problems
        if f"{each.pointer}.".startswith(f"{base}.") or each.where[0].split(".")[0] == name
    ]
    statements = tuple(_statements(role, name, goal, measure, words, typed, mine))
    fields = tuple(_field(name, each, goal, measure, node, words, typed, mine) for each in _SIMPLE)
    told = {id(problem) for group in (statements, fields) for each in group for problem in each.problems}
    return Row(
        id=name,
        name=kpi_name(kpi, goal, words),
        meaning=words.text(measure.meaning),
        inherited=node is not None and node.span.source.name != role.tree.span.source.name,
        unit=words.say(_UNITS[measure.unit]),
        statements=statements,
        fields=fields,
        scoring=compose_scoring(goal, measure, role, words),
        problems=tuple(each for each in mine if id(each) not in told),
    )


def _node(tree: Node, *keys: str | int) -> Node | None:
    node: Node | None = tree
    for key in keys:
        node = node.child(key) if node is not None else None
    return node


def _statements(
    role: Role,
    name: str,
    goal: KpiGoal,
    measure: Measure,
    words: Words,
    typed: Mapping[str, str],
    problems: list[Problem],
) -> Iterator[Statement]:
    targets: tuple[Target | None, ...] = goal.statements or (None,)
    for index, target in enumerate(targets):
        segment = channel = ""
        path: tuple[str | int, ...] = ("success", "kpis", name, "target")
        start = f"{name}.target"
        shown = f"success.kpis.{name}.target"
        if isinstance(target, SegmentTarget):
            segment = words.capital(words.text(role.library.segment_name(target.segment)))
            channel = (
                target.segment
                if isinstance(target.segment, str)
                else target.segment.get(role.profile.language)
            )
            path, start = ("success", "kpis", name, "targets", index), f"{name}.{index}"
            shown = f"success.kpis.{name}.targets.{index}"
        kind = target.kind if target is not None else _usual(measure)
        written = _written(role.tree, path, target)
        slider = _slider(measure, kind)
        wrong = tuple(
            each
            for each in problems
            if f"{each.pointer}.".startswith(f"{shown}.")
            or each.where[0] in (start, f"{name}.{segment}.target")
        )
        yield Statement(
            name=start,
            segment=segment,
            channel=channel,
            kind=typed.get(f"{start}.kind", kind.value),
            value=Field(
                f"{start}.value", words("Target"), typed.get(f"{start}.value", written[0]), slider=slider
            ),
            other=Field(
                f"{start}.other", words("to"), typed.get(f"{start}.other", written[1]), slider=slider
            ),
            problems=wrong,
        )


def _usual(measure: Measure) -> TargetKind:
    return {"up": TargetKind.AT_LEAST, "down": TargetKind.AT_MOST}.get(measure.good, TargetKind.BETWEEN)


def _written(tree: Node, path: tuple[str | int, ...], target: Target | None) -> tuple[str, str]:
    """Return a target's numbers as they are written in the profile."""
    if target is None:
        return "", ""
    node = _node(tree, *path, target.kind.value)
    if node is None:
        return "", ""
    parts = [_plain(child) for child in node.data] if isinstance(node.data, list) else [_plain(node)]
    return parts[0], parts[1] if len(parts) > 1 else ""


def _plain(node: Node) -> str:
    return f"{node.data:.12g}" if isinstance(node.data, float) else str(node.data)


def _slider(measure: Measure, kind: TargetKind) -> Slider | None:
    """Return the range of a number that can be moved; a duration or a sum of money has none."""
    if measure.scale is not None:
        span = measure.scale.max - measure.scale.min
        low = 0.0 if kind.is_change else measure.scale.min
        return Slider(low, low + span, 0.1 if span <= 20 else 1)
    if measure.unit == "percent":
        return Slider(0, 200 if measure.over_100 else 100, 1)
    return None


def _field(
    name: str,
    key: KpiField,
    goal: KpiGoal,
    measure: Measure,
    node: Node | None,
    words: Words,
    typed: Mapping[str, str],
    problems: list[Problem],
) -> Field:
    full = f"{name}.{key.value}"
    shown = f"success.kpis.{name}.{key.value}"
    value = typed.get(full, _value(goal, key, node, words.language))
    slider = Slider(0, WHOLE, 1) if key is KpiField.WEIGHT else None
    if key in (KpiField.WORST, KpiField.BEST, KpiField.BASELINE):
        slider = _slider(measure, TargetKind.AT_LEAST)
    hints = {KpiField.WITHIN: words("3 months"), KpiField.BY: words("year-month-day")}
    return Field(
        name=full,
        label=words.say(_LABELS[key]),
        value=value,
        hint=hints.get(key, ""),
        slider=slider,
        problems=tuple(
            each for each in problems if f"{each.pointer}.".startswith(f"{shown}.") or each.where[0] == full
        ),
    )


def _value(goal: KpiGoal, key: KpiField, node: Node | None, language: str) -> str:
    value = getattr(goal, key.value)
    if value is None:
        return ""
    if isinstance(value, LocalizedText):
        return value.get(language)
    child = node.child(key.value) if node is not None else None
    if isinstance(value, Quantity) and child is not None:
        return _plain(child)
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def mark_of(problem: Problem) -> str:
    """Return how much a problem matters, as a name for styles."""
    return {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}[problem.severity]

"""The KPIs of a role → the fields of a form, each with what is wrong with it."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.documents.common import kpi_name
from jd_builder.documents.score_scale import compose_scoring
from jd_builder.documents.wording import Words
from jd_builder.languages import Message, say
from jd_builder.library.models import Kpi, Measure
from jd_builder.problems import Problem
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.kpi_changes import KpiField
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.quantities import Kind, Quantity, parse_quantity
from jd_builder.profile.source import Node
from jd_builder.profile.targets import KpiGoal, SegmentTarget, Target, TargetKind
from jd_builder.profile.weights import WHOLE, total_weight
from jd_builder.web.fields import EDITED, Field, Form, Row, Share, Slider, Statement

_POINT: Final = re.compile(r"^(-?\d+)\.(\d{1,2})(?!\d)")
"""A decimal point; three digits behind it may be thousands."""

KINDS: Final[Mapping[TargetKind, Message]] = {
    TargetKind.AT_LEAST: say("at least"),
    TargetKind.AT_MOST: say("at most"),
    TargetKind.BETWEEN: say("between"),
    TargetKind.INCREASE_BY: say("increase by"),
    TargetKind.DECREASE_BY: say("decrease by"),
}
_UNITS: Final = {
    "points": say("points"),
    "percent": say("percent"),
    "duration": say("time with its unit, for example 30 s, 5 min, 2 h"),
    "count": say("a number"),
    "money": say("đồng"),
    "rate": say("a number"),
}
_MORE: Final = frozenset({KpiField.WORST, KpiField.BEST, KpiField.BASELINE, KpiField.OWNER, KpiField.SOURCE})
_BALANCE: Final = "JD207"
"""Weights that do not make 100: told beside the bar that shows them."""
_LEVELS: Final = frozenset({KpiField.WORST, KpiField.BEST, KpiField.BASELINE})
_LABELS: Final[Mapping[KpiField, Message]] = {
    KpiField.WEIGHT: say("Weight, %"),
    KpiField.WITHIN: say("Within"),
    KpiField.BY: say("Or by the day"),
    KpiField.WORST: say("Scores 0 at"),
    KpiField.BEST: say("Scores 100 at"),
    KpiField.BASELINE: say("Today's level"),
    KpiField.OWNER: say("Kept by"),
    KpiField.SOURCE: say("Source of the figure"),
}


def make_form(
    role: Role, saved: Role, problems: tuple[Problem, ...], language: str, typed: Mapping[str, str]
) -> Form:
    """Return the form of a role.

    Args:
        role: The role, the draft's changes in it where they could be made.
        saved: The role as it is saved.
        problems: Everything wrong with it, or with what was typed.
        language: Language of labels.
        typed: What a field holds that could not be understood, by name.
    """
    words = Words(language)
    rows = tuple(
        _row(role, saved, name, goal, problems, words, typed)
        for name, goal in role.profile.success.kpis.items()
    )
    goals = role.profile.success.kpis
    balance = tuple(each for each in problems if each.code == _BALANCE)
    wanted = typed.get("add.kpi", "")
    added = tuple(each for each in problems if wanted and each.where[0].split(".")[0] == wanted)
    told = {id(problem) for row in rows for problem in problems_of(row)}
    told |= {id(problem) for problem in (*balance, *added)}
    return Form(
        rows=rows,
        dropped=tuple(
            (name, kpi_name(saved.library.kpis[name], goal, words))
            for name, goal in saved.profile.success.kpis.items()
            if name not in goals
        ),
        shares=tuple(_shares(goals)),
        total=total_weight(goals),
        fits=total_weight(goals) == WHOLE,
        balance=balance,
        added=added,
        addable=tuple(
            sorted(
                (
                    (name, words.text(kpi.name))
                    for name, kpi in role.library.kpis.items()
                    if name not in goals and name not in saved.profile.success.kpis
                ),
                key=lambda pair: pair[1],
            )
        ),
        elsewhere=tuple(problem for problem in problems if id(problem) not in told),
    )


def _shares(goals: Mapping[str, KpiGoal]) -> Iterator[Share]:
    """Yield the stretches of the bar of weights."""
    whole, start = max(total_weight(goals), WHOLE), 0.0
    for goal in goals.values():
        length = max(0.0, goal.weight or 0.0)
        if length:
            yield Share(100 * start / whole, 100 * length / whole, start + length > WHOLE)
        start += length


def problems_of(row: Row) -> Iterator[Problem]:
    """Yield everything wrong with a KPI and its fields."""
    yield from row.problems
    for statement in row.statements:
        yield from statement.problems
    for each in (*row.fields, *row.more):
        yield from each.problems


def _row(
    role: Role,
    saved: Role,
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
        if f"{each.pointer}.".startswith(f"{base}.") or _asked(each).split(".")[0] == name
    ]
    statements = tuple(_statements(role, name, goal, measure, words, typed, mine))
    fields = tuple(_field(name, each, goal, measure, node, words, typed, mine) for each in EDITED)
    told = {id(problem) for group in (statements, fields) for each in group for problem in each.problems}
    return Row(
        id=name,
        name=kpi_name(kpi, goal, words),
        meaning=words.text(measure.meaning),
        inherited=node is not None and node.span.source.name != role.tree.span.source.name,
        unit=words.say(_UNITS[measure.unit]),
        statements=statements,
        fields=tuple(each for each in fields if _key(each) not in _MORE),
        more=tuple(each for each in fields if _key(each) in _MORE),
        new=name not in saved.profile.success.kpis,
        scoring=compose_scoring(goal, measure, role, words),
        problems=tuple(each for each in mine if id(each) not in told),
    )


def _asked(problem: Problem) -> str:
    """Return which change a problem is about; empty where it is about the file."""
    return problem.where[0]


def _key(field: Field) -> KpiField:
    return KpiField(field.name.rpartition(".")[2])


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
        segment = channel = given = ""
        path: tuple[str | int, ...] = ("success", "kpis", name, "target")
        start = f"{name}.target"
        shown = f"success.kpis.{name}.target"
        if isinstance(target, SegmentTarget):
            segment = words.capital(words.text(role.library.segment_name(target.segment)))
            given = channel = (
                target.segment
                if isinstance(target.segment, str)
                else target.segment.get(role.profile.language)
            )
            path, start = ("success", "kpis", name, "targets", index), f"{name}.{index}"
            shown = f"success.kpis.{name}.targets.{index}"
        kind = target.kind if target is not None else _usual(measure)
        written = _written(role.tree, path, target, words)
        slider = _slider(measure, kind)
        wrong = tuple(
            each
            for each in problems
            if f"{each.pointer}.".startswith(f"{shown}.")
            or _asked(each) == (f"{name}.{given}.target" if given else start)
        )
        yield Statement(
            name=start,
            segment=segment,
            channel=channel,
            kind=typed.get(f"{start}.kind", kind.value),
            value=Field(
                f"{start}.value",
                words("Target"),
                typed.get(f"{start}.value", written[0]),
                kind="number",
                slider=slider,
            ),
            other=Field(
                f"{start}.other",
                words("to"),
                typed.get(f"{start}.other", written[1]),
                kind="number",
                slider=slider,
            ),
            problems=wrong,
        )


def _usual(measure: Measure) -> TargetKind:
    return {"up": TargetKind.AT_LEAST, "down": TargetKind.AT_MOST}.get(measure.good, TargetKind.BETWEEN)


def _written(tree: Node, path: tuple[str | int, ...], target: Target | None, words: Words) -> tuple[str, str]:
    """Return a target's numbers as they are written in the profile."""
    if target is None:
        return "", ""
    node = _node(tree, *path, target.kind.value)
    if node is None:
        return "", ""
    nodes = node.data if isinstance(node.data, list) else [node]
    parts = [_plain(child.data, words) for child in nodes]
    return parts[0], parts[1] if len(parts) > 1 else ""


def _plain(value: object, words: Words) -> str:
    """Return a number of the profile as people write it: `2 h` as “2 giờ”, 4.5 as 4,5."""
    text = f"{value:.12g}" if isinstance(value, float) else str(value)
    with contextlib.suppress(Invalid):
        quantity = parse_quantity(text)
        said = words.duration(quantity) if quantity.kind is Kind.DURATION else ""
        if said and parse_quantity(said) == quantity:
            return said
    return _POINT.sub(r"\1,\2", text) if words.language == "vi" else text


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
    value = typed.get(full, _value(goal, key, node, words))
    slider = Slider(0, WHOLE, 1) if key is KpiField.WEIGHT else None
    if key in _LEVELS:
        slider = _slider(measure, TargetKind.AT_LEAST)
    kind = "number" if key in _LEVELS or key is KpiField.WEIGHT else "date" if key is KpiField.BY else "text"
    return Field(
        name=full,
        label=words.say(_LABELS[key]),
        value=value,
        hint=words("for example 3 months") if key is KpiField.WITHIN else "",
        kind=kind,
        slider=slider,
        problems=tuple(
            each for each in problems if f"{each.pointer}.".startswith(f"{shown}.") or _asked(each) == full
        ),
    )


def _value(goal: KpiGoal, key: KpiField, node: Node | None, words: Words) -> str:
    value = getattr(goal, key.value)
    if value is None:
        return ""
    if isinstance(value, LocalizedText):
        return value.get(words.language)
    child = node.child(key.value) if node is not None else None
    if isinstance(value, Quantity) and child is not None:
        return _plain(child.data, words)
    return _plain(value, words) if isinstance(value, float) else str(value)

"""JD202: is a figure written so that nobody can misread its unit."""

from collections.abc import Iterator

from jd_builder.checks.kpis.goals import (
    Goal,
    goals_of,
    is_bare,
    looks_like_share,
    quantity_places,
    written,
)
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.quantities import Kind, Quantity
from jd_builder.profile.source import Node
from jd_builder.profile.validation import Loc

_LEAST_MONEY = 1_000
"""A cost of so few đồng is none: thousands were meant."""


def misread_figure(role: Role, _: Context) -> Iterator[Finding]:
    """Find figures that can be read in two ways, at most one a KPI, the most dangerous first."""
    for goal in goals_of(role):
        found = [finding for finding in _figures(goal, role.tree) if finding is not None]
        yield from sorted(found, key=lambda each: each.severity is Severity.NOTE)[:1]


def _figures(goal: Goal, tree: Node) -> Iterator[Finding | None]:
    for loc, target in goal.targets:
        for place, quantity in quantity_places(loc, target):
            if target.kind.is_change:
                yield _change(goal, quantity, tree, place)
            else:
                yield _level(goal, quantity, tree, place)
        for key in ("worst", "best"):  # a channel may have its own
            end = getattr(target, key, None)
            if end is not None:
                yield _level(goal, end, tree, (*loc, key))
    for key in ("baseline", "worst", "best"):
        end = getattr(goal.goal, key)
        if end is not None:
            yield _level(goal, end, tree, (*goal.loc, key))


def _level(goal: Goal, quantity: Quantity, tree: Node, loc: Loc) -> Finding | None:
    if quantity.value == 0 or not is_bare(tree, loc, quantity):
        return None
    if goal.measure.unit == "money":
        return _money(quantity, tree, loc)
    if goal.measure.unit != "percent":
        return None
    text = written(tree, loc)
    if looks_like_share(tree, loc, quantity):
        return Finding(
            say("“{text}” is read as {text}%, not as {share}%", text=text, share=quantity.value * 100),
            say("write the percent sign with it: {share}% or {text}%", text=text, share=quantity.value * 100),
            loc,
        )  # fmt: skip
    return Finding(
        say("“{text}” does not show its unit", text=text),
        say("write {text}%", text=text),
        loc,
        severity=Severity.NOTE,
    )


def _money(quantity: Quantity, tree: Node, loc: Loc) -> Finding | None:
    if not 0 < quantity.value < _LEAST_MONEY:
        return None
    return Finding(
        say("“{text}” is read as {amount} đồng", text=written(tree, loc), amount=quantity.value),
        say("write the full amount, such as 12_000, or in words: 12 nghìn; for a relative change, 5%"),
        loc,
    )


def _change(goal: Goal, quantity: Quantity, tree: Node, loc: Loc) -> Finding | None:
    measure = goal.measure
    if measure.unit == "money" and is_bare(tree, loc, quantity):
        return _money(quantity, tree, loc)
    if quantity.kind is not Kind.PERCENT:
        return None
    text = written(tree, loc)
    if measure.scale is not None and measure.scale.min < 0:
        return Finding(
            say("“{text}” of a score that can be 0 or below means nothing fixed", text=text),
            say("write the change in points, without %"),
            loc,
        )
    if measure.unit == "percent":
        baseline = goal.goal.baseline
        start = baseline.value if baseline is not None else 80 if loc[-1] == "increase_by" else 20
        sign = 1 if loc[-1] == "increase_by" else -1
        return Finding(
            say(
                "“{text}” of a share can be read in two ways: from {start}% to {relative}% or to {points}%",
                text=text,
                start=start,
                relative=f"{start * (1 + sign * quantity.value / 100):.4g}",
                points=f"{start + sign * quantity.value:.4g}",
            ),
            say(
                "write {value} pp for percentage points, or the level to reach with at_least or at_most",
                value=quantity.value,
            ),
            loc,
            severity=Severity.NOTE,
        )
    return None

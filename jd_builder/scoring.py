"""KPI targets and what was reached → scores from 0 to 100, and their weighted total.

A level between worst and best scores

    clamp((worst − actual) ÷ (worst − best), 0, 1) × 100

which is the weighted score of NICE inContact's scorecard, ((Worst − Actual) ÷ (Worst − Best)) × Weight with the actual
value clamped, before its weight (help.incontact.com, Scorecard Calculations). Lower is better needs no formula of its
own: there worst is the higher of the two. The other rules, where a target has no such scale:

- a level with `worst` alone: the target itself is best;
- a range: 100 inside; with `worst` it falls evenly to 0 as far outside as worst lies, on either side, else 0 outside;
- a change: the share of it that was made, the same formula with the starting level as worst and the level wanted as best;
- any other level: 100 where it is reached, else 0.

Several channels score their mean. What has no figure is left out and its weight falls to the others: never a silent 0.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jd_builder.profile.quantities import SECONDS, Kind, Quantity
from jd_builder.profile.targets import KpiGoal, Target, TargetKind

FULL: Final = 100.0


class Rule(StrEnum):
    """How a target is turned into a score."""

    SCALE = "scale"
    RANGE = "range"
    INSIDE = "inside"
    CHANGE = "change"
    REACHED = "reached"
    NONE = "none"


class Reason(StrEnum):
    """Why there is no score."""

    MISSING = "missing"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    ZERO_BASELINE = "zero_baseline"


@dataclass(frozen=True, slots=True)
class Actual:
    """What was reached.

    Attributes:
        value: The level, or the change with its sign: less is negative.
        is_change: Whether `value` is a change.
        baseline: The level that a change starts from, where it is not that of the profile.
    """

    value: Quantity
    is_change: bool = False
    baseline: Quantity | None = None


@dataclass(frozen=True, slots=True)
class TargetScore:
    """The score of one target: `score` or the `reason` why there is none.

    Attributes:
        target: The target; None where a goal has only worst and best.
        actual: What was reached; None where there is no figure.
        rule: How it is scored.
        score: 0 to 100.
        reason: Why there is no score.
    """

    target: Target | None
    actual: Actual | None
    rule: Rule
    score: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class GoalScore:
    """The score of one KPI.

    Attributes:
        parts: Its targets, one a channel.
        weight: Its weight as given; None where it does not count.
    """

    parts: tuple[TargetScore, ...]
    weight: float | None

    @property
    def score(self) -> float | None:
        """The mean of the channels that have a score; None where none has."""
        scores = [part.score for part in self.parts if part.score is not None]
        return math.fsum(scores) / len(scores) if scores else None

    @property
    def reason(self) -> Reason | None:
        """Why there is no score; None where there is one."""
        return self.parts[0].reason if self.score is None else None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The scores of a role.

    Attributes:
        goals: Every KPI, by id.
    """

    goals: Mapping[str, GoalScore]

    @property
    def weight(self) -> float:
        """The sum of all weights as given."""
        return math.fsum(goal.weight or 0 for goal in self.goals.values())

    @property
    def shares(self) -> Mapping[str, float]:
        """What each KPI that counts weighs in percent, once all that count make 100."""
        counted = {
            name: goal.weight for name, goal in self.goals.items() if goal.weight and goal.score is not None
        }
        whole = math.fsum(counted.values())
        return {name: weight / whole * FULL for name, weight in counted.items()}

    def points(self, name: str) -> float | None:
        """Return what a KPI adds to the total; None where it does not count."""
        score, share = self.goals[name].score, self.shares.get(name)
        return None if score is None or share is None else score * share / FULL

    @property
    def total(self) -> float | None:
        """The score of the role, 0 to 100; None where no KPI counts."""
        points = [self.points(name) for name in self.goals]
        counted = [each for each in points if each is not None]
        return min(FULL, math.fsum(counted)) if counted else None


def score_role(goals: Mapping[str, KpiGoal], actuals: Mapping[str, Mapping[int, Actual]], /) -> Scorecard:
    """Return the scores of a role.

    Args:
        goals: Its KPIs, by id.
        actuals: What was reached: by id of the KPI, then by number of the target, from 0.
    """
    return Scorecard({name: score_goal(goal, actuals.get(name, {})) for name, goal in goals.items()})


def score_goal(goal: KpiGoal, actuals: Mapping[int, Actual], /) -> GoalScore:
    """Return the score of one KPI from what was reached, by number of its target."""
    targets: tuple[Target | None, ...] = goal.statements or (None,)
    return GoalScore(
        tuple(score_target(goal, target, actuals.get(index)) for index, target in enumerate(targets)),
        goal.weight,
    )


def rule_of(goal: KpiGoal, target: Target | None) -> Rule:
    """Return how a target of a goal is scored."""
    if target is not None and target.kind is TargetKind.BETWEEN:
        return Rule.RANGE if reach_of(goal, target) > 0 else Rule.INSIDE
    if ends_of(goal, target) is not None:
        return Rule.SCALE
    if target is None:
        return Rule.NONE
    return Rule.CHANGE if target.kind.is_change else Rule.REACHED


def ends_of(goal: KpiGoal, target: Target | None) -> tuple[Quantity, Quantity] | None:
    """Return worst and best; best is the target where only worst is given. None where there is no such scale."""
    worst, best = goal.end(target, "worst"), goal.end(target, "best")
    if best is None and target is not None and not target.kind.is_change:
        best = target.quantities[0]
    if worst is None or best is None or worst.comparable == best.comparable:
        return None
    return worst, best


def reach_of(goal: KpiGoal, target: Target) -> float:
    """Return how far outside a range the score falls to 0: as far as worst lies; 0 where it lies inside."""
    worst = goal.end(target, "worst")
    return _outside(target, worst.comparable) if worst is not None else 0


def score_target(goal: KpiGoal, target: Target | None, actual: Actual | None) -> TargetScore:
    """Return the score of one target of a goal."""
    rule = rule_of(goal, target)
    if rule is Rule.NONE:
        return TargetScore(target, actual, rule, reason=Reason.NO_TARGET)
    if actual is None:
        return TargetScore(target, actual, rule, reason=Reason.MISSING)
    if rule is Rule.CHANGE:
        assert target is not None
        found = _score_change(goal, target, actual)
    else:
        found = _score_level(goal, target, actual, rule)
    if isinstance(found, Reason):
        return TargetScore(target, actual, rule, reason=found)
    return TargetScore(target, actual, rule, score=found)


def level_after(baseline: Quantity, change: Quantity, sign: int) -> Quantity:
    """Return the level that a change leads to, in the unit of the level it starts from."""
    if change.kind is Kind.PERCENT:
        moved = abs(baseline.value) * change.value / 100
    else:
        moved = change.comparable / (SECONDS[baseline.time_unit] if baseline.time_unit else 1)
    return Quantity(baseline.value + sign * moved, baseline.kind, baseline.time_unit)


def wanted_level(goal: KpiGoal, target: Target, baseline: Quantity | None = None) -> Quantity | None:
    """Return the level that a change target asks for; None where the level it starts from is not known."""
    baseline = baseline or goal.baseline
    return level_after(baseline, target.quantities[0], _sign(target)) if baseline else None


def _score_level(goal: KpiGoal, target: Target | None, actual: Actual, rule: Rule) -> float | Reason:
    level = actual.value
    if actual.is_change:
        baseline = actual.baseline or goal.baseline
        if baseline is None:
            return Reason.NO_BASELINE
        level = level_after(baseline, level, 1)
    if rule is Rule.SCALE:
        worst, best = ends_of(goal, target) or (level, level)
        return _share(worst.comparable, best.comparable, level.comparable)
    assert target is not None
    if rule in (Rule.RANGE, Rule.INSIDE):
        outside = _outside(target, level.comparable)
        if outside == 0:
            return FULL
        return _share(reach_of(goal, target), 0, outside) if rule is Rule.RANGE else 0.0
    wanted, reached = target.quantities[0].comparable, level.comparable
    enough = reached >= wanted if target.kind is TargetKind.AT_LEAST else reached <= wanted
    return FULL if enough or _same(reached, wanted) else 0.0


def _score_change(goal: KpiGoal, target: Target, actual: Actual) -> float | Reason:
    wanted, sign = target.quantities[0], _sign(target)
    if actual.is_change and (actual.value.kind is Kind.PERCENT) == (wanted.kind is Kind.PERCENT):
        return _share(0, sign * wanted.comparable, actual.value.comparable)
    baseline = actual.baseline or goal.baseline
    if baseline is None:
        return Reason.NO_BASELINE
    level = level_after(baseline, actual.value, 1) if actual.is_change else actual.value
    best = level_after(baseline, wanted, sign)
    if best.comparable == baseline.comparable:  # so much percent of nothing is nothing
        return Reason.ZERO_BASELINE
    return _share(baseline.comparable, best.comparable, level.comparable)


def _share(worst: float, best: float, actual: float) -> float:
    """Return (worst − actual) ÷ (worst − best), no less than 0 and no more than 1, in percent."""
    if _same(actual, best):
        return FULL
    return max(0.0, min(1.0, (worst - actual) / (worst - best))) * FULL


def _outside(target: Target, value: float) -> float:
    """Return how far a value lies outside a range; 0 inside."""
    low, high = (quantity.comparable for quantity in target.quantities)
    if _same(value, low) or _same(value, high):
        return 0.0
    return max(0.0, low - value, value - high)


def _sign(target: Target) -> int:
    return -1 if target.kind is TargetKind.DECREASE_BY else 1


def _same(one: float, other: float) -> bool:
    """Tell whether two values differ only by how a computer counts: 66 minutes are 1.1 hours."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)

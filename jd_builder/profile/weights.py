"""Weights that make 100: what is left, and how the others are scaled to fit."""

from collections.abc import Collection, Mapping
from typing import Final

from jd_builder.languages import say
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.targets import KpiGoal

WHOLE: Final = 100


def total_weight(goals: Mapping[str, KpiGoal]) -> float:
    """Return the sum of all weights, free of the dust of binary fractions."""
    return round(sum(goal.weight or 0 for goal in goals.values()), 6)


def rebalanced(goals: Mapping[str, KpiGoal], keep: Collection[str]) -> dict[str, int]:
    """Return new weights of the KPIs not kept, in whole percent, so that all make 100.

    They keep their proportions; what rounding leaves over goes to those that lost most by it (largest remainder).

    Args:
        goals: The KPIs by id.
        keep: Those whose weight stays.

    Raises:
        Invalid: Those kept weigh 100 or more already, or no other has a weight.
    """
    rest = WHOLE - sum(goals[name].weight or 0 for name in keep if name in goals)
    others = {name: goal.weight for name, goal in goals.items() if name not in keep and goal.weight}
    if rest <= 0 or rest != int(rest) or not others:
        raise Invalid(
            say("the other weights cannot be scaled to make 100"),
            say("{rest}% would be left for {count} other KPIs", rest=f"{rest:g}", count=len(others)),
        )
    whole = sum(others.values())
    exact = {name: weight / whole * rest for name, weight in others.items()}
    made = {name: int(share) for name, share in exact.items()}
    short = int(rest) - sum(made.values())
    for name in sorted(exact, key=lambda each: (made[each] - exact[each], each))[:short]:
        made[name] += 1
    return made

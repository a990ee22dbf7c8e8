"""JD207, JD208, JD213, JD214: do the KPIs together make a fair score."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final

from jd_builder.checks.kpis.goals import LEADING, Goal, goals_of, names_of
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_AT = ("success", "kpis")
_WHOLE: Final = 100
_ROUNDING: Final = 0.05
"""What rounding a weight to one decimal can add or take: three times 33.3 make 99.9."""


def weights_not_100(role: Role, _: Context) -> Iterator[Finding]:
    """Find weights that do not make 100, KPIs left without one, and a score without any."""
    goals = goals_of(role)
    weighted = [goal for goal in goals if goal.goal.weight is not None]
    unweighted = [goal for goal in goals if goal.goal.weight is None]
    if not goals:
        return
    if not weighted:
        yield Finding(
            say("no KPI has a weight, so no total score can be counted"),
            say("add “weight:” to each, 100 in all, more for what matters more"),
            _AT,
            key=True,
            severity=Severity.NOTE,
        )
        return
    total = fsum(goal.goal.weight or 0 for goal in weighted)
    off = total - _WHOLE
    if abs(off) > _ROUNDING * len(weighted) + 1e-9:
        yield Finding(
            _sum(total),
            _missing_weights(unweighted) if unweighted and off < 0 else say("share out 100 anew, more for what matters more"),
            _AT,
            key=True,
            severity=Severity.ERROR if off > 0 else Severity.WARNING,
        )  # fmt: skip
    elif unweighted:
        yield Finding(
            say("no weight, so not in the score: {kpis}", kpis=names_of(unweighted)),
            say("give each a weight, or write “weight: 0” where it is only watched"),
            (*unweighted[0].loc,),
            key=True,
        )


def _sum(total: float) -> Message:
    off = abs(total - _WHOLE)
    if total > _WHOLE:
        return say("the weights make {total}, {off} over 100", total=f"{total:.4g}", off=f"{off:.4g}")
    return say("the weights make {total}, {off} short of 100", total=f"{total:.4g}", off=f"{off:.4g}")


def _missing_weights(unweighted: Sequence[Goal]) -> Message:
    return say("these have no weight: {kpis}", kpis=names_of(unweighted))


def one_sided_success(role: Role, _: Context) -> Iterator[Finding]:
    """Find a role judged by figures alone, or by impressions alone."""
    success = role.profile.success
    if success.kpis and not success.criteria:
        yield Finding(
            say("success is measured by figures alone"),
            say("add “criteria:” with a few qualities that the manager judges by watching, such as communication"),
            _AT,
            key=True,
        )  # fmt: skip
    elif success.criteria and not success.kpis:
        yield Finding(
            say("success is judged by qualities alone, without any figure"),
            say("add “kpis:” with two or three figures that this role can move"),
            ("success", "criteria"),
            key=True,
        )


def diluted_score(role: Role, context: Context) -> Iterator[Finding]:
    """Find too many KPIs, and weights so small that they move nothing."""
    goals = goals_of(role)
    most, least = context.limits.kpis, context.limits.kpi_weight
    counted = [goal for goal in goals if goal.goal.weight != 0]
    if len(counted) > most:
        yield Finding(
            say("{n} KPIs are more than anybody can steer by", n=len(counted)),
            say("keep at most {most}; watch the others with “weight: 0”, or leave them out", most=most),
            _AT,
            key=True,
        )
    for goal in goals:
        weight = goal.goal.weight
        if weight is not None and 0 < weight < least:
            yield Finding(
                say(
                    "“{kpi}” weighs {weight}%: the best and the worst result are {weight} points of 100 apart",
                    kpi=goal.name,
                    weight=weight,
                ),
                say("give it {least}% or more, or “weight: 0” to watch it only", least=least),
                (*goal.loc, "weight"),
            )


def only_team_results(role: Role, _: Context) -> Iterator[Finding]:
    """Find people without a team whose whole score is a result of many."""
    if role.profile.title.level in LEADING:
        return
    goals = goals_of(role)
    scored = [goal for goal in goals if goal.goal.weight] or goals
    if scored and all(goal.kpi.level == "team" for goal in scored):
        yield Finding(
            say("the whole score of one person is made of team results: {kpis}", kpis=names_of(scored)),
            say("add a KPI that this person moves alone, or watch team results with “weight: 0”"),
            _AT,
            key=True,
        )

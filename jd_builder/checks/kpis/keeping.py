"""JD205, JD206: where do the figures come from, and who keeps them."""

from collections.abc import Iterator

from jd_builder.checks.kpis.goals import goals_of, names_of
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.profile.loading import Role

_AT = ("success", "kpis")


def no_source(role: Role, _: Context) -> Iterator[Finding]:
    """Name the KPIs that do not say where their figure comes from, in one finding."""
    goals = goals_of(role)
    missing = [goal for goal in goals if goal.goal.source is None]
    if missing:
        yield Finding(
            say("no KPI says where its figure comes from")
            if len(missing) == len(goals)
            else say("it is not said where the figure comes from: {kpis}", kpis=names_of(missing)),
            say("add “source:” with the report, survey or software of your company that shows it"),
            _AT,
            key=True,
        )


def no_owner(role: Role, _: Context) -> Iterator[Finding]:
    """Name the KPIs that do not say who keeps their figure, in one finding."""
    goals = goals_of(role)
    missing = [goal for goal in goals if goal.goal.owner is None]
    if missing:
        yield Finding(
            say("no KPI says who keeps its figure")
            if len(missing) == len(goals)
            else say("it is not said who keeps the figure: {kpis}", kpis=names_of(missing)),
            say("add “owner:” with the person or department that takes the figure and answers for it"),
            _AT,
            key=True,
        )

"""JD209: do the duties move the KPIs, and only those that the role has."""

from collections.abc import Iterator

from jd_builder.checks.kpis.goals import goals_of
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.profile.loading import Role


def unmoved_kpi(role: Role, _: Context) -> Iterator[Finding]:
    """Find KPIs that no duty moves, and duties that name a KPI the role does not have."""
    own = role.profile.success.kpis
    moved = {name for duty in role.profile.duties for name in duty.kpis}
    for index, duty in enumerate(role.profile.duties):
        for inner, name in enumerate(duty.kpis):
            if name not in own:
                yield Finding(
                    say("this duty moves “{kpi}”, by which the role is not measured", kpi=role.library.kpis[name].name),
                    say("add {id} to success.kpis, or remove it here", id=name),
                    ("duties", index, "kpis", inner),
                )  # fmt: skip
    if own and not moved:
        yield Finding(
            say("no duty says which KPI it moves"),
            say("add “kpis: [{id}]” to the duties that move them", id=next(iter(own))),
            ("duties",),
            key=True,
        )
        return
    for goal in goals_of(role):
        if goal.id not in moved:
            yield Finding(
                say("no duty moves “{kpi}”", kpi=goal.name),
                say("add “kpis: [{id}]” to the duty that moves it; if there is none, drop the KPI", id=goal.id),
                goal.loc,
                key=True,
            )  # fmt: skip

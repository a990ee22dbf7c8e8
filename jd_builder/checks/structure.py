"""JD1xx: is everything there, once, and in its place."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role


def duty_without_frequency(role: Role, _: Context) -> Iterator[Finding]:
    """Find duties that do not say how often."""
    for index, duty in enumerate(role.profile.duties):
        if duty.frequency is None:
            yield Finding(
                say("this duty does not say how often it is done"),
                say(
                    "add “frequency:” with one of daily, weekly, monthly, quarterly, yearly, on_demand, on_occasion"
                ),
                ("duties", index),
            )


RULES: Final[tuple[Rule, ...]] = (
    Rule("JD101", "duty-without-frequency", Severity.WARNING, role=duty_without_frequency),
)

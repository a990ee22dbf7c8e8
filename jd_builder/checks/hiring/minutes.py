"""JD506: are the minutes of the interview enough for what must be asked, and not too many at a stretch."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.hiring.coverage import has_a_round, place_of, unasked_skills
from jd_builder.checks.hiring.survey import fitting_questions, survey
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.documents.interview_plan import MAX_COMPETENCIES
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_LONGEST: Final = 90
"""Minutes after which people tire: the guides that state a length plan for about an hour."""


def minutes_that_do_not_fit(role: Role, _: Context) -> Iterator[Finding]:
    """Find must-have skills for whose questions no time is left, and interviews that are too long in one go."""
    yield from _crowded_out(role)
    for index, each in enumerate(survey(role).plan.rounds):
        if each.slot.minutes > _LONGEST:
            yield Finding(
                say("{minutes} minutes are long for one interview", minutes=each.slot.minutes),
                say("split it into two rounds with interview.rounds, or ask about fewer competencies"),
                place_of(each, index, "minutes"),
                severity=Severity.NOTE,
            )


def _crowded_out(role: Role) -> Iterator[Finding]:
    shortest: dict[str, int] = {}
    for name in unasked_skills(role):
        fitting = fitting_questions(role, name)
        if fitting and has_a_round(role, name):
            shortest[name] = min(question.minutes for question in fitting.values())
    rounds = survey(role).plan.rounds
    more = sum(shortest.values()) - max((each.spare for each in rounds), default=0)
    full = all(len(each.questions) >= MAX_COMPETENCIES for each in rounds)
    for name in shortest:
        yield Finding(
            say(
                "“{skill}” is a must, but the interview has no room for it",
                skill=role.library.skills[name].name,
            ),
            say(
                "one interview asks about {most} competencies at most: add a second round, or make the lesser skills an advantage (must: false)",
                most=MAX_COMPETENCIES,
            )
            if full or more <= 0
            else say(
                "all must-haves need about {minutes} more minutes: make the interview longer, add a round, or make the lesser skills an advantage (must: false)",
                minutes=more,
            ),
            ("requirements", "skills", name),
            key=True,
        )


RULES: Final[tuple[Rule, ...]] = (
    Rule("JD506", "minutes-that-do-not-fit", Severity.WARNING, role=minutes_that_do_not_fit),
)

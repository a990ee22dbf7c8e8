"""JD501, JD502, JD508, JD510: does the interview look at what the role asks for, and at not too much."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.hiring.survey import fitting_questions, survey
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.documents.interview_plan import RoundPlan
from jd_builder.languages import Message, say, say_n
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.validation import Loc

IN_INTERVIEWS: Final = frozenset({"interview", "role_play"})
FEWEST_QUESTIONS: Final = 3
_HEAVY: Final = 0.2
"""Share of all weights from which a KPI is worth a question: one of five equal ones."""
_KINDS: Final = {
    "behavioural": say("all questions of the interview ask about past behaviour"),
    "situational": say("all questions of the interview put an imagined situation"),
    "knowledge": say("all questions of the interview test knowledge"),
    "role_play": say("all questions of the interview are role plays"),
}


def unasked_skills(role: Role) -> Iterator[str]:
    """Yield the must-have skills that an interview should show and that no question of this one does."""
    shown = survey(role)
    for name in shown.plan.unasked:
        if name not in shown.skills and not IN_INTERVIEWS.isdisjoint(role.library.skills[name].assessed_by):
            yield name


def has_a_round(role: Role, skill: str) -> bool:
    """Tell whether a round asks about a skill by name, or asks about what no round has yet."""
    rounds = role.profile.interview.rounds
    return not rounds or any(not each.skills or skill in each.skills for each in rounds)


def skill_without_question(role: Role, _: Context) -> Iterator[Finding]:
    """Find must-have skills for which the library has no question, or which no round names."""
    for name in unasked_skills(role):
        skill = role.library.skills[name]
        fitting = fitting_questions(role, name)
        if fitting and has_a_round(role, name):
            continue  # only the time is lacking: JD506
        hint = (
            say("name it under “skills” of one of interview.rounds")
            if fitting
            else say(
                "write one under interview.questions with “skills: [{id}]”, or make the skill an advantage (must: false)",
                id=name,
            )
        )
        yield Finding(
            say("“{skill}” is a must, but no question of the interview shows it", skill=skill.name),
            hint,
            ("requirements", "skills", name),
            key=True,
        )


def kpi_without_question(role: Role, _: Context) -> Iterator[Finding]:
    """Find KPIs that weigh much and that neither a question nor its skill is about."""
    if any(unasked_skills(role)):
        return  # asking about those comes first, and may bring the evidence
    weights = {name: goal.weight for name, goal in role.profile.success.kpis.items() if goal.weight}
    total = sum(weights.values())
    for name, weight in weights.items():
        if weight < _HEAVY * total or name in survey(role).kpis:
            continue
        hint = _evidence_for(role, name)
        yield Finding(
            say(
                "“{kpi}” weighs {weight}%, but no question of the interview shows whether a candidate can reach it",
                kpi=role.library.kpis[name].name,
                weight=f"{100 * weight / total:.0f}",
            ),
            hint,
            ("success", "kpis", name),
            key=True,
        )


def _evidence_for(role: Role, kpi: str) -> Message:
    """Say how the interview could look for evidence of a KPI."""
    needs = role.profile.requirements.skills
    known = {
        name: question.skills[0]
        for name, question in role.library.questions.items()
        if kpi in question.kpis and name in fitting_questions(role, question.skills[0])
    }
    if close := [name for name, skill in known.items() if skill in needs]:
        return say("add one of these to interview.pin: {names}", names=", ".join(close[:3]))
    if known:
        name, skill = next(iter(known.items()))
        return say(
            "add “{question}” to interview.pin and its skill “{skill}” to the role, as an advantage at least",
            question=name,
            skill=skill,
        )
    return say("write one under interview.questions with “kpis: [{id}]”", id=kpi)


def competencies_out_of_bounds(role: Role, context: Context) -> Iterator[Finding]:
    """Find interviews that look at too many competencies, and those with too few questions to compare candidates."""
    limit = context.limits.competencies
    plan = survey(role).plan
    for index, each in enumerate(plan.rounds):
        asked = max(len(each.questions), len(each.slot.round.skills) if each.slot.round else 0)
        if asked > limit:
            yield Finding(
                say_n(
                    "{n} competency in one interview is more than {limit}",
                    "{n} competencies in one interview are more than {limit}",
                    asked,
                    limit=limit,
                ),
                say("keep those that decide who can do the job; move the rest to another round or to a test"),
                place_of(each, index),
            )
    count = len(plan.asks)
    if count < FEWEST_QUESTIONS and not any(unasked_skills(role)):
        yield Finding(
            _too_few(count),
            say(
                "make the interview longer, or make more of the skills a must: they are what it asks about; at least {least} questions",
                least=FEWEST_QUESTIONS,
            ),
            ("interview", "minutes"),
        )


def _too_few(count: int) -> Message:
    if count == 0:
        return say("the interview has no question")
    return say_n("the interview has only {n} question", "the interview has only {n} questions", count)


def place_of(each: RoundPlan, index: int, *tail: str) -> Loc:
    """Return the path of a round, or of the interview that has only one."""
    return ("interview", *(("rounds", index) if each.slot.round else ()), *tail)


def questions_of_one_kind(role: Role, _: Context) -> Iterator[Finding]:
    """Find interviews that ask in one way only, or never about what the candidate has done."""
    kinds = Counter(each.kind for each in survey(role).questions.values())
    if kinds.total() < FEWEST_QUESTIONS:
        return
    if len(kinds) == 1:
        yield Finding(
            _KINDS[next(iter(kinds))],
            say("pin a question of another kind under interview.pin"),
            ("interview",),
            key=True,
        )
    elif "behavioural" not in kinds:
        yield Finding(
            say("no question of the interview asks what the candidate has done before"),
            say("add a question of the kind “behavioural” to interview.pin"),
            ("interview",),
            key=True,
        )


RULES: Final[tuple[Rule, ...]] = (
    Rule("JD501", "must-have-skill-without-question", Severity.WARNING, role=skill_without_question),
    Rule("JD502", "kpi-without-question", Severity.NOTE, role=kpi_without_question),
    Rule(
        "JD508",
        "too-many-competencies-or-too-few-questions",
        Severity.WARNING,
        role=competencies_out_of_bounds,
    ),
    Rule("JD510", "questions-of-one-kind", Severity.NOTE, role=questions_of_one_kind),
)

"""Which competencies and library questions fit a role's interview, and how the minutes are spent."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from jd_builder.library.models import Question
from jd_builder.profile.loading import Role

MAX_COMPETENCIES: Final = 8
MIN_COMPETENCIES: Final = 5
"""Structured interviews measure five to eight competencies (U.S. Office of Personnel Management)."""
MINUTES_PER_QUESTION: Final = 7
"""A question with its probes takes five to fifteen minutes (18F guide to structured interviews); seven leaves room."""
QUESTIONS_PER_COMPETENCY: Final = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """How an interview is spent.

    Attributes:
        opening: Minutes for the opening.
        questions: Competency (skill id) → ids of its questions, in the order of the interview.
        unasked: Required skills that no question is asked about.
        spare: Minutes kept for notes and overruns.
        candidate: Minutes for the candidate's questions.
        closing: Minutes for the closing.
    """

    opening: int
    questions: dict[str, tuple[str, ...]]
    unasked: tuple[str, ...]
    spare: int
    candidate: int
    closing: int


def plan_interview(role: Role) -> Plan:
    """Choose questions for the required skills so that the minutes add up; the same role gives the same plan.

    Skills come by required level, then in the order of the profile, first one question each, then a second one
    where time is left. A question counts for its main skill, where it suits the role's level and channels. Pinned questions are asked in any case, dropped ones
    never.
    """
    total = role.profile.interview.minutes
    opening, candidate, closing = (5, 10, 5) if total >= 60 else (3, 5, 2)
    left = total - opening - candidate - closing
    needs = role.profile.requirements.skills
    required = sorted(
        (name for name, need in needs.items() if need.must), key=lambda name: -needs[name].level
    )
    wanted = min(len(required), MAX_COMPETENCIES, max(MIN_COMPETENCIES, left // MINUTES_PER_QUESTION))
    chosen: dict[str, list[str]] = {}
    kinds: Counter[str] = Counter()

    def take(competency: str, name: str) -> None:
        nonlocal left
        chosen.setdefault(competency, []).append(name)
        kinds[role.library.questions[name].kind] += 1
        left -= role.library.questions[name].minutes

    for name in role.profile.interview.pin:
        take(role.library.questions[name].skills[0], name)
    for turn in range(1, QUESTIONS_PER_COMPETENCY + 1):
        for competency in required:
            full = len(chosen) >= MAX_COMPETENCIES and competency not in chosen
            if full or len(chosen.get(competency, ())) >= turn:
                continue
            share = left / max(1, wanted - len(chosen)) if turn == 1 else left
            fitting = [
                (_rank(question, role, kinds, set(required), share), name)
                for name, question in role.library.questions.items()
                if question.skills[0] == competency
                and name not in chosen.get(competency, ())
                and name not in role.profile.interview.drop
                and _suits(question, role)
                and question.minutes <= left
            ]
            if fitting:
                take(competency, min(fitting)[1])
    questions = {name: tuple(names) for name, names in chosen.items()}
    unasked = tuple(name for name in needs if needs[name].must and name not in chosen)
    return Plan(opening, questions, unasked, max(left, 0), candidate, closing)


def _suits(question: Question, role: Role) -> bool:
    """Tell whether a question is meant for roles of this level and these channels."""
    fits_level = not question.levels or role.profile.title.level in question.levels
    return fits_level and (
        not question.channels or bool(set(question.channels).intersection(role.profile.other.channels))
    )


def _rank(
    question: Question, role: Role, kinds: Counter[str], required: set[str], share: float
) -> tuple[float, ...]:
    """Return a key that sorts better questions first.

    A question that leaves the other competencies their time comes first, then a kind that has been used less,
    then what also shows other required skills and the role's KPIs.
    """
    shows_skills = len(required.intersection(question.skills))
    shows_kpis = len(set(question.kpis).intersection(role.profile.success.kpis))
    return (question.minutes > share, kinds[question.kind], -shows_skills, -shows_kpis, question.minutes)

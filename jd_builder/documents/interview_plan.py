"""Which competencies and questions fit a role's interview, and how the minutes are spent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from jd_builder.profile.interview import Slot, slots
from jd_builder.profile.loading import Role
from jd_builder.profile.questions import Question

MAX_COMPETENCIES: Final = 8
MIN_COMPETENCIES: Final = 5
"""Structured interviews measure five to eight competencies (U.S. Office of Personnel Management)."""
MINUTES_PER_QUESTION: Final = 7
"""A question with its probes takes five to fifteen minutes (18F guide to structured interviews); seven leaves room."""
QUESTIONS_PER_COMPETENCY: Final = 2


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """How one interview is spent.

    Attributes:
        slot: Its minutes, and which round it is.
        questions: Competency (skill id) → ids of its questions, in the order of the interview.
        spare: Minutes kept for notes and overruns.
    """

    slot: Slot
    questions: dict[str, tuple[str, ...]]
    spare: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How a role is interviewed.

    Attributes:
        rounds: The interviews in order.
        unasked: Required skills that no question is asked about.
    """

    rounds: tuple[RoundPlan, ...]
    unasked: tuple[str, ...]

    @property
    def asks(self) -> tuple[str, ...]:
        """Ids of all questions in the order of the interviews, which is the order of their numbers."""
        return tuple(name for each in self.rounds for names in each.questions.values() for name in names)


def plan_interview(role: Role) -> Plan:
    """Choose questions for the required skills so that the minutes add up; the same role gives the same plan.

    Skills come by required level, then in the order of the profile, first one question each, then a second one
    where time is left and one is close to the role. A round asks about the skills it names, or about those that no earlier round asked about. A question
    counts for its main skill, where it suits the role's level and channels. Pinned questions and the role's own are
    asked in any case, dropped ones never.
    """
    needs = role.profile.requirements.skills
    required = _by_level(role, (name for name, need in needs.items() if need.must))
    made: list[RoundPlan] = []
    chooser = _Chooser(role, frozenset(required))
    for slot in slots(role.profile.interview, role.library.questions):
        if slot.round is not None and slot.round.skills:
            wanted = _by_level(role, slot.round.skills)
        else:
            fresh = [name for name in required if name not in chooser.asked]
            wanted = fresh + [name for name in required if name in chooser.asked]
        made.append(chooser.plan(slot, wanted))
    return Plan(tuple(made), tuple(name for name in required if name not in chooser.asked))


def _by_level(role: Role, names: Iterable[str]) -> list[str]:
    needs = role.profile.requirements.skills
    return sorted(names, key=lambda name: -needs[name].level)


@dataclass(slots=True)
class _Chooser:
    """What has been chosen so far, over all rounds."""

    role: Role
    required: frozenset[str]
    kinds: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    about: dict[str, list[tuple[str, Question]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, question in self.role.library.questions.items():
            self.about.setdefault(question.skills[0], []).append((name, question))
        interview = self.role.profile.interview
        self.taken.update(
            interview.drop, interview.pin, interview.questions, *(each.pin for each in interview.rounds)
        )

    def plan(self, slot: Slot, competencies: list[str]) -> RoundPlan:
        """Fill one interview."""
        left = slot.asking
        wanted = min(len(competencies), MAX_COMPETENCIES, max(MIN_COMPETENCIES, left // MINUTES_PER_QUESTION))
        chosen: dict[str, list[str]] = {}
        for name in slot.pinned:
            left -= self._take(name, chosen)
        for turn in range(1, QUESTIONS_PER_COMPETENCY + 1):
            for competency in competencies:
                full = len(chosen) >= MAX_COMPETENCIES and competency not in chosen
                if full or len(chosen.get(competency, ())) >= turn:
                    continue
                share = left / max(1, wanted - len(chosen)) if turn == 1 else left
                best = self._best(competency, left, share, only_close=turn > 1)
                if best is not None:
                    left -= self._take(best, chosen)
        return RoundPlan(slot, {name: tuple(names) for name, names in chosen.items()}, left)

    def _take(self, name: str, chosen: dict[str, list[str]]) -> int:
        """Note a question and return its minutes."""
        question = self.role.library.questions[name]
        chosen.setdefault(question.skills[0], []).append(name)
        self.kinds[question.kind] += 1
        self.taken.add(name)
        self.asked.add(question.skills[0])
        return question.minutes

    def _best(self, competency: str, left: int, share: float, *, only_close: bool) -> str | None:
        """Return the id of the best question about a competency; with `only_close`, none that is foreign to the role."""
        fitting = [
            (self._rank(question, share), name)
            for name, question in self.about.get(competency, ())
            if name not in self.taken
            and question.minutes <= left
            and suits(question, self.role)
            and not (only_close and self._foreign(question))
        ]
        return min(fitting)[1] if fitting else None

    def _rank(self, question: Question, share: float) -> tuple[float, ...]:
        """Return a key that sorts better questions first.

        A question that leaves the other competencies their time comes first; then one that is not foreign to the
        role; then a kind that has been used less; then what also shows other required skills and the role's KPIs.
        """
        shows_skills = len(self.required.intersection(question.skills))
        shows_kpis = len(set(question.kpis).intersection(self.role.profile.success.kpis))
        return (
            question.minutes > share,
            self._foreign(question),
            self.kinds[question.kind],
            -shows_skills,
            -shows_kpis,
            question.minutes,
        )

    def _foreign(self, question: Question) -> int:
        """Return how foreign a question is to the role: about KPIs it does not have, about channels beside its main one.

        The main channel is the first. A question tied to a channel is foreign twice where its KPIs are.
        """
        role = self.role.profile
        other_kpis = bool(question.kpis) and role.success.kpis.keys().isdisjoint(question.kpis)
        other_channel = set(role.other.channels[:1]).isdisjoint(question.channels)
        return other_kpis + (bool(question.channels) and (other_channel or other_kpis))


def suits(question: Question, role: Role) -> bool:
    """Tell whether a question is meant for roles of this level and these channels."""
    fits_level = not question.levels or role.profile.title.level in question.levels
    return fits_level and (
        not question.channels or bool(set(question.channels).intersection(role.profile.other.channels))
    )

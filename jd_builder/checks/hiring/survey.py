"""A role → what its interview asks, looked up once for all rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.rule import Finding
from jd_builder.documents.interview_plan import Plan, plan_interview, suits
from jd_builder.languages import Message
from jd_builder.library.loading import load_library
from jd_builder.profile.loading import Role
from jd_builder.profile.questions import Question
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.source import Node
from jd_builder.profile.validation import Loc, span_of


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that somebody of the project wrote.

    Attributes:
        name: Its id.
        question: The question.
        tree: Where it was read: the profile, or its entry in a library file.
        loc: Its path in `tree`; empty for an entry of a library file.
    """

    name: str
    question: Question
    tree: Node
    loc: Loc

    def finding(self, message: Message, hint: Message, tail: Loc = (), *, key: bool = False) -> Finding:
        """Return a finding about a part of the question."""
        if self.loc:
            return Finding(message, hint, (*self.loc, *tail), key=key)
        return Finding(message, hint, span_of(self.tree, tail, key=key))


@dataclass(frozen=True, slots=True)
class Survey:
    """What an interview asks.

    Attributes:
        plan: Its questions and minutes.
        questions: The questions asked, by id.
        skills: Skills that they show, mainly or besides.
        kpis: KPIs that they give evidence for, themselves or through their main skills.
        own: Those that stand in the profile or in the project's own library.
    """

    plan: Plan
    questions: Mapping[str, Question]
    skills: frozenset[str]
    kpis: frozenset[str]
    own: tuple[OwnQuestion, ...]


_last: tuple[Role, Survey] | None = None
"""The role that was asked about last: the rules look at one role after the other."""


def survey(role: Role) -> Survey:
    """Return what the interview of a role asks; asking again about the same role costs nothing."""
    global _last  # noqa: PLW0603 (a memo of one entry, which keeps its role alive and so cannot mistake it)
    last = _last
    if last is not None and last[0] is role:
        return last[1]
    made = _survey(role)
    _last = (role, made)
    return made


def _survey(role: Role) -> Survey:
    plan = plan_interview(role)
    asked = {name: role.library.questions[name] for name in plan.asks}
    moved = {kpi for each in asked.values() for kpi in role.library.skills[each.skills[0]].kpis}
    return Survey(
        plan=plan,
        questions=asked,
        skills=frozenset(name for each in asked.values() for name in each.skills),
        kpis=frozenset(moved.union(*(each.kpis for each in asked.values()))),
        own=(*_of_profile(role), *_of_library(role, asked)),
    )


def _of_profile(role: Role) -> list[OwnQuestion]:
    interview = role.profile.interview
    return [
        OwnQuestion(name, question, role.tree, ("interview", "questions", name))
        for name, question in interview.questions.items()
        if name not in interview.drop
    ]


def _of_library(role: Role, asked: Mapping[str, Question]) -> list[OwnQuestion]:
    files = [
        file
        for file in role.files
        if file.suffix in (".yaml", ".yml") and "questions" in (file.stem, file.parent.name)
    ]
    if not files:
        return []
    shipped = load_library().questions
    wanted = {
        name: question
        for name, question in asked.items()
        if name not in role.profile.interview.questions and question != shipped.get(name)
    }
    nodes: dict[str, Node] = {}
    for file in files if wanted else ():
        entries = read_nodes(read_source(file))[0].data
        nodes.update((name, node) for name, node in entries.items() if name in wanted)
    return [OwnQuestion(name, wanted[name], node, ()) for name, node in nodes.items()]


def fitting_questions(role: Role, skill: str) -> dict[str, Question]:
    """Return the questions mainly about a skill that suit the role and are not dropped."""
    dropped: Final = role.profile.interview.drop
    return {
        name: question
        for name, question in role.library.questions.items()
        if question.skills[0] == skill and name not in dropped and suits(question, role)
    }

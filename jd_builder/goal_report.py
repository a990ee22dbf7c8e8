"""The KPI targets of a role as a table, and the differences between two roles in words."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jd_builder.documents.common import kpi_name, target_lines
from jd_builder.documents.wording import FREQUENCIES, PERIODS, Words
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.targets import KpiGoal
from jd_builder.profile.validation import span_of
from jd_builder.profile.weights import WHOLE, total_weight
from jd_builder.score_report import table_lines


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One KPI of a role, in words.

    Attributes:
        id: Its id.
        name: Its name as the role counts it.
        targets: What to reach, one a channel.
        deadline: By when.
        weight: Its share; empty where it has none.
        origin: File and line that set its target.
        problems: What is wrong with it.
    """

    id: str
    name: str
    targets: tuple[str, ...]
    deadline: str
    weight: str
    origin: str
    problems: tuple[Problem, ...]


def goal_rows(role: Role, problems: Iterable[Problem], language: str) -> list[GoalRow]:
    """Return the KPIs of a role, each with the problems that are about it."""
    words, found = Words(language), list(problems)
    return [
        GoalRow(
            id=name,
            name=kpi_name(role.library.kpis[name], goal, words),
            targets=target_lines(role.library.kpis[name], goal, role, words),
            deadline=words.deadline(goal),
            weight=words.percent(goal.weight) if goal.weight is not None else "",
            origin=_origin(role, name, goal),
            problems=tuple(each for each in found if _is_about(each, name)),
        )
        for name, goal in role.profile.success.kpis.items()
    ]


def _is_about(problem: Problem, name: str) -> bool:
    return f"{problem.pointer}.".startswith(f"success.kpis.{name}.")


def _origin(role: Role, name: str, goal: KpiGoal) -> str:
    key = "targets" if goal.targets else "target"
    span = span_of(role.tree, ("success", "kpis", name, key), key=True)
    return f"{span.source.name}:{span.start_position[0]}"


def goal_lines(role: Role, rows: Sequence[GoalRow], language: str) -> Iterator[str]:
    """Yield the KPIs as a table, below it what is wrong with them and what the weights make."""
    words = Words(language)
    head = [words("Id"), words("KPI"), words("Target"), words("Deadline"), words("Weight"), words("Set in")]
    cells = []
    for row in rows:
        cells.append([row.id, row.name, row.targets[0], row.deadline, row.weight, row.origin])
        cells += [["", "", line, "", "", ""] for line in row.targets[1:]]
    yield from table_lines(head, cells, left=len(head))
    yield ""
    yield weights_said(role).text(language)
    for row in rows:
        for problem in row.problems:
            yield f"- {row.id}: {problem.code} {problem.message.text(language)}"


def goals_as_json(role: Role, rows: Sequence[GoalRow], language: str) -> str:
    """Return the KPIs for a program."""
    data: dict[str, Any] = {
        "weights": total_weight(role.profile.success.kpis),
        "kpis": [
            {
                "id": row.id,
                "name": row.name,
                "targets": list(row.targets),
                "deadline": row.deadline,
                "weight": role.profile.success.kpis[row.id].weight,
                "origin": row.origin,
                "problems": [
                    {"code": each.code, "message": each.message.text(language)} for each in row.problems
                ],
            }
            for row in rows
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def weights_said(role: Role) -> Message:
    """Return what the weights of a role make, and what is left to 100."""
    goals = role.profile.success.kpis
    total = total_weight(goals)
    if not any(goal.weight for goal in goals.values()):
        return say("no KPI has a weight")
    if total == WHOLE:
        return say("the weights make 100%")
    if total < WHOLE:
        return say(
            "the weights make {total}%; {left}% is left", total=f"{total:g}", left=f"{WHOLE - total:g}"
        )
    return say(
        "the weights make {total}%; that is {over}% too much", total=f"{total:g}", over=f"{total - WHOLE:g}"
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing about a KPI that two roles say differently.

    Attributes:
        kpi: Its name.
        what: Label of what differs; empty where the whole KPI is new or gone.
        before: What the first says; empty where it says nothing.
        after: What the second says.
    """

    kpi: str
    what: str
    before: str
    after: str


def goal_differences(old: Role, new: Role, language: str) -> list[Difference]:
    """Return what the second role asks differently from the first, in words."""
    words = Words(language)
    before, after = old.profile.success.kpis, new.profile.success.kpis
    found = []
    for name in dict.fromkeys((*before, *after)):
        first = _facts(old, name, words) if name in before else {}
        second = _facts(new, name, words) if name in after else {}
        role = new if name in after else old
        label = kpi_name(role.library.kpis[name], role.profile.success.kpis[name], words)
        if not first or not second:
            target = words("Target")
            found.append(Difference(label, "", first.get(target, ""), second.get(target, "")))
            continue
        found += [
            Difference(label, what, first[what], second[what])
            for what in first
            if first[what] != second[what]
        ]
    return found


def difference_lines(differences: Sequence[Difference], language: str) -> Iterator[str]:
    """Yield the differences as sentences."""
    if not differences:
        yield say("the KPI targets are the same").text(language)
    for each in differences:
        values = {"kpi": each.kpi, "what": each.what, "before": each.before, "after": each.after}
        if not each.what:
            message = say("+ {kpi}: {after}", **values) if each.after else say("− {kpi} is dropped", **values)
        elif not each.before:
            message = say("~ {kpi}, {what}: now {after}", **values)
        elif not each.after:
            message = say("~ {kpi}, {what}: {before} is taken away", **values)
        else:
            message = say("~ {kpi}, {what}: {before} → {after}", **values)
        yield message.text(language)


def _facts(role: Role, name: str, words: Words) -> dict[str, str]:
    """Return everything a role says of a KPI, by label."""
    kpi, goal = role.library.kpis[name], role.profile.success.kpis[name]
    measure = measure_of(kpi, goal)

    def level(key: str) -> str:
        value = getattr(goal, key)
        return words.quantity(value, measure) if value is not None else ""

    return {
        words("Target"): "; ".join(target_lines(kpi, goal, role, words)),
        words("Deadline"): words.deadline(goal),
        words("Weight"): words.percent(goal.weight) if goal.weight is not None else "",
        words("Worst"): level("worst"),
        words("Best"): level("best"),
        words("Today's level"): level("baseline"),
        words("Compared with"): words.say(PERIODS[goal.versus]) if goal.versus else "",
        words("Measured"): words.say(FREQUENCIES[goal.measure]) if goal.measure else "",
        words("Source of the figure"): words.maybe(goal.source),
        words("Kept by"): words.maybe(goal.owner),
        words("Note"): words.maybe(goal.note),
        words("Scale"): _scale(goal, words),
        words("Counted as"): words.text(measure.name) if goal.variant else "",
    }


def _scale(goal: KpiGoal, words: Words) -> str:
    return f"{words.number(goal.scale.min)}–{words.number(goal.scale.max)}" if goal.scale else ""

"""The scores of a role as a table, JSON or CSV, with what was left out and why; and an empty table to fill in."""

import csv
import io
import json
import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from jd_builder.browsing import harmless_cell
from jd_builder.documents.common import kpi_name
from jd_builder.documents.wording import Words
from jd_builder.languages import say
from jd_builder.problems import text_width
from jd_builder.profile.actuals import HEADINGS
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.quantities import Quantity
from jd_builder.profile.targets import SegmentTarget, Target
from jd_builder.scoring import Actual, GoalScore, Reason, Scorecard, TargetScore

REASONS: Final = {
    Reason.MISSING: say("no figure given"),
    Reason.NO_TARGET: say("no target set yet"),
    Reason.NO_BASELINE: say(
        "the level that the change starts from is not known: give it in the column “baseline”, or write the change itself, such as “down 8%”"
    ),
    Reason.ZERO_BASELINE: say("a percentage of 0 is 0, so the change cannot be scored"),
}
_LONGEST_NAME: Final = 44


class ScoreReport:
    """What there is to say about the scores of a role, in one language."""

    def __init__(self, role: Role, card: Scorecard, language: str) -> None:
        self._role = role
        self._card = card
        self._words = Words(language)
        self._goals = role.profile.success.kpis
        self._shares = card.shares

    def lines(self) -> Iterator[str]:
        """Yield a table for a screen, the total and what was left out."""
        words = self._words
        shared = any(
            not math.isclose(share, self._goals[name].weight or 0, abs_tol=0.05)
            for name, share in self._shares.items()
        )
        head = [words("KPI"), words("Target"), words("Actual"), words("Weight")]
        head += [*([words("Counts as")] if shared else []), words("Score"), words("Points")]
        yield f"{words('KPI scorecard')} – {words.text(self._role.profile.title.name)}"
        yield ""
        rows = [row for name in self._card.goals for row in self._rows(name, shared=shared)]
        yield from table_lines(head, rows, left=3)
        yield ""
        total = self._card.total
        yield words.say(
            say("Total: {total} out of 100", total=self._number(total))
            if total is not None
            else say("There is no total: no KPI has both a figure and a weight.")
        )
        notes = list(self.notes())
        if notes:
            yield ""
        yield from (f"- {note}" for note in notes)

    def notes(self) -> Iterator[str]:
        """Yield what was left out and why, and what was done about the weights."""
        words, card = self._words, self._card
        for name, goal in card.goals.items():
            if goal.reason is not None:
                yield words.say(
                    say("{name}: not scored – {reason}", name=self._name(name), reason=REASONS[goal.reason])
                )
                continue
            for part in goal.parts:
                if part.reason is not None:
                    yield words.say(
                        say(
                            "{name}: scored without “{segment}” – {reason}",
                            name=self._name(name),
                            segment=self._segment(part.target),
                            reason=REASONS[part.reason],
                        )
                    )
        unweighted = [
            self._name(name)
            for name, goal in card.goals.items()
            if goal.weight is None and goal.score is not None
        ]
        if unweighted:
            yield words.say(
                say("Not part of the total, for want of a weight: {names}", names=", ".join(unweighted))
            )
        if not self._shares:
            return
        if any(goal.weight and goal.score is None for goal in card.goals.values()):
            yield words.say(
                say("The weight of what was left out is shared among the other KPIs, in proportion.")
            )
        if not math.isclose(card.weight, 100, abs_tol=0.1):
            yield words.say(
                say(
                    "The weights make {sum}, not 100%: they count in proportion.",
                    sum=words.percent(round(card.weight, 2)),
                )
            )

    def as_json(self) -> str:
        """Return the scores for a program; figures are rounded to two decimals."""
        data = {
            "profile": str(self._role.path),
            "title": self._words.text(self._role.profile.title.name),
            "total": _rounded(self._card.total),
            "weight": _rounded(self._card.weight),
            "kpis": [self._data(name, goal) for name, goal in self._card.goals.items()],
            "notes": list(self.notes()),
        }
        return json.dumps(data, ensure_ascii=False, indent=2)

    def as_csv(self) -> str:
        """Return the scores as a table, a row a target, for a spreadsheet."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            (
                "kpi",
                "name",
                "segment",
                "target",
                "actual",
                "target_score",
                "reason",
                "weight",
                "counts_as",
                "score",
                "points",
            )
        )
        for name, goal in self._card.goals.items():
            data = self._data(name, goal)
            for index, part in enumerate(data["targets"]):
                first = index == 0
                row = (
                    name,
                    data["name"],
                    part["segment"],
                    part["target"],
                    part["actual"],
                    part["score"],
                    part["reason"],
                )
                whole = (
                    (data["weight"], data["counts_as"], data["score"], data["points"]) if first else ("",) * 4
                )
                writer.writerow(
                    [harmless_cell(cell) if isinstance(cell, str) else cell for cell in (*row, *whole)]
                )
        writer.writerow(
            (
                "total",
                *("",) * 6,
                _rounded(self._card.weight),
                "",
                _rounded(self._card.total),
                _rounded(self._card.total),
            )
        )
        return out.getvalue().rstrip("\n")

    def _data(self, name: str, goal: GoalScore) -> dict[str, Any]:
        return {
            "id": name,
            "name": self._name(name),
            "weight": goal.weight,
            "counts_as": _rounded(self._shares.get(name)),
            "score": _rounded(goal.score),
            "points": _rounded(self._card.points(name)),
            "targets": [
                {
                    "segment": self._segment(part.target),
                    "target": self._target(name, part.target),
                    "actual": self._actual(name, part.actual),
                    "rule": part.rule.value,
                    "score": _rounded(part.score),
                    "reason": part.reason.value if part.reason else None,
                }
                for part in goal.parts
            ],
        }

    def _rows(self, name: str, *, shared: bool) -> Iterator[list[str]]:
        """Yield the row of a KPI and, where it has several targets, a row for each."""
        goal, words = self._card.goals[name], self._words
        share = self._shares.get(name)
        weights = [words.percent(goal.weight) if goal.weight is not None else "–"]
        if shared:
            weights.append(f"{words.score(share)}%" if share is not None else "–")
        scores = [self._number(goal.score), self._number(self._card.points(name))]
        label = _cut(self._name(name))
        if len(goal.parts) == 1 and not self._segment(goal.parts[0].target):
            yield [label, *self._figures(name, goal.parts[0]), *weights, *scores]
            return
        yield [label, "", "", *weights, *scores]
        for part in goal.parts:
            segment = _cut(f"  {words.capital(self._segment(part.target))}")
            yield [segment, *self._figures(name, part), *[""] * len(weights), self._number(part.score), ""]

    def _figures(self, name: str, part: TargetScore) -> tuple[str, str]:
        return self._target(name, part.target) or "–", self._actual(name, part.actual) or "–"

    def _name(self, name: str) -> str:
        return kpi_name(self._role.library.kpis[name], self._goals[name], self._words)

    def _segment(self, target: Target | None) -> str:
        if not isinstance(target, SegmentTarget):
            return ""
        return self._words.text(self._role.library.segment_name(target.segment))

    def _target(self, name: str, target: Target | None) -> str:
        if target is None:
            return ""
        goal = self._goals[name]
        measure = measure_of(self._role.library.kpis[name], goal)
        return self._words.capital(self._words.target(target, goal, measure))

    def _actual(self, name: str, actual: Actual | None) -> str:
        if actual is None:
            return ""
        measure = measure_of(self._role.library.kpis[name], self._goals[name])
        value, words = actual.value, self._words
        if not actual.is_change:
            return words.quantity(value, measure)
        size = words.quantity(Quantity(abs(value.value), value.kind, value.time_unit), measure, change=True)
        message = say("up by {value}", value=size) if value.value >= 0 else say("down by {value}", value=size)
        return words.capital(words.say(message))

    def _number(self, value: float | None) -> str:
        return "–" if value is None else self._words.score(value)


def template_csv(role: Role, language: str) -> str:
    """Return a table of a role's KPIs with room for what was reached.

    The cells are parted by `;` in Vietnamese, where the comma is the decimal mark.
    """
    words, goals = Words(language), role.profile.success.kpis
    keys = ["kpi", "name", "target"]
    keys += ["segment"] if any(goal.targets for goal in goals.values()) else []
    statements = [(goal, target) for goal in goals.values() for target in goal.statements]
    keys += (
        ["baseline"]
        if any(target.kind.is_change and not goal.baseline for goal, target in statements)
        else []
    )
    keys += ["actual"]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "vi" else ",", lineterminator="\n")
    writer.writerow([HEADINGS[language][key] for key in keys])
    for name, goal in goals.items():
        measure = measure_of(role.library.kpis[name], goal)
        for target in goal.statements or (None,):
            segment = role.library.segment_name(target.segment) if isinstance(target, SegmentTarget) else None
            cells = {
                "kpi": name,
                "name": words.text(measure.name),
                "target": words.capital(words.target(target, goal, measure)) if target else "",
                "segment": words.maybe(segment),
            }
            writer.writerow([harmless_cell(cells.get(key, "")) for key in keys])
    return out.getvalue().rstrip("\n")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"


def table_lines(head: Sequence[str], rows: Sequence[Sequence[str]], *, left: int) -> Iterator[str]:
    """Yield a table with a line under its head; the first `left` columns begin at the left, figures end at the right."""
    widths = [max(text_width(row[column]) for row in (head, *rows)) for column in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - text_width(cell))
            cells.append(cell + gap if column < left else gap + cell)
        return "  ".join(cells).rstrip()

    yield line(head)
    yield "  ".join("─" * width for width in widths)
    yield from (line(row) for row in rows)

"""Problems of a role made from a row → the same problems at the cells of the table that they come from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import takewhile
from operator import eq
from pathlib import Path

from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.project import COMPANY_FILE
from jd_builder.profile.table import Entry, Row, in_column
from jd_builder.profile.validation import CODE_UNKNOWN_ID, CODE_UNKNOWN_KEY, GROUP_NEEDED, LIST_NEEDED
from jd_builder.sources import Span

ProblemKey = tuple[str, str, str]


def at_cell(problem: Problem, row: Row, own: Callable[[], Mapping[ProblemKey, Problem]]) -> Problem:
    """Return a problem of a row's role at the cell that it comes from, with the name of the column.

    Args:
        problem: What was found in the role.
        row: The row.
        own: Returns what is wrong with the base without the row: that stays where it is.
    """
    problem = replace(problem, replacement=None)
    span = problem.span
    whole = span == row.span and not problem.pointer
    for entry in () if whole else row.entries:
        if _holds(entry.node.span, span):
            return _in_column(problem, entry)
    if span is not None and (
        span.source.name.startswith("--set") or Path(span.source.name).name == COMPANY_FILE
    ):
        return problem
    known = own().get(key_of(problem))
    if known is not None:
        return known
    for entry in row.entries:  # a map that the row changed has the place of the heading
        if span is not None and span == entry.node.key:
            wrong_in_every_row = problem.code in (CODE_UNKNOWN_KEY, CODE_UNKNOWN_ID)
            return problem if wrong_in_every_row else _in_column(problem, entry)
    if whole or (span is not None and span.source is row.span.source):
        return problem
    there = f"{span.source.name}:{span.place}" if span is not None else problem.path
    if there:
        message = say("{message} (at {place})", message=problem.message, place=there)
        problem = replace(problem, message=message, path="")
    near = _nearest(row.entries, problem.pointer)
    return _in_column(problem, near) if near is not None else replace(problem, span=row.span)


def _in_column(problem: Problem, entry: Entry) -> Problem:
    """Return a problem at the cell of a value, with the name of its column."""
    span, place = problem.span, entry.node.span
    placed = replace(problem, hint=_hint(problem), span=span if _holds(place, span) else place)
    return in_column(placed, entry.column)


def _hint(problem: Problem) -> Message | None:
    """Return what to do in a table, in place of what to do in a profile."""
    if problem.message == LIST_NEEDED:
        return say(
            "write the list in a column “{column}”, in brackets with commas between: [one, two]",
            column=problem.pointer,
        )
    if problem.message == GROUP_NEEDED:
        return say("give each value of the group a column of its own, such as posting.apply.email")
    return problem.hint


def _nearest(entries: Iterable[Entry], pointer: str) -> Entry | None:
    """Return the value nearest to a path: the other end of a range, or another target of the same KPI."""
    parts = pointer.split(".") if pointer else []
    best, most = None, max(1, len(parts) - 1)
    for entry in entries:
        common = sum(takewhile(bool, map(eq, parts, entry.parts)))
        if parts and common >= most:
            best, most = entry, common + 1
    return best


def _holds(cell: Span, place: Span | None) -> bool:
    return (
        place is not None
        and place.source is cell.source
        and cell.start <= place.start < max(cell.end, cell.start + 1)
    )


def key_of(problem: Problem) -> ProblemKey:
    """Return what makes two problems the same one, wherever they stand."""
    return problem.code, problem.pointer, problem.message.text("en")

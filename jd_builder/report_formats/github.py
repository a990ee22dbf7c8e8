"""Problems → workflow commands, which GitHub shows beside the lines of a change.

The form is documented at
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
"""

from collections.abc import Iterable
from typing import Final

from jd_builder.problems import Problem, Severity
from jd_builder.report_formats.places import path_from_here

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def problems_as_commands(problems: Iterable[Problem], language: str) -> str:
    """Return a command a line for each problem; empty where there is none."""
    return "\n".join(_command(problem, language) for problem in problems)


def _command(problem: Problem, language: str) -> str:
    told = problem.message.text(language)
    if problem.hint is not None:
        told += f"\n→ {problem.hint.text(language)}"
    properties = ",".join(
        f"{key}={value.translate(_PROPERTY)}" for key, value in _properties(problem).items()
    )
    return f"::{_COMMANDS[problem.severity]} {properties}::{told.translate(_DATA)}"


def _properties(problem: Problem) -> dict[str, str]:
    """Return place and title; GitHub takes columns only where a place begins and ends in one line."""
    made: dict[str, str] = {}
    path, line, column = problem.where
    if path:
        made["file"] = path_from_here(path)
    if problem.span is not None:
        end_line, end_column = problem.span.end_position
        made["line"] = str(line)
        if end_line == line:
            made["col"] = str(column)
        made["endLine"] = str(end_line)
        if end_line == line:
            made["endColumn"] = str(end_column)
    made["title"] = problem.code
    return made

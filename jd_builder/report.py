"""Results and problems as text or JSON, for people and for programs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jd_builder.errors import JdError
from jd_builder.languages import say, say_n
from jd_builder.orders import Result
from jd_builder.problems import Problem, Severity

if TYPE_CHECKING:  # they take long to import, and a build that finds nothing to do is to end soon
    from jd_builder.checking import CheckResult
    from jd_builder.profile.source import Node

if TYPE_CHECKING:  # the rules take as long to load as all the rest of a build
    from jd_builder.checking import CheckResult


_MOST_LISTED: Final = 20
"""Folders of which each file is named."""
_MOST_FOLDERS: Final = 200
"""Folders that are named."""


def result_lines(result: Result, language: str) -> Iterator[str]:
    """Yield a summary of a build: per folder, the files written."""
    folders: dict[Path, list[str]] = {}
    for path in result.written:
        folders.setdefault(path.parent, []).append(path.name)
    shown = folders if len(folders) <= _MOST_FOLDERS else {}
    for folder, names in shown.items():
        yield _counted(folder, len(names), language)
        if len(folders) <= _MOST_LISTED:
            yield from (f"  {name}" for name in names)
    if not shown and folders:
        number = say_n("{n} profile", "{n} profiles", len(folders)).text(language)
        yield f"{number}: {_counted(next(iter(folders)).parent, len(result.written), language)}"
    if result.removed:
        yield say_n("{n} file removed", "{n} files removed", len(result.removed)).text(language)
        yield from (f"  {path}" for path in result.removed)
    if result.unchanged:
        yield say_n(
            "{n} file is up to date already", "{n} files are up to date already", result.unchanged
        ).text(language)
    if result.failures:
        yield say_n(
            "{n} profile or file was not built.",
            "{n} profiles or files were not built.",
            len(result.failures),
        ).text(language)


def _counted(folder: Path, files: int, language: str) -> str:
    return f"{folder} – {say_n('{n} file', '{n} files', files).text(language)}"


def result_as_json(result: Result, language: str, *, line: bool = False) -> str:
    """Return a build's result for a program.

    Args:
        result: The result.
        language: Language of its messages.
        line: On one line, where one build follows the other.
    """
    return json.dumps(
        {
            "written": [str(path) for path in result.written],
            "unchanged": result.unchanged,
            "removed": [str(path) for path in result.removed],
            "failed": [
                {
                    "profile": str(failure.path),
                    "message": failure.error.message.text(language),
                    "problems": _problems(failure.error, language),
                }
                for failure in (*result.failures, *result.kept)
            ],
            "warnings": [_problem(problem, language) for problem in result.warnings],
            "notices": [notice.text(language) for notice in result.notices],
        },
        ensure_ascii=False,
        indent=None if line else 2,
    )


def problems_as_json(problems: Iterable[Problem], language: str) -> str:
    """Return problems for a program; line and column from 1, null where there is no place."""
    return _json([_problem(problem, language) for problem in problems])


def summary_of_check(result: "CheckResult", language: str) -> str:
    """Return how a check ended, in one line."""
    files = say_n("{n} file", "{n} files", result.files).text(language)
    counted = (
        say_n("{n} error", "{n} errors", result.count(Severity.ERROR)),
        say_n("{n} warning", "{n} warnings", result.count(Severity.WARNING)),
        say_n("{n} piece of advice", "{n} pieces of advice", result.count(Severity.NOTE)),
    )
    found = ", ".join(each.text(language) for each in counted if each.count)
    nothing = say("no problem").text(language)
    return f"{files}: {found or nothing}."


def _problems(error: JdError, language: str) -> list[dict[str, Any]]:
    return [_problem(problem, language) for problem in error.problems]


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    path, line, column = problem.where
    end_line, end_column = problem.span.end_position if problem.span else (None, None)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message.text(language),
        "hint": problem.hint.text(language) if problem.hint else None,
        "path": path,
        "line": line or None,
        "column": column or None,
        "end_line": end_line,
        "end_column": end_column,
        "pointer": problem.pointer,
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def tree_lines(node: "Node", indent: str = "") -> Iterator[str]:
    """Yield a tree as YAML, behind each value the file and line it comes from."""
    entries: Iterable[tuple[str, Node]]
    if isinstance(node.data, dict):
        entries = ((f"{key}:", child) for key, child in node.data.items())
    else:
        entries = (("-", child) for child in node.data)
    for label, child in entries:
        if isinstance(child.data, (dict, list)) and child.data:
            yield f"{indent}{label}"
            yield from tree_lines(child, f"{indent}  ")
        else:
            line = child.span.start_position[0]
            text = f"{indent}{label} {_scalar(child.data)}"
            yield f"{text}  # {child.span.source.name}:{line}"


def _scalar(data: object) -> str:
    """Return a scalar as YAML; a text in quotes where it could be read as something else."""
    if isinstance(data, str):
        plain = (
            data
            and data[0] not in "\"'[]{}>|*&!%#`@,?:- "
            and ": " not in data
            and " #" not in data
            and "\n" not in data
        )
        safe = (
            plain
            and not data.replace(".", "", 1).replace("-", "").isdigit()
            and data not in ("true", "false", "null", "~")
        )
        return data if safe else json.dumps(data, ensure_ascii=False)
    if data is None:
        return "null"
    if isinstance(data, bool):
        return str(data).lower()
    return "{}" if data == {} else "[]" if data == [] else f"{data}"

"""What came of a piece → what is told of it, and no more: to be kept to the end, or sent to another process."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.orders import Failure, Made
from jd_builder.places import shown
from jd_builder.problems import Problem
from jd_builder.sources import Source
from jd_builder.told import alone, message_as_json, message_from_json, problem_as_json, problem_from_json


def light(made: Made) -> Made:
    """Return what came of a piece without the texts that it was read from, nor how its errors came about.

    A thousand failed profiles would hold 0.2 MB each: all that each had read so far.
    """
    kept: dict[tuple[Source, int, int], Source] = {}

    def lighter(problems: Iterable[Problem]) -> list[Problem]:
        return [
            replace(each, span=alone(each.span, kept)) if each.span is not None else each for each in problems
        ]

    def without_trace(error: JdError) -> JdError:
        error = copy(error).with_traceback(None)  # Dask lets copies keep it
        error.__cause__ = error.__context__ = None
        error.problems = tuple(lighter(error.problems))
        return error

    return replace(
        made,
        failures=[Failure(each.path, without_trace(each.error)) for each in made.failures],
        warnings=lighter(made.warnings),
    )


def portable(made: Made) -> Made:
    """Return what came of a piece with nothing in it but plain texts.

    A problem holds the lines that it shows, no more, and URLs stand where copies of what they name do.
    """
    return replace(
        made,
        written=[shown(path) for path in made.written],
        failures=[Failure(shown(each.path), portable_error(each.error)) for each in made.failures],
        notices=[message_from_json(message_as_json(notice)) for notice in made.notices],
        warnings=[_portable_problem(problem) for problem in made.warnings],
    )


def portable_error(error: JdError) -> JdError:
    """Return an error of plain texts."""
    message = message_from_json(message_as_json(error.message))
    if error.problems:
        return ProfileError(message, [_portable_problem(problem) for problem in error.problems])
    return OutputError(message)


def _portable_problem(problem: Problem) -> Problem:
    return problem_from_json(problem_as_json(problem))

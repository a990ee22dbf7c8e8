"""What came of a piece → plain texts, which can be sent to another process."""

from dataclasses import replace

from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.orders import Failure, Made
from jd_builder.places import shown
from jd_builder.problems import Problem
from jd_builder.told import message_as_json, message_from_json, problem_as_json, problem_from_json


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

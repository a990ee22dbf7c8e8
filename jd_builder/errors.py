"""Errors that a caller may catch; each knows how to say itself in the reader's language."""

from collections.abc import Sequence

from jd_builder.languages import Message, say
from jd_builder.problems import Problem


class JdError(Exception):
    """Anything this package raises on purpose.

    Attributes:
        message: What went wrong and what to do, translated when shown.
        problems: The places that are wrong, in the order of the text; empty where no text is.
    """

    problems: tuple[Problem, ...] = ()

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """Let a copy of it travel between processes, whatever its own arguments are."""
        return (_revive, (type(self), self.message, self.problems))


def _revive(kind: type[JdError], message: Message, problems: tuple[Problem, ...]) -> JdError:
    error = kind.__new__(kind)
    JdError.__init__(error, message)
    error.problems = problems
    return error


class ProfileError(JdError):
    """A profile, company file or library entry that cannot be used; `problems` says why."""

    def __init__(self, message: Message, problems: Sequence[Problem]) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class SettingsError(JdError):
    """A setting (command line, `JD_*` or `jd.toml`) that makes no sense."""


class TemplateError(JdError):
    """A template that cannot be rendered; its one problem names file, line and what is known there."""

    def __init__(self, problem: Problem) -> None:
        file, line, _ = problem.where
        super().__init__(
            say("{file}, line {line}: {reason}", file=file, line=line, reason=problem.message)
            if line
            else say("{file}: {reason}", file=file, reason=problem.message)
        )
        self.problems = (problem,)


class OutputError(JdError):
    """A result that could not be written."""


class ClusterError(JdError):
    """Workers on other machines that cannot be reached or used."""


class RemoteError(JdError):
    """A URL that cannot be read or used."""


class EngineError(JdError):
    """No way to print a PDF with the engine asked for."""

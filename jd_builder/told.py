"""Sentences and problems → JSON in every language, and back: what a build said can be said again without its input."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from jd_builder.languages import DEFAULT_LANGUAGE, LANGUAGES, Message
from jd_builder.places import told
from jd_builder.problems import Problem, Severity
from jd_builder.sources import Source, Span

_MOST_LINES: Final = 20
"""Of a longer stretch only the beginning is shown, so only that is kept."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that is there in each language already."""

    texts: Mapping[str, str]

    def text(self, language: str) -> str:
        """Return it in `language`."""
        return self.texts.get(language) or self.texts[DEFAULT_LANGUAGE]


def message_as_json(message: Message) -> dict[str, str]:
    """Return a sentence in every language, with URLs for the copies of what they name."""
    return {language: told(message.text(language)) for language in LANGUAGES}


def message_from_json(data: Mapping[str, str]) -> Message:
    """Return the sentence of `message_as_json`.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(data.get(DEFAULT_LANGUAGE), str):
        raise TypeError(data)
    return Message("{said}", values={"said": _Said(data)})


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Return a problem with the lines it points at."""
    made: dict[str, Any] = {
        "code": problem.code,
        "message": message_as_json(problem.message),
        "severity": problem.severity.value,
        "path": told(problem.path),
        "pointer": problem.pointer,
    }
    if problem.hint is not None:
        made["hint"] = message_as_json(problem.hint)
    if problem.span is not None:
        first, column = problem.span.start_position
        last = min(problem.span.end_position[0], first + _MOST_LINES)
        source = problem.span.source
        begin = source.start_of(first)
        text = source.text[begin : source.bounds(last)[1]]
        length = min(problem.span.end - begin, len(text)) - (column - 1)
        made["place"] = [told(source.name), first, column, length, text]
    return made


def problem_from_json(data: Mapping[str, Any]) -> Problem:
    """Return the problem of `problem_as_json`.

    Raises:
        KeyError, TypeError, ValueError: It is none.
    """
    span = None
    if "place" in data:
        name, line, column, length, text = data["place"]
        start = line - 1 + column - 1
        span = Span(Source(name, "\n" * (line - 1) + text), start, start + length)
    return Problem(
        data["code"],
        message_from_json(data["message"]),
        message_from_json(data["hint"]) if "hint" in data else None,
        span,
        path=data["path"],
        pointer=data["pointer"],
        severity=Severity(data["severity"]),
    )

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


def alone(span: Span, kept: dict[tuple[Source, int, int], Source]) -> Span:
    """Return the same place in a source of its own, which has the lines that are shown and no more.

    Args:
        span: The place.
        kept: The sources made so far, for places in the same lines; one more may be added.
    """
    source, first = span.source, span.start_position[0]
    last = min(span.end_position[0], first + _MOST_LINES)
    begin = source.start_of(first)
    if (source, first, last) not in kept:
        kept[source, first, last] = source.lines(first, last)
    lines = kept[source, first, last]
    return Span(lines, span.start - begin, min(span.end - begin, len(lines.text)))


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
        span = alone(problem.span, {})
        source = span.source
        place = [source.first_line, span.start + 1, span.end - span.start]
        made["place"] = [told(source.name), *place, source.text, *source.cells]
    return made


def problem_from_json(data: Mapping[str, Any]) -> Problem:
    """Return the problem of `problem_as_json`.

    Raises:
        KeyError, TypeError, ValueError: It is none.
    """
    span = None
    if "place" in data:
        name, line, column, length, text, *cells = data["place"]
        source = Source(name, text, first_line=line, cells=tuple(map(int, cells)))
        span = Span(source, column - 1, column - 1 + length)
    return Problem(
        data["code"],
        message_from_json(data["message"]),
        message_from_json(data["hint"]) if "hint" in data else None,
        span,
        path=data["path"],
        pointer=data["pointer"],
        severity=Severity(data["severity"]),
    )

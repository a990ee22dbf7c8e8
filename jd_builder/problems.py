"""One type for everything wrong with an input: what, where, and what to do about it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jd_builder.languages import Message, say
from jd_builder.sources import Span

CODE_TEMPLATE: Final = "JD040"


class Severity(StrEnum):
    """How much a problem matters: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input, and where it stands.

    Attributes:
        code: Stable identifier, `JD` and three digits.
        message: What is wrong.
        hint: What to do about it.
        span: The place in the text; None where there is no text to point at.
        path: File the problem is about, as the user named it; used where `span` is None.
        pointer: Dotted path of the value, such as `success.kpis.csat.target`.
        severity: How much it matters.
        replacement: What may take the place of `span` without changing what is said; None where a person must decide.
    """

    code: str
    message: Message
    hint: Message | None = None
    span: Span | None = None
    path: str = ""
    pointer: str = ""
    severity: Severity = Severity.ERROR
    replacement: str | None = None

    @property
    def where(self) -> tuple[str, int, int]:
        """File, line and column, the numbers from 1; 0 where there is no place."""
        if self.span is None:
            return (self.path, 0, 0)
        return (self.span.source.name, *self.span.start_position)

    def headline(self, language: str) -> str:
        """Return `file:line:column code message` in one line; of a warning or advice it says so."""
        place = self.path if self.span is None else f"{self.span.source.name}:{self.span.place}"
        message = {
            Severity.ERROR: self.message,
            Severity.WARNING: say("warning: {message}", message=self.message),
            Severity.NOTE: say("advice: {message}", message=self.message),
        }[self.severity]
        return f"{place} {self.code} {message.text(language)}".strip()

    @property
    def is_warning(self) -> bool:
        """Whether it stops nothing."""
        return self.severity is not Severity.ERROR

    def explain(self, language: str) -> str:
        """Return the headline, the line itself with a caret under the place, and the hint."""
        lines = [self.headline(language)]
        if self.span is not None:
            shown, caret = _excerpt(self.span)
            number = str(self.span.start_position[0])
            lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {caret}"]
        if self.hint is not None:
            lines.append(f"  → {self.hint.text(language)}")
        return "\n".join(lines)


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Order problems by file and place, each named once."""
    unique = {(problem.where, problem.code, problem.pointer): problem for problem in problems}
    return sorted(unique.values(), key=lambda problem: (*problem.where, problem.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


_EXCERPT_WIDTH = 100
_SHOWN: Final = dict.fromkeys((*range(32), *range(127, 160)), "�") | {ord("\t"): " "}
"""A control character would ring at a terminal, or paint over what stands there."""


def _excerpt(span: Span) -> tuple[str, str]:
    """Return the line of `span` (cut where it is long) and the caret line under it.

    Of a long line only what is shown is looked at: it may have a million characters and as many problems.
    """
    line, column = span.start_position
    first, last = span.source.bounds(line)
    text, start, length = span.source.text, column - 1, last - first
    end = start + max(1, min(span.end, span.start + length) - span.start)
    long = length > _EXCERPT_WIDTH
    left = max(0, start - _EXCERPT_WIDTH // 2) if long else 0
    window = text[first + left : min(last, first + left + _EXCERPT_WIDTH)]
    head = "…" if left else ""
    tail = "…" if length > left + _EXCERPT_WIDTH else ""
    bare = window if tail else window.rstrip()
    end = min(end - left, max(len(bare), start - left + 1))
    before = text_width(head + window[: start - left])
    under = max(1, text_width(window[start - left : end]))
    return head + window.translate(_SHOWN).rstrip() + tail, " " * before + "^" * under


def text_width(text: str) -> int:
    """Count the terminal columns that `text` takes: none for a combining mark, two for a wide letter."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )

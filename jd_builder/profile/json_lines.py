"""JSON Lines → for each line its keys and values with their places; JSON itself is read by the standard library."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.reading import CODE_DUPLICATE, CODE_SYNTAX
from jd_builder.profile.source import Node
from jd_builder.sources import Source, Span

_SPACE: Final = re.compile(r"[ \t\r]*")
_LINE: Final = re.compile(r"^[^\n]*", re.MULTILINE)
_HALF: Final = re.compile("[\ud800-\udfff]")
_HINT: Final = say('each line is one object: {{"base": "cskh", "title.name.vi": "…"}}')


class _LineError(ValueError):
    """What keeps a line from being read."""

    def __init__(self, message: Message, at: int) -> None:
        super().__init__(message.singular)
        self.message = message
        self.at = at


def read_json_lines(source: Source) -> Iterator[tuple[Span, list[tuple[str, Node]], list[Problem]]]:
    """Yield the lines of a text that are not empty.

    Yields:
        The line, its keys with their values (a value within a value has the place of the outermost), and what is
        wrong with the line; a line that is no JSON object has no values.
    """
    for number, found in enumerate(_LINE.finditer(source.text), source.first_line):
        line = found[0]
        if not line.strip():
            continue
        row = Source(source.name, line, source.language, number)
        start = _SPACE.match(line).end()  # type: ignore[union-attr]
        whole = Span(row, start, len(line.rstrip()))
        try:
            values, problems = _members(row, start)
        except _LineError as defect:
            at = min(defect.at, max(0, len(line) - 1))
            yield whole, [], [Problem(CODE_SYNTAX, defect.message, _HINT, Span(row, at, at + 1))]
        else:
            yield whole, values, problems


def _members(row: Source, start: int) -> tuple[list[tuple[str, Node]], list[Problem]]:
    """Return the members of the object that a line holds."""
    text, at = row.text, start
    if text[at : at + 1] != "{":
        raise _LineError(say("a JSON object is needed here"), at)
    at = _skip(text, at + 1)
    values: dict[str, Node] = {}
    problems: list[Problem] = []
    while text[at : at + 1] != "}":
        key, key_end = _key(text, at)
        key_span = Span(row, at, key_end)
        at = _skip(text, key_end)
        if text[at : at + 1] != ":":
            raise _LineError(say("a “:” is missing after the key"), at)
        at = _skip(text, at + 1)
        value, end = _value(text, at)
        if key in values:
            message = say("the column “{name}” stands here a second time", name=key)
            problems.append(Problem(CODE_DUPLICATE, message, say("keep one of the two"), key_span))
        else:
            values[key] = _node(value, Span(row, at, end), key_span)
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
            if text[at : at + 1] == "}":
                raise _LineError(say("this line cannot be read as JSON"), at)
        elif text[at : at + 1] != "}":
            raise _LineError(say("a “,” or “}}” is missing"), at)
    at = _skip(text, at + 1)
    if at < len(text):
        raise _LineError(say("a line holds one object; something follows it here"), at)
    return list(values.items()), problems


def _skip(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]


def _key(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] != '"':
        raise _LineError(say("a key in double quotes is expected here"), at)
    key, end = _value(text, at)
    return unicodedata.normalize("NFC", key).strip(), end


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise _LineError(say("this line cannot be read as JSON"), error.pos) from None
    except _LineError as defect:
        raise _LineError(defect.message, at) from None
    except RecursionError:
        raise _LineError(say("values are nested too deep"), at) from None
    except ValueError:  # a number of thousands of digits
        raise _LineError(say("this line cannot be read as JSON"), at) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _LineError(say("a key stands twice in this object"), 0)
    return made


def _no_number(text: str) -> NoReturn:
    raise _LineError(say("{value} is no number", value=text), 0)


def _decimal(text: str) -> float | str:
    """Return a number; one beyond what the models take stays a text, as in YAML."""
    number = float(text)
    return number if abs(number) < _HUGE else text


_HUGE: Final = 1e300
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number, parse_float=_decimal)
_DEPTH: Final = 60


def _node(value: Any, span: Span, key: Span | None, depth: int = 0) -> Node:
    if depth > _DEPTH:
        raise _LineError(say("values are nested too deep"), span.start)
    if isinstance(value, dict):
        inner = {
            unicodedata.normalize("NFC", name): _node(each, span, span, depth + 1)
            for name, each in value.items()
        }
        return Node(inner, span, key)
    if isinstance(value, list):
        return Node([_node(each, span, None, depth + 1) for each in value], span, key)
    if isinstance(value, str):
        if _HALF.search(value):
            raise _LineError(say("this text holds half a character (\\ud800 to \\udfff)"), span.start)
        value = unicodedata.normalize("NFC", value)
    return Node(value, span, key)

"""A YAML file → nodes, every defect of the file as a problem that says what to do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.source import MAX_BYTES, MAX_DEPTH, MAX_VALUES, Node, SourceError, parse
from jd_builder.sources import Source, Span
from jd_builder.traces import note_content

CODE_FILE: Final = "JD001"
CODE_SYNTAX: Final = "JD002"
CODE_DUPLICATE: Final = "JD003"
CODE_LIMIT: Final = "JD004"

_TAB_HINT: Final = say("indent with spaces, two a level; a tab does not count in YAML")
_QUOTE_HINT: Final = say("close the quotes, or put the whole text in “double quotes”")
_COLON_HINT: Final = say(
    'write “key: value” with a space after the colon; put a text that holds a colon in quotes: "…: …"'
)
_INDENT_HINT: Final = say(
    "keys of one group start in the same column; check the spaces at the start of this line and the one above"
)
_BRACKET_HINT: Final = say("close every [ with ] and every {{ with }}, and put commas between the values")

_OTHER_FILES: Final[Mapping[bytes, str]] = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "Word, Excel, ZIP",
    b"\xd0\xcf\x11\xe0": "Word, Excel 97–2003",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
"""How files begin that people hand over by mistake."""

_MISSING_HINT: Final = say("check the name and the folder; `jd list` shows the profiles there are")

_SYNTAX: Final[Mapping[str, tuple[Message, Message]]] = {
    "mapping values are not allowed in this context": (say("a colon is not expected here"), _COLON_HINT),
    "could not find expected ':'": (say("a “:” is missing after the key"), _COLON_HINT),
    "did not find expected key": (say("a key is expected here"), _INDENT_HINT),
    "did not find expected <document start>": (
        say("this line does not belong to what stands above it"),
        _INDENT_HINT,
    ),
    "did not find expected '-' indicator": (say("a list item “- …” is expected here"), _INDENT_HINT),
    "block sequence entries are not allowed in this context": (say("a list cannot start here"), _INDENT_HINT),
    "did not find expected ',' or ']'": (say("a “,” or “]” is missing"), _BRACKET_HINT),
    "did not find expected ',' or '}'": (say("a “,” or “}}” is missing"), _BRACKET_HINT),
    "did not find expected node content": (say("a value is missing here"), _BRACKET_HINT),
    "found unexpected end of stream": (say("the quotes that open here are never closed"), _QUOTE_HINT),
    "found unexpected document indicator": (say("the quotes that open here are never closed"), _QUOTE_HINT),
    "found unknown escape character": (
        say("“\\” has a special meaning in double quotes"),
        say("use single quotes, or write “\\\\”"),
    ),
}

_DEFECTS: Final[Mapping[str, tuple[str, Message, Message]]] = {
    "empty": (CODE_FILE, say("the file is empty"), say("`jd new` writes a profile to start from")),
    "second-document": (
        CODE_SYNTAX,
        say("a file holds one profile; a second one starts here"),
        say("remove the line “---”, or put the second profile in a file of its own"),
    ),
    "tag": (
        CODE_SYNTAX,
        say("the tag {detail} is not allowed"),
        say("remove it; put the value in quotes if it starts with “!”"),
    ),
    "complex-key": (
        CODE_SYNTAX,
        say("a key must be a plain word"),
        say("put a text that starts with [ or {{ in quotes"),
    ),
    "alias": (
        CODE_SYNTAX,
        say("“*{detail}” refers to nothing above"),
        say("put the text in quotes if it starts with “*”"),
    ),
    "depth": (
        CODE_LIMIT,
        say("values are nested more than {limit} deep", limit=MAX_DEPTH),
        say("a profile needs less than ten levels; check brackets and indentation"),
    ),
    "values": (
        CODE_LIMIT,
        say("the file unfolds to more than {limit} values", limit=MAX_VALUES),
        say("remove the anchors (&) and references (*)"),
    ),
    "character": (
        CODE_SYNTAX,
        say("the file holds a character that cannot be printed: {detail}"),
        say("delete it; it often comes along when text is copied from another program"),
    ),
}


def read_source(
    path: Path, name: str | None = None, *, missing: Message = _MISSING_HINT, limit: int = MAX_BYTES
) -> Source:
    """Read a file as UTF-8 text; a byte order mark and CRLF are fine.

    Args:
        path: The file.
        name: How to call it in messages; the path as given by default.
        missing: What to do where there is no such file.
        limit: Most bytes.

    Raises:
        ProfileError: Missing, no file, too large, unreadable or not UTF-8.
    """
    shown = name or str(path)
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, a folder cannot be read
            raise _refuse(shown, say("this is not an ordinary file"), None)
        with path.open("rb") as file:
            raw = file.read(limit + 1)
        note_content(path, raw)
    except FileNotFoundError:
        raise _refuse(
            shown,
            say("the file does not exist"),
            missing,
        ) from None
    except OSError as error:
        raise _refuse(
            shown, say("the file cannot be read: {reason}", reason=error.strerror or str(error)), None
        ) from None
    for beginning, kind in _OTHER_FILES.items():
        if raw.startswith(beginning):
            raise _refuse(
                shown,
                say("this is no text but a file of another kind ({kind})", kind=kind),
                say("copy its text into a .txt file and check that"),
            )
    if len(raw) > limit:
        raise _refuse(
            shown,
            say("the file is too large (more than {limit} MB)", limit=limit // 1_000_000),
            say("check that this is the file you meant"),
        )
    try:
        return Source(shown, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        broken = Source(shown, raw.decode("utf-8", errors="replace"))
        offset = len(raw[: error.start].decode("utf-8", errors="replace"))
        problem = Problem(
            CODE_FILE,
            say("the file is not saved as UTF-8, so its letters cannot be read"),
            say("open it in Notepad, choose File → Save as, and set Encoding to UTF-8"),
            Span(broken, offset, offset + 1),
        )
        raise _error(shown, [problem]) from None


def read_nodes(source: Source) -> tuple[Node, list[Problem]]:
    """Parse a source.

    Returns:
        The root node, and problems that did not stop the reading.

    Raises:
        ProfileError: The text is no YAML, or is beyond a limit.
    """
    try:
        node, defects = parse(source)
    except SourceError as error:
        raise _error(source.name, [_problem(error)]) from None
    return node, [_problem(defect) for defect in defects]


def _problem(error: SourceError) -> Problem:
    if error.kind == "duplicate-key":
        first = error.other.start_position[0] if error.other else 0
        return Problem(
            CODE_DUPLICATE,
            say("“{key}” stands here a second time", key=error.detail),
            say("the first one is in line {line}; keep one of the two", line=first),
            error.span,
        )
    if error.kind == "syntax":
        return _syntax_problem(error)
    code, message, hint = _DEFECTS[error.kind]
    values = {"detail": error.detail, **message.values}
    return Problem(code, Message(message.singular, values=values), hint, error.span)


def _syntax_problem(error: SourceError) -> Problem:
    text, start = error.span.source.text, error.span.start
    line = error.span.source.line(error.span.start_position[0])
    if text[start : start + 1] == "\t" or line[: len(line) - len(line.lstrip())].count("\t"):
        return Problem(CODE_SYNTAX, say("a tab is used for indentation"), _TAB_HINT, error.span)
    if error.detail in _SYNTAX:
        message, hint = _SYNTAX[error.detail]
        return Problem(CODE_SYNTAX, message, hint, error.span)
    return Problem(
        CODE_SYNTAX,
        say("this place cannot be read as YAML"),
        say(
            "check quotes, brackets and indentation here and in the line above; put a text with special characters in quotes"
        ),
        error.span,
    )


def _refuse(name: str, message: Message, hint: Message | None) -> ProfileError:
    return _error(name, [Problem(CODE_FILE, message, hint, path=name)])


def _error(name: str, problems: list[Problem]) -> ProfileError:
    return ProfileError(say("{file} cannot be used", file=name), problems)

"""A table as spreadsheets save it (`,`, `;` or tab between cells) → rows of cells that know their place."""

import contextlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.reading import CODE_FILE, CODE_SYNTAX, read_source
from jd_builder.profile.source import MAX_BYTES
from jd_builder.sources import Source, Span

_DELIMITERS: Final = ("\t", ";", ",")
_EXCEL_LINE: Final = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: Its text without space around it.
        span: Where it stands.
        problem: Why it has no text that could be used: a workbook may hold an error in place of a figure.
    """

    text: str
    span: Span
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table.

    Attributes:
        rows: Its rows, empty ones left out.
        delimiter: What stands between cells.
        problems: What could not be read.
    """

    rows: tuple[tuple[Cell, ...], ...]
    delimiter: str
    problems: tuple[Problem, ...]


def read_table_text(path: Path, *, missing: Message, limit: int = MAX_BYTES) -> Source:
    """Read the text of a table; Excel and PowerShell write UTF-16 where Unicode is asked of them.

    Args:
        path: The file.
        missing: What to do where there is no such file.
        limit: Most bytes.

    Raises:
        ProfileError: It cannot be read, or is a workbook.
    """
    if path.is_file():
        raw = b""
        with contextlib.suppress(OSError), path.open("rb") as file:  # what is wrong is said below
            raw = file.read(limit)
        if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            message = say("this is an Excel workbook, not a CSV file")
            hint = say("in Excel: File → Save as → “CSV UTF-8”")
            problem = Problem(CODE_FILE, message, hint, path=str(path))
            raise ProfileError(say("{file} cannot be used", file=path), [problem])
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return Source(str(path), raw.decode("utf-16", errors="replace"))
    return read_source(path, missing=missing, limit=limit)


def read_rows(source: Source) -> Rows:
    """Read a table; what stands most often in its first line parts the cells."""
    text, start, delimiter = source.text, 0, ""
    if match := _EXCEL_LINE.match(text):
        delimiter, start = match[1], match.end()
    if not delimiter:
        lines = (line for line in text[start:].splitlines() if line.strip())
        first = re.sub(r'"[^"]*"', "", next(lines, ""))
        delimiter = max(_DELIMITERS, key=first.count) if any(d in first for d in _DELIMITERS) else ","
    rows: list[tuple[Cell, ...]] = []
    problems: list[Problem] = []
    row: list[Cell] = []
    stop = re.compile(rf"[{re.escape(delimiter)}\r\n]")
    at = start
    while at <= len(text):
        cell, at, closed = _cell(source, at, stop)
        if not closed:
            problems.append(
                Problem(
                    CODE_SYNTAX,
                    say("the quotes that open here are never closed"),
                    say("close them, or delete them"),
                    Span(source, cell.span.start, cell.span.start + 1),
                )
            )
        row.append(cell)
        if at >= len(text) or text[at] in "\r\n":
            if any(each.text for each in row):
                rows.append(tuple(row))
            row = []
            if text.startswith("\r\n", at):
                at += 1
        at += 1
    return Rows(tuple(rows), delimiter, tuple(problems))


def _cell(source: Source, start: int, stop: re.Pattern[str]) -> tuple[Cell, int, bool]:
    """Return the cell that starts at an offset, the offset of what ends it, and whether its quotes are closed."""
    text, at, quoted, closed = source.text, start, "", True
    while at < len(text) and text[at] == " ":
        at += 1
    if at < len(text) and text[at] == '"':
        match = re.compile(r'"((?:[^"]|"")*)"').match(text, at)
        if match is None:
            return Cell(text[at + 1 :].strip(), Span(source, at, len(text))), len(text), False
        quoted, at = match[1].replace('""', '"'), match.end()
    end = stop.search(text, at)
    after = end.start() if end else len(text)
    found = unicodedata.normalize("NFC", (quoted + text[at:after]).strip())
    first = start + len(text[start:after]) - len(text[start:after].lstrip(" \u00a0"))
    last = max(first, start + len(text[start:after].rstrip(" \u00a0")))
    return Cell(found, Span(source, min(first, after), max(last, min(first, after)))), after, closed

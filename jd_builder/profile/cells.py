"""A table as spreadsheets save it (`,`, `;` or tab between cells) → rows of cells that know their place."""

import contextlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.reading import CODE_FILE, CODE_SYNTAX, read_source
from jd_builder.profile.source import MAX_BYTES
from jd_builder.sources import Source, Span

_DELIMITERS: Final = ("\t", ";", ",")
CELLS: Final = "\x1f"
"""Parts the cells of a workbook's row that is kept as one text: XML has no such sign."""
_GAP: Final = " | "
_LINE: Final = re.compile(r"[^\r\n]+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"')
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
    delimiter, start = find_delimiter(source.text)
    rows: list[tuple[Cell, ...]] = []
    problems: list[Problem] = []
    for record in records(source, delimiter, start):
        cells = split(record, delimiter)
        if any(cell.text for cell in cells):
            rows.append(cells)
        problems += [cell.problem for cell in cells if cell.problem is not None]
    return Rows(tuple(rows), delimiter, tuple(problems))


def find_delimiter(text: str) -> tuple[str, int]:
    """Return what parts the cells of a table, and where its first row begins."""
    if match := _EXCEL_LINE.match(text):
        return match[1], match.end()
    first = next((line[0] for line in _LINE.finditer(text) if line[0].strip()), "")
    first = re.sub(r'"[^"]*"', "", first)
    return max(_DELIMITERS, key=first.count) if any(d in first for d in _DELIMITERS) else ",", 0


def records(source: Source, delimiter: str, start: int) -> Iterator[Source]:
    """Yield the rows of a table that are not blank, each a source of its own that may have several lines.

    Args:
        source: The table.
        delimiter: What parts its cells.
        start: Where its first row begins.
    """
    text, stop = source.text, _stop(delimiter)
    at, number = start, source.first_line + (start > 0)
    while at < len(text):
        end = _end_of_line(text, at)
        if '"' in text[at:end]:  # a line end in quotes ends no row
            end = _end_of_row(text, at, stop)
        row = text[at:end]
        if row.strip():
            yield Source(source.name, row, None, number)
        number += 1 + len(_LINE_END.findall(row))
        at = end + (2 if text.startswith("\r\n", end) else 1)


def split(record: Source, delimiter: str) -> tuple[Cell, ...]:
    """Return the cells of a row; one with quotes that are never closed has a problem."""
    cells: list[Cell] = []
    at, stop = 0, _stop(delimiter)
    while at <= len(record.text):
        cell, end = _cell(record, at, stop)
        cells.append(cell)
        at = end + 1
    return tuple(cells)


@cache
def _stop(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[{re.escape(delimiter)}\r\n]")


def _end_of_line(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _end_of_row(text: str, at: int, stop: re.Pattern[str]) -> int:
    while True:
        _, at, _ = _value(text, at, stop)
        if at >= len(text) or text[at] in "\r\n":
            return at
        at += 1


def _value(text: str, start: int, stop: re.Pattern[str]) -> tuple[str, int, bool]:
    """Return the text of the cell that starts at an offset, the offset of what ends it, and whether its quotes are closed."""
    at, quoted = start, ""
    while at < len(text) and text[at] == " ":
        at += 1
    if at < len(text) and text[at] == '"':
        match = _QUOTED.match(text, at)
        if match is None:
            return text[at + 1 :], len(text), False
        quoted, at = match[1].replace('""', '"'), match.end()
    end = stop.search(text, at)
    after = end.start() if end else len(text)
    return quoted + text[at:after], after, True


def _cell(record: Source, start: int, stop: re.Pattern[str]) -> tuple[Cell, int]:
    """Return the cell that starts at an offset, and the offset of what ends it."""
    text = record.text
    value, after, closed = _value(text, start, stop)
    raw = text[start:after]
    first = start + len(raw) - len(raw.lstrip(" \u00a0"))
    last = max(first, start + len(raw.rstrip(" \u00a0")))
    if not closed:
        problem = Problem(
            CODE_SYNTAX,
            say("the quotes that open here are never closed"),
            say("close them, or delete them"),
            Span(record, first, first + 1),
        )
        return Cell(value.strip(), Span(record, first, after), problem), after
    found = unicodedata.normalize("NFC", value.strip())
    return Cell(found, Span(record, min(first, after), max(last, min(first, after)))), after


def sheet_row(name: str, number: int, texts: Sequence[str]) -> tuple[Cell, ...]:
    """Return the cells of a row of a workbook, side by side in a source of their own.

    Args:
        name: The workbook.
        number: The row's number.
        texts: What its cells say.
    """
    starts: list[int] = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(_GAP)
    shown = re.sub(r"[\r\n]", " ", _GAP.join(texts))
    source = Source(name, shown, None, number, tuple(starts))
    return tuple(
        Cell(text, Span(source, start, start + len(text))) for text, start in zip(texts, starts, strict=True)
    )

"""An Excel workbook → rows of cells as a person reads them: percentages with their sign, days as year-month-day."""

import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.cells import Cell, sheet_row
from jd_builder.profile.reading import CODE_FILE, CODE_LIMIT
from jd_builder.profile.validation import CODE_VALUE
from jd_builder.sources import column_name

MAX_PART: Final = 100_000_000
"""Bytes that one file in the workbook may unfold to; fifty thousand rows of twenty cells need half of it."""
MAX_WHOLE: Final = 150_000_000
MAX_PARTS: Final = 2_000

_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
_UNCOUNTED: Final = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]{0,200}?\br="([A-Z]{1,3}\d{1,7})")(?![^>]{0,200}?\bt="str")[^>]{0,300}>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>'
)
_DECLARATION: Final = re.compile(rb"<\x00?!\x00?[DE]\x00?[ON]\x00?[CT]")
_WIDE_ROWS: Final = 1_000
"""Rows that may have formatted cells, without values, beyond the last column."""
_SAVE_HINT: Final = say("in Excel: File → Save as → “Excel Workbook (.xlsx)”, or “CSV UTF-8”")


def read_workbook(path: Path, *, rows: int, columns: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of the first visible sheet; nothing in it is run, and formulas give what Excel counted last.

    Args:
        path: The file.
        rows: Most rows that a merged block counts for.
        columns: Most columns.

    Raises:
        ProfileError: It is no workbook, or beyond a limit.
    """
    parts = _unpack(path)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # what openpyxl does not know of (data validation, styles) is not needed here
        try:
            yield from _rows(path, parts, rows, columns)
        except ProfileError:
            raise
        except Exception:  # a damaged or hostile file fails anywhere in openpyxl
            raise _refusal(path, say("this cannot be read as an Excel workbook"), _SAVE_HINT) from None


def _refusal(path: Path, message: Message, hint: Message | None, code: str = CODE_FILE) -> ProfileError:
    return ProfileError(
        say("{file} cannot be used", file=path), [Problem(code, message, hint, path=str(path))]
    )


def _unpack(path: Path) -> Mapping[str, bytes]:
    """Return the sheets of a workbook as they are in it, after a look at every size.

    Raises:
        ProfileError: It is no zip file, unfolds to too much, or declares entities.
    """
    if not path.is_file():
        message = say("this is not an ordinary file") if path.exists() else say("the file does not exist")
        raise _refusal(path, message, say("check the name and the folder"))
    too_large = _refusal(
        path,
        say("the workbook unfolds to more than {limit} MB", limit=MAX_PART // 1_000_000),
        say("copy the rows into a new workbook, or save it as CSV"),
        CODE_LIMIT,
    )
    sheets: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            sizes = [info.file_size for info in infos]
            if len(infos) > MAX_PARTS or max(sizes, default=0) > MAX_PART or sum(sizes) > MAX_WHOLE:
                raise too_large
            for info in infos:
                if not info.filename.lower().endswith((".xml", ".rels")):
                    continue
                data = archive.read(info)
                if _DECLARATION.search(data):
                    raise _refusal(path, say("this cannot be read as an Excel workbook"), _SAVE_HINT)
                if "sheet" in info.filename.lower():
                    sheets[info.filename] = data
    except OSError as error:
        raise _refusal(
            path, say("the file cannot be read: {reason}", reason=error.strerror or error), None
        ) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
        raise _refusal(path, say("this cannot be read as an Excel workbook"), _SAVE_HINT) from None
    return sheets


def _rows(path: Path, parts: Mapping[str, bytes], rows: int, columns: int) -> Iterator[tuple[Cell, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        sheet: Any = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            raise _refusal(path, say("the workbook has no sheet that can be seen"), None)
        sheet.reset_dimensions()
        xml = parts.get(str(sheet._worksheet_path).lstrip("/"), b"")
        uncounted = (
            frozenset(found[1].decode() for found in _UNCOUNTED.finditer(xml))
            if b"<f" in xml or b":f" in xml
            else ()
        )
        merged = _merged(path, xml, rows, columns)
        first: dict[tuple[int, int], Any] = {}
        wide = 0
        for number, cells in enumerate(sheet.iter_rows(), 1):
            if not cells and number not in merged:
                continue
            row = list(cells)
            wide += len(row) > columns
            if wide > _WIDE_ROWS or any(cell.value is not None for cell in row[columns:]):
                message = say("the table has more than {limit} columns", limit=columns)
                raise _refusal(path, message, None, CODE_LIMIT)
            for column, origin in merged.get(number, {}).items():
                if origin == (number, column):
                    first[origin] = row[column - 1] if column <= len(row) else None
                elif first.get(origin) is not None:
                    row += [None] * (column - len(row))
                    row[column - 1] = first[origin]
            if all(cell is None or cell.value is None for cell in row):
                continue
            yield _row(str(path), number, row, uncounted)
    finally:
        book.close()


def _merged(path: Path, xml: bytes, rows: int, columns: int) -> dict[int, dict[int, tuple[int, int]]]:
    """Return for each cell of a merged block the one that holds its value: a person sees that value in all of them."""
    made: dict[int, dict[int, tuple[int, int]]] = {}
    count = 0
    for found in _MERGED.finditer(xml):
        left, right = _number(found[1].decode()), min(_number(found[3].decode()), columns)
        top, bottom = int(found[2]), min(int(found[4]), int(found[2]) + rows)
        count += max(0, right - left + 1) * max(0, bottom - top + 1)
        if count > _MOST_MERGED:
            raise _refusal(
                path,
                say("too many cells are merged"),
                say("part them: Home → Merge & Center → Unmerge"),
                CODE_LIMIT,
            )
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                made.setdefault(row, {})[column] = (top, left)
    return made


_MOST_MERGED: Final = 500_000


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _row(name: str, number: int, cells: list[Any], uncounted: frozenset[str] | tuple[()]) -> tuple[Cell, ...]:
    texts: list[str] = []
    wrong: dict[int, tuple[Message, Message]] = {}
    for index, cell in enumerate(cells):
        text, defect = _text(cell)
        if uncounted and f"{column_name(index + 1)}{number}" in uncounted:
            text = "="
            defect = (
                say("the formula here has no value"),
                say("open the table in Excel and save it, or type the value"),
            )
        if defect is not None:
            wrong[index] = defect
        texts.append(unicodedata.normalize("NFC", text).strip())
    row = sheet_row(name, number, texts)
    return tuple(
        replace(cell, problem=Problem(CODE_VALUE, *wrong[index], cell.span)) if index in wrong else cell
        for index, cell in enumerate(row)
    )


def _text(cell: Any) -> tuple[str, tuple[Message, Message] | None]:
    """Return a cell's value as it would be typed, and what is wrong with it."""
    value = None if cell is None else cell.value
    match value:
        case None:
            return "", None
        case bool():
            return str(value).lower(), None
        case int() | float():
            percent = "%" in re.sub(r'"[^"]*"|\\.', "", cell.number_format or "")
            return (f"{value * 100:.12g}%" if percent else f"{value:.15g}"), None
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" "), None
        case date():
            return value.isoformat(), None
        case time() | timedelta():
            return str(value), (
                say("Excel took this for a time of day"),
                say("format the cell as text and type it anew, such as 30 s, 2 h or 2 giờ"),
            )
    if cell.data_type == "e":
        return str(value), (
            say("the formula here gives an error: {value}", value=value),
            say("mend it in Excel"),
        )
    return str(value), None

"""A table of roles (CSV, JSON Lines, Excel) → its rows one after the other, each as what it says and as the text to keep."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from jd_builder.languages import say
from jd_builder.problems import Problem
from jd_builder.profile.cells import CELLS, Cell, find_delimiter, read_table_text, records, split
from jd_builder.profile.json_lines import read_json_lines
from jd_builder.profile.reading import CODE_FILE, CODE_LIMIT, CODE_SYNTAX
from jd_builder.profile.table import HEAD_HINT, Layout, Line, Row, json_row, read_head, read_row, refusal

WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm")
JSON_SUFFIXES: Final = (".jsonl", ".ndjson")
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 500
MAX_BYTES: Final = 50_000_000

_TOO_MUCH: Final = say("delete what is too much")
_MISSING_HINT: Final = say("check the name and the folder")


def read_table(path: Path) -> Iterator[tuple[Line, Row]]:
    """Yield the rows of a table of roles, empty ones left out; what is wrong with a row stands in it.

    Args:
        path: The file; its suffix tells its kind.

    Raises:
        ProfileError: The file cannot be read, has no usable heading, or is beyond a limit.
    """
    suffix = path.suffix.lower()
    reader = _json_lines if suffix in JSON_SUFFIXES else _sheet if suffix in WORKBOOK_SUFFIXES else _text
    rows = 0
    for rows, row in enumerate(reader(path), 1):
        if rows > MAX_ROWS:
            message = say("the table has more than {limit} rows", limit=MAX_ROWS)
            hint = say("part it into several tables")
            raise refusal(Problem(CODE_LIMIT, message, hint, path=str(path)))
        yield row


def _text(path: Path) -> Iterator[tuple[Line, Row]]:
    source = read_table_text(path, missing=_MISSING_HINT, limit=MAX_BYTES)
    delimiter, start = find_delimiter(source.text)
    quotes = say("put a text that holds a comma in double quotes, or part the cells with “;”")
    layout = Layout(source.name, quotes if delimiter == "," else _TOO_MUCH, delimiter=delimiter)
    rows = ((split(record, delimiter), record.text) for record in records(source, delimiter, start))
    return _below_head(path, layout, rows)


def _sheet(path: Path) -> Iterator[tuple[Line, Row]]:
    from jd_builder.profile.workbook import read_workbook  # few builds read one

    rows = read_workbook(path, rows=MAX_ROWS, columns=MAX_COLUMNS)
    layout = Layout(str(path), _TOO_MUCH, delimiter=CELLS)
    return _below_head(path, layout, ((row, CELLS.join(cell.text for cell in row)) for row in rows))


def _below_head(
    path: Path, layout: Layout, rows: Iterable[tuple[Sequence[Cell], str]]
) -> Iterator[tuple[Line, Row]]:
    """Yield what stands below the headings.

    Args:
        path: The file.
        layout: All but its columns.
        rows: The cells of each row, and its text.
    """
    head = True
    for cells, text in rows:
        cut = [
            each.problem for each in cells if each.problem is not None and each.problem.code == CODE_SYNTAX
        ]
        if cut:  # quotes that are never closed: nobody knows what is a row
            raise refusal(*cut)
        if not any(cell.text for cell in cells):
            continue
        if head:
            layout, head = replace(layout, columns=read_head(cells)), False
            continue
        yield Line(layout, cells[0].span.source.first_line, text), read_row(layout, cells)
    if head:
        raise refusal(Problem(CODE_FILE, say("the table is empty"), HEAD_HINT, path=str(path)))


def _json_lines(path: Path) -> Iterator[tuple[Line, Row]]:
    source = read_table_text(path, missing=_MISSING_HINT, limit=MAX_BYTES)
    layout = Layout(source.name, _TOO_MUCH)
    empty = True
    for span, values, problems in read_json_lines(source):
        row = span.source
        yield Line(layout, row.first_line, row.text), json_row(span, values, problems)
        empty = False
    if empty:
        raise refusal(Problem(CODE_FILE, say("the table is empty"), None, path=str(path)))

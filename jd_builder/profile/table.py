"""A table (CSV, JSON Lines, Excel) → rows, each a base profile and the values that it lays over it, with their places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.cells import Cell, read_rows, read_table_text
from jd_builder.profile.inherit import CODE_OVERRIDE
from jd_builder.profile.json_lines import read_json_lines
from jd_builder.profile.localized import without_marks
from jd_builder.profile.models import Profile
from jd_builder.profile.reading import CODE_DUPLICATE, CODE_FILE, CODE_LIMIT, read_nodes
from jd_builder.profile.source import Node, resolve_scalar
from jd_builder.profile.validation import CODE_MISSING, CODE_VALUE, takes_text
from jd_builder.sources import Source, Span

WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm")
JSON_SUFFIXES: Final = (".jsonl", ".ndjson")
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 500
MAX_CELL: Final = 20_000
MAX_BYTES: Final = 50_000_000

BASE: Final = "base"
NAME: Final = "name"
_OWN: Final[Mapping[str, str]] = {
    "base": BASE, "ho so goc": BASE, "goc": BASE, "name": NAME, "ten": NAME, "ten thu muc": NAME,
}  # fmt: skip
_HEAD_HINT: Final = say(
    "the first line names the columns: base, name, and paths of values such as title.name.vi or benefits.salary.min"
)
_BASE_HINT: Final = say("name a file beside the table, or a shipped profile: `jd list` shows them")
_MISSING_HINT: Final = say("check the name and the folder")
_NULL: Final = ("null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a row.

    Attributes:
        column: The heading, as written.
        parts: Path of the value, or `base` or `name`.
        node: The value and its cell; its key is the heading.
    """

    column: str
    parts: tuple[str, ...]
    node: Node

    @property
    def text(self) -> str:
        """The value as a text."""
        return str(self.node.data)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that says something.

    Attributes:
        span: Its first cell that holds something.
        base: The profile it builds on; None where the cell is empty, which is among the problems.
        name: The name of its folder, where it gives one.
        entries: Its other values, from left to right.
        problems: What is wrong with its cells.
    """

    span: Span
    base: Entry | None
    name: Entry | None
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path) -> list[Row]:
    """Read a table of roles.

    Args:
        path: The file; its suffix tells its kind.

    Returns:
        Its rows, empty ones left out; what is wrong with a row stands in it.

    Raises:
        ProfileError: The file cannot be read, has no usable heading, or is beyond a limit.
    """
    suffix = path.suffix.lower()
    if suffix in JSON_SUFFIXES:
        return _json_rows(path)
    if suffix in WORKBOOK_SUFFIXES:
        from jd_builder.profile.workbook import read_workbook  # few builds read one

        grid = read_workbook(path, rows=MAX_ROWS + 1, columns=MAX_COLUMNS)
        hint = say("delete what is too much")
    else:
        table = read_rows(read_table_text(path, missing=_MISSING_HINT, limit=MAX_BYTES))
        if table.problems:
            raise _refusal(*table.problems)
        grid = [row_by_itself(row) for row in table.rows]
        quotes = say("put a text that holds a comma in double quotes, or part the cells with “;”")
        hint = quotes if table.delimiter == "," else say("delete what is too much")
    if not grid:
        raise _refusal(Problem(CODE_FILE, say("the table is empty"), _HEAD_HINT, path=str(path)))
    head, *rows = grid
    _limit(path, len(rows))
    columns = _read_head(head)
    return [_read_row(columns, row, hint) for row in rows]


def _refusal(*problems: Problem) -> ProfileError:
    return ProfileError(say("{file} cannot be used", file=problems[0].where[0]), problems)


def _limit(path: Path, rows: int) -> None:
    if rows > MAX_ROWS:
        message = say("the table has more than {limit} rows", limit=MAX_ROWS)
        raise _refusal(Problem(CODE_LIMIT, message, say("part it into several tables"), path=str(path)))


def row_by_itself(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return a row whose places are in a text of its own: it can be sent on without its table."""
    source = row[0].span.source
    line = row[0].span.start_position[0]
    start = source.start_of(line)
    end = source.bounds(source.position(max(start, row[-1].span.end - 1))[0])[1]
    text = Source(source.name, source.text[start:end], None, line)
    return tuple(Cell(cell.text, Span(text, cell.span.start - start, cell.span.end - start)) for cell in row)


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading: what it names (nothing for a column of notes), and whether texts stand below it."""

    text: str
    span: Span
    parts: tuple[str, ...]
    takes_text: bool


@lru_cache(maxsize=4096)
def _parts(heading: str) -> tuple[tuple[str, ...], bool] | None:
    """Return what a heading names and whether that is a text; None where it is no path."""
    if not heading or heading.startswith("#"):
        return (), False
    own = _OWN.get(without_marks(heading))
    if own is not None:
        return (own,), True
    parts = tuple(part.strip() for part in heading.split("."))
    if not all(parts):
        return None
    return parts, takes_text(Profile, [int(part) if part.isdecimal() else part for part in parts])


def _no_path(heading: str, span: Span) -> Problem:
    message = say("“{name}” is no path of a value", name=heading)
    return Problem(CODE_OVERRIDE, message, say("for example title.name.vi or other.locations.0"), span)


def _read_head(head: Sequence[Cell]) -> list[_Column]:
    columns: list[_Column] = []
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    for cell in head:
        found = _parts(cell.text)
        if found is None:
            problems.append(_no_path(cell.text, cell.span))
            continue
        if found[0] and found[0] in seen:
            message = say("the column “{name}” stands here a second time", name=cell.text)
            problems.append(Problem(CODE_DUPLICATE, message, say("keep one of the two"), cell.span))
        seen.add(found[0])
        columns.append(_Column(cell.text, cell.span, *found))
    if (BASE,) not in seen:
        message = say("the column “{name}” is missing", name=BASE)
        problems.append(Problem(CODE_MISSING, message, _HEAD_HINT, head[0].span, pointer=BASE))
    if problems:
        raise _refusal(*problems)
    return columns


def _read_row(columns: Sequence[_Column], row: Sequence[Cell], hint: Message) -> Row:
    entries: list[Entry] = []
    problems: list[Problem] = []
    extra = next((cell for cell in row[len(columns) :] if cell.text), None)
    if extra is not None:
        problems.append(
            Problem(CODE_VALUE, say("this row has more cells than there are columns"), hint, extra.span)
        )
    for column, cell in zip(columns, row, strict=False):
        if not cell.text or column.text.startswith("#"):
            continue
        if not column.parts:
            message = say("the column of this cell has no heading")
            problems.append(Problem(CODE_VALUE, message, _HEAD_HINT, cell.span))
        elif cell.problem is not None:
            problems.append(cell.problem)
        elif len(cell.text) > MAX_CELL:
            message = say("the cell has more than {limit} characters", limit=MAX_CELL)
            problems.append(Problem(CODE_LIMIT, message, None, cell.span, pointer=column.text))
        else:
            try:
                node = _read_cell(cell, column)
            except ProfileError as error:
                problems += [replace(each, span=cell.span, pointer=column.text) for each in error.problems]
            else:
                entries.append(Entry(column.text, column.parts, node))
    first = next((cell for cell in row if cell.text), row[0])
    return _row(first.span, entries, problems)


def _row(span: Span, entries: Iterable[Entry], problems: list[Problem]) -> Row:
    """Part what says which role it is from what it says of it."""
    entries = list(entries)
    own = {entry.parts[0]: entry for entry in entries if entry.parts in ((BASE,), (NAME,))}
    base = own.get(BASE)
    if base is None and not problems:
        message = say("the base profile is missing")
        problems = [Problem(CODE_MISSING, message, _BASE_HINT, span, pointer=BASE)]
    others = tuple(entry for entry in entries if entry.parts not in ((BASE,), (NAME,)))
    return Row(span, base, own.get(NAME), others, tuple(problems))


def _read_cell(cell: Cell, column: _Column) -> Node:
    """Return the value of a cell: a list, a map or a text in quotes as in YAML, else a number or a plain text.

    What people type needs no quotes: a colon, “#” or “-” means nothing in a cell.
    """
    text, ends = cell.text, cell.text[:1] + cell.text[-1:]
    if column.parts in ((BASE,), (NAME,)):
        return Node(text, cell.span, column.span)
    if text in _NULL:
        return Node(None, cell.span, column.span)
    if ends == "{}" or (ends == "[]" and not column.takes_text):
        return _at(read_nodes(Source(cell.span.source.name, text))[0], cell.span, column.span)
    if ends in ('""', "''") and len(text) > 1:
        try:
            quoted = read_nodes(Source(cell.span.source.name, text))[0].data
        except ProfileError:
            quoted = text  # quotes around a first and a last word
        return Node(quoted if isinstance(quoted, str) else text, cell.span, column.span)
    data = text if column.takes_text else resolve_scalar(text)
    return Node(text if data is None else data, cell.span, column.span)


def _at(node: Node, span: Span, key: Span | None) -> Node:
    """Return a value all of whose parts stand in one cell."""
    data = node.data
    if isinstance(data, dict):
        data = {name: _at(child, span, span) for name, child in data.items()}
    elif isinstance(data, list):
        data = [_at(child, span, None) for child in data]
    return Node(data, span, key)


def _json_rows(path: Path) -> list[Row]:
    source = read_table_text(path, missing=_MISSING_HINT, limit=MAX_BYTES)
    rows = []
    for span, values, problems in read_json_lines(source):
        rows.append(_json_row(span, values, problems))
        _limit(path, len(rows))
    if not rows:
        raise _refusal(Problem(CODE_FILE, say("the table is empty"), None, path=str(path)))
    return rows


def _json_row(span: Span, values: Iterable[tuple[str, Node]], problems: list[Problem]) -> Row:
    entries: list[Entry] = []
    for key, node in values:
        assert node.key is not None
        found = _parts(key)
        if found is None:
            problems.append(_no_path(key, node.key))
        elif found[0] and node.data != "":
            own = found[0] in ((BASE,), (NAME,))
            if own and isinstance(node.data, (dict, list)):
                problems.append(
                    Problem(CODE_VALUE, say("a text is needed here"), None, node.span, pointer=key)
                )
            elif not own or node.data is not None:
                entries.append(Entry(key, found[0], node))
    return _row(span, entries, problems)

"""A row of a table → a base profile and the values that it lays over it, with their places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.cells import CELLS, Cell, sheet_row, split
from jd_builder.profile.inherit import CODE_OVERRIDE
from jd_builder.profile.json_lines import read_json_lines
from jd_builder.profile.localized import without_marks
from jd_builder.profile.models import Profile
from jd_builder.profile.reading import CODE_DUPLICATE, CODE_LIMIT, read_nodes
from jd_builder.profile.source import Node, resolve_scalar
from jd_builder.profile.validation import CODE_MISSING, CODE_VALUE, takes_text
from jd_builder.sources import Source, Span

MAX_CELL: Final = 20_000

BASE: Final = "base"
NAME: Final = "name"
_OWN: Final[Mapping[str, str]] = {
    "base": BASE, "ho so goc": BASE, "goc": BASE, "name": NAME, "ten": NAME, "ten thu muc": NAME,
}  # fmt: skip
HEAD_HINT: Final = say(
    "the first line names the columns: base, name, and paths of values such as title.name.vi or benefits.salary.min"
)
_BASE_HINT: Final = say("name a file beside the table, or a shipped profile: `jd list` shows them")
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


@dataclass(frozen=True, slots=True)
class Column:
    """A heading: what it names (nothing for a column of notes), and whether texts stand below it."""

    text: str
    span: Span
    parts: tuple[str, ...]
    takes_text: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What is the same for all rows of a table.

    Attributes:
        name: The file, as messages name it.
        hint: What to do where a row has too many cells.
        columns: Its headings; each line of JSON Lines has its own.
        delimiter: What parts its cells: a sign, `CELLS` for a workbook, nothing for JSON Lines.
    """

    name: str
    hint: Message
    columns: tuple[Column, ...] = ()
    delimiter: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """The text of a row, which is all that is kept of it: of 50,000 rows the values would fill the memory.

    Attributes:
        layout: How it is read.
        number: Its number in the table.
        text: The text; of a workbook, its cells.
    """

    layout: Layout
    number: int
    text: str

    def read(self) -> Row:
        """Return what the row says; what is wrong with it was told when the table was read."""
        layout = self.layout
        if not layout.delimiter:
            return json_row(*next(read_json_lines(Source(layout.name, self.text, None, self.number))))
        if layout.delimiter == CELLS:
            cells = sheet_row(layout.name, self.number, self.text.split(CELLS))
        else:
            cells = split(Source(layout.name, self.text, None, self.number), layout.delimiter)
        return read_row(layout, cells)


def refusal(*problems: Problem) -> ProfileError:
    """Return the error of a table that cannot be used."""
    return ProfileError(say("{file} cannot be used", file=problems[0].where[0]), problems)


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


def read_head(head: Sequence[Cell]) -> tuple[Column, ...]:
    """Return the columns that headings name.

    Raises:
        ProfileError: One is no path, stands there twice, or is missing.
    """
    columns: list[Column] = []
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
        columns.append(Column(cell.text, cell.span, *found))
    if (BASE,) not in seen:
        message = say("the column “{name}” is missing", name=BASE)
        problems.append(Problem(CODE_MISSING, message, HEAD_HINT, head[0].span, pointer=BASE))
    if problems:
        raise refusal(*problems)
    return tuple(columns)


def read_row(layout: Layout, row: Sequence[Cell]) -> Row:
    """Return what a row of cells says."""
    columns = layout.columns
    entries: list[Entry] = []
    problems: list[Problem] = []
    extra = next((cell for cell in row[len(columns) :] if cell.text), None)
    if extra is not None:
        problems.append(
            Problem(
                CODE_VALUE, say("this row has more cells than there are columns"), layout.hint, extra.span
            )
        )
    first = next((cell for cell in row if cell.text), row[0])
    of_base = first.span
    for column, cell in zip(columns, row, strict=False):
        if column.parts == (BASE,):
            of_base = cell.span
        if not cell.text or column.text.startswith("#"):
            continue
        if not column.parts:
            message = say("the column of this cell has no heading")
            problems.append(Problem(CODE_VALUE, message, HEAD_HINT, cell.span))
        elif cell.problem is not None:
            problems.append(in_column(cell.problem, column.text))
        elif len(cell.text) > MAX_CELL:
            message = say("the cell has more than {limit} characters", limit=MAX_CELL)
            problem = Problem(CODE_LIMIT, message, None, cell.span, pointer=column.text)
            problems.append(in_column(problem, column.text))
        else:
            try:
                node = _read_cell(cell, column)
            except ProfileError as error:
                problems += [
                    in_column(replace(each, span=cell.span, pointer=column.text), column.text)
                    for each in error.problems
                ]
            else:
                entries.append(Entry(column.text, column.parts, node))
    return _row(first.span, entries, problems, of_base)


def in_column(problem: Problem, column: str) -> Problem:
    """Return a problem with the name of the column that it is in."""
    message = say("column “{column}”: {message}", column=column, message=problem.message)
    return replace(problem, message=message)


def _row(span: Span, entries: Iterable[Entry], problems: list[Problem], of_base: Span) -> Row:
    """Part what says which role it is from what it says of it; `of_base` is where the base belongs."""
    entries = list(entries)
    own = {entry.parts[0]: entry for entry in entries if entry.parts in ((BASE,), (NAME,))}
    base = own.get(BASE)
    if base is None and not problems:
        message = say("the base profile is missing")
        problems = [in_column(Problem(CODE_MISSING, message, _BASE_HINT, of_base, pointer=BASE), BASE)]
    others = tuple(entry for entry in entries if entry.parts not in ((BASE,), (NAME,)))
    return Row(span, base, own.get(NAME), others, tuple(problems))


def _read_cell(cell: Cell, column: Column) -> Node:
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


def json_row(span: Span, values: Sequence[tuple[str, Node]], problems: list[Problem]) -> Row:
    """Return what a line of JSON says.

    Args:
        span: The line.
        values: Its keys and values.
        problems: What is wrong with it; more may be added.
    """
    entries: list[Entry] = []
    for key, node in values:
        assert node.key is not None
        found = _parts(key)
        if found is None:
            problems.append(_no_path(key, node.key))
        elif found[0] and node.data != "":
            own = found[0] in ((BASE,), (NAME,))
            if own and isinstance(node.data, (dict, list)):
                problem = Problem(CODE_VALUE, say("a text is needed here"), None, node.span, pointer=key)
                problems.append(in_column(problem, key))
            elif not own or node.data is not None:
                entries.append(Entry(key, found[0], node))
    return _row(span, entries, problems, next((node.span for key, node in values if _is_base(key)), span))


def _is_base(heading: str) -> bool:
    return (_parts(heading) or ((), False))[0] == (BASE,)

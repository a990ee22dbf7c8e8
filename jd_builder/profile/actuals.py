"""A table of what was reached → actual values by KPI and channel; everything wrong with it at once, each at its cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeVar

from jd_builder.errors import ProfileError
from jd_builder.languages import LANGUAGES, Message, say
from jd_builder.problems import Problem, sort_problems
from jd_builder.profile.cells import Cell, Rows, read_rows, read_table_text
from jd_builder.profile.figures import parse_actual, parse_level
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import without_marks
from jd_builder.profile.reading import CODE_DUPLICATE, CODE_FILE
from jd_builder.profile.targets import KpiGoal
from jd_builder.profile.validation import CODE_MISSING, CODE_UNKNOWN_ID, CODE_UNKNOWN_KEY, CODE_VALUE, suggest
from jd_builder.scoring import Actual

Actuals = Mapping[str, Mapping[int, Actual]]

_ENGLISH: Final = ("kpi", "name", "target", "segment", "baseline", "actual")
HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {key: key for key in _ENGLISH},
    "vi": dict(zip(_ENGLISH, ("kpi", "tên", "chỉ tiêu", "kênh", "mức hiện tại", "thực tế"), strict=True)),
}
"""The columns of a table, by language; `name` and `target` are for the reader's eye."""
_COLUMNS: Final[Mapping[str, str]] = {
    **{without_marks(name): key for names in HEADINGS.values() for key, name in names.items()},
    "ma": "kpi", "ma kpi": "kpi", "id": "kpi", "ten kpi": "name", "thuc dat": "actual", "ket qua": "actual",
    "channel": "segment", "muc dau ky": "baseline", "trong so": "weight", "weight": "weight",
    "don vi": "unit", "unit": "unit", "ghi chu": "note", "note": "note",
}  # fmt: skip
_NO_FIGURE: Final = ("", "-", "–", "—", "n/a")
_TEMPLATE_HINT: Final = say("`jd kpi score PROFILE --template` writes one to fill in")
_ValueT = TypeVar("_ValueT")


def read_actuals(path: Path, role: Role) -> Actuals:
    """Read what was reached.

    Args:
        path: A table with the columns `kpi` and `actual`; for channels also `segment`, for changes also `baseline`.
        role: The role whose KPIs it is about.

    Raises:
        ProfileError: Something is wrong with it; `error.problems` says everything, each at its cell.
    """
    source = read_table_text(path, missing=_TEMPLATE_HINT)
    table = read_rows(source)
    if not table.rows:
        raise _error(
            source.name, [Problem(CODE_FILE, say("the file is empty"), _TEMPLATE_HINT, path=source.name)]
        )
    reader = _Reader(role, table)
    if reader.problems:
        raise _error(source.name, reader.problems)
    return reader.actuals


def _error(name: str, problems: list[Problem]) -> ProfileError:
    return ProfileError(say("{file} cannot be used", file=name), sort_problems(problems))


class _Reader:
    """Reads a table into `actuals` and `problems`."""

    def __init__(self, role: Role, table: Rows) -> None:
        self.actuals: dict[str, dict[int, Actual]] = {}
        self.problems: list[Problem] = list(table.problems)
        self._role = role
        self._goals = role.profile.success.kpis
        self._kpis = dict(_names(role))
        self._lines: dict[tuple[str, int], int] = {}
        self._head, *rows = table.rows
        self._comma = table.delimiter == ","
        self._columns = self._read_head()
        if {"kpi", "actual"} <= set(self._columns):
            for row in rows:
                self._read_row(row)

    def _complain(self, code: str, message: Message, hint: Message | None, cell: Cell) -> None:
        self.problems.append(Problem(code, message, hint, cell.span))

    def _read_head(self) -> dict[str, int]:
        """Return where each column stands."""
        columns: dict[str, int] = {}
        for index, cell in enumerate(self._head):
            key = _COLUMNS.get(without_marks(cell.text))
            if key is None and cell.text:
                known = [name for names in HEADINGS.values() for name in names.values()]
                message = say("there is no column “{name}”", name=cell.text)
                self._complain(CODE_UNKNOWN_KEY, message, suggest(cell.text, dict.fromkeys(known)), cell)
            elif key in columns:
                message = say("the column “{name}” stands here a second time", name=cell.text)
                self._complain(CODE_DUPLICATE, message, say("keep one of the two"), cell)
            elif key is not None:
                columns[key] = index
        if "kpi" not in columns and "name" in columns:
            columns["kpi"] = columns["name"]
        for key in ("kpi", "actual"):
            if key not in columns:
                message = say("the column “{name}” is missing", name=HEADINGS["vi"][key])
                hint = say("the first line names the columns; two are needed: kpi and actual (or “thực tế”)")
                span = self._head[0].span
                self.problems.append(Problem(CODE_MISSING, message, hint, span, pointer=key))
        return columns

    def _cell(self, row: tuple[Cell, ...], key: str) -> Cell | None:
        """Return a cell that holds something."""
        index = self._columns.get(key, len(row))
        return row[index] if index < len(row) and row[index].text else None

    def _read_row(self, row: tuple[Cell, ...]) -> None:
        extra = next((cell for cell in row[len(self._head) :] if cell.text), None)
        if extra is not None:
            message = say("this row has more cells than there are columns")
            quotes = say('put a number with a decimal comma in quotes ("4,6"), or part the cells with “;”')
            self._complain(
                CODE_VALUE, message, quotes if self._comma else say("delete what is too much"), extra
            )
            return
        name = self._kpi(row)
        index = self._target(row, name) if name else None
        if name is None or index is None:
            return
        named, line = self._cell(row, "kpi") or row[0], row[0].span.start_position[0]
        if (name, index) in self._lines:
            message = say("“{key}” stands here a second time", key=named.text)
            first = self._lines[name, index]
            hint = say("the first one is in line {line}; keep one of the two", line=first)
            self._complain(CODE_DUPLICATE, message, hint, named)
            return
        self._lines[name, index] = line
        goal = self._goals[name]
        measure = measure_of(self._role.library.kpis[name], goal)
        target = goal.statements[index] if goal.statements else None
        baseline = self._value(row, "baseline", lambda text: parse_level(text, measure))
        actual = self._value(row, "actual", lambda text: parse_actual(text, target, measure))
        if actual is not None:
            self.actuals.setdefault(name, {})[index] = replace(actual, baseline=baseline)

    def _value(self, row: tuple[Cell, ...], key: str, parse: Callable[[str], _ValueT]) -> _ValueT | None:
        """Return what a cell says; None where it holds no figure or a wrong one."""
        cell = self._cell(row, key)
        if cell is None or cell.text.lower() in _NO_FIGURE:
            return None
        try:
            return parse(cell.text)
        except Invalid as error:
            self._complain(CODE_VALUE, error.message, error.hint, cell)
            return None

    def _kpi(self, row: tuple[Cell, ...]) -> str | None:
        cell = self._cell(row, "kpi")
        if cell is None:
            self._complain(CODE_MISSING, say("the KPI is missing"), say("give its id or its name"), row[0])
            return None
        name = self._kpis.get(without_marks(cell.text))
        if name is None:
            near = get_close_matches(without_marks(cell.text), self._kpis, n=1, cutoff=0.6)
            hint = suggest(self._kpis[near[0]] if near else cell.text, self._goals)
            self._complain(CODE_UNKNOWN_ID, say("this role has no KPI “{name}”", name=cell.text), hint, cell)
        return name

    def _target(self, row: tuple[Cell, ...], name: str) -> int | None:
        """Return the number of the target that a row is about."""
        goal, cell = self._goals[name], self._cell(row, "segment")
        segments = dict(self._segments(goal))
        if cell is None:
            if len(goal.targets) <= 1:
                return 0
            self._complain(
                CODE_MISSING,
                say("this KPI is counted by channel: the channel is missing"),
                say("give one of {names} in the column “segment” (or “kênh”)", names=", ".join(segments)),
                self._cell(row, "kpi") or row[0],
            )
            return None
        if not goal.targets:
            message = say("this KPI has one target for all channels")
            self._complain(CODE_VALUE, message, say("leave the channel empty"), cell)
            return None
        found = {without_marks(known): index for known, index in segments.items()}.get(
            without_marks(cell.text)
        )
        if found is None:
            message = say("this KPI has no target for “{name}”", name=cell.text)
            self._complain(CODE_UNKNOWN_ID, message, suggest(cell.text, segments), cell)
        return found

    def _segments(self, goal: KpiGoal) -> Iterator[tuple[str, int]]:
        """Yield every name of a channel with the number of its target."""
        for index, target in enumerate(goal.targets):
            if isinstance(target.segment, str):
                yield target.segment, index
            texts = self._role.library.segment_name(target.segment)
            yield from ((texts.get(language), index) for language in LANGUAGES)


def _names(role: Role) -> Iterator[tuple[str, str]]:
    """Yield what each KPI may be called, without marks and capitals, and its id; ids go before names."""
    goals, library = role.profile.success.kpis, role.library.kpis
    for name, goal in goals.items():
        kpi, measure = library[name], measure_of(library[name], goal)
        texts = [text.get(language) for text in (kpi.name, measure.name) for language in LANGUAGES]
        for text in (*kpi.aliases, *([kpi.abbr] if kpi.abbr else []), *texts):
            yield without_marks(text), name
            if kpi.abbr:
                yield without_marks(f"{text} ({kpi.abbr})"), name
    yield from ((name, name) for name in goals)

"""Rows of a table → roles: a base profile, read once, under the values of each row; problems are told at their cells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from jd_builder.errors import ProfileError
from jd_builder.finding import is_table
from jd_builder.languages import LANGUAGES, say
from jd_builder.pieces import Check
from jd_builder.problems import Problem, has_errors, sort_problems
from jd_builder.profile.cell_problems import ProblemKey, at_cell, key_of
from jd_builder.profile.company_file import language_of
from jd_builder.profile.inherit import CODE_EXTENDS, apply_overrides, find_parent, lay_value, without_own_keys
from jd_builder.profile.loading import Ground, Role, make_role, read_ground
from jd_builder.profile.localized import without_marks
from jd_builder.profile.project import project_root
from jd_builder.profile.reading import CODE_DUPLICATE
from jd_builder.profile.source import Node
from jd_builder.profile.table import NAME, Line, Row, in_column
from jd_builder.profile.table_file import read_table
from jd_builder.profile.validation import CODE_VALUE, plain
from jd_builder.traces import Facts, digest, note_all, tracing
from jd_builder.writing import safe_name

_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row to be made a role of: a `Piece` of a build.

    Attributes:
        table: The table.
        line: Its text; None for a table that cannot be read.
        folder: Name of the folder for its documents; empty where that cannot be told.
        reading: Names the reading of the table: rows of one reading share their bases.
        own: Fingerprint of what the row says; where it stands does not matter.
        problems: Why it cannot be used, found before its values were looked at.
    """

    table: Path
    line: Line | None
    folder: str
    reading: str
    own: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> Path:
        """The table and the row, as one name."""
        return Path(f"{self.table}:{self.line.number}") if self.line else self.table

    @property
    def file(self) -> Path:
        """The table."""
        return self.table

    @property
    def row(self) -> Row:
        """What stands in it."""
        assert self.line is not None
        return _read(self.line)

    @property
    def refusal(self) -> ProfileError | None:
        """What was found in the row before its values were looked at, as an error."""
        return self._error(self.problems) if self.line is None or self.problems else None

    def load(self, overrides: Sequence[str] = ()) -> Role:
        """Return the role.

        Args:
            overrides: `PATH=VALUE` texts, laid over the row.

        Raises:
            ProfileError: Something is wrong with the row or with its base.
        """
        refusal = self.refusal
        if refusal is not None:
            raise refusal
        row = self.row
        base = _bases(self.table, self.reading).of(row)
        tree = base.tree
        try:
            for entry in row.entries:
                assert entry.node.key is not None
                tree = lay_value(tree, list(entry.parts), entry.node, entry.node.key)
            tree = apply_overrides(tree, overrides)
        except ProfileError as error:
            raise self._error(self.placed(error.problems)) from None
        ground = replace(
            base,
            path=self.table.parent / f"{self.folder}.yaml",
            tree=Node(tree.data, row.span),
            files=(*base.files, self.table.resolve()),
        )
        try:
            role = make_role(ground)
        except ProfileError as error:
            raise self._error(self.placed(error.problems)) from None
        called = f"{self.table.name} – {self.folder}"
        return replace(role, warnings=tuple(self.placed(role.warnings)), called=called)

    def moved(self, file: Path) -> "TableRow":
        """Return the same, of a copy of its table."""
        return replace(self, table=file)

    def placed(self, problems: Iterable[Problem], check: Check | None = None) -> list[Problem]:
        """Return problems at the cells of this row that they come from, with the name of the column.

        Those that the base has without the row stay in its file; others that are told there come from the row.

        Args:
            problems: What was found in the role of this row.
            check: What found them, to see what it finds in the base; None for what loading finds.
        """
        row, bases = self.row, _bases(self.table, self.reading)
        return [at_cell(problem, row, lambda: bases.known(row, check)) for problem in problems]

    def _error(self, problems: Iterable[Problem]) -> ProfileError:
        return ProfileError(say("{file} cannot be used", file=self.path), sort_problems(problems))


@lru_cache(maxsize=4)
def _read(line: Line) -> Row:
    """Return what stands in a row; as long as it is at work, problems in its text are known by that."""
    return line.read()


@dataclass(slots=True)
class _Bases:
    """The base profiles of one reading of a table, each read once."""

    table: Path
    found: dict[str, tuple[Ground | ProfileError, Facts]] = field(default_factory=dict)
    own: dict[tuple[str, Check | None], Mapping[ProblemKey, Problem]] = field(default_factory=dict)

    def of(self, row: Row) -> Ground:
        """Return what a row builds on.

        Raises:
            ProfileError: There is no such profile, or it cannot be read.
        """
        assert row.base is not None
        name = row.base.text
        if name not in self.found:
            with tracing() as facts:
                self.found[name] = self._read(row.base.node), facts
        ground, facts = self.found[name]
        note_all(facts)  # it is read once, and every row depends on it
        if isinstance(ground, ProfileError):
            here = row.base.node.span
            problems = [
                replace(each, span=here)
                if each.pointer == "extends"
                and each.span is not None
                and is_table(Path(each.span.source.name))
                else each
                for each in ground.problems
            ]
            if not any(each.span == here for each in problems):
                message = say("the base profile “{name}” cannot be used", name=name)
                problems.append(Problem(CODE_EXTENDS, message, None, here, pointer="base"))
            column = row.base.column
            raise ProfileError(
                ground.message, [in_column(each, column) if each.span == here else each for each in problems]
            )
        return ground

    def _read(self, base: Node) -> Ground | ProfileError:
        try:
            root = project_root(self.table)
            ground = read_ground(find_parent(self.table, root, base), beside=self.table)
            return replace(ground, tree=without_own_keys(ground.tree))
        except ProfileError as error:
            return error

    def known(self, row: Row, check: Check | None) -> Mapping[ProblemKey, Problem]:
        """Return the problems that the base of a row has by itself."""
        assert row.base is not None
        key = (row.base.text, check)
        if key not in self.own:
            ground = self.of(row)
            try:
                role = make_role(ground)
                problems: Iterable[Problem] = check(role) if check is not None else role.warnings
            except ProfileError as error:
                problems = error.problems
            self.own[key] = {key_of(each): replace(each, replacement=None) for each in problems}
        return self.own[key]


@lru_cache(maxsize=8)
def _bases(table: Path, reading: str) -> _Bases:
    """Return the bases of a reading; in another process they are read once there."""
    del reading
    return _Bases(table)


def table_rows(path: Path) -> list[TableRow]:
    """Return the rows of a table; rows that want the same folder all fail, for nobody knows which was meant."""
    reading = uuid4().hex
    bases = _bases(path, reading)
    try:
        made = [_table_row(path, line, row, reading, bases) for line, row in read_table(path)]
    except ProfileError as error:
        return [TableRow(path, None, "", reading, problems=error.problems)]
    owners: dict[str, list[TableRow]] = {}
    for each in made:
        owners.setdefault(each.folder.casefold(), []).append(each)
    twins = {key: group for key, group in owners.items() if key and len(group) > 1}
    return [
        _refuse_twin(each, twins[key]) if (key := each.folder.casefold()) in twins else each for each in made
    ]


def _table_row(path: Path, line: Line, row: Row, reading: str, bases: _Bases) -> TableRow:
    problems, folder, own = row.problems, "", ""
    if not has_errors(problems):
        try:
            ground = bases.of(row)
        except ProfileError as error:
            problems = error.problems
        else:
            own = _fingerprint(row)
            folder = safe_name(row.name.text if row.name is not None else _name_from(_title(row, ground)))
            if row.name is not None and len(row.name.text) > _LONGEST_NAME:
                message = say("the name is too long")
                problem = Problem(CODE_VALUE, message, None, row.name.node.span, pointer="name")
                problems = (in_column(problem, row.name.column),)
    return TableRow(path, line, folder, reading, own, problems)


def _fingerprint(row: Row) -> str:
    assert row.base is not None
    said = [(entry.parts, plain(entry.node, "")) for entry in (row.base, *row.entries)]
    return digest(repr(said).encode())


def _refuse_twin(each: TableRow, group: Sequence[TableRow]) -> TableRow:
    row, other = each.row, next(twin for twin in group if twin is not each)
    message = say(
        "{other} would be written into the same folder, “{name}”",
        other=f"{each.table}:{(other.row.name.node.span if other.row.name else other.row.span).place}",
        name=each.folder,
    )
    hint = say("give each row a name of its own in the column “name”")
    span = row.name.node.span if row.name is not None else row.span
    problem = Problem(CODE_DUPLICATE, message, hint, span, pointer="name")
    column = row.name.column if row.name is not None else NAME
    return replace(each, problems=(*each.problems, in_column(problem, column)))


def _title(row: Row, ground: Ground) -> str:
    """Return the title of a row's role, in the language of the profile where it has that."""
    tree = ground.tree
    for entry in row.entries:
        if entry.parts[0] == "title":
            try:
                tree = lay_value(tree, list(entry.parts), entry.node, entry.node.span)
            except ProfileError:
                break  # told when the row is loaded
    title = tree.child("title")
    name = title.child("name") if title is not None else None
    if name is None:
        return ""
    for language in (language_of(tree), *LANGUAGES):
        text = name.child(language)
        if text is not None:
            return str(text.data)
    return "" if isinstance(name.data, (dict, list)) or name.data is None else str(name.data)


def _name_from(title: str) -> str:
    """Return a folder's name from a title.

    >>> _name_from("Chuyên viên Chăm sóc – Hà Nội")
    'chuyen-vien-cham-soc-ha-noi'
    """
    plain = re.sub(r"[\W_]+", "-", without_marks(title)).strip("-")
    return plain[:_LONGEST_NAME].strip("-")

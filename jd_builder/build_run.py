"""One build: what can be left alone, what must be made, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jd_builder.cache import State, Values, examine, told_again
from jd_builder.choices import EngineName, Format
from jd_builder.errors import OutputError
from jd_builder.finding import is_table
from jd_builder.languages import Message, say
from jd_builder.locking import locked_folder
from jd_builder.orders import Failure, Made, Options, Result
from jd_builder.pieces import Piece, Task, open_pieces
from jd_builder.places import Copy, Url, scene
from jd_builder.problems import sort_problems
from jd_builder.pruning import describe_orphan, find_orphans
from jd_builder.pruning import prune as remove_orphan
from jd_builder.refusals import taken
from jd_builder.rendering.own_files import own_files
from jd_builder.resources import TEMPLATES

if TYPE_CHECKING:  # heavy: only where something is to be made
    from jd_builder.dispatch import Executor


class Run:
    """One build: first what can be left alone, which needs none of the heavy modules, then what must be made.

    Args:
        options: What to build.
        created: The time that documents bear.
        progress: As for `run_build`.
        copies: The copies of what URLs name.
    """

    def __init__(
        self,
        options: Options,
        created: str,
        progress: Callable[[int, int, str], None],
        copies: tuple[Copy, ...] = (),
    ) -> None:
        self.options = options
        self.copies = copies
        self.created = created
        self.progress = progress
        self.pending: list[Task] = []
        self._notices = _folder_notices(options)
        self._made: list[Made] = []
        self._removed: list[Path] = []
        self._kept: list[Failure] = []
        self._tables: set[Path] = set()
        self._owners: dict[Path, Piece] = {}
        self._nameless: set[Path] = set()
        self._engine: EngineName | None = None

    def look_at(self, paths: Sequence[Path]) -> None:
        """Sort profiles into those of which nothing is left to make, and the others."""
        values: Values = {}
        self._tables = {path for path in paths if is_table(path)}
        for index, piece in enumerate(open_pieces(paths)):
            self._made.append(Made())
            folder = self.options.output / piece.folder
            if piece.folder:
                other = self._owners.setdefault(folder, piece)
            else:
                other = piece
                self._nameless.add(piece.file)
            refusal = piece.refusal or (taken(piece, other) if other.path != piece.path else None)
            if refusal is not None:
                self._made[index].failures.append(Failure(piece.path, refusal))
                continue
            if isinstance(folder, Url):  # whoever makes them looks there: many can at once
                self.pending.append(Task(index, piece, folder))
                continue
            state = self._examine(piece, folder, values)
            if state.complete:
                self._made[index] = told_again(piece, state, self.options)
            else:
                self.pending.append(Task(index, piece, folder, stood=state.fresh))

    def make_pending(self, executor: "Executor | None" = None) -> None:
        """Make the others: in this process, in several, or where an executor has its workers.

        Raises:
            EngineError: The PDF engine asked for does not run.
            OutputError: Another build is writing into the same folder.
        """
        if not self.pending:
            return
        from jd_builder.dispatch import make_pieces  # the heavy modules: only where something is to be made
        from jd_builder.workshop import Plan

        with locked_folder(self.options.output):
            engine = self._choose() if Format.PDF in self.options.formats else None
            plan = Plan(self.options, engine, self.created, self.copies)
            for task, made in make_pieces(self.pending, plan, self.progress, executor):
                self._made[task.index].add(made)

    def look_for_orphans(self) -> None:
        """Tell of documents whose profile is gone, or remove them."""
        orphans = list(find_orphans(self.options.output, self._owners, self._tables - self._nameless))
        if not self.options.prune or not orphans:
            self._notices += [describe_orphan(orphan) for orphan in orphans]
            return
        try:
            with locked_folder(self.options.output):
                for orphan in orphans:
                    removed, notices, error = remove_orphan(orphan)
                    self._removed += removed
                    self._notices += notices
                    self._kept += [Failure(orphan.profile, error)] if error is not None else []
        except OutputError as busy:  # what was built is told all the same
            self._kept.append(Failure(self.options.output, busy))

    def result(self) -> Result:
        """Return what came of it."""
        made = self._made
        if scene() is not None:
            from jd_builder.portable import portable

            made = [portable(each) for each in made]
        notices = [*self._notices, *(notice for each in made for notice in each.notices)]
        missing = sum(each.missing for each in made)
        if missing:
            notices.append(say("{n} texts have no translation and stand in their own language", n=missing))
        return Result(
            tuple(path for each in made for path in each.written),
            tuple(failure for each in made for failure in each.failures),
            tuple(notices),
            tuple(sort_problems(problem for each in made for problem in each.warnings)),
            sum(each.unchanged for each in made),
            tuple(self._removed),
            tuple(self._kept),
        )

    def _examine(self, piece: Piece, folder: Path, values: Values) -> State:
        return examine(piece, folder, self.options, self.created, values, self._choose)

    def _choose(self) -> EngineName:
        """Return what prints PDFs here; that another engine stands in is told once."""
        if self._engine is None:
            from jd_builder.rendering.pdf import choose_engine

            self._engine, notice = choose_engine(self.options.engine, self.options.pdf_variant)
            self._notices += [notice] if notice else []
        return self._engine


def _folder_notices(options: Options) -> list[Message]:
    if options.templates is None or set(own_files(options.templates)) & set(own_files(TEMPLATES)):
        return []
    return [
        say(
            "no file in “{folder}” goes before a shipped template; `jd templates list` shows their names",
            folder=options.templates,
        )
    ]

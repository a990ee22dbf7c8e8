"""Profiles → files: find them, leave alone what is as it would become, make the rest."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jd_builder.cache import State, Values, examine, told_again
from jd_builder.checks.options import CheckOptions
from jd_builder.choices import USUAL_FORMATS, Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.errors import OutputError, SettingsError
from jd_builder.finding import find_profiles
from jd_builder.languages import Message, say
from jd_builder.locking import locked
from jd_builder.orders import DEFAULT_TIMEOUT, Failure, Made, Options, Result, formats_of
from jd_builder.pieces import Piece, Task, open_pieces
from jd_builder.places import Copy, Url, as_place, scene
from jd_builder.problems import sort_problems
from jd_builder.pruning import describe_orphan, find_orphans
from jd_builder.pruning import prune as remove_orphan
from jd_builder.rendering.own_files import own_files
from jd_builder.resources import TEMPLATES
from jd_builder.settings import source_date

if TYPE_CHECKING:  # heavy: only where something is to be made
    from jd_builder.dispatch import Executor


def build(
    *profiles: str | Path,
    output: str | Path = "out",
    documents: Iterable[str] = tuple(Document),
    formats: Iterable[str] = USUAL_FORMATS,
    languages: Iterable[str] = (),
    layout: str = Layout.FULL,
    engine: str = EngineName.AUTO,
    overrides: Sequence[str] = (),
    templates: str | Path | None = None,
    max_chars: int | None = None,
    pdf_variant: str | None = None,
    strict: bool = False,
    force: bool = False,
    prune: bool = False,
    jobs: int = 1,
    timeout: float = DEFAULT_TIMEOUT,
    scheduler: str = "",
    executor: "Executor | None" = None,
) -> Result:
    """Build the documents of profiles; what is as it would become is left alone.

    Args:
        *profiles: Files, folders or globs; a table (CSV, JSON Lines, Excel) stands for the roles in its rows. URLs that
            fsspec knows will do, such as `s3://bucket/roles/*.yaml`.
        output: Folder that gets one folder a profile, or a URL.
        documents: Ids: `job-description`, `kpi-scorecard`, `skill-checklist`, `interview-guide`, `job-posting`.
        formats: `md`, `html`, `pdf`; for postings also `txt`, `jsonld`.
        languages: `vi`, `en`, or `vi+en` for both side by side; the profile's own by default.
        layout: `full` or `compact`, for the job description.
        engine: `auto`, `weasyprint` or `plutoprint`, for PDFs.
        overrides: `PATH=VALUE` texts such as `success.kpis.csat.target.at_least=4.7`.
        templates: Folder with templates of one's own.
        max_chars: Most characters of a posting as plain text.
        pdf_variant: The kind of PDF, `pdf/ua-1` by default; others are for archives, such as `pdf/a-3u`.
        strict: Build only profiles in which `jd check` finds no error, by `[check]` of the nearest `jd.toml`.
        force: Make everything, over changes made by hand too.
        prune: Remove documents in the output folder whose profile is gone.
        jobs: How many processes make documents; 0 for as many as there are cores, where that many pay. More than one
            needs a main module that can be imported (`if __name__ == "__main__":`).
        timeout: Most seconds for the documents of one profile, with more than one process.
        scheduler: Address of a Dask scheduler, such as `tcp://10.0.0.5:8786`, whose workers make the documents.
        executor: Makes the documents in place of such processes: any executor of `concurrent.futures` that sends calls
            to other processes or machines, with the same files under the same paths.

    Returns:
        What was written and what failed; a bad profile does not stop the others.

    Raises:
        JdError: Nothing could be started: no such file, or the PDF engine asked for does not run.
        ValueError: A name of a document, format, language, layout, engine or kind of PDF that does not exist.
    """
    options = Options(
        output=as_place(output),
        documents=tuple(Document(name) for name in documents),
        formats=tuple(Format(name) for name in formats),
        languages=tuple(Language(name) for name in languages),
        layout=Layout(layout),
        engine=EngineName(engine),
        overrides=tuple(overrides),
        templates=as_place(templates) if templates is not None else None,
        max_chars=max_chars,
        pdf_variant=PdfVariant(pdf_variant) if pdf_variant is not None else None,
        checks=_project_checks() if strict else None,
        force=force,
        prune=prune,
        jobs=jobs,
        timeout=timeout,
        scheduler=scheduler,
    )
    return run_build(find_profiles(profiles, urls=True), options, executor=executor)


def run_build(
    paths: Sequence[Path],
    options: Options,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    *,
    executor: "Executor | None" = None,
) -> Result:
    """Build what is not yet as it should be.

    Args:
        paths: The profiles, and tables of them.
        options: What to build.
        progress: Called with files done, files in all, and the one at hand.
        executor: Makes the documents, in place of this process or several of this machine.

    Raises:
        EngineError: The PDF engine asked for does not run.
        OutputError: Another build is writing into the same folder.
        SettingsError: None of the documents is made in any of the formats, or the folder of templates does not exist.
    """
    _refuse_nothing(options)
    if any(isinstance(place, Url) for place in (*paths, options.output, options.templates)):
        from jd_builder.copies import fetched  # few builds know URLs
        from jd_builder.staging import placed_options

        options = placed_options(options)
        with fetched(paths, options.templates) as there:
            options = replace(options, templates=there.templates)
            return _run(there.paths, options, progress, executor, there.copies)
    return _run(paths, options, progress, executor)


def _run(
    paths: Sequence[Path],
    options: Options,
    progress: Callable[[int, int, str], None],
    executor: "Executor | None",
    copies: tuple[Copy, ...] = (),
) -> Result:
    if options.templates is not None and not options.templates.is_dir():
        raise SettingsError(say("there is no folder “{folder}” for templates", folder=options.templates))
    run = _Run(options, source_date(os.environ), progress, copies)
    run.look_at(paths)
    if run.pending:
        with locked(options.output, busy=_busy(options.output)):
            run.make_pending(executor)
    run.look_for_orphans()
    return run.result()


class _Run:
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
        self._owners: dict[Path, Piece] = {}
        self._nameless: set[Path] = set()
        self._engine: EngineName | None = None

    def look_at(self, paths: Sequence[Path]) -> None:
        """Sort profiles into those of which nothing is left to make, and the others."""
        values: Values = {}
        for index, piece in enumerate(open_pieces(paths)):
            self._made.append(Made())
            folder = self.options.output / piece.folder
            if piece.folder:
                other = self._owners.setdefault(folder, piece)
            else:
                other = piece
                self._nameless.add(piece.file)
            refusal = piece.refusal or (_taken(piece, other) if other.path != piece.path else None)
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
                self.pending.append(Task(index, piece, folder))

    def make_pending(self, executor: "Executor | None" = None) -> None:
        """Make the others: in this process, in several, or where an executor has its workers."""
        from jd_builder.dispatch import make_pieces  # the heavy modules: only where something is to be made
        from jd_builder.workshop import Plan

        engine = self._choose() if Format.PDF in self.options.formats else None
        plan = Plan(self.options, engine, self.created, self.copies)
        for task, made in make_pieces(self.pending, plan, self.progress, executor):
            self._made[task.index].add(made)

    def look_for_orphans(self) -> None:
        """Tell of documents whose profile is gone, or remove them."""
        tables = {piece.file for piece in self._owners.values() if piece.own} - self._nameless
        orphans = list(find_orphans(self.options.output, self._owners, tables))
        if not self.options.prune or not orphans:
            self._notices += [describe_orphan(orphan) for orphan in orphans]
            return
        try:
            with locked(self.options.output, busy=_busy(self.options.output)):
                for orphan in orphans:
                    removed, notices = remove_orphan(orphan)
                    self._removed += removed
                    self._notices += notices
        except OutputError as error:  # what was built is told all the same
            self._notices.append(error.message)

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


def _busy(folder: Path) -> Message:
    return say(
        "another build is writing into {folder}; wait for it, or choose another folder with --output",
        folder=folder,
    )


def _taken(piece: Piece, other: Piece) -> OutputError:
    return OutputError(
        say(
            "{file} would be written over the documents of {other}; rename one of the two files",
            file=piece.path,
            other=other.path,
        )
    )


def _folder_notices(options: Options) -> list[Message]:
    if options.templates is None or set(own_files(options.templates)) & set(own_files(TEMPLATES)):
        return []
    return [
        say(
            "no file in “{folder}” goes before a shipped template; `jd templates list` shows their names",
            folder=options.templates,
        )
    ]


def _refuse_nothing(options: Options) -> None:
    if not any(formats_of(document, options) for document in options.documents):
        raise SettingsError(
            say(
                "{documents}: not made as {formats}; the formats there are: {known}",
                documents=", ".join(options.documents),
                formats=", ".join(options.formats),
                known=", ".join(dict.fromkeys(name for each in options.documents for name in each.formats)),
            )
        )


def _project_checks() -> CheckOptions:
    """Return what the nearest `jd.toml` wants checked."""
    from jd_builder.check_settings import check_options  # settings know Options: not at the top

    return check_options(folder=Path.cwd())

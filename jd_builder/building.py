"""Profiles → files: find them, leave alone what is as it would become, make the rest."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jd_builder.build_run import Run
from jd_builder.checks.options import CheckOptions
from jd_builder.choices import USUAL_FORMATS, Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.errors import JdError, SettingsError
from jd_builder.finding import find_profiles
from jd_builder.languages import say
from jd_builder.orders import DEFAULT_TIMEOUT, Failure, Options, Result, formats_of
from jd_builder.places import Copy, Url, as_place
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
    return find_and_build(profiles, options, executor=executor)


def find_and_build(
    profiles: Sequence[str | Path],
    options: Options,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    *,
    executor: "Executor | None" = None,
) -> Result:
    """Build the profiles that files, folders and globs stand for.

    Where the last one is gone, its documents are told or removed all the same.

    Args, and what is raised beside what finding profiles raises: as for `run_build`.
    """
    try:
        paths = find_profiles(profiles, urls=True)
    except JdError as error:
        result = run_build([], options)
        if not (result.removed or result.notices or result.kept):
            raise
        return replace(result, failures=(Failure(Path(*profiles[:1]), error),))
    return run_build(paths, options, progress, executor=executor)


def run_build(
    paths: Sequence[Path],
    options: Options,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    *,
    executor: "Executor | None" = None,
    orphans: bool = True,
) -> Result:
    """Build what is not yet as it should be.

    Args:
        paths: The profiles, and tables of them.
        options: What to build.
        progress: Called with files done, files in all, and the one at hand.
        executor: Makes the documents, in place of this process or several of this machine.
        orphans: Whether to look for documents whose profile is gone: every folder in the output folder is looked at.

    Raises:
        EngineError: The PDF engine asked for does not run.
        OutputError: Another build is writing into the same folder.
        SettingsError: None of the documents is made in any of the formats, or the folder of templates does not exist.
    """
    _refuse_nothing(options)
    if options.scheduler:  # its workers have folders of their own
        paths = [_absolute(path) for path in paths]
        own = options.templates
        options = replace(
            options, output=_absolute(options.output), templates=None if own is None else _absolute(own)
        )
    if any(isinstance(place, Url) for place in (*paths, options.output, options.templates)):
        from jd_builder.copies import fetched  # few builds know URLs
        from jd_builder.staging import placed_options

        options = placed_options(options, executor)
        with fetched(paths, options.templates) as there:
            options = replace(options, templates=there.templates)
            return _run(there.paths, options, progress, executor, there.copies, orphans=orphans)
    return _run(paths, options, progress, executor, orphans=orphans)


def _absolute(path: Path) -> Path:
    return path if isinstance(path, Url) else Path(os.path.abspath(path))  # noqa: PTH100 — links stay


def _run(
    paths: Sequence[Path],
    options: Options,
    progress: Callable[[int, int, str], None],
    executor: "Executor | None",
    copies: tuple[Copy, ...] = (),
    *,
    orphans: bool,
) -> Result:
    if options.templates is not None and not options.templates.is_dir():
        raise SettingsError(say("there is no folder “{folder}” for templates", folder=options.templates))
    run = Run(options, source_date(os.environ), progress, copies)
    run.look_at(paths)
    run.make_pending(executor)
    if orphans:
        run.look_for_orphans()
    return run.result()


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

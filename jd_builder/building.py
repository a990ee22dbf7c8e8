"""Profiles → files: find, load, compose, render and write, each file whole or not at all."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from jd_builder.checks.options import CheckOptions
from jd_builder.choices import USUAL_FORMATS, Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.documents.catalogue import Composed, compose_in
from jd_builder.errors import JdError, OutputError, ProfileError, SettingsError
from jd_builder.finding import find_profiles
from jd_builder.languages import Message, say
from jd_builder.orders import Failure, Options, Result
from jd_builder.problems import Problem, Severity, has_errors, sort_problems
from jd_builder.profile.loading import Role
from jd_builder.rendering.formats import prepare
from jd_builder.rendering.own_files import own_files
from jd_builder.rendering.pdf import Printer, choose_engine
from jd_builder.resources import TEMPLATES
from jd_builder.tables import TableRow, check_order, load_order, open_tables, path_of
from jd_builder.writing import safe_name, write_atomically


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
) -> Result:
    """Build the documents of profiles.

    Args:
        *profiles: Files, folders or globs; a table (CSV, JSON Lines, Excel) stands for the roles in its rows.
        output: Folder that gets one folder a profile.
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

    Returns:
        What was written and what failed; a bad profile does not stop the others.

    Raises:
        JdError: Nothing could be started: no such file, or the PDF engine asked for does not run.
        ValueError: A name of a document, format, language, layout, engine or kind of PDF that does not exist.
    """
    options = Options(
        output=Path(output),
        documents=tuple(Document(name) for name in documents),
        formats=tuple(Format(name) for name in formats),
        languages=tuple(Language(name) for name in languages),
        layout=Layout(layout),
        engine=EngineName(engine),
        overrides=tuple(overrides),
        templates=Path(templates) if templates is not None else None,
        max_chars=max_chars,
        pdf_variant=PdfVariant(pdf_variant) if pdf_variant is not None else None,
        checks=_project_checks() if strict else None,
    )
    return run_build(find_profiles(profiles), options)


def run_build(
    paths: Sequence[Path], options: Options, progress: Callable[[int, int, str], None] = lambda *_: None
) -> Result:
    """Build every profile, one after the other.

    Args:
        paths: The profiles, and tables of them.
        options: What to build.
        progress: Called with files done, files in all, and the one at hand.

    Raises:
        EngineError: The PDF engine asked for does not run.
        SettingsError: None of the documents is made in any of the formats, or the folder of templates does not exist.
    """
    _refuse_nothing(options)
    if options.templates is not None and not options.templates.is_dir():
        raise SettingsError(say("there is no folder “{folder}” for templates", folder=options.templates))
    created = source_date(os.environ)
    notices: list[Message] = []
    if options.templates is not None and not set(own_files(options.templates)) & set(own_files(TEMPLATES)):
        notices.append(
            say(
                "no file in “{folder}” goes before a shipped template; `jd templates list` shows their names",
                folder=options.templates,
            )
        )
    engine = options.engine
    if Format.PDF in options.formats:
        engine, notice = choose_engine(options.engine, options.pdf_variant)
        notices += [notice] if notice else []
    with Printer(engine if Format.PDF in options.formats else None) as printer:
        return _build_all(open_tables(paths), options, progress, _Means(engine, printer, created), notices)


@dataclass(frozen=True, slots=True)
class _Means:
    """What a build works with: what prints, and the time that documents bear."""

    engine: EngineName
    printer: Printer
    created: str


def _build_all(
    paths: Sequence[Path | TableRow],
    options: Options,
    progress: Callable[[int, int, str], None],
    means: _Means,
    notices: list[Message],
) -> Result:
    written: list[Path] = []
    failures: list[Failure] = []
    warnings: list[Problem] = []
    missing = 0
    files = sum(len(_formats(document, options)) for document in options.documents) * max(
        1, len(options.languages)
    )
    owners: dict[Path, Path] = {}
    check = _checking(options.checks) if options.checks is not None else None
    for index, path in enumerate(paths):
        done = index * files
        progress(done, len(paths) * files, path.name)
        try:
            role = load_order(path, options.overrides)
            warnings += role.warnings
            if check is not None:
                warnings += _refuse_errors(role, check_order(path, role, check))
            folder = options.output / safe_name(role.slug)
            other = owners.setdefault(folder, path_of(path))
            if other != path_of(path):
                raise OutputError(
                    say(
                        "{file} would be written over the documents of {other}; rename one of the two files",
                        file=path_of(path),
                        other=other,
                    )
                )
            for target, content, composed in _outputs(role, folder, options, means):
                if composed is not None:
                    missing += composed.missing
                    notices += composed.notices
                progress(done, len(paths) * files, target.name)
                done += 1
                try:
                    write_atomically(target, content())
                    written.append(target)
                except JdError as error:
                    failures.append(Failure(path_of(path), error))
        except JdError as error:
            failures.append(Failure(path_of(path), error))
    progress(len(paths) * files, len(paths) * files, "")
    if missing:
        notices.append(say("{n} texts have no translation and stand in their own language", n=missing))
    return Result(tuple(written), tuple(failures), tuple(notices), tuple(sort_problems(warnings)))


def _refuse_nothing(options: Options) -> None:
    if not any(_formats(document, options) for document in options.documents):
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


def _checking(options: CheckOptions) -> Callable[[Role], list[Problem]]:
    from jd_builder.checks.running import Checker  # the rules take a while to load; few builds need them

    return Checker(options).role


def _refuse_errors(role: Role, problems: Iterable[Problem]) -> list[Problem]:
    """Return the warnings among the problems of a check; advice is for `jd check`.

    Raises:
        ProfileError: There are errors; the warnings stand among its problems.
    """
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    if has_errors(found):
        raise ProfileError(say("{file} is not built: the check finds errors in it", file=role.path), found)
    return found


def _formats(document: Document, options: Options) -> tuple[Format, ...]:
    """Return the formats asked for that the document is made in."""
    return tuple(made_as for made_as in options.formats if made_as in document.formats)


def _outputs(
    role: Role, folder: Path, options: Options, means: _Means
) -> list[tuple[Path, Callable[[], bytes], Composed | None]]:
    """Return each file's path and what returns its content or raises why not; with a document's first file, the document.

    Everything is under way before the first is waited for, so that printing and rendering go side by side.
    """
    own = Language(role.profile.language)
    outputs: list[tuple[Path, Callable[[], bytes], Composed | None]] = []
    for language in options.languages or (own,):
        for document in options.documents:
            formats = _formats(document, options)
            if not formats:
                continue
            composed = compose_in(language.parts, document.value, role, layout=options.layout.value)
            for made_as in formats:
                target = folder / file_name(document, language, own, made_as)
                content = _content(composed, document, made_as, options, means)
                outputs.append((target, content, composed if made_as is formats[0] else None))
    return outputs


def _content(
    composed: Composed, document: Document, made_as: Format, options: Options, means: _Means
) -> Callable[[], bytes]:
    """Return what returns a file's content, its printing begun, or raises what kept it from being made."""
    try:
        job = prepare(
            composed.view,
            document.value,
            made_as,
            engine=means.engine,
            folder=options.templates,
            max_chars=options.max_chars,
            variant=options.pdf_variant,
            created=means.created,
        )
    except JdError as error:
        return partial(_fail, error)
    return means.printer.begin(job) if made_as is Format.PDF else job


def _fail(error: JdError) -> bytes:
    raise error


def source_date(environ: Mapping[str, str]) -> str:
    """Return the time that `SOURCE_DATE_EPOCH` sets for what is made, in ISO 8601; empty where it sets none.

    A document never takes the time of the build: the same input gives the same bytes
    (https://reproducible-builds.org/specs/source-date-epoch/).

    Raises:
        SettingsError: It is no number of seconds.
    """
    text = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return ""
    try:
        return datetime.fromtimestamp(int(text), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        raise SettingsError(
            say("SOURCE_DATE_EPOCH: “{value}” is no number of seconds since 1970", value=text)
        ) from None


def file_name(document: Document, language: Language, own: Language, made_as: Format) -> str:
    """Return a file's name; the language is in it where it is not the profile's own."""
    middle = "" if language is own else f".{language.value}"
    return f"{document.value}{middle}.{made_as.value}"

"""Profiles → files: find, load, compose, render and write, each file whole or not at all."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from jd_builder.choices import Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.documents.catalogue import View, compose
from jd_builder.documents.wording import Words
from jd_builder.errors import JdError, OutputError, SettingsError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem, sort_problems
from jd_builder.profile.loading import Role, load_role
from jd_builder.profile.project import COMPANY_FILE, LIBRARY_FOLDER
from jd_builder.rendering.formats import convert
from jd_builder.rendering.own_files import own_files
from jd_builder.rendering.pdf import choose_engine
from jd_builder.resources import TEMPLATES
from jd_builder.writing import safe_name, write_atomically

_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Options:
    """What to build, and how.

    Attributes:
        output: Folder that gets one folder a profile.
        documents: Which documents.
        formats: Which formats.
        languages: Which languages; empty for the profile's own.
        layout: Form of the job description.
        engine: What prints PDFs.
        overrides: `PATH=VALUE` texts, as for `--set`.
        templates: Folder with templates of one's own.
        pdf_variant: The kind of PDF, such as `pdf/a-3u`; None for what the engine makes of itself.
    """

    output: Path = Path("out")
    documents: tuple[Document, ...] = tuple(Document)
    formats: tuple[Format, ...] = tuple(Format)
    languages: tuple[Language, ...] = ()
    layout: Layout = Layout.FULL
    engine: EngineName = EngineName.AUTO
    overrides: tuple[str, ...] = ()
    templates: Path | None = None
    pdf_variant: PdfVariant | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A profile or a file that could not be built.

    Attributes:
        path: The profile.
        error: What went wrong.
    """

    path: Path
    error: JdError


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did.

    Attributes:
        written: Every file written, in order.
        failures: Every profile or file that failed.
        notices: What to tell the person, such as which engine printed.
        warnings: What is wrong with the input and stopped nothing.
    """

    written: tuple[Path, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Message, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failures


def build(
    *profiles: str | Path,
    output: str | Path = "out",
    documents: Iterable[str] = tuple(Document),
    formats: Iterable[str] = tuple(Format),
    languages: Iterable[str] = (),
    layout: str = Layout.FULL,
    engine: str = EngineName.AUTO,
    overrides: Sequence[str] = (),
    templates: str | Path | None = None,
    pdf_variant: str | None = None,
) -> Result:
    """Build the documents of profiles.

    Args:
        *profiles: Files, folders or globs.
        output: Folder that gets one folder a profile.
        documents: Ids: `job-description`, `kpi-scorecard`, `skill-checklist`, `interview-guide`.
        formats: `md`, `html`, `pdf`.
        languages: `vi`, `en`; the profile's own by default.
        layout: `full` or `compact`, for the job description.
        engine: `auto`, `weasyprint` or `plutoprint`, for PDFs.
        overrides: `PATH=VALUE` texts such as `success.kpis.csat.target.at_least=4.7`.
        templates: Folder with templates of one's own.
        pdf_variant: The kind of PDF, `pdf/ua-1` by default; others are for archives, such as `pdf/a-3u`.

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
        pdf_variant=PdfVariant(pdf_variant) if pdf_variant is not None else None,
    )
    return run_build(find_profiles(profiles), options)


def find_profiles(arguments: Iterable[str | Path]) -> list[Path]:
    """Return the profile files that files, folders and globs stand for, each once, in order.

    Raises:
        OutputError: A folder or glob holds no profile.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            matches = sorted(_profiles_below(path))
        elif has_magic(str(argument)) and not path.exists():
            matches = sorted(
                Path(name)
                for name in glob(str(argument), recursive=True)  # noqa: PTH207 — the pattern may be absolute
                if is_profile_name(Path(name))
            )
        elif path.name == COMPANY_FILE and path.is_file():
            continue  # a shell's profiles/*.yaml names it too
        else:
            matches = [path]
        if not matches:
            raise JdError(say("there is no profile in {place}", place=argument))
        found.update(dict.fromkeys(matches))
    if not found:
        raise JdError(say("{file} describes the company; name a role profile", file=COMPANY_FILE))
    return list(found)


def is_profile_name(path: Path) -> bool:
    """Tell whether a file of this name may be a profile."""
    return path.suffix in _SUFFIXES and path.name != COMPANY_FILE and not path.name.startswith(".")


def _profiles_below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and not path.name.startswith(".") and path.name != LIBRARY_FOLDER:
            yield from _profiles_below(path)
        elif path.is_file() and is_profile_name(path):
            yield path


def run_build(
    paths: Sequence[Path], options: Options, progress: Callable[[int, int, str], None] = lambda *_: None
) -> Result:
    """Build every profile, one after the other.

    Args:
        paths: The profiles.
        options: What to build.
        progress: Called with files done, files in all, and the one at hand.

    Raises:
        EngineError: The PDF engine asked for does not run.
        SettingsError: The folder of templates does not exist.
    """
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
    written: list[Path] = []
    failures: list[Failure] = []
    warnings: list[Problem] = []
    missing = 0
    files = len(options.documents) * len(options.formats) * max(1, len(options.languages))
    owners: dict[Path, Path] = {}
    for index, path in enumerate(paths):
        done = index * files
        progress(done, len(paths) * files, path.name)
        try:
            role = load_role(path, overrides=options.overrides)
            warnings += role.warnings
            folder = options.output / safe_name(role.slug)
            other = owners.setdefault(folder, path)
            if other != path:
                raise OutputError(
                    say(
                        "{file} would be written over the documents of {other}; rename one of the two files",
                        file=path,
                        other=other,
                    )
                )
            for target, content, untranslated in _outputs(role, folder, options, engine, created):
                missing += untranslated
                progress(done, len(paths) * files, target.name)
                done += 1
                try:
                    if isinstance(content, JdError):
                        raise content
                    write_atomically(target, content)
                    written.append(target)
                except JdError as error:
                    failures.append(Failure(path, error))
        except JdError as error:
            failures.append(Failure(path, error))
    progress(len(paths) * files, len(paths) * files, "")
    if missing:
        notices.append(say("{n} texts have no translation and stand in their own language", n=missing))
    return Result(tuple(written), tuple(failures), tuple(notices), tuple(sort_problems(warnings)))


def _outputs(
    role: Role, folder: Path, options: Options, engine: EngineName, created: str
) -> Iterator[tuple[Path, bytes | JdError, int]]:
    """Yield each file's path and content, or what kept it from being made, and how many texts lack a translation."""
    own = Language(role.profile.language)
    for language in options.languages or (own,):
        for document in options.documents:
            words = Words(language.value)
            view: View = compose(document.value, role, words, layout=options.layout.value)
            untranslated = words.missing
            for made_as in options.formats:
                target = folder / file_name(document, language, own, made_as)
                try:
                    content = convert(
                        view,
                        document.value,
                        made_as,
                        engine=engine,
                        folder=options.templates,
                        variant=options.pdf_variant,
                        created=created,
                    )
                except JdError as error:
                    yield target, error, 0
                else:
                    yield target, content, untranslated
                untranslated = 0


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

"""What is to be built, and what came of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jd_builder.checks.options import CheckOptions
from jd_builder.choices import USUAL_FORMATS, Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.errors import JdError
from jd_builder.languages import Message
from jd_builder.problems import Problem

DEFAULT_TIMEOUT: Final = 300.0
"""Seconds that the documents of one profile may take: a hundred times what they usually do."""


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
        max_chars: Most characters of a posting as plain text.
        pdf_variant: The kind of PDF, such as `pdf/a-3u`; None for what the engine makes of itself.
        checks: The rules that a profile must keep to be built; None to build whatever can be read.
        force: Make everything, over changes made by hand too.
        prune: Remove documents whose profile is gone.
        jobs: How many processes; 0 for as many as pay.
        timeout: Most seconds for the documents of one profile, with more than one process.
        scheduler: Address of the Dask scheduler whose workers make the documents; empty for this machine.
    """

    output: Path = Path("out")
    documents: tuple[Document, ...] = tuple(Document)
    formats: tuple[Format, ...] = USUAL_FORMATS
    languages: tuple[Language, ...] = ()
    layout: Layout = Layout.FULL
    engine: EngineName = EngineName.AUTO
    overrides: tuple[str, ...] = ()
    templates: Path | None = None
    max_chars: int | None = None
    pdf_variant: PdfVariant | None = None
    checks: CheckOptions | None = None
    force: bool = False
    prune: bool = False
    jobs: int = 0
    timeout: float = DEFAULT_TIMEOUT
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One file to make.

    Attributes:
        document: The document.
        language: Its language.
        made_as: Its format.
        name: The file's name; the language is in it where it is not the profile's own.
    """

    document: Document
    language: Language
    made_as: Format
    name: str


def targets(options: Options, own: Language) -> list[Target]:
    """Return the files to make of a profile, in order.

    Args:
        options: What is asked for.
        own: The profile's own language.
    """
    return [
        Target(document, language, made_as, file_name(document, language, own, made_as))
        for language in options.languages or (own,)
        for document in options.documents
        for made_as in formats_of(document, options)
    ]


def formats_of(document: Document, options: Options) -> tuple[Format, ...]:
    """Return the formats asked for that the document is made in."""
    return tuple(made_as for made_as in options.formats if made_as in document.formats)


def count_files(options: Options) -> int:
    """Return how many files a profile is made into."""
    files = sum(len(formats_of(document, options)) for document in options.documents)
    return files * max(1, len(options.languages))


def file_name(document: Document, language: Language, own: Language, made_as: Format) -> str:
    """Return a file's name; the language is in it where it is not the profile's own."""
    middle = "" if language is own else f".{language.value}"
    return f"{document.value}{middle}.{made_as.value}"


@dataclass(frozen=True, slots=True)
class Failure:
    """A profile or a file that could not be built.

    Attributes:
        path: The profile.
        error: What went wrong.
    """

    path: Path
    error: JdError


@dataclass(slots=True)
class Made:
    """What came of one profile.

    Attributes:
        written: The files written, in order.
        failures: What failed.
        notices: What to tell.
        warnings: What is wrong with the input and stopped nothing.
        missing: How many texts have no translation.
        unchanged: How many files are what they would become.
    """

    written: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    missing: int = 0
    unchanged: int = 0

    def add(self, other: "Made") -> None:
        """Add what came of another part of the profile; what was wrong with its input was told with the first."""
        self.warnings = self.warnings or other.warnings
        self.written += other.written
        self.failures += other.failures
        self.notices += other.notices
        self.missing += other.missing
        self.unchanged += other.unchanged


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did.

    Attributes:
        written: Every file written, in order.
        failures: Every profile or file that failed.
        notices: What to tell the person, such as which engine printed.
        warnings: What is wrong with the input and stopped nothing.
        unchanged: How many files are what they would become, and were left alone.
        removed: Files whose profile is gone, removed.
        kept: What of those could not be removed.
    """

    written: tuple[Path, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Message, ...]
    warnings: tuple[Problem, ...] = ()
    unchanged: int = 0
    removed: tuple[Path, ...] = ()
    kept: tuple[Failure, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failures and not self.kept

"""What is to be built, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from jd_builder.checks.options import CheckOptions
from jd_builder.choices import USUAL_FORMATS, Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.errors import JdError
from jd_builder.languages import Message
from jd_builder.problems import Problem


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

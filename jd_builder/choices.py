"""The names that people choose from: documents, formats, layouts, engines."""

from enum import StrEnum
from typing import Final


class Document(StrEnum):
    """The documents there are."""

    JOB_DESCRIPTION = "job-description"
    KPI_SCORECARD = "kpi-scorecard"
    SKILL_CHECKLIST = "skill-checklist"
    INTERVIEW_GUIDE = "interview-guide"
    JOB_POSTING = "job-posting"

    @property
    def formats(self) -> "tuple[Format, ...]":
        """The formats that this document is made in."""
        return tuple(Format) if self is Document.JOB_POSTING else USUAL_FORMATS


class Format(StrEnum):
    """The formats there are; also the file suffixes."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"
    TXT = "txt"
    JSONLD = "jsonld"


USUAL_FORMATS: Final = (Format.MD, Format.HTML, Format.PDF)
"""What every document is made in; the others are for postings."""


class Layout(StrEnum):
    """The two forms of the job description."""

    FULL = "full"
    COMPACT = "compact"


class EngineName(StrEnum):
    """What prints PDFs."""

    AUTO = "auto"
    WEASYPRINT = "weasyprint"
    PLUTOPRINT = "plutoprint"


class PdfVariant(StrEnum):
    """The kinds of PDF that WeasyPrint makes the same every time.

    PDF/X carries the time of its making, PDF/A-1 forbids the transparency that logos have, PDF/A-4e and 4f are for
    drawings and attachments.
    """

    UA_1 = "pdf/ua-1"
    UA_2 = "pdf/ua-2"
    A_2A = "pdf/a-2a"
    A_2B = "pdf/a-2b"
    A_2U = "pdf/a-2u"
    A_3A = "pdf/a-3a"
    A_3B = "pdf/a-3b"
    A_3U = "pdf/a-3u"
    A_4U = "pdf/a-4u"


class ReportFormat(StrEnum):
    """How the problems of a check are told: to people, programs, GitHub's pages and code scanning."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Language(StrEnum):
    """The languages of documents: one, or both side by side."""

    VI = "vi"
    EN = "en"
    BOTH = "vi+en"

    @property
    def parts(self) -> tuple[str, ...]:
        """The languages in it, the main one first."""
        return tuple(self.value.split("+"))

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


class Language(StrEnum):
    """The languages of documents: one, or both side by side."""

    VI = "vi"
    EN = "en"
    BOTH = "vi+en"

    @property
    def parts(self) -> tuple[str, ...]:
        """The languages in it, the main one first."""
        return tuple(self.value.split("+"))

"""The names that people choose from: documents, formats, layouts, engines."""

from enum import StrEnum


class Document(StrEnum):
    """The documents there are."""

    JOB_DESCRIPTION = "job-description"
    KPI_SCORECARD = "kpi-scorecard"
    SKILL_CHECKLIST = "skill-checklist"
    INTERVIEW_GUIDE = "interview-guide"


class Format(StrEnum):
    """The formats there are; also the file suffixes."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"


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
    """The languages of documents and messages."""

    VI = "vi"
    EN = "en"

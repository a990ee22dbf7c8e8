"""The documents there are, by id."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from jd_builder.documents.bilingual import paired
from jd_builder.documents.interview_guide import InterviewGuide, compose_interview_guide
from jd_builder.documents.job_description import JobDescription, compose_job_description
from jd_builder.documents.job_posting import JobPosting, compose_job_posting
from jd_builder.documents.kpi_scorecard import KpiScorecard, compose_kpi_scorecard
from jd_builder.documents.skill_checklist import SkillChecklist, compose_skill_checklist
from jd_builder.documents.wording import Words
from jd_builder.languages import Message
from jd_builder.profile.loading import Role

View = JobDescription | KpiScorecard | SkillChecklist | InterviewGuide | JobPosting

_COMPOSERS: Final[Mapping[str, Callable[[Role, Words], View]]] = {
    "kpi-scorecard": compose_kpi_scorecard,
    "skill-checklist": compose_skill_checklist,
    "interview-guide": compose_interview_guide,
    "job-posting": compose_job_posting,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A document's view, and what a person should know about it.

    Attributes:
        view: The view.
        missing: How many texts stand in another language for want of a translation.
        notices: What to tell.
    """

    view: View
    missing: int
    notices: tuple[Message, ...]


def compose_in(languages: Sequence[str], document: str, role: Role, *, layout: str = "full") -> Composed:
    """Compose a document in one language, or in two side by side.

    Args:
        languages: `vi`, `en`, or both.
        document: One of the values of `choices.Document`.
        role: The role.
        layout: `full` or `compact`.
    """
    speakers = [Words(language) for language in languages]
    views = [compose(document, role, words, layout=layout) for words in speakers]
    view = reduce(paired, views)
    return Composed(view, sum(words.missing for words in speakers), tuple(speakers[0].notices))


def compose(document: str, role: Role, words: Words, *, layout: str = "full") -> View:
    """Compose a document's view.

    Args:
        document: One of the values of `choices.Document`.
        role: The role.
        words: The language to speak.
        layout: `full` or `compact`; only the job description has both.
    """
    if document == "job-description":
        return compose_job_description(role, words, layout=layout)
    return _COMPOSERS[document](role, words)

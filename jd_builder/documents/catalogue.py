"""The documents there are, by id."""

from collections.abc import Callable, Mapping
from typing import Final

from jd_builder.documents.interview_guide import InterviewGuide, compose_interview_guide
from jd_builder.documents.job_description import JobDescription, compose_job_description
from jd_builder.documents.job_posting import JobPosting, compose_job_posting
from jd_builder.documents.kpi_scorecard import KpiScorecard, compose_kpi_scorecard
from jd_builder.documents.skill_checklist import SkillChecklist, compose_skill_checklist
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import Role

View = JobDescription | KpiScorecard | SkillChecklist | InterviewGuide | JobPosting

_COMPOSERS: Final[Mapping[str, Callable[[Role, Words], View]]] = {
    "kpi-scorecard": compose_kpi_scorecard,
    "skill-checklist": compose_skill_checklist,
    "interview-guide": compose_interview_guide,
    "job-posting": compose_job_posting,
}


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

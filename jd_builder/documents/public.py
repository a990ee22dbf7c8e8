"""What of a role may be published: an allow-list, field by field; whatever is not named here stays inside."""

from dataclasses import dataclass

from jd_builder.profile.company import Contact
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.models import Education, Experience, Hours, Probation, Salary
from jd_builder.profile.posting import Posting

Texts = tuple[LocalizedText, ...]


@dataclass(frozen=True, slots=True)
class PublicSkill:
    """A skill as a candidate may read it: its name, and what it means in this role where the role says so; never the level.

    Attributes:
        name: Name of the skill.
        note: What it means in this role.
    """

    name: LocalizedText
    note: LocalizedText | None


@dataclass(frozen=True, slots=True)
class PublicRole:
    """The facts of a role that a stranger may read.

    Not here, on purpose: success measures with their weights and scores, the bonus rules, authority, who is reported to,
    skill levels, the interview, and a salary that the profile keeps to itself.
    """

    title: LocalizedText
    level: str
    purpose: LocalizedText
    responsibilities: LocalizedText | None
    duties: Texts
    experience: Experience | None
    education: Education | None
    required: tuple[PublicSkill, ...]
    preferred: tuple[PublicSkill, ...]
    others: Texts
    salary: Salary | None
    bonus: LocalizedText | None
    insurance: tuple[str, ...]
    leave_days: int | None
    training: Texts
    benefits: Texts
    employment: str | None
    work_format: str | None
    locations: Texts
    hours: Hours | None
    probation: Probation | None
    career_path: Texts
    environment: Texts
    posting: Posting
    company: LocalizedText | None
    about: LocalizedText | None
    company_address: LocalizedText | None
    contact: Contact | None


def public_role(role: Role) -> PublicRole:
    """Return what of a role may be published."""
    profile, company = role.profile, role.company
    benefits, other, needs = profile.benefits, profile.other, profile.requirements
    salary = benefits.salary
    return PublicRole(
        title=profile.title.name,
        level=profile.title.level,
        purpose=profile.summary.purpose,
        responsibilities=profile.summary.responsibilities,
        duties=tuple(duty.text for duty in profile.duties),
        experience=needs.experience,
        education=needs.education,
        required=_skills(role, must=True),
        preferred=_skills(role, must=False),
        others=needs.others,
        salary=salary if salary is not None and salary.public else None,
        bonus=benefits.bonus,
        insurance=benefits.insurance,
        leave_days=benefits.leave_days,
        training=benefits.training,
        benefits=(*benefits.items, *(company.benefits if company else ())),
        employment=other.employment,
        work_format=other.work_format,
        locations=other.locations,
        hours=other.hours,
        probation=other.probation,
        career_path=other.career_path,
        environment=other.environment,
        posting=profile.posting or Posting.model_construct(),
        company=company.name if company else None,
        about=company.about if company else None,
        company_address=company.address if company else None,
        contact=company.contact if company else None,
    )


def _skills(role: Role, *, must: bool) -> tuple[PublicSkill, ...]:
    return tuple(
        PublicSkill(role.library.skills[name].name, need.note)
        for name, need in role.profile.requirements.skills.items()
        if need.must is must
    )

"""The role profile: seven sections, in the order in which the job description prints them."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jd_builder.languages import doc, say
from jd_builder.profile.base import Model, RoleLevel
from jd_builder.profile.interview import Interview
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import IdOrText, Text, Texts, Word
from jd_builder.profile.posting import Posting
from jd_builder.profile.quantities import Money
from jd_builder.profile.targets import Identifier, KpiGoal, Rhythm

Language = Literal["vi", "en"]
Frequency = Literal["daily", "weekly", "monthly", "quarterly", "yearly", "on_demand", "on_occasion"]
EducationLevel = Literal["none", "high_school", "vocational", "college", "university", "postgraduate"]
Ground = Literal[
    "sex",
    "age",
    "family",
    "origin",
    "belief",
    "health",
    "union",
    "appearance",
    "height",
    "residence",
    "voice",
    "background",
]
SkillLevel = Annotated[int, Field(ge=1, le=5)]


class Title(Model):
    """Section I: what the role is called and where it stands."""

    name: Text = Field(description=doc("Title of the role"))
    level: RoleLevel = Field(description=doc("Level of the role"))
    aliases: Texts = Field((), description=doc("Other names of the same role"))
    department: Text | None = Field(None, description=doc("Department or team"))
    reports_to: Text | None = Field(None, description=doc("Whom the role reports to"))
    works_with: Texts = Field((), description=doc("Departments the role works with"))


class Summary(Model):
    """Section II: why the role exists."""

    purpose: Text = Field(description=doc("Purpose of the role"))
    responsibilities: Text | None = Field(None, description=doc("The responsibilities in a few sentences"))


class Duty(Model):
    """One duty of section III."""

    text: Text = Field(description=doc("What the person does"))
    frequency: Frequency | None = Field(None, description=doc("How often"))
    kpis: tuple[Identifier, ...] = Field((), description=doc("Which success measures this duty moves"))


class Success(Model):
    """Section IV: how success is measured."""

    kpis: dict[Identifier, KpiGoal] = Field({}, description=doc("Success measures, by id of the library"))
    criteria: tuple[Identifier, ...] = Field(
        (), description=doc("Qualitative criteria, by id of the library")
    )
    review: Rhythm | None = Field(None, description=doc("How often results are reviewed together"))
    bonus: Text | None = Field(None, description=doc("How results move the bonus"))
    notes: Texts = Field((), description=doc("What else to know about the measures"))


class Education(Model):
    """What schooling the role asks for."""

    level: EducationLevel = Field(description=doc("Level of schooling"))
    required: bool = Field(True, description=doc("true: a must; false: an advantage"))
    field: Text | None = Field(None, description=doc("Field of study"))


class Experience(Model):
    """What experience the role asks for."""

    years: Annotated[float, Field(ge=0, le=40)] = Field(
        description=doc("Least number of years; 0 where none is needed")
    )
    field: Text | None = Field(None, description=doc("Field of the experience"))
    required: bool = Field(True, description=doc("true: a must; false: an advantage"))


class SkillNeed(Model):
    """How much of a skill the role asks for."""

    level: SkillLevel = Field(description=doc("Level from 1 to 5"))
    must: bool = Field(True, description=doc("true: a must; false: an advantage"))
    note: Text | None = Field(None, description=doc("What it means in this role, e.g. which software"))


class Requirements(Model):
    """Section V: what the person brings along."""

    education: Education | None = Field(None, description=doc("Schooling"))
    experience: Experience | None = Field(None, description=doc("Experience"))
    skills: dict[Identifier, SkillNeed] = Field({}, description=doc("Skills, by id of the library"))
    others: Texts = Field((), description=doc("Other requirements"))
    job_specific_reason: dict[Ground, Text] = Field(
        {}, description=doc("Why the work itself calls for a distinction that the law otherwise forbids")
    )


class Salary(Model):
    """The pay, and whether it may be published."""

    min: Money | None = Field(None, description=doc("From"))
    max: Money | None = Field(None, description=doc("To"))
    currency: Literal["VND", "USD"] = Field("VND", description=doc("Currency"))
    per: Literal["hour", "day", "month", "year"] = Field("month", description=doc("For which time"))
    public: bool = Field(True, description=doc("Whether the posting may show it"))
    note: Text | None = Field(None, description=doc("What the pay depends on"))

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise Invalid(
                say("the pay ends below where it begins: max must not be lower than min"), at=("max",)
            )
        floor = {"hour": 1_000, "day": 10_000, "month": 100_000, "year": 1_000_000}[self.per]
        for key in ("min", "max"):
            amount = getattr(self, key)
            if self.currency == "VND" and amount is not None and 0 < amount < floor:
                raise Invalid(
                    say("{amount} đồng is no pay", amount=f"{amount:g}"),
                    say("write the full amount: 7_000_000, or in words: 7 triệu"),
                    at=(key,),
                )
        return self


class Benefits(Model):
    """Section VI: what the person gets."""

    salary: Salary | None = Field(None, description=doc("Pay"))
    bonus: Text | None = Field(None, description=doc("Bonus"))
    insurance: tuple[Literal["social", "health", "unemployment", "accident", "private_health"], ...] = Field(
        (), description=doc("Insurance: social, health, unemployment and more")
    )
    leave_days: Annotated[int, Field(ge=0, le=366)] | None = Field(
        None, description=doc("Paid days off a year")
    )
    training: Texts = Field((), description=doc("Training"))
    items: Texts = Field((), description=doc("Other benefits"))


class Hours(Model):
    """Working time."""

    per_day: Annotated[float, Field(gt=0, le=24)] | None = Field(None, description=doc("Hours a day"))
    per_week: Annotated[float, Field(gt=0, le=168)] | None = Field(None, description=doc("Hours a week"))
    days: Text | None = Field(None, description=doc("Working days"))
    shifts: Text | None = Field(None, description=doc("Shifts"))


class Probation(Model):
    """The time in which both sides try."""

    days: Annotated[int, Field(ge=0, le=366)] = Field(description=doc("Length in days"))
    pay_percent: Annotated[float, Field(ge=0, le=200)] | None = Field(
        None, description=doc("Share of the full pay in percent")
    )


class Authority(Model):
    """What the person may decide, and when to hand over."""

    decides: Texts = Field((), description=doc("What the person may decide alone"))
    escalates: Texts = Field((), description=doc("When to hand over to the manager"))


class Other(Model):
    """Section VII: everything else that matters at work."""

    work_format: Literal["onsite", "remote", "hybrid"] | None = Field(
        None, description=doc("Where the work is done")
    )
    locations: Texts = Field((), description=doc("Places of work"))
    channels: tuple[IdOrText, ...] = Field(
        (), description=doc("Channels of contact with customers, the main one first")
    )
    employment: Literal["full_time", "part_time", "contract", "temporary", "intern"] | None = Field(
        None, description=doc("Kind of employment")
    )
    hours: Hours | None = Field(None, description=doc("Working time"))
    probation: Probation | None = Field(None, description=doc("Probation"))
    authority: Authority | None = Field(None, description=doc("Authority of the role"))
    career_path: Texts = Field((), description=doc("Steps of the career, the first one first"))
    environment: Texts = Field((), description=doc("Team and working environment"))


class DocumentControl(Model):
    """What a filed job description is found by; it belongs to one profile and is never inherited."""

    code: Word | None = Field(None, description=doc("Code of the document"))
    version: Word | None = Field(None, description=doc("Version, in quotes where it holds a dot"))
    issued: date | None = Field(None, description=doc("Day of issue"))
    approved_by: Text | None = Field(None, description=doc("Who approved it"))


class Profile(Model):
    """One role, complete: everything that the documents say about it."""

    language: Language = Field("vi", description=doc("Language of plain texts in this file"))
    extends: Word | None = Field(
        None, description=doc("Profile that this one builds on; what stands here comes on top")
    )
    title: Title = Field(description=doc("I. Title"))
    summary: Summary = Field(description=doc("II. General description"))
    duties: tuple[Duty, ...] = Field(min_length=1, description=doc("III. Duties"))
    success: Success = Field(description=doc("IV. Success measures"))
    requirements: Requirements = Field(description=doc("V. Requirements"))
    benefits: Benefits = Field(description=doc("VI. Benefits"))
    other: Other = Field(default_factory=Other, description=doc("VII. Other factors"))
    interview: Interview = Field(default_factory=Interview, description=doc("The interview"))
    posting: Posting | None = Field(None, description=doc("The public posting"))
    document: DocumentControl | None = Field(
        None, description=doc("Document control of the job description; not inherited")
    )

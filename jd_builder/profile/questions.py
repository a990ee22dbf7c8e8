"""An interview question, of the library or of one profile, with everything an interviewer needs to score the answer."""

from typing import Literal, Self

from pydantic import Field, model_validator

from jd_builder.languages import doc, say
from jd_builder.profile.base import Model, RoleLevel
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import Text, Texts
from jd_builder.profile.targets import Identifier

QuestionKind = Literal["behavioural", "situational", "knowledge", "role_play"]


class Probes(Model):
    """Follow-up questions: by STAR for a behavioural question, else in one list."""

    situation: Texts = Field((), description=doc("On the situation (STAR)"))
    task: Texts = Field((), description=doc("On the task (STAR)"))
    action: Texts = Field((), description=doc("On the action (STAR)"))
    result: Texts = Field((), description=doc("On the result (STAR)"))
    follow_up: Texts = Field((), description=doc("Follow-up questions of any other kind"))


class Anchors(Model):
    """What a candidate who scores 1, 3 or 5 said or did."""

    low: Text = Field(alias="1", description=doc("What a candidate who scores 1 says or does"))
    middle: Text = Field(alias="3", description=doc("What a candidate who scores 3 says or does"))
    high: Text = Field(alias="5", description=doc("What a candidate who scores 5 says or does"))

    @model_validator(mode="after")
    def _differ(self) -> Self:
        if self.middle in (self.low, self.high):
            raise Invalid(say("two anchors say the same"), at=("3",))
        if self.low == self.high:
            raise Invalid(say("two anchors say the same"), at=("5",))
        return self


class Question(Model):
    """An interview question with everything an interviewer needs to score the answer.

    `levels` and `channels`, where given, name the roles it suits: it is not chosen for others.
    """

    kind: QuestionKind = Field(description=doc("Kind of question"))
    theme: Identifier | None = Field(None, description=doc("Theme, to group questions by"))
    skills: tuple[Identifier, ...] = Field(
        min_length=1, description=doc("Skills it shows, by id of the library, the main one first")
    )
    kpis: tuple[Identifier, ...] = Field((), description=doc("KPIs it gives evidence for"))
    levels: tuple[RoleLevel, ...] = Field((), description=doc("Levels of role it suits; all if left out"))
    channels: tuple[Identifier, ...] = Field(
        (), description=doc("Only for roles that meet customers on one of these channels")
    )
    text: Text = Field(description=doc("What the interviewer says"))
    handout: Text | None = Field(
        None,
        description=doc(
            "What the candidate reads on a sheet of their own; a long task is printed there anyway"
        ),
    )
    purpose: Text = Field(description=doc("What the question shows"))
    probes: Probes = Field(default_factory=Probes, description=doc("Follow-up questions"))
    script: Text | None = Field(None, description=doc("Role play: what the interviewer plays"))
    anchors: Anchors = Field(description=doc("What answers that score 1, 3 and 5 look like"))
    strong: Texts = Field((), description=doc("Strong signs"))
    warning: Texts = Field((), description=doc("Warning signs"))
    minutes: int = Field(ge=1, le=60, description=doc("Minutes, follow-ups included"))
    answer: Text | None = Field(None, description=doc("Knowledge: the model answer"))

    @model_validator(mode="after")
    def _kind_is_complete(self) -> Self:
        if self.kind == "behavioural":
            for part in ("situation", "task", "action", "result"):
                if not getattr(self.probes, part):
                    raise Invalid(
                        say("a behavioural question needs a probe for {part}", part=part), at=("probes",)
                    )
        if self.kind == "knowledge" and self.answer is None:
            raise Invalid(say("a knowledge question needs a model answer"), at=("text",))
        if self.kind == "role_play" and self.script is None:
            raise Invalid(say("a role play needs a script for the interviewer"), at=("text",))
        return self

"""What the library holds: definitions that profiles refer to by id."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from jd_builder.languages import say
from jd_builder.profile.base import Model
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import LocalizedText, Text, Texts, Word
from jd_builder.profile.questions import Question
from jd_builder.profile.targets import Identifier, Rhythm, Scale

Unit = Literal["points", "percent", "duration", "count", "money", "rate"]
Good = Literal["up", "down", "range"]
Aggregation = Literal["mean", "median", "p90", "ratio", "sum", "count"]


class Measure(Model):
    """How a KPI is counted: the part of its definition that a variant may change.

    `unit: points` needs a `scale`; no other unit has one. `over_100` says that a percentage compares with a plan
    and may pass 100; any other is a share of a whole. `counted` says what a count counts: `calls` in “at most 3 calls”.
    """

    name: Text
    meaning: Text
    formula: Text
    measured: Text
    unit: Unit
    per: Annotated[int, Field(gt=0)] | None = None
    counted: Text | None = None
    scale: Scale | None = None
    over_100: bool = False
    good: Good
    aggregation: Aggregation
    note: Text | None = None

    @model_validator(mode="after")
    def _unit_fits(self) -> Self:
        if (self.unit == "points") != (self.scale is not None):
            raise Invalid(say("a score needs a scale, and only a score has one"), at=("unit",))
        if (self.unit == "rate") != (self.per is not None):
            raise Invalid(say("a rate needs “per”, and only a rate has it"), at=("unit",))
        if self.counted is not None and self.unit != "count":
            raise Invalid(say("only a count says what it counts"), at=("counted",))
        if self.over_100 and self.unit != "percent":
            raise Invalid(say("only a percentage can be over 100"), at=("over_100",))
        if self.scale is not None and self.good not in ("range", self.scale.direction):
            raise Invalid(
                say("the good direction and the direction of the scale contradict each other"), at=("good",)
            )
        return self


class Variant(Model):
    """Another way to measure a KPI; what is not given stays as it is."""

    name: Text
    meaning: Text | None = None
    formula: Text | None = None
    measured: Text | None = None
    unit: Unit | None = None
    per: int | None = None
    counted: Text | None = None
    scale: Scale | None = None
    good: Good | None = None
    aggregation: Aggregation | None = None
    note: Text | None = None


class Benchmark(Model):
    """A figure that somebody published: a hint, never a default.

    `segment` is the channel or kind of case that it is about, where it is not about all.
    """

    value: Word
    segment: Identifier | None = None
    what: Text
    source: Word
    region: Text
    year: int | None = None


class Kpi(Measure):
    """A KPI, defined once for every role.

    `level` says whose result it is: a person's (a lead's or manager's is then that of their team), a team's, or `lead`:
    what a lead or manager does themselves.
    """

    abbr: Word | None = None
    aliases: tuple[Word, ...] = ()
    period: Rhythm
    level: Literal["person", "team", "lead"]
    guards: tuple[Identifier, ...] = ()
    optional: bool = False
    variants: dict[Identifier, Variant] = Field(default_factory=dict)
    benchmarks: tuple[Benchmark, ...] = ()

    def measure(self, variant: str | None = None, scale: Scale | None = None) -> Measure:
        """Return how it is counted, in a variant or on a scale of one's own.

        Args:
            variant: Id of one of `variants`.
            scale: A scale that takes the place of the definition's.
        """
        if variant is None and scale is None:
            return self
        values: dict[str, Any] = {name: getattr(self, name) for name in Measure.model_fields}
        if variant is not None:
            chosen = self.variants[variant]
            changes = {name: getattr(chosen, name) for name in chosen.model_fields_set}
            if changes.get("unit", self.unit) != self.unit:
                values["scale"] = values["per"] = values["counted"] = None
            values.update(changes)
        if scale is not None:
            values["scale"] = scale
            if values["good"] != "range":
                values["good"] = scale.direction
        return Measure.model_construct(**values)

    @model_validator(mode="after")
    def _variants_fit(self) -> Self:
        for name in self.variants:
            measure = self.measure(name)
            try:
                measure._unit_fits()  # type: ignore[operator]
            except Invalid as error:
                raise Invalid(error.message, error.hint, at=("variants", name, *error.at)) from None
        return self


class Criterion(Model):
    """Something a supervisor judges by watching and reading."""

    name: Text
    meaning: Text
    observe: Annotated[Texts, Field(min_length=1)]
    evidence: Text


class Skill(Model):
    """A skill, with what each of its five levels looks like."""

    name: Text
    category: Literal["knowledge", "skill", "attitude", "tool", "language"]
    definition: Text
    levels: dict[Annotated[int, Field(ge=1, le=5)], Text]
    assessed_by: tuple[Literal["cv", "test", "interview", "role_play", "reference", "probation"], ...]
    kpis: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _five_levels(self) -> Self:
        missing = [str(level) for level in range(1, 6) if level not in self.levels]
        if missing:
            raise Invalid(say("levels are missing: {levels}", levels=", ".join(missing)), at=("levels",))
        for level in range(2, 6):
            if self.levels[level] == self.levels[level - 1]:
                raise Invalid(say("this level says the same as the one below it"), at=("levels", level))
        return self


class Topic(Model):
    """A topic that an interviewer leaves alone, and what may be asked instead."""

    name: Text
    avoid: Text
    instead: Text


class Law(Model):
    """A provision as a sentence cites it, since when it is in force, and where it can be read."""

    cite: Text
    in_force: date
    source: Word


class Notice(Model):
    """One thing that a candidate is told about their personal data."""

    name: Text
    text: Text


class Consent(Model):
    """What a candidate is told, and agrees to, before their personal data are used; keyed to be changed one by one."""

    law: Law
    notices: dict[Identifier, Notice]
    process: Text
    keep: Text


class Guide(Model):
    """What is the same in every interview."""

    opening: Texts
    closing: Texts
    rules: Texts
    panel: Texts
    topics_law: Law
    topics: tuple[Topic, ...]
    consent: Consent


class ScaleLevel(Model):
    """One step of the 1–5 scale that skills and interviews share."""

    name: Text
    meaning: Text


class Terms(Model):
    """Names of channels and kinds of case, and the 1–5 scale."""

    segments: dict[Identifier, Text]
    scale: dict[Annotated[int, Field(ge=1, le=5)], ScaleLevel]

    @model_validator(mode="after")
    def _five_levels(self) -> Self:
        missing = [str(level) for level in range(1, 6) if level not in self.scale]
        if missing:
            raise Invalid(say("levels are missing: {levels}", levels=", ".join(missing)), at=("scale",))
        return self


class Library(Model):
    """Everything, by id."""

    kpis: Mapping[str, Kpi]
    criteria: Mapping[str, Criterion]
    skills: Mapping[str, Skill]
    questions: Mapping[str, Question]
    guide: Guide
    terms: Terms

    def with_questions(self, own: Mapping[str, Question]) -> "Library":
        """Return the library with a role's own questions on top."""
        return self.model_copy(update={"questions": {**self.questions, **own}}) if own else self

    def segment_name(self, segment: str | LocalizedText) -> LocalizedText:
        """Return the name of a channel or kind of case."""
        return self.terms.segments[segment] if isinstance(segment, str) else segment

"""What a KPI should reach: a level or a change, told apart so that “to 10” and “by 10” cannot be confused."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from jd_builder.languages import doc, say
from jd_builder.profile.base import Model
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import IdOrText, Text
from jd_builder.profile.quantities import AnyQuantity, Duration, Kind, Quantity

Rhythm = Literal["daily", "weekly", "monthly", "quarterly", "yearly"]
Period = Literal[
    "previous_week",
    "previous_month",
    "previous_quarter",
    "previous_year",
    "same_period_last_year",
    "baseline",
]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


_FARTHEST: Final = 1_000_000  # no score needs a longer scale


class TargetKind(StrEnum):
    """The five ways to state a target: three levels to reach, two changes to make."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    INCREASE_BY = "increase_by"
    DECREASE_BY = "decrease_by"

    @property
    def is_change(self) -> bool:
        """Whether the target is a change from where things stand, not a level."""
        return self in (TargetKind.INCREASE_BY, TargetKind.DECREASE_BY)


class Target(Model):
    """Exactly one statement of what to reach; a bare number is in the KPI's own unit."""

    at_least: AnyQuantity | None = Field(None, description=doc("The lowest value that is good enough"))
    at_most: AnyQuantity | None = Field(None, description=doc("The highest value that is good enough"))
    between: tuple[AnyQuantity, AnyQuantity] | None = Field(
        None, description=doc("The lowest and the highest value that are good enough")
    )
    increase_by: AnyQuantity | None = Field(
        None,
        description=doc(
            "How much to add: 10% is relative, 5 pp is percentage points, a bare number is in the unit"
        ),
    )
    decrease_by: AnyQuantity | None = Field(
        None, description=doc("How much to take off, written as in increase_by")
    )

    @model_validator(mode="after")
    def _one_statement(self) -> Self:
        given = [kind for kind in TargetKind if getattr(self, kind) is not None]
        choices = ", ".join(TargetKind)
        if not given:
            raise Invalid(say("the target says nothing"), say("give one of {keys}", keys=choices))
        if len(given) > 1:
            raise Invalid(
                say("the target says two things at once: {keys}", keys=", ".join(given)),
                say("keep one of them; a level to reach and a change are different targets"),
                at=(given[1].value,),
            )
        if self.kind is TargetKind.BETWEEN:
            low, high = self.quantities
            if low.kind is not high.kind or low.comparable >= high.comparable:
                raise Invalid(say("the first value must be lower than the second"), at=("between",))
        if self.kind.is_change and self.quantities[0].value <= 0:
            raise Invalid(
                say("a change must be more than 0"),
                say("the direction is in the name: increase_by or decrease_by"),
                at=(self.kind.value,),
            )
        return self

    @property
    def kind(self) -> TargetKind:
        """Which of the five statements it is."""
        return next(kind for kind in TargetKind if getattr(self, kind) is not None)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The number of the statement; two for `between`."""
        value = getattr(self, self.kind)
        return value if isinstance(value, tuple) else (value,)


class SegmentTarget(Target):
    """A target for one channel or kind of case."""

    segment: IdOrText = Field(
        description=doc("Channel or kind of case: an id of the library, or your own words")
    )
    within: Duration | None = Field(None, description=doc("How long until the target holds, e.g. 3 months"))
    by: date | None = Field(None, description=doc("The day by which the target holds, e.g. 2027-06-30"))
    worst: AnyQuantity | None = Field(
        None, description=doc("The value that scores nothing, where it is not the whole KPI's")
    )
    best: AnyQuantity | None = Field(
        None, description=doc("The value that scores in full, where it is not the whole KPI's")
    )


class Scale(Model):
    """The scale of a score, and which end of it is good."""

    min: float = Field(ge=-_FARTHEST, le=_FARTHEST, description=doc("Lowest value of the scale"))
    max: float = Field(ge=-_FARTHEST, le=_FARTHEST, description=doc("Highest value of the scale"))
    direction: Literal["up", "down"] = Field(
        "up", description=doc("up: the highest value is best; down: the lowest is best")
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min >= self.max:
            raise Invalid(say("the scale ends before it begins: min must be lower than max"), at=("max",))
        return self


class KpiGoal(Model):
    """One KPI of a role: what to reach, by when, and what it weighs."""

    target: Target | None = Field(None, description=doc("What to reach"))
    targets: tuple[SegmentTarget, ...] = Field((), description=doc("What to reach, channel by channel"))
    variant: Identifier | None = Field(
        None, description=doc("Another way to measure the KPI, from the library")
    )
    scale: Scale | None = Field(None, description=doc("The scale, where yours differs from the library's"))
    baseline: AnyQuantity | None = Field(None, description=doc("Where things stand today"))
    versus: Period | None = Field(None, description=doc("What a change is compared with"))
    within: Duration | None = Field(None, description=doc("How long until the target holds, e.g. 3 months"))
    by: date | None = Field(None, description=doc("The day by which the target holds, e.g. 2027-06-30"))
    measure: Rhythm | None = Field(None, description=doc("How often it is measured"))
    source: Text | None = Field(
        None, description=doc("Where the figure comes from: report, survey, software")
    )
    owner: Text | None = Field(None, description=doc("Who keeps the figure"))
    weight: Annotated[float, Field(ge=0, le=100)] | None = Field(
        None, description=doc("Share of the whole score in percent; all weights make 100")
    )
    worst: AnyQuantity | None = Field(None, description=doc("The value that scores nothing"))
    best: AnyQuantity | None = Field(None, description=doc("The value that scores in full"))
    note: Text | None = Field(None, description=doc("What to know when reading the figure"))

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.target is not None and self.targets:
            raise Invalid(
                say("target and targets cannot stand together"),
                say(
                    "use targets for several channels, target for one value; a parent's can be removed with null"
                ),
                at=("targets",),
            )
        if self.within is not None and self.by is not None:
            raise Invalid(say("within and by both give the deadline"), say("keep one of them"), at=("by",))
        for target in self.statements or (None,):
            self._check_ends(target)
        segments = [target.segment for target in self.targets]
        for index, segment in enumerate(segments):
            if segment in segments[:index]:
                raise Invalid(say("this channel has a target already"), at=("targets", index, "segment"))
        return self

    def end(self, target: Target | None, key: Literal["worst", "best"]) -> Quantity | None:
        """Return a target's worst or best value: its channel's own, else that of the whole KPI."""
        own: Quantity | None = getattr(target, key, None)
        return own if own is not None else getattr(self, key)

    def _at(self, target: Target | None, key: Literal["worst", "best"]) -> tuple[str | int, ...]:
        """Return where a target's worst or best stands."""
        if isinstance(target, SegmentTarget) and getattr(target, key) is not None:
            return ("targets", self.targets.index(target), key)
        return (key,)

    def _check_ends(self, target: Target | None) -> None:
        """Refuse worst and best that are one, or that reward the opposite of the target."""
        worst, best = self.end(target, "worst"), self.end(target, "best")
        if worst is not None and best is not None and worst.comparable == best.comparable:
            raise Invalid(say("worst and best are the same value"), at=self._at(target, "best"))
        if target is None:
            return
        if target.kind is TargetKind.BETWEEN:
            if best is not None:
                raise Invalid(
                    say("a range has no best value: every value in it scores in full"),
                    say("remove “best”; “worst” is a value outside the range that scores nothing"),
                    at=self._at(target, "best"),
                )
            low, high = (quantity.comparable for quantity in target.quantities)
            if worst is not None and low <= worst.comparable <= high:
                raise Invalid(
                    say("worst lies inside the range that scores in full"),
                    say("give a value outside the range, or remove “worst”"),
                    at=self._at(target, "worst"),
                )
            return
        best = best or (None if target.kind.is_change else target.quantities[0])
        if worst is None or best is None:
            return
        if (worst.kind is Kind.DURATION) is not (best.kind is Kind.DURATION):
            return  # the unit of one of them does not fit the KPI, which is said elsewhere
        rises = target.kind in (TargetKind.AT_LEAST, TargetKind.INCREASE_BY)
        gap = best.comparable - worst.comparable
        if gap * (1 if rises else -1) < 0:
            raise Invalid(
                say("worst is better than best: the target asks for more")
                if rises
                else say("worst is better than best: the target asks for less"),
                say("worst is the value that scores nothing, best the one that scores in full"),
                at=self._at(target, "worst"),
            )

    @property
    def statements(self) -> tuple[Target, ...]:
        """Every target of the KPI, with or without a segment."""
        return self.targets or ((self.target,) if self.target else ())

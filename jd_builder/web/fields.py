"""The form of a role: its KPIs, their fields, and what is wrong with each."""

from dataclasses import dataclass

from jd_builder.documents.score_scale import Scoring
from jd_builder.problems import Problem


@dataclass(frozen=True, slots=True)
class Slider:
    """The range that a number can be moved in.

    Attributes:
        least: Lowest value.
        most: Highest value.
        step: From one value to the next.
    """

    least: float
    most: float
    step: float


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        name: Its name in the form: `csat.weight`, `avg_response_time.0.kind`.
        label: What it is called.
        value: What it holds.
        hint: How to write it.
        slider: The range it can be moved in; None where it can only be typed.
        problems: What is wrong with it.
    """

    name: str
    label: str
    value: str
    hint: str = ""
    slider: Slider | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """The fields of one target.

    Attributes:
        name: Beginning of the names of its fields.
        segment: Name of its channel; empty where the KPI has one target for all.
        channel: The channel as the profile writes it.
        kind: Which of the five statements it is.
        value: Its number.
        other: The second number of a range.
        problems: What is wrong with it.
    """

    name: str
    segment: str
    channel: str
    kind: str
    value: Field
    other: Field
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One KPI in the form.

    Attributes:
        id: Its id.
        name: Its name.
        meaning: What it tells.
        inherited: Whether its target stands in a parent's file.
        unit: What its numbers count.
        statements: Its targets.
        fields: Its other fields.
        scoring: Its charts.
        problems: What is wrong with it as a whole.
    """

    id: str
    name: str
    meaning: str
    inherited: bool
    unit: str
    statements: tuple[Statement, ...]
    fields: tuple[Field, ...]
    scoring: Scoring
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form.

    Attributes:
        rows: Its KPIs.
        total: What the weights make.
        fits: Whether that is 100.
        addable: KPIs of the library that the role does not have: id and name.
        elsewhere: Problems that are about none of the fields.
    """

    rows: tuple[Row, ...]
    total: float
    fits: bool
    addable: tuple[tuple[str, str], ...]
    elsewhere: tuple[Problem, ...] = ()

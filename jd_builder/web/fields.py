"""The form of a role: its KPIs, their fields, and what is wrong with each."""

from dataclasses import dataclass
from typing import Final

from jd_builder.documents.score_scale import Scoring
from jd_builder.problems import Problem
from jd_builder.profile.kpi_changes import KpiField

EDITED: Final = (
    KpiField.WEIGHT,
    KpiField.WITHIN,
    KpiField.BY,
    KpiField.WORST,
    KpiField.BEST,
    KpiField.BASELINE,
    KpiField.OWNER,
    KpiField.SOURCE,
)
"""The fields of a KPI besides its targets."""


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
        kind: `number`, `date`, or `text`.
        slider: The range it can be moved in; None where it can only be typed.
        problems: What is wrong with it.
    """

    name: str
    label: str
    value: str
    hint: str = ""
    kind: str = "text"
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
        fields: Its weight and deadline.
        more: The fields that are seldom changed: where the score begins and ends, today's level, who keeps the figure.
        new: Whether the saved role does not have it.
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
    more: tuple[Field, ...]
    new: bool
    scoring: Scoring
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A KPI's stretch of the bar of weights.

    Attributes:
        start: Where it begins, in hundredths of the bar.
        length: How long it is.
        over: Whether it begins past 100.
    """

    start: float
    length: float
    over: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form.

    Attributes:
        rows: Its KPIs.
        dropped: KPIs of the saved role that the draft drops: id and name.
        shares: The weights as stretches of a bar that ends at 100 or at their sum.
        total: What the weights make.
        fits: Whether that is 100.
        balance: Problems with the weights together.
        added: What is wrong with a KPI that cannot be added as it was typed.
        addable: KPIs of the library that the role does not have: id and name.
        elsewhere: Problems that are about none of the fields.
    """

    rows: tuple[Row, ...]
    dropped: tuple[tuple[str, str], ...]
    shares: tuple[Share, ...]
    total: float
    fits: bool
    balance: tuple[Problem, ...]
    addable: tuple[tuple[str, str], ...]
    added: tuple[Problem, ...] = ()
    elsewhere: tuple[Problem, ...] = ()

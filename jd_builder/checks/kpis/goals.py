"""A role → its KPIs one by one, each with its place in the profile and its name in messages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from jd_builder.library.models import Kpi, Measure
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.quantities import Kind, Quantity
from jd_builder.profile.source import Node
from jd_builder.profile.targets import KpiGoal, Target
from jd_builder.profile.validation import Loc, locate

LEADING = ("lead", "manager")


@dataclass(frozen=True)
class Goal:
    """One KPI of a role.

    Attributes:
        id: Its id in the library.
        kpi: Its definition.
        goal: What the role asks of it.
    """

    id: str
    kpi: Kpi
    goal: KpiGoal

    @property
    def loc(self) -> Loc:
        """Its path in the profile."""
        return ("success", "kpis", self.id)

    @cached_property
    def measure(self) -> Measure:
        """How the role counts it."""
        if self.goal.variant is None and self.goal.scale is None:
            return self.kpi  # the definition itself; making another like it takes time
        return measure_of(self.kpi, self.goal)

    @property
    def name(self) -> LocalizedText:
        """What people call it."""
        return self.measure.name

    @property
    def targets(self) -> Iterator[tuple[Loc, Target]]:
        """Every target with its path."""
        if self.goal.target is not None:
            yield (*self.loc, "target"), self.goal.target
        for index, target in enumerate(self.goal.targets):
            yield (*self.loc, "targets", index), target


@dataclass(frozen=True, slots=True)
class Names:
    """The names of several KPIs, as a part of a message."""

    texts: tuple[LocalizedText, ...]

    def text(self, language: str) -> str:
        """Return them in `language`, each in quotation marks."""
        return ", ".join(f"“{text.get(language)}”" for text in self.texts)


def goals_of(role: Role) -> list[Goal]:
    """Return the KPIs of a role in order."""
    return [Goal(name, role.library.kpis[name], goal) for name, goal in role.profile.success.kpis.items()]


def names_of(goals: Iterable[Goal]) -> Names:
    """Return their names."""
    return Names(tuple(goal.name for goal in goals))


def quantity_places(loc: Loc, target: Target) -> Iterator[tuple[Loc, Quantity]]:
    """Yield the number of a target with its path; two for a range."""
    key = target.kind.value
    if len(target.quantities) == 1:
        yield (*loc, key), target.quantities[0]
        return
    for index, quantity in enumerate(target.quantities):
        yield (*loc, key, index), quantity


def written(tree: Node, loc: Loc) -> str:
    """Return a value as the author wrote it; numbers without an idle `.0`."""
    data = locate(tree, loc)[0].data
    return f"{data:.15g}" if isinstance(data, float) else str(data)


def looks_like_share(tree: Node, loc: Loc, quantity: Quantity) -> bool:
    """Tell whether a percentage was written as 0.7, where 70% may be meant."""
    return 0 < quantity.value <= 1 and is_bare(tree, loc, quantity)


def is_bare(tree: Node, loc: Loc, quantity: Quantity) -> bool:
    """Tell whether nothing but digits was written: no %, no đồng, no triệu."""
    if quantity.kind is not Kind.NUMBER:
        return False
    data = locate(tree, loc)[0].data
    return not isinstance(data, str) or not any(char.isalpha() or char in "₫$" for char in data)

"""One change to a KPI's goal → the profile's text with nothing else touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, assert_never

from jd_builder.errors import ProfileError
from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.profile.inherit import read_tree
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.project import project_root
from jd_builder.profile.quantities import Kind, parse_duration, parse_quantity
from jd_builder.profile.source import Node
from jd_builder.profile.splicing import Path as Keys
from jd_builder.profile.splicing import Raw, SpliceError, nodes_of, remove_value, set_value
from jd_builder.profile.statements import Statement, parse_statement, written, written_quantity
from jd_builder.profile.targets import KpiGoal, SegmentTarget, TargetKind
from jd_builder.profile.validation import CODE_UNKNOWN_ID, CODE_VALUE, suggest
from jd_builder.sources import Source, Span


class KpiField(StrEnum):
    """What of a KPI's goal can be changed."""

    TARGET = "target"
    WEIGHT = "weight"
    WITHIN = "within"
    BY = "by"
    WORST = "worst"
    BEST = "best"
    BASELINE = "baseline"
    VERSUS = "versus"
    MEASURE = "measure"
    SOURCE = "source"
    OWNER = "owner"
    NOTE = "note"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kpi: Id of the KPI; one that the role does not have yet is added.
        field: What of it; None to drop the whole KPI.
        value: As a person types it; None to take it away.
        segment: The channel, for a KPI with targets by channel.
    """

    kpi: str
    field: KpiField | None
    value: str | None = None
    segment: str | None = None

    @property
    def name(self) -> str:
        """What it is about: `csat.weight`, or `csat` where that is dropped."""
        return ".".join(filter(None, (self.kpi, self.segment, self.field)))

    @property
    def shown(self) -> str:
        """The change as a line that a problem can point at."""
        return self.value if self.value else self.name


_PER_SEGMENT: Final = (KpiField.TARGET, KpiField.WITHIN, KpiField.BY, KpiField.WORST, KpiField.BEST)


def refusal(path: Path, change: Change, problems: Iterable[Problem]) -> ProfileError:
    """Return an error whose problems point at what was asked for: the text they would stand in is not kept."""
    source = Source(change.name, change.shown)
    span = Span(source, 0, len(change.shown))
    shown = [Problem(each.code, each.message, each.hint, span, pointer=each.pointer) for each in problems]
    return ProfileError(say("{file} was not changed", file=path), shown)


def _refuse(
    role: Role, change: Change, message: Message, hint: Message | None = None, code: str = CODE_VALUE
) -> ProfileError:
    return refusal(role.path, change, [Problem(code, message, hint)])


def apply_change(role: Role, text: str, change: Change) -> str:
    """Return a profile's text with one change, not yet read again.

    Args:
        role: The profile as it stands before the change.
        text: Its own text.
        change: What to change.

    Raises:
        ProfileError: The change makes no sense, or cannot be made without touching something else.
    """
    if change.kpi not in role.library.kpis:
        raise _refuse(
            role,
            change,
            say("the library has no “{name}”", name=change.kpi),
            suggest(change.kpi, role.library.kpis),
            CODE_UNKNOWN_ID,
        )
    goal = role.profile.success.kpis.get(change.kpi)
    keys: Keys = ("success", "kpis", change.kpi)
    try:
        if change.field is None:
            if goal is None:
                raise _refuse(role, change, say("the role has no KPI “{name}”", name=change.kpi))
            return _without(role, text, keys)
        goal = goal or KpiGoal()
        if change.value is None:
            return _unset(role, text, keys, change, goal)
        if change.segment is not None or (goal.targets and change.field is KpiField.TARGET):
            return _set_segment(role, text, keys, change, goal)
        return _set(role, text, keys, change, goal)
    except Invalid as error:
        raise _refuse(role, change, error.message, error.hint) from error
    except SpliceError as error:
        line = Source("", text).position(min(error.offset, len(text)))[0]
        raise _refuse(
            role,
            change,
            say("this cannot be changed by itself: it is written together with something else"),
            say("change it by hand; it stands in line {line} of the file", line=line),
        ) from error


def _set(role: Role, text: str, keys: Keys, change: Change, goal: KpiGoal) -> str:
    assert change.field is not None
    assert change.value is not None
    match change.field:
        case KpiField.TARGET:
            return _set_target(role, text, (*keys, "target"), change, goal)
        case KpiField.WITHIN | KpiField.BY:
            other = "by" if change.field is KpiField.WITHIN else "within"
            if getattr(goal, other) is not None:
                text = _without(role, text, (*keys, other))
            return set_value(text, (*keys, change.field.value), _deadline(change))
        case KpiField.WEIGHT:
            return set_value(text, (*keys, "weight"), written(parse_quantity(change.value.replace("%", ""))))
        case KpiField.WORST | KpiField.BEST | KpiField.BASELINE:
            value = _with_unit(change.value, change, role, goal)
            return set_value(text, (*keys, change.field.value), value)
        case KpiField.SOURCE | KpiField.OWNER | KpiField.NOTE:
            return _set_text(role, text, (*keys, change.field.value), change.value)
        case KpiField.VERSUS | KpiField.MEASURE | KpiField.VARIANT:
            return set_value(text, (*keys, change.field.value), change.value.strip())
        case _:
            assert_never(change.field)


def _deadline(change: Change) -> Raw:
    assert change.value is not None
    if change.field is KpiField.BY:
        return Raw(change.value.strip())
    parse_duration(change.value)
    return written_quantity(change.value)


def _with_unit(text: str, change: Change, role: Role, goal: KpiGoal, *, change_of_level: bool = False) -> Raw:
    """Return a number as it is to stand in the file; a bare one of a percentage with its sign."""
    value = written_quantity(text)
    percent = measure_of(role.library.kpis[change.kpi], goal).unit == "percent"
    bare = parse_quantity(str(value)).kind is Kind.NUMBER
    return Raw(f"{value}%") if percent and bare and not change_of_level else value


def _statement(role: Role, change: Change, goal: KpiGoal, current: TargetKind | None) -> Statement:
    """Return what a target is to say; a number alone keeps the kind of the target, else takes the good direction."""
    assert change.value is not None
    if not change.value.strip():
        raise Invalid(
            say("a target is missing"),
            say('write for example ">= 4.7", "<= 2 h", "3 min..6 min", "+5 pp" or "-10%"'),
        )
    said = parse_statement(change.value)
    kind = said.kind
    if kind is None:
        good = measure_of(role.library.kpis[change.kpi], goal).good
        usual = {"up": TargetKind.AT_LEAST, "down": TargetKind.AT_MOST}.get(good)
        kind = current if current not in (None, TargetKind.BETWEEN) else usual
        if kind is None:
            raise Invalid(
                say("this KPI is good within a range"), say('write both ends, for example "3 min..6 min"')
            )
    values = tuple(
        _with_unit(str(value), change, role, goal, change_of_level=kind.is_change) for value in said.values
    )
    return Statement(kind, values)


def _set_target(role: Role, text: str, keys: Keys, change: Change, goal: KpiGoal) -> str:
    current = goal.target.kind if goal.target else None
    said = _statement(role, change, goal, current)
    assert said.kind is not None
    own = _own(text, keys)
    if own is not None and said.kind is current and isinstance(own.data, dict) and said.kind in own.data:
        return set_value(text, (*keys, said.kind.value), said.data)
    return set_value(text, keys, {said.kind.value: said.data})


def _set_segment(role: Role, text: str, keys: Keys, change: Change, goal: KpiGoal) -> str:
    """Set one channel's target; a list that a parent wrote is written whole, for lists are never merged."""
    if change.field not in _PER_SEGMENT:
        raise Invalid(say("this is the same for every channel"), say("leave the channel out"))
    names = [_segment_id(target, role) for target in goal.targets]
    if not names:
        raise Invalid(say("this KPI has one target for all channels"), say("leave the channel out"))
    if change.segment is None:
        raise Invalid(
            say("this KPI has a target for each channel"),
            say("name the channel: {names}", names=", ".join(names)),
        )
    if change.segment not in names:
        raise Invalid(
            say("this KPI has no target for “{name}”", name=change.segment), suggest(change.segment, names)
        )
    index = names.index(change.segment)
    target = goal.targets[index]
    if _own(text, (*keys, "targets")) is None:
        items = role.tree.child("success").child("kpis").child(change.kpi).child("targets")  # type: ignore[union-attr]
        assert items is not None
        text = set_value(text, (*keys, "targets"), _copied(items, role.profile.language))
    place = (*keys, "targets", index)
    assert change.field is not None
    assert change.value is not None
    if change.field in (KpiField.WITHIN, KpiField.BY):
        other = "by" if change.field is KpiField.WITHIN else "within"
        if getattr(target, other) is not None:
            text = remove_value(text, (*place, other))
        return set_value(text, (*place, change.field.value), _deadline(change))
    if change.field in (KpiField.WORST, KpiField.BEST):
        return set_value(text, (*place, change.field.value), _with_unit(change.value, change, role, goal))
    said = _statement(role, change, goal, target.kind)
    assert said.kind is not None
    if said.kind is not target.kind:
        text = set_value(text, (*place, said.kind.value), said.data)
        return remove_value(text, (*place, target.kind.value))
    return set_value(text, (*place, said.kind.value), said.data)


def _segment_id(target: SegmentTarget, role: Role) -> str:
    if isinstance(target.segment, LocalizedText):
        return target.segment.get(role.profile.language)
    return target.segment


def _set_text(role: Role, text: str, keys: Keys, value: str) -> str:
    """Set a text; of one by language, that in the profile's own."""
    own = _own(text, keys)
    if own is not None and isinstance(own.data, dict):
        return set_value(text, (*keys, role.profile.language), value.strip())
    return set_value(text, keys, value.strip())


def _unset(role: Role, text: str, keys: Keys, change: Change, goal: KpiGoal) -> str:
    assert change.field is not None
    if change.segment is not None:
        raise Invalid(say("what a channel has can be changed, not taken away"), None)
    if getattr(goal, change.field.value, None) is None:
        return text
    return _without(role, text, (*keys, change.field.value))


def _without(role: Role, text: str, keys: Keys) -> str:
    """Take a key away; where a parent has it too, null says that it does not hold here."""
    if _own(text, keys) is not None:
        text = remove_value(text, keys)
    if _inherits(role, text, keys):
        text = set_value(text, keys, None)
    return text


def _inherits(role: Role, text: str, keys: Keys) -> bool:
    """Tell whether a value still stands in the role once its own text has it no more."""
    tree: Node | None = read_tree(role.path, root=project_root(role.path), text=text)[0]
    for key in keys:
        tree = tree.child(key) if tree is not None else None
    return tree is not None


def _own(text: str, keys: Keys) -> Node | None:
    """Return the value that a text itself gives, or None."""
    node: Node | None = nodes_of(text)
    for key in keys:
        node = node.child(key) if node is not None else None
    return node


def _copied(node: Node, language: str) -> Any:
    """Return a value of a parent's file as plain data, its numbers as they are written there."""
    if isinstance(node.data, dict):
        return {key: _copied(child, language) for key, child in node.data.items()}
    if isinstance(node.data, list):
        return [_copied(child, language) for child in node.data]
    if isinstance(node.data, str):
        spoken = node.span.source.language
        return {spoken: node.data} if spoken not in (None, language) and " " in node.data else node.data
    return node.data

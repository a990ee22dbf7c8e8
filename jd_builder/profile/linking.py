"""What a profile says of library entries: ids that must exist, targets that must fit the KPI's unit and scale."""

from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.languages import Message, say
from jd_builder.library.models import Kpi, Library, Measure
from jd_builder.problems import Problem
from jd_builder.profile.interview import slots
from jd_builder.profile.models import Profile
from jd_builder.profile.quantities import Kind, Quantity
from jd_builder.profile.questions import Question
from jd_builder.profile.source import Node
from jd_builder.profile.targets import KpiGoal, Target
from jd_builder.profile.validation import CODE_UNKNOWN_ID, CODE_VALUE, Loc, pointer_of, span_of, suggest

_LEVEL_KINDS: Final[Mapping[str, tuple[Kind, ...]]] = {
    "points": (Kind.NUMBER,),
    "percent": (Kind.NUMBER, Kind.PERCENT),
    "duration": (Kind.DURATION,),
    "count": (Kind.NUMBER,),
    "money": (Kind.NUMBER,),
    "rate": (Kind.NUMBER,),
}
_CHANGE_KINDS: Final[Mapping[str, tuple[Kind, ...]]] = {
    "points": (Kind.NUMBER, Kind.PERCENT),
    "percent": (Kind.PERCENT, Kind.POINTS),
    "duration": (Kind.DURATION, Kind.PERCENT),
    "count": (Kind.NUMBER, Kind.PERCENT),
    "money": (Kind.NUMBER, Kind.PERCENT),
    "rate": (Kind.NUMBER, Kind.PERCENT),
}
_UNIT_HINTS: Final[Mapping[str, Message]] = {
    "points": say("it is a score: write a bare number such as 4.5"),
    "percent": say(
        "it is a share: write 70% for a level, 5 pp for percentage points, 5% for a relative change"
    ),
    "duration": say("it is a length of time: write it with its unit, such as 30 s, 2 h or 2 giờ"),
    "count": say("it is a count: write a bare number, or 10% for a relative change"),
    "money": say("it is money: write the amount, or 5% for a relative change"),
    "rate": say("it is a rate: write a bare number, or 10% for a relative change"),
}


def check_links(profile: Profile, tree: Node, library: Library) -> list[Problem]:
    """Return a problem for every unknown id and every quantity that does not fit its KPI."""
    unknown = list(_unknown_ids(profile, tree, library))
    problems = [*unknown, *_targets(profile, tree, library)]
    if not unknown:
        problems += _interview(profile, tree, library)
    return problems


def question_links(question: Question, library: Library) -> Iterator[tuple[Loc, str, Mapping[str, object]]]:
    """Yield every id that a question refers to: its place in the question, the id, and what it must be one of."""
    groups = (
        ("skills", question.skills, library.skills),
        ("kpis", question.kpis, library.kpis),
        ("channels", question.channels, library.terms.segments),
    )
    for key, names, known in groups:
        for index, name in enumerate(names):
            yield (key, index), name, known


def _unknown_ids(profile: Profile, tree: Node, library: Library) -> Iterator[Problem]:
    groups: list[tuple[Loc, str, Mapping[str, object], bool]] = [
        (("success", "kpis", name), name, library.kpis, True) for name in profile.success.kpis
    ]
    groups += _interview_ids(profile, library)
    groups += [
        (("requirements", "skills", name), name, library.skills, True) for name in profile.requirements.skills
    ]
    groups += [
        (("success", "criteria", i), name, library.criteria, False)
        for i, name in enumerate(profile.success.criteria)
    ]
    groups += [
        (("duties", i, "kpis", j), name, library.kpis, False)
        for i, duty in enumerate(profile.duties)
        for j, name in enumerate(duty.kpis)
    ]
    groups += [
        (("success", "kpis", kpi, "targets", i, "segment"), target.segment, library.terms.segments, False)
        for kpi, goal in profile.success.kpis.items()
        for i, target in enumerate(goal.targets)
        if isinstance(target.segment, str)
    ]
    groups += [
        (("other", "channels", i), channel, library.terms.segments, False)
        for i, channel in enumerate(profile.other.channels)
        if isinstance(channel, str)
    ]
    for loc, name, known, key in groups:
        if name not in known:
            yield Problem(
                CODE_UNKNOWN_ID,
                say("the library has no “{name}”", name=name),
                suggest(name, known),
                span_of(tree, loc, key=key),
                pointer=pointer_of(loc),
            )


def _interview_ids(
    profile: Profile, library: Library
) -> Iterator[tuple[Loc, str, Mapping[str, object], bool]]:
    interview = profile.interview
    for key, names in (("pin", interview.pin), ("drop", interview.drop)):
        for index, name in enumerate(names):
            yield ("interview", key, index), name, library.questions, False
    for index, each in enumerate(interview.rounds):
        place: Loc = ("interview", "rounds", index)
        for inner, name in enumerate(each.pin):
            yield (*place, "pin", inner), name, library.questions, False
        for inner, name in enumerate(each.skills):
            yield (*place, "skills", inner), name, library.skills, False
    for name in interview.weights:
        yield ("interview", "weights", name), name, library.skills, True
    for own, question in interview.questions.items():
        for loc, name, known in question_links(question, library):
            yield ("interview", "questions", own, *loc), name, known, False


def _interview(profile: Profile, tree: Node, library: Library) -> Iterator[Problem]:
    """Yield a problem for a skill that the role does not name, and for pinned questions that do not fit the time."""
    interview = profile.interview
    places: list[tuple[Loc, str, bool]] = [
        (("interview", "rounds", index, "skills", inner), name, False)
        for index, each in enumerate(interview.rounds)
        for inner, name in enumerate(each.skills)
    ]
    places += [(("interview", "weights", name), name, True) for name in interview.weights]
    for loc, name, key in places:
        if name not in profile.requirements.skills:
            yield Problem(
                CODE_UNKNOWN_ID,
                say("the role does not ask for the skill “{name}”", name=name),
                say("add it to requirements.skills, or remove it here"),
                span_of(tree, loc, key=key),
                pointer=pointer_of(loc),
            )
    for index, slot in enumerate(slots(interview, library.questions)):
        pinned = sum(library.questions[name].minutes for name in slot.pinned)
        if pinned > slot.asking:
            loc = ("interview", *(("rounds", index) if slot.round else ()), "minutes")
            yield Problem(
                CODE_VALUE,
                say(
                    "the pinned questions take {pinned} minutes; {minutes} minutes of interview leave {free} for questions",
                    pinned=pinned,
                    minutes=slot.minutes,
                    free=slot.asking,
                ),
                say("pin fewer questions, or make the interview longer"),
                span_of(tree, loc),
                pointer=pointer_of(loc),
            )


def _targets(profile: Profile, tree: Node, library: Library) -> Iterator[Problem]:
    for name, goal in profile.success.kpis.items():
        kpi = library.kpis.get(name)
        if kpi is None:
            continue
        loc: Loc = ("success", "kpis", name)
        if goal.variant is not None and goal.variant not in kpi.variants:
            yield Problem(
                CODE_UNKNOWN_ID,
                say("this KPI has no variant “{name}”", name=goal.variant),
                suggest(goal.variant, kpi.variants)
                if kpi.variants
                else say("remove the key: the library has none"),
                span_of(tree, (*loc, "variant")),
                pointer=pointer_of((*loc, "variant")),
            )
            continue
        yield from _goal(goal, measure_of(kpi, goal), tree, loc)


def measure_of(kpi: Kpi, goal: KpiGoal) -> Measure:
    """Return how a KPI is counted in one role: the library's way, its variant, or the role's own scale."""
    return kpi.measure(goal.variant, goal.scale)


def _goal(goal: KpiGoal, measure: Measure, tree: Node, loc: Loc) -> Iterator[Problem]:
    if goal.scale is not None and measure.unit != "points":
        yield _misfit(say("only a score has a scale"), say("remove the key “scale”"), tree, (*loc, "scale"))
        return
    places: list[tuple[Loc, Target]] = [((*loc, "target"), goal.target)] if goal.target else []
    places += [((*loc, "targets", i), target) for i, target in enumerate(goal.targets)]
    for place, target in places:
        for index, quantity in enumerate(target.quantities):
            tail: Loc = (target.kind.value, index) if len(target.quantities) > 1 else (target.kind.value,)
            yield from _quantity(quantity, measure, tree, (*place, *tail), change=target.kind.is_change)
    levels: list[tuple[Loc, Quantity | None]] = [
        ((*loc, key), getattr(goal, key)) for key in ("baseline", "worst", "best")
    ]
    levels += [
        ((*loc, "targets", index, key), getattr(target, key))
        for index, target in enumerate(goal.targets)
        for key in ("worst", "best")
    ]
    for place, level in levels:
        if level is not None:
            yield from _quantity(level, measure, tree, place, change=False)


def _quantity(
    quantity: Quantity, measure: Measure, tree: Node, loc: Loc, *, change: bool
) -> Iterator[Problem]:
    found = misfit(quantity, measure, change=change)
    if found is not None:
        yield _misfit(*found, tree, loc)


def misfit(quantity: Quantity, measure: Measure, *, change: bool) -> tuple[Message, Message] | None:
    """Return what is wrong and what to do where the unit is of another kind, or a level lies beyond the scale."""
    allowed = (_CHANGE_KINDS if change else _LEVEL_KINDS)[measure.unit]
    if quantity.kind not in allowed:
        return (
            say("it must be clear whether this change is relative or in percentage points")
            if change and measure.unit == "percent" and quantity.kind is Kind.NUMBER
            else say("the unit does not fit this KPI")
        ), _UNIT_HINTS[measure.unit]
    if measure.scale is not None and quantity.kind is Kind.NUMBER:
        span = measure.scale.max - measure.scale.min
        low, high = (0.0, span) if change else (measure.scale.min, measure.scale.max)
        if not low <= quantity.value <= high:
            return say("{value} lies beyond the scale", value=f"{quantity.value:g}"), say(
                "the scale goes from {low} to {high}",
                low=f"{measure.scale.min:g}",
                high=f"{measure.scale.max:g}",
            )
    elif measure.unit == "percent" and not change and not measure.over_100 and quantity.value > 100:
        return say("{value}% is more than the whole", value=f"{quantity.value:g}"), say(
            "this KPI is a share: it ends at 100%"
        )
    elif quantity.value < 0:
        return say("a negative value is not possible here"), _UNIT_HINTS[measure.unit]
    return None


def _misfit(message: Message, hint: Message, tree: Node, loc: Loc) -> Problem:
    return Problem(CODE_VALUE, message, hint, span_of(tree, loc), pointer=pointer_of(loc))

"""How a KPI is scored: a curve from the value that scores nothing to the one that scores in full, and the same in words."""

from collections.abc import Iterator

from jd_builder.documents.blocks import Item, view
from jd_builder.documents.common import kpi_name
from jd_builder.documents.wording import PERIODS, Words
from jd_builder.languages import say
from jd_builder.library.models import Measure
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.quantities import SECONDS, Kind, Quantity
from jd_builder.profile.targets import KpiGoal, SegmentTarget, Target
from jd_builder.scoring import Actual, Rule, ends_of, reach_of, rule_of, score_target, wanted_level


@view
class Scale:
    """A small chart: values from left to right, scores from bottom to top.

    Attributes:
        ends: The values at its left and right end; for a range, the range alone.
        curve: Corners of the score's curve: position and score, both from 0 to 100.
        marks: Where targets lie, positions from 0 to 100.
        description: The chart in words, for those who do not see it.
    """

    ends: tuple[str, ...]
    curve: tuple[tuple[float, float], ...]
    marks: tuple[float, ...]
    description: str


@view
class Scoring:
    """How one KPI is scored.

    Attributes:
        scales: Its charts; one where all its targets share their worst and best value.
        marked: What its targets score, where the charts mark them.
        remarks: What else there is to say of its scores.
        start: Label of the level that a change starts from, where it is still to be filled in.
    """

    scales: tuple[Scale, ...]
    marked: tuple[str, ...]
    remarks: tuple[str, ...]
    start: str


def compose_scoring(goal: KpiGoal, measure: Measure, role: Role, words: Words) -> Scoring:
    """Say how a KPI is scored."""
    scales: list[Scale] = []
    marked: list[str] = []
    remarks: list[str] = []
    for scale, lines in _level_scales(goal, measure, role, words):
        scales.append(scale)
        marked += lines
    mixed = len({rule_of(goal, target) for target in goal.statements}) > 1
    for target in goal.statements:
        match rule_of(goal, target):
            case Rule.RANGE:
                scales.append(_range_scale(goal, target, measure, words))
                distance = _short(_in_unit(reach_of(goal, target), goal.end(target, "worst")), measure, words)
                remarks.append(
                    words.say(say("Inside = full score, {distance} or more outside = 0", distance=distance))
                )
            case Rule.CHANGE:
                scales.append(_change_scale(goal, target, measure, words))
            case Rule.REACHED | Rule.INSIDE:
                remark = words("Reached = full score, missed = 0")
                if mixed and isinstance(target, SegmentTarget):  # the others have a scale: say whose this is
                    segment = words.capital(words.text(role.library.segment_name(target.segment)))
                    remark = f"{segment}: {remark[:1].lower()}{remark[1:]}"
                remarks.append(remark)
            case _:
                pass
    changes = any(target.kind.is_change for target in goal.statements)
    return Scoring(
        scales=tuple(scales),
        marked=tuple(marked),
        remarks=tuple(dict.fromkeys(remarks)),
        start=start_label(goal, words) if changes and goal.baseline is None else "",
    )


def start_label(goal: KpiGoal, words: Words) -> str:
    """Return what the level is called that a change starts from."""
    if goal.versus in (None, "baseline"):
        return words("Today's level")
    return words.say(say("Level of {period}", period=PERIODS[goal.versus]))


def scoring_rules(role: Role, words: Words) -> tuple[Item, ...]:
    """Return the rules of scoring that a role's targets need, the formula first with an example."""
    goals = role.profile.success.kpis
    rules = {rule_of(goal, target) for goal in goals.values() for target in goal.statements}
    formula = words("score = (actual − worst) ÷ (best − worst) × 100, never below 0 and never above 100.")
    items = [
        Item(" ".join((formula, *_example(role, words))), lead=words("From worst to best")),
        Item(
            words("the same formula; the worst value is then the higher of the two."),
            lead=words("Lower is better"),
        ),
        Item(
            words(
                "inside the range the score is full. Outside it falls evenly to 0 at the distance at which the worst value lies, on either side; where no worst value is given, it is 0 at once."
            ),
            lead=words("Range"),
        ),
    ]
    if Rule.CHANGE in rules:
        items.append(
            Item(
                words(
                    "the score is the share of the agreed change that was made: nothing changed scores 0, the whole change or more scores in full."
                ),
                lead=words("Increase or decrease"),
            )
        )
    if rules & {Rule.REACHED, Rule.INSIDE}:
        items.append(
            Item(
                words("reached scores in full, missed scores 0."),
                lead=words("No worst and best value"),
            )
        )
    if any(len(goal.targets) > 1 for goal in goals.values()):
        items.append(
            Item(words("the score is the mean of the channels' scores."), lead=words("Several channels"))
        )
    items += [
        Item(
            words(
                "the KPI is left unscored, which is not 0; its weight is shared among the other KPIs in proportion."
            ),
            lead=words("No figure"),
        ),
        Item(
            words(
                "score × weight, added up and divided by the weights that count. A KPI without a weight is watched and not counted."
            ),
            lead=words("Total score"),
        ),
    ]
    return tuple(items)


def _example(role: Role, words: Words) -> Iterator[str]:
    """Yield the formula with the figures of the first target that lies between worst and best in the same unit."""
    for name, goal in role.profile.success.kpis.items():
        target, kpi = goal.target, role.library.kpis[name]
        ends = ends_of(goal, target)
        if target is None or target.kind.is_change or ends is None or rule_of(goal, target) is not Rule.SCALE:
            continue
        worst, best, value = *ends, target.quantities[0]
        score = score_target(goal, target, Actual(value)).score
        if len({quantity.time_unit for quantity in (worst, best, value)}) > 1 or score in (None, 0, 100):
            continue
        actual, low, high = (words.number(quantity.value) for quantity in (value, worst, best))
        yield words.say(
            say(
                "Example: {kpi}, {value}: ({actual} − {worst}) ÷ ({best} − {worst}) × 100 = {score}.",
                kpi=kpi_name(kpi, goal, words),
                value=words.quantity(value, measure_of(kpi, goal)),
                actual=_in_brackets(actual),
                worst=_in_brackets(low),
                best=_in_brackets(high),
                score=words.number(round(score or 0, 1)),
            )
        )
        return


def _in_brackets(number: str) -> str:
    return f"({number})" if number.startswith("-") else number


def _level_scales(
    goal: KpiGoal, measure: Measure, role: Role, words: Words
) -> Iterator[tuple[Scale, list[str]]]:
    """Yield each scale from worst to best with the targets that lie on it, and what they score."""
    groups: dict[tuple[Quantity, Quantity], list[Target | None]] = {}
    for target in goal.statements or (None,):
        ends = ends_of(goal, target)
        if ends is not None and rule_of(goal, target) is Rule.SCALE:
            groups.setdefault(ends, []).append(target)
    for (worst, best), targets in groups.items():
        marks, lines = [], []
        for target in targets:
            level = _level(goal, target)
            score = score_target(goal, target, Actual(level)).score if level else None
            if score is None:
                continue
            marks.append(round(score, 2))
            shown = words.number(round(score, 1))
            if isinstance(target, SegmentTarget):
                segment = words.capital(words.text(role.library.segment_name(target.segment)))
                line = say("{segment}, exactly on target: {score}", segment=segment, score=shown)
            else:
                line = say("Exactly on target: {score}", score=shown)
            lines.append(words.say(line))
        left, right = _short(worst, measure, words), _short(best, measure, words)
        description = _described(left, right, lines, words)
        yield Scale((left, right), ((0, 0), (100, 100)), tuple(marks), description), lines


def _described(left: str, right: str, lines: list[str], words: Words) -> str:
    text = words.say(say("{worst} scores 0, {best} scores in full.", worst=left, best=right))
    return " ".join([text, *(f"{line}." for line in lines)])


def _level(goal: KpiGoal, target: Target | None) -> Quantity | None:
    """Return the level that a target asks for; None where it is a change from a level that is not known."""
    if target is None:
        return None
    return wanted_level(goal, target) if target.kind.is_change else target.quantities[0]


def _range_scale(goal: KpiGoal, target: Target, measure: Measure, words: Words) -> Scale:
    """Return a curve that rises to the range, stays full inside and falls behind it, no farther than values go."""
    low, high = (quantity.comparable for quantity in target.quantities)
    reach = reach_of(goal, target)
    lowest = measure.scale.min if measure.scale else 0.0
    highest = measure.scale.max if measure.scale else 100.0
    if measure.scale is None and (measure.unit != "percent" or measure.over_100):
        highest = high + reach
    start, end = max(lowest, low - reach), min(highest, high + reach)
    values = [start, low, high, end]
    span = end - start
    curve = [
        (
            round((value - start) / span * 100, 2),
            round(
                score_target(goal, target, Actual(_in_unit(value, goal.end(target, "worst")))).score or 0, 2
            ),
        )
        for value in values
    ]
    left, right = (_short(quantity, measure, words) for quantity in target.quantities)
    description = words.say(
        say("The score is full from {low} to {high} and falls outside.", low=left, high=right)
    )
    return Scale((f"{left} – {right}",), tuple(curve), (), description)


def _change_scale(goal: KpiGoal, target: Target, measure: Measure, words: Words) -> Scale:
    """Return a curve from no change to the whole change, as levels where the starting level is known."""
    wanted = wanted_level(goal, target)
    if goal.baseline is not None and wanted is not None:
        left, right = (_short(level, measure, words) for level in (goal.baseline, wanted))
    else:
        left = words("no change")
        right = words.target(target, goal.model_copy(update={"versus": None}), measure)
    return Scale((left, right), ((0, 0), (100, 100)), (), _described(left, right, [], words))


def _short(quantity: Quantity, measure: Measure, words: Words) -> str:
    """Return a level in few words: a score without its scale."""
    if measure.unit == "percent" and quantity.kind is Kind.NUMBER:
        return words.percent(quantity.value)
    return words.quantity(quantity, measure, change=measure.unit == "points")


def _in_unit(value: float, like: Quantity | None) -> Quantity:
    """Return a comparable value in the unit of another quantity."""
    assert like is not None
    return Quantity(value / (SECONDS[like.time_unit] if like.time_unit else 1), like.kind, like.time_unit)

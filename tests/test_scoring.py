"""Scores: every kind of target, every edge, and what holds for any figures."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jd_builder.profile.quantities import Kind, Quantity, parse_quantity
from jd_builder.profile.targets import KpiGoal
from jd_builder.scoring import Actual, Reason, Rule, Scorecard, score_goal, score_role

MISSING = object()


def goal(**values: Any) -> KpiGoal:
    return KpiGoal.model_validate(values)


def reached(value: Any, *, baseline: Any = None) -> Actual:
    """Make an actual value: a level, or a change written as (sign, text)."""
    start = parse_quantity(baseline) if baseline is not None else None
    if isinstance(value, tuple):
        sign, text = value
        size = parse_quantity(text)
        return Actual(Quantity(sign * size.value, size.kind, size.time_unit), is_change=True, baseline=start)
    return Actual(parse_quantity(value), baseline=start)


def score(target: KpiGoal, value: Any, **more: Any) -> float | None:
    made = score_goal(target, {0: reached(value, **more)}).score
    return None if made is None else round(made, 2)


CSAT = goal(target={"at_least": "4,5"}, worst="3,5", best="4,8")
COMPLAINTS = goal(target={"at_most": 0}, worst=4, best=0)
WAIT = goal(target={"at_most": "5 min"}, worst="15 min", best="180 s")
NPS = goal(target={"at_least": 20}, worst=-20, best=60)
REVERSED = goal(target={"at_most": 1.4}, worst=2.5, best=1)


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        (CSAT, "4,5", 76.92),
        (CSAT, 3.5, 0),
        (CSAT, 4.8, 100),
        (CSAT, 5, 100),  # beyond best
        (CSAT, 1, 0),  # beyond worst
        (COMPLAINTS, 0, 100),  # a target of 0
        (COMPLAINTS, 1, 75),
        (COMPLAINTS, 9, 0),
        (WAIT, "9 phút", 50),  # lower is better, in three units
        (WAIT, "60 s", 100),
        (WAIT, "0,5 giờ", 0),
        (NPS, -20, 0),  # negative figures
        (NPS, -10, 12.5),
        (NPS, 20, 50),
        (NPS, "−40", 0),
        (REVERSED, 1.4, 73.33),  # a scale whose lowest value is best
        (REVERSED, 2.6, 0),
        (REVERSED, 1, 100),
    ],
)
def test_a_level_scores_its_way_from_worst_to_best(target: KpiGoal, value: Any, expected: float) -> None:
    assert score(target, value) == expected


def test_worst_alone_makes_the_target_the_best_value() -> None:
    target = goal(target={"at_least": "80%"}, worst="60%")

    assert [score(target, value) for value in ("60%", "70%", "80%", "95%")] == [0, 50, 100, 100]


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        ({"at_least": 70}, 70, 100),
        ({"at_least": 70}, 69.9, 0),
        ({"at_most": "2 h"}, "120 min", 100),
        ({"at_most": "2 h"}, "121 min", 0),
        ({"at_most": 0}, 0, 100),
        ({"at_most": "1.1 h"}, "66 min", 100),  # 3960.0000000000005 seconds against 3960
        ({"between": ["3 min", "6 min"]}, "180 s", 100),
        ({"between": ["3 min", "6 min"]}, "6 min", 100),
        ({"between": ["3 min", "6 min"]}, "361 s", 0),
        ({"between": ["3 min", "6 min"]}, "2 min", 0),
    ],
)
def test_without_worst_and_best_it_is_reached_or_missed(target: Any, value: Any, expected: float) -> None:
    assert score(goal(target=target), value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("6 min", 100), ("4 min", 100), ("8 min", 50), ("10 min", 0), ("2 h", 0), ("1 min", 50), ("0 s", 25)],
)
@pytest.mark.parametrize("worst", ["10 min", "600 s"])
def test_outside_a_range_the_score_falls_evenly_to_the_worst_value(
    worst: str, value: str, expected: float
) -> None:
    assert score(goal(target={"between": ["3 min", "6 min"]}, worst=worst), value) == expected


@pytest.mark.parametrize(
    ("target", "value", "baseline", "expected"),
    [
        ({"decrease_by": "10%"}, 36, 40, 100),
        ({"decrease_by": "10%"}, 38, 40, 50),
        ({"decrease_by": "10%"}, 40, 40, 0),
        ({"decrease_by": "10%"}, 45, 40, 0),
        ({"decrease_by": "10%"}, 0, 40, 100),
        ({"increase_by": "5 pp"}, "43%", "40%", 60),
        ({"increase_by": "5%"}, "42%", "40%", 100),
        ({"increase_by": 15}, -5, -20, 100),  # NPS from below zero
        ({"increase_by": "50%"}, -10, -20, 100),  # half of it nearer to zero and beyond
        ({"increase_by": "50%"}, -30, -20, 0),
        ({"decrease_by": "30 min"}, "1,75 h", "2 h", 50),
        ({"decrease_by": "10%"}, (-1, "8%"), None, 80),  # the change itself
        ({"decrease_by": "10%"}, (1, "8%"), None, 0),
        ({"increase_by": "5 pp"}, (1, "6 pp"), None, 100),
        ({"decrease_by": "10%"}, (-1, "2"), 40, 50),  # 2 of 40 against 10% of 40
        ({"increase_by": "5 pp"}, (1, "5%"), "40%", 40),  # 2 points of 5
    ],
)
def test_a_change_scores_the_share_that_was_made(
    target: Any, value: Any, baseline: Any, expected: float
) -> None:
    assert score(goal(target=target), value, baseline=baseline) == expected


def test_the_baseline_of_the_table_goes_before_that_of_the_profile() -> None:
    target = goal(target={"decrease_by": "10%"}, baseline=100)

    assert score(target, 95) == 50
    assert score(target, 95, baseline=95) == 0


def test_a_level_target_that_equals_the_baseline_is_scored_as_any_other() -> None:
    assert score(goal(target={"at_least": 70}, baseline=70), 70) == 100


def test_a_change_with_worst_and_best_is_scored_by_the_level() -> None:
    target = goal(target={"increase_by": 15}, worst=0, best=40)

    assert score(target, 30) == 75
    assert score(target, (1, "10"), baseline=20) == 75
    assert score_goal(target, {0: reached((1, "10"))}).reason is Reason.NO_BASELINE


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        (goal(target={"at_least": 70}), None, Reason.MISSING),
        (goal(), reached(70), Reason.NO_TARGET),
        (goal(target={"decrease_by": "10%"}), reached(36), Reason.NO_BASELINE),
        (goal(target={"decrease_by": "10%"}), reached((-1, "2")), Reason.NO_BASELINE),
        (goal(target={"decrease_by": "10%"}, baseline=0), reached(0), Reason.ZERO_BASELINE),
    ],
)
def test_what_cannot_be_scored_says_why_and_is_never_zero(
    target: KpiGoal, actual: Actual | None, reason: Reason
) -> None:
    made = score_goal(target, {0: actual} if actual else {})

    assert (made.score, made.reason) == (None, reason)


def test_channels_score_the_mean_of_those_that_have_a_figure() -> None:
    target = goal(targets=[{"segment": "email", "at_most": "2 h"}, {"segment": "chat", "at_most": "1 min"}])
    both = {0: reached("1 h"), 1: reached("5 min")}

    assert score_goal(target, both).score == 50
    assert score_goal(target, {0: reached("1 h")}).score == 100
    assert score_goal(target, {}).reason is Reason.MISSING
    assert [part.rule for part in score_goal(target, both).parts] == [Rule.REACHED, Rule.REACHED]


def test_a_channel_may_have_its_own_worst_and_best() -> None:
    target = goal(
        worst="10 h",
        targets=[
            {"segment": "email", "at_most": "2 h"},
            {"segment": "chat", "at_most": "1 min", "worst": "5 min", "best": "30 s"},
        ],
    )

    made = score_goal(target, {0: reached("6 h"), 1: reached("5 min")})

    assert [(part.rule, part.score) for part in made.parts] == [(Rule.SCALE, 50), (Rule.SCALE, 0)]
    with pytest.raises(ValidationError) as caught:
        goal(targets=[{"segment": "email", "at_most": "2 h", "worst": "1 h"}])
    assert caught.value.errors()[0]["ctx"]["error"].at == ("targets", 0, "worst")


def card(weights: list[float | None], figures: list[Any]) -> Scorecard:
    goals = {
        f"k{number}": goal(worst=0, best=100, target={"at_least": 50}, weight=weight)
        for number, weight in enumerate(weights)
    }
    actuals = {
        f"k{number}": {0: reached(figure)} for number, figure in enumerate(figures) if figure is not MISSING
    }
    return score_role(goals, actuals)


def test_the_total_is_weighted() -> None:
    made = card([50, 30, 20], [100, 50, 0])

    assert made.total == pytest.approx(65)
    assert [made.points(name) for name in made.goals] == pytest.approx([50, 15, 0])


@pytest.mark.parametrize(
    ("weights", "figures", "total"),
    [
        ([33.33, 33.33, 33.33], [100, 100, 100], 100),  # no 99.99
        ([33.33, 33.33, 33.33], [90, 60, 30], 60),
        ([50, 30], [100, 0], 62.5),  # weights that make 80
        ([100, 100], [100, 0], 50),  # weights that make 200
        ([50, 30, 20], [100, 50, MISSING], 81.25),  # a missing figure is not 0
        ([50, None], [100, 0], 100),  # no weight: not counted
        ([50, 0], [100, 0], 100),
        ([None, None], [100, 0], None),
        ([0, 0], [100, 0], None),
        ([50, 50], [MISSING, MISSING], None),
        ([], [], None),
    ],
)
def test_weights_are_shared_among_what_counts(
    weights: list[float | None], figures: list[Any], total: float | None
) -> None:
    made = card(weights, figures)

    assert made.total == (None if total is None else pytest.approx(total))
    if made.shares:
        assert sum(made.shares.values()) == pytest.approx(100)


number = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(worst=number, best=number, one=number, other=number)
def test_a_score_lies_between_0_and_100_and_grows_in_the_good_direction(
    worst: float, best: float, one: float, other: float
) -> None:
    if worst == best:
        best += 1
    kind = "at_least" if best > worst else "at_most"
    target = goal(worst=worst, best=best, target={kind: best})
    lower, higher = sorted((one, other))
    below, above = (score_goal(target, {0: reached(value)}).score for value in (lower, higher))

    assert below is not None
    assert above is not None
    assert 0 <= below <= 100
    assert 0 <= above <= 100
    assert below <= above if best > worst else below >= above
    assert score_goal(target, {0: reached(worst)}).score == 0
    assert score_goal(target, {0: reached(best)}).score == 100


@given(baseline=number, percent=st.integers(1, 300), one=number, other=number, up=st.booleans())
def test_a_change_scores_more_the_more_is_changed(
    baseline: float, percent: int, one: float, other: float, up: bool
) -> None:
    target = goal(target={"increase_by" if up else "decrease_by": f"{percent}%"})
    lower, higher = sorted((one, other))
    below, above = (
        score_goal(target, {0: reached(value, baseline=baseline)}).score for value in (lower, higher)
    )

    if baseline == 0:
        assert (below, above) == (None, None)
        return
    assert below is not None
    assert above is not None
    assert 0 <= min(below, above) <= max(below, above) <= 100
    assert below <= above if up else below >= above


@given(
    low=number, width=st.floats(0.1, 1e5), far=st.floats(0.1, 1e5), value=number, farther=st.floats(0, 1e5)
)
def test_outside_a_range_farther_is_never_better(
    low: float, width: float, far: float, value: float, farther: float
) -> None:
    high = low + width
    target = goal(target={"between": [low, high]}, worst=high + far)
    outward = value - farther if value < (low + high) / 2 else value + farther
    near, off = (score_goal(target, {0: reached(each)}).score for each in (value, outward))

    assert near is not None
    assert off is not None
    assert 0 <= off <= near <= 100


@given(
    weights=st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=6),
    figures=st.lists(st.one_of(st.just(MISSING), st.floats(-50, 150)), min_size=6, max_size=6),
)
def test_a_total_lies_between_the_scores_it_is_made_of(
    weights: list[float | None], figures: list[Any]
) -> None:
    made = card(weights, figures[: len(weights)])
    counted = [made.goals[name].score or 0 for name in made.shares]

    if made.total is None:
        assert counted == []
    else:
        assert min(counted) - 1e-6 <= made.total <= max(counted) + 1e-6
        assert sum(made.shares.values()) == pytest.approx(100)


def test_a_percentage_of_a_percentage_is_relative() -> None:
    change = Actual(Quantity(5, Kind.PERCENT), is_change=True)

    assert score_goal(goal(target={"increase_by": "10%"}), {0: change}).score == 50

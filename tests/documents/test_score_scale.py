"""What the scorecard says of scores: charts as plain figures, the same in words, the rules with an example."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jd_builder.choices import Document, EngineName, Format
from jd_builder.documents.catalogue import compose
from jd_builder.documents.kpi_scorecard import KpiRow, compose_kpi_scorecard
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import load_role
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT, MINIMAL, Check

CSAT = "    csat: {target: {at_least: 4.5}}\n"


def row(project: Path, kpi: str, language: str = "en") -> KpiRow:
    path = project / "role.yaml"
    path.write_text(MINIMAL.replace(CSAT, f"    {kpi}\n"), encoding="utf-8")
    return compose_kpi_scorecard(load_role(path), Words(language)).kpis[0]


@pytest.mark.parametrize(
    ("kpi", "ends", "curve", "marks", "said"),
    [
        (
            "csat: {target: {at_least: 4.5}, worst: 3.5, best: 4.8}",
            ("3.5 points", "4.8 points"),
            ((0, 0), (100, 100)),
            (76.92,),
            ("Exactly on target: 76.9",),
        ),
        (
            "complaints: {target: {at_most: 1}, worst: 4, best: 0}",
            ("4 complaints", "0 complaints"),
            ((0, 0), (100, 100)),
            (75,),
            ("Exactly on target: 75",),
        ),
        (
            "fcr: {target: {at_least: 70}, worst: 50}",
            ("50%", "70%"),
            ((0, 0), (100, 100)),
            (100,),
            ("Exactly on target: 100",),
        ),
        (
            "aht: {target: {between: [4 min, 6 min]}, worst: 2 min}",
            ("4 minutes – 6 minutes",),
            ((0, 0), (33.33, 100), (66.67, 100), (100, 0)),
            (),
            ("Inside = full score, 2 minutes or more outside = 0",),
        ),
        (
            "aht: {target: {between: [3 min, 6 min]}, worst: 10 min}",  # no time is below nothing
            ("3 minutes – 6 minutes",),
            ((0, 25), (30, 100), (60, 100), (100, 0)),
            (),
            ("Inside = full score, 4 minutes or more outside = 0",),
        ),
        (
            "complaints: {target: {decrease_by: 10%}, versus: previous_quarter}",
            ("no change", "down by 10%"),
            ((0, 0), (100, 100)),
            (),
            (),
        ),
        (
            "complaints: {target: {decrease_by: 10%}, baseline: 40}",
            ("40 complaints", "36 complaints"),
            ((0, 0), (100, 100)),
            (),
            (),
        ),
        (
            "nps: {target: {increase_by: 15}, baseline: -5, worst: -10, best: 30}",
            ("-10 points", "30 points"),
            ((0, 0), (100, 100)),
            (50,),
            ("Exactly on target: 50",),
        ),
        (
            "avg_response_time: {worst: 4 h, best: 1 min, targets: [{segment: email, at_most: 2 h}, {segment: chat, at_most: 1 min}]}",
            ("4 hours", "1 minute"),
            ((0, 0), (100, 100)),
            (50.21, 100),
            ("Email, exactly on target: 50.2", "Live chat, exactly on target: 100"),
        ),
    ],
)
def test_a_chart_is_plain_figures_from_worst_to_best(
    project: Path,
    kpi: str,
    ends: tuple[str, ...],
    curve: tuple[tuple[float, float], ...],
    marks: tuple[float, ...],
    said: tuple[str, ...],
) -> None:
    scoring = row(project, kpi).scoring

    assert [(scale.ends, scale.curve, scale.marks) for scale in scoring.scales] == [(ends, curve, marks)]
    assert scoring.marked + scoring.remarks == said
    assert all(end.split(" – ")[0] in scoring.scales[0].description for end in ends)


@pytest.mark.parametrize(
    "kpi",
    [
        "fcr: {target: {at_least: 70%}}",
        "fcr: {target: {at_least: 70%}, best: 80%}",
        "aht: {target: {between: [3 min, 6 min]}}",
        "avg_response_time: {targets: [{segment: email, at_most: 2 h}, {segment: chat, at_most: 1 min}]}",
    ],
)
def test_without_a_scale_the_sheet_says_reached_or_missed(project: Path, kpi: str) -> None:
    assert row(project, kpi).scoring.scales == ()
    assert row(project, kpi, "vi").scoring.remarks == ("Đạt = trọn điểm, không đạt = 0",)


def test_channels_with_a_best_value_of_their_own_have_a_chart_each(project: Path) -> None:
    scoring = row(
        project,
        "avg_response_time: {worst: 4 h, targets: [{segment: email, at_most: 2 h}, {segment: chat, at_most: 1 min}]}",
    ).scoring

    assert [scale.ends for scale in scoring.scales] == [("4 hours", "2 hours"), ("4 hours", "1 minute")]


@pytest.mark.parametrize(
    ("kpi", "label"),
    [
        ("complaints: {target: {decrease_by: 10%}}", "Mức hiện tại"),
        ("complaints: {target: {decrease_by: 10%}, versus: baseline}", "Mức hiện tại"),
        ("complaints: {target: {decrease_by: 10%}, versus: previous_quarter}", "Mức của quý trước"),
        ("complaints: {target: {decrease_by: 10%}, baseline: 40}", ""),
        ("fcr: {target: {at_least: 70%}}", ""),
    ],
)
def test_a_starting_level_that_is_not_known_is_left_to_fill_in(project: Path, kpi: str, label: str) -> None:
    assert row(project, kpi, "vi").scoring.start == label


def test_the_rules_come_with_the_formula_and_an_example_of_the_sheet() -> None:
    rules = compose_kpi_scorecard(load_role(CHECKOUT / "profiles" / "cskh.yaml"), Words("vi")).rules

    assert [rule.lead for rule in rules] == [
        "Có mức 0 điểm và mức trọn điểm",
        "Càng thấp càng tốt",
        "Chỉ tiêu là một khoảng",
        "Chỉ tiêu tăng, giảm",
        "Không ghi hai mức đó",
        "Nhiều kênh",
        "Chưa có số liệu",
        "Tổng điểm",
    ]
    assert rules[0].text == (
        "điểm = (thực đạt − mức 0 điểm) ÷ (mức trọn điểm − mức 0 điểm) × 100, không dưới 0 và không quá 100. "
        "Ví dụ Mức độ hài lòng của khách hàng (CSAT) đạt 4,5/5 điểm: (4,5 − 3,5) ÷ (4,8 − 3,5) × 100 = 76,9 điểm."
    )


@pytest.mark.parametrize(
    ("kpi", "message", "key"),
    [
        ("fcr: {target: {at_least: 70%}, worst: 80%, best: 60%}", "worst is better than best: the target asks for more", "worst"),
        ("fcr: {target: {at_least: 70%}, worst: 80}", "worst is better than best: the target asks for more", "worst"),
        ("complaints: {target: {at_most: 3}, worst: 0, best: 9}", "worst is better than best: the target asks for less", "worst"),
        ("complaints: {target: {decrease_by: 9%}, worst: 0, best: 9}", "worst is better than best: the target asks for less", "worst"),
        ("aht: {target: {between: [3 min, 6 min]}, worst: 5 min}", "worst lies inside the range that scores in full", "worst"),
        ("aht: {target: {between: [3 min, 6 min]}, best: 5 min}", "a range has no best value: every value in it scores in full", "best"),
        ("fcr: {target: {at_least: 70%}, worst: 60%, best: 60%}", "worst and best are the same value", "best"),
    ],
)  # fmt: skip
def test_worst_and_best_that_make_no_scale_are_refused(
    check: Check, kpi: str, message: str, key: str
) -> None:
    found = check(MINIMAL.replace(CSAT, f"    {kpi}\n"))

    column = 4 + kpi.rindex(f"{key}: ") + len(key) + 3

    assert [(each.message.text("en"), each.where) for each in found] == [(message, ("role.yaml", 11, column))]


def test_charts_are_small_sound_pictures_with_their_words_beside_them() -> None:
    role = load_role(CHECKOUT / "tests" / "data" / "full" / "full.yaml")
    page = convert(
        compose(Document.KPI_SCORECARD.value, role, Words("vi")),
        Document.KPI_SCORECARD.value,
        Format.HTML,
        engine=EngineName.PLUTOPRINT,
    ).decode()
    pictures = [ElementTree.fromstring(text) for text in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]

    charts = [picture for picture in pictures if picture.get("role") == "img"]
    assert len(charts) == 5
    assert all(chart.get("aria-label") for chart in charts)
    assert all(picture.get("aria-hidden") == "true" for picture in pictures if picture not in charts)
    for chart in charts:
        numbers = [float(x) for shape in chart for x in re.findall(r"-?[\d.]+", shape.get("points") or "")]
        assert all(0 <= x <= 200 for x in numbers[::2])
        assert all(0 <= y <= 25 for y in numbers[1::2])

from datetime import date

import pytest

from jd_builder.documents.common import target_lines
from jd_builder.documents.wording import Words
from jd_builder.library.loading import load_library
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import load_role
from jd_builder.profile.models import Salary
from jd_builder.profile.targets import KpiGoal
from tests.conftest import CHECKOUT

TARGETS = [
    ("csat", {"target": {"at_least": 4.5}}, "từ 4,5/5 điểm trở lên", "4.5 out of 5 or more"),
    (
        "csat",
        {"variant": "three_point", "target": {"at_most": 1.5}},
        "không quá 1,5 (thang 1–3, 1 là tốt nhất)",
        "at most 1.5 (scale 1–3, 1 is best)",
    ),
    ("csat", {"variant": "top_box", "target": {"at_least": "85%"}}, "từ 85% trở lên", "85% or more"),
    ("nps", {"target": {"increase_by": 15}}, "tăng thêm 15 điểm", "up by 15 points"),
    ("nps", {"target": {"at_least": 15}}, "từ 15 điểm trở lên", "15 points or more"),
    ("fcr", {"target": {"at_least": "70%"}}, "từ 70% trở lên", "70% or more"),
    (
        "retention",
        {"target": {"increase_by": "5 pp"}, "versus": "previous_year"},
        "tăng thêm 5 điểm phần trăm so với năm trước",
        "up by 5 percentage points compared with the previous year",
    ),
    ("retention", {"target": {"increase_by": "5%"}}, "tăng thêm 5%", "up by 5%"),
    (
        "complaints",
        {"target": {"decrease_by": "10%"}, "versus": "previous_quarter"},
        "giảm 10% so với quý trước",
        "down by 10% compared with the previous quarter",
    ),
    (
        "complaints",
        {"variant": "per_1000", "target": {"at_most": 3}},
        "không quá 3 trên 1.000",
        "at most 3 per 1,000",
    ),
    ("cost_per_contact", {"target": {"at_most": 12_000}}, "không quá 12.000 đồng", "at most VND 12,000"),
    (
        "aht",
        {"target": {"between": ["3 min", "6 phút"]}},
        "từ 3 phút đến 6 phút",
        "from 3 minutes to 6 minutes",
    ),
    ("avg_resolution_time", {"target": {"at_most": "24 h"}}, "không quá 24 giờ", "at most 24 hours"),
    (
        "hr_request_time",
        {"target": {"at_most": "2 ngày làm việc"}},
        "không quá 2 ngày làm việc",
        "at most 2 working days",
    ),
    # the best there can be is said without “or more”; a figure against a plan may pass 100%
    ("tax_filing_on_time", {"target": {"at_least": "100%"}}, "100%", "100%"),
    ("sales_attainment", {"target": {"at_least": "100%"}}, "từ 100% trở lên", "100% or more"),
    ("calling_violations", {"target": {"at_most": 0}}, "0 lỗi", "0 violations"),
    ("new_customers", {"target": {"at_least": 3}}, "từ 3 khách hàng trở lên", "3 customers or more"),
]


@pytest.mark.parametrize(("kpi", "goal", "vietnamese", "english"), TARGETS)
def test_targets_say_whether_they_are_a_level_or_a_change(
    kpi: str, goal: dict[str, object], vietnamese: str, english: str
) -> None:
    made = KpiGoal.model_validate(goal)
    measure = measure_of(load_library().kpis[kpi], made)
    assert made.target is not None

    assert Words("vi").target(made.target, made, measure) == vietnamese
    assert Words("en").target(made.target, made, measure) == english


def test_segments_stand_in_front_of_their_targets() -> None:
    role = load_role(CHECKOUT / "profiles" / "cskh.yaml")
    kpi, goal = role.library.kpis["avg_response_time"], role.profile.success.kpis["avg_response_time"]

    assert target_lines(kpi, goal, role, Words("vi")) == (
        "Email: không quá 2 giờ",
        "Chat trực tuyến: không quá 1 phút",
    )
    assert target_lines(kpi, goal, role, Words("en")) == (
        "Email: at most 2 hours",
        "Live chat: at most 1 minute",
    )


@pytest.mark.parametrize(
    ("salary", "vietnamese", "english"),
    [
        ({"min": 7e6, "max": 10e6}, "7–10 triệu đồng/tháng", "VND 7–10 million a month"),
        ({"min": 7.5e6, "max": 10.5e6}, "7,5–10,5 triệu đồng/tháng", "VND 7.5–10.5 million a month"),
        ({"min": 8e6}, "từ 8 triệu đồng/tháng", "from VND 8 million a month"),
        ({"max": 8e6}, "tối đa 8 triệu đồng/tháng", "up to VND 8 million a month"),
        ({"min": 8e6, "max": 8e6}, "8 triệu đồng/tháng", "VND 8 million a month"),
        (
            {"min": 25_500, "max": 30_000, "per": "hour"},
            "25.500–30.000 đồng/giờ",
            "VND 25,500–30,000 an hour",
        ),
        ({"min": 500, "max": 800, "currency": "USD"}, "500–800 USD/tháng", "USD 500–800 a month"),
        ({}, "", ""),
    ],
)
def test_pay_as_people_write_it(salary: dict[str, object], vietnamese: str, english: str) -> None:
    made = Salary.model_validate(salary)

    assert Words("vi").salary(made) == vietnamese
    assert Words("en").salary(made) == english


def test_dates_and_deadlines() -> None:
    goal = KpiGoal.model_validate({"by": date(2027, 6, 30)})

    assert Words("vi").deadline(goal) == "chậm nhất 30/06/2027"
    assert Words("en").deadline(goal) == "by 30 June 2027"
    assert Words("vi").deadline(KpiGoal.model_validate({"within": "3 months"})) == "trong vòng 3 tháng"
    assert Words("en").deadline(KpiGoal.model_validate({"within": "1 năm"})) == "within 1 year"

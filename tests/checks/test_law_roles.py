"""JD330–JD340 on profiles: a fragment is laid over base.yaml."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.profile.loading import load_role

BASE = (Path(__file__).parent / "base.yaml").read_bytes()
CASES = [
    ("other: {probation: {days: 60}}", []),
    ("other: {probation: {days: 61}}", ["JD330"]),
    ("requirements: {education: {level: vocational}}\nother: {probation: {days: 30}}", []),
    ("requirements: {education: {level: vocational}}\nother: {probation: {days: 31}}", ["JD330"]),
    ("requirements: {education: {level: college, required: false}}", ["JD330"]),
    ("title: {level: manager}\nother: {probation: {days: 180}}", ["JD330"]),
    ("title: {level: manager}\nother: {probation: {days: 60}}", []),
    (
        "title: {name: Lao động phổ thông bốc xếp}\nrequirements: {education: {level: none}}\nother: {probation: {days: 30}}",
        ["JD330"],
    ),
    (
        "title: {name: Lao động phổ thông bốc xếp}\nrequirements: {education: {level: none}}\nother: {probation: {days: 6}}",
        [],
    ),
    (
        "title: {name: Tạp vụ văn phòng}\nrequirements: {education: {level: high_school}}\nother: {probation: {days: 15}}",
        ["JD330"],
    ),
    (
        "title: {name: Tổ trưởng tạp vụ}\nrequirements: {education: {level: none}}\nother: {probation: {days: 30}}",
        [],
    ),
    (
        "title: {name: Nhân viên bảo vệ dữ liệu}\nrequirements: {education: {level: none}}\nother: {probation: {days: 30}}",
        [],
    ),
    ("other: {probation: {pay_percent: 84}}", ["JD331"]),
    ("other: {probation: {pay_percent: 100}}", []),
    ("benefits: {salary: {min: 5_309_999}}", ["JD332"]),
    ("benefits: {salary: {min: 4_800_000}}\nposting: {wage_region: II}", []),
    ("benefits: {salary: {min: 4_800_000}}\nposting: {wage_region: null}", []),
    ("benefits: {salary: {min: 3_600_000}}\nposting: {wage_region: null}", ["JD332"]),
    ("benefits: {salary: {min: 25_000, max: 30_000, per: hour}}", ["JD332"]),
    ("benefits: {salary: {min: 25_500, max: 30_000, per: hour}}", []),
    ("benefits: {salary: {min: 200_000, max: 250_000, per: day}}", ["JD332"]),
    ("benefits: {salary: {min: 204_000, max: 250_000, per: day}}", []),
    ("benefits: {salary: {min: 60_000_000, max: 70_000_000, per: year}}", ["JD332"]),
    ("benefits: {salary: {min: 3_000_000, max: 4_000_000}}\nother: {employment: part_time}", []),
    ("benefits: {salary: {min: 3_000_000, max: 4_000_000}}\nother: {employment: intern}", []),
    ("benefits: {items: ['Lương cứng 4.500.000 đồng/tháng']}", ["JD332"]),
    ("benefits: {items: ['Lương cứng 4.500.000 đồng/tháng']}\nposting: {wage_region: null}", []),
    ("benefits: {items: ['Lương cứng 5.400.000 đồng/tháng']}", []),
    ("benefits: {items: ['Lương 22k/giờ']}", ["JD332"]),
    ("benefits: {items: ['Lương 22k/giờ']}\nposting: {wage_region: IV}", []),
    ("other: {hours: {per_week: 49}}", ["JD333"]),
    ("other: {hours: {per_day: 9, per_week: 45}}", []),
    ("other: {hours: {per_day: 9, per_week: null}}", ["JD333"]),
    ("other: {hours: {per_day: 12, per_week: 48}}", ["JD333"]),
    ("other: {hours: {shifts: 'Ca 1: 7h - 19h, thứ 2 - thứ 7'}}", ["JD333"]),
    ("other: {hours: {shifts: 'Ca 1: 7h - 15h, ca 2: 14h - 22h'}}", []),
    ("requirements: {others: [Sẵn sàng tăng ca khi công ty yêu cầu]}", ["JD334"]),
    ("benefits: {items: [Nghỉ 2 ngày một tháng]}", ["JD335"]),
    ("benefits: {leave_days: 11}", ["JD336"]),
    ("benefits: {insurance: [social, health]}", ["JD338"]),
    ("benefits: {insurance: []}\nother: {employment: intern}", []),
    ("benefits: {salary: {min: 800, max: 1000, currency: USD}}", ["JD339"]),
    ("other: {hours: null}", ["JD340"]),
    ("benefits: {items: [Đặt cọc 500k tiền đồng phục]}", ["JD320"]),
]


def codes(fragment: str, folder: Path, *, as_of: date | None = None) -> list[str]:
    (folder / "base.yaml").write_bytes(BASE)
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{fragment}\n", encoding="utf-8")
    checker = Checker(CheckOptions(select=("JD32", "JD33", "JD34"), as_of=as_of), today=date(2026, 11, 23))
    return [problem.code for problem in checker.role(load_role(folder / "role.yaml"))]


@pytest.mark.parametrize(("fragment", "expected"), CASES, ids=[fragment for fragment, _ in CASES])
def test_a_profile(fragment: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(fragment, tmp_path) == expected


@pytest.mark.parametrize(
    ("posted", "as_of", "expected"),
    [
        ("2025-12-31", None, []),
        ("2026-01-01", None, ["JD332"]),
        ("2026-01-01", date(2025, 12, 31), []),
        ("2025-12-31", date(2026, 1, 1), ["JD332"]),
    ],
)
def test_the_day_of_the_posting_or_as_of_chooses_the_minimum(
    posted: str, as_of: date | None, expected: list[str], tmp_path: Path
) -> None:
    fragment = f"benefits: {{salary: {{min: 5_000_000}}}}\nposting: {{date: {posted}}}"

    assert codes(fragment, tmp_path, as_of=as_of) == expected


def test_the_region_of_the_company_counts_where_the_posting_names_none(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("name: Công ty Ví Dụ\nwage_region: I\n", encoding="utf-8")
    fragment = "benefits: {salary: {min: 4_800_000}}\nposting: {wage_region: null}"

    assert codes(fragment, tmp_path) == ["JD332"]

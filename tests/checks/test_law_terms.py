"""JD320–JD342 on lines of our own: every guilty one is found, every innocent one left alone."""

import time
from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.sources import Source

CODES = tuple(f"JD3{number}" for number in (20, 21, 22, *range(30, 40), 42))
HEADINGS = {
    "benefits": "Quyền lợi",
    "conditions": "Thời gian làm việc",
    "requirements": "Yêu cầu ứng viên",
    "duties": "Mô tả công việc",
    "apply": "Cách thức ứng tuyển",
}
HERE = Path(__file__).parent
LINES = [
    tuple(line.split("\t"))
    for file in (HERE / "corpus_terms.tsv", HERE / "corpus" / "pay.tsv")
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def codes_in(text: str, *, as_of: date | None = None) -> dict[int, list[str]]:
    """Return the codes found in a pasted posting, line by line."""
    checker = Checker(CheckOptions(select=CODES, as_of=as_of), today=date(2026, 11, 23))
    found: dict[int, list[str]] = {}
    for problem in checker.text(Source("posting.txt", text)):
        assert problem.span is not None
        found.setdefault(problem.span.start_position[0], []).append(problem.code)
    return found


def test_the_corpus_is_large_and_half_innocent() -> None:
    innocent = [line for codes, _, line in LINES if codes == "-"]

    assert len(LINES) >= 120
    assert len(innocent) * 2 >= len(LINES)


@pytest.mark.parametrize(("codes", "section", "line"), LINES, ids=[line[2][:50] for line in LINES])
def test_a_line_of_the_corpus(codes: str, section: str, line: str) -> None:
    text = f"Nhân viên bán hàng\nYêu cầu ứng viên\nTốt nghiệp Cao đẳng\n{HEADINGS[section]}\n{line}\n"
    expected = [] if codes == "-" else codes.split(",")

    assert codes_in(text).get(5, []) == expected


POSTINGS = [
    ("Thứ 2 - Thứ 6 (từ 08:00 đến 17:30)\nThứ 7 (từ 08:00 đến 16:30)", {5: ["JD333"]}),
    ("Thứ 2 - Thứ 6 (từ 08:00 đến 17:30)\nThứ 7 (từ 08:00 đến 12:00)", {}),
    ("Thứ 2 - Thứ 7 (từ 08:00 đến 17:30)\nNghỉ trưa 1h30", {}),
    ("Thứ 2 - Thứ 7 (từ 08:00 đến 17:30)\nNghỉ trưa: 12h - 13h30", {}),
    ("Thứ 2 - Thứ 7 (từ 08:00 đến 17:30)\nNghỉ trưa 1 tiếng", {5: ["JD333"]}),
    ("Thứ 2 - Thứ 7 (từ 08:00 đến 17:30)\nThứ 7 cách tuần", {}),
    ("Thứ 2 - Thứ 7 (từ 08:00 đến 17:30)\nLàm việc từ Thứ 2 đến sáng Thứ 7", {}),
    ("Thứ 2 - Thứ 7 (từ 08:00 đến 17:30)\nSáng: 8h - 12h\nChiều: 13h30 - 17h30", {}),
    ("Thứ 2 đến Thứ 7\nSáng: 7h30 - 12h00\nChiều: 13h00 - 17h30", {6: ["JD333"]}),
    (
        "Thứ 2 đến Chủ nhật (mỗi tuần chọn 1 ngày off)\nCa 1: 8h00 ~ 17h30\nCa 2: 10h00 ~ 20h00",
        {6: ["JD333"], 7: ["JD333"]},
    ),
    ("Thứ 2 - Chủ nhật (từ 08:00 đến 22:00)\nCa 1: 8h - 15h\nCa 2: 15h - 22h\nTuần nghỉ 1 ngày", {}),
    ("Thứ 2 - Chủ nhật (từ 08:00 đến 17:00)\nĐược nghỉ 4 ngày/tháng", {}),
    ("Thứ 2 - Thứ 6 (từ 08:00 đến 17:00)\nNghỉ 2 ngày/tháng", {}),
]


@pytest.mark.parametrize(
    ("lines", "expected"), POSTINGS, ids=[lines.replace("\n", " | ") for lines, _ in POSTINGS]
)
def test_lines_are_read_together(lines: str, expected: dict[int, list[str]]) -> None:
    text = f"Nhân viên bán hàng\nYêu cầu ứng viên\nTốt nghiệp Cao đẳng\nThời gian làm việc\n{lines}\n"

    assert codes_in(text) == expected


@pytest.mark.parametrize(
    ("title", "schooling", "expected"),
    [
        ("Nhân viên kho", "Tốt nghiệp THPT trở lên", ["JD330"]),
        ("Nhân viên kho", "Trình độ: Trung cấp, Cao đẳng, Đại học", ["JD330"]),
        ("Nhân viên kho", "Không yêu cầu bằng cấp", ["JD330"]),
        ("Nhân viên kho", "Nhanh nhẹn, chăm chỉ", ["JD330"]),
        ("Nhân viên kế toán", "Tốt nghiệp Cao đẳng, Đại học", []),
        ("Nhân viên kế toán", "Ưu tiên tốt nghiệp đại học", []),
        ("Trưởng phòng kinh doanh", "Tốt nghiệp THPT trở lên", []),
        ("Quản lý lớp học", "Biết tiếng Trung", ["JD330"]),
    ],
)
def test_two_months_of_probation_depend_on_the_schooling(
    title: str, schooling: str, expected: list[str]
) -> None:
    text = f"{title}\nYêu cầu ứng viên\n{schooling}\nQuyền lợi\nThử việc 2 tháng\n"

    assert codes_in(text).get(5, []) == expected


def test_a_finding_points_at_the_words_to_blame() -> None:
    source = Source("posting.txt", "Nhân viên\nQuyền lợi\n- Lương tốt, thử việc 3 tháng hưởng 70% lương\n")

    found = Checker(CheckOptions(select=CODES), today=date(2026, 11, 23)).text(source)

    assert [(problem.code, problem.span and problem.span.start_position) for problem in found] == [
        ("JD330", (3, 14)),
        ("JD331", (3, 14)),
    ]


def test_text_without_marks_is_understood() -> None:
    text = "Nhan vien\nQuyen loi\nThu viec 3 thang\nDong BHXH sau 6 thang lam viec\nNghi 2 ngay/thang\n"

    assert codes_in(text) == {3: ["JD330"], 4: ["JD338"], 5: ["JD335"]}


@pytest.mark.parametrize(
    ("day", "line", "expected"),
    [
        (date(2025, 12, 31), "Lương 3.600.000đ/tháng", []),
        (date(2026, 1, 1), "Lương 3.600.000đ/tháng", ["JD332"]),
        (date(2026, 6, 30), "Nghỉ 11 ngày lễ, tết trong năm", []),
        (date(2026, 7, 1), "Nghỉ 11 ngày lễ, tết trong năm", ["JD337"]),
        (date(2020, 12, 31), "12h/ngày, thử việc 3 tháng, nghỉ 11 ngày lễ trong năm", []),
    ],
)
def test_the_law_of_the_day_counts(day: date, line: str, expected: list[str]) -> None:
    text = f"Nhân viên kho\nYêu cầu\nTốt nghiệp cao đẳng\nQuyền lợi\n{line}\n"

    assert codes_in(text, as_of=day).get(5, []) == expected


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Nhân viên bán hàng - Quận 7", "Lương cứng 4tr5", ["JD332"]),
        ("Nhân viên bán hàng (Thủ Đức)", "Lương cứng 4tr5", ["JD332"]),
        ("Nhân viên bán hàng (Thủ Đức, part-time)", "Lương cứng 4tr5", []),
        ("Nhân viên bán hàng - Bến Tre", "Lương cứng 4tr5", []),
        ("Nhân viên tuyến về Quận 7", "Lương cứng 4tr5", []),
        ("Nhân viên bán hàng - Quận 7", "Lương cứng 5tr5", []),
    ],
)
def test_a_place_of_work_tells_the_region(title: str, line: str, expected: list[str]) -> None:
    assert codes_in(f"{title}\nQuyền lợi\n{line}\n").get(3, []) == expected


@pytest.mark.parametrize(
    ("line", "elsewhere", "expected"),
    [
        ("Lương cứng 4tr5", "Địa chỉ: 12 Trần Thái Tông, Cầu Giấy, Hà Nội", ["JD332"]),
        ("Lương cứng 4tr5", "📍 Số 5 đường số 3 quận 7", ["JD332"]),
        ("Lương cứng 4tr5", "Địa điểm làm việc:\n - Quận 3, TP.HCM", ["JD332"]),
        ("Part 23k/h, làm tốt tăng lên 26k", "Làm tại Q.Tân Bình", ["JD332"]),
        ("Lương đảm bảo 4tr2 (vùng II)", "", ["JD332"]),
        ("Lương cứng 4tr2", "Xưởng ở Sóc Trăng, vùng III", []),
        ("Lương cứng 4tr5", "Địa chỉ: Bến Tre", []),
        ("Lương cứng 4tr5", "Tuyến giao về quận 7", []),
        ("Lương cứng 4tr5", "Phỏng vấn gặp chị Hoa", []),
        ("Lương cứng 5tr5", "Địa chỉ: 12 Trần Thái Tông, Cầu Giấy, Hà Nội", []),
        ("Phụ trách vùng II, lương cứng 5tr", "Địa chỉ: Cần Giuộc, Long An", []),
    ],
)
def test_an_address_elsewhere_tells_the_region(line: str, elsewhere: str, expected: list[str]) -> None:
    assert codes_in(f"Thu ngân\nQuyền lợi\n{line}\n{elsewhere}\n").get(3, []) == expected


def test_one_consent_for_everything_has_its_own_article() -> None:
    line = "Nộp CV đồng nghĩa bạn cho phép công ty chia sẻ thông tin cho đối tác"
    source = Source("posting.txt", f"Nhân viên kho\nCách thức ứng tuyển\n{line}\n")

    (problem,) = Checker(CheckOptions(select=("JD322",)), today=date(2026, 11, 23)).text(source)

    assert problem.hint is not None
    assert "25.1.b" in problem.hint.text("en")


@pytest.mark.parametrize(("day", "fined"), [(date(2026, 9, 9), False), (date(2026, 9, 10), True)])
def test_the_fine_is_that_of_the_day(day: date, fined: bool) -> None:
    source = Source("posting.txt", "Nhân viên kho\nQuyền lợi\nNghỉ 2 ngày/tháng\n")

    (problem,) = Checker(CheckOptions(select=CODES, as_of=day)).text(source)

    assert problem.hint is not None
    assert ("283/2026" in str(problem.hint)) is fined


@pytest.mark.parametrize(
    "line",
    [
        "8h-" * 10_000,
        "thử việc " * 5_000,
        "nghỉ 1 ngày " * 5_000,
        "sau 6 tháng " * 10_000 + "BHXH",
        "lương " * 10_000 + "3 triệu",
        "1.000.000 - " * 5_000,
        "thứ 2 - thứ 7 " * 4_000,
        "a" * 1_000_000,
    ],
    ids=lambda line: line[:12],
)
def test_hostile_repetition_is_answered_soon(line: str) -> None:
    start = time.process_time()
    codes_in(f"Nhân viên\nQuyền lợi\n{line}\n")

    assert time.process_time() - start < 5

"""JD340 on postings: what is told, and what a word alone does not tell."""

from datetime import date

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.sources import Source

CHECKER = Checker(CheckOptions(select=("JD340",)), today=date(2026, 11, 23))
TOLD = {
    "place": "APPLY: Địa chỉ: 12 Nguyễn Trãi, Hà Nội",
    "hours": "CONDITIONS: Làm giờ hành chính",
    "rest": "BENEFITS: Mỗi tuần nghỉ chủ nhật",
    "pay": "BENEFITS: Lương 9 - 12 triệu",
    "insurance": "BENEFITS: Đóng BHXH từ ngày ký hợp đồng",
}
NAMES = {
    "place": "the place of work",
    "hours": "working hours",
    "rest": "rest and leave",
    "pay": "the pay",
    "insurance": "insurance",
}
HEADINGS = {
    "TITLE": "",
    "DUTIES": "Mô tả công việc",
    "REQUIREMENTS": "Yêu cầu ứng viên",
    "BENEFITS": "Quyền lợi",
    "CONDITIONS": "Thời gian làm việc",
    "APPLY": "Cách thức ứng tuyển",
}


def missing(*lines: str) -> set[str]:
    """Return which items are missing in a posting of lines, each with its part."""
    parts = [tuple(line.split(": ", 1)) for line in lines]
    title = next((text for part, text in parts if part == "TITLE"), "Thợ may")
    text = f"{title}\n{HEADINGS['DUTIES']}\n- Làm theo mẫu\n"
    for part, line in parts:
        if part != "TITLE":
            text += f"{HEADINGS[part]}\n- {line}\n"
    text += f"{HEADINGS['REQUIREMENTS']}\n- Cẩn thận\n"
    found = CHECKER.text(Source("posting.txt", text))
    message = found[0].message.text("en") if found else ""
    return {key for key, name in NAMES.items() if name in message}


def test_a_posting_that_tells_everything_is_left_alone() -> None:
    assert missing(*TOLD.values()) == set()


def test_a_posting_without_anything_lacks_everything() -> None:
    assert missing("REQUIREMENTS: Khéo tay") == set(NAMES)


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ("pay", "REQUIREMENTS: Lương thiện, thật thà"),
        ("pay", "DUTIES: Chấm công, tính lương cho 200 công nhân"),
        ("pay", "BENEFITS: Xét tăng lương mỗi năm, lương tháng 13"),
        ("pay", "REQUIREMENTS: Có kinh nghiệm tính lương, bảo hiểm"),
        ("pay", "DUTIES: Đạt doanh thu 500 triệu mỗi tháng"),
        ("pay", "DUTIES: Mua lương thực cho bếp ăn"),
        ("insurance", "DUTIES: Tư vấn bảo hiểm xe cho khách"),
        ("insurance", "REQUIREMENTS: Ưu tiên biết bán bảo hiểm"),
        ("insurance", "TITLE: Chuyên viên Bảo hiểm"),
        ("insurance", "BENEFITS: Bảo hiểm tai nạn 24/24"),
        ("rest", "REQUIREMENTS: Lễ phép, nhanh nhẹn"),
        ("rest", "TITLE: Lễ tân khu nghỉ dưỡng"),
        ("rest", "REQUIREMENTS: Tuân thủ quy định của công ty"),
        ("rest", "CONDITIONS: Nghỉ trưa 1 tiếng"),
        ("rest", "BENEFITS: Công ty cho phép chọn ca"),
        ("rest", "REQUIREMENTS: Không tự ý nghỉ việc"),
        ("hours", "DUTIES: Trả lời khách trong 2 giờ"),
        ("hours", "TITLE: Nhân viên Hành chính"),
        ("hours", "DUTIES: Mở cửa cho khách lúc 8h"),
        ("place", "REQUIREMENTS: Thành thạo tin học văn phòng"),
        ("place", "DUTIES: Trưng bày cửa hàng"),
        ("place", "DUTIES: Đăng bài bán hàng online"),
        ("place", "DUTIES: Giao hàng cho khách ở Hà Nội"),
    ],
)
def test_a_word_alone_does_not_tell(item: str, line: str) -> None:
    others = [each for key, each in TOLD.items() if key != item]

    assert missing(*others, line) == {item}


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ("pay", "TITLE: Thợ may (Lương 9 - 12 triệu)"),
        ("pay", "BENEFITS: Thu nhập từ 10tr"),
        ("pay", "BENEFITS: 28k/giờ, thưởng cuối tháng"),
        ("pay", "BENEFITS: Lương thỏa thuận theo năng lực"),
        ("pay", "APPLY: Mức lương: Thỏa thuận"),
        ("pay", "BENEFITS: Salary: negotiable"),
        ("insurance", "BENEFITS: BHYT, BHTN đầy đủ"),
        ("insurance", "BENEFITS: Bảo hiểm sau thử việc"),
        ("insurance", "BENEFITS: Đầy đủ chế độ theo Luật Lao động"),
        ("insurance", "REQUIREMENTS: Thử việc xong được đóng bảo hiểm"),
        ("insurance", "BENEFITS: Social insurance as the law demands"),
        ("rest", "BENEFITS: 12 ngày phép năm"),
        ("rest", "CONDITIONS: Làm từ thứ 2 đến thứ 6"),
        ("rest", "CONDITIONS: T2 - T7"),
        ("rest", "BENEFITS: Nghỉ lễ, tết theo quy định"),
        ("rest", "CONDITIONS: Mỗi tuần off 1 ngày"),
        ("rest", "CONDITIONS: Làm 6 ngày/tuần"),
        ("rest", "BENEFITS: Annual leave 14 days"),
        ("hours", "CONDITIONS: 8h - 17h"),
        ("hours", "CONDITIONS: Ca sáng hoặc ca chiều"),
        ("hours", "BENEFITS: Thời gian làm việc linh hoạt"),
        ("hours", "TITLE: Thợ may part-time"),
        ("hours", "CONDITIONS: Ngày làm 8 tiếng"),
        ("place", "TITLE: Thợ may - Đà Nẵng"),
        ("place", "CONDITIONS: Làm việc tại xưởng Bình Tân"),
        ("place", "CONDITIONS: Quận 7"),
        ("place", "APPLY: Nộp hồ sơ tại số 5 đường Lê Lợi, phường 3"),
        ("place", "CONDITIONS: Làm ở nhà, nộp bài qua mạng"),
        ("place", "BENEFITS: Chi nhánh Gò Vấp"),
    ],
)
def test_what_is_said_is_told(item: str, line: str) -> None:
    others = [each for key, each in TOLD.items() if key != item]

    assert missing(*others, line) == set()

"""JD6xx: pay, deadline, how to apply, what search engines ask for; guilty and innocent."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.problems import Problem, Severity
from jd_builder.profile.loading import load_role
from jd_builder.sources import Source

BASE = Path(__file__).parent / "base.yaml"
TODAY = date(2026, 11, 23)
PAY = ("JD601", "JD602", "JD607")


def in_text(text: str, *select: str) -> list[Problem]:
    return Checker(CheckOptions(select=select), today=TODAY).text(Source("tin.txt", text))


def in_profile(
    folder: Path, fragment: str, *select: str, company: str = "name: Công ty Ví dụ\n"
) -> list[Problem]:
    (folder / "base.yaml").write_bytes(BASE.read_bytes())
    (folder / "company.yaml").write_text(company, encoding="utf-8")
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{fragment}", encoding="utf-8")
    return Checker(CheckOptions(select=select), today=TODAY).role(load_role(folder / "role.yaml"))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Lương: 8-10tr", []),
        ("Lương từ 8 triệu", []),
        ("Mức lương: 7.000.000 - 9.000.000", []),
        ("LƯƠNG 12TR", []),
        ("Luong 8 - 10 trieu", []),
        ("Lương 25k/giờ", []),
        ("Lương 22.000đ/h", []),
        ("Lương 1tr2/ngày", []),
        ("Lương: 10M - 15M", []),
        ("Lương từ 500 - 700$", []),
        ("Salary: up to 2000 USD", []),
        ("Mức lương khởi điểm:9-12 + thưởng KPI", []),
        ("Mức lương\n15 - 20 triệu", []),
        ("Quyền lợi\n- 15 - 20 triệu", []),
        ("Quyền lợi\n- Thoả thuận (15.000.000 – 20.000.000)", []),
        ("Quyền lợi\nLương + thưởng: 15 - 20 triệu", []),
        ("Lương thoả thuận theo năng lực (8-12tr)", []),
        ("Lương net 20 triệu (thỏa thuận thêm)", []),
        ("Lương theo sản phẩm 300k/ngày", []),
        ("Hỗ trợ thực tập 2 - 4 triệu/tháng", []),
        ("Lương thỏa thuận (từ 7.0xx.xxx đồng)", []),
        ("Lương cứng 7tr + hoa hồng, thu nhập 10 - 40 triệu", []),
        ("Thu nhập: Thoả thuận", ["JD602"]),
        ("Mức lương: Cạnh tranh", ["JD602"]),
        ("Mức lương\nThỏa thuận", ["JD602"]),
        ("luong thoa thuan", ["JD602"]),
        ("Lương: Thỏa thuận + thưởng 5 triệu", ["JD602"]),
        ("Quyền lợi\n- Lương thỏa thuận\n- Phụ cấp xăng xe 1 triệu/tháng", ["JD602"]),
        ("Quyền lợi\n- Lương cạnh tranh\n- Lương tháng 13", ["JD602"]),
        ("Lương thử việc 85%, chính thức thỏa thuận", ["JD602"]),
        ("Lương: deal theo năng lực", ["JD602"]),
        ("Mức lương trao đổi khi phỏng vấn", ["JD602"]),
        ("Quyền lợi: lương cao, ổn định", ["JD602"]),
        ("Môi trường cạnh tranh, thu nhập tốt", ["JD602"]),
        ("Salary: negotiable", ["JD602"]),
        ("Competitive salary and benefits", ["JD602"]),
        ("Nhuận bút theo năng lực", ["JD602"]),
        ("Lương cứng + hoa hồng", ["JD602"]),
        ("Lương cạnh tranh, lương tháng 13", ["JD602"]),
        ("Lương thỏa thuận, liên hệ 0912 345 678", ["JD602"]),
        ("Lương thỏa thuận, đóng BHXH 100%, nghỉ phép 12 ngày", ["JD602"]),
        ("Lương thỏa thuận, xét tăng lương 2 lần/năm", ["JD602"]),
        ("Quyền lợi\n- Lương tháng 13\n- Thưởng Tết", ["JD601"]),
        ("Quyền lợi\n- Phụ cấp: 500k\n- Thưởng Tết 1 tháng lương", ["JD601"]),
        ("Xét tăng lương theo năng lực hằng năm", ["JD601"]),
        ("Các chế độ hấp dẫn khác", ["JD601"]),
        ("Yêu cầu\n- Ghi rõ mức lương mong muốn trong CV", ["JD601"]),
        ("Mô tả công việc\n- Tính lương cho 500 nhân viên, quản lý quỹ 5 tỷ", ["JD601"]),
        ("Mô tả công việc\n- Bán hàng đạt 200 triệu mỗi tháng với giá cạnh tranh", ["JD601"]),
        ("Sản phẩm có giá cạnh tranh, chính sách lương thưởng rõ ràng", ["JD601"]),
        ("Thu nhập hấp dẫn: 10 - 40 triệu", ["JD607"]),
        ("Lương 8-30tr", ["JD607"]),
        ("Salary 500 - 2000 USD", ["JD607"]),
    ],
)
def test_what_a_pasted_posting_says_about_pay(body: str, codes: list[str]) -> None:
    found = in_text(f"Nhân viên kho\n\n{body}\n", *PAY)

    assert [problem.code for problem in found] == codes


def test_pay_in_the_title_is_a_figure() -> None:
    assert in_text("Thủ kho - lương 10 triệu\n\nQuyền lợi\n- Thưởng Tết\n", *PAY) == []


def test_each_line_without_a_figure_is_pointed_at() -> None:
    text = (
        "Thủ kho\n\nThu nhập\n- Thu nhập khi đạt 100% KPI: Thoả thuận\n\nQuyền lợi\n- Lương theo năng lực\n"
    )

    found = in_text(text, *PAY)

    assert [(problem.where[1:], problem.message.text("vi")) for problem in found] == [
        ((4, 3), "“Thu nhập khi đạt 100% KPI: Thoả thuận” không cho biết con số nào"),
        ((7, 3), "“Lương theo năng lực” không cho biết con số nào"),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Hạn nộp hồ sơ: 27/12/2025", "JD604"),
        ("Hạn nộp: 1-6-26", "JD604"),
        ("HẠN CHÓT: 01/10/2026", "JD604"),
        ("Nhận hồ sơ đến hết ngày 31/10/2026", "JD604"),
        ("Nộp hồ sơ trước ngày 5 tháng 1 năm 2026", "JD604"),
        ("Deadline: 2026-01-31", "JD604"),
        ("Apply by 31 March 2026", "JD604"),
        ("Send your CV to hr@vidu.vn before 30/09/2026", "JD604"),
        ("Applications close October 1st, 2026", "JD604"),
        ("Hạn nộp hồ sơ\n27.12.2025", "JD604"),
        ("Han nop ho so: 27/12/2025", "JD604"),
        ("Hạn nộp hồ sơ: 27/12/2026", None),
        ("Hạn nộp hồ sơ: 23/11/2026", None),
        ("Hạn nộp hồ sơ: 27/12", None),
        ("Hạn nộp: 31/02/2026", None),
        ("Nhận hồ sơ đến khi tuyển đủ", None),
        ("Ngày đăng: 01/01/2025", "JD603"),
        ("Làm báo cáo đúng deadline", "JD603"),
        ("Công ty thành lập ngày 01/01/2010", "JD603"),
        ("Nghỉ các ngày 30/4, 1/5, 2/9", "JD603"),
        ("Nộp hồ sơ tại văn phòng công ty", "JD603"),
    ],
)
def test_deadlines_in_a_pasted_posting(line: str, code: str | None) -> None:
    found = in_text(f"Thủ kho\n\n{line}\n", "JD603", "JD604")

    assert [problem.code for problem in found] == ([code] if code else [])
    if code == "JD603":
        assert found[0].severity is Severity.NOTE


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Gửi CV về tuyendung@vidu.vn", True),
        ("Gửi CV về [email protected]", True),
        ("LH: 0912 345 678", True),
        ("Liên hệ chị Mai, 09xx xxx xxx", True),
        ("Tổng đài 1900 1234", True),
        ("Ứng tuyển tại https://vidu.vn/tuyen-dung", True),
        ("Ứng viên nộp hồ sơ trực tuyến bằng cách bấm Ứng tuyển ngay dưới đây.", True),
        ("Inbox fanpage để được tư vấn", True),
        ("Cách thức ứng tuyển\nTại phòng nhân sự, tầng 2.", True),
        ("Apply now", True),
        ("Mô tả công việc\n- Liên hệ khách hàng qua Zalo, gửi thông tin sản phẩm.", False),
        ("Yêu cầu\n- Biết dùng Zalo.", False),
        ("Quyền lợi\n- Lương 8.000.000 - 10.000.000 đồng", False),
        ("Quyền lợi\n- Lương 09 - 10 000 000", False),
        ("Cách thức ứng tuyển", False),
    ],
)
def test_ways_to_apply_in_a_pasted_posting(body: str, told: bool) -> None:
    assert [problem.code for problem in in_text(f"Thủ kho\n\n{body}\n", "JD605")] == (
        [] if told else ["JD605"]
    )


@pytest.mark.parametrize(
    ("fragment", "found"),
    [
        ("language: vi", []),
        ("benefits: {salary: {public: false}}", [("JD601", "benefits.salary.public")]),
        ("benefits: {salary: null}", [("JD601", "benefits")]),
        ("benefits: {salary: {min: null, max: null}}", [("JD601", "benefits")]),
        (
            "benefits: {salary: {min: null, max: null, note: Lương thỏa thuận}}",
            [("JD602", "")],
        ),
        ("benefits: {salary: null, items: [Thu nhập hấp dẫn]}", [("JD602", "")]),
        ("benefits: {items: [Thu nhập hấp dẫn]}", []),
        ("benefits: {salary: {min: null}}", []),
        ("benefits: {salary: {min: 9_000_000, max: 18_000_000}}", []),
        ("benefits: {salary: {min: 9_000_000, max: 18_100_000}}", [("JD607", "benefits.salary.max")]),
        ("posting: {deadline: null}", [("JD603", "posting")]),
        ("posting: {date: 2026-10-01, deadline: 2026-11-22}", [("JD604", "posting.deadline")]),
        ("posting: {deadline: 2026-11-23}", []),
        ("posting: {apply: null}", [("JD605", "posting")]),
        ("posting: {apply: {email: null, note: Gửi CV}}", [("JD605", "posting.apply")]),
        ("posting: {apply: {email: null, phone: '1900 1234'}}", []),
        ("posting: {address: null}", [("JD606", "posting")]),
        ("posting: {address: null}\nother: {work_format: remote}", []),
        ("title: {name: Thủ kho 30/11}", [("JD606", "title.name")]),
        ("title: {name: Bảo vệ trực 24/7}", []),
        ("title: {name: Thủ kho TK01}\nposting: {code: TK01}", [("JD606", "title.name")]),
        (
            "benefits: {salary: null}\nposting: {date: null, deadline: null, apply: null, address: null}",
            [],
        ),  # a template, no posting yet
    ],
)
def test_profiles(tmp_path: Path, fragment: str, found: list[tuple[str, str]]) -> None:
    problems = in_profile(tmp_path, fragment + "\n", "JD6")

    assert [(problem.code, problem.pointer) for problem in problems] == found


def test_words_instead_of_a_figure_are_pointed_at_in_a_profile(tmp_path: Path) -> None:
    found = in_profile(tmp_path, "benefits: {salary: null, items: [Xe đưa đón, Thu nhập hấp dẫn]}\n", "JD602")

    assert [(problem.where[1:], problem.message.text("en")) for problem in found] == [
        ((2, 46), "“Thu nhập hấp dẫn” tells no figure")
    ]


def test_the_company_may_be_the_contact_and_must_have_a_name(tmp_path: Path) -> None:
    fragment = "posting: {apply: null}\n"

    assert in_profile(tmp_path, fragment, "JD605", company="name: Ví dụ\ncontact: {phone: 1900 1234}\n") == []


def test_a_posting_without_a_company_is_told(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_bytes(BASE.read_bytes())
    role = load_role(tmp_path / "base.yaml")

    found = Checker(CheckOptions(select=("JD606",)), today=TODAY).role(role)

    assert [problem.message.text("en") for problem in found] == [
        "search engines will not show this posting as a job, for want of company.yaml: name"
    ]

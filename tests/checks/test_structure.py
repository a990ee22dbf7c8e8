"""JD1xx: titles, gaps of templates, sections and duties, guilty and innocent."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions, Limits
from jd_builder.checks.running import Checker
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from jd_builder.sources import Source

BASE = Path(__file__).parent / "base.yaml"
TITLES = ("JD103", "JD104", "JD105")


def in_text(text: str, *select: str, limits: Limits | None = None) -> list[Problem]:
    checker = Checker(CheckOptions(select=select, limits=limits or Limits()), today=date(2026, 11, 23))
    return checker.text(Source("tin.txt", text))


def in_profile(folder: Path, fragment: str, *select: str) -> list[Problem]:
    (folder / "base.yaml").write_bytes(BASE.read_bytes())
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{fragment}", encoding="utf-8")
    return Checker(CheckOptions(select=select), today=date(2026, 11, 23)).role(
        load_role(folder / "role.yaml")
    )


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Nhân viên kế toán", []),
        ("Nhân Viên Chăm Sóc Khách Hàng (CSKH)", []),
        ("Chuyên viên SEO", []),
        ("Kỹ sư PLC / HMI", []),
        ("QA QC", []),
        ("IT Helpdesk", []),
        ("Lập trình viên C++", []),
        ("Lập trình viên C# / .NET", []),
        ("Trưởng phòng R&D", []),
        ("Nhân viên kinh doanh BĐS", []),
        ("Nhân viên vận hành máy CNC 3D", []),
        ("Bảo vệ trực 24/7", []),
        ("**Nhân viên kho**", []),
        ("# Nhân viên kho", []),
        ("- Nhân viên kho", []),
        ("Vị trí tuyển dụng: Nhân viên kho", []),
        ("Chuyên viên tiền lương và phúc lợi (C&B)", []),
        ("Chuyên viên lương thưởng", []),
        ("Chuyên viên thuế thu nhập cá nhân", []),
        ("Nhân viên trồng hoa hồng", []),
        ("Công nhân gấp hộp giấy", []),
        ("Giám đốc chi nhánh Hà Nội", []),
        ("Giám sát bán hàng khu vực Đà Nẵng", []),
        ("Nhân viên tư vấn tại quầy", []),
        ("Nhân viên chăm sóc khách hàng tại nhà", []),
        ("Giảng viên đại học Thái Nguyên", []),
        ("Phiên dịch tiếng Hàn", []),
        ("Nhân viên kinh doanh Bia Sài Gòn", []),
        ("Nhân viên phục vụ quán bún bò Huế", []),
        ("Đầu bếp món Huế", []),
        ("Nhân viên bán hàng nem chua Thanh Hóa", []),
        ("Kế toán May Hưng Yên", []),
        ("Nhân viên bán hàng Sài Gòn Co.op", []),
        ("Điều hành tour Đà Lạt", []),
        ("Giám đốc kinh doanh Hà Nội", []),
        ("Trưởng văn phòng Hà Nội", []),
        ("Nhân viên Bưu điện TP.HCM", []),
        ("Nhân viên kinh doanh thị trường Hà Nội", []),
        ("Bếp trưởng bếp nóng (Hot Kitchen)", []),
        ("Senior Sales Executive", []),
        ("Thực tập sinh nhân sự - tuyển dụng", []),
        ("Trợ lý tổng giám đốc, kiêm thư ký", []),
        ("Nhân viên lái xe nâng 3 tấn", []),
        ("Kỹ sư cầu đường – giao thông", []),
        ("Nhân viên kho\nTUYỂN DỤNG GẤP", []),  # only the title is looked at
        ("CÔNG TY CỔ PHẦN MINH AN\nNhân viên kho", []),  # the company's name is no title
        ("THÔNG BÁO TUYỂN DỤNG\nNhân viên kho", []),
        ("NHÂN VIÊN KẾ TOÁN", ["JD103"]),
        ("Nhân viên kinh doanh - LƯƠNG CAO", ["JD103", "JD105"]),
        ("KẾ TOÁN", ["JD103"]),
        ("SALES MANAGER", ["JD103"]),
        ("# NHÂN VIÊN KHO", ["JD103"]),
        ("Tuyển dụng NHÂN VIÊN BÁN HÀNG", ["JD103"]),
        ("NHÂN VIÊN KHO", ["JD103"]),
        ("★ Nhân viên kho ★", ["JD104"]),
        ("Nhân viên kho!!!", ["JD104"]),
        ("🔥🔥 Nhân viên kho", ["JD104"]),
        ("Bạn thích bán hàng?", ["JD104"]),
        ("*** Nhân viên kho ***", ["JD104"]),
        ("#tuyendung Nhân viên kho", ["JD104"]),
        ("Nhân viên kinh doanh ($500)", ["JD104", "JD105"]),
        ("Nhân viên kinh doanh lương 20 triệu", ["JD105"]),
        ("Nhân viên kinh doanh upto 30tr", ["JD105"]),
        ("Nhân viên kinh doanh (15 - 25 triệu)", ["JD105"]),
        ("Nhân viên kinh doanh - thu nhập hấp dẫn", ["JD105"]),
        ("Sales Executive - Up to 2000 USD", ["JD105"]),
        ("Nhân viên kinh doanh 12.000.000đ", ["JD105"]),
        ("Nhan vien kinh doanh luong 20 trieu", ["JD105"]),
        ("Nhân viên kho tại Hà Nội", ["JD105"]),
        ("Nhân viên kho - Bình Dương", ["JD105"]),
        ("[HCM] Nhân viên kho", ["JD105"]),
        ("Nhân viên kho (TP. Hồ Chí Minh)", ["JD105"]),
        ("Nhân viên kho Quận 7", ["JD105"]),
        ("Nhân viên bán hàng Hà Nội", ["JD105"]),
        ("NV kinh doanh TP.HCM", ["JD105"]),
        ("Nhân viên kho Bình Dương", ["JD105"]),
        ("Nhân viên chăm sóc khách hàng TP. Hồ Chí Minh", ["JD105"]),
        ("Nhan vien ban hang Ha Noi", ["JD105"]),
        ("Sales Executive Đà Nẵng", ["JD105"]),
        ("Kế toán trưởng Cần Thơ!", ["JD104", "JD105"]),
        ("Kế toán tổng hợp (đi làm ngay)", ["JD105"]),
        ("Kế toán tổng hợp nhận việc ngay", ["JD105"]),
        ("Cần tuyển gấp kế toán", ["JD105"]),
        ("[Gấp] Kế toán kho", ["JD105"]),
        ("Accountant - urgent", ["JD105"]),
        ("Telesales không áp doanh số", ["JD105"]),
        ("Nhân viên tư vấn - không áp lực", ["JD105"]),
        ("Nhân viên tư vấn không cần kinh nghiệm", ["JD105"]),
        ("Công nhân, bao ăn ở", ["JD105"]),
        ("Nhân viên văn phòng nghỉ T7, CN", ["JD105"]),
        ("Lễ tân việc nhẹ lương cao", ["JD105"]),
    ],
)
def test_titles(title: str, codes: list[str]) -> None:
    found = in_text(f"{title}\n\nMô tả công việc\n- Nhập, xuất hàng theo phiếu.\n", *TITLES)

    assert sorted({problem.code for problem in found}) == codes


def test_other_names_and_both_languages_are_titles_too(tmp_path: Path) -> None:
    found = in_profile(
        tmp_path,
        "title:\n  name: {vi: Nhân viên kho, en: WAREHOUSE CLERK}\n  aliases: [Thủ kho tại Hà Nội]\n",
        *TITLES,
    )

    assert [(problem.code, problem.pointer) for problem in found] == [
        ("JD103", "title.name.en"),
        ("JD105", "title.aliases.0"),
    ]


def test_a_title_points_at_the_words(tmp_path: Path) -> None:
    found = in_profile(tmp_path, "title: {name: Thủ kho đi làm ngay !!}\n", *TITLES)

    assert [(problem.code, problem.where[1:]) for problem in found] == [
        ("JD105", (2, 23)),
        ("JD104", (2, 35)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Sử dụng được phần mềm {{ tên phần mềm }}.",
        "Làm việc tại {dia_diem}.",
        "Công ty [tên công ty] chuyên bán thiết bị.",
        "Có ít nhất (số năm cụ thể) kinh nghiệm.",
        "Liên hệ phòng nhân sự [điền số điện thoại].",
        "Báo cáo cho <tên vị trí> mỗi tuần.",
        "Kinh nghiệm XXX năm.",
        "Doanh số tối thiểu xxx triệu mỗi tháng.",
        "Công ty ABC cần người quản lý kho",
        "Công ty TNHH XYZ",
        "ABC company is a retailer.",
        "Lorem ipsum dolor sit amet",
        "TODO: viết lại phần này",
        "Lương từ ..... đến ..... triệu",
        "Tối thiểu ….. năm kinh nghiệm",
        "Mức lương: ………………",
        "Họp lúc ____ giờ hằng ngày",
        "Bắt đầu làm việc ngày …/…/2026",
        "Hạn nộp: dd/mm/yyyy",
        "Our client, [company name], is hiring",
        "[Insert salary here]",
        "[Điền nhiệm vụ]",
        "[...]",
        "Kiểm kho: […]",
        "Báo cáo cho [Tên quản lý]",
        "Có [số] năm kinh nghiệm",
        "Tối thiểu (điền số) năm kinh nghiệm",
        "X năm kinh nghiệm",
        "Có ít nhất x+ năm kinh nghiệm ở vị trí tương đương",
        "At least X years of experience",
        "[Nhập nội dung công việc]",
    ],
)
def test_gaps(line: str) -> None:
    found = in_text(f"Nhân viên kho\n\nYêu cầu\n- {line}\n", "JD107")

    assert [problem.where[1] for problem in found] == [4]


@pytest.mark.parametrize(
    "line",
    [
        "Thành thạo Word, Excel, Zalo, TikTok....",
        "Hỗ trợ các kênh (fanpage, sàn thương mại điện tử, .........).",
        "Đóng BHXH, BHYT, BHTN ….theo luật",
        "Hưởng BHXH, BHYT....theo chế độ của công ty",
        "Liên hệ: 09xx xxx xxx (chị Mai)",
        "Hotline 0xxxxxxxxx",
        "Gọi 0912 XXX XXX để được hẹn",
        "Lương từ 7.0xxx xxx xxx.000 đ/tháng",
        "Gửi CV về [email protected]",
        "Tiêu đề email: [Vị trí ứng tuyển] - [Họ tên]",
        "Đặt tên file theo mẫu <Họ tên>_<Vị trí>",
        "[Mức lương]",
        "[Địa điểm làm việc]: Hà Nội",
        "Công ty ABC Bakery có 20 cửa hàng",
        "Công việc theo ca (nhập liệu, soạn thảo)",
        "Mặc áo cỡ XL, XXL",
        "Xem [trang tuyển dụng](https://vidu.vn)",
        "Nhận hàng, kiểm đếm, ghi phiếu,...",
        "____________________",
        "Quản lý danh sách việc cần làm (to-do list)",
        "Biết HTML: thẻ <div>, <span>",
        "Thử việc 2 tháng…",
        "Kinh nghiệm < 5 năm > 1 năm đều được",
        "[Nhập liệu] 3 tháng kinh nghiệm",
        "Ứng viên [điền form tại đây] trước ngày 30/11",
        "Kiểm phiếu (điền sổ, ký tên)",
        "Hiểu khách gen X năm sinh 1970",
        "[Quản lý] Họp giao ban hằng ngày",
        "Chạy quảng cáo trên mạng X năm nay",
        "Nhập số liệu (nhập tên, số điện thoại của khách)",
        "Ca sáng: ... ca chiều: 13 giờ",
    ],
)
def test_no_gaps(line: str) -> None:
    assert in_text(f"Nhân viên kho\n\nYêu cầu\n- {line}\n", "JD107") == []


def test_a_gap_in_a_profile_is_named_with_its_place(tmp_path: Path) -> None:
    found = in_profile(tmp_path, "title:\n  reports_to: '[Tên vị trí]'\n", "JD107")

    assert [problem.headline("vi").partition("role.yaml")[2] for problem in found] == [
        ":3:16 JD107 “[Tên vị trí]” là chỗ trống của mẫu chưa được điền"
    ]


@pytest.mark.parametrize(
    ("fragment", "where"),
    [
        ("success: {kpis: null, criteria: []}", "success"),
        ("requirements: {education: null, experience: null, skills: null}", "requirements"),
        (
            "benefits: {salary: null, insurance: [], leave_days: null, training: [], items: []}",
            "benefits",
        ),
        ("other: null", ""),
        ("requirements: {education: null, experience: null}", None),
        ("success: {kpis: null}", None),
        ("benefits: {salary: null}", None),
        (
            "other: {locations: [], channels: [], hours: null, probation: null, work_format: null}",
            None,
        ),
    ],
)
def test_empty_sections(tmp_path: Path, fragment: str, where: str | None) -> None:
    found = in_profile(tmp_path, fragment + "\n", "JD102")

    assert [problem.pointer for problem in found] == ([] if where is None else [where])


FULL = "Thủ kho\n\n{duties}\n- Nhập hàng.\n\n{needs}\n- Biết Excel.\n\n{gets}\n- Lương 9 triệu.\n"


@pytest.mark.parametrize(
    ("duties", "needs", "gets"),
    [
        ("Mô tả công việc", "Yêu cầu ứng viên", "Quyền lợi"),
        ("MÔ TẢ CÔNG VIỆC:", "YÊU CẦU:", "QUYỀN LỢI:"),
        ("1. Mô tả công việc", "2. Yêu cầu công việc", "3. Phúc lợi"),
        ("I/ NHIỆM VỤ CHÍNH", "II/ TIÊU CHUẨN TUYỂN DỤNG", "III/ CHẾ ĐỘ ĐÃI NGỘ"),
        ("## Job description", "## Your skills and experience", "## Why you'll love working here"),
        ("**Trách nhiệm**", "**Kỹ năng & kinh nghiệm**", "**Lương thưởng và phúc lợi**"),
        ("🔹 Bạn sẽ làm gì?", "🔹 Bạn cần có", "🔹 Bạn được gì"),
        ("mo ta cong viec", "yeu cau", "quyen loi"),
    ],
)
def test_every_section_is_there_under_any_heading(duties: str, needs: str, gets: str) -> None:
    assert in_text(FULL.format(duties=duties, needs=needs, gets=gets), "JD102") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ kho\n\nMô tả công việc\n- Nhập hàng.\n\nYêu cầu\n\nQuyền lợi\n- Lương 9 triệu.\n", [(6, 1)]),
        ("Thủ kho\n\nMô tả công việc\n- Nhập hàng.\n\nQuyền lợi\n- Lương 9 triệu.\n", [(1, 1)]),
        ("Thủ kho\n", [(1, 1)]),
        ("Cần thủ kho, phụ trách nhập xuất hàng, có kinh nghiệm, lương 9 triệu.\n", [(1, 1)]),
        ("Thủ kho\nPhụ trách nhập xuất hàng.\nCó kinh nghiệm là lợi thế.\nLương 9 triệu.\n", []),
        ("Thủ kho\nMô tả: nhập hàng\nYêu cầu: biết Excel\nQuyền lợi: lương 9 triệu\n", []),
        ("", []),
    ],
)
def test_missing_sections(text: str, expected: list[tuple[int, int]]) -> None:
    assert [problem.where[1:] for problem in in_text(text, "JD102")] == expected


def test_must_haves_may_be_as_many_as_the_project_wants(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_bytes(BASE.read_bytes())
    role = load_role(tmp_path / "base.yaml")

    def found(most: int) -> list[Problem]:
        options = CheckOptions(select=("JD106",), limits=Limits(must_haves=most))
        return Checker(options, today=date(2026, 11, 23)).role(role)

    assert [problem.message.text("en") for problem in found(1)] == [
        "2 skills are a must, more than one person can be expected to have (1)"
    ]
    assert found(2) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trả lời điện thoại của khách hàng.", "Trả lời điện thoại của khách hàng", True),
        ("Trả lời điện thoại của khách hàng.", "TRẢ LỜI ĐIỆN THOẠI CỦA KHÁCH HÀNG", True),
        (
            "Ghi nhận thông tin khách hàng vào phần mềm.",
            "Ghi nhận các thông tin khách hàng vào phần mềm.",
            True,
        ),
        ("Lập báo cáo doanh số hằng tuần.", "Lập báo cáo doanh số hằng tháng.", False),
        ("Kiểm kê kho số 1 vào cuối tuần.", "Kiểm kê kho số 2 vào cuối tuần.", False),
        ("Nhập hàng theo phiếu của phòng mua hàng.", "Xuất hàng theo phiếu của phòng bán hàng.", False),
        ("Trả lời email.", "Trả lời điện thoại.", False),
    ],
)
def test_duties_said_twice(one: str, other: str, same: bool) -> None:
    found = in_text(f"Thủ kho\n\nMô tả công việc\n- {one}\n- Dọn kho.\n- {other}\n", "JD108")

    assert [problem.where[1:] for problem in found] == ([(6, 1)] if same else [])


def test_the_same_words_in_requirements_are_no_duty_said_twice() -> None:
    text = "Thủ kho\n\nMô tả công việc\n- Nhập, xuất hàng theo phiếu.\n\nYêu cầu\n- Nhập, xuất hàng theo phiếu.\n"

    assert in_text(text, "JD108") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- " + "Nhập hàng từ nhà cung cấp và đối chiếu với phiếu. " * 8, 1),
        ("- Nhập hàng; xuất hàng; kiểm kê; dọn kho.", 1),
        ("- Nhập hàng, xuất hàng, kiểm kê, dọn kho.", 0),
        ("- Nhập hàng; xuất hàng.", 0),
        ("- Làm việc với phòng mua hàng (Hà Nội; Huế) để đặt hàng.", 0),
    ],
)
def test_unwieldy_duties(text: str, lines: int) -> None:
    found = in_text(f"Thủ kho\n\nMô tả công việc\n{text}\n\nYêu cầu\n{text}\n", "JD110")

    assert [problem.where[1] for problem in found] == [4] * lines


def test_length_is_counted_in_characters() -> None:
    text = "Thủ kho\n\nMô tả công việc\n- Nhập, xuất hàng theo phiếu.\n"

    assert in_text(text, "JD109", limits=Limits(posting_min=50)) == []
    assert in_text(text * 3, "JD109", limits=Limits(posting_min=10, posting_max=100))[0].message.text(
        "en"
    ) == ("the posting has about 164 characters, more than 100")

"""What JD4xx finds and, as often, what it leaves alone."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.checks.wording.lists import word_lists
from jd_builder.checks.wording.spaces import space_edits
from jd_builder.mending import splice
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from jd_builder.sources import Source

BASE = Path(__file__).parent / "base.yaml"


def found(text: str, *codes: str) -> list[Problem]:
    checker = Checker(CheckOptions(select=codes or ("JD4",)), today=date(2026, 11, 23))
    return checker.text(Source("posting.txt", text))


def codes_of(line: str) -> list[str]:
    return [problem.code for problem in found(f"Nhân viên tổng đài\n\nYêu cầu\n- {line}\n")]


GUILTY = [
    ("Thực hiện các công việc khác theo sự phân công của quản lý", ["JD401"]),
    ("Làm các nhiệm vụ khác do cấp trên giao", ["JD401"]),
    ("Thực hiện các công việc theo yêu cầu của cấp trên", ["JD401"]),
    ("Nhập liệu và các công việc liên quan khác", ["JD401"]),
    ("thuc hien cac cong viec khac theo su phan cong", ["JD401"]),
    ("Hồ sơ, giấy tờ, v.v.", ["JD401"]),
    ("Hồ sơ, giấy tờ v.v…", ["JD401"]),
    ("Hồ sơ, giấy tờ vân vân", ["JD401"]),
    ("Hưởng các chế độ theo quy định", []),  # under requirements it is a duty to know them
    ("Thu nhập hấp dẫn", ["JD401"]),
    ("Chi tiết trao đổi khi phỏng vấn", ["JD401"]),
    ("Filing, copying, etc.", ["JD401"]),
    ("Other duties as assigned", ["JD401"]),
    ("Năng động, nhiệt huyết, đam mê với nghề", ["JD402"]),
    ("Chịu được áp lực cao", ["JD402"]),
    ("CHỊU ÁP LỰC TỐT", ["JD402"]),
    ("Môi trường làm việc trẻ trung, năng động", ["JD402"]),
    ("Chúng tôi như một gia đình thứ hai", ["JD402"]),
    ("Chiến binh bán hàng", ["JD402"]),
    ("Sales ninja wanted", ["JD402"]),
    ("You hit the ground running", ["JD402"]),
    ("We work hard, play hard", ["JD402"]),
    ("Create synergy across teams", ["JD402"]),
    ("Nhân viên chăm nom người mua", ["JD403"]),
    ("Giúp người tiêu dùng ưng ý với dịch vụ", ["JD403"]),
    ("Tri ân khách hàng thân thương", ["JD403"]),
    ("Lắng tai ý kiến của khách", ["JD403"]),
    ("Chuyển cho phần tử tương quan", ["JD403"]),
    ("Có cơ hội thăng quan tiến chức", ["JD403"]),
    ("Ði làm ngay, có trách nhiệm với khách", ["JD406"]),
    ("Tư v\u200bấn khách", ["JD406"]),
    ("Th\u00adông tin khách hàng", ["JD406"]),
    ("𝗬𝗲̂𝘂 thích công việc", ["JD406"]),
    ("Ｔư vấn khách", ["JD406"]),
    ("Làm ở phòng \u0421SKH của công ty", ["JD406"]),
    ("Giao tiếp  tốt", ["JD407"]),
    ("Giao tiếp , thuyết phục", ["JD407"]),
    ("Giao tiếp,thuyết phục", ["JD407"]),
    ("Giao tiếp ,thuyết phục", ["JD407"]),
    ("Độ dài : 3 tháng", ["JD407"]),
    ("Được không ?", ["JD407"]),
    ("Gửi khách hàng.Báo cáo quản lý", ["JD407"]),
    ("Bán hàng：giỏi", ["JD407"]),
    ("Hoàn thành KHSX của tổ", ["JD408"]),
    ("Nói được tiếng Anh, giữ SLA", ["JD408"]),
]  # fmt: skip

INNOCENT = [
    "Hỗ trợ kiểm kê kho khi trưởng ca yêu cầu, không quá 4 giờ mỗi tháng",
    "Báo cáo theo yêu cầu của quản lý, chậm nhất trong ngày",
    "Phân công công việc cho nhân viên trong ca",
    "Phối hợp với các bộ phận liên quan khác nhau",
    "Nghỉ phép 12 ngày theo Bộ luật Lao động",
    "Theo dõi chế độ bảo hiểm theo quy định cho nhân viên",
    "Giữ giọng bình tĩnh khi nhận 60 cuộc gọi mỗi ngày",
    "Đo áp lực nước trong đường ống",
    "Chăm sóc hộ gia đình dùng nước sạch",
    "Ngày hội gia đình vào tháng 6 hằng năm",
    "Điều phối tài xế của Ninja Van",
    "Vận hành năng lượng mặt trời",
    "Chịu trách nhiệm về kho",
    "Hỗ trợ người khuyết tật, trẻ mắc bại liệt",
    "Nhân viên cấp dưới báo cáo cho trưởng ca",
    "Khách hàng hàng ngày ghé quầy",
    "Tìm khách hàng lý tưởng cho sản phẩm",
    "Tương hỗ giữa các phòng ban trong nghiệp vụ kế toán",
    "Bạn bè của bạn có thể ứng tuyển cùng",
    "Ứng viên trước đây đã nộp thì bạn không cần nộp lại",
    "Thúy và Hoà phụ trách vùng Khánh Hoà",
    "Quý khách được phục vụ tại quầy",
    "Làm việc từ 8:00 đến 17:00, lương 7.000.000 đồng...",
    "Xem https://example.vn/a,b;c?d=e và gửi tới hr@example.vn",
    "Dùng Node.js, ASP.NET, file bao-cao.xlsx và v1.2.3",
    "Nói chuyện vui vẻ :) và :D",
    "Làm ở TP.HCM, Q.1, P.Bến Nghé",
    "Tỷ lệ 1:1, điểm 4,5/5, tệp ghi_chu.txt",
    "Lương 10 000 000 đồng, giờ 8 : 30",
    "Xem ![ảnh](anh.png) và [trang](https://a.vn)",
    "Biết C++, C#, .NET và R",
    "Gia đình 👨\u200d👩\u200d👧 được mời",
    "Liều 5 μg, điện trở 3 kΩ, hệ số β",
    "Работа với khách nói tiếng Nga",
    "ISO 9001:2015, ISO:9001, S.M.A.R.T",
    "BHXH, BHYT, BHTN, KPI, CV, IT, HR, SMS, CRM, CSKH, HĐLĐ",
    "Giữ cam kết mức dịch vụ (SLA) của từng kênh, báo cáo SLA mỗi tuần",
    "Theo dõi AHT (thời gian xử lý trung bình)",
    "Gọi POS-Shop và khu A/SLA",
    "Công ty TNHH FPT, MISA, VNPT",
]


@pytest.mark.parametrize(("line", "codes"), GUILTY)
def test_wording_that_is_marked(line: str, codes: list[str]) -> None:
    assert codes_of(line) == codes


@pytest.mark.parametrize("line", INNOCENT)
def test_wording_that_is_left_alone(line: str) -> None:
    assert codes_of(line) == []


def test_one_cliche_a_text_is_told_and_none_in_the_interview(project: Path) -> None:
    text = "Yêu cầu\n- Năng động, nhiệt huyết, đam mê, chịu áp lực cao\n- Đam mê\n"

    assert [problem.where[1:] for problem in found(text, "JD402")] == [(2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Thưởng lễ , Tết ;  nghỉ phép", "Thưởng lễ, Tết; nghỉ phép"),
        ("a  b", "a b"),
        ("  - thụt  vào", "  - thụt vào"),
        ("1.  Mục một", "1.  Mục một"),
        ("| a  | b |", "| a  | b |"),
        ("Tên   :    Lan", "Tên:    Lan"),
        ("Được không ? Có !", "Được không? Có!"),
        ("“Lương” : cao", "“Lương”: cao"),
        ("kế toán,tài chính;thuế", "kế toán, tài chính; thuế"),
        ("khách，hàng（mới）", "khách, hàng(mới)"),
        ("Xong .", "Xong."),
        ("Xong ...", "Xong ..."),
        ("dùng `a  b` nhé", "dùng `a  b` nhé"),
        ("x <!-- a  b --> y", "x <!-- a  b --> y"),
        ("Lương:10 triệu", "Lương: 10 triệu"),
        ("level:staff", "level:staff"),
        ("tiện  ích  lớn  # jd: ignore JD407 -- x  y", "tiện ích lớn  # jd: ignore JD407 -- x  y"),
    ],
)
def test_spaces_are_put_right(text: str, mended: str) -> None:
    edits = [(edit.start, edit.end, edit.new) for edit in space_edits(text)]

    assert splice(text, edits) == mended
    assert space_edits(mended) == []


def test_tones_follow_the_majority_and_names_stay() -> None:
    text = "Yêu cầu\n- Sức khỏe tốt, hòa nhã\n- Thoả thuận lương, khoẻ mạnh\n- Liên hệ chị Thuý ở Khánh Hoà\n"

    assert [(problem.where[1:], problem.replacement) for problem in found(text, "JD405")] == [
        ((3, 3), "Thỏa thuận lương, khỏe")
    ]
    late = "- khoẻ, thuỷ, HOÁ ĐƠN\n- hóa\n"
    assert [(problem.where[1:], problem.replacement) for problem in found(late, "JD405")] == [((2, 3), "hoá")]
    assert found("- quý, quỳ, quỹ, toán, hoài, thuyền, mùa\n- hòa\n", "JD405") == []


def test_address_is_judged_by_section() -> None:
    apart = "Quyền lợi\n- Bạn được nghỉ 12 ngày\nCách thức ứng tuyển\n- Anh/chị gửi hồ sơ\n"
    together = "Quyền lợi\n- Bạn được nghỉ\n- Bạn có thưởng\n- Các em được kèm\n"

    assert found(apart, "JD404") == []
    assert [problem.where[1:] for problem in found(together, "JD404")] == [(4, 3)]
    assert found("Quyền lợi\n- Bạn được nghỉ\n- Ưu tiên ứng viên có bằng\n", "JD404") != []
    assert (
        found("Quyền lợi\n- Bạn được nghỉ\n- Lợi thế cho ứng viên cũ\n- anh chị em công ty\n", "JD404") == []
    )


def test_an_abbreviation_is_told_once_and_not_where_it_is_explained() -> None:
    text = "Yêu cầu\n- Giữ SLA\n- Báo cáo SLA\n- Đo FCR\n- FCR là tỷ lệ giải quyết ngay lần đầu\n"

    assert [problem.where[1:] for problem in found(text, "JD408")] == [(2, 7)]
    assert found("- TUYỂN GẤP NHÂN VIÊN POS TẠI HÀ NỘI\n", "JD408") == []


def test_english_is_counted_and_vietnamese_is_not() -> None:
    coded = "- You lead, dominate and compete with ambition in the market.\n- You are fearless.\n"
    support = "- You support the team and share responsibility for lead time with the committee.\n"
    balanced = coded + "- You collaborate, understand, trust and connect with warm empathy in the team.\n"

    assert [problem.code for problem in found(coded, "JD409")] == ["JD409"]
    assert found(support, "JD409") == []
    assert found(balanced, "JD409") == []
    assert found("- Team lead, shift lead, the lead and their leads agree in the office.\n", "JD409") == []


def test_letters_in_pieces_are_told_once_a_file() -> None:
    text = "Nhân viên\n- Kie\u0302\u0309m tra\n- ho\u0300a nha\u0303 khách\n"

    (problem,) = found(text, "JD406")

    assert (problem.where[1:], problem.replacement) == ((2, 5), "ểm tra\n- hòa nhã")


def test_a_profile_in_pieces_is_seen_although_it_is_read_composed(project: Path) -> None:
    Path("base.yaml").write_bytes(BASE.read_bytes())
    Path("role.yaml").write_text(
        "extends: base.yaml\nlanguage: vi\nsummary:\n  purpose: Giu\u0301p kha\u0301ch.\n", encoding="utf-8"
    )

    problems = Checker(CheckOptions(select=("JD4",))).role(load_role("role.yaml"))

    assert [(problem.code, problem.where[1:], problem.replacement) for problem in problems] == [
        ("JD406", (4, 14), "úp khá")
    ]


def test_word_lists_say_where_they_come_from() -> None:
    lists = word_lists()
    entries = (*lists.empty, *lists.cliches, *lists.spun)

    assert len(entries) > 50
    assert [entry.find for entry in entries if not entry.source or not entry.instead.has("en")] == []
    assert [
        name for name, text in lists.abbreviations.items() if not (text.has("vi") and text.has("en"))
    ] == []


def test_hostile_lines_are_read_in_time() -> None:
    lines = ["a" * 100_000, " " * 100_000 + ",", ("khách  hàng , " * 8_000), "`" * 50_000, "<" * 50_000, "công việc khác " * 7_000,
             "a." * 50_000, "\u200b" * 50_000, "а" * 50_000 + "b", "e\u0301" * 50_000, ",".join("ab" * 20_000)]  # fmt: skip

    for line in lines:
        found(line)


def test_long_texts_of_a_profile_are_read_in_time(project: Path) -> None:
    texts = [
        "HOÀ Hòa " * 20_000,
        "a\u200eb " * 20_000,
        "giữ SLA " * 20_000,
        "x  y , z " * 15_000,
        "`a  b` " * 15_000,
    ]
    Path("base.yaml").write_bytes(BASE.read_bytes())
    duties = "".join(f"  - text: '{text}x'\n" for text in texts)
    Path("role.yaml").write_text(f"extends: base.yaml\nduties:\n{duties}", encoding="utf-8")

    problems = Checker(CheckOptions(select=("JD4",))).role(load_role("role.yaml"))

    assert {problem.code for problem in problems} >= {"JD406", "JD407", "JD408"}

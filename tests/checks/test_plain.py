"""A pasted posting is cut into lines, each under its heading, however that is written."""

import time
import unicodedata
from datetime import date

import pytest

from jd_builder.checks.headings import heading_of
from jd_builder.checks.passages import Part
from jd_builder.checks.plain import PlainPosting, language_of
from jd_builder.checks.running import Checker
from jd_builder.sources import Source

D, R, B, C, A, S = Part.DUTIES, Part.REQUIREMENTS, Part.BENEFITS, Part.CONDITIONS, Part.APPLY, Part.SUMMARY


def parts(text: str) -> list[Part]:
    return [passage.part for passage in PlainPosting(Source("tin.txt", text)).passages]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Mô tả công việc", D),
        ("MÔ TẢ CÔNG VIỆC", D),
        ("Mô tả công việc:", D),
        ("1. Mô tả công việc", D),
        ("1/ MÔ TẢ CÔNG VIỆC:", D),
        ("I. Nhiệm vụ chính", D),
        ("II) Trách nhiệm:", D),
        ("a. Nội dung công việc", D),
        ("A) CÔNG VIỆC CỤ THỂ", D),
        ("## Mô tả công việc", D),
        ("**Mô tả công việc**", D),
        ("**Mô tả công việc:**", D),
        ("__Nhiệm vụ__", D),
        ("=== MÔ TẢ CÔNG VIỆC ===", D),
        ("--- Mô tả công việc ---", D),
        ("【Mô tả công việc】", D),
        ("[Mô tả công việc]", D),
        ("🔥 Mô tả công việc 🔥", D),
        ("★ CÔNG VIỆC", D),
        ("➤ Nhiệm vụ cụ thể", D),
        ("- Mô tả công việc", D),
        ("• Trách nhiệm:", D),
        ("mo ta cong viec", D),
        (unicodedata.normalize("NFD", "Mô tả công việc"), D),
        ("Mô tả công việc (làm tại kho)", D),
        ("Job Description", D),
        ("Key responsibilities:", D),
        ("What you will do", D),
        ("Bạn sẽ làm gì?", D),
        ("Trách nhiệm & quyền hạn", D),
        ("Yêu cầu ứng viên", R),
        ("Yêu Cầu Công Việc", R),
        ("YÊU CẦU ĐỐI VỚI ỨNG VIÊN", R),
        ("YÊU CẦU TUYỂN DỤNG KẾ TOÁN:", R),
        ("Tiêu chuẩn tuyển dụng", R),
        ("Kỹ năng & kinh nghiệm", R),
        ("Kiến thức, kỹ năng:", R),
        ("Your skills and experience", R),
        ("Qualifications", R),
        ("Requirements:", R),
        ("Bạn cần có gì", R),
        ("2. YÊU CẦU", R),
        ("Quyền lợi được hưởng", B),
        ("Phúc lợi", B),
        ("Thu nhập", B),
        ("Lương – Thưởng", B),
        ("Lương thưởng và chế độ đãi ngộ:", B),
        ("CHẾ ĐỘ", B),
        ("Phụ cấp", B),
        ("Why you'll love working here", B),
        ("Why you’ll love working here", B),
        ("Top 3 reasons to join us", B),
        ("Benefits", B),
        ("Địa điểm làm việc", C),
        ("Thời gian làm việc:", C),
        ("Thiết bị làm việc", C),
        ("Work location", C),
        ("Cách thức ứng tuyển", A),
        ("Hồ sơ bao gồm:", A),
        ("Hạn nộp hồ sơ", A),
        ("How to apply", A),
        ("Giới thiệu công ty", S),
        ("About us", S),
        ("Thông tin khác", Part.UNKNOWN),
    ],
)
def test_headings(line: str, part: Part) -> None:
    heading = heading_of(line)

    assert heading is not None
    assert (heading.part, heading.alone, heading.opens) == (part, True, True)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-",
        "- Trách nhiệm với công việc",
        "- Trách nhiệm",
        "• Kỹ năng",
        "Kỹ năng giao tiếp tốt.",
        "Kỹ năng giao tiếp, thuyết phục, tư vấn tốt",
        "Yêu cầu nhân viên Nam.",
        "Yêu cầu khách ký vào phiếu giao hàng",
        "2. Yêu cầu khách ký vào phiếu",
        "1. Lương tháng 13 theo kết quả kinh doanh",
        "Lương cứng không phụ thuộc doanh số",
        "Chế độ bảo hiểm theo luật định",
        "Thu nhập tính theo tỷ lệ đạt KPI",
        "Công việc ổn định, lâu dài",
        "Công việc khác theo phân công",
        "Điều kiện làm việc tốt",
        "Thời gian linh hoạt",
        "Địa điểm đẹp, gần trung tâm",
        "Liên hệ khách hàng cũ để giới thiệu sản phẩm",
        "Hồ sơ khách hàng được lưu theo quy trình",
        "Giám sát thi công: theo dõi tiến độ",
        "Hà Nội: Phường Cầu Giấy",
        "Responsible for daily reports",
        "Benefits include insurance",
        "8h00: mở cửa kho",
        "12-15 triệu",
        "Có kinh nghiệm: ưu tiên",
    ],
)
def test_texts_that_are_no_heading(line: str) -> None:
    assert heading_of(line) is None


@pytest.mark.parametrize(
    ("line", "part", "opens"),
    [
        ("Yêu cầu: Nữ, 22–30 tuổi", R, True),
        ("YÊU CẦU: tốt nghiệp trung cấp", R, True),
        ("**Yêu cầu:** biết Excel", R, True),
        ("- Yêu cầu: biết Excel", R, False),
        ("Mô tả công việc: bán hàng tại quầy", D, True),
        ("Quyền lợi: lương 9 triệu", B, True),
        ("Lương: 9 triệu", B, False),
        ("- Mức lương cơ bản: 9 triệu", B, False),
        ("Thu nhập khi đạt 100% KPI: 15 - 30 triệu VND", B, False),
        ("Thời gian làm việc: 8h–17h", C, False),
        ("- Thời gian làm việc: 8h–17h", C, False),
        ("Địa điểm: Hà Nội", C, False),
        ("- Giới tính: Nam", R, False),
        ("Độ tuổi: 18–35", R, False),
        ("Kinh nghiệm: 1 năm", R, False),
        ("Email: tuyendung@vidu.vn", A, False),
        ("Hạn nộp hồ sơ: 27/12/2026", A, False),
        ("Hotline/Zalo: 09xx", None, False),
        ("Vị trí tuyển dụng: Thủ kho", Part.TITLE, False),
    ],
)
def test_inline_headings_speak_of_their_own_line(line: str, part: Part | None, opens: bool) -> None:
    heading = heading_of(line)

    assert (heading and (heading.part, heading.alone, heading.opens)) == (part and (part, False, opens))


def test_lines_stand_under_the_heading_above() -> None:
    text = """Thủ kho

Mô tả công việc
- Nhập hàng.
1. Yêu cầu khách ký phiếu.

Yêu cầu
- Biết Excel.
- Lương mong muốn ghi trong CV.
- Thời gian làm việc: theo ca.
- Chịu khó.

Quyền lợi
- Lương 9 triệu.
Địa điểm: Hà Nội
- Kho số 2
Nghỉ phép 12 ngày.

Cách thức ứng tuyển
Gửi CV.
"""

    assert parts(text) == [Part.TITLE, D, D, D, R, R, R, C, R, B, B, C, C, B, A, A]


def test_a_posting_in_a_few_lines() -> None:
    text = "Cần tuyển thủ kho\nYêu cầu: Nữ, 22–30\nLương: 9 triệu\nLiên hệ: 09xx\nNgoại hình khá\n"

    assert parts(text) == [Part.TITLE, R, B, A, R]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ kho\nNhập hàng.", [Part.TITLE, Part.UNKNOWN]),
        ("\n\n  Thủ kho\n", [Part.TITLE]),
        ("Mô tả công việc\nNhập hàng.", [D, D]),
        ("# Thủ kho\n## Công việc\nNhập hàng.", [Part.TITLE, D, D]),
        ("CÔNG TY TNHH VÍ DỤ\nThủ kho\nNhập hàng.", [Part.UNKNOWN, Part.TITLE, Part.UNKNOWN]),
        ("TUYỂN DỤNG\nThủ kho", [Part.UNKNOWN, Part.TITLE]),
        ("BẢN MÔ TẢ CÔNG VIỆC\nThủ kho", [Part.UNKNOWN, Part.TITLE]),
        ("Công ty Ví dụ tuyển thủ kho", [Part.TITLE]),
        ("Địa điểm: Huế\nThủ kho", [C, Part.TITLE]),
        ("", []),
    ],
)
def test_the_title_is_the_first_line_that_names_the_job(text: str, expected: list[Part]) -> None:
    assert parts(text) == expected


def test_an_unknown_heading_of_markdown_ends_a_section_of_its_depth_but_not_of_a_higher_one() -> None:
    text = "# Thủ kho\n## Yêu cầu\n### Bằng cấp\nTrung cấp.\n## Văn hóa\nVui.\n"

    assert parts(text) == [Part.TITLE, R, R, R, Part.UNKNOWN, Part.UNKNOWN]


def test_a_place_is_told_in_the_whole_text() -> None:
    posting = PlainPosting(Source("tin.txt", "Thủ kho\r\n\r\nYêu cầu\r\n  - Biết Excel\r\n"))
    line = list(posting.of(R))[-1]

    span = line.locate(4, 8)

    assert (span.source.text[span.start : span.end], span.start_position) == ("Biết", (4, 5))


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("We are looking for an experienced accountant", "en"),
        ("- At least 2 years of experience in sales", "en"),
        ("Good communication skills", "en"),
        ("Competitive salary", "en"),
        ("Key responsibilities", "en"),
        ("Nhân viên kho", "vi"),
        ("Nhan vien kho, kinh nghiem 1 nam", "vi"),
        ("Yeu cau: biet Excel", "vi"),
        ("Sales Executive", "vi"),
        ("Account Manager", "vi"),
        ("Excel, Word, PowerPoint", "vi"),
        ("React Native Developer", "vi"),
        ("Có kinh nghiệm làm team leader", "vi"),
        ("12 - 15", "vi"),
        ("", "vi"),
    ],
)
def test_the_language_of_a_line(line: str, language: str) -> None:
    assert language_of(line) == language


def test_lines_in_which_nothing_tells_are_in_the_language_of_the_posting() -> None:
    english = (
        "Accountant\n\nWhat you will do\n- Prepare the monthly reports for the team\n- Reconcile accounts\n"
    )
    mixed = "Accountant\n\nMô tả công việc\n- Lập báo cáo hằng tháng cho cả nhóm\n- Microsoft Excel\n"

    assert {passage.language for passage in PlainPosting(Source("a", english)).passages} == {"en"}
    assert {passage.language for passage in PlainPosting(Source("b", mixed)).passages} == {"vi"}


def test_a_line_without_end_is_cut_between_words() -> None:
    text = "Thủ kho\nYêu cầu\n" + "biết Excel " * 1_000
    passages = PlainPosting(Source("tin.txt", text)).passages

    assert max(len(passage.text) for passage in passages) <= 2_000
    assert {passage.part for passage in passages[2:]} == {R}
    assert "".join(passage.text for passage in passages[2:]) == text.splitlines()[2].rstrip()


@pytest.mark.parametrize(
    "text",
    [
        "yêu cầu " * 20_000,
        ":" * 200_000,
        "- * # " * 30_000,
        "yêu cầu, kỹ năng, " * 10_000,
        "Yêu cầu:\n" * 20_000,
        "[" * 100_000,
        "(((yêu cầu" * 20_000,
        "\n".join("I. " * 30 for _ in range(3_000)),
    ],
)
def test_hostile_repetition_takes_no_time(text: str) -> None:
    start = time.process_time()  # a busy machine is no reason to fail

    assert PlainPosting(Source("tin.txt", text)).passages is not None

    assert time.process_time() - start < 3


def test_words_in_addresses_are_no_demands() -> None:
    text = """Nhân viên kho
https://www.topcv.vn/viec-lam/nhan-vien-nu-20-30-tuoi/1847038.html
Yêu cầu:
- https://forms.gle/uu-tien-nu
- tuyendung.nu@congty.vn
- congty.vn/khong-noi-ngong
Cách ứng tuyển:
- Gửi CV: https://x.vn/tuyen-nam-18-35-tuoi-khong-xam-hinh.html
"""
    checker = Checker(today=date(2026, 11, 24))

    def codes(text: str) -> set[str]:
        return {problem.code for problem in checker.text(Source("a.txt", text)) if problem.code[:3] == "JD3"}

    assert codes(text) == {"JD340"}
    assert codes(text + "- Chỉ tuyển nữ\n") == {"JD301", "JD340"}

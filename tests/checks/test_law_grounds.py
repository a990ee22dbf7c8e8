"""Grounds and traits asked of candidates: where exactly they are marked, how they are typed, and what excuses them."""

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.problems import Problem, Severity
from jd_builder.profile.loading import load_role
from jd_builder.sources import Source

HERE = Path(__file__).parent
CHECKER = Checker(CheckOptions(select=("JD30", "JD31")), today=date(2026, 11, 23))


def found_in(*requirements: str) -> list[Problem]:
    lines = "\n".join(requirements)
    return CHECKER.text(Source("posting.txt", f"Nhân viên Văn phòng\n\nYÊU CẦU\n{lines}\n"))


def codes(*requirements: str) -> list[str]:
    return [problem.code for problem in found_in(*requirements)]


def marked(problem: Problem) -> str:
    assert problem.span is not None
    return problem.span.source.text[problem.span.start : problem.span.end]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Nữ, 22-30t", [("JD301", (4, 3), "Nữ"), ("JD302", (4, 7), "22-30t")]),
        (
            "Nam tuổi từ 22-30, sức khỏe tốt.",
            [
                ("JD301", (4, 1), "Nam"),
                ("JD302", (4, 5), "tuổi từ 22-30"),
                ("JD314", (4, 20), "sức khỏe tốt"),
            ],
        ),
        ("Có bằng B2, ưu tiên nam", [("JD301", (4, 13), "ưu tiên nam")]),
        ("• Nam/Nữ, dưới 35 tuổi", [("JD302", (4, 11), "dưới 35 tuổi")]),
        ("Giao tiếp tốt, không nói ngọng.", [("JD313", (4, 16), "không nói ngọng")]),
        ("Vui vẻ, dễ nhìn", [("JD310", (4, 9), "dễ nhìn")]),
        ("Trung thực, không nợ xấu", [("JD315", (4, 13), "không nợ xấu")]),
    ],
)
def test_the_words_themselves_are_marked(line: str, expected: list[tuple[str, tuple[int, int], str]]) -> None:
    assert [(problem.code, problem.where[1:], marked(problem)) for problem in found_in(line)] == expected


@pytest.mark.parametrize(
    "line",
    ["- Ưu tiên nữ, tuổi từ 20 - 30, không nói ngọng", "- Nam từ 25 tuổi, sức khỏe tốt, có hộ khẩu Hà Nội"],
)
def test_typing_makes_no_difference(line: str) -> None:
    expected = codes(line)

    assert len(expected) >= 3
    assert codes(unicodedata.normalize("NFD", line)) == expected
    assert codes(line.upper()) == expected
    assert codes(line.replace("khỏe", "khoẻ").replace(" ", "\u00a0 ")) == expected
    assert codes(line.replace("ữ", "ữ\u200b")) == expected


def test_the_place_of_decomposed_text_covers_the_marks() -> None:
    line = unicodedata.normalize("NFD", "- Tốt nghiệp THPT, ưu tiên nữ")

    (problem,) = found_in(line)

    assert unicodedata.normalize("NFC", marked(problem)) == "ưu tiên nữ"


def test_a_code_stands_once_a_line_at_its_first_place() -> None:
    found = found_in("Ưu tiên nữ, chỉ tuyển nữ, 20-30 tuổi, dưới 30 tuổi", "Ưu tiên nữ")

    assert [(problem.code, problem.where[1]) for problem in found] == [
        ("JD301", 4),
        ("JD302", 4),
        ("JD301", 5),
    ]


def test_a_line_for_each_sex_shuts_nobody_out() -> None:
    assert codes("- Nam: 18 - 35 tuổi", "- Nữ: 18 - 30 tuổi") == ["JD302", "JD302"]
    assert codes("- Nữ: 18 - 30 tuổi", "- Tốt nghiệp THPT") == ["JD301", "JD302"]


def test_height_is_an_error_beside_a_sex_only() -> None:
    by_sex, alone = found_in("Chiều cao: nữ từ 1m55, nam từ 1m65", "Cao từ 1m60")

    assert (by_sex.code, by_sex.severity) == ("JD311", Severity.ERROR)
    assert "Article 26.1.a" in by_sex.explain("en")
    assert (alone.code, alone.severity) == ("JD311", Severity.WARNING)


def test_other_pay_for_men_than_for_women_is_told_with_its_own_article() -> None:
    text = "Thợ may\n\nQUYỀN LỢI\n- Lương: nam 9 triệu, nữ 8 triệu\n"

    (problem,) = CHECKER.text(Source("posting.txt", text))

    assert (problem.code, marked(problem)) == ("JD301", "nam 9 triệu, nữ 8 triệu")
    assert "Article 90.3" in problem.explain("en")


@pytest.mark.parametrize(
    "line",
    [
        "Người khuyết tật bên em {} nhận",
        "Bên em {} nhận người khuyết tật",
        "Người khuyết tật đợt này {} xét hồ sơ",
    ],
)
@pytest.mark.parametrize("no", ["không", "ko", "k", "hông", "hem", "chưa"])
def test_a_refusal_is_found_however_it_is_said_and_wherever_it_stands(line: str, no: str) -> None:
    assert codes(line.format(no)) == ["JD306"]
    assert codes(line.format("vẫn")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Có bằng lái hạng C nên từ 21 tuổi", []),
        ("Có bằng lái hạng C, từ 25 tuổi", ["JD302"]),
        ("Có bằng lái hạng C, từ 21 đến 40 tuổi", ["JD302"]),
        ("Giao tiếp tốt, từ 21 tuổi", ["JD302"]),
    ],
)
def test_the_age_of_a_licence_is_no_limit(line: str, expected: list[str]) -> None:
    assert codes(line) == expected


def role_with(folder: Path, profile: str) -> list[Problem]:
    (folder / "base.yaml").write_bytes((HERE / "base.yaml").read_bytes())
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{profile}", encoding="utf-8")
    return CHECKER.role(load_role("role.yaml"))


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("title:\n  name: Nhân viên Lễ tân (Nữ)\n", [("JD301", "title.name")]),
        ("requirements:\n  others:\n    - Độ tuổi từ 22 đến 30\n", [("JD302", "requirements.others.0")]),
        (
            "requirements:\n  others:\n    - {vi: Nói rõ, en: Female only}\n",
            [("JD301", "requirements.others.0.en")],
        ),
        ("duties:\n  - text: Tư vấn thời trang nữ cho khách 18 - 25 tuổi.\n    frequency: daily\n", []),
        ("benefits:\n  items:\n    - Quà 8/3 cho nhân viên nữ\n    - Phụ cấp con nhỏ\n", []),
    ],
)
def test_a_profile_is_read_by_its_parts(
    profile: str, expected: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert [(problem.code, problem.pointer) for problem in role_with(tmp_path, profile)] == expected


def test_a_written_reason_turns_an_error_into_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = """
requirements:
  others: [Ưu tiên nữ]
  job_specific_reason: {sex: Tắm và thay đồ cho bệnh nhân nữ theo quy định của bệnh viện}
"""

    (problem,) = role_with(tmp_path, profile)

    assert (problem.code, problem.severity) == ("JD301", Severity.NOTE)


def test_questions_of_an_interview_are_left_to_another_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    profile = "interview:\n  minutes: 60\n  rounds:\n    - {name: Chỉ tuyển nữ}\n"

    assert role_with(tmp_path, profile) == []


@pytest.mark.parametrize(
    "piece",
    ["nam ", "nữ, ", "ưu tiên ", "18-", "từ 18 đến ", "tuổi từ 20 - ", "không có ", "cao từ ", "ngoại hình và ",
     "ưu tiên ứng viên ở tại gần quanh ", "tốt nghiệp trường đại học ", "nam nữ ", "hộ khẩu ", "- ", "a"],
)  # fmt: skip
def test_repetition_takes_no_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    start = time.perf_counter()

    codes(text)

    assert time.perf_counter() - start < 3

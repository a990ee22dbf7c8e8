"""Whatever is handed over is answered in seconds: with problems, or with a refusal that says why."""

import os
import re
import time
from pathlib import Path

import pytest

from jd_builder.checking import check_paths
from jd_builder.checks.options import CheckOptions
from jd_builder.choices import ReportFormat
from jd_builder.problems import Problem
from jd_builder.report_formats import report_check
from tests.checks.patterns import compiled_patterns, hostile_texts
from tests.cli.test_commands import jd
from tests.conftest import MINIMAL

SECONDS = 10
"""Generous for a busy machine; without a limit in the code the same inputs take minutes or for ever."""
NUL = "the file holds a character that cannot be printed: U+0000"


def answer(name: str, content: bytes) -> list[Problem]:
    """Check a file within the time, and tell its problems in every format."""
    Path(name).write_bytes(content)
    started = time.process_time()
    result = check_paths([Path(name)], CheckOptions())
    for made_as in ReportFormat:
        report_check(result, made_as, "vi")
    assert time.process_time() - started < SECONDS
    return list(result.problems)


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.code} {problem.message.text('en')}" for problem in problems]


@pytest.mark.parametrize("name", ["posting.txt", "role.yaml"])
@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Tuy\xe1\xbb\x83n n\xe1\xbb\xaf 20-30 tu\xe1\xbb\x95i. " * 1_500_000, "the file is too large (more than 2 MB)"),
        ("Tuyển nữ".encode("utf-16"), "the file is not saved as UTF-8, so its letters cannot be read"),
        ("Tuyển ".encode() + "nữ".encode("utf-16-le"), "the file is not saved as UTF-8, so its letters cannot be read"),
        ("Tuyển dụng\n".encode() + "Lương tháng".encode("cp1258", "replace"), "the file is not saved as UTF-8, so its letters cannot be read"),
        (b"Tuyen nu\x00 20-30", NUL),
        ("Tuyen nu 20-30".encode("utf-16-le"), NUL),
        (b"\x00" * 100_000, NUL),
        (b"PK\x03\x04" + bytes(range(256)) * 20_000, "this is no text but a file of another kind (Word, Excel, ZIP)"),
        (b"%PDF-1.7\n1 0 obj", "this is no text but a file of another kind (PDF)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is no text but a file of another kind (Word, Excel 97\N{EN DASH}2003)"),
        (rb"{\rtf1\ansi Tuyen nu}", "this is no text but a file of another kind (RTF)"),
        (bytes(range(128, 256)) * 1_000, "the file is not saved as UTF-8, so its letters cannot be read"),
    ],
    ids=["large", "utf-16", "two encodings", "windows", "nul", "utf-16 without mark", "nuls", "docx", "pdf", "doc", "rtf", "bytes"],
)  # fmt: skip
def test_what_is_no_text_is_refused(name: str, content: bytes, refusal: str, project: Path) -> None:
    problems = answer(name, content)

    assert [each.split(" ", 1)[1] for each in told(problems)] == [refusal]
    assert problems[0].code in ("JD001", "JD002")
    assert problems[0].hint is not None


@pytest.mark.parametrize("content", ["", " \n\t\n  ", "🙂🙂\n👩‍💼🎉", "\ufeff", "---\n***\n•••"])
def test_a_posting_without_words_is_refused(content: str, project: Path) -> None:
    assert told(answer("posting.txt", content.encode())) == ["JD001 the file holds no words"]


@pytest.mark.parametrize("content", ["", " \n  ", "\ufeff", "# chỉ có ghi chú\n"])
def test_an_empty_profile_is_refused(content: str, project: Path) -> None:
    assert told(answer("role.yaml", content.encode())) == ["JD001 the file is empty"]


def test_a_profile_of_emoji_is_no_profile(project: Path) -> None:
    assert {problem.code for problem in answer("role.yaml", "🙂🙂".encode())} <= {"JD002", "JD012"}


@pytest.mark.parametrize("name", ["don.docx", "don.pdf"])
def test_the_command_says_what_to_do_with_word_and_pdf(name: str, project: Path) -> None:
    Path(name).write_bytes(b"%PDF-1.7\n%\xe2\xe3" if name.endswith("pdf") else b"PK\x03\x04\x14\x00")

    done = jd("check", name)

    assert done.returncode == 1
    assert "this is no text but a file of another kind" in done.stdout
    assert "→ copy its text into a .txt file and check that\n" in done.stdout


def test_a_million_lines_are_refused(project: Path) -> None:
    assert told(answer("posting.txt", b"a\n" * 900_000)) == [
        "JD001 the file is too long (more than 50000 lines)"
    ]


@pytest.mark.parametrize(
    "piece",
    ["a", "Nữ 22-30t ", "🙂 nữ ", "oà", "1.", "Nu\u031b\u0303 ", "- ("],
)
def test_a_line_of_a_million_characters_is_answered(piece: str, project: Path) -> None:
    answer(
        "posting.txt",
        (piece * 1_000_000)[:1_000_000].encode()[:1_900_000],
    )


@pytest.mark.parametrize(
    "line", ["Nữ 22-30t", "- ", "Yêu cầu:", "# jd: ignore JD301 -- lý do", "Nữ # jd: ignore JD301 JD999"]
)
def test_many_lines_are_answered(line: str, project: Path) -> None:
    answer("posting.txt", f"{line}\n".encode() * 5_000)


@pytest.mark.parametrize(
    "piece", ["#jd:ignore------", "# jd: ignore JD", "<!-- jd: ignore", "#jd:", "jd:" + " " * 8]
)
def test_ignore_comments_without_end_are_answered(piece: str, project: Path) -> None:
    answer("posting.txt", (piece * 1_000_000)[:500_000].encode())


def test_a_profile_of_many_texts_is_answered(project: Path) -> None:
    duties = "".join(f"  - {{text: Nữ 22-30t số {number}, frequency: daily}}\n" for number in range(5_000))
    text = re.sub(r"duties:\n.*?(?=success:)", lambda _: f"duties:\n{duties}", MINIMAL, flags=re.DOTALL)

    answer("role.yaml", text.encode())


@pytest.mark.parametrize(
    "piece", ["ưu tiên nữ 22-30t ", "a", "(nam/nữ) ", "Nữ 20-30 tuổi, thử việc 3 tháng lương 70% "]
)
def test_a_profile_of_one_long_text_is_answered(piece: str, project: Path) -> None:
    text = MINIMAL.replace("Nhận cuộc gọi của khách hàng.", f'"{piece * (400_000 // len(piece))}"')

    answer("role.yaml", text.encode())


@pytest.mark.parametrize(
    "piece",
    [
        "thử việc, 3 tháng kinh nghiệm. ",
        "lương thử việc 100%, 70% kpi. ",
        "thứ 2 - thứ 6: 8h - 20h; thứ 7 8h - 12h, nghỉ trưa 1 tiếng, ",
        "tăng ca lễ, chủ nhật x2, ",
    ],
)
def test_a_benefit_that_is_one_long_text_is_answered(piece: str, project: Path) -> None:
    answer("role.yaml", f'{MINIMAL}  items: ["{piece * (400_000 // len(piece))}"]\n'.encode())


def seconds_of(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def is_slow(pattern: re.Pattern[str], longer: str, short: float) -> bool:
    """Tell whether a pattern takes far more than four times as long for a text four times as long."""
    return short > 1 or (short > 0.005 and min(seconds_of(pattern, longer) for _ in range(2)) > 8 * short)


def test_patterns_were_found() -> None:
    owners = {owner for owner, _, _ in compiled_patterns()}

    assert {"jd_builder.checks.plain", "jd_builder.checks.ignoring"} <= owners
    assert len(compiled_patterns()) >= 20


@pytest.mark.parametrize("owner", sorted({owner for owner, _, _ in compiled_patterns()}))
def test_no_pattern_needs_more_than_linear_time(owner: str) -> None:
    """Four times the text may take a little over four times the time; what is too quick to measure passes."""
    slow = []
    for _, text, flags in (each for each in compiled_patterns() if each[0] == owner):
        pattern = re.compile(text, flags)
        for hostile, longer in zip(
            hostile_texts(text, flags, 1_000), hostile_texts(text, flags, 4_000), strict=True
        ):
            short = seconds_of(pattern, hostile)
            if is_slow(pattern, longer, short):
                short = min(
                    short, *(seconds_of(pattern, hostile) for _ in range(4))
                )  # or the machine was busy
                if is_slow(pattern, longer, short):
                    slow.append((text[:120], hostile[:60], short))
                    break
    assert slow == []


def test_a_pattern_that_is_slow_would_be_found() -> None:
    quadratic = r"a.*[bc]d"
    exponential = r"(?:a|aa)+b"

    assert any(seconds_of(re.compile(quadratic), text) > 0.05 for text in hostile_texts(quadratic, 0, 8_000))
    assert any(seconds_of(re.compile(exponential), text) > 0.05 for text in hostile_texts(exponential, 0, 28))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_never_ends_is_not_waited_for(project: Path) -> None:
    os.mkfifo("posting.txt")

    assert told(list(check_paths([Path("posting.txt")], CheckOptions()).problems)) == [
        "JD001 this is not an ordinary file"
    ]

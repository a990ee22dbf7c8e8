"""JD330–JD341 on lines about time, rest and overtime: every guilty one is found, every innocent one left alone."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.sources import Source

CODES = tuple(f"JD{number}" for number in (330, 331, 333, 334, 335, 336, 337, 341))
HEADINGS = {
    "benefits": "Quyền lợi",
    "conditions": "Thời gian làm việc",
    "requirements": "Yêu cầu ứng viên",
    "duties": "Mô tả công việc",
}
LINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "corpus" / "time.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def codes_in(text: str, *, line: int, as_of: date | None = None) -> list[str]:
    """Return the codes found on one line of a pasted posting."""
    checker = Checker(CheckOptions(select=CODES, as_of=as_of), today=date(2026, 11, 23))
    found = checker.text(Source("posting.txt", text))
    return sorted(each.code for each in found if each.span and each.span.start_position[0] == line)


def test_the_corpus_is_large_and_half_innocent() -> None:
    innocent = [line for codes, _, line in LINES if codes == "-"]

    assert len(LINES) >= 600
    assert len(innocent) * 2 >= len(LINES)


@pytest.mark.parametrize(("codes", "section", "line"), LINES, ids=[line[2][:50] for line in LINES])
def test_a_line_of_the_corpus(codes: str, section: str, line: str) -> None:
    text = f"Nhân viên sản xuất\nYêu cầu ứng viên\nChăm chỉ\n{HEADINGS[section]}\n{line}\n"
    expected = [] if codes == "-" else codes.split(",")

    assert codes_in(text, line=5) == expected

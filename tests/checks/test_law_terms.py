"""JD320–JD340 on lines of our own: every guilty one is found, every innocent one left alone."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.sources import Source

CODES = tuple(f"JD3{number}" for number in (20, 21, 22, *range(30, 40)))
HEADINGS = {
    "benefits": "Quyền lợi",
    "conditions": "Thời gian làm việc",
    "requirements": "Yêu cầu ứng viên",
    "duties": "Mô tả công việc",
    "apply": "Cách thức ứng tuyển",
}
LINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "corpus_terms.tsv").read_text(encoding="utf-8").splitlines()
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

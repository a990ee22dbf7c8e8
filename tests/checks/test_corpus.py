"""Lines of postings, guilty and innocent: each is checked in its part, and by its grounds alone."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.sources import Source

CORPUS = Path(__file__).parent / "corpus" / "law.tsv"
ROWS = [
    line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
HEADINGS = {
    "duties": "MÔ TẢ CÔNG VIỆC",
    "requirements": "YÊU CẦU",
    "benefits": "QUYỀN LỢI",
    "conditions": "THỜI GIAN LÀM VIỆC",
    "apply": "CÁCH THỨC ỨNG TUYỂN",
    "summary": "GIỚI THIỆU CÔNG TY",
    "unknown": "",
}
CHECKER = Checker(CheckOptions(select=("JD30", "JD31")), today=date(2026, 11, 23))


def posting_with(part: str, line: str) -> str:
    if part == "title":
        return f"{line}\n\nMÔ TẢ CÔNG VIỆC\n- Trả lời khách.\n"
    return f"Nhân viên Văn phòng\n\n{HEADINGS[part]}\n- Trao đổi khi gặp\n{line}\n- Trao đổi khi gặp\n"


def test_the_corpus_is_large_and_half_of_it_innocent() -> None:
    innocent = [row for row in ROWS if row[0] == "-"]

    assert len(ROWS) >= 200
    assert 2 * len(innocent) >= len(ROWS)


@pytest.mark.parametrize(("codes", "part", "line"), ROWS)
def test_a_line_is_marked_with_its_codes_and_no_other(codes: str, part: str, line: str) -> None:
    wanted = [] if codes == "-" else sorted(codes.split(","))

    found = CHECKER.text(Source("posting.txt", posting_with(part, line)))

    assert sorted(problem.code for problem in found) == wanted

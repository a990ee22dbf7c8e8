"""The benchmark on real postings counts as its labels say; the postings here are invented."""

import json
import runpy
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SCRIPT = runpy.run_path(str(BENCHMARKS / "postings.py"))
compare, found_in, read_labels, read_postings = (
    SCRIPT[name] for name in ("compare", "found_in", "read_labels", "read_postings")
)

TITLE = "Nhân viên Kho"
REQUIREMENTS = "- Ưu tiên nam\n- Dưới 30 tuổi"


def test_lines_are_numbered_over_the_title_and_every_section(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "title": f" {TITLE} ",
        "sections": {"Yêu cầu": REQUIREMENTS, "Quyền lợi": "- Lương 9 triệu"},
    }
    (tmp_path / "postings.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")

    ((number, text),) = read_postings(tmp_path)

    assert number == 7
    assert text.splitlines()[3:5] == REQUIREMENTS.splitlines()
    assert {(4, "JD301"), (5, "JD302")} <= found_in(text)


def test_doubtful_labels_count_neither_way() -> None:
    found = {(4, "JD301"), (5, "JD302"), (6, "JD310")}
    labels = {4: ["JD301"], 5: ["JD302?"], 8: ["JD314", "JD313?"]}

    assert compare(found, labels) == ({(4, "JD301")}, {(8, "JD314")}, {(6, "JD310")})


@pytest.mark.parametrize(
    ("prefix", "row"),
    [("JD301", ["4", "3", "1", "1", "75.0%", "75.0%"]), ("JD9", ["0", "0", "0", "0", "-", "-"])],
)
def test_recall_and_precision_are_told_by_code(prefix: str, row: list[str]) -> None:
    tally = SCRIPT["Tally"]()
    tally.right["JD301"], tally.missed["JD301"], tally.false["JD301"] = 3, 1, 1

    assert tally.row(prefix, prefix).split()[1:] == row


def test_labels_hold_no_text_of_a_posting() -> None:
    labels = read_labels(BENCHMARKS / "posting-labels.jsonl")
    codes = {code for lines in labels.values() for each in lines.values() for code in each}

    assert len(labels) >= 60
    assert all(len(code.rstrip("?")) == 5 and code.startswith("JD") for code in codes)

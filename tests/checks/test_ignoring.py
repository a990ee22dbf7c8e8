"""Comments that let a problem stand: what they reach, and what is said of those that are wrong."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.check_settings import check_options
from jd_builder.checks.ignoring import find_ignores
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.profile.loading import load_role
from jd_builder.sources import Source
from tests.conftest import MINIMAL

DUTY = "  - text: Nhận cuộc gọi của khách hàng.\n    frequency: daily\n"


def codes(duty: str, options: CheckOptions | None = None) -> list[str]:
    assert DUTY in MINIMAL
    Path("role.yaml").write_text(MINIMAL.replace(DUTY, duty), encoding="utf-8")
    options = options or CheckOptions(select=("JD101", "JD9"))
    found = Checker(options, today=date(2026, 11, 23)).role(load_role("role.yaml"))
    return [f"{problem.code}:{problem.where[1]}" for problem in found]


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("  - text: Nhận cuộc gọi.\n", ["JD101:7"]),
        ("  - text: Nhận cuộc gọi.  # jd: ignore JD101 -- theo mùa\n", []),
        ("  # jd: ignore JD101 -- theo mùa\n  - text: Nhận cuộc gọi.\n", []),
        ("  - text: Nhận cuộc gọi.  # jd: ignore jd101 -- theo mùa\n", []),
        ("  - text: Nhận cuộc gọi.  # jd: ignore JD101\n", ["JD902:7"]),
        ("  - text: Nhận cuộc gọi.  # jd: ignore -- theo mùa\n", ["JD101:7", "JD903:7"]),
        ("  - text: Nhận cuộc gọi.  # jd: ignore JD101, JD999 -- theo mùa\n", ["JD903:7"]),
        ("  - text: Nhận cuộc gọi.\n    frequency: daily  # jd: ignore JD101 -- theo mùa\n", ["JD901:8"]),
        ('  - text: "Ghi # jd: ignore JD101 -- vào sổ"\n', ["JD101:7"]),
    ],
)
def test_what_a_comment_does(duty: str, expected: list[str], project: Path) -> None:
    assert codes(duty) == expected


def test_an_ignore_of_a_rule_that_was_not_asked_is_not_called_unused(project: Path) -> None:
    duty = "  - text: Nhận cuộc gọi.  # jd: ignore JD101 -- theo mùa\n"

    assert codes(duty, CheckOptions(ignore=("JD101",))) == codes(duty, CheckOptions(ignore=("JD1",)))
    assert "JD901:7" not in codes(duty, CheckOptions(ignore=("JD101",)))


def test_reports_on_comments_can_be_left_out(project: Path) -> None:
    assert check_options(ignore=["JD901"], folder=project).ignore == ("JD901",)


@pytest.mark.parametrize(
    ("text", "found", "marked"),
    [
        ("Nữ <!-- jd: ignore JD301 -- vai nữ --> x", (("JD301",), "vai nữ"), "<!-- jd: ignore JD301 -- vai nữ -->"),
        ("Nữ # jd: ignore JD301 -- vai   \r\nhai", (("JD301",), "vai"), "# jd: ignore JD301 -- vai"),
        ("Nữ #jd:ignore JD301,JD302--vai", (("JD301", "JD302"), "vai"), "#jd:ignore JD301,JD302--vai"),
        ("Nữ # jd: ignore JD301 # thêm", (("JD301",), ""), "# jd: ignore JD301 # thêm"),
    ],
)  # fmt: skip
def test_forms_of_a_comment(text: str, found: tuple[tuple[str, ...], str], marked: str) -> None:
    (ignore,) = find_ignores(Source("a.md", text))

    assert (ignore.codes, ignore.reason) == found
    assert text[ignore.span.start : ignore.span.end] == marked
    assert ignore.line == 1

"""Comments let single problems stand, and are judged themselves."""

from pathlib import Path

import pytest

from jd_builder.check_settings import check_options
from jd_builder.checks.ignoring import find_ignores
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from jd_builder.profile.reading import read_nodes
from jd_builder.sources import Source

BASE = (Path(__file__).parent / "base.yaml").read_text(encoding="utf-8")
ALL = ("JD4", "JD9")


def role(text: str, *select: str, ignore: tuple[str, ...] = ()) -> list[tuple[str, int, int]]:
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    Path("role.yaml").write_bytes(f"extends: base.yaml\n{text}".encode())
    return shown(Checker(CheckOptions(select=select or ALL, ignore=ignore)).role(load_role("role.yaml")))


def plain(text: str, *select: str) -> list[tuple[str, int, int]]:
    return shown(Checker(CheckOptions(select=select or ALL)).text(Source("old.txt", text)))


def shown(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, *problem.where[1:]) for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "benefits:\n  items:\n    - Nhóm năng động. # jd: ignore JD402 -- lời của khách\n",
        "benefits:\n  items:\n    # jd: ignore JD402 -- lời của khách\n    - Nhóm năng động.\n",
        "benefits:\n  items:\n    # jd: ignore JD402 -- lời của khách\n    # ghi chú khác\n\n    - Nhóm năng động.\n",
        'benefits:\n  items:\n    - "Nhóm năng động." # jd: ignore JD402 — lời của khách\n',
        "benefits:\n  items:\n    - >- # jd: ignore JD402 -- lời của khách\n      Nhóm\n      năng động.\n",
        "benefits:\n  items:\n    - | # jd: ignore JD402 -- lời của khách\n      Nhóm\n\n      năng động.\n",
        "benefits:\n  items:\n    # jd: ignore JD402 -- lời của khách\n    - |\n      Nhóm\n      năng động.\n",
        'benefits:\n  items:\n    - "Nhóm năng động\n      và vui." # jd: ignore JD402 -- lời của khách\n',
        "benefits:\n  items:\n    - Nhóm năng động, v.v. # jd: ignore JD402, JD401 -- lời của khách\n",
        "benefits:\n  items:\n    - Nhóm năng động, v.v. # jd: ignore JD402 JD401 -- lời của khách\n",
        "benefits:\n  items:\n    - Nhóm năng động. #jd:ignore jd402 -- lời của khách\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_lets_a_problem_stand(project: Path, text: str, end: str) -> None:
    assert role(text.replace("\n", end)) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("- Vui. # jd: ignore JD402 -- vì vậy", [("JD901", 4, 25)]),
        ("- Nhóm năng động. # jd: ignore JD402", [("JD902", 4, 23)]),
        ("- Nhóm năng động. # jd: ignore JD402 --", [("JD902", 4, 23)]),
        ("- Nhóm năng động. # jd: ignore -- vì vậy", [("JD402", 4, 12), ("JD903", 4, 23)]),
        ("- Vui. # jd: ignore JD999 -- vì vậy", [("JD903", 4, 25)]),
        ("- Vui. # jd: ignore JD998, JD999 -- vì vậy", [("JD903", 4, 25), ("JD903", 4, 32)]),
        ("- Nhóm năng động, v.v. # jd: ignore JD402, JD403 -- vì vậy", [("JD401", 4, 23), ("JD901", 4, 48)]),
        ("- Nhóm năng động. # jd: ignored JD402 -- vì vậy", [("JD402", 4, 12)]),
        ("- Nhóm năng động. # chú thích thường", [("JD402", 4, 12)]),
        ('- "Nhóm năng động # jd: ignore JD402 -- chữ"', [("JD402", 4, 13)]),
        ("- 'Nhóm năng động # jd: ignore JD402 -- chữ'", [("JD402", 4, 13)]),
        ("- Nhóm năng động#jd:ignore JD402 -- chữ", [("JD402", 4, 12)]),
        ("- |\n      Nhóm năng động\n      # jd: ignore JD402 -- chữ", [("JD402", 5, 12)]),
        ("- |\n      Nhóm năng động # jd: ignore JD402 -- chữ", [("JD402", 5, 12)]),
        ("- Vui. # jd: ignore JD402 -- vì vậy\n    - Nhóm năng động.", [("JD901", 4, 25), ("JD402", 5, 12)]),
    ],
)
def test_comments_are_judged_and_texts_are_no_comments(
    project: Path, text: str, problems: list[tuple[str, int, int]]
) -> None:
    assert role(f"benefits:\n  items:\n    {text}\n") == problems


def test_a_comment_after_a_block_is_not_in_it(project: Path) -> None:
    text = "benefits:\n  items:\n    - |\n      Vui vẻ.\n    # jd: ignore JD402 -- lời của khách\n    - Nhóm năng động.\n"

    assert role(text) == []


def test_what_was_not_asked_for_is_not_unused(project: Path) -> None:
    text = "benefits:\n  items:\n    - Nhóm năng động. # jd: ignore JD402 -- lời của khách\n"

    assert role(text, "JD401", "JD9") == []
    assert role(text, "JD4", "JD9", ignore=("JD402",)) == []
    assert role(text.replace("JD402", "JD403"), "JD4") == [("JD402", 4, 12)]


def test_a_parents_comment_counts_and_is_not_judged_in_the_child(project: Path) -> None:
    Path("parent.yaml").write_text(
        "extends: base.yaml\nbenefits:\n  items:\n"
        "    - Nhóm năng động. # jd: ignore JD402 -- lời của khách\n"
        "    - Vui. # jd: ignore JD402, JD999\n",
        encoding="utf-8",
    )
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    Path("child.yaml").write_text("extends: parent.yaml\n", encoding="utf-8")
    checker = Checker(CheckOptions(select=ALL))

    assert shown(checker.role(load_role("child.yaml"))) == []
    assert shown(checker.role(load_role("parent.yaml"))) == [
        ("JD902", 5, 12),
        ("JD901", 5, 25),
        ("JD903", 5, 32),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Yêu cầu\n- Năng động <!-- jd: ignore JD402 -- lời của khách -->\n",
        "Yêu cầu\n<!-- jd: ignore JD402 -- lời của khách -->\n- Năng động\n",
        "Yêu cầu\n- Năng động # jd: ignore JD402 -- lời của khách\n",
        "Yêu cầu\r\n- Năng động # jd: ignore JD402 -- lời của khách\r\n",
        "Yêu cầu\n- Năng động # jd: ignore JD402 -- đam mê là lời của khách",
        "Yêu cầu\n- Năng động, v.v. <!-- jd: ignore JD402, JD401 -- lời của khách --> và hết\n",
        "Yêu cầu\n<!-- jd: ignore JD402 -- một -->\n<!-- jd: ignore JD401 -- hai -->\n- Năng động, v.v.\n",
    ],
)
def test_comments_in_a_pasted_posting(text: str) -> None:
    assert plain(text) == []


def test_wrong_comments_in_a_pasted_posting() -> None:
    text = (
        "Yêu cầu\n- Vui <!-- jd: ignore JD402 -->\n<!-- jd: ignore JD402 -- a -->\n# Quyền lợi\n- Năng động\n"
    )

    assert plain(text) == [("JD902", 2, 7), ("JD901", 2, 23), ("JD901", 3, 17), ("JD402", 5, 3)]


def test_many_comments_are_judged_in_time() -> None:
    text = "- Năng động # jd: ignore JD402 -- vì vậy\n" * 5_000

    assert plain(text) == []


def test_keys_and_texts_hide_no_comment_between_them() -> None:
    source = Source("x.yaml", "'# jd: ignore JD1': 1\na: 1 # jd: ignore JD2 -- b\n")
    tree, _ = read_nodes(source)

    assert [list(ignore.codes) for ignore in find_ignores(source, tree)] == [["JD2"]]


def test_reports_on_comments_can_be_left_out(project: Path) -> None:
    assert check_options(ignore=["JD901"], folder=project).ignore == ("JD901",)


@pytest.mark.parametrize("above", ["", "\n", "<!-- jd: ignore JD402 -- thử -->\n\n"])
def test_a_comment_above_the_title_is_about_the_whole_posting(above: str) -> None:
    text = f"{above}<!-- jd: ignore JD109 JD601 -- bản rút gọn -->\n\nNhân viên kho\n\nMô tả công việc\n- Xếp hàng lên kệ.\n"
    codes = [code for code, *_ in plain(text, "JD109", "JD601", "JD901")]
    assert codes == []
    line = text[: text.index("Nhân viên kho")].count("\n") + 1
    without = plain(text.replace("jd: ignore JD109 JD601", "jd: ignore JD402"), "JD109", "JD601")
    assert {where for _, where, _ in without} == {line}

"""Every way to get a profile wrong: the whole message, its place and its hint."""

from pathlib import Path

import pytest

from jd_builder.errors import ProfileError
from jd_builder.profile.loading import load_role
from tests.conftest import MINIMAL, Check

CASES = {
    "a mistyped key is named with its neighbour": (
        MINIMAL.replace("  purpose:", "  purpos:"),
        [
            "role.yaml:4:1 JD010 “purpose” is missing\n  4 | summary:\n    | ^^^^^^^\n  → add “purpose: …”: Purpose of the role",
            "role.yaml:5:3 JD011 there is no “purpos” here\n  5 |   purpos: Trả lời khách hàng gọi đến tổng đài.\n    |   ^^^^^^\n  → did you mean “purpose”?",
        ],
    ),
    "a key of another section is sent there": (
        MINIMAL + "salary: {min: 7000000}\n",
        [
            "role.yaml:17:1 JD011 there is no “salary” here\n   17 | salary: {min: 7000000}\n      | ^^^^^^\n  → “salary” belongs in “benefits”".replace(
                "   17", "  17"
            ).replace("      |", "     |"),
        ],
    ),
    "a mistyped KPI id": (
        MINIMAL.replace("csat:", "csatt:"),
        [
            "role.yaml:11:5 JD014 the library has no “csatt”\n  11 |     csatt: {target: {at_least: 4.5}}\n     |     ^^^^^\n  → did you mean “csat”?"
        ],
    ),
    "a mistyped skill id": (
        MINIMAL.replace("communication:", "comunication:"),
        [
            "role.yaml:14:5 JD014 the library has no “comunication”\n  14 |     comunication: {level: 3}\n     |     ^^^^^^^^^^^^\n  → did you mean “communication”?"
        ],
    ),
    "a level beyond the scale": (
        MINIMAL.replace("level: 3", "level: 9"),
        [
            "role.yaml:14:28 JD013 9 is out of range\n  14 |     communication: {level: 9}\n     |                            ^\n  → it must be 5 or less"
        ],
    ),
    "a choice that does not exist": (
        MINIMAL.replace("level: staff", "level: stuff"),
        [
            "role.yaml:3:10 JD013 “stuff” is not one of the choices\n  3 |   level: stuff\n    |          ^^^^^\n  → did you mean “staff”?"
        ],
    ),
    "a unit of another kind": (
        MINIMAL.replace("at_least: 4.5", "at_least: 2 h"),
        [
            "role.yaml:11:31 JD013 the unit does not fit this KPI\n  11 |     csat: {target: {at_least: 2 h}}\n     |                               ^^^\n  → it is a score: write a bare number such as 4.5"
        ],
    ),
    "a target beyond its scale": (
        MINIMAL.replace("at_least: 4.5", "at_least: 45"),
        [
            "role.yaml:11:31 JD013 45 lies beyond the scale\n  11 |     csat: {target: {at_least: 45}}\n     |                               ^^\n  → the scale goes from 1 to 5"
        ],
    ),
    "a share of more than the whole": (
        MINIMAL.replace("csat: {target: {at_least: 4.5}}", "fcr: {target: {at_least: 700%}}"),
        [
            "role.yaml:11:30 JD013 700% is more than the whole\n  11 |     fcr: {target: {at_least: 700%}}\n     |                              ^^^^\n  → this KPI is a share: it ends at 100%"
        ],
    ),
    "a change of a share without saying which kind": (
        MINIMAL.replace("csat: {target: {at_least: 4.5}}", "fcr: {target: {increase_by: 5}}"),
        [
            "role.yaml:11:33 JD013 it must be clear whether this change is relative or in percentage points\n  11 |     fcr: {target: {increase_by: 5}}\n     |                                 ^\n"
            "  → it is a share: write 70% for a level, 5 pp for percentage points, 5% for a relative change"
        ],
    ),
    "two targets at once": (
        MINIMAL.replace("at_least: 4.5", "at_least: 4.5, increase_by: 1"),
        [
            "role.yaml:11:49 JD013 the target says two things at once: at_least, increase_by\n  11 |     csat: {target: {at_least: 4.5, increase_by: 1}}\n     |                                                 ^\n"
            "  → keep one of them; a level to reach and a change are different targets"
        ],
    ),
    "a text that ends at a comma": (
        MINIMAL.replace("name: Nhân viên trực tổng đài", "name: {vi: Nhân viên trực, tổng đài, en: Agent}"),
        [
            'role.yaml:2:30 JD013 the text ends at the comma before “tổng đài”\n  2 |   name: {vi: Nhân viên trực, tổng đài, en: Agent}\n    |                              ^^^^^^^^\n  → put a text that holds a comma in quotes: "…, …"'
        ],
    ),
    "a list where a text belongs": (
        MINIMAL.replace("name: Nhân viên trực tổng đài", "name: [a, b]"),
        [
            "role.yaml:2:9 JD013 a text is needed here, not a list or a group of keys\n  2 |   name: [a, b]\n    |         ^^^^^^"
        ],
    ),
    "a text where a list belongs": (
        MINIMAL + "other:\n  career_path: Nhân viên\n",
        [
            "role.yaml:18:16 JD012 a list is needed here\n  18 |   career_path: Nhân viên\n     |                ^^^^^^^^^\n  → write one value a line, each after “- ”"
        ],
    ),
    "a text where keys belong": (
        MINIMAL.replace("benefits:\n  leave_days: 12\n", "benefits: tốt\n"),
        [
            "role.yaml:15:11 JD012 a group of keys is needed here\n  15 | benefits: tốt\n     |           ^^^\n  → write the keys below, indented by two spaces: “key: value”"
        ],
    ),
    "a word where a number belongs": (
        MINIMAL.replace("leave_days: 12", "leave_days: nhiều"),
        [
            "role.yaml:16:15 JD012 a whole number is needed here\n  16 |   leave_days: nhiều\n     |               ^^^^^"
        ],
    ),
    "a date that is none": (
        MINIMAL + "posting: {deadline: 31/01/2027}\n",
        [
            "role.yaml:17:21 JD012 a date is needed here\n  17 | posting: {deadline: 31/01/2027}\n     |                     ^^^^^^^^^^\n  → write year-month-day: 2027-01-31"
        ],
    ),
    "a salary in thousands": (
        MINIMAL + "  salary: {min: 7.000}\n",
        [
            "role.yaml:17:17 JD013 7 đồng is no pay\n  17 |   salary: {min: 7.000}\n     |                 ^^^^^\n  → write the full amount: 7_000_000, or in words: 7 triệu"
        ],
    ),
    "a salary that ends below its beginning": (
        MINIMAL + "  salary: {min: 9_000_000, max: 7_000_000}\n",
        [
            "role.yaml:17:33 JD013 the pay ends below where it begins: max must not be lower than min\n  17 |   salary: {min: 9_000_000, max: 7_000_000}\n     |                                 ^^^^^^^^^"
        ],
    ),
    "a duplicate key": (
        MINIMAL + "title: {name: x, level: staff}\n",
        [
            "role.yaml:17:1 JD003 “title” stands here a second time\n  17 | title: {name: x, level: staff}\n     | ^^^^^\n  → the first one is in line 1; keep one of the two"
        ],
    ),
    "a list where a word belongs": (
        MINIMAL.replace("level: staff", "level: [staff]"),
        [
            "role.yaml:3:10 JD013 a word from the choices is needed here\n  3 |   level: [staff]\n    |          ^^^^^^^\n  → use one of: intern, staff, specialist, lead, manager"
        ],
    ),
    "a scale without end": (
        MINIMAL.replace("csat: {target", "csat: {scale: {min: 1, max: 1e20}, target"),
        [
            "role.yaml:11:33 JD013 1e+20 is out of range\n  11 |     csat: {scale: {min: 1, max: 1e20}, target: {at_least: 4.5}}\n     |                                 ^^^^\n  → it must be 1000000 or less"
        ],
    ),
    "no duty at all": (
        MINIMAL.replace(
            "duties:\n  - text: Nhận cuộc gọi của khách hàng.\n    frequency: daily\n", "duties: []\n"
        ),
        ["role.yaml:6:9 JD013 at least 1 value is needed here\n  6 | duties: []\n    |         ^^"],
    ),
    "an empty section is missing": (
        MINIMAL.replace("benefits:\n  leave_days: 12\n", "benefits:\n"),
        [
            "role.yaml:15:1 JD010 “benefits” is missing\n  15 | benefits:\n     | ^^^^^^^^\n  → add “benefits: …”: VI. Benefits"
        ],
    ),
    "a tab": (
        MINIMAL.replace("  name:", "\tname:"),
        [
            "role.yaml:2:1 JD002 a tab is used for indentation\n  2 |  name: Nhân viên trực tổng đài\n    | ^\n  → indent with spaces, two a level; a tab does not count in YAML"
        ],
    ),
    "an unprintable character in a text": (
        MINIMAL.replace("name: Nhân viên trực tổng đài", 'name: "a\\x07b"'),
        [
            'role.yaml:2:9 JD013 the text holds a character that cannot be printed: U+0007\n  2 |   name: "a\\x07b"\n    |         ^^^^^^^^\n  → delete it; it often comes along when text is copied from another program'
        ],
    ),
    "a list instead of a profile": (
        "- a\n- b\n",
        [
            "role.yaml:1:1 JD012 a group of keys is needed here\n  1 | - a\n    | ^^^\n  → write the keys below, indented by two spaces: “key: value”"
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message_place_and_hint(name: str, check: Check) -> None:
    text, expected = CASES[name]

    assert [problem.explain("en") for problem in check(text)] == expected


@pytest.mark.parametrize("name", CASES)
def test_every_message_exists_in_vietnamese(name: str, check: Check) -> None:
    problems = check(CASES[name][0])

    assert problems
    for problem in problems:
        assert problem.message.text("vi") != problem.message.text("en")
        assert problem.hint is None or problem.hint.text("vi") != problem.hint.text("en")


def test_the_minimal_profile_is_fine(check: Check) -> None:
    assert check(MINIMAL) == []


def test_all_problems_are_found_in_one_pass(check: Check) -> None:
    text = (
        MINIMAL.replace("level: staff", "level: x")
        .replace("leave_days: 12", "leave_days: x")
        .replace("text: Nhận cuộc gọi của khách hàng.", "text: []")
    )

    assert [problem.where[1] for problem in check(text)] == [3, 7, 16]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02", "the file holds a character that cannot be printed: U+0000"),
        ("tên: Nhân viên".encode("utf-16"), "the file is not saved as UTF-8, so its letters cannot be read"),
        (b"title: Nh\xe2n vi\xean\n", "the file is not saved as UTF-8, so its letters cannot be read"),
        (b"a" * 10_000_000, "the file is too large (more than 2 MB)"),
    ],
    ids=["empty", "binary", "utf-16", "latin-1", "10 MB"],
)
def test_files_that_are_no_text(project: Path, raw: bytes, message: str) -> None:
    Path("role.yaml").write_bytes(raw)

    with pytest.raises(ProfileError) as caught:
        load_role("role.yaml")

    assert [problem.message.text("en") for problem in caught.value.problems] == [message]


def test_a_missing_file(project: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        load_role("nope.yaml")

    assert caught.value.problems[0].explain("en") == (
        "nope.yaml JD001 the file does not exist\n  → check the name and the folder; `jd list` shows the profiles there are"
    )


def test_a_byte_order_mark_and_crlf_are_fine(project: Path) -> None:
    Path("role.yaml").write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())

    assert str(load_role("role.yaml").profile.title.name) == "Nhân viên trực tổng đài"


def test_a_long_line_is_cut_around_the_place(check: Check) -> None:
    text = MINIMAL.replace("frequency: daily", "frequency: " + "x" * 3000)

    lines = check(text)[0].explain("en").splitlines()

    assert all(len(line) < 120 for line in lines[1:])
    assert lines[2].count("^") >= 1

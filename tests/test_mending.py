"""`jd check --fix` mends what it may and changes nothing else."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jd_builder.checking import check_paths
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.languages import say
from jd_builder.mending import edits_of, mend, mend_paths, same_but_texts, splice
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from jd_builder.profile.reading import read_nodes
from jd_builder.sources import Source, Span
from tests.cli.test_commands import jd
from tests.conftest import MINIMAL

WORDING = CheckOptions(select=("JD405", "JD406", "JD407"))
UNTIDY = """\
# Ghi chú  có  hai khoảng trắng , giữ nguyên
title:
  name:   Nhân viên  trực tổng đài   # chức danh
  level: staff
summary:
  purpose: "Trả lời khách , gọi\\u200b đến."
duties:
  - text: >-
      Nhận cuộc gọi  của
      khách hàng ,  ghi nhận.
    frequency: daily
  - {text: 'Sức khoẻ, hóa đơn, thỏa thuận', frequency: daily}
success:
  kpis:
    csat: {target: {at_least: 4.5}}
requirements:
  skills:
    communication: {level: 3}
benefits:
  leave_days: 12
"""
TIDY = """\
# Ghi chú  có  hai khoảng trắng , giữ nguyên
title:
  name:   Nhân viên trực tổng đài   # chức danh
  level: staff
summary:
  purpose: "Trả lời khách, gọi\\u200b đến."
duties:
  - text: >-
      Nhận cuộc gọi của
      khách hàng, ghi nhận.
    frequency: daily
  - {text: 'Sức khỏe, hóa đơn, thỏa thuận', frequency: daily}
success:
  kpis:
    csat: {target: {at_least: 4.5}}
requirements:
  skills:
    communication: {level: 3}
benefits:
  leave_days: 12
"""


def said(*paths: str, options: CheckOptions = WORDING) -> list[str]:
    return [message.text("en") for message in mend_paths([Path(path) for path in paths], options)]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_what_is_wrong_changes(project: Path, mark: str, end: str) -> None:
    Path("role.yaml").write_bytes((mark + UNTIDY.replace("\n", end)).encode())

    assert said("role.yaml") == ["6 places mended in role.yaml"]

    assert Path("role.yaml").read_bytes() == (mark + TIDY.replace("\n", end)).encode()
    assert said("role.yaml") == []
    left = check_paths([Path("role.yaml")], WORDING).problems
    assert [(problem.code, problem.where[1]) for problem in left] == [
        ("JD406", 6)
    ]  # the escape is the author's


def test_a_pasted_posting_is_mended(project: Path) -> None:
    text = "Nhân viên\r\n- Kie\u0309m tra , ghi\u200b nhận\r\n- 𝗧𝗼̂́𝘁 ,giỏi\r\n- Thưởng  Tết # jd: ignore JD407 -- giữ  vậy\r\n"
    Path("old.txt").write_bytes(text.encode())

    assert said("old.txt") == ["5 places mended in old.txt"]

    mended = (
        "Nhân viên\r\n- Kiẻm tra, ghi nhận\r\n- Tốt, giỏi\r\n- Thưởng  Tết # jd: ignore JD407 -- giữ  vậy\r\n"
    )
    assert Path("old.txt").read_bytes().decode() == mended


def test_a_parent_is_left_alone(project: Path) -> None:
    Path("parent.yaml").write_text(UNTIDY, encoding="utf-8")
    Path("child.yaml").write_text("extends: parent.yaml\n", encoding="utf-8")

    assert said("child.yaml") == []
    assert Path("parent.yaml").read_text(encoding="utf-8") == UNTIDY


def test_what_would_change_data_is_not_written(project: Path) -> None:
    text = MINIMAL.replace("text: Nhận cuộc gọi của khách hàng.", "text: 12\u200b").replace(
        "staff", "staff  "
    )
    Path("role.yaml").write_text(text, encoding="utf-8")

    assert said("role.yaml") == [
        "role.yaml is unchanged: mending it would change more than its texts; mend the places below by hand"
    ]
    assert Path("role.yaml").read_text(encoding="utf-8") == text


def test_a_colon_in_a_profile_is_left_to_its_author(project: Path) -> None:
    text = MINIMAL.replace("Nhận cuộc gọi", "Việc:Nhận  cuộc gọi")
    Path("role.yaml").write_text(text, encoding="utf-8")

    assert said("role.yaml") == []
    assert len(check_paths([Path("role.yaml")], WORDING).problems) == 1


def test_files_that_cannot_be_read_are_left_to_the_check(project: Path) -> None:
    Path("bad.yaml").write_text("title: [a  b\n", encoding="utf-8")
    Path("latin.txt").write_bytes("Nhân viên  mới".encode("cp1258", errors="replace"))

    assert said("bad.yaml", "latin.txt", "missing.yaml") == []
    assert Path("bad.yaml").read_text(encoding="utf-8") == "title: [a  b\n"


def test_links_and_permissions_stay(project: Path) -> None:
    Path("real.txt").write_text("a  b\n", encoding="utf-8")
    Path("real.txt").chmod(0o600)
    Path("link.txt").symlink_to("real.txt")

    assert said("link.txt") == ["1 place mended in link.txt"]

    assert Path("link.txt").is_symlink()
    assert (Path("real.txt").read_text(encoding="utf-8"), Path("real.txt").stat().st_mode & 0o777) == (
        "a b\n",
        0o600,
    )


def test_rules_left_out_and_problems_let_stand_are_not_mended(project: Path) -> None:
    Path("a.txt").write_text("a  b <!-- jd: ignore JD407 -- bảng -->\nc , d\n", encoding="utf-8")

    assert said("a.txt", options=CheckOptions(select=("JD406",))) == []
    assert said("a.txt") == ["1 place mended in a.txt"]
    assert Path("a.txt").read_text(encoding="utf-8") == "a  b <!-- jd: ignore JD407 -- bảng -->\nc, d\n"


def test_of_replacements_that_overlap_the_first_counts() -> None:
    source, other = Source("a", "abcdef"), Source("b", "abcdef")

    def problem(at: Source, start: int, end: int, new: str | None) -> Problem:
        return Problem("JD407", say("x"), span=Span(at, start, end), replacement=new)

    problems = [problem(source, 1, 3, "B"), problem(source, 2, 5, "C"), problem(source, 1, 3, "B"),
                problem(source, 5, 6, "f"), problem(other, 0, 1, "O"), problem(source, 5, 6, None)]  # fmt: skip

    assert edits_of(source, problems) == [(1, 3, "B")]
    assert splice("abcdef", [(0, 1, ""), (1, 3, "X"), (6, 6, "!")]) == "Xdef!"


def test_the_command_says_what_was_mended_and_what_is_left(project: Path) -> None:
    Path("old.txt").write_text("Yêu cầu\n- Giao tiếp  tốt , năng động\n", encoding="utf-8")

    done = jd("check", "old.txt", "--select", "JD4", "--fix")

    assert done.returncode == 0
    assert done.stdout.startswith("1 place mended in old.txt\nold.txt:2:18 JD402 advice: ")
    assert done.stdout.endswith("1 file: 1 piece of advice.\n")


def test_what_is_left_decides_the_exit_code_and_json_stays_json(project: Path) -> None:
    Path("old.txt").write_text("Yêu cầu\n- Chăm nom  người mua\n", encoding="utf-8")

    done = jd("check", "old.txt", "--select", "JD4", "--fix", "--strict", "--format", "json")

    assert (done.returncode, [each["code"] for each in json.loads(done.stdout)]) == (1, ["JD403"])
    assert done.stderr == "1 place mended in old.txt\n"


def test_same_but_texts() -> None:
    def tree(text: str) -> bool:
        return same_but_texts(read_nodes(Source("a", MINIMAL))[0], read_nodes(Source("b", text))[0])

    assert tree(MINIMAL.replace("Nhận cuộc gọi", "Nhận  mọi cuộc gọi"))
    assert not tree(MINIMAL.replace("4.5", "4.6"))
    assert not tree(MINIMAL.replace("daily", "weekly"))
    assert not tree(MINIMAL.replace("Nhận cuộc gọi của khách hàng.", "12"))
    assert not tree(MINIMAL + "language: vi\n")


pieces = st.sampled_from(
    ["khách", "hoà", "hòa", "khoẻ", "khỏe", "e\u0302\u0301", " ", "  ", " ,", ",", ";", ":", ".", "!", "?", "...", "8:00",
     "7.000.000", "https://a.vn/x,y", "a@b.vn", "\u200b", "\u00ad", "\u200d", "👩‍💻", "cа", "Ð", "𝗔", "，", "（", "\u3000",
     "“", "”", "(", ")", "*", "#", "`", "|", "- ", "[", "](", "<", ">", "&amp;", "'", '"', "\\", "é", "ệ", "中", "Nam"]
)  # fmt: skip
untidy = st.one_of(
    st.lists(pieces, min_size=1, max_size=15).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=40),
)


def letters(text: str) -> str:
    """What a text says: without spaces, marks apart from letters, and what nobody sees."""
    spelt = unicodedata.normalize("NFKD", text.translate({0xD0: "Đ", 0xF0: "đ", 0x189: "Đ", 0x256: "đ"}))
    kept = sorted(char for char in spelt if char.isalnum() and ord(char) not in range(0x370, 0x530))
    return "".join(kept)


def test_a_drawn_letter_in_a_word_with_a_crossed_one_is_mended_once() -> None:
    source, _ = mend(Source("a.txt", "Ð𝗔 hoẻ"), Checker(WORDING).text)

    assert source.text == "ĐA hoẻ"


@settings(max_examples=150, deadline=None)
@given(st.lists(untidy, min_size=1, max_size=5))
def test_mending_a_posting_twice_is_mending_it_once(lines: list[str]) -> None:
    checker = Checker(WORDING)
    source = Source("a.txt", "\n".join(lines))

    once, _ = mend(source, checker.text)
    twice, count = mend(once, checker.text)

    assert (twice.text, count) == (once.text, 0)
    assert once.text.count("\n") == source.text.count("\n")
    spelt = unicodedata.normalize("NFKD", source.text)  # a drawn Greek letter is one of the Greeks
    latin = all(ord(char) < 0x370 or ord(char) > 0x52F for char in spelt)
    assert not latin or letters(once.text) == letters(source.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(untidy.filter(lambda text: bool(text.strip()) and text.isprintable()), min_size=1, max_size=4),
    st.data(),
)
def test_a_mended_profile_still_loads(project: Path, texts: list[str], data: st.DataObject) -> None:
    lines = []
    for text in texts:
        style = data.draw(st.sampled_from(["double", "single", "literal", "folded"]))
        flat = text.replace("\u0085", " ").replace("\u2028", " ").replace("\u2029", " ")
        written = {
            "double": json.dumps("x" + flat, ensure_ascii=False),
            "single": "'x" + flat.replace("'", "''") + "'",
            "literal": f"|\n      x{flat}",
            "folded": f">-\n      x{flat}\n      y{flat}",
        }[style]
        lines.append(f"  - text: {written}\n    frequency: daily\n")
    text = MINIMAL.replace("  - text: Nhận cuộc gọi của khách hàng.\n    frequency: daily\n", "".join(lines))
    path = Path("role.yaml")
    path.write_bytes(text.encode())
    before = load_role(path).profile

    said("role.yaml")
    mended = path.read_bytes()
    after = load_role(path).profile

    assert len(after.duties) == len(before.duties)
    assert [duty.frequency for duty in after.duties] == [duty.frequency for duty in before.duties]
    assert mended.count(b"\n") == text.encode().count(b"\n")
    assert said("role.yaml") == []
    assert path.read_bytes() == mended


@pytest.mark.parametrize(
    "code",
    [
        "```yaml\nname:  hai  dấu cách ,thử\n  - Kie\u200bm tra\n```\n",
        "~~~~\na  b\n~~~\nc  d ,thử\n~~~~\n",
        "- Xem tệp:\n\n  ```\n  a  b ,thử\n  ```\n",
        "Chạy lệnh sau:\n\n    ls  thư mục ,khác\n\n    cd  nhà\n",
        "Chạy lệnh sau:\n\n\tls  thư mục ,khác\n",
    ],
)
def test_code_in_markdown_stays(project: Path, code: str) -> None:
    text = f"Nhân viên kho\n\n{code}\nXếp hàng  lên kệ.\n"
    Path("old.md").write_text(text, encoding="utf-8")

    assert said("old.md") == ["1 place mended in old.md"]

    assert Path("old.md").read_text(encoding="utf-8") == text.replace("hàng  lên", "hàng lên")
    assert check_paths([Path("old.md")], WORDING).problems == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("old.md", "Nhân viên kho\n\n- Xếp hàng\n\n    lên  kệ.\n"),  # goes on with its item
        ("old.md", "Nhân viên kho\n\nXếp hàng\n    lên  kệ.\n"),  # goes on with its paragraph
        ("old.md", "Nhân viên kho\n\n``` và ```\n\nlên  kệ.\n"),
        ("old.txt", "Nhân viên kho\n\n    Xếp hàng lên  kệ.\n"),  # set in, no Markdown
        ("old.md", "Nhân viên kho\n\n```\na  b\n```\n\na  b lên  kệ.\n".replace("a  b lên", "a b lên")),
    ],
)
def test_what_only_looks_like_code_is_mended(project: Path, name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    said(name)
    assert Path(name).read_text(encoding="utf-8") == text.replace("lên  kệ", "lên kệ")


def test_the_command_is_told_only_where_it_helps(project: Path) -> None:
    def hints(path: str) -> list[str]:
        return [each.hint.text("en") for each in check_paths([Path(path)], WORDING).problems if each.hint]

    def told(text: str) -> bool:
        Path("role.yaml").write_text(text, encoding="utf-8")
        (hint,) = hints("role.yaml")
        return "--fix" in hint

    assert told(MINIMAL.replace("Nhận cuộc gọi", "Nhận  cuộc gọi"))
    plain_text = "Nhận cuộc gọi của khách hàng."
    assert not told(MINIMAL.replace(plain_text, "Ghi chú:báo cáo ngày."))  # with a space it would be a key
    assert not told(MINIMAL.replace(plain_text, '"Nhận\\u200b cuộc gọi."'))  # the escape is the author's
    assert told(MINIMAL.replace(plain_text, '"Ghi chú:báo cáo ngày."'))
    assert said("role.yaml") == ["1 place mended in role.yaml"]
    assert '"Ghi chú: báo cáo ngày."' in Path("role.yaml").read_text(encoding="utf-8")

    Path("parent.yaml").write_text(MINIMAL.replace("Nhận cuộc gọi", "Nhận  cuộc gọi"), encoding="utf-8")
    Path("child.yaml").write_text("extends: parent.yaml\n", encoding="utf-8")
    Path("base.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("roles.csv").write_text("name,base,title.name\na,base.yaml,Kế  toán\n", encoding="utf-8")
    Path("company.yaml").write_text("name: A\nabout: Bán  hàng\n", encoding="utf-8")
    for path in ("child.yaml", "roles.csv"):
        (*found,) = hints(path)
        assert len(found) == 2
        assert not any("--fix" in hint for hint in found)

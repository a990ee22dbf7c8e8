"""Tables of roles: a row is a base profile under a few values, and every problem is told at its cell."""

import json
import pickle
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jd_builder.building import build
from jd_builder.checking import check_paths, find_checkable
from jd_builder.checks.options import CheckOptions
from jd_builder.errors import JdError
from jd_builder.orders import Made, Result
from jd_builder.portable import portable
from jd_builder.profile import table_file
from jd_builder.profile.loading import load_role
from jd_builder.sources import column_name
from jd_builder.tables import TableRow, table_rows

HEAD = "base,name,title.name.vi,title.level,success.kpis.csat.target.at_least"


@pytest.fixture
def csv(minimal: Path) -> Callable[..., Path]:
    """Write a table beside the small profile."""

    def write(*lines: str, name: str = "roles.csv", encoding: str = "utf-8") -> Path:
        path = Path(name)
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return write


@pytest.fixture
def workbook(minimal: Path) -> Callable[..., Path]:
    """Write a workbook beside the small profile."""

    def write(*rows: list[Any], change: Callable[[Any], None] = lambda _: None) -> Path:
        book = Workbook()
        sheet = book.active
        for row in rows:
            sheet.append(row)  # type: ignore[union-attr]
        change(sheet)
        book.save("roles.xlsx")
        return Path("roles.xlsx")

    return write


def made(path: Path, **more: Any) -> Result:
    return build(path, formats=["md"], documents=["job-description"], **more)


def told(path: Path, language: str = "en") -> list[str]:
    """Return the first line of each problem of a build, each once."""
    lines = [
        problem.headline(language) for failure in made(path).failures for problem in failure.error.problems
    ]
    return list(dict.fromkeys(lines))


def folders(result: Result) -> list[str]:
    return [path.parent.name for path in result.written]


def field(path: Path, pointer: str, row: int = 0) -> Any:
    """Return a value of the role that a row makes."""
    node = table_rows(path)[row].load().tree
    for part in pointer.split("."):
        node = node.child(int(part) if part.isdecimal() else part)  # type: ignore[assignment]
    return node.data


def test_each_row_becomes_a_folder_of_documents(csv: Callable[..., Path]) -> None:
    path = csv(HEAD, "minimal,ha-noi,Nhân viên Hà Nội,,4.7", "minimal.yaml,hue,Nhân viên: Huế #1,lead,")

    result = made(path)

    assert result.failures == ()
    assert folders(result) == ["ha-noi", "hue"]
    assert "Nhân viên: Huế #1" in Path("out/hue/job-description.md").read_text(encoding="utf-8")
    assert field(path, "title.level") == "staff"
    assert field(path, "title.level", 1) == "lead"
    assert field(path, "success.kpis.csat.target.at_least") == 4.7
    assert field(path, "success.kpis.csat.target.at_least", 1) == 4.5


def test_a_shipped_profile_is_a_base_and_the_company_beside_the_table_counts(
    csv: Callable[..., Path],
) -> None:
    Path("company.yaml").write_text("name: Công ty Sen\n", encoding="utf-8")

    role = table_rows(csv("base,name", "cskh,a"))[0].load()

    assert role.profile.title.name.get("en") == "Customer Care Specialist"
    assert role.company is not None
    assert role.slug == "a"


def test_without_a_name_the_title_names_the_folder(csv: Callable[..., Path]) -> None:
    path = csv("base,title.name.vi", "minimal,Chuyên viên Chăm sóc – Đà Nẵng", "minimal,")

    assert folders(made(path)) == ["chuyen-vien-cham-soc-da-nang", "nhan-vien-truc-tong-dai"]


def test_a_cell_may_hold_a_list_a_map_a_quoted_text_or_null(csv: Callable[..., Path]) -> None:
    path = csv(
        "base;name;other.locations;title.name;benefits.leave_days;document.version;title.department",
        'minimal;a;[Hà Nội, "Huế: 2"];{vi: Một, en: One};null;1.0;"""24"""',
        "minimal;b;;[Hà Nội] Tổng đài;;;'null'",
    )

    first, second = (row.load() for row in table_rows(path))

    assert [str(each) for each in first.profile.other.locations] == ["Hà Nội", "Huế: 2"]
    assert first.profile.title.name.get("en") == "One"
    assert first.profile.benefits.leave_days is None
    assert first.profile.document is not None
    assert first.profile.document.version == "1.0"
    assert str(first.profile.title.department) == "24"
    assert str(second.profile.title.name) == "[Hà Nội] Tổng đài"
    assert str(second.profile.title.department) == "null"
    assert second.profile.benefits.leave_days == 12


def test_notes_are_left_out_and_the_code_of_a_document_belongs_to_its_profile(
    csv: Callable[..., Path],
) -> None:
    text = Path("minimal.yaml").read_text(encoding="utf-8")
    Path("coded.yaml").write_text(text + "document: {code: A-1}\n", encoding="utf-8")
    path = csv("base,name,# ghi chú", "coded,a,whatever")

    assert table_rows(path)[0].load().profile.document is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_as_excel_writes_them(
    csv: Callable[..., Path], encoding: str, delimiter: str
) -> None:
    lines = [line.replace(",", delimiter) for line in (HEAD, "minimal,a,Nhân viên,,4.7")]

    assert folders(made(csv(*lines, encoding=encoding))) == ["a"]


def test_decomposed_letters_and_line_ends_in_quotes(csv: Callable[..., Path]) -> None:
    path = csv(
        "base,name,title.name.vi,summary.purpose,title.level",
        'minimal,a,Nha\u0302n vie\u0302n,"Một, hai.\nBa ""bốn"".",stuff',
        "minimal,b,B,,stuff",
    )

    assert told(path) == [
        "roles.csv:3:14 JD013 column “title.level”: “stuff” is not one of the choices",
        "roles.csv:4:14 JD013 column “title.level”: “stuff” is not one of the choices",
    ]
    path.write_text(path.read_text(encoding="utf-8").replace("stuff", "staff"), encoding="utf-8")
    assert field(path, "title.name.vi") == "Nhân viên"
    assert field(path, "summary.purpose") == 'Một, hai.\nBa "bốn".'


def test_a_bad_row_is_told_with_its_cell_and_the_others_are_built(csv: Callable[..., Path]) -> None:
    path = csv(HEAD, "minimal,a,A,stuff,9", "minimal,b,B,,")

    result = made(path)
    shown = [problem.explain("en") for problem in result.failures[0].error.problems]

    assert folders(result) == ["b"]
    assert [str(failure.path) for failure in result.failures] == ["roles.csv:2"]
    assert shown == [
        "roles.csv:2:13 JD013 column “title.level”: “stuff” is not one of the choices\n"
        "  2 | minimal,a,A,stuff,9\n"
        "    |             ^^^^^\n"
        "  → did you mean “staff”?",
    ]
    assert told(csv(HEAD, "minimal,a,A,,9"), "vi") == [
        "roles.csv:2:14 JD013 cột “success.kpis.csat.target.at_least”: 9 nằm ngoài thang điểm"
    ]


def test_what_to_do_is_told_for_cells(csv: Callable[..., Path]) -> None:
    path = csv(
        "base,name,benefits.items,posting.apply,other.locations.0",
        'minimal,a,"[một, hai",,',
        "minimal,b,,qua email,",
        "minimal,c,,,Huế",
    )

    shown = [problem.explain("en") for failure in made(path).failures for problem in failure.error.problems]

    assert [text.splitlines()[0] for text in shown] == [
        "roles.csv:2:11 JD012 column “benefits.items”: a list is needed here",
        "roles.csv:3:12 JD012 column “posting.apply”: a group of keys is needed here",
        "roles.csv:4:13 JD012 column “other.locations.0”: a list is needed here",
    ]
    assert [text.splitlines()[-1] for text in shown] == [
        "  → write the list in a column “benefits.items”, in brackets with commas between: [one, two]",
        "  → give each value of the group a column of its own, such as posting.apply.email",
        "  → write the list in a column “other.locations”, in brackets with commas between: [one, two]",
    ]


def test_control_characters_of_a_cell_do_not_reach_the_terminal(csv: Callable[..., Path]) -> None:
    (failure,) = made(csv("base,name,summary.purpose", "minimal,a,\x1b[2JA\x07")).failures

    shown = failure.error.problems[0].explain("en")

    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "  2 | minimal,a,�[2JA�" in shown


def test_a_notice_about_a_row_names_its_table(csv: Callable[..., Path]) -> None:
    result = build(csv("base,name,posting.deadline", "minimal,a,2020-01-31"), formats=["md"])

    assert [notice.text("en") for notice in result.notices][:1] == [
        "roles.csv – a: the deadline 2020-01-31 has passed; change posting.deadline before you publish"
    ]


def test_a_heading_that_is_no_path_of_a_profile_is_told_once(csv: Callable[..., Path]) -> None:
    path = csv(
        "base,name,titel.name,success.kpis.csatt.weight",
        "minimal,a,A,",
        "minimal,b,B,",
        "minimal,c,,10",
        "minimal,d,,",
    )

    assert told(path) == [
        "roles.csv:1:11 JD011 there is no “titel” here",
        "roles.csv:1:22 JD014 the library has no “csatt”",
    ]
    assert [folder.name for folder in Path("out").iterdir()] == ["d"]


def test_what_a_row_breaks_in_its_base_is_told_in_the_row(csv: Callable[..., Path]) -> None:
    text = Path("minimal.yaml").read_text(encoding="utf-8")
    Path("paid.yaml").write_text(text + "  salary: {min: 10, max: 20}\n", encoding="utf-8")

    assert told(csv("base,name,benefits.salary.min", "paid,a,30")) == [
        "roles.csv:2:8 JD013 column “benefits.salary.min”: the pay ends below where it begins:"
        " max must not be lower than min (at paid.yaml:17:26)"
    ]


def test_what_is_wrong_with_a_base_is_told_in_its_file(csv: Callable[..., Path]) -> None:
    text = Path("minimal.yaml").read_text(encoding="utf-8")
    Path("broken.yaml").write_text(text.replace("level: staff", "level: stuff"), encoding="utf-8")
    Path("torn.yaml").write_text("title: [", encoding="utf-8")

    assert told(csv("base,name,title.name.vi", "broken,a,A", "broken,b,B", "torn,c,C", "none,d,D")) == [
        "broken.yaml:3:10 JD013 “stuff” is not one of the choices",
        "roles.csv:4:1 JD005 column “base”: the base profile “torn” cannot be used",
        "torn.yaml:1:9 JD002 a value is missing here",
        "roles.csv:5:1 JD005 column “base”: there is no profile “none” to extend",
    ]
    assert folders(made(csv("base,name,title.level", "broken,a,staff"))) == ["a"]


def test_a_base_outside_the_project_is_refused(csv: Callable[..., Path]) -> None:
    assert told(csv("base,name", "../secret,a")) == [
        "roles.csv:2:1 JD005 column “base”: a profile cannot extend a file outside its project folder"
    ]


def test_rows_that_want_one_folder_all_fail(csv: Callable[..., Path]) -> None:
    path = csv("base,name,title.name.vi", "minimal,Hue,A", "minimal,hue,B", "minimal,,Hue", "minimal,x/y,C")

    result = made(path)

    assert folders(result) == ["x-y"]
    assert told(path) == [
        "roles.csv:2:9 JD003 column “name”: roles.csv:3:9 would be written into the same folder, “Hue”",
        "roles.csv:3:9 JD003 column “name”: roles.csv:2:9 would be written into the same folder, “hue”",
        "roles.csv:4:1 JD003 column “name”: roles.csv:2:9 would be written into the same folder, “hue”",
    ]


def test_a_row_and_a_profile_of_one_name_do_not_meet(csv: Callable[..., Path]) -> None:
    path = csv("base,name", "minimal,minimal")

    result = build("minimal.yaml", path, formats=["md"])

    assert "roles.csv:2" in str(result.failures[0].error)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([""], "roles.csv JD001 the table is empty"),
        (["name,title.level", "a,staff"], "roles.csv:1:1 JD010 the column “base” is missing"),
        (["minimal,a,Nhân viên"], "roles.csv:1:1 JD010 the column “base” is missing"),
        (
            ["base,name,name", "minimal,a,b"],
            "roles.csv:1:11 JD003 the column “name” stands here a second time",
        ),
        (["base,title..name", "minimal,a"], "roles.csv:1:6 JD006 “title..name” is no path of a value"),
        (["base,name", "minimal,a,b"], "roles.csv:2:11 JD013 this row has more cells than there are columns"),
        (["base,,name", "minimal,x,a"], "roles.csv:2:9 JD013 the column of this cell has no heading"),
        (["base,name", ",a"], "roles.csv:2:1 JD010 column “base”: the base profile is missing"),
        (["base,name", '"minimal,a'], "roles.csv:2:1 JD002 the quotes that open here are never closed"),
        (
            ["base,name,other.locations.3", "minimal,a,Huế"],
            "roles.csv:2:11 JD012 column “other.locations.3”: a list is needed here",
        ),
        (
            ["base,name,other.locations", "minimal,a,[Huế"],
            "roles.csv:2:11 JD012 column “other.locations”: a list is needed here",
        ),
        (
            ["base,name,other.locations", "minimal,a,[: ]: ]"],
            "roles.csv:2:11 JD002 column “other.locations”: a key must be a plain word",
        ),
        (["base,name", f"minimal,{'a' * 300}"], "roles.csv:2:9 JD013 column “name”: the name is too long"),
        (
            ["base,name,summary.purpose", f"minimal,a,{'a' * 20_001}"],
            "roles.csv:2:11 JD004 column “summary.purpose”: the cell has more than 20000 characters",
        ),
    ],
)
def test_tables_that_cannot_be_used(csv: Callable[..., Path], lines: list[str], expected: str) -> None:
    assert told(csv(*lines)) == [expected]


def test_too_many_rows(csv: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "MAX_ROWS", 2)

    expected = ["roles.csv JD004 the table has more than 2 rows"]
    assert told(csv("base,name", "minimal,a", "minimal,b", "minimal,c")) == expected
    assert folders(made(csv("base,name", "minimal,a", "minimal,b"))) == ["a", "b"]


def test_a_missing_table_and_one_of_another_kind(csv: Callable[..., Path]) -> None:
    assert told(Path("none.csv")) == ["none.csv JD001 the file does not exist"]
    assert told(Path("none.xlsx")) == ["none.xlsx JD001 the file does not exist"]
    assert told(csv("%PDF-1.7")) == ["roles.csv JD001 this is no text but a file of another kind (PDF)"]
    assert told(csv("base,name", "minimal,Hué", encoding="cp1258")) == [
        "roles.csv:2:11 JD001 the file is not saved as UTF-8, so its letters cannot be read"
    ]


def test_json_lines(csv: Callable[..., Path]) -> None:
    path = csv(
        '{"base": "minimal", "name": "a", "title": {"name": {"vi": "Một"}}, "benefits.leave_days": 15, "x": ""}',
        "",
        json.dumps({"base": "minimal", "name": "b", "title.name": "Hai 😀", "other": {"locations": ["Huế"]}}),
        name="roles.jsonl",
    )

    assert folders(made(path)) == ["a", "b"]
    assert field(path, "benefits.leave_days") == 15
    assert field(path, "title.level") == "staff"
    assert field(path, "title.name", 1) == "Hai 😀"
    assert field(path, "other.locations.0", 1) == "Huế"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"base": "minimal", "title.level": "stuff"}', "1:36 JD013 column “title.level”: “stuff” is not one of the choices"),
        ('{"base": "minimal", "titel": 1}', "1:21 JD011 there is no “titel” here"),
        ('{"name": "a"}', "1:1 JD010 column “base”: the base profile is missing"),
        ('{"base": ["minimal"]}', "1:10 JD013 column “base”: a text is needed here"),
        ('{"base": "minimal",}', "1:20 JD002 this line cannot be read as JSON"),
        ('{"base": "minimal" "name": 1}', "1:20 JD002 a “,” or “}” is missing"),
        ('{"base" "minimal"}', "1:9 JD002 a “:” is missing after the key"),
        ("{base: 1}", "1:2 JD002 a key in double quotes is expected here"),
        ('{"base": "minimal"} {}', "1:21 JD002 a line holds one object; something follows it here"),
        ('["minimal"]', "1:1 JD002 a JSON object is needed here"),
        ('{"base": "minimal", "base": "cskh"}', "1:21 JD003 the column “base” stands here a second time"),
        ('{"base": "minimal", "title": {"a": 1, "a": 2}}', "1:30 JD002 a key stands twice in this object"),
        ('{"base": "minimal", "benefits.leave_days": NaN}', "1:44 JD002 NaN is no number"),
        ('{"base": "minimal", "title.name": "\\ud800"}', "1:35 JD002 this text holds half a character (\\ud800 to \\udfff)"),
        ('{"base": "minimal", "title": ' + "[" * 100_000, "1:30 JD002 values are nested too deep"),
        ('{"base": "minimal", "title": ' + "[" * 100 + "]" * 100 + "}", "1:30 JD002 values are nested too deep"),
        ('{"base": "minimal", "benefits.leave_days": ' + "9" * 5000 + "}", "1:44 JD002 this line cannot be read as JSON"),
        ('{"base": "minimal', "1:10 JD002 this line cannot be read as JSON"),
        ("{", "1:1 JD002 a key in double quotes is expected here"),
    ],
)  # fmt: skip
def test_json_lines_that_cannot_be_used(csv: Callable[..., Path], line: str, expected: str) -> None:
    assert told(csv(line, name="r.jsonl")) == [f"r.jsonl:{expected}"]


def test_a_workbook_gives_what_a_person_reads_in_it(workbook: Callable[..., Path]) -> None:
    head = [
        "base",
        "name",
        "success.kpis.fcr.target.at_least",
        "benefits.leave_days",
        "posting.deadline",
        "title.level",
    ]

    def change(sheet: Any) -> None:
        sheet["C2"].number_format = "0.0%"
        sheet.merge_cells("A2:A3")

    path = workbook(
        head, ["minimal", "a", 0.725, 14.0, date(2027, 1, 31), None], [None, 12, None], change=change
    )

    assert folders(made(path)) == ["a", "12"]
    assert field(path, "success.kpis.fcr.target.at_least") == "72.5%"
    assert field(path, "benefits.leave_days") == 14
    assert field(path, "posting.deadline") == "2027-01-31"
    assert field(path, "benefits.leave_days", 1) == 12


def test_problems_of_a_workbook_name_the_cell(workbook: Callable[..., Path]) -> None:
    head = ["base", "name", "title.level", "benefits.leave_days"]

    def change(sheet: Any) -> None:
        sheet["D4"] = "=SUM(1;2)"
        sheet["D5"] = "#N/A"
        sheet["D5"].data_type = "e"

    path = workbook(
        head, ["minimal", "a", "stuff", 12], ["minimal", "b", "staff", time(2, 30)], ["minimal", "c"], ["minimal", "d"],
        change=change,
    )  # fmt: skip

    assert told(path) == [
        "roles.xlsx:C2 JD013 column “title.level”: “stuff” is not one of the choices",
        "roles.xlsx:D3 JD013 column “benefits.leave_days”: Excel took this for a time of day",
        "roles.xlsx:D4 JD013 column “benefits.leave_days”: the formula here has no value",
        "roles.xlsx:D5 JD013 column “benefits.leave_days”: the formula here gives an error: #N/A",
    ]
    assert made(path).failures[0].error.problems[0].explain("en").splitlines()[1:3] == [
        "  2 | minimal | a | stuff | 12",
        "    |               ^^^^^",
    ]


def test_cells_are_named_wherever_the_documents_are_made(workbook: Callable[..., Path]) -> None:
    path = workbook(
        ["base", "name", "title.level", "summary.purpose"],
        ["minimal", "a", "stuff", None],
        ["minimal", "b", "lead", "=7+7"],
    )

    failures = made(path).failures
    far = portable(Made(failures=list(failures))).failures

    assert [each.error.problems[0].span.place for each in failures] == ["C2", "D3"]  # type: ignore[union-attr]
    for language in ("vi", "en"):
        assert [each.error.problems[0].explain(language) for each in far] == [
            each.error.problems[0].explain(language) for each in failures
        ]


def test_the_value_that_excel_counted_last_is_taken(workbook: Callable[..., Path]) -> None:
    path = workbook(["base", "name", "benefits.leave_days"], ["minimal", "a", "=7+7"])
    repack(path, "xl/worksheets/sheet1.xml", b"<f>7+7</f><v></v>", b"<f>7+7</f><v>14</v>")

    assert field(path, "benefits.leave_days") == 14


def repack(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a file in a workbook."""
    with zipfile.ZipFile(path) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in files[name]
    files[name] = files[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in files.items():
            archive.writestr(each, data)


def test_hostile_workbooks(workbook: Callable[..., Path]) -> None:
    unreadable = ["roles.xlsx JD001 this cannot be read as an Excel workbook"]
    path = workbook(["base", "name"], ["minimal", "a"])
    repack(path, "xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
    assert told(path) == unreadable

    path = workbook(["base", "name"], ["minimal", "a"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", bytes(100_000_001))
    assert told(path) == ["roles.xlsx JD004 the workbook unfolds to more than 100 MB"]

    path = workbook(["base", "name"], ["minimal", "a"])
    repack(path, "xl/worksheets/sheet1.xml", b"</row>", b"</rov>")
    assert told(path) == unreadable

    path.write_bytes(b"\xd0\xcf\x11\xe0 an older workbook")
    assert told(path) == unreadable
    path.write_bytes(b"")
    assert told(path) == unreadable


def test_a_wide_sheet_a_wide_merge_and_one_far_below(workbook: Callable[..., Path]) -> None:
    path = workbook(["base", "name"], change=lambda sheet: sheet.cell(1, 501, "x"))
    assert told(path) == ["roles.xlsx JD004 the table has more than 500 columns"]

    path = workbook(["base", "name"], ["minimal", "a"], change=lambda sheet: sheet.merge_cells("A3:B4"))
    repack(path, "xl/worksheets/sheet1.xml", b"A3:B4", b"A3:ZZ40000")
    assert told(path) == ["roles.xlsx JD004 too many cells are merged"]

    path = workbook(
        ["base", "name"],
        change=lambda sheet: [sheet.cell(1_048_576, 1, "minimal"), sheet.cell(1_048_576, 2, "a")],
    )
    assert folders(made(path)) == ["a"]


def test_the_first_sheet_that_can_be_seen_is_read(minimal: Path) -> None:
    book = Workbook()
    book.active.sheet_state = "hidden"  # type: ignore[union-attr]
    sheet = book.create_sheet()
    sheet.append(["base", "name"])
    sheet.append(["minimal", "a"])
    book.save("roles.xlsx")

    assert folders(made(Path("roles.xlsx"))) == ["a"]


def test_columns_are_called_as_excel_calls_them() -> None:
    assert [column_name(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_check_tells_what_the_rules_find_in_each_row_and_what_the_base_has_once(
    csv: Callable[..., Path],
) -> None:
    path = csv(
        "base,name,summary.purpose", "minimal,a,Chỉ tuyển nữ.", "minimal,b,", "minimal,c,Chỉ tuyển nam."
    )

    found = check_paths(find_checkable([path]), CheckOptions())
    of_base = check_paths(find_checkable(["minimal.yaml"]), CheckOptions())
    in_rows = [problem for problem in found.problems if problem.where[0] == "roles.csv"]

    assert of_base.problems
    assert [p.headline("en") for p in found.problems if p not in in_rows] == [
        p.headline("en") for p in of_base.problems
    ]
    assert [p.headline("en") for p in in_rows if p.code == "JD301"] == [
        "roles.csv:2:11 JD301 column “summary.purpose”: “Chỉ tuyển nữ” demands or prefers one sex",
        "roles.csv:4:11 JD301 column “summary.purpose”: “Chỉ tuyển nam” demands or prefers one sex",
    ]
    assert {problem.where[1] for problem in in_rows} == {2, 4}


def test_strict_builds_only_clean_rows(csv: Callable[..., Path]) -> None:
    path = csv("base,name,summary.purpose", "minimal,a,Chỉ tuyển nữ.", "minimal,b,")

    result = made(path, strict=True)

    assert folders(result) == ["b"]
    assert ("roles.csv", 2) in [each.where[:2] for each in result.failures[0].error.problems]


def test_globs_name_tables_and_folders_do_not(csv: Callable[..., Path]) -> None:
    csv("base,name", "minimal,a")

    assert folders(made(Path("*.csv"))) == ["a"]
    assert folders(made(Path())) == ["minimal"]
    with pytest.raises(JdError, match="xlsx"):
        made(Path("*.xlsx"))


def test_overrides_go_over_the_row(csv: Callable[..., Path]) -> None:
    path = csv(HEAD, "minimal,a,A,,4.7")

    role = table_rows(path)[0].load(["success.kpis.csat.target.at_least=4.9"])

    assert role.profile.success.kpis["csat"].target.quantities[0].value == 4.9  # type: ignore[union-attr]


def test_a_row_can_be_sent_to_another_process(csv: Callable[..., Path]) -> None:
    row = table_rows(csv(HEAD, "minimal,a,A,stuff,4.7"))[0]

    again: TableRow = pickle.loads(pickle.dumps(row))

    with pytest.raises(JdError) as caught:
        again.load()
    assert len(pickle.dumps(row)) < 5_000
    assert [problem.headline("en") for problem in caught.value.problems] == told(Path("roles.csv"))


WORDS = (
    st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ", min_size=1)
    .map(str.strip)
    .filter(lambda text: text not in ("", "y", "no", "true", "null"))  # no texts in YAML
)
VALUES = {
    "title.name": WORDS.map(lambda text: f"Vị trí {text}"),
    "title.name.en": WORDS,
    "title.level": st.sampled_from(["staff", "lead", "manager", "stuff"]),
    "success.kpis.csat.target.at_least": st.decimals(1, 6, places=1).map(str),
    "success.kpis.csat.weight": st.integers(0, 120).map(str),
    "success.kpis.fcr.target.at_least": st.integers(0, 110).map(lambda number: f"{number}%"),
    "benefits.salary.min": st.integers(0, 10**9).map(str),
    "benefits.leave_days": st.sampled_from(["null", "12", "14", "-1", '"15"']),
    "benefits.items": st.lists(WORDS, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    "duties.0.frequency": st.sampled_from(["weekly", "monthly"]),
    "duties.0.text": WORDS,
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_row_makes_what_the_same_overrides_make(data: st.DataObject, minimal: Path) -> None:
    columns = data.draw(st.lists(st.sampled_from(list(VALUES)), unique=True))
    row = {column: data.draw(VALUES[column]) for column in columns}
    cells = ['"' + value.replace('"', '""') + '"' for value in row.values()]
    Path("t.csv").write_text(
        "\n".join([",".join(["base", "name", *row]), ",".join(["minimal", "minimal", *cells])]),
        encoding="utf-8",
    )
    overrides = [f"{column}={value}" for column, value in row.items()]

    by_row = build("t.csv", output="one", formats=["md", "html"])
    by_set = build("minimal.yaml", output="two", formats=["md", "html"], overrides=overrides)

    assert by_row.ok == by_set.ok
    assert [path.name for path in by_row.written] == [path.name for path in by_set.written]
    assert [path.read_bytes() for path in by_row.written] == [path.read_bytes() for path in by_set.written]
    codes = [sorted(p.code for f in result.failures for p in f.error.problems) for result in (by_row, by_set)]
    assert codes[0] == codes[1]


def test_a_table_reads_its_base_once(csv: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = table_rows(csv("base,name", *(f"minimal,r{number}" for number in range(50))))
    whole = load_role("minimal.yaml")
    Path("minimal.yaml").unlink()

    roles = [row.load() for row in rows]

    assert len({id(role.library.kpis) for role in roles}) == 1
    assert roles[7].profile == whole.profile


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_of_a_row_its_text_is_kept_alone(csv: Callable[..., Path], kind: str) -> None:
    columns = [f"benefits.items.{number}" for number in range(20)]
    values = [f"Phúc lợi {number}" for number in range(20)]
    lines = [",".join(["base", "name", *columns])]
    lines += [",".join(["minimal", f"r{number}", *values]) for number in range(200)]
    if kind == "jsonl":
        heads = lines[0].split(",")
        lines = [json.dumps(dict(zip(heads, line.split(","), strict=True))) for line in lines[1:]]
    path = csv(*lines, name=f"roles.{kind}")
    table_rows(path)

    tracemalloc.start()
    rows = table_rows(path)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(rows) == 200
    assert kept / len(rows) < 1_500 + len(lines[1])
    assert rows[150].row.entries[19].text == "Phúc lợi 19"


def test_only_rows_that_changed_are_built_again(csv: Callable[..., Path]) -> None:
    csv("base,name,title.name", "minimal,a,Nhân viên A", "minimal,b,Nhân viên B")
    first = made(Path("roles.csv"))
    csv("base,name,title.name", "minimal,moi,Nhân viên mới", "minimal,a,Nhân viên A", "minimal,b,Nhân viên C")

    second = made(Path("roles.csv"))

    assert folders(first) == ["a", "b"]
    assert folders(second) == ["moi", "b"]
    assert (first.unchanged, second.unchanged) == (0, 1)


def test_rows_are_built_again_when_their_base_changes(csv: Callable[..., Path]) -> None:
    path = csv("base,name", "minimal,a", "minimal,b")
    made(path)
    base = Path("minimal.yaml")
    base.write_text(base.read_text(encoding="utf-8").replace("Trả lời", "Đáp lời"), encoding="utf-8")

    assert folders(made(path)) == ["a", "b"]
    assert folders(made(path)) == []


def test_documents_of_a_row_that_is_gone_are_told_and_removed(csv: Callable[..., Path]) -> None:
    path = csv("base,name", "minimal,a", "minimal,b")
    made(path)
    csv("base,name", "minimal,a")

    told_of = [notice.text("en") for notice in made(path).notices]
    result = made(path, prune=True)

    assert told_of == [
        "out/b: the row of roles.csv that these documents came from is gone; --prune removes them"
    ]
    assert [file.parent.name for file in result.removed] == ["b"]
    assert sorted(folder.name for folder in Path("out").iterdir()) == ["a"]


def test_documents_of_the_last_row_too(csv: Callable[..., Path]) -> None:
    path = csv("base,name", "minimal,a")
    made(path)
    csv("base,name")

    told_of = [notice.text("en") for notice in made(path).notices]
    result = made(path, prune=True)

    assert told_of == [
        "out/a: the row of roles.csv that these documents came from is gone; --prune removes them"
    ]
    assert ({file.parent.name for file in result.removed}, result.failures) == ({"a"}, ())


def test_no_row_counts_as_gone_while_another_cannot_be_told(csv: Callable[..., Path]) -> None:
    path = csv("base,name", "minimal,a", "minimal,b")
    made(path)
    csv("base,name", "minimal,a", "nothing,b")

    result = made(path, prune=True)

    assert len(result.failures) == 1
    assert result.removed == ()
    assert Path("out/b/job-description.md").is_file()

"""Tables of what was reached: as Excel and people write them, and everything that is wrong with one at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jd_builder.errors import ProfileError
from jd_builder.problems import Problem
from jd_builder.profile.actuals import Actuals, read_actuals
from jd_builder.profile.loading import Role, load_role
from jd_builder.score_report import template_csv
from tests.conftest import MINIMAL

KPIS = """\
    csat: {target: {at_least: 4.5}, worst: 3.5, best: 4.8, weight: 40}
    fcr: {target: {at_least: 70%}, weight: 20}
    complaints: {target: {decrease_by: 10%}, versus: previous_quarter, weight: 20}
    retention: {target: {increase_by: 5 pp}, baseline: 80%}
    nps: {target: {at_least: 10}}
    cost_per_contact: {target: {at_most: 12000}}
    avg_resolution_time: {targets: [{segment: complex, at_most: 24 h}]}
    avg_response_time:
      targets:
        - {segment: email, at_most: 2 h}
        - {segment: {vi: khách sỉ, en: wholesale}, at_most: 30 min}
"""


@pytest.fixture
def role(project: Path) -> Role:
    path = Path("role.yaml")
    path.write_text(MINIMAL.replace("    csat: {target: {at_least: 4.5}}\n", KPIS), encoding="utf-8")
    return load_role(path)


def read(role: Role, text: str | bytes) -> Actuals:
    Path("a.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_actuals(Path("a.csv"), role)


def problems(role: Role, text: str | bytes) -> list[Problem]:
    with pytest.raises(ProfileError) as caught:
        read(role, text)
    return list(caught.value.problems)


def values(actuals: Actuals) -> dict[str, float]:
    return {
        f"{name}{index or ''}": actual.value.comparable
        for name, figures in actuals.items()
        for index, actual in figures.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "kpi,actual\ncsat,4.6\nfcr,70%\n",
        'kpi,actual\ncsat,"4,6"\nfcr,"70 %"\n',
        "kpi;thực tế\ncsat;4,6\nfcr;70%\n",
        "KPI\tThực đạt\ncsat\t4,6\nfcr\t70\n",
        "\ufeffkpi;thực tế\r\ncsat;4,6\r\nfcr;70%\r\n",  # Excel on Windows
        "sep=;\r\nkpi;thực tế\r\ncsat;4,6\r\nfcr;70%\r\n",
        "Mã KPI;tên;chỉ tiêu;ghi chú;kết quả\rcsat;x;y;z;4,6\rfcr;;;;70%\r",
        "Tên,Thuc te\nMức độ hài lòng của khách hàng,4.6/5\nFirst contact resolution,70%\n",
        "kpi,actual\n\n ,\nCustomer Satisfaction (CSAT) , 4.6 \nFCR,70%\n",
        "kpi,actual\ncsat,4.6\nfcr,70%\nnps,\ncomplaints,-\nretention,n/a",
    ],
)
def test_tables_as_people_write_them(role: Role, text: str) -> None:
    assert values(read(role, text)) == {"csat": 4.6, "fcr": 70}


def test_utf16_as_powershell_writes_it(role: Role) -> None:
    assert values(read(role, "kpi;thực tế\r\ncsat;4,6\r\n".encode("utf-16"))) == {"csat": 4.6}


def test_letters_and_marks_apart_are_the_same_text(role: Role) -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "kpi;kênh;thực tế\navg_response_time;khách sỉ;2 giờ\n")

    assert values(read(role, text)) == {"avg_response_time1": 7200}


def test_channels_are_found_by_id_and_by_name(role: Role) -> None:
    text = "kpi,segment,actual\nART,Email,90 phút\navg_response_time,wholesale,20 min\navg_resolution_time,,1 ngày\n"

    assert values(read(role, text)) == {
        "avg_response_time": 5400,
        "avg_response_time1": 1200,
        "avg_resolution_time": 86400,
    }


def test_changes_are_written_in_words_or_as_levels_with_a_baseline(role: Role) -> None:
    made = read(role, "kpi;mức hiện tại;thực tế\ncomplaints;40;36\nretention;;Tăng thêm 3 pp\nnps;;-5\n")
    complaints, retention, nps = (made[name][0] for name in ("complaints", "retention", "nps"))

    assert complaints.baseline is not None
    assert (complaints.is_change, complaints.value.value, complaints.baseline.value) == (False, 36, 40)
    assert (retention.is_change, retention.value.value, retention.baseline) == (True, 3, None)
    assert (nps.is_change, nps.value.value) == (False, -5)
    assert read(role, "kpi,actual\ncomplaints,down 8%\n")["complaints"][0].value.value == -8


def test_money_is_read_by_thousands(role: Role) -> None:
    assert values(read(role, "kpi;thực tế\ncost_per_contact;12.500 đ\n")) == {"cost_per_contact": 12500}


@pytest.mark.parametrize(
    ("row", "place", "message", "hint"),
    [
        ("csatt;4", (2, 1), "this role has no KPI “csatt”", "did you mean “csat”?"),
        ("Muc do hai long cua khach;4", (2, 1), "this role has no KPI “Muc do hai long cua khach”", "did you mean “csat”?"),
        ("csat;abc", (2, 6), "“abc” is not a number", "write for example 4.5, 10%, 5 pp, 2 h or 3 months"),
        ("csat;5,5", (2, 6), "5.5 lies beyond the scale", "the scale goes from 1 to 5"),
        ("csat;90%", (2, 6), "the unit does not fit this KPI", "it is a score: write a bare number such as 4.5"),
        ("fcr;101%", (2, 5), "101% is more than the whole", "this KPI is a share: it ends at 100%"),
        ("fcr;-1%", (2, 5), "a negative value is not possible here", None),
        ("csat;tăng 3%", (2, 6), "the target is a level, so the level reached is needed here, not the change", "write for example 4.5, 70% or 2 h"),
        ("complaints;+5", (2, 12), "it must be clear whether this is a level or a change", "write the level reached, or the change in words: “up 5%” or “down 5%”"),
        ("complaints;-8%", (2, 12), "the unit does not fit this KPI", "write the level reached, or the change in words: “up 5%” or “down 5%”"),
        ("complaints;giảm -8%", (2, 12), "a negative value is not possible here", None),
        ("complaints;1.500", (2, 12), "“1.500” can be read as thousands or as decimals", "write 1500 for thousands, or 1,5 for decimals"),
        ("retention;tăng 3", (2, 11), "it must be clear whether this change is relative or in percentage points", None),
        ("avg_response_time;2 h", (2, 1), "this KPI is counted by channel: the channel is missing", "give one of email, khách sỉ, wholesale in the column “segment” (or “kênh”)"),
        ("avg_response_time;2 h;fax", (2, 23), "this KPI has no target for “fax”", "use one of: email, khách sỉ, wholesale"),
        ("avg_response_time;2;email", (2, 19), "the unit does not fit this KPI", None),
        ("csat;4,5;email", (2, 10), "this KPI has one target for all channels", "leave the channel empty"),
        (";4,5", (2, 1), "the KPI is missing", "give its id or its name"),
        ("csat;4;;x", (2, 9), "this row has more cells than there are columns", "delete what is too much"),
        ('csat;"4', (2, 6), "the quotes that open here are never closed", "close them, or delete them"),
        ("csat;4\nfcr;80%\nCSAT;4", (4, 1), "“CSAT” stands here a second time", "the first one is in line 2; keep one of the two"),
        ("csat;\nCSAT;4", (3, 1), "“CSAT” stands here a second time", None),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_with_its_place(
    role: Role, row: str, place: tuple[int, int], message: str, hint: str | None
) -> None:
    found = problems(role, f"kpi;thực tế;kênh\n{row}\n")

    assert [problem.message.text("en") for problem in found] == [message]
    assert found[0].where == ("a.csv", *place)
    assert found[0].hint is not None
    if hint is not None:
        assert found[0].hint.text("en") == hint


def test_a_decimal_comma_between_commas_is_explained(role: Role) -> None:
    found = problems(role, "kpi,actual\ncsat,4,6\n")

    assert [(problem.where, problem.hint.text("en") if problem.hint else "") for problem in found] == [
        (
            ("a.csv", 2, 8),
            'put a number with a decimal comma in quotes ("4,6"), or part the cells with “;”',
        )
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["the file is empty"]),
        ("\ufeff \n\n", ["the file is empty"]),
        ("csat\n", ["the column “kpi” is missing", "the column “thực tế” is missing", "there is no column “csat”"]),
        ("kpi,kpi,actual\n", ["the column “kpi” stands here a second time"]),
        ("kpi,actuall\n", ["the column “thực tế” is missing", "there is no column “actuall”"]),
    ],
)  # fmt: skip
def test_a_bad_head_is_named(role: Role, text: str, messages: list[str]) -> None:
    assert sorted(problem.message.text("en") for problem in problems(role, text)) == sorted(messages)


def test_all_problems_are_named_at_once(role: Role) -> None:
    found = problems(role, "kpi,actual,xx\ncsatt,4\ncsat,9\nfcr,abc\n")

    assert [problem.where[1:] for problem in found] == [(1, 12), (2, 1), (3, 6), (4, 5)]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04 workbook", "this is an Excel workbook, not a CSV file"),
        ("kpi;thực tế\n".encode("cp1258", "replace"), None),
        (b"kpi,actual\ncsat,4\xff\n", "the file is not saved as UTF-8, so its letters cannot be read"),
        (b"\xff\xfe\x00", None),
    ],
)
def test_files_that_are_no_text(role: Role, raw: bytes, message: str | None) -> None:
    found = problems(role, raw)

    assert found
    assert message is None or found[0].message.text("en") == message


def test_a_file_that_is_not_there(role: Role) -> None:
    with pytest.raises(ProfileError) as caught:
        read_actuals(Path("nope.csv"), role)
    assert [problem.message.text("en") for problem in caught.value.problems] == ["the file does not exist"]
    with pytest.raises(ProfileError):
        read_actuals(Path(), role)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_empty_table_is_read_back_with_nothing_in_it(role: Role, language: str) -> None:
    table = template_csv(role, language)

    assert len(table.splitlines()) == 1 + 9
    assert read(role, table) == {}
    delimiter = ";" if language == "vi" else ","
    filled = table.replace(
        "\ncsat", f"\ncsat{delimiter}x{delimiter}y{delimiter}{delimiter}{delimiter}4.6\nnps", 1
    )
    assert values(read(role, filled.split("\nnps")[0])) == {"csat": 4.6}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                ["kpi", "actual", "kênh", "csat", "complaints", "ART", "email", "4,6", "70%", "giảm 8%", '"', ";", ",", "\t", "\n", "\r\n", "-", "+", " ", "9" * 30, "sep=", "1.500"]
            ),
            max_size=30,
        ).map("".join),
    )
)  # fmt: skip
def test_any_text_is_read_or_refused_with_a_place(role: Role, text: str) -> None:
    found: tuple[Problem, ...] = ()
    try:
        read(role, text.encode("utf-8", "surrogatepass"))
    except ProfileError as error:
        found = error.problems or pytest.fail("refused without a reason")
    for problem in found:
        assert problem.explain("vi")
        assert problem.explain("en")

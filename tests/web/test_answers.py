"""A form that comes back: what it changes, what is refused, and beside which field that stands."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jd_builder.profile.kpi_changes import Change, KpiField
from jd_builder.profile.loading import Role, load_role
from jd_builder.web.answers import changes_of
from jd_builder.web.fields import Form
from jd_builder.web.forms import make_form
from tests.web.conftest import CSKH, Put

F = KpiField


@pytest.fixture
def role(folder: Path) -> Role:
    return load_role(folder / "cskh.yaml")


@pytest.fixture
def form(role: Role) -> Form:
    return make_form(role, role, (), "vi", {})


def values_of(form: Form) -> dict[str, str]:
    """Return what a browser sends of an untouched form."""
    sent = {"add.kpi": "", "add.target": ""}
    for row in form.rows:
        for each in row.statements:
            sent |= {f"{each.name}.kind": each.kind, each.value.name: each.value.value}
            sent[each.other.name] = each.other.value
        sent |= {each.name: each.value for each in (*row.fields, *row.more)}
    return sent


def test_an_untouched_form_changes_nothing(form: Form) -> None:
    assert len(values_of(form)) > 50

    assert changes_of(form, values_of(form)) == ()


def test_an_empty_form_changes_nothing(form: Form) -> None:
    assert changes_of(form, {}) == ()


def test_numbers_stand_in_the_form_as_vietnamese_write_them(form: Form) -> None:
    values = values_of(form)

    assert values["csat.target.value"] == "4,5"
    assert values["csat.worst"] == "3,5"
    assert values["fcr.target.value"] == "70%"
    assert values["avg_response_time.0.value"] == "2 giờ"
    assert values["csat.within"] == "3 tháng"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_shipped_role_comes_back_unchanged_in_both_languages(role: Role, language: str) -> None:
    form = make_form(role, role, (), language, {})

    assert changes_of(form, values_of(form)) == ()


@pytest.mark.parametrize(
    ("posted", "changes"),
    [
        ({"csat.target.value": "4,7"}, [Change("csat", F.TARGET, ">= 4,7")]),
        ({"csat.target.value": " 4.7 "}, [Change("csat", F.TARGET, ">= 4.7")]),
        ({"csat.target.kind": "at_most"}, [Change("csat", F.TARGET, "<= 4,5")]),
        ({"csat.target.kind": "between", "csat.target.other": "5"}, [Change("csat", F.TARGET, "4,5 .. 5")]),
        ({"csat.target.kind": "between"}, [Change("csat", F.TARGET, "4,5 .. ")]),
        ({"csat.target.kind": "<script>"}, []),
        ({"csat.target.value": ""}, [Change("csat", F.TARGET, None)]),
        ({"csat.target.other": "9"}, []),
        ({"avg_response_time.0.value": "1 giờ"}, [Change("avg_response_time", F.TARGET, "<= 1 giờ", "email")]),
        ({"csat.weight": "35"}, [Change("csat", F.WEIGHT, "35")]),
        ({"csat.weight": "  "}, [Change("csat", F.WEIGHT, None)]),
        ({"csat.by": "2027-06-30"}, [Change("csat", F.BY, "2027-06-30")]),
        ({"csat.owner": "Chị Lan"}, [Change("csat", F.OWNER, "Chị Lan")]),
        ({"csat.drop": "1", "csat.weight": "35"}, [Change("csat", None)]),
        ({"add.kpi": "nps", "add.target": ">= 40"}, [Change("nps", F.TARGET, ">= 40")]),
        ({"add.kpi": "nps"}, [Change("nps", F.TARGET, "")]),
        ({"add.target": ">= 40"}, []),
        (
            {"nps.new": "1", "nps.target.kind": "at_least", "nps.target.value": "40", "nps.weight": "5"},
            [Change("nps", F.TARGET, ">= 40"), Change("nps", F.WEIGHT, "5")],
        ),
        ({"nps.new": "1", "nps.target.value": "40", "nps.drop": "1"}, []),
        ({"csat.new": "1", "csat.target.value": "4,5"}, []),
        ({"nobody.weight": "5", "": "", ".new": ""}, [Change("", F.TARGET, "")]),
    ],
)  # fmt: skip
def test_a_form_says_what_changes(form: Form, posted: dict[str, str], changes: list[Change]) -> None:
    assert list(changes_of(form, values_of(form) | posted)) == changes


def live(web: TestClient, role: str = CSKH, **posted: str) -> dict[str, list[str]]:
    """Return what the page shows beside each field once something is typed."""
    answer = web.post(f"/roles/{role}/draft", data=posted, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    fields = answer.json()["fields"]
    return {
        name: [each["message"] for each in found if each["mark"] == "error"] for name, found in fields.items()
    }


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("csat.target.value", "cao", "“cao” không phải là số"),
        ("csat.target.value", "1e309", "không có đơn vị “e309”"),
        ("csat.target.value", "NaN", "“NaN” không phải là số"),
        ("csat.target.value", "6", "6 nằm ngoài thang điểm"),
        ("csat.target.value", "2 giờ", "đơn vị không hợp với KPI này"),
        ("fcr.target.value", "2 giờ", "đơn vị không hợp với KPI này"),
        ("fcr.target.value", "101", "101% vượt quá 100%"),
        ("avg_response_time.0.value", "5%", "đơn vị không hợp với KPI này"),
        ("avg_response_time.0.value", "", "giá trị riêng của một kênh chỉ đổi được, không bỏ được"),
        ("csat.weight", "120", "120 nằm ngoài khoảng cho phép"),
        ("csat.weight", "nhiều", "“nhiều” không phải là số"),
        ("csat.worst", "4,9", None),
        ("csat.within", "mai", None),
        ("csat.by", "31/12/2027", None),
        ("csat.target.value", "<script>alert(1)</script>", None),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_beside_its_field(
    web: TestClient, field: str, typed: str, message: str | None
) -> None:
    told = live(web, **{field: typed})

    place = field.removesuffix(".value")
    assert len(told[place]) == 1
    if message is not None:
        assert told[place] == [message]


def test_two_mistakes_are_told_at_once_and_the_rest_is_shown(web: TestClient) -> None:
    posted = {"csat.target.value": "cao", "fcr.target.value": "2 giờ", "csat.owner": "Chị Lan"}

    answer = web.post(f"/roles/{CSKH}/draft", data=posted, headers={"Accept": "application/json"}).json()

    assert [bool(answer["fields"][name]) for name in ("csat.target", "fcr.target")] == [True, True]
    assert not answer["usable"]
    paper = web.get(f"/roles/{CSKH}/paper/kpi-scorecard.html?inline=1&draft={answer['draft']}")
    assert "Chị Lan" in paper.text


def test_weights_over_100_are_told_beside_the_weights(web: TestClient) -> None:
    answer = web.post(
        f"/roles/{CSKH}/draft", data={"csat.weight": "40"}, headers={"Accept": "application/json"}
    ).json()

    assert answer["weights"] == "tổng trọng số là 110%, vượt 10%"
    assert not answer["fits"]
    assert [each["code"] for each in answer["fields"]["weights"]] == ["JD207"]
    assert 'class="over"' in answer["bar"]
    assert "lỗi" in answer["chip"] or "cảnh báo" in answer["chip"]


def test_an_inherited_value_is_marked_and_overridden_in_the_child_alone(
    web: TestClient, folder: Path, put: Put
) -> None:
    before = (folder / "cskh.yaml").read_bytes()
    child = put("con.yaml", "extends: cskh.yaml\n")
    assert web.get(f"/roles/{child}").text.count('class="chip quiet"') == 5

    draft = web.post(
        f"/roles/{child}/draft", data={"csat.target.value": "4,9"}, headers={"Accept": "application/json"}
    )
    saved = web.post(f"/roles/{child}/save", data={"draft": draft.json()["draft"]})

    assert saved.status_code == 303
    assert (folder / "cskh.yaml").read_bytes() == before
    assert "csat: target: {at_least: 4.9}" in " ".join((folder / "con.yaml").read_text("utf-8").split())
    assert web.get(f"/roles/{child}").text.count('class="chip quiet"') == 4


def test_a_range_and_a_kpi_without_a_target_have_a_form(web: TestClient, put: Put) -> None:
    text = """\
extends: cskh.yaml
success:
  kpis:
    aht: {target: {between: [3 min, 6.5 min]}, weight: 0}
    nps: {weight: 0}
"""
    role = put("khoảng.yaml", text)

    page = web.get(f"/roles/{role}")

    assert page.status_code == 200, page.text
    assert 'value="3 phút"' in page.text
    assert 'value="6,5 phút"' in page.text
    assert 'name="nps.target.value" value=""' in page.text
    assert live(web, role, **{"aht.target.value": "4 phút"})["aht.target"] == []
    assert live(web, role, **{"nps.target.value": "40"})["nps.target"] == []


def test_a_kpi_that_is_added_or_dropped_stays_so_while_other_fields_are_typed(web: TestClient) -> None:
    added = web.post(
        f"/roles/{CSKH}/draft", data={"add.kpi": "nps", "add.target": ">= 40", "fcr.drop": "1"}
    ).headers["location"]
    page = web.get(added).text
    assert 'name="nps.new" value="1"' in page
    assert 'name="fcr.drop" value="1" checked' in page

    again = {
        "fcr.drop": "1",
        "nps.new": "1",
        "nps.target.kind": "at_least",
        "nps.target.value": "40",
        "csat.weight": "31",
    }
    review = web.get(web.post(f"/roles/{CSKH}/review", data=again).headers["location"]).text

    assert "+    nps:" in review
    assert "-    fcr:" in review
    assert "31%" in review


def test_a_kpi_that_cannot_be_added_keeps_what_was_typed(web: TestClient) -> None:
    page = web.get(
        web.post(f"/roles/{CSKH}/draft", data={"add.kpi": "nps", "add.target": "cao"}).headers["location"]
    ).text

    assert '<option value="nps" selected>' in page
    assert 'value="cao"' in page
    assert "“cao” không phải là số" in page.partition('data-problems="add"')[2][:300]

"""The JSON API: the same functions for programs, described as it behaves."""

import contextlib
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from jd_builder.profile.loading import load_profile
from jd_builder.web.app import make_app
from jd_builder.web.workspace import Workspace
from tests.web.conftest import ADDRESS, CSKH

WEIGHT = {"changes": [{"kpi": "csat", "field": "weight", "value": "31"}]}
# Left out of the checks: a body of the right shape may still ask for what makes no sense (an unknown KPI).
_OWN = {"Host": "127.0.0.1:8765", "Origin": ADDRESS}
PATH = f"/api/roles/{CSKH}/targets"


def test_roles_are_listed_in_parts(web: TestClient) -> None:
    roles = web.get("/api/roles").json()

    assert [role["file"] for role in roles] == ["cskh-truc-tuyen.yaml", "cskh.yaml"]
    assert web.get("/api/roles?offset=1&limit=1").json() == roles[1:]
    assert web.get(f"/api/roles/{CSKH}").json() == roles[1]


def test_a_change_is_tried_without_being_written(web: TestClient, folder: Path) -> None:
    before = (folder / "cskh.yaml").read_bytes()

    told = web.post(f"{PATH}/preview", json=WEIGHT).json()

    assert told["usable"]
    assert told["weights"] == 101
    assert told["differences"] == [
        {"kpi": "Mức độ hài lòng của khách hàng (CSAT)", "what": "Trọng số", "before": "30%", "after": "31%"}
    ]
    assert [line for line in told["diff"] if line[0] in "+-"][2:] == [
        "-      weight: 30",
        "+      weight: 31",
    ]
    assert (folder / "cskh.yaml").read_bytes() == before


def test_a_change_needs_the_tag_of_what_it_changes(web: TestClient, folder: Path) -> None:
    tag = web.get(PATH).headers["etag"]

    assert web.patch(PATH, json=WEIGHT).status_code == 428
    saved = web.patch(PATH, json=WEIGHT, headers={"If-Match": tag})
    assert saved.status_code == 200
    assert saved.headers["etag"] == web.get(PATH).headers["etag"] != tag
    assert load_profile(folder / "cskh.yaml").success.kpis["csat"].weight == 31

    other = {"changes": [{"kpi": "csat", "field": "weight", "value": "29"}]}
    stale = web.patch(PATH, json=other, headers={"If-Match": tag})
    assert stale.status_code == 412
    told = stale.json()
    name = "Mức độ hài lòng của khách hàng (CSAT)"
    assert told["theirs"] == [{"kpi": name, "what": "Trọng số", "before": "30%", "after": "31%"}]
    assert told["yours"] == [{"kpi": name, "what": "Trọng số", "before": "30%", "after": "29%"}]
    assert web.patch(PATH, json=other, headers={"If-Match": f'"{told["etag"]}"'}).status_code == 200


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kpi": "csat", "field": "target", "value": "1e309"}, "không có đơn vị “e309”"),
        ({"kpi": "csat", "field": "target", "value": "6"}, "6 nằm ngoài thang điểm"),
        ({"kpi": "fcr", "field": "target", "value": "2 giờ"}, "đơn vị không hợp với KPI này"),
        ({"kpi": "csaat", "field": "target", "value": "4"}, "thư viện không có “csaat”"),
        ({"kpi": "csat", "field": "target", "value": ""}, "chưa nhập chỉ tiêu"),
    ],
)
def test_a_change_that_makes_no_sense_is_told(web: TestClient, change: dict[str, str], message: str) -> None:
    answer = web.patch(PATH, json={"changes": [change]}, headers={"If-Match": web.get(PATH).headers["etag"]})

    assert answer.status_code == 422
    assert [problem["message"] for problem in answer.json()["problems"]] == [message]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"changes": []},
        {"changes": [{}]},
        [],
        {"changes": [{"kpi": "csat", "field": "no"}]},
        {"changes": "x"},
    ],
)
def test_a_body_of_another_shape_is_refused(web: TestClient, body: Any) -> None:
    answer = web.patch(PATH, json=body, headers={"If-Match": "x"})

    assert answer.status_code == 422
    assert set(answer.json()) == {"message", "places"}


def test_text_that_is_no_json_is_refused(web: TestClient) -> None:
    headers = {"Content-Type": "application/json", "If-Match": "x"}

    for content in (b"{", b"\xff\xfe", b"NaN", b'{"changes": [{"kpi": "\\ud800"}]}', b"[" * 5_000):
        assert web.patch(PATH, content=content, headers=headers).status_code in (400, 422)


def test_the_api_behaves_as_it_is_described(folder: Path) -> None:
    schema: Any = schemathesis.openapi.from_asgi(
        "/api/openapi.json", make_app(Workspace(folder)), headers=_OWN
    )
    operations = [result.ok() for result in schema.get_all_operations()]

    assert len(operations) == 7
    wrong = 0
    for operation in operations:
        _try(operation, schemathesis.GenerationMode.POSITIVE)
        with contextlib.suppress(
            hypothesis.errors.Unsatisfiable
        ):  # any text may be an id: there is none of a wrong shape
            _try(operation, schemathesis.GenerationMode.NEGATIVE)
            wrong += 1
    assert wrong >= 4


def _try(operation: Any, mode: schemathesis.GenerationMode) -> None:
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    @hypothesis.settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
    )
    def run(case: Any) -> None:
        if "role_id" in (case.path_parameters or {}) and len(str(case.body)) % 2:
            case.path_parameters["role_id"] = CSKH
        case.call_and_validate(
            headers={**(case.headers or {}), **_OWN}, excluded_checks=[positive_data_acceptance]
        )

    run()

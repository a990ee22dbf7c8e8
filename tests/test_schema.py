import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from jd_builder.profile.schema import profile_schema, profile_schema_text
from tests.conftest import CHECKOUT, MINIMAL, Check

SHIPPED = sorted(path for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")


def errors(profile: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(profile_schema("vi"))
    return [error.json_path for error in validator.iter_errors(profile)]


def test_the_schema_in_the_docs_is_the_one_of_the_code() -> None:
    assert (CHECKOUT / "docs" / "profile.schema.json").read_text(encoding="utf-8") == profile_schema_text(
        "vi"
    )


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(profile_schema("en"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_profiles_fit(path: Path) -> None:
    assert errors(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_wrong_profiles_do_not() -> None:
    profile = yaml.safe_load(MINIMAL)

    assert errors(profile) == []
    assert errors({**profile, "salary": 1}) == ["$"]
    assert errors({**profile, "title": {"name": "x", "level": "king"}}) == ["$.title.level"]
    assert errors({"title": profile["title"]}) == ["$"] * 5
    assert errors({"extends": "cskh.yaml", "title": {"name": "x"}}) == []


def changed(fragment: str) -> Any:
    """Return the small profile with another laid over it, map by map."""

    def laid(below: Any, above: Any) -> Any:
        if not isinstance(below, dict) or not isinstance(above, dict):
            return above
        return {**below, **{key: laid(below.get(key), value) for key, value in above.items()}}

    return laid(yaml.safe_load(MINIMAL), yaml.safe_load(fragment))


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        ("success: {kpis: {CSAT: {target: {at_least: 4}}}}", "$.success.kpis"),
        ("requirements: {skills: {giao tiếp: {level: 3}}}", "$.requirements.skills"),
        ("success: {kpis: {csat: {target: {at_most: 4}}}}", "$.success.kpis"),
        ("success: {kpis: {csat: {target: {at_least: null}}}}", "$.success.kpis"),
        ("success: {kpis: {csat: {target: {at_least: cao}}}}", "$.success.kpis"),
        ("success: {kpis: {csat: {within: '3'}}}", "$.success.kpis"),
        ("benefits: {salary: {min: -1}}", "$.benefits.salary"),
        ("benefits: {salary: {min: thỏa thuận}}", "$.benefits.salary"),
        ("title: {name: '  '}", "$.title.name"),
        ("title: {name: {vi: ' '}}", "$.title.name"),
        ("posting: {apply: {email: abc}}", "$.posting"),
    ],
)
def test_what_the_editor_can_see(fragment: str, place: str, check: Check) -> None:
    profile = changed(fragment)

    assert errors(profile) != []
    assert all(each.startswith(place) for each in errors(profile))
    assert check(yaml.safe_dump(profile, allow_unicode=True)) != []


@pytest.mark.parametrize(
    "fragment",
    [
        "success: {kpis: {csat: {target: {at_least: null, at_most: 4}}}}",
        "success: {kpis: {csat: {target: {at_least: '4,5 điểm'}, within: 3 tháng}}}",
        "success: {kpis: {csat: {target: {at_least: null, increase_by: 0.2}, baseline: 4}}}",
        "benefits: {salary: {min: 7 triệu, max: '12.000.000 đ'}}",
        "benefits: {salary: {min: 7_000_000, max: 9000000}}",
        "title: {name: {vi: Nhân viên, en: 24}}",
        "posting: {address: {region: Hà Nội, postal_code: 100000}, apply: {email: hr@vidu.vn}}",
        "document: {version: 2}",
    ],
)
def test_what_the_program_takes_the_editor_takes(fragment: str, check: Check) -> None:
    profile = changed(fragment)

    assert check(yaml.safe_dump(profile, allow_unicode=True)) == []
    assert errors(profile) == []


def test_every_key_is_described_in_vietnamese() -> None:
    def properties(part: Any) -> list[tuple[str, Any]]:
        if isinstance(part, list):
            return [found for item in part for found in properties(item)]
        if not isinstance(part, dict):
            return []
        own = list(part.get("properties", {}).items())
        return own + [
            found for key, item in part.items() if key not in ("else", "oneOf") for found in properties(item)
        ]

    found = [(name, field) for name, field in properties(profile_schema("vi")) if name not in ("vi", "en")]
    english = dict(properties(profile_schema("en")))

    assert len(found) > 80
    assert [name for name, field in found if not field.get("description")] == []
    assert [name for name, field in found if field["description"] == english[name]["description"]] == []
    json.dumps(found)

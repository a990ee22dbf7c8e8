import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from jd_builder.profile.schema import profile_schema, profile_schema_text
from tests.conftest import CHECKOUT, MINIMAL

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


def test_every_key_is_described_in_vietnamese() -> None:
    def properties(part: Any) -> list[tuple[str, Any]]:
        if isinstance(part, list):
            return [found for item in part for found in properties(item)]
        if not isinstance(part, dict):
            return []
        own = list(part.get("properties", {}).items())
        return own + [found for key, item in part.items() if key != "else" for found in properties(item)]

    found = [(name, field) for name, field in properties(profile_schema("vi")) if name not in ("vi", "en")]
    english = dict(properties(profile_schema("en")))

    assert len(found) > 80
    assert [name for name, field in found if not field.get("description")] == []
    assert [name for name, field in found if field["description"] == english[name]["description"]] == []
    json.dumps(found)

"""The JSON Schema of a profile, for editors: what may stand where, described in Vietnamese or English."""

import json
from pathlib import Path
from typing import Any

from jd_builder.languages import catalogue
from jd_builder.profile.models import Profile
from jd_builder.profile.targets import TargetKind

_NULL = {"type": "null"}
_TITLE = "jd profile"


def profile_schema(language: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a profile.

    Args:
        language: Language of the descriptions.

    What is not required may be null (in a child it removes the parent's). A profile that extends another may leave anything
    out, so what is required of a profile and its sections is required only where `extends` is not given.
    """
    schema = Profile.model_json_schema(mode="validation")
    definitions = schema["$defs"]
    needed = {
        name: {"required": definitions[field["$ref"].rsplit("/", 1)[1]]["required"]}
        for name, field in schema["properties"].items()
        if "$ref" in field and "required" in definitions[field["$ref"].rsplit("/", 1)[1]]
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLE,
        "type": "object",
        "$defs": {name: _object(part, language) for name, part in definitions.items()},
        **_object(schema, language),
        "if": {"required": ["extends"]},
        "else": {"required": schema["required"], "properties": needed},
    }


def profile_schema_text(language: str) -> str:
    """Return the schema as a JSON text."""
    return json.dumps(profile_schema(language), ensure_ascii=False, indent=2) + "\n"


def is_schema(file: Path) -> bool:
    """Tell whether a file is a schema of a profile, of whatever version: one that may be written anew."""
    try:
        there = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(there, dict) and there.get("title") == _TITLE


def _object(part: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a model's schema: each key with its description, empty or not, and no other keys."""
    required = part.get("required", ())
    properties = {
        name: _property(field, language, may_be_null=name not in required)
        for name, field in part.get("properties", {}).items()
    }
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **_one_of_kinds(properties),
    }


def _one_of_kinds(properties: dict[str, Any]) -> dict[str, Any]:
    """Return that a target says exactly one thing; a key without a value says nothing."""
    if not all(kind.value in properties for kind in TargetKind):
        return {}
    given = [{"required": [kind.value], "properties": {kind.value: {"not": _NULL}}} for kind in TargetKind]
    return {"oneOf": given}


def _property(field: dict[str, Any], language: str, *, may_be_null: bool) -> dict[str, Any]:
    made = {key: value for key, value in field.items() if key not in ("title", "description", "default")}
    if "patternProperties" in made:
        made["patternProperties"] = {key: _or_null(value) for key, value in made["patternProperties"].items()}
        made["additionalProperties"] = False
    if field.get("default") is not None:
        made["default"] = field["default"]
    described = (
        {"description": catalogue(language).gettext(field["description"])} if "description" in field else {}
    )
    return {**described, **(_or_null(made) if may_be_null else made)}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if _NULL in schema.get("anyOf", ()):
        return schema
    return {"anyOf": [schema, _NULL]}

"""The JSON Schema of a profile, for editors: what may stand where, described in Vietnamese or English."""

import json
from typing import Any

from jd_builder.languages import catalogue
from jd_builder.profile.models import Profile


def profile_schema(language: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a profile.

    Args:
        language: Language of the descriptions.

    A profile that extends another may leave anything out, so nothing is required where `extends` is given.
    """
    schema = Profile.model_json_schema(mode="validation")
    required = schema.pop("required")
    for definition in schema["$defs"].values():
        definition.pop("description", None)  # the docstring of a class speaks to programmers
    translated: dict[str, Any] = _translate(schema, language)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jd profile",
        **{key: value for key, value in translated.items() if key not in ("title", "description")},
        "if": {"required": ["extends"]},
        "else": {"required": required},
    }


def profile_schema_text(language: str) -> str:
    """Return the schema as a JSON text."""
    return json.dumps(profile_schema(language), ensure_ascii=False, indent=2) + "\n"


def _translate(part: Any, language: str) -> Any:
    """Translate descriptions, let a key be empty, and drop what only a programmer reads."""
    if isinstance(part, list):
        return [_translate(item, language) for item in part]
    if not isinstance(part, dict):
        return part
    made: dict[str, Any] = {}
    for key, value in part.items():
        if key == "description" and isinstance(value, str):
            made[key] = catalogue(language).gettext(value)
        elif key == "properties":
            made[key] = {
                name: _translate({k: v for k, v in field.items() if k != "title"}, language)
                for name, field in value.items()
            }
        else:
            made[key] = _translate(value, language)
    return made

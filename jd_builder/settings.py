"""Settings from the command line, `JD_*` variables, `jd.toml` and defaults, in that order."""

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from jd_builder.choices import Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.errors import SettingsError
from jd_builder.languages import LANGUAGES, say
from jd_builder.orders import Options
from jd_builder.places import as_place, is_url
from jd_builder.profile.project import SETTINGS_FILE

_LISTS: Final[Mapping[str, type[Document] | type[Format] | type[Language]]] = {
    "documents": Document,
    "formats": Format,
    "languages": Language,
}
_CHOICES: Final[Mapping[str, type[Layout] | type[EngineName] | type[PdfVariant]]] = {
    "layout": Layout,
    "engine": EngineName,
    "pdf_variant": PdfVariant,
}
_FOLDERS: Final = ("output", "templates")
_NUMBERS: Final = {"jobs": (0, 256), "timeout": (1, 86_400)}
_TEXTS: Final = ("scheduler",)
_TABLES: Final = ("check",)
_KEYS: Final = (*_FOLDERS, *_LISTS, *_CHOICES, *_NUMBERS, *_TEXTS, *_TABLES, "lang")


def build_options(
    given: Mapping[str, Any], *, folder: Path, environ: Mapping[str, str] | None = None
) -> Options:
    """Return the options of a build.

    Args:
        given: What the command line says; None or an empty list where it says nothing.
        folder: Where to look for `jd.toml`: here and above.
        environ: Environment variables.

    Raises:
        SettingsError: A setting that makes no sense, with the place it stands in.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = read_settings(folder)
    for key in (key for key in _KEYS if key not in _TABLES):
        if text := environ.get(f"JD_{key.upper()}"):
            values[key] = _checked(key, text.split(",") if key in _LISTS else text, f"JD_{key.upper()}")
    values.update({key: value for key, value in given.items() if value is not None and value != []})
    for key in ("lang", *_TABLES):
        values.pop(key, None)
    made: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
    }
    return Options(**made)


def read_settings(folder: Path) -> dict[str, Any]:
    """Return what the nearest `jd.toml` at or above a folder says, checked.

    Raises:
        SettingsError: It cannot be read, or holds a key or value that does not exist.
    """
    for candidate in (folder.resolve(), *folder.resolve().parents):
        file = candidate / SETTINGS_FILE
        if file.is_file():
            return _read_file(file)
    return {}


def _read_file(file: Path) -> dict[str, Any]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError:
        raise SettingsError(say("{file} is not saved as UTF-8", file=file)) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{file}:{place[1]}:{place[2]}" if place else f"{file}:{len(text.splitlines())}"
        raise SettingsError(
            say('{place}: this place cannot be read; a setting looks like: output = "out"', place=where)
        ) from None
    except OSError as error:
        raise SettingsError(
            say("{file} cannot be read: {reason}", file=file, reason=error.strerror or error)
        ) from None
    values = {}
    for key, value in raw.items():
        place_of_key = f"{file}:{_line_of(key, text)}"
        if key not in _KEYS:
            from jd_builder.profile.validation import suggest  # takes long to import: only for mistakes

            hint = suggest(key, _KEYS)
            raise SettingsError(
                say("{place}: there is no setting “{key}”: {hint}", place=place_of_key, key=key, hint=hint)
            )
        values[key] = _checked(key, value, place_of_key)
    for key in _FOLDERS:
        if key in values and not is_url(values[key]):
            values[key] = file.parent / values[key]
    return values


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=|\s*\[\s*{re.escape(key)}\s*\]", line):
            return number
    return 1


def _checked(key: str, value: Any, place: str) -> Any:
    """Return a setting in its own type."""
    if key in _TABLES:
        if not isinstance(value, dict):
            raise SettingsError(say("{place}: “{key}” needs a table: [{key}]", place=place, key=key))
        return value
    if key in _LISTS:
        if not isinstance(value, list):
            raise SettingsError(say('{place}: “{key}” needs a list: ["…", "…"]', place=place, key=key))
        return [_member(_LISTS[key], item, place) for item in value]
    if key in _CHOICES:
        return _member(_CHOICES[key], value, place)
    if key in _NUMBERS:
        return _number(key, value, place)
    if not isinstance(value, str) or (key == "lang" and value not in LANGUAGES):
        raise SettingsError(
            say("{place}: “{value}” is not possible for “{key}”", place=place, value=value, key=key)
        )
    return as_place(value) if key in _FOLDERS else value


def _number(key: str, value: object, place: str) -> int:
    """Return a whole number; from the environment it comes as a text."""
    least, most = _NUMBERS[key]
    text = str(value).strip() if not isinstance(value, bool) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise SettingsError(
            say(
                "{place}: “{key}” needs a whole number from {least} to {most}",
                place=place,
                key=key,
                least=least,
                most=most,
            )
        )
    return int(text)


def _member(choices: Any, value: object, place: str) -> Any:
    names = [choice.value for choice in choices]
    text = str(value).strip()
    if text not in names:
        from jd_builder.profile.validation import suggest  # takes long to import: only for mistakes

        hint = suggest(text, names)
        raise SettingsError(
            say("{place}: “{value}” is not one of the choices: {hint}", place=place, value=text, hint=hint)
        )
    return choices(text)


def source_date(environ: Mapping[str, str]) -> str:
    """Return the time that `SOURCE_DATE_EPOCH` sets for what is made, in ISO 8601; empty where it sets none.

    A document never takes the time of the build: the same input gives the same bytes
    (https://reproducible-builds.org/specs/source-date-epoch/).

    Raises:
        SettingsError: It is no number of seconds.
    """
    text = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return ""
    try:
        return datetime.fromtimestamp(int(text), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        raise SettingsError(
            say("SOURCE_DATE_EPOCH: “{value}” is no number of seconds since 1970", value=text)
        ) from None

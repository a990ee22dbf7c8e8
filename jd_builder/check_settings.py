"""`[check]` in jd.toml and the options of the command → which rules apply, and how much they matter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from jd_builder.checks.options import CheckOptions, Limits
from jd_builder.errors import SettingsError
from jd_builder.languages import Message, say
from jd_builder.problems import Severity
from jd_builder.settings import read_settings

_LIMITS: Final = tuple(field.name for field in fields(Limits))
_KEYS: Final = ("select", "ignore", "severity", "limits")


def check_options(
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: str = "",
    folder: Path,
) -> CheckOptions:
    """Return what to check.

    Args:
        select: Codes or their beginnings, each text perhaps several with commas between.
        ignore: The same, to leave out; on top of what `jd.toml` leaves out.
        as_of: A day as 2026-12-31; empty for the posting's own, else today.
        folder: Where to look for `jd.toml`: here and above.

    Raises:
        SettingsError: A code, a key or a value that does not exist.
    """
    table = read_settings(folder).get("check", {})
    place = "jd.toml [check]"
    for key in table:
        if key not in _KEYS:
            raise SettingsError(
                say(
                    "{place}: there is no setting “{key}”: {hint}",
                    place=place,
                    key=key,
                    hint=_suggest(key, _KEYS),
                )
            )
    chosen, left_out = _codes(select, "--select"), _codes(ignore, "--ignore", may_stay=True)
    usual = _codes(_list(table, "select"), place)
    usually_out = _codes(_list(table, "ignore"), place, may_stay=True)
    return CheckOptions(
        select=chosen or usual,
        ignore=(
            *(code for code in usually_out if code not in chosen),
            *left_out,
            # what the settings name more closely than the command line, which goes first all the same
            *(code for code in usual if not chosen and code not in left_out and code.startswith(left_out)),
        ),
        severities=_severities(table.get("severity", {}), place),
        as_of=_day(as_of),
        limits=_limits(table.get("limits", {}), place),
    )


def _list(table: Mapping[str, Any], key: str) -> Sequence[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(
            say('{place}: “{key}” needs a list: ["…", "…"]', place="jd.toml [check]", key=key)
        )
    return value


def _codes(texts: Sequence[str], place: str, *, may_stay: bool = False) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for text in texts for code in text.split(",") if code.strip())
    for code in codes:
        _known(code, place, may_stay=may_stay)
    return codes


def _known(code: str, place: str, *, may_stay: bool) -> None:
    """Refuse what names no rule or, where problems may stay or matter less, only what keeps a file from being used."""
    from jd_builder.checks.pages import LOADING_ERRORS, PAGED  # all the rules: an unchanged build needs none

    named = {rule.code for rule in PAGED if rule.code.startswith(code)}
    if may_stay and named and named <= LOADING_ERRORS:
        raise SettingsError(
            say(
                "{place}: {code} cannot be ignored: without mending it nothing can be made from the file",
                place=place,
                code=code,
            )
        )
    if not named:
        raise SettingsError(
            say(
                "{place}: there is no rule “{code}”: {hint}",
                place=place,
                code=code,
                hint=say("`jd rule` lists them"),
            )
        )


def _severities(table: Any, place: str) -> dict[str, Severity]:
    if not isinstance(table, dict):
        raise SettingsError(
            say('{place}: write [check.severity] and below it: JD402 = "warning"', place=place)
        )
    names = [severity.value for severity in Severity]
    made = {}
    for code, name in table.items():
        _known(code.upper(), place, may_stay=True)
        if name not in names:
            raise SettingsError(
                say(
                    "{place}: “{value}” is not one of the choices: {hint}",
                    place=place,
                    value=name,
                    hint=_suggest(str(name), names),
                )
            )
        made[code.upper()] = Severity(name)
    return made


def _limits(table: Any, place: str) -> Limits:
    if not isinstance(table, dict):
        raise SettingsError(say("{place}: write [check.limits] and below it: must_haves = 8", place=place))
    for key, value in table.items():
        if key not in _LIMITS:
            raise SettingsError(
                say(
                    "{place}: there is no setting “{key}”: {hint}",
                    place=place,
                    key=key,
                    hint=_suggest(key, _LIMITS),
                )
            )
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
            raise SettingsError(
                say("{place}: “{value}” is not possible for “{key}”", place=place, value=value, key=key)
            )
    return Limits(**table)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise SettingsError(
            say("--as-of: “{value}” is no date; write year-month-day: 2026-12-31", value=text)
        ) from None


def _suggest(name: str, names: Iterable[str]) -> Message:
    from jd_builder.profile.validation import suggest  # takes long to load, and mistakes are few

    return suggest(name, names)

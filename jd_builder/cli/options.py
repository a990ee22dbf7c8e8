"""What the options of several commands have in common."""

from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

from jd_builder.cli.console import _
from jd_builder.errors import SettingsError
from jd_builder.languages import say

Lang = Annotated[str, typer.Option("--lang", help=_("Language of messages: vi or en."), show_default=False)]
_ChoiceT = TypeVar("_ChoiceT", bound=StrEnum)


def complete(choices: type[StrEnum]) -> Any:
    """Return what completes a value of an option."""
    return lambda incomplete: [choice.value for choice in choices if choice.value.startswith(incomplete)]


def names_of(choices: type[StrEnum]) -> str:
    """Return the names there are, for a help text."""
    return ", ".join(choice.value for choice in choices)


def chosen(choices: type[_ChoiceT], given: list[str], option: str) -> list[_ChoiceT]:
    """Return the choices that `--option a,b --option c` names."""
    return [choice(choices, name, option) for value in given for name in value.split(",") if name.strip()]


def choice(choices: type[_ChoiceT], name: str, option: str) -> _ChoiceT:
    """Return the choice of that name.

    Raises:
        SettingsError: There is none; the hint names a near one.
    """
    from jd_builder.profile.validation import suggest

    names = [choice.value for choice in choices]
    if name.strip() not in names:
        hint = suggest(name, names)
        raise SettingsError(
            say(
                "{option}: “{value}” is not one of the choices: {hint}",
                option=option,
                value=name.strip(),
                hint=hint,
            )
        )
    return choices(name.strip())

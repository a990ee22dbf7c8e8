"""Names on the command line → the choices they stand for."""

from enum import StrEnum
from typing import TypeVar

from jd_builder.errors import SettingsError
from jd_builder.languages import say

_ChoiceT = TypeVar("_ChoiceT", bound=StrEnum)


def chosen(choices: type[_ChoiceT], given: list[str], option: str) -> list[_ChoiceT]:
    """Return the choices that `--option a,b --option c` names."""
    return [choice(choices, name, option) for value in given for name in value.split(",") if name.strip()]


def choice(choices: type[_ChoiceT], name: str, option: str) -> _ChoiceT:
    """Return the choice of that name.

    Raises:
        SettingsError: There is none; the hint names a near one.
    """
    names = [choice.value for choice in choices]
    if name.strip() not in names:
        from jd_builder.profile.validation import suggest  # takes long to import: only for mistakes

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

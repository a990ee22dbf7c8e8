"""What the options of several commands have in common."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from jd_builder.cli.console import _

Lang = Annotated[str, typer.Option("--lang", help=_("Language of messages: vi or en."), show_default=False)]


def complete(choices: type[StrEnum]) -> Any:
    """Return what completes a value of an option."""
    return lambda incomplete: [choice.value for choice in choices if choice.value.startswith(incomplete)]


def names_of(choices: type[StrEnum]) -> str:
    """Return the names there are, for a help text."""
    return ", ".join(choice.value for choice in choices)

"""Talking to a person at a terminal: one language, and letters that the console can show."""

import codecs
import gettext
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from jd_builder.errors import JdError, SettingsError
from jd_builder.languages import DEFAULT_LANGUAGE, Message, catalogue

_LOCALE: Final = Path(__file__).parent.parent / "locale"
_language = DEFAULT_LANGUAGE


def set_language(language: str) -> None:
    """Choose the language of everything said from now on, Typer's own words included."""
    global _language  # noqa: PLW0603 — one process talks to one person
    _language = language
    gettext.bindtextdomain("jd", str(_LOCALE))
    gettext.textdomain("jd")


def language() -> str:
    """Return the language of messages."""
    return _language


def _(text: str) -> str:
    """Return a fixed text of the command line."""
    return catalogue(_language).gettext(text)


def say_out(message: Message | str) -> None:
    """Print a line of the result."""
    print(message if isinstance(message, str) else message.text(_language))


def say_err(message: Message | str) -> None:
    """Print a line that is not part of the result."""
    print(message if isinstance(message, str) else message.text(_language), file=sys.stderr)


def report_errors(errors: Iterable[JdError]) -> None:
    """Print errors, each of their problems once, with its line and a caret."""
    texts = [
        text
        for error in errors
        for text in [problem.explain(_language) for problem in error.problems]
        or [error.message.text(_language)]
    ]
    for text in dict.fromkeys(texts):
        say_err(text)


def exit_code(call: Callable[[], int]) -> int:
    """Return the exit code of a command; no error that it raises on purpose reaches the person as a traceback."""
    try:
        code = call()
        sys.stdout.flush()
    except SettingsError as error:
        say_err(error.message)
        return 2
    except JdError as error:
        report_errors([error])
        return 1
    except BrokenPipeError:
        sys.stdout = None  # the reader went away: nothing is left to say
        return 1
    return code


def make_streams_safe() -> None:
    """Keep a console that lacks Vietnamese letters from crashing: it gets them without their marks."""
    codecs.register_error("jd-plain", _plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="jd-plain")


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = []
    for char in error.object[error.start : error.end]:
        base = {"đ": "d", "Đ": "D", "→": "->", "…": "...", "–": "-", "“": '"', "”": '"'}.get(char)
        plain.append(base or unicodedata.normalize("NFD", char)[0].encode("ascii", "replace").decode())
    return "".join(plain), error.end

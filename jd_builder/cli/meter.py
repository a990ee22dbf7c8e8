"""How far a build is: one line that is written over, with the rate and about how long it will still take."""

import sys
import time
from typing import Final

from jd_builder.cli.console import language
from jd_builder.languages import say, say_n

_WIDTH: Final = 78
_PAUSE: Final = 0.1
"""Seconds between two lines: more often nobody can read them."""
_SURE: Final = 2.0
"""Seconds after which the rate says something about the rest."""


class Meter:
    """Shows the progress of one build on the terminal."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = -_PAUSE

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show so many files of all, and the one at hand; without one, wipe the line."""
        passed = time.monotonic() - self._begun
        if name and passed - self._shown < _PAUSE:
            return
        self._shown = passed
        text = progress_line(done, total, name, passed, language()) if name else ""
        print(f"\r{text:<{_WIDTH}}\r", end="", file=sys.stderr, flush=True)


def progress_line(done: int, total: int, name: str, passed: float, spoken: str) -> str:
    """Return how far a build is.

    Args:
        done: Files made.
        total: Files in all.
        name: The one at hand.
        passed: Seconds since the beginning.
        spoken: Language.

    >>> progress_line(300, 1500, "cskh", 10.0, "en")
    '[300/1500] 30 files a second, 40 seconds left – cskh'
    """
    counted = f"[{done}/{total}]"
    if passed < _SURE or not done:
        return f"{counted} {name}"[:_WIDTH]
    rate = done / passed
    left = (total - done) / rate
    number = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
    if spoken == "vi":
        number = number.replace(".", ",")
    pace = say("{rate} files a second, {time} left", rate=number, time=_time(left)).text(spoken)
    return f"{counted} {pace} – {name}"[:_WIDTH]


def _time(seconds: float) -> object:
    """Return a time as people say it: no more exact than it is known."""
    if seconds < 90:
        return say_n("{n} second", "{n} seconds", max(1, round(seconds)))
    if seconds < 5400:
        return say_n("{n} minute", "{n} minutes", round(seconds / 60))
    return say_n("{n} hour", "{n} hours", round(seconds / 3600))

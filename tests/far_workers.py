"""What goes wrong in a worker, for tests: named by `module.function`, so that other processes can import it."""

import errno
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from jd_builder.choices import Document
from jd_builder.crew import Crew
from jd_builder.orders import Made
from jd_builder.pieces import Piece
from jd_builder.workshop import Plan, make_there

BAD = "xau"
GUIDE = Document.INTERVIEW_GUIDE


def _is_bad(plan: Plan, piece: Piece) -> bool:
    return piece.path.stem == BAD and GUIDE in plan.options.documents


def die(plan: Plan, piece: Piece, folder: Path, stood: frozenset[str] | None) -> Made:
    """Kill the worker where it would make the guide of the bad profile."""
    if _is_bad(plan, piece):
        os.kill(os.getpid(), signal.SIGKILL)
    return make_there(plan, piece, folder, stood)


def die_if(doomed: bool) -> None:
    """Kill the worker, or do nothing."""
    if doomed:
        os.kill(os.getpid(), signal.SIGKILL)


def end_of_file() -> None:
    """Fail as reading a pipe does where nobody is at its other end."""
    raise EOFError


def die_late(plan: Plan, piece: Piece, folder: Path, stood: frozenset[str] | None) -> Made:
    """Kill the worker where it has made the bad profile and was about to tell of all its documents."""
    made = make_there(plan, piece, folder, stood)
    if piece.path.stem == BAD and len(made.written) + made.unchanged > 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return made


def hang(plan: Plan, piece: Piece, folder: Path, stood: frozenset[str] | None) -> Made:
    """Never come back where the guide of the bad profile would be made."""
    if _is_bad(plan, piece):
        time.sleep(600)
    return make_there(plan, piece, folder, stood)


def fill_disk(plan: Plan, piece: Piece, folder: Path, stood: frozenset[str] | None) -> Made:
    """Find the disk full when the bad profile's files are put in place."""
    replace = os.replace

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    try:
        if piece.path.stem == BAD:
            os.replace = full  # type: ignore[assignment]
        return make_there(plan, piece, folder, stood)
    finally:
        os.replace = replace


class Calling:
    """An executor that calls something else than it was asked for."""

    def __init__(self, crew: Crew, fn: Callable[..., Any]) -> None:
        self.crew, self.fn = crew, fn

    def submit(self, _: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Begin the other call."""
        return self.crew.submit(self.fn, *args)

"""Processes of this machine that make documents: one that dies or hangs is replaced, and costs its task only."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Final, Self

from pebble import ProcessPool

from jd_builder.choices import EngineName
from jd_builder.garbage import collect_seldom

_PRELOADED: Final = "jd_builder.making"
_MOST: Final = {EngineName.WEASYPRINT: 50, EngineName.PLUTOPRINT: 1_000}
"""After so many calls a process makes way for a new one, because it holds a little more after each: with WeasyPrint
0.3 MB a profile, with PlutoPrint 0.02 MB (benchmarks/results.md). Each time that is minutes of work."""
_ENGINES: Final = {EngineName.WEASYPRINT: "weasyprint", EngineName.PLUTOPRINT: "plutoprint"}


class Crew:
    """An executor of so many processes; use it in a `with`: leaving it by an error ends them at once.

    Where the system can fork, the heavy modules are loaded once, in a process that the others are copies of.

    Args:
        jobs: How many.
        engine: What they print with, if they do.
        timeout: Most seconds for one call.
    """

    def __init__(self, jobs: int, engine: EngineName | None, timeout: float) -> None:
        self._timeout = timeout
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload([_PRELOADED, *([_ENGINES[engine]] if engine in _ENGINES else [])])
        self._pool = ProcessPool(
            max_workers=jobs,
            max_tasks=_MOST.get(engine, 0) if engine else 0,
            initializer=_begin,
            context=context,
        )

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Begin a call; its result is an error where its process died or took too long."""
        future: Future[Any] = self._pool.schedule(fn, args=args, timeout=self._timeout)
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _begin() -> None:
    """Make a process of a crew ready: the build's own process hears Ctrl-C, and nobody outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    gc.freeze()  # what the process began with stays
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

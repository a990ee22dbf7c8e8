"""Processes of this machine that make documents: one that dies or hangs is replaced, and costs its call only."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Final, Self

from jd_builder.choices import EngineName
from jd_builder.garbage import collect_seldom

_PRELOADED: Final = "jd_builder.making"
_ENGINES: Final = {EngineName.WEASYPRINT: "weasyprint", EngineName.PLUTOPRINT: "plutoprint"}
_GRACE: Final = 10.0
"""Seconds for a process that has nothing left to do to end by itself."""
_TRIES: Final = 4
"""How often a process is begun before its call is given up."""
_PAUSE: Final = 0.1
"""Seconds between two tries, and to wait for a thread whose process has been ended."""

_Call = tuple[Callable[..., Any], tuple[Any, ...]]
_Answer = tuple[Any, Exception | None]


class WorkerLostError(RuntimeError):
    """The process of a call ended before the call did."""


class Crew:
    """An executor of so many processes; use it in a `with`: leaving it by an error ends them at once.

    Each process has a pipe and a thread of its own and shares nothing with the others, so that none can leave a lock
    behind. (The pools of the standard library and of Pebble share queues: one process that dies at the wrong moment
    ends or stops them all.) Where the system can fork, the heavy modules are loaded once, in a process that the others
    are copies of.

    Args:
        jobs: How many.
        engine: What they print with, if they do.
        timeout: Most seconds for one call.
        lasts: After so many calls a process makes way for a new one; None if it need not.
    """

    def __init__(
        self, jobs: int, engine: EngineName | None, timeout: float, lasts: int | None = None
    ) -> None:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            preloaded = [_PRELOADED, *([_ENGINES[engine]] if engine in _ENGINES else [])]
            self._context.set_forkserver_preload(preloaded)
        self._lasts = lasts
        self._timeout = timeout
        self._calls: SimpleQueue[tuple[Future[Any], _Call] | None] = SimpleQueue()
        self._over = threading.Event()
        self._workers: list[_Worker] = []
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(jobs)]

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Begin a call; its result is a `WorkerLostError` where its process died, a `TimeoutError` where it took too long."""
        future: Future[Any] = Future()
        self._calls.put((future, (fn, args)))
        return future

    def __enter__(self) -> Self:
        with _interrupts_kept_away():
            for thread in self._threads:
                thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._over.set()
            for worker in list(self._workers):
                worker.kill()
        for _ in self._threads:
            self._calls.put(None)
        for thread in self._threads:
            thread.join(None if kind is None else _PAUSE)  # one that is beginning a process ends that later

    def _work(self) -> None:
        """Hand calls to a process, one after the other, and to a new one where the first is gone."""
        worker: _Worker | None = None
        calls = 0
        while (begun := self._calls.get()) is not None and not self._over.is_set():
            future, call = begun
            if worker is not None and calls == self._lasts:
                self._end(worker)
                worker = None
            try:
                if worker is None:
                    worker, calls = self._start(), 0
                calls += 1
                result = worker.call(call, self._timeout)
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            if worker is not None and worker.gone:
                self._end(worker)
                worker = None
        if worker is not None:
            self._end(worker)

    def _start(self) -> "_Worker":
        """Begin a process.

        The one that the others are copies of may have been ended: the next try begins it anew, the last does without.

        Raises:
            WorkerLostError: None can be begun.
        """
        spawn = multiprocessing.get_context("spawn")
        for context in [self._context] * (_TRIES - 1) + [spawn]:
            try:
                worker = _Worker(context)
                break
            except (EOFError, OSError) as error:
                reason = error
                time.sleep(_PAUSE)
        else:
            raise WorkerLostError(str(reason))
        self._workers.append(worker)
        if self._over.is_set():  # since it was looked at last
            worker.kill()
        return worker

    def _end(self, worker: "_Worker") -> None:
        worker.end()
        self._workers.remove(worker)


class _Worker:
    """One process, and this end of the pipe to it."""

    def __init__(self, context: Any) -> None:
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.gone = False

    def call(self, call: _Call, timeout: float) -> Any:
        """Return the result of a call, or raise its error.

        Raises:
            WorkerLostError: The process ended first.
            TimeoutError: It took longer than so many seconds; the process has been ended.
        """
        try:
            self._pipe.send(call)
            ready = self._pipe.poll(timeout)  # its sentinel would tell of the process it is a copy of, too
            answer: _Answer = self._pipe.recv() if ready else (None, TimeoutError())
        except (EOFError, OSError):
            self._process.join(_GRACE)
            self.gone = True
            raise WorkerLostError(f"exit code {self._process.exitcode}") from None
        if not ready:
            self.kill()
        result, error = answer
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        """End it at once."""
        self.gone = True
        self._process.kill()

    def end(self) -> None:
        """Let it end, which it does where nothing is left to do."""
        self._pipe.close()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


@contextmanager
def _interrupts_kept_away() -> Iterator[None]:
    """Keep Ctrl-C for ever from threads begun meanwhile, and from their processes: they inherit that. This thread hears it later.

    Processes that ignored it only once they run would be interrupted while they are still loading.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # a thread that begins it hears Ctrl-C again
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _serve(pipe: Connection) -> None:
    """Make what is called for, in a process of a crew, until nobody is there to call."""
    _begin()
    while True:
        try:
            call: _Call = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            fn, args = call
            pipe.send((fn(*args), None))
        except Exception as error:
            pipe.send((None, error))


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

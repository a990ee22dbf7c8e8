"""Folders → the paths in them that change, told once a moment has passed without another change.

What is told may be wrong in one direction only: a path that did not change. Whoever listens looks at the content.
"""

import contextlib
import math
import os
import queue
import threading
import time
import unicodedata
from collections.abc import Iterable
from typing import Final, Self

from jd_builder.errors import JdError
from jd_builder.languages import say

ANYTHING: Final = ""
"""In place of a path: changes may have been missed, anything may be another by now."""
_STEP: Final = 10
"""Milliseconds between two looks at what the system has reported."""
_QUIET: Final = 0.03
"""Seconds without a change after which a save is taken to be complete: editors save in several steps."""
_LONGEST: Final = 0.5
"""Seconds after which changes are told even if they go on."""
_SLICE: Final = 0.5
"""Seconds that one wait lasts where Ctrl-C cannot break into it."""
_OVERLAP: Final = 0.1
"""Seconds that one listener still hands on what it has seen once another listens, so that nothing falls between the two."""
_ENDING: Final = 2


class Watcher:
    """Watches folders, not what lies below them; safe to use from one thread, `close` from any."""

    def __init__(self) -> None:
        self._changes: queue.SimpleQueue[frozenset[str] | None] = queue.SimpleQueue()
        self._listener: _Listener | None = None
        self._folders: dict[str, tuple[int, int]] = {}
        self._anew: set[str] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def follow(self, folders: Iterable[str]) -> set[str]:
        """Watch these folders and no others; those that are not there are left out.

        Returns:
            The folders that were not watched before, or are others under the same name by now: what happened in them
            until now was not told.

        Raises:
            JdError: They cannot be watched.
        """
        anew, self._anew = self._anew, set()
        wanted: dict[str, tuple[int, int]] = {}
        for folder in folders:
            with contextlib.suppress(OSError):
                status = os.stat(folder)  # noqa: PTH116 — a str is at hand
                wanted[folder] = (status.st_dev, status.st_ino)
        failed = self._listener is not None and self._listener.error is not None
        added = {
            folder
            for folder in wanted
            if failed or self._folders.get(folder) != wanted[folder] or key_of_name(folder) in anew
        }
        if added or wanted.keys() != self._folders.keys():
            before = self._listener
            self._listener = self._listen(sorted(wanted))
            self._folders = wanted
            if before is not None:
                before.stop(_OVERLAP)
        return added

    def wait(self, timeout: float | None = None) -> set[str]:
        """Return the paths that changed, links in the names of their folders followed, once nothing more follows.

        Args:
            timeout: Seconds to wait for the first one; without end by default.

        Returns:
            The paths, or `ANYTHING` among them; nothing where the time is over, or the watcher is closed.
        """
        found = self._next(timeout)
        end = time.monotonic() + _LONGEST
        while found and time.monotonic() < end:
            more = self._next(_QUIET)
            if not more:
                break
            found |= more
        self._anew |= found  # a folder of that name may be another, though the system gave it the same number
        return found

    def close(self) -> None:
        """Stop watching; whoever waits goes on at once."""
        self._closed = True
        self._changes.put(None)
        if self._listener is not None:
            self._listener.stop()
            self._listener.join(_ENDING)

    def _next(self, timeout: float | None) -> set[str]:
        end = None if timeout is None else time.monotonic() + timeout
        while not self._closed:
            left = _SLICE if end is None else min(_SLICE, end - time.monotonic())
            try:
                found = self._changes.get(timeout=max(0, left))
            except queue.Empty:
                if end is not None and time.monotonic() >= end:
                    break
                continue
            return {ANYTHING if path == ANYTHING else key_of_name(path) for path in found or ()}
        return set()

    def _listen(self, folders: list[str]) -> "_Listener":
        """Return what listens to the system; where the system has no room for more, to what it finds by looking."""
        for polling in (None, None, True):
            there = [folder for folder in folders if os.path.isdir(folder)]  # noqa: PTH112 — a str is at hand
            listener = _Listener(there, self._changes, polling)
            listener.start()
            listener.ready.wait()
            if listener.error is None:
                return listener
        raise JdError(
            say(
                "{n} folders cannot be watched: {reason}; name fewer profiles",
                n=len(folders),
                reason=listener.error,
            )
        )


class _Listener(threading.Thread):
    """Hands on what the system reports, until it is stopped or fails.

    It is what watchfiles asks whether to stop, too: from the first question on, it watches.
    """

    def __init__(
        self, folders: list[str], changes: "queue.SimpleQueue[frozenset[str] | None]", polling: bool | None
    ) -> None:
        super().__init__(name="watching", daemon=True)
        self.ready = threading.Event()
        self.error: Exception | None = None
        self._folders = folders
        self._changes = changes
        self._polling = polling
        self._end = math.inf

    def run(self) -> None:
        """Listen."""
        from watchfiles import watch  # few commands watch

        try:
            for found in watch(
                *self._folders,
                watch_filter=None,
                step=_STEP,
                debounce=_STEP,
                stop_event=self,
                raise_interrupt=False,
                force_polling=self._polling,
                poll_delay_ms=_STEP * 10,
                recursive=False,
                ignore_permission_denied=True,
            ):
                self._changes.put(frozenset(path for _, path in found))
        except (OSError, RuntimeError) as error:  # a limit of the system, or a name that is no text
            self.error = error
            if self.ready.is_set():
                self._changes.put(frozenset({ANYTHING}))
        finally:
            self.ready.set()

    def is_set(self) -> bool:
        """Tell watchfiles whether to stop."""
        self.ready.set()
        return time.monotonic() >= self._end

    def stop(self, after: float = 0) -> None:
        """Stop after so many seconds."""
        self._end = time.monotonic() + after


def key_of(path: str, known: dict[str, str]) -> str:
    """Return a path as `Watcher.wait` tells it: links in its folder followed, the name as it is.

    Args:
        path: A full path.
        known: Folders and what they really are, looked up once; more are added.
    """
    folder, name = os.path.split(path)
    real = known.get(folder)
    if real is None:
        real = known[folder] = os.path.realpath(folder)
    return key_of_name(os.path.join(real, name))  # noqa: PTH118 — fast


def key_of_name(path: str) -> str:
    """Return a path in the one form that systems agree on: letters composed, case as the system compares it."""
    return os.path.normcase(path if path.isascii() else unicodedata.normalize("NFC", path))

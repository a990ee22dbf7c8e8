"""Changes on the disk → the pages that wait to be told of them."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from jd_builder.errors import JdError
from jd_builder.watching import Watcher

MOST_WAITING: Final = 64
"""Pages that wait at once; another one is told to come back later."""
_LONGEST: Final = 25.0
"""Seconds until a page must ask again, so that nobody is kept who is long gone."""
_LOOK: Final = 5.0
"""Seconds between two looks at the files themselves: not every disk in a network tells of changes."""
_PATIENCE: Final = 0.2
"""Seconds to wait for the rest of a save that left a role broken, or away."""
_IDLE: Final = 60.0
"""Seconds after which nothing is watched where nobody waits."""


class CrowdedError(Exception):
    """Too many pages wait already."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a role stands.

    Attributes:
        stamp: Another one whenever a file is another that the role depends on.
        folders: Where those files are.
        usable: Whether the role can be used.
    """

    stamp: str
    folders: frozenset[str]
    usable: bool = True


class News:
    """Tells waiting pages of changes."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._watcher: Watcher | None = None
        self._folders: set[str] = set()
        self._lock = threading.Lock()
        self._closed = False

    async def wait(self, request: Request, stamp: str, look: Callable[[], Seen]) -> Seen | None:
        """Return how a role stands once that is not what somebody has seen.

        Args:
            request: Who waits, its body read.
            stamp: What they have seen.
            look: Returns how the role stands; called in a thread.

        Returns:
            None where nothing has changed for a while, they went away, or the program ends.

        Raises:
            CrowdedError: Too many wait already.
        """
        woken, loop = asyncio.Event(), asyncio.get_running_loop()
        with self._lock:
            if len(self._waiting) >= MOST_WAITING:
                raise CrowdedError
            self._waiting[woken] = loop
        gone = asyncio.ensure_future(_gone(request))
        end = loop.time() + _LONGEST
        try:
            while True:
                woken.clear()
                now = await run_in_threadpool(self._watched, look)
                if now.stamp != stamp and not now.usable:
                    await asyncio.sleep(_PATIENCE)
                    now = await run_in_threadpool(look)
                if now.stamp != stamp:
                    return now
                if self._closed or gone.done() or loop.time() >= end:
                    return None
                turn = asyncio.ensure_future(woken.wait())
                limit = min(_LOOK, max(0.0, end - loop.time()))
                await asyncio.wait({turn, gone}, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
                turn.cancel()
        finally:
            gone.cancel()
            with self._lock:
                self._waiting.pop(woken, None)

    def close(self) -> None:
        """Let everybody go who waits, now and later."""
        with self._lock:
            self._closed = True
            watcher = self._watcher
        if watcher is not None:
            watcher.close()
        self._wake()

    def _watched(self, look: Callable[[], Seen]) -> Seen:
        """Return how a role stands, its folders watched from then on."""
        now = look()
        with self._lock:
            if self._closed or (self._watcher is not None and now.folders <= self._folders):
                return now
            if self._watcher is None:
                self._watcher, self._folders = Watcher(), set()
                threading.Thread(target=self._tell, args=(self._watcher,), name="news", daemon=True).start()
            self._folders |= now.folders
            with suppress(JdError):  # the files themselves are looked at now and then
                self._watcher.follow(self._folders)
        return look()

    def _tell(self, watcher: Watcher) -> None:
        """Wake whoever waits at each change, until nobody has waited for a while."""
        while not self._closed:
            if watcher.wait(_IDLE):
                self._wake()
                with self._lock, suppress(JdError):  # one of the folders may be another by now
                    watcher.follow(self._folders)
                continue
            with self._lock:
                if not self._waiting:
                    self._watcher = None
                    break
        watcher.close()

    def _wake(self) -> None:
        with self._lock:
            waiting = list(self._waiting.items())
        for woken, loop in waiting:
            with suppress(RuntimeError):  # its loop has ended
                loop.call_soon_threadsafe(woken.set)


async def _gone(request: Request) -> None:
    """Return when somebody has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass

"""Private folders that go with the work they are for; what killed programs left of theirs is removed by the next one."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

_PREFIX: Final = "jd-"
_ALIVE: Final = ".alive"
"""A file that is locked for as long as somebody works in the folder. A lock, unlike the number of a process, says the
same in every container that shares the temporary folder, and ends with the process however that ends."""
_YOUNG: Final = 60
"""Seconds in which a folder may not have its lock yet."""


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Give a folder that nobody else uses, links followed, and remove it with all that is in it."""
    from filelock import FileLock  # takes long to import

    _sweep()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(os.path.realpath(name))
        lock = FileLock(folder / _ALIVE)
        with contextlib.suppress(OSError):  # no locks there, so nobody removes what others left
            lock.acquire()
        try:
            yield folder
        finally:
            lock.release()


@cache
def _sweep() -> None:
    """Remove the folders of programs that were killed, once a process."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.is_dir(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _remove_dead(Path(entry.path))


def _remove_dead(folder: Path) -> None:
    """Remove a folder of this account in which nobody works any more.

    Raises:
        OSError: It cannot be removed, or nothing is known of it.
    """
    from filelock import FileLock, Timeout

    status = folder.lstat()
    mine = status.st_uid == getattr(os, "getuid", lambda: status.st_uid)()
    if not mine or time.time() - status.st_mtime < _YOUNG or not (folder / _ALIVE).is_file():
        return
    with contextlib.suppress(Timeout), FileLock(folder / _ALIVE, timeout=0):
        shutil.rmtree(folder, ignore_errors=True)

"""One writer at a time: a lock for a file or folder, kept outside the person's own folders."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jd_builder.errors import OutputError
from jd_builder.languages import Message, say

_PATIENCE: Final = 10
"""Seconds to wait for another program that is writing the same thing."""


@contextmanager
def locked(path: Path, *, busy: Message | None = None, patience: float | None = None) -> Iterator[None]:
    """Keep every other `jd` of this person from writing a file, or into a folder.

    Args:
        path: The file or folder.
        busy: What to say where another program holds it; that it is saving the file, by default.
        patience: Seconds to wait for it; ten by default.

    Raises:
        OutputError: Another program holds it for too long, or there is no place for locks.
    """
    from filelock import FileLock, Timeout  # takes long to import, and what only reads needs no lock

    folder = Path(tempfile.gettempdir()) / f"jd-locks-{getattr(os, 'getuid', lambda: 'user')()}"
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    lock = FileLock(folder / f"{name}.lock", timeout=_PATIENCE if patience is None else patience)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise OutputError(
            busy or say("{file} was not written: another program is saving it", file=path)
        ) from None
    except OSError as error:
        raise OutputError(
            say("{file} was not written: {reason}", file=path, reason=f"{error.strerror or error} ({folder})")
        ) from None
    try:
        yield
    finally:
        lock.release()

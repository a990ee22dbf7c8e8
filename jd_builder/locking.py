"""One writer at a time: a lock beside what is written, where everybody sees it who can write there.

A lock in the temporary folder would be seen by those alone who share it: not by a colleague at the same folder, another
account, another container, or a shell with a `TMPDIR` of its own. So it is a hidden file in the folder that is written
into, gone once its holder has ended; what a killed program leaves of it holds nobody up. Who makes nothing locks nothing.

What holds is the system's lock on the file (`flock`, `msvcrt.locking`), which network disks hand on to other machines;
on a disk without such locks, that the file is there. Where no file can be made, nearly nothing else can: what then is
written all the same, into folders that are there already, is written unlocked, each file whole as always.
"""

import contextlib
import hashlib
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jd_builder.errors import OutputError
from jd_builder.languages import Message, say
from jd_builder.places import Url

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK: Final = ".jd-lock"
_PATIENCE: Final = 10
"""Seconds to wait for another program that is writing the same thing."""
_FOR_ALL: Final = 0o666
"""So that one person can take over what a killed program of another has left."""
_TRIES: Final = 5
"""How often a folder is made again that another build, of which nothing came, has removed."""


@contextmanager
def locked_file(path: Path) -> Iterator[None]:
    """Keep every other `jd` from writing a file.

    Raises:
        OutputError: Another program holds it for too long.
    """
    busy = say("{file} was not written: another program is saving it", file=path)
    with _held(path.resolve().with_name(f".{path.name}{LOCK}"), busy):
        yield


@contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Keep every other build from writing into a folder, which is made and, where nothing came into it, removed again.

    Of a URL that is no folder of this machine, only builds of this machine are kept out.

    Raises:
        OutputError: Another build holds it for too long.
    """
    busy = say(
        "another build is writing into {folder}; wait for it, or choose another folder with --output",
        folder=folder,
    )
    with _held(_place_for(folder), busy):
        yield


def _place_for(folder: Path) -> Path:
    """Return where the lock for a folder lies."""
    if not isinstance(folder, Url):
        return folder / LOCK
    if folder.on_disk is not None:
        return folder.on_disk / LOCK
    name = hashlib.sha256(str(folder).encode(errors="surrogateescape")).hexdigest()[:32]
    return Path(tempfile.gettempdir()) / f"{name}{LOCK}"


@contextmanager
def _held(place: Path, busy: Message) -> Iterator[None]:
    from filelock import FileLock, Timeout  # takes long to import, and what only reads needs no lock

    warnings.filterwarnings("ignore", "flock not supported")  # then that the file is there has to do
    lock = FileLock(place, timeout=_PATIENCE, mode=_FOR_ALL)
    made: list[Path] = []
    try:
        for _ in range(_TRIES):
            made += _make_folder(place.parent)
            with contextlib.suppress(FileNotFoundError):
                lock.acquire()
                break
    except Timeout:
        raise OutputError(busy) from None
    except OSError:
        pass  # what is written here will tell why it cannot be
    try:
        yield
    finally:
        if lock.is_locked:
            _let_go(lock, place)
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _let_go(lock: "BaseFileLock", place: Path) -> None:
    """Remove a lock that is held: whoever has waited for it finds out (filelock 4.2) and makes a new one."""
    if os.name == "nt":  # nothing that is open can be removed there, neither ours nor that of who came next
        lock.release()
    with contextlib.suppress(OSError):
        place.unlink()
    lock.release()


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder where that can be done; return what was not there, the innermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return missing

"""Parsed files kept beside their sources, as Python keeps compiled modules, else where the person may write; by content."""

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from jd_builder import __version__

FOLDER: Final = "__pycache__"
_FORMAT: Final = "jd-1"


def compiled_folders(beside: Path) -> Iterator[Path]:
    """Yield the folders for compiled files of a shipped folder: one in it, then one of this person's own.

    The second is for programs that others have installed, where nothing may be written. One that belongs to somebody else
    is left out, since what is in it is run: `sudo` may keep the home of whoever asked.
    """
    yield beside / FOLDER
    place = hashlib.sha256(os.fsencode(beside)).hexdigest()[:16]
    with contextlib.suppress(OSError, RuntimeError):  # no home, or none that may be written to
        own = _own_caches() / "jd" / place
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not hasattr(os, "geteuid") or own.stat().st_uid == os.geteuid():
            yield own


def _own_caches() -> Path:
    """Return where programs keep what they can make again for a person."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def read_compiled(beside: Path, name: str) -> Iterator[bytes]:
    """Yield what is kept of a shipped folder under a name, wherever it is.

    Args:
        beside: The shipped folder.
        name: Name of the compiled file.
    """
    for folder in compiled_folders(beside):
        with contextlib.suppress(OSError):
            yield (folder / name).read_bytes()


def write_compiled(beside: Path, name: str, data: bytes, *, before: str = "") -> None:
    """Keep something of a shipped folder, readable to all who may read the program; where nothing may be written, do not.

    Args:
        beside: The shipped folder.
        name: Name of the compiled file.
        data: What to keep.
        before: Pattern of the names of what it takes the place of.
    """
    for folder in compiled_folders(beside):
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
            temporary = folder / f".{name}.{os.urandom(4).hex()}"
            with temporary.open("xb") as file:  # not by `tempfile`: nobody else could read it
                file.write(data)
            for old in folder.glob(before) if before else ():
                old.unlink()
            temporary.replace(folder / name)
            return


def load_compiled(files: Sequence[Path], name: str, make: Callable[[], Any]) -> Any:
    """Return what is made from files, from the compiled form where the files are unchanged.

    Args:
        files: Everything it is made from; the key is their content, never their time.
        name: Name of the compiled file.
        make: Makes it from the files; it must bear pickling.
    """
    content = (file.name.encode() + b"\0" + file.read_bytes() for file in files)
    return load_made(files[0].parent, name, content, make)


def load_made(beside: Path, name: str, content: Iterable[bytes], make: Callable[[], Any]) -> Any:
    """Return what is made from some content, from the compiled form where that is unchanged.

    Args:
        beside: The shipped folder where the compiled file is kept.
        name: Its name.
        content: Everything it is made from.
        make: Makes it; it must bear pickling.
    """
    digest = hashlib.sha256(f"{_FORMAT} {__version__} {sys.version} {version('pydantic')}".encode())
    for each in content:
        digest.update(each)
    target = f"{name}.{digest.hexdigest()[:24]}.bin"
    for kept in read_compiled(beside, target):
        with contextlib.suppress(Exception):  # damaged in whatever way: it is made again
            return pickle.loads(kept)  # noqa: S301 — written by this program
    data = make()
    write_compiled(beside, target, pickle.dumps(data, pickle.HIGHEST_PROTOCOL), before=f"{name}.*.bin")
    return data

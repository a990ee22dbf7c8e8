"""Parsed files kept beside their sources, as Python keeps compiled modules: by content, and only where it may write."""

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from jd_builder import __version__

FOLDER: Final = "__pycache__"
_FORMAT: Final = "jd-1"


def compiled_folder(beside: Path) -> Path | None:
    """Return the folder for compiled files in a shipped folder, None where nothing may be written there."""
    folder = beside / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder


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
    folder = compiled_folder(beside)
    target = folder / f"{name}.{digest.hexdigest()[:24]}.bin" if folder else None
    if target is not None:
        with contextlib.suppress(Exception):  # damaged in whatever way: it is made again
            return pickle.loads(target.read_bytes())  # noqa: S301 — written by this program beside its own code
    data = make()
    if folder is not None and target is not None:
        with contextlib.suppress(OSError):
            for old in folder.glob(f"{name}.*.bin"):
                old.unlink()
            handle, temporary = tempfile.mkstemp(dir=folder)
            with os.fdopen(handle, "wb") as file_object:
                file_object.write(pickle.dumps(data, pickle.HIGHEST_PROTOCOL))
            Path(temporary).replace(target)
    return data

"""Parsed files kept beside their sources, as Python keeps compiled modules: by content, and only where it may write."""

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

FOLDER: Final = "__pycache__"
_FORMAT: Final = b"jd-1"


def compiled_folder(beside: Path) -> Path | None:
    """Return the folder for compiled files in a shipped folder, None where nothing may be written there."""
    folder = beside / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder


def load_compiled(files: Sequence[Path], name: str, make: Callable[[], Any]) -> Any:
    """Return plain data made from files, from the compiled form where the files are unchanged.

    Args:
        files: Everything the data is made from; the key is their content, never their time.
        name: Name of the compiled file.
        make: Makes the data (dicts, lists, scalars) from the files.
    """
    digest = hashlib.sha256(_FORMAT + sys.version.encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    folder = compiled_folder(files[0].parent)
    target = folder / f"{name}.{digest.hexdigest()[:24]}.bin" if folder else None
    if target is not None:
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            return marshal.loads(target.read_bytes())  # noqa: S302 — written by this program beside its own code
    data = make()
    if folder is not None and target is not None:
        with contextlib.suppress(OSError):
            for old in folder.glob(f"{name}.*.bin"):
                old.unlink()
            handle, temporary = tempfile.mkstemp(dir=folder)
            with os.fdopen(handle, "wb") as file_object:
                file_object.write(marshal.dumps(data))
            Path(temporary).replace(target)
    return data

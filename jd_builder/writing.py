"""Bytes → a file, whole or not at all, under a name that every system accepts."""

import contextlib
import errno
import os
import stat
import tempfile
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Final

from jd_builder.errors import OutputError
from jd_builder.languages import say

_REASONS: Final = {
    errno.ENOENT: say("the folder does not exist and cannot be made"),
    errno.ENOTDIR: say("part of the path is a file, not a folder"),
    errno.EEXIST: say("part of the path is a file, not a folder"),
    errno.EISDIR: say("a folder of that name is there"),
    errno.ENAMETOOLONG: say("the name is too long"),
    errno.EROFS: say("the disk cannot be written to"),
}
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)


_RANDOM: Final = 8
"""Characters that `tempfile` puts behind a name."""


def safe_name(name: str) -> str:
    """Return a name that every system accepts for a folder, Vietnamese letters kept."""
    name = unicodedata.normalize("NFC", name)
    kept = "".join("-" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in name).strip(" .")
    return f"{kept}-" if kept.lower() in _RESERVED else kept or "profile"


def write_atomically(path: Path, content: bytes, *, like: Path | None = None) -> None:
    """Write a file under another name and move it into place, so that no half file is ever seen.

    Args:
        path: The file.
        content: What to write.
        like: A file whose mode and owner it gets, and whose place it may take: it is on the disk before that happens.

    Raises:
        OutputError: The folder or file cannot be written; what stood there before is still there.
    """
    temporary = ""
    try:
        handle, temporary = _temporary_beside(path)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if like is not None:
                file.flush()
                os.fsync(file.fileno())
        if like is None:
            os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 — mkstemp makes it private
        else:
            _take_after(temporary, like)
        os.replace(temporary, path)  # noqa: PTH105 — a str is at hand
        temporary = ""
    except OSError as error:
        raise _output_error(path, error) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 — a str is at hand


def sweep(folder: Path, names: Collection[str]) -> None:
    """Remove what a program that was ended left of its half-written files.

    Args:
        folder: A folder that no other program is writing into.
        names: The files that it was writing.
    """
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            name, _, rest = entry.name.removeprefix(".").rpartition(".")
            if entry.name.startswith(".") and name in names and len(rest) == _RANDOM:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 — a str is at hand


def _temporary_beside(path: Path) -> tuple[int, str]:
    """Open a new file in a file's folder, which is made where it is not there."""
    try:
        return tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)


def _take_after(name: str, like: Path) -> None:
    """Give a file the mode and, where that is allowed, the owner of another."""
    status = like.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(name, status.st_uid, status.st_gid)
    os.chmod(name, stat.S_IMODE(status.st_mode))  # noqa: PTH101 — a str is at hand


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _output_error(path: Path, error: OSError) -> OutputError:
    if error.errno == errno.ENOSPC:
        return OutputError(say("{file} was not written: the disk is full", file=path))
    if isinstance(error, PermissionError):
        return OutputError(
            say(
                "{file} was not written: it is open in another program or may not be changed; close it, or choose another folder with --output",
                file=path,
            )
        )
    reason: object = _REASONS.get(error.errno or 0, error.strerror or error)
    return OutputError(say("{file} was not written: {reason}", file=path, reason=reason))

"""`cskh.yaml@HEAD~1`: a profile as it stood in an earlier commit of the user's git repository."""

import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jd_builder.errors import JdError
from jd_builder.languages import say
from jd_builder.passing import passing_folder
from jd_builder.profile.project import project_root

_REVISION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/~^{}:+-]{0,200}")
_LARGEST: Final = 200_000_000
_SECONDS: Final = 30


def split_revision(text: str) -> tuple[Path, str]:
    """Return the file and the revision that `FILE@REVISION` names; the revision empty where there is none."""
    path, mark, revision = text.rpartition("@")
    if not mark or Path(text).exists() or not _REVISION.fullmatch(revision):
        return Path(text), ""
    return Path(path), revision


@contextmanager
def checked_out(path: Path, revision: str) -> Iterator[Path]:
    """Give the path of a profile as of a revision, with everything beside it, in a folder that goes away again.

    Raises:
        JdError: There is no git, no repository, no such revision, or no such file in it.
    """
    root = project_root(path)
    if shutil.which("git") is None:
        raise JdError(say("git is not installed, so earlier versions cannot be read"))
    top = Path(_git(path.resolve().parent, "rev-parse", "--show-toplevel").decode().strip()).resolve()
    folder = root if root.is_relative_to(top) else path.resolve().parent
    inside = folder.relative_to(top).as_posix()
    packed = _git(top, "archive", "--format=tar", revision, "--", "." if inside == "." else inside)
    if len(packed) > _LARGEST:
        raise JdError(say("{folder} is too large to be read at an earlier time", folder=folder))
    with passing_folder() as kept:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(kept, filter="data")
        found = kept / path.resolve().relative_to(top)
        if not found.is_file():
            raise JdError(say("{file} does not exist in {revision}", file=path, revision=revision))
        yield found


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 — a fixed program; the revision cannot begin with a hyphen
            ["git", *arguments],  # noqa: S607
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise JdError(say("git did not answer: {reason}", reason=error)) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise JdError(say("git cannot read this version: {reason}", reason=reason[0] if reason else ""))
    return done.stdout

"""The commits that changed a profile, where its folder is a git repository."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

_MOST: Final = 30
_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit.

    Attributes:
        revision: Its abbreviated hash.
        when: When it was made.
        author: Who made it.
        subject: What it says.
    """

    revision: str
    when: datetime
    author: str
    subject: str


def commits_of(path: Path) -> list[Commit]:
    """Return the latest commits of a file, the newest first; none without git or a repository."""
    if shutil.which("git") is None:
        return []
    try:
        done = subprocess.run(  # noqa: S603 — a fixed program with fixed arguments
            ["git", "log", f"-{_MOST}", "--format=%h%x1f%aI%x1f%an%x1f%s", "--", path.name],  # noqa: S607
            cwd=path.parent,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    if done.returncode:
        return []
    made = []
    for line in done.stdout.decode(errors="replace").splitlines():
        revision, when, author, subject = line.split("\x1f")
        made.append(Commit(revision, datetime.fromisoformat(when), author, subject))
    return made

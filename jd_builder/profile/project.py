"""Where a profile lives: its project folder, company file, library folder and images."""

from pathlib import Path
from typing import Final

from jd_builder.traces import note_presence

COMPANY_FILE: Final = "company.yaml"
SETTINGS_FILE: Final = "jd.toml"
LIBRARY_FOLDER: Final = "library"
ROOT_MARKS: Final = (SETTINGS_FILE, ".git", "pyproject.toml")


def project_root(path: Path) -> Path:
    """Return the folder a profile's files must be in.

    It is the nearest folder at or above the profile that holds `jd.toml`, `.git` or `pyproject.toml`,
    else the folder of the topmost `company.yaml` right above it, else the profile's own.
    """
    folder = path.resolve().parent
    for candidate in (folder, *folder.parents):
        if any(note_presence(candidate / mark) for mark in ROOT_MARKS):
            return candidate
    if note_presence(folder.parent / COMPANY_FILE) and (folder.parent / COMPANY_FILE).is_file():
        return folder.parent
    return folder


def find_upwards(path: Path, name: str) -> Path | None:
    """Find a file or folder beside a profile or above it, up to its project folder."""
    root = project_root(path)
    for candidate in (path.resolve().parent, *path.resolve().parents):
        if not candidate.is_relative_to(root):
            return None
        if note_presence(candidate / name):
            return candidate / name
    return None

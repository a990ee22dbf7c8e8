"""Which program makes the documents: its own files and the versions of what it stands on, found without importing any."""

import hashlib
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Final

from jd_builder import __version__
from jd_builder.choices import EngineName

_PACKAGE: Final = Path(__file__).parent
_ASIDE: Final = frozenset({"__pycache__", "_data", "web", "cli"})
"""Folders that make no document; templates and profiles are counted one by one."""
_PARTS: Final = ("babel", "jinja2", "markupsafe", "pydantic", "pydantic_core", "pyyaml", "segno", "fonttools")
_ENGINES: Final = {
    EngineName.WEASYPRINT: (
        "weasyprint",
        "pydyf",
        "tinyhtml5",
        "tinycss2",
        "cssselect2",
        "pyphen",
        "pillow",
        "fonttools",
        "fontpkg_be_vietnam_pro",
    ),
    EngineName.PLUTOPRINT: ("plutoprint", "fontpkg_be_vietnam_pro"),
}


@cache
def program() -> str:
    """Return a fingerprint of the program and the packages that every format needs."""
    found = hashlib.sha256(f"{__version__} {sys.version} {_versions(_PARTS)}".encode())
    for folder, names, files in os.walk(_PACKAGE):
        names[:] = sorted(name for name in names if name not in _ASIDE)
        for name in sorted(files):
            if not name.endswith(".po"):
                path = os.path.join(folder, name)  # noqa: PTH118 — hundreds of them, each time
                found.update(os.path.relpath(path, _PACKAGE).encode())
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 — as above
                    found.update(hashlib.sha256(file.readall()).digest())
    return found.hexdigest()


@cache
def engine(name: EngineName) -> str:
    """Return an engine's name with the versions of it and of what prints with it."""
    return f"{name.value} {_versions(_ENGINES[name])}"


def _versions(names: tuple[str, ...]) -> str:
    installed = _installed()
    return " ".join(f"{name}={installed.get(name, '')}" for name in names)


@cache
def _installed() -> dict[str, str]:
    """Return the versions of installed packages by the names of their folders: `importlib.metadata` loads for longer."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 — names are all that is needed
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                package, _, version = name.rpartition(".")[0].partition("-")
                found.setdefault(re.sub(r"[-_.]+", "_", package).lower(), version)
    return found

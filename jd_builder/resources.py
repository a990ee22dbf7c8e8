"""Where the shipped templates, profiles and fonts are, in a checkout and in an installed package."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


def _shipped(folder: str) -> Path:
    """Return a shipped folder: inside the installed package, else at the top of the checkout."""
    installed = _PACKAGE / "_data" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


INSTALLED: Final = _PACKAGE / "_data"
"""What came with the program and is replaced by its next version: nothing is ever written there."""
TEMPLATES: Final = _shipped("templates")
PROFILES: Final = _shipped("profiles")
LIBRARY: Final = _PACKAGE / "library" / "data"

"""jd: one YAML role profile becomes every document a hire needs, in Vietnamese and English.

>>> from jd_builder import build, load_profile
"""

TYPE_CHECKING = False  # `typing` takes long to load, and Ctrl-C meanwhile would be told with a traceback
if TYPE_CHECKING:
    from typing import Any

    from jd_builder.building import build
    from jd_builder.errors import JdError, ProfileError
    from jd_builder.orders import Failure, Result
    from jd_builder.problems import Problem
    from jd_builder.profile.loading import load_profile
    from jd_builder.profile.models import Profile

__version__ = "0.1.0"
__all__ = ["Failure", "JdError", "Problem", "Profile", "ProfileError", "Result", "build", "load_profile"]

_HOMES = {
    "build": "jd_builder.building",
    "Failure": "jd_builder.orders",
    "Result": "jd_builder.orders",
    "JdError": "jd_builder.errors",
    "ProfileError": "jd_builder.errors",
    "Problem": "jd_builder.problems",
    "load_profile": "jd_builder.profile.loading",
    "Profile": "jd_builder.profile.models",
}


def __getattr__(name: str) -> "Any":
    """Import a public name when it is first used: `jd --version` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

"""Matches of several patterns → the one that a person would point at."""

import re
from collections.abc import Iterable


def first_of(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return the match that begins first and, of those, the longest; a rule speaks once a line."""
    return min(matches, key=lambda match: (match.start(), -match.end()), default=None)

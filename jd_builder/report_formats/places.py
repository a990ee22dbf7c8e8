"""Places of problems as other programs name them: paths from the current folder, columns in UTF-16 units."""

import os
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from jd_builder.sources import Source, Span

_SAFE: Final = "/-._~!$&'()*+;=@"
"""What RFC 3986 lets stand in a path; a colon might be taken for the end of a scheme, a comma for a list."""


def path_from_here(name: str) -> str:
    """Return a file's name from the current folder, with `/`; whole where it lies elsewhere."""
    path = PurePath(os.path.normpath(name))
    if path.is_absolute() or path.parts[:1] == ("..",):
        whole = Path(name).absolute()
        try:
            return PurePath(os.path.normpath(whole)).relative_to(Path.cwd()).as_posix()
        except ValueError:
            return PurePath(os.path.normpath(whole)).as_posix()
    return path.as_posix()


def uri_of(name: str) -> tuple[str, bool]:
    """Return a file's name as a URI, and whether that is relative to the current folder."""
    path = path_from_here(name)
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri(), False
    return quote(path, safe=_SAFE), True


def is_file_name(source: Source) -> bool:
    """Tell whether a text came from a file: a value of `--set` has no place that another program could show."""
    return not source.name.startswith("--")


def utf16_region(span: Span) -> dict[str, int]:
    """Return where a stretch stands, lines and columns from 1, columns in UTF-16 units, the end exclusive."""
    start_line, start = span.source.utf16_position(span.start)
    end_line, end = span.source.utf16_position(min(span.end, len(span.source.text)))
    return {"startLine": start_line, "startColumn": start, "endLine": end_line, "endColumn": end}

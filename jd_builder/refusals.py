"""What a build does not write over → what it says of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jd_builder.errors import OutputError
from jd_builder.languages import say
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Failure
from jd_builder.pieces import Piece

_MOST_NAMED: Final = 5
"""Files of which each is named."""


def foreign(path: Path, folder: Path, names: Sequence[str]) -> Failure:
    """Return the refusal to write over files of which nothing is known, all of a folder at once."""
    shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    return Failure(
        path,
        OutputError(
            say(
                "{folder}: {files} lay there already, and jd did not make them or has lost its notes on them ({notes}); they are kept: move them away, or --force writes over them",
                folder=folder,
                files=shown,
                notes=MANIFEST,
            )
        ),
    )


def hand_edit(path: Path, file: Path) -> Failure:
    """Return the refusal to write over somebody's work."""
    return Failure(
        path,
        OutputError(say("{file} was changed by hand since it was made; --force writes over it", file=file)),
    )


def taken(piece: Piece, other: Piece) -> OutputError:
    """Return the refusal to write over the documents of another profile of the same build."""
    return OutputError(
        say(
            "{file} would be written over the documents of {other}; rename one of the two files",
            file=piece.path,
            other=other.path,
        )
    )

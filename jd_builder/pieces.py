"""What a build is made of: profiles, and rows of tables that stand for one, all alike to the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jd_builder.choices import Document
from jd_builder.errors import ProfileError
from jd_builder.finding import is_table
from jd_builder.problems import Problem
from jd_builder.writing import safe_name

if TYPE_CHECKING:
    from jd_builder.profile.loading import Role

Check = Callable[["Role"], list[Problem]]


class Piece(Protocol):
    """One role to build. It is small and can be sent to another process."""

    @property
    def path(self) -> Path:
        """What it is called where something is told of it."""

    @property
    def file(self) -> Path:
        """The file that it stands in."""

    @property
    def folder(self) -> str:
        """Name of the folder for its documents; empty where that cannot be told."""

    @property
    def own(self) -> str:
        """Fingerprint of what it says beside the files that are read for it; empty for a profile."""

    @property
    def refusal(self) -> ProfileError | None:
        """Why it cannot be used, where that is known before it is loaded."""

    def load(self, overrides: Sequence[str] = ()) -> "Role":
        """Return the role.

        Args:
            overrides: `PATH=VALUE` texts.

        Raises:
            ProfileError: Something is wrong with it.
        """

    def moved(self, file: Path) -> "Piece":
        """Return the same, of a copy of its file."""

    def placed(self, problems: Iterable[Problem], check: Check | None = None) -> list[Problem]:
        """Return problems of its role where they come from.

        Args:
            problems: What was found.
            check: What found them; None for what loading finds.
        """


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile in a file of its own."""

    path: Path

    @property
    def file(self) -> Path:
        """The file."""
        return self.path

    @property
    def folder(self) -> str:
        """Name of the folder for its documents."""
        return safe_name(self.path.stem)

    @property
    def own(self) -> str:
        """Nothing: all that it says is in files."""
        return ""

    @property
    def refusal(self) -> None:
        """Nothing: a file is looked at when it is loaded."""
        return

    def load(self, overrides: Sequence[str] = ()) -> "Role":
        """Return the role."""
        from jd_builder.profile.loading import load_role  # only where something is to be made

        return load_role(self.path, overrides=overrides)

    def moved(self, file: Path) -> "ProfileFile":
        """Return the same, of a copy of its file."""
        return ProfileFile(file)

    def placed(self, problems: Iterable[Problem], check: Check | None = None) -> list[Problem]:
        """Return the problems: they are placed already."""
        del check
        return list(problems)


@dataclass(frozen=True, slots=True)
class Task:
    """A piece to be made.

    Attributes:
        index: Its place in the build.
        piece: What it is made from.
        folder: Where its documents go.
        documents: Which to make; empty for all of them.
        left: Which to make after those, one by one.
        stood: The files that were what they would become when the build began; None where nobody looked.
    """

    index: int
    piece: Piece
    folder: Path
    documents: tuple[Document, ...] = ()
    left: tuple[Document, ...] = ()
    stood: frozenset[str] | None = None


def open_pieces(paths: Iterable[Path]) -> Iterator[Piece]:
    """Yield profiles, and in place of each table its rows; a table that cannot be read is a piece that fails."""
    for path in paths:
        if is_table(path):
            from jd_builder.tables import table_rows  # few builds have one

            yield from table_rows(path)
        else:
            yield ProfileFile(path)

"""A text under its name, and a stretch of it: what a problem points at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Source:
    """A text and the name it is shown under.

    Attributes:
        name: File name as the user gave it, or what the text came from (`--set`).
        text: The whole text, without byte order mark, line ends as they were.
        language: Language of plain strings in it, once known.
    """

    name: str
    text: str
    language: str | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """Return the character offset at which a line, counted from 1, begins."""
        return self._starts[line - 1]

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where a line, counted from 1, begins and ends, its line end left out."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line(self, number: int) -> str:
        """Return one line, counted from 1, without its line end."""
        start, end = self.bounds(number)
        return self.text[start:end]

    @cached_property
    def _astral(self) -> list[int]:
        return [match.start() for match in re.finditer(r"[\U00010000-\U0010ffff]", self.text)]

    def utf16_position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character offset; the column in UTF-16 units, as editors count."""
        line, column = self.position(offset)
        wide = bisect_left(self._astral, offset) - bisect_left(self._astral, self._starts[line - 1])
        return line, column + wide


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: character offsets, `end` exclusive."""

    source: Source
    start: int
    end: int

    @property
    def start_position(self) -> tuple[int, int]:
        """Line and column of the first character, both from 1."""
        return self.source.position(self.start)

    @property
    def end_position(self) -> tuple[int, int]:
        """Line and column just past the last character, both from 1."""
        return self.source.position(self.end)


def short_path(path: Path) -> str:
    """Return a path as short as people would write it: from the current folder where it lies there."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)

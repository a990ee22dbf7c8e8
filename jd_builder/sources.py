"""A text under its name, and a stretch of it: what a problem points at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Source:
    """A text and the name it is shown under.

    Attributes:
        name: File name as the user gave it, or what the text came from (`--set`).
        text: The whole text, without byte order mark, line ends as they were.
        language: Language of plain strings in it, once known.
        first_line: Number of its first line: that of a row in its table, for a text that is one row.
        cells: Where each cell begins, in a row of a workbook; a place in it is the name of a cell.
    """

    name: str
    text: str
    language: str | None = None
    first_line: int = 1
    cells: tuple[int, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.first_line + index, offset - self._starts[index] + 1

    def place(self, offset: int) -> str:
        """Return a character offset as people are told it: `line:column`, or the cell as Excel names it, `C5`."""
        if self.cells:
            return f"{column_name(bisect_right(self.cells, offset))}{self.first_line}"
        line, column = self.position(offset)
        return f"{line}:{column}"

    def lines(self, first: int, last: int) -> "Source":
        """Return some of its lines, the last one included, as a source in which they have the same numbers."""
        text = self.text[self.start_of(first) : self.bounds(last)[1]]
        return replace(self, text=text, first_line=first)

    def start_of(self, line: int) -> int:
        """Return the character offset at which a line begins."""
        return self._starts[line - self.first_line]

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where a line begins and ends, its line end left out."""
        index = number - self.first_line
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line(self, number: int) -> str:
        """Return one line without its line end."""
        start, end = self.bounds(number)
        return self.text[start:end]

    @cached_property
    def _astral(self) -> list[int]:
        return [match.start() for match in re.finditer(r"[\U00010000-\U0010ffff]", self.text)]

    def utf16_position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character offset; the column in UTF-16 units, as editors count."""
        line, column = self.position(offset)
        wide = bisect_left(self._astral, offset) - bisect_left(self._astral, self.start_of(line))
        return line, column + wide


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: character offsets, `end` exclusive."""

    source: Source
    start: int
    end: int

    @property
    def place(self) -> str:
        """Where it begins, as people are told it."""
        return self.source.place(self.start)

    @property
    def start_position(self) -> tuple[int, int]:
        """Line and column of the first character, both from 1."""
        return self.source.position(self.start)

    @property
    def end_position(self) -> tuple[int, int]:
        """Line and column just past the last character, both from 1."""
        return self.source.position(self.end)


def column_name(number: int) -> str:
    """Return how Excel calls a column.

    >>> column_name(1), column_name(28)
    ('A', 'AB')
    """
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def short_path(path: Path) -> str:
    """Return a path as short as people would write it: from the current folder where it lies there."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)

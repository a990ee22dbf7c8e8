"""What a text holds → which of many things may stand in it, found in one look."""

from collections.abc import Iterable
from functools import reduce
from operator import or_


class Gates:
    """Several things to look for, by what they need: tells which may stand in a text without trying each.

    Attributes:
        needed: All bits that it looks at.

    Args:
        needs: The bit of a thing, a way in which a text can hold it, and the bit of that way which fewest texts have. A
            thing comes once for each of its ways; one whose way needs nothing may stand anywhere.
    """

    def __init__(self, needs: Iterable[tuple[int, int, int]]) -> None:
        self._always = 0
        self._behind: dict[int, list[tuple[int, int]]] = {}
        for bit, way, key in needs:
            if key:
                self._behind.setdefault(key, []).append((bit, way))
            else:
                self._always |= bit
        self._any = reduce(or_, self._behind, 0)
        self.needed = reduce(or_, (way for behind in self._behind.values() for _, way in behind), self._any)

    def open_to(self, held: int) -> int:
        """Return the bits of the things that may stand in a text that holds these pieces."""
        made = self._always
        left = held & self._any
        while left:
            key = left & -left
            left ^= key
            for bit, way in self._behind[key]:
                if held & way == way:
                    made |= bit
        return made

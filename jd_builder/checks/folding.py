"""Vietnamese text → one spelling to search in, and patterns that find it however it was typed."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, reduce, wraps
from operator import or_
from typing import Any, Final, Literal, Protocol, TypeVar

from jd_builder.checks.addresses import without_addresses
from jd_builder.checks.sieve import BARE, MARKED, Known, Search
from jd_builder.profile.localized import without_marks

_SHORT: Final = 500
_UNUSUAL: Final = re.compile(
    r"[\t-\r\x1c-\x1f\x85\xa0\u00ad\u00d0\u00f0\u0189\u0256\u0300-\u036f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069"
    r"\u3000\ufeff\uff01-\uff5e\U00010000-\U0010ffff]"
)
"""Space that is no plain one, what cannot be seen, letters drawn otherwise: one set, which is searched fast."""
_INVISIBLE: Final = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_DRAWN: Final = re.compile(r"[\uff01-\uff5e\U0001d400-\U0001d7ff]")
"""Full-width letters, and the bold ones that people take from the symbols of mathematics."""
_CROSSED: Final = str.maketrans("ðɖ", "đđ")
_EARLY: Final = {
    first + late: early + bare
    for first, bare, lates, earlies in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for late, early in zip(lates, earlies, strict=True)
}
_LATE_TONE: Final = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?![^\W\d_])")
_MARKED: Final = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]")
_WORD: Final = re.compile(r"\w+")


def _early(match: re.Match[str]) -> str:
    start = match.start()
    if start and match.string[start - 1] == "q":
        return match[0]
    return _EARLY.get(match[0], match[0])


def early_tones(text: str) -> str:
    """Put the tone of an open syllable on its first vowel: `thoả` → `thỏa`; the length stays."""
    return _LATE_TONE.sub(_early, text)


class Folded:
    """A text in one spelling: composed, small letters, single spaces, tone marks on the first vowel.

    Attributes:
        text: What to search in.
        offsets: Where each of its characters begins in the original, the end behind the last; None where they agree.
        is_bare: Whether no letter bears a mark: typed without them, or another language.
        found: What was found in it, by whom: see `remembered`.
    """

    __slots__ = ("_ends", "_open_ways", "_sieve", "_words", "found", "is_bare", "offsets", "text")

    def __init__(
        self,
        text: str,
        offsets: Sequence[int] | None,
        ends: Sequence[int] | None = None,
        *,
        is_bare: bool | None = None,
    ) -> None:
        """Take a text.

        Args:
            text: It.
            offsets: Where each character begins in the original.
            ends: Where each of them ends there; where the next one begins if None.
            is_bare: Whether it is typed without marks, where it does not show because it is only a piece.
        """
        self.text = text
        self.offsets = offsets
        self._ends = ends
        self.is_bare = (text.isascii() or not _MARKED.search(text)) if is_bare is None else is_bare
        self._sieve = BARE if self.is_bare else MARKED
        self.found: dict[object, Any] = {}
        self._words: frozenset[str] | None = None
        self._open_ways: tuple[Known | None, int] = (None, 0)

    @property
    def words(self) -> frozenset[str]:
        """Every word."""
        if self._words is None:
            self._words = frozenset(_WORD.findall(self.text))
        return self._words

    @property
    def open_ways(self) -> int:
        """In which ways it may hold what phrases need."""
        known, ways = self._open_ways  # one value, as several threads may look at one text
        if known is not self._sieve.known:
            known = self._sieve.known
            ways = known.open_to(self.words)
            self._open_ways = known, ways
        return ways

    @property
    def is_exact(self) -> bool:
        """Whether it was written so but for capitals and the place of tone marks, each letter by one."""
        return self.offsets is None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the original text."""
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], (self._ends or self.offsets[1:])[end - 1]


_Found = TypeVar("_Found")


def remembered(look: Callable[[Folded], _Found]) -> Callable[[Folded], _Found]:
    """Let texts remember what a function finds in them: several rules, and several parts of each, ask for the same."""

    @wraps(look)
    def ask(folded: Folded) -> _Found:
        if look not in folded.found:
            folded.found[look] = look(folded)
        found: _Found = folded.found[look]
        return found

    return ask


def fold(text: str) -> Folded:
    """Return a text in one spelling, with the way back to its own.

    Short ones are remembered: profiles that extend each other share most of their texts.
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


@lru_cache(maxsize=4_096)
def _fold_short(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    if "  " not in text and not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text):
        lowered = text.lower()
        if len(lowered) == len(text):
            return Folded(without_addresses(early_tones(lowered)), None)
    made: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = _spelt(text[start:end])
        if cluster.isspace():
            cluster = " "
            if made and made[-1] == " ":
                cluster, ends[-1] = "", end
        for char in cluster:
            if char not in _INVISIBLE:
                made.append(char)
                offsets.append(start)
                ends.append(end)
        start = end
    return Folded(without_addresses(early_tones("".join(made))), [*offsets, len(text)], ends)


def _spelt(cluster: str) -> str:
    """Return a letter with its marks as it is searched for."""
    form: Literal["NFC", "NFKC"] = "NFKC" if _DRAWN.match(cluster) else "NFC"
    return unicodedata.normalize(form, cluster).lower().translate(_CROSSED)


class Searched(Protocol):
    """What is searched in, such as a line of a posting."""

    @property
    def folded(self) -> Folded:
        """Its text."""


_Searched = TypeVar("_Searched", bound=Searched)


def _open_to(texts: Iterable[_Searched], ways: tuple[int, int]) -> list[_Searched]:
    """Return the texts to which any of the ways is open; those in marked texts, and in bare ones."""
    return [each for each in texts if (folded := each.folded).open_ways & ways[folded.is_bare]]


class Phrase:
    """A pattern of a Vietnamese or English phrase, found in any case, Unicode form and placement of tones.

    Write it in small letters with marks, one space between words, as a regular expression whose repetitions are
    all bounded: texts come from anywhere. In a text without any mark it is found without its own, unless `bare`
    is False because that would mean something else (`nam` is also “năm”). A text without the words that it needs
    is not searched.
    """

    def __init__(self, pattern: str, *, bare: bool = True) -> None:
        pattern = early_tones(unicodedata.normalize("NFC", pattern))
        self.marked = Search(pattern, MARKED)
        self.bare = Search(without_marks_of(pattern) if bare else pattern, BARE)

    def may_stand_in(self, folded: Folded) -> bool:
        """Tell whether a text holds the words that it needs."""
        search = self.bare if folded.is_bare else self.marked
        return search.may_fit(folded)

    def among(self, texts: Iterable[_Searched]) -> list[_Searched]:
        """Return those that hold the words that it needs: it stands nowhere else."""
        return _open_to(texts, (self.marked.ways, self.bare.ways))

    def find(self, folded: Folded, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield every place where it stands."""
        search = self.bare if folded.is_bare else self.marked
        return search.all(folded, start)

    def first(self, folded: Folded) -> re.Match[str] | None:
        """Return the first place, or None."""
        search = self.bare if folded.is_bare else self.marked
        return search.first(folded)

    def stands_in(self, folded: Folded) -> bool:
        """Tell whether it stands anywhere."""
        return self.first(folded) is not None


class Phrases:
    """Several phrases of which few stand in any text."""

    def __init__(self, *phrases: Phrase) -> None:
        self._phrases = phrases

    def among(self, texts: Iterable[_Searched]) -> list[_Searched]:
        """Return those that hold the words that any of them needs: it stands nowhere else."""
        return _open_to(texts, self._all)

    @cached_property
    def _ways(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Those of each in marked and in bare texts."""
        return tuple(each.marked.ways for each in self._phrases), tuple(
            each.bare.ways for each in self._phrases
        )

    @cached_property
    def _all(self) -> tuple[int, int]:
        """Those of all."""
        marked, bare = self._ways
        return reduce(or_, marked, 0), reduce(or_, bare, 0)

    def ways(self, *, bare: bool) -> int:
        """Return the ways of which one must be open to a marked or a bare text in which any of them stands."""
        return self._all[bare]

    def may_stand_in(self, folded: Folded) -> bool:
        """Tell whether a text holds the words that any of them needs."""
        ways = self._all[folded.is_bare]  # before those of the text: they may be new
        return folded.open_ways & ways != 0

    def within(self, folded: Folded) -> list[Phrase]:
        """Return those whose words a text holds, in their order."""
        ways = self._all[folded.is_bare]  # before those of the text: they may be new
        opened = folded.open_ways & ways
        if not opened:
            return []
        each = zip(self._phrases, self._ways[folded.is_bare], strict=True)
        return [phrase for phrase, ways in each if opened & ways]


class _Bare(dict[int, str]):
    """Letters without their marks, by code, as they are asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        made = self[code] = char if char.isascii() else without_marks(char)
        return made


_BARE: Final = _Bare()


def without_marks_of(text: str) -> str:
    """Take the marks off letters and leave everything else, such as the escapes of a pattern, as it is."""
    return text.translate(_BARE)

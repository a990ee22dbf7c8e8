"""Vietnamese text → one spelling to search in, and patterns that find it however it was typed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from jd_builder.profile.localized import without_marks

_UNUSUAL: Final = re.compile(
    r"[\t-\r\x1c-\x1f\x85\xa0\u00ad\u00d0\u00f0\u0189\u0256\u0300-\u036f\u1680\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u2064\u2066-\u2069\u3000\ufeff\uff01-\uff5e\U00010000-\U0010ffff]"
)
"""Space that is no plain one, what cannot be seen, marks that stand alone, drawn letters: one set, searched fast."""
_INVISIBLE: Final = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_DRAWN: Final = re.compile(r"[\uff01-\uff5e\U0001d400-\U0001d7ff]")
"""Full-width letters, and the bold ones that people take from the symbols of mathematics."""
_CROSSED: Final = str.maketrans("ðɖ", "đđ")
_TONES: Final = "àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ"
_OPEN: Final = "òóỏõọ", "òóỏõọ", "ùúủũụ"
_LATE_TONE: Final = re.compile(r"(?:o(?<!qo)[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_WORD: Final = re.compile(r"\w+")
_MARKED: Final = re.compile(r"[\u00e0-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]")


def _early(match: re.Match[str]) -> str:
    vowel = match[0][1]
    for late, early, bare in zip(_TONES, _OPEN, "aey", strict=True):
        if vowel in late:
            return early[late.index(vowel)] + bare
    return match[0]


def early_tones(text: str) -> str:
    """Put the tone of an open syllable on its first vowel: `thoả` → `thỏa`; the length stays."""
    return _LATE_TONE.sub(_early, text)


@dataclass(frozen=True)
class Folded:
    """A text in one spelling: composed, small letters, single spaces, tone marks on the first vowel.

    Attributes:
        text: What to search in.
        offsets: Where each of its characters begins in the original, the end behind the last; None where they agree.
        ends: Where each of them ends there; where the next one begins if None.
    """

    text: str
    offsets: Sequence[int] | None
    ends: Sequence[int] | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word."""
        return frozenset(_WORD.findall(self.text))

    @cached_property
    def is_bare(self) -> bool:
        """Whether no letter bears a mark: typed without them, or another language."""
        return self.text.isascii() or _MARKED.search(self.text) is None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the original text."""
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], (self.ends or self.offsets[1:])[end - 1]


def fold(text: str) -> Folded:
    """Return a text in one spelling, with the way back to its own."""
    if "  " not in text and not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text):
        lowered = text.lower()
        if len(lowered) == len(text):
            return Folded(early_tones(lowered), None)
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
    return Folded(early_tones("".join(made)), [*offsets, len(text)], ends)


def _spelt(cluster: str) -> str:
    """Return a letter with its marks as it is searched for."""
    form: Literal["NFC", "NFKC"] = "NFKC" if _DRAWN.match(cluster) else "NFC"
    return unicodedata.normalize(form, cluster).lower().translate(_CROSSED)


class Phrase:
    """A pattern of a Vietnamese or English phrase, found in any case, Unicode form and placement of tones.

    Write it in small letters with marks, one space between words, as a regular expression whose repetitions are
    all bounded: texts come from anywhere. In a text without any mark it is found without its own, unless `bare`
    is False because that would mean something else (`nam` is also “năm”).
    """

    def __init__(self, pattern: str, *, bare: bool = True) -> None:
        pattern = early_tones(unicodedata.normalize("NFC", pattern))
        self._marked = re.compile(pattern)
        self._bare = re.compile(without_marks_of(pattern)) if bare else None

    def find(self, folded: Folded, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield every place where it stands."""
        pattern = self._bare if folded.is_bare and self._bare is not None else self._marked
        return pattern.finditer(folded.text, start)

    def first(self, folded: Folded) -> re.Match[str] | None:
        """Return the first place, or None."""
        return next(self.find(folded), None)

    def stands_in(self, folded: Folded) -> bool:
        """Tell whether it stands anywhere."""
        return self.first(folded) is not None


def without_marks_of(text: str) -> str:
    """Take the marks off letters and leave everything else, such as the escapes of a pattern, as it is."""
    return "".join(char if char.isascii() else without_marks(char) for char in text)

"""JD406: letters in pieces, signs that nobody sees, and letters that only look right."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.passages import Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wording.mends import Edit, findings, outside_protected, without_overlaps
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.sources import Source, Span

_INVISIBLE: Final = re.compile(
    r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]{1,50}"
)
_JOINERS: Final = frozenset("\u200c\u200d")
_DIRECTIONS: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STYLED: Final = re.compile(
    r"[\U0001d400-\U0001d7ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a][\U0001d400-\U0001d7ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u0300-\u036f]{0,500}"
)
_SUSPECT: Final = re.compile(r"[\u00d0\u00f0\u0189\u0256\u0370-\u03ff\u0400-\u052f]")
_WORD: Final = re.compile(r"(?:[^\W\d_][\u0300-\u036f]{0,4}){1,60}")
_LOOKALIKES: Final = dict(
    zip(
        "АВЕКМНОРСТХІЈЅУаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTXIJSYaeopcyxijshdqwABEZHIKMNOPTYXo",
        strict=True,
    )
)
_CROSSED: Final = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_ODD: Final = re.compile(
    r"[\u00ad\u00d0\u00f0\u0189\u0256\u0370-\u03ff\u0400-\u052f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uff10-\uff5a\U0001d400-\U0001d7ff]"
)
"""Everything that is looked for below: most texts hold none of it."""
_VIETNAMESE: Final = re.compile(r"[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_COMBINING: Final = re.compile(r"[\u0300-\u036f]")


def decomposed(source: Source) -> Span | None:
    """Return the stretch of a text in which letters and marks stand apart, or None."""
    text = source.text
    whole = unicodedata.normalize("NFC", text)
    if whole == text:
        return None
    begin, kept = _common(text, whole), _common(text[::-1], whole[::-1])
    for margin in (0, 1, len(text)):  # a letter of a rarer script may reach further back than its marks
        start = max(0, begin - margin)
        while start and unicodedata.combining(text[start]):
            start -= 1
        end = min(len(text), max(len(text) - kept + margin, start + 1))
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if text[:start] + unicodedata.normalize("NFC", text[start:end]) + text[end:] == whole:
            break
    return Span(source, start, end)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _in_pieces(source: Source) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", source.text):
        return
    span = decomposed(source)
    if span is not None:
        yield Finding(
            say("letters and their marks are stored in separate pieces from here on"),
            say("such text looks right but is not found when people search for it"),
            span,
            replacement=unicodedata.normalize("NFC", span.source.text[span.start : span.end]),
        )


def of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Look at the profile's own file."""
    yield from _in_pieces(role.tree.span.source)


def of_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Look at the whole text."""
    yield from _in_pieces(posting.source)


def odd_letters(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find signs that nobody sees and letters of another script or style that only look right."""
    hidden = list(_hidden(passage.text))
    if hidden:
        code = f"U+{ord(passage.text[hidden[0].start]):04X}"
        yield from findings(
            passage,
            hidden,
            say("a character that nobody sees stands here ({code})", code=code),
            say("it keeps words from being found and breaks lines oddly"),
        )
    alike = [*_styled(passage.text), *_lookalikes(passage.text)]
    alike = outside_protected(passage.text, without_overlaps(alike))
    if alike:
        first = passage.text[alike[0].start : alike[0].end]
        yield from findings(
            passage,
            alike,
            say("“{text}” is written with letters that only look right", text=first),
            say(
                "they belong to another script or to a drawn style, so search and screen readers miss the word “{word}”",
                word=alike[0].new,
            ),
        )


def _hidden(text: str) -> Iterator[Edit]:
    has_directions = _RIGHT_TO_LEFT.search(text) is not None
    for found in _INVISIBLE.finditer(text):
        signs = set(found[0])
        around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        if signs <= _JOINERS and not all(_is_latin(char) or char.isspace() for char in around):
            continue  # they join emoji and shape the letters of other scripts
        if signs & _DIRECTIONS and has_directions:
            continue
        if "\u200d" in signs and text[found.end() : found.end() + 1] >= "\U0001f000":
            continue
        yield Edit(found.start(), found.end(), "")


def _is_latin(char: str) -> bool:
    return (char.isalpha() and ord(char) < 0x250) or "\u1e00" <= char <= "\u1eff"


def _styled(text: str) -> Iterator[Edit]:
    if _CJK.search(text):
        return
    for found in _STYLED.finditer(text):
        new = unicodedata.normalize("NFKC", found[0])
        if new != found[0]:
            yield Edit(found.start(), found.end(), new)


def _lookalikes(text: str) -> Iterator[Edit]:
    if not _SUSPECT.search(text):
        return
    is_vietnamese = _VIETNAMESE.search(text) is not None
    for found in _WORD.finditer(text):
        word = found[0]
        if not _SUSPECT.search(word):
            continue
        made = word
        if is_vietnamese:
            made = "".join(_CROSSED.get(char, char) for char in made)
        foreign = [char for char in made if "\u0370" <= char <= "\u052f"]
        if foreign and all(char in _LOOKALIKES for char in foreign) and any(map(_is_latin, made)):
            made = "".join(_LOOKALIKES.get(char, char) for char in made)
        made = unicodedata.normalize("NFC", made)
        if made != word and not _COMBINING.search(made):
            yield Edit(found.start(), found.end(), made)


RULES: Final = (
    Rule(
        "JD406",
        "odd-letters",
        Severity.WARNING,
        role=of_role,
        passage=odd_letters,
        posting=of_posting,
        signs=_ODD,
    ),
)

"""JD407: spaces that are double, missing, or in the wrong place, and full-width signs."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.passages import Passage
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wording.mends import Edit, findings, outside_protected, without_overlaps
from jd_builder.languages import say
from jd_builder.problems import Severity

_SIGNS: Final = re.compile(r"[,;:!?.](?:(?<=[ \u00a0].)|(?<=[^\W_].|[)%].)[^\W_])")
"""A text without any of these, and without odd signs and spaces, is in order."""
_LETTER: Final = r"[^\W\d_]"
_BEFORE: Final = r"(?<=[\w)\]”\"’'%*])[ \u00a0]{1,20}"
_EDITS: Final = (
    # before a sign that ends something: “giờ , sau đó”, “Lương : 10 triệu”, “được không ?”; never “:)”, “.NET”, “...”
    (re.compile(rf"{_BEFORE}([,;])(?={_LETTER})"), r"\1 "),
    (re.compile(rf"(?<!\d){_BEFORE}([,!?])(?=[\s”\"’)*]|$)"), r"\1"),
    (re.compile(rf"(?<!\d){_BEFORE}([;:])(?=[\s”\"’*]|$)"), r"\1"),
    (re.compile(rf"(?<=\d){_BEFORE}([,;:!?])(?=$|\s(?!\s?\d))"), r"\1"),
    (re.compile(rf"{_BEFORE}(\.)(?=$|\s)"), r"\1"),
    # after a sign
    (re.compile(rf"(?<={_LETTER}{_LETTER})([,;])(?={_LETTER}{_LETTER})"), r"\1 "),
    (re.compile(rf"(?<=[\d)%])([,;])(?={_LETTER}{_LETTER})"), r"\1 "),
    (re.compile(rf"(?<={_LETTER}{_LETTER})([!?])(?={_LETTER}{_LETTER})"), r"\1 "),
)
_DOUBLE: Final = re.compile(r"(?<=\S)[ \u00a0]{2,200}(?=\S)")
_COLON: Final = re.compile(rf"(?<!\w)({_LETTER}{{2,20}}):(?=[^\W_])")
_STOP: Final = re.compile(rf"(?<!\w)({_LETTER}{{2,20}})\.(?=({_LETTER}{{2,20}}))")
_FULL: Final = re.compile(r"[\u3000\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f][ \u3000]{0,3}")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKED: Final = re.compile(r"[À-ỹ]")
_NO_SPACE_AFTER: Final = frozenset(
    "http https ftp file mailto tel sms skype zalo viber javascript data localhost urn doi is in site id ex jd".split()
)
_SHORT: Final = frozenset(
    ["tp", "tx", "tt", "ths", "ts", "gs", "pgs", "bs", "ks", "kts", "mr", "ms", "mrs", "st"]
)
_BULLET: Final = re.compile(r"\s{0,200}(?:[-+*•·>#–—]{1,6}|(?:\d{1,3}|[A-Za-z])[.)]|\[[ xX]\])\s{0,200}")
_TABLE: Final = re.compile(r"\s*\||\S\s*\|\s.{0,300}\|")


def space_edits(text: str, *, laid_out: bool = True) -> list[Edit]:
    """Return what is wrong with the spaces of one line, in order, none touching another.

    Args:
        text: The text.
        laid_out: Long runs of spaces may be columns of a plain text, and stay.
    """
    if _TABLE.match(text):
        return []
    bullet = _BULLET.match(text)
    begin = bullet.end() if bullet else len(text) - len(text.lstrip())
    found = [*_signs(text), *_doubles(text, laid_out), *_colons(text), *_stops(text), *_full_width(text)]
    made = without_overlaps(edit for edit in found if edit.start >= begin)
    return outside_protected(text, made)


def _signs(text: str) -> Iterator[Edit]:
    for pattern, new in _EDITS:
        for found in pattern.finditer(text):
            if _is_image(text, found.end()):
                continue
            yield Edit(found.start(), found.end(), found.expand(new))


def _is_image(text: str, end: int) -> bool:
    """Tell whether “!” begins an image of Markdown."""
    return text[end - 1] == "!" and text[end : end + 1] == "["


def _doubles(text: str, laid_out: bool) -> Iterator[Edit]:
    for found in _DOUBLE.finditer(text):
        if not laid_out or len(found[0]) <= 3:
            yield Edit(found.start(), found.end(), " ")


def _colons(text: str) -> Iterator[Edit]:
    for found in _COLON.finditer(text):
        word, after = found[1], text[found.end() :][:20]
        if word.lower() in _NO_SPACE_AFTER or (word.isupper() and (after[0].isdigit() or after[0].isupper())):
            continue
        if _MARKED.search(word) or _MARKED.match(after):
            yield Edit(found.end() - 1, found.end(), ": ")


def _stops(text: str) -> Iterator[Edit]:
    for found in _STOP.finditer(text):
        before, after = found[1], found[2]
        if not before.islower() or before in _SHORT or not after.istitle():
            continue
        if _MARKED.search(before) or _MARKED.search(after):
            yield Edit(found.end() - 1, found.end(), ". ")


def _full_width(text: str) -> Iterator[Edit]:
    if _CJK.search(text):
        return
    for found in _FULL.finditer(text):
        sign, rest = found[0][0], text[found.end() :]
        if sign == "\u3000":
            new = " " if rest else ""
        else:
            new = chr(ord(sign) - 0xFEE0)
            spaced = new not in "(" and rest and (rest[0].isalpha() or len(found[0]) > 1)
            new += " " if spaced and not rest[0].isspace() else ""
        if new != found[0]:
            yield Edit(found.start(), found.end(), new)


def spacing(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find spaces that are double, missing, or in front of a sign."""
    edits: list[Edit] = []
    at = 0
    for line in passage.text.split("\n"):
        edits += [
            Edit(at + edit.start, at + edit.end, edit.new)
            for edit in space_edits(line, laid_out=not passage.loc)
        ]
        at += len(line) + 1
    if not edits:
        return
    first = edits[0]
    around = passage.text[max(0, first.start - 12) : first.end + 12].replace("\n", " ")
    yield from findings(
        passage,
        edits,
        say("the spaces in “…{text}…” are not right", text=around),
        say("one space between words, none before , . ; : ! ? and one after"),
    )


RULES: Final = (Rule("JD407", "spacing", Severity.NOTE, passage=spacing, signs=_SIGNS),)

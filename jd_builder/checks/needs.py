r"""A pattern → what every text that it fits must hold, in pieces of words, so that most texts need not be searched.

A text is taken as words with a space on either side. `(?<!\w)(?:tăng ca|overtime)` needs ` tăng ` and ` ca`, or
` overtim`: the space stands for a border that the pattern demands. `\d` needs a digit. What is not understood here needs
nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from jd_builder.profile.localized import without_marks

LONGEST: Final = 8
"""Letters and borders of a piece; of a longer word its beginning is needed."""
DIGIT: Final = r"\d"
"""The piece that every word with a digit holds."""
_MOST_WAYS: Final = 12
"""More ways than this in which a pattern may fit are taken together."""
MOST_CHOICES: Final = 3
"""Of a way that needs more than so much, the rarest are kept."""

_SAID_OFTEN: Final = (
    "và việc công làm các theo hàng viên có khách được năng từ trong lý nhân cầu kinh tuyển cách động yêu đến quản với "
    "định tháng doanh nghiệp cho chuyên kỹ kế ty trình trợ số lợi trực khi hợp không năm thu cơ báo vụ thời sản hoặc độ "
    "bảo nội điểm nghiệm phòng thực tạo tính học sự để gian nhập ngày bộ giao gia chính bản nhận quan người về phần quyền "
    "toán nghỉ vấn liên quả kết kiểm tin liệu tiến tham ứng lương and in the of to for on with or is a"
).split()
_COMMON: Final = frozenset((*_SAID_OFTEN, *map(without_marks, _SAID_OFTEN)))
_MUCH: Final = 0.03
"""What a word that many texts hold counts for when the rarest is sought."""

Choice = frozenset[str]
"""Pieces of which a text holds at least one."""
Way = frozenset[Choice]
"""What a text must hold, all of it; a pattern fits in one of several ways."""
_NOTHING: Final[tuple[Way, ...]] = (frozenset(),)

_TOKEN: Final = re.compile(
    r"\(\?:(?P<plain>[^()\[\]?*+{}\\.^$]{0,9000})\)|(?P<open>\((?:\?(?:P<\w{1,40}>|:|[=!]|<[=!]))?)|(?P<close>\))"
    r"|(?P<bar>\|)|(?P<set>\[\^?\]?(?:[^\]\\]|\\.){0,4000}\])"
    r"|(?P<repeat>(?:[?*+]|\{\d{0,9}(?:,\d{0,9})?\})[?+]?)"
    r"|\\(?P<escape>.)|(?P<sign>[\^$.])"
    r"|(?P<text>[^()|\[\]?*+{}\\.^$]{1,9000}(?![?*+{])|[^()|\[\]?*+{}\\.^$])",
    re.DOTALL,
)
_WORD: Final = re.compile(r"\w+")
_NO_LETTER: Final = re.compile(r"\[(?:[^\w\\^\]-]|\\[s\W_])(?:[^\w\\\]-]|\\[s\W_]|-(?=\])){0,200}\]")
_DIGITS: Final = re.compile(r"\[(?:\\d|\d-\d|\d){1,20}\]")
_NO_LETTER_BESIDE: Final = re.compile(r"\\w|\[(?!\^)[^\]]{0,80}\\w[^\]]{0,80}\]")

_Kind = Literal["text", "plain", "group", "border", "empty", "letter", "digit", "gap"]


@dataclass(slots=True)
class _Item:
    """A part of a pattern.

    Attributes:
        kind: `plain` is a group of texts, `letter` one of unknown kind, `digit` any of those, `gap` one that is no part
            of a word; `border` and `empty` take no room, and a word cannot go on across the first.
        text: Of `text` and `plain`.
        rows: Of `group`: its alternatives.
        least: How often it stands at least.
        often: Whether it may stand more than once.
    """

    kind: _Kind
    text: str = ""
    rows: "list[list[_Item]]" = field(default_factory=list)
    least: int = 1
    often: bool = False


class _UnknownError(Exception):
    """Something stands in a pattern that is not followed here."""


@lru_cache(maxsize=4_096)
def needs_of(pattern: str) -> tuple[Way, ...]:
    """Return the ways in which a text can hold what a pattern needs; one that needs nothing if that is not known."""
    try:
        return _either(_row(row, before=False, behind=False) for row in _rows(pattern))
    except _UnknownError:
        return _NOTHING


def alternatives_of(pattern: str) -> tuple[str, ...]:
    """Return the patterns that stand side by side in one, itself alone where there are none or groups have names."""
    depth, start = 0, 0
    made = []
    for token in _TOKEN.finditer(pattern):
        kind = token.lastgroup
        if kind == "open" and (token[0] == "(" or token[0].startswith("(?P")):
            return (pattern,)
        depth += (kind == "open") - (kind == "close")
        if kind == "bar" and not depth:
            made.append(pattern[start : token.start()])
            start = token.end()
    return (*made, pattern[start:])


def has_one_way(pattern: str) -> bool:
    """Tell whether no patterns stand side by side in one, outside of groups."""
    depth = 0
    for token in _TOKEN.finditer(pattern):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if token.lastgroup == "bar" and not depth:
            return False
    return True


def _rows(pattern: str) -> list[list[_Item]]:
    """Read a pattern."""
    open_groups: list[tuple[str, int, list[list[_Item]]]] = []
    rows: list[list[_Item]] = [[]]
    end = 0
    for token in _TOKEN.finditer(pattern):
        if token.start() != end:
            raise _UnknownError
        end = token.end()
        kind = token.lastgroup
        if kind == "open":
            open_groups.append((token[0], end, rows))
            rows = [[]]
        elif kind == "close":
            if not open_groups:
                raise _UnknownError
            opening, start, outer = open_groups.pop()
            outer[-1].append(_group(opening, rows, pattern[start : token.start()]))
            rows = outer
        elif kind == "bar":
            rows.append([])
        elif kind == "repeat":
            _repeat(rows[-1], token[0])
        else:
            rows[-1].append(_single(token))
    if open_groups or end != len(pattern):
        raise _UnknownError
    return rows


def _repeat(row: list[_Item], text: str) -> None:
    if not row or row[-1].least != 1 or row[-1].often:
        raise _UnknownError
    low, comma, high = text.rstrip("?+").strip("{}").partition(",")
    sign = text[0]
    row[-1].least = 0 if sign in "?*" else 1 if sign == "+" else int(low or 0)
    row[-1].often = sign in "*+" or (sign == "{" and (int(high) > 1 if high else comma != "" or int(low) > 1))


def _group(opening: str, rows: list[list[_Item]], written: str) -> _Item:
    if opening in ("(?<!", "(?!"):
        return _Item("border" if _NO_LETTER_BESIDE.fullmatch(written) else "empty")
    if opening in ("(?=", "(?<="):
        return _Item("empty")
    return _Item("group", rows=rows)


def _single(token: re.Match[str]) -> _Item:
    kind, text = token.lastgroup, token[0]
    if kind == "text":
        return _Item("text", text)
    if kind == "plain":
        return _Item("plain", token["plain"])
    if kind == "set":
        return _Item(
            "gap" if _NO_LETTER.fullmatch(text) else "digit" if _DIGITS.fullmatch(text) else "letter"
        )
    if kind == "sign":
        return _Item("letter" if text == "." else "border")
    sign = token["escape"]
    if sign in "bAZ":
        return _Item("border")
    if sign in "sW":
        return _Item("gap")
    if sign == "d":
        return _Item("digit")
    if sign == "w":
        return _Item("letter")
    if sign.isalnum():
        raise _UnknownError
    return _Item("text", sign)


def _row(row: list[_Item], *, before: bool, behind: bool) -> tuple[Way, ...]:
    """Return what a row of items needs; `before` and `behind` tell whether words end there."""
    left, right = [before], [behind]
    for item in row:
        left.append(_border(item, left[-1], first=False))
    for item in reversed(row):
        right.append(_border(item, right[-1], first=True))
    ways = _NOTHING
    for item, before_it, behind_it in zip(row, left, reversed(right[:-1]), strict=False):
        if item.least and item.kind in ("text", "plain", "group", "digit"):
            ways = _both(ways, _item(item, before=before_it, behind=behind_it))
    return ways


def _border(item: _Item, outside: bool, *, first: bool) -> bool:
    """Tell whether words end where an item begins or ends, given whether they do beyond it if it is not there."""
    if item.kind == "empty":
        return outside
    if item.kind == "border":
        return True
    if item.kind == "text":
        own = _ends_words(item.text, outside, first)
    elif item.kind == "plain":
        own = all(_ends_words(text, outside, first) for text in item.text.split("|"))
    elif item.kind == "group":
        own = all(_row_border(row, outside, first=first) for row in item.rows)
    else:
        own = item.kind == "gap"
    return own and (outside or item.least > 0)


def _ends_words(text: str, outside: bool, first: bool) -> bool:
    return not _WORD.match(text[0 if first else -1]) if text else outside


def _row_border(row: list[_Item], outside: bool, *, first: bool) -> bool:
    for item in reversed(row) if first else row:
        outside = _border(item, outside, first=first)
    return outside


def _item(item: _Item, *, before: bool, behind: bool) -> tuple[Way, ...]:
    if item.often:  # beside one of them may be another
        before = before and _border(item, True, first=False)
        behind = behind and _border(item, True, first=True)
    if item.kind == "digit":
        return (frozenset([frozenset([DIGIT])]),)
    if item.kind == "group":
        return _either(_row(row, before=before, behind=behind) for row in item.rows)
    return _texts(item.text if item.kind == "plain" else item.text.replace("|", " "), before, behind)


@lru_cache(maxsize=4_096)
def _texts(texts: str, before: bool, behind: bool) -> tuple[Way, ...]:
    """Return what one of several texts needs, in which nothing has a meaning of its own."""
    return _either(
        (_shortened(frozenset(frozenset([piece]) for piece in _pieces(text, before, behind))),)
        for text in texts.split("|")
    )


def _pieces(text: str, before: bool, behind: bool) -> Iterator[str]:
    for found in _WORD.finditer(text):
        start = " " if found.start() or before else ""
        end = " " if found.end() < len(text) or behind else ""
        yield (start + found[0] + end)[:LONGEST]


@lru_cache(maxsize=8_192)
def _commonness(choice: Choice) -> float:
    """Guess how many texts hold one of these: short pieces stand in many words."""
    return sum(_MUCH if piece.strip() in _COMMON else 3.0 ** -len(piece) for piece in choice)


def _by_rarity(choice: Choice) -> tuple[float, list[str]]:
    return _commonness(choice), sorted(choice)


def _shortened(way: Way) -> Way:
    return way if len(way) <= MOST_CHOICES else frozenset(sorted(way, key=_by_rarity)[:MOST_CHOICES])


def _both(one: tuple[Way, ...], other: tuple[Way, ...]) -> tuple[Way, ...]:
    if len(one) * len(other) > _MOST_WAYS:
        one, other = (one, _together(other)) if len(one) <= len(other) else (_together(one), other)
    return tuple(_shortened(first | second) for first in one for second in other)


def _either(many: Iterable[tuple[Way, ...]]) -> tuple[Way, ...]:
    """Return the ways of all; where there are too many, each is taken together first, then all are."""
    each = list(many)
    if len(each) == 1:
        return each[0]
    for shorten in (False, True):
        ways = [way for one in each for way in (_together(one) if shorten else one)]
        if not all(ways):
            return _NOTHING
        made = [way for way in ways if len(way) > 1]
        if len(made) < len(ways):
            made.append(frozenset([_any_of(choice for way in ways if len(way) == 1 for choice in way)]))
        if len(made) <= _MOST_WAYS:
            return tuple(made)
    return _together(made)


def _together(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Return one way instead of several: it asks for what is rarest in each, for what is next rarest, and so on."""
    by_rarity = [sorted(way, key=_by_rarity) for way in ways]
    return (frozenset(map(_any_of, zip(*by_rarity, strict=False))),)


def _any_of(choices: Iterable[Choice]) -> Choice:
    return frozenset().union(*choices)

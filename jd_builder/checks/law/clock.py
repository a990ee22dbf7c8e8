"""Times of day, days of the week and hours a day as postings write them → minutes and days that compare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from jd_builder.checks.folding import Folded, Phrase, Phrases, remembered
from jd_builder.checks.law.figures import NUMBER, TO, number_of


def _time(name: str, *, led: bool = False) -> str:
    """A time of day: `8h`, `8h30`, `8:00`, `8.30`, `8 giờ`, `17g30`, `5pm`, `5h chiều`; where `led`, also `chiều 5h`."""
    return (
        (rf"(?:(?P<q{name}>sáng|trưa|chiều|tối|đêm) )?" if led else "") + rf"(?P<h{name}>[01]?\d|2[0-4])"
        rf"(?:(?P<u{name}> ?(?:h|g(?=[ \d\-–])|giờ))(?: ?(?P<m{name}>[0-5]\d)0?(?: ?(?:p|phút|'))?)?|[:.](?P<c{name}>[0-5]\d)(?::00)?(?: ?h)?)?"
        rf"(?: ?(?P<p{name}>am|pm|a\.m|p\.m|sáng|trưa|chiều|tối|đêm)(?!\w))?"
    )


_SEP: Final = r" ?(?:-{1,2}|–|—|~|→|->|=>|đến hết|đến|tới|to|until) ?(?:hết )?"
_SPAN: Final = Phrase(
    rf"(?<![\w:.,/+])(?<!thứ )(?<!tầng )(?<!số ){_time('1', led=True)}{_SEP}{_time('2', led=True)}(?![\w:%])"
)
_BEGIN: Final = r"(?:vào ca|vào làm|vào việc|vào|đi làm|có mặt|bắt đầu(?: làm việc| làm| ca)?|làm(?: việc)? từ)(?: từ| lúc| khoảng| tầm|:){0,2}"
_END: Final = r"(?:về|ra về|tan ca|tan làm|tan|ra ca|hết ca|xong ca|kết thúc)"
_TOLD: Final = tuple(
    Phrase(rf"(?<!\w){pattern}")
    for pattern in (
        rf"{_BEGIN} {_time('1', led=True)}[^.;\d]{{1,20}}?(?<![\w:.,/]){_time('2', led=True)}(?: đóng cửa)?(?: là| thì| mới| được| rồi| sẽ){{0,2}} {_END}(?!\w)",
        rf"{_BEGIN} {_time('1', led=True)}[^.;\d]{{1,12}}?(?<!\w){_END}(?: lúc| khoảng| tầm|:){{0,2}} {_time('2', led=True)}(?![\w:%])",
        rf"{_time('1', led=True)} (?:vào ca|vào làm|vào việc|vào|bắt đầu|dọn hàng|mở hàng|mở cửa|có mặt)[^.;\d]{{1,12}}?(?<!\w){_time('2', led=True)}(?: đóng cửa)?(?: là| thì| mới| được){{0,2}} (?:{_END}|nghỉ(?! trưa| ăn| giữa))(?!\w)",
    )
)
"""A working day told by when one comes and goes: `vào ca 9h, 21h30 đóng cửa là về`."""
_WORKED: Final = Phrase(
    r"(?<!\w)(?:(?<!giờ )(?<!gian )(?:đi )?làm|đứng (?:quầy|máy|bếp|bán)|ngồi (?:quầy|máy)|vào ca|vào làm)(?: từ| lúc| khoảng){0,2} ?$"
)
_AFTERNOON: Final = frozenset({"pm", "p.m", "chiều", "chieu", "tối", "toi"})


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """From one time of day to another; minutes after midnight, the end after the beginning.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        begins: First minute.
        ends: Last minute; above 1440 where it goes past midnight.
        worked: It is said to be when people work, so that it cannot be when a shop is open.
    """

    start: int
    end: int
    begins: int
    ends: int
    worked: bool = False

    @property
    def hours(self) -> float:
        """Its length."""
        return (self.ends - self.begins) / 60


def _minutes(found: re.Match[str], name: str) -> int:
    hour, minute = int(found[f"h{name}"]), int(found[f"m{name}"] or found[f"c{name}"] or 0)
    part = found[f"p{name}"] or found.groupdict().get(f"q{name}")
    if part in _AFTERNOON and hour < 12:
        hour += 12
    elif part in ("đêm", "dem"):
        hour += 12 if 6 <= hour < 12 else 12 if hour == 12 else 0
    elif part in ("am", "a.m") and hour == 12:
        hour = 0
    return hour * 60 + minute


def _says_time(found: re.Match[str], name: str) -> bool:
    return bool(found[f"u{name}"] or found[f"c{name}"] or found[f"p{name}"])


@remembered
def clock_spans(folded: Folded) -> tuple[ClockSpan, ...]:
    """Yield every stretch between two times of day; one without length (`00:00 đến 00:00`) is none.

    `8-10h/ngày` is a number of hours, not a stretch, and `8h - 5h` ends in the afternoon.
    """
    return tuple(_clock_spans(folded))


def _clock_spans(folded: Folded) -> Iterator[ClockSpan]:
    for found in _SPAN.find(folded):
        if not (_says_time(found, "2") or (_says_time(found, "1") and found["u1"])):
            continue
        if any(found[f"c{name}"] and "." in found[0] and ":" not in found[0] for name in "12") and not (
            found["c1"] and found["c2"]
        ):
            continue
        behind = folded.text[found.end() : found.end() + 12]
        if (
            _minutes(found, "2") <= 12 * 60
            and re.match(r" ?(?:/|mỗi|một|moi|mot|1) ?(?:ngày|ngay|ca|buổi|buoi|tuần|tuan|day|week)", behind)
            and not (found["c1"] or found["m1"])
        ):
            continue
        before = Folded(folded.text[max(0, found.start() - 24) : found.start()], None, is_bare=folded.is_bare)
        yield from _between(found, worked=_WORKED.stands_in(before))
    for phrase in _TOLD:
        for found in phrase.find(folded):
            if _says_time(found, "1") and _says_time(found, "2"):
                yield from _between(found, worked=True)


def _between(found: re.Match[str], *, worked: bool) -> Iterator[ClockSpan]:
    """Yield the stretch between the two times of a match, if it is one."""
    begins, ends = _minutes(found, "1"), _minutes(found, "2")
    if ends < begins < 12 * 60 and ends <= 12 * 60 and not found["p2"] and ends + 720 > begins:
        ends += 720
    elif ends < begins:
        ends += 1440
    if ends > begins:
        yield ClockSpan(found.start(), found.end(), begins, ends, worked)


_DAY: Final = r"(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|thứ[2-7]|t[2-7]|chủ nhật|chúa nhật|cn|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_DAYS: Final = Phrase(
    rf"(?<!\w)(?P<first>{_DAY})(?: hàng tuần)?(?: ?(?:-{{1,2}}|–|—|~|→|->|=>|đến hết|đến|tới|to|through) ?(?:hết |nửa |buổi |ngày |½ ){{0,2}}(?P<half>sáng |trưa |nửa ngày |buổi sáng )?(?P<last>{_DAY}|0?[2-7](?!\d|:\d|[.,]\d| ?h|%)))?(?!\w)"
)
_INDEX: Final = {"hai": 2, "ba": 3, "tư": 4, "tu": 4, "năm": 5, "nam": 5, "sáu": 6, "sau": 6, "bảy": 7, "bay": 7, "bẩy": 7, "mon": 2, "tue": 3, "wed": 4, "thu": 5, "fri": 6, "sat": 7, "sun": 8}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weekdays:
    """A day of the week or several in a row; 2 is Monday, 8 is Sunday.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        first: First day.
        last: Last day.
        half: The last day is a morning.
    """

    start: int
    end: int
    first: int
    last: int
    half: bool

    @property
    def count(self) -> float:
        """How many."""
        return self.last - self.first + (0.5 if self.half else 1)


def _day_index(text: str) -> int:
    digits = re.search(r"[2-7]", text)
    if digits:
        return int(digits[0])
    if text in ("cn",) or "nh" in text:
        return 8
    word = text.rsplit(maxsplit=1)[-1]
    return _INDEX.get(word, _INDEX.get(word[:3], 0))


@remembered
def weekdays(folded: Folded) -> tuple[Weekdays, ...]:
    """Yield `thứ 2 - thứ 7`, `T2-T6`, `thứ hai đến sáng thứ bảy`, `Thứ 7`, `CN`, `Mon-Fri`."""
    return tuple(_weekdays(folded))


def _weekdays(folded: Folded) -> Iterator[Weekdays]:
    for found in _DAYS.find(folded):
        first = _day_index(found["first"])
        last = _day_index(found["last"]) if found["last"] else first
        if first and last >= first:
            before = folded.text[max(0, found.start() - 6) : found.start()]
            half = bool(found["half"]) or (
                last == first and before.endswith(("sáng ", "sang ", "trưa ", "trua "))
            )
            yield Weekdays(found.start(), found.end(), first, last, half)


_WORKING: Final = r"(?:đi làm|làm(?: việc)?|chạy(?: xe| máy)?|đứng(?: máy| bếp| quầy| bán)?|lái(?: xe)?|trực|ngồi(?: máy)?|phục vụ)"
"""What people do all day, between the day and its hours."""
_HOURS_PER: Final = Phrase(
    r"(?<!\w)(?:ca|trực)(?: chế độ| kiểu| theo ca)? (?P<turn>12(?=/(?:12|24|36|48)(?![\d/]))|24(?=/(?:36|48|72)(?![\d/])))|(?<!\w)(?:ca|trực|làm)(?: liền| đủ| trực)? (?P<round>24) ?(?:h(?!\w)|giờ|tiếng)(?=(?: liền| liên tục)?[ ,/\-–(]{1,3}(?:rồi |thì |được |sau đó ){0,2}nghỉ (?:bù )?(?:24|36|48|72|1 ngày|2 ngày|một ngày|hai ngày)(?!\d))"
    rf"|(?<![\w.,:/])(?:(?P<low>{NUMBER})(?:{TO})?(?P<high>{NUMBER})?|(?P<only>{NUMBER})) ?(?:h(?!\w)|giờ|tiếng|hours?|hrs?)(?: làm việc| đồng hồ)? ?(?:/ ?(?:1 |một )?|một |mỗi |1 |per |a |trên |trong (?:1|một) |trong )(?P<unit>ngày|ca|tuần|day|shift|week|tháng|month)(?!\w)"
    rf"|(?<!\w)(?:(?:một |mỗi |1 )(?P<unit2>ngày|ca|tuần|buổi)(?: {_WORKING})?|(?P<unit3>ngày|ca|tuần)(?: nào)?(?: cũng| đều| phải){{0,2}} {_WORKING}|(?<!giữa )(?<!vào )(?<!nhận )(?<!giao )(?<!hết )(?<!ra )(?P<unit4>ca))(?: khoảng| tầm| từ| đủ| trung bình){{0,2}} (?:(?P<other_low>{NUMBER}){TO})?(?P<other>{NUMBER}) ?(?:(?:h(?!\w)|giờ)(?! ?(?:-|–|~|đến|tới|\d))|tiếng(?! ?(?:-|–|~|đến|tới)))"
    r"|(?<!\w)(?:(?<!\d )(?<!từ )(?<!đến )(?<!vào )ngày|(?<!ca )(?:làm(?: việc)?|trực|đứng(?: máy| bếp)?)) (?P<long>9|1[0-6]) ?(?:tiếng|giờ(?! (?:sáng|trưa|chiều|tối|đêm)))(?! ?(?:/|mỗi|một|1|đầu|cho|liên tục|để|\d|-|–|~|đến|tới|đồng|tuần|tháng)|\w)"
)
WITH_HOURS: Final = Phrases(_SPAN, *_TOLD, _HOURS_PER)
"""Where none of these stands there are neither `clock_spans` nor `hours_per`."""
_DAYS_PER_WEEK: Final = Phrase(
    rf"(?<![\w.,/])(?<!nghỉ )(?<!off )(?:(?P<low>{NUMBER}){TO})?(?P<n>{NUMBER}) ?(?:ngày|buổi|days?) ?(?:làm việc )?(?:/ ?(?:1 |một )?|một |mỗi |1 |per |a |trong (?:1|một) )(?:tuần|week)(?!\w)"
    rf"|(?<!\w)(?<!\d )(?<!hai )tuần(?: {_WORKING})? (?P<n2>{NUMBER}) (?:ngày|buổi|hôm)(?! (?:nghỉ|off|phép|thứ|t7|cuối|online))(?!\w)"
    r"|(?:/|mỗi |một |1 )ngày,? ?[x×*] ?(?P<n3>[4-7]) ?(?:ngày|buổi)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class HoursPer:
    """A number of hours a day, a shift, a week or a month.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        least: Fewest hours.
        most: Most hours.
        unit: In which time; a shift is a day.
        worked: It is a shift around the clock with days off behind it, so that it cannot be when a shop is open.
    """

    start: int
    end: int
    least: float
    most: float
    unit: Literal["day", "week", "month"]
    worked: bool = False


_HOUR_UNITS: Final[dict[str, Literal["day", "week", "month"]]] = {
    "ngày": "day", "ngay": "day", "buổi": "day", "buoi": "day", "ca": "day", "day": "day", "shift": "day", "tuần": "week", "tuan": "week", "week": "week",
    "tháng": "month", "thang": "month", "month": "month",
}  # fmt: skip


@remembered
def hours_per(folded: Folded) -> tuple[HoursPer, ...]:
    """Yield `8h/ngày`, `12 tiếng một ca`, `mỗi ngày 9 tiếng`, `54 giờ/tuần`, `8-10 tiếng/ngày`."""
    return tuple(_hours_per(folded))


def _hours_per(folded: Folded) -> Iterator[HoursPer]:
    for found in _HOURS_PER.find(folded):
        low = (
            found["low"]
            or found["only"]
            or found["other_low"]
            or found["other"]
            or found["long"]
            or found["round"]
            or found["turn"]
        )
        least = number_of(low, bare=folded.is_bare)
        most = number_of(found["high"] or found["other"] or low, bare=folded.is_bare)
        unit = found["unit"] or found["unit2"] or found["unit3"] or found["unit4"] or "ngày"
        if least is not None and most is not None:
            yield HoursPer(
                found.start(),
                found.end(),
                min(least, most),
                max(least, most),
                _HOUR_UNITS[unit],
                worked=bool(found["round"] or found["turn"]),
            )


@remembered
def days_per_week(folded: Folded) -> float | None:
    """Return the most days a week that a text states (`6 ngày/tuần`, `5,5 ngày một tuần`), None where it states none."""
    found = _DAYS_PER_WEEK.first(folded)
    days = number_of(found["n"] or found["n2"] or found["n3"], bare=folded.is_bare) if found else None
    return days if days is not None and days <= 7 else None

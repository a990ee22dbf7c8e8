"""What any line of a posting says about all its working time: breaks, Saturdays, days off and hours a day."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, remembered
from jd_builder.checks.law.clock import ClockSpan, clock_spans, days_per_week, hours_per, weekdays
from jd_builder.checks.law.figures import NUMBER, number_of
from jd_builder.checks.passages import Passage

OTHER_TIME: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|linh hoạt|linh động|tự do|flexible|tự sắp xếp|tự chọn|chủ động thời gian|mở cửa|hoạt động|open|hotline|phỏng vấn|nhận hồ sơ|nộp hồ sơ|nộp (?:tại|trực tiếp|cv|đơn)|đến nộp|liên hệ"
    r"|trong khoảng|khung giờ|tùy chọn|đăng ký ca|chọn ca|thực tập|cộng tác viên|ctv|giao hàng|phục vụ khách|hỗ trợ khách|24/7|24/24|tăng ca|làm thêm|ngoài giờ|overtime|(?<!\w)ot)(?!\w)"
)
SHIFTS: Final = Phrase(
    r"(?<!\w)(?:xoay ca|ca xoay|theo ca|chia ca|ca gãy|đổi ca|ca kíp|luân phiên|(?<!giữa )ca \d|[2-4] ca|ca sáng|ca chiều|ca tối|ca đêm|ca ngày|shifts?)(?!\w)"
)
_BREAK: Final = Phrase(
    r"(?<!\w)(?:nghỉ|ăn|lunch(?: break)?|break)(?: giải lao| ngơi)?(?: trưa| giữa ca| giữa giờ| ca)?(?: ?[:\-–=,(]| từ| trong| là| khoảng){0,4}? ?"
    rf"(?:(?P<hours>{NUMBER}) ?(?:h(?!\w)|giờ|tiếng|hours?|h(?=\d))(?: ?(?P<rest>[0-5]\d)(?: ?(?:p|ph|phút|'))?|(?P<half> rưỡi))?|(?P<minutes>\d{{2,3}}) ?(?:'|p(?!\w)|ph(?!\w)|phút))"
    r"(?![\d:]| ?(?:/ ?ngày )?(?:-|–|—|~|đến|tới|to)(?!\w))"
)
_BREAK_AFTER: Final = Phrase(
    rf"(?<![\w.,:])(?:(?P<hours>{NUMBER}) ?(?:h(?!\w)|giờ|tiếng|hours?|h(?=\d))(?: ?(?P<rest>[0-5]\d)(?: ?(?:p|ph|phút|'))?|(?P<half> rưỡi))?|(?P<minutes>\d{{2,3}}) ?(?:'|p(?!\w)|ph(?!\w)|phút)) ?(?:để )?(?:nghỉ|ăn|giải lao)(?: trưa| giữa ca| giữa giờ| ngơi| ca)?(?!\w)"
)
_BREAK_SPAN: Final = Phrase(
    r"(?<!\w)(?:nghỉ|ăn)(?: trưa| giữa ca| giữa giờ| ngơi)?(?: ?[:\-–=,(]| từ| lúc){0,3} ?$"
)
_OF_WOMEN: Final = Phrase(
    r"(?<!\w)(?:hành kinh|kinh nguyệt|đèn đỏ|sinh lý|nuôi con|con nhỏ|mang thai|mang bầu|có thai|có bầu|bà bầu|thai sản)(?!\w)"
)
"""Breaks of some are none of all."""
_SATURDAY: Final = r"(?:thứ (?:7|bảy|bẩy)|thứ7|t7|saturdays?|sat)"
_OF_SATURDAYS: Final = Phrase(rf"{_SATURDAY}|tuần|tháng|thứ (?:6|sáu)|t6|fri|week")
_ALTERNATE: Final = Phrase(
    rf"(?<!\w){_SATURDAY}.{{0,25}}(?:cách tuần|xen kẽ|luân phiên|so le|tuần (?:lẻ|chẵn)|alternate|every other|2 tuần/lần|cách \d tuần)"
    rf"|(?:luân phiên|cách tuần|xen kẽ|tuần lẻ|tuần chẵn|alternate|every other).{{0,20}}{_SATURDAY}(?!\w)|(?:tuần|tháng) (?:làm|nghỉ).{{0,15}}(?:tuần|tháng) (?:làm|nghỉ)"
    rf"|{_SATURDAY}.{{0,15}}\d ?tuần (?:nghỉ|làm)|{_SATURDAY}.{{0,15}}(?:nghỉ|làm) (?:\d|một) tuần|{_SATURDAY} (?:các tuần|tuần) "
)
_SOME_SATURDAYS: Final = Phrase(
    rf"(?P<off>nghỉ|off|được nghỉ)?[^.;,]{{0,12}}?(?<![\w/])(?P<n>{NUMBER}) ?(?:ngày |buổi |chiều |sáng )?{_SATURDAY}|{_SATURDAY} (?P<off2>nghỉ|làm)? ?(?P<n2>\d) ?(?:buổi|ngày|tuần)(?: ?/|/| một| trong| mỗi) ?tháng"
)
_HALF_SATURDAY: Final = Phrase(
    rf"(?<!\w)(?:hết )?(?:sáng|trưa) (?:ngày )?{_SATURDAY}|{_SATURDAY}[^.;]{{0,25}}(?:buổi sáng|nửa ngày|nửa buổi|½|1/2|một buổi|1 buổi|half|làm sáng|sáng làm|(?:đến|lúc) 1[12](?:h|:| giờ)|chỉ làm sáng|về sớm)"
    rf"|(?:nửa ngày|½ ngày|1/2 ngày|buổi sáng|nửa buổi|1 buổi)(?: sáng)? {_SATURDAY}|nghỉ[^.;]{{0,20}}chiều (?:ngày )?{_SATURDAY}|chiều {_SATURDAY}[^.;]{{0,30}}(?:nghỉ|off)|{_SATURDAY}[^.;]{{0,12}}nghỉ[^.;]{{0,6}}chiều"
)
_NO_SATURDAY: Final = Phrase(
    rf"(?<!\w)(?:được nghỉ|nghỉ|off)(?: cố định| trọn| full| ngày| cả)?:? {_SATURDAY} ?(?:&|,|và|\+|-|/)|{_SATURDAY} ?(?:&|,|và|\+|-|/) ?(?:chủ nhật|cn)(?: được)? (?:nghỉ|off)|5 ngày/tuần"
)
_DAY_OFF: Final = Phrase(
    rf"(?<!\w)(?:nghỉ|off|được nghỉ|chọn|ngày nghỉ)[^.;]{{0,30}}?(?P<n>{NUMBER}) (?:ngày|buổi|hôm)[^.;]{{0,25}}(?P<unit>tuần|tháng|off)"
    rf"|(?<!\w)(?:tuần|mỗi tuần|1 tuần)[^.;]{{0,20}}(?:nghỉ|off|chọn)[^.;]{{0,12}}?(?P<n2>{NUMBER}) (?:ngày|buổi|hôm)|(?<![\w/])(?P<n3>{NUMBER}) ?(?:ngày |days? )(?:off|nghỉ)(?! lễ| phép| tết)(?:[^.;]{{0,12}}(?P<unit3>tháng|month))?"
    rf"|(?<!\w)(?:nghỉ|off) (?:luân phiên|xoay|bù|linh hoạt|(?:vào )?(?:1|một) ngày|theo lịch|trong tuần|ngày thường)|(?<!\w)(?:nghỉ|off)[^.;]{{0,15}}(?:chủ nhật|cn)(?!\w)|(?:chủ nhật|cn)(?: được)? (?:nghỉ|off)(?!\w)"
    rf"|(?<!\w)tháng[^.;]{{0,12}}(?:nghỉ|off)[^.;]{{0,12}}?(?P<n4>{NUMBER}) (?P<unit4>ngày|buổi|hôm)|(?<![\w/.,])2[0-6] (?:công|ngày công)(?!\w)"
)
_LEAVE: Final = frozenset({"phép", "phep", "lễ", "le", "tết"})


EVERY_DAY: Final = Phrase(
    r"(?<!\w)(?:(?:hàng|hằng|mỗi) ngày|(?:tất cả |cả )?(?:các|mọi) ngày trong tuần|tất cả các ngày|(?:cả|suốt) tuần|kể cả (?:(?:thứ 7|thứ bảy|t7)(?:,| và| &)? ?)?(?:chủ nhật|cn))(?!\w)"
)
_STATED_REST: Final = Phrase(
    rf"(?<!\w)(?:nghỉ|off)(?: cố định| luân phiên| xoay)? (?P<n>{NUMBER}) (?:ngày|hôm|buổi) ?(?:/ ?|mỗi |một |trong |1 ){{1,2}}(?P<unit>tuần|tháng)(?!\w)"
    rf"|(?<!\w)(?<!\d )(?:mỗi |một |1 )?(?P<unit2>tuần|tháng)(?: được| có| cho){{0,2}} (?:nghỉ|off) (?P<n2>{NUMBER}) (?:ngày|hôm|buổi)(?! phép)(?!\w)"
    r"|(?<!\w)(?:nghỉ|off)(?: cố định)? (?:(?P<two>thứ (?:7|bảy)|t7)(?:,| và| &)? ?)?(?P<sunday>chủ nhật|cn)(?! (?:cách|luân|xen|tuần|\d))(?!\w)"
)


@remembered
def days_of_rest(folded: Folded) -> float | None:
    """Return how many days of a week a line itself gives as rest, in figures; None where it does not."""
    if not folded.words.isdisjoint(_LEAVE):
        return None
    found = _STATED_REST.first(folded)
    if found is None:
        return None
    if found["sunday"]:
        return 2.0 if found["two"] else 1.0
    number = number_of(found["n"] or found["n2"], bare=folded.is_bare)
    if number is None:
        return None
    return min(3.0, number / 4 if (found["unit"] or found["unit2"]) in ("tháng", "thang") else number)


HALF_DAY: Final = 6.5
"""A stretch up to this long may be a morning or an afternoon."""
_FEWEST_DAYS: Final = 4
_LONGEST_BREAK: Final = 4.0


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What any line says for all of them: the break in hours, the share of a Saturday, the days off, hours stated."""

    pause: float | None
    saturday: float
    half_saturday: bool
    day_off: float | None
    stated_day: float | None
    stated_week: float | None
    days: float | None
    has_shifts: bool


@remembered
def pause_in(folded: Folded) -> float:
    """Hours of break that a line states, 0 where it states none."""
    total = 0.0
    if _OF_WOMEN.stands_in(folded):
        return total
    for phrase in (_BREAK, _BREAK_AFTER):
        for found in phrase.find(folded):
            hours = number_of(found["hours"], bare=folded.is_bare) if found["hours"] else 0
            extra = int(found["rest"] or 0) / 60 + (0.5 if found["half"] else 0)
            pause = (hours or 0) + extra + int(found["minutes"] or 0) / 60
            total = max(total, pause if pause <= _LONGEST_BREAK else 0.0)
    for span in clock_spans(folded):
        if is_break(folded, span):
            total = max(total, span.hours)
    return total


def is_break(folded: Folded, span: ClockSpan) -> bool:
    """Tell whether a stretch of time is a break: `nghỉ trưa 12h - 13h30`."""
    before = folded.text[max(0, span.start - 30) : span.start]
    return span.hours <= _LONGEST_BREAK and _BREAK_SPAN.stands_in(Folded(before, None))


def week_facts(lines: Sequence[Passage]) -> WeekFacts:
    """Gather what lines about working time say for all of them."""
    texts = [line.folded for line in lines]
    stated = [each for text in texts if not OTHER_TIME.stands_in(text) for each in hours_per(text)]
    days = [each for text in texts if (each := days_per_week(text) or 0) >= _FEWEST_DAYS]
    per_day = [each.most for each in stated if each.unit == "day" and 3 <= each.most <= 16]
    per_week = [each.most for each in stated if each.unit == "week" and 20 <= each.most <= 84]
    pause = max((pause_in(text) for text in texts), default=0.0)
    return WeekFacts(
        pause=max(pause, _gap(lines)) or None,
        saturday=_saturdays(texts),
        half_saturday=any(_HALF_SATURDAY.stands_in(text) for text in texts),
        day_off=_days_off(texts),
        stated_day=min(per_day, default=None),
        stated_week=min(per_week, default=None),
        days=max(days, default=None),
        has_shifts=any(SHIFTS.stands_in(text) for text in texts),
    )


def _gap(lines: Sequence[Passage]) -> float:
    """Hours between a morning and an afternoon that stand on one line or on two in a row."""
    spans = [span for line in lines for span in clock_spans(line.folded) if not is_break(line.folded, span)]
    gaps = [
        (second.begins - first.ends) / 60
        for first, second in itertools.pairwise(spans)
        if first.hours <= HALF_DAY and second.hours <= HALF_DAY and 10 * 60 + 30 <= first.ends <= 14 * 60
    ]
    return max((gap for gap in gaps if 0.25 <= gap <= 3), default=0.0)


def _saturdays(texts: Iterable[Folded]) -> float:
    """Return which share of Saturdays is worked."""
    share = 1.0
    for text in texts:
        if not _OF_SATURDAYS.stands_in(text):
            continue
        if _ALTERNATE.stands_in(text):
            share = min(share, 0.5)
        if _NO_SATURDAY.stands_in(text):
            share = 0.0
        if not any(clock_spans(text)) and any(day.first == 2 and day.last == 6 for day in weekdays(text)):
            share = 0.0  # a line in words knows better than the board's own fields
        found = _SOME_SATURDAYS.first(text)
        number = number_of(found["n"] or found["n2"], bare=text.is_bare) if found else None
        if found and number is not None and number <= 4:
            off = found["off"] or found["off2"] == "nghỉ"
            share = min(share, 1 - number / 4 if off else number / 4)
    return share


def _days_off(texts: Iterable[Folded]) -> float | None:
    """Return how many days of a week are free as stated, None where nothing is said."""
    most: float | None = None
    for text in texts:
        if not text.words.isdisjoint(_LEAVE):
            continue
        for found in _DAY_OFF.find(text):
            word = found["n"] or found["n2"] or found["n3"] or found["n4"]
            number = (number_of(word, bare=text.is_bare) if word else 1.0) or 1.0
            unit = found["unit"] or found["unit3"]
            monthly = unit in ("tháng", "thang", "month") or found["unit4"]
            off = number / 4 if monthly else number
            most = max(most or 0.0, min(off, 3.0))
    return most

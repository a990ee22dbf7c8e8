"""The lines of a posting about working time → hours a day and a week, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.law.clock import ClockSpan, Weekdays, clock_spans, days_per_week, hours_per, weekdays
from jd_builder.checks.law.figures import NUMBER, number_of
from jd_builder.checks.passages import Part, Passage

_ABOUT_WORK: Final = Phrase(r"(?<!\w)(?:làm việc|thời gian làm|giờ làm|ca làm|làm \d|working (?:hours|time)|work)(?!\w)")
_OTHER_TIME: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|linh hoạt|linh động|tự do|flexible|tự sắp xếp|tự chọn|chủ động thời gian|mở cửa|hoạt động từ|open|hotline|phỏng vấn|nhận hồ sơ|nộp hồ sơ|liên hệ"
    r"|trong khoảng|khung giờ|tùy chọn|đăng ký ca|chọn ca|thực tập|cộng tác viên|ctv|giao hàng|phục vụ khách|hỗ trợ khách|24/7|24/24|tăng ca|làm thêm|ngoài giờ|overtime|(?<!\w)ot)(?!\w)"
)
_SHIFTS: Final = Phrase(r"(?<!\w)(?:xoay ca|ca xoay|theo ca|chia ca|ca gãy|đổi ca|ca kíp|luân phiên|ca \d|ca sáng|ca chiều|ca tối|ca đêm|ca ngày|ca hành chính|shifts?)(?!\w)")
_CHOICE: Final = Phrase(r"(?<!\w)(?:ca \d|ca sáng|ca chiều|ca tối|ca đêm|ca ngày|ca [abc](?!\w)|hoặc|or|shift)(?!\w)")
_BREAK: Final = Phrase(
    r"(?<!\w)(?:nghỉ|ăn)(?: giải lao| ngơi)?(?: trưa| giữa ca| giữa giờ| ca)?(?: ?[:\-–=,(]| từ| trong| là| khoảng){0,4}? ?"
    rf"(?:(?P<hours>{NUMBER}) ?(?:h(?!\w)|giờ|tiếng|h(?=\d))(?: ?(?P<rest>[0-5]\d)(?: ?(?:p|ph|phút|'))?|(?P<half> rưỡi))?|(?P<minutes>\d{{2,3}}) ?(?:'|p(?!\w)|ph(?!\w)|phút))"
    r"(?![\d:]| ?(?:/ ?ngày )?(?:-|–|—|~|đến|tới|to)(?!\w))"
)
_BREAK_AFTER: Final = Phrase(
    rf"(?<![\w.,:])(?:(?P<hours>{NUMBER}) ?(?:h(?!\w)|giờ|tiếng|h(?=\d))(?: ?(?P<rest>[0-5]\d)(?: ?(?:p|ph|phút|'))?|(?P<half> rưỡi))?|(?P<minutes>\d{{2,3}}) ?(?:'|p(?!\w)|ph(?!\w)|phút)) ?(?:để )?(?:nghỉ|ăn|giải lao)(?: trưa| giữa ca| giữa giờ| ngơi| ca)?(?!\w)"
)
_BREAK_SPAN: Final = Phrase(r"(?<!\w)(?:nghỉ|ăn)(?: trưa| giữa ca| giữa giờ| ngơi)?(?: ?[:\-–=,(]| từ| lúc){0,3} ?$")
_LUNCH: Final = Phrase(r"(?<!\w)nghỉ trưa(?: thoải mái)?(?!\w)")
_SATURDAY: Final = r"(?:thứ (?:7|bảy|bẩy)|thứ7|t7|saturdays?|sat)"
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
_NO_SATURDAY: Final = Phrase(rf"(?<!\w)(?:được nghỉ|nghỉ|off)(?: cố định| trọn| full| ngày| cả)?:? {_SATURDAY} ?(?:&|,|và|\+|-|/)|{_SATURDAY} ?(?:&|,|và|\+|-|/) ?(?:chủ nhật|cn)(?: được)? (?:nghỉ|off)|5 ngày/tuần")
_DAY_OFF: Final = Phrase(
    rf"(?<!\w)(?:nghỉ|off|được nghỉ|chọn|ngày nghỉ)[^.;]{{0,30}}?(?P<n>{NUMBER}) (?:ngày|buổi|hôm)[^.;]{{0,25}}(?P<unit>tuần|tháng|off)"
    rf"|(?<!\w)(?:tuần|mỗi tuần|1 tuần)[^.;]{{0,20}}(?:nghỉ|off|chọn)[^.;]{{0,12}}?(?P<n2>{NUMBER}) (?:ngày|buổi|hôm)|(?<![\w/])(?P<n3>{NUMBER}) ?(?:ngày |days? )(?:off|nghỉ)(?! lễ| phép| tết)(?:[^.;]{{0,12}}(?P<unit3>tháng|month))?"
    rf"|(?<!\w)(?:nghỉ|off) (?:luân phiên|xoay|bù|linh hoạt|(?:vào )?(?:1|một) ngày|theo lịch|trong tuần|ngày thường)|(?<!\w)(?:nghỉ|off)[^.;]{{0,15}}(?:chủ nhật|cn)(?!\w)|(?:chủ nhật|cn)(?: được)? (?:nghỉ|off)(?!\w)"
)

FRAME_HOURS: Final = 13
"""A stretch this long is when a shop is open, not a shift."""
_SHORTEST: Final = 3.0
_HALF_DAY: Final = 6.5
_BREAK_GIVEN: Final = 6.0
_LONGEST_BREAK: Final = 4.0


@dataclass(frozen=True, slots=True)
class Stated:
    """Hours that a line states or comes to.

    Attributes:
        passage: The line.
        start: Where the hours begin in its folded text.
        end: Where they end.
        day: Net hours a day, None where only weeks are stated.
        week: Hours a week, None where the days are not known.
        certain: The breaks are stated, or the hours need none.
    """

    passage: Passage
    start: int
    end: int
    day: float | None
    week: float | None
    certain: bool


@dataclass(frozen=True, slots=True)
class _Facts:
    """What any line says for all of them: the break in hours, the share of a Saturday, the days off, hours stated."""

    pause: float | None
    saturday: float
    half_saturday: bool
    day_off: float | None
    stated_day: float | None
    stated_week: float | None
    days: float | None
    has_shifts: bool


@dataclass(slots=True)
class _Entry:
    """Working hours found: the line's index, the stretch, gross and net hours and the days it speaks of."""

    index: int
    span: ClockSpan
    gross: float
    net: float
    days: Weekdays | None
    certain: bool


def relevant(passage: Passage) -> bool:
    """Tell whether a line may state working time: anywhere near the conditions, elsewhere if it says so."""
    return passage.part in (Part.CONDITIONS, Part.BENEFITS, Part.UNKNOWN, Part.TITLE) or _ABOUT_WORK.stands_in(passage.folded)


def working_time(passages: Sequence[Passage]) -> list[Stated]:
    """Return the hours of every line that states them, in order; those of shops, part-timers and free hours left out."""
    lines = [each for each in passages if relevant(each)]
    facts = _facts(lines)
    entries = _entries(lines, facts)
    found = [stated for entry in entries if (stated := _weigh(entry, entries, lines, facts)) is not None]
    return sorted([*found, *_in_words(lines, facts)], key=lambda each: passages.index(each.passage))


def _pause(folded: Folded) -> float:
    """Hours of break that a line states, 0 where it states none."""
    total = 0.0
    for phrase in (_BREAK, _BREAK_AFTER):
        for found in phrase.find(folded):
            hours = number_of(found["hours"], bare=folded.is_bare) if found["hours"] else 0
            extra = int(found["rest"] or 0) / 60 + (0.5 if found["half"] else 0)
            pause = (hours or 0) + extra + int(found["minutes"] or 0) / 60
            total = max(total, pause if pause <= _LONGEST_BREAK else 0.0)
    for span in clock_spans(folded):
        if _is_break(folded, span):
            total = max(total, span.hours)
    return total


def _is_break(folded: Folded, span: ClockSpan) -> bool:
    before = folded.text[max(0, span.start - 30) : span.start]
    return span.hours <= _LONGEST_BREAK and _BREAK_SPAN.stands_in(Folded(before, None))


def _facts(lines: Sequence[Passage]) -> _Facts:
    texts = [line.folded for line in lines]
    stated = [each for text in texts if not _OTHER_TIME.stands_in(text) for each in hours_per(text)]
    days = [each for text in texts if (each := days_per_week(text)) is not None]
    per_day = [each.most for each in stated if each.unit == "day" and 3 <= each.most <= 16]
    per_week = [each.most for each in stated if each.unit == "week" and 20 <= each.most <= 84]
    pause = max((_pause(text) for text in texts), default=0.0)
    return _Facts(
        pause=max(pause, _gap(lines)) or None,
        saturday=_saturdays(texts),
        half_saturday=any(_HALF_SATURDAY.stands_in(text) for text in texts),
        day_off=_days_off(texts),
        stated_day=min(per_day, default=None),
        stated_week=min(per_week, default=None),
        days=max(days, default=None),
        has_shifts=any(_SHIFTS.stands_in(text) for text in texts),
    )


def _gap(lines: Sequence[Passage]) -> float:
    """Hours between a morning and an afternoon that stand on one line or on two in a row."""
    spans = [span for line in lines for span in clock_spans(line.folded) if not _is_break(line.folded, span)]
    gaps = [
        (second.begins - first.ends) / 60
        for first, second in zip(spans, spans[1:], strict=False)
        if first.hours <= _HALF_DAY and second.hours <= _HALF_DAY and 10 * 60 + 30 <= first.ends <= 14 * 60
    ]
    return max((gap for gap in gaps if 0.25 <= gap <= 3), default=0.0)


def _saturdays(texts: Iterable[Folded]) -> float:
    """Return which share of Saturdays is worked."""
    share = 1.0
    for text in texts:
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
        for found in _DAY_OFF.find(text):
            word = found["n"] or found["n2"] or found["n3"]
            number = (number_of(word, bare=text.is_bare) if word else 1.0) or 1.0
            unit = found["unit"] or found["unit3"]
            off = number / 4 if unit in ("tháng", "thang", "month") else number
            most = max(most or 0.0, min(off, 3.0))
    return most


def _entries(lines: Sequence[Passage], facts: _Facts) -> list[_Entry]:
    made: list[_Entry] = []
    for index, line in enumerate(lines):
        if _OTHER_TIME.stands_in(line.folded):
            continue
        spans = [span for span in clock_spans(line.folded) if not _is_break(line.folded, span)]
        days = list(weekdays(line.folded))
        for group, about in _grouped(spans, days):
            made += _hours(index, group, about, line, facts)
    return _merged(made, lines)


def _grouped(spans: Sequence[ClockSpan], days: Sequence[Weekdays]) -> list[tuple[list[ClockSpan], Weekdays | None]]:
    """Give each stretch to the days named before it, or else to the first days of the line."""
    groups: dict[Weekdays | None, list[ClockSpan]] = {}
    for span in spans:
        before = [day for day in days if day.end <= span.start]
        ranges = [day for day in days if day.last > day.first]
        about = before[-1] if before else ranges[0] if ranges else days[0] if days else None
        groups.setdefault(about, []).append(span)
    return [(group, about) for about, group in groups.items()]


def _hours(
    index: int, spans: list[ClockSpan], days: Weekdays | None, line: Passage, facts: _Facts
) -> list[_Entry]:
    split = (
        len(spans) == 2
        and all(span.hours <= _HALF_DAY for span in spans)
        and 0 <= spans[1].begins - spans[0].ends <= 240
        and not Phrase(r"(?<!\w)(?:ca \d|hoặc|or)(?!\w)").stands_in(line.folded)
    )
    if split:
        whole = ClockSpan(spans[0].start, spans[1].end, spans[0].begins, spans[1].ends)
        net = spans[0].hours + spans[1].hours
        return [_Entry(index, whole, whole.hours, net, days, certain=True)]
    made = []
    for span in spans:
        pause = _pause(line.folded) or facts.pause
        taken = pause if pause is not None else 1.0
        net = span.hours - taken if span.hours > _BREAK_GIVEN else span.hours
        made.append(_Entry(index, span, span.hours, net, days, pause is not None or span.hours <= _BREAK_GIVEN))
    return made


def _merged(entries: list[_Entry], lines: Sequence[Passage]) -> list[_Entry]:
    """Join a morning and an afternoon on two lines in a row into one day."""
    made: list[_Entry] = []
    for entry in entries:
        last = made[-1] if made else None
        if (
            last is not None
            and entry.index == last.index + 1
            and last.gross <= _HALF_DAY
            and entry.gross <= _HALF_DAY
            and last.span.ends <= 14 * 60
            and 0 <= entry.span.begins - last.span.ends <= 240
            and not _CHOICE.stands_in(lines[entry.index].folded)
            and (entry.days is None or last.days is None)
        ):
            whole = ClockSpan(last.span.start, last.span.end, last.span.begins, entry.span.ends)
            made[-1] = _Entry(last.index, whole, whole.hours, last.net + entry.net, last.days or entry.days, certain=True)
        else:
            made.append(entry)
    return made


def _weigh(entry: _Entry, entries: Sequence[_Entry], lines: Sequence[Passage], facts: _Facts) -> Stated | None:
    line = lines[entry.index]
    if not _SHORTEST <= entry.gross < FRAME_HOURS:
        return None
    shifts_elsewhere = facts.has_shifts and not _CHOICE.stands_in(line.folded)
    if entry.gross > 9.5 and shifts_elsewhere:
        return None
    if facts.stated_day is not None and facts.stated_day <= 8 and entry.net <= 10:
        return None
    if facts.stated_week is not None and facts.stated_week <= 48:
        return None
    days = entry.days or _inherited(entry, lines)
    if days is not None and days.first == days.last:
        return None
    count = _week_days(days, facts, line)
    week = None
    if count is not None:
        week = entry.net * count + _saturday_hours(entry, entries, days, facts)
    return Stated(line, entry.span.start, entry.span.end, entry.net, week, entry.certain)


def _inherited(entry: _Entry, lines: Sequence[Passage]) -> Weekdays | None:
    for line in reversed(lines[max(0, entry.index - 4) : entry.index]):
        if line.part is lines[entry.index].part:
            ranges = [day for day in weekdays(line.folded) if day.last > day.first]
            if ranges:
                return ranges[0]
    behind = lines[entry.index + 1 : entry.index + 2]
    for line in behind:
        if not any(clock_spans(line.folded)):
            return next((day for day in weekdays(line.folded) if day.last > day.first), None)
    return None


def _week_days(days: Weekdays | None, facts: _Facts, line: Passage) -> float | None:
    """Return how many whole days without Saturday's are worked, None where it is not known."""
    if days is None:
        stated = days_per_week(line.folded) or facts.days
        return stated
    count: float = days.last - days.first + 1
    if days.last == 8:
        stated = facts.days or count
        if facts.day_off is not None:
            return min(count, stated, 7 - facts.day_off)
        return min(count, stated, 6) if facts.has_shifts else min(count, stated)
    return count - 1 if days.last == 7 else count


def _saturday_hours(
    entry: _Entry, entries: Sequence[_Entry], days: Weekdays | None, facts: _Facts
) -> float:
    """Return the hours of an average Saturday that `_week_days` has left out."""
    if days is None or days.last == 8:
        return 0.0
    alone = [
        other
        for other in entries
        if other.days is not None and other.days.first == other.days.last == 7 and 0 <= other.index - entry.index <= 3
    ]
    if days.last == 7:
        half = days.half or facts.half_saturday
        own = min(entry.net, 4.0) if half else alone[0].net if alone else entry.net
        return min(own, alone[0].net if alone else own) * facts.saturday
    return alone[0].net * facts.saturday if alone else 0.0


def _in_words(lines: Iterable[Passage], facts: _Facts) -> Iterable[Stated]:
    """Yield hours stated in words: `12h/ngày`, `54 giờ/tuần`, `9h/ngày` with six days a week."""
    for line in lines:
        if _OTHER_TIME.stands_in(line.folded):
            continue
        named = [day for day in weekdays(line.folded) if day.last > day.first]
        count = named[0].count if named else days_per_week(line.folded) or facts.days
        for found in hours_per(line.folded):
            if found.unit == "week" and 20 <= found.least <= 100:
                yield Stated(line, found.start, found.end, None, found.least, certain=True)
            elif found.unit == "day" and 3 <= found.least <= 16:
                week = found.least * min(count, 6.0) if count is not None and facts.saturday == 1.0 and not facts.half_saturday else None
                yield Stated(line, found.start, found.end, found.least, week, certain=True)

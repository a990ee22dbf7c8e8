"""The lines of a posting about working time → hours a day and a week, line by line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, remembered
from jd_builder.checks.law.clock import (
    WITH_HOURS,
    ClockSpan,
    Weekdays,
    clock_spans,
    days_per_week,
    hours_per,
    weekdays,
)
from jd_builder.checks.law.week_facts import (
    EVERY_DAY,
    HALF_DAY,
    OTHER_TIME,
    WeekFacts,
    days_of_rest,
    is_break,
    pause_in,
    week_facts,
)
from jd_builder.checks.law.working_lines import relevant
from jd_builder.checks.passages import Part, Passage

_CHOICE: Final = Phrase(
    r"(?<!\w)(?:ca \d|ca sáng|ca chiều|ca tối|ca đêm|ca ngày|ca [abc](?!\w)|hoặc|or|shift)(?!\w)"
)
FRAME_HOURS: Final = 13
"""A stretch this long is when a shop is open, not a shift."""
_LONGEST_SHIFT: Final = 18
"""Unless it is said to be worked; beyond this nobody means it."""
_SHORTEST: Final = 3.0
_LONGEST_ALONE: Final = 9.5
_BREAK_GIVEN: Final = 6.0


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


@dataclass(slots=True)
class _Entry:
    """Working hours found: the line's index, the stretch, gross and net hours and the days it speaks of."""

    index: int
    span: ClockSpan
    gross: float
    net: float
    days: Weekdays | None
    certain: bool
    split: bool = False


def working_time(passages: Sequence[Passage]) -> list[Stated]:
    """Return the hours of every line that states them, in order; those of shops, part-timers and free hours left out."""
    told = (each for each in WITH_HOURS.among(passages) if clock_spans(each.folded) or hours_per(each.folded))
    if not any(map(relevant, told)):
        return []
    lines = [each for each in passages if relevant(each)]
    facts = week_facts(lines)
    entries = _entries(lines, facts)
    saturdays = [entry for entry in entries if entry.days and entry.days.first == entry.days.last == 7]
    found = [stated for entry in entries if (stated := _weigh(entry, saturdays, lines, facts)) is not None]
    order: dict[Passage, int] = {}
    for index, passage in enumerate(passages):
        order.setdefault(passage, index)
    return sorted([*found, *_in_words(lines, facts)], key=lambda each: order[each.passage])


def _entries(lines: Sequence[Passage], facts: WeekFacts) -> list[_Entry]:
    made: list[_Entry] = []
    for index, line in enumerate(lines):
        if OTHER_TIME.stands_in(line.folded):
            continue
        spans = [span for span in clock_spans(line.folded) if not is_break(line.folded, span)]
        days = list(weekdays(line.folded))
        if EVERY_DAY.stands_in(line.folded) and all(day.first == day.last for day in days):
            days = []  # `hàng ngày, kể cả thứ 7`
        for group, about in _grouped(spans, days):
            made += _hours(index, group, about, line, facts)
    return _merged(made, lines)


def _grouped(
    spans: Sequence[ClockSpan], days: Sequence[Weekdays]
) -> list[tuple[list[ClockSpan], Weekdays | None]]:
    """Give each stretch to the days named before it, or else to the first days of the line."""
    groups: dict[Weekdays | None, list[ClockSpan]] = {}
    first = next((day for day in days if day.last > day.first), days[0] if days else None)
    for span in spans:
        before = bisect_right(days, span.start, key=_end)
        about = days[before - 1] if before else first
        groups.setdefault(about, []).append(span)
    return [(group, about) for about, group in groups.items()]


def _end(day: Weekdays) -> int:
    return day.end


_OR: Final = Phrase(r"(?<!\w)(?:ca \d|hoặc|or)(?!\w)")
_SPLIT: Final = Phrase(
    r"(?<!\w)(?:ca|lịch|giờ)(?: làm)? (?:gãy|gẫy|bẻ|đứt|tách|chia đôi|chia (?:2|hai)(?: buổi| lần| khung)?)(?!\w)|(?<!\w)split[ -]shifts?(?!\w)"
)
"""One person works both stretches, with hours of his own between them."""
_SPLIT_GAP: Final = 420


def _hours(
    index: int, spans: list[ClockSpan], days: Weekdays | None, line: Passage, facts: WeekFacts
) -> list[_Entry]:
    named = _SPLIT.stands_in(line.folded) and len(spans) == 2
    split = (
        len(spans) == 2
        and all(span.hours <= HALF_DAY for span in spans)
        and 0 <= spans[1].begins - spans[0].ends <= (_SPLIT_GAP if named else 240)
        and not _OR.stands_in(line.folded)
    )
    if split:
        whole = ClockSpan(spans[0].start, spans[1].end, spans[0].begins, spans[1].ends)
        net = spans[0].hours + spans[1].hours
        return [_Entry(index, whole, net if named else whole.hours, net, days, certain=True, split=named)]
    made = []
    for span in spans:
        pause = pause_in(line.folded) or facts.pause
        taken = pause if pause is not None else 1.0
        net = span.hours - taken if span.hours > _BREAK_GIVEN else span.hours
        made.append(
            _Entry(index, span, span.hours, net, days, pause is not None or span.hours <= _BREAK_GIVEN)
        )
    return made


def _merged(entries: list[_Entry], lines: Sequence[Passage]) -> list[_Entry]:
    """Join a morning and an afternoon on two lines in a row into one day."""
    made: list[_Entry] = []
    for entry in entries:
        last = made[-1] if made else None
        if (
            last is not None
            and entry.index == last.index + 1
            and last.gross <= HALF_DAY
            and entry.gross <= HALF_DAY
            and last.span.ends <= 14 * 60
            and 0 <= entry.span.begins - last.span.ends <= 240
            and not _CHOICE.stands_in(lines[entry.index].folded)
            and (entry.days is None or last.days is None)
        ):
            whole = ClockSpan(last.span.start, last.span.end, last.span.begins, entry.span.ends)
            made[-1] = _Entry(
                last.index, whole, whole.hours, last.net + entry.net, last.days or entry.days, certain=True
            )
        else:
            made.append(entry)
    return made


def _weigh(
    entry: _Entry, saturdays: Sequence[_Entry], lines: Sequence[Passage], facts: WeekFacts
) -> Stated | None:
    line = lines[entry.index]
    longest = _LONGEST_SHIFT if not facts.has_shifts and _is_worked(entry, line) else FRAME_HOURS
    if not _SHORTEST <= entry.gross < longest:
        return None
    shifts_elsewhere = facts.has_shifts and not _CHOICE.stands_in(line.folded)
    if entry.gross > _LONGEST_ALONE and shifts_elsewhere and not entry.split:
        return None
    if facts.stated_day is not None and facts.stated_day <= 8 and entry.net <= 10:
        return None
    if entry.gross > _LONGEST_ALONE and _names_short_shift(line.folded):
        return None  # the hours of a shift stand beside it: `ca 6 tiếng, từ 9h tới 21h`
    if facts.stated_week is not None and facts.stated_week <= 48:
        return None
    days = entry.days or _inherited(entry, lines)
    if days is not None and days.first == days.last:
        return None
    count = _week_days(days, facts, line)
    if count is None and entry.gross > _LONGEST_ALONE:
        count = _days_worked(line.folded)
    week = None
    if count is not None:
        week = entry.net * count + _saturday_hours(entry, saturdays, days, facts)
    return Stated(line, entry.span.start, entry.span.end, entry.net, week, entry.certain)


_AND: Final = Phrase(r"(?<!\w)và(?!\w)")


def _is_worked(entry: _Entry, line: Passage) -> bool:
    """Tell whether a long stretch is when people work: as said, by its break, by two halves of it, or by its days."""
    return (
        entry.span.worked
        or entry.split
        or pause_in(line.folded) > 0
        or (entry.net < entry.gross - 1 and _AND.stands_in(line.folded))
        or (line.part is Part.CONDITIONS and EVERY_DAY.stands_in(line.folded))
    )


def _days_worked(folded: Folded) -> float | None:
    """Return how many days a week are worked where a line names their rest, or says that it is every day."""
    rest = days_of_rest(folded)
    if rest is not None:
        return 7 - rest
    return 6.0 if EVERY_DAY.stands_in(folded) else None


@remembered
def _names_short_shift(folded: Folded) -> bool:
    return any(each.unit == "day" and _SHORTEST <= each.most <= 8 for each in hours_per(folded))


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


def _week_days(days: Weekdays | None, facts: WeekFacts, line: Passage) -> float | None:
    """Return how many whole days without Saturday's are worked, None where it is not known."""
    if days is None:
        return days_per_week(line.folded) or facts.days
    count: float = days.last - days.first + 1
    if days.last == 8:
        stated = facts.days or count
        if facts.day_off is not None:
            return min(count, stated, 7 - facts.day_off)
        return min(count, stated, 6) if facts.has_shifts else min(count, stated)
    return count - 1 if days.last == 7 else count


def _saturday_hours(
    entry: _Entry, saturdays: Sequence[_Entry], days: Weekdays | None, facts: WeekFacts
) -> float:
    """Return the hours of an average Saturday that `_week_days` has left out."""
    if days is None or days.last == 8:
        return 0.0
    at = bisect_left(saturdays, entry.index, key=_index)
    near = at < len(saturdays) and saturdays[at].index - entry.index <= _NEAR_LINES
    alone = saturdays[at].net if near else None
    if days.last == 7:
        half = days.half or facts.half_saturday
        own = min(entry.net, 4.0) if half else alone if alone is not None else entry.net
        return min(own, alone if alone is not None else own) * facts.saturday
    return alone * facts.saturday if alone is not None else 0.0


_NEAR_LINES: Final = 3
"""The hours of Saturday stand at most so many lines below those of the week."""


def _index(entry: _Entry) -> int:
    return entry.index


def _in_words(lines: Iterable[Passage], facts: WeekFacts) -> Iterable[Stated]:
    """Yield hours stated in words: `12h/ngày`, `54 giờ/tuần`, `9h/ngày` with six days a week."""
    for line in lines:
        if OTHER_TIME.stands_in(line.folded):
            continue
        named = [day for day in weekdays(line.folded) if day.last > day.first]
        count = named[0].count if named else days_per_week(line.folded) or facts.days
        if count is None and not pause_in(line.folded) and (rest := days_of_rest(line.folded)) is not None:
            count = 7 - rest
        for found in hours_per(line.folded):
            if found.unit == "week" and 20 <= found.least <= 100:
                yield Stated(line, found.start, found.end, None, found.least, certain=True)
            elif found.unit == "day" and (3 <= found.least <= 16 or found.worked):
                week = (
                    found.least * min(count, 6.0)
                    if count is not None and facts.saturday == 1.0 and not facts.half_saturday
                    else None
                )
                yield Stated(line, found.start, found.end, found.least, week, certain=True)

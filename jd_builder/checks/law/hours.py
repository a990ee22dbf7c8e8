"""JD333: normal hours beyond the law."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.clock import clock_spans, hours_per
from jd_builder.checks.law.schedule import Stated, working_time
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

HOUR_PARTS: Final = frozenset(Part) - {Part.DUTIES, Part.SUCCESS, Part.INTERVIEW, Part.SUMMARY}
HOUR_WORDS: Final = frozenset({"giờ", "tiếng", "h", "hours", "ca", "làm"})
_SLACK: Final = 0.01


def long_hours_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find normal hours a day or a week above the limit in `other.hours`."""
    hours, limits = role.profile.other.hours, context.law.working_time
    if hours is None or limits is None:
        return
    if hours.per_week is not None and hours.per_week > limits.per_week:
        yield Finding(
            say(
                "{hours} hours a week are more than the {limit} that the law allows",
                hours=f"{hours.per_week:g}",
                limit=limits.per_week,
            ),
            say("count overtime apart from normal hours; 40 hours are what the State encourages"),
            ("other", "hours", "per_week"),
        )
    if hours.per_day is None or hours.per_day <= limits.per_day:
        return
    if hours.per_day > limits.per_day_weekly:
        yield Finding(
            say(
                "{hours} normal hours a day are more than the {limit} that the law allows",
                hours=f"{hours.per_day:g}",
                limit=limits.per_day_weekly,
            ),
            say(
                "plan shifts of at most {limit} hours and leave the rest to overtime that each person agrees to",
                limit=limits.per_day,
            ),
            ("other", "hours", "per_day"),
        )
    elif hours.per_week is None:
        yield Finding(
            say(
                "{hours} hours a day are lawful only where the week is limited too",
                hours=f"{hours.per_day:g}",
            ),
            say("add “per_week:”, at most {limit}", limit=limits.per_week),
            ("other", "hours", "per_day"),
            severity=Severity.WARNING,
        )


def long_hours_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find such hours in a text of a profile; of a pasted posting the lines are read together."""
    if passage.loc and (clock_spans(passage.folded) or hours_per(passage.folded)):
        yield from _judged(working_time([passage]), context)


_PART_TIME: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|ctv|cộng tác viên|freelance|freelancer)(?!\w)"
)


def long_hours_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find the lines of a pasted posting whose hours come to more than the law allows."""
    if not any(_PART_TIME.stands_in(title.folded) for title in posting.of(Part.TITLE)):
        yield from _judged(working_time(posting.passages), context)


def _judged(lines: list[Stated], context: Context) -> Iterator[Finding]:
    limits = context.law.working_time
    if limits is None:
        return
    seen: set[tuple[str, int]] = set()
    for line in lines:
        day = line.day is not None and line.day > limits.per_day_weekly + _SLACK
        week = line.week is not None and line.week > limits.per_week + _SLACK
        where = line.passage.locate(*line.passage.folded.origin(line.start, line.end))
        if not (day or week) or (where.source.name, where.start) in seen:
            continue
        seen.add((where.source.name, where.start))
        written = line.passage.text[slice(*line.passage.folded.origin(line.start, line.end))].strip()
        yield Finding(
            _message(line, written, week=week, limit=limits.per_week if week else limits.per_day_weekly),
            None
            if line.certain
            else say("no break is stated, one hour is taken off here: state the break, or shorten the hours"),
            where,
            severity=None if line.certain else Severity.WARNING,
        )


def _message(line: Stated, written: str, *, week: bool, limit: int) -> Message:
    if week:
        return say(
            "“{text}” comes to {hours} hours a week, more than the {limit} that the law allows",
            text=written,
            hours=f"{line.week:.4g}",
            limit=limit,
        )
    return say(
        "“{text}” comes to {hours} normal hours a day, more than the {limit} that the law allows",
        text=written,
        hours=f"{line.day:.4g}",
        limit=limit,
    )

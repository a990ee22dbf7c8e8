"""JD330: probation longer than the job allows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, fold
from jd_builder.checks.law.figures import Duration, durations
from jd_builder.checks.law.schooling import COLLEGE, is_title_unskilled, is_unskilled, level_of, schooling
from jd_builder.checks.law_tables import ProbationLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.models import Profile

WORDS: Final = frozenset({"thử", "thừ", "học", "tập", "training", "đào", "probation", "trial"})
TRIAL: Final = r"(?:thử việc|(?:thời gian|giai đoạn|thời kỳ|kỳ) (?:thử thách|làm thử|thử sức|thử)(?! (?:nghiệm|thách trong|sản))|thừ việc|thữ việc|làm thử|hđtv|probation(?:ary)?(?: period)?|trial period)"
_TRIALS: Final = Phrase(rf"(?<!\w)(?:{TRIAL}|thử tay nghề|thử nghề|thử thách(?= \d tháng))(?!\w)")
_LEARNINGS: Final = Phrase(r"(?<!\w)(?:học việc|tập việc)(?!\w)")
_TRIAL_WORDS: Final = frozenset(
    {"thử", "thu", "thừ", "thữ", "hđtv", "hdtv", "probation", "probationary", "trial"}
)
_TERMS: Final = Phrase(r"(?<!\w)(?:thời gian thử việc|lương|hưởng|probation period)(?!\w)")
_AFTERWARDS: Final = Phrase(
    r"(?<!\w)(?:tăng lương|xét lương|xét tăng|review|nâng lương|/ ?lần|một lần|1 lần|kinh nghiệm|hợp đồng lao động|gia hạn hợp đồng|ký hđlđ|ký hợp đồng|hđlđ|bảo hiểm|bhxh|phép|thưởng|bảo hành|bảo lưu|gắn bó|cam kết|thăng tiến|lương tháng|pass|qua)(?!\w)"
)
_STOPS: Final = Phrase(
    r"[.;!]|(?<!\w)(?:sau(?: khi)?|mỗi|định kỳ|hàng|hằng|cứ|hết|xong|kể từ|làm đủ|làm việc đủ|after|tăng lương|xét)(?!\w)"
)
_NEAR: Final = 45


def long_probation_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find probation in days longer than the law allows for what the role asks."""
    probation, limits = role.profile.other.probation, context.law.probation
    if probation is None or limits is None:
        return
    at = ("other", "probation", "days")
    longest = _longest(role.profile, limits)
    if probation.days > longest:
        yield Finding(
            say(
                "{days} days of probation are more than the {limit} that the law allows for this role",
                days=probation.days,
                limit=longest,
            ),
            say(
                "{college} days where the role demands college or more, {vocational} for vocational schooling and clerical work, {other} working days for other work",
                college=limits.college,
                vocational=limits.vocational,
                other=limits.other,
            ),
            at,
        )
    elif role.profile.title.level == "manager" and probation.days > limits.college:
        yield Finding(
            say(
                "{days} days of probation are lawful only for those who manage the enterprise itself",
                days=probation.days,
            ),
            say("for the head of a department take at most {limit} days", limit=limits.college),
            at,
            severity=Severity.WARNING,
        )
    elif probation.days > limits.other + _DAYS_OF_REST and _is_unskilled_role(role.profile):
        yield Finding(
            say(
                "“{text}”: for work that needs no schooling, probation may last {limit} working days at most",
                text=role.profile.title.name,
                limit=limits.other,
            ),
            say(
                "shorten it to {limit} working days, or say which schooling or trade the work truly needs",
                limit=limits.other,
            ),
            at,
            severity=Severity.WARNING,
        )


def _is_unskilled_role(profile: Profile) -> bool:
    """Tell whether a role is of work that nobody has to learn, and asks for no schooling."""
    education = profile.requirements.education
    asked = education is not None and education.required and education.level in _TAUGHT
    names = profile.title.name.by_language.values()
    return (
        profile.title.level != "manager"
        and not asked
        and any(is_title_unskilled(fold(name)) for name in names)
    )


_TAUGHT: Final = ("vocational", "college", "university", "postgraduate")


def _longest(profile: Profile, limits: ProbationLimits) -> int:
    """Return the limit in days: by the schooling that is a must; staff without any count as clerical."""
    if profile.title.level == "manager":
        return limits.manager
    education = profile.requirements.education
    demanded = education.level if education is not None and education.required else "none"
    return limits.college if demanded in ("college", "university", "postgraduate") else limits.vocational


_MANAGER: Final = Phrase(
    r"(?<!\w)(?:giám đốc|quản lý (?:cửa hàng|nhà hàng|khách sạn|chi nhánh|khu vực|vùng|kinh doanh|bộ phận|phòng|vận hành|spa|showroom|siêu thị|trung tâm|nhà máy|cấp)|trưởng phòng|trưởng bộ phận|trưởng ban|trưởng chi nhánh|quản đốc|director|manager|ceo|cfo|coo|head of)(?!\w)"
)
_DIRECTOR: Final = Phrase(r"(?<!\w)(?:giám đốc|director|ceo|cfo|coo|tổng giám đốc)(?!\w)")


def long_probation_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find probation in a text of a profile that is too long for anybody but a manager of the enterprise."""
    limits = context.law.probation
    if passage.loc and limits is not None:
        yield from _once_more(passage)
        for days, start, end in _probations(passage):
            if days > limits.college:
                yield _too_long(passage, start, end, limits)


def long_probation_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find probation in a pasted posting longer than the schooling that it asks for allows."""
    limits = context.law.probation
    if limits is None:
        return
    manager = any(_MANAGER.stands_in(each.folded) for each in posting.of(Part.TITLE))
    director = any(_DIRECTOR.stands_in(each.folded) for each in posting.of(Part.TITLE))
    told = [(passage, *each) for passage in _TRIALS.among(posting.passages) for each in _probations(passage)]
    in_posting = schooling(posting) if told else "none"
    for passage in _AGAIN.among(posting.passages):
        yield from _once_more(passage)
    for passage, days, start, end in told:
        here = "high" if COLLEGE.stands_in(passage.folded) else level_of(passage)
        asked = in_posting if here == "none" else here
        if days > (limits.manager if manager else limits.college):
            yield _too_long(passage, start, end, limits)
        elif days > limits.vocational and not manager and not director and asked in ("low", "none"):
            yield _too_long_for(passage, start, end, limits.vocational, named=asked == "low")
        elif days > limits.other + _DAYS_OF_REST and not manager and is_unskilled(posting, passage):
            yield _too_long_unskilled(passage, start, end, limits)


_DAYS_OF_REST: Final = 2
"""So many days more than six working days make a week of seven, or eight with a free Saturday."""
_AGAIN: Final = Phrase(
    rf"(?<!\w)(?:gia hạn|kéo dài)(?: thêm)?(?: \d{{1,2}} (?:ngày|tuần|tháng))?(?: thời gian| thời hạn| hợp đồng| kỳ| hđ){{0,2}} {TRIAL}(?: thêm)?(?: \d{{1,2}} (?:ngày|tuần|tháng))?(?!\w)"
    rf"|(?<!\w){TRIAL} (?:lại(?= từ đầu| nếu| thêm| lần| \d| một| ?$|[,.;)])|lần (?:2|hai|thứ hai|thứ 2|nữa)|thêm (?:một|hai|\d{{1,2}}) (?:ngày|tuần|tháng|lần))(?!\w)"
    rf"|(?<!\w){TRIAL}[^.;]{{0,25}} (?:có thể |sẽ |được |bị )(?:gia hạn|kéo dài)(?: thêm(?! lương))?(?! hợp đồng| hđ| từ| trong| tối đa| \d)(?!\w)"
)
_NOT_AGAIN: Final = Phrase(
    r"(?<!\w)(?:không|ko|chưa|miễn|khỏi|chẳng)(?: (?:phải|cần|bị|bắt|được|có|áp dụng|qua|đi|gia hạn|kéo dài|thời gian)){0,3} ?$"
)


def _once_more(passage: Passage) -> Iterator[Finding]:
    """Find probation that goes on, or begins again, for those who did not pass."""
    if passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW):
        return
    folded = passage.folded
    for found in _AGAIN.find(folded):
        if not _NOT_AGAIN.stands_in(_cut(folded, found.start() - 30, found.start())):
            yield Finding(
                say("“{text}”: there is only one probation for a job", text=passage.written(found)),
                say("at its end say whether the person has passed, and sign the contract or part"),
                passage.span(found),
                severity=Severity.WARNING,
            )
            return


def _too_long(passage: Passage, start: int, end: int, limits: ProbationLimits) -> Finding:
    first, last = passage.folded.origin(start, end)
    return Finding(
        say(
            "“{text}”: probation may last {limit} days at most",
            text=" ".join(passage.text[first:last].split()),
            limit=limits.college,
        ),
        say(
            "{college} days where the role demands college or more, {vocational} for vocational schooling and clerical work, {other} working days for other work",
            college=limits.college,
            vocational=limits.vocational,
            other=limits.other,
        ),
        passage.locate(first, last),
    )


def _too_long_for(passage: Passage, start: int, end: int, limit: int, *, named: bool) -> Finding:
    first, last = passage.folded.origin(start, end)
    return Finding(
        say(
            "“{text}”: without a demand for college, probation may last {limit} days at most",
            text=" ".join(passage.text[first:last].split()),
            limit=limit,
        ),
        say("shorten it to {limit} days, or demand college where the work truly needs it", limit=limit),
        passage.locate(first, last),
        severity=None if named else Severity.WARNING,
    )


def _too_long_unskilled(passage: Passage, start: int, end: int, limits: ProbationLimits) -> Finding:
    first, last = passage.folded.origin(start, end)
    return Finding(
        say(
            "“{text}”: for work that needs no schooling, probation may last {limit} working days at most",
            text=" ".join(passage.text[first:last].split()),
            limit=limits.other,
        ),
        say(
            "shorten it to {limit} working days, or say which schooling or trade the work truly needs",
            limit=limits.other,
        ),
        passage.locate(first, last),
        severity=Severity.WARNING,
    )


def _probations(passage: Passage) -> Iterator[tuple[float, int, int]]:
    """Yield each stated length of probation in days, with its stretch; learning on top of it counts with it."""
    if passage.part in (Part.SUCCESS, Part.INTERVIEW):
        return
    folded = passage.folded
    if passage.part is Part.DUTIES and not _TERMS.stands_in(folded):
        return
    if folded.words.isdisjoint(_TRIAL_WORDS) or not _TRIALS.stands_in(folded):
        return
    lengths = list(durations(folded))
    chained = 0.0
    for trial in _LEARNINGS.find(folded):
        length = _belonging(folded, trial.start(), trial.end(), lengths)
        if length is not None and _TRIALS.stands_in(folded):
            chained = length.most
            lengths.remove(length)
            break
    for trial in _TRIALS.find(folded):
        if _NOT_AGAIN.stands_in(_cut(folded, trial.start() - 30, trial.start())):
            continue
        length = _belonging(folded, trial.start(), trial.end(), lengths)
        if length is not None:
            yield chained + length.most, min(trial.start(), length.start), max(trial.end(), length.end)
            return


_NOT_LENGTH: Final = Phrase(r"^ ?(?:/ ?lần|một lần|1 lần|đầu(?! tiên)|kinh nghiệm|làm việc chính)")


def _belonging(folded: Folded, start: int, end: int, lengths: list[Duration]) -> Duration | None:
    """Return the length that speaks of the word between `start` and `end`: right behind it, or right before it."""
    first = bisect_left(lengths, end, key=_starts)
    last = bisect_right(lengths, end + _NEAR, lo=first, key=_starts)
    for index, length in enumerate(lengths[first:last], start=first):
        between = folded.text[end : length.start]
        tail = _cut(folded, length.end, length.end + 12)
        if not _blocked(between) and not _NOT_LENGTH.stands_in(tail):
            behind = lengths[index + 1 : index + 2]
            return (
                behind[0]
                if behind and _UP_TO.stands_in(_cut(folded, length.end, behind[0].start))
                else length
            )
    for length in lengths[bisect_left(lengths, start - _NEAR, key=_starts) : first]:
        if 0 <= start - length.end <= 14:
            between = folded.text[length.end : start].strip(" ()-:–")
            if between in ("", "đầu", "dau", "đầu tiên", "of", "để", "de"):
                return length
    return None


def _starts(length: Duration) -> int:
    return length.start


_UP_TO: Final = Phrase(r"^[ ,;-]{0,3}(?:và |nhưng )?(?:tối đa|nhiều nhất|không quá|up to)(?: là)? ?$")


def _cut(folded: Folded, start: int, end: int) -> Folded:
    return Folded(folded.text[max(0, start) : end], None)


def _blocked(between: str) -> bool:
    text = Folded(between, None)
    return _STOPS.stands_in(text) or _AFTERWARDS.stands_in(text)

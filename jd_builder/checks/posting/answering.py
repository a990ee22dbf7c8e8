"""Whether a posting can be found and answered in time: deadline, way to apply, what search engines ask for."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from jd_builder.checks.folding import Phrase, Phrases
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.posting.pay import is_begun
from jd_builder.checks.rule import Context, Finding
from jd_builder.documents.advert import compose_advert
from jd_builder.documents.public import public_role
from jd_builder.documents.wording import Words
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_CUE: Final = Phrase(
    r"(?<!\w)(?:hạn (?:chót|cuối|cùng)?(?: cùng| của)? ?(?:nộp|ứng tuyển|nhận|đăng ký|gửi|hồ sơ|tuyển)|hạn chót|ngày hết hạn|hết hạn|thời (?:hạn|gian) (?:nộp|nhận|ứng tuyển|tuyển dụng|đăng tuyển)"
    r"|(?:nộp|nhận|gửi) (?:hồ sơ|cv|đơn|đăng ký)[^.;]{0,50}(?:trước|đến|hết|tới) (?:ngày)?|ứng tuyển (?:trước|đến|hết)|deadline|apply (?:by|before)|closing date|(?:send|submit) .{0,60} (?:before|by)|applications? (?:close|deadline|must))"
)
_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DATE: Final = Phrase(
    r"(?<![\d/])(?:(?P<y1>20\d\d)-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|(?P<d2>\d{1,2}) ?[/.–-] ?(?P<m2>\d{1,2})(?: ?[/.–-] ?(?P<y2>20\d\d|\d\d))?(?![\d/])"
    r"|(?:ngày )?(?P<d3>\d{1,2}) tháng (?P<m3>\d{1,2})(?:(?: năm|,)? (?P<y3>20\d\d))?"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)? (?P<n4>{'|'.join(name[:3] for name in _MONTHS)})[a-z]{{0,6}}\.?,? (?P<y4>20\d\d)|(?P<n5>{'|'.join(name[:3] for name in _MONTHS)})[a-z]{{0,6}}\.? (?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y5>20\d\d))"
)
_REACH: Final = 60
"""So many letters behind the words the date may stand."""
_OPEN_END: Final = Phrase(
    r"(?<!\w)(?:đến khi (?:đủ|tuyển đủ|có|tìm)|(?:cho )?đến khi (?:đủ|tuyển)|tuyển (?:liên tục|quanh năm|thường xuyên)|until filled|rolling basis)"
)


_TOLD: Final = Phrases(_OPEN_END, _CUE)


def _deadlines(posting: PlainPosting) -> Iterator[tuple[Passage, re.Match[str] | None]]:
    """Yield the lines that tell the last day to apply, with the day; None where they leave it open in words."""
    for passage, behind in zip(posting.passages, (*posting.passages[1:], None), strict=False):
        if not _TOLD.may_stand_in(passage.folded):
            continue
        if _OPEN_END.stands_in(passage.folded):
            yield passage, None
        cue = _CUE.first(passage.folded)
        if cue is None:
            continue
        for place, start in ((passage, cue.end()), (behind, 0)):
            found = None if place is None else next(_DATE.find(place.folded, start), None)
            if place is not None and found is not None and found.start() - start <= _REACH:
                yield place, found
                break


def _day(found: re.Match[str]) -> date | None:
    """Return the day that was written; None where the year is not told or there is no such day."""
    given = {name[0]: value for name, value in found.groupdict().items() if value is not None}
    if "y" not in given:
        return None
    month = int(given["m"]) if "m" in given else [name[:3] for name in _MONTHS].index(given["n"]) + 1
    try:
        return date(int(given["y"]) + (2000 if len(given["y"]) == 2 else 0), month, int(given["d"]))
    except ValueError:
        return None


def no_deadline_told(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find pasted postings that do not say until when one can apply."""
    if next(_deadlines(posting), None) is None:
        yield Finding(
            say("the posting does not say until when one can apply"),
            say("add the last day, for example “Hạn nộp hồ sơ: 31/12/2026”"),
            severity=Severity.NOTE,
        )


def told_deadline_past(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find pasted postings whose last day is over."""
    for passage, found in _deadlines(posting):
        day = _day(found) if found is not None else None
        if found is not None and day is not None and day < context.today:
            yield Finding(
                say("the last day to apply, {day}, is over", day=passage.written(found)),
                say("give a new day, or take the posting down"),
                passage.span(found),
            )


def deadline_missing(role: Role, _: Context) -> Iterator[Finding]:
    """Find postings of profiles without a last day."""
    if is_begun(role) and role.profile.posting is not None and role.profile.posting.deadline is None:
        yield Finding(
            say("the posting does not say until when one can apply"),
            say("add “deadline:” with the last day, for example 2026-12-31"),
            ("posting",),
            key=True,
        )


def deadline_past(role: Role, context: Context) -> Iterator[Finding]:
    """Find postings of profiles whose last day is over."""
    deadline = role.profile.posting.deadline if role.profile.posting else None
    if deadline is not None and deadline < context.today:
        yield Finding(
            say("the last day to apply, {day}, is over", day=deadline.isoformat()),
            say("give a new day, or take the posting down"),
            ("posting", "deadline"),
        )


_ADDRESS: Final = Phrase(
    r"[\w.+-]{1,60}@[\w-]{1,60}\.|\[email|https?://|(?<!\w)www\.|(?<![\d.,])(?:\+?84|0)[ .-]?[\dx]{2,3}(?:[ .-]?[\dx]{2,4}){2,3}(?!\w)|(?<!\d)1[89]00[ .]?\d{2}"
)
_WAYS: Final = Phrase(
    r"(?<!\w)(?:ứng tuyển (?:ngay|online|trực tuyến|qua|tại|bằng)|(?:nộp|gửi) (?:hồ sơ|đơn|cv|thông tin|bản)|nộp trực tiếp|liên hệ|liên lạc|hotline|zalo|inbox|ib|messenger|comment|bình luận|để lại|đăng ký|phỏng vấn trực tiếp|apply|send your|contact|submit|quét mã)(?!\w)"
)


def no_way_told(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find pasted postings that do not say how to apply."""
    for line in posting.lines:
        passage = line.passage
        if _ADDRESS.stands_in(passage.folded):
            return
        if passage.part is Part.APPLY and not (line.heading and line.heading.alone):
            return
        if passage.part not in (Part.DUTIES, Part.REQUIREMENTS) and _WAYS.stands_in(passage.folded):
            return
    yield Finding(
        say("the posting does not say how to apply"),
        say("add an address, a telephone number or a link, and what to send"),
    )


def apply_missing(role: Role, _: Context) -> Iterator[Finding]:
    """Find postings of profiles that give no way to apply, nor does the company's file."""
    if not is_begun(role) or role.profile.posting is None:
        return
    apply, contact = role.profile.posting.apply, role.company.contact if role.company else None
    ways = (
        *((apply.url, apply.email, apply.phone) if apply else ()),
        *((contact.email, contact.phone) if contact else ()),
    )
    if not any(ways):
        yield Finding(
            say("the posting does not say how to apply"),
            say("add “apply:” with url, email or phone under “posting:”, or a contact to company.yaml"),
            ("posting", "apply") if apply else ("posting",),
            key=True,
        )


_DATED: Final = re.compile(
    r"(?<![\d/.-])(?!24/7)(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?:[/.-](?:20)?\d\d)?(?![\d/-])"
)


def not_for_search_engines(role: Role, _: Context) -> Iterator[Finding]:
    """Find what makes Google drop a posting: required facts that are missing, a date or a number in the title."""
    posting = role.profile.posting
    if posting is None or not is_begun(role):
        return
    public = public_role(role)
    missing = compose_advert(public, Words(role.profile.language)).missing
    if missing:
        yield Finding(
            say(
                "search engines will not show this posting as a job, for want of {keys}",
                keys=", ".join(missing),
            ),
            say("add what is missing; without it the job search of Google leaves the posting out"),
            ("posting",),
            key=True,
        )
    title = public.title.get(role.profile.language)
    dated = _DATED.search(title)
    wrong = dated[0] if dated else posting.code if posting.code and posting.code in title else None
    if wrong is not None:
        yield Finding(
            say("“{text}” in the title is a date or a number, which Google forbids there", text=wrong),
            say(
                "leave the title to the name of the job; dates and numbers have keys of their own in “posting:”"
            ),
            ("title", "name"),
        )

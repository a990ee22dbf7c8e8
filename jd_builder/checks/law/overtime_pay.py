"""JD341: overtime, days of rest, holidays and nights paid under what the law demands."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.premiums import FOR_NOTHING, PREMIUM_WORDS, RATES, Kind, Premium, premiums
from jd_builder.checks.law_tables import OvertimePay
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.problems import Severity

__all__ = ["PARTS", "RATES", "WORDS", "low_overtime_pay_in_passage"]

WORDS: Final = PREMIUM_WORDS
PARTS: Final = frozenset(Part) - {Part.SUCCESS, Part.INTERVIEW}
_BUNDLED: Final = Phrase(
    r"(?<!\w)(?:(?:tiền|lương|giờ|phí) )?(?:tăng ca|ot|overtime|làm thêm giờ|ngoài giờ) (?:đã |được |sẽ |coi như |xem như ){0,2}(?:(?:bao )?gồm|nằm)(?: luôn| hết| sẵn| chung){0,2} trong (?:tổng |mức |gói )?(?:lương|thu nhập)(?!\w)"
    r"|(?<!\w)(?:tăng ca|ot|overtime|làm thêm giờ|ngoài giờ)(?: (?!không|lương|phụ|theo)[^\W\d_]{1,9}){0,6},? (?:đã|được|coi như|xem như) (?:được |đã )?(?:bao )?(?:gồm|tính|nằm)(?: luôn| hết| sẵn| chung){0,2} (?:trong|vào) (?:tổng |mức |gói )?lương(?!\w)"
    r"|(?<!\w)(?:(?:lương (?:cứng|cơ bản|khoán|trọn gói|cố định)|lcb)(?: đã| là| cũng){0,2}|lương(?:[ :](?:(?!chưa|tổng)[^.;]){0,24}? ?\()? ?đã) (?:bao )?gồm(?: luôn| cả| hết| sẵn| tiền| lương){0,3} (?:tăng ca|ot|overtime|làm thêm giờ|ngoài giờ)(?!\w)"
)
_OFFICE_WORK: Final = Phrase(
    r"(?<!\w)(?:theo dõi|xử lý|giải quyết|khiếu nại|tư vấn|rà soát|tổng hợp|kiểm tra|đối chiếu|đối soát|lập|quản lý|chấm công|tính toán)(?!\w)"
)


def low_overtime_pay_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find the first pay on a line that is under the law's; among duties only work for nothing."""
    limits = context.law.overtime_pay
    if limits is None:
        return
    folded = passage.folded
    duties = passage.part is Part.DUTIES
    if duties and (_OFFICE_WORK.stands_in(folded) or not FOR_NOTHING.search(folded.text)):
        return
    for premium in premiums(folded):
        limit = _limit(premium.kind, limits)
        if premium.percent < limit and (not duties or premium.percent == 0):
            maybe = premium.kind is Kind.REST and not premium.overtime
            yield _finding(passage, premium, limits, maybe=maybe)
            return
    bundled = None if duties else _BUNDLED.first(folded)
    if bundled is not None:
        yield Finding(
            say(
                "“{text}”: overtime is paid on top of the wage, hour by hour",
                text=passage.written(bundled),
            ),
            _hint(limits),
            passage.span(bundled),
            severity=Severity.WARNING,
        )


def _limit(kind: Kind, limits: OvertimePay) -> float:
    return {
        Kind.OVERTIME: limits.weekday,
        Kind.REST: limits.rest_day,
        Kind.HOLIDAY: limits.holiday,
        Kind.NIGHT: 100 + limits.night_extra,
    }[kind]


def _finding(passage: Passage, premium: Premium, limits: OvertimePay, *, maybe: bool) -> Finding:
    first, last = passage.folded.origin(premium.start, premium.end)
    text = " ".join(passage.text[first:last].split())
    return Finding(
        _message(premium.kind, text, limits),
        _hint(limits),
        passage.locate(first, last),
        severity=Severity.WARNING if maybe else None,
    )


def _message(kind: Kind, text: str, limits: OvertimePay) -> Message:
    if kind is Kind.REST:
        return say(
            "“{text}”: work on the weekly day of rest is paid at {limit} % or more",
            text=text,
            limit=limits.rest_day,
        )
    if kind is Kind.HOLIDAY:
        return say(
            "“{text}”: work on a public holiday is paid at {limit} % or more",
            text=text,
            limit=limits.holiday,
        )
    if kind is Kind.NIGHT:
        return say(
            "“{text}”: work at night is paid at least {limit} % more",
            text=text,
            limit=limits.night_extra,
        )
    return say("“{text}”: overtime is paid at {limit} % or more", text=text, limit=limits.weekday)


def _hint(limits: OvertimePay) -> Message:
    return say(
        "write for example: overtime {weekday} % of the pay on working days, {rest} % on weekly days of rest, {holiday} % on public holidays; {night} % more at night",
        weekday=limits.weekday,
        rest=limits.rest_day,
        holiday=limits.holiday,
        night=limits.night_extra,
    )

"""JD335: weeks without rest."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.clock import clock_spans, days_per_week
from jd_builder.checks.law.figures import NUMBER, number_of
from jd_builder.checks.law.week_facts import OTHER_TIME, SHIFTS
from jd_builder.checks.law_tables import WorkingTimeLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.problems import Severity

REST_WORDS: Final = frozenset({"nghỉ", "off", "tuần", "công", "7/7", "7", "về", "week"})
_REST_FORMS: Final = REST_WORDS | {
    "nghi",
    "tuan",
    "cong",
    "ngày",
    "ngay",
    "day",
    "days",
    "nhật",
    "nhat",
    "cn",
}
_FEW_DAYS: Final = Phrase(
    rf"(?<!\w)(?:được nghỉ|nghỉ|off)(?: tối đa| cố định| luân phiên| tự chọn| xoay ca)?:? (?P<n>{NUMBER}) (?:ngày|hôm|buổi)(?: nghỉ)? ?(?:/ ?|trong |một |mỗi |1 )(?:1 |một )?tháng"
    rf"|(?<!\w)(?:(?:mỗi|một|1|trong) )?tháng (?:được |có )?(?:nghỉ|off)(?: tối đa)? (?P<n2>{NUMBER}) (?:ngày|hôm|buổi)|(?<![\w/.,])(?P<n3>\d{{1,2}}) ngày (?:nghỉ|off) ?(?:/ ?|trong |một |mỗi )(?:1 |một )?tháng"
)
_MORE_FEW_DAYS: Final = Phrase(
    rf"(?<!\w)(?:(?:mỗi|một|hàng|hằng|trong|1) )?tháng(?: chỉ| mới| thì| được| có| cho){{0,3}} (?:nghỉ|off|về(?: quê| nhà| thăm nhà| thăm gia đình)?)(?: phép)?(?: tối đa| được)? (?P<n>{NUMBER}) (?:ngày|hôm|buổi|lần)"
    rf"|(?<!\w)(?:chỉ|mới) (?:được )?(?:nghỉ|off|về quê) (?P<n2>{NUMBER}) (?:ngày|hôm|buổi)(?: nghỉ)? ?(?:/ ?|trong |một |mỗi |hàng |hằng |1 )(?:1 |một )?tháng"
    rf"|(?<!\w)(?:mỗi |một |1 )?tháng(?: có| được){{0,2}} (?P<n3>{NUMBER}) (?:ngày|hôm|buổi) (?:nghỉ|off)(?! phép)|(?<!\w)(?:số )?ngày (?:nghỉ|off)(?: trong tháng| hàng tháng)? ?[:=] ?(?P<n4>{NUMBER}) (?:ngày|hôm|buổi) ?(?:/|mỗi|một|trong) ?tháng"
    rf"|(?<!\w)(?:nghỉ|off) (?P<n5>{NUMBER}) (?:ngày|hôm|buổi) (?:hàng|hằng) tháng|(?<![\w/.,-])(?P<n6>{NUMBER}) days? (?:off|of rest) ?(?:/ ?|per |a |each |every )month"
)
_FEW_SUNDAYS: Final = Phrase(
    rf"(?<!\w)(?:(?:mỗi|một|hàng|hằng|trong|1) )?tháng(?: chỉ| mới| thì| được| có){{0,3}} (?:nghỉ|off) (?P<n>{NUMBER}) (?:ngày |hôm |buổi )?(?:chủ nhật|chúa nhật|cn)(?!\w)"
    rf"|(?<!\w)(?:nghỉ|off) (?P<n2>{NUMBER}) (?:ngày |hôm |buổi )?(?:chủ nhật|chúa nhật|cn) ?(?:/ ?|trong |một |mỗi |hàng |hằng |1 )(?:1 |một )?tháng"
)
_EVERY_OTHER: Final = Phrase(
    r"(?<!\w)(?:hai|ba|bốn|[234]|0[234]|mỗi hai|cứ hai|cách|nửa tháng|10 ngày|15 ngày|mười ngày) ?(?:tuần )?(?:mới |thì |được |chỉ |có |là ){0,3}(?:nghỉ|off|về quê|về nhà)(?: được| có)? (?:một |1 |01 )(?:ngày|hôm|buổi|lần|chủ nhật|cn)(?! (?:thứ|t7|phép)|\w)"
    r"|(?<!\w)(?:nghỉ|off) (?:(?:một|1|01) )?(?:ngày|hôm|buổi|chủ nhật|cn) ?(?:/ ?|trong |mỗi |cho )(?:hai|ba|2|02|3) tuần|(?<!\w)(?:nghỉ|off) (?:chủ nhật|cn) (?:cách tuần|xen kẽ|luân phiên tuần|2 tuần một lần|2 tuần/lần|hai tuần một lần)(?!\w)"
    r"|(?<!\w)(?:one|1) (?:day|sunday) off (?:every|per|in|each) (?:two|2|three|3|other) weeks?(?!\w)"
)
_OTHER_REST: Final = Phrase(
    r"(?<!\w)(?:phép|thứ (?:7|bảy|bẩy)|t7|saturdays?|thêm|lễ|tết|ốm|bù|ngoài ra|trong tuần|hàng tuần|mỗi tuần|ngày thường|/ ?tuần|sinh nhật|online|remote|tại nhà|leave|extra)(?!\w)"
)
_NOT_WEEKLY_REST: Final = Phrase(
    r"(?<!\w)(?:phép|thứ (?:7|bảy|bẩy)|t7|(?<!không nghỉ )(?:chủ nhật|cn)|(?<!tính )(?<!trả )(?<!cộng )thêm(?! (?:thì |là |bị |sẽ )?trừ)|(?<!không nghỉ )cuối tuần|lễ|tết|ốm|việc riêng|sinh lý|kinh nguyệt|bù|ngoài ra|hàng tuần|mỗi tuần|/ ?tuần|có lương|hưởng lương|nguyên lương|không lương|leave|online|remote)(?!\w)"
)
_NO_REST: Final = Phrase(
    r"(?<!\w)(?:(?<!chọn )(?<!thể )làm(?: việc)? (?:cả|nguyên|full|trọn) tuần|làm(?: việc)? (?:cả|full) 7 ngày|làm(?: việc)? (?:cả thứ (?:7|bảy) và |full |cả )(?:chủ nhật|cn)(?! (?:luân phiên|xen kẽ|cách))|không (?:có )?ngày (?:nghỉ|off)(?! (?:bù|phép|giữa|có|hưởng|lễ|tết|thứ|t7|nào|cố định))|(?:làm|đi làm)(?: việc)? (?:liên tục |suốt |cả |full |đủ )?(?:30|31) ngày(?: ?/ ?| một | mỗi | trong )tháng|làm (?:liên tục|suốt|ròng) (?:cả |trọn )?tháng|làm(?: việc)? (?:suốt|liên tục|liền|xuyên suốt)(?: cả tuần| cả tháng| các ngày)? không (?:được |có )?nghỉ(?! trưa| giữa| phép| lễ| tết| ngơi| tay| bù)|no days? off|without (?:a |any )?days? off|seven days (?:a|per) week|không nghỉ (?:tuần|ngày nào)|7/7 ngày|work 7 days|(?:nghỉ|off) (?:(?:0?1|một) buổi|nửa (?:ngày|buổi)|(?:0[.,]5|½) ngày) ?(?:/|mỗi|một|trong)? ?(?:1 |một )?tuần)(?!\w)"
)
_WORKDAYS_MONTH: Final = Phrase(
    r"(?<!\w)(?P<n>2[5-9]|3[01]) (?:công|ngày công|ngày) ?(?:/ ?|một |mỗi |trong )(?:1 )?tháng"
)
_MONDAY_TO_SUNDAY: Final = (
    r"(?:thứ (?:2|hai)|t2) ?(?:-{1,2}|–|—|~|đến|tới|->) ?(?:hết )?(?:chủ nhật|chúa nhật|cn)"
)
_FULL_WEEK: Final = Phrase(
    rf"(?<!\w){_MONDAY_TO_SUNDAY}(?: đều| phải| vẫn| cũng| là){{0,2}}(?: đi)? (?:làm(?: việc)? (?:đủ|hết|full|đều|tất)|đều (?:phải )?(?:đi )?làm|làm(?= ?(?:$|[,.;])))(?!\w)"
    rf"|(?<!\w)làm(?: việc)? (?:đủ|full|hết|đều)(?: từ)? {_MONDAY_TO_SUNDAY}(?!\w)|(?<!\w)làm(?: việc)? 7/7(?!\w)"
    r"|(?<!\w)(?:(?:hàng|hằng|mỗi) ngày|(?:tất cả |mọi )(?:các )?ngày(?: trong tuần)?|các ngày trong tuần)(?! (?:nghỉ|một|1|trừ))[^.;()]{0,40}(?:kể cả|bao gồm cả|gồm cả|cả)(?: các)?(?: ngày)?(?: (?:thứ 7|thứ bảy|t7)(?:,| và| &)?)? (?:chủ nhật|chúa nhật|cn)(?!\w)"
)
_REST_IN_WEEK: Final = Phrase(
    r"(?<!\w)(?:tuần(?: được)? (?:nghỉ|off)|(?:nghỉ|off)[^.;,]{0,15}(?:trong tuần|/ ?tuần|(?:mỗi|một|hàng|hằng|1) tuần|luân phiên|xoay)|6 (?:ngày|buổi)|ca xoay|xoay ca|theo ca|(?:nghỉ|off) [4-9]|tùy)(?!\w)"
)
_REST_ELSEWHERE: Final = Phrase(
    r"(?<!\w)(?<!không )(?:nghỉ|off)(?: cố định| các ngày| ngày| thứ (?:7|bảy)| t7|,| và| &| \+){0,4} (?:chủ nhật|cn)(?!\w)|(?:thứ (?:2|hai)|t2|mon\w*)(?: ?(?:-|–|—|~|đến|tới|to) ?)(?:hết |sáng |trưa ){0,2}(?:thứ )?(?:t?[67]|sáu|bảy|fri\w*|sat\w*)(?!\w)"
)


_SEVEN: Final = Phrase(r"7 ?(?:ngày|days?)")
REST: Final = Phrases(
    _FEW_DAYS, _FEW_SUNDAYS, _MORE_FEW_DAYS, _EVERY_OTHER, _NO_REST, _FULL_WEEK, _SEVEN, _WORKDAYS_MONTH
)


def little_rest_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find little rest in a text of a profile."""
    if passage.loc:
        yield from (finding for finding, _ in _little_rest([passage], context))


def little_rest_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find little rest in a pasted posting, unless another line gives every Sunday free."""
    found = list(_little_rest(posting.passages, context))
    free = bool(found) and any(_REST_ELSEWHERE.stands_in(line.folded) for line in posting.passages)
    yield from (each for each, plain in found if plain or not free)
    if not found:
        yield from _whole_week(posting, context)


def _full_week(folded: Folded) -> re.Match[str] | None:
    """Find Monday to Sunday said to be worked in full, unless the line gives a day in the week."""
    return None if _REST_IN_WEEK.stands_in(folded) else _FULL_WEEK.first(folded)


_PLAIN: Final = Phrase(r"(?<!\w)(?:chỉ|mới|chủ nhật|chúa nhật|cn|sunday|quê)(?!\w)")
"""Said outright of the days of rest: then a line such as “thứ 2 đến thứ 7” does not make up for it."""


def _little_rest(
    passages: tuple[Passage, ...] | list[Passage], context: Context
) -> Iterator[tuple[Finding, bool]]:
    """Yield what is found, and whether it is said outright."""
    limits = context.law.working_time
    if limits is None:
        return
    hint = say(
        "give every week 24 hours of rest in a row, or at least {n} days a month on average",
        n=limits.rest_days_month,
    )
    for passage in REST.among(passages):
        if passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW):
            continue
        folded = passage.folded
        if folded.words.isdisjoint(_REST_FORMS):
            continue
        for found in _FEW_DAYS.find(folded):
            number = number_of(found["n"] or found["n2"] or found["n3"], bare=folded.is_bare)
            if (
                number is not None
                and number < limits.rest_days_month
                and not _NOT_WEEKLY_REST.stands_in(folded)
            ):
                yield _less(passage, found, hint), _PLAIN.stands_in(folded)
        rare = _rare_rest(passage, limits)
        if rare is not None:
            yield _less(passage, rare, hint), _PLAIN.stands_in(folded)
        every_day = _NO_REST.first(folded) or _full_week(folded)
        if every_day is None and (days_per_week(folded) or 0) >= 7:
            every_day = _SEVEN.first(folded)
        if every_day is None:
            month = _WORKDAYS_MONTH.first(folded)
            every_day = month if month and int(month["n"]) > 31 - limits.rest_days_month else None
        if every_day is not None:
            said = Finding(
                say("“{text}” leaves no weekly day of rest", text=passage.written(every_day)),
                hint,
                passage.span(every_day),
            )
            yield said, False


def _less(passage: Passage, found: re.Match[str], hint: Message) -> Finding:
    return Finding(
        say("“{text}” is less rest than the law gives", text=passage.written(found)),
        hint,
        passage.span(found),
    )


def _rare_rest(passage: Passage, limits: WorkingTimeLimits) -> re.Match[str] | None:
    """Find few days at home or few Sundays a month, and a day off only every other week."""
    folded = passage.folded
    told = _FEW_DAYS.stands_in(folded) and not _NOT_WEEKLY_REST.stands_in(folded)
    if told or _OTHER_REST.stands_in(folded):
        return None
    for phrase in (_FEW_SUNDAYS, _MORE_FEW_DAYS):
        if phrase is _MORE_FEW_DAYS and _NOT_WEEKLY_REST.stands_in(folded):
            continue
        for found in phrase.find(folded):
            said = next((each for each in found.groups() if each), "")
            number = number_of(said, bare=folded.is_bare)
            if number is not None and number < limits.rest_days_month:
                return found
    return _EVERY_OTHER.first(folded)


_ALL_WEEK: Final = Phrase(
    r"(?<!\w)(?:thứ (?:2|hai)|t2) (?:đến|tới) (?:hết )?(?:chủ nhật|chúa nhật|cn)(?!\w)(?! ?[(:])"
)
_ANY_REST: Final = Phrase(
    r"(?<!\w)(?:nghỉ|off|rest)(?! (?:trưa|giữa|ngơi|lễ|tết|phép|thai|việc|ốm|mát|ngang|hưu))(?!\w)|(?:thứ (?:2|hai)|t2) ?(?:-|–|đến|tới) ?(?:hết |sáng ){0,2}(?:thứ |t)(?:[67]|sáu|bảy)|(?<!\w)[3-6](?:[.,]5)? ?(?:ngày|buổi|ca) ?(?:/|một|mỗi) ?tuần"
)
_PAUSE: Final = Phrase(r"(?<!\w)trưa nghỉ|nghỉ (?:ăn )?\d{1,2} ?(?:h|tiếng|giờ|phút|p)(?!\w)")


def _whole_week(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find hours of one's own from Monday to Sunday where no line speaks of shifts or of rest.

    “Thứ 2 - Chủ nhật” in the field of a job board only says when the place is open, so a sentence is needed.
    """
    lines = posting.passages
    if context.law.working_time is None:
        return
    told = [
        line
        for line in _ALL_WEEK.among(lines)
        if _ALL_WEEK.stands_in(line.folded) and any(clock_spans(line.folded))
    ]
    if not told or any(
        SHIFTS.stands_in(each.folded)
        or OTHER_TIME.stands_in(each.folded)
        or (_ANY_REST.stands_in(each.folded) and not _PAUSE.stands_in(each.folded))
        for each in lines
    ):
        return
    for line in told:
        found = _ALL_WEEK.first(line.folded)
        if found is not None and line.part not in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW, Part.APPLY):
            yield Finding(
                say("“{text}” leaves no weekly day of rest", text=line.written(found)),
                say(
                    "give every week 24 hours of rest in a row, or at least {n} days a month on average",
                    n=context.law.working_time.rest_days_month,
                ),
                line.span(found),
                severity=Severity.WARNING,
            )

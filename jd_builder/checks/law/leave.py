"""JD336: fewer paid days off than the law gives, or only after a while."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.figures import NUMBER, number_of
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.profile.loading import Role

WORDS: Final = frozenset({"phép", "leave", "vacation", "pto", "nghỉ"})
_YEARLY: Final = Phrase(
    r"(?<![\w.,/])(?P<n>\d{1,2})(?: ?\(\w{1,10}\))? ?(?:ngày|buổi) (?:được )?(?:nghỉ )?phép(?: có lương| hưởng lương| nguyên lương)?(?: năm(?! (?:tăng|cộng))| ?/ ?(?:1 |một )?năm| (?:mỗi|một|hàng|hằng|trong|trong một|1|trong 1) năm)"
    r"|(?<!\w)(?:nghỉ )?phép(?: thường)? năm(?: có lương)?(?: ?[:\-–=(]| là| gồm| được){0,2} ?(?P<n2>\d{1,2}) ?ngày(?! ?/ ?tháng| mỗi tháng| một tháng)"
    r"|(?<!\w)nghỉ phép(?: có lương| hưởng lương)?(?: ?[:\-–=(]| là){0,2} ?(?P<n3>\d{1,2}) ?ngày ?(?:/ ?|một |mỗi |trong |1 )(?:1 |một )?năm"
    r"|(?<!\w)(?:một|mỗi|1|hàng|hằng) năm(?: ?[:\-]| có| được| là| chỉ| cho| bạn có| nhân viên được| nghỉ){0,3} ?(?P<n4>\d{1,2}) ?ngày (?:nghỉ )?phép"
    r"|(?<![\w.,/])(?P<n5>\d{1,2}) (?:annual leave days|days?(?: of)?(?: paid)? annual leave|annual leaves?|paid leave days|days? (?:of )?(?:paid |annual ){1,2}(?:leave|vacation|time off)|(?:paid )?vacation days|days? (?:of )?pto|pto days)(?! (?:in|for) (?:the )?(?:sick|wedding))"
    r"|(?<!\w)(?:nghỉ )?phép(?: thường)?(?: năm)?(?: có lương| hưởng lương)?(?: ?[:\-–=(]| là| gồm| được| chỉ| có){0,3} ?(?P<n6>\d{1,2}) ?(?:ngày|buổi) ?(?:/ ?|một |mỗi |trong |1 |hàng |hằng )(?:1 |một )?năm"
    r"|(?<!\w)năm (?:đầu(?: tiên)?|thứ nhất|thứ 1)[^.;\d]{0,25} phép(?: ?[:\-–=(]| năm| là| được| chỉ| có){0,3} ?(?P<n7>\d{1,2}) ?ngày|(?<!\w)năm (?:đầu(?: tiên)?|thứ nhất|thứ 1)(?: ?[:,]| chỉ| được| có| nghỉ){0,4} ?(?P<n8>\d{1,2}) ?ngày (?:nghỉ )?phép"
    r"|(?<!\w)(?:số )?ngày (?:nghỉ )?phép(?: năm| trong năm| hàng năm| có lương){0,2} ?[:=] ?(?P<n9>\d{1,2})(?: ?ngày)?(?! ?(?:/ ?|mỗi |một )tháng|\w|[.,]\d)|(?<![\w.,/])(?P<n10>\d{1,2}) ngày nghỉ (?:có|hưởng|hưởng nguyên) lương ?(?:/ ?|mỗi |một |trong |hàng )(?:1 |một )?năm"
    r"|(?<!\w)(?:annual|paid) leave(?: ?[:\-–]| of| is){0,2} ?(?P<n11>\d{1,2}) days(?! (?:a|per) month)"
)
_OFF: Final = r"(?:(?:ngày )?(?:nghỉ )?phép|ngày (?:nghỉ )?(?:phép )?(?:có|hưởng|hưởng nguyên|nguyên) lương)"
"""Paid leave by any of its names, behind a number."""
_SOME_MONTHS: Final = Phrase(
    rf"(?<!\w)(?:(?:cứ|mỗi|một|hàng|hằng|trong) ){{0,2}}(?P<period>quý|nửa năm|(?P<months>{NUMBER}) tháng)(?: đầu năm| cuối năm| làm việc| thì| được| có| cho| nghỉ| hưởng| tính| chỉ| phép| bạn| nhân viên|:){{0,4}} (?:(?P<days>{NUMBER}) (?:ngày {_OFF}|{_OFF})|(?:nghỉ )?phép (?P<days4>{NUMBER}) ngày)(?!\w)"
    rf"|(?<![\w.,/])(?P<days2>{NUMBER}) (?:ngày {_OFF}|{_OFF})(?: có lương| hưởng lương| năm)? ?(?:/ ?|mỗi |một |hàng |hằng |trong |cho ){{1,2}}(?P<period2>quý|nửa năm|(?P<months2>{NUMBER}) tháng)(?!\w)"
    rf"|(?<!\w)phép(?: năm| có lương)?(?: ?[:=]| là| được| có| chỉ){{1,2}} ?(?P<days3>{NUMBER}) ngày ?(?:/ ?|mỗi |một |trong ){{1,2}}(?P<period3>quý|nửa năm|(?P<months3>{NUMBER}) tháng)(?!\w)"
)
_OF_SOMETHING_ELSE: Final = Phrase(
    r"(?<!\w)(?:báo trước|xin nghỉ|đăng ký trước|duyệt|tối đa|không quá|liên tục|liên tiếp|ốm|con ốm|mẹ|tối thiểu)(?!\w)"
)
_HALF_A_DAY: Final = Phrase(
    r"(?<!\w)phép(?: năm)?[ :=]{1,3}(?:0[.,]5|nửa|½|1/2) ngày ?(?:/ ?|mỗi |một |hàng |1 )(?:1 )?tháng|(?<![\w.,/])(?:0[.,]5|nửa|½|1/2) ngày (?:nghỉ )?phép(?: có lương| năm)? ?(?:/ ?|mỗi |một |hàng |1 )(?:1 )?tháng|(?<!\w)(?:mỗi|một|1) tháng(?: làm việc)?(?: được| có| tích lũy| cộng| tính| nghỉ){0,3} (?:0[.,]5|nửa|½|1/2) ngày (?:nghỉ )?phép"
)
MORE: Final = Phrase(
    r"(?<!\w)(?:thêm|cộng|ngoài phép|ngoài ra|sinh nhật|cưới|kết hôn|ốm|tang|hiếu|bổ sung|thâm niên|tối đa|lên đến|lên tới|extra|additional|birthday|sick|wedding|marriage|maternity|paternity|bereavement|compassionate|bonus|on top|plus|tháng|chuyển|dồn|chuyển sang|nghỉ đẻ|việc riêng|mát|hè|từ thiện)(?!\w)|\+ ?\d{1,2} ngày"
)
_LATE: Final = Phrase(
    rf"(?<!\w)(?:làm(?: việc)?(?: đủ| được| trên| từ)?|đủ|sau|sau khi (?:làm )?(?:đủ )?|thâm niên|trên|từ)(?: khi)?(?: làm(?: việc)?)?(?: đủ| được| trên)? (?P<n>{NUMBER}) (?P<unit>năm|tháng)(?: làm việc| công tác| trở lên| thâm niên| gắn bó| ký hợp đồng| hợp đồng)?(?: trở lên)?(?: mới| sẽ| thì| thì mới|,| nhân viên| bạn){{0,3}} ?(?:được |có |hưởng |tính |nghỉ ){{0,3}}(?:hưởng |nghỉ )?(?:chế độ )?(?:\d{{1,2}} ngày )?(?:(?:nghỉ )?phép(?! (?:dài|đặc biệt|thưởng|thêm|thâm niên))|ngày nghỉ (?:có|hưởng) lương)"
    rf"|(?<!\w)(?:nghỉ )?phép(?: năm| có lương){{0,2}}(?:[ :(]{{1,3}}\d{{1,2}} ngày(?: ?/ ?năm)?)?(?: ?/ ?tháng| ?/ ?năm| mỗi tháng| một tháng| hàng tháng)?(?: ?\(| chỉ| mới| được| áp dụng| tính| có| hưởng| phát sinh| khi| cho| nhân viên| dành cho| ai| người| bạn){{0,5}} ?(?:sau(?: khi)?|(?:khi )?(?:làm )?đủ|(?:khi )?làm(?: việc)?(?: đủ)?|từ(?: khi| lúc)?|trên)(?: làm(?: việc)?)?(?: đủ| được| trên| tròn)? (?P<n2>{NUMBER}) (?P<unit2>năm|tháng)(?! (?:thử|đầu))"
)
_LATE_OTHERWISE: Final = Phrase(
    r"(?<!\w)(?:năm (?:đầu(?: tiên)?|thứ nhất|thứ 1)|(?:12|6|sáu) tháng đầu(?: tiên)?|dưới (?:12 tháng|1 năm|một năm)|chưa (?:đủ|được|tròn) (?:12 tháng|1 năm|một năm))[^.;,\d]{0,20} (?:chưa|không)(?: được| có| tính| phát sinh| hưởng| nghỉ| áp dụng| cho){0,3}(?: chế độ| ngày)?(?:(?: nghỉ)? phép| nghỉ (?:có|hưởng|hưởng nguyên|nguyên) lương)"
    r"|(?<!\w)(?:đủ|tròn|trên|sau|làm|hết|qua) (?:12 tháng|1 năm|một năm|6 tháng|sáu tháng|năm (?:đầu(?: tiên)?|thứ nhất|thứ 1))(?: làm việc| công tác| trở lên| gắn bó)?,? (?:thì )?mới (?:được |có |phát sinh |tính |hưởng |cộng |nghỉ |áp dụng |bắt đầu ){0,4}(?:các )?(?:chế độ )?(?:\d{1,2} )?(?:ngày )?(?:(?:nghỉ )?phép|nghỉ (?:có|hưởng) lương)|(?<!\w)từ năm thứ (?:2|hai|3|ba)(?: trở đi)?,? mới (?:được |có |tính |hưởng |nghỉ ){0,3}(?:ngày )?(?:nghỉ )?phép"
    r"|(?<!\w)(?:nghỉ )?phép năm(?: chỉ| được| mới| bắt đầu){0,3} (?:có|áp dụng|tính|phát sinh|hưởng)(?: cho| với| đối với){0,2}(?: nhân viên| người lao động| cbnv| nlđ| nv| ai)?(?: làm(?: việc)?)? (?:từ|kể từ) năm thứ (?:2|hai|3|ba)(?!\w)"
    r"|(?<!\w)no (?:annual |paid |annual paid )?leave (?:in|during|for) the first (?:year|12 months|6 months|six months)|(?<!\w)(?:annual|paid) leave (?:is |will be |only )?(?:starts?|begins?|applies|available|granted|given|accrues?)? ?(?:only )?(?:after|from) (?:the )?(?:1|one|a|first|second|2nd|12 months|6 months|six months|12|6|six)(?:(?: full)? years?| months?)?(?!\w| days)"
)
_RISES: Final = Phrase(
    r"(?<!\w)(?:thêm|cộng|tăng|mỗi (?:5|3|2) năm|cứ (?:5|3|2) năm|(?:1[3-9]|2\d) ngày)(?!\w)"
)
"""Said of leave that grows with the years, for those who have some already."""


_CLAUSE: Final = re.compile(r"[,;](?= )")
_NONE: Final = Phrase(
    r"(?<!\w)(?<!nghỉ )(?<!không phải )(?:không|chưa|ko)(?: có| được| áp dụng| tính| hưởng| cho){1,3}(?: chế độ)? (?:ngày (?:nghỉ )?phép|phép năm|nghỉ phép năm|chế độ phép)(?! (?:của|khi|thì|tự|vẫn|quá|nếu|mà|trong|vào|dịp|tháng|liên|đột|cùng|còn|cố định|nào|đã|chưa|cũ|tồn|năm trước|sang))(?!\w)"
)
_OF_OTHERS: Final = Phrase(
    r"(?<!\w)(?:thử việc|ctv|cộng tác viên|part[ -]?time|thời vụ|thực tập|nếu|khi|dùng|sử dụng|bù|quy đổi)(?!\w)"
)
_YEAR_NAMES: Final = ("n", *(f"n{number}" for number in range(2, 12)))
_SHORTEST_WAIT: Final = 6
_LONGEST_WAIT: Final = 36
"""In months. After more of them people are given something on top, unless it is said that they have none before."""
_ONLY: Final = Phrase(r"(?<!\w)mới (?:được|có|tính|hưởng|phát sinh|nghỉ)(?!\w)")
_FEWEST: Final = 4
"""Fewer days are some of the leave, not all of a year's."""


def short_leave_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find fewer paid days off than the law gives in `benefits.leave_days`."""
    days, limit = role.profile.benefits.leave_days, context.law.leave
    if days is not None and limit is not None and days < limit.days:
        yield Finding(
            say(
                "{days} paid days off a year are fewer than the {limit} that the law gives",
                days=days,
                limit=limit.days,
            ),
            say(
                "give {limit} days or more; for less than a year they are counted in proportion",
                limit=limit.days,
            ),
            ("benefits", "leave_days"),
        )


LEAVE: Final = Phrases(_YEARLY, _HALF_A_DAY, _NONE, _SOME_MONTHS, _LATE_OTHERWISE, _LATE)


def short_leave_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find fewer paid days off a year than the law gives, and leave that begins only after a year."""
    limit = context.law.leave
    if limit is None or passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW, Part.APPLY):
        return
    folded = passage.folded
    for found in _YEARLY.find(folded):
        days = int(next(found[name] for name in _YEAR_NAMES if found[name]))
        behind = _CLAUSE.split(folded.text[found.end() : found.end() + 30], maxsplit=1)[0]
        near = folded.text[max(0, found.start() - 30) : found.end()] + behind
        if _FEWEST <= days < limit.days and not MORE.stands_in(type(folded)(near, None)):
            yield _fewer(passage, found, limit.days)
            return
    part = (
        _HALF_A_DAY.first(folded)
        or (None if _OF_OTHERS.stands_in(folded) else _NONE.first(folded))
        or _few_by_months(folded, limit.days)
    )
    if part is not None and not _MORE_LEAVE.stands_in(folded):
        yield _fewer(passage, part, limit.days)
        return
    otherwise = _LATE_OTHERWISE.first(folded)
    if otherwise is not None:
        yield _only_late(passage, otherwise)
        return
    for found in _LATE.find(folded):
        number = number_of(found["n"] or found["n2"], bare=folded.is_bare)
        unit = found["unit"] or found["unit2"]
        months = (number or 0) * (12 if unit in ("năm", "nam") else 1)
        waits = months <= _LONGEST_WAIT or _ONLY.stands_in(folded)
        if months >= _SHORTEST_WAIT and waits and not _RISES.stands_in(folded):
            yield _only_late(passage, found)
            return


def _few_by_months(folded: Folded, days: int) -> re.Match[str] | None:
    """Return a number of days for some months that makes fewer than so many a year: `1 ngày phép/quý`."""
    if _OF_SOMETHING_ELSE.stands_in(folded):
        return None
    for found in _SOME_MONTHS.find(folded):
        said = next(name for name in ("", "2", "3") if found[f"period{name}"])
        number = number_of(found["days4"] or found[f"days{said}"], bare=folded.is_bare)
        period, months = found[f"period{said}"], 3.0 if found[f"period{said}"] in ("quý", "quy") else 6.0
        if found[f"months{said}"]:
            months = number_of(found[f"months{said}"], bare=folded.is_bare) or 0.0
        if period and number is not None and 1 < months < 12 and number / months * 12 < days:
            return found
    return None


_MORE_LEAVE: Final = Phrase(
    r"(?<!\w)(?:thêm|cộng|ngoài phép|bổ sung|sinh nhật|sinh lý|sinh hoạt|extra)(?!\w)"
)


def _fewer(passage: Passage, found: re.Match[str], days: int) -> Finding:
    return Finding(
        say(
            "“{text}” is less than the {limit} days a year that the law gives",
            text=passage.written(found),
            limit=days,
        ),
        say("give {limit} days or more; for less than a year they are counted in proportion", limit=days),
        passage.span(found),
    )


def _only_late(passage: Passage, found: re.Match[str]) -> Finding:
    return Finding(
        say(
            "“{text}”: leave is earned from the first month, not only after a while",
            text=passage.written(found),
        ),
        say("who has worked less than a year gets days off in proportion (Article 113.2)"),
        passage.span(found),
    )

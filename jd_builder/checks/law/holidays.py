"""JD337: public holidays that are fewer than the law gives, refused, or not paid."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.figures import NUMBER, number_of
from jd_builder.checks.law.leave import MORE
from jd_builder.checks.law_tables import HolidayLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

WORDS: Final = frozenset({"lễ", "holidays", "tết"})
_DAYS: Final = r"(?:(?:các|những|vào|ngày|dịp) ){0,3}(?:lễ(?! tân| phép| phục| hội| nghi| cưới)|tết(?! dương))(?:(?:,| và|/| hay| hoặc| -)? ?(?:tết|lễ)(?! tân))?(?: lớn| âm lịch| nguyên đán)?(?!\w)"
_DATES: Final = r"(?:[ :(]{0,2}\d{1,2}/\d{1,2}(?: âm)?(?:,| và|;|\))?){0,6}"
_HOLIDAYS: Final = Phrase(
    r"(?<![\w.,/])(?P<n>\d{1,2}) ngày (?:nghỉ )?(?:lễ|tết|lễ tết)(?:,? tết| và tết|/tết)?(?: có lương| hưởng lương| hưởng nguyên lương| nguyên lương| theo luật| theo quy định){0,2} ?(?:/ ?(?:1 |một )?năm|(?:trong |mỗi |một |hàng |hằng |1 ){1,2}năm)"
    r"|(?<!\w)nghỉ(?: đủ| đầy đủ)? (?P<n2>\d{1,2}) ngày lễ(?:,? tết| và tết|/tết)?(?! lớn)"
    r"|(?<!\w)nghỉ (?:lễ|lễ tết|lễ, tết|các ngày lễ)[ :(]{1,3}(?P<n3>\d{1,2}) ngày ?(?:/|một |mỗi |trong )(?:1 )?năm|(?<![\w.,/])(?P<n4>\d{1,2}) (?:paid )?public holidays"
)

_ON: Final = rf"(?:{_DAYS}{_DATES}|(?:ngày )?(?:30/0?4|0?1/0?5|0?2/0?9|10/0?3)(?![\d/])(?:(?:,| và| &) ?\d{{1,2}}/\d{{1,2}}){{0,4}})"
"""Holidays by name or date."""
_NO_PAY: Final = r"(?:(?:không|ko|chưa)(?: được| có)?(?: tính| trả| hưởng| nhận){0,2}(?: tiền)? (?:lương|công(?! ty| việc| tác| bố))|(?<!không )(?<!không bị )(?<!ko )(?:bị )?trừ (?:vào )?(?:\d{1,2} |một )?(?:ngày )?(?:lương|công|phép|tiền))"
_UNPAID: Final = Phrase(
    rf"(?<!\w)nghỉ {_ON}(?: thì| là| sẽ| đều| cũng| được){{0,2}} {_NO_PAY}(?!\w)"
    rf"|(?<!\w){_ON}(?: thì| là| ai| được| có){{0,2}} nghỉ(?: ngày nào| hôm nào| thì| là| đều| bao nhiêu){{0,2}} {_NO_PAY}(?!\w)"
    rf"|(?<!\w)(?:không|ko)(?: tính| trả| hưởng| có| được){{1,2}} lương(?: cho| trong)? (?:nghỉ )?{_DAYS}"
    rf"|(?<!\w){_ON} (?:không|ko) (?:lương|có lương|được lương|tính lương|trả lương|hưởng lương)(?!\w)"
    r"|(?<!\w)unpaid (?:public )?holidays|(?<!\w)(?:public )?holidays (?:are |off )?(?:unpaid|not paid|without pay)(?!\w)"
)
_REFUSED: Final = Phrase(
    rf"(?<!\w)(?<!nếu )(?:không|ko)(?: được| có| cho| chế độ| ai| phép| xin){{0,3}} nghỉ {_ON}|(?<!\w)(?:không|ko) có (?:ngày )?{_DAYS}(?! (?:lương|thưởng|quà))"
    rf"|(?<!\w){_ON}(?: cũng| đều| vẫn| thì| là| công ty| bên em){{0,2}} (?:không|ko)(?: được| có| cho)? nghỉ(?! phép| việc| bù)"
    rf"|(?<!\w){_ON}(?: cũng| đều| vẫn| thì){{0,2}} (?:đi )?làm(?: việc)? (?:bình thường|như thường|như ngày thường|đủ)(?!\w)|(?<!\w)(?:đi )?làm(?: việc)? xuyên (?:lễ|tết)(?!\w)"
    r"|(?<!\w)chỉ (?:được |cho )?nghỉ (?:mỗi |duy nhất |đúng )?tết(?: âm(?: lịch)?| nguyên đán| ta)?(?= ?(?:$|[,.;)]))"
    r"|(?<!\w)no (?:public )?holidays off(?!\w)"
)
_MADE_UP: Final = Phrase(
    r"(?<!\w)(?:x ?[2-5]|[2-5]00 ?%|gấp|nhân (?:đôi|ba|\d)|bù|theo luật|theo quy định|tự nguyện|đăng ký|thỏa thuận|nếu|khi không|luân phiên|thay phiên|xoay|chia ca|theo ca|phụ cấp|thưởng thêm|lương cao|hệ số|lần lương)(?!\w)|[2-5]00 ?%"
)
_DENIED: Final = Phrase(
    r"(?<!\w)(?:không (?:có chuyện|có|lo|bao giờ|hề|sợ|để)|chưa bao giờ|nói không với)(?: cảnh| chuyện| tình trạng| kiểu)? ?$"
)
_OF_A_PLACE: Final = Phrase(
    r"(?<!\w)(?:mở cửa|cửa hàng|quán|nhà hàng|khách sạn|siêu thị|hotline|tổng đài|hệ thống|khách|phục vụ|hoạt động|việc riêng|ốm|không phép)(?!\w)"
)
_SMALL_SUM: Final = re.compile(
    r"(?:cộng|thưởng|phụ cấp|hỗ trợ|được|cong|thuong|phu cap|ho tro|duoc)(?: thêm| them)? \d{2,3} ?(?:k|nghìn|ngàn|nghin|ngan)(?!\w)"
)
"""It makes up for no holiday."""
_NEW_YEAR: Final = r"tết(?: âm(?: lịch)?| nguyên đán| ta)?"
_SHORT_NEW_YEAR: Final = Phrase(
    rf"(?<!\w)(?:chỉ |được |cho ){{0,2}}nghỉ {_NEW_YEAR}(?: chỉ| được| là| có|:){{0,2}} (?P<n>{NUMBER})(?: ?(?:-|–|đến) ?(?P<m>\d{{1,2}}))? (?:ngày|hôm)(?! trước)(?!\w)"
    rf"|(?<!\w){_NEW_YEAR}(?: thì| chỉ| được| cho| công ty){{0,3}} nghỉ(?: đúng| có)? (?P<n2>{NUMBER})(?: ?(?:-|–|đến) ?(?P<m2>\d{{1,2}}))? (?:ngày|hôm)(?!\w)"
)
_NAMED_DAYS: Final = Phrase(
    rf"(?<!\w)(?:{_NEW_YEAR}(?: thì| chỉ| được| cho){{0,3}}|chỉ(?: được| cho)?) nghỉ(?: tết)?(?P<since> từ)?(?: ngày| các ngày| vào| đúng| mỗi){{0,2}} (?P<days>(?:mùng|mồng) \d{{1,2}}(?:(?:,| và| đến| tới| -|-|–| đến hết| &){{1,2}} ?(?:(?:mùng|mồng) )?\d{{1,2}}){{0,6}})(?![\d/])"
)
HOLIDAYS: Final = Phrases(_HOLIDAYS, _UNPAID, _REFUSED, _SHORT_NEW_YEAR, _NAMED_DAYS)


def holidays_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find fewer public holidays a year than the law of the day gives, and such as are refused or not paid."""
    limit = context.law.holidays
    if limit is None or passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW):
        return
    for found in _HOLIDAYS.find(passage.folded):
        days = int(next(found[name] for name in ("n", "n2", "n3", "n4") if found[name]))
        if 2 < days < limit.days and not MORE.stands_in(passage.folded):
            yield Finding(
                say(
                    "“{text}” are fewer public holidays than the {limit} that the law gives",
                    text=passage.written(found),
                    limit=limit.days,
                ),
                say(
                    "write {limit} days, or simply: public holidays as the law gives them ({cite})",
                    limit=limit.days,
                    cite=limit.cite,
                ),
                passage.span(found),
            )
    yield from _withheld(passage, limit)


def _withheld(passage: Passage, limit: HolidayLimits) -> Iterator[Finding]:
    """Find holidays that people do not get, or not with their pay; one of them on a line."""
    folded = passage.folded
    hint = say(
        "write for example: {limit} public holidays a year with full pay; who works on one agrees to it and is paid for it",
        limit=limit.days,
    )
    unpaid = _UNPAID.first(folded)
    if (
        unpaid is not None
        and not _OF_A_PLACE.stands_in(folded)
        and not _DENIED.stands_in(Folded(folded.text[: unpaid.start()][-30:], None, is_bare=folded.is_bare))
    ):
        yield Finding(
            say("“{text}”: public holidays are days off with full pay", text=passage.written(unpaid)),
            hint,
            passage.span(unpaid),
        )
        return
    rest = Folded(_SMALL_SUM.sub("", folded.text), None, is_bare=folded.is_bare)
    if MORE.stands_in(rest) or _MADE_UP.stands_in(rest) or _OF_A_PLACE.stands_in(folded):
        return
    refused = _REFUSED.first(folded)
    if refused is not None:
        yield Finding(
            say("“{text}” takes away public holidays", text=passage.written(refused)),
            hint,
            passage.span(refused),
        )
        return
    short = _short_new_year(folded, limit.new_year)
    if short is not None:
        yield Finding(
            say(
                "“{text}”: the lunar new year gives {limit} days off",
                text=passage.written(short),
                limit=limit.new_year,
            ),
            hint,
            passage.span(short),
        )


def _short_new_year(folded: Folded, days: int) -> re.Match[str] | None:
    for found in _SHORT_NEW_YEAR.find(folded):
        said = found["m"] or found["n"] or found["m2"] or found["n2"]
        number = number_of(said, bare=folded.is_bare)
        if number is not None and 1 <= number < days:
            return found
    for found in _NAMED_DAYS.find(folded):
        numbers = [int(each) for each in re.findall(r"\d+", found["days"])]
        is_range = len(numbers) == 2 and re.search(r"đến|tới|den|toi|-|–", found["days"]) is not None
        if (found["since"] and not is_range) or max(numbers) > 10:
            continue
        if (numbers[1] - numbers[0] + 1 if is_range else len(numbers)) < days:
            return found
    return None

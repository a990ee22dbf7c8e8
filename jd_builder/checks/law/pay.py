"""JD332: pay under the regional minimum, and full-time work without a wage."""

from collections.abc import Iterator, Sequence
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.figures import MONEY, Money, amounts, clause_before_sum
from jd_builder.checks.law.regions import addresses, place_in
from jd_builder.checks.law_tables import MinimumWage, Region
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.checks.wordings import Amount
from jd_builder.languages import Message, say
from jd_builder.profile.loading import Role
from jd_builder.profile.models import Profile

_WORKDAYS: Final = 26
"""Working days of a month, to turn a day's pay into a month's (point a of Article 4.3 of the wage decree)."""


def low_pay_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find pay under the minimum of the region where the employer is; of the lowest region where none is named."""
    profile, table = role.profile, context.law.minimum_wage
    salary = profile.benefits.salary
    if table is None or salary is None or salary.currency != "VND" or profile.other.employment == "intern":
        return
    named = context.wage_region
    region: Region = named or _lowest(table)
    for key in ("min", "max"):
        amount = getattr(salary, key)
        if amount is None:
            continue
        unit, value = _converted(amount, salary.per, profile)
        if unit == "month" and profile.other.employment == "part_time":
            continue
        limit = (table.hour if unit == "hour" else table.month).get(region)
        if limit is not None and value < limit:
            yield Finding(
                _below(value, limit, region, unit == "hour"),
                _why(named, table),
                ("benefits", "salary", key),
            )
            return


def _converted(amount: float, per: str, profile: Profile) -> tuple[str, float]:
    """Return pay as an hour's or a month's: a day's pay by the hours of a day, else by the working days of a month."""
    hours = profile.other.hours
    if per == "hour":
        return "hour", amount
    if per == "day":
        if hours is not None and hours.per_day:
            return "hour", amount / hours.per_day
        return "month", amount * _WORKDAYS
    return "month", amount / 12 if per == "year" else amount


def _lowest(table: MinimumWage) -> Region:
    return min(table.month, key=lambda region: table.month[region])


def _below(value: float, limit: float, region: Region, by_hour: bool) -> Message:
    written, least = Amount(value), Amount(limit)
    if by_hour:
        return say(
            "{amount} đồng an hour is under the minimum of region {region}: {limit} đồng",
            amount=written,
            region=region,
            limit=least,
        )
    return say(
        "{amount} đồng a month is under the minimum of region {region}: {limit} đồng",
        amount=written,
        region=region,
        limit=least,
    )


def _why(named: Region | None, table: MinimumWage) -> Message:
    if named is None:
        return say(
            "no region is named, so the lowest was taken ({cite}); other regions demand more: give “wage_region” under “posting”",
            cite=table.cite,
        )
    return say("raise the pay to that, or mend “wage_region” ({cite})", cite=table.cite)


PAY_WORDS: Final = frozenset(
    {"lương", "luong", "thu", "mức", "giờ", "h", "1h", "tiếng", "salary", "cứng", "lcb", "base"}
)
_WAGE: Final = r"(?:(?<!vào )(?<!trừ )(?<!ứng )(?<!giữ )(?<!phạt )lương(?! tháng 1[34]| thử việc| thưởng| tăng ca| ot| làm thêm| trách nhiệm| kinh doanh| kpi| đóng| ngoài giờ)(?: cứng| cơ bản| căn bản| cb| chính thức| khởi điểm| đảm bảo| bảo đảm| hợp đồng| full[ -]?time| cố định| nhận việc| công nhật| theo giờ| giờ| net| gross){0,2}|thu nhập(?: cố định| thực nhận| thực lãnh| net| gross)?|lcb|salary|mức lương|basic salary)"
_MONTH_WAGE: Final = Phrase(
    rf"(?<!\w){_WAGE}(?: ?\([^()]{{0,30}}\))?(?: ?[:=\-–+]| từ| khoảng| là| chỉ từ| trung bình| bình quân| dao động| ở mức| trong khoảng| tháng| của bạn| mỗi tháng| hàng tháng| tối thiểu| min| upto| up to| lên đến| lên tới| đến| tới| được){{0,4}} ?$"
)
_HOUR_WAGE: Final = Phrase(
    r"(?<!\w)(?:lương|thu nhập|salary|lcb|mức|part[ -]?time|parttime|part|pt|bán thời gian|trả|từ|thù lao|tiền công|đơn giá)(?!\w)"
)
_EXTRA: Final = Phrase(
    r"(?<!\w)(?:phụ cấp|thưởng|hỗ trợ|tăng ca|ot|làm thêm|gửi xe|giữ xe|hoa hồng|tip|cộng thêm|thêm|tăng|trợ cấp|cơm|ca đêm|phạt|khách|học viên|học phí|sản phẩm|khóa học|bảo hiểm|bhxh|đóng|thuê|giá|vé|phí|tiền sân|(?:đậu|đỗ) xe|trễ|muộn|trừ)(?!\w)"
)
_NOT_FULL: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|thực tập|thực tập sinh|tts|intern|internship|ctv|cộng tác viên|học việc|thử việc|sinh viên|thời vụ|trợ cấp|hỗ trợ|đào tạo|(?:ca|ngày|ngày làm|làm) [3-6] ?(?:h|tiếng|giờ)|[3-6] ?(?:h|tiếng|giờ) ?/ ?(?:ngày|ca)|buổi (?:sáng|chiều|tối)|nửa ngày|nửa buổi)(?!\w)"
)
_SHORT_DAY: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|thời vụ|theo buổi|nửa ngày|nửa buổi|(?:ca|ngày|ngày làm|làm|mỗi ngày) [2-6](?:[.,]5)? ?(?:h|tiếng|giờ)|[2-6](?:[.,]5)? ?(?:h|tiếng|giờ)(?: ?/ ?| một | mỗi )(?:ngày|ca|buổi)|[1-4] (?:ngày|buổi|ca) ?/ ?tuần)(?!\w)"
)
"""Where a day or a week may be a short one its pay is not that of a month."""
_OTHER_PER: Final = Phrase(
    r"^ ?(?:net |gross |vnđ |vnd |đồng )?(?:/|một |mỗi |1 |theo )? ?(?:bài|sp|sản phẩm|video|ca|buổi|ngày|tuần|đơn|hợp đồng|hđ|khách|show|tiết|dự án|job|lần|bộ|người|căn|cuộc|kpi|năm)(?!\w)"
)
_MONTHS_FROM: Final = {"day": _WORKDAYS, "week": 52 / 12, "year": 1 / 12}
"""What turns pay for another time into a month's (Article 4.3 of the wage decree)."""
_LOWEST_MONTH: Final = 1_000_000
_LOWEST_HOUR: Final = 5_000


def low_pay_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find monthly base pay for full time and hourly pay in a pasted posting that are under the minimum."""
    title = list(posting.of(Part.TITLE))
    part_time = any(_NOT_FULL.stands_in(each.folded) for each in title)
    places = [*title, *addresses(posting.passages)]
    short = any(_SHORT_DAY.stands_in(each.folded) for each in posting.passages)
    for passage in _NAMED.among(posting.passages):
        if passage.part not in (Part.SUCCESS, Part.INTERVIEW, Part.DUTIES):
            yield from _low_pay(passage, context, places, monthly=not part_time, daily=not short)
            if not part_time:
                yield from _no_wage(passage, context)


def low_pay_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find the same in a text of a profile."""
    if passage.loc and passage.part in (Part.BENEFITS, Part.CONDITIONS, Part.TITLE, Part.APPLY):
        yield from _low_pay(passage, context, (), monthly=True, daily=True)
        yield from _no_wage(passage, context)


def _low_pay(
    passage: Passage, context: Context, places: Sequence[Passage], *, monthly: bool, daily: bool
) -> Iterator[Finding]:
    table, folded = context.law.minimum_wage, passage.folded
    if table is None:
        return
    for money in amounts(folded):
        by_hour = money.per == "hour" or (money.per is None and _is_unit_first(folded, money))
        limits = table.hour if by_hour else table.month
        least = _LOWEST_HOUR if by_hour else _LOWEST_MONTH
        pay = money.least * _MONTHS_FROM.get(money.per or "", 1.0)
        if money.currency != "VND" or not limits or not least <= pay < max(limits.values()):
            continue
        if money.per in _MONTHS_FROM and not daily:
            continue
        if not (_is_hourly_wage(passage, money) if by_hour else monthly and _is_month_wage(folded, money)):
            continue
        place = place_in(passage, places, table)
        named = context.wage_region
        region = named or (place[1] if place else _lowest(table))
        if pay < limits[region]:
            first, last = folded.origin(money.start, money.end)
            yield Finding(
                _below(pay, limits[region], region, by_hour),
                _why(named, table) if named else _why_in_posting(place, table),
                passage.locate(first, last),
            )


def _why_in_posting(place: tuple[str, Region] | None, table: MinimumWage) -> Message:
    if place is None:
        return say(
            "no region is known here, so the lowest was taken ({cite}); other regions demand more",
            cite=table.cite,
        )
    return say(
        "“{place}” lies in region {region} ({cite}); raise the pay to that",
        place=place[0],
        region=place[1],
        cite=table.cite,
    )


_UNIT_FIRST: Final = Phrase(
    r"(?<!\w)(?:mỗi|một|1) ?(?:giờ|tiếng|h)(?: làm)?(?: (?:được|trả|là|lương|nhận|tính))?(?: ?[:=])? ?$"
)


def _is_unit_first(folded: Folded, money: Money) -> bool:
    return _UNIT_FIRST.stands_in(clause_before_sum(folded, money))


_OTHER_HOUR: Final = Phrase(r"^ (?:thuê|gửi|đậu|đỗ|vé|tiền|học|chơi)(?!\w)")


def _is_hourly_wage(passage: Passage, money: Money) -> bool:
    before = clause_before_sum(passage.folded, money)
    if _EXTRA.stands_in(before):
        return False
    if _OTHER_HOUR.stands_in(Folded(passage.folded.text[money.end : money.end + 12], None)):
        return False
    named = before.text.strip(" -+•*")
    if not named.strip(":") or _HOUR_WAGE.stands_in(before):
        return True
    # a price of an hour behind the name of a job or a shift: “Thu ngân ca tối: 25k/giờ”
    return passage.part is Part.BENEFITS and (named.endswith(":") or _UNIT_FIRST.stands_in(before))


def _is_month_wage(folded: Folded, money: Money) -> bool:
    if money.per not in (None, "month", *_MONTHS_FROM) or _NOT_FULL.stands_in(folded):
        return False
    behind = Folded(folded.text[money.end : money.end + 20], None)
    return _MONTH_WAGE.stands_in(clause_before_sum(folded, money)) and not _OTHER_PER.stands_in(behind)


_NO_WAGE: Final = Phrase(
    r"(?<!\w)(?:không|ko|(?<!\d )k|chưa)(?: có)? lương (?:cứng|cơ bản|cb|căn bản|cố định)(?! (?:thấp|không|phụ thuộc|bị))|(?<!\w)(?:no|without) (?:base|basic|fixed) (?:salary|pay|wage)(?!\w)"
)
_NAMED: Final = Phrases(MONEY, _NO_WAGE)
_FULL_TIME: Final = Phrase(
    r"(?<!\w)(?:full[ -]?time|fulltime|toàn thời gian|full (?:ca|giờ)|giờ hành chính|8 ?(?:h|tiếng|giờ) ?/ ?ngày|ngày 8 (?:tiếng|giờ)|t2 ?(?:-|–|đến) ?t[67])(?!\w)"
)
_FREE_HOURS: Final = Phrase(
    r"(?<!\w)(?:tự do|linh hoạt|tự chủ|không (?:cần|phải|bắt buộc) (?:làm )?(?:giờ|full)|freelance\w{0,2}|đại lý)(?!\w)"
)


def _no_wage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find full-time work that is paid by commission alone."""
    table, folded = context.law.minimum_wage, passage.folded
    found = _NO_WAGE.first(folded)
    if found is None or table is None or not _FULL_TIME.stands_in(folded):
        return
    if _NOT_FULL.stands_in(folded) or _FREE_HOURS.stands_in(folded):
        return
    yield Finding(
        say(
            "“{text}”: whoever works full time gets the minimum wage at least, however much is sold",
            text=passage.written(found),
        ),
        say(
            "name a wage of at least the minimum of the region ({cite}); commission comes on top",
            cite=table.cite,
        ),
        passage.span(found),
    )

"""JD332 and JD339: pay under the regional minimum, and pay in foreign currency."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.law.figures import Money, amounts
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
    named = profile.posting.wage_region if profile.posting else None
    if named is None and role.company is not None:
        named = role.company.wage_region
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


PAY_WORDS: Final = frozenset({"lương", "luong", "thu", "mức", "giờ", "h", "salary", "cứng", "lcb"})
_WAGE: Final = r"(?:lương(?! tháng 1[34]| thử việc| thưởng| tăng ca| ot| làm thêm| trách nhiệm| kinh doanh| kpi| đóng| ngoài giờ)(?: cứng| cơ bản| căn bản| cb| chính thức| khởi điểm| hợp đồng| full[ -]?time| cố định| nhận việc| công nhật| theo giờ| giờ| net| gross){0,2}|thu nhập|lcb|salary|mức lương|basic salary)"
_MONTH_WAGE: Final = Phrase(
    rf"(?<!\w){_WAGE}(?: ?\([^()]{{0,30}}\))?(?: ?[:=\-–+]| từ| khoảng| là| chỉ từ| trung bình| bình quân| dao động| ở mức| trong khoảng| tháng| của bạn| mỗi tháng| hàng tháng| tối thiểu| min| upto| up to| lên đến| lên tới| đến| tới| được){{0,4}} ?$"
)
_HOUR_WAGE: Final = Phrase(
    r"(?<!\w)(?:lương|thu nhập|salary|lcb|mức|part[ -]?time|parttime|bán thời gian|trả|từ|thù lao|tiền công|đơn giá)(?!\w)"
)
_EXTRA: Final = Phrase(
    r"(?<!\w)(?:phụ cấp|thưởng|hỗ trợ|tăng ca|ot|làm thêm|gửi xe|giữ xe|hoa hồng|tip|cộng thêm|thêm|tăng|trợ cấp|cơm|ca đêm|phạt|khách|học viên|học phí|sản phẩm|khóa học|bảo hiểm|bhxh|đóng)(?!\w)"
)
_NOT_FULL: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|thực tập|thực tập sinh|tts|intern|internship|ctv|cộng tác viên|học việc|thử việc|sinh viên|thời vụ|trợ cấp|hỗ trợ|đào tạo)(?!\w)"
)
_OTHER_PER: Final = Phrase(
    r"^ ?(?:net |gross |vnđ |vnd |đồng )?(?:/|một |mỗi |1 |theo )? ?(?:bài|sp|sản phẩm|video|ca|buổi|ngày|tuần|đơn|hợp đồng|hđ|khách|show|tiết|dự án|job|lần|bộ|người|căn|cuộc|kpi|năm)(?!\w)"
)
_LOWEST_MONTH: Final = 1_000_000
_LOWEST_HOUR: Final = 5_000


def low_pay_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find monthly base pay for full time and hourly pay in a pasted posting that are under the lowest minimum."""
    part_time = any(_NOT_FULL.stands_in(each.folded) for each in posting.of(Part.TITLE))
    for passage in posting.passages:
        if passage.part not in (Part.SUCCESS, Part.INTERVIEW, Part.DUTIES):
            yield from _low_pay(passage, context, monthly=not part_time)


def low_pay_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find the same in a text of a profile."""
    if passage.loc and passage.part in (Part.BENEFITS, Part.CONDITIONS, Part.TITLE, Part.APPLY):
        yield from _low_pay(passage, context, monthly=True)


def _low_pay(passage: Passage, context: Context, *, monthly: bool) -> Iterator[Finding]:
    table, folded = context.law.minimum_wage, passage.folded
    if table is None:
        return
    region = _lowest(table)
    for sum_ in amounts(folded):
        by_hour = sum_.per == "hour"
        limit = (table.hour if by_hour else table.month).get(region)
        if sum_.currency != "VND" or limit is None:
            continue
        if by_hour:
            low = _is_hourly_wage(folded, sum_) and _LOWEST_HOUR <= sum_.least < limit
        else:
            low = monthly and _is_month_wage(folded, sum_) and _LOWEST_MONTH <= sum_.least < limit
        if low:
            first, last = folded.origin(sum_.start, sum_.end)
            yield Finding(
                _below(sum_.least, limit, region, by_hour),
                say(
                    "no region is known here, so the lowest was taken ({cite}); other regions demand more",
                    cite=table.cite,
                ),
                passage.locate(first, last),
            )


def _is_hourly_wage(folded: Folded, money: Money) -> bool:
    before = _clause_before(folded, money)
    return (_HOUR_WAGE.stands_in(before) and not _EXTRA.stands_in(before)) or not before.text.strip(" -+•:")


def _is_month_wage(folded: Folded, money: Money) -> bool:
    if money.per not in (None, "month") or _NOT_FULL.stands_in(folded):
        return False
    behind = Folded(folded.text[money.end : money.end + 20], None)
    return _MONTH_WAGE.stands_in(_clause_before(folded, money)) and not _OTHER_PER.stands_in(behind)


def _clause_before(folded: Folded, money: Money) -> Folded:
    text = folded.text[max(0, money.start - 70) : money.start]
    for mark in (", ", "; ", ". ", " + ", "(", " và "):
        text = text.rsplit(mark, 1)[-1]
    return Folded(text, None)


CURRENCIES: Final = frozenset(
    "usd đô dollar dollars eur euro yên jpy cny rmb sgd us tệ lương thu salary income mức upto up".split()
)
_PAY_CONTEXT: Final = Phrase(
    r"(?<!\w)(?:lương|lương cứng|thu nhập|salary|income|mức lương|lcb|basic|net|gross|compensation|upto|up to|package|pay|offer|đãi ngộ)(?!\w)"
)
_NOT_WAGE: Final = Phrase(
    r"(?<!\w)(?:doanh thu|doanh số|kpi|ngân sách|budget|revenue|quỹ|vốn|dự án trị giá|hợp đồng trị giá|giải thưởng|triệu (?:usd|đô)|million|billion|tỷ|giao dịch|chi tiêu|ads|khách hàng|đầu tư|gọi vốn|funding|raised|series|bảo hiểm|insurance|học phí|học bổng|khóa học|thiết bị|laptop|macbook|monitor|chi phí|doanh nghiệp|xuất khẩu|công nợ|tỷ giá|quy đổi(?! theo (?:đồng )?(?:usd|đô|\$|ngoại tệ))|tương đương|trả bằng (?:vnđ|vnd|tiền việt))(?!\w)"
)
_BY_TIME: Final = Phrase(
    r"^ ?(?:/ ?|per |an? |một |mỗi |1 )(?:[a-z]{1,10} )?(?:hour|hr|h|giờ|tiếng|tháng|month|ngày|day|shift|ca|buổi|lesson|class|session|tiết|week|tuần|year|năm)(?!\w)"
)
_NOT_BASE: Final = Phrase(
    r"(?<!\w)(?:phụ cấp|trợ cấp|thưởng|hỗ trợ|hoa hồng|tặng|quà|allowance|bonus|support|subsidy|commission|voucher|reimburse\w{0,6}|gói|tài trợ|budget|stipend|per person|worth|trị giá|licen[cs]e|course|subscription|gym|insurance|tips?|khách)(?!\w)"
)
_PAID_IN: Final = Phrase(
    r"(?<!\w)(?:lương|thu nhập|thù lao|salary|wages?|paid|pay)(?: (?!không|doanh)[^\W\d_]{1,8}| ?,| ?:){0,4} (?:bằng|theo|in) (?:tiền )?(?:usd|us dollars?|dollars|đô la|đô|ngoại tệ|foreign currency|euro|nhân dân tệ|yên nhật|nước ngoài bằng usd)(?!\w)"
)
_PAID_NAMES: Final = ("usd", "dollar", "đô", "do la", "do ", "tệ", "te", "euro", "yên", "yen", "currency")
_ABROAD: Final = Phrase(
    r"(?<!\w)(?:campuchia|cambodia|phnom penh|nhật bản|singapore|đài loan|hàn quốc|philippines?|manila|dubai|lào|myanmar|malaysia|thái lan|bangkok|trung quốc|xuất khẩu lao động|xklđ|ở nước ngoài|tại nước ngoài|làm việc tại (?:mỹ|úc|đức|canada))(?!\w)"
)


def foreign_pay_of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Find a salary in another currency than đồng."""
    salary = role.profile.benefits.salary
    if salary is None or salary.currency == "VND" or _works_abroad(role.profile):
        return
    yield Finding(
        say(
            "the pay is stated in {currency}; in Vietnam wages are written and paid in đồng",
            currency=salary.currency,
        ),
        say("write the amount in đồng; only foreigners may be paid in foreign currency"),
        ("benefits", "salary", "currency"),
    )


def _works_abroad(profile: Profile) -> bool:
    posting = profile.posting
    return posting is not None and posting.address is not None and posting.address.country != "VN"


def foreign_pay_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find the same in a text of a profile."""
    if passage.loc:
        yield from _foreign_pay(passage)


def foreign_pay_in_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find the same in a pasted posting, unless its title or its places say that the work is abroad."""
    if any(_ABROAD.stands_in(each.folded) for each in posting.of(Part.TITLE, Part.CONDITIONS)):
        return
    for passage in posting.passages:
        yield from _foreign_pay(passage)


_WAGE_NAMED: Final = Phrase(r"(?<!\w)(?:lương|mức lương|salary)(?!\w)")


def _foreign_pay(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    if passage.part in (
        Part.DUTIES,
        Part.SUCCESS,
        Part.INTERVIEW,
        Part.REQUIREMENTS,
        Part.SUMMARY,
    ) and not _WAGE_NAMED.stands_in(folded):
        return
    if _ABROAD.stands_in(folded):
        return
    for money in amounts(folded):
        if money.currency == "VND" or money.most < 2:
            continue
        clause = Folded(folded.text[max(0, money.start - 60) : money.end + 12], None)
        if not _NOT_WAGE.stands_in(clause) and (_PAY_CONTEXT.stands_in(clause) or _is_rate(passage, money)):
            yield _in_dong(passage, money.start, money.end)
            return
    if not any(name in folded.text for name in _PAID_NAMES):
        return  # most lines; a pattern costs more
    told = _PAID_IN.first(folded)
    if told is not None and not _NOT_WAGE.stands_in(folded):
        yield _in_dong(passage, told.start(), told.end())


def _is_rate(passage: Passage, money: Money) -> bool:
    """Tell whether an amount is a price of working time that stands among the terms, and no allowance."""
    if passage.part not in (Part.BENEFITS, Part.CONDITIONS, Part.TITLE):
        return False
    text = passage.folded.text
    behind = Folded(text[money.end : money.end + 25], None)
    by_time = money.per is not None or _BY_TIME.stands_in(behind)
    return (
        by_time
        and not _NOT_BASE.stands_in(_clause_before(passage.folded, money))
        and not _NOT_BASE.stands_in(behind)
    )


def _in_dong(passage: Passage, start: int, end: int) -> Finding:
    first, last = passage.folded.origin(start, end)
    return Finding(
        say(
            "“{text}”: in Vietnam wages are written and paid in đồng",
            text=" ".join(passage.text[first:last].split()),
        ),
        say("write the amount in đồng; only foreigners may be paid in foreign currency"),
        passage.locate(first, last),
    )

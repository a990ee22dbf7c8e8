"""JD339: pay in foreign currency."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.condition import START
from jd_builder.checks.law.figures import MONEY, Money, amounts, clause_before_sum
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.profile.loading import Role
from jd_builder.profile.models import Profile

CURRENCIES: Final = frozenset(
    "usd đô dollar dollars eur euro yên jpy cny rmb sgd us tệ won sing usdt crypto bitcoin btc ảo coin lương thu salary income mức upto up".split()
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
    r"(?<!\w)(?:lương|thu nhập|thù lao|salary|wages?|paid|pay)(?: (?!không|doanh)[^\W\d_]{1,8}| ?,| ?:){0,4} (?:bằng|theo|in) (?:tiền )?(?:usdt|usd|us dollars?|dollars|đô la|đô(?! thị)|ngoại tệ|foreign currency|euro|nhân dân tệ|tệ|đài tệ|won|yên(?: nhật)?|crypto|bitcoin|btc|coin|tiền (?:ảo|điện tử|số|mã hóa|trung|trung quốc|hàn|hàn quốc|nhật|đài loan|mỹ)|nước ngoài bằng usd)(?!\w)|(?<!\w)lương[^.;,]{0,20} (?:quy|tính) ra (?:usdt|usd|tệ|đô|won|yên)(?!\w)|(?<!\w)(?:(?:trả|nhận|lãnh|phát) lương|lương (?:trả|nhận|lãnh|phát)) (?:usdt|usd|tệ|đô|euro)(?!\w)"
)
_NAMED: Final = Phrases(MONEY, _PAID_IN)
_PAID_NAMES: Final = frozenset(
    "usd usdt dollar dollars đô do tệ te euro yên yen currency crypto bitcoin btc coin won tiền tien".split()
)
_ABROAD: Final = Phrase(
    r"(?<!\w)(?<!tiền )(?:campuchia|cambodia|phnom penh|nhật bản|singapore|đài loan|hàn quốc|philippines?|manila|dubai|lào|myanmar|malaysia|thái lan|bangkok|trung quốc|xuất khẩu lao động|xklđ|ở nước ngoài|tại nước ngoài|làm việc tại (?:mỹ|úc|đức|canada))(?!\w)"
)

_SENT_ABROAD: Final = Phrase(
    r"(?<!\w)(?:xklđ|xuất khẩu lao động|đơn hàng(?: đi)? (?:nhật|đài loan|hàn|đức|úc|ba lan|rumani)|(?:đi|sang|làm việc (?:tại|ở)) (?:nhật|hàn|đài loan|đức|úc|ba lan|rumani|hungary|nga|nhật bản|hàn quốc)|tu nghiệp sinh|thực tập sinh (?:đi )?(?:nhật|kỹ năng)|tokutei|xuất cảnh|trước khi bay)(?!\w)(?! (?:nội địa|du lịch))"
)
"""Said of a job order for another country, on whichever line."""


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
    """Find the same in a pasted posting, unless it says that the work is abroad."""
    if any(_ABROAD.stands_in(each.folded) for each in posting.of(Part.TITLE, Part.CONDITIONS)):
        return
    found = [each for passage in _NAMED.among(posting.passages) for each in _foreign_pay(passage)]
    if found and not any(_SENT_ABROAD.stands_in(each.folded) for each in posting.passages):
        yield from found


_FOREIGNERS: Final = Phrase(
    r"(?<!\w)(?:gv ?nn|gvbn|gv (?:tây|bản ngữ|nước ngoài)|nlđ nước ngoài|expats?)(?!\w)|(?:(?<!\w)(?<!cho )(?<!với )(?<!cùng )(?<!trợ giảng )|(?<=lương cho )|(?<=lương: ))(?:giáo viên|gv|chuyên gia|kỹ sư|nhân viên|nhân sự|lao động|huấn luyện viên|đầu bếp|bếp trưởng|người)(?: là)?(?: người)? (?:nước ngoài|ngoại quốc|bản ngữ|bản xứ|tây(?! )|philippines?|nam phi)(?!\w)"
    r"|(?<!\w)(?<!with )(?:foreign|native|expat|expatriate)(?:[ -]speaking| english)? (?:teachers?|experts?|staff|employees?|speakers?|engineers?|coach(?:es)?)(?!\w)"
)
"""Foreigners may be paid in foreign currency."""
_NEXT_CLAUSE: Final = re.compile(r"[,;.] ")
_WAGE_NAMED: Final = Phrase(rf"{START}(?:(?:mức )?lương|salary|trả lương|thanh toán lương)(?!\w)")


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
        before = clause_before_sum(folded, money)
        if _FOREIGNERS.stands_in(before):
            continue
        if _NOT_BASE.stands_in(before) and not _PAY_CONTEXT.stands_in(before):
            continue
        behind = _NEXT_CLAUSE.split(folded.text[money.end : money.end + 12])[0]
        clause = Folded(folded.text[max(0, money.start - 60) : money.end] + behind, None)
        if not _NOT_WAGE.stands_in(clause) and (_PAY_CONTEXT.stands_in(clause) or _is_rate(passage, money)):
            yield _in_dong(passage, money.start, money.end)
            return
    if folded.words.isdisjoint(_PAID_NAMES):
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
        and not _NOT_BASE.stands_in(clause_before_sum(passage.folded, money))
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

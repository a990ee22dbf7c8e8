"""What a posting says about pay: nothing, words without a figure, or a range too wide to mean anything."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.passages import Part, Passage, profile_passages
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.checks.wordings import Amount
from jd_builder.languages import Message, say
from jd_builder.profile.loading import Role

_PAY: Final = (
    r"(?:(?<!tăng )(?<!nâng )(?<!xét )(?<!bậc )(?<!review )(?<!chỉnh )(?<!tính )(?<!bảng )(?<!hưởng )"
    r"lương(?! (?:tháng )?(?:thứ )?13| tháng (?:thứ )?13|-? ?thưởng tháng 13| hưu| khô| thực| tâm| mong muốn| hiện tại| đề xuất)"
    r"|thu nhập(?! cá nhân| mong muốn| chịu thuế)|nhuận bút|thù lao|salary|income|remuneration|wages?|(?:hỗ trợ|trợ cấp|phụ cấp) thực tập)"
)
_VAGUE: Final = (
    r"(?:thỏa thuận|thương lượng|cạnh tranh|hấp dẫn|xứng đáng|tương xứng|hậu hĩnh|không giới hạn|deal|(?:trao đổi|trao đổi cụ thể|trao đổi trực tiếp|thảo luận) (?:khi|trong|tại|lúc)"
    r"|(?:theo|tùy|tùy theo|tùy vào|tùy thuộc(?: vào)?|dựa trên|dựa vào|căn cứ|phụ thuộc|phù hợp với|đúng với|up theo)(?: (?:mức|khả|vào|các))? (?:năng lực|kinh nghiệm|khả năng|trình độ|vị trí|thực lực|kết quả phỏng vấn|ứng viên|quy định)"
    r"|negotiable|competitive|attractive|to be (?:agreed|discussed)|based on|depending on|commensurate|up to ability)"
)
_SAID: Final = Phrase(rf"(?<!\w){_PAY}(?!\w)")
_UNSAID: Final = Phrase(
    rf"(?<!\w){_PAY}(?!\w)[^.;!?]{{0,45}}?(?<!\w)(?P<vague>{_VAGUE})(?!\w)"
    rf"|(?<!\w)(?P<before>(?:competitive|attractive|negotiable)) (?:and attractive |base |monthly |basic )?(?:salary|income|pay|remuneration)(?!\w)"
    r"|(?<!\w)lương (?P<made>(?:cứng|cơ bản|căn bản) ?(?:\+|và|&|,))"
    r"|(?<!\w)(?:lương|thu nhập) (?P<high>(?:rất )?(?:cao|tốt|khủng|ổn định|thưởng hấp dẫn))(?!\w)(?! hơn| nhất| điểm)"
)
_ALONE: Final = Phrase(
    r"\A\W{0,6}(?:thỏa thuận|thương lượng|cạnh tranh|negotiable|competitive)(?: [\w ]{0,40})?\W{0,3}\Z"
)

_NUMBER: Final = r"\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,3}(?:[.,]\d{1,2})?|\d{4,9}"
_UNIT: Final = r"(?:triệu|tr|củ|m|k|nghìn|ngàn|đồng|đ|₫|vnd|vnđ|usd|\$)"
_AMOUNT: Final = Phrase(
    rf"(?<![\w.,/])(?<!\d )\$? ?(?P<low>{_NUMBER})(?P<unit>(?: ?{_UNIT}(?![^\W_])| ?tr\d{{1,3}})?)(?: ?(?:[-–—~]|->|=>|đến|tới|to) ?(?P<high>{_NUMBER})(?P<unit2>(?: ?{_UNIT}(?![^\W_]))?))?(?![\d%])"
)
_NO_AMOUNT: Final = re.compile(
    r"\s?(?:%|năm|nam|tháng|thang|lần|lan|ngày|ngay|giờ|gio|tiếng|h(?!\w)|lương|years?|months?|days?|người|ca(?!\w)|kpi|đợt|kỳ|/\d)"
)
_ORDINAL: Final = re.compile(r"(?<!\w)(?:tháng|thang|thứ|thu|tầng|số|cấp|ca|khóa|điều|bhyt|bhxh) ?\Z")
_AFTER_PAY: Final = 60
"""So many letters behind the word a bare number may still be the pay."""
_ALLOWANCE: Final = Phrase(
    r"(?<!\w)(?:phụ cấp|thưởng|cơm|ăn (?:trưa|ca|uống)|ăn|xăng(?: xe)?|gửi xe|điện thoại|công tác phí|công tác|sinh nhật|bảo hiểm|nhà ở|nhà trọ|chuyên cần|doanh số|doanh thu|hoa hồng|học phí|lì xì|đồng phục|quà|vay|allowances?|bonus|lunch)(?!\w)"
)
_CLAUSE: Final = re.compile(r"[;!?]\s|\.\s|[•]")
_MONEY: Final = {
    "k": 1e3,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "triệu": 1e6,
    "tr": 1e6,
    "củ": 1e6,
    "m": 1e6,
    "usd": 25e3,
    "$": 25e3,
}
_LEAST: Final = 1e6
"""Đồng; an amount below is no month's pay, unless a word says that it is."""
_DIGITS_OF_PAY: Final = 7
"""A number without a unit is money if it is written with so many signs: 8.000.000."""
_BESIDE: Final = 25
_OTHER_FIGURES: Final = (Part.DUTIES, Part.REQUIREMENTS)
"""Where figures are sales, stocks or budgets unless a word says that they are pay."""
_SUM: Final = re.compile(r"\s?(?:khách|user|sản phẩm|lượt|view|follow|người)")


def _unit(match: re.Match[str]) -> str:
    return (match["unit2"] or match["unit"] or "").strip(" 0123456789")


def _value(number: str, unit: str) -> float:
    """Return an amount in đồng; a bare small number counts millions, as people write it."""
    unit = unit.strip()
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    plain = float(re.sub(r"[.,]", "", number)) if grouped else float(number.replace(",", "."))
    if unit in _MONEY:
        return plain * _MONEY[unit]
    return plain if plain >= 1_000 else plain * 1e6


def _amounts(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the figures in a text that are pay: behind a word that says so, or large and nothing else."""
    folded = passage.folded
    cuts = [match.end() for match in _CLAUSE.finditer(folded.text)]
    said = [match.end() for match in _SAID.find(folded)]
    other = [match.end() for match in _ALLOWANCE.find(folded)]
    for match in _AMOUNT.find(folded):
        start = _last(cuts, match.start(), 0)
        pay, allowance = _last(said, match.start(), start), _last(other, match.start(), start)
        unit = _unit(match)
        if not unit and _is_no_money(match):
            continue
        if pay == start:
            if allowance == start and _is_months_pay(match, unit) and passage.part not in _OTHER_FIGURES:
                yield match
        elif not _belongs(folded.text, match, allowance, pay) and (unit or _is_near(match, pay)):
            yield match


def _is_no_money(match: re.Match[str]) -> bool:
    """Tell whether a bare number counts something else: the 13th month, days of leave, a year, a telephone."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return bool(
        len(match["low"]) == 4 or _NO_AMOUNT.match(match.string, match.end()) or _ORDINAL.search(before)
    )


def _last(ends: list[int], place: int, least: int) -> int:
    """Return the last of some places up to one, `least` where there is none behind that."""
    at = bisect_right(ends, place)
    return max(ends[at - 1], least) if at else least


def _belongs(text: str, match: re.Match[str], allowance: int, pay: int) -> bool:
    """Tell whether a figure is that of an allowance before it: “thưởng 5 triệu”, not “lương + thưởng: 15 triệu”."""
    near = match.start() - allowance < _BESIDE
    return pay < allowance and near and ":" not in text[allowance : match.start()]


def _is_near(match: re.Match[str], pay: int) -> bool:
    return match.start() - pay <= _AFTER_PAY and (len(match["low"]) > 1 or match["high"] is not None)


def _is_months_pay(match: re.Match[str], unit: str) -> bool:
    return (
        (bool(unit) or len(match["low"]) >= _DIGITS_OF_PAY)
        and _value(match["high"] or match["low"], unit) >= _LEAST
        and _SUM.match(match.string, match.end()) is None
    )


def _vague(passages: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str], str]]:
    """Yield the words that stand in for a figure, and the name of their group."""
    for passage in _UNSAID.among(passages):
        for match in _UNSAID.find(passage.folded):
            group = next(name for name in ("vague", "before", "high", "made") if match[name] is not None)
            yield passage, match, group
            break


def nothing_about_pay(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find pasted postings that say nothing about how much is paid."""
    if _says_figure(posting) or next(_unsaid(posting), None) is not None:
        return
    yield Finding(say("the posting says nothing about pay"), _PAY_HINT)


_PAY_HINT: Final = say(
    "give a range, for example “9–12 triệu đồng/tháng”, and what it depends on; pay is what candidates look for first"
)
_FIGURE_HINT: Final = say("add the range that you really pay; it can still be agreed upon within it")


def _says_figure(posting: PlainPosting) -> bool:
    return bool(_figures(posting))


@lru_cache(maxsize=1)
def _figures(posting: PlainPosting) -> tuple[tuple[Passage, re.Match[str]], ...]:
    """Return every figure of pay; kept for the next rule that asks."""
    return tuple(
        (passage, match) for passage in _AMOUNT.among(posting.passages) for match in _amounts(passage)
    )


def _unsaid(posting: PlainPosting) -> Iterator[tuple[Passage, re.Match[str], str]]:
    yield from _vague(passage for passage in posting.passages if passage.part is not Part.DUTIES)
    for earlier, line in zip(posting.lines, posting.lines[1:], strict=False):
        if earlier.heading and earlier.heading.alone and _SAID.stands_in(earlier.passage.folded):
            match = _ALONE.first(line.passage.folded)
            if match is not None:
                yield line.passage, match, ""


def pay_unsaid(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find pasted postings that speak of pay without a figure anywhere."""
    if _says_figure(posting):
        return
    for passage, match, _group in _unsaid(posting):
        yield Finding(_empty(passage.written(match)), _FIGURE_HINT, passage.span(match))


def _empty(text: str) -> Message:
    return say("“{text}” tells no figure", text=text.replace("*", "").rstrip(" +&,"))


def is_begun(role: Role) -> bool:
    """Tell whether a posting is being prepared; a template has no date, deadline, way to apply or number yet."""
    posting = role.profile.posting
    return posting is not None and any((posting.date, posting.deadline, posting.apply, posting.code))


def _vague_in(role: Role) -> Iterator[tuple[Passage, re.Match[str], str]]:
    texts = profile_passages(role.tree, role.profile.language)
    return _vague(passage for passage in texts if passage.part is Part.BENEFITS)


def pay_missing(role: Role, _: Context) -> Iterator[Finding]:
    """Find profiles whose posting will say nothing about pay."""
    salary = role.profile.benefits.salary
    if not is_begun(role):
        return
    if salary is not None and not salary.public:
        yield Finding(
            say("the pay is kept out of the posting"),
            say("set “public: true”: pay is what candidates look for first"),
            ("benefits", "salary", "public"),
            key=True,
        )
    elif (salary is None or (salary.min is None and salary.max is None)) and not any(_vague_in(role)):
        yield Finding(say("the posting says nothing about pay"), _PAY_HINT, ("benefits",), key=True)


def pay_vague(role: Role, _: Context) -> Iterator[Finding]:
    """Find profiles whose posting speaks of pay without a figure."""
    salary = role.profile.benefits.salary
    if not is_begun(role) or (salary is not None and (not salary.public or salary.min or salary.max)):
        return
    for passage, match, _group in _vague_in(role):
        yield Finding(_empty(passage.written(match)), _FIGURE_HINT, passage.span(match))


def _wide(low: float, high: float, context: Context) -> bool:
    return low > 0 and high > low * context.limits.salary_ratio


def _range_finding(low: str | Amount, high: str | Amount, context: Context) -> tuple[Message, Message]:
    return (
        say(
            "from {low} to {high} is too wide: the top is more than {n} times the bottom",
            low=low,
            high=high,
            n=context.limits.salary_ratio,
        ),
        say("give the range that this job really has, or say what the bottom and the top are paid for"),
    )


def pay_wide(role: Role, context: Context) -> Iterator[Finding]:
    """Find a range of pay in a profile that says little."""
    salary = role.profile.benefits.salary
    if not is_begun(role) or salary is None or not salary.public or salary.min is None or salary.max is None:
        return
    if _wide(salary.min, salary.max, context):
        message, hint = _range_finding(Amount(salary.min), Amount(salary.max), context)
        yield Finding(message, hint, ("benefits", "salary", "max"))


_FIXED: Final = Phrase(r"(?<!\w)(?:lương (?:cứng|cơ bản|cb)|base salary|fixed salary)(?!\w)")


def range_wide(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find a range of pay in a pasted posting that says little, where no fixed pay is told beside it."""
    figures = _figures(posting)
    if any(_FIXED.stands_in(passage.folded) for passage in {id(each): each for each, _ in figures}.values()):
        return
    for passage, match in figures:
        if match["high"] is None:
            continue
        unit = _unit(match)
        if _wide(_value(match["low"], match["unit"] or unit), _value(match["high"], unit), context):
            low, high = passage.written(match, "low"), passage.written(match, "high")
            yield Finding(*_range_finding(low, high, context), passage.span(match))
            return

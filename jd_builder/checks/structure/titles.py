"""Titles in capitals, with symbols, or with more in them than the name of the job."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.passages import Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.profile.localized import without_marks

_WORD: Final = re.compile(r"[^\W\d_]+")
_VOWEL: Final = re.compile(r"[aeiouy]")
_LONGEST_ABBREVIATION: Final = 4
_DRESS: Final = re.compile(r"\s{0,20}(?:#{1,6}\s|[-–•+>]\s{1,8}|\*\s)?\s{0,8}\*{0,2}_{0,2}")
"""Marks of Markdown and of lists before the first line of a pasted posting."""
_SYMBOL: Final = re.compile(r"[!?$^~=]+|\*+(?!\*{0,2}\s{0,8}\Z)|#(?=\w)(?<![CFcf]#)|->|\.{3,}|…")
_INNOCENT_SIGNS: Final = frozenset("°®©™№")
_PLACE_NAMES: Final = (
    r"hà nội|hn|hồ chí minh|hcm|hcmc|sài gòn|sg|đà nẵng|hải phòng|cần thơ|huế|an giang|bà rịa|vũng tàu|bạc liêu|bắc giang"
    r"|bắc kạn|bắc ninh|bến tre|bình dương|bình định|quy nhơn|bình phước|bình thuận|phan thiết|cà mau|cao bằng|đắk lắk"
    r"|đắk nông|điện biên|đồng nai|biên hòa|đồng tháp|gia lai|hà giang|hà nam|hà tĩnh|hải dương|hậu giang|hòa bình|hưng yên"
    r"|khánh hòa|nha trang|kiên giang|phú quốc|kon tum|lai châu|lạng sơn|lào cai|sa pa|lâm đồng|đà lạt|long an|nam định"
    r"|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|hội an|quảng ngãi|quảng ninh|hạ long|quảng trị"
    r"|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái"
    r"|thủ đức|bình thạnh|gò vấp|tân bình|cầu giấy|thanh xuân|long biên|hà đông|miền (?:bắc|trung|nam|tây)"
)
_IN_PLACE: Final = rf"(?:tp\.? ?|thành phố |tỉnh )?(?:{_PLACE_NAMES})(?![^\W_])"
_FIGURE: Final = r"\d{1,3}(?:[.,]\d{1,3})?"
_LOADS: Final[tuple[tuple[str, Message, Phrase], ...]] = (
    (
        "pay",
        say("pay"),
        Phrase(
            rf"(?<!\w)(?:(?:(?:mức )?lương|(?:tổng )?thu nhập|lcb|lương cơ bản|salary|income)(?: cứng| cơ bản| tháng)? ?[:(]? ?"
            rf"(?:cao|tốt|khủng|cứng|hấp dẫn|cạnh tranh|thỏa thuận|ổn định|không giới hạn|từ|lên|trên|tới|đến|upto|up to|khoảng|~|\d)(?: ?(?:đến|tới))?(?: ?{_FIGURE})?(?: ?[-–] ?{_FIGURE})?(?: ?(?:tr|triệu|củ|m|k)(?!\w))?"
            rf"|up ?to(?: ?{_FIGURE})?(?: ?(?:tr|triệu|củ|m|k|\$|usd)(?!\w))?"
            rf"|(?:{_FIGURE} ?[-–] ?)?{_FIGURE} ?(?:tr|triệu|củ)(?!\w)|{_FIGURE} ?[-–] ?{_FIGURE} ?(?:m|k)(?!\w)"
            r"|\d{1,3}(?:[.,]\d{3}){1,3} ?(?:đ|đồng|vnd|vnđ|usd)?(?!\w)|\$ ?\d{2,5}|\d{2,5} ?(?:usd|\$)"
            r"|(?:hoa hồng|thưởng) (?:cao|nóng|khủng|lớn|hấp dẫn|đến|lên|\d{1,3} ?%))"
        ),
    ),
    (
        "place",
        say("a place"),
        Phrase(
            rf"(?<!\w)(?:làm (?:việc )?)?(?:tại|ở) {_IN_PLACE}|[(\[–|,-] ?(?:tại |ở )?{_IN_PLACE}(?= ?(?:[)\]|,–-]|\Z))"
            r"|(?<!\w)(?:quận|q\.?) ?\d{1,2}(?!\w)|(?<!\w)(?:tại|ở) (?:quận|huyện|phường|xã|tp\.?|thành phố|tỉnh|kcn|khu công nghiệp|đường) \w{1,12}"
            rf"|(?<!\w)(?:work(?:ing)? )?(?:in|at) {_IN_PLACE}"
        ),
    ),
    (
        "haste",
        say("urgency"),
        Phrase(
            r"(?<!\w)(?:(?:đi |bắt đầu )?làm (?:ngay|luôn|liền)(?!\w)|nhận việc (?:ngay|luôn)|(?:cần |tuyển ){1,2}(?:rất )?gấp(?!\w)|gấp gấp|gấp(?= ?(?:[!\])]|\Z))|phỏng vấn (?:ngay|đi làm)|pv (?:ngay|đi làm)|urgent(?:ly)?|asap|immediate(?:ly)?|(?:job |việc |siêu |cực )hot(?!\w)|hot(?= ?(?:[!\])]|\Z| job| hot)))"
        ),
    ),
    (
        "bait",
        say("advertising"),
        Phrase(
            r"(?<!\w)(?:không (?:áp |chịu )?(?:lực|áp lực|doanh số|kpi|chỉ tiêu)(?!\w)|không (?:cần|yêu cầu|đòi hỏi) (?:kinh nghiệm|bằng cấp|kn)|chưa (?:cần|có) kinh nghiệm"
            r"|việc nhẹ(?: lương cao)?|(?:phúc lợi|đãi ngộ|chế độ|quyền lợi|hoa hồng|thu nhập) (?:tốt|cao|khủng|hấp dẫn|đầy đủ)|môi trường (?:trẻ|năng động|tốt|chuyên nghiệp)|cơ hội thăng tiến"
            r"|bao (?:ăn|ở|cơm)(?!\w)|(?:nghỉ|off) (?:thứ bảy|thứ 7|t7|chủ nhật|cn|cuối tuần)(?!\w)|hấp dẫn|siêu khủng|no experience|attractive|high income|competitive (?:salary|pay)|great benefits)"
        ),
    ),
)
"""What does not belong into a title, each with its name."""

_TOWNS: Final = _PLACE_NAMES.partition("|miền")[0]
_JOB_ENDS: Final = (
    r"kinh doanh|bán hàng|bán lẻ|kho|kế toán|kế toán (?:tổng hợp|trưởng|thuế)|nhân viên văn phòng|nhân sự|tuyển dụng|marketing|sales?|telesales"
    r"|cskh|chăm sóc khách hàng|tư vấn|tư vấn viên|thu ngân|lễ tân|bảo vệ|lái xe|tài xế|giao hàng|giao nhận|shipper|kỹ thuật|bảo trì|phục vụ"
    r"|pha chế|tạp vụ|thiết kế|content|it|developer|lập trình viên|xuất nhập khẩu|mua hàng|sản xuất|phổ thông|trợ lý|thư ký|giáo viên|gia sư"
    r"|hành chính|bất động sản|bđs|tín dụng|executive|engineer|staff|accountant|receptionist|driver"
)
_AT_END: Final = Phrase(
    rf"(?<!\w)(?:{_JOB_ENDS}) (?P<said>(?:tp\.? ?|thành phố |tỉnh )?(?:{_TOWNS}))\W{{0,3}}\Z"
)
"""A town right behind a job; behind other words it may belong to a dish, a firm or a school."""
_OF_AN_AREA: Final = Phrase(
    r"(?<!\w)(?:giám đốc|giám sát|trưởng (?:phòng|vùng|khu vực)|quản lý (?:vùng|khu vực|kinh doanh|bán hàng)|vùng|khu vực|chi nhánh|tuyến|asm|rsm|director|area|regional)(?!\w)"
)
"""Whose job may be a town."""


def title_shouted(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find titles in capitals, whole or in part; abbreviations are none."""
    text = unicodedata.normalize("NFC", passage.text)
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    shouted = _loudest(words)
    if shouted:
        yield Finding(
            say("“{text}” is written in capitals", text=" ".join(shouted)),
            say(
                "write the title in small letters with a capital at the start; abbreviations stay as they are"
            ),
        )


def _loudest(words: list[str]) -> list[str]:
    """Return the longest row of words in capitals that is no row of abbreviations; a single one if it is all."""
    rows: list[list[str]] = [[]]
    for word in words:
        if word.isupper():
            rows[-1].append(word)
        else:
            rows.append([])
    loud = [row for row in rows if any(_is_shouted(word) for word in row) and len(row) > (len(words) > 1)]
    return max(loud, key=len, default=[])


def _is_shouted(word: str) -> bool:
    """Tell a word in capitals from an abbreviation: a vowel with a mark, or too long for one."""
    bare = without_marks(word)
    if not _VOWEL.search(bare):
        return False
    return bare != word.lower().replace("đ", "d") or len(word) > _LONGEST_ABBREVIATION


def title_decorated(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find emoji and symbols in a title."""
    text = passage.text
    dress = _DRESS.match(text) if not passage.loc else None
    start = dress.end() if dress else 0
    found = [match.span() for match in _SYMBOL.finditer(text, start)]
    found += [
        (index, index + 1)
        for index, char in enumerate(text)
        if index >= start and unicodedata.category(char) == "So" and char not in _INNOCENT_SIGNS
    ]
    if found:
        first, last = min(found)
        signs = " ".join(dict.fromkeys(text[one:end] for one, end in sorted(found)))
        yield Finding(
            say("the title holds signs that are no part of a job's name: {signs}", signs=signs),
            say("leave them out: job boards ask for titles without symbols"),
            passage.locate(first, last),
        )


def title_loaded(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find pay, place, haste and bait in a title."""
    taken: list[tuple[int, int]] = []
    for kind, name, phrase in _LOADS:
        group: int | str = 0
        match = phrase.first(passage.folded)
        if match is None and kind == "place" and not _OF_AN_AREA.stands_in(passage.folded):
            match, group = _AT_END.first(passage.folded), "said"
        if match is None or any(
            match.start(group) < end and start < match.end(group) for start, end in taken
        ):
            continue
        taken.append(match.span(group))
        yield Finding(
            say(
                "the title names more than the job: {kind} (“{text}”)",
                text=passage.written(match, group).strip(" ([|,-–"),
                kind=name,
            ),
            say("leave the title to the name of the job, and say this in its own section"),
            passage.span(match, group),
        )

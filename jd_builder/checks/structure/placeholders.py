"""Gaps of a template that nobody filled in."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase, Phrases, fold
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

_SIGNS: Final = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\$?\{[^\W\d][^{}\n]{0,40}\}|<%[^%\n]{0,60}%>"
    r"|(?<![\w-])(?:TODO|FIXME|TBD)(?![\w-])"
    r"|(?<![\w_])_{3,}(?![\w_])"
    r"|(?:[.…_]{2,}|…)\s?/\s?(?:[.…_]{2,}|…)\s?/"
)
"""What is a gap wherever it stands."""
_CROSSES: Final = re.compile(r"(?<![\w.,/@])(?:XXX+|xxx+)(?![\w/@]|[.,]\w)")
_MASK_BEFORE: Final = re.compile(r"[\dxX][\s.,-]{0,3}\Z")
_MASK_BEHIND: Final = re.compile(r"[\s.,-]{0,3}[\dxX]")
"""Digits and further crosses beside the crosses: a number that somebody hid, not a gap."""
_DOTS: Final = re.compile(r"(?:\.{4,}|…{2,}|…\.+)")
_NEEDS_BEFORE: Final = Phrase(
    r"(?:[:：(]|(?<!\w)(?:từ|đến|tới|khoảng|tối thiểu|ít nhất|tối đa|trên|dưới|công ty|phòng|ngày|tháng|mức|có|is|of|for|at least)) ?\Z"
)
_NEEDS_BEHIND: Final = Phrase(
    r"\A ?(?:triệu|tr|năm|tháng|giờ|ngày|%|đồng|vnd|vnđ|người|tuổi|years?|months?|days|hours|tuyển|cần tuyển|đến|tới|to)(?!\w)"
)
"""Between such words dots are a gap; elsewhere they mean “and so on”."""
_NOUN: Final = (
    r"(?:tên )?(?:công ty|vị trí|chức danh|phòng ban|bộ phận|sản phẩm|phần mềm|dự án|thương hiệu)|số (?:năm|tháng|ngày|lượng|tiền|điện thoại)"
    r"|mức lương|địa (?:chỉ|điểm)|khoảng lương|ngày|thời gian|năm|lĩnh vực|ngành|kỹ năng|email|company(?: name)?|job title|position|name of [a-z ]{1,20}|salary|date|location|number|years|department"
)
_DETAIL: Final = r"(?: (?:công ty|cụ thể|của bạn|của công ty|làm việc|tuyển dụng|phỏng vấn|liên hệ|kinh nghiệm|bắt đầu|ở đây|here))"
_ORDER: Final = rf"(?:điền|nhập|ghi|thêm|chèn|insert|enter|add|fill in|your)(?: (?:rõ|cụ thể|vào|here|the))? (?:{_NOUN})[^()\[\]<>]{{0,30}}"
_ORDERED: Final = Phrase(rf"\[ ?{_ORDER} ?\](?!\()|< ?{_ORDER} ?>|\( ?{_ORDER} ?\)")
_NAMED: Final = Phrase(
    rf"\[ ?(?:{_NOUN}){_DETAIL}{{0,2}} ?\](?!\()|< ?(?:{_NOUN}){_DETAIL}{{0,2}} ?>"
    r"|\( ?(?:số (?:năm|tháng|lượng)|tên (?:công ty|phần mềm|sản phẩm|vị trí|phòng ban|dự án)|mức lương|địa điểm)(?: cụ thể| của bạn| ở đây) ?\)"
)
_GIVEN: Final = r"(?:nhiệm vụ|nội dung|thông tin|số|tên|mô tả|yêu cầu|quyền lợi)"
_SUPERIOR: Final = r"tên (?:người )?(?:quản lý|liên hệ|phụ trách|cấp trên|trưởng (?:phòng|nhóm|bộ phận)|giám đốc)(?: trực tiếp)?"
_FREE: Final = Phrase(
    # an order to fill in, whatever belongs there; a form is for the candidate to fill in
    r"\[ ?(?:hãy |vui lòng )?(?:điền|chèn|insert|fill in)(?! (?:form|mẫu|đơn|phiếu|link|cv|hồ sơ|khảo sát|vào (?:form|mẫu|đơn|link)))(?: [^()\[\]<>\n]{1,40})?\](?!\()"
    rf"|\[ ?(?:nhập|ghi|thêm)(?: rõ| vào| các)? {_GIVEN}(?: [^()\[\]<>\n]{{1,30}})? ?\](?!\()"
    rf"|\( ?(?:điền|chèn)(?: rõ| vào| thêm| các)? {_GIVEN}(?: (?:năm|tháng|tiền|lượng|cụ thể|vào đây|ở đây|của bạn|công ty)){{0,2}} ?\)"
    rf"|\[ ?{_SUPERIOR} ?\](?!\()|< ?{_SUPERIOR} ?>"
    r"|[\[(<] ?(?:số|x|n|\?{1,3}) ?[\])>] ?\+? ?(?:năm|tháng|ngày|triệu|giờ|người|years?|months?)(?!\w)"
    r"|\[ ?(?:\.{2,10}|…{1,5}) ?\](?!\()"
    r"|(?<![\w-])(?<!gen )(?<!thế hệ )(?<!mạng )[xn] ?\+? (?:năm|tháng|years?|months?)(?: of)? (?:kinh nghiệm|experience)(?!\w)"
)
_ANSWERED: Final = (Part.APPLY, Part.INTERVIEW)
"""Where brackets are for the candidate: how to name a file, what a model answer leaves open."""
_SUBJECT: Final = Phrase(
    r"(?<!\w)(?:tiêu đề|subject|cú pháp|theo mẫu|đặt tên|tên file|format|ghi rõ|họ (?:và )?tên|full name|chủ đề)(?!\w)"
)
"""How a candidate is to name a mail: its brackets are for the candidate to fill."""
_WORDS: Final = Phrase(
    r"lorem ipsum|(?<!\w)dd/mm/(?:yyyy|yy)(?!\w)|(?<!\w)(?:công ty|cty|tập đoàn|doanh nghiệp)(?: (?:tnhh|cổ phần|cp|thương mại|tm|dịch vụ|dv|mtv|và|&)){0,4} (?:abc|xyz|[abx]{1}|aaa|xxx)(?!\w)|(?<!\w)(?:abc|xyz) company(?!\w)"
)
PLACEHOLDER_SIGNS: Final = re.compile(
    r"[{_<\[(….](?:(?<=[{_<\[])|(?<=\() ?[acdđefgimnstyACDĐEFGIMNSTY]|(?<=…)\s?[.…/]|(?<=\.)\.(?:\.{0,40}\s?/|\.\.))"
)
PLACEHOLDERS: Final = Phrases(
    Phrase(
        r"xxx|abc|xyz|aaa|lorem|dd/mm|todo|fixme|tbd|(?:ty|phần|cp|tnhh|đoàn|nghiệp) (?:a|b|x)(?!\w)|(?<!\w)(?:x|n)(?!\w) ?\+? (?:năm|tháng|years?|months?)",
        bare=False,
    )
)
"""Where none of these is, there is no gap: most texts are looked at no further."""
_NAME_BEHIND: Final = re.compile(r"[\s&.-]{1,3}[A-ZĐÀ-Ỹ]")


def placeholder_left(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find what a template left to be filled in."""
    place = next(_gaps(passage), None)
    if place is not None:
        start, end = place
        yield Finding(
            say("“{text}” was left to be filled in", text=passage.text[start:end].strip()),
            say("write what belongs here, or delete it"),
            passage.locate(start, end),
        )


def _gaps(passage: Passage) -> Iterator[tuple[int, int]]:
    text = passage.text
    for match in _SIGNS.finditer(text):
        if text.strip() != match[0]:  # a line of nothing else is a rule across the page
            yield match.span()
    for match in _CROSSES.finditer(text):
        before, behind = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 4]
        if not _MASK_BEFORE.search(before) and not _MASK_BEHIND.match(behind):
            yield match.span()
    yield from _dots(passage)
    folded = passage.folded
    if passage.part not in _ANSWERED and not _SUBJECT.stands_in(folded):
        for match in (*_ORDERED.find(folded), *_FREE.find(folded)):
            yield folded.origin(*match.span())
        for match in _NAMED.find(folded):
            # at the start of a pasted line it may be a heading in brackets
            if passage.loc or folded.text[: match.start()].strip(" -•*#+.0123456789"):
                yield folded.origin(*match.span())
    for match in _WORDS.find(folded):
        start, end = folded.origin(*match.span())
        if not _NAME_BEHIND.match(text[end:]):
            yield start, end


def _dots(passage: Passage) -> Iterator[tuple[int, int]]:
    text = passage.folded.text
    for match in _DOTS.finditer(text):
        before, behind = (
            text[max(0, match.start() - 16) : match.start()],
            text[match.end() : match.end() + 12],
        )
        empty_label = before.rstrip().endswith((":", "：")) and not behind.strip()[:1].isalpha()
        if empty_label or (_NEEDS_BEFORE.stands_in(fold(before)) and _NEEDS_BEHIND.stands_in(fold(behind))):
            yield passage.folded.origin(*match.span())

"""A line of a pasted posting → the heading that it is or begins with."""

import re
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.passages import Part

_LONGEST: Final = 70
"""Most characters of a heading."""
_TAIL_WORDS: Final = 6
"""Most words that a heading has beyond its own: `Yêu cầu` + `đối với ứng viên nữ`."""

_SECTIONS: Final = (
    (Part.DUTIES, r"mô tả(?: chi tiết)?(?: về)? (?:công việc|vị trí)|mô tả(?: chung)?|(?:nội dung|chi tiết|phạm vi|tính chất) công việc|(?:các )?công việc (?:chính|cụ thể|hằng ngày|hàng ngày|cần làm)|(?:chức năng,? (?:và )?)?nhiệm vụ(?: chính| cụ thể| công việc)?|bạn sẽ làm(?: những)? gì|(?:những )?(?:công việc|việc|điều) bạn sẽ (?:làm|đảm nhận)|(?:the )?(?:job|role|position) descriptions?|(?:key|main|your|job|core) (?:responsibilities|duties|tasks)|(?:duties|responsibilities)|what you(?:'|’| wi)ll (?:do|be doing)|your (?:role|mission)|the role"),
    (Part.REQUIREMENTS, r"(?:các |những )?yêu cầu(?: (?:công việc|ứng viên|tuyển dụng|chung|chính|khác|cụ thể|bắt buộc|đối với ứng viên|đối với công việc|của công việc|cho vị trí|chuyên môn|về chuyên môn|trình độ|kinh nghiệm|kỹ năng))?|(?:các )?tiêu ch(?:uẩn|í)(?: tuyển dụng| tuyển chọn| ứng viên)?|điều kiện (?:tuyển dụng|ứng tuyển|dự tuyển)|yêu cầu và kỹ năng|đối tượng tuyển dụng|chân dung ứng viên|(?:bạn|ứng viên) (?:cần|phải) (?:có|gì)(?: gì)?|chúng tôi (?:cần|tìm kiếm)(?: gì)?(?: ở bạn)?|ai phù hợp(?: với vị trí này)?|(?:job |candidate |key |general )?requirements?|(?:job |required |minimum |preferred )?qualifications?|your skills and experience|who you are|what (?:we(?:'|’| a)re looking for|you(?:'|’| wi)ll need|you bring|you need)|must[- ]haves?|nice[- ]to[- ]haves?"),
    (Part.BENEFITS, r"(?:các |những )?(?:quyền lợi|phúc lợi)(?: (?:được hưởng|chung|khác|cơ bản|dành cho bạn|dành cho ứng viên|khi làm việc|của ứng viên|của bạn|nhân viên))?|(?:các )?chế độ (?:đãi ngộ|phúc lợi|quyền lợi|lương thưởng|làm việc|và (?:quyền lợi|phúc lợi)|bảo hiểm)|(?:chính sách )?đãi ngộ|(?:chính sách )?lương thưởng|môi trường làm việc|bạn (?:sẽ )?(?:được|nhận được|có) (?:gì|những gì)|(?:những gì )?bạn sẽ (?:được hưởng|nhận được)|tại sao bạn sẽ yêu thích(?: làm việc tại đây)?|(?:(?:top )?3 |các |những )?lý do (?:để |bạn nên )?(?:gia nhập|chọn|làm việc)|vì sao (?:bạn )?(?:nên )?(?:chọn|gia nhập|làm việc)|(?:job |our |employee |other )?benefits?|benefits? and perks|perks(?: and benefits)?|what (?:we|do we) offer|what you(?:'|’| wi)ll (?:get|receive)|why you(?:'|’| wi)ll love working here|why join us|(?:top )?\d? ?reasons to join us|compensation(?: and benefits)?|remuneration"),
    (Part.CONDITIONS, r"(?:địa điểm|địa chỉ|nơi|thời gian|giờ|ca|ngày|điều kiện|thiết bị|hình thức) làm việc|(?:work(?:ing)? )?locations?|work(?:ing)? (?:hours|time|place|schedule|conditions|environment)"),
    (Part.APPLY, r"(?:cách thức|cách|hình thức|hướng dẫn|thông tin) (?:ứng tuyển|nộp hồ sơ|nộp đơn|dự tuyển|liên hệ)|(?:thành phần )?hồ sơ (?:ứng tuyển|dự tuyển|xin việc|bao gồm|gồm(?: có)?|yêu cầu)|(?:nộp hồ sơ|ứng tuyển|liên hệ)(?: ứng tuyển| nộp hồ sơ| tại| qua)?|hạn (?:chót )?(?:nộp|ứng tuyển|nhận)(?: hồ sơ| đơn| cv)?|thời (?:hạn|gian) nộp hồ sơ|quy trình (?:tuyển dụng|ứng tuyển|phỏng vấn)|how to apply|applications?|contact(?: us| information)?|(?:application )?deadline"),
    (Part.SUMMARY, r"giới thiệu(?: về)?(?: công ty| chung| vị trí)?|(?:đôi nét )?về (?:chúng tôi|công ty)|thông tin (?:về )?(?:công ty|nhà tuyển dụng|doanh nghiệp)|mục (?:tiêu|đích) (?:công việc|vị trí)|vai trò|about (?:us|the (?:company|role|job|team))|company overview|(?:job )?(?:overview|summary|purpose)"),
    (Part.UNKNOWN, r"thông tin (?:tuyển dụng|chung|khác|thêm|bổ sung|việc làm)|từ khóa|other information|additional information|general information"),
)  # fmt: skip
"""What stands above a section, with words that hardly anything else begins with."""
_SHORT: Final = (
    (Part.DUTIES, r"trách nhiệm(?: chính| công việc)?|công việc|(?:job )?tasks"),
    (Part.REQUIREMENTS, r"kỹ năng|kinh nghiệm|kiến thức|trình độ|điều kiện|năng lực|skills|experience|education"),
    (Part.BENEFITS, r"(?:mức )?lương|(?:tổng |mức )?thu nhập|phụ cấp|chế độ|thưởng|bảo hiểm|salary|income|allowances?|bonus"),
    (Part.CONDITIONS, r"địa điểm|địa chỉ|nơi làm|(?:thời gian )?thử việc|thời gian|hours|probation"),
    (Part.APPLY, r"hồ sơ"),
)  # fmt: skip
"""The same in a word or two that also begin other lines: only alone, before a colon or marked as a heading."""
_LABELS: Final = (
    (Part.TITLE, r"(?:tên )?vị trí(?: tuyển dụng| công việc| ứng tuyển| cần tuyển)?|chức danh(?: công việc)?|tên công việc|(?:job )?title|position"),
    (Part.REQUIREMENTS, r"(?:yêu cầu )?(?:kinh nghiệm|giới tính|độ tuổi|tuổi|học vấn|bằng cấp|trình độ|ngoại ngữ|ngoại hình|chiều cao|sức khỏe|năm sinh|hôn nhân)(?: (?:học vấn|chuyên môn|ngoại ngữ|tối thiểu|yêu cầu))?|gender|age|languages?"),
    (Part.BENEFITS, r"(?:lương|thu nhập|mức lương|salary|income)[^:]{0,40}|hoa hồng|trợ cấp"),
    (Part.CONDITIONS, r"địa điểm|địa chỉ|thời gian|(?:thời gian )?thử việc|cấp bậc|số lượng(?: tuyển| cần tuyển)?|ngành nghề|loại hình(?: công việc)?|phòng ban|bộ phận"),
    (Part.APPLY, r"e-?mail|hotline|điện thoại|số điện thoại|sđt|zalo|website|người liên hệ|(?:lh|liên hệ)[^:]{0,30}|gửi (?:cv|hồ sơ)[^:]{0,20}|tel|phone"),
)  # fmt: skip
"""What stands before a colon in a table of facts; it says what its own line is about, never what follows."""
_MORE: Final = r"lương|thưởng|thu nhập|phúc lợi|quyền lợi|đãi ngộ|chế độ|phụ cấp|kinh nghiệm|kỹ năng|trình độ|kiến thức|chuyên môn|năng lực|phẩm chất|thái độ|bằng cấp|học vấn|trách nhiệm|nhiệm vụ|quyền hạn|yêu cầu|công việc|địa điểm|thời gian|nghỉ lễ|nghỉ phép|phép|liên hệ|đào tạo|phát triển|môi trường(?: làm việc)?|skills?|experience|qualifications?|responsibilities|duties|benefits?|perks|requirements?|education"
"""What a heading may name beside its first word."""


def _heading_phrase(kinds: tuple[tuple[Part, str], ...], end: str) -> Phrase:
    groups = "|".join(f"(?P<{part.name}>{pattern})" for part, pattern in kinds)
    return Phrase(rf"\A(?:{groups}){end}")


_ALONE: Final = _heading_phrase(
    _SECTIONS, rf"(?:(?: (?:và|and)|,| ?[/&+–-]) ?(?:{_MORE})){{0,3}}(?: ?[(\[][^()\[\]]{{0,40}}[)\]])?\Z"
)
_ALONE_SHORT: Final = _heading_phrase(
    _SHORT, rf"(?:(?: (?:và|and)|,| ?[/&+–-]) ?(?:{_MORE})){{0,3}}(?: ?[(\[][^()\[\]]{{0,40}}[)\]])?\Z"
)
_BEGINS: Final = _heading_phrase(_SECTIONS, r"(?![^\W_])(?P<tail>.{0,60})")
_BEGINS_SHORT: Final = _heading_phrase(_SHORT, r"(?![^\W_])(?P<tail>.{0,60})")
_LABEL: Final = _heading_phrase(_LABELS, r"(?: ?\([^()]{0,30}\))?\Z")

_DECORATION: Final = re.compile(
    r"\s{0,40}(?P<sign>[^\w\s(\[“\"'‘]{0,12})\s{0,8}"
    r"(?:(?P<number>(?P<roman>[IVX]{1,4}\s?[.):/-])|\(?\d{1,2}\s?[.):/-]{1,2}(?:\d{1,2}[.)]?)?|[A-Fa-f][.)])"
    r"(?=\s|[^\W\d_]|[*_])\s{0,8})?[*_\s]{0,8}[\[【]?\s?"
)
_BULLET: Final = re.compile(r"[-–—+*•·●○▪■◦‣∙>✓✔]")
_MARKDOWN: Final = re.compile(r"#{1,6}(?=\s|\Z)")
_GOES_ON: Final = (Part.DUTIES, Part.REQUIREMENTS, Part.BENEFITS, Part.SUMMARY)
"""What is often written on below a heading that has its first words beside it; facts such as a place are not."""
_DECORATED_END: Final = re.compile(r"[^\w)\]】]{1,12}\Z")
_TRIM: Final = " \t*_#=-–—.?!|~:：]】\xa0\ufe0f"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line says about its place in the posting.

    Attributes:
        part: What is below or, where `alone` is False, what the line itself is about.
        alone: Nothing else stands in the line.
        opens: The lines below belong to it, too, and not only the items of a list right after it.
        bulleted: It is an item of a list.
        exact: Its words alone make it a heading, whatever sets them off.
        depth: 1 to 6 for a heading of Markdown, else 0.
    """

    part: Part
    alone: bool
    opens: bool
    bulleted: bool
    exact: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Look:
    """How a label is set off: alone in its line, before a colon, in a list, marked a little or beyond doubt."""

    alone: bool
    colon: bool
    bulleted: bool
    marked: bool
    loud: bool


def heading_of(line: str) -> Heading | None:
    """Return the heading in a line, None where it is a text like any other. Only its first letters are read."""
    found = _DECORATION.match(line)
    assert found is not None
    sign = found["sign"]
    label, colon, rest = _cut(line[found.end() : found.end() + _LONGEST + 30])
    if not label or len(label) > _LONGEST:
        return None
    mark = _MARKDOWN.match(sign)
    depth = len(mark[0]) if mark else 0
    bold = "**" in found[0] or "__" in found[0]
    look = _Look(
        alone=not rest.strip(_TRIM),
        colon=colon,
        bulleted=bool(sign) and not bold and not depth,
        marked=found["number"] is not None or (bool(sign) and not _BULLET.match(sign)),
        loud=bool(depth) or bold or found["roman"] is not None or (len(label) > 3 and label.isupper()),
    )
    made = _part_of(label, look)
    if made is not None:
        part, section, exact = made
        opens = look.alone or (section and not look.bulleted and part in _GOES_ON)
        return Heading(part, look.alone, opens, look.bulleted, exact, depth)
    if depth and look.alone:
        return Heading(Part.UNKNOWN, alone=True, opens=True, bulleted=False, exact=False, depth=depth)
    return None


def _cut(text: str) -> tuple[str, bool, str]:
    """Part a line at its first colon: label, whether there is a colon, rest."""
    at = min((place for place in (text.find(":"), text.find("：")) if place >= 0), default=-1)
    if at < 0:
        return _DECORATED_END.sub("", text.strip(_TRIM)), False, ""
    return _DECORATED_END.sub("", text[:at].strip(_TRIM)), True, text[at + 1 :]


def _part_of(label: str, look: _Look) -> tuple[Part, bool, bool] | None:
    """Return what a label stands for, whether it names a section and not only its line, and whether exactly so."""
    folded = fold(label)
    if look.alone:
        for phrase, wanted in (
            (_ALONE, True),
            (_ALONE_SHORT, look.colon or look.marked or look.loud or not look.bulleted),
        ):
            if wanted and (match := phrase.first(folded)):
                return _kind(match), True, True
    if look.colon or look.loud:
        for phrase, section in ((_BEGINS, True), (_BEGINS_SHORT, False)):
            match = phrase.first(folded)
            wanted = section or not look.bulleted or look.alone
            if match and wanted and len(match["tail"].split()) <= _TAIL_WORDS:
                return _kind(match), section, look.colon
    if look.colon and not look.alone and (match := _LABEL.first(folded)):
        return _kind(match), False, True
    return None


def _kind(match: re.Match[str]) -> Part:
    groups = match.groupdict()
    return next(part for part in Part if groups.get(part.name) is not None)

"""Which schooling a posting asks for, and which work nobody has to learn."""

from typing import Final

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting

_LOW: Final = Phrase(
    r"(?<!\w)(?:thpt|trung học phổ thông|12/12|lớp 12|cấp 3|cấp iii|ptth|phổ thông|lao động phổ thông|trung cấp|tc|sơ cấp|lớp 9|thcs|9/12|tc/cđ/đh|high school"
    r"|không (?:yêu cầu|cần|đòi hỏi|phân biệt)[^.;,]{0,15}(?:bằng cấp|trình độ|học vấn|bằng))(?!\w)"
)
_HIGH: Final = Phrase(
    r"(?<!\w)(?:cao đẳng|đại học|cđ|đh|cử nhân|kỹ sư|thạc sĩ|tiến sĩ|college|university|bachelor'?s?|degree|master|graduated?|tốt nghiệp)(?!\w)"
)
COLLEGE: Final = Phrase(r"(?<!\w)(?:cao đẳng|đại học|cđ|đh|college|university)(?!\w)")
"""In the line about probation itself: who needs it has the longer one."""
_PREFERRED: Final = Phrase(r"(?<!\w)(?:ưu tiên|lợi thế|preferred|advantage|sinh viên|plus)(?!\w)")


_LEARNED: Final = Phrase(
    r"(?<!\w)(?:developer|engineer|kỹ sư|lập trình viên|bác sĩ|luật sư|kiến trúc sư|giảng viên|architect|data scientist|dược sĩ đại học)(?!\w)"
)
"""A trade that hardly anybody has without college, though a posting may not say so."""


def schooling(posting: PlainPosting) -> str:
    """Return the lowest schooling that a posting accepts: `high`, `low`, `preferred` or `none` where it says nothing."""
    asked = "none"
    for passage in posting.of(Part.REQUIREMENTS, Part.UNKNOWN, Part.TITLE):
        level = level_of(passage)
        if level == "low":
            return level
        if level == "high" or (asked != "high" and level != "none"):
            asked = level
    if asked == "none" and posting.title is not None and _LEARNED.stands_in(posting.title.folded):
        return "preferred"
    return asked


def level_of(passage: Passage) -> str:
    """Return what one line says of it, in the same words; it may be the line about probation itself."""
    preferred = _PREFERRED.stands_in(passage.folded)
    if _LOW.stands_in(passage.folded) and not preferred:
        return "low"
    if _HIGH.stands_in(passage.folded):
        return "preferred" if preferred else "high"
    return "none"


_UNSKILLED: Final = Phrase(
    r"(?<!\w)(?:tạp vụ|lao công|tạp dịch|bảo vệ(?! thực vật| môi trường| dữ liệu| quyền| khối| luận| thương hiệu)|phụ bếp|rửa (?:chén|bát|ly)|bốc xếp|bốc vác|giúp việc|giữ xe|trông xe|phụ hồ|quét dọn|lao động phổ thông|lđpt|công nhân phổ thông|phụ xe|phát tờ rơi)(?!\w)"
)
_SKILLED: Final = Phrase(
    r"(?<!\w)(?:trung cấp|sơ cấp|cao đẳng|đại học|cđ|đh|chứng chỉ|chứng nhận|bằng nghề|nghiệp vụ|tay nghề|kỹ thuật|trưởng|quản lý|giám sát|tổ trưởng|đội trưởng|ca trưởng)(?!\w)"
)


def is_unskilled(posting: PlainPosting, passage: Passage) -> bool:
    """Tell whether a length of probation is of work that nobody has to learn: by its own line, or by the title."""
    title = posting.title
    named = [each for each in (passage, title) if each is not None and _UNSKILLED.stands_in(each.folded)]
    return bool(named) and not any(
        _SKILLED.stands_in(each.folded) for each in (*named, *posting.of(Part.REQUIREMENTS))
    )


def is_title_unskilled(title: Folded) -> bool:
    """Tell the same by a title alone."""
    return _UNSKILLED.stands_in(title) and not _SKILLED.stands_in(title)

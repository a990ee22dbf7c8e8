"""Which lines of a posting may state working time."""

import re
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.passages import Part, Passage

_MAYBE: Final = re.compile(
    r"\d ?(?:h|g|:|\.\d\d|giờ|gio|tiếng|tieng|am|pm|ngày|ngay)|thứ|thu |t[2-7]|nghỉ|nghi |off|tuần|tuan|week|mon|sat|cn|ca |công|ngày làm|mỗi ngày|break"
)
"""What no line about working time lacks."""
_ABOUT_WORK: Final = Phrase(
    r"(?<!\w)(?:làm việc|thời gian làm|giờ làm|ca làm|làm \d|working (?:hours|time)|work)(?!\w)"
)
_OF_OTHERS: Final = Phrase(
    r"(?<!\w)(?:quản lý|sắp xếp|xếp lịch|phân ca|chia ca|chia lịch|lên lịch|lập lịch|bố trí|theo dõi|giám sát|kiểm soát|kiểm tra|chấm công|điều phối|tổng hợp)(?!\w)"
)
"""Whoever does this has to do with the hours of other people."""


def relevant(passage: Passage) -> bool:
    """Tell whether a line may state working time: anywhere near the conditions, elsewhere if it says so."""
    return _MAYBE.search(passage.folded.text) is not None and (
        passage.part
        in (
            Part.CONDITIONS,
            Part.BENEFITS,
            Part.UNKNOWN,
            Part.TITLE,
        )
        or (
            _ABOUT_WORK.stands_in(passage.folded)
            and not (passage.part is Part.DUTIES and _OF_OTHERS.stands_in(passage.folded))
        )
    )

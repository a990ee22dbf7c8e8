"""A text → the place where it gives each sex its own share: so many men, one trade for women, other pay."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import ASKED, MOST, START, clause_before, says, sentence_before
from jd_builder.checks.law.frame import ROLE
from jd_builder.checks.passages import Part, Passage

_SEX: Final = r"(?<!việt )(?<!miền )(?:nam|nữ)(?: giới)?(?!\w)"
_WHO: Final = r"(?: (?:bạn|người|công nhân|lao động|nhân viên|ứng viên|cn|nv))?"
_AND: Final = r"(?: ?[,;/\-–+&] ?| và | )"
_COUNT: Final = rf"\d{{1,3}}{_WHO} {_SEX}"
_COUNTED: Final = (
    rf"{_SEX}[ :]{{1,3}}\d{{1,3}}(?!\d)(?! ?(?:[-–.,/]\d|m\d|m |cm|kg|tuổi|t(?!\w)|%|tr|k|h))(?: người| bạn)?"
)
_TRADES: Final = r"(?: [^\W\d]{1,10}){0,4}"
_SOME: Final = Phrase(  # seven men, three women
    rf"(?<![\w.,])(?P<one>{_COUNT}){_TRADES}{_AND}(?P<other>{_COUNT})|(?<!\w)(?P<first>{_COUNTED}){_AND}(?P<second>{_COUNTED})",
    bare=False,
)
_WANTED: Final = Phrase(
    r"(?<!\w)(?:tuyển(?: dụng)?|cần|tìm|số lượng|sl|chỉ tiêu|lấy|nhận|xếp)(?![^.;]{0,40} (?:hiện|đang) có)(?!\w)"
)
_PRESENT: Final = Phrase(r"(?<!\w)(?:hiện|đang có|đội ngũ|team|tổng số|gồm|lớp|phòng|khách|học viên)(?!\w)")
_DOES: Final = r"(?: (?:làm|đứng|ngồi|chạy|đi (?:công trình|giao|xe|lắp)|phụ|vào|lái|chạy|bốc|may|cắt|kiểm|đóng|giao|trực|xếp|vận hành|khiêng|rửa|chế biến)(?!\w)|:? ?(?:bếp|giữ xe|chạy bàn|văn phòng|pha chế|bốc xếp|kiểm hàng|đóng gói|giao hàng|phụ bếp|thu ngân|phục vụ|bảo vệ|lễ tân|tạp vụ|đứng máy|lái xe|kho))"
_TASKS: Final = Phrase(  # men do this, women that
    rf"(?:{START}|(?<!\w)(?:tuyển|cần) )(?:\d{{1,3}} )?(?:nhân viên )?(?P<one>nam|nữ)(?: giới)?{_DOES}[^.;]{{0,30}}[,;–\-.] ?(?:còn |\d{{1,3}} |nhân viên )?(?!(?P=one))(?:nam|nữ)(?: giới)?{_DOES}",
    bare=False,
)
_TRADE: Final = Phrase(
    rf"(?<!\w)(?:{ROLE}|tổ|khâu|chuyền|bộ phận|xưởng|văn phòng|quầy)(?: ?[+/&,] ?| [^\W\d]{{1,8}}){{0,6}}?[ :(\-–]{{1,3}}(?P<count>\d{{1,3}} )?(?P<sex>nam|nữ)(?: giới)?(?= ?(?:$|[.,;)]))",
    bare=False,
)
_GOODS: Final = Phrase(
    r"(?<!\w)(?:(?<!văn )phòng|đồng phục|áo|quần|giày|đồ|vé|thời trang|wc|vệ sinh|ktx|ký túc xá|khách|học viên|bán|size|sản phẩm|tóc|quà|tặng|thưởng sinh nhật|mừng|20/10|8/3)(?!\w)"
)
_SUM: Final = r"\d{1,3}(?:[.,]\d{1,3}){0,3} ?(?:(?:triệu|tr|củ)\d{0,3}|k|nghìn|ngàn|đ|vnđ|vnd|000)?(?: ?[-–] ?\d{1,3}(?:[.,]\d{1,3}){0,3} ?(?:triệu|tr\d{0,3}|k|đ)?)?(?:/(?:ngày|giờ|h|tháng|công|ca))?"
_TO: Final = r"[ :\-–(]{1,3}(?:là |từ |được |khoảng |hưởng ){0,2}"
_PAID: Final = Phrase(
    rf"(?<!\w)(?P<one>nam|nữ)(?: giới)?{_TO}(?P<first>{_SUM})[ ,;/\-–()]{{1,4}}(?:còn |và )?(?!(?P=one))(?:nam|nữ)(?: giới)?{_TO}(?P<second>{_SUM})"
    rf"|(?<!\w)(?P<third>{_SUM}) (?:với|cho|đối với|\()(?: lao động| công nhân)? ?(?P<two>nam|nữ)\)?[ ,;/\-–]{{1,4}}(?:còn |và )?(?P<fourth>{_SUM}) (?:với|cho|đối với|\()(?: lao động| công nhân)? ?(?!(?P=two))(?:nam|nữ)",
    bare=False,
)
_PAY: Final = Phrase(
    r"(?<!\w)(?:lương|thu nhập|ngày công|công nhật|tiền công|mức hưởng|khởi điểm|trả công|đơn giá công)(?!\w)"
)


def share_of_each(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield where places or trades are dealt out by sex: that both are named leaves out neither, yet parts them."""
    folded, asked = passage.folded, passage.part in ASKED
    if passage.part in (Part.BENEFITS, Part.INTERVIEW, Part.SUMMARY) or folded.words.isdisjoint(_EACH):
        return
    for match in islice(_SOME.find(folded), MOST):
        before = sentence_before(folded.text, match.start())
        opens = asked and not before.strip(" -–+*•·")
        if (opens or says(_WANTED, before, folded)) and not says(_PRESENT, before, folded):
            yield match
    for match in islice(_TASKS.find(folded), MOST):
        if not says(_GOODS, clause_before(folded.text, match.start()) + match[0], folded):
            yield match
    trades = [
        match
        for match in islice(_TRADE.find(folded), MOST)
        if not says(_GOODS, clause_before(folded.text, match.start()) + match[0], folded)
        and (asked or (match["count"] and says(_WANTED, folded.text[: match.start()], folded)))
    ]
    if len({match["sex"] for match in trades}) > 1 or (trades and not asked):
        yield trades[0]


_EACH: Final = frozenset({"nam", "nữ"})


def pay_of_each(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield where the two sexes are paid differently."""
    folded = passage.folded
    if passage.part is Part.INTERVIEW or not folded.words >= _EACH:
        return
    for match in islice(_PAID.find(folded), MOST):
        sums = {
            re.sub(r"\W", "", match[name])
            for name in ("first", "second", "third", "fourth")
            if match[name] is not None
        }
        before = sentence_before(folded.text, match.start())
        if len(sums) > 1 and says(_PAY, before, folded) and not says(_GOODS, before, folded):
            yield match

"""A text → the place where it asks for one sex, if it does."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, fold
from jd_builder.checks.law import people, share
from jd_builder.checks.law.condition import (
    ASKED,
    MOST,
    START,
    clause_before,
    is_about_others,
    is_denied,
    says,
)
from jd_builder.checks.law.frame import NO, ROLE, TAKES
from jd_builder.checks.passages import Part, Passage

WORDS: Final = people.WORDS | frozenset(["male", "female", "males", "females"])
_SEX: Final = r"(?<!phụ )(?P<sex>nam|nữ)(?: giới)?(?!\w)"
_NOT: Final = (  # words that make another word of it
    r"(?! (?:định|sách|đàn|trực|từ liêm|cao(?! (?:đẳng|từ|trên|ráo|tối|khoảng|1|m\d))|á\b|kỳ|bộ|phi|mỹ|cực|hải|thái|dương|long|châm|sài gòn|sơn|trung|hàn|triều|phát|tiến|"
    r"bắc|tính|trang|hoàng|công gia|sinh\b(?! (?:năm|từ|trong|sau|19|20|viên))|tướng|thần|vương|ca sĩ|diễn viên|doanh nhân|quyền|khoa|tử|hà nội|việt|group|hưng|thiên|thành\b(?! thạo)|anh\b|giang|cường|khánh|phương|"
    r"tôn|quan|ninh|phong|đông|tây|đô|hoa|phước|lý|(?:đang )?(?:mang (?:thai|bầu)|có (?:thai|bầu)|bầu|nuôi con|cho con bú)|(?:mới|vừa|sắp) sinh))"
)
_PAIR: Final = Phrase(
    r"(?<!\w)(?:nam(?: giới)?[ /,&+\-–—;|()\\.]{0,4}(?:(?:và|hoặc|hay|lẫn|or|and|cũng như|cả)[/ ]{0,3}){0,2}nữ|"
    r"nữ(?: giới)?[ /,&+\-–—;|()\\.]{0,4}(?:(?:và|hoặc|hay|lẫn|or|and|cũng như|cả)[/ ]{0,3}){0,2}nam)(?: giới)?(?!\w)"
)
_PERSON: Final = (
    r"(?:ứng viên|ứng cử viên|các|những|bạn|em|người|nhân viên|nv|nhân sự|lao động|giới tính|giới|phái|là|hơn|cho|với|thêm|gấp|số lượng|sl|"
    r"công nhân|thợ|sinh viên|tài xế|lái xe|đối với|ưu tiên|vị trí|thuộc|làm|chủ yếu|hoàn toàn|chỉ|\d{1,3})"
)
_FILL: Final = rf"(?:[\s:*\-–(,]{{1,3}}{_PERSON}(?!\w)){{0,5}}[\s:*\-–—(\[\"“.=]{{1,4}}"
_PREFERS: Final = Phrase(
    rf"(?<!\w)(?:ưu tiên|ưu tiền|ưu tên|ưu ái|ut|(?<!không )(?<!ko )hạn chế(?: {TAKES})?|(?<!phải )tránh|từ chối|(?:không|ko) (?:phù hợp|thích hợp|hợp)|chỉ(?: {TAKES}| cần| dành cho)?|priority|prefer(?:red|ably)?){_FILL}{_SEX}{_NOT}"
)
_PREFERRED: Final = Phrase(
    rf"(?<!\w){_SEX}[ (]{{1,2}}(?:là |được |sẽ ){{0,2}}(?:ưu tiên(?! (?:ứng|người|các|có|bạn|những|biết|tốt|đã|sinh))|(?:một )?(?:lợi thế|điểm cộng|ưu thế)|càng tốt|thì tốt|preferred|only|hơn(?= ?(?:$|[^\w\s])| (?:nha|nhé|ạ|chút|xíu|một)))"
)
_DEMANDS: Final = Phrase(
    rf"(?<!\w)(?:(?:cần |đang )?(?<!đội )tuyển(?: dụng| gấp| thêm| nhanh| ngay)?|(?<!xác )nhận|tiếp nhận|lấy|xét(?: hồ sơ)?|{NO} (?:xếp|sắp|bố trí)|yêu cầu|cần|giới tính|gtính|gt|gender|sex|số lượng|sl){_FILL}{_SEX}{_NOT}"
)
_MEANT: Final = Phrase(  # elsewhere “đối tượng nữ” is the audience of a product
    rf"{START}đối tượng(?: tuyển(?: dụng)?| ứng tuyển| nhận)?{_FILL}{_SEX}{_NOT}"
)
_SUITS: Final = Phrase(
    rf"(?:(?:công việc|vị trí|việc)[\w ]{{0,20}}|{START})(?:dành cho|phù hợp(?: với| cho| hơn)?|thích hợp(?: với| cho)?|hợp(?: với)?){_FILL}{_SEX}{_NOT}"
)
_NEXT: Final = (  # how a condition goes on behind a sex
    r"(?= ?(?:$|[^\w\s]|\d)| (?:tuổi|độ tuổi|trong độ tuổi|t(?:ừ|u) (?:\d|đủ|trên|độ|khoảng|cao đẳng|đại học|trung cấp|thpt)|dưới|trên \d|không quá|tối đa|khoảng \d|sinh (?:năm|từ|trong|sau|viên)|sn|tốt nghiệp|tn|có|biết|là|chưa|đã|"
    r"cao (?:từ|trên|ráo|tối|khoảng|1|m)|ưu tiên|trình độ|nhanh|khỏe|sức khỏe|chăm|trung thực|ngoại hình|hình thức|nhiệt tình|yêu|siêng|thật thà|trẻ|dễ nhìn|xinh|độc thân|chịu|hoạt|không|làm|thành thạo|"
    r"gọn|cẩn thận|vui|hòa đồng|năng động|kinh nghiệm|đi (?:làm|công tác|được)|mong muốn|nói|giao tiếp|ham|tuân|sử dụng|đam mê|tính|thích|cần|phải|và|với|hoặc|lương|thu nhập|tại|ở\b|full|part|ca\b|trở|cho|để|nhận|"
    r"học việc|học nghề|phụ trách|đảm|chuyên|sống|nhà|hộ khẩu|quê|tác phong|tóc|only|thạo|được|tự|ngành|giọng|ngoan|thanh niên|cao đẳng|cđ|đại học|đh|trung cấp|thpt|bằng|hơn|ưa|da\b|dáng|lao động|thẳng|hiền|lễ phép|lịch|mạnh|sẵn|năng|khéo|tỉ mỉ|tỷ mỉ|tự tin|có thể|sức|tối thiểu|ít nhất|số lượng|vóc|phát âm|người))"
)
_GOVERNED: Final = (_PREFERS, _DEMANDS)
"""What governs the sex stands in the match: “shop quần áo cần tuyển nữ” is about people."""
_VIETNAMESE: Final = frozenset(
    "tuoi tot nghiep kinh nghiem biet trinh tuyen uu tien nhan vien chi co lam viec nhanh nhen cham nu".split()
)
_ENDS: Final = re.compile(r" ?(?:$|[^\w\s])")
_PERSONAL: Final = Phrase(rf"(?<!\w){_SEX}{_NOT}")
_BEGINS: Final = Phrase(
    rf"{START}(?:(?:là|ứng viên|các bạn|bạn|các em|lao động|phái|\d{{1,2}}|{ROLE}(?: là)?)[ :]{{1,3}}){{0,2}}{_SEX}{_NOT}(?:{_NEXT}|(?= {ROLE}(?!\w)))"
)
_AT_START: Final = Phrase(rf"(?:^[^\w]{{0,6}}|{START})(?:là )?(?P<sex>nữ)(?: giới)?(?!\w){_NOT}")
_LINE: Final = Phrase(rf"^[^\w]{{0,6}}(?:là )?(?P<sex>nam)(?: giới)?(?!\w){_NOT} (?P<next>[^\W\d]{{2,}})")
_ROLE_SEX: Final = Phrase(rf"(?<!\w){ROLE}(?: [^\W\d]{{1,8}}){{0,4}}[ (\[\-–:]{{1,3}}{_SEX}{_NOT}{_NEXT}")
_WITH_AGE: Final = Phrase(
    rf"{START}(?:(?:là|ứng viên|các bạn|bạn|\d{{1,2}})[ :]{{1,2}}){{0,2}}{_SEX}"
    r"(?=[ ,:.(\-–]{0,4}(?:độ |trong ){0,2}(?:tuổi )?(?:từ |khoảng |trên |dưới ){0,2}\d{2}(?: ?[\-–] ?\d| ?tuổi| ?t\b| đến | tới |$))"
)
_ALONE: Final = Phrase(rf"^[^\w]{{0,6}}(?:là |ứng viên |\d{{1,2}} )?{_SEX}[^\w]{{0,3}}$")
_GENDER: Final = Phrase(
    rf"(?<!\w)(?:giới tính|gtính|gt|gender|sex)[\s:*\-–(=]{{1,4}}(?:(?:yêu cầu|là|chỉ|ưu tiên)[ :]{{1,2}}){{0,2}}{_SEX}{_NOT}"
)
_GOODS: Final = Phrase(
    r"(?<!\w)(?:thời trang|quần|áo|giày|dép|túi|váy|đồ|mỹ phẩm|phụ kiện|trang phục|đồng phục|vest|nước hoa|sản phẩm|tóc|nam khoa|phụ khoa|đồng hồ|wc|vệ sinh|toilet|"
    r"ký túc|ktx|bóng đá|đội tuyển|mỹ|sinh lý|trang sức|chất lượng|size|dầu gội|miền|việt|bắc|phía|khu vực|tỉnh|đường|phố|quận|phường|xã|huyện|chi nhánh|kv|tây|đông|ca sĩ|nghệ sĩ|người mẫu|diễn viên|chế độ|phụ cấp)(?!\w)",
    bare=False,
)
_NAME: Final = Phrase(
    r"(?:\b(?:mr|ms|mrs|anh|chị|ông|bà|thầy|cô|a|c|e|việt|miền|hà|quảng|bắc|trung|phía|phương|hướng|đông|tây|văn|hoàng|hoài|thành|đại|hải|an|kỳ|viet|mien|ha|quang|phia|bac|sinh|năm|nước|hai|duy|nhật|khánh|bảo|tiến|xuân|ngọc|minh|đức|quốc|thanh|vĩnh|tập đoàn|công ty|gặp|liên hệ|hotline|zalo|người liên hệ)[.: ]{0,3}$)"
    r"|(?:bắc|trung|miền)[ ,/&\-–và]{1,5}$",
    bare=False,
)
_BARE_NAME: Final = re.compile(
    r"\b(?:viet|vietnam|mien|ha|quang|phia|bac|dong|tay|trung|anh|mr|quan ao|thoi trang|giay|do)[.: ]{1,2}$"
)
_BOTH: Final = Phrase(
    r"(?<!\w)(?:male|men|man|female|women|woman)s? ?(?:/|,|&|or|and|-|\|) ?(?:fe)?(?:male|men|man|women|woman)s?(?!\w)"
)
_ENGLISH: Final = Phrase(
    r"(?<!\w)(?:(?P<sex>(?:fe)?males?|(?:wo)?men|(?:wo)?man|ladies|girls|boys)(?: candidates?| applicants?| staff)?[ (]{1,2}(?:are |is )?(?:only|preferred|is a plus|prefer|priority|candidates?|applicants?)(?!\w)"
    r"|(?:gender|sex|prefer(?:red|ably|ence)?|priority|only|must be|looking for|recruit(?:ing)?|required?)[ :(\-–]{1,3}(?:to |for |a |an |is |be |young |gender |is ){0,2}(?:fe)?males?(?!\w)"
    r"|(?:fe)?male[ ,(\-–]{1,3}(?:aged? |from |between |under |over )?\d{2}"
    r"|^[^\w]{0,5}(?:fe)?males?(?: ?[,.;:(]| ?$)"
    r"|[(\[] ?(?:fe)?males? ?[)\]]"
    r"|(?:fe)?male (?:receptionist|secretary|assistant|accountant|sales|staff|driver|teacher|engineer|waiter|waitress|nurse|officer|model|worker))"
)


_TOUCHES: Final = frozenset("tắm lau soát khám tã bỉm tam soat kham ta bim".split())
_INTIMATE: Final = Phrase(
    r"(?<!\w)(?:vì|do|để|vị trí|công việc|chuyên)(?: [^\W\d]{1,8}){0,3} (?:tắm|tắm rửa|lau người|thay (?:tã|bỉm)|soát người|khám người)(?!\w)[^.;]{0,30} (?:bà|ông|cụ|bác|người (?:bệnh|già)|bệnh nhân|hành khách|khách)(?! (?:hàng|chủ))(?!\w)"
)
"""To wash or to search somebody's body is work for which a sex may be asked."""


def one_sex(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the place where a text asks for one sex or prefers it; nothing where both are welcome alike."""
    folded = passage.folded
    if passage.part is Part.INTERVIEW or not folded.words & _FORMS:
        return
    if folded.words & _TOUCHES and _INTIMATE.stands_in(folded):
        return
    for match in islice(_ENGLISH.find(folded), MOST):
        if (
            passage.part is not Part.BENEFITS
            and not _is_both(folded, match)
            and not is_about_others(passage, match.start())
        ):
            yield match
    yield from people.people_of_one_sex(passage)
    yield from share.share_of_each(passage)
    named = [match.span() for match in islice(_PAIR.find(folded), 5 * MOST)]
    pairs = [span for span in named if not says(_GOODS, clause_before(folded.text, span[0]), folded)]
    preferred = [match for phrase in (_PREFERS, _PREFERRED) for match in _sound(passage, phrase, named)]
    if (
        passage.part is Part.BENEFITS
    ):  # “ưu tiên nữ nghỉ sớm” is a benefit, “ưu tiên nữ” a condition gone astray
        preferred = [match for match in preferred if _ENDS.match(folded.text, match.end())]
    yield from preferred
    if preferred:
        return
    admitted = _admitted(passage, named)
    sexes = {match["sex"][:2] for match in (*admitted, *_sound(passage, _PERSONAL, named))}
    if pairs:
        return
    if len(sexes) == 1 and not _listed_beside(passage, "nam" if "na" in sexes else "nữ"):
        yield from admitted


_FORMS: Final = WORDS | {"nu"}


def _admitted(passage: Passage, pairs: list[tuple[int, int]]) -> list[re.Match[str]]:
    phrases = [_GENDER, _WITH_AGE, _ALONE]
    if passage.part is not Part.BENEFITS:
        phrases.append(_DEMANDS)
    if passage.part in ASKED:
        phrases.append(_MEANT)
    if passage.part in ASKED and not _is_foreign(passage):
        phrases += [_BEGINS, _AT_START, _ROLE_SEX, _SUITS]
    found = [match for phrase in phrases for match in _sound(passage, phrase, pairs)]
    if not found and passage.part in ASKED - {Part.TITLE} and not _is_foreign(passage):
        found = [
            match for match in _sound(passage, _LINE, pairs) if not passage.written(match, "next").istitle()
        ]
    return found


def _is_foreign(passage: Passage) -> bool:
    """Tell whether a text without marks is not Vietnamese at all: there, Nam is a name."""
    return passage.folded.is_bare and len(passage.folded.words) > 2 and not passage.folded.words & _VIETNAMESE


def _sound(passage: Passage, phrase: Phrase, pairs: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield matches that are about a person's sex, not a region, a name, goods or customers."""
    folded = passage.folded
    for match in islice(phrase.find(folded), MOST):
        start, end = match.span("sex")
        if any(first <= start < last for first, last in pairs) or _is_year(folded, start, end):
            continue
        before = folded.text[max(0, start - 24) : start]
        if (
            says(_NAME, before, folded)
            or (folded.is_bare and _BARE_NAME.search(before))
            or is_denied(folded, start, end)
        ):
            continue
        clause = (
            folded.text[match.start() : start] if phrase in _GOVERNED else clause_before(folded.text, start)
        )
        if not says(_GOODS, clause, folded) and not is_about_others(passage, start):
            yield match


def _is_year(folded: Folded, start: int, end: int) -> bool:
    """Tell whether `nam` typed without marks is “năm”: a number before it, or a year or “kinh nghiệm” behind."""
    if not folded.is_bare or folded.text[start : start + 3] != "nam":
        return False
    before, after = folded.text[max(0, start - 12) : start], folded.text[end : end + 14]
    return bool(
        re.search(
            r"(?:\d ?|\b(?:hang|moi|trong|mot|hai|ba|sinh|vien|tu|den|ca|cuoi|dau|moi|tung|nhieu|vai|may|cho) )$",
            before,
        )
        or re.match(
            r" ?:? ?(?:\d{4}|\d(?!\d)|kinh nghiem|kn|hoc|tai|qua|nay|cuoi|dau|thu|sinh|trong|tro len)", after
        )
    )


def _is_both(folded: Folded, match: re.Match[str]) -> bool:
    return any(both.start() < match.end() and match.start() < both.end() for both in _BOTH.find(folded))


_BEGINS_LINE: Final = {
    sex: Phrase(rf"^[^\w]{{0,6}}{sex}(?: giới)?(?!\w)[ :,(\-–]{{1,3}}(?!{sex})") for sex in ("nam", "nữ")
}
_OWN_LINE: Final = {
    sex: Phrase(rf"^[^\w]{{0,6}}(?:{sex}|nu)(?: giới)?(?!\w)[ :,(\-–]{{1,3}}") for sex in ("nam", "nữ")
}


def _listed_beside(passage: Passage, sex: str) -> bool:
    """Tell whether the line before or after begins with the other sex: one rule for each, nobody left out."""
    span = passage.locate(0, 0)
    text, place = span.source.text, span.start
    first = text.rfind("\n", 0, place)
    last = text.find("\n", place)
    above = text[max(0, text.rfind("\n", 0, max(first, 0)), first - 200) : max(first, 0)]
    below = text[last : last + 200].strip("\n").partition("\n")[0] if last >= 0 else ""
    begins = _BEGINS_LINE["nữ" if sex == "nam" else "nam"]
    return _OWN_LINE[sex].stands_in(passage.folded) and any(
        begins.stands_in(fold(line.strip())) for line in (above, below)
    )


_EITHER: Final = Phrase(r"(?<!\w)(?:nam|nữ|male|female|men|women)(?!\w)")


def names_sex(passage: Passage) -> bool:
    """Tell whether a text names men or women at all."""
    return _EITHER.stands_in(passage.folded)

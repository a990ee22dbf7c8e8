"""A text → the place where it seeks people by a word that implies one sex: “chị em”, “đàn ông”, “waitress”."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import ASKED, MOST, START, is_about_others, is_denied, sentence_before
from jd_builder.checks.law.frame import AWAY, CHOOSES, LEAD, REFUSES, ROLE, SORRY
from jd_builder.checks.passages import Part, Passage

WORDS: Final = frozenset(
    "gái trai nữ nam ông chị cô anh ae thầy phái chàng bà bác chú mày men women man woman gentlemen gentleman ladies lady girl girls boy boys waitress waitresses hostess salesgirl salesgirls saleswoman saleswomen".split()
)
_WOMEN: Final = (
    r"(?:chị em(?: phụ nữ)?|phụ nữ|phái (?:nữ|đẹp|yếu)|con gái|bạn gái|em gái|các (?:chị|cô gái|cô nàng)|quý cô|cô gái"
    r"|(?:cô|chị|các cô|mấy cô) (?:giáo|giúp việc|bảo mẫu|tạp vụ|nuôi|bán hàng|thu ngân|lao công|cấp dưỡng|nấu ăn|trông trẻ|phụ bếp))"
)
_MEN: Final = (
    r"(?:đàn ông|phái (?:nam|mạnh)|con trai|bạn trai|em trai|cánh mày râu|mày râu|trai tráng|trai trẻ|chàng trai|các anh"
    r"|(?:anh|chú|bác|ông|các anh) (?:bảo vệ|tài xế|lái xe|giao hàng|bốc xếp|shipper)|thầy giáo)"
)
_BOTH: Final = Phrase(  # both are named: nobody is left out
    r"(?<!\w)(?:(?:anh|cô|ông|chú) ?[,/&\-]? ?(?:và |hoặc |hay )?(?:chị|thầy|bà|cô)|thầy ?[,/&\-]? ?(?:và |hoặc |hay )?cô|cô ?[,/&\-] ?thầy"
    r"|nam ?(?:[,/&\-]|và|hoặc|lẫn) ?(?:phụ )?nữ|nữ ?(?:[,/&\-]|và|hoặc|lẫn) ?nam|(?:đàn ông|con trai|trai)[ ,/]{1,2}(?:và |hoặc |hay |lẫn |hay là )?(?:phụ nữ|con gái|gái)"
    r"|(?:phụ nữ|con gái|gái|chị em)[ ,/]{1,2}(?:và |hoặc |hay |lẫn )?(?:đàn ông|con trai|trai|anh em)|anh em[ ,/]{1,2}(?:và |hoặc |hay )?chị em|waiters?|hosts?(?!\w)"
    r"|(?:ladies|women|girls|woman|girl) ?(?:/|,|&|and|or) ?(?:gentlemen|men|boys|man|boy)|(?:gentlemen|men|boys|man|boy) ?(?:/|,|&|and|or) ?(?:ladies|women|girls|woman|girl))(?!\w)"
)
_LADS: Final = r"(?:(?<!chị )(?<!chị/)(?<!chị, )(?:anh em|ae)(?! (?:trong|đồng nghiệp|công ty|họ|ruột|nhà)))"
"""Also a graphics program and the men one works with: only whoever takes no others means men."""
_FILL: Final = r"(?:[ :]{1,2}(?:mấy|các|những|bạn|là|thêm|gấp|số lượng|cho|với|của|người|ứng viên|một|vài|đối tượng|lao động|dụng|\d{1,3})){0,4}[ :]{1,2}"
_NO_GOODS: Final = r"(?! (?:khách|mua|hàng|dùng|sử dụng|yêu thích|tin dùng|của|nhà|dân tộc|miền|quê|ngoại tỉnh|tỉnh|theo đạo|cùng|khuyết tật|khiếm|gốc|công giáo|tin lành))(?!')"
_SOUGHT: Final = Phrase(
    rf"(?<!\w)(?:{CHOOSES}|{REFUSES}|chỉ|cần tuyển|tuyển|cần tìm|tìm|cần|yêu cầu){_FILL}(?:{_WOMEN}|{_MEN})(?!\w){_NO_GOODS}|(?<!\w)(?:{CHOOSES}|{REFUSES}|chỉ){_FILL}{_LADS}(?!\w){_NO_GOODS}"
    rf"|(?<!\w)(?:công việc|việc|vị trí)[\w ]{{0,16}} (?:dành cho|phù hợp với|phù hợp|thích hợp với|hợp với|hợp){_FILL}(?:{_WOMEN}|{_MEN})(?!\w){_NO_GOODS}"
)
_CALLED_FOR: Final = Phrase(
    rf"(?<!\w)(?:cần tuyển|tuyển|cần tìm|tìm|cần){_FILL}(?:cô|chị|dì|bác gái|anh|chú)(?= (?:tầm|từ|khoảng|độ|trên|dưới|ngoài|\d\d|tuổi|nào|biết|khỏe|sạch sẽ|thật thà|hiền|siêng|chịu khó|quê|phụ|trông|làm(?! (?:chung|cùng))|bán|nấu|giữ|chạy|lái|bốc)(?!\w))",
    bare=False,
)
"""“Tìm cô tầm 45 tuổi”: whoever is called so is of one sex."""
_ONLY: Final = Phrase(rf"(?<!\w)(?:{CHOOSES}|{REFUSES}|chỉ){_FILL}(?:{_WOMEN}|{_MEN})(?!\w){_NO_GOODS}")
_OPENS: Final = Phrase(
    rf"{START}(?:(?:là|yêu cầu|các|mấy|những|\d{{1,2}})[ :]{{1,2}}){{0,2}}(?:{_WOMEN}|{_MEN})(?!\w)"
    r"(?= ?(?:$|[,.;()\d–\-])| (?:trẻ|từ|dưới|trên|không|chưa|đã|khỏe|có|biết|tuổi|độ tuổi|trung niên|chăm|siêng|thật thà|nhanh|chịu|là|yêu|ham|ngoan|hiền|nhiệt|năng|thạo|tầm|khoảng|sinh|nào|ở|vui (?:vẻ|tính|tươi)|hoạt|đảm|khéo|xinh|lực|sức|mầm non|tiếng))"
)
_SEX: Final = r"(?<!\w)(?<!việt )(?<!miền )(?:nam|nữ)(?: giới)?"
_ONE: Final = rf"(?:{_SEX}|(?<!\w)(?<!anh )(?:{_WOMEN}|{_MEN})|(?<!\w)(?<!chị )(?:anh em|ae))"
_LEAVES_OUT: Final = Phrase(
    rf"{_ONE}{LEAD}(?:{AWAY})(?!\w)|(?<!\w)(?:bạn (?:nam|nữ|gái|trai)|nam|nữ)(?: giới)?{LEAD}{SORRY}|(?<!\w)(?:xin lỗi(?: các| mấy)?|(?:{AWAY}) nếu) (?:(?:các |mấy )?(?:bạn|anh|chị|em) )?(?:là )?{_ONE}(?!\w)"
    rf"|{_SEX}[ (,]{{1,2}}(?:thôi(?! (?:việc|nôi))|là chính\b|miễn (?:ứng|nộp|apply|tiếp|nhé|ạ))"
    rf"|{_ONE}{LEAD}(?:đủ|hết) (?:rồi|r\b|số lượng|người|chỗ|suất|slot)"
    r"|(?<!\w)(?:miễn|toàn|xin miễn) (?:nam|nữ)(?= ?(?:$|[.,;)]))"
    r"|(?<!\w)0{1,2} (?:nam|nữ)(?!\w)|(?<!\w)(?:đã|hiện|đang) (?:đủ|dư|thừa) (?:nam|nữ)(?!\w)",
    bare=False,
)
_OF_TRADE: Final = Phrase(
    rf"(?<!\w)(?!tư vấn|bán hàng|chăm sóc|thiết kế|kinh doanh){ROLE}(?: (?!bán|tư|thiết|dành|cho|của|thời|đồ|sản|giày|chăm|sức|hàng|trẻ)[^\W\d]{{1,8}}){{0,3}}(?:[ (\[:\-–]{{1,3}}(?:phái mạnh|đàn ông|con gái|con trai)|[ :]{{1,2}}(?:phải )?là (?:phái mạnh|đàn ông|con gái|con trai|phụ nữ|phái nữ|phái yếu))(?= ?(?:$|[^\w\s])| (?:để|đi|trẻ|khỏe|có|biết|chịu|từ|làm))"
)
_PERSONS: Final = r"(?:ladies|lady|women|woman|men|man|girls|girl|boys|boy|gentlemen|gentleman|waitress(?:es)?|salesgirls?|saleswom[ae]n)(?![\w'’\-])"
_ENGLISH: Final = Phrase(
    rf"(?<!\w)(?:only|(?:look|search)ing for|hiring|recruit(?:ing)?|need(?:ed|s)?|wanted:?|preferabl[ey]|prefer(?:red)?|suitable for|must be|we want)(?: (?:a|an|young|smart|\d{{1,2}}|for|the)){{0,2}} {_PERSONS}(?! (?:fashion|clothing|wear|shoes|products|brands?|empowerment))"
    rf"|{START}{_PERSONS}(?= ?(?:$|[,.;(]| aged| from \d| between| under| with| who| only| preferred| wanted| needed| \d))"
    r"|(?<!\w)(?:waitress(?:es)?|salesgirls?|saleswom[ae]n|hostess(?:es)?)(?= ?(?:$|[,.;()–\-]| wanted| needed| for| at))"
)


def people_of_one_sex(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the place where those who are sought are called by a word for women or for men."""
    folded, asked = passage.folded, passage.part in ASKED
    if passage.part is Part.BENEFITS or not folded.words & _FORMS:
        return
    left_out = [
        match
        for match in islice(_LEAVES_OUT.find(folded), MOST)
        if passage.part is not Part.DUTIES and not is_about_others(passage, match.start())
    ]
    yield from left_out
    if folded.words.isdisjoint(_CALLED) or (_BOTH.stands_in(folded) and not left_out):
        return
    for phrase in (_SOUGHT, _CALLED_FOR, _OPENS, _OF_TRADE, _ENGLISH) if asked else (_ONLY,):
        for match in islice(phrase.find(folded), MOST):
            if not _is_innocent(passage, match):
                yield match


_FORMS: Final = WORDS | {"gai", "nu", "ong", "chi", "co", "thay", "phai", "chang", "may"}
_CALLED: Final = _FORMS - {"nam", "nữ", "nu"} | {"phụ", "phu"}
_NAMED: Final = Phrase(
    r"(?<!\w)(?:liên hệ|gặp|lh|hotline|zalo|sản phẩm|thời trang|mỹ phẩm|trung tâm|tiệm)(?!\w)"
)


def _is_innocent(passage: Passage, match: re.Match[str]) -> bool:
    folded = passage.folded
    before = sentence_before(folded.text, match.start())
    return (
        is_denied(folded, *match.span())
        or is_about_others(passage, match.start())
        or (folded.is_bare and match[0].strip().startswith(("anh ", "ae", "con ")))
        or any(each.start() < len(before) for each in _NAMED.find(folded))
    )

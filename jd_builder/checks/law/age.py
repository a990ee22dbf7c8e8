"""A text → the place where it limits the age of a candidate, if it does."""

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law import age_words
from jd_builder.checks.law.condition import (
    ASKED,
    MOST,
    START,
    clause_around,
    is_about_others,
    is_accepted,
    is_denied,
    says,
    sentence_before,
)
from jd_builder.checks.law.frame import BOUND, CHOOSES
from jd_builder.checks.passages import Part, Passage

ADULT: Final = 18
"""Work that only adults may do may ask for eighteen years; more is a limit."""
_OLDEST_CHILD: Final = 19

_N: Final = r"(?:1[5-9]|[2-6]\d)(?!\d|[.,]\d)"
_T: Final = r"(?: ?tuổi(?! (?:nghề|thọ))| ?t(?![\w.])| ?years?(?: |-)old| ?years of age| ?y[./]?o\b| ?yrs)"
_UNIT: Final = (  # what shows that a number is no age
    r"(?! ?(?:triệu|tr\b|trieu|k\b|%|năm|nam\b|tháng|thang|ngày|ngay|giờ|gio\b|h\b|h\d|phút|người|nguoi|nhân|usd|\$|m\b|m\d|kg|cm|buổi|ca\b|nghìn|ngàn|đ\b|vnd|vnđ|lần|cuộc|khách|sản phẩm|đơn|từ\b|bài|video|trang|km|"
    r"tỷ|tầng|dự án|bạn|điểm|tiếng|years?(?! old)|months?|days?|hours?|minutes?|people|/\d|:\d|\.\d))"
)
_TO: Final = r"(?: ?(?:[-–—~→=>/]{1,4}|(?:cho )?đến|tới|to|and|tối đa) ?)"
_RANGE: Final = rf"(?:đủ )?(?P<low>{_N}){_T}?{_TO}(?:hết |dưới |khoảng |không quá )?(?P<high>{_N})"
_FIRST: Final = (
    r"(?<!\d)(?<!\d[ .,\-–/])(?<!\d [\-–/] )(?<!\d[\-–/] )(?<!\d đến )(?<!\w)"  # no number runs into it
)
_UPPER: Final = rf"(?:<=?|≤|＜|dưới|không quá|quá|(?:không )?lớn hơn|ko quá|k quá|không vượt quá|chưa quá|không quá độ tuổi|tối đa|nhỏ hơn|max|maximum|under|below|up to|not over|younger than|đến|tới)[ :]{{0,3}}(?:là |đến |hơn )?(?P<most>{_N})"
_LOWER: Final = rf"(?:>=?|≥|từ đủ|từ|trên|ngoài|tối thiểu|ít nhất|đủ|over|above|from|min|minimum|at least|older than)[ :]{{0,3}}(?:là |từ |đủ )?(?P<least>{_N})"
_YEAR: Final = r"(?:19[5-9][\dx]|200[\dx]|201[0-2])(?!\d)"
_LABEL: Final = (
    r"(?<!\w)(?:độ tuổi|tuổi đời|lứa tuổi|tuổi tác|(?<!độ )tuổi|age[sd]?|age range|years old)"
    r"(?: (?:tuyển dụng|tuyển|yêu cầu|ưu tiên|lao động|phù hợp|thích hợp|tốt nhất|từ|trong|khoảng|là|trung bình|giới hạn|range|between|from|of|is|đời|nằm|ở|ứng viên|mong muốn|lý tưởng|cần tuyển|nam|nữ|thuộc|vào|group|limit|under the age)){0,3}[\s:*\-–(]{0,4}(?:từ |khoảng |trong khoảng |\(){0,2}"
)
_SEX: Final = r"(?<!\w)(?:nam|nữ|male|female)(?: giới)?[ ,:/\-–(]{0,4}(?P<said>(?:(?:độ |trong ){0,2}tuổi )?(?:từ |trong khoảng |khoảng |tầm |cỡ ){0,2}"
_PREFER: Final = rf"(?<!\w)(?:{CHOOSES}|tuyển|yêu cầu|cần|nhận|prefer(?:red)?)[ :(]{{1,3}}(?:(?:các|những|mấy|bạn|ứng viên|người|có|độ tuổi|tuổi|trẻ|nam|nữ|sinh|từ|năm|thế hệ|là|thuộc|lứa|đời|đầu|cuối|trong|khoảng|nhân viên|nhân sự|hoặc|lao động|nam/nữ|team)[ /,]{{1,2}}){{0,5}}"

WORDS: Final = frozenset(
    {
        *"tuổi tuoi age aged ages t nam nữ male female sn born gen genz geny trẻ young years yo yrs under below dưới".split(),
        *(f"{number}{unit}" for number in range(15, 70) for unit in ("t", "tuổi", "tuoi", "yo")),
        *(f"{decade}x" for decade in (6, 7, 8, 9, 10, 199, 198, 200)),
        *(f"2k{year}" for year in range(10)),
        "2k",
        *age_words.WORDS,
        *map(str, range(1950, 2013)),
    }
)
"""A limit of age holds one of these."""

_BOUNDS: Final = tuple(
    Phrase(pattern)
    for pattern in (
        *(rf"{_LABEL}{bound}{_UNIT}{_T}?" for bound in (_RANGE, _UPPER, _LOWER)),
        rf"{_FIRST}{_RANGE}{_T}",
        rf"(?<!\w)(?:từ|khoảng|trong khoảng) {_RANGE}{_T}",
        rf"(?<!\w){_UPPER}{_T}",
        rf"(?<![\w]){_LOWER}{_T}",
        rf"{_FIRST}(?P<most>{_N}){_T} (?:(?:trở|đổ) (?:xuống|lại)|quay đầu)",
        rf"{_FIRST}(?P<least>{_N}){_T} (?:trở|đổ) (?:lên|đi)",
        *(rf"{_SEX}{bound}{_UNIT}{_T}?)" for bound in (_RANGE, _UPPER, _LOWER)),
        rf"{_PREFER}{_RANGE}{_T}",
        rf"{_PREFER}(?:dưới|under|below) (?P<most>{_N})(?= ?(?:$|[.,;)]))",
        rf"{START}(?:under|below|dưới) (?P<most>{_N})(?= ?(?:$|[.,;)]))",
    )
)
_SAID: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"(?<!phát )(?<!\w)(?:sinh năm|năm sinh|sn|sinh|born|sinh trong)(?: (?:từ|trong|khoảng|năm|sau|trước|in|between|from|after|before|đến|hoặc|tầm|vào|thuộc)){{0,4}}[\s:<>=≥≤(\-]{{1,4}}(?:(?:từ|năm|khoảng|trong|sau|trước|đến) ){{0,2}}(?:{_YEAR}|{age_words.GENERATION}|[6-9]\d(?:-| ?–)\d\d|'?[89]\d\b)",
        *(
            rf"{before}(?:từ |năm |sinh |trong khoảng |sau |trước |khoảng ){{0,3}}{_YEAR}{_TO}(?:năm )?{_YEAR}"
            for before in (_LABEL, _PREFER)
        ),
        rf"{_SEX}(?:từ |năm |sinh |trong khoảng |sau |trước |khoảng ){{0,3}}{_YEAR}{_TO}(?:năm )?{_YEAR})",
        rf"{_LABEL}(?:từ |năm |sinh |sau |trước |khoảng ){{0,3}}(?:{_YEAR}|{age_words.GENERATION})",
        rf"(?:{_LABEL}|{_PREFER})(?:(?:sinh|năm|từ|thế hệ|tuổi|lứa|bạn|các|là) ){{0,3}}{age_words.GENERATION}",
        rf"{_SEX}(?:(?:sinh|năm|từ|thế hệ|tuổi|lứa|bạn|các|là) ){{0,3}}{age_words.GENERATION})",
        rf"{_LABEL}(?:19|[2-6]\d)(?= ?(?:$|[.,;)+]|tuổi))",
        r"(?<!\w)(?:nam|nữ)(?: giới)?[ ,:(]{1,3}(?:khoảng |tầm |độ |trong ){0,2}(?P<said>(?:19|[2-6]\d) ?(?:tuổi|t(?!\w)))",
        r"(?<!\w)(?:độ )?tuổi(?: tác| đời)?(?: (?:phải|cần))? phù hợp|(?<!\w)phù hợp(?: với)? độ tuổi|(?<!\w)(?:trong )?(?:độ )?tuổi lao động(?!\w)",
        r"(?<!\w)(?:ưu tiên|cần|tuyển|yêu cầu|nhận)(?: (?:các|những|bạn|ứng viên|người|nhân sự|nam|nữ|tuổi|nam/nữ|đời|lao động|còn|là|giới)[,/]?){0,4} trẻ(?! (?:em|trung|con|nhỏ|hóa|sơ|thơ))(?!\w)",
        r"(?<!\w)(?:tuổi đời|độ tuổi)(?: còn| phải)? trẻ|(?<!\w)tuổi còn trẻ",
        r"(?<!\w)young (?:\w+ ){0,3}(?:candidates?|applicants?|females?|males?|lady|ladies|women|men|person|people|graduates?)(?: preferred)?",
        r"(?<!\w)(?:under|below|over|above) the age of \d\d",
    )
)
_SAID_ASKED: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"{START}(?:(?:là|bạn|các bạn|bạn nào|thế hệ|lứa|đời|đầu|giữa|cuối) ){{0,4}}{age_words.GENERATION}(?= ?(?:$|[,.;(–/\-]| (?:năng động|trẻ|yêu|có|đam mê|đời|đầu|giữa|cuối|{BOUND}(?! đây))))",
        rf"{START}(?:từ )?(?:năm )?{_YEAR}{_TO}(?:năm )?{_YEAR}(?= ?(?:$|[.,;)]))",
        rf"(?<!\w)(?:từ )?(?:năm )?{_YEAR} (?:trở (?:lại|lên|xuống|đi|về|sau)|đổ (?:lại|lên|xuống|về))(?! đây)",
        r"(?:^|[^\w\s]) ?(?:còn |là )?trẻ tuổi(?!\w)",
        r"(?<!\w)(?:ứng viên|bạn|người|nhân viên)(?: nam| nữ)? trẻ tuổi(?!\w)",
    )
)
_BOUNDS_OF: Final = {False: Phrases(*_BOUNDS), True: Phrases(*_BOUNDS, *age_words.BOUNDS)}
"""By whether a text may tell an age in words."""
_SAID_OF: Final = {
    (False, False): Phrases(*_SAID),
    (False, True): Phrases(*_SAID, *_SAID_ASKED),
    (True, False): Phrases(*_SAID, *age_words.SAID),
    (True, True): Phrases(*_SAID, *age_words.SAID, *_SAID_ASKED, *age_words.SAID_ASKED),
}
"""By that, and whether its part speaks of the candidate."""
LIMITS: Final = Phrases(
    *_BOUNDS, *age_words.BOUNDS, *_SAID, *age_words.SAID, *_SAID_ASKED, *age_words.SAID_ASKED
)
_PAY: Final = re.compile(
    r"(?<!\w)(?:lương|luong|thu nhập|thu nhap|salary|xe tải|xe tai|tải trọng|kinh nghiệm|kinh nghiem|experience|thành lập|hoạt động)(?!\w)"
)
_MARKS: Final = " -–—+*•.,;:/()[]|✅🔥●▪✓➢"
_RETIRED: Final = Phrase(
    r"(?<!\w)(?:(?:tuổi|chế độ|đến tuổi|thủ tục) (?:nghỉ |về )?hưu|tuổi hưu trí|retirement age)(?!\w)"
)
_LICENCE: Final = Phrase(
    r"(?<!\w)(?:bằng (?:lái|hạng|[b-f](?:[12]|c|e)?(?!\w))|gplx|giấy phép lái xe|hạng (?:[b-f](?:[12]|c|e)?)(?!\w)|theo (?:luật|quy định|đúng luật)|luật (?:quy định|yêu cầu|bắt buộc))(?!\w)"
)
_TONS: Final = re.compile(r"\d ?t$")
_COACH: Final = Phrase(
    r"(?<!\w)(?:(?:29|30|35|45|47) (?:chỗ|ghế)|giường nằm|xe khách)(?!\w)[^.;]{0,60}(?<!\w)(?:quá|tối đa|đến|hết|dưới)(?!\w)"
)
_OWN: Final = Phrase(
    r"^[^\w]{0,6}(?:(?:yêu cầu|ưu tiên|tuyển|độ|nam|nữ|giới tính|ứng viên|giới|từ|tuổi|có|trong|là|trên|dưới|đối tượng|nhận|khoảng|chỉ|cần|các|bạn|hoặc|và|\d{1,2})[^\w]{1,3}){0,8}$"
)


def age_limit(
    passage: Passage, lawful: Container[int] = (), latest: Container[int] = ()
) -> Iterator[re.Match[str]]:
    """Yield the place where a text limits the age or the year of birth of a candidate.

    Args:
        passage: The text.
        lawful: Ages from which licences are given.
        latest: Ages up to which coaches may be driven.
    """
    folded = passage.folded
    if passage.part is Part.INTERVIEW:
        return
    kind = (not folded.words.isdisjoint(age_words.FORMS), passage.part in ASKED)
    for phrase in _BOUNDS_OF[kind[0]].within(folded):
        for match in islice(phrase.find(folded), MOST):
            if (
                _limits(match)
                and not _is_of_a_licence(folded, match, lawful, latest)
                and not is_accepted(folded, match.end())
                and _is_candidates(passage, match)
            ):
                yield match
    for phrase in _SAID_OF[kind].within(folded):
        for match in islice(phrase.find(folded), MOST):
            if not is_denied(folded, *match.span()) and _is_candidates(passage, match):
                yield match


def _limits(match: re.Match[str]) -> bool:
    """Tell whether numbers are a limit: any upper bound of grown-ups, a lower bound above eighteen."""
    found = match.groupdict()
    if found.get("low"):
        return int(found["low"]) < int(found["high"]) and int(found["high"]) > _OLDEST_CHILD
    if found.get("most"):
        return int(found["most"]) > _OLDEST_CHILD
    return int(found["least"]) > ADULT


def _is_of_a_licence(
    folded: Folded, match: re.Match[str], lawful: Container[int], latest: Container[int]
) -> bool:
    """Tell whether a bound is the age of a licence that the same sentence asks for, or the last for coaches."""
    found = match.groupdict()
    least, most = found.get("least"), found.get("most")
    if (least is None or int(least) not in lawful) and (most is None or int(most) not in latest):
        return False
    return says(
        _COACH if most else _LICENCE,
        sentence_before(folded.text, match.start()) + folded.text[match.start() : match.end() + 40],
        folded,
    )


def _is_candidates(passage: Passage, match: re.Match[str]) -> bool:
    folded = passage.folded
    begin = match.start() + len(match[0]) - len(match[0].lstrip(_MARKS))
    if is_about_others(passage, begin):
        return False
    if says(_RETIRED, folded.text[max(0, begin - 160) : begin], folded):
        return False
    clause = clause_around(folded.text, *match.span())
    if _PAY.search(clause) and not re.search(r"tuổi|tuoi|\bage", match[0]):
        return False
    if _TONS.search(match[0]) and re.search(r"(?<!\w)(?:xe|tải|tai|thùng|hàng)(?!\w)", clause):
        return False
    return passage.part in ASKED or _is_own(folded, begin)


def _is_own(folded: Folded, begin: int) -> bool:
    """Tell whether a line under another heading still speaks of the candidate: nothing else stands before it."""
    return says(_OWN, sentence_before(folded.text, begin), folded)

"""What makes words about a person a condition on the candidate: where they stand and whom they are about."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.passages import Part, Passage

ASKED: Final = frozenset({Part.TITLE, Part.REQUIREMENTS, Part.APPLY, Part.UNKNOWN})
"""Parts in which a bare trait of a person is a condition; elsewhere the sentence itself must say so."""

SAID_BY_EMPLOYERS: Final = frozenset(Part) - {Part.INTERVIEW}
"""Parts in which an employer says what happens to those it takes."""

OF_CANDIDATES: Final = frozenset(Part) - {Part.INTERVIEW, Part.BENEFITS}
"""Parts in which words about a person may be a condition on the candidate."""

MOST: Final = 20
"""So many places of one pattern are looked at in a text; no line that a person wrote has more."""

START: Final = r"(?:^|[^\w\s]) ?(?:[\w.]{1,2}[.)/] )?"
"""The start of a clause, behind a bullet, a number, an emoji or any other mark."""

_OPENS: Final = re.compile(r"[^\w]{0,6}(?:(?:yêu cầu|ưu tiên|có|yeu cau|uu tien)[ :]{1,2}){0,2}")
_BREAK: Final = re.compile(r"[.;,()\[\]|•!?+]| [-–—] ")
_SENTENCE: Final = re.compile(r"[;•!?|]|\.(?= |$)")
_DENIED: Final = Phrase(
    r"(?:không|ko|chẳng|chưa)(?: hề)? (?:yêu cầu|cần|bắt buộc|quan trọng|đòi hỏi|đặt nặng|xét|ưu tiên|giới hạn|quan tâm|kén|câu nệ)[\w ]{0,14}$"
    r"|(?:no|not|without) (?:\w+ ){0,2}(?:required|requirements?|needed|limits?)[\w ]{0,14}$"
    r"|\b(?:any|mọi|tất cả) (?:\w+ ){0,2}$"
)
_DENIED_AFTER: Final = Phrase(
    r"^[ :(\-–]{0,3}(?:là )?(?:không|ko|hông|hổng|k) (?:yêu cầu|cần|bắt buộc|quan trọng|giới hạn|phân biệt|phải|ưu tiên)"
    r"|^[\w ]{0,14}(?:nào cũng|gì cũng|cũng được|đều được|bất kỳ)"
    r"|^[\w ,]{0,24}(?<!\w)(?:(?:gì|sao) cũng (?:được|nhận|ok)|hay không (?:công ty |bên \w+ |cũng )?(?:không|đều)|(?:không|ko|hông|hổng) (?:ảnh hưởng|quan tâm|thành vấn đề|sao))"
    r"|^[ :(\-–]{0,3}(?:not required|no limit|any|không\b(?= ?$))"
)
_ACCEPTED: Final = Phrase(
    r"^(?:[\w /]|, (?=con )){0,34}(?<!\w)(?:(?:đều|cũng|vẫn)(?: (?:có thể|cứ|tự tin|nộp|ứng tuyển|đi|làm|làm việc|vào|vào làm|được|đc|tham gia)){0,4} (?:được|đc|nhận|ok|oke|okie|tốt|làm|ứng tuyển|nộp|bình thường|không sao|ko sao|welcome|chào đón)|không sao|ko sao|thoải mái|(?:không|ko) thành vấn đề)(?!\w)"
)
_EQUAL: Final = Phrase(
    r"không (?:có sự )?(?:phân biệt|kỳ thị|kì thị|đối xử|quan trọng)|bất kể|bình đẳng|regardless|equal opportunit|without regard|irrespective"
)
_TURN: Final = re.compile(r"nhưng|tuy nhiên|ưu tiên|nhung |tuy nhien|uu tien|\bbut\b|prefer")
_HIRING: Final = re.compile(
    r"cần (?:thêm |gấp )?(?=\d)|(?<!\w)(?:(?<!đội )tuyển|ứng viên|ưu tiên|(?<!doi )tuyen|ung vien|uu tien)(?!\w)"
)
_STRANGERS: Final = (
    r"khách|tâm lý(?! học)|trẻ em|trẻ nhỏ|trẻ từ|trẻ dưới|trẻ|cháu|(?<!must )(?<!to )bé|học sinh|học viên|(?<!bà )con(?! (?:trai|gái))|con em|con cái|bệnh nhân|người bệnh|người dùng|người xem|độc giả|khán giả"
    r"|fan|phụ huynh|người lớn|người già|người cao tuổi|thị trường|target|customers?|clients?|child|children|kids|students?|patients?|users?"
    r"|insight|nhân vật|người mẫu|tệp|đối tác|đại lý|nhà cung cấp|thành viên gia đình|người thân|bố mẹ|cha mẹ|mẹ và bé|lớp học|(?<!đứng )(?<!phụ )(?<!chủ nhiệm )lớp|khóa học"
)
_OTHERS: Final = Phrase(
    rf"\b(?:{_STRANGERS}|công ty|tập đoàn|doanh nghiệp|thương hiệu|đội ngũ|môi trường|đồng nghiệp|kiến thức|am hiểu|hiểu biết|pháp luật|(?:nắm|hiểu|biết)(?: [^\W\d]{{1,6}}){{0,2}} (?:quy định|luật|chế độ|chính sách)|huấn luyện(?! viên)|dẫn dắt|câu lạc bộ|(?:chăm sóc|làm tóc|làm đẹp|trang điểm|điều trị|massage|may đo|bán|tư vấn(?! viên)|thiết kế|tập luyện|dinh dưỡng)(?: [^\W\d]{{1,8}}){{0,3}} cho)\b"
)
_OUTSIDE: Final = Phrase(
    rf"\b(?:{_STRANGERS}|(?<!bán )(?<!giao )(?<!cửa )(?<!nhà )(?<!ngân )hàng|đơn|kiện|kinh nghiệm|biết|sản phẩm|gói|thực đơn|liệu trình|phát|quà|giao(?! tiếp)|gọi|nhắc|hướng dẫn|tư vấn(?! viên)|gia chủ|cho (?:gia đình|nhà))\b"
)
_KNOWS: Final = Phrase(r"\b(?:hiểu|rành|kiến thức)\b")
"""Whom or what a verdict may be about instead: customers, goods, what a candidate knows."""


_RETIREMENT: Final = Phrase(r"(?<!\w)tuổi (?:nghỉ |về )?hưu(?!\w)")


def clause_before(text: str, end: int) -> str:
    """Return what stands in the same clause before a place."""
    start = max(0, end - 160)
    breaks = list(_BREAK.finditer(text, start, end))
    return text[breaks[-1].end() if breaks else start : end]


def sentence_before(text: str, end: int) -> str:
    """Return what stands in the same sentence before a place."""
    start = max(0, end - 240)
    breaks = list(_SENTENCE.finditer(text, start, end))
    return text[breaks[-1].end() if breaks else start : end]


def clause_around(text: str, start: int, end: int) -> str:
    """Return the clause in which a stretch stands."""
    after = _BREAK.search(text, end, end + 160)
    return clause_before(text, start) + text[start : after.start() if after else end + 160]


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence in which a stretch stands."""
    after = _SENTENCE.search(text, end, end + 240)
    return sentence_before(text, start) + text[start : after.start() if after else end + 240]


def says(phrase: Phrase, piece: str, whole: Folded) -> bool:
    """Tell whether a phrase stands in a piece of a text; the piece is typed without marks only if all of it is."""
    # a short piece of a marked text may happen to bear no mark
    return phrase.stands_in(Folded(piece, None, is_bare=whole.is_bare))


def is_denied(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a sentence says that something is not asked for, or that all are equal in it."""
    text = folded.text
    return (
        says(_DENIED, clause_before(text, start), folded)
        or says(_DENIED_AFTER, text[end : end + 40], folded)
        or is_accepted(folded, end)
        or says(_EQUAL, _after_turn(sentence_before(text, start)), folded)
    )


def is_accepted(folded: Folded, end: int) -> bool:
    """Tell whether what was named is fine all the same: “… vẫn nhận”."""
    return says(_ACCEPTED, folded.text[end : end + 60], folded)


def _after_turn(text: str) -> str:
    """Return what follows the last “but” or “preferably”: it takes back that all are equal."""
    turns = list(_TURN.finditer(text))
    return text[turns[-1].end() :] if turns else text


def is_about_others(passage: Passage, start: int) -> bool:
    """Tell whether words are about customers, children, the company or its team, not about the candidate.

    In a requirement only the same clause counts: “phục vụ khách hàng, nữ 20–30 tuổi” is about the candidate.
    """
    text = passage.folded.text
    if passage.part in ASKED:
        before = clause_before(text, start)
        hiring = list(_HIRING.finditer(before))  # “công ty cần tuyển” and what follows is about the candidate
        before = before[hiring[-1].end() :] if hiring else before
    else:
        before = sentence_before(text, start)
        if says(_RETIREMENT, text[max(0, start - 240) : start], passage.folded):
            return True
    return says(_OTHERS, before, passage.folded)


class Said:
    """What is said of a person on one ground, and where it is a condition on the candidate.

    Attributes:
        phrases: All of it.

    Args:
        traits: Words for a trait. Among duties and the like only a line that opens with one is a condition gone
            astray: a duty opens with a verb.
        verdicts: The same with a verb or a verdict that makes a condition of it, wherever it stands.
        threats: What may stand among benefits, too.
        sought: As `verdicts`, but said of customers and goods as well: only where a part speaks of candidates.
    """

    def __init__(
        self,
        traits: tuple[Phrase, ...],
        verdicts: tuple[Phrase, ...] = (),
        threats: tuple[Phrase, ...] = (),
        sought: tuple[Phrase, ...] = (),
    ) -> None:
        self.phrases = Phrases(*traits, *verdicts, *threats, *sought)
        self._traits = Phrases(*traits)
        self._verdicts = Phrases(*verdicts, *threats)
        self._asked = Phrases(*verdicts, *threats, *sought)
        self._threats = Phrases(*threats)

    def found(self, passage: Passage) -> Iterator[re.Match[str]]:
        """Yield what a text asks of the candidate; questions of an interview are judged elsewhere."""
        yield from self.traits_found(passage)
        yield from self.verdicts_found(passage)

    def traits_found(self, passage: Passage) -> Iterator[re.Match[str]]:
        """Yield the traits that are conditions by the part in which they stand."""
        if passage.part not in OF_CANDIDATES:
            return
        folded, asked_here = passage.folded, passage.part in ASKED
        for match in _every(folded, self._traits):
            start, end = match.span()
            if (
                (asked_here or _OPENS.fullmatch(folded.text, 0, start))
                and not is_denied(folded, start, end)
                and not is_about_others(passage, start)
            ):
                yield match

    def verdicts_found(self, passage: Passage) -> Iterator[re.Match[str]]:
        """Yield what the sentence itself makes a condition, unless it is about customers or goods."""
        if passage.part is Part.INTERVIEW:
            return
        folded = passage.folded
        if passage.part is Part.BENEFITS:
            phrases = self._threats
        else:
            phrases = self._asked if passage.part in ASKED else self._verdicts
        for match in _every(folded, phrases):
            clause = clause_before(folded.text, match.start())
            sentence = sentence_before(folded.text, match.start())
            if (
                not says(_OUTSIDE, clause, folded)
                and not says(_KNOWS, sentence, folded)
                and not is_denied(folded, *match.span())
            ):
                yield match


def _every(folded: Folded, phrases: Phrases) -> Iterator[re.Match[str]]:
    for phrase in phrases.within(folded):
        yield from islice(phrase.find(folded), MOST)

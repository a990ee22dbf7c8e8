"""What makes words about a person a condition on the candidate: where they stand and whom they are about."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.passages import Part, Passage

ASKED: Final = frozenset({Part.TITLE, Part.REQUIREMENTS, Part.APPLY, Part.UNKNOWN})
"""Parts in which a bare trait of a person is a condition; elsewhere the sentence itself must say so."""

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
    r"^[ :(\-–]{0,3}(?:là )?(?:không|ko) (?:yêu cầu|cần|bắt buộc|quan trọng|giới hạn|phân biệt|phải|ưu tiên)"
    r"|^[\w ]{0,14}(?:nào cũng|gì cũng|cũng được|đều được|bất kỳ)"
    r"|^[ :(\-–]{0,3}(?:not required|no limit|any|không\b(?= ?$))"
)
_EQUAL: Final = Phrase(
    r"không (?:có sự )?(?:phân biệt|kỳ thị|kì thị|đối xử|quan trọng)|bất kể|bình đẳng|regardless|equal opportunit|without regard|irrespective"
)
_TURN: Final = re.compile(r"nhưng|tuy nhiên|ưu tiên|nhung |tuy nhien|uu tien|\bbut\b|prefer")
_HIRING: Final = re.compile(
    r"cần (?:thêm |gấp )?(?=\d)|(?<!\w)(?:tuyển|ứng viên|ưu tiên|tuyen|ung vien|uu tien)(?!\w)"
)
_OTHERS: Final = Phrase(
    r"\b(?:khách|trẻ em|trẻ nhỏ|trẻ từ|trẻ dưới|trẻ|cháu|bé|học sinh|học viên|con|con em|con cái|bệnh nhân|người bệnh|người dùng|người xem|độc giả|khán giả"
    r"|fan|phụ huynh|người lớn|người già|người cao tuổi|thị trường|target|customers?|clients?|child|children|kids|students?|patients?|users?"
    r"|insight|nhân vật|người mẫu|tệp|đối tác|đại lý|nhà cung cấp|thành viên gia đình|người thân|bố mẹ|cha mẹ|mẹ và bé|công ty|tập đoàn|doanh nghiệp"
    r"|thương hiệu|đội ngũ|môi trường|đồng nghiệp|lớp học|lớp|khóa học)\b"
)


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
        or says(_EQUAL, _after_turn(sentence_before(text, start)), folded)
    )


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


def conditions(passage: Passage, phrases: Phrases) -> Iterator[re.Match[str]]:
    """Yield what a text asks of the candidate; questions of an interview are judged elsewhere.

    Among duties and the like only a line that opens with it is a condition gone astray: a duty opens with a verb.
    """
    if passage.part not in OF_CANDIDATES:
        return
    folded, asked_here = passage.folded, passage.part in ASKED
    for phrase in phrases.within(folded):
        for match in islice(phrase.find(folded), MOST):
            if not asked_here and not _OPENS.fullmatch(folded.text, 0, match.start()):
                continue
            if not is_denied(folded, *match.span()) and not is_about_others(passage, match.start()):
                yield match

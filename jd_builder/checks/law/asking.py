"""A question to a candidate → the grounds it touches that no employer may decide by.

Conditions and questions differ: “chưa kết hôn” is a condition, “Chị kết hôn chưa?” asks. What they ask about is the same.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import says, sentence_before
from jd_builder.checks.passages import Passage
from jd_builder.profile.models import Ground

_YOU: Final = r"(?:bạn|anh|chị|em|anh/chị|anh chị|ứng viên|mình)"


def _asks(*patterns: str) -> Phrase:
    return Phrase(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


QUESTIONS: Final[Mapping[Ground, Phrase]] = {
    "sex": _asks(
        r"xu hướng (?:tính dục|giới tính)|giới tính(?: của)? " + _YOU,
        rf"(?:là|với tư cách)(?: một)? (?:phụ nữ|nữ giới|nữ|con gái|đàn ông|nam giới),? (?:thì )?{_YOU}",
        rf"phụ nữ như {_YOU}|con gái như {_YOU}",
        r"as a (?:woman|man|female|male|mother|father)|sexual orientation|your gender",
    ),
    "age": _asks(
        r"(?:bao nhiêu|mấy) tuổi|tuổi(?: tác)?(?: thật)?(?: của)? " + _YOU,
        r"(?:sinh|tuổi) (?:vào )?(?:năm )?(?:bao nhiêu|nào|mấy|con gì)|năm sinh|ngày sinh|ngày tháng năm sinh",
        r"(?:đã|hơi|quá|còn) (?:lớn tuổi|nhiều tuổi|trẻ quá|già)|nghỉ hưu (?:khi nào|chưa)",
        r"how old are|your age|(?:date|year) of birth|when were you born|too old|too young",
    ),
    "family": _asks(
        r"(?:lập|có|có lập|xây dựng) gia đình(?: riêng)?(?! (?:là|khách))",
        r"kết hôn|lấy chồng|lấy vợ|có chồng|có vợ|cưới|ly hôn|độc thân|hôn nhân|người yêu|bạn trai|bạn gái",
        r"(?:sinh|đẻ|có|thêm|nuôi|trông|chăm|gửi|đón) (?:thêm )?(?:con|em bé|cháu|con nhỏ|con cái)(?: (?:chưa|không|nữa|nhỏ|cái))?(?! (?:số|đường|dấu|người))",
        r"(?:mấy|bao nhiêu) (?:con|cháu|đứa)|con (?:nhỏ|cái|bạn|anh|chị|em|mấy|bao nhiêu)|mang thai|mang bầu|có bầu|có thai|thai sản|kế hoạch hóa",
        rf"(?:chồng|vợ|bố mẹ|ba mẹ|cha mẹ|gia đình)(?: (?:của )?{_YOU})? (?:làm (?:nghề )?gì|làm nghề|có ủng hộ|có đồng ý|có phản đối|nghĩ (?:gì|sao))|hoàn cảnh gia đình",
        r"(?:are you|get|getting) (?:married|single|pregnant|engaged|divorced)|marital|(?:have|having|any|your|plan for|want) (?:children|kids|a baby|babies)|"
        r"husband|wife|boyfriend|girlfriend|childcare|maternity|start a family|family plans?",
    ),
    "origin": _asks(
        r"dân tộc(?: (?:gì|nào))?|quốc tịch|chủng tộc|màu da|xuất thân|thành phần gia đình",
        r"your (?:nationality|race|ethnicity|ethnic \w+|native language|mother tongue)|where (?:were you|are you|are your parents) (?:born|from|originally)",
    ),
    "belief": _asks(
        r"tôn giáo|theo đạo|(?<!hoàng )đạo (?:gì|nào|phật|chúa)|đi (?:lễ|nhà thờ|chùa)|tín ngưỡng|đảng viên|quan điểm chính trị|chính kiến|bầu cho",
        r"religio\w+|church|pray|political (?:views?|party|opinions?)|vote for",
    ),
    "health": _asks(
        rf"(?:sức khỏe)(?: (?:của )?{_YOU})? (?:thế nào|ra sao|có tốt|tốt không|có vấn đề|có ổn)|vấn đề (?:gì )?(?:về )?sức khỏe",
        r"(?:có |mắc |bị |tiền sử )(?:bệnh|mắc bệnh|khuyết tật|dị tật|hiv|viêm gan|trầm cảm)(?: \w+){0,2}|nhiễm hiv|dùng thuốc gì|nghỉ ốm bao nhiêu",
        r"disabilit\w+|disabled|health (?:problems?|issues?|conditions?)|illness\w*|medical (?:history|conditions?)|hiv|sick days|medication",
    ),
    "union": _asks(r"công đoàn", r"(?:trade |labou?r )?union(?: members?\w*)?"),
    "appearance": _asks(
        r"hình xăm|xăm (?:mình|trổ|hình)|ngoại hình (?:của )?"
        + _YOU
        + r"|tự tin (?:về|với) ngoại hình|"
        + _YOU
        + r" (?:xinh|đẹp)",
        r"tattoos?|your (?:looks|appearance)",
    ),
    "height": _asks(
        r"cao bao nhiêu|nặng bao nhiêu|chiều cao|cân nặng",
        r"how tall|your (?:height|weight)|how much do you weigh",
    ),
    "residence": _asks(
        rf"quê(?: (?:quán|gốc|của))?(?: {_YOU})?(?: (?:ở|là|đâu|tỉnh)){{1,2}}|quê quán|nguyên quán|hộ khẩu|(?:là )?người (?:ở đâu|vùng nào|tỉnh nào|miền nào|gốc)",
        r"nhà (?:riêng|thuê|của mình) (?:hay|không)|(?:ở|sống) (?:với ai|cùng ai|trọ hay)|nhà (?:bạn|anh|chị|em) (?:ở đâu|có xa)",
        r"hometown|do you (?:own|rent) (?:a|your) (?:home|house|apartment)|who do you live with",
    ),
    "voice": _asks(
        r"giọng (?:địa phương|quê|vùng|miền \w+)|nói ngọng|nói lắp|sửa giọng", r"your accent|stutter|stammer"
    ),
    "background": _asks(
        r"tiền án|tiền sự|bị bắt|vi phạm pháp luật|nợ (?:xấu|nần|ngân hàng|bao nhiêu)|(?:có|đang) (?:khoản )?nợ(?: (?:không|ai|gì))|cung hoàng đạo|cung (?:gì|nào)|mệnh gì|tuổi con gì|hợp tuổi",
        r"arrested|criminal record|convicted|(?:any|your|in) debts?|zodiac|star sign",
    ),
}
"""What a question is about, by ground; the first words that show it."""

_NOT_CANDIDATE: Final = Phrase(
    r"\b(?:khách|người gọi|người mua|người dùng|bệnh nhân|học viên|phụ huynh|đồng nghiệp|nhân viên|cấp dưới|cấp trên|quản lý|sản phẩm|gói|chính sách|dự án|công ty|"
    r"customers?|callers?|clients?|colleagues?|co-workers?|employees?|patients?|guests?|users?|team|company|policy)\b"
)


_END: Final = re.compile(r"[.?!](?= |$)")
_TELL: Final = re.compile(
    r"(?<!\w)(?:kể|cho biết|cho hỏi|chia sẻ|nói|giới thiệu|mô tả|tell|describe|share|talk)(?!\w)"
)


def grounds_in(passage: Passage) -> Iterator[tuple[Ground, re.Match[str]]]:
    """Yield the grounds a question asks a candidate about, each once, with the words that show it.

    “Khách đang mang thai phải chờ lâu, bạn xử lý thế nào?” is about a customer and yields nothing.
    """
    folded = passage.folded
    for ground, phrase in QUESTIONS.items():
        for match in phrase.find(folded):
            if _asks_now(folded.text, match) and not says(
                _NOT_CANDIDATE, sentence_before(folded.text, match.start()), folded
            ):
                yield ground, match
                break


def _asks_now(text: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence of a match asks the candidate: not a story, a role or a text to be judged."""
    if text.count("“", 0, match.start()) > text.count("”", 0, match.start()):
        return False
    end = _END.search(text, match.end())
    return end is None or end[0] == "?" or bool(_TELL.search(sentence_before(text, match.start())))

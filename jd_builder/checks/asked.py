"""Questions put to a candidate → the topics in them that an interviewer leaves alone.

A word alone says nothing: a customer may be pregnant, a parcel heavy. A topic counts where the sentence asks the
candidate: it addresses them after the last other person that it names, or begins with the question itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.passages import Passage

Topic = Literal[
    "age",
    "marriage",
    "children",
    "religion",
    "origin",
    "health",
    "looks",
    "family",
    "politics",
    "orientation",
    "record",
]

_YOU: Final = (
    r"(?:anh/chị|chị/anh|anh ?\(chị\)|anh chị(?! em)|bạn(?! bè| hàng| đọc| đồng| trai| gái| của)|anh(?! em)|chị(?! em)"
    r"|(?<!trẻ )(?<!chị )(?<!anh )em(?! bé)|ứng viên)"
)
_OF: Final = rf"(?: của)? {_YOU}\b"
_WHEN: Final = r"(?:định|dự định|dự kiến|tính|ý định|kế hoạch|sắp|muốn|bao giờ|khi nào|năm nào)"

_ASKED: Final[Mapping[Topic, tuple[str, ...]]] = {
    "age": (
        r"(?:bao nhiêu|mấy|nhiêu) tuổi(?! nợ| thọ)",
        r"sinh (?:vào )?năm (?:bao nhiêu|nào|mấy|nhiêu)",
        r"(?:năm sinh|ngày sinh|ngày tháng năm sinh|độ tuổi|tuổi)" + _OF,
        r"(?:tuổi|cầm tinh) con gì|tuổi gì\b|ở (?:độ )?tuổi (?:này|của)",
        r"(?:khi nào|bao giờ|bao lâu nữa|năm nào) .{0,20}(?:nghỉ hưu|về hưu)",
    ),
    "marriage": (
        r"(?:lập|có) gia đình (?:riêng )?(?:chưa|hay chưa|rồi)|đã (?:lập|có) gia đình\b",
        r"(?:kết hôn|lấy chồng|lấy vợ|cưới) (?:chưa|hay chưa|rồi)",
        _WHEN + r" .{0,20}(?:kết hôn|lấy chồng|lấy vợ|cưới(?! khách)\b|lập gia đình|xây dựng gia đình)",
        r"có (?:người yêu|bạn trai|bạn gái|vợ|chồng) (?:chưa|hay chưa|rồi|không)",
        r"còn độc thân|độc thân hay|tình trạng hôn nhân|ly hôn\b|ly dị",
        r"(?:vợ|chồng|vợ/chồng|vợ chồng|người yêu|bạn trai|bạn gái)" + _OF,
    ),
    "children": (
        r"(?:mấy|bao nhiêu) (?:con(?! số| dấu| hàng| tem| đường)|cháu|đứa|em bé|người con)\b",
        r"có con (?:chưa|nhỏ|cái|riêng)|có (?:cháu|em bé|bé) (?:nào )?chưa",
        r"con(?: nhỏ| cái)?" + _OF,
        _WHEN
        + r" .{0,20}(?:sinh (?:con|em bé|thêm|nở)|có (?:thêm )?(?:con(?! số| dấu| hàng)|em bé)\b|đẻ\b|mang thai|có thai|có bầu)",
        r"(?:đang|có) (?:mang thai|có thai|có bầu|mang bầu|bầu bì|nuôi con nhỏ)",
        r"ai (?:trông|giữ|chăm|đón|đưa đón) (?:con|cháu|bé|các cháu)\b|nghỉ (?:chế độ )?thai sản",
    ),
    "religion": (
        r"theo (?:tôn giáo|tín ngưỡng|đạo(?! đức| diễn| luật| hàm))",
        r"tôn giáo (?:gì|nào|của|là)|(?:tôn giáo|tín ngưỡng)"
        + _OF
        + r"|có (?:tôn giáo|tín ngưỡng|đạo(?! đức))\b",
        r"(?:đi|tới|đến) (?:nhà thờ|lễ nhà thờ|chùa|thánh đường)",
    ),
    "origin": (
        r"(?:quê quán|quê gốc|quê|nguyên quán|gốc gác|nơi sinh|hộ khẩu)(?: thường trú)?(?: của)? (?:ở|tại|đâu|tỉnh nào|"
        + _YOU
        + r"\b)",
        r"người (?:tỉnh|vùng|miền|dân tộc|gốc|quê) (?:nào|gì|đâu|ở đâu)|người ở (?:đâu|tỉnh nào)|dân tộc (?:gì|nào|kinh hay)",
        r"(?:dân tộc|giọng vùng miền|giọng quê|giọng địa phương)" + _OF,
        r"sinh ra (?:và lớn lên )?(?:ở|tại) (?:đâu|tỉnh nào)|(?:là|có phải) người (?:dân tộc|miền|bắc|trung|nam)\b",
    ),
    "health": (
        r"(?:mắc|bị|có) (?:bệnh|tiền sử bệnh|bệnh tật)(?! viện| nhân| án)|tiền sử bệnh",
        r"(?:tình trạng|tình hình) sức khỏe|sức khỏe"
        + _OF
        + r"|sức khỏe (?:thế nào|ra sao|có tốt|có vấn đề)",
        r"(?:bị|có|là người) (?:khiếm khuyết|khuyết tật)(?! sản| hàng| phần)|(?:nhiễm|xét nghiệm) hiv|hiv\b",
        r"(?:bị|mắc|từng) trầm cảm|(?:đang|phải) (?:uống|dùng) thuốc|(?:đã|từng) phẫu thuật",
    ),
    "looks": (
        r"cao (?:bao nhiêu|mấy|một mét mấy|mét mấy)|nặng (?:bao nhiêu|mấy) (?:cân|ký|kg|kí)",
        r"(?:chiều cao|cân nặng|số đo|ngoại hình|nhan sắc|vóc dáng)" + _OF,
        r"(?:chiều cao|cân nặng|ngoại hình) (?:bao nhiêu|thế nào|ra sao)|hình xăm|xăm (?:hình|mình|trổ)",
    ),
    "family": (
        r"(?:bố mẹ|cha mẹ|ba mẹ|bố|cha|mẹ|gia đình|anh chị em|bố mẹ chồng|mẹ chồng)" + _OF,
        r"nhà (?:có )?(?:mấy|bao nhiêu) (?:anh em|anh chị em|người con)|hoàn cảnh gia đình|gia cảnh|con thứ mấy",
        r"(?:sống|ở) (?:cùng|với|chung với) (?:ai|bố mẹ|cha mẹ|ba mẹ|gia đình|vợ|chồng)\b",
        r"gia đình .{0,20}(?:có ủng hộ|có đồng ý|có phản đối|khó khăn không)",
    ),
    "politics": (
        r"(?:tham gia|gia nhập|thành viên|đoàn viên|vào|hoạt động|lập) .{0,15}công đoàn",
        r"(?:vào|gia nhập|là) đảng\b|đảng viên|chính kiến|quan điểm chính trị",
        r"(?:từng|đã|có) (?:tham gia )?đình công",
    ),
    "orientation": (
        r"thích (?:nam|con trai|đàn ông) hay|thích (?:người )?(?:cùng giới|đồng giới)",
        r"(?:là|thuộc) (?:người )?(?:đồng tính|chuyển giới|song tính|lgbt|gay\b|les\b)",
        r"(?:xu hướng tính dục|xu hướng giới tính|bản dạng giới|giới tính thật|giới tính)" + _OF,
    ),
    "record": (
        r"tiền án|tiền sự|lý lịch tư pháp",
        r"(?:từng|đã|có) (?:bị )?(?:kết án|phạt tù|đi tù|ở tù|ngồi tù|bắt giữ|tạm giam|truy tố)",
    ),
}
_ASKED_IN_ENGLISH: Final[Mapping[Topic, tuple[str, ...]]] = {
    "age": (
        r"how old are you|your (?:age|date of birth|birthday|birth date|year of birth)\b|at your age",
        r"(?:what|which) year were you born|when were you born|when (?:do|will) you (?:plan to |expect to )?retire",
    ),
    "marriage": (
        r"are you (?:married|single|divorced|engaged|in a relationship)|your (?:marital status|marriage)",
        r"your (?:husband|wife|spouse|boyfriend|girlfriend)|do you have a (?:husband|wife|spouse|boyfriend|girlfriend)",
        r"(?:you|your) .{0,25}(?:get married|getting married|marry)\b|your maiden name",
    ),
    "children": (
        r"you .{0,30}(?:have|having|want) (?:any |more )?(?:children|kids|a baby|a child|a family)",
        r"are you (?:pregnant|expecting a)|you .{0,25}(?:get|become|getting|becoming) pregnant|your pregnancy",
        r"you .{0,25}(?:start|starting) a family|how many (?:children|kids) do you|your (?:children|kids|child|childcare)\b",
    ),
    "religion": (
        r"your (?:religion|religious|faith|church)\b|what religion|are you (?:religious|christian|catholic|buddhist|muslim)",
        r"do you (?:go to|attend|belong to) (?:a |any )?(?:church|mosque|temple|religion)",
    ),
    "origin": (
        r"where (?:do you|are you|did you) (?:really |originally )?(?:come )?from|where were you born",
        r"your (?:ethnicity|ethnic|race|nationality|home ?town|native village|accent|household registration)\b",
        r"what (?:ethnicity|ethnic group|race) are you|(?:is|what is) (?:\w{2,12} )?your (?:native|mother) (?:language|tongue)",
    ),
    "health": (
        r"you .{0,15}have (?:any |a |an )?(?:illness|disease|disabilit|chronic|health (?:problem|condition)|medical|hiv)",
        r"your (?:health|medical history|disability|illness)\b|are you (?:disabled|healthy|ill|hiv)|take any medication",
        r"you .{0,20}(?:hiv|treated for depression)|how many sick days",
    ),
    "looks": (
        r"how (?:tall|heavy) are you|how much do you weigh|your (?:height|weight|looks)\b|(?:describe|about) your appearance",
        r"do you have (?:any |a )?tattoo",
    ),
    "family": (
        r"your (?:parents|father|mother|siblings|family (?:situation|background|circumstances))\b",
        r"(?:is|does|will|would) your family|do you live with|who do you live with",
    ),
    "politics": (
        r"you .{0,25}(?:trade union|labou?r union|union member|member of a union)|(?:belong to|are you in) a (?:labou?r |trade )?union",
        r"your (?:politics|political)|(?:who|how|which party) (?:did|do|will) you vote|you .{0,15}(?:gone|been) on strike",
    ),
    "orientation": (
        r"are you (?:gay|lesbian|bisexual|straight|transgender|queer)|your (?:sexual|gender identity)",
        r"attracted to (?:men|women)",
    ),
    "record": (
        r"you .{0,25}(?:convicted|arrested|in prison|in jail)|you .{0,20}criminal (?:record|conviction)",
        r"your criminal",
    ),
}


def _phrases(asked: Mapping[Topic, tuple[str, ...]], *, bare: bool) -> dict[Topic, Phrase]:
    return {topic: Phrase(rf"\b(?:{'|'.join(forms)})", bare=bare) for topic, forms in asked.items()}


_VIETNAMESE: Final = _phrases(_ASKED, bare=True)
_ENGLISH: Final = _phrases(_ASKED_IN_ENGLISH, bare=False)
_ADDRESS: Final = Phrase(rf"\b{_YOU}(?!\w)")
_OTHERS: Final = Phrase(
    r"\b(?:khách|người (?:mua|dùng|bệnh|gọi|đàn ông|mẹ|nhà|già|lớn|thân|ta|khác|lao động|dân(?! tộc)|chơi|nộp|thuê|phụ nữ|quen|ấy"
    r"|đó|này|kia|nhận|bán|vay)|bệnh nhân|phụ nữ|nhân viên|đồng nghiệp|cấp dưới|học (?:viên|sinh)|phụ huynh"
    r"|sản phẩm|(?:đơn|thùng|kiện|mặt|lô) hàng|chủ (?:nhà|hàng|xe|cửa hàng|hộ|thẻ)"
    r"|một (?:anh|chị|bạn)|đối (?:tác|tượng)|hội viên|lao động|thợ|tài xế|quản lý|trưởng (?:nhóm|phòng|ca))\b"
)
_RELATIVES: Final = Phrase(r"\b(?:họ(?! tên)|trẻ|bé|bà|ông|cô|chú|bác)\b", bare=False)
_OF_OTHERS: Final = Phrase(
    r" (?:của|cho) (?:các |một |người |chủ |bên )?(?:khách|nhân viên|lao động|bệnh|mua|vay|học viên|hộ|hàng)"
)
_CUSTOMER_ASKS: Final = Phrase(
    r"\b(?:khách|khách hàng|phụ huynh|bệnh nhân|học viên)\b.{0,25}\b(?:hỏi|bảo|chê|nói|trêu|muốn biết|thắc mắc|đòi)\b"
)
_OPENING: Final = Phrase(
    r"[\s\-–*•\d.):“”\"]{0,6}(?:(?:xin|cho|hỏi|biết|hiện|nay|hiện nay|năm|đã|có|từng|đang|dự|định|vui lòng|sắp|tới|khi nào|bao giờ"
    r"|và|thế|là|bị|về|chia sẻ|trao đổi|tìm hiểu|khai|ghi|nêu|thêm|còn|được|người|nhà|ở|quê|tên|mong|lúc|đi làm|tình trạng)"
    r"[ ,:]{1,3}){0,7}"
)
_NEEDS_ADDRESS: Final[frozenset[Topic]] = frozenset({"looks"})
_SENTENCE_ENDS: Final = ".?!;\n"
_FAR: Final = 300
"""Characters before a match that are looked at, so that a text without any full stop costs no more than another."""
_CANDIDATE: Final = frozenset({"ứng viên", "ung vien"})
_SINGLE: Final = frozenset({"anh", "chị", "em", "chi"})


def asked_topics(passage: Passage, *, spoken_by_other: bool = False) -> Iterator[tuple[Topic, re.Match[str]]]:
    """Yield every topic that a text asks the candidate about, with its first place.

    Args:
        passage: Something that an interviewer says.
        spoken_by_other: It tells a part to be played: only what plainly addresses the candidate counts.
    """
    folded = passage.folded
    for topic, phrase in _ENGLISH.items():
        for found in phrase.find(folded):
            if not spoken_by_other and not _quoted(folded, found):
                yield topic, found
                break
    third_person = any(each[0] not in _CANDIDATE for each in _ADDRESS.find(folded))
    for topic, phrase in _VIETNAMESE.items():
        for found in phrase.find(folded):
            strict = spoken_by_other or topic in _NEEDS_ADDRESS
            if not _quoted(folded, found) and _asks_candidate(
                passage, found, strict=strict, third_person=third_person
            ):
                yield topic, found
                break


def _asks_candidate(passage: Passage, found: re.Match[str], *, strict: bool, third_person: bool) -> bool:
    """Tell whether the sentence around a match asks the candidate and not about somebody else."""
    folded = passage.folded
    earliest = max(0, found.start() - _FAR)
    start = (
        max(earliest - 1, *(folded.text.rfind(end, earliest, found.start()) for end in _SENTENCE_ENDS)) + 1
    )
    sentence = Folded(folded.text[start : found.end()], None)
    if _CUSTOMER_ASKS.stands_in(sentence):
        return False
    after = Folded(folded.text[found.end() : found.end() + 40], None)
    behind = _OF_OTHERS.first(after)
    if behind is not None and behind.start() == 0:
        return False
    others = [match.start() for phrase in (_OTHERS, _RELATIVES) for match in phrase.find(sentence)]
    addresses: list[int] = []
    for match in _ADDRESS.find(sentence):
        (addresses if _is_address(passage, match, start, third_person=third_person) else others).append(
            match.start()
        )
    if addresses:
        return not others or max(addresses) > max(others)
    if others or strict:
        return False
    opening = _OPENING.first(sentence)
    return opening is not None and opening.start() == 0 and start + opening.end() >= found.start()


def _is_address(passage: Passage, match: re.Match[str], start: int, *, third_person: bool) -> bool:
    """Tell “chị” from “chị Lan”, and the candidate from one whom the candidate is to interview."""
    folded = passage.folded
    if match[0] in _CANDIDATE:
        return not third_person
    if match[0] not in _SINGLE:
        return True
    end = start + match.end()
    if end + 1 >= len(folded.text):
        return True
    return not passage.text[folded.origin(end + 1, end + 2)[0]].isupper()


def _quoted(folded: Folded, found: re.Match[str]) -> bool:
    """Tell whether somebody else says it: between quotation marks, and no mere wording of the question itself."""
    before = folded.text[max(0, found.start() - _FAR) : found.start()]
    straight = before.rfind('"') if before.count('"') % 2 else -1
    opened = max(before.rfind("“"), before.rfind("«"), straight)
    if opened < 0 or max(before.rfind("”"), before.rfind("»")) > opened:
        return False
    lead = before[:opened].rstrip(" :")
    return bool(lead) and not lead.endswith(("hỏi", "hỏi ứng viên", "câu hỏi", "ask", "question"))

"""JD505, second half: traits of a person that an interview form counts as a good or a bad answer."""

import re
from typing import Final

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.passages import Passage

_WHO: Final = (
    r"(?:(?:ứng viên|người (?:ứng tuyển|nộp đơn|xin việc)|bạn ấy|họ|uv|là|đã|hiện|đang|còn|thì|mà|vì|do|tuy|nếu|khi"
    r"|the|candidates?|applicants?|is|are|who|already|currently)[ ,:]{1,2}){0,4}"
)
_END: Final = r"(?= ?(?:[,;.()/]|\Z|(?:và|hoặc|hay|nhưng|nên|and|or|but) ))"
_FAMILY: Final = (
    r"(?:chưa|đã|đang|sắp|mới|vừa|không|có|từng) (?:lập gia đình|có gia đình(?! ủng hộ| phản đối)|kết hôn|cưới (?:vợ|chồng)|lấy (?:vợ|chồng)|ly hôn|ly dị"
    r"|(?:có |vướng |bận |vướng bận )?con (?:nhỏ|cái|mọn)|có (?:con|vợ|chồng|thai|bầu|người yêu)(?! (?:số|dấu|đường|trỏ|giống|hàng|mối))|mang thai|mang bầu|định sinh|sinh con|nuôi con(?: nhỏ)?)(?!\w)"
    r"|(?:lập|có) gia đình(?: rồi| riêng)?" + _END + r"|kết hôn|độc thân|ly hôn|ly dị"
    r"|(?:có|vướng|bận|nuôi) (?:\d |một |hai |ba |nhiều )?con (?:nhỏ|mọn|dưới)|mang thai|có (?:thai|bầu)|mẹ bỉm"
    r"|(?:vợ|chồng|con)(?:,| và| hay| hoặc) (?:vợ|chồng|con)"
    + _END
    + r"|married|unmarried|single(?! ?-)"
    + _END
    + r"|divorced|pregnant"
    r"|(?:has|have|having|no|with|without) (?:any |small |young |little )?(?:children|kids)(?!\w)|plans? (?:to have (?:children|a baby)|to marry)"
)
_AGE: Final = (
    r"(?:(?:tuổi|độ tuổi)(?: từ| trên| dưới)? \d{2}|(?:trên|dưới|hơn|quá|ngoài|chưa đến|từ) \d{2} tuổi|\d{2} ?(?:-|–|đến) ?\d{2} tuổi|lớn tuổi|tuổi (?:cao|lớn|tác)|quá (?:già|lớn tuổi|tuổi)"
    r"|còn trẻ"
    + _END
    + r"|trẻ tuổi|(?:over|under|above|below|older than|younger than) \d{2}(?: years old| years of age)?"
    + _END
    + r"|too (?:old|young)"
    + _END
    + r")"
)
_SEX: Final = (
    r"(?:nữ|nam|nam giới|nữ giới|phụ nữ|con trai|con gái|đàn ông|đàn bà|male|female|a man|a woman|men|women)"
    rf"(?:{_END}| (?=(?:{_AGE}|{_FAMILY}|(?:(?:trên|dưới|từ|ngoài|hơn) )?\d{{2}})))"
)
_ORIGIN: Final = (
    r"người (?:miền (?:bắc|trung|nam|tây|ngoài|trong)|dân tộc(?! nào)|ngoại tỉnh|hà nội|sài gòn|thanh hóa|nghệ an|hà tĩnh)|(?:quê|quê quán|hộ khẩu)(?: ở| tại| gốc)? (?!nào|đâu)\w{1,20}"
    r"|dân tộc (?:thiểu số|kinh)|nói giọng (?:miền|địa phương|quê)|from (?:the )?(?:north|south|central)(?:ern)? (?:of )?vietnam|ethnic minority"
)
_BELIEF: Final = (
    r"(?:người )?(?:theo|có|không|không theo|không có) (?:tôn giáo|đạo(?: phật| thiên chúa| công giáo| tin lành| hồi)?)(?! đức| diễn)(?!\w)|(?:lương|vô thần)"
    + _END
    + r"|đảng viên|christian|buddhist|muslim|catholic|religious"
)
_HEALTH: Final = (
    r"(?:bị |có |mắc )(?:khuyết tật|bệnh (?:mạn tính|mãn tính|nền|tim|gan|phổi|trầm cảm)|hiv|viêm gan|trầm cảm)|(?:người )?khuyết tật|nhiễm hiv"
    r"|disabled|hiv[- ]positive|chronically ill"
)
_UNION: Final = r"(?:tham gia|thành viên|cán bộ|gia nhập|hoạt động|từng tham gia|đoàn viên) (?:ban chấp hành )?(?:công đoàn|đình công)|(?:từng )?đình công|(?:a )?(?:trade )?union member"
_TRAIT: Final = Phrase(
    rf"(?:\A|[.;\n] ?)[\s\-–*•“\"]{{0,6}}{_WHO}(?P<said>(?<!\w)(?:{_FAMILY}|{_SEX}|{_AGE}|{_ORIGIN}|{_BELIEF}|{_HEALTH}|{_UNION}))"
)
_END_OF_SENTENCE: Final = re.compile(r"[.;\n]")
_ABOUT_OTHERS: Final = Phrase(
    r"(?<!\w)(?:khách|bệnh nhân|người (?:mua|dùng|bệnh|gọi|nghe)|trẻ em|học sinh|học viên|phụ huynh|customers?|patients?|clients?"
    r"|không (?:phân biệt|quan trọng|ảnh hưởng|tính điểm|chấm))(?!\w)"
)
"""A sentence that names somebody else, or says that the trait does not count."""


def counted_trait(passage: Passage) -> re.Match[str] | None:
    """Return the first sentence of a scoring text that opens with a trait of the candidate instead of an answer.

    The group `said` holds the trait. What a candidate says or does stands behind a verb, and is none.
    """
    folded = passage.folded
    for found in _TRAIT.find(folded):
        end = _END_OF_SENTENCE.search(folded.text, found.end())
        sentence = folded.text[found.start("said") : end.start() if end else len(folded.text)][:300]
        if not _ABOUT_OTHERS.stands_in(Folded(sentence, None, is_bare=folded.is_bare)):
            return found
    return None

"""JD321: a text → the place where original papers are to be left with the employer."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase, Phrases
from jd_builder.checks.law.employer import EMPLOYER, NO
from jd_builder.checks.law.money import OTHERS
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

WORDS: Final = frozenset(
    "gốc chính giữ thế cầm original passport passports lưu lại gửi để giao nộp thu trả hoàn lấy".split()
)
_NOT_ASKED: Final = (Part.SUCCESS, Part.INTERVIEW, Part.DUTIES)
_BRANCH: Final = r"(?: cấp (?:ba|3|hai|2)| thpt| cấp| tốt nghiệp| tn| đại học| đh| cao đẳng| cđ| trung cấp| tc| nghề| dược sĩ| dược| y sĩ| kế toán| chuyên môn| điều dưỡng)"
_DIPLOMA: Final = rf"(?:bằng(?! chứng| lái| cách| tiền| với| việc){_BRANCH}{{0,3}}|văn bằng|chứng chỉ(?: hành nghề| nghề| kế toán| tiếng anh)?|cchn)"
_IDENTITY: Final = r"(?:cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)?|giấy tờ(?: tùy thân| xe| cá nhân)?|sổ hộ khẩu|hộ khẩu|hộ chiếu|passport|giấy khai sinh|sổ (?:đỏ|hồng|bhxh|bảo hiểm)|giấy (?:tờ nhà(?: đất)?|chứng nhận quyền sử dụng(?: đất)?)|gplx|giấy phép lái xe|bằng lái(?: xe)?|cà vẹt(?: xe)?|cavet|đăng ký xe)"
_DEED: Final = r"(?:sổ (?:đỏ|hồng)|giấy tờ nhà)"
_PAPER: Final = rf"(?:{_DIPLOMA}|{_IDENTITY}|hồ sơ(?! ứng tuyển| dự tuyển| xin việc| khách))"
_OWN: Final = rf"(?:{_DIPLOMA}|{_IDENTITY})"
_TRUE: Final = r"(?:bản gốc|bản chính|gốc|chính)(?! (?:sách|xác|chủ|quy|thức|hãng|trị))"
"""How an original is called."""
_LEFT: Final = r"(?:để(?: lại)? (?:tại|ở|cho|trên)|để lại|gửi lại|gửi (?:cho|tại|ở|về|lên|phòng|văn phòng|công ty|cty)|gửi|nộp|giao|bàn giao|cầm|lưu|giữ)"
_KEPT: Final = Phrase(
    rf"(?<!\w)(?:giữ|thu|thế chấp|cầm|gửi lại|lưu giữ|tạm giữ|để lại|cầm cố)(?: lại| tạm| bản)?(?: bản chính| bản gốc)? {_OWN}(?: bản)?(?: gốc| chính)?"
    rf"|(?<!\w)nộp(?: lại)?(?: bản chính| bản gốc) {_OWN}|(?<!\w)nộp(?: lại)? {_OWN} \(?(?:gốc|bản gốc|bản chính)|(?<!\w){_OWN} (?:gốc|bản gốc|bản chính|\(bản gốc\)|\(gốc\))(?! (?:để|và bản sao|đối chiếu|và photo|còn))"
    rf"|(?<!\w)(?:bản gốc|bản chính) {_OWN}|(?<!\w)(?:keep|hold|submit) (?:the )?original (?:degree|diploma|papers|certificates?)"
)
_MORE_KEPT: Final = Phrase(
    rf"(?<!\w)(?:giữ|thu giữ|lưu giữ|tạm giữ|thu|cầm|lưu|quản lý)(?: lại| tạm)?(?: toàn bộ| các)? {_PAPER} \(?{_TRUE}(?!\w)"
    rf"|(?<!\w){EMPLOYER}(?: sẽ| có quyền| tạm| được){{0,2}} (?:giữ|thu giữ|lưu giữ|tạm giữ|cầm|thu)(?: lại)?(?: bản gốc| bản chính)? (?:{_DIPLOMA}|{_IDENTITY}|hồ sơ gốc)(?! (?:khách|photo|bản sao))"
    rf"|(?<!\w){_PAPER}(?: [^\W\d_]{{1,8}}| \+){{0,3}}? \(?{_TRUE}\)?,?(?: (?:sẽ|được|phải|cần|thì|bạn|mọi người)){{0,2}} {_LEFT}(?! kèm bản)(?!\w)"
    rf"|(?<!\w){_PAPER}(?: sẽ| được| phải| cần){{0,2}} (?:nộp|gửi|giao|để|để lại|lưu|giữ)(?: lại)?(?: bản)? (?:gốc|chính)(?!\w)|(?<!\w)(?:gửi|giao|nộp|để lại|bàn giao)(?: lại)?(?: bản)? (?:gốc|chính)(?: của| các)? {_PAPER}"
    rf"|(?<!\w)(?:gửi|giao|nộp|để|bàn giao)(?: (?:lại|về|cho|ở|tại|lên)){{0,2}} {EMPLOYER} (?:{_DIPLOMA}|{_IDENTITY}) \(?{_TRUE}"
    rf"|(?<!\w)(?:{_DIPLOMA}|{_IDENTITY})(?: \(?{_TRUE}\)?)?(?: (?:gửi|giao|nộp|thì|sẽ|phải|do|cho|để|lại)){{0,3}} {EMPLOYER}(?: (?:sẽ|tạm|được|phải)){{0,2}} (?:giữ|cầm|thu giữ|lưu giữ|tạm giữ|thu lại)(?! (?:bản (?:sao|photo)|bí mật|kín))"
    rf"|(?<!\w)(?:{_DIPLOMA}|{_IDENTITY})(?!\w)[^.;]{{0,60}}(?<!\w)(?:nghỉ|hết|thanh lý|đủ|sau)(?!\w)[^.;]{{0,25}} mới (?:được )?(?:trả|hoàn|lấy lại|nhận lại|nhận về|rút)(?!\w)(?! (?:lương|công|thành|phí|tiền|học))"
    rf"|(?<!\w)(?:giữ|cầm|để lại|gửi lại)(?: lại)? {_PAPER}[^.;]{{0,15}} (?:làm tin|làm bảo đảm|trong suốt|trong thời gian (?:làm|hợp đồng|thử)|đến khi (?:nghỉ|hết))"
    r"|(?<!\w)(?:keep|keeps|hold|holds|retain|retains|withhold|withholds|submit|surrender|hand in|hand over|leave|deposit)(?: your| the| all| their| candidates?'?| employees?'?){0,2} original(?! (?:invoices?|receipts?|contracts?|vouchers?|content|ideas?|files?|artwork|design))"
    r"|(?<!\w)original (?:\w{1,12} )?(?:degrees?|passports?|diplomas?|certificates?|documents|papers|licen[cs]es?|ids?)(?: \w{1,9}){0,2} (?:kept|held|retained|submitted|handed in|deposited|surrendered|left with)|(?<!\w)passports?(?: \w{1,6}){0,2} (?:kept|held|retained) by"
)
KEPT: Final = Phrases(_KEPT, _MORE_KEPT)
_ORIGINAL: Final = Phrase(
    rf"(?<!\w)(?:gốc|bản chính|thế chấp|cầm cố|original|giữ (?:lại )?{_OWN}|(?:cầm|để lại|gửi lại) {_DEED})(?!\w)"
)
_COMPARED: Final = Phrase(
    r"(?<!\w)(?:đối chiếu|so sánh|kiểm tra|xuất trình|mang theo|đem theo|sao y|công chứng|chứng thực|photo|(?:không|ko|k)(?: (?:bị|phải))? (?:giữ|cầm|thu|nộp|yêu cầu)(?! (?:cọc|phí|tiền|khoản))|cho vay|khoản vay|ngân hàng|thẩm định|tín dụng|nghiêm cấm|cấm (?:giữ|thu)|không được|trả lại ngay|(?:tự|cất|bạn|bạn nào) giữ|vào cổng|ra về|(?:chỉ|chỉ cần|để|cho) xem|sở hữu|làm giả|to compare|for comparison|for verification|comparison|verification|returned (?:immediately|on the spot)|to show|scan|bản sao)(?!\w)"
)
_HANDED: Final = Phrase(
    r"(?<!\w)(?:nộp|gửi|giao|bàn giao|để lại|để tại|giữ|cầm|thu|lưu|thế chấp|cầm cố|kèm|gồm|submit|keep|hold|hand|leave|surrender|retained|kept|held)(?!\w)"
)
"""Among requirements an original alone is only a sound one."""


_NEITHER: Final = Phrase(
    rf"(?<!\w){NO}(?: (?:hề|phải|bị|cần|lo|mất|yêu cầu|thu|đóng|đặt|nộp|giam|giữ|ký|bắt|trả)){{0,4}} (?:cọc|quỹ|phí|tiền|khoản|lương|thế chân)(?: (?:gì|nào|cọc|bạc)){{0,2}} ?(?:,|hay|hoặc|và|/|cũng như)(?: (?:hay|hoặc|và))? (?:giữ|nộp|thu|cầm|gửi|thế chấp|để lại)(?!\w)"
)
"""One “no” for money and for papers."""


def papers_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find original papers that the employer keeps; bringing them along to be compared is fine."""
    if passage.part in _NOT_ASKED:
        return
    folded = passage.folded
    found = _KEPT.first(folded) if _ORIGINAL.stands_in(folded) else None
    found = found or _MORE_KEPT.first(folded)
    if passage.part is Part.REQUIREMENTS and not _HANDED.stands_in(folded):
        return
    if found is None or _COMPARED.stands_in(folded) or _NEITHER.stands_in(folded) or OTHERS.stands_in(folded):
        return
    yield Finding(
        say("“{text}”: an employer may not keep original papers", text=passage.written(found)),
        say("ask for copies, and for the originals only to compare them on the spot"),
        passage.span(found),
    )

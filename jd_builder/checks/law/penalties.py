"""JD342: a text → the place where workers are fined, or lose their wages, for being late, for a fault or for leaving."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.condition import clause_around, says, sentence_around
from jd_builder.checks.law.employer import NO
from jd_builder.checks.law.figures import AMOUNT, NUMBER
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

WORDS: Final = frozenset(
    "công cong phạt phat trừ tru cắt cat mất mat bỏ bo lương luong quỹ quy nộp nop góp gop lần lan lượt luot lỗi loi fined fine fines deduct deducted deduction deductions docked forfeit forfeited forfeits lose penalized penalised".split()
)
PARTS: Final = frozenset(Part) - {Part.SUCCESS, Part.INTERVIEW, Part.TITLE}
_NOT: Final = r"(?:không|ko|(?<!\d )k|hông|hong|chưa|chẳng|khỏi)"
_SPAN: Final = r"(?:ngày|tháng|giờ|tiếng|tuần|buổi|ca)"
_PAY: Final = r"(?:tiền lương|tiền công|lương|ngày công|công(?! ty| việc| tác| đoàn| cụ| trình| nghệ| nhân| khai| bằng| thức))"
_SOME_PAY: Final = rf"(?:{_PAY}|nửa công|{NUMBER} công)(?! (?:thưởng|tháng 1[34]|kpi|kinh doanh|hiệu quả|doanh số|chuyên cần|phép|ty|tác|13))"
_SHARE: Final = rf"(?:\d{{1,3}} ?%(?: (?:tổng )?(?:lương|thu nhập))?|(?:một )?nửa {_SPAN}? ?{_PAY}|(?:1/2|½) {_SPAN} {_PAY}|{NUMBER} {_SPAN} {_PAY}|{NUMBER} công|gấp (?:đôi|ba|2|3))"
_SUM: Final = rf"(?:{AMOUNT}|{_SHARE})(?! (?:tiền )?(?:thưởng|chuyên cần))"
"""What a fine costs: money, or so much of the wage."""
_MANY: Final = rf"(?:{AMOUNT}|\d{{1,3}} ?% (?:lương|tổng lương|thu nhập)|(?:[2-9]|\d\d|hai|ba|bốn|năm)(?: {_SPAN})? {_PAY}|(?:nửa|một|1) tháng {_PAY}|(?:lương )?(?:gấp )?(?:đôi|gấp ba|x ?[23]))"
"""More than the day on which somebody did not work."""
_LATE: Final = (
    r"(?:(?:đi|đến|tới|vào|làm|chấm công|check[- ]?in|họp|ca|giờ|giao|nộp|mở cửa|trả lời|rep|lên)(?: [^\W\d_]{1,6}){0,2} (?:trễ|muộn|chậm)|(?:trễ|muộn) (?:\d{1,2}(?! ?(?:h|giờ|tiếng)(?!\w))|giờ|phút|ca)|về sớm"
    r"|quên (?:chấm công|chấm vân|bấm|check|quẹt|dập|mặc|đeo|báo cáo|bảng tên|thẻ)|giờ giấc|(?:trả lời|rep|phản hồi)(?: [^\W\d_]{1,8}){0,3} quá \d|không (?:chấm công|chấm vân tay|mặc đồng phục|đeo thẻ|đeo bảng|báo cáo|trả lời|rep|nghe máy|bắt máy|đúng (?:giờ|quy định|quy trình)|tuân thủ)"
    r"|(?:không|chưa) (?:đạt|đủ|hoàn thành)(?: đủ)? (?:kpi|doanh số|doanh thu|chỉ tiêu|target|sản lượng|công việc|nhiệm vụ)|rớt kpi|thiếu (?:kpi|doanh số|chỉ tiêu|target)|(?:vi phạm|phạm lỗi|mắc lỗi|sai phạm|làm sai|sai sót)(?! (?:hành chính|giao thông|luật|hợp đồng|pháp luật|bản quyền))"
    r"|(?:bị )?khách(?: hàng)? (?:phàn nàn|khiếu nại|chê|complain|đánh giá|phản ánh|bỏ về)|đánh giá 1 sao|dùng điện thoại|bấm điện thoại|sử dụng điện thoại|ngủ gật|ngủ trong|hút thuốc|nói chuyện riêng|làm việc riêng"
    r"|(?:từ chối|không) (?:tăng ca|ot|đi làm)|bỏ ca|bỏ vị trí|trốn (?:ca|việc)|đổi ca|nghỉ sớm)"
)
"""What a worker does or fails to do while at work."""
_AWAY: Final = rf"(?:(?:nghỉ|vắng|off)(?: [^\W_]{{1,6}}){{0,3}}? {_NOT} (?:phép|báo|xin|lý do|thông báo|có phép|có lý do)|nghỉ (?:đột xuất|ngang|cuối tuần|lễ|tết|thứ (?:7|bảy)|t7|cn|chủ nhật|\d ngày)|tự ý (?:nghỉ|bỏ)|bỏ (?:làm|buổi))"
"""A day not worked: that it is not paid is no fine."""
_FILL: Final = r"(?:[^.;!?]|\.(?=\d))"
_PUNISHED: Final = r"(?<!xử )(?<!hình )(?<!đá )(?<!nộp )phạt(?! (?:nguội|khách|hợp đồng|vi phạm|hành chính|giao thông|thuế|chậm|góc|đền|bóng|mua|bao|vui|hít|chống|hát|nhảy|uống|trực|dọn))"
_FINED: Final = Phrase(
    rf"(?<!\w){_PUNISHED}(?: (?!{_NOT} )[^\W\d]{{1,8}}){{0,6}}[ :]{{1,2}}{_SUM}(?!\w)"
    rf"|(?<!\w)(?:{_LATE}|{_AWAY}){_FILL}{{0,40}}(?<!\w){_PUNISHED}(?!\w)(?:(?: [^\W\d]{{1,8}}){{0,4}}[ :]{{1,2}}{_SUM}(?!\w))?"
    rf"|(?<!\w){_PUNISHED}(?: [^\W\d]{{1,8}}){{0,5}} (?:{_LATE}|{_AWAY})(?!\w)|(?<!\w)(?:{_LATE}|{_AWAY}){_FILL}{{0,20}} (?:nộp|đóng|góp)(?: (?:phạt|quỹ|vào quỹ|tiền|cho quỹ)){{0,2}} {_SUM}"
    rf"|(?<!\w)(?:{_LATE}|{_AWAY})(?: (?!thưởng|phụ|cộng|tặng|miễn|hỗ|được|vẫn|không|lương)[^\W\d]{{1,8}}){{0,3}}[ :\-–=]{{1,3}}{AMOUNT}(?: ?/ ?(?:lần|lượt|phút|lỗi|tin|ngày|buổi)| (?:một|mỗi|1) (?:lần|lượt|phút|lỗi)|(?= ?(?:$|[,;.])))"
)
_CUTS: Final = r"(?<!loại )(?<!không )(?<!ko )(?<!không bị )(?<!ko bị )(?:khấu trừ|trừ|cắt|mất)"
_BY_TIME: Final = r"(?! (?:tương ứng|theo (?:số |thời gian|giờ|phút|thực tế|ngày)|đúng|ngày (?:đó|ấy|nghỉ)|những|phần|số|thời gian|các ngày))"
_CUT: Final = Phrase(
    rf"(?<!\w){_LATE}{_FILL}{{0,30}}(?<!\w){_CUTS}(?: (?:luôn|thẳng|ngay|vào|bớt|đi|mỗi|hết|tiền|toàn bộ|cả|khoảng|từ|lần|đều|bị)){{0,3}} (?:{_SUM}|(?:{_SOME_PAY}|tiền)(?!\w)(?! (?:thưởng|chuyên cần|hàng|cọc|nhà|khách)){_BY_TIME})"
    rf"|(?<!\w){_LATE}{_FILL}{{0,25}}(?<!\w)(?:chỉ|thì chỉ|còn)(?: (?:được|trả|nhận|hưởng|tính|lãnh|còn)){{1,2}} (?:\d\d ?%|nửa)(?: mức| tổng)? lương(?! (?:tháng 1|thử|thưởng))"
    rf"|(?<!\w){_AWAY}{_FILL}{{0,30}}(?<!\w){_CUTS}(?: (?:luôn|thẳng|ngay|vào|bớt|đi|mỗi|hết|tiền|toàn bộ|cả|khoảng|từ|lần|đều|bị|lương)){{0,3}} (?:{_MANY}|(?:lương|công) (?:cả|toàn|nguyên|hết) )"
    rf"|(?<!\w){_CUTS}(?: (?:luôn|thẳng|ngay|vào|bớt|đi|mỗi|hết|tiền|lương)){{0,3}} (?:{_SUM}|lương)(?: ?/ ?\w{{1,6}}| mỗi| một| lần| nếu| khi| với| đối với| cho| các| trường hợp| lỗi| ai| bạn nào| bạn| nhân viên| nv){{0,6}} (?:{_LATE}|{_AWAY})(?!\w)"
    r"|(?<!\w)nghỉ (?:1|một)(?: ngày| buổi)? (?:thì |bị )?trừ (?:[2-9]|hai|ba)(?! ?/)(?!\w)"
)
_LEAVES: Final = (
    rf"(?:(?:nghỉ|bỏ) ngang|bỏ việc|(?:nghỉ|thôi|xin nghỉ) việc(?! riêng)|tự ý (?:nghỉ|bỏ)(?! phép)|nghỉ (?:phải )?báo trước (?:[^\W_]{{1,6}} ){{1,3}}?(?:tháng|ngày|tuần),? (?:nếu )?{_NOT}(?: báo)? thì|dưới {NUMBER} (?:tháng|ngày|tuần)(?: mà)? (?:nghỉ|bỏ)|(?<!xin )nghỉ (?:đột ngột|trước|giữa chừng|khi chưa|mà chưa|{_NOT} báo trước|làm)"
    rf"|(?:làm(?: việc)?|gắn bó) (?:dưới|chưa|{_NOT}|ít hơn|chưa được)(?: được| đủ| tròn| đến| tới){{0,2}} {NUMBER} (?:tháng|ngày|tuần|năm|buổi|ca)|{_NOT} (?:làm )?đủ {NUMBER} (?:tháng|ngày|tuần|năm))"
)
_OTHER_PAY: Final = r"(?! (?:thưởng|tháng 1[34]|tháng thứ|t13|13|kpi|kinh doanh|doanh số|phép|lễ|tết|ngày lễ|thâm niên|tăng ca|hiệu quả|cơ bản là|ngày nghỉ|những ngày nghỉ|tiền|phí|chi phí|học phí))"
_UNPAID: Final = rf"{_NOT}(?: (?:được|có|sẽ|hề|còn)){{0,2}} (?:thanh toán|trả|tính|nhận|lãnh|lĩnh|giải quyết|quyết toán|phát|hưởng|chi trả|lấy)(?: (?:được|lại|hết|đủ|tiền|đồng|bất kỳ)){{0,2}} {_PAY}{_OTHER_PAY}(?!\w)"
_LOST: Final = (
    rf"(?:{_UNPAID}|(?<!không )(?<!ko )(?<!không bị )(?<!không lo )(?:mất|cắt|trừ|bỏ|thu lại|thu hồi)(?: (?:trắng|hết|toàn bộ|luôn|cả|lại|đi|lương|số|khoảng|tiền)){{0,3}} (?:{_SHARE}|(?:tháng )?{_PAY}{_OTHER_PAY})(?!\w)"
    rf"|{_PAY}(?: [^\W_]{{1,6}}){{0,3}} {_NOT} (?:được |có )?(?:thanh toán|trả|nhận|tính|giải quyết|lãnh)(?!\w)|(?<!nghỉ ){_NOT} (?:có )?lương{_OTHER_PAY}(?!\w)|lương (?:chỉ )?(?:tính|nhận|còn|trả|hưởng) \d\d ?%|chỉ (?:được )?(?:nhận|trả|tính|hưởng|thanh toán|lãnh) (?:\d\d ?%|(?:một )?nửa)(?: tổng)? ?(?:lương|tiền lương)?)"
)
_FORFEITED: Final = Phrase(
    rf"(?<!\w){_LEAVES}(?!\w)(?:(?!bồi thường|vẫn|được thanh toán)[^.;!?]){{0,45}}(?<!\w){_LOST}"
    rf"|(?<!\w){_LOST}(?: [^\W_]{{1,8}}){{0,3}} (?:nếu|khi|với|đối với|cho|trường hợp)(?: [^\W_]{{1,8}}){{0,3}} {_LEAVES}(?!\w)"
)
_ENGLISH: Final = Phrase(
    r"(?<!\w)(?:late(?! (?:payment|delivery|fees?|filing|return)s?(?!\w))(?:ness|comers?)?|absen\w{1,6}|mistakes?)(?!\w)[^.;]{0,40}(?<!\w)(?:fined|fine of|docked|deducted|deductions?|penali[sz]ed)(?!\w)"
    r"|(?<!\w)(?:fined|fines? of|docked|deducted|deductions?|penali[sz]ed)(?!\w)[^.;]{0,40}(?<!\w)(?:late(?! (?:payment|delivery|fees?|filing|return)s?(?!\w))(?:ness|comers?)?|absen\w{1,6})(?!\w)"
    r"|(?<!\w)(?:quit|quits|resign\w{0,3}|leav\w{1,3})(?!\w)[^.;]{0,40}(?<!\w)(?:forfeits?|forfeited|lose|loses)(?!\w)[^.;]{0,30} (?:salary|wages?|pay)(?!\w)"
    r"|(?<!\w)(?:no|forfeit|lose) (?:\w{1,8} ){0,4}(?:salary|wages?|pay)(?!\w)[^.;]{0,30}(?<!\w)(?:quit|resign|leave without|leave before)(?!\w)",
    bare=False,
)
PENALTIES: Final = Phrases(_FINED, _CUT, _FORFEITED, _ENGLISH)
_DENIED: Final = Phrase(
    rf"(?<!\w)(?:{NO}|nobody|not)(?: (?:ai|có|bị|hề|áp dụng|dùng|tính|chế độ|hình thức|cơ chế|chuyện|bao giờ|is|are|be|any)){{0,3}} (?:phạt|fined?|fines|trừ (?:lương|tiền)|cắt lương|mất lương|deducted|deductions)(?!\w)|(?<!\w)thay (?:vì|cho) (?:việc )?phạt"
)
_OTHERS: Final = Phrase(
    r"(?<!\w)(?:khách(?: hàng)?(?! (?:phàn nàn|khiếu nại|chê|complain|đánh giá|phản ánh|bỏ))|bên thuê|người thuê|nhà cung cấp|nhà thầu|đối tác|đại lý|nhà vận chuyển|học viên|phụ huynh|cư dân|hợp đồng (?:mua|thuê|bán|kinh tế)|giao thông|phạt nguội|hành chính|thuế|suppliers?|customers?|tenants?|clients?)(?!\w)"
)
_OFFICE: Final = Phrase(
    r"(?<!\w)(?:theo dõi|tính|lập|xử lý|giải quyết|kiểm tra|giám sát|đàm phán|thu|quản lý|chấm công|tổng hợp|đối chiếu|soạn|làm thủ tục|hướng dẫn|tư vấn|báo cáo|nhắc nhở|review|calculate|handle|process)(?!\w)"
)


def penalties_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find the first fine or loss of wages on a line; among duties not those that somebody is to reckon."""
    folded = passage.folded
    if passage.part in (Part.DUTIES, Part.SUMMARY) and _OFFICE.stands_in(folded):
        return
    left = _taken(_FORFEITED, folded)
    if left is not None:
        yield Finding(
            say("“{text}”: whoever leaves is still paid for the work done", text=passage.written(left)),
            say("strike it: days worked are paid in full, whenever and however somebody leaves"),
            passage.span(left),
            act="wages_owed",
        )
        return
    found = _taken(_FINED, folded) or _taken(_CUT, folded) or _taken(_ENGLISH, folded)
    if found is not None:
        yield Finding(
            say("“{text}”: nobody may be fined, or paid less, as a punishment", text=passage.written(found)),
            say("strike it: deal with it by the labour rules, or reward punctual workers with a bonus"),
            passage.span(found),
        )


def _taken(phrase: Phrase, folded: Folded) -> re.Match[str] | None:
    """Return where a worker loses money; not where the sentence denies it or is about customers."""
    for found in phrase.find(folded):
        if not (
            says(_DENIED, clause_around(folded.text, *found.span()), folded)
            or says(_OTHERS, sentence_around(folded.text, *found.span()), folded)
        ):
            return found
    return None

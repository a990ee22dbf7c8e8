"""JD320: a text → the place where candidates or workers are to pay, to leave a deposit or to refund."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.condition import clause_around, clause_before, says, sentence_around
from jd_builder.checks.law.employer import EMPLOYER, NO, WORKER
from jd_builder.checks.law.figures import AMOUNT
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

WORDS: Final = frozenset(
    "cọc phí quỹ lương chân đồng deposit fee fees khám tiền nộp đóng cược túc tự khoản trừ uniform uniforms training deducted charges cost costs trốn mua gửi chuyển ck góp mang đem bỏ giữ thu tin kit phí".split()
)
_NOT_ASKED: Final = (Part.SUCCESS, Part.INTERVIEW)
_ORDER_ABROAD: Final = r"(?! [^.;]{0,30}(?<!\w)(?:nhật|đài loan|hàn|đức|úc|nga|ba lan|rumani|lao động|nlđ|thực tập sinh|tts|chống)(?!\w))"
OTHERS: Final = Phrase(
    rf"(?<!\w)(?:khách|khách hàng|kh|học viên(?! trúng tuyển)|phụ huynh|học sinh|đối tác|nhà cung cấp|đại lý|chủ nhà|người thuê|người mua|bất động sản|căn hộ|dự án|cư dân|customer|customers|client|clients|tenant|đơn hàng{_ORDER_ABROAD}|chốt cọc|thưởng cọc|(?<!có )giao dịch(?! (?:đầu|thành công đầu))|hợp đồng (?:mua|thuê|bán)|vỏ bình|mặt bằng)(?!\w)"
)
"""Customers, tenants and students: what they pay or hand in is no matter of hiring."""

_DENIED: Final = Phrase(
    rf"(?<!\w){NO} (?:bao giờ |hề |và sẽ không |được phép |phải |bị |cần ){{0,2}}(?:phải|cần|yêu cầu|thu|mất|đóng|đặt|nộp|chịu|giữ|giam|tính|có|trừ|bị|khấu|tốn|phát sinh|bắt|đòi|ép|ký|mua|chuyển|trả|cọc|thế chân|được)(?!\w)[^.;,]{{0,40}}(?<!\w)(?:cọc|ký quỹ|thế chân|phí|tiền|khoản|lương|đồng|đồng phục|deposits?)(?!\w)"
    rf"|(?<!\w){NO} (?:đặt )?(?:cọc|phí|lệ phí|ký quỹ|thế chân|tiền cọc)(?!\w)|(?<!\w)(?:cấm|không được)[^.;]{{0,50}}(?:cọc|phí|tiền|lương|khoản)(?!\w)"
    r"|(?<!\w)(?:hoàn toàn không|no (?:\w{1,12} )?(?:deposits?|fees?|costs?|charges?)|(?:never|not|don't) (?:ask|charge|collect|require)\w{0,3})(?!\w)"
    r"|(?<!\w)(?:cảnh giác|lừa đảo|lừa gạt|mạo danh|giả mạo|đề phòng|báo ngay|tố cáo|báo công an|nói không với|cho người lạ|(?:bỏ qua|chặn|cúp máy) và báo|scams?|scammers?|beware)(?!\w)"
)
"""Nothing is to be paid, or an employer warns of others who ask for it."""
_BORNE: Final = Phrase(
    r"(?<!\w)(?:miễn phí|công ty (?:sẽ |đã )?(?:trả|đóng|lo|chi|chi trả|chịu|hỗ trợ|đài thọ)|cty (?:sẽ |đã )?(?:trả|đóng|lo|chi|chịu|hỗ trợ)|được (?:công ty |cty )?(?:trả(?! lại)|chi trả|đóng|cấp|tài trợ|hỗ trợ|phát|trang bị)|do (?:công ty|cty) (?:chi|trả|lo|chịu|cấp)|cấp phát|hỗ trợ (?:chi )?phí|(?:phụ cấp|trợ cấp|hỗ trợ|thưởng|tặng|giảm|miễn|tài trợ)(?: thêm| các| \d{1,3} ?%| toàn bộ){0,2} (?:tiền|chi phí|phí|học phí|lệ phí|đồng phục)|(?<![\d.,])0 ?(?:đồng|đ|vnđ)|free|(?:provided|paid|covered|borne) by (?:the |our )?company|company (?:pays|covers|provides))(?!\w)"
)
"""The employer bears it."""
_EMPLOYER_PAYS: Final = Phrase(
    rf"(?:(?<!vào )(?<!tại )(?<!ở )(?<!lên )(?<!gửi )(?<!nộp )(?<!đưa )(?<!cho )(?<!của )(?<!về )(?<!\w){EMPLOYER}(?: (?:sẽ|đã|tự|có|còn|luôn|cũng|lo|hỗ trợ|đứng ra|chủ động|trả|hoàn)){{0,2}}|(?<!\w)(?:(?<!giao )(?<!tiếp )nhận|được|phụ cấp|thưởng|tặng|hỗ trợ)(?: (?:ngay|lại|trước|thêm|hoàn|trả)){{0,2}}) ?$"
)

_COST: Final = r"(?:phí đồng phục|tiền đồng phục|(?:chi )?phí đào tạo|tiền (?:đào tạo|training|học nghề|học việc|khám sức khỏe|hồ sơ|giữ chỗ)|học phí|phí hồ sơ|lệ phí|phí tuyển dụng|phí giữ chỗ|phí thi|phí nhận việc|phí môi giới|phí xin việc|chi phí khám sức khỏe|phí khám sức khỏe|phí dự tuyển|phí thẻ|tiền thế chân|tiền bảo lãnh|training fees?|uniform fees?)"
_CLOTHES: Final = r"(?:đồng phục|quần áo(?: bảo hộ| bảo vệ| làm việc)?|áo (?:thun|khoác|đồng phục|dài đồng phục|shop|quán|công ty|cty)|bảo hộ lao động|đồ bảo hộ|thẻ (?:nhân viên|tên|từ)|bảng tên|(?:giày|nón|mũ|kính|găng tay) bảo hộ|balo|tạp dề)"
_TOOLS: Final = r"(?:vật tư|dụng cụ|đồ nghề|bộ kìm|máy pos|máy quẹt|túi giữ nhiệt|thùng giữ nhiệt|túi giao hàng|mũ bảo hiểm|thùng hàng|tủ đồ)"
_COURSE: Final = r"(?:(?:khóa|lớp)(?: học)? (?:training|đào tạo|học nghề|học việc|nghiệp vụ|huấn luyện|kỹ năng)|(?:khóa|phí|chi phí|tiền) (?:học|đào tạo|training)|học (?:nghề|việc)|giáo trình|tài liệu(?: đào tạo)?)"
_THING: Final = rf"(?:{_CLOTHES}|{_TOOLS}|{_COURSE})"
_PURPOSE: Final = (
    rf"(?:(?:làm |mua |may |in |đặt )?(?:{_CLOTHES}|{_TOOLS}|(?:bộ )?hồ sơ|thẻ|đào tạo|training|giáo trình|tài liệu|học (?:việc|nghề)|khóa (?:học|đào tạo|training)|khám (?:sức khỏe|sk|đầu vào)"
    r"|giữ (?:suất|lịch|chỗ|đơn|form|việc|chân)|chống (?:bỏ )?trốn|môi giới|tin(?! (?:bài|nhắn|đăng|tức|học))|trách nhiệm|cam kết|bảo đảm|đảm bảo|bảo lãnh|cọc|thế chân|nhận việc|tuyển dụng|xét duyệt|kích hoạt|áo|test|kiểm tra tay nghề|đặt (?:chỗ|lịch)|phỏng vấn|xếp lịch))"
)
_GIVES: Final = r"(?:đóng|nộp|chuyển khoản|chuyển|ck|góp|ứng trước|đặt trước|trả trước|mang theo|đem theo|mang|đem|chuẩn bị|gửi trước|đưa trước|bỏ ra|thu)"
_WHO: Final = r"(?:ứng viên|nhân viên|người lao động|lao động|nlđ|người trúng tuyển|thực tập sinh|ctv|cộng tác viên|học viên trúng tuyển|bạn)"
_OFF_WAGE: Final = r"(?:(?<!không )(?<!không bị )(?<!ko )(?:khấu trừ|trừ|trả góp)(?: dần| thẳng| luôn| lại| trực tiếp| đều){0,2}(?: (?:vào|từ|qua|bằng))?(?: tiền| kỳ| \d{1,2}| một| hai| ba| tháng){0,3} lương)"
_BROUGHT: Final = Phrase(
    rf"(?<!\w){_GIVES}(?: (?:trước|lại|theo|luôn|ngay|đủ|thêm|khoảng|tầm|số|khoản|mỗi|của|một|bạn|người|nv|nhân viên|ứng viên)){{0,4}} {AMOUNT}(?: ?/ ?(?:bạn|người|nv|bộ|lần|suất))?(?: (?:để|đóng|nộp|mua|gồm|vào)){{0,2}} (?:tiền |phí |lệ phí |chi phí |làm |mua ){{1,2}}(?:(?:xác minh|xử lý|duyệt|thẩm định|khởi tạo|in|cấp) )?{_PURPOSE}(?!\w)"
    rf"|(?<!\w)(?:tiền|phí|chi phí) {_PURPOSE}(?: [^\W\d_]{{1,8}}){{0,3}}:? {AMOUNT}[ ,(]{{1,3}}(?:{_WHO} )?(?:phải |tự |sẽ ){{0,2}}(?:{_GIVES}|trả)(?!\w)"
    rf"|(?<!\w){_COURSE}(?:[^.;]|\.(?=\d)){{0,30}} {AMOUNT}[^.;]{{0,12}}(?<!\w)(?:làm|đủ|sau|gắn bó)[^.;]{{0,20}} (?:hoàn(?! thành| thiện| toàn)|trả lại)(?!\w)"
    rf"|(?<!\w){_CLOTHES}(?: (?!miễn|cấp|phát|tặng)[^\W_]{{1,6}}){{0,4}}[ ,:]{{1,2}}(?:{EMPLOYER} )?thu(?: (?:phí|tiền|trước|của|mỗi|bạn|nv|nhân viên|là|khoảng)){{0,3}} {AMOUNT}(?!\w)"
    rf"|(?<!\w){AMOUNT} (?:làm (?:tin|cọc)|(?:tiền )?(?:thế chân|ký cược))(?!\w)|(?<!\w)lương[^.;,]{{0,25}} (?:giữ|giam|ngâm)(?: lại)? (?:\d{{1,2}} ?%|{AMOUNT}|một phần|một nửa|\d{{1,2}} ngày)"
    rf"|(?<!\w){_COURSE}(?: [^\W_]{{1,8}}){{0,3}} (?:phí|đóng|mất|tốn) {AMOUNT}|(?<!\w)mua (?:bộ |trọn )?(?:kit|combo|gói|hàng)[^.;,]{{0,40}} (?:để (?:bắt đầu|được (?:nhận|vào|làm))|mới được (?:nhận|vào|làm))(?!\w)"
    rf"|(?<!\w){_CLOTHES} mua (?:tại|của|từ) {EMPLOYER}|(?<!\w)trích \d{{1,2}} ?% lương (?:làm|vào) (?:quỹ |tiền )?(?:bảo đảm|đảm bảo|cam kết|trách nhiệm)"
    rf"|(?<!\w)(?:phải |tự )?mua {_THING}(?: {AMOUNT})?(?: của| tại| từ) {EMPLOYER}|(?<!\w){WORKER} (?:phải )?mua {_THING}[^.;,]{{0,40}} mới được (?:nhận|vào|làm|chạy|đi)"
    rf"|(?<!\w){_THING}(?:[^.;]|\.(?=\d)){{0,55}}(?<!\w){_OFF_WAGE}|(?<!\w)(?:khấu trừ|trừ)(?: dần| thẳng)? lương(?: tiền| phí| chi phí){{0,2}} {_PURPOSE}(?!\w)|(?<!\w)(?:khấu trừ|trừ)(?: dần)? (?:tiền )?{_CLOTHES}"
)
ABROAD: Final = Phrase(
    rf"(?<!\w)(?:tiền|phí|khoản|cọc|ký quỹ|thế chân|đảm bảo|bảo đảm)(?: [^\W\d_]{{1,8}}){{0,2}} chống (?:bỏ )?trốn|(?<!\w)(?:đặt )?cọc (?:{AMOUNT} )?(?:tiền )?giữ (?:form|đơn|suất|chỗ)"
    rf"|(?<!\w)(?:thu|đóng|nộp)(?: {AMOUNT})? (?:tiền|phí|chi phí) môi giới(?: {AMOUNT})?(?: của| từ| do)? {_WHO}|(?<!\w){_WHO}(?: đi [^\W\d_]{{1,8}}| sẽ| phải| cần){{0,2}} (?:đóng|nộp|trả|chịu)(?: {AMOUNT})? (?:tiền|phí|chi phí) môi giới"
)
"""What workers are made to pay for a job in another country; a job order is no order of a customer there."""
_MORE_PAYS: Final = Phrase(
    rf"(?<!\w)(?:thế chân|ký cược|đặt chân)(?: tài sản| xe| máy| đồng phục| tiền| trước| giấy tờ| là| khoảng| bằng|:){{0,3}} {AMOUNT}|(?<!\w)(?:thế chân|ký cược) (?:tài sản|tiền|bằng tiền|\d{{1,2}} chỉ vàng|vàng|xe máy|cà vẹt)|(?<!\w)tiền (?:ký cược|chân xe)"
    rf"|(?<!\w)(?:tiền|khoản) (?:cam kết|bảo đảm|đảm bảo|bảo lãnh|tín chấp|giữ chỗ|giữ việc|làm tin)(?: [^\W\d_]{{1,8}}){{0,5}}:? (?:{AMOUNT}|nộp|đóng|đặt|hoàn lại)|(?<!\w)(?:nộp|đóng|đặt|chuyển khoản|để lại)(?: trước| lại)?(?: {AMOUNT})?(?: một)?(?: tiền| khoản){{1,2}} (?:cam kết|bảo đảm|đảm bảo|bảo lãnh|trách nhiệm|tín chấp|giữ chỗ|giữ việc|(?:làm )?tin(?! (?:bài|nhắn|đăng|tức|học)))(?!\w)"
    rf"|(?<!\w)tiền (?:trách nhiệm|cam kết)(?: [^\W\d_]{{1,8}}){{0,4}}(?: {AMOUNT})? (?:nộp|đóng|đặt) (?:khi|trước|lúc|ngay|một lần)"
    rf"|(?<!\w)(?:tự túc|tự trang bị|tự may|tự mua|tự sắm|tự bỏ tiền|tự trả|tự chịu|tự thanh toán|tự đóng|bỏ tiền|bỏ tiền túi)(?: tiền| chi phí| phí| may| mua| sắm| váy| áo| quần| bộ| các| khoản| trang phục){{0,5}} {_CLOTHES}"
    rf"|(?<!\w)(?:đóng|nộp|trả|chịu|thu|trừ|khấu trừ|mất|ứng trước|chuyển khoản)(?: trước| lại| dần)?(?: {AMOUNT})?(?: tiền| phí| chi phí| mua| may| làm){{1,3}} {_CLOTHES}"
    rf"|(?<!\w)(?:lệ )?phí (?:dịch vụ )?(?:kích hoạt|giữ chỗ|giữ suất|hồ sơ|làm hồ sơ|xử lý hồ sơ|xét duyệt|duyệt hồ sơ|mở mã|cấp mã|tạo tài khoản|mở tài khoản|nhận việc|xin việc|giới thiệu việc|môi giới việc|tuyển dụng|dự tuyển|bảo đảm|đảm bảo|tham gia|đăng ký|ghi danh|phỏng vấn|thi tuyển|in thẻ|làm thẻ|đầu vào)(?: [^\W\d_]{{1,8}}){{0,4}}(?: là|:| \()? ?{AMOUNT}"
    rf"|(?<!\w){_WHO}(?: sẽ| phải| cần| tự| chỉ| trúng tuyển| đóng){{0,3}} (?:đóng|nộp|chịu|chi trả|trả|chuyển khoản|ứng|thanh toán)(?: trước)?(?: {AMOUNT})?(?: khoản| các){{0,2}} (?:học phí|(?:tiền |phí |chi phí |lệ phí ){{1,2}}(?:đào tạo|giữ chỗ|đồng phục|hồ sơ|khám sức khỏe|kích hoạt|xét duyệt|tuyển dụng|thi tuyển|khóa học))"
    rf"|(?<!\w)(?:ứng viên|người trúng tuyển)(?: sẽ| phải| cần| tự| chỉ| trúng tuyển){{0,3}} (?:đóng|nộp|chuyển khoản|ứng)(?: trước)? (?:một khoản|{AMOUNT}|phí|lệ phí)"
    rf"|(?<!\w)(?:học phí|phí đào tạo|chi phí đào tạo|phí khóa học|phí thi|phí hồ sơ|chi phí khám sức khỏe|phí làm thẻ)(?:[^.;]|\.(?=\d)){{0,45}}(?:do )?{_WHO}(?: phải| tự| sẽ){{0,2}} (?:đóng|nộp|trả|chịu|chi trả|thanh toán|lo)"
    r"|(?<!\w)(?:uniforms?|training|administration|admin|administrative|processing|registration|recruitment|application|medical check-?up|background check|activation|security) (?:fees?|costs?|charges?|deposit)[^.;]{0,25}(?:deducted|charged|paid by (?:the )?(?:candidates?|employees?|staff)|at (?:your|their|candidates?'?|own)|payable|must be paid)"
    r"|(?<!\w)(?:deducted|deduct)(?: \w{1,10}){0,4} from (?:the |your )?(?:\w{1,7} ){0,2}(?:salary|wages?|pay|paycheck)(?: \w{1,6}){0,2} (?:for|to cover) (?:the )?(?:uniforms?|training)|(?<!\w)(?:uniforms?|training)(?: \w{1,9}){0,4} deducted from|(?<!\w)(?:refundable|upfront|security) deposit|(?<!\w)deposit of (?:vnd ?|usd ?|\$)?\d"
    r"|(?<!\w)(?:buy|purchase|pay for) (?:your|their|the|own|a|his|her)(?: own)? (?:uniforms?|training|medical)"
)
_PAYS: Final = Phrase(
    rf"(?<!\w)(?:đặt|đóng|nộp|ký|trừ|giữ|thu|yêu cầu)(?: tiền| trước| một khoản| khoản| phí)? (?:cọc|ký quỹ|thế chân)|(?<!\w)ký quỹ|(?<!\w)(?:tiền|phí) (?:đặt )?cọc|(?<!\w)cọc (?:đồng phục|tiền|trước|giữ|thẻ|áo|đồ|máy|\d)|(?<!\w)(?:giam|giữ|ngâm) (?:lại )?(?:\d{{1,2}} (?:ngày|tuần|tháng) |một tháng |tháng |nửa tháng )?lương(?! tháng 1[34]| cứng)|(?<!\w)(?:giam|giữ|ngâm) (?:lại )?\d{{1,2}} ngày (?:lương|công)"
    rf"|(?<!\w)(?:đóng|nộp|trả|chịu|thu|trừ|mất|tự túc|tự chi trả|tự trả|tự chịu|phí|bồi hoàn|hoàn trả|bồi thường|hoàn lại|đền bù|đền|pay|refund|repay)(?: lại| trước| một phần| toàn bộ| \d{{1,3}} ?%| các| tiền| khoản| vào lương| {AMOUNT}| the| of){{0,4}} {_COST}"
    rf"|(?<!\w){_COST}(?: là| :|:)? ?(?:{AMOUNT}(?! ?/ ?(?:ngày|giờ|h|ca|buổi)(?!\w))|(?:do )?(?:ứng viên|nhân viên|người lao động|nlđ) (?:tự )?(?:chi trả|chịu|trả|đóng|thanh toán)|tự túc|(?:sẽ )?(?:bị )?trừ (?:vào )?lương|trừ dần)"
    rf"|(?<!\w)(?:{_CLOTHES}|khám sức khỏe)[^.;,]{{0,25}}(?:tự túc|tự chi trả|tự mua|tự may|tự trả|tự lo|trừ (?:vào )?lương|nhân viên (?:tự )?(?:trả|mua|chi trả))|(?<!\w)(?:tự túc|tự mua|tự chi trả|tự may)(?: tiền| chi phí)? đồng phục"
    rf"|(?<!\w)(?:pay|leave|place|requires?) a deposit|(?<!\w)deposit (?:of|is) (?:required|\d)"
)
_LOST: Final = Phrase(
    r"(?<!\w)(?:(?<!không )(?<!ko )(?<!không bị )(?<!ko bị )(?<!không lo )mất|không (?:được )?(?:hoàn|trả|nhận)(?: lại)?|ko (?:được )?(?:hoàn|trả|nhận)(?: lại)?)(?: tiền)? cọc(?!\w)"
)
"""What is not given back was taken."""
PAYS: Final = Phrases(_PAYS, _MORE_PAYS, _BROUGHT, ABROAD, _LOST)
_DEPOSIT: Final = Phrase(
    r"(?<!\w)(?:cọc|ký quỹ|thế chân|giam lương|ký cược|cam kết|bảo đảm|đảm bảo|bảo lãnh|làm tin|chống trốn|chống bỏ trốn|deposit)(?!\w)"
)
_HELD: Final = Phrase(r"(?<!\w)(?:cọc|quỹ|thế chân|giam|giữ lương|giữ lại|ngâm)(?!\w)")
"""A deposit or a wage held back: no free lunch elsewhere in the line takes that away."""
_HANDLED: Final = Phrase(
    r"(?<!\w)(?:theo dõi|quản lý|kiểm tra|thu(?! phí)|tư vấn|chốt|làm thủ tục|hướng dẫn|hỗ trợ|xử lý|nhận|đối chiếu|lập|thực hiện|báo cáo|đôn đốc|tính|quyết toán|thanh toán|kiểm soát|soạn|cập nhật|giải quyết|ghi nhận)(?!\w)"
)
_FROM_WORKER: Final = Phrase(
    r"(?<!\w)(?:ứng viên|nhân viên|người lao động|khi nhận việc|khi vào làm|trước khi)(?!\w)"
)
_DUTIES: Final = (Part.DUTIES, Part.SUMMARY, Part.TITLE)


def money_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find money that candidates or workers pay, deposit or refund; that of customers is not meant."""
    if passage.part in _NOT_ASKED:
        return
    folded = passage.folded
    abroad = ABROAD.first(folded)
    found = abroad or _asked(folded)
    if found is None:
        found = _LOST.first(folded)
    elif _DENIED.stands_in(folded) and not _LOST.stands_in(folded):
        return
    if found is None or OTHERS.stands_in(folded):
        return
    around = clause_around if _HELD.stands_in(_piece(folded, found)) else sentence_around
    if says(_BORNE, around(folded.text, *found.span()), folded):
        return
    if passage.part in _DUTIES and not _is_told_of_workers(folded, found, abroad=abroad is not None):
        return
    deposit = _DEPOSIT.stands_in(folded)
    yield Finding(
        say(
            "“{text}”: candidates and workers pay nothing to be hired or trained, and leave no deposit",
            text=passage.written(found),
        ),
        say("strike it: an employer may not take money or property as security for a contract")
        if deposit
        else say("strike it; the employer bears the cost of recruitment, uniform and training for the job"),
        passage.span(found),
        act="security" if deposit else None,
    )


_TAKEN: Final = ("giữ", "giam", "ngâm", "thu", "trừ", "khấu", "yêu cầu")
"""What an employer does itself where a worker pays."""


def _asked(folded: Folded) -> re.Match[str] | None:
    """Return where a worker is to pay; not where the employer hands over a sum of the same name."""
    for phrase in (_PAYS, _MORE_PAYS, _BROUGHT):
        if not phrase.stands_in(folded):
            continue  # told faster than every place where it stands
        for found in phrase.find(folded):
            given = not found[0].startswith(_TAKEN)
            if not (given and says(_EMPLOYER_PAYS, clause_before(folded.text, found.start()), folded)):
                return found
    return None


def _is_told_of_workers(folded: Folded, found: re.Match[str], *, abroad: bool) -> bool:
    """Tell whether a line among the duties is about what workers pay, and no duty to see to it."""
    handled = _HANDLED.first(folded)
    if abroad:
        return handled is None or handled.start() > 3
    return handled is None and _FROM_WORKER.stands_in(folded)


def _piece(folded: Folded, found: re.Match[str]) -> Folded:
    return Folded(found[0], None, is_bare=folded.is_bare)

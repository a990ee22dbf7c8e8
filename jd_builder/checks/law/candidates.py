"""JD320–JD322: money, original papers and personal data asked of candidates."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase, Phrases
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.languages import say
from jd_builder.problems import Severity

_NOT_ASKED: Final = (Part.SUCCESS, Part.INTERVIEW)
_OTHERS: Final = Phrase(
    r"(?<!\w)(?:khách|khách hàng|kh|học viên|phụ huynh|học sinh|đối tác|nhà cung cấp|đại lý|chủ nhà|người thuê|người mua|bất động sản|căn hộ|dự án|customer|customers|client|clients|tenant|đơn hàng|chốt cọc|thưởng cọc|giao dịch|hợp đồng (?:mua|thuê|bán)|vỏ bình|mặt bằng)(?!\w)"
)
_FREE: Final = Phrase(
    r"(?<!\w)(?:không (?:phải |cần |yêu cầu |thu |mất |đóng |đặt |nộp |chịu |giữ |tính |có |trừ |bị |khấu |tốn |phát sinh )[^.;]{0,40}(?:cọc|phí|tiền|khoản|lương)|không (?:đặt )?cọc|(?:cấm|không được)[^.;]{0,50}(?:cọc|phí|tiền|lương|khoản)|miễn phí|hoàn toàn không|công ty (?:sẽ |đã )?(?:trả|đóng|lo|chi|chi trả|chịu|hỗ trợ|đài thọ)|được (?:công ty )?(?:trả|chi trả|đóng|cấp|tài trợ|hỗ trợ|phát|trang bị)|cấp phát|hỗ trợ (?:chi )?phí|(?:phụ cấp|trợ cấp|hỗ trợ|thưởng|tặng|giảm|miễn|tài trợ)(?: thêm| các| \d{1,3} ?%| toàn bộ){0,2} (?:tiền|chi phí|phí|học phí|lệ phí|đồng phục)|(?<![\d.,])0 ?(?:đồng|đ|vnđ)|free|no (?:\w{1,12} )?(?:deposits?|fees?|costs?|charges?)|(?:never|not|don't) (?:ask|charge|collect|require)\w{0,3}|(?:provided|paid|covered|borne) by (?:the |our )?company|company (?:pays|covers|provides))(?!\w)"
)
_COST: Final = r"(?:phí đồng phục|tiền đồng phục|phí đào tạo|chi phí đào tạo|học phí|phí hồ sơ|lệ phí|phí tuyển dụng|phí giữ chỗ|phí thi|phí nhận việc|phí môi giới|phí xin việc|chi phí khám sức khỏe|phí khám sức khỏe|phí dự tuyển|phí thẻ|tiền thế chân|tiền bảo lãnh|training fees?|uniform fees?)"
_CLOTHES: Final = r"(?:đồng phục|quần áo(?: bảo hộ| bảo vệ| làm việc)?|áo (?:thun|đồng phục|dài đồng phục)|bảo hộ lao động|đồ bảo hộ|thẻ (?:nhân viên|tên|từ)|bảng tên|giày bảo hộ)"
_SUM: Final = r"\d[\d.,]{0,11} ?(?:k(?!\w)|đ(?!\w)|triệu|tr(?!\w)|nghìn|ngàn|đồng|vnđ|vnd|usd|\$)"
_WHO: Final = r"(?:ứng viên|nhân viên|người lao động|nlđ|người trúng tuyển|thực tập sinh|ctv|cộng tác viên|học viên trúng tuyển|bạn)"
_MORE_PAYS: Final = Phrase(
    rf"(?<!\w)(?:thế chân|ký cược|đặt chân)(?: tài sản| xe| máy| đồng phục| tiền| trước| giấy tờ| là| khoảng| bằng|:){{0,3}} {_SUM}|(?<!\w)(?:thế chân|ký cược) (?:tài sản|tiền|bằng tiền)|(?<!\w)tiền (?:ký cược|chân xe)"
    rf"|(?<!\w)(?:tiền|khoản) (?:cam kết|bảo đảm|đảm bảo|bảo lãnh|tín chấp|giữ chỗ|giữ việc|làm tin)(?: [^\W\d_]{{1,8}}){{0,5}}:? (?:{_SUM}|nộp|đóng|đặt|hoàn lại)|(?<!\w)(?:nộp|đóng|đặt|chuyển khoản|để lại)(?: trước| lại)?(?: {_SUM})?(?: một)?(?: tiền| khoản){{1,2}} (?:cam kết|bảo đảm|đảm bảo|bảo lãnh|trách nhiệm|tín chấp|giữ chỗ|giữ việc|làm tin)"
    rf"|(?<!\w)tiền (?:trách nhiệm|cam kết)(?: [^\W\d_]{{1,8}}){{0,4}}(?: {_SUM})? (?:nộp|đóng|đặt) (?:khi|trước|lúc|ngay|một lần)"
    rf"|(?<!\w)(?:tự túc|tự trang bị|tự may|tự mua|tự sắm|tự bỏ tiền|tự trả|tự chịu|tự thanh toán|tự đóng|bỏ tiền|bỏ tiền túi)(?: tiền| chi phí| phí| may| mua| sắm| váy| áo| quần| bộ| các| khoản| trang phục){{0,5}} {_CLOTHES}"
    rf"|(?<!\w)(?:đóng|nộp|trả|chịu|thu|trừ|khấu trừ|mất|ứng trước|chuyển khoản)(?: trước| lại| dần)?(?: {_SUM})?(?: tiền| phí| chi phí| mua| may| làm){{1,3}} {_CLOTHES}"
    rf"|(?<!\w)(?:tiền |phí |chi phí )(?:mua |may |làm )?{_CLOTHES}(?:[^.;]|\.(?=\d)){{0,40}}(?<!không )(?<!không bị )(?:khấu trừ|trừ)(?: dần| thẳng| luôn| trực tiếp)?(?: vào| từ| qua)?(?: tiền)?(?: tháng)? lương"
    rf"|(?<!\w){_CLOTHES}(?:[^.;,]|[.,](?=\d)){{0,30}}(?<!không )(?<!không bị )(?:khấu trừ|trừ)(?: dần| thẳng| luôn| trực tiếp)?(?: vào| từ| qua)?(?: tiền)?(?: tháng)? lương|(?<!\w)(?:khấu trừ|trừ)(?: dần)? (?:tiền )?{_CLOTHES}"
    rf"|(?<!\w)(?:lệ )?phí (?:kích hoạt|giữ chỗ|giữ suất|hồ sơ|làm hồ sơ|xử lý hồ sơ|xét duyệt|duyệt hồ sơ|mở mã|cấp mã|tạo tài khoản|mở tài khoản|nhận việc|xin việc|giới thiệu việc|môi giới việc|tuyển dụng|dự tuyển|bảo đảm|đảm bảo|tham gia|đăng ký|ghi danh|phỏng vấn|thi tuyển|in thẻ|làm thẻ|đầu vào)(?: [^\W\d_]{{1,8}}){{0,4}}(?: là|:| \()? ?{_SUM}"
    rf"|(?<!\w){_WHO}(?: sẽ| phải| cần| tự| chỉ| trúng tuyển| đóng){{0,3}} (?:đóng|nộp|chịu|chi trả|trả|chuyển khoản|ứng|thanh toán)(?: trước)?(?: {_SUM})?(?: khoản| các){{0,2}} (?:học phí|(?:tiền |phí |chi phí |lệ phí ){{1,2}}(?:đào tạo|giữ chỗ|đồng phục|hồ sơ|khám sức khỏe|kích hoạt|xét duyệt|tuyển dụng|thi tuyển|khóa học))"
    rf"|(?<!\w)(?:ứng viên|người trúng tuyển)(?: sẽ| phải| cần| tự| chỉ| trúng tuyển){{0,3}} (?:đóng|nộp|chuyển khoản|ứng)(?: trước)? (?:một khoản|{_SUM}|phí|lệ phí)"
    rf"|(?<!\w)(?:học phí|phí đào tạo|chi phí đào tạo|phí khóa học|phí thi|phí hồ sơ|chi phí khám sức khỏe|phí làm thẻ)(?:[^.;]|\.(?=\d)){{0,45}}(?:do )?{_WHO}(?: phải| tự| sẽ){{0,2}} (?:đóng|nộp|trả|chịu|chi trả|thanh toán|lo)"
    r"|(?<!\w)(?:uniforms?|training|administration|admin|administrative|processing|registration|recruitment|application|medical check-?up|background check|activation|security) (?:fees?|costs?|charges?|deposit)[^.;]{0,25}(?:deducted|charged|paid by (?:the )?(?:candidates?|employees?|staff)|at (?:your|their|candidates?'?|own)|payable|must be paid)"
    r"|(?<!\w)(?:deducted|deduct)(?: \w{1,10}){0,4} from (?:the |your )?(?:\w{1,7} ){0,2}(?:salary|wages?|pay|paycheck)(?: \w{1,6}){0,2} (?:for|to cover) (?:the )?(?:uniforms?|training)|(?<!\w)(?:uniforms?|training)(?: \w{1,9}){0,4} deducted from|(?<!\w)(?:refundable|upfront|security) deposit|(?<!\w)deposit of (?:vnd ?|usd ?|\$)?\d"
    r"|(?<!\w)(?:buy|purchase|pay for) (?:your|their|the|own|a|his|her)(?: own)? (?:uniforms?|training|medical)"
)
_PAYS: Final = Phrase(
    rf"(?<!\w)(?:đặt|đóng|nộp|ký|trừ|giữ|thu|yêu cầu)(?: tiền| trước| một khoản| khoản| phí)? (?:cọc|ký quỹ|thế chân)|(?<!\w)ký quỹ|(?<!\w)(?:tiền|phí) (?:đặt )?cọc|(?<!\w)cọc (?:đồng phục|tiền|trước|giữ|\d)|(?<!\w)(?:giam|giữ|ngâm) (?:lại )?(?:\d{{1,2}} (?:ngày|tuần|tháng) |một tháng |tháng |nửa tháng )?lương(?! tháng 1[34]| cứng)"
    rf"|(?<!\w)(?:đóng|nộp|trả|chịu|thu|trừ|mất|tự túc|tự chi trả|tự trả|tự chịu|phí|bồi hoàn|hoàn trả|bồi thường|hoàn lại|đền bù|pay|refund|repay)(?: lại| trước| một phần| toàn bộ| \d{{1,3}} ?%| các| tiền| khoản| vào lương| [\d.,]{{1,10}} ?(?:k|đ|triệu|tr|nghìn)?| the| of){{0,4}} {_COST}"
    rf"|(?<!\w){_COST}(?: là| :|:)? ?(?:[\d.,]{{1,10}} ?(?:k|đ|triệu|tr|nghìn|vnđ|vnd|000)|(?:do )?(?:ứng viên|nhân viên|người lao động|nlđ) (?:tự )?(?:chi trả|chịu|trả|đóng|thanh toán)|tự túc|(?:sẽ )?(?:bị )?trừ (?:vào )?lương|trừ dần)"
    rf"|(?<!\w)(?:đồng phục|khám sức khỏe)[^.;,]{{0,20}}(?:tự túc|tự chi trả|tự mua|trừ (?:vào )?lương|nhân viên (?:tự )?(?:trả|mua|chi trả))|(?<!\w)(?:tự túc|tự mua|tự chi trả|tự may)(?: tiền| chi phí)? đồng phục"
    rf"|(?<!\w)(?:pay|leave|place|requires?) a deposit|(?<!\w)deposit (?:of|is) (?:required|\d)"
)
_DEPOSIT: Final = Phrase(
    r"(?<!\w)(?:cọc|ký quỹ|thế chân|giam lương|ký cược|cam kết|bảo đảm|đảm bảo|bảo lãnh|làm tin|deposit)(?!\w)"
)
_HANDLED: Final = Phrase(
    r"(?<!\w)(?:theo dõi|quản lý|kiểm tra|thu(?! phí)|tư vấn|chốt|làm thủ tục|hướng dẫn|hỗ trợ|xử lý|nhận|đối chiếu|lập|thực hiện|báo cáo|đôn đốc|tính|quyết toán|thanh toán|kiểm soát|soạn|cập nhật|giải quyết|ghi nhận)(?!\w)"
)


_WORKER: Final = Phrase(
    r"(?<!\w)(?:ứng viên|nhân viên|người lao động|khi nhận việc|khi vào làm|trước khi)(?!\w)"
)


def money_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find money that candidates or workers pay, deposit or refund; that of customers is not meant."""
    if passage.part in _NOT_ASKED:
        return
    folded = passage.folded
    found = _PAYS.first(folded) or _MORE_PAYS.first(folded)
    if found is None or _OTHERS.stands_in(folded) or _FREE.stands_in(folded):
        return
    if passage.part in (Part.DUTIES, Part.SUMMARY, Part.TITLE) and (
        _HANDLED.stands_in(folded) or not _WORKER.stands_in(folded)
    ):
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


_PAPER: Final = r"(?:bằng(?! chứng| lái| cách| tiền| với| việc)(?: cấp| tốt nghiệp| đại học| đh| cđ| cao đẳng| tn){0,2}|văn bằng|chứng chỉ|cccd|cmnd|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)?|giấy tờ(?: tùy thân| cá nhân)?|sổ hộ khẩu|hộ chiếu|passport|sổ bảo hiểm)"
_KEPT: Final = Phrase(
    rf"(?<!\w)(?:giữ|thu|thế chấp|cầm|gửi lại|lưu giữ|tạm giữ|để lại|cầm cố)(?: lại| tạm| bản)?(?: bản chính| bản gốc)? {_PAPER}(?: bản)?(?: gốc| chính)?"
    rf"|(?<!\w)nộp(?: lại)?(?: bản chính| bản gốc) {_PAPER}|(?<!\w)nộp(?: lại)? {_PAPER}(?: tốt nghiệp)? (?:gốc|bản gốc|bản chính)|(?<!\w){_PAPER} (?:gốc|bản gốc|bản chính|\(bản gốc\)|\(gốc\))(?! (?:để|và bản sao|đối chiếu|và photo))"
    rf"|(?<!\w)(?:bản gốc|bản chính) {_PAPER}|(?<!\w)(?:keep|hold|submit) (?:the )?original (?:degree|diploma|papers|certificates?)"
)
_PERMIT: Final = r"(?:hồ sơ(?! ứng tuyển| dự tuyển| xin việc| khách)|giấy phép lái xe|gplx|bằng lái(?: xe)?|giấy tờ(?: tùy thân| xe| cá nhân)?|cà vẹt|cavet|đăng ký xe|giấy khai sinh|sổ bhxh|bằng(?! chứng| cách| tiền| với| việc| lái)(?: cấp| tốt nghiệp| đại học| cao đẳng| trung cấp| nghề| dược| dược sĩ| y sĩ| kế toán| chuyên môn| điều dưỡng){0,3}|chứng chỉ(?: hành nghề| nghề| kế toán| tiếng anh)?|cchn|cccd|cmnd|căn cước(?: công dân)?|hộ chiếu|passport)"
_MORE_KEPT: Final = Phrase(
    rf"(?<!\w)(?:giữ|thu giữ|lưu giữ|tạm giữ|thu|cầm|lưu|quản lý)(?: lại| tạm)?(?: toàn bộ| các)? {_PERMIT} (?:bản )?(?:gốc|chính)(?!\w)"
    rf"|(?<!\w)(?:công ty|nhà xe|doanh nghiệp|cửa hàng|phòng khám|nhà thuốc|trung tâm|bệnh viện|bên mình|shop|quán)(?: sẽ| có quyền| tạm| được){{0,2}} (?:giữ|thu giữ|lưu giữ|tạm giữ|cầm)(?: lại)?(?: bản gốc| bản chính)? {_PERMIT}"
    rf"|(?<!\w){_PERMIT} (?:bản |\()?(?:gốc|chính)\)?(?: sẽ| được| phải| cần){{0,2}} (?:gửi lại|gửi cho|gửi|nộp|giao|để lại|lưu|giữ|do|bàn giao)(?! kèm bản)(?!\w)"
    rf"|(?<!\w){_PERMIT}(?: sẽ| được| phải| cần){{0,2}} (?:nộp|gửi|giao|để|để lại|lưu|giữ)(?: lại)?(?: bản)? (?:gốc|chính)(?!\w)|(?<!\w)(?:gửi|giao|nộp|để lại|bàn giao)(?: lại)?(?: bản)? (?:gốc|chính)(?: của| các)? {_PERMIT}"
    rf"|(?<!\w)(?:giữ|cầm|để lại|gửi lại)(?: lại)? {_PERMIT}[^.;]{{0,15}} (?:làm tin|làm bảo đảm|trong suốt|trong thời gian (?:làm|hợp đồng|thử)|đến khi (?:nghỉ|hết))"
    r"|(?<!\w)(?:keep|keeps|hold|holds|retain|retains|withhold|withholds|submit|surrender|hand in|hand over|leave|deposit)(?: your| the| all| their| candidates?'?| employees?'?){0,2} original"
    r"|(?<!\w)original (?:\w{1,12} )?(?:degrees?|passports?|diplomas?|certificates?|documents|papers|licen[cs]es?|ids?)(?: \w{1,9}){0,2} (?:kept|held|retained|submitted|handed in|deposited|surrendered|left with)|(?<!\w)passports?(?: \w{1,6}){0,2} (?:kept|held|retained) by"
)
_ORIGINAL: Final = Phrase(
    r"(?<!\w)(?:gốc|bản chính|thế chấp|cầm cố|original|giữ (?:lại )?(?:bằng|cccd|cmnd|căn cước|giấy tờ|hộ chiếu|sổ hộ khẩu|chứng minh))(?!\w)"
)
_COMPARED: Final = Phrase(
    r"(?<!\w)(?:đối chiếu|so sánh|kiểm tra|xuất trình|mang theo|đem theo|sao y|công chứng|chứng thực|photo|không giữ|cấm|không được|không thu|không nộp|không yêu cầu|trả lại ngay|to compare|for comparison|for verification|comparison|verification|returned (?:immediately|on the spot)|to show|scan|bản sao)(?!\w)"
)


def papers_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find original papers that the employer keeps; bringing them along to be compared is fine."""
    if passage.part in _NOT_ASKED or passage.part is Part.DUTIES:
        return
    folded = passage.folded
    found = _KEPT.first(folded) if _ORIGINAL.stands_in(folded) else None
    found = found or _MORE_KEPT.first(folded)
    if found is None or _COMPARED.stands_in(folded) or _OTHERS.stands_in(folded):
        return
    yield Finding(
        say("“{text}”: an employer may not keep original papers", text=passage.written(found)),
        say("ask for copies, and for the originals only to compare them on the spot"),
        passage.span(found),
    )


_ID: Final = (
    r"(?:cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)|cmtnd|thẻ căn cước|id card)"
)
_ASKED_DATA: Final = Phrase(
    rf"(?<!\w)(?:ảnh|hình|photo|bản chụp|scan|bản sao|sao y|photocopy|bản photo|ảnh chụp|hình chụp|chụp|copy)(?: công chứng| chụp| 2 mặt| hai mặt| mặt trước| bản| có công chứng| chứng thực| và| thẻ){{0,3}} {_ID}|(?<!\w){_ID}(?: \(| ?[:,]| bản| có| và){{0,2}} ?(?:photo|sao y|bản sao|công chứng|scan|2 mặt|hai mặt|chụp|bản photo|chứng thực|phô tô)"
    rf"|(?<!\w)(?:sổ hộ khẩu|hộ khẩu (?:photo|công chứng|bản sao|sao y)|giấy (?:xác nhận )?(?:tạm trú|dân sự|cư trú|hạnh kiểm|tình trạng hôn nhân|độc thân)|xác nhận (?:dân sự|hạnh kiểm|nhân sự|tình trạng hôn nhân|cư trú)|ct07)"
    rf"|(?<!\w)(?:cv|hồ sơ|đơn|sơ yếu lý lịch|lý lịch|thông tin|profile)[^.;]{{0,35}} (?:\(?kèm|\(?có dán|dán|\(?có|đính kèm|gửi kèm|kèm theo|with|gồm|và)(?: theo| dán| ít nhất| tối thiểu| 1| 01| 2| 02| a){{0,2}} (?:ảnh(?! sản phẩm| chụp sản phẩm| thiết kế| minh họa)|hình(?: ảnh)?(?: chân dung| cá nhân| toàn thân| thẻ| 3x4| 4x6|(?= *(?:$|[,.;)]))))"
    rf"|(?<!\w)(?:gửi|nộp|kèm|cung cấp|gửi kèm|đính kèm|chuẩn bị|\d{{1,2}}|có)(?: theo| thêm| kèm| 0?\d| tấm){{0,3}} (?:ảnh|hình|tấm ảnh|tấm hình)(?: chụp| ảnh)? (?:chân dung|cá nhân|toàn thân|bản thân|thẻ|ứng viên|gần nhất|mới nhất|3 ?x ?4|4 ?x ?6|chính diện|rõ mặt)|(?<!\w)(?:ảnh|hình|hình ảnh) (?:chân dung|toàn thân|cá nhân|thẻ|3 ?x ?4|4 ?x ?6)|(?<!\w)(?:\d{{1,2}}|kèm|gửi) ảnh (?:3 ?x ?4|4 ?x ?6)|(?<!\w)(?:cv|resume) with (?:a )?photo"
    rf"|(?<!\w)(?:cung cấp|ghi rõ|nêu rõ|khai|điền|cho biết|gửi)[^.;]{{0,40}}(?:tình trạng hôn nhân|tôn giáo|số con|hoàn cảnh gia đình|chiều cao|cân nặng|nhóm máu|tiền sử bệnh|bệnh án|tài khoản facebook|facebook cá nhân|thông tin gia đình)|(?<!\w)(?:xét nghiệm (?:máu|hiv|viêm gan|ma túy|thai)|kết quả xét nghiệm|tiền sử bệnh|lý lịch tư pháp)"
)
_FACE: Final = r"(?:chân dung|toàn thân|bán thân|cá nhân|mặt mộc|nửa người|nguyên người|chính diện|rõ mặt|full body|selfie|cận mặt|3 ?x ?4|4 ?x ?6)"
_MORE_DATA: Final = Phrase(
    rf"(?<!\w)(?:ảnh|hình|scan|chụp|photo)(?: chụp| rõ| nét| cả| bản| gốc| và| trước| sau| mặt trước| mặt sau| hai mặt| 2 mặt| của| thẻ|,| \+| /| &){{1,7}} {_ID}|(?<!\w)mặt trước(?:,| và| \+| /| &)?(?: mặt)? sau(?: của)?(?: thẻ)? {_ID}"
    r"|(?<!\w)(?:scan|scans|scanned|copy|copies|photo|picture|photocopy|bản scan|bản sao|ảnh|hình|ảnh chụp|photo of)(?: copy)?(?: of)?(?: the| your| a| both sides of){0,3} (?:passport(?! size|-size)|hộ chiếu|id(?: card)?(?!\w)|identity card|citizen id|national id)|(?<!\w)(?:passport|id card|hộ chiếu) (?:scan|copy|photocopy|bản scan)(?!\w)"
    r"|(?<!\w)(?:cv|resume|résumé|profile|application|cover letter)[^.;]{0,25} (?:with|including|include|and|attach\w{0,4}|plus|\+)(?: a| an| your| one| 1| 2| two| recent| clear| portrait| full[ -]?body| passport[ -]size| updated| latest| professional| id| colou?r){0,5} (?:photos?|photographs?|headshots?|selfies?|pictures?)(?! (?:editing|shoot|of (?!you)|retouch|album|production)|graph)(?!\w)"
    r"|(?<!\w)(?:send|attach|include|enclose|submit|provide|upload)(?: us| a| an| your| one| 1| 2| two| recent| clear| portrait| full[ -]?body| passport[ -]size| updated| latest| professional| colou?r){1,5} (?:photos?|photographs?|headshots?|selfies?)(?! (?:editing|shoot|of (?!you)|retouch|album|production|report|to (?:the )?(?:client|customer))|graph)(?!\w)"
    r"|(?<!\w)(?:recent|passport[ -]size|full[ -]body|portrait) (?:photo|photograph|picture)s?(?! (?:of (?!you)|editing|shoot))(?!\w)|(?<!\w)(?:state|indicate|include|provide|specify|mention)(?: \w{1,10},?){0,5} (?:marital status|religion|your height|height|blood type)(?!\w)"
    rf"|(?<!\w)(?:gửi|nộp|kèm|đính kèm|cung cấp|gửi kèm|bổ sung|gửi thêm|có dán|dán)(?: theo| thêm| kèm| qua| tấm| vài| ít nhất| tối thiểu| cv| và| một| hai| ba| \d{{1,2}}| \d-\d){{0,4}} (?:tấm )?(?:ảnh|hình|hình ảnh|ảnh chụp)(?! sản phẩm| thiết kế| đã chụp| dự án)[^.;]{{0,20}} ?(?<!\w){_FACE}"
    r"|(?<!\w)(?:giấy|sổ|bản sao|photo|nộp|bản photo|công chứng)(?: xác nhận| tạm trú| đăng ký tạm trú){0,2} kt3|(?<!\w)(?:cung cấp|gửi|chụp|khai báo|nộp)(?: kèm| thêm| cho| ảnh| hình| công ty| số| mã| thông tin){0,4} (?:mã otp|tài khoản ngân hàng|thẻ ngân hàng|thẻ atm|mật khẩu)"
)
_NOT_OWN: Final = Phrase(
    r"(?<!\w)(?:không (?:cần|yêu cầu|bắt buộc|gửi|phải)|chụp ảnh sản phẩm|sản phẩm|khách|khách hàng|học viên|thiết kế|xử lý ảnh|(?<!và )(?<!\+ )portfolio|người nước ngoài|cư dân|bệnh nhân|định kỳ|phúc lợi|kỹ năng|chụp (?:ảnh|hình) (?:chân dung|cá nhân)|biết chụp)(?!\w)"
)
_ASKS: Final = Phrase(
    r"(?<!\w)(?:hồ sơ|nộp|gửi|chuẩn bị|cung cấp|kèm|gồm|cv|ứng tuyển|giấy tờ|yêu cầu)(?!\w)"
)


_FILE: Final = Phrase(r"(?<!\w)(?:hồ sơ (?:bao )?gồm|ứng viên|cv|gửi về|ứng tuyển)(?!\w)")


def data_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find personal data that recruitment does not need."""
    if passage.part in (*_NOT_ASKED, Part.SUMMARY, Part.TITLE):
        return
    folded = passage.folded
    found = _ASKED_DATA.first(folded) or _MORE_DATA.first(folded)
    if found is None or _NOT_OWN.stands_in(folded):
        return
    if passage.part is Part.DUTIES and not _FILE.stands_in(folded):
        return
    yield Finding(
        say("“{text}” is more personal data than recruitment needs", text=passage.written(found)),
        say(
            "ask only for what shows that the candidate can do the work; identity papers come with the contract"
        ),
        passage.span(found),
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "JD320",
        "candidate-pays",
        Severity.ERROR,
        passage=money_in_passage,
        phrases=Phrases(_PAYS, _MORE_PAYS),
        words=frozenset(
            "cọc phí quỹ lương chân đồng deposit fee fees khám tiền nộp đóng cược túc tự khoản trừ uniform uniforms training deducted charges cost costs".split()
        ),
        act="recruitment_cost",
    ),
    Rule(
        "JD321",
        "original-papers-kept",
        Severity.ERROR,
        passage=papers_in_passage,
        phrases=Phrases(_KEPT, _MORE_KEPT),
        words=frozenset(
            {"gốc", "chính", "giữ", "thế", "cầm", "original", "passport", "passports", "lưu", "lại", "gửi"}
        ),
        act="security",
    ),
    Rule(
        "JD322",
        "too-much-personal-data",
        Severity.WARNING,
        passage=data_in_passage,
        phrases=Phrases(_ASKED_DATA, _MORE_DATA),
        words=frozenset(
            "ảnh hình photo cccd cmnd cmt cmtnd căn chứng khẩu giấy xác hôn giáo nghiệm bệnh tư facebook mặt scan scans scanned passport photos photograph photographs picture pictures headshot selfie kt3 otp khoản thẻ mật marital religion chân toàn cao ct07".split()
        ),
        act="candidate_data",
    ),
)

"""JD320–JD322: money, original papers and personal data asked of candidates."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.languages import say
from jd_builder.problems import Severity

_NOT_ASKED: Final = (Part.SUCCESS, Part.INTERVIEW)
_OTHERS: Final = Phrase(
    r"(?<!\w)(?:khách|khách hàng|kh|học viên|phụ huynh|học sinh|đối tác|nhà cung cấp|đại lý|chủ nhà|người thuê|người mua|bất động sản|căn hộ|dự án|customer|customers|client|clients|tenant|đơn hàng|chốt cọc|thưởng cọc|giao dịch|hợp đồng (?:mua|thuê|bán)|vỏ bình|mặt bằng)(?!\w)"
)
_FREE: Final = Phrase(
    r"(?<!\w)(?:không (?:phải |cần |yêu cầu |thu |mất |đóng |đặt |nộp |chịu |giữ |tính |có )[^.;]{0,40}(?:cọc|phí|tiền|khoản|lương)|không (?:đặt )?cọc|(?:cấm|không được)[^.;]{0,50}(?:cọc|phí|tiền|lương|khoản)|miễn phí|hoàn toàn không|công ty (?:sẽ |đã )?(?:trả|đóng|lo|chi|chi trả|chịu|hỗ trợ|đài thọ)|được (?:công ty )?(?:trả|chi trả|đóng|cấp|tài trợ|hỗ trợ|phát|trang bị)|cấp phát|hỗ trợ (?:chi )?phí|free|no deposit|no fee)(?!\w)"
)
_COST: Final = r"(?:phí đồng phục|tiền đồng phục|phí đào tạo|chi phí đào tạo|học phí|phí hồ sơ|lệ phí|phí tuyển dụng|phí giữ chỗ|phí thi|phí nhận việc|phí môi giới|phí xin việc|chi phí khám sức khỏe|phí khám sức khỏe|phí dự tuyển|phí thẻ|tiền thế chân|tiền bảo lãnh|training fees?|uniform fees?)"
_PAYS: Final = Phrase(
    rf"(?<!\w)(?:đặt|đóng|nộp|ký|trừ|giữ|thu|yêu cầu)(?: tiền| trước| một khoản| khoản| phí)? (?:cọc|ký quỹ|thế chân)|(?<!\w)ký quỹ|(?<!\w)(?:tiền|phí) (?:đặt )?cọc|(?<!\w)cọc (?:đồng phục|tiền|trước|giữ|\d)|(?<!\w)(?:giam|giữ|ngâm) (?:lại )?(?:\d{{1,2}} (?:ngày|tuần|tháng) |một tháng |tháng |nửa tháng )?lương(?! tháng 1[34]| cứng)"
    rf"|(?<!\w)(?:đóng|nộp|trả|chịu|thu|trừ|mất|tự túc|tự chi trả|tự trả|tự chịu|phí|bồi hoàn|hoàn trả|bồi thường|hoàn lại|đền bù|pay|refund|repay)(?: lại| trước| một phần| toàn bộ| \d{{1,3}} ?%| các| tiền| khoản| vào lương| [\d.,]{{1,10}} ?(?:k|đ|triệu|tr|nghìn)?| the| of){{0,4}} {_COST}"
    rf"|(?<!\w){_COST}(?: là| :|:)? ?(?:[\d.,]{{1,10}} ?(?:k|đ|triệu|tr|nghìn|vnđ|vnd|000)|(?:do )?(?:ứng viên|nhân viên|người lao động|nlđ) (?:tự )?(?:chi trả|chịu|trả|đóng|thanh toán)|tự túc|(?:sẽ )?(?:bị )?trừ (?:vào )?lương|trừ dần)"
    rf"|(?<!\w)(?:đồng phục|khám sức khỏe)[^.;,]{{0,20}}(?:tự túc|tự chi trả|tự mua|trừ (?:vào )?lương|nhân viên (?:tự )?(?:trả|mua|chi trả))|(?<!\w)(?:tự túc|tự mua|tự chi trả|tự may)(?: tiền| chi phí)? đồng phục"
    rf"|(?<!\w)(?:pay|leave|place|requires?) a deposit|(?<!\w)deposit (?:of|is) (?:required|\d)"
)
_DEPOSIT: Final = Phrase(r"(?<!\w)(?:cọc|ký quỹ|thế chân|giam lương|deposit)(?!\w)")
_HANDLED: Final = Phrase(
    r"(?<!\w)(?:theo dõi|quản lý|kiểm tra|thu(?! phí)|tư vấn|chốt|làm thủ tục|hướng dẫn|hỗ trợ|xử lý|nhận|đối chiếu|lập|thực hiện|báo cáo|đôn đốc|tính|quyết toán|thanh toán|kiểm soát|soạn|cập nhật|giải quyết|ghi nhận)(?!\w)"
)


_WORKER: Final = Phrase(
    r"(?<!\w)(?:ứng viên|nhân viên|người lao động|khi nhận việc|khi vào làm|trước khi)(?!\w)"
)


def money_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find money that candidates or workers pay, deposit or refund; that of customers is not meant."""
    if passage.part in _NOT_ASKED:
        return
    folded = passage.folded
    found = _PAYS.first(folded)
    if found is None or _OTHERS.stands_in(folded) or _FREE.stands_in(folded):
        return
    if passage.part in (Part.DUTIES, Part.SUMMARY, Part.TITLE) and (
        _HANDLED.stands_in(folded) or not _WORKER.stands_in(folded)
    ):
        return
    yield Finding(
        say(
            "“{text}”: candidates and workers pay nothing to be hired or trained, and leave no deposit",
            text=passage.written(found),
        ),
        say(
            "strike it; money or property as security for a contract is forbidden too ({cite})",
            cite=context.law.acts["security"].cite,
        )
        if _DEPOSIT.stands_in(folded)
        else say("strike it; the employer bears the cost of recruitment, uniform and training for the job"),
        passage.span(found),
    )


_PAPER: Final = r"(?:bằng(?! chứng| lái| cách| tiền| với| việc)(?: cấp| tốt nghiệp| đại học| đh| cđ| cao đẳng| tn){0,2}|văn bằng|chứng chỉ|cccd|cmnd|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)?|giấy tờ(?: tùy thân| cá nhân)?|sổ hộ khẩu|hộ chiếu|passport|sổ bảo hiểm)"
_KEPT: Final = Phrase(
    rf"(?<!\w)(?:giữ|thu|thế chấp|cầm|gửi lại|lưu giữ|tạm giữ|để lại|cầm cố)(?: lại| tạm| bản)?(?: bản chính| bản gốc)? {_PAPER}(?: bản)?(?: gốc| chính)?"
    rf"|(?<!\w)nộp(?: lại)?(?: bản chính| bản gốc) {_PAPER}|(?<!\w)nộp(?: lại)? {_PAPER}(?: tốt nghiệp)? (?:gốc|bản gốc|bản chính)|(?<!\w){_PAPER} (?:gốc|bản gốc|bản chính|\(bản gốc\)|\(gốc\))(?! (?:để|và bản sao|đối chiếu|và photo))"
    rf"|(?<!\w)(?:bản gốc|bản chính) {_PAPER}|(?<!\w)(?:keep|hold|submit) (?:the )?original (?:degree|diploma|papers|certificates?)"
)
_ORIGINAL: Final = Phrase(
    r"(?<!\w)(?:gốc|bản chính|thế chấp|cầm cố|original|giữ (?:lại )?(?:bằng|cccd|cmnd|căn cước|giấy tờ|hộ chiếu|sổ hộ khẩu|chứng minh))(?!\w)"
)
_COMPARED: Final = Phrase(
    r"(?<!\w)(?:đối chiếu|so sánh|kiểm tra|xuất trình|mang theo|đem theo|sao y|công chứng|chứng thực|photo|không giữ|cấm|không được|không thu|không nộp|không yêu cầu|trả lại ngay|to compare|to show|scan|bản sao)(?!\w)"
)


def papers_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find original papers that the employer keeps; bringing them along to be compared is fine."""
    if passage.part in _NOT_ASKED or passage.part is Part.DUTIES:
        return
    folded = passage.folded
    found = _KEPT.first(folded)
    if (
        found is None
        or not _ORIGINAL.stands_in(folded)
        or _COMPARED.stands_in(folded)
        or _OTHERS.stands_in(folded)
    ):
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
_NOT_OWN: Final = Phrase(
    r"(?<!\w)(?:không (?:cần|yêu cầu|bắt buộc|gửi|phải)|chụp ảnh sản phẩm|sản phẩm|khách|khách hàng|học viên|thiết kế|xử lý ảnh|portfolio|người nước ngoài|cư dân|bệnh nhân|định kỳ|phúc lợi|kỹ năng|chụp (?:ảnh|hình) (?:chân dung|cá nhân)|biết chụp)(?!\w)"
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
    found = _ASKED_DATA.first(folded)
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
        words=frozenset({"cọc", "phí", "quỹ", "lương", "chân", "đồng", "deposit", "fee", "fees", "khám"}),
        act="recruitment_cost",
    ),
    Rule(
        "JD321",
        "original-papers-kept",
        Severity.ERROR,
        passage=papers_in_passage,
        words=frozenset({"gốc", "chính", "giữ", "thế", "cầm", "original"}),
        act="security",
    ),
    Rule(
        "JD322",
        "too-much-personal-data",
        Severity.WARNING,
        passage=data_in_passage,
        words=frozenset(
            {
                "ảnh",
                "hình",
                "photo",
                "cccd",
                "cmnd",
                "cmt",
                "cmtnd",
                "căn",
                "chứng",
                "khẩu",
                "giấy",
                "xác",
                "hôn",
                "giáo",
                "nghiệm",
                "bệnh",
                "tư",
                "facebook",
                "cao",
                "ct07",
            }
        ),
        act="candidate_data",
    ),
)

"""Whom a sentence turns away or prefers, as patterns around a word for that person, whichever way round it is said.

“Không nhận mấy bạn …” and “… bên em xin phép không nhận”, “ưu tiên các bạn …” and “… càng tốt”: the verbs, what may
stand between them and the person, and the verdicts behind are here and nowhere else.
"""

from typing import Final

from jd_builder.checks.folding import Phrase

NO: Final = r"(?:không|ko|hông|hong|hem|khum|chưa|chẳng|(?<!\d )k)"
"""As it is written and as it is said; behind a figure “k” is a thousand."""
TAKES: Final = r"(?:nhận|tuyển dụng|tuyển|tiếp nhận|thu nhận|chấp nhận|lấy|xét tuyển|xét duyệt|xét|xếp|sắp|bố trí)(?: (?:hồ sơ|cv)(?: (?:của|từ))?)?"
"""What an employer does with those it wants."""
REFUSES: Final = rf"(?:(?:{NO}(?: (?:xin phép|được|đc|thể|dám|muốn|hề|bao giờ|có nhu cầu|có điều kiện))?|(?:tạm )?(?:ngưng|ngừng|dừng)|đừng|hạn chế|xin miễn|miễn) {TAKES}|{NO} (?:phù hợp|thích hợp|hợp) (?:với|cho)|hạn chế|tránh|từ chối|miễn|xin lỗi)"
CHOOSES: Final = rf"(?:ưu tiên(?: {TAKES})?|ưu ái|chỉ (?:(?:còn |đang )?{TAKES}|cần|tìm|dành cho))"
_SEEKS: Final = r"(?:chỉ|cần(?: tuyển| tìm| thêm)?|tìm(?: kiếm)?|tuyển(?: dụng| gấp| thêm)?|yêu cầu)"
"""What is said of customers and of goods as well."""
BOUND: Final = r"(?:trở|đổ|quay) (?:lên|xuống|lại|đi|về|đầu)"
"""What stands behind the number that is a limit."""
ROLE: Final = (
    r"(?:nhân viên|nv|chuyên viên|cv|cộng tác viên|ctv|kế toán|lễ tân|tiếp tân|thư ký|trợ lý|công nhân|lao động|thợ|tài xế|lái xe|bảo vệ|phục vụ|tạp vụ|giáo viên|gv|gia sư|"
    r"bảo mẫu|ứng viên|kỹ sư|kỹ thuật(?: viên)?|ktv|thu ngân|đầu bếp|phụ bếp|bếp|tư vấn(?: viên)?|telesales?|sales?|quản lý|trưởng|phó|giám sát|điều dưỡng|y tá|bác sĩ|dược sĩ|shipper|"
    r"giao hàng|giao nhận|mc|pg|pb|thực tập sinh|admin|hành chính|kinh doanh|marketing|streamer|livestream|thủ kho|kho|lập trình viên|hướng dẫn viên|huấn luyện viên|pt|giúp việc|bán hàng|cán bộ|"
    r"nhân sự|chăm sóc|cskh|thiết kế|media|editor|content|receptionist|secretary|assistant|accountant|staff|phiên dịch|thông dịch|biên dịch|"
    r"sinh viên|người(?! (?:việt|miền|dùng|mua|bệnh|nhà))|bạn|video|quay|lao công|cấp dưỡng|pha chế|rửa chén|giữ xe|phụ hồ|chạy bàn|đóng gói|kiểm hàng|phụ xe|phụ kho|bốc xếp|vận hành|lắp đặt|sửa chữa|bảo trì|cơ khí|điện|xây dựng|công trình|giám đốc)"
)
"""Who is sought, by trade."""
_WHO: Final = (
    r"(?:của|các|những|mấy|một|vài|bạn|bạn nào|anh|chị|em|cô|chú|bác|ai|anh em|chị em|anh chị em|anh chị|ae|bà con|cô chú|mẹ|mẹ bỉm|phụ nữ|người|ứng viên|uv|lao động|nhân viên|công nhân|tài xế|"
    r"cô giúp việc|giúp việc|trường hợp|đối tượng|nữ|nam|đang|vừa|mới|sắp|đã|từng|còn|là|bị|mắc|có|thuộc|theo|với|đối với|cho|về|đến từ|phải|đi|tai|mắt|hoặc|loại|thêm|gấp|\d{1,3})"
)
FILL: Final = rf"(?:[ :,]{{1,2}}{_WHO}){{0,6}}[ :]{{1,2}}"
"""What may stand between a verb and the person."""
_GAP: Final = r"(?:(?! (?:hay|hoặc) (?:không|chưa|rồi)| vẫn| dù| bất kể)[^.;!?|]){0,60}?(?<!\w)"
"""What may stand between the person and a verdict; whoever says “dù …, vẫn …” turns nobody away."""
LEAD: Final = (
    r"(?:[ ,:–\-]{1,3}(?:thì|mà|đợt này|lần này|hiện|hiện tại|hiện nay|tạm thời|tạm|đã|tuổi|bên (?:em|mình|e|tôi|cty|công ty|shop|quán)|công ty|cty|quán|shop|xưởng|kho|tiệm|nhà hàng|nhà xe|team|chúng tôi|tụi mình|mình|em|e|"
    r"vui lòng|làm ơn|xin phép|xin lỗi|xin|rất tiếc|mong|cũng|sẽ|nên|hãy|giúp|tuyệt đối|thông cảm|cho (?:con|em|mình|bên em|bên mình))){0,6}[ ,:–\-(]{1,3}"
)
"""The same where only words of a refusal may stand there."""
_END: Final = r"(?= ?(?:$|[^\w\s])| (?:ạ|nhé|nha|nhen|nghen|nghe|đâu|vì|do|nữa|đợt|lần|giúp|để|kẻo|tránh|bạn|mọi|em|anh|chị|và|hoặc)(?!\w))"
AWAY: Final = "|".join(
    (
        rf"(?:(?:xin |vui lòng |làm ơn |nhớ )?(?:đừng|khỏi|chớ|không nên|{NO})|miễn) (?:nộp(?! (?:hồ sơ |đơn |cv )?(?:phí|lệ phí|tiền|thuế|phạt|học|thêm|lại|trùng|bản|kèm|qua|trễ))(?: (?:hồ sơ|đơn|cv))?|ứng tuyển|apply|gửi (?:cv|hồ sơ|đơn)|inbox|dự tuyển|xin việc|(?:đến|tới|đi) phỏng vấn)",
        r"(?:(?:xin |vui lòng |làm ơn )?(?:đừng|khỏi|chớ)|(?:xin|vui lòng) (?:không|ko|k)) (?:đăng ký|gọi|nhắn|liên hệ|ib|cmt|hỏi)",
        r"(?:vui lòng|xin|làm ơn|hãy|mời)(?: (?:các )?(?:bạn|anh|chị|em))? (?:bỏ qua|lướt)(?! (?:bước|phần|điểm|câu))",
        r"(?:hẹn|chờ|đợi)(?: (?:lại|các|bạn|chị|anh|em|gặp|vào|ở|sang|mọi người|tuyển)){0,3} (?:dịp|đợt|lần|kỳ|mùa) (?:tuyển|khác|sau|tới|kế|tiếp|hè|tết)",
        r"(?:chờ|đợi) (?:thông báo|tin) (?:sau|khác)|(?:chờ|đợi|để)(?: \w{1,8}){1,4} (?:rồi|hãy)(?: hãy)? (?:nộp|ứng tuyển|xin|đăng ký)",
        rf"(?:xin )?miễn (?:nhận|tiếp|tuyển)(?! phí){_END}|xin miễn(?! phí){_END}",
        rf"{NO}(?: (?:xin phép|thể|được|đc|dc|dám|còn|hề|có nhu cầu))? (?:nhận|tuyển|tiếp nhận|xét|lấy|thu nhận)(?: (?:tuyển|hồ sơ|vào|được|đc|đơn|việc|làm)){{0,2}}{_END}",
        rf"{NO}(?: thể)? (?:bố trí|sắp xếp|xếp|sắp)(?: việc| công việc| chỗ)? (?:được|đc){_END}",
        rf"{NO} có nhu cầu{_END}|(?:tạm |đã )?(?:ngưng|ngừng|dừng) (?:nhận|tuyển){_END}",
        rf"{NO} (?:phù hợp|thích hợp|hợp)(?:{_END}|(?: với)? (?:vị trí|công việc|môi trường))",
        rf"{NO} đủ (?:điều kiện|tiêu chuẩn)(?:{_END}| (?:làm|vào|nhận|dự|ứng))",
        rf"thì (?:{NO}|thôi){_END}|(?<=: )(?:loại|{NO}){_END}|xin (?:phép )?từ chối{_END}",
        rf"(?:sẽ|bị|coi như|thì) (?:loại|từ chối)(?: hồ sơ| ngay)?{_END}",
    )
)
"""How a sentence that has named somebody ends if it turns them away."""
SORRY: Final = rf"(?:(?:xin |mong |vui lòng |hãy |cho )?thông cảm(?= ?(?:$|[.!)])| (?:giúp|cho|với|bên|vì|do|ạ|nha|nhé|shop|quán|em|nghen)(?!\w))|miễn{_END})"
"""How a sentence that has just named somebody turns them away in a word."""
_LIKED: Final = (
    rf"là (?:một )?(?:lợi thế|điểm cộng|ưu thế|điểm mạnh)|càng (?:tốt|hay|ok|thích|hợp|được ưu tiên|ưu tiên)|ưu tiên{_END}|thì (?:tốt|hay|quá tốt|ưu tiên)"
    rf"|được (?:ưu tiên(?:{_END}| (?:nhận|xét|tuyển|hơn|trước|khi))|cộng điểm|ưu ái|nhận trước)|only"
)
_ONLY_THEN: Final = r"mới (?:nhận|tuyển|xét|lấy|cho (?:vào|làm|đi)|được (?:nhận|vào|làm|ứng tuyển|đi)|làm (?:ca )?được|đi (?:ca|làm) được|phù hợp|ứng tuyển)"


def phrases(*patterns: str) -> tuple[Phrase, ...]:
    """Make phrases of whole words; where “không” may be “ko”, it may be spelt in any other way, too."""
    return tuple(
        Phrase(rf"(?<!\w)(?:{pattern.replace('(?:không|ko', f'(?:{NO}')})(?!\w)") for pattern in patterns
    )


def refused(person: str) -> tuple[Phrase, ...]:
    """Make phrases that turn a person away, before or behind their name."""
    return phrases(rf"{REFUSES}{FILL}(?:{person})", rf"(?:{person})(?!\w)(?:{_GAP}(?:{AWAY})|{LEAD}{SORRY})")


def refused_at_once(person: str) -> tuple[Phrase, ...]:
    """Make phrases that turn a person away right behind their name."""
    return phrases(rf"(?:{person}){LEAD}(?:{AWAY}|{SORRY})")


def preferred(person: str) -> tuple[Phrase, ...]:
    """Make phrases that prefer a person, before or behind their name."""
    return phrases(rf"{CHOOSES}{FILL}(?:{person})", rf"(?:{person})(?!\w){_GAP}(?:{_LIKED})")


def preferred_at_once(person: str) -> tuple[Phrase, ...]:
    """Make phrases that prefer a person right behind their name."""
    return phrases(rf"(?:{person})[ ,]{{1,2}}(?:{_LIKED})")


def sought(person: str) -> tuple[Phrase, ...]:
    """Make phrases that ask for a person; among duties they may ask for customers or goods."""
    return phrases(rf"{_SEEKS}{FILL}(?:{person})")


def only_then(person: str) -> tuple[Phrase, ...]:
    """Make phrases that take nobody else: “… mới nhận”."""
    return phrases(rf"(?:{person})(?!\w){_GAP}(?:{_ONLY_THEN})")

"""Who hires, who is hired and how a “no” is written, as parts of patterns that several rules share."""

from typing import Final

NO: Final = r"(?:không|ko|(?<!\d )k|kô|hông|hổng|hong|khỏi|chẳng|đừng|chưa từng|cấm|never|no)"
"""A “no” as it is spoken; “k” behind a number is a thousand."""

EMPLOYER: Final = (
    r"(?:công ty|cty|doanh nghiệp|xí nghiệp|xưởng|nhà máy|nhà hàng|nhà xe|quán|tiệm|shop|spa|salon|cửa hàng|trung tâm"
    r"|phòng khám|nhà thuốc|bệnh viện|chủ|sếp|bên (?:em|mình|anh|chị|tôi)|chúng tôi|tụi (?:em|mình)"
    r"|(?:phòng|ban) (?:nhân sự|hành chính|hcns|kế toán|tổ chức)|bộ phận nhân sự|hcns|văn phòng|kế toán|quản lý|employer|company)"
)
"""The employer by every name that it gives itself."""

WORKER: Final = (
    r"(?:ứng viên|uv|người (?:lao động|trúng tuyển|mới)|nlđ|lao động|nhân viên|nv|công nhân|thợ|tài xế|lái xe|shipper|bảo vệ"
    r"|thực tập sinh|tts|cộng tác viên|ctv|học viên trúng tuyển|(?:các |mỗi |mấy )?bạn(?: nào)?|anh em|người (?:làm|đi)|employees?|candidates?|workers?|staff)"
)
"""Whoever is hired or wants to be."""

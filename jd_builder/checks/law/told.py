"""JD340: what an employer must tell candidates (Article 16.1 of the Labour Code) and a role or posting leaves out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import SAID_BY_EMPLOYERS
from jd_builder.checks.law.figures import AMOUNT
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.models import Profile


def untold_in_role(role: Role, _: Context) -> Iterator[Finding]:
    """Find what a profile does not tell, all in one finding."""
    missing = list(_missing(role.profile))
    if missing:
        yield _finding(missing, Severity.WARNING)


def _missing(profile: Profile) -> Iterator[Message]:
    other, benefits = profile.other, profile.benefits
    address = profile.posting.address if profile.posting is not None else None
    if not other.locations and address is None and other.work_format != "remote":
        yield say("the place of work (other.locations)")
    hours = other.hours
    if hours is None or not (hours.per_day or hours.per_week or hours.shifts or hours.days):
        yield say("working hours (other.hours)")
    if (hours is None or not (hours.days or hours.shifts)) and benefits.leave_days is None:
        yield say("rest and leave (other.hours.days, benefits.leave_days)")
    if benefits.salary is None:
        yield say("the pay and how it is paid (benefits.salary)")
    if not benefits.insurance and other.employment not in ("temporary", "intern"):
        yield say("insurance (benefits.insurance)")


def _finding(missing: list[Message], severity: Severity) -> Finding:
    return Finding(
        say(
            "candidates are not told everything that the law says they must be: {missing}",
            missing=_joined(missing),
        ),
        say("add it here, or tell every candidate in writing before the contract is signed"),
        severity=severity,
    )


def _joined(items: list[Message]) -> Message:
    whole, *rest = items
    for item in rest:
        whole = say("{one}, {other}", one=whole, other=item)
    return whole


_CITY: Final = r"(?:hà nội|hồ chí minh|tphcm|tp ?hcm|hcm|sài gòn|đà nẵng|hải phòng|cần thơ|bình dương|đồng nai|long an|bắc ninh|bắc giang|hưng yên|nha trang|huế|vũng tàu|biên hòa|thủ đức|toàn quốc)"
_AREA: Final = r"(?:quận|huyện|phường|xã|tỉnh|tp\.?|thành phố|thị xã|đường|phố|kcn|khu công nghiệp|tòa nhà|tầng|số) [^\W_]"
_TELLS_PLACE: Final = (
    rf"địa điểm|nơi làm(?: việc)?|làm(?: việc)? (?:tại|ở|từ xa|online)|địa chỉ|(?:chi nhánh|cửa hàng|văn phòng|trụ sở|nhà máy|xưởng|kho|showroom|quán|shop|khu vực)(?: [^\W_]{{1,8}}){{0,3}} (?:tại|ở|{_AREA})"
    r"|location|remote|từ xa|work from home|office in|based in|tại (?:số )?\d{1,4}\w? [^\W\d]"
)
_TELLS_HOURS: Final = (
    r"(?:thời gian|thời giờ|giờ|lịch) làm(?: việc)?|giờ (?:hành chính|linh hoạt)|ca (?:sáng|chiều|tối|đêm|hành chính|gãy|ngày|xoay)|(?:theo|làm|xoay|chia|đổi|đăng ký) ca|part[ -]?time|full[ -]?time|(?:toàn|bán) thời gian"
    r"|working (?:hours|time)|thời gian linh hoạt|\d{1,2} ?(?:tiếng|giờ|h) ?(?:/|một|mỗi|1) ?ngày|ngày(?: làm)? \d{1,2} (?:tiếng|giờ)|thứ (?:2|hai)|t2|(?:sáng|chiều|tối|từ) \d{1,2}(?:h|g|:)"
)
_TELLS_REST: Final = (
    r"nghỉ (?:phép|lễ|tết|các ngày|hàng tuần|hằng tuần|cuối tuần|chủ nhật|cn|thứ|t[2-7]|chiều|luân phiên|xoay|bù|\d{1,2}(?! ?(?:phút|tiếng|giờ|h))|một|hai|bốn|ngày|full|nguyên|đầy đủ|theo)|(?:ngày|giờ|lịch|chế độ|được) nghỉ|ngày phép|phép năm"
    r"|(?:nghỉ|off)(?: [^\W_]{1,6}){0,2} (?:chủ nhật|cn|thứ 7|t7|cuối tuần|ngày)|chủ nhật|thứ (?:2|6|7|hai|sáu|bảy)|t[267]|off|annual leave|days? of leave|days? off|ngày ?(?:/|một|mỗi) ?tuần"
)
_WAGE: Final = r"(?<!tăng )(?<!xét )(?<!nâng )(?<!tính )(?<!trả )(?<!review )(?<!bảng )(?<!chốt )(?<!làm )(?<!về )(?<!không )(?<!tiền )(?:lương(?! (?:thiện|tri|tâm|thực|y(?!\w)|duyên|tháng 1[34]|13|t13|cho|nhân viên|thưởng cho))|thu nhập)"
_TELLS_PAY: Final = rf"(?:mức lương|(?:lương|thu nhập|thù lao)[: ]{{1,2}}(?:cứng|cơ bản|thỏa thuận|từ|khởi điểm|trung bình|theo|khoán|(?:\d{{1,3}} ?[-–] ?)?{AMOUNT})|salary)"
_TELLS_INSURANCE: Final = r"(?:(?:đóng|tham gia|hưởng|mua|ký)(?: [^\W_]{1,8}){0,3}|có(?: đầy đủ| đủ| các| chế độ| loại){0,3}|full) (?:bhxh|bhyt|bảo hiểm|bh)(?! (?:xe|cho khách|nhân thọ|tai nạn|sức khỏe))|social insurance"
_BY_LAW: Final = r"(?:theo|đúng|chế độ|quyền lợi)(?: [^\W_]{1,8}){0,4} (?:luật|bộ luật|nhà nước|pháp luật)"


@dataclass(frozen=True)
class _Item:
    """Something that candidates must be told.

    Attributes:
        name: What it is called.
        phrases: What tells it, by part.
    """

    name: Message
    phrases: Mapping[Part, Phrase]

    def is_told_in(self, passage: Passage) -> bool:
        """Tell whether a text tells it."""
        phrase = self.phrases.get(passage.part)
        return phrase is not None and phrase.stands_in(passage.folded)


_OFFERS: Final = frozenset({Part.BENEFITS, Part.CONDITIONS, Part.APPLY, Part.UNKNOWN})


def _item(
    name: Message, anywhere: str, offered: str, *, in_title: bool = False, in_duties: bool = False
) -> _Item:
    """Make an item.

    Args:
        name: What it is called.
        anywhere: What tells it wherever it stands.
        offered: What tells it besides where an employer says what it offers, and where a line opens with it.
        in_title: A title may tell it in as few words.
        in_duties: Duties speak of nothing else in these words. If not, only a line of them that opens so tells it.
    """
    opening = rf"^[^\w]{{0,6}}(?:{anywhere}|{offered})(?!\w)"
    opens, said, word = (
        Phrase(pattern)
        for pattern in (
            opening,
            rf"{opening}|(?<!\w)(?:{anywhere})(?!\w)",
            rf"(?<!\w)(?:{anywhere}|{offered})(?!\w)",
        )
    )
    offers = _OFFERS | {Part.TITLE} if in_title else _OFFERS
    phrases = {part: word if part in offers else said for part in SAID_BY_EMPLOYERS - {Part.SUCCESS}}
    if not in_title:
        phrases[Part.TITLE] = Phrase(rf"(?<!\w)(?:{anywhere})(?!\w)")
    return _Item(name, phrases if in_duties else phrases | {Part.DUTIES: opens})


_TOLD: Final = (
    _item(
        say("the place of work"),
        _TELLS_PLACE,
        rf"{_CITY}|{_AREA}\w{{0,12}}|chi nhánh|cửa hàng|văn phòng|trụ sở|nhà máy|xưởng|kho|cơ sở|công trình|online|(?:tại|ở) (?!công ty|cty|bản|mọi|các)[^\W\d_]",
        in_title=True,
        in_duties=True,
    ),
    _item(
        say("working hours"),
        _TELLS_HOURS,
        r"ca|\d{1,2} ?(?:h|g)(?: ?\d\d)?|\d{1,2}:\d\d|\d{1,2} ?(?:tiếng|giờ)|hành chính|hc",
        in_duties=True,
    ),
    _item(
        say("rest and leave"),
        _TELLS_REST,
        rf"leave|{_BY_LAW}",
    ),
    _item(
        say("the pay"),
        _TELLS_PAY,
        rf"{_WAGE}|thù lao|trợ cấp|income|{AMOUNT}",
        in_title=True,
    ),
    _item(
        say("insurance"),
        _TELLS_INSURANCE,
        rf"bhxh|bhyt|bhtn|(?:bảo hiểm|bh)(?! (?:tai nạn|sức khỏe|nhân thọ|24|xe|vật chất))|insurance|hđlđ|{_BY_LAW}",
    ),
)


def untold_in_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find what a pasted posting does not tell, all in one finding; a few lines are no posting."""
    if len(posting.passages) < _FEWEST_LINES:
        return
    missing = [item.name for item in _TOLD if not any(map(item.is_told_in, posting.passages))]
    if missing:
        yield _finding(missing, Severity.NOTE)


_FEWEST_LINES: Final = 5

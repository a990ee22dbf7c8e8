"""JD340: what an employer must tell candidates (Article 16.1 of the Labour Code) and a role or posting leaves out."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
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


_TOLD: Final = (
    (say("the place of work"), Phrase(r"(?<!\w)(?:địa điểm|nơi làm việc|làm việc tại|địa chỉ|văn phòng|quận|huyện|phường|xã|tỉnh|tp|hà nội|hồ chí minh|tphcm|hcm|đà nẵng|chi nhánh|trụ sở|location|remote|từ xa|tại nhà|online|toàn quốc|nhà máy|kcn|cửa hàng)(?!\w)")),
    (say("working hours"), Phrase(r"(?<!\w)(?:thời gian làm việc|giờ làm|giờ hành chính|ca sáng|ca chiều|theo ca|làm ca|xoay ca|hành chính|\d{1,2}h|\d{1,2}h\d\d|\d{1,2}:\d\d|\d{1,2} ?(?:tiếng|giờ)|working hours|thời gian linh hoạt|part-?time|full-?time|thứ (?:2|hai)|t2)(?!\w)")),
    (say("rest and leave"), Phrase(r"(?<!\w)(?:nghỉ|phép|chủ nhật|thứ (?:2|6|7|hai|sáu|bảy)|t[267]|off|leave|ngày/tuần|luật lao động|quy định)(?!\w)")),
    (say("the pay"), Phrase(r"(?<!\w)(?:lương|thu nhập|salary|trợ cấp|triệu|thù lao|income)(?!\w)")),
    (say("insurance"), Phrase(r"(?<!\w)(?:bhxh|bhyt|bảo hiểm|bh|insurance|luật lao động|hđlđ)(?!\w)")),
)  # fmt: skip


def untold_in_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find what a pasted posting does not tell, all in one finding; a few lines are no posting."""
    if len(posting.passages) < _FEWEST_LINES:
        return
    missing = [
        name for name, phrase in _TOLD if not any(phrase.stands_in(each.folded) for each in posting.passages)
    ]
    if missing:
        yield _finding(missing, Severity.NOTE)


_FEWEST_LINES: Final = 5

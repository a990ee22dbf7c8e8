"""JD330–JD331: probation longer than the job allows, and probation paid too little or not at all."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.law.figures import Duration, amounts, durations, shares
from jd_builder.checks.law_tables import ProbationLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.models import Profile

WORDS: Final = frozenset({"thử", "thừ", "học", "tập", "training", "đào", "probation", "trial"})
_TRIAL: Final = r"(?:thử việc|thừ việc|thữ việc|làm thử|hđtv|probation(?:ary)?(?: period)?|trial period)"
_LEARNING: Final = r"(?:học việc|tập việc|học nghề|đào tạo|training|tập huấn)"
_TRIALS: Final = Phrase(rf"(?<!\w){_TRIAL}(?!\w)")
_LEARNINGS: Final = Phrase(r"(?<!\w)(?:học việc|tập việc)(?!\w)")
_AFTERWARDS: Final = Phrase(
    r"(?<!\w)(?:tăng lương|xét lương|xét tăng|review|nâng lương|/ ?lần|một lần|1 lần|kinh nghiệm|hợp đồng lao động|ký hđlđ|ký hợp đồng|hđlđ|bảo hiểm|bhxh|phép|thưởng|bảo hành|bảo lưu|gắn bó|cam kết|thăng tiến|lương tháng|pass|qua)(?!\w)"
)
_STOPS: Final = Phrase(r"[.;!]|(?<!\w)(?:sau(?: khi)?|hết|xong|kể từ|after|tăng lương|xét)(?!\w)")
_NEAR: Final = 45


def long_probation_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find probation in days longer than the law allows for what the role asks."""
    probation, limits = role.profile.other.probation, context.law.probation
    if probation is None or limits is None:
        return
    at = ("other", "probation", "days")
    longest = _longest(role.profile, limits)
    if probation.days > longest:
        yield Finding(
            say("{days} days of probation are more than the {limit} that the law allows for this role", days=probation.days, limit=longest),
            say(
                "{college} days where the role demands college or more, {vocational} for vocational schooling and clerical work, {other} working days for other work",
                college=limits.college,
                vocational=limits.vocational,
                other=limits.other,
            ),
            at,
        )
    elif role.profile.title.level == "manager" and probation.days > limits.college:
        yield Finding(
            say("{days} days of probation are lawful only for those who manage the enterprise itself", days=probation.days),
            say("for the head of a department take at most {limit} days", limit=limits.college),
            at,
            severity=Severity.WARNING,
        )


def _longest(profile: Profile, limits: ProbationLimits) -> int:
    """Return the limit in days: by the schooling that is a must; staff without any count as clerical."""
    if profile.title.level == "manager":
        return limits.manager
    education = profile.requirements.education
    demanded = education.level if education is not None and education.required else "none"
    return limits.college if demanded in ("college", "university", "postgraduate") else limits.vocational


_MANAGER: Final = Phrase(r"(?<!\w)(?:giám đốc|quản lý (?:cửa hàng|nhà hàng|khách sạn|chi nhánh|khu vực|vùng|kinh doanh|bộ phận|phòng|vận hành|spa|showroom|siêu thị|trung tâm|nhà máy|cấp)|trưởng phòng|trưởng bộ phận|trưởng ban|trưởng chi nhánh|quản đốc|director|manager|ceo|cfo|coo|head of)(?!\w)")
_DIRECTOR: Final = Phrase(r"(?<!\w)(?:giám đốc|director|ceo|cfo|coo|tổng giám đốc)(?!\w)")
_LOW: Final = Phrase(
    r"(?<!\w)(?:thpt|trung học phổ thông|12/12|lớp 12|cấp 3|cấp iii|ptth|phổ thông|lao động phổ thông|trung cấp|tc|sơ cấp|lớp 9|thcs|9/12|tc/cđ/đh|high school"
    r"|không (?:yêu cầu|cần|đòi hỏi|phân biệt)[^.;,]{0,15}(?:bằng cấp|trình độ|học vấn|bằng))(?!\w)"
)
_HIGH: Final = Phrase(
    r"(?<!\w)(?:cao đẳng|đại học|cđ|đh|cử nhân|kỹ sư|thạc sĩ|tiến sĩ|college|university|bachelor'?s?|degree|master|graduated?|tốt nghiệp)(?!\w)"
)
_PREFERRED: Final = Phrase(r"(?<!\w)(?:ưu tiên|lợi thế|preferred|advantage|sinh viên|plus)(?!\w)")


def long_probation_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find probation in a text of a profile that is too long for anybody but a manager of the enterprise."""
    limits = context.law.probation
    if passage.loc and limits is not None:
        for days, start, end in _probations(passage):
            if days > limits.college:
                yield _too_long(passage, start, end, limits)


def long_probation_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find probation in a pasted posting longer than the schooling that it asks for allows."""
    limits = context.law.probation
    if limits is None:
        return
    manager = any(_MANAGER.stands_in(each.folded) for each in posting.of(Part.TITLE))
    director = any(_DIRECTOR.stands_in(each.folded) for each in posting.of(Part.TITLE))
    asked = _schooling(posting)
    for passage in posting.passages:
        for days, start, end in _probations(passage):
            if days > (limits.manager if manager else limits.college):
                yield _too_long(passage, start, end, limits)
            elif days > limits.vocational and not manager and not director and asked in ("low", "none"):
                yield _too_long_for(passage, start, end, limits, named=asked == "low")


def _schooling(posting: PlainPosting) -> str:
    """Return the lowest schooling that a posting accepts: `high`, `low`, `preferred` or `none` where it says nothing."""
    asked = "none"
    for passage in posting.of(Part.REQUIREMENTS, Part.UNKNOWN, Part.TITLE):
        preferred = _PREFERRED.stands_in(passage.folded)
        if _LOW.stands_in(passage.folded) and not preferred:
            return "low"
        if _HIGH.stands_in(passage.folded):
            asked = "preferred" if preferred and asked != "high" else "high"
    return asked


def _too_long(passage: Passage, start: int, end: int, limits: ProbationLimits) -> Finding:
    first, last = passage.folded.origin(start, end)
    return Finding(
        say("“{text}”: probation may last {limit} days at most", text=" ".join(passage.text[first:last].split()), limit=limits.college),
        say(
            "{college} days where the role demands college or more, {vocational} for vocational schooling and clerical work, {other} working days for other work",
            college=limits.college,
            vocational=limits.vocational,
            other=limits.other,
        ),
        passage.locate(first, last),
    )


def _too_long_for(passage: Passage, start: int, end: int, limits: ProbationLimits, *, named: bool) -> Finding:
    first, last = passage.folded.origin(start, end)
    return Finding(
        say(
            "“{text}”: without a demand for college, probation may last {limit} days at most",
            text=" ".join(passage.text[first:last].split()),
            limit=limits.vocational,
        ),
        say("shorten it to {limit} days, or demand college where the work truly needs it", limit=limits.vocational),
        passage.locate(first, last),
        severity=None if named else Severity.WARNING,
    )


def _probations(passage: Passage) -> Iterator[tuple[float, int, int]]:
    """Yield each stated length of probation in days, with its stretch; learning on top of it counts with it."""
    if passage.part in (Part.SUCCESS, Part.INTERVIEW):
        return
    folded = passage.folded
    lengths = list(durations(folded))
    chained = 0.0
    for trial in _LEARNINGS.find(folded):
        length = _belonging(folded, trial.start(), trial.end(), lengths)
        if length is not None and _TRIALS.stands_in(folded):
            chained = length.most
            lengths.remove(length)
            break
    for trial in _TRIALS.find(folded):
        length = _belonging(folded, trial.start(), trial.end(), lengths)
        if length is not None:
            yield chained + length.most, min(trial.start(), length.start), max(trial.end(), length.end)
            return


def _belonging(folded: Folded, start: int, end: int, lengths: list[Duration]) -> Duration | None:
    """Return the length that speaks of the word between `start` and `end`: right behind it, or right before it."""
    for index, length in enumerate(lengths):
        if end <= length.start <= end + _NEAR:
            between = folded.text[end : length.start]
            tail = _cut(folded, length.end, length.end + 12)
            if not _blocked(between) and not Phrase(r"^ ?(?:/ ?lần|một lần|1 lần|đầu(?! tiên)|kinh nghiệm|làm việc chính)").stands_in(tail):
                behind = lengths[index + 1 : index + 2]
                return behind[0] if behind and _UP_TO.stands_in(_cut(folded, length.end, behind[0].start)) else length
        if 0 <= start - length.end <= 14:
            between = folded.text[length.end : start].strip(" ()-:,–")
            if between in ("", "đầu", "dau", "đầu tiên", "of", "để", "de"):
                return length
    return None


_UP_TO: Final = Phrase(r"^[ ,;-]{0,3}(?:và |nhưng )?(?:tối đa|nhiều nhất|không quá|up to)(?: là)? ?$")


def _cut(folded: Folded, start: int, end: int) -> Folded:
    return Folded(folded.text[max(0, start) : end], None)


def _blocked(between: str) -> bool:
    text = Folded(between, None)
    return _STOPS.stands_in(text) or _AFTERWARDS.stands_in(text)


_UNPAID: Final = Phrase(
    rf"(?<!\w)(?:{_TRIAL}|{_LEARNING}|thử)(?!\w)[^.;!]{{0,40}}(?<!nghỉ )(?<!phép )(?:không (?:có |được |nhận |tính |trả |hưởng |hỗ trợ ){{0,2}}lương(?! tháng| thưởng)|không công|unpaid|without pay|no pay)"
    rf"|(?<!\w)(?:không (?:có |được |nhận |tính |trả |hưởng ){{0,2}}lương|unpaid)(?! thưởng)[^.;!]{{0,25}}(?<!\w)(?:trong )?(?:thời gian |quá trình |giai đoạn |tháng |ngày |buổi |đầu ){{0,3}}(?:{_TRIAL}|{_LEARNING})(?!\w)"
    rf"|(?<!\w)(?:không đạt|nghỉ ngang|nghỉ trước|bỏ việc|nghỉ việc)[^.;!]{{0,40}}{_TRIAL}?[^.;!]{{0,30}}không (?:được |có ){{0,1}}(?:tính |trả |nhận |hưởng ){{0,1}}lương"
)
_TRIAL_TIME: Final = Phrase(rf"(?<!\w)(?:{_TRIAL}|học việc|tập việc)(?!\w)")
_PAY: Final = Phrase(r"(?<!\w)(?:lương|salary|thu nhập|lcb|mức|nhận|hưởng)(?!\w)")
_NOT_PAY: Final = Phrase(
    r"(?<!\w)(?:kpi|kpis|doanh số|doanh thu|chỉ tiêu|hoa hồng|target|công việc|khối lượng|phụ cấp|học phí|chi phí|giảm|thưởng|năng suất|tỷ lệ đạt|hoàn thành|remote|đạt|tăng|bảo hiểm)(?!\w)"
)
_OFFICIAL: Final = Phrase(r"(?<!\w)(?:chính thức|sau thử việc|hết thử việc|qua thử việc|official)(?!\w)")
_CLAUSE: Final = Phrase(r"[.;!](?!\d)|, | - | \+ ")


def low_probation_pay_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find probation paid under the least share of the wage."""
    probation, limits = role.profile.other.probation, context.law.probation
    if probation is None or limits is None or probation.pay_percent is None:
        return
    if probation.pay_percent < limits.pay_percent:
        yield Finding(
            say("{percent} % of the pay in probation are less than the {limit} % that the law demands", percent=f"{probation.pay_percent:g}", limit=limits.pay_percent),
            say("pay {limit} % or more of the full pay", limit=limits.pay_percent),
            ("other", "probation", "pay_percent"),
        )


def low_probation_pay_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find probation or trial days that are unpaid, or paid too little: in percent, or beside the full pay."""
    limits = context.law.probation
    if limits is None or passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW):
        return
    hint = say("pay {limit} % or more of the full pay", limit=limits.pay_percent)
    folded = passage.folded
    unpaid = _UNPAID.first(folded)
    if unpaid is not None:
        yield Finding(say("“{text}”: work on trial must be paid", text=passage.written(unpaid)), hint, passage.span(unpaid))
        return
    for trial in _TRIAL_TIME.find(folded):
        for share in shares(folded):
            if share.least < limits.pay_percent and share.least >= 10 and _pays_trial(folded, trial.start(), trial.end(), share.start, share.end):
                first, last = folded.origin(min(trial.start(), share.start), max(trial.end(), share.end))
                yield Finding(
                    say("“{text}” is less than the {limit} % of the full pay that the law demands", text=" ".join(passage.text[first:last].split()), limit=limits.pay_percent),
                    hint,
                    passage.locate(first, last),
                )
                return
    yield from _compared(passage, limits)


def _pays_trial(folded: Folded, start: int, end: int, share_start: int, share_end: int) -> bool:
    """Tell whether a share is of the pay in the time that the word names."""
    if end <= share_start <= end + 60:
        between = Folded(folded.text[end:share_start], None)
        behind = Folded(folded.text[share_end : share_end + 30], None)
        if _NOT_PAY.stands_in(between) or _OFFICIAL.stands_in(between) or Phrase(r"[.;!]").stands_in(between):
            return False
        near = Folded(folded.text[max(0, start - 12) : share_start], None)
        return not Phrase(r"^ ?(?:kpi|doanh|chỉ tiêu|công việc|hoa hồng|học phí|phí)").stands_in(behind) and (_PAY.stands_in(near) or Phrase(r"^ ?(?:mức |tổng )?(?:lương|lcb|thu nhập|salary|gross|net|lương)").stands_in(behind) or Phrase(r"^[ :,(]{0,3}(?:\d{1,3} ?(?:tháng|ngày))?[ :,(]{0,3}$").stands_in(between))
    if 0 <= start - share_end <= 40:
        between = Folded(folded.text[share_end:start], None)
        return _PAY.stands_in(between) and not _CLAUSE.stands_in(between) and not _NOT_PAY.stands_in(between) and not _OFFICIAL.stands_in(between)
    return False


_TRIAL_PAY: Final = Phrase(rf"(?<!\w)(?:lương|mức lương|thu nhập)?(?: trong)?(?: thời gian)? ?{_TRIAL}(?!\w)")


def _compared(passage: Passage, limits: ProbationLimits) -> Iterator[Finding]:
    """Find `lương thử việc 5 triệu, chính thức 7 triệu`."""
    folded = passage.folded
    trial, official = _TRIAL_PAY.first(folded), _OFFICIAL.first(folded)
    if trial is None or official is None:
        return
    sums = [each for each in amounts(folded) if each.currency == "VND" and each.least >= 1_000_000]
    low = next((each for each in sums if 0 <= each.start - trial.end() <= 30), None)
    full = next((each for each in sums if 0 <= each.start - official.end() <= 30 and each is not low), None)
    if low is not None and full is not None and low.most < full.least * limits.pay_percent / 100:
        first, last = folded.origin(min(trial.start(), official.start()), max(low.end, full.end))
        yield Finding(
            say("“{text}” is less than the {limit} % of the full pay that the law demands", text=" ".join(passage.text[first:last].split()), limit=limits.pay_percent),
            say("pay {limit} % or more of the full pay", limit=limits.pay_percent),
            passage.locate(first, last),
        )

"""JD331: probation and days of trial that are paid too little or not at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.law.figures import Share, amounts, shares
from jd_builder.checks.law.probation import TRIAL, WORDS
from jd_builder.checks.law_tables import ProbationLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.profile.loading import Role

LEARNING: Final = r"(?:học việc|tập việc|học nghề|đào tạo|training|tập huấn)"
UNPAID_WORDS: Final = WORDS | {"lương", "lao", "unpaid", "paid", "pay", "salary", "công"}
_TRYING: Final = rf"(?:{TRIAL}|{LEARNING}|thử thách|dự giờ|kiến tập|thử tay nghề|test việc|chạy thử|làm quen (?:công )?việc|trải nghiệm (?:công )?việc|dạy thử|học nghề|shadowing|observation|orientation|onboarding|trial (?:shift|day|days|week|work|class|period)|(?:\d{{1,2}}|vài|mấy|hai|ba|một|năm) (?:ngày|buổi|ca|tuần|tháng) đầu(?: tiên)?|(?:tuần|tháng) đầu(?: tiên)?|first (?:\w{{1,6}} )?(?:days?|weeks?|month|shifts?))"
_NO_DAYS: Final = r"(?:không|chưa|ko|khỏi)(?: có| được| nhận| tính| trả){0,2} (?:ngày )?công(?= ?(?:$|[^\w ])| (?:nào|gì|và|hay|hoặc|cho|trong|đâu|nhé|ạ|nha))"
"""Not a day's work is counted, so none is paid; `không công tác xa` is something else."""
_NOTHING: Final = rf"(?:(?:không|chưa|ko|khỏi)(?: có| được| nhận| tính| trả| hưởng| phát| thanh toán| chi){{0,3}} (?:lương|thù lao|tiền công|tiền lương|thu nhập)(?! (?:tháng|thưởng|chính thức|kpi|kinh doanh|tăng ca|ot|làm thêm|13|t13|ngày lễ|lễ|ngày tết|tết|cao|ổn định|giới hạn|trần|thấp|thụ động|full|theo))|{_NO_DAYS}|unpaid|without pay|no pay(?!ment)|no salary|not paid|no wages?|lương 0 ?(?:đồng|vnđ|đ)(?!\w))"
_OF_TRIAL: Final = r"(?<!nghỉ )(?<!phép )(?<!tăng ca )(?<!ot )(?<!thêm giờ )(?<!ngoài giờ )"
"""Leave and overtime may be unpaid beside a trial that is not."""
_UNPAID: Final = Phrase(
    rf"(?<!\w){_TRYING}(?!\w)(?:(?! nghỉ | phép | vắng )[^.;!]){{0,30}}{_OF_TRIAL}(?<!\w){_NOTHING}(?!\w)"
    rf"|(?<!\w){_OF_TRIAL}{_NOTHING}(?: cho| trong| ở| vào| suốt| thời gian| quá trình| giai đoạn| các| những| buổi| ngày| tuần| đầu| \d{{1,2}}| for| during| in| the| your){{0,5}} {_TRYING}(?!\w)|"
    rf"(?<!\w)(?:{TRIAL}|{LEARNING}|thử)(?!\w)[^.;!]{{0,40}}{_OF_TRIAL}(?:không (?:có |được |nhận |tính |trả |hưởng |hỗ trợ ){{0,2}}lương(?! tháng| thưởng| ngày lễ| lễ| tết)|{_NO_DAYS}|unpaid|without pay|no pay)"
    rf"|(?<!\w){_OF_TRIAL}(?:không (?:có |được |nhận |tính |trả |hưởng ){{0,2}}lương|unpaid)(?! thưởng)[^.;!]{{0,25}}(?<!\w)(?:trong )?(?:thời gian |quá trình |giai đoạn |tháng |ngày |buổi |đầu ){{0,3}}(?:{TRIAL}|{LEARNING})(?!\w)"
    rf"|(?<!\w)(?:không đạt|nghỉ ngang|nghỉ trước|bỏ việc|nghỉ việc(?! riêng))[^.;!]{{0,40}}{TRIAL}[^.;!]{{0,30}}(?:không (?:được |có ){{0,1}}(?:tính |trả |nhận |hưởng ){{0,1}}lương|{_NO_DAYS})"
    rf"|(?<!\w)(?:{TRIAL}|{LEARNING})(?!\w)[^.;!]{{0,30}} mới (?:được |bắt đầu ){{0,2}}(?:tính|có|trả|hưởng) lương(?! chính thức| tháng| thưởng| kinh doanh| cứng| full| đủ| 100| cao| theo| \d)(?!\w)"
)
_ON_LEAVE: Final = Phrase(r"(?<!\w)nghỉ (?:phép|ốm|việc riêng|bệnh)[^.;,]{0,15}$")
"""Days off in the time of trial may be unpaid."""
_TRIAL_TIME: Final = Phrase(rf"(?<!\w)(?:{TRIAL}|học việc|tập việc)(?!\w)")
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
            say(
                "{percent} % of the pay in probation are less than the {limit} % that the law demands",
                percent=f"{probation.pay_percent:g}",
                limit=limits.pay_percent,
            ),
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
    if unpaid is not None and _ON_LEAVE.stands_in(Folded(folded.text[: unpaid.start()][-30:], None)):
        return
    if unpaid is not None:
        yield Finding(
            say("“{text}”: work on trial must be paid", text=passage.written(unpaid)),
            hint,
            passage.span(unpaid),
        )
        return
    low = [share for share in shares(folded) if 10 <= share.least < limits.pay_percent]
    low.sort(key=_start)
    for trial in _TRIAL_TIME.find(folded) if low else ():
        nearest = bisect_left(low, trial.start() - _NEAR, key=_start)
        for share in low[nearest : bisect_right(low, trial.end() + _NEAR, key=_start)]:
            if _pays_trial(folded, trial.start(), trial.end(), share.start, share.end):
                first, last = folded.origin(min(trial.start(), share.start), max(trial.end(), share.end))
                yield Finding(
                    say(
                        "“{text}” is less than the {limit} % of the full pay that the law demands",
                        text=" ".join(passage.text[first:last].split()),
                        limit=limits.pay_percent,
                    ),
                    hint,
                    passage.locate(first, last),
                )
                return
    yield from _compared(passage, limits)


_NEAR: Final = 80
"""A share that stands further from the word for the trial is not of its pay."""


def _start(share: Share) -> int:
    return share.start


_SENTENCE_END: Final = Phrase(r"[.;!]")


_OTHER_SHARE: Final = Phrase(r"^ ?(?:kpi|doanh|chỉ tiêu|công việc|hoa hồng|học phí|phí)")


_OF_PAY: Final = Phrase(r"^ ?(?:mức |tổng )?(?:lương|lcb|thu nhập|salary|gross|net|lương)")


_RIGHT_BEHIND: Final = Phrase(r"^[ :,(]{0,3}(?:\d{1,3} ?(?:tháng|ngày))?[ :,(]{0,3}$")


def _pays_trial(folded: Folded, start: int, end: int, share_start: int, share_end: int) -> bool:
    """Tell whether a share is of the pay in the time that the word names."""
    if end <= share_start <= end + 60:
        between = Folded(folded.text[end:share_start], None)
        behind = Folded(folded.text[share_end : share_end + 30], None)
        if _NOT_PAY.stands_in(between) or _OFFICIAL.stands_in(between) or _SENTENCE_END.stands_in(between):
            return False
        near = Folded(folded.text[max(0, start - 12) : share_start], None)
        return not _OTHER_SHARE.stands_in(behind) and (
            _PAY.stands_in(near) or _OF_PAY.stands_in(behind) or _RIGHT_BEHIND.stands_in(between)
        )
    if 0 <= start - share_end <= 40:
        between = Folded(folded.text[share_end:start], None)
        return (
            _PAY.stands_in(between)
            and not _CLAUSE.stands_in(between)
            and not _NOT_PAY.stands_in(between)
            and not _OFFICIAL.stands_in(between)
        )
    return False


_TRIAL_PAY: Final = Phrase(rf"(?<!\w)(?:lương|mức lương|thu nhập)?(?: trong)?(?: thời gian)? ?{TRIAL}(?!\w)")
TRIALS: Final = Phrases(_UNPAID, _TRIAL_TIME, _TRIAL_PAY)


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
            say(
                "“{text}” is less than the {limit} % of the full pay that the law demands",
                text=" ".join(passage.text[first:last].split()),
                limit=limits.pay_percent,
            ),
            say("pay {limit} % or more of the full pay", limit=limits.pay_percent),
            passage.locate(first, last),
        )

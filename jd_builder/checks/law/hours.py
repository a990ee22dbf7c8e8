"""JD333–JD335: hours beyond the law, overtime without consent, and weeks without rest."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.clock import days_per_week
from jd_builder.checks.law.figures import NUMBER, number_of
from jd_builder.checks.law.schedule import Stated, working_time
from jd_builder.checks.law_tables import WorkingTimeLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import Message, say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

HOUR_WORDS: Final = frozenset({"giờ", "tiếng", "h", "hours", "ca", "làm"})
_SLACK: Final = 0.01


def long_hours_of_role(role: Role, context: Context) -> Iterator[Finding]:
    """Find normal hours a day or a week above the limit in `other.hours`."""
    hours, limits = role.profile.other.hours, context.law.working_time
    if hours is None or limits is None:
        return
    if hours.per_week is not None and hours.per_week > limits.per_week:
        yield Finding(
            say(
                "{hours} hours a week are more than the {limit} that the law allows",
                hours=f"{hours.per_week:g}",
                limit=limits.per_week,
            ),
            say("count overtime apart from normal hours; 40 hours are what the State encourages"),
            ("other", "hours", "per_week"),
        )
    if hours.per_day is None or hours.per_day <= limits.per_day:
        return
    if hours.per_day > limits.per_day_weekly:
        yield Finding(
            say(
                "{hours} normal hours a day are more than the {limit} that the law allows",
                hours=f"{hours.per_day:g}",
                limit=limits.per_day_weekly,
            ),
            say(
                "plan shifts of at most {limit} hours and leave the rest to overtime that each person agrees to",
                limit=limits.per_day,
            ),
            ("other", "hours", "per_day"),
        )
    elif hours.per_week is None:
        yield Finding(
            say(
                "{hours} hours a day are lawful only where the week is limited too",
                hours=f"{hours.per_day:g}",
            ),
            say("add “per_week:”, at most {limit}", limit=limits.per_week),
            ("other", "hours", "per_day"),
            severity=Severity.WARNING,
        )


def long_hours_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find such hours in a text of a profile; of a pasted posting the lines are read together."""
    if passage.loc and passage.part not in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW, Part.SUMMARY):
        yield from _judged(working_time([passage]), context)


_PART_TIME: Final = Phrase(
    r"(?<!\w)(?:part[ -]?time|parttime|bán thời gian|ctv|cộng tác viên|freelance|freelancer|thời vụ)(?!\w)"
)


def long_hours_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find the lines of a pasted posting whose hours come to more than the law allows."""
    if not any(_PART_TIME.stands_in(title.folded) for title in posting.of(Part.TITLE)):
        yield from _judged(working_time(posting.passages), context)


def _judged(lines: list[Stated], context: Context) -> Iterator[Finding]:
    limits = context.law.working_time
    if limits is None:
        return
    seen: set[tuple[str, int]] = set()
    for line in lines:
        day = line.day is not None and line.day > limits.per_day_weekly + _SLACK
        week = line.week is not None and line.week > limits.per_week + _SLACK
        where = line.passage.locate(*line.passage.folded.origin(line.start, line.end))
        if not (day or week) or (where.source.name, where.start) in seen:
            continue
        seen.add((where.source.name, where.start))
        written = line.passage.text[slice(*line.passage.folded.origin(line.start, line.end))].strip()
        yield Finding(
            _message(line, written, week=week, limit=limits.per_week if week else limits.per_day_weekly),
            None
            if line.certain
            else say("no break is stated, one hour is taken off here: state the break, or shorten the hours"),
            where,
            severity=None if line.certain else Severity.WARNING,
        )


def _message(line: Stated, written: str, *, week: bool, limit: int) -> Message:
    if week:
        return say(
            "“{text}” comes to {hours} hours a week, more than the {limit} that the law allows",
            text=written,
            hours=f"{line.week:.4g}",
            limit=limit,
        )
    return say(
        "“{text}” comes to {hours} normal hours a day, more than the {limit} that the law allows",
        text=written,
        hours=f"{line.day:.4g}",
        limit=limit,
    )


OVERTIME_WORDS: Final = frozenset({"ot", "overtime", "ca", "giờ", "thêm"})
_OVERTIME: Final = r"(?:tăng ca|làm thêm giờ|làm thêm ngoài giờ|làm việc thêm giờ|làm(?: việc)? ngoài giờ(?: hành chính)?|(?:hỗ trợ|trực|xử lý|làm)(?: công việc| sự cố)? ngoài giờ(?: hành chính| làm việc)?|làm thêm(?= khi| theo)|làm thêm vào|overtime|o\.?t(?!\w))"
_DEMANDED: Final = Phrase(
    rf"(?<!\w)(?:sẵn sàng|sẵn lòng|chấp nhận|chịu được(?: việc)?|chịu khó|bắt buộc(?: phải)?|phải|cam kết|không ngại|không ngần ngại|đồng ý|willing to|must|able to|required to)(?: (?:đi|làm|làm việc|có thể|cho|tham gia|thực hiện|được|việc|công tác|và|/|hỗ trợ|trực|xử lý|work|do)|,| /){{0,4}} {_OVERTIME}"
    rf"|(?<!\w)(?:sẵn sàng|chấp nhận|có thể|bắt buộc|phải|có khả năng|được)[^.;:(]{{0,30}}(?<!không ){_OVERTIME}[^.;]{{0,30}}(?:khi cần|khi có yêu cầu|khi được yêu cầu|khi công việc|khi công ty|nếu cần|nếu công việc|nếu có yêu cầu|theo yêu cầu|theo sự (?:điều động|phân công|sắp xếp)|theo điều động|theo phân công|theo lịch)"
    rf"|(?<!\w){_OVERTIME}(?: bắt buộc| mọi lúc| bất kỳ lúc nào| không giới hạn|[^.;,]{{0,25}}(?:theo (?:sự )?(?:yêu cầu|điều động|phân công|sắp xếp|chỉ đạo)|khi có yêu cầu|khi được yêu cầu|khi công ty yêu cầu|khi cần))"
)
_FREE_TO_REFUSE: Final = Phrase(
    rf"(?<!\w)(?:không (?:phải |cần |yêu cầu |bắt buộc |có |ép |bị )?{_OVERTIME}|no overtime|tự nguyện|nếu (?:được )?(?:người lao động )?đồng ý|thỏa thuận|hạn chế {_OVERTIME}|theo nguyện vọng|nhu cầu|có sự đồng ý|được người lao động đồng ý|đăng ký|by consent|if you agree)"
)
_PAID_ONLY: Final = Phrase(
    r"(?<!\w)(?:tính lương|trả lương|hưởng lương|lương (?:tăng ca|ot|làm thêm)|phụ cấp|150 ?%|200 ?%|1[.,]5|x ?1|x ?2|theo luật|đúng luật|theo quy định)"
)
_STRONG: Final = Phrase(
    r"(?<!\w)(?:sẵn sàng|chấp nhận|chịu|bắt buộc|phải|cam kết|không ngại|must|required|willing)(?!\w)"
)
_AMOUNT: Final = Phrase(
    rf"(?<!\w){_OVERTIME}[^.;\d]{{0,25}}(?P<n>\d{{1,3}})(?: ?(?:-|–|đến) ?(?P<m>\d{{1,3}}))? ?(?:h(?!\w)|giờ|tiếng|hours) ?(?:/ ?|một |mỗi |1 |trong (?:1|một) )(?P<unit>ngày|tháng|năm)(?!\w)"
)


def overtime_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find overtime that candidates must accept beforehand, and more of it than the law allows."""
    if passage.part in (Part.SUCCESS, Part.INTERVIEW):
        return
    folded, limits = passage.folded, context.law.working_time
    found = _DEMANDED.first(folded)
    if found is not None and passage.part is Part.DUTIES and not _STRONG.stands_in(folded):
        found = None
    if (
        found is not None
        and not _FREE_TO_REFUSE.stands_in(folded)
        and (_STRONG.stands_in(folded) or not _PAID_ONLY.stands_in(folded))
    ):
        yield Finding(
            say("“{text}” demands overtime without asking each time", text=passage.written(found)),
            say(
                "write for example: overtime only by agreement each time, announced beforehand and paid at 150 %, 200 % or 300 %"
            ),
            passage.span(found),
        )
        return
    for found in _AMOUNT.find(folded):
        most = int(found["m"] or found["n"])
        if (
            limits is not None
            and most > _overtime_limit(found["unit"], limits)
            and not _FREE_TO_REFUSE.stands_in(folded)
        ):
            yield Finding(
                say("“{text}” is more overtime than the law allows", text=passage.written(found)),
                say(
                    "at most {month} hours a month and {year} a year ({special} in some trades), with consent each time",
                    month=limits.overtime_month,
                    year=limits.overtime_year,
                    special=limits.overtime_year_special,
                ),
                passage.span(found),
            )


def _overtime_limit(unit: str, limits: WorkingTimeLimits) -> float:
    if unit in ("ngày", "ngay"):
        return limits.per_day / 2  # half of the normal hours: point b of Article 107.2
    return limits.overtime_year_special if unit in ("năm", "nam") else limits.overtime_month


REST_WORDS: Final = frozenset({"nghỉ", "off", "tuần", "công", "7/7", "7"})
_REST_FORMS: Final = REST_WORDS | {
    "nghi",
    "tuan",
    "cong",
    "ngày",
    "ngay",
    "day",
    "days",
    "nhật",
    "nhat",
    "cn",
}
_FEW_DAYS: Final = Phrase(
    rf"(?<!\w)(?:được nghỉ|nghỉ|off)(?: tối đa| cố định| luân phiên| tự chọn| xoay ca)?:? (?P<n>{NUMBER}) (?:ngày|hôm|buổi)(?: nghỉ)? ?(?:/ ?|trong |một |mỗi |1 )(?:1 |một )?tháng"
    rf"|(?<!\w)(?:(?:mỗi|một|1|trong) )?tháng (?:được |có )?(?:nghỉ|off)(?: tối đa)? (?P<n2>{NUMBER}) (?:ngày|hôm|buổi)|(?<![\w/.,])(?P<n3>\d{{1,2}}) ngày (?:nghỉ|off) ?(?:/ ?|trong |một |mỗi )(?:1 |một )?tháng"
)
_NOT_WEEKLY_REST: Final = Phrase(
    r"(?<!\w)(?:phép|thứ (?:7|bảy|bẩy)|t7|chủ nhật|cn|thêm|cuối tuần|lễ|tết|ốm|việc riêng|sinh lý|kinh nguyệt|bù|ngoài ra|hàng tuần|mỗi tuần|/ ?tuần|có lương|hưởng lương|nguyên lương|không lương|leave|online|remote)(?!\w)"
)
_NO_REST: Final = Phrase(
    r"(?<!\w)(?:làm(?: việc)? (?:cả|nguyên|full|trọn) tuần|làm(?: việc)? (?:cả|full) 7 ngày|làm(?: việc)? (?:cả thứ (?:7|bảy) và |full |cả )(?:chủ nhật|cn)(?! (?:luân phiên|xen kẽ|cách))|không có ngày nghỉ|không nghỉ (?:tuần|ngày nào)|7/7 ngày|work 7 days|(?:nghỉ|off) (?:(?:0?1|một) buổi|nửa (?:ngày|buổi)|(?:0[.,]5|½) ngày) ?(?:/|mỗi|một|trong)? ?(?:1 |một )?tuần)(?!\w)"
)
_WORKDAYS_MONTH: Final = Phrase(
    r"(?<!\w)(?P<n>2[5-9]|3[01]) (?:công|ngày công|ngày) ?(?:/ ?|một |mỗi |trong )(?:1 )?tháng"
)
_REST_ELSEWHERE: Final = Phrase(
    r"(?<!\w)(?:nghỉ|off)(?: cố định| các ngày| ngày| thứ (?:7|bảy)| t7|,| và| &| \+){0,4} (?:chủ nhật|cn)(?!\w)|(?:thứ (?:2|hai)|t2|mon\w*)(?: ?(?:-|–|—|~|đến|tới|to) ?)(?:hết |sáng |trưa ){0,2}(?:thứ )?(?:t?[67]|sáu|bảy|fri\w*|sat\w*)(?!\w)"
)


_SEVEN: Final = Phrase(r"7 ?(?:ngày|days?)")


def little_rest_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find little rest in a text of a profile."""
    if passage.loc:
        yield from _little_rest([passage], context)


def little_rest_in_posting(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find little rest in a pasted posting, unless another line gives every Sunday free."""
    found = list(_little_rest(posting.passages, context))
    if found and not any(_REST_ELSEWHERE.stands_in(line.folded) for line in posting.passages):
        yield from found


def _little_rest(passages: tuple[Passage, ...] | list[Passage], context: Context) -> Iterator[Finding]:
    limits = context.law.working_time
    if limits is None:
        return
    hint = say(
        "give every week 24 hours of rest in a row, or at least {n} days a month on average",
        n=limits.rest_days_month,
    )
    for passage in passages:
        if passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW):
            continue
        folded = passage.folded
        if folded.words.isdisjoint(_REST_FORMS):
            continue
        for found in _FEW_DAYS.find(folded):
            number = number_of(found["n"] or found["n2"] or found["n3"], bare=folded.is_bare)
            if (
                number is not None
                and number < limits.rest_days_month
                and not _NOT_WEEKLY_REST.stands_in(folded)
            ):
                yield Finding(
                    say("“{text}” is less rest than the law gives", text=passage.written(found)),
                    hint,
                    passage.span(found),
                )
        every_day = _NO_REST.first(folded)
        if every_day is None and (days_per_week(folded) or 0) >= 7:
            every_day = _SEVEN.first(folded)
        if every_day is None:
            month = _WORKDAYS_MONTH.first(folded)
            every_day = month if month and int(month["n"]) > 31 - limits.rest_days_month else None
        if every_day is not None:
            yield Finding(
                say("“{text}” leaves no weekly day of rest", text=passage.written(every_day)),
                hint,
                passage.span(every_day),
            )

"""JD334: overtime without consent, and more of it than the law allows."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Phrase, Phrases
from jd_builder.checks.law_tables import WorkingTimeLimits
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

WORDS: Final = frozenset({"ot", "overtime", "ca", "giờ", "thêm", "muộn", "trễ", "khuya", "extra"})
_OVERTIME: Final = r"(?:tăng ca|làm thêm giờ|làm thêm ngoài giờ|làm việc thêm giờ|làm(?: việc)? ngoài giờ(?: hành chính)?|(?:hỗ trợ|trực|xử lý|làm)(?: công việc| sự cố)? ngoài giờ(?: hành chính| làm việc)?|làm thêm(?= (?:khoảng |từ |tầm )?\d{1,3}(?: ?[-–] ?\d{1,3})? ?(?:h|giờ|tiếng) ?/)|làm thêm(?= khi| theo| cuối tuần| chủ nhật| cn| ngày nghỉ| buổi tối)|ở lại (?:làm )?(?:thêm|muộn|trễ|khuya)(?: giờ)?|làm (?:muộn|trễ|khuya)(?= khi| nếu| vào)|tăng giờ(?: làm)?(?= khi| theo)|làm thêm vào|overtime|o\.?t(?!\w))"
_STAYING: Final = r"(?:ở lại|nán lại|về muộn|về trễ)"
"""Said before overtime itself, whether it is demanded or not."""
_DEMANDED: Final = Phrase(
    rf"(?<!\w)(?:sẵn sàng|sẵn lòng|chấp nhận|chịu được(?: việc)?|chịu khó|chịu(?= tăng| ot| làm thêm)|bắt buộc(?: phải)?|phải|cam kết|không ngại|không ngần ngại|đồng ý|willing to|must|able to|required to)(?: (?:đi|làm|làm việc|có thể|cho|tham gia|thực hiện|được|việc|công tác|và|/|hỗ trợ|trực|xử lý|{_STAYING}|work|do)|,| /){{0,4}} {_OVERTIME}"
    rf"|(?<!\w)(?:sẵn sàng|chấp nhận|có thể|bắt buộc|phải|có khả năng|được)[^.;:(]{{0,30}}(?<!không ){_OVERTIME}[^.;]{{0,30}}(?:khi cần|khi có yêu cầu|khi được yêu cầu|khi công việc|khi công ty|khi đông(?: khách)?|khi nhiều (?:đơn|việc)|khi có (?:dự án|sự kiện)|khi gấp|nếu cần|nếu công việc|nếu có yêu cầu|theo yêu cầu|theo sự (?:điều động|phân công|sắp xếp)|theo điều động|theo phân công|theo lịch)"
    rf"|(?<!\w)(?:sẵn sàng|sẵn lòng|vui vẻ|chấp nhận|bắt buộc|phải|chịu được|không ngại)(?: (?!lương|phụ|trả|hỗ|thưởng|khi|nếu|không|xe|chi|thu|được)[^\W\d_]{{1,8}}|,| /| \+| &){{0,7}} {_OVERTIME} (?:khi|vào|mỗi khi|lúc|những lúc|những khi|nếu|mùa|dịp|đột xuất|cuối tháng|cuối năm)(?! đồng ý)(?!\w)"
    rf"|(?<!\w)(?:sẵn sàng|sẵn lòng|chấp nhận|không ngại)(?: (?!lương|phụ|trả|hỗ|thưởng|khi|nếu|không|xe|chi|thu|được)[^\W\d_]{{1,8}}| /| \+| &){{1,5}}, {_OVERTIME}(?! (?:theo luật|được|có|hưởng))"
    r"|(?<!\w)(?:willing(?:ness)?|ready|prepared|expected|required|must|obliged)(?: to)?(?: be| work| do| accept| put in| take on| stay| flexible){0,3}(?: unlimited| long| extra| additional| late| some| occasional| and| on| weekends){0,4} (?:overtime|extra hours|long hours|after hours|late when)(?!\w)"
    r"|(?<!\w)(?:unlimited|mandatory|compulsory|forced) overtime(?!\w)|(?<!\w)(?:overtime|extra hours)(?: work)? (?:may be|is|will be|can be|might be|are) (?:required|mandatory|compulsory|expected|demanded|requested|obligatory)(?!\w)"
    r"|(?<!\w)(?:phải |chịu khó )?(?:ở lại|làm)(?: [^\W\d_]{1,6}){0,3} (?:xong|hết) (?:việc |đơn |khách )?(?:mới |rồi mới )(?:được )?(?:về|nghỉ)(?! (?:lễ|tết|phép|trưa))|(?<!\w)làm hết việc(?:,| chứ)? (?:không|ko) (?:phải )?(?:làm )?hết giờ"
    rf"|(?<!\w){_OVERTIME} (?:bất kể|không kể|bất chấp|kể cả)(?: [^\W\d_]{{1,6}}){{0,2}} (?:ngày|đêm|giờ|khuya|chủ nhật)(?!\w)"
    rf"|(?<!\w){_OVERTIME}(?:(?: là)? bắt buộc| mọi lúc| bất kỳ lúc nào| không giới hạn|[^.;,]{{0,25}}(?:theo (?:sự )?(?:yêu cầu|điều động|phân công|sắp xếp|chỉ đạo)|khi có yêu cầu|khi được yêu cầu|khi công ty yêu cầu|khi cần))"
)
_FREE_TO_REFUSE: Final = Phrase(
    rf"(?<!\w)(?:không (?:ai |phải |cần |yêu cầu |bắt buộc |có |ép |bị |đòi |bắt |chịu ){{0,4}}(?:{_STAYING} )?(?:làm )?{_OVERTIME}|no overtime|tự nguyện|nếu (?:được )?(?:người lao động )?đồng ý|thỏa thuận|hạn chế {_OVERTIME}|theo nguyện vọng|nhu cầu|có sự đồng ý|được người lao động đồng ý|đăng ký|by consent|if you agree)"
)
_PAID_ONLY: Final = Phrase(
    r"(?<!\w)(?:tính lương|trả lương|hưởng lương|lương (?:tăng ca|ot|làm thêm)|phụ cấp|150 ?%|200 ?%|1[.,]5|x ?1|x ?2|theo luật|đúng luật|theo quy định)"
)
_STRONG: Final = Phrase(
    r"(?<!\w)(?:sẵn sàng|chấp nhận|chịu|bắt buộc|phải|cam kết|không ngại|must|required|willing)(?!\w)"
)
_AMOUNT: Final = Phrase(
    rf"(?<!\w){_OVERTIME}[^.;\d]{{0,25}}(?P<n>\d{{1,3}})(?: ?(?:-|–|đến) ?(?P<m>\d{{1,3}}))? ?(?:h(?!\w)|giờ|tiếng|hours) ?(?:/ ?|một |mỗi |1 |trong (?:1|một) )(?:hàng |hằng )?(?P<unit>ngày|tháng|năm)(?!\w)"
    rf"|(?<!\w)(?P<unit2>tháng|ngày)(?: (?!không|nghỉ)[^\W\d_]{{1,7}}){{0,3}} {_OVERTIME}(?: (?!không|lương|phụ|quá)[^\W\d_]{{1,8}}| ?[:~]){{0,3}} ?(?P<n2>\d{{1,3}})(?: ?(?:-|–|~|đến|tới) ?(?P<m2>\d{{1,3}}))? ?(?:h(?!\w)|giờ|tiếng)(?!\w)"
    rf"|(?<![\w.,/:])(?P<n3>\d{{1,3}})(?: ?(?:-|–|~|đến|tới) ?(?P<m3>\d{{1,3}}))? ?(?:h(?!\w)|giờ|tiếng|hours) (?:of )?{_OVERTIME} ?(?:/ ?|một |mỗi |1 |trong (?:1|một) |per |a |hàng )(?P<unit3>ngày|tháng|năm|month|year|day)(?!\w)"
    rf"|(?<!\w){_OVERTIME}(?: đều| khoảng| thường xuyên)? (?:mỗi|một|hàng|hằng|1) (?P<unit4>ngày|tháng|năm)(?: khoảng| từ| tầm| đều| làm){{0,2}} (?P<n4>\d{{1,3}})(?: ?(?:-|–|~|đến|tới) ?(?P<m4>\d{{1,3}}))? ?(?:h(?!\w)|giờ|tiếng)(?!\w)"
)

_PUNISHED: Final = Phrase(
    rf"(?<!\w)(?:không (?:được |được phép |có quyền )|cấm )(?:từ chối|trốn|né)(?: việc| lịch| yêu cầu)? {_OVERTIME}"
    rf"|(?<!\w)(?:không|từ chối|nghỉ|bỏ|trốn)(?: chịu| đi| ở lại| làm| tham gia)? {_OVERTIME}(?! không)(?:[^.;\d](?!không |miễn )){{0,25}}(?:bị trừ|trừ (?:lương|tiền|chuyên cần|thưởng|điểm|công)|phạt|kỷ luật|cắt (?:thưởng|chuyên cần)|mất (?:thưởng|chuyên cần)|coi như|xem như|vi phạm|(?:xin )?miễn(?! phí)|đừng|khỏi|không nhận|cho nghỉ|loại)"
    rf"|(?<!\w){_OVERTIME}[^.;]{{0,70}}(?:từ chối|không (?:làm|đi|ở lại|tham gia|theo|chịu|kham)(?: được| nổi)?|về sớm)(?: thì| là| sẽ| bị| coi| xem| tính| như| vui lòng){{0,4}} (?:trừ|phạt|cắt|mất|vi phạm|kỷ luật|nghỉ không phép|bỏ việc|(?:xin )?miễn(?! phí)|đừng|khỏi|không nhận|cho nghỉ|loại)"
)
"""Who refuses pays for it: consent is none then."""
OVERTIME: Final = Phrases(_DEMANDED, _AMOUNT, _PUNISHED)


def overtime_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find overtime that candidates must accept beforehand, and more of it than the law allows."""
    if passage.part in (Part.SUCCESS, Part.INTERVIEW):
        return
    folded, limits = passage.folded, context.law.working_time
    punished = None if passage.part is Part.DUTIES else _PUNISHED.first(folded)
    if punished is not None:
        yield _without_consent(passage, punished)
        return
    found = _DEMANDED.first(folded)
    if found is not None and passage.part is Part.DUTIES and not _STRONG.stands_in(folded):
        found = None
    if (
        found is not None
        and not _FREE_TO_REFUSE.stands_in(folded)
        and (_STRONG.stands_in(folded) or not _PAID_ONLY.stands_in(folded))
    ):
        yield _without_consent(passage, found)
        return
    for found in _AMOUNT.find(folded):
        most = int(
            next(each for name in ("m", "n", "m2", "n2", "m3", "n3", "m4", "n4") if (each := found[name]))
        )
        if (
            limits is not None
            and most
            > _overtime_limit(found["unit"] or found["unit2"] or found["unit3"] or found["unit4"], limits)
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


def _without_consent(passage: Passage, found: re.Match[str]) -> Finding:
    return Finding(
        say("“{text}” demands overtime without asking each time", text=passage.written(found)),
        say(
            "write for example: overtime only by agreement each time, announced beforehand and paid at 150 %, 200 % or 300 %"
        ),
        passage.span(found),
    )


def _overtime_limit(unit: str, limits: WorkingTimeLimits) -> float:
    if unit in ("ngày", "ngay", "day"):
        return limits.per_day / 2  # half of the normal hours: point b of Article 107.2
    return limits.overtime_year_special if unit in ("năm", "nam", "year") else limits.overtime_month

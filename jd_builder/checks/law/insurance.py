"""JD338: compulsory insurance that is optional, late, paid out or left out."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase
from jd_builder.checks.law.condition import START
from jd_builder.checks.law.employer import EMPLOYER, WORKER
from jd_builder.checks.law.figures import AMOUNT, durations
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

WORDS: Final = frozenset({"bhxh", "bảo", "hiểm", "bh", "bhyt", "bhtn", "insurance", "si"})
_PRIVATE: Final = r"(?:sức khỏe|tai nạn|nhân thọ|24|tư nhân|cao cấp|thân thể|pvi|bảo việt|aon|pti|mic|chăm sóc|phi nhân thọ|du lịch|ô tô|xe|cháy nổ|hàng hóa|vật chất)"
"""Kinds of insurance that the law leaves to the employer."""
_COMPULSORY: Final = rf"(?:bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế|bảo hiểm bắt buộc|bh xã hội|các loại bảo hiểm|các chế độ bảo hiểm|(?:đóng|tham gia|hưởng|tham gia đóng|ký|full)(?: các| đầy đủ| chế độ| các chế độ| đầy đủ các){{0,3}} (?:bảo hiểm|bh)(?! {_PRIVATE})|(?:bảo hiểm|bh) (?:đóng|tham gia)(?! (?:phí|gói))|social insurance)"
_ANY: Final = rf"(?:bhxh|bhyt|bhtn|(?:các loại |các chế độ )?bảo hiểm(?! {_PRIVATE})|bh(?! {_PRIVATE}))(?!\w)"
"""The same behind a verb of paying in: there “insurance” alone is the compulsory one."""
_JOINS: Final = r"(?:đóng|tham gia|kê khai|mua)"
_INSURANCE: Final = Phrase(
    rf"(?<!\w){_COMPULSORY}(?!\w)|{START}(?:bảo hiểm|bh)(?=[ :]{{1,2}}(?:sau|khi|đủ|từ)(?!\w))"
)
_OPTIONAL: Final = Phrase(
    rf"(?<!\w){_COMPULSORY}[^.;]{{0,45}}(?:tùy chọn|(?<!bảo hiểm )(?<!bh )tự nguyện|nếu có nhu cầu|nếu muốn|không bắt buộc|theo nguyện vọng|theo nhu cầu|tùy nhu cầu|tùy nguyện vọng|optional|nếu nhân viên (?:muốn|có nhu cầu)|(?:theo|tự|hai bên) thỏa thuận|khi (?:có|bạn|nhân viên) (?:yêu cầu|đề nghị|nhu cầu))"
    rf"|(?<!\w)(?:tùy chọn|tự nguyện|không bắt buộc|lựa chọn|optional)[^.;,]{{0,25}} {_COMPULSORY}|(?<!\w)có thể (?:lựa )?chọn[^.;]{{0,20}} {_COMPULSORY}"
    rf"|(?<!\w)(?:muốn|thích|có nhu cầu)(?: được)? {_JOINS}(?: đầy đủ| các loại| các){{0,2}} {_ANY}(?! (?:mức )?cao)|(?<!\w)(?:bảo hiểm|bh|bhxh)(?!\w)[^.;]{{0,20}}(?<!\w)(?:ai|nào) (?:muốn|cần|thích|có nhu cầu)(?: thì| mới){{0,2}} (?:đóng|tham gia|mua)(?!\w)|(?<!\w)(?:ai|nào) (?:cần|muốn|thích|có nhu cầu)(?: (?:thì|sẽ|mới|được|cty|công ty|bên em|bên mình|mình)){{0,3}} {_JOINS} {_ANY}"
    rf"|(?<!\w)chọn {_JOINS} {_ANY} (?:hoặc|hay)(?!\w)|(?<!\w){_ANY}(?: ?[:\-–,(]| có thể| được| tùy){{0,3}} (?:đóng|tham gia) (?:hoặc|hay) (?:nhận|lấy|lãnh|trả|quy|cộng)(?!\w)|(?<!\w)(?:bảo hiểm|bh|bhxh)[ :,]{{1,3}}(?:đóng|tham gia) hay không(?!\w)"
    rf"|(?<!\w){_ANY}(?:(?!phép|nghỉ|thưởng|lịch|ca |đầy đủ|lương|theo luật)[^.;]){{0,45}}(?<!\w)tùy (?:ae|anh em|anh chị|(?:mỗi |các |từng )?(?:bạn|người|nhân viên|nv)|ý|nhu cầu|thỏa thuận)(?!\w)|(?<!\w){_ANY}[^.;]{{0,12}}(?<!\w)(?:không|ko|k)(?: (?:thích|muốn|cần|đóng))? thì thôi(?!\w)"
)
_NONE: Final = Phrase(
    rf"(?<!\w)(?:không|chưa|no)(?: có| được| phải| cần)?(?: đóng| tham gia| hỗ trợ đóng| mua| áp dụng)?(?: chế độ| các)? {_COMPULSORY}(?!\w)|(?<!\w)không (?:đóng|tham gia) (?:bảo hiểm|bh)(?! (?:sức khỏe|tai nạn))(?!\w)"
    rf"|(?<!\w)(?:không|ko|(?<!\d )k|khỏi|hông)(?: (?:phải|cần|bị|được|muốn)){{0,2}} (?:trừ|khấu trừ|{_JOINS})(?: tiền| phí| đầy đủ| các loại){{0,2}} {_ANY}(?! khi (?:ốm|nghỉ|bệnh|thai))|(?<!\w)(?:bảo hiểm|bh|bhxh)[ :]{{1,3}}(?:chưa|không|ko) có(?!\w)(?! (?:giới|phân|hạn))|{START}(?:bảo hiểm(?: xã hội| y tế)?|bh|bhxh|bhyt)(?: ?[:\-–=]){{1,2}} ?(?:không|ko|chưa|k)(?: có)?(?= ?[.;]?$)|(?<!\w)(?:không|ko|chưa)(?: có)? (?:hỗ trợ|chế độ)(?: đóng| các){{0,2}} {_ANY}|(?<!\w)(?:không|ko)(?: có)? (?:bảo hiểm|bh)(?=[ ,.;)]|$)(?! {_PRIVATE})"
)
_BORNE: Final = Phrase(rf"(?<!\w){EMPLOYER}(?: (?:sẽ|đã|tự|hỗ trợ)){{0,2}} (?:đóng|lo|chịu|bao)(?!\w)")
"""What is not taken off the wage because the employer pays it."""
_PAID_OUT: Final = Phrase(
    rf"(?<!\w)(?:hỗ trợ|phụ cấp|trợ cấp)(?: tiền| chi phí| phí| một phần| \d{{1,3}} ?%){{0,2}}(?: mua| đóng| tham gia| tự đóng){{0,2}} {_COMPULSORY}|(?<!\w){_COMPULSORY}(?:(?!thưởng|phụ cấp|phép)[^.;]){{0,30}}(?:(?:trả|tính|quy|cộng|đưa|chi trả)(?: trực tiếp| thẳng| luôn)? vào (?:lương|thu nhập)|trả (?:bằng )?tiền mặt|quy (?:đổi )?ra tiền|nhận (?:bằng )?tiền|hoặc (?:nhận )?phụ cấp)"
    rf"|(?<!\w)(?:thay (?:cho|thế)|thay) (?:đóng |tham gia )?{_COMPULSORY}|(?<!không )(?<!ko )(?<!chưa )(?<!\w)(?:trả|cộng|tính|quy|gộp|chi trả|phát|đưa)(?: (?:luôn|thẳng|trực tiếp|cả|hết|tiền|phần|đổi)){{0,2}} {_ANY}(?: (?:luôn|thẳng|trực tiếp|hàng tháng)){{0,2}} (?:vào|qua|cùng|chung|trong|ra) (?:(?:tiền )?lương|thu nhập|tiền(?: mặt)?|tay)(?! (?:đóng|cơ bản đóng))|(?<!\w){_ANY}(?: ?[:,\-–(])? (?:do |thì |phần )?{WORKER}(?: (?:phải|sẽ|chủ động))? tự (?:túc|lo|đóng|mua|chịu)(?!\w)|(?<!\w)tự (?:đóng|mua|lo|túc) {_ANY}|(?<!\w){_ANY} tự (?:túc|lo|đóng|mua)(?!\w)"
)
_WHILE_TRYING: Final = Phrase(r"(?<!\w)(?:thử việc|học việc|probation)(?!\w)")
_SUPPORT_AS_LAW: Final = Phrase(
    r"(?<!\w)(?:theo (?:luật|quy định|đúng)|nhà nước|đầy đủ|làm hồ sơ|thủ tục|tư vấn|hướng dẫn|giải quyết)(?!\w)"
)
_PARTIAL: Final = Phrase(
    rf"(?<!\w)(?:chỉ|công ty chỉ) (?:đóng|tham gia|hỗ trợ)[^.;,]{{0,15}} {_COMPULSORY}(?! [^.;]{{0,10}}(?:sau|khi))|(?<!\w)(?:đóng|tham gia) (?:một phần|[1-9]\d ?%) {_COMPULSORY}|(?<!\w){_COMPULSORY}[^.;,]{{0,12}} (?:nhân viên|người lao động) (?:tự )?(?:đóng|chịu) (?:100 ?%|toàn bộ)"
    rf"|(?<!\w){_COMPULSORY}[^.;\d]{{0,35}}(?:trên|bằng|theo|dựa trên)(?: mức| khoảng| tỷ lệ){{0,2}} [3-9]\d ?%(?: của)?(?: mức| tổng){{0,2}} (?:lương|thu nhập)|(?<!\w){_COMPULSORY} (?:chỉ )?(?:dành |áp dụng )?(?:riêng )?(?:cho|đối với) (?:các )?(?:nhân viên |nhân sự |cấp )?(?:chủ chốt|nòng cốt|xuất sắc|lâu năm|gắn bó lâu|quản lý(?! nhà)|từ cấp|trưởng nhóm trở lên|có thành tích)"
    rf"|(?<!\w)chỉ (?:quản lý|trưởng nhóm|nhân viên (?:chủ chốt|lâu năm|văn phòng|xuất sắc))[^.;,]{{0,20}}(?:mới|được) [^.;,]{{0,15}}{_COMPULSORY}"
)
_RANK: Final = r"(?:cấp|tổ (?:trưởng|phó)|chuyền trưởng|ca trưởng|trưởng (?:ca|nhóm|phòng|bộ phận|chuyền|kho)|phó phòng|giám sát|quản lý(?! nhà)|bậc \d|(?:khối )?văn phòng|nhân viên (?:văn phòng|chủ chốt|nòng cốt|lâu năm|xuất sắc))"
_BY_RANK: Final = Phrase(
    rf"(?<!\w)(?:{_COMPULSORY}|bảo hiểm)(?: chỉ| được){{0,2}}(?: áp dụng| dành| đóng| có)?(?: riêng)? (?:cho|với|đối với|từ)(?: các| những| nhân viên| nhân sự| người| khối| từ){{0,3}} {_RANK}(?!\w)(?! (?:và|lẫn|cùng|đến|tới) (?:cả )?(?:công nhân|nhân viên|lao động|thợ|xưởng|khối|toàn|mọi))"
    rf"|(?<!\w){_COMPULSORY} cho (?:bạn|nhân viên|nv|người|ai|anh em)(?: nào)? (?:(?:làm|gắn bó) (?:lâu|trên|từ|đủ)|(?:đạt|đủ|vượt) (?:doanh số|doanh thu|kpi|chỉ tiêu|target|sản lượng|hiệu suất))(?!\w)|(?<!\w)ưu tiên(?: được)? {_JOINS} {_ANY}|(?<!\w){_JOINS} {_ANY}[^.;,]{{0,10}} theo (?:thâm niên|năng lực|thành tích|doanh số|hiệu suất|kpi|đánh giá)(?!\w)|(?<!\w)(?:đóng|tham gia) {_ANY} [4-9]\d ?%"
    rf"|(?<!\w)(?:chỉ|lên)(?: (?:từ|có|làm|tới|đến|cấp|khối)){{0,2}} {_RANK}[^.;,]{{0,30}} (?:mới|được)[^.;,]{{0,20}} {_COMPULSORY}|(?<!\w){_RANK} trở lên (?:mới |sẽ ){{0,2}}(?:được|có)[^.;,]{{0,15}} {_COMPULSORY}|(?<!\w)từ(?: cấp)? {_RANK}[^.;,]{{0,30}} mới[^.;,]{{0,20}} {_COMPULSORY}"
)
_LEAST: Final = r"(?:tối thiểu|thấp nhất|mức sàn)"
_UNDERPAID: Final = Phrase(
    rf"(?<!\w)(?:{_COMPULSORY}[^.;]{{0,40}}(?:{_LEAST}|(?:trên|mức|theo) {AMOUNT})|{_LEAST}[^.;]{{0,20}} {_COMPULSORY})[^.;]{{0,30}}(?:còn lại|chênh|phần dư|kia)[^.;]{{0,30}}(?:tiền mặt|tay|ngoài|riêng|phụ cấp)(?!\w)"
)
"""Paid in on the least, the rest of the wage past the books."""
_LONG_FIRST: Final = Phrase(
    rf"(?<!\w)(?:(?:qua|hết|sau|từ) năm (?:đầu tiên|đầu|thứ nhất|thứ (?:2|hai))|năm thứ (?:2|hai|3|ba))(?: trở đi)?[^.;,]{{0,25}} {_COMPULSORY}"
    rf"|(?<!\w)(?:làm|gắn bó|nhân viên|nv)(?: việc| làm)? (?:lâu dài|lâu năm|lâu|ổn định|cũ)[^.;,]{{0,20}} mới[^.;,]{{0,20}} {_COMPULSORY}|(?<!\w)xét(?: (?:cho|duyệt|được)){{0,2}} {_JOINS} {_ANY}"
)
"""Without a number, but later than any lawful probation ends, or for whoever is thought worthy."""
_AFTER: Final = Phrase(
    r"(?<!\w)(?:sau(?: khi)?|từ tháng thứ|đủ|làm(?: việc)?(?: được| đủ| trên| từ){1,2}|trụ(?: lại)?|từ|trên|hết|qua|after|thâm niên)(?: làm(?: việc)?| đủ| được| trên| khi| thời gian| ký hợp đồng| ký| thử việc| hđ){0,3} ?$"
)
_MONTH_NUMBER: Final = Phrase(
    rf"(?<!\w)(?:từ|bắt đầu từ) tháng thứ (?P<n>\d{{1,2}})[^.;,]{{0,30}} {_COMPULSORY}|{_COMPULSORY}[^.;]{{0,25}}(?:từ|bắt đầu từ) tháng thứ (?P<n2>\d{{1,2}})"
    rf"|(?<!\w)tháng thứ (?P<n3>\d{{1,2}})(?: trở đi)?,? mới [^.;,]{{0,20}}{_COMPULSORY}|{_COMPULSORY}[^.;]{{0,30}} (?:from|since|as of|in|after|at) (?:the |your ){{0,2}}(?P<n4>\d{{1,2}})(?:st|nd|rd|th) month|(?<!\w)(?:from|since|after) (?:the |your ){{0,2}}(?P<n5>\d{{1,2}})(?:st|nd|rd|th) month[^.;]{{0,30}} {_COMPULSORY}"
)
_WORKED: Final = Phrase(
    r"(?<!\w)(?:làm(?: việc)?|đi làm|vào làm|công tác|gắn bó|trụ lại|ký hợp đồng|thâm niên|cống hiến)(?: từ| tối thiểu| ít nhất| được| ổn định| đều| lâu dài| liên tục){0,2} ?$"
)
_ONLY: Final = Phrase(
    r"(?<!\w)(?:mới|xét)(?: được| có| đủ| xét| bắt đầu| cho| ký| hưởng| tham gia| đóng| mua| chế độ){0,4} ?$"
)
_OTHER_BENEFIT: Final = Phrase(
    r"(?<!\w)(?:lương|thưởng|phép|du lịch|sức khỏe|tăng|thăng tiến|nâng|xét(?! (?:(?:cho|duyệt|được) ){0,2}(?:đóng|tham gia|mua|$))|chính thức|hợp đồng chính|teambuilding|nghỉ mát|tai nạn|thâm niên ?,|cổ phần|tháng 13|khám|quà)(?!\w)|[.;•|]"
)
_NEXT_ITEM: Final = Phrase(r"(?:,| -) ?(?:sau|đủ|làm|trên|từ|qua|hết)[^,]{0,25}$")


def insurance_of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Find profiles of employees without social, health and unemployment insurance."""
    benefits, employment = role.profile.benefits, role.profile.other.employment
    if employment in ("temporary", "intern"):
        return
    missing = [each for each in ("social", "health", "unemployment") if each not in benefits.insurance]
    if missing:
        yield Finding(
            say("insurance lacks: {missing}", missing=", ".join(missing)),
            say("for a contract of a month or more: insurance: [social, health, unemployment]"),
            ("benefits", "insurance") if benefits.insurance else ("benefits",),
            key=not benefits.insurance,
            severity=Severity.WARNING,
        )


_MONEY_INSTEAD: Final = Phrase(r"tự (?:đóng|mua|lo)|vào lương|tiền mặt|ra tiền|thay")


def insurance_in_passage(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find compulsory insurance that is optional, paid out, left out, or begins later than a lawful probation ends."""
    if passage.part in (Part.DUTIES, Part.SUCCESS, Part.INTERVIEW, Part.SUMMARY):
        return
    folded, asked = passage.folded, passage.part is Part.REQUIREMENTS
    if asked and _KNOWN.stands_in(folded):
        return
    for phrase, trial_excuses in _UNLAWFUL[:1] if asked else _UNLAWFUL:
        found = phrase.first(folded)
        if found is None or (trial_excuses and _WHILE_TRYING.stands_in(folded)):
            continue
        if phrase is _NONE and (_BORNE.stands_in(folded) or _is_outside(folded)):
            continue
        if phrase is _PAID_OUT and _SUPPORT_AS_LAW.stands_in(folded) and not _MONEY_INSTEAD.stands_in(folded):
            continue
        yield Finding(
            say(
                "“{text}”: social, health and unemployment insurance are compulsory, no choice and no money instead",
                text=passage.written(found),
            ),
            say(
                "write for example: social, health and unemployment insurance from the day the contract is signed"
            ),
            passage.span(found),
        )
        return
    if context.law.probation is None:
        return
    longest = context.law.probation.college
    late = _late(folded, longest) or _unsure(folded)
    if late is not None:
        first, last = folded.origin(*late)
        yield Finding(
            say(
                "“{text}”: insurance begins with the contract, after {days} days of probation at the latest",
                text=" ".join(passage.text[first:last].split()),
                days=longest,
            ),
            say(
                "write for example: social, health and unemployment insurance from the day the contract is signed"
            ),
            passage.locate(first, last),
        )


_THEN_PAID: Final = (
    "là hưởng",
    "thì hưởng",
    "được hưởng",
    "là được hưởng",
    "hưởng",
    "la huong",
    "thi huong",
    "duoc huong",
    "la duoc huong",
    "huong",
)
"""Behind a length of time: what the insurance pays after it."""
_UNLAWFUL: Final = (
    (_OPTIONAL, False),
    (_NONE, True),
    (_PAID_OUT, True),
    (_PARTIAL, False),
    (_BY_RANK, False),
    (_UNDERPAID, False),
)
"""What must not be, and whether it may be while somebody is on trial."""


_KNOWN: Final = Phrase(
    r"(?<!\w)(?:kinh nghiệm|hiểu|biết|nắm|rành|thạo|thành thạo|kiến thức|thủ tục|nghiệp vụ|khách|công cụ|bán|tư vấn|tính|hồ sơ|sổ|đã|lợi thế|nơi khác|đơn vị khác|experience|knowledge)(?!\w)"
)
"""Among requirements terms are told where no heading parts them; a skill is none."""
_CASUAL: Final = Phrase(r"(?<!\w)(?:ctv|cộng tác viên|part[ -]?time|bán thời gian|thực tập sinh|tts)(?!\w)")
_REGULAR: Final = Phrase(r"(?<!\w)(?:full\w{0,4}|toàn thời gian|hành chính|để (?:khỏi|không))(?!\w)")


def _is_outside(folded: Folded) -> bool:
    """Tell whether a line is about people who are insured elsewhere or not at all, and not only called so."""
    return _CASUAL.stands_in(folded) and not _REGULAR.stands_in(folded)


def _unsure(folded: Folded) -> tuple[int, int] | None:
    """Return the stretch that puts insurance off without saying for how long."""
    found = _LONG_FIRST.first(folded)
    return found.span() if found and not _WHILE_TRYING.stands_in(folded) else None


def _late(folded: Folded, longest: int) -> tuple[int, int] | None:
    """Return the stretch that puts insurance off for longer than so many days."""
    for named in _MONTH_NUMBER.find(folded):
        if (int(next(each for each in named.groups() if each)) - 1) * 30 > longest:
            return named.start(), named.end()
    insured = list(_INSURANCE.find(folded))
    for length in durations(folded):
        before = Folded(folded.text[max(0, length.start - 40) : length.start], None)
        worked = _WORKED.stands_in(before)
        if length.most <= longest or not (worked or _AFTER.stands_in(before)):
            continue
        for found in insured:
            if found.start() >= length.end and found.start() - length.end <= 50:
                between = folded.text[length.end : found.start()]
                if worked and not _AFTER.stands_in(before) and not _ONLY.stands_in(Folded(between, None)):
                    continue
                listed = between.lstrip().startswith(",") and _OTHER_BENEFIT.stands_in(before)
                if not listed and not _OTHER_BENEFIT.stands_in(Folded(between, None)):
                    return length.start, found.end()
            if 0 <= length.start - found.end() <= 70 and _AFTER.stands_in(before):
                between = folded.text[found.end() : length.start]
                behind = folded.text[length.end : length.end + 20].strip(" .,;:()-")
                if behind.startswith(_THEN_PAID):
                    continue
                next_item = _NEXT_ITEM.stands_in(Folded(between, None)) and behind
                if not next_item and not _OTHER_BENEFIT.stands_in(Folded(between, None)):
                    return found.start(), length.end
    return None

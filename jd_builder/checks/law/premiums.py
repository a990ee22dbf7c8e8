"""Sentences about pay → what is paid for overtime, days of rest, holidays and nights, in percent of the usual pay."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases


class Kind(StrEnum):
    """Work that is paid above the usual."""

    OVERTIME = "overtime"
    REST = "rest"
    HOLIDAY = "holiday"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Premium:
    """What is paid for such work.

    Attributes:
        kind: The work.
        percent: The pay in percent of that of usual hours; 0 where it is for nothing.
        overtime: The sentence speaks of overtime, so the day is not one of the usual week.
        start: Where it begins in the folded text.
        end: Where it ends.
    """

    kind: Kind
    percent: float
    overtime: bool
    start: int
    end: int


PREMIUM_WORDS: Final = frozenset(
    {"ca", "ot", "overtime", "ngoài", "thêm", "lễ", "tết", "holiday", "holidays", "nhật", "cn", "đêm", "mùng", "mồng", "sunday",
     "sundays", "30"}
)  # fmt: skip
_DAY_NAMES: Final = r"(?:các |những |cả )?(?:ngày |dịp )?"
_DATE: Final = r"(?:30/0?4|0?1/0?5|0?2/0?9|10/0?3|0?1/0?1|24/11)(?![\d/])"
_WORK: Final = Phrase(
    r"(?<!\w)(?P<overtime>tăng ca|làm(?: việc)? thêm(?: ngoài)?(?: giờ)?|giờ làm thêm|(?:làm(?: việc)? |giờ )?ngoài giờ(?: hành chính)?|overtime|ot|sau giờ(?: làm)?|extra hours)(?!\w)"
    rf"|(?<!\w)(?P<holiday>{_DAY_NAMES}(?:lễ(?! tân| phép| phục| hội| nghi| cưới| độ| nghĩa| vật| trao| ký| khai| tốt| giáng)|tết(?! dương lịch \d))(?:(?:,| và| &|/| hay| -)? ?tết)?(?: âm lịch| nguyên đán| dương lịch| lớn)?|(?<!đến )(?<!hết )(?<!tới )(?:mùng|mồng) \d{{1,2}}|{_DATE}|(?:public )?holidays?)(?!\w)"
    r"|(?<!\w)(?P<rest>(?:các |những |ngày )?(?:chủ nhật|chúa nhật|cn)|ngày nghỉ(?: hàng| hằng)? tuần|ngày nghỉ(?! (?:phép|lễ|tết|trong|có|hưởng|theo|nhiều|ốm|thai|bù|được|của|mát|sinh|giữa|cuối|\d)|:)|sundays?|weekly day off)(?!\w)"
    r"|(?<!\w)(?P<night>(?:làm(?: việc)? |trực |giờ )?(?:ca đêm|ban đêm)|làm đêm|giờ đêm|ca 3|night shifts?)(?!\w)"
    r"|(?<!như )(?<!với )(?<!bằng )(?<!\w)(?P<usual>ngày thường|ngày bình thường|thứ (?:7|bảy)|t7|cuối tuần|trong tuần)(?!\w)"
)
_BY: Final = r"(?:(?:như|bằng|ngang|giống|tương đương)(?: với| đúng)?|theo(?= (?:giá|đơn giá|mức|lương|công)))(?: mức| giá| đơn giá| lương| công| tiền| ngày công| của){0,3}"
_RATE: Final = Phrase(
    r"(?<![\w.,/])(?P<percent>\d{2,3}) ?%?(?: ?(?:-|–|đến|tới|~) ?(?P<upper>\d{2,3}))? ?%"
    r"|(?<!\w)(?:x|×|nhân(?: với)?|gấp|hệ số|nhân hệ số|tính hệ số)(?: hệ số)? ?(?P<times>\d(?:[.,]\d{1,2})?)(?: lần)?(?![\w/%]| ?%| ?triệu| ?tr(?!\w)| ngày lễ| năm)"
    r"|(?<![\w.,/])(?P<fold>[1-4](?:[.,]\d{1,2})?) (?:(?<=[.,]\d )lương|(?<=[.,]\d\d )lương|lần(?= lương|,|\.|$| so với| ngày công| tiền công| công| giờ)|công(?= ?(?:$|[,.;)])))"
    r"|(?<!\w)(?P<double>(?:nhân|gấp) (?:đôi|hai)|lương đôi|công đôi|hai lần(?= lương)|(?:paid )?double(?: pay| time)?)(?!\w)"
    r"|(?<![\w.,/])(?P<bare>[1-4][.,]\d{1,2})(?=[,;.)/](?!\d)| ?$| \(| -| và| \|)"
    r"|(?<!\w)(?P<half>gấp rưỡi|nhân rưỡi|một rưỡi|1 rưỡi)(?!\w)|(?<!\w)(?P<treble>(?:nhân|gấp) (?:ba|bốn)|triple)(?!\w)"
    rf"|(?<!\w)(?P<usual>{_BY} ?(?:giờ (?:hành chính|thường|bình thường|chính)|ngày (?:thường|bình thường)|ca (?:thường|chính)|bình thường|thường(?= ?(?:$|[,.;)])))|at (?:the )?(?:normal|regular|base|standard|usual)(?: hourly)? (?:rate|pay)|bằng giờ(?= ?(?:$|[,.;)]))|100% đơn giá giờ)(?!\w)"
    r"|(?<!\w)(?P<nothing>(?:không|ko|k|hông|khỏi|chẳng)(?: được| có| hề){0,2}(?: tính| chi trả| trả| hưởng| nhận| chi){0,2}(?: thêm| gì| đồng)?(?: tiền)? (?:lương|công|tiền|thù lao|đồng)(?! (?:ty|việc|tác|nghệ|cụ|đoàn|tăng|làm|ot|thưởng|tháng|phụ|cơm|ăn|xe))|không tính(?= ?(?:$|[,.;)]))|unpaid|(?:is )?not paid|chùa(?= ?(?:$|[,.;)]| khi))|without pay|free(?= ?(?:$|[,.;)])))(?!\w)"
)
FOR_NOTHING: Final = re.compile(r"không|khong|\bk\b|\bko\b|hông|chùa|free|paid|without")
"""What no pay of nothing lacks."""
_ANY_RATE: Final = re.compile(
    r"\d ?%|(?<!\w)[x×] ?\d|\d (?:lần|lan|lương|luong|công|cong|rưỡi|ruoi)|[1-4][.,]\d|(?:hệ số|he so) \d"
)
_RATE_WORDS: Final = frozenset(
    "nhân nhan gấp gap rưỡi ruoi đôi doi hai double triple như nhu bằng bang ngang giống giong đương duong theo rate pay "
    "không khong ko k hông hong khỏi khoi chẳng chang unpaid paid chùa chua free without".split()
)
"""A rate is in figures, or has one of these."""
_NO_OVERTIME_PAY: Final = Phrase(
    r"(?<!\w)(?<!chưa )(?:không|ko)(?: có| được| hề){0,2}(?: tính| chi trả| trả| hưởng| chi)?(?: thêm)? (?:lương|tiền|phụ trội) (?:tăng ca|ot|overtime|làm thêm|ngoài giờ)(?! vào)(?!\w)"
    r"|(?<!\w)(?:ở lại|nán lại|về muộn|về trễ|quá giờ|trực thêm|trực đến khuya|sau giờ|ngoài giờ|(?:xuyên|thâu|suốt) đêm|(?:trực|làm|chạy)(?: \w{1,6}){0,2} (?:đến|tới) (?:1[89]|2[0-4]) ?[hg][0-5]?\d?)(?! không)[^.;,]{0,30},? không (?:được |có )?tính (?:thêm )?(?:tăng ca|ot|làm thêm|ngoài giờ|thêm giờ|giờ|tiền|lương)(?! (?:phạt|cọc|phí|trễ))(?!\w)"
    r"|(?<!\w)ngoài giờ không tính (?:ot|tăng ca|thêm)(?!\w)"
)
RATES: Final = Phrases(
    _RATE,
    _NO_OVERTIME_PAY,
    Phrase(
        r"(?<!\w)(?:gồm|nằm)(?: luôn| hết| sẵn| chung| cả| tiền| lương){0,3} (?:trong|tăng ca|ot|overtime|làm|ngoài)(?!\w)"
    ),
)
_SENTENCE: Final = re.compile(r"[.;!?](?!\d)| \| |\. (?=\D)")
_NO_WORD: Final = re.compile(r"[ :,=(–-]{0,4}")
_ENDS: Final = re.compile(r" ?(?:$|[,.;)])")
_LISTED: Final = re.compile(
    r"[ ,/&+():–-]{0,4}(?:(?:và|hoặc|hay|các|những|vào|trong|ngày|đi|làm|việc|trực|dịp|khi|đến|lương|va|hoac|cac|nhung|vao|ngay|di|lam|viec|truc|dip|den|luong)[ ,/-]{1,2}){0,4}"
)
_LISTED_BETWEEN: Final = re.compile(
    r"[ ,:(]{0,2}(?:(?:lương|công|tiền|tiền lương|cho|vào|khi|nếu|những|các|trong|đi|làm|việc|ngày|giờ|dịp|trực|luong|cong|tien|vao|neu|nhung|cac|di|lam|viec|ngay|gio|truc) ){0,6}"
)
_PAID: Final = Phrase(
    r"(?<!\w)(?:lương|lcb|công(?! ty| việc| tác| nghệ| cụ| đoàn| trình| nhân| bố| suất)|tiền công|đi làm|làm(?: việc)?(?! quà| tròn)|trực|tăng ca|ot|overtime|work|paid|pay|tính)(?!\w)"
)
_AT_WORK: Final = Phrase(r"(?<!\w)(?:đi làm|làm(?! tròn| quà)|trực|tăng ca|ot|overtime|work)(?!\w)")
_OTHER_THING: Final = Phrase(
    r"(?<!\w)(?:thưởng|hoa hồng|doanh thu|doanh số|kpi|khách|giá|vé|quà|lì xì|tip|đơn hàng|điểm|bảo hiểm|bhxh|học phí|cơm|bữa|xe|giảm|thời gian|lượng|công suất|thử việc|năng suất|lần/năm|bonus|thu nhập|ngân sách|tăng trưởng|tăng lên|đạt|vượt|lương tháng|tháng 13)(?!\w)"
)
_ON_TOP: Final = Phrase(r"(?:\+|(?<!\w)(?:cộng|thêm|cộng thêm|phụ cấp|phụ trội|tính thêm))(?: lương)? ?$")
_OF_PAY: Final = Phrase(r"^ ?(?:mức |đơn giá )?(?:lương|tiền công|lcb)(?!\w)")
_NOT_OF_PAY: Final = Phrase(
    r"^ ?(?:thời gian|doanh|công suất|quân số|nhân sự|kpi|chỉ tiêu|giá|khách|điểm|năm|cơm|tiền cơm|bảo hiểm|phí|chi phí|\d)"
)
_DENIED: Final = Phrase(
    r"(?<!\w)(?:không|chưa|cấm|no|never|đừng|chẳng|hạn chế)(?: (?:có|bao giờ|bắt|để|ai|phải|áp dụng|chuyện|với|tồn tại|hề|như|nơi khác|kiểu)){0,4} ?$|(?<!\w)(?:chỗ|nơi|bên|công ty|cty|đâu) khác(?: \w{1,5}){0,2} ?$"
)
_OFF_BEFORE: Final = re.compile(
    r"(?:^|[^\w])(?<!không )(?<!khong )(?:được nghỉ|nghỉ|nghi|off)(?:[ ,&/+-]{1,3}(?:cả|các|vào|ngày|thứ 7|thứ bảy|t7|và|full|trọn|hưởng|lễ|tết|cn|chủ nhật|chu nhat|va|thu 7)){0,4}[ ,&/+:-]{1,3}$"
)
_OFF_BEHIND: Final = re.compile(
    r" (?:được |đều |thì |duoc |deu |thi )?(?:nghỉ|nghi|off)(?!\w)(?! làm| bù| lam)"
)
"""A day on which nobody works."""
_WORKED_BEHIND: Final = re.compile(
    r" (?:nào|nao) (?:có |phải |co |phai )?(?:đi làm|làm|tăng ca|di lam|lam|tang ca)(?!\w)"
)
"""But for those who do: `nghỉ chủ nhật, chủ nhật nào làm thì 200%`."""
_OFF: Final = Phrase(r"(?<!\w)(?:nghỉ|off)(?!\w)")
_NEAR_OFF: Final = 64
"""Days off are listed no further back."""
_LONGEST_GAP: Final = 40
_NEAR: Final = 28


@dataclass(frozen=True, slots=True)
class _Piece:
    """A kind of work, or a rate as the word for it and its percent, and its place."""

    start: int
    end: int
    kind: Kind | None
    percent: float = 0.0
    word: str = ""


def _starts(piece: _Piece) -> int:
    return piece.start


_STRICTER: Final = (Kind.OVERTIME, Kind.NIGHT, Kind.REST, Kind.HOLIDAY)


def premiums(folded: Folded) -> Iterator[Premium]:
    """Yield what is paid for each kind of work that a text names with a rate: `tăng ca x1.5, lễ 300%`."""
    told = not folded.words.isdisjoint(_RATE_WORDS) or _ANY_RATE.search(folded.text) is not None
    rates = list(_rates(folded)) if told else []
    works = list(_works(folded, rates)) if rates else []
    if works:
        start = first = 0
        pieces = sorted((*works, *rates), key=_starts)
        for end in [*(found.start() for found in _SENTENCE.finditer(folded.text)), len(folded.text)]:
            last = bisect_left(pieces, end, lo=first, key=_starts)
            yield from _of_sentence(folded, start, pieces[first:last])
            start, first = end, last
    for found in _NO_OVERTIME_PAY.find(folded):
        yield Premium(Kind.OVERTIME, 0.0, overtime=True, start=found.start(), end=found.end())


def _works(folded: Folded, rates: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield the works; days off are none, nor are working days unless the text speaks of overtime."""
    found = list(_WORK.find(folded))
    overtime = any(each["overtime"] for each in found)
    for each in found:
        name = each.lastgroup or ""
        start, end = each.span()
        before = bisect_left(rates, end, key=_starts)
        if before and start < rates[before - 1].end:
            continue
        if name == "usual":
            if overtime:
                yield _Piece(start, end, Kind.OVERTIME)
        elif name == "overtime" or not _is_off(folded, start, end):
            yield _Piece(start, end, Kind(name))


def _is_off(folded: Folded, start: int, end: int) -> bool:
    if _WORKED_BEHIND.match(folded.text, end):
        return False
    before = _OFF_BEFORE.search(folded.text, max(0, start - _NEAR_OFF), start)
    return bool(before or _OFF_BEHIND.match(folded.text, end))


_FIXED: Final = {"double": 200.0, "half": 150.0, "treble": 300.0, "usual": 100.0, "nothing": 0.0}


def _rates(folded: Folded) -> Iterator[_Piece]:
    for found in _RATE.find(folded):
        name = next(name for name, value in found.groupdict().items() if value)
        if name == "percent":
            percent = float(found["upper"] or found["percent"])
        elif name in _FIXED:
            percent = _FIXED[name]
        else:
            percent = 100 * float(found[name].replace(",", "."))
        if name != "fold" or percent > 100:  # `1 công` is what a day counts
            yield _Piece(*found.span(), None, percent, name)


def _of_sentence(folded: Folded, start: int, pieces: Sequence[_Piece]) -> Iterator[Premium]:
    """Pair the works of a sentence with the rates behind them, or with those before them where it begins with one."""
    runs = [list(run) for _, run in groupby(pieces, key=lambda piece: piece.kind is None)]
    if runs and runs[0][0].kind is None:
        if len(runs) == 1:
            return
        led = _LISTED_BETWEEN.fullmatch(folded.text, runs[0][-1].end, runs[1][0].start) is not None
        runs = runs if led and runs[-1][0].kind is not None else runs[1:]
    overtime = any(piece.kind is Kind.OVERTIME for piece in pieces)
    for first, second in zip(runs[::2], runs[1::2], strict=False):
        works, rates = (first, second) if first[0].kind is not None else (second, first)
        yield from _paired(folded, start, works, rates, overtime=overtime)


def _paired(
    folded: Folded, start: int, works: list[_Piece], rates: list[_Piece], *, overtime: bool
) -> Iterator[Premium]:
    """Yield what the rates say of the works; where it is not plain which is whose, only what all of them say."""
    behind = works[0].start < rates[0].start
    works = _listed(folded, works, last=behind)
    rates = _listed(folded, rates, last=False)
    near = works[-1] if behind else works[0]
    if sum(piece.kind is near.kind for piece in works) > 1 and len({piece.kind for piece in works}) > 1:
        works = [near]  # named before as something else: `nghỉ chủ nhật, lễ, làm chủ nhật 200%`
    first, last = min(near.start, rates[0].start), max(near.end, rates[-1].end)
    around = _Around(
        before=_cut(folded, max(start, min(works[0].start, first) - _NEAR), near.start if behind else first),
        between=_cut(folded, near.end, rates[0].start) if behind else _cut(folded, rates[-1].end, near.start),
        after=_cut(folded, last, last + _NEAR),
        behind=behind,
        overtime=overtime,
    )
    if len(around.between.text) > _LONGEST_GAP:
        return
    if rates[0].percent <= 100 and _DENIED.stands_in(around.before):
        return
    if len(rates) > 1:
        rates = [rate for rate in rates if rate.word != "usual"] or rates  # `150 % như ngày thường`
    kinds = list(dict.fromkeys(piece.kind for piece in works if piece.kind is not None))
    if Kind.OVERTIME in kinds and 1 < len(kinds) != len(rates):
        kinds.remove(Kind.OVERTIME)  # it only says what the days are worked as
    if kinds == [Kind.OVERTIME] and len(rates) in (2, 3):
        kinds = [Kind.OVERTIME, Kind.REST, Kind.HOLIDAY][: len(rates)]
    if len(kinds) == len(rates):
        pairs = list(zip(kinds, rates, strict=True))
    else:
        kind = (max if len(rates) == 1 else min)(kinds, key=_STRICTER.index)
        pairs = [(kind, max(rates, key=lambda rate: rate.percent))]
    for kind, rate in pairs:
        percent = _percent(kind, rate, around)
        if percent is not None:
            yield Premium(kind, percent, overtime, first, last)


def _listed(folded: Folded, pieces: list[_Piece], *, last: bool) -> list[_Piece]:
    """Return the first or the last pieces that stand side by side: `chủ nhật, lễ`, `150%, 200%`."""
    cuts = [
        index
        for index, (one, other) in enumerate(pairwise(pieces), start=1)
        if not _LISTED.fullmatch(folded.text, one.end, other.start)
    ]
    if not cuts:
        return pieces
    return pieces[cuts[-1] :] if last else pieces[: cuts[0]]


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a work and its rate, whether the rate stands behind, and whether the sentence speaks of overtime."""

    before: Folded
    between: Folded
    after: Folded
    behind: bool
    overtime: bool


def _cut(folded: Folded, start: int, end: int) -> Folded:
    return Folded(folded.text[start:end], None, is_bare=folded.is_bare)


def _percent(kind: Kind, rate: _Piece, around: _Around) -> float | None:
    """Return the whole pay that a rate stands for, None where it is no pay for that work."""
    before, between, after = around.before, around.between, around.after
    days = kind in (Kind.REST, Kind.HOLIDAY)
    if _OTHER_THING.stands_in(between) or _NOT_OF_PAY.stands_in(after):
        return None
    if kind is not Kind.OVERTIME and _OTHER_THING.stands_in(before):
        return None
    alone = around.behind and _NO_WORD.fullmatch(between.text) is not None
    if rate.word == "bare" and not (alone and around.overtime):
        return None
    if rate.word == "percent" and (rate.percent < 100 or _ON_TOP.stands_in(between)):
        more = _ON_TOP.stands_in(between) or (kind is Kind.NIGHT and _PAID.stands_in(between))
        if more:
            return None if days else 100 + rate.percent
        paid = _PAID.stands_in(between) or _OF_PAY.stands_in(after)
        return rate.percent if kind is Kind.OVERTIME and paid else None
    if rate.percent <= 100:
        if kind is Kind.OVERTIME:
            return None if rate.word == "usual" and _AT_WORK.stands_in(between) else rate.percent
        worked = _AT_WORK.stands_in(before) or _AT_WORK.stands_in(between)
        usual = kind is Kind.HOLIDAY or (kind is Kind.REST and around.overtime)
        return rate.percent if usual and worked and not _OFF.stands_in(between) else None
    if not days:
        return rate.percent
    named = around.overtime or (alone and _ENDS.match(after.text) is not None)
    return rate.percent if named or any(map(_PAID.stands_in, (before, between, after))) else None

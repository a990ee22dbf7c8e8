"""Lengths of time, amounts of money and shares as postings write them → numbers that compare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from jd_builder.checks.folding import Folded, Phrase, remembered
from jd_builder.profile.localized import without_marks

_WORDS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "nửa": 0.5,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_AMBIGUOUS: Final = frozenset({"nam", "sau", "ba"})
"""Without marks these are also “year”, “after” and “Mrs”."""
_BARE_WORDS: Final = {without_marks(word): value for word, value in _WORDS.items()}
NUMBER: Final = rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|{'|'.join(_WORDS)})"
"""A small number, in digits or words."""
TO: Final = r" ?(?:-{1,2}|–|—|~|→|->|=>|đến|tới|to|hoặc) ?"
"""What stands between the two ends of a range."""

_UNIT_DAYS: Final = {
    "tháng": 30, "thang": 30, "month": 30, "tuần": 7, "tuan": 7, "week": 7, "ngày": 1, "ngay": 1, "day": 1,
    "năm": 365, "nam": 365, "year": 365,
}  # fmt: skip
_DURATION: Final = Phrase(
    rf"(?<![\w.,/])(?P<low>{NUMBER})(?: ?\(\w{{1,8}}\))?(?:{TO}(?P<high>{NUMBER})(?: ?\(\w{{1,8}}\))?)? ?"
    r"(?P<unit>tháng|tuần|ngày(?P<working> làm việc| công)?|năm|months?|weeks?|(?P<work>working )?days?|years?)(?P<half> rưỡi)?(?!\w)"
)
_DATE: Final = re.compile(r"(?:ngày|ngay|mùng|mung|mồng|mong) ?$")
_DATE_WORD: Final = 6
"""It is looked for no further back."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        least: Fewest days; a month is 30, a year 365.
        most: Most days.
        unit: `day`, `working_day`, `week`, `month` or `year`.
        count: Most of that unit.
    """

    start: int
    end: int
    least: float
    most: float
    unit: Literal["day", "working_day", "week", "month", "year"]
    count: float


_UNITS: Final[dict[int, Literal["day", "week", "month", "year"]]] = {
    1: "day",
    7: "week",
    30: "month",
    365: "year",
}


def number_of(text: str, *, bare: bool = False) -> float | None:
    """Read a small number in digits (`02`, `1,5`) or words (`hai`); None where it is none."""
    if bare and text in _AMBIGUOUS:
        return None
    if text in _WORDS:
        return _WORDS[text]
    if text in _BARE_WORDS:
        return _BARE_WORDS[text]
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def durations(folded: Folded) -> Iterator[Duration]:
    """Yield every length of time: `2 tháng`, `01-03 tháng`, `hai tháng rưỡi`, `60 ngày`; not a date such as `ngày 2 tháng 9`."""
    for found in _DURATION.find(folded):
        low = number_of(found["low"], bare=folded.is_bare)
        high = number_of(found["high"] or found["low"], bare=folded.is_bare)
        if low is None or high is None:
            continue
        if (
            _DATE.search(folded.text, max(0, found.start() - _DATE_WORD), found.start())
            and folded.text[found.end() : found.end() + 2].strip().isdigit()
        ):
            continue
        word = found["unit"].removeprefix("working ").split()[0]
        days = _UNIT_DAYS[word.rstrip("s")]
        extra = 0.5 if found["half"] else 0.0
        working = bool(found["working"] or found["work"])
        yield Duration(
            found.start(),
            found.end(),
            (min(low, high) + extra) * days,
            (max(low, high) + extra) * days,
            "working_day" if working else _UNITS[days],
            max(low, high) + extra,
        )


Per = Literal["hour", "day", "week", "month", "year", "shift"]
_SCALES: Final = {"triệu": 1e6, "trieu": 1e6, "tr": 1e6, "củ": 1e6, "cu": 1e6, "m": 1e6, "mil": 1e6, "million": 1e6,
                  "nghìn": 1e3, "nghin": 1e3, "ngàn": 1e3, "ngan": 1e3, "k": 1e3, "tỷ": 1e9, "ty": 1e9, "tỉ": 1e9, "ti": 1e9}  # fmt: skip
_FOREIGN = {"$": "USD", "us$": "USD", "usd": "USD", "đô": "USD", "đô la": "USD", "đô la mỹ": "USD", "dollar": "USD", "dollars": "USD",
                   "€": "EUR", "eur": "EUR", "euro": "EUR", "yên": "JPY", "jpy": "JPY", "cny": "CNY", "rmb": "CNY", "nhân dân tệ": "CNY", "tệ": "CNY",
                   "đài tệ": "TWD", "sgd": "SGD", "đô sing": "SGD", "krw": "KRW", "won": "KRW", "thb": "THB", "baht": "THB", "gbp": "GBP", "bảng anh": "GBP", "aud": "AUD", "đô úc": "AUD", "usdt": "USDT"}  # fmt: skip
_FOREIGN |= {without_marks(name): code for name, code in _FOREIGN.items() if name != "đô"}
_PERS: Final[dict[str, Per]] = {
    "giờ": "hour", "gio": "hour", "h": "hour", "hour": "hour", "hr": "hour", "tiếng": "hour", "tieng": "hour", "ngày": "day", "ngay": "day", "day": "day", "công": "day",
    "cong": "day", "tháng": "month", "thang": "month", "month": "month", "mo": "month", "th": "month", "năm": "year", "nam": "year", "year": "year", "tuần": "week", "tuan": "week",
    "week": "week", "ca": "shift", "buổi": "shift", "buoi": "shift",
}  # fmt: skip
_WORD_SUM: Final = (
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)(?: trăm)?(?= (?:triệu|nghìn|ngàn|củ)(?!\w))"
)
_SUM: Final = rf"\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}(?!\d)|\d{{4,9}}|\d{{1,4}}(?:[.,]\d{{1,2}})?|{_WORD_SUM}"
_SCALE: Final = r"(?:triệu|nghìn|ngàn|million|mil|tỷ|tỉ|củ|tr(?=\d|(?!\w))|k(?=\d{1,3}(?!\w)|(?!\w))|m(?!\w))"
_COIN: Final = r"(?:đồng|vnđ|vnd|đ(?!\w)|₫|us\$|usdt|usd|\$|đô la mỹ|đô la|đô sing|đô úc|đô(?!\w)|dollars?|€|euro?(?!\w)|yên(?!\w)|jpy|cny|rmb|nhân dân tệ|đài tệ|tệ(?!\w)|won(?!\w)|baht(?!\w)|bảng anh|sgd|krw|thb|gbp|aud)"
AMOUNT: Final = rf"(?:(?:us)?\$ ?\d[\d.,]{{0,9}}|(?:{_SUM})(?: ?{_SCALE}(?:\d{{1,3}})?(?: rưỡi)?(?: ?{_COIN})?| ?{_COIN}|(?<=\d[.,]\d\d\d)))(?!\w)"
"""A sum of money as `amounts` reads it, for patterns in which one stands."""
MONEY: Final = Phrase(
    rf"(?<![\w.,:])(?P<sign>us\$|\$|€|usd )? ?(?P<low>{_SUM}) ?(?P<low_scale>{_SCALE})?(?P<low_tail>\d{{1,3}}(?!\d|[.,]\d)| rưỡi)? ?(?P<low_coin>{_COIN})?"
    rf"(?:(?: ?/ ?tháng)?(?: ?(?:-{{1,2}}|–|—|~|→|->|=>|đến|tới|to|lên đến) ?)(?:us\$|\$|€)? ?(?P<high>{_SUM}) ?(?P<scale>{_SCALE})?(?P<tail>\d{{1,3}}(?!\d|[.,]\d)| rưỡi)? ?(?P<coin>{_COIN})?)?"
    r"(?![\w$])(?:(?: ?net| ?gross)? ?(?:/ ?(?:1 |một )?|một |mỗi |1 |per |a |cho (?:1|một) |theo )(?P<per>giờ|tiếng|hour|hr|h|ngày|day|công|tháng|month|th|năm|year|tuần|week|ca|buổi)(?![\w/]))?"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money, or a range.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        least: The lower end, in whole units of the currency.
        most: The upper end.
        currency: `VND` where nothing else is said.
        per: For which time, where that is said right behind it.
    """

    start: int
    end: int
    least: float
    most: float
    currency: str
    per: Per | None


def _sum(text: str) -> float:
    if not text[0].isdigit():
        word, _, hundred = text.partition(" ")
        return _BARE_WORDS[without_marks(word)] * (100 if hundred else 1)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    return float(text.replace(",", "."))


def _scaled(text: str, scale: str | None, tail: str | None) -> float:
    factor = _SCALES[scale] if scale else 1.0
    more = (float(f"0.{tail}") if tail.isdigit() else 0.5) if tail and scale else 0.0
    return (_sum(text) + more) * factor


_DIGIT: Final = re.compile(r"\d")
_SCALE_WORDS: Final = frozenset({"triệu", "trieu", "nghìn", "nghin", "ngàn", "ngan", "củ", "cu"})


@remembered
def amounts(folded: Folded) -> tuple[Money, ...]:
    """Return every amount of money: `7tr5`, `7 - 10 triệu`, `hai triệu rưỡi`, `15.000.000đ`, `25k/h`, `$1,000 - $1,500`.

    A number without scale and currency counts where it has thousands marks and is a million or more, or where an
    hour follows it (`25.000/giờ`). Where `MONEY` does not stand there is none.
    """
    return tuple(_amounts(folded))


def _amounts(folded: Folded) -> Iterator[Money]:
    if not _DIGIT.search(folded.text) and folded.words.isdisjoint(_SCALE_WORDS):
        return
    for found in MONEY.find(folded):
        coin = found["coin"] or found["low_coin"] or (found["sign"] or "").strip()
        scale = found["scale"] or (None if found["high"] else found["low_scale"])
        low_scale = found["low_scale"] or (found["scale"] if found["high"] else None)
        per = _PERS[found["per"]] if found["per"] else None
        most = _scaled(
            found["high"] or found["low"], scale, found["tail"] if found["high"] else found["low_tail"]
        )
        least = _scaled(found["low"], low_scale, found["low_tail"])
        if found["high"] and not scale and low_scale and most < 1_000:
            most *= _SCALES[low_scale]
        if not (scale or low_scale or coin):
            grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d{5,9}", found["low"])
            if not grouped or not (least >= 1_000_000 or (per == "hour" and least >= 5_000)):
                continue
        elif coin and low_scale is None and scale and least >= 1_000_000:
            pass
        elif low_scale and found["low"] and _sum(found["low"]) >= 1_000_000:
            least = _sum(found["low"])
        yield Money(
            found.start(), found.end(), min(least, most), max(least, most), _FOREIGN.get(coin, "VND"), per
        )


def clause_before_sum(folded: Folded, money: Money) -> Folded:
    """Return what stands before an amount in its clause."""
    text = folded.text[max(0, money.start - 70) : money.start]
    for mark in (", ", "; ", ". ", " + ", "(", " và "):
        text = text.rsplit(mark, 1)[-1]
    return Folded(text, None)


_PERCENT: Final = re.compile(
    r"(?<![\w.,])(?P<low>\d{1,3}(?:[.,]\d)?) ?%?(?: ?(?:-|–|—|~|đến|tới|den|toi|to) ?(?P<high>\d{1,3}(?:[.,]\d)?) ?)?%"
)


_PART: Final = Phrase(
    r"(?<![\w/.,])(?<!từ )(?<!ngày )(?<!đến )(?<!lễ )(?<!, )(?P<of>\d) ?/ ?(?P<in>\d)(?= (?:mức |tổng )?(?:lương|lcb|thu nhập|chính thức)(?! ?\d))|(?<!\w)(?P<words>một|hai|ba|bốn|năm|sáu|bảy|tám|chín) phần (?P<parts>ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|(?<!\w)(?P<half>một nửa|nửa|½)(?= (?:mức |tổng )?(?:lương|lcb|thu nhập))"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, or a range of shares, and where it stands in the folded text."""

    start: int
    end: int
    least: float
    most: float


def shares(folded: Folded) -> Iterator[Share]:
    """Yield every share: `85%`, `70 - 85%`, `4/5 lương`, `bốn phần năm`, `nửa lương`."""
    for found in _PERCENT.finditer(folded.text):
        low = float(found["low"].replace(",", "."))
        high = float((found["high"] or found["low"]).replace(",", "."))
        yield Share(found.start(), found.end(), min(low, high), max(low, high))
    for found in _PART.find(folded):
        of, parts = found["of"] or found["words"] or "1", found["in"] or found["parts"] or "2"
        part, whole = (
            _BARE_WORDS[without_marks(each)] if each.isalpha() else int(each)
            for each in (of, parts.replace("tư", "4").replace("tu", "4"))
        )
        if 0 < part <= whole:
            yield Share(found.start(), found.end(), 100 * part / whole, 100 * part / whole)

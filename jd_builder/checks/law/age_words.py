"""Ages without a number and in frames of their own: “ba mươi”, “U30”, “trung niên”, “not older than 35”."""

from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import START
from jd_builder.checks.law.frame import (
    BOUND,
    FILL,
    REFUSES,
    phrases,
    preferred_at_once,
    refused,
    refused_at_once,
)

_TENS: Final = (
    r"(?:(?:hai|ba|bốn|năm|sáu) (?:mươi|chục)(?: (?:mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?|(?:hai|ba|bốn|năm) (?:lăm|nhăm|mốt)|mười chín"
    r"|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_UP: Final = r"(?:dưới|không quá|quá|tối đa|chưa quá|chưa đến|tầm|khoảng|trên|ngoài|độ|từ|đến|under|below|over|above|around)"
_NOT_AGE: Final = r"(?! ?(?:triệu|tr\b|k\b|%|năm|tháng|ngày|giờ|h\b|phút|người|usd|kg|cm|m\b|km|buổi|ca\b|nghìn|ngàn|đ\b|lần|khách|years? of|years? in|months?|days?|hours?|minutes?|people|weeks?|mins?))"
_N: Final = r"(?:1[5-9]|[2-6]\d)(?!\d|[.,]\d)"
_WHO: Final = r"(?: (?:các|những|bạn|ứng viên|người|lao động|nhân viên|nhân sự|nam|nữ|chị|anh|chị em|độ tuổi|tuổi|lứa tuổi|ở|đang|thuộc|nhóm|đã|là|hơi)){0,4}"
_PREFERS: Final = r"(?:ưu tiên|ưu ái|chỉ tuyển|chỉ nhận|không tuyển|không nhận|hạn chế|tuyển|cần|yêu cầu)"
_U: Final = r"u(?:2[4-9]|[3-5]\d)(?!\w)(?! (?:việt|quốc gia|nam|nữ))"

GENERATION: Final = r"(?:gen ?-?(?:z|y|x)\b|[6789]x\b|10x\b|2k\d?\b|k\d\b)"
_BEYOND: Final = rf"(?:(?:ngoài|trên|quá|qua|từ)(?: tuổi)? {_N}|dưới(?: tuổi)? [2-6]\d(?!\d|[.,]\d))"
"""Those under eighteen may be turned away."""
_BORN: Final = rf"{GENERATION}(?: (?:đời )?(?:đầu|giữa|cuối))?"

BOUNDS: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"(?<!\w)(?:not|no|never) (?:older|more) than (?P<most>{_N})(?= ?(?:$|[.,;)]| years? old| years of age))",
        rf"(?<!\w)(?:younger than|not exceeding|not over|not above) (?P<most>{_N})(?= ?(?:$|[.,;)]| years? old| years of age))",
        rf"(?<!\w)(?:older than) (?P<least>{_N})(?= ?(?:$|[.,;)]| years? old))",
        rf"(?<!\w)(?:max(?:imum)? age|age limit|upper age|age cap)(?: limit)?[ :=]{{1,3}}(?:is |of |up to |under |below )?(?P<most>{_N})",
        rf"(?<!\w)(?:age|aged|ages)[ :]{{1,3}}between (?P<low>{_N})[\s\-–]{{1,3}}(?:and |to )?(?P<high>{_N})",
        rf"{START}between (?P<low>{_N}) and (?P<high>{_N})(?= ?(?:$|[.,;)]))",
        rf"(?<!\w)(?:độ )?(?:tuổi|hạn tuổi)(?: (?:tối đa|trần|thích hợp|phù hợp|tốt nhất|đẹp nhất|lý tưởng|được nhận|mong muốn|yêu cầu|cần|quy định|ưu tiên|nhận hồ sơ)){{0,2}}[ :]{{1,3}}(?:từ |khoảng |tầm |trong khoảng ){{0,2}}(?P<low>{_N})(?: ?[\-–~] ?| đến | tới | - )(?P<high>{_N}){_NOT_AGE}",
        rf"(?<!\w)(?:hạn tuổi|giới hạn tuổi|giới hạn độ tuổi|tuổi trần|tuổi tối đa|tuổi cao nhất|tuổi max)(?: (?:là|cho|đối với|với|nam|nữ)){{0,3}}[ :]{{1,3}}(?:(?:nam|nữ|là|tối đa|đến|dưới|không quá|cho)[ :]{{1,3}}){{0,3}}(?P<most>{_N}){_NOT_AGE}",
        rf"(?<!\w)trung niên[ ,:(]{{1,2}}(?:từ |tầm |khoảng ){{0,2}}(?P<low>{_N})(?: ?[\-–~] ?| đến | tới )(?P<high>{_N}){_NOT_AGE}",
        rf"(?<!\w)(?:tầm|khoảng|cỡ|chừng|chưa đến|chưa tới) (?P<most>{_N}) ?(?:tuổi|t(?!\w))(?! (?:nghề|thọ))",
    )
)
"""Numbers that are a limit as those of `age` are, and are judged in the same way."""

_WORDED: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"(?<!\w)(?:độ )?tuổi(?: đời)?(?: (?:phải|cần|còn|là|tầm|khoảng))?[ :]{{1,3}}{_UP}[ :]{{1,2}}{_TENS}(?!\w)",
        rf"(?<!\w){_UP} (?:{_TENS} (?:đến|tới) )?{_TENS} (?:tuổi|years old)(?! nghề)",
        rf"(?<!\w){_TENS} tuổi {BOUND}",
        rf"(?<!\w)in (?:his|her|their|your|the|early|mid|late)(?: early| mid| late)?[ -](?:{_N}s|[2-5]0s|twenties|thirties|forties)(?!\w)",
        rf"(?<!\w)(?:ưu tiên|tuyển|cần|yêu cầu|ứng viên|độ tuổi|tuổi|nhân sự|người|bạn|phù hợp|hợp)(?: (?:các|những|bạn|ứng viên|người|nhân sự|độ tuổi|tuổi|thế hệ|anh chị|với|đang|ở|thuộc)){{0,3}}[ :]{{1,2}}{_U}",
        r"(?<!phát )(?<!học )(?<!\w)(?:(?:sinh năm|năm sinh|sn)(?: (?:từ|khoảng|sau|trước|trong|tầm|cỡ)){0,2}|sinh (?:từ|sau|trước|khoảng)(?: năm)?)[ :]{1,2}'?[5-9]\d(?![\d.,])(?= ?(?:$|[.,;)(\-–]|đến|tới|trở|đổ|hoặc|về|quay))",
        r"(?<!\w)(?<!của )(?<!cho )(?<!với )(?<!lý )(?<!dạy )(?<!về )(?<!hiểu )(?<!ý )(?:ở |trong )?(?:độ |lứa )?tuổi (?:trung niên|teen|đôi mươi|thanh niên|mười tám đôi mươi|đoàn viên|xế chiều|thanh xuân)(?!\w)",
        rf"(?<!\w){_PREFERS}{_WHO} (?:trung niên|lớn tuổi|cao tuổi|thanh niên|đứng tuổi|có tuổi|luống tuổi)(?! (?:xung|việt|tình nguyện|gặp|thành phố|ưu tú|là (?:bệnh|khách)))(?!\w)",
    )
)
SAID: Final = (
    *_WORDED,
    *refused_at_once(
        rf"{_BEYOND}(?: ?tuổi| ?t)?(?: {BOUND})?|quá tuổi|lớn tuổi|cao tuổi|có tuổi|trung niên|{_U}|{_BORN}(?: {BOUND})?"
    ),
    *refused(r"(?:người )?(?:già|lớn tuổi|cao tuổi|quá tuổi|đứng tuổi)(?! (?:của|là))"),
    *phrases(rf"{REFUSES}{FILL}(?:{_BEYOND}(?: ?tuổi)?(?= ?(?:$|[.,;)]))|{_U}|{_BORN})"),
    Phrase(
        rf"(?<!\w)(?:tầm|khoảng|độ|dưới|trên|ngoài) [2-6]x(?!\w)(?: {BOUND})?(?= ?(?:$|[^\w\s])| (?:thôi|là|nha|nhé|ạ))"
    ),
    *preferred_at_once(rf"{_BORN}(?:(?:,| và| hoặc)? {_BORN})?|{_U}|trẻ tuổi"),
)
"""Ages in words; the sentence itself says that they are asked."""

SAID_ASKED: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"{START}(?:tầm |độ |khoảng |là )?{_U}(?= ?(?:$|[.,;)\-–]| trở| năng| nhiệt| đổ))",
        rf"{START}(?:là )?(?:(?:người|nam|nữ|phụ nữ|đàn ông|chị em),? )?(?:trung niên|lớn tuổi)(?= ?(?:$|[.,;)]| khỏe| có| chăm))",
        r"^[^\w]{0,6}(?:là |nam |tuyển )?thanh niên(?= ?(?:$|[.,;)]| (?:khỏe|trai|chưa|nhanh|chăm|siêng|độc|có sức|tráng|trẻ|dưới|từ)))",
        r"^[^\w]{0,6}(?:còn )?trẻ(?= ?(?:$|,)| khỏe| và khỏe)",
        rf"{START}(?:dưới|chưa quá|không quá|chưa đến|ngoài) {_TENS}(?= ?(?:$|[.,;)]))",
    )
)
"""Ages that are asked wherever a part speaks of the candidate."""

WORDS: Final = frozenset(
    [
        *"mươi chục lăm nhăm mốt niên teen thirty forty twenty fifty older younger exceeding maximum max between sinh limit".split(),
        *"già ngoài trên quá tầm 2x 3x 4x 5x 20s 30s 40s twenties thirties forties".split(),
        *(f"u{number}" for number in range(24, 60)),
    ]
)
FORMS: Final = (
    WORDS
    | frozenset(f"2k{year}" for year in range(10))
    | frozenset(
        "tuổi tuoi age aged ages over above sn trẻ tre muoi chuc lam nham mot nien tam gia 2x 3x 4x 5x ngoai qua tren gen genz 2k 9x 8x 7x 6x 10x khoảng khoang cỡ co chừng chung tới toi".split()
    )
)
"""Without one of these no age is told in words: most texts are done with sooner."""

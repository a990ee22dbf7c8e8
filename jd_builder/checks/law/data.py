"""JD322: a text → the place where it asks for personal data that recruitment does not need, or hands data on."""

import re
from collections.abc import Iterator
from typing import Final

from jd_builder.checks.folding import Folded, Phrase, Phrases
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import say

WORDS: Final = frozenset(
    "ảnh hình photo cccd cmnd cmt cmtnd căn chứng khẩu giấy xác hôn giáo nghiệm bệnh tư facebook mặt scan scans scanned passport photos photograph photographs picture pictures headshot selfie kt3 otp khoản thẻ mật marital religion chân toàn cao ct07 nghề thu cha mẹ vợ chồng thân đời thai hcg siêu máu nhóm cân cảnh số chia đối tác bên agree ba khác liên tiếp quảng".split()
)
_NOT_ASKED: Final = (Part.SUCCESS, Part.INTERVIEW, Part.SUMMARY, Part.TITLE)
_ID: Final = (
    r"(?:cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)|cmtnd|thẻ căn cước|id card)"
)
_ASKED_DATA: Final = Phrase(
    rf"(?<!\w)(?:ảnh|hình|photo|bản chụp|scan|bản sao|sao y|photocopy|bản photo|ảnh chụp|hình chụp|chụp|copy)(?: công chứng| chụp| 2 mặt| hai mặt| mặt trước| bản| có công chứng| chứng thực| và| thẻ){{0,3}} {_ID}|(?<!\w){_ID}(?: \(| ?[:,]| bản| có| và){{0,2}} ?(?:photo|sao y|bản sao|công chứng|scan|2 mặt|hai mặt|chụp|bản photo|chứng thực|phô tô)"
    rf"|(?<!\w)(?:chụp|gửi|chuyển)(?!\w)[^.;]{{0,35}}(?<!\w){_ID}[^.;,]{{0,12}} (?:qua|lên|vào) (?:zalo|facebook|fb|mess|messenger|email|mail|sđt|số)"
    rf"|(?<!\w)(?:sổ hộ khẩu|hộ khẩu (?:photo|công chứng|bản sao|sao y)|giấy (?:xác nhận |chứng nhận )?(?:tạm trú|dân sự|cư trú|hạnh kiểm|tình trạng hôn nhân|độc thân)|xác nhận (?:dân sự|hạnh kiểm|nhân sự|tình trạng hôn nhân|cư trú)|ct07)"
    rf"|(?<!\w)(?:cv|hồ sơ|đơn|sơ yếu lý lịch|lý lịch|thông tin|profile)[^.;]{{0,35}} (?:\(?kèm|\(?có dán|dán|\(?có|đính kèm|gửi kèm|kèm theo|with|gồm|và)(?: theo| dán| ít nhất| tối thiểu| 1| 01| 2| 02| a){{0,2}} (?:ảnh(?! sản phẩm| chụp sản phẩm| thiết kế| minh họa)|hình(?: ảnh)?(?: chân dung| cá nhân| toàn thân| thẻ| 3x4| 4x6|(?= *(?:$|[,.;)]))))"
    rf"|(?<!\w)(?:gửi|nộp|kèm|cung cấp|gửi kèm|đính kèm|chuẩn bị|\d{{1,2}}|có)(?: theo| thêm| kèm| 0?\d| tấm){{0,3}} (?:ảnh|hình|tấm ảnh|tấm hình)(?: chụp| ảnh)? (?:chân dung|cá nhân|toàn thân|bản thân|thẻ|ứng viên|gần nhất|mới nhất|3 ?x ?4|4 ?x ?6|chính diện|rõ mặt)|(?<!\w)(?:ảnh|hình|hình ảnh) (?:chân dung|toàn thân|cá nhân|thẻ|3 ?x ?4|4 ?x ?6)|(?<!\w)(?:\d{{1,2}}|kèm|gửi) ảnh (?:3 ?x ?4|4 ?x ?6)|(?<!\w)(?:cv|resume) with (?:a )?photo"
    rf"|(?<!\w)(?:cung cấp|ghi rõ|nêu rõ|khai|điền|cho biết|gửi)[^.;]{{0,40}}(?:tình trạng hôn nhân|tôn giáo|số con|hoàn cảnh gia đình|chiều cao|cân nặng|nhóm máu|tiền sử bệnh|bệnh án|tài khoản facebook|facebook cá nhân|thông tin gia đình)|(?<!\w)(?:xét nghiệm (?:máu|hiv|viêm gan|ma túy|thai)|kết quả xét nghiệm|tiền sử bệnh|lý lịch tư pháp)"
)
_FACE: Final = r"(?:chân dung|toàn thân|bán thân|cá nhân|mặt mộc|nửa người|nguyên người|chính diện|rõ mặt|full body|selfie|cận mặt|3 ?x ?4|4 ?x ?6)"
_MORE_DATA: Final = Phrase(
    rf"(?<!\w)(?:2|hai) mặt(?: của)?(?: thẻ)? {_ID}|(?<!\w)(?:ảnh|hình|scan|chụp|photo)(?: chụp| rõ| nét| cả| bản| gốc| và| trước| sau| mặt trước| mặt sau| hai mặt| 2 mặt| của| thẻ|,| \+| /| &){{1,7}} {_ID}|(?<!\w)mặt trước(?:,| và| \+| /| &)?(?: mặt)? sau(?: của)?(?: thẻ)? {_ID}"
    r"|(?<!\w)(?:scan|scans|scanned|copy|copies|photo|picture|photocopy|bản scan|bản sao|ảnh|hình|ảnh chụp|photo of)(?: copy)?(?: of)?(?: the| your| a| both sides of){0,3} (?:passport(?! size|-size)|hộ chiếu|id(?: card)?(?!\w)|identity card|citizen id|national id)|(?<!\w)(?:passport|id card|hộ chiếu) (?:scan|copy|photocopy|bản scan)(?!\w)"
    r"|(?<!\w)(?:cv|resume|résumé|profile|application|cover letter)[^.;]{0,25} (?:with|including|include|and|attach\w{0,4}|plus|\+)(?: a| an| your| one| 1| 2| two| recent| clear| portrait| full[ -]?body| passport[ -]size| updated| latest| professional| id| colou?r){0,5} (?:photos?|photographs?|headshots?|selfies?|pictures?)(?! (?:editing|shoot|of (?!you)|retouch|album|production)|graph)(?!\w)"
    r"|(?<!\w)(?:send|attach|include|enclose|submit|provide|upload)(?: us| a| an| your| one| 1| 2| two| recent| clear| portrait| full[ -]?body| passport[ -]size| updated| latest| professional| colou?r){1,5} (?:photos?|photographs?|headshots?|selfies?)(?! (?:editing|shoot|of (?!you)|retouch|album|production|report|to (?:the )?(?:client|customer))|graph)(?!\w)"
    r"|(?<!\w)(?:recent|passport[ -]size|full[ -]body|portrait) (?:photo|photograph|picture)s?(?! (?:of (?!you)|editing|shoot))(?!\w)|(?<!\w)(?:state|indicate|include|provide|specify|mention)(?: \w{1,10},?){0,5} (?:marital status|religion|your height|height|blood type)(?!\w)"
    rf"|(?<!\w)(?:gửi|nộp|kèm|đính kèm|cung cấp|gửi kèm|bổ sung|gửi thêm|có dán|dán)(?: theo| thêm| kèm| qua| tấm| vài| ít nhất| tối thiểu| cv| và| một| hai| ba| \d{{1,2}}| \d-\d){{0,4}} (?:tấm )?(?:ảnh|hình|hình ảnh|ảnh chụp)(?! sản phẩm| thiết kế| đã chụp| dự án)[^.;]{{0,20}} ?(?<!\w){_FACE}"
    r"|(?<!\w)(?:giấy|sổ|bản sao|photo|nộp|bản photo|công chứng)(?: xác nhận| tạm trú| đăng ký tạm trú){0,2} kt3|(?<!\w)(?:cung cấp|gửi|chụp|khai báo|nộp)(?: kèm| thêm| cho| ảnh| hình| công ty| số| mã| thông tin){0,4} (?:mã otp|tài khoản ngân hàng|thẻ ngân hàng|thẻ atm|mật khẩu)"
)
_FAMILY: Final = r"(?:bố mẹ|cha mẹ|ba mẹ|bố|mẹ|vợ|chồng|vợ/chồng|vợ chồng|anh chị em|anh em ruột|của (?:gia đình|người nhà|người thân|con cái))"
_OF_FAMILY: Final = r"(?:nghề nghiệp|công việc|thu nhập|nơi làm việc|nơi công tác|chức vụ|năm sinh|số điện thoại|sđt|số cccd|trình độ)"
_TOLD: Final = (
    r"(?:khai|kê khai|ghi|ghi rõ|nêu|nêu rõ|cung cấp|điền|cho biết|lý lịch|cv|hồ sơ|phiếu thông tin)"
)
_FAMILY_DATA: Final = Phrase(
    rf"(?<!\w){_TOLD}(?!\w)[^.;]{{0,50}}(?<!\w){_OF_FAMILY}(?: của)? {_FAMILY}(?!\w)|(?<!\w){_TOLD}(?!\w)[^.;]{{0,45}}(?<!\w){_FAMILY} làm (?:nghề )?gì(?!\w)|(?<!\w)(?:kê khai|khai|điền) thông tin(?: của)? {_FAMILY}(?!\w)(?! để)|(?<!\w)(?:lý lịch|khai) (?:ba|3) đời(?!\w)"
)
"""What relatives do and earn."""
_PREGNANCY: Final = Phrase(
    r"(?<!\w)(?:que thử thai|thử que thai|thử thai|test thai|xét nghiệm (?:thai|beta|bhcg|hcg)|beta[ -]?hcg|(?:giấy|phiếu|kết quả) (?:khám thai|siêu âm)|(?:giấy|phiếu)(?: xác nhận| khám){0,2} (?:không|chưa|ko) (?:mang thai|có thai|mang bầu|có bầu)|pregnancy test)(?!\w)"
)
_CONSENT: Final = Phrase(
    r"(?<!\w)(?:nộp|gửi|ứng tuyển|apply|applying)(?!\w)[^.;]{0,30}(?<!\w)(?:đồng nghĩa|tức là|nghĩa là|là|coi như|xem như|mặc nhiên|mặc định|bạn|you)(?!\w)[^.;]{0,25}(?<!\w)(?:cho phép|đồng ý|chấp thuận|chấp nhận|agree|consent|allow)(?!\w)[^.;]{0,60}"
    r"(?<!\w)(?:bên thứ (?:ba|3)|đối tác|công ty (?:liên kết|khác)|đơn vị khác|quảng cáo|tiếp thị|marketing|bán hàng|third part(?:y|ies)|partners?|advertis\w{0,6})(?!\w)"
)
"""Applying is taken for a consent to what has nothing to do with hiring."""
DATA: Final = Phrases(_ASKED_DATA, _MORE_DATA, _FAMILY_DATA, _PREGNANCY, _CONSENT)
_NOT_OWN: Final = Phrase(
    r"(?<!\w)(?:không (?:cần|yêu cầu|bắt buộc|gửi|phải)|chụp ảnh sản phẩm|sản phẩm|khách|khách hàng|học viên|thiết kế|xử lý ảnh|(?<!và )(?<!\+ )portfolio|người nước ngoài|cư dân|bệnh nhân|định kỳ|phúc lợi|kỹ năng|chụp (?:ảnh|hình) (?:chân dung|cá nhân)|biết chụp)(?!\w)"
)
_ASKS: Final = Phrase(
    r"(?<!\w)(?:hồ sơ|nộp|gửi|chuẩn bị|cung cấp|kèm|gồm|cv|ứng tuyển|yêu cầu|bổ sung|bắt buộc|phải có|mang theo|attach|send|submit|provide)(?!\w)"
)
_HELPED: Final = Phrase(
    r"(?<!\w)(?:công ty|cty|chủ trọ|chủ nhà|bộ phận[^.;,]{0,15}|bên em|bên mình|được) (?:được )?(?:sẽ |có |cũng ){0,2}(?:hỗ trợ|lo|làm giúp|làm|đăng ký|giúp)(?!\w)|(?<!\w)(?:hỗ trợ|lo thủ tục|làm giúp|giúp) (?:làm |xin |đăng ký )?(?:giấy|tạm trú|thủ tục|hồ sơ|lý lịch)"
)
"""The employer sees to the paper for the worker."""
_FILE: Final = Phrase(r"(?<!\w)(?:hồ sơ (?:bao )?gồm|ứng viên|cv|gửi về|ứng tuyển)(?!\w)")
_GIVEN: Final = (Part.BENEFITS, Part.CONDITIONS)
"""Parts that tell what the employer offers: there a paper is asked for only where a word asks for it."""


_DRUGS: Final = Phrase(r"^(?:kết quả )?xét nghiệm(?: ma túy)?$")
_DRIVES: Final = Phrase(
    r"(?<!\w)(?:lái xe|tài xế|bằng (?:lái|hạng|[b-f]\d?(?!\w))|gplx|xe (?:tải|khách|container|đầu kéo|buýt|nâng)|drivers?)(?!\w)"
)
_OTHER_TEST: Final = Phrase(r"(?<!\w)xét nghiệm (?!ma túy)")
_COPY: Final = Phrase(
    rf"^(?:(?:bản sao|sao y|photocopy|bản photo|photo|công chứng|bản)(?: công chứng| có công chứng| chứng thực| bản){{0,2}} {_ID}|{_ID}[^.;]{{0,6}}(?:photo|sao y|bản sao|công chứng|bản photo|chứng thực|phô tô)|[^.;]{{0,12}}(?:3 ?x ?4|4 ?x ?6|ảnh thẻ|hình thẻ))"
)
_PAPER_FILE: Final = Phrase(
    r"(?<!\w)(?:sơ yếu lý lịch|syll|đơn xin việc|giấy khám sức khỏe|gksk|học bạ|(?:mang|đem|cầm) theo|bổ sung sau)(?!\w)"
)
_SENT: Final = Phrase(r"(?<!\w)(?:cv|zalo|facebook|fb|mess|messenger|email|mail|qua mạng|online)(?!\w)")


def _is_usual(folded: Folded, found: re.Match[str]) -> bool:
    """Tell whether that is asked which comes with the contract, or which another law demands.

    A copy of the identity card and small portraits belong to the paper file that is brought when work begins; sent with an
    application they are too much. Drivers are tested for drugs by traffic law.
    """
    piece = Folded(found[0], None, is_bare=folded.is_bare)
    if _COPY.stands_in(piece):
        return _PAPER_FILE.stands_in(folded) and not _SENT.stands_in(folded)
    return _DRUGS.stands_in(piece) and _DRIVES.stands_in(folded) and not _OTHER_TEST.stands_in(folded)


def data_in_passage(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find personal data that recruitment does not need, and one consent for everything."""
    if passage.part in _NOT_ASKED:
        return
    folded = passage.folded
    found = _ASKED_DATA.first(folded)
    if found and _is_usual(folded, found):
        found = next((each for each in _ASKED_DATA.find(folded) if not _is_usual(folded, each)), None)
    found = found or next((each for each in _MORE_DATA.find(folded) if not _is_usual(folded, each)), None)
    if found is None and passage.part is not Part.BENEFITS:
        found = _FAMILY_DATA.first(folded) or _PREGNANCY.first(folded)
    if found is None:
        yield from _shared_data(passage)
        return
    if _NOT_OWN.stands_in(folded):
        return
    if passage.part is Part.DUTIES and not _FILE.stands_in(folded):
        return
    if passage.part in _GIVEN and (not _ASKS.stands_in(folded) or _HELPED.stands_in(folded)):
        return
    yield Finding(
        say("“{text}” is more personal data than recruitment needs", text=passage.written(found)),
        say(
            "ask only for what shows that the candidate can do the work; identity papers come with the contract"
        ),
        passage.span(found),
    )


_KEEPS: Final = Phrase(r"(?<!\w)(?:không|ko|cam kết|never|not)(?!\w)")


def _shared_data(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    found = _CONSENT.first(folded)
    if found is None or passage.part is Part.DUTIES or _KEEPS.stands_in(folded):
        return
    yield Finding(
        say(
            "“{text}”: whoever applies has not consented to that; consent is given to each purpose by itself",
            text=passage.written(found),
        ),
        say("ask for it with a box of its own that may stay empty, or leave it out"),
        passage.span(found),
        act="candidate_consent",
    )

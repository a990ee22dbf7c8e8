"""What is said of a candidate's family, origin, belief, health and union, as patterns."""

from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import START
from jd_builder.checks.law.frame import (
    only_then,
    phrases,
    preferred,
    refused,
    sought,
)

_NOT: Final = r"(?:không|ko|chưa|chẳng|miễn)(?: (?:được|bị|có|mắc|mang|phải|quá|đang|hề|phạm|dính|vướng|từng|bận|nhiễm|là|người|các|bất kỳ|những|vấn đề|về|tiền sử|loại|chứng|căn|nhận|tuyển|ứng viên|ai|trường hợp)){0,4}"
_REFUSED: Final = (
    r"(?:(?:không|ko|k|hông|chưa|đừng) (?:nhận|tuyển|lấy|tuyển dụng|chấp nhận|nên ứng tuyển)|miễn|hạn chế|tránh)"
    r"(?: (?:mấy|các|những|bạn|chị|chị em|phụ nữ|nữ|người|ứng viên|ai|lao động|trường hợp|mẹ|mẹ bỉm|đang|vừa|mới|sắp|hoặc|có|đã|là|bị)){0,5}"
)


FAMILY: Final = phrases(
    r"độc thân",
    r"(?:chưa|đã|không|phải) (?:có |lập |kết )?(?:gia đình|hôn|chồng|vợ|vợ con|chồng con|có chồng|có vợ)(?! (?:đăng ký|từng mua))",
    r"(?:chưa|đã|không|ko)(?: bị)? (?:vướng|ràng buộc|bận|gánh nặng|nặng gánh)(?: (?:bận|bịu|víu|về|việc|chuyện|nhiều|bởi|buộc)){0,2} (?:gia đình|con nhỏ|con cái|con|chuyện gia đình|chồng con|vợ con|chồng|vợ)",
    rf"{_REFUSED} (?:bầu bí|bầu|có bầu|có thai|mang thai|mang bầu|thai nghén|mới sinh|mới đẻ|sinh xong|nghỉ sinh|sinh con|sinh nở|con nhỏ|con mọn|con thơ|nuôi con|cho con bú|kết hôn|lập gia đình|gia đình rồi|có chồng|có vợ|cưới|độc thân)",
    r"(?:chưa|không|ko|đã)(?: có)? (?:người yêu|bạn trai|bạn gái|bồ)",
    r"(?:gia đình|vợ|chồng|vợ/chồng|vợ chồng|chồng con|vợ con|bố mẹ|cha mẹ)(?! khách)(?: (?:đều|phải|luôn|hai bên|hoàn toàn|vợ/chồng|và|chồng)){0,2} (?:ủng hộ|đồng ý|đồng thuận|tạo điều kiện|cho phép|thông cảm)",
    r"(?:nhận được |có |được )sự (?:ủng hộ|đồng ý|đồng thuận) (?:của|từ) (?:gia đình|vợ|chồng|bố mẹ|cha mẹ)",
    r"vợ con đề huề|son rỗi|con cái (?:đã )?(?:lớn|trưởng thành|tự lập)",
    r"(?:đã )?(?:ổn định|yên bề)(?: về| cuộc sống)? gia (?:đình|thất)",
    r"gia đình (?:đã )?ổn định",
    r"(?:tình trạng )?hôn nhân[ :\-–]{1,3}(?:đã|chưa|độc thân|ổn định|yêu cầu)",
    r"(?:không|chưa)(?: (?:đang|được|trong thời gian|có kế hoạch|có ý định|dự định|định)){0,2} (?:mang thai|mang bầu|có thai|có bầu|bầu bí|sinh con|sinh em bé|kết hôn|lập gia đình|thai sản|nuôi con nhỏ)",
    r"(?:không|ko|chưa)(?: (?:bị|mắc|có|nhận người))?(?: (?!phân|yêu|quan|nhưng|mà)[^\W\d]{1,8},?){1,12}, (?:hoặc |hay |và )?(?:đang )?(?:mang thai|mang bầu|có thai|có bầu)(?! (?:vẫn|được|thì))",
    r"(?:chưa|không|ko) (?:có )?con(?: nhỏ| cái| dưới| mọn)?(?! (?:số|đường|người|dấu|trỏ|chip))",
    r"con(?: nhỏ| cái| đầu)?(?: (?:đã|phải))? (?:lớn|trên \d{1,2} (?:tuổi|tháng)|cứng cáp)",
    r"không (?:vướng )?bận con nhỏ",
    r"(?:ưu tiên|yêu cầu|chỉ tuyển|tuyển)[\w ,]{0,30} (?:có gia đình|có con(?! (?:mắt|dấu|đường))|có vợ(?: con)?|có chồng(?: con)?|lập gia đình|kết hôn)",
    r"cam kết (?:không|chưa) (?:sinh|kết hôn|mang thai|lập)[\w ]{0,12}",
    r"(?:must be |be |status: ?|preferably )(?:single|unmarried|married)|singles only|(?:single|unmarried|married)(?: (?:candidates?|applicants?|persons?|people|status|women|men|ladies))? (?:only|(?:is |are )?preferred|(?:is )?a plus)|prefer(?:red|ably|ence)?[ :](?:for )?(?:single|unmarried|married)(?= ?(?:$|[^\w\s-])| (?:candidates?|applicants?|persons?|people|women|men))|unmarried|marital status: ?\w{1,10}|no children|without children|not pregnant|not married|(?:no|without|free of|free from) family (?:commitments?|burdens?|obligations?|duties|responsibilities)",
)
ORIGIN: Final = phrases(
    r"(?:là |ưu tiên |chỉ tuyển |tuyển )(?:người )?(?:dân tộc )kinh|người kinh|dân tộc[: ]{1,2}kinh",
    r"(?:không (?:tuyển|nhận)|chỉ (?:tuyển|nhận)|ưu tiên)(?: người)? (?:dân tộc(?! thiểu)|da (?:màu|trắng|đen)|gốc \w{1,10})",
    r"(?:không|ko|miễn|hạn chế) (?:tuyển|nhận)(?: (?:các|những|bạn|người|ứng viên|lao động|là|nam|nữ|đồng bào)){0,4} (?:dân tộc|đồng bào|da màu|da đen|(?:người )?(?:tày|nùng|mông|h'mông|mường|ê đê|khmer|chăm|thượng|gypsy))(?: thiểu số| ít người)?",
    r"(?<!cước )(?<!nghĩa vụ )công dân (?:nước )?(?:việt nam|việt|nhật|hàn|trung|đài loan|anh|mỹ|úc|singapore|châu|eu|lào|campuchia|thái|ấn|nga|pháp|đức|canada|philippines)(?: (?:nam|bản|quốc|loan|âu|á|lan|độ))?",
    r"(?:có |mang |là |yêu cầu |chỉ |ưu tiên )?quốc tịch(?: (?:là|phải))?[: ]{1,2}(?:việt|nhật|hàn|trung|anh|mỹ|úc|châu|nước)[\w ]{0,8}",
    r"(?:là|chỉ tuyển|chỉ nhận|chỉ cần|chỉ lấy|chỉ|không tuyển|không nhận|ưu tiên|tuyển|yêu cầu)(?: ứng viên| lao động)?(?: là)? (?:việt kiều|người dân tộc kinh)|(?:là|chỉ tuyển|chỉ nhận|chỉ cần|chỉ lấy|chỉ|không tuyển|không nhận|ưu tiên|tuyển|yêu cầu)(?: ứng viên| lao động)?(?: là)? người (?:việt nam|việt|nước ngoài|nhật bản|nhật|hàn quốc|hàn|trung quốc|đài loan|hoa|khmer|chăm|mỹ|anh|úc|châu âu|da trắng|gốc hoa)",
    r"thành phần (?:gia đình|xuất thân)|(?:có )?xuất thân (?:từ )?(?:gia đình|tốt|nông|cơ bản)[\w ]{0,14}|gia đình có (?:truyền thống|điều kiện|công)[\w ]{0,14}",
    r"(?:gốc|dòng dõi) (?:hoa|kinh|việt)",
    r"(?:vietnamese|japanese|korean|chinese|foreign|american|british|european|caucasian) (?:nationals?|nationality|citizens?|citizenship(?! (?:proce|law|rule)))(?: only)?|nationality(?: must be|: ?| -|) ?(?:vietnamese|japanese|korean|chinese|american|british)|nationality: ?\w{2,15}|(?:vietnamese|japanese|korean|foreigners|caucasians?) only|white (?:teachers?|native)",
)
BELIEF: Final = phrases(
    r"(?:không|chưa|ko)(?: (?:được|có|theo|thuộc|bất kỳ|bất cứ|các|là|người|phải|nhận|tuyển|ứng viên|ai|bạn|những|tham gia|sinh hoạt|tin)){0,4} (?:theo đạo|tôn giáo|đạo giáo|tín ngưỡng|đạo(?! (?:đức|diễn|văn|nhái|cụ)))",
    r"(?:không|ko) (?:nhận|tuyển)(?: (?:các|những|bạn|người|ứng viên|ai|có|là|theo|bên|gốc)){0,4} (?:công giáo|thiên chúa|thiên chúa giáo|phật giáo|hồi giáo|tin lành|cao đài|hòa hảo|giáo dân|có đạo)",
    r"lý lịch(?: \w+){0,2} (?:ba|3) đời(?: \w+){0,2}(?: về)? (?:chính trị|trong sạch|rõ ràng|cách mạng)|(?:trong sạch|rõ ràng|vững vàng) về (?:mặt )?(?:chính trị|tư tưởng)|gia đình (?:có )?(?:truyền thống )?cách mạng|(?:được |đã |đã được )kết nạp đảng|cảm tình đảng",
    r"(?:ưu tiên|chỉ tuyển|tuyển|yêu cầu|là)(?: (?:người|ứng viên|các bạn)){0,2}(?: (?:có|theo|thuộc|không theo)){0,2} (?:đạo|tôn giáo|công giáo|thiên chúa giáo|phật tử|phật giáo|tin lành|đạo phật|giáo dân)",
    r"tôn giáo[ :]{1,3}(?:không(?! (?:quan|yêu|phân|bắt|phải|ảnh|thành))|phật|lương|công|thiên)",
    r"(?:là |ưu tiên |yêu cầu |có )(?:ứng viên |người )?(?:là )?(?:đảng viên|thẻ đảng|đoàn viên(?! công))",
    r"(?:lý lịch|bản lĩnh|lập trường|quan điểm|phẩm chất|tư tưởng|đạo đức|nhận thức|lai lịch)(?: (?:về|tư tưởng|đạo đức|tư cách))? chính trị",
    r"không (?:tham gia|liên quan)[\w ]{0,16} (?:chính trị|phản động|tà đạo|đảng phái)",
    r"(?:non-religious|atheists?)(?: only| preferred| candidates?)?",
    r"(?:no religion|christian|buddhist|catholic|muslim|party member)(?:s)?(?: only| preferred)",
)
_DISEASE: Final = (
    r"(?:(?:dị tật|khuyết tật|tật)(?! (?:về )?(?:phát âm|giọng|nói|ngôn))|dị dạng|dị hình|tàn tật|tật nguyền|bệnh tật|bệnh(?! (?:nhân|viện|án))|các bệnh|hiv|viêm gan|lao(?! (?:động|công|lực|tâm|đao|xao))|động kinh|huyết áp|cao huyết áp|tăng huyết áp|thoát vị|tiểu đường|đái tháo đường|ung thư|sốt rét|xương khớp|cột sống|thần kinh|trầm cảm|tự kỷ|rối loạn|suy thận|hen|suyễn|viêm xoang|gout|gút|ghẻ|vảy nến|lây nhiễm|viễn thị|khiếm thị|khiếm thính|điếc|câm|ra mồ hôi tay|mồ hôi tay|hôi nách|tim mạch|cận thị|cận(?= ?(?:$|[^\w\s])| (?:nặng|nhẹ|quá|trên|từ|dưới|\d|hoặc|và|loạn|viễn))|mù màu|loạn thị|truyền nhiễm|tiền sử bệnh|"
    r"nói tật|khiếm khuyết(?! về (?:giọng|nói|ngôn))|khuyết điểm cơ thể|hen suyễn|tâm thần|bại liệt|nghiện|sợ độ cao|bệnh nền|dị ứng)"
)
COLOUR_BLIND: Final = Phrase(
    r"^[^\w]*(?:không|ko|chưa)(?: (?:được|bị|có|mắc|là)){0,2} (?:bệnh |tật )?mù màu(?: (?!hoặc|và|hay)[\w]{1,12}){0,8} ?$"
)
BY_COLOUR: Final = Phrase(
    r"(?<!\w)(?:kiểm(?: tra)?|phân loại|phân biệt|so|pha|phối|chọn|soi|nhuộm|nhận biết|theo|đấu|in)(?: (?!mù)[^\W\d]{1,8}){0,4} (?<!mù )màu(?!\w)|(?<!\w)(?:đấu (?:dây|nối)|pha sơn|mực in|điện trở|dây điện|màu (?:sơn|mực|dây|vải|sản phẩm)|thẻ an toàn điện|(?:sửa|lắp|lắp đặt|thi công|bảo trì|vận hành|thợ) điện)(?!\w)"
)
"""Work that is done by colours."""
_ONLY: Final = r"(?: (?!hoặc|và|hay|khuyết|dị tật|hiv|tim|huyết)[\w]{1,12}){0,8} ?$"
_BEARS_NO: Final = r"^[^\w]*(?:không|ko|chưa)(?: (?:được|bị|có|mắc|là|các|quá)){0,3} (?:bệnh |tật )?"
DEMANDED: Final = (
    (COLOUR_BLIND, BY_COLOUR),
    (
        Phrase(rf"{_BEARS_NO}(?:cận(?: thị)?|loạn thị|viễn thị|mù màu){_ONLY}"),
        Phrase(
            r"(?<!\w)(?:soi|kính hiển vi|vi mạch|linh kiện(?: nhỏ| điện tử)|hàn (?:chì|mạch)|bo mạch)(?!\w)"
        ),
    ),
    (
        Phrase(
            rf"{_BEARS_NO}(?:truyền nhiễm|ngoài da|da liễu|lây nhiễm|lao(?: phổi)?|viêm gan a|tiêu chảy){_ONLY}"
        ),
        Phrase(
            r"(?<!\w)(?:attp|vsattp|vệ sinh an toàn thực phẩm|an toàn thực phẩm|an toàn vệ sinh thực phẩm)(?!\w)"
        ),
    ),
    (
        Phrase(rf"{_BEARS_NO}dị ứng{_ONLY}"),
        Phrase(
            r"(?<!\w)(?:do|vì|để)(?: [^\W\d]{1,8}){0,3} (?:nếm|thử món|thử mẫu|tiếp xúc|chế biến|pha chế|làm với)(?!\w)"
        ),
    ),
)
"""What is named, and the work that does not bear it or the law that forbids it there; nothing else may be named."""
HEALTH: Final = phrases(
    rf"{_NOT} (?!nghiện){_DISEASE}(?:[\w/ ]{{0,24}})?",
    r"(?:không|ko|chưa)(?: \w+){0,2} (?:bệnh (?:truyền nhiễm|mãn tính|mạn tính|xã hội|hiểm nghèo|nền|lý|tim|phổi|da liễu|ngoài da|lao|nan y|di truyền))",
    r"(?:xét nghiệm|âm tính với|test|kiểm tra)[\w ]{0,16} (?:hiv|viêm gan b|siêu vi|ma túy và hiv)",
    r"(?:bệnh (?:nền|lý|mạn tính|mãn tính|truyền nhiễm)|tiền sử bệnh|dị tật|khuyết tật) ?: ?(?:không|ko)(?! (?:yêu|phân|quan|bắt))",
    r"(?:hiv|hbsag|viêm gan(?: (?:siêu vi )?[abc])?|lao phổi)(?: ?[:(\-–]| là| phải| cho| kết quả| test){0,3} ?(?:âm tính|negative)|(?:âm tính|negative)(?: (?:với|cho|for|to|of)){0,2} (?:hiv|hbsag|viêm gan|lao phổi|hepatitis)",
    r"lành lặn(?! sản)|thể chất lành lặn",
    r"(?:no|without|free (?:from|of)) (?:any )?(?:disabilit(?:y|ies)|chronic|contagious|infectious|hiv|serious illness|disease)[\w ]{0,20}",
)
UNION: Final = phrases(
    r"(?:không|chưa|ko|không được|chưa từng|cam kết không)(?: (?:tham gia|là|cán bộ|gia nhập|hoạt động|thành lập|từng|thuộc|thành viên|đoàn viên|của|trong|vào|phải|tổ chức|bất kỳ|nào)){1,6} công đoàn",
    r"(?:ưu tiên|yêu cầu|phải)(?: (?:là|ứng viên|người|chưa|không|có|từng|tham gia)){0,4} (?:đoàn viên|thành viên|cán bộ) công đoàn",
    r"(?:not|never|no)(?: \w+){0,4} (?:trade |labou?r )?union(?: members?(?:hip)?)?",
)
FAMILY_START: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"{START}(?:đã |chưa )(?:có gia đình|kết hôn|lập gia đình)",
        rf"{START}(?:single|married)(?= ?(?:$|[.,;)]))",
    )
)
FAMILY_STATE: Final = (
    Phrase(rf"{START}gia đình (?:yên ấm|êm ấm|hạnh phúc|hòa thuận|yên ổn)(?!\w)"),
    Phrase(
        rf"{START}(?:có |đã có )(?:vợ con|chồng con|vợ|chồng)(?= ?(?:$|[.,;)])| (?:ổn định|đàng hoàng|đầy đủ|đề huề|rồi|là|càng|thì))"
    ),
)
BELIEF_START: Final = (
    Phrase(
        rf"{START}(?:là )?(?:đảng viên|đoàn viên thanh niên)(?= ?(?:$|[.,;)(]| (?:đảng|hoặc|là|ưu|được|càng|đcs)))"
    ),
)

_BURDENED: Final = (
    r"mang thai|mang bầu|(?:có|đang) (?:thai|bầu)|bầu bí|bầu|thai nghén|mẹ bỉm|bỉm sữa|mẹ đơn thân|bà bầu|mẹ bầu|(?:nuôi|có|vướng|bận|còn|mẹ|đang) con (?:nhỏ|mọn|thơ|dại|bú)|con (?:mọn|bú)|nuôi con(?! (?:giống|vật))|có con(?! (?:dấu|số|mắt))|cho con bú"
    r"|(?:mới|vừa|sắp) (?:sinh(?: con)?|đẻ|cưới|kết hôn|lập gia đình)|(?:có|lập) gia đình|có (?:chồng|vợ)|kết hôn|chồng con|vợ con|độc thân|(?:chưa|không) (?:chồng|vợ)|ly hôn|ly dị"
)
_SETTLED: Final = (
    r"ly hôn|ly dị|sống một mình|độc thân|single(?! (?:page|sign))|(?:có|lập) gia đình(?! (?:khách|hạnh))|(?:chưa|không) (?:chồng|vợ)|có (?:vợ|chồng)(?: con)?|kết hôn|vợ con|yên bề gia thất"
    r"|có con(?! (?:dấu|số|mắt))|con cái|sinh (?:đủ con|con xong|xong)|mẹ đơn thân|(?:không|chưa) vướng"
)
_GRANNY: Final = r"(?:ông bà|bà|bà ngoại|bà nội|mẹ chồng|người|người nhà|người thân|gia đình|osin)"
_CHILD: Final = r"(?:con|bé|cháu|trẻ|các cháu|con nhỏ)"
FAMILY_VERDICTS: Final = (
    *refused(_BURDENED),
    *preferred(_SETTLED),
    *only_then(
        rf"{_BURDENED}|con nhỏ|(?:có )(?:bé|cháu)(?: nhỏ)?|{_CHILD} (?:đã |phải |từ |trên |ngoài ){{1,3}}\d"
    ),
    *phrases(
        rf"{_GRANNY}(?: (?:hỗ trợ|phụ|chăm|có thể|nhận|giúp|đỡ)){{0,3}} (?:trông|giữ|chăm)(?: (?:giúp|hộ|nom|giùm|phụ))?(?: {_CHILD})?[^.;!?]{{0,20}} (?:thì )?mới",
        rf"(?:phải|cần|yêu cầu) (?:có|nhờ được) {_GRANNY}(?: (?:hỗ trợ|phụ|giúp)){{0,2}} (?:trông|giữ|chăm) {_CHILD}",
        r"(?:nộp|kèm|có|gửi|yêu cầu|phải|cần)(?: (?:theo|thêm|kết quả|kq|giấy|phiếu|làm)){0,4} (?:que thử thai|thử thai|test thai|xét nghiệm thai|(?:xét nghiệm )?beta hcg|giấy siêu âm|siêu âm(?: \w+){0,2} (?:không|chưa) (?:mang|có) thai)",
        r"(?:thử thai|test thai|siêu âm thai|xét nghiệm thai|que thử thai|beta hcg|kiểm tra thai)[^.;!?]{0,30} (?:trước (?:khi|ngày|lúc)|khi|mới (?:được )?)(?: (?:ký|nhận|vào|đi|làm|bắt đầu)){1,2}",
        r"(?:thử thai|test thai|que thử thai)(?: (?:phải|kết quả))? âm tính",
        r"còn (?:single|độc thân)(?! (?:page|sign))",
    ),
)
FAMILY_SOUGHT: Final = sought(_SETTLED)
_ENDS: Final = r"(?:thì|là|sẽ|phải|bị|coi như|xem như|tự|tự động|buộc)(?: (?:sẽ|bị|phải|tự|tự động|hai bên|2 bên|xin|coi như|cho|công ty|cty|buộc|đuổi)){0,3} (?:chấm dứt|nghỉ|tự nghỉ|nghỉ việc|cho nghỉ|thôi việc|cho thôi|đuổi|sa thải|cắt(?! giảm giờ)|phạt|đền|bồi thường|hủy hợp đồng|không ký|mất (?:thưởng|quyền|suất)|không (?:gia hạn|ký|tái ký))"
_UNLESS: Final = r"(?:(?! (?:không|được|ko|nguyên|vẫn)(?! (?:gia hạn|ký|tái ký)))[^.;!?|]){0,60}?"
FAMILY_THREATS: Final = phrases(
    r"(?:không|ko) được(?: phép)? (?:mang thai|mang bầu|có thai|có bầu|sinh con|kết hôn|cưới|lập gia đình)",
    r"cam kết(?: (?:trong|\d{1,2}|một|hai|ba|năm|tháng|đầu|tiên|sẽ|làm|từ)){0,5} (?:không|ko|chưa) (?:nghỉ (?:thai sản|sinh|đẻ)|có (?:thai|bầu)|mang (?:thai|bầu)|sinh(?: con| em bé| nở)?|kết hôn|lập gia đình|cưới)",
    rf"(?:có (?:bầu|thai)|mang (?:bầu|thai)|nghỉ (?:sinh|thai sản)|sinh (?:con|em bé)|kết hôn|cưới|lấy chồng|lập gia đình){_UNLESS} {_ENDS}",
)
_MINORITY: Final = r"(?:người |đồng bào |bà con )?dân tộc(?: (?:thiểu số|ít người|miền núi|tày|nùng|thái|mông|h'mông|mường|ê đê|khmer|chăm))?(?! kinh)|(?:người|đồng bào|bà con) (?:tày|nùng|mông|h'mông|mường|ê đê|khmer|chăm|thượng|ê-đê)|da (?:màu|đen)|(?:người|đồng bào|bà con) (?:vùng cao|miền núi)|đồng bào"
_OFFICE: Final = (
    r"(?:cán bộ|công chức|viên chức|giáo viên|bộ đội|công an|quân đội|đảng viên|nhà nước|sĩ quan|quan chức)"
)
_WELL_BORN: Final = (
    rf"(?:con em|con cháu|con)(?: (?:gia đình|các|nhà|của)){{0,3}} {_OFFICE}(?! (?:nhân viên|công nhân|công ty|cnv))"
    rf"|(?:bố mẹ|cha mẹ|ba mẹ|bố|mẹ|gia đình)(?: (?:là|làm|đều|có người|có bố mẹ|làm việc|trong)){{0,3}} {_OFFICE}"
)
ORIGIN_VERDICTS: Final = (*refused(_MINORITY), *preferred(_WELL_BORN))
_FAITH: Final = (
    r"theo đạo(?! (?:diễn|đức|văn|hàm))(?: (?:phật|chúa|thiên chúa|tin lành|hồi|cao đài|nào))?|có đạo(?! (?:đức|diễn))|công giáo|thiên chúa giáo|tin lành|phật tử|hồi giáo|cao đài|hòa hảo|giáo dân|tín đồ|hội thánh|cùng (?:đạo|tôn giáo|tín ngưỡng|niềm tin)(?! đức)"
    r"|(?:có )?cùng tín ngưỡng|bên (?:lương|giáo|đạo)|người lương|lương dân"
)
BELIEF_VERDICTS: Final = (*refused(_FAITH), *preferred(_FAITH))
BELIEF_SOUGHT: Final = sought(rf"(?:không )?(?:{_FAITH})")
_SICK: Final = (
    r"(?<!hàng )(?<!phẩm )(?:khuyết tật|tàn tật|dị tật|(?:có|bị) tật|khiếm (?:thị|thính)|câm điếc|điếc|câm|mù|nghe kém|nặng tai|lãng tai|teo cơ|khập khiễng|xe lăn|(?:đi|chống|dùng) nạng|nạng|chân giả|tay giả|máy trợ thính|liệt|động kinh|hen|suyễn|viêm xoang|trầm cảm|tự kỷ|tâm thần|rối loạn|(?:phẫu thuật|mổ|đau|thoái hóa|bệnh) (?:cột sống|khớp|lưng|dạ dày|não)|(?:điều trị|bệnh|vấn đề) tâm lý|"
    r"hiv|có h|nhiễm h|viêm gan(?: [abc])?|lao phổi|tiểu đường|huyết áp|tim mạch|(?:mổ|bệnh|đau|suy) tim|hen suyễn|ung thư|bệnh (?:nền|tim|phổi|lao|gan|thận|mãn tính|mạn tính|truyền nhiễm|tâm lý|xã hội|da liễu|ngoài da)|thoát vị)"
)
HEALTH_VERDICTS: Final = refused(_SICK)
_STRIKE: Final = r"(?:đình công|lãn công|ngừng việc tập thể|biểu tình|khiếu kiện(?: tập thể)?|(?:kiện|kiện cáo|kiện tụng|khiếu nại) (?:công ty|cty))"
_UNITE: Final = r"(?:hội nhóm|hội|nhóm|công đoàn|đoàn thể|tổ chức(?: công đoàn)?)"
_WORKERS: Final = (
    r"(?:anh em|nhân viên|công nhân|nv|nlđ|người lao động|mọi người|ai|tự ý|tụ tập|lôi kéo|rủ rê)"
)
UNION_MORE: Final = phrases(
    rf"(?:không|ko|chưa|chưa từng|cam kết không)(?: (?:được|tham gia|từng|hề|bao giờ|tổ chức|kích động|xúi giục|lôi kéo|có|dính dáng|dính|liên quan|tới|đến)){{0,3}} (?:(?:hội nhóm|hội|nhóm|công đoàn|đoàn thể|{_STRIKE})(?:,| hay| hoặc| và|/)? ?){{0,3}}(?:công đoàn|{_STRIKE})",
)
UNION_VERDICTS: Final = refused(
    rf"(?:cán bộ|đoàn viên|thành viên|chủ tịch|làm|tham gia|vào|hoạt động)(?: (?:ở|trong|bên|tại))? công đoàn|(?:đòi|lập|thành lập|gia nhập|dính dáng)(?: [^\W\d]{{1,6}}){{0,3}} công đoàn|(?:từng|tham gia|hay)(?: [^\W\d]{{1,6}},?){{0,3}} {_STRIKE}"
)
UNION_THREATS: Final = (
    *phrases(
        rf"(?:cấm|nghiêm cấm|không cho|ko cho|không được|không chấp nhận)(?: {_WORKERS}){{0,3}} (?:lập|thành lập|tham gia|gia nhập|vào|tổ chức)(?: (?:hội|nhóm|hội nhóm|và|hoặc|hay|,)){{0,3}} (?:công đoàn|hội nhóm|{_STRIKE})",
        rf"(?:cấm|nghiêm cấm|không cho)(?: {_WORKERS}){{0,3}} (?:(?:lập|tụ tập|tham gia) )?(?:{_UNITE}[, ]{{1,2}}(?:và |hay |hoặc )?){{0,2}}(?:(?:kích động|xúi giục|tổ chức|tham gia|rủ) ){{0,2}}{_STRIKE}",
        r"(?:không|ko|sẽ không)(?: (?:bao giờ|có ý định|chủ trương|cho phép|có))? (?:lập|thành lập|cho lập|chấp nhận) công đoàn",
        r"(?:không|ko|chưa)(?: (?:có|lập))? công đoàn[^.;!?]{0,30}(?<!\w)(?:cấm|ai (?:đồng ý|chấp nhận|ok|chịu)|chấp nhận thì|đồng ý thì)",
        rf"(?:vào|tham gia|lập|gia nhập|thành lập|theo) (?:công đoàn|hội nhóm|{_STRIKE}){_UNLESS} {_ENDS}",
    ),
)

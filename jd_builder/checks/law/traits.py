"""What is said of a candidate's looks, height, home, voice, general health and past, as patterns."""

from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import START
from jd_builder.checks.law.frame import BOUND, REFUSES, phrases, preferred, refused, refused_at_once

_GOOD: Final = r"(?:ưa nhìn|dễ nhìn|dễ thương|khá|sáng|sáng sủa|xinh|xinh xắn|xinh đẹp|đẹp|tốt|cân đối|ổn|chuẩn|thanh tú|khả ái|ưa|bắt mắt|sáng sân khấu|phúc hậu|tươi tắn|cuốn hút|thu hút|thân thiện|cao ráo|hài hòa|dễ coi|ưng mắt|bảnh bao|sáng láng|thon thả|săn chắc|trắng trẻo|trắng sáng|mịn màng|không tì vết)"
LOOKS: Final = phrases(
    rf"(?:có )?(?:ngoại hình|ngoại hinh|diện mạo|dung mạo|nhan sắc|hình thức bên ngoài)(?: (?:và|,) \w+)?(?: {_GOOD})?(?:,? {_GOOD})?",
    rf"(?:hình thức|gương mặt|khuôn mặt|mặt mũi|mặt|vóc dáng|dáng|thân hình|dáng người|body|hình thể|nụ cười|làn da|da)(?: (?:phải|cần|có|tương đối|khá|rất|hơi))? {_GOOD}(?! (?:nhất|cho))",
    r"(?:có|ưu tiên|yêu cầu)(?: về)? hình thức(?! (?:làm|thanh|trả|tuyển|kinh|hợp|mua|bán|marketing|quảng|kỷ|đào|việc|thi|lương|online|part|full))",
    r"(?:ưu tiên|yêu cầu|tuyển|cần|nữ|nam)(?:,? (?:giới|tính|người|bạn|các bạn|ứng viên|có|càng|phải|trẻ|nữ|nam|trẻ trung|ưu tiên|là)){0,3},? (?:xinh|đẹp|dễ nhìn|ưa nhìn)(?: (?:gái|trai|xắn|đẹp))?",
    r"xinh (?:gái|xắn|đẹp)|đẹp trai|ưa nhìn|khả ái|ăn hình|lên hình đẹp|ăn ảnh",
    r"(?:không|ko|chưa)(?: (?:có|được|bị|nhiều)){0,2} (?:hình xăm|xăm|xăm trổ|xăm mình|xăm hình|xỏ khuyên|bấm khuyên|sẹo)[\w ]{0,12}",
    r"xăm trổ|hình xăm(?! thì (?:mặc|che|dán))|xỏ khuyên|khuyên (?:mũi|môi|lưỡi|mày|rốn)|(?:không|ko)(?: (?:được|có|xỏ|bấm)){0,2} (?:đeo|xỏ|bấm) (?:khuyên|piercing)[\w ]{0,10}",
    r"(?:nữ|nam|ưu tiên|gái|trai|trông|nhìn|mặt|người|bạn(?! nhỏ)|nét)(?:,? (?:giới|nữ|nam|bạn|các bạn|các|có|phải|mặt|nét|trẻ|trợ lý|lễ tân|nhân viên|mũi|trắng)){0,3},? (?:dễ thương|dễ coi|duyên dáng|trắng trẻo|thon thả|mảnh mai|cân đối|khả ái|thanh tú)",
    r"(?:ưu tiên|cần|tuyển|yêu cầu|là|nữ|gái|trai|nam)(?: (?:các|bạn|có|nữ|nam|là)){0,3} (?:hot ?girl|hot ?boy|bảnh bao|điển trai|trai đẹp|gái xinh|chân dài|hoa khôi|má lúm|mặt hoa)",
    r"(?:dáng|vóc người|vóc dáng|thân hình|dáng vóc|dáng người|người|body) (?:chuẩn|thon gọn|mảnh mai|gọn gàng|đồng hồ cát|vạm vỡ|lực lưỡng|6 múi)(?! (?:seo|mực))|số đo (?:ba|3) vòng|(?<!lấy )số đo (?:chuẩn|đẹp)|(?:ba|3) vòng (?:chuẩn|cân)|(?:không|ko)(?: bị)? (?:hô|móm|rỗ mặt|sẹo rỗ|nám|mụn)(?:,| (?:móm|mặt)|(?= ?(?:$|[.;])))",
    r"(?:good|nice|attractive|pleasant|smart|presentable|pretty|beautiful|decent|well)[- ](?:looking(?= ?(?:$|[^\w\s]| and | male| female| candidate| person))|appearance|look(?!\w))|(?:good|nice|attractive|pleasant|presentable|smart) (?:\w+ and \w+ )?(?:physical )?appearance|no (?:visible |facial ){0,2}(?:tattoos?|piercings?)|photogenic|(?:fair|clear) skin|(?:good|slim|nice) (?:figure|body)|(?:must be |be |young and |looks? )(?:pretty|handsome|beautiful|attractive|good[- ]looking)",
)
_VISUAL: Final = r"visual(?! (?:content|merchandis\w+|design\w*|studio|basic|arts?|key|identity|studio))"
LOOKS_VERDICTS: Final = (
    *refused(
        r"xăm(?: (?:kín|đầy|lộ|nhiều|tay|chân|cổ|mặt|người))|xăm trổ|hình xăm|xăm mình|(?:mặt )?(?:nhiều )?mụn|sẹo"
    ),
    *preferred(_VISUAL),
)
LOOKS_START: Final = (
    Phrase(
        rf"(?<!\w)(?:(?:có|ưu tiên|yêu cầu|cần) )?{_VISUAL} (?:ok|okela|ổn|ổn áp|xinh|xinh xinh|xinh xắn|đẹp|sáng|sáng sủa|khá|tốt|ưa nhìn|dễ nhìn)(?= ?(?:$|[^\w\s])| (?:sân khấu|là|càng|và|chút))"
    ),
    Phrase(rf"{START}(?:và |có )?(?:dễ nhìn|cao ráo|xinh)(?! (?:cho|với khách))(?!\w)"),
    Phrase(
        rf"{START}(?:và |có |trông |nét |mặt ){{0,2}}(?:dễ thương|dễ coi|duyên dáng|trắng trẻo|bảnh bao|điển trai|trắng, cao|da (?:trắng|đẹp|sáng)|răng (?:đều|trắng|đẹp))(?= ?(?:$|[,.;)]| (?:là|càng|và|một)))"
    ),
    Phrase(r"(?<!\w)(?:nam|nữ|người)[, ]{1,2}(?:cao ráo|sáng sủa)(?!\w)"),
)
NOT_LOOKS: Final = Phrase(
    r"(?<!\w)(?:thiết kế|chữ|chữ viết|báo cáo|trình bày|giao diện|bố cục|slide|file|sản phẩm|nhân vật|hình ảnh|video|bài viết|trang trí|quốc tịch|bản ngữ|native|layout|món|cây|mẫu mã|cửa hàng|không gian|ấn phẩm|sắp xếp|trưng bày|đồ họa|thẩm mỹ cho|cải thiện)(?!\w)"
)

_METRES: Final = r"(?:1 ?m(?:ét)? ?[4-9]\d?|(?:một )?mét (?:rưỡi|bốn|năm|sáu|bảy)|1[.,][4-9]\d? ?m?|1[4-9]\d ?(?:cm|c)?|m[4-9]\d?)(?![\w]|[.,]\d)"
_LEAST: Final = r"(?:từ|trên|tối thiểu|ít nhất|khoảng|hơn|đạt|là|phải|>=?|≥|min|over|from|nam|nữ|yêu cầu)"
HEIGHT: Final = tuple(
    Phrase(pattern)
    for pattern in (
        rf"(?<!\w)(?:chiều )?cao(?:[\s:,(\-]{{1,3}}{_LEAST}(?!\w)){{0,4}}[\s:>≥=(]{{0,4}}{_METRES}",
        rf"(?<!\w)(?:nam|nữ)(?: giới)?[ :,(\-–]{{1,3}}(?:{_LEAST} ?){{0,3}}(?:1 ?m ?[4-9]\d?|1[.,][4-9]\d? ?m|1[4-9]\d ?cm|m[4-9]\d)(?!\w)",
        r"(?<!\w)(?:height|tall)[\s:]{1,2}(?:\w+ ){0,3}(?:1 ?m ?\d\d|1[.,]\d\d ?m?|1[4-9]\d ?cm)(?!\w)",
        r"(?<!\w)cân nặng[\s:]{1,3}(?:\w+ ){0,3}\d\d(?:[\s\-–]{1,3}\d\d)? ?kg",
    )
)
HEIGHT_ASKED: Final = phrases(
    r"(?:có |yêu cầu |ưu tiên )?(?<!đo )(?<!sợ )(?<!dài, )(?<!rộng, )(?<!dài )(?<!rộng )(?<!dài và )(?<!rộng và )chiều cao(?![^.;]{0,20} (?:chiều (?:dài|rộng|sâu)|độ dày|bề rộng))(?! (?:kệ|tầng|trần|công trình|sàn|tòa|của sản|tối đa|cột))(?:[ ,\-–và]{1,4}cân nặng)?",
    r"cân nặng(?! (?:hàng|sản|của|kiện|đơn))",
    r"bmi",
    r"(?:nặng|nang)[ :](?:từ |trên |dưới |khoảng |không quá ){0,2}[4-8]\d ?kg",
    r"thấp bé|béo phì|thừa cân",
    r"(?:không|ko)(?: (?:được|bị|quá|nên|hơi)){0,2} (?:gầy|béo|mập|lùn|còi|ốm quá|ốm o|to béo|gầy gò|thấp lùn)(?! phì)(?: quá)?",
    r"(?:mặc|vừa|mang)(?: (?:được|vừa|đồ|áo|váy|đồng phục)){0,3} size (?:xs|s|m|l|xl)(?:[/,\- ]{1,2}(?:s|m|l|xl)(?!\w))?",
    r"(?:chỉ số|body) bmi|(?:dáng|vóc người|thân hình|vóc dáng|người)(?: (?:phải|hơi))? (?:to cao|cao to|nhỏ nhắn|nhỏ con|to con|thấp bé)",
    rf"{_METRES} {BOUND}",
)
HEIGHT_VERDICTS: Final = refused_at_once(
    rf"(?:(?:cao|nặng) )?(?:dưới|trên|quá|hơn|chưa (?:được|tới|đủ)) (?:{_METRES}|[4-9]\d ?(?:kg|ký|kí))|(?:quá )?(?:mập|béo|lùn|ốm o)(?: quá)?"
)
HEIGHT_START: Final = (
    Phrase(rf"{START}size (?:xs|s|m|l)(?:[/,\- ]{{1,2}}(?:s|m|l)(?!\w))?(?= ?(?:$|[,.;)]))"),
    Phrase(
        rf"{START}(?:nặng )?(?:dưới|không quá|trên|từ|tối đa|khoảng) [4-8]\d(?: ?[\-–] ?[4-8]\d)? ?(?:kg|ký|kí)(?= ?(?:$|[,.;)]| trở))"
    ),
    Phrase(rf"{START}(?:cao to|to cao|cao ráo và to)(?= ?(?:$|[,.;)]| khỏe| vạm))"),
)
NOT_HEIGHT: Final = Phrase(
    r"(?<!\w)(?:làm việc trên cao|kệ|tủ|thùng|hàng hóa|trẻ|bé|tăng chiều cao|đo chiều cao|bốc|nâng|vác|khuân|tủ|tường|trần|giàn giáo|heo|bò|vật nuôi|cá|ghi chép|đo|cây|sản phẩm|công trình|tăng cân|giảm cân|khiêng|bê|bưng bê|kiện|bao|xách|chịu tải|lương|giá|tư vấn size|chọn size|cụ|(?<!trợ )bệnh nhân|người bệnh)(?!\w)"
)

_PERSONS: Final = r"(?:ứng viên|ứng cử viên|người|bạn|các bạn|các|những|ai|nhân viên|nhân sự|lao động|nam|nữ|nam/nữ|bạn nào|ai|ưv|uv|trường hợp|các ứng viên|cán bộ|sinh viên|ae|anh em|chị em|anh chị|mấy bạn|bà con|cô chú|người con)"
_LIVES: Final = r"(?:đang|có|nhà|nhà ở|hiện|hiện đang|sinh sống|sống|cư trú|ở|trú|tại|gần|quanh|xung quanh|thuộc|trong|chỗ ở|nơi ở|nơi cư trú|ngay|khu trọ|và|làm việc|sinh ra|đến từ|quê|quê ở|gốc)"
_AREA: Final = (
    r"(?:khu vực|kv|địa bàn|địa phương|q\.? ?\d{1,2}|quận|huyện|phường|xã|tỉnh|tp\b|tphcm|hcm|tp\.hcm|thành phố|nội thành|ngoại thành|công ty|cty|văn phòng|nơi làm việc|chỗ làm|cửa hàng|chi nhánh|nhà máy|kcn|khu công nghiệp|"
    r"trung tâm|địa điểm|hà nội|hn|sài gòn|hồ chí minh|đà nẵng|bình dương|đồng nai|hải phòng|cần thơ|bắc ninh|hưng yên|thanh hóa|nghệ an|hà tĩnh|quảng \w+|lân cận|các (?:tỉnh|quận|huyện|khu|vùng)|vùng|miền|trên địa bàn)"
)
_NEAR: Final = r"(?:gần|quanh|xung quanh|ngay)(?!\w)"
_EASES: Final = r"[^.;!?]{0,60} (?:(?:thì|là|cho|càng) (?:cũng )?(?:tiện|thuận tiện|dễ|đỡ|mừng|thoải mái)(?! việc)|đi lại (?:cho )?(?:tiện|thuận tiện|dễ|đỡ|gần)|(?:cho|thuận) tiện (?:việc )?đi lại|đi về trong ngày|đỡ (?:xa|đi lại))"
"""That the way is short is told for the sake of those who come."""
HOME: Final = phrases(
    r"(?:có |ưu tiên |yêu cầu )?(?:hộ khẩu|hktt|khẩu thường trú)(?: thường trú)?(?: (?:tại|ở))?(?: \w+){0,2}",
    r"(?:có |ưu tiên |yêu cầu |người )?(?:quê quán|nguyên quán|quê gốc|gốc gác)",
    r"(?:ưu tiên|không nhận|không tuyển|chỉ tuyển|là|người)(?: \w+){0,3} quê(?: (?:ở|tại|quán|gốc))?|có quê(?: (?:ở|tại|quán|gốc))?",
    r"(?:là |ưu tiên |người |dân |cư dân |lao động |ứng viên |nhân sự |local ){1,3}(?:địa phương|bản địa|bản xứ|tại địa phương|sở tại)",
    rf"(?:ưu tiên|chỉ tuyển|chỉ nhận|tuyển|không tuyển|không nhận)(?:[ :,]{{1,2}}{_PERSONS}){{0,3}}(?: {_LIVES}){{1,4}}(?: (?:ở|tại|gần))? {_AREA}",
    rf"ưu tiên(?: {_PERSONS}){{0,3}}(?: (?:đang|hiện|hiện đang))?(?: (?:sống|sinh sống|cư trú|thường trú)) (?:ở|tại|gần|quanh|trong) \w+",
    rf"(?:ưu tiên|không tuyển|không nhận|chỉ tuyển|chỉ nhận)(?: {_PERSONS}){{1,2}} {_AREA}",
    rf"(?:ưu tiên (?:nhà|nhà ở|ở|sống|sinh sống|cư trú|chỗ ở|trú) {_NEAR}|(?<!ưu tiên )(?:nhà|nhà ở|ở|sống|sinh sống|cư trú|chỗ ở|trú) {_NEAR}(?!{_EASES}))(?: (?:khu vực|với))?(?: {_AREA})?",
    rf"(?:(?<!lại )(?<!dọn )(?<!tại )(?<!đến )(?<!tới )(?<!làm )(?<!về )nhà|sinh sống|đang sống|cư trú|đang ở|thường trú|tạm trú|định cư|nơi ở|chỗ ở)(?!(?: ở)? {_NEAR}{_EASES})(?: (?:ổn định|lâu dài|hiện tại|ở|tại|thuộc|trong|quanh|trên|và làm việc|gần)){{1,4}} (?:{_AREA}|\w+)",
    rf"(?:ưu tiên|cần|là)(?: {_PERSONS}){{0,2}} người (?:hà nội|sài gòn|miền|hải phòng|đà nẵng|thành phố|bắc|nam|trung(?! niên)|nghệ an|thanh hóa|hà tĩnh|huế|quảng \w+|\w+ gốc)",
    rf"(?:ứng viên|người|bạn|nhân viên)(?: (?:đang|hiện))?(?: (?:ở|sống|sinh sống|cư trú|trú))(?: (?:ở|tại|gần|quanh|trong))? {_AREA}",
    r"(?:ưu tiên|là|tuyển|chỉ tuyển|chỉ nhận|không nhận|không tuyển)(?: (?:các|những|ứng viên|bạn|nhân sự|một)){0,3} (?:người con|con em|dân)(?: (?:của|quê|đất|xứ|gốc|vùng))? (?!trí|số|sự|sinh|văn|tộc|chủ|quân|trai|gái|hiếu|ngoan|út|nhân|ngành|công ty|cán bộ|nhà|trong|it|sale|kinh)\w+",
    rf"(?:nhà(?! (?:máy|hàng|xưởng|thuốc|kho|phân|cung|đầu))|nhà ở|chỗ ở|nơi ở|ở|trọ|sinh sống|sống|cư trú)(?: (?:ở|trọ|tại|phải|không)){{0,2}} (?:cách|cach) (?:{_AREA}|chỗ|nơi|shop|quán|tiệm|xưởng|kho|trường)[\w ]{{0,24}}\d{{1,2}} ?(?:km|cây|phút|p\b)",
    r"(?:nhà(?! (?:máy|hàng))|ở|sống|cư trú|chỗ ở)[\w ]{0,20} (?:trong )?(?:bán kính|phạm vi|vòng) (?:không quá |dưới |tối đa )?\d{1,3} ?km",
    r"(?:có |yêu cầu |ưu tiên |phải )(?:giấy |sổ |đăng ký |giấy đăng ký )?(?:tạm trú|kt3|thường trú)(?: (?:dài hạn|kt3|lâu dài|tại|ở)){0,3}(?: \w+){0,2}",
    r"ưu tiên gần (?!gũi|nhất|đây)\w+",
    r"(?:hà nội|sài gòn|huế) gốc",
    r"(?:là |người ){1,2}gốc \w+(?: \w+)?",
    r"(?:ưu tiên|prefer\w*)(?: \w+){0,3} (?:gần (?:công ty|nhà|văn phòng|khu vực|nơi làm|địa điểm|cửa hàng|chi nhánh|kcn|nhà máy|trung tâm|quận)|ở gần|lân cận|xung quanh)",
    r"(?:local (?:people|candidates?|residents?)|residents? of|(?:living|residing) (?:in|near)|(?:must|who|candidates|currently) live (?:in|near)|permanent resident)(?: \w+){1,2}",
)
_REGION: Final = r"(?:miền (?:bắc|nam|trung|tây)|bắc|nam|trung|tây|hà nội|hn|sài gòn|sg|hải phòng|đà nẵng|huế|nghệ an|thanh hóa|hà tĩnh|quảng \w+|cần thơ|thành phố|thủ đô|bình dương|đồng nai)"
_PROVINCE: Final = (
    r"(?:hà nội|sài gòn|hải phòng|huế|đà nẵng|cần thơ|thanh hóa|nghệ an|hà tĩnh|quảng (?:bình|trị|nam|ngãi|ninh)|nam định|thái bình|hải dương|bắc (?:ninh|giang|kạn)|hưng yên|ninh (?:bình|thuận)|phú (?:thọ|yên)|lạng sơn|cao bằng|tuyên quang|lào cai"
    r"|hà (?:nam|giang)|hòa bình|sơn la|điện biên|lai châu|yên bái|thái nguyên|vĩnh phúc|bình (?:định|thuận|phước|dương)|khánh hòa|đắk (?:lắk|nông)|kon tum|gia lai|lâm đồng|đồng (?:nai|tháp)|tây ninh|long an|tiền giang|bến tre|trà vinh|vĩnh long|hậu giang|an giang|kiên giang|bạc liêu|sóc trăng|cà mau)"
)
_FROM: Final = rf"(?:miền (?:bắc|nam|trung|tây)|khu (?:4|bốn|iv)|ngoại tỉnh|tỉnh (?:lẻ|xa|ngoài)|nghệ tĩnh|thanh ?-? ?nghệ(?: ?- ?tĩnh)?|quảng \w+|{_PROVINCE})"
_HAILING: Final = (
    r"(?:người|dân|quê|gốc|nhà|bạn|các bạn|mấy bạn|anh em|ae|bà con|ai|hộ khẩu)(?: (?:nào|quê|gốc|ở|từ|người|dân|tỉnh|vùng|hộ khẩu|ngoài|trong)){0,2}"
    rf" {_FROM}|(?:dân|quê|biển số) [1-9]\d(?!\d)(?! (?:tuổi|triệu|km|tỉnh))"
)
_SHUNNED: Final = (
    r"(?:khu (?:4|bốn|iv)|thanh hóa|nghệ an|hà tĩnh|nghệ tĩnh|thanh ?-? ?nghệ(?: ?-? ?tĩnh)?|quảng bình)"
)
"""Provinces whose people are turned away by their bare name."""
HOME_VERDICTS: Final = (
    *refused(_HAILING),
    *preferred(rf"(?:gái|trai) miền \w+|{_HAILING}"),
    *refused_at_once(r"ngoại tỉnh|ở tỉnh|xa quê"),
    *phrases(rf"{REFUSES} {_SHUNNED}"),
)
HOME_START: Final = (
    Phrase(
        rf"{START}(?:là )?(?:người|dân|gốc) (?:gốc )?{_REGION}(?= ?(?:$|[,.;)/]| (?:gốc|quê|là|càng|ưu|hoặc|và|thì)))"
    ),
    Phrase(rf"{START}(?:có )?quê(?: (?:ở|tại|gốc|quán))?[ :]{{1,2}}(?!hương|nhà|tôi|bạn)\w+"),
    Phrase(
        rf"{START}(?:đang |hiện |hiện đang )?(?:ở|sống|trọ|ở trọ)(?: (?:tại|ở|trong|quanh|khu))? (?:khu vực|kv|địa bàn|q\.? ?\d{{1,2}}|quận|huyện|nội thành|{_REGION})(?!\w)"
    ),
)
NOT_HOME: Final = Phrase(
    r"(?<!\w)(?:sổ hộ khẩu|sao hộ khẩu|(?<!cầu )giấy(?! (?:đăng ký )?(?:tạm trú|kt3))|bản sao|photo|công chứng|sẵn sàng|chấp nhận|có thể|mong muốn|muốn|kinh nghiệm|am hiểu|hiểu biết|phỏng vấn|mở rộng|thông thạo|hỗ trợ|(?<!sống và )(?<!và )làm việc (?:tại|ở)|đi công tác|"
    r"chuyển|phát triển|willing|able|thủ tục|đăng ký|gửi|nộp|khách|dự án|nhà cung cấp|địa chỉ|điểm đến|cung cấp|thị trường|tư vấn|giới thiệu|tìm kiếm)(?!\w)"
)
VOICE: Final = phrases(
    r"(?:không |ko |không bị |không nói )?(?:nói )?ngọng(?:[ ,/]{1,2}(?:nói )?(?:lắp|l/n|l - n|n/l|líu|đớt|nhịu))?",
    r"(?:không|ko)(?: (?:bị|có|mắc)){0,2} (?:nói lắp|nói đớt|nói nhịu|nói lái|cà lăm|nói giọng|tật nói|lắp bắp)[\w ]{0,14}",
    r"nói lắp|cà lăm|nói đớt|giọng(?: nói)?[\w ]{0,12} (?:lơ lớ|pha tạp|pha giọng|lai tạp)",
    r"(?:không|ko|chưa)(?: (?:pha|lẫn|dùng|nói|có|mang|nặng|bị|lai|sử dụng|xen)){0,3} (?:phương ngữ|thổ ngữ|tiếng địa phương|tiếng vùng|giọng vùng|giọng quê|pha giọng|âm địa phương|khẩu âm)",
    r"giọng(?: nói)? (?:không|ko|chưa)(?: (?:bị|mang|có|pha|lai|nặng|theo|âm|hưởng|lẫn)){0,4} (?:vùng miền|địa phương|vùng|tạp|quê|miền|phương ngữ|tiếng địa phương|ngọng|lắp)",
    r"(?:phân biệt(?: được| rõ)?|không (?:sai|nhầm|lẫn)|phát âm(?: đúng| rõ| chuẩn)?|nói (?:đúng|rõ))(?: (?:các|âm|phụ âm|được|rõ|giữa|lỗi|cặp)){0,3} (?:l/n|l - n|l-n|n/l|l và n|s/x|tr/ch|ch/tr|r/d)",
    r"(?:giọng|chất giọng|âm hưởng|âm sắc|thổ âm|ngữ âm|khẩu âm|(?:không|ko) (?:\w+ ){0,2}(?:tiếng|phương ngữ|ngôn ngữ|từ ngữ|từ))(?: nói)?(?: (?:của|mang|mang âm|nặng|kiểu|theo|âm|hưởng|đặc|là)){0,2} (?:địa phương|vùng miền|vùng quê|quê)",
    r"giọng(?: nói)?(?: (?:chuẩn|người|của|là|theo))? (?:miền|bắc|nam|trung|hà nội|sài gòn|huế|thủ đô|phổ thông|nghệ|quảng)(?: (?:bắc|nam|trung|tây))?",
    r"(?:chất )?giọng(?: nói)?(?: (?:phải|tròn|rõ|phổ thông|hay|to|rõ ràng))?,? chuẩn(?! (?:anh|mỹ|mĩ|us|uk|bản|native|quốc|tiếng anh|tiếng trung|tiếng nhật))",
    r"phát âm(?: (?:tiếng việt|l/n|l, n|l và n|rõ|tròn|rõ ràng))? (?:chuẩn )?(?:tiếng việt|l/n|l, n|l và n)(?: chuẩn)?|nói (?:chuẩn )?tiếng (?:việt )?(?:phổ thông|chuẩn|giọng)",
    r"(?:không )?(?:lẫn|nhầm|nhầm lẫn) (?:l/n|l, n|l và n|l-n|giữa l)",
    r"(?:khiếm khuyết|khuyết tật|dị tật|tật|khuyết điểm)(?: (?:về|trong|ở|khi))? (?:giọng|ngôn ngữ|phát âm|nói|giao tiếp)",
    r"(?:no |without |neutral |northern |southern |standard |regional |local )(?:\w+ )?accents?|accent(?: neutral)|no (?:stutter(?:ing)?|stammer(?:ing)?|lisp|speech (?:impediments?|defects?))",
)
NOT_VOICE: Final = Phrase(
    r"(?<!\w)(?:tiếng (?:anh|trung|nhật|hàn|pháp|đức)|english|ielts|anh ngữ|ngoại ngữ|bản ngữ|lồng tiếng cho|để lồng tiếng|sửa ngọng|trị liệu|chỉnh|trẻ|học viên|học sinh)(?!\w)"
)
_STATE: Final = r"(?:tốt|khỏe|đảm bảo|ổn định|bình thường|phù hợp|dẻo dai|đầy đủ|đáp ứng|bền bỉ|ổn|yêu cầu|cho phép|loại|và|bảo đảm|dồi dào|cường tráng|sung mãn|tuyệt vời|vững|khá|bền|dai sức)"
FITNESS: Final = phrases(
    rf"(?:có |đủ |đảm bảo |đáp ứng |cần |bảo đảm ){{1,2}}(?:đủ |về )?(?:điều kiện )?(?:sức khỏe(?: {_STATE}){{0,2}}|(?:thể lực|thể trạng) {_STATE})",
    rf"(?:sức khỏe|thể lực|thể trạng|thể chất|tình trạng sức khỏe|điều kiện sức khỏe)[ :]{{1,2}}(?:thể chất |tinh thần |cần |phải |và tinh thần |luôn |thật |tương đối |của bản thân |đủ |rất ){{0,2}}{_STATE}",
    r"(?:cơ thể |người |thân thể |nam |nữ |bạn |thanh niên )?khỏe mạnh|(?:cơ thể|người|thân thể|nam|nữ|bạn|thanh niên|vóc người|thân hình|đàn ông|anh em|trai tráng|ưu tiên) (?:khỏe khoắn|chắc khỏe|khỏe re|cường tráng|sung sức)|(?:không|ko|ít)(?: (?:hay|bị|thường)){0,2} (?:ốm vặt|ốm yếu|đau ốm|ốm đau|bệnh vặt)",
    r"(?:in |be in )?(?:good|excellent|sound) (?:physical )?health|physically (?:fit|strong|healthy)|good physical (?:condition|fitness)|fit and healthy|must be (?:fit|healthy)|(?:good|high|great|excellent) (?:physical )?(?:stamina|fitness)|health requirements?",
)
FITNESS_START: Final = (
    Phrase(rf"{START}sức khỏe(?=[ .;]{{0,2}}$)"),
    Phrase(
        rf"{START}(?:khỏe khoắn|chắc khỏe|cường tráng|sung sức|khỏe và (?:dai|bền))(?= ?(?:$|[,.;)]| (?:và|để)))"
    ),
)
NOT_FITNESS: Final = Phrase(
    r"(?<!\w)(?:chăm sóc|bảo hiểm|khám|về an toàn|an toàn|ngành|lĩnh vực|bảo vệ|kiểm tra|giấy|tư vấn|sản phẩm|kiến thức|giúp|dịch vụ|nâng cao|cải thiện|chăm lo|khách|môi trường|phúc lợi|chế độ|hồ sơ|care|insurance|phiếu|cẩm nang|xây dựng)(?!\w)"
)
_SCHOOLS: Final = (
    r"(?:ngoại thương|kinh tế quốc dân|ktqd|bách khoa|học viện (?:tài chính|ngân hàng|ngoại giao|báo chí)|thương mại|fpt|rmit|hutech|văn lang|hoa sen|tôn đức thắng|quốc gia|luật (?:hà nội|tp)|y (?:hà nội|dược)|"
    r"dược hà nội|kinh tế (?:tp|thành phố|hồ)|ueh|neu|ftu|hust|bku|ulis|hanu|uel|ptit|bưu chính viễn thông|công nghệ thông tin|khoa học tự nhiên|harvard|sư phạm (?:hà nội|tp|kỹ thuật))"
)
_OR_LIKE: Final = r"[^.;]{0,60} (?:hoặc|hay)(?: (?:các|những|trường|ngành|đại học|đh|khối|kỹ thuật|kinh tế|chuyên ngành)){0,4} (?:tương đương|khác)"
"""Any other school does as well."""
_ANIMAL: Final = r"(?:tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi|cọp|hổ|chuột|rắn|gà|chó|heo|lợn|trâu|mèo|rồng|ngựa|dê|khỉ)"
_ELEMENT: Final = r"(?:kim|mộc|thủy|hỏa|thổ)"
_SHORT_NAMES: Final = r"(?:neu(?= ?(?:$|[,/);.&]|hoặc|và|or |and ))|ftu2?|hust|vnu|ueh|rmit|hcmut|uit|uel|aof|hvnh|hvtc|ajc|dav|ptit|hmu|hlu|ulis|bku|buv|fulbright|harvard|oxford)"
PAST_START: Final = (
    Phrase(rf"{START}(?:người |hợp |thuộc )?mệnh {_ELEMENT}(?!\w)"),
    Phrase(rf"{START}(?:người |hợp )?tuổi {_ANIMAL}(?= ?(?:$|[,.;)/]| hoặc| và| càng| là| được))"),
)
PAST: Final = phrases(
    r"(?:không|ko|chưa)(?: (?:có|bị|dính|vướng|thuộc|phát sinh|thông tin|lịch sử|đang|các|khoản|mắc|từng|rơi vào|về|nằm|trong|diện|danh sách)){0,5} (?:nợ xấu|nợ nần|nợ nhóm|nợ quá hạn|nợ tín dụng|bóc họ|tín dụng đen|nợ ngân hàng|nợ)(?! (?:khách|phải|đọng|lương|nhà|việc|môn|deadline))",
    r"(?:lịch sử|điểm) tín dụng (?:tốt|sạch|rõ)|cic (?:sạch|tốt)|(?:không|ko) cic",
    r"(?<!quản )(?<!quản l)(?:có )?lý lịch(?: (?:bản thân|cá nhân|tư pháp|gia đình|nhân thân)){0,2}[ :]{1,2}(?:phải )?(?:rõ|rõ ràng|trong sạch|tốt|minh bạch|sạch|lành mạnh|trong sáng|không(?= ?(?:$|[.,;)])))(?: ràng| sạch)?",
    r"(?:không|chưa|ko)(?: \w+){0,4} (?:lao lý|tù tội|đi tù|ngồi tù|án tù|tội hình sự|pháp luật xử lý)|(?:dính|vướng)(?: (?:vào|đến|tới|vòng)){0,2} (?:lao lý|pháp luật|hình sự|kiện tụng)",
    r"lý lịch (?:ba|3) đời|lý lịch (?:\w+ ){0,3}(?:có )?xác nhận (?:của )?(?:công an|địa phương)",
    r"(?:nợ xấu|nợ nần|nợ tín dụng|nợ ngân hàng|tiền án|tiền sự|án tích)(?: (?:ngân hàng|tín dụng|cic|tiền sự)){0,2} ?: ?(?:không|ko|0)(?! (?:yêu|phân|quan|bắt))|cic nhóm 1|sạch nợ|nhóm nợ 1",
    r"nhân thân (?:tốt|rõ|rõ ràng|trong sạch|tin cậy|lai lịch)(?: ràng)?|thân nhân tốt|lai lịch rõ ràng",
    r"tiền án|tiền sự|(?:không|chưa)(?: (?:có|từng|bị|đang)){0,3} (?:vi phạm pháp luật|truy cứu|án tích|can án|phạm tội|kết án|tiền án|truy tố)",
    rf"tuổi(?: (?:phải|không|ko))? (?:hợp|kỵ|kị|khắc|xung)(?: với)? (?:giám đốc|gđ|sếp|chủ|lãnh đạo|quản lý|công ty|cty|quán|tuổi)|ưu tiên(?: (?:tuổi|người|các|bạn)){{0,3}} {_ANIMAL}(?:, ?| và |/){_ANIMAL}",
    r"(?:hợp|xem|xét|kỵ|kị|khắc|xung|xung khắc)(?: (?:với|về|theo))? (?:tuổi(?! (?:lao|nghỉ|phù))|mệnh|mạng|phong thủy|ngũ hành)(?: (?:với )?\w+)?|cung hoàng đạo|(?:ưu tiên|là|tuyển)[\w ]{0,14} (?:mệnh (?:kim|mộc|thủy|hỏa|thổ)|tuổi (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi))",
    rf"(?:tránh|trừ|ngoại trừ|kỵ|kị|không nhận|không tuyển|không hợp|hạn chế|không lấy)(?: (?:người|bạn|các|ứng viên|những)){{0,3}} (?:tuổi (?:con )?{_ANIMAL}|mệnh {_ELEMENT}|cung \w+)",
    r"(?:ưu tiên|tránh|trừ|tuyển|không nhận|là)(?: (?:người|các|bạn|ứng viên|thuộc)){0,3} (?:cung (?:hoàng đạo|bạch dương|kim ngưu|song tử|cự giải|sư tử|xử nữ|thiên bình|bọ cạp|thiên yết|nhân mã|ma kết|bảo bình|song ngư)|(?:con )?số chủ đạo|thần số học)",
    r"(?:no|clean|without)(?: \w+){0,2} (?:criminal records?|criminal convictions?|bad debts?|police record)",
    rf"(?:tốt nghiệp|ưu tiên|sinh viên|học|từ|ứng viên)[\w ,:/(]{{0,40}} (?:trường[ :]{{1,2}}|(?:đại học|đh|hv|học viện) ){{1,3}}{_SCHOOLS}(?!{_OR_LIKE})",
    r"(?:sinh viên|svtn|cựu sinh viên)(?: (?:trường|các trường|từ|tại|của|năm \w+)){0,2}[ :]{1,2}(?:ngoại thương|bách khoa|kinh tế quốc dân|ktqd|neu|ftu|rmit|fpt|hust|ueh|học viện (?:ngân hàng|tài chính|ngoại giao))",
    rf"(?:từ|ứng viên|sinh viên|tốt nghiệp|ưu tiên|học|cựu sv|sv|svtn|alumni|graduates?|students?)(?: (?:của|các|trường|tại|từ|ứng viên|sinh viên|tốt nghiệp|of|from|at|đh|đại học|học viện|hv|là|năm cuối|khoa)){{0,4}}[ :(]{{1,2}}{_SHORT_NAMES}(?!\w)",
    r"(?:các )?(?:trường|đại học|đh|university|universities) (?:\w+ ){0,2}(?:top|danh tiếng|hàng đầu|tốp|uy tín|có tiếng|danh giá|lớn|công lập)(?: \d{1,3})?|top \d{0,3} ?(?:trường|đại học|universit\w+)|(?:top|prestigious|leading|reputable|well-known|renowned|elite|famous|best)(?:[- ](?:tier|ranked|ranking|notch|\d{1,3}))? universit(?:y|ies)|ivy league",
)
NOT_PAST: Final = Phrase(
    r"(?<!\w)(?:theo dõi|xử lý|thu hồi|quản lý|am hiểu|kiến thức|viết bài|kiểm soát|đôn đốc|phân tích|sơ yếu|khách|founder|giảng viên|hợp tác với|đối tác|liên kết|tuyển sinh|công nợ|gia đình học viên|du học|tư vấn|được đào tạo|chương trình)(?!\w)"
)

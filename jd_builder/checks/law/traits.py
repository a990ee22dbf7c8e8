"""What is said of a candidate's looks, height, home, voice, general health and past, as patterns."""

from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law.condition import START


def _phrases(*patterns: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(rf"(?<!\w)(?:{pattern})(?!\w)") for pattern in patterns)


_GOOD: Final = r"(?:ưa nhìn|dễ nhìn|dễ thương|khá|sáng|sáng sủa|xinh|xinh xắn|xinh đẹp|đẹp|tốt|cân đối|ổn|chuẩn|thanh tú|khả ái|ưa|bắt mắt|sáng sân khấu|phúc hậu|tươi tắn|cuốn hút|thu hút|thân thiện|cao ráo|hài hòa)"
LOOKS: Final = _phrases(
    rf"(?:có )?(?:ngoại hình|ngoại hinh|diện mạo|dung mạo|nhan sắc|hình thức bên ngoài)(?: (?:và|,) \w+)?(?: {_GOOD})?(?:,? {_GOOD})?",
    rf"(?:hình thức|gương mặt|khuôn mặt|mặt mũi|mặt|vóc dáng|dáng|thân hình|dáng người|body|hình thể|nụ cười|làn da|da)(?: (?:phải|cần|có|tương đối|khá|rất|hơi))? {_GOOD}(?! (?:nhất|cho))",
    r"(?:có|ưu tiên|yêu cầu)(?: về)? hình thức(?! (?:làm|thanh|trả|tuyển|kinh|hợp|mua|bán|marketing|quảng|kỷ|đào|việc|thi|lương|online|part|full))",
    r"(?:ưu tiên|yêu cầu|tuyển|cần|nữ|nam)(?:,? (?:giới|tính|người|bạn|các bạn|ứng viên|có|càng|phải|trẻ|nữ|nam|trẻ trung|ưu tiên|là)){0,3},? (?:xinh|đẹp|dễ nhìn|ưa nhìn)(?: (?:gái|trai|xắn|đẹp))?",
    r"xinh (?:gái|xắn|đẹp)|đẹp trai|ưa nhìn|khả ái|ăn hình|lên hình đẹp|ăn ảnh",
    r"(?:không|ko|chưa)(?: (?:có|được|bị|nhiều)){0,2} (?:hình xăm|xăm|xăm trổ|xăm mình|xăm hình|xỏ khuyên|bấm khuyên|sẹo)[\w ]{0,12}",
    r"xăm trổ|hình xăm|xỏ khuyên",
    r"(?:good|nice|attractive|pleasant|smart|presentable|pretty|beautiful|decent|well)[- ](?:looking(?= ?(?:$|[^\w\s]| and | male| female| candidate| person))|appearance|look(?!\w))|(?:good|nice|attractive|pleasant|presentable|smart) (?:\w+ and \w+ )?(?:physical )?appearance|no (?:visible )?tattoos?",
)
LOOKS_START: Final = (
    Phrase(rf"{START}(?:và |có )?(?:dễ nhìn|cao ráo|xinh)(?! (?:cho|với khách))(?!\w)"),
    Phrase(r"(?<!\w)(?:nam|nữ|người)[, ]{1,2}(?:cao ráo|sáng sủa)(?!\w)"),
)
NOT_LOOKS: Final = Phrase(
    r"(?<!\w)(?:thiết kế|chữ|chữ viết|báo cáo|trình bày|giao diện|bố cục|slide|file|sản phẩm|nhân vật|hình ảnh|video|bài viết|trang trí|layout|món|cây|mẫu mã|cửa hàng|không gian|ấn phẩm|sắp xếp|trưng bày|đồ họa|thẩm mỹ cho|cải thiện)(?!\w)"
)

_METRES: Final = r"(?:1 ?m ?[4-9]\d?|1[.,][4-9]\d? ?m?|1[4-9]\d ?(?:cm|c)?|m[4-9]\d?)(?![\w]|[.,]\d)"
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
HEIGHT_ASKED: Final = _phrases(
    r"(?:có |yêu cầu |ưu tiên )?chiều cao(?! (?:kệ|tầng|trần|công trình|sàn|tòa|của sản|tối đa|cột))(?:[ ,\-–và]{1,4}cân nặng)?",
    r"cân nặng(?! (?:hàng|sản|của|kiện|đơn))",
    r"bmi",
    r"(?:nặng|nang)[ :](?:từ |trên |dưới |khoảng |không quá ){0,2}[4-8]\d ?kg",
    r"thấp bé|béo phì|thừa cân",
    rf"{_METRES.replace('1[4-9]d', '1[4-9]d')} trở lên",
)
NOT_HEIGHT: Final = Phrase(
    r"(?<!\w)(?:làm việc trên cao|kệ|tủ|thùng|hàng hóa|trẻ|bé|tăng chiều cao|đo chiều cao|bốc|nâng|vác|khuân|tủ|tường|trần|giàn giáo|cây|sản phẩm|công trình|tăng cân|giảm cân)(?!\w)"
)

_PERSONS: Final = r"(?:ứng viên|ứng cử viên|người|bạn|các bạn|các|những|ai|nhân viên|nhân sự|lao động|nam|nữ|nam/nữ|bạn nào|ai|ưv|uv|trường hợp|các ứng viên|cán bộ|sinh viên)"
_LIVES: Final = r"(?:đang|có|nhà|nhà ở|hiện|hiện đang|sinh sống|sống|cư trú|ở|trú|tại|gần|quanh|xung quanh|thuộc|trong|chỗ ở|nơi ở|nơi cư trú|ngay|khu trọ|và|làm việc|sinh ra|đến từ|quê|quê ở|gốc)"
_AREA: Final = (
    r"(?:khu vực|kv|địa bàn|địa phương|quận|huyện|phường|xã|tỉnh|tp\b|tphcm|hcm|tp\.hcm|thành phố|nội thành|ngoại thành|công ty|cty|văn phòng|nơi làm việc|chỗ làm|cửa hàng|chi nhánh|nhà máy|kcn|khu công nghiệp|"
    r"trung tâm|địa điểm|hà nội|hn|sài gòn|hồ chí minh|đà nẵng|bình dương|đồng nai|hải phòng|cần thơ|bắc ninh|hưng yên|thanh hóa|nghệ an|hà tĩnh|quảng \w+|lân cận|các (?:tỉnh|quận|huyện|khu|vùng)|vùng|miền|trên địa bàn)"
)
HOME: Final = _phrases(
    r"(?:có |ưu tiên |yêu cầu )?(?:hộ khẩu|hktt|khẩu thường trú)(?: thường trú)?(?: (?:tại|ở))?(?: \w+){0,2}",
    r"(?:có |ưu tiên |yêu cầu |người )?(?:quê quán|nguyên quán|quê gốc|gốc gác)",
    r"(?:ưu tiên|không nhận|không tuyển|chỉ tuyển|là|người|có)(?: \w+){0,3} quê(?: (?:ở|tại|quán|gốc))?",
    r"(?:là |ưu tiên |người |dân |cư dân |lao động |ứng viên |nhân sự |local ){1,3}(?:địa phương|bản địa|bản xứ|tại địa phương|sở tại)",
    rf"(?:ưu tiên|chỉ tuyển|chỉ nhận|tuyển|không tuyển|không nhận)(?:[ :,]{{1,2}}{_PERSONS}){{0,3}}(?: {_LIVES}){{1,4}}(?: (?:ở|tại|gần))? {_AREA}",
    r"ưu tiên(?: (?:các|những|ứng viên|bạn|các bạn|người|ai|nhân sự)){1,3}(?: (?:đang|hiện|hiện đang))?(?: (?:sống|sinh sống|cư trú|thường trú)) (?:ở|tại|gần|quanh|trong) \w+",
    rf"(?:ưu tiên|không tuyển|không nhận|chỉ tuyển|chỉ nhận)(?: {_PERSONS}){{1,2}} {_AREA}",
    rf"(?:ưu tiên )?(?:nhà|nhà ở|ở|sống|sinh sống|cư trú|chỗ ở|trú)(?: (?:gần|quanh|xung quanh|ngay))(?: (?:khu vực|với))?(?: {_AREA})?",
    rf"(?:nhà|sinh sống|đang sống|cư trú|đang ở|thường trú|tạm trú|định cư|nơi ở|chỗ ở)(?: (?:ổn định|lâu dài|hiện tại|ở|tại|thuộc|trong|quanh|trên|và làm việc|gần)){{1,4}} (?:{_AREA}|\w+)",
    rf"(?:ưu tiên|cần|là)(?: {_PERSONS}){{0,2}} người (?:hà nội|sài gòn|miền|hải phòng|đà nẵng|thành phố|bắc|nam|trung|nghệ an|thanh hóa|hà tĩnh|huế|quảng \w+|\w+ gốc)",
    rf"(?:ứng viên|người|bạn|nhân viên)(?: (?:đang|hiện))?(?: (?:ở|sống|sinh sống|cư trú|trú))(?: (?:ở|tại|gần|quanh|trong))? {_AREA}",
    r"ưu tiên gần (?!gũi|nhất|đây)\w+",
    r"(?:hà nội|sài gòn|huế) gốc",
    r"(?:là |người ){1,2}gốc \w+(?: \w+)?",
    r"(?:ưu tiên|prefer\w*)(?: \w+){0,3} (?:gần (?:công ty|nhà|văn phòng|khu vực|nơi làm|địa điểm|cửa hàng|chi nhánh|kcn|nhà máy|trung tâm|quận)|ở gần|lân cận|xung quanh)",
    r"(?:local (?:people|candidates?|residents?)|residents? of|(?:living|residing) (?:in|near)|(?:must|who|candidates|currently) live (?:in|near)|permanent resident)(?: \w+){1,2}",
)
NOT_HOME: Final = Phrase(
    r"(?<!\w)(?:sổ hộ khẩu|sao hộ khẩu|(?<!cầu )giấy|bản sao|photo|công chứng|sẵn sàng|chấp nhận|có thể|mong muốn|muốn|kinh nghiệm|am hiểu|hiểu biết|phỏng vấn|mở rộng|thông thạo|hỗ trợ|(?<!sống và )(?<!và )làm việc (?:tại|ở)|đi công tác|"
    r"chuyển|phát triển|willing|able|thủ tục|đăng ký|gửi|nộp|khách|dự án|nhà cung cấp|địa chỉ|điểm đến|cung cấp|thị trường|tư vấn|giới thiệu|tìm kiếm)(?!\w)"
)
VOICE: Final = _phrases(
    r"(?:không |ko |không bị |không nói )?(?:nói )?ngọng(?:[ ,/]{1,2}(?:nói )?(?:lắp|l/n|l - n|n/l|líu|đớt|nhịu))?",
    r"(?:không|ko)(?: (?:bị|có|mắc)){0,2} (?:nói lắp|nói đớt|nói nhịu|nói lái|cà lăm|nói giọng|tật nói|lắp bắp)[\w ]{0,14}",
    r"nói lắp|cà lăm|nói đớt",
    r"(?:giọng|chất giọng|âm hưởng|âm sắc|thổ âm|ngữ âm|khẩu âm|(?:không|ko) (?:\w+ ){0,2}(?:tiếng|phương ngữ|ngôn ngữ|từ ngữ|từ))(?: nói)?(?: (?:của|mang|mang âm|nặng|kiểu|theo|âm|hưởng|đặc|là)){0,2} (?:địa phương|vùng miền|vùng quê|quê)",
    r"giọng(?: nói)?(?: (?:chuẩn|người|của|là|theo))? (?:miền|bắc|nam|trung|hà nội|sài gòn|huế|thủ đô|phổ thông|nghệ|quảng)(?: (?:bắc|nam|trung|tây))?",
    r"(?:chất )?giọng(?: nói)?(?: (?:phải|tròn|rõ|phổ thông|hay|to|rõ ràng))?,? chuẩn(?! (?:anh|mỹ|mĩ|us|uk|bản|native|quốc|tiếng anh|tiếng trung|tiếng nhật))",
    r"phát âm(?: (?:tiếng việt|l/n|l, n|l và n|rõ|tròn|rõ ràng))? (?:chuẩn )?(?:tiếng việt|l/n|l, n|l và n)(?: chuẩn)?|nói (?:chuẩn )?tiếng (?:việt )?(?:phổ thông|chuẩn|giọng)",
    r"(?:không )?(?:lẫn|nhầm|nhầm lẫn) (?:l/n|l, n|l và n|l-n|giữa l)",
    r"(?:khiếm khuyết|khuyết tật|dị tật|tật|khuyết điểm)(?: (?:về|trong|ở|khi))? (?:giọng|ngôn ngữ|phát âm|nói|giao tiếp)",
    r"(?:no |without |neutral |northern |southern |standard |regional |local )(?:\w+ )?accents?|accent(?: neutral)|no (?:stutter(?:ing)?|stammer(?:ing)?|lisp|speech (?:impediments?|defects?))",
)
NOT_VOICE: Final = Phrase(
    r"(?<!\w)(?:tiếng (?:anh|trung|nhật|hàn|pháp|đức)|english|ielts|anh ngữ|ngoại ngữ|bản ngữ|lồng tiếng cho|sửa ngọng|trị liệu|chỉnh|trẻ|học viên|học sinh)(?!\w)"
)
_STATE: Final = r"(?:tốt|khỏe|đảm bảo|ổn định|bình thường|phù hợp|dẻo dai|đầy đủ|đáp ứng|bền bỉ|ổn|yêu cầu|cho phép|loại|và)"
FITNESS: Final = _phrases(
    rf"(?:có |đủ |đảm bảo |đáp ứng |cần |bảo đảm ){{1,2}}(?:đủ |về )?(?:điều kiện )?(?:sức khỏe(?: {_STATE}){{0,2}}|(?:thể lực|thể trạng) {_STATE})",
    rf"(?:sức khỏe|thể lực|thể trạng|thể chất|tình trạng sức khỏe|điều kiện sức khỏe)[ :]{{1,2}}(?:thể chất |tinh thần |cần |phải |và tinh thần |luôn |thật |tương đối |của bản thân |đủ |rất ){{0,2}}{_STATE}",
    r"(?:cơ thể |người |thân thể |nam |nữ |bạn |thanh niên )?khỏe mạnh",
    r"(?:in |be in )?(?:good|excellent|sound) (?:physical )?health|physically (?:fit|strong|healthy)|good physical (?:condition|fitness)|health requirements?",
)
FITNESS_START: Final = (Phrase(rf"{START}sức khỏe(?=[ .;]{{0,2}}$)"),)
NOT_FITNESS: Final = Phrase(
    r"(?<!\w)(?:chăm sóc|bảo hiểm|khám|về an toàn|an toàn|ngành|lĩnh vực|bảo vệ|kiểm tra|giấy|tư vấn|sản phẩm|kiến thức|giúp|dịch vụ|nâng cao|cải thiện|chăm lo|khách|môi trường|phúc lợi|chế độ|hồ sơ|care|insurance|phiếu|cẩm nang|xây dựng)(?!\w)"
)
_SCHOOLS: Final = (
    r"(?:ngoại thương|kinh tế quốc dân|ktqd|bách khoa|học viện (?:tài chính|ngân hàng|ngoại giao|báo chí)|thương mại|fpt|rmit|hutech|văn lang|hoa sen|tôn đức thắng|quốc gia|luật (?:hà nội|tp)|y (?:hà nội|dược)|"
    r"dược hà nội|kinh tế (?:tp|thành phố|hồ)|ueh|neu|ftu|hust|bku|ulis|hanu|uel|ptit|bưu chính viễn thông|công nghệ thông tin|khoa học tự nhiên|harvard|sư phạm (?:hà nội|tp|kỹ thuật))"
)
PAST: Final = _phrases(
    r"(?:không|ko|chưa)(?: (?:có|bị|dính|vướng|thuộc|phát sinh|thông tin|lịch sử|đang|các|khoản|mắc|từng|rơi vào|về|nằm|trong|diện|danh sách)){0,5} (?:nợ xấu|nợ nần|nợ nhóm|nợ quá hạn|nợ tín dụng|bóc họ|tín dụng đen|nợ ngân hàng|nợ)(?! (?:khách|phải|đọng|lương|nhà|việc|môn|deadline))",
    r"(?:lịch sử|điểm) tín dụng (?:tốt|sạch|rõ)|cic (?:sạch|tốt)|(?:không|ko) cic",
    r"(?<!quản )(?<!quản l)(?:có )?lý lịch(?: (?:bản thân|cá nhân|tư pháp|gia đình|nhân thân)){0,2}[ :]{1,2}(?:phải )?(?:rõ|rõ ràng|trong sạch|tốt|minh bạch|sạch|lành mạnh|trong sáng|không)(?: ràng| sạch)?",
    r"nhân thân (?:tốt|rõ|rõ ràng|trong sạch|tin cậy|lai lịch)(?: ràng)?|thân nhân tốt|lai lịch rõ ràng",
    r"tiền án|tiền sự|(?:không|chưa)(?: (?:có|từng|bị|đang)){0,3} (?:vi phạm pháp luật|truy cứu|án tích|can án|phạm tội|kết án|tiền án|truy tố)",
    r"(?:hợp|xem|xét|kỵ|kị|khắc)(?: (?:với|về|theo))? (?:tuổi(?! (?:lao|nghỉ|phù))|mệnh|mạng|phong thủy|ngũ hành)(?: (?:với )?\w+)?|cung hoàng đạo|(?:ưu tiên|là|tuyển)[\w ]{0,14} (?:mệnh (?:kim|mộc|thủy|hỏa|thổ)|tuổi (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi))",
    r"(?:no|clean|without)(?: \w+){0,2} (?:criminal records?|criminal convictions?|bad debts?|police record)",
    rf"(?:tốt nghiệp|ưu tiên|sinh viên|học|từ|ứng viên)[\w ,:/(]{{0,40}} (?:trường[ :]{{1,2}}|(?:đại học|đh|hv|học viện) ){{1,3}}{_SCHOOLS}",
    r"(?:sinh viên|svtn|cựu sinh viên)(?: (?:trường|các trường|từ|tại|của|năm \w+)){0,2}[ :]{1,2}(?:ngoại thương|bách khoa|kinh tế quốc dân|ktqd|neu|ftu|rmit|fpt|hust|ueh|học viện (?:ngân hàng|tài chính|ngoại giao))",
    r"(?:các )?(?:trường|đại học|đh|university|universities) (?:\w+ ){0,2}(?:top|danh tiếng|hàng đầu|tốp|uy tín|có tiếng|danh giá|lớn|công lập)(?: \d{1,3})?|top \d{0,3} ?(?:trường|đại học|universit\w+)|(?:top|prestigious|leading|reputable|well-known|renowned) universit(?:y|ies)",
)
NOT_PAST: Final = Phrase(
    r"(?<!\w)(?:theo dõi|xử lý|thu hồi|quản lý|am hiểu|kiến thức|viết bài|kiểm soát|đôn đốc|phân tích|sơ yếu|khách|founder|giảng viên|hợp tác với|đối tác|liên kết|tuyển sinh|công nợ|gia đình học viên|du học|tư vấn|được đào tạo|chương trình)(?!\w)"
)

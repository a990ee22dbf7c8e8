"""What an interviewer asks a candidate and must not, and what only sounds like it."""

import time

import pytest

from jd_builder.checks.asked import asked_topics
from jd_builder.checks.hiring.questions import instead_of, weak_anchors
from jd_builder.checks.passages import Part, Passage
from jd_builder.languages import LANGUAGES
from jd_builder.library.loading import load_library
from jd_builder.sources import Source, Span

GUILTY = [
    ("Anh/chị sinh năm bao nhiêu?", "age"),
    ("Năm nay em bao nhiêu tuổi rồi?", "age"),
    ("Xin cho biết tuổi của anh/chị.", "age"),
    ("Bao giờ anh/chị về hưu?", "age"),
    ("Ban bao nhieu tuoi?", "age"),
    ("When were you born?", "age"),
    ("Chi co may con roi?", "children"),
    ("Con chị mấy tuổi rồi?", "children"),
    ("Bạn người ở đâu?", "origin"),
    ("Gia đình có ủng hộ bạn làm ca đêm không?", "family"),
    ("Do you belong to a union?", "politics"),
    ("Is your family all right with night shifts?", "family"),
    ("How old are you, if I may ask?", "age"),
    ("Anh/chị đã lập gia đình chưa?", "marriage"),
    ("Đã có gia đình chưa?", "marriage"),
    ("Bạn có người yêu chưa?", "marriage"),
    ("Sắp tới em có định cưới không?", "marriage"),
    ("Chồng chị làm nghề gì?", "marriage"),
    ("Tình trạng hôn nhân hiện nay của anh/chị thế nào?", "marriage"),
    ("Are you married or single?", "marriage"),
    ("Do you plan to get married soon?", "marriage"),
    ("Chị có mấy cháu rồi?", "children"),
    ("Anh/chị có con nhỏ không?", "children"),
    ("Trong hai năm tới bạn có kế hoạch sinh con không?", "children"),
    ("Chị đang mang thai phải không?", "children"),
    ("Ai trông con khi anh/chị đi ca tối?", "children"),
    ("Khách hàng rất đông. Bạn đã có con chưa?", "children"),
    ("Are you planning to have children in the next two years?", "children"),
    ("Who looks after your kids when you work late?", "children"),
    ("Anh/chị theo đạo gì?", "religion"),
    ("Bạn theo tôn giáo nào không?", "religion"),
    ("Chủ nhật em có đi nhà thờ không?", "religion"),
    ("What is your religion?", "religion"),
    ("Quê anh/chị ở đâu?", "origin"),
    ("Em là người dân tộc gì?", "origin"),
    ("Hộ khẩu của bạn ở tỉnh nào?", "origin"),
    ("Where are you originally from?", "origin"),
    ("Anh/chị có bệnh gì không?", "health"),
    ("Tình hình sức khoẻ của anh/chị thế nào?", "health"),
    ("Bạn có bị khuyết tật gì không?", "health"),
    ("Anh/chị đã xét nghiệm HIV chưa?", "health"),
    ("Do you have any disability?", "health"),
    ("Anh/chị cao bao nhiêu?", "looks"),
    ("Cân nặng của bạn là bao nhiêu?", "looks"),
    ("Em có hình xăm nào không?", "looks"),
    ("How much do you weigh?", "looks"),
    ("Bố mẹ anh/chị làm nghề gì?", "family"),
    ("Em đang sống cùng ai?", "family"),
    ("Nhà bạn có mấy anh chị em, con thứ mấy?", "family"),
    ("What do your parents do?", "family"),
    ("Anh/chị đã từng tham gia công đoàn chưa?", "politics"),
    ("Anh/chị từng đình công ở công ty cũ chưa?", "politics"),
    ("Bạn có phải đảng viên không?", "politics"),
    ("Have you ever been in a trade union?", "politics"),
    ("Anh/chị thích nam hay nữ?", "orientation"),
    ("Bạn có phải là người đồng tính không?", "orientation"),
    ("Are you gay?", "orientation"),
    ("Anh/chị có tiền án, tiền sự không?", "record"),
    ("Bạn từng bị kết án chưa?", "record"),
    ("Have you ever been convicted of a crime?", "record"),
    ("“Anh/chị có con chưa?”", "children"),
]

INNOCENT = [
    "Khách hàng bao nhiêu tuổi thì anh/chị tư vấn gói này?",
    "Một khách hàng mang thai gọi đến phàn nàn phải chờ lâu. Anh/chị làm gì?",
    "Tình huống khách hàng mang thai xin đổi lịch hẹn: anh/chị trả lời thế nào?",
    "Anh/chị tư vấn sữa cho bé mấy tuổi?",
    "Anh/chị giải thích gói bảo hiểm cho gia đình khách hàng ra sao?",
    "Gia đình khách có con nhỏ, anh/chị giới thiệu gói nào?",
    "Khách theo đạo Hồi hỏi suất ăn. Anh/chị kiểm tra điều gì?",
    "Theo anh/chị, đạo đức nghề nghiệp trong chăm sóc khách hàng là gì?",
    "Khách hỏi anh/chị bao nhiêu tuổi rồi mà nói chuyện như vậy. Anh/chị trả lời sao?",
    "Khách khuyết tật đến quầy, lối vào có bậc thang. Anh/chị làm gì?",
    "Anh/chị phát hiện lô hàng có khuyết tật thì báo ai?",
    "Thùng hàng nặng bao nhiêu cân thì anh/chị phải dùng xe đẩy?",
    "Kệ cao bao nhiêu thì phải có người giữ thang?",
    "Công nợ bao nhiêu tuổi nợ thì anh/chị báo kế toán trưởng?",
    "Anh/chị trình bày thử một việc mình từng làm, như đang nói với đồng nghiệp hoặc khách hàng.",
    "Khi không đồng ý với một quy định nội bộ, anh/chị thường góp ý bằng cách nào?",
    "Kinh phí công đoàn được trích bao nhiêu phần trăm quỹ lương?",
    "Trưởng phòng bảo anh/chị hỏi ứng viên đã có con chưa. Anh/chị làm gì?",
    "Nhân viên trong ca đang mang thai xin đổi ca tối. Anh/chị xếp lại lịch thế nào?",
    "Anh/chị kể một lần chăm sóc khách lớn tuổi không quen dùng ứng dụng.",
    "Chị Lan có con nhỏ, muốn giao hàng buổi trưa. Anh/chị hẹn thế nào?",
    "Bạn bè anh/chị giới thiệu khách thì anh/chị ghi nhận ra sao?",
    "Vị trí này có lịch trực cuối tuần. Anh/chị trực được theo lịch ấy không?",
    "Anh/chị từng phụ trách ngành hàng mẹ và bé chưa?",
    "Anh/chị bán thời trang nam hay nữ?",
    "Người lao động nghỉ thai sản thì lương tháng đó anh/chị tính thế nào?",
    "Khách nói: “Em có chồng chưa?”. Anh/chị đáp lại ra sao?",
    "Anh/chị đọc lại mã gồm bao nhiêu con số?",
    "Chỉ số sức khỏe của hệ thống được anh/chị theo dõi bằng gì?",
    "Anh/chị giải thích bảo hiểm sức khỏe cho nhân viên mới thế nào?",
    "Anh/chị nói với khách đang ở viện, có bệnh án kèm theo, về hồ sơ bồi thường ra sao?",
    "Điều gì ở công việc này khiến anh/chị muốn ứng tuyển?",
    "Thanh long năm nay bao nhiêu một cân thì anh/chị báo giá lại?",
    "Who used your forecast figure, and for what?",
    "A customer asks how old the device is. What do you say?",
    "Where does the parcel come from?",
    "A pregnant customer has waited an hour. What do you do first?",
    "Tell me about a time a customer's children damaged a display.",
    "Can you travel as stated in the job description?",
    "How do you keep your records?",
    "What would you say to a customer who asks whether the flat suits a family?",
    "Your team has one disabled customer entrance. How do you direct people to it?",
    "The customer says: “Are you married?” How do you bring the call back?",
    'The customer says: "Are you married?" How do you bring the call back?',
    "How much does the parcel weigh before you need a trolley?",
    "Công ty có bao nhiêu con dấu và ai giữ?",
    "Anh em trong đội có con ốm xin về sớm, anh/chị xếp người thế nào?",
    "Trẻ em mấy tuổi thì được miễn vé?",
    "Phụ huynh hỏi học phí cho hai con, anh/chị báo thế nào?",
    "Học viên đã có gia đình cần lịch buổi tối; anh/chị tư vấn lớp nào?",
    "Anh/chị làm việc với tổ chức công đoàn khi lập thỏa ước ra sao?",
    "Có người lao động nhiễm HIV bị đồng nghiệp xa lánh. Anh/chị làm gì?",
    "Bên vay có tiền án thì anh/chị trình hồ sơ cho ai?",
    "Đơn vị tổ chức tiệc cưới gọi đổi ngày. Anh/chị xử lý ra sao?",
    "Anh/chị tính lương cho người nghỉ hưu làm thêm như thế nào?",
    "Sản phẩm cho người có bệnh nền, anh/chị tư vấn đến đâu thì dừng?",
    "Khi nào anh/chị chuyển khách cho quản lý?",
    "Khi lập hồ sơ, anh/chị cần những giấy tờ gì về tình trạng hôn nhân của khách vay?",
    "Anh/chị muốn có con số cuối cùng khi nào?",
    "Anh/chị có con dấu của công ty chưa?",
    "Chính sách thai sản của công ty, anh/chị giải thích cho nhân viên mới ra sao?",
    "Nếu khách hàng nói bố mẹ họ không đồng ý mua, anh/chị làm gì?",
    "Your appearance before the board is in ten minutes. What do you prepare?",
    "How would you handle a customer who says their wife is ill?",
]


def passage(text: str, language: str = "vi") -> Passage:
    source = Source("question", text)
    return Passage(text, Part.INTERVIEW, language, lambda start, end: Span(source, start, end))


@pytest.mark.parametrize(("text", "topic"), GUILTY)
def test_a_question_to_the_candidate_is_found(text: str, topic: str) -> None:
    assert topic in [found for found, _ in asked_topics(passage(text))]


@pytest.mark.parametrize("text", INNOCENT)
def test_talk_about_others_is_left_alone(text: str) -> None:
    assert [(topic, found[0]) for topic, found in asked_topics(passage(text))] == []


@pytest.mark.parametrize(
    "text", ["Khách đang mang thai, giọng mệt.", "Hoa có con nhỏ, nói nhanh.", "Are you married?"]
)
def test_a_part_to_be_played_may_speak_of_anything(text: str) -> None:
    assert list(asked_topics(passage(text), spoken_by_other=True)) == []


def test_a_script_that_asks_the_candidate_is_found() -> None:
    script = passage("Hết vai, hỏi thêm anh/chị đã có con chưa.")

    assert [topic for topic, _ in asked_topics(script, spoken_by_other=True)] == ["children"]


def test_the_place_is_that_of_the_words_however_they_are_typed() -> None:
    text = "Sức khoẻ  của anh/chị thế nào?"

    ((topic, found),) = asked_topics(passage(text))

    assert (topic, passage(text).written(found)) == ("health", "Sức khoẻ của anh/chị")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_of_the_guide_is_known_and_its_substitute_is_lawful(language: str) -> None:
    topics = load_library().guide.topics
    assert len(topics) > 10

    found = [
        [name for name, _ in asked_topics(passage(each.avoid.get(language), language))] for each in topics
    ]
    substitutes = [
        name for each in topics for name, _ in asked_topics(passage(each.instead.get(language), language))
    ]

    assert [len(names) for names in found] == [1] * len(topics)
    assert substitutes == []
    assert len({str(instead_of(names[0], load_library().guide)) for names in found}) == len(topics)


def test_no_shipped_question_asks_what_must_not_be_asked() -> None:
    questions = load_library().questions
    assert len(questions) > 150
    parts = ("situation", "task", "action", "result", "follow_up")
    found = []
    for name, question in questions.items():
        probes = [probe for part in parts for probe in getattr(question.probes, part)]
        for text in (question.text, question.handout, question.script, *probes):
            for language, words in text.by_language.items() if text else ():
                played = text is question.script
                for topic, _ in asked_topics(passage(words, language), spoken_by_other=played):
                    found.append((name, language, topic))

    assert found == []


def test_every_shipped_question_has_anchors_that_help() -> None:
    assert [
        (name, key)
        for name, question in load_library().questions.items()
        for key, _, _ in weak_anchors(question.anchors)
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "anh/chị " * 20_000,
        "bao nhiêu tuổi " * 20_000,
        "khách " * 50_000,
        "khi nào " * 20_000,
        "you " * 50_000,
        "ứng viên khách mấy tuổi " * 10_000,
    ],
)
def test_repetition_costs_no_more_than_its_length(text: str) -> None:
    started = time.perf_counter()

    list(asked_topics(passage(text)))

    assert time.perf_counter() - started < 5

"""Questions to candidates: which ground each touches, and which questions only look like it."""

import pytest

from jd_builder.checks.law.asking import grounds_in
from jd_builder.checks.passages import Part, Passage
from jd_builder.languages import LANGUAGES
from jd_builder.library.loading import load_library
from jd_builder.sources import Source, Span

ASKING = [
    ("Chị có định sinh con không?", ["family"]),
    ("Anh bao nhiêu tuổi?", ["age"]),
    ("Bạn đã lập gia đình chưa?", ["family"]),
    ("Em có người yêu chưa?", ["family"]),
    ("Chồng chị làm nghề gì?", ["family"]),
    ("Ai trông con nhỏ khi chị đi làm ca tối?", ["family"]),
    ("Bạn sinh năm bao nhiêu?", ["age"]),
    ("Bạn theo đạo gì?", ["belief"]),
    ("Bạn có phải đảng viên không?", ["belief"]),
    ("Bạn là người dân tộc gì?", ["origin"]),
    ("Quê bạn ở đâu?", ["residence"]),
    ("Sức khỏe của bạn có vấn đề gì không?", ["health"]),
    ("Bạn có mắc bệnh mãn tính không?", ["health"]),
    ("Bạn có tham gia công đoàn ở công ty cũ không?", ["union"]),
    ("Bạn cao bao nhiêu?", ["height"]),
    ("Bạn có hình xăm không?", ["appearance"]),
    ("Bạn thuộc cung hoàng đạo nào?", ["background"]),
    ("Bạn có nợ xấu ở ngân hàng không?", ["background"]),
    ("Là phụ nữ, bạn thấy mình chịu được việc này không?", ["sex"]),
    ("Ban bao nhieu tuoi?", ["age"]),
    ("Bạn bao nhiêu tuổi và đã kết hôn chưa?", ["age", "family"]),
    ("Are you married?", ["family"]),
    ("How old are you?", ["age"]),
    ("Do you have children?", ["family"]),
    ("What is your nationality?", ["origin"]),
    ("Do you have any disabilities?", ["health"]),
    ("Have you ever been a union member?", ["union"]),
]
INNOCENT = [
    "Khách đang mang thai phải chờ lâu, bạn xử lý thế nào?",
    "Kể về một lần bạn giúp khách khuyết tật.",
    "Khách quên năm sinh trên hồ sơ, bạn xác minh bằng cách nào?",
    "Bạn sẽ làm gì khi khách hàng nổi giận?",
    "Bạn làm ca tối và cuối tuần được không?",
    "Bạn có nâng được thùng 15 kg không?",
    "Kể về một lần bạn mắc lỗi với khách.",
    "Bạn xử lý thế nào khi đồng nghiệp bị bệnh đột xuất?",
    "Vì sao bạn chọn công việc này?",
    "Bạn có kinh nghiệm thu hồi công nợ không?",
    "Tell me about a time you helped a customer with a disability.",
    "Are there times when you cannot work?",
    "How do you keep your team's knowledge up to date?",
]


def question(text: str) -> Passage:
    return Passage(text, Part.INTERVIEW, "vi", lambda start, end: Span(Source("question", text), start, end))


@pytest.mark.parametrize(("text", "grounds"), ASKING)
def test_a_question_touches_its_grounds(text: str, grounds: list[str]) -> None:
    assert sorted(ground for ground, _ in grounds_in(question(text))) == grounds


@pytest.mark.parametrize("text", INNOCENT)
def test_a_question_about_the_work_touches_none(text: str) -> None:
    assert list(grounds_in(question(text))) == []


def test_the_words_that_show_it_can_be_pointed_at() -> None:
    passage = question("Chị có định sinh con không?")

    (found,) = grounds_in(passage)

    assert passage.written(found[1]) == "sinh con không"
    assert (passage.span(found[1]).start, passage.span(found[1]).end) == (12, 26)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_questions_touch_none(language: str) -> None:
    questions = load_library().questions
    texts = [
        text
        for question in questions.values()
        for text in (question.text, question.script, question.handout)
        if text
    ]

    touched = [
        (match[0], text.text(language))
        for text in texts
        for _, match in grounds_in(question(text.text(language)))
    ]

    assert len(texts) > 100
    assert touched == []

import pytest

from jd_builder.documents.candidate_pages import _cases
from jd_builder.rendering.wholes import mark_wholes


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Anh/chị, từ 1–5", '<span class="whole">Anh/chị,</span> từ <span class="whole">1–5</span>'),
        ("14:00–22:00", '<span class="whole">14:00–22:00</span>'),
        ("3/5 – Vững", '<span class="whole">3/5</span> – Vững'),
        ("tuyendung@congty.example", '<span class="long-word">tuyendung@congty.example</span>'),
        ("và / hoặc", "và / hoặc"),
        ('<p title="a > 3/5">x</p>', '<p title="a > 3/5">x</p>'),
        ("<style>a/b</style>", "<style>a/b</style>"),
    ],
)
def test_what_stays_on_one_line_is_marked_in_texts_only(text: str, marked: str) -> None:
    page = "<html><head><title>3/5</title></head><body>{}</body></html>"
    assert mark_wholes(page.format(text)) == page.format(marked)


def test_counted_cases_are_paragraphs() -> None:
    text = "Đọc hai việc. (1) Một. (2) Hai “ba.” Làm gì? Vì sao?"
    assert _cases(text) == ("Đọc hai việc.", "(1) Một.", "(2) Hai “ba.”", "Làm gì? Vì sao?")
    assert _cases("Ở việc (1), nếu vậy thì sao?") == ("Ở việc (1), nếu vậy thì sao?",)
    assert _cases("Ba. (2) Hai. (1) Một.") == ("Ba. (2) Hai. (1) Một.",)

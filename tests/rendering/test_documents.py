"""Both formats of every document: they say the same, and the HTML is sound."""

import re
from html import unescape
from html.parser import HTMLParser

import html5lib
import pytest

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.documents.catalogue import compose, compose_in
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import load_role
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT
from tests.rendering.test_markdown import shown

PROFILES = sorted(path for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")
CASES = [
    (path, document, language, layout)
    for path in PROFILES
    for document in Document
    for language in Language
    for layout in ("full", "compact")
    if (layout == "full" or document is Document.JOB_DESCRIPTION)
    and (language is not Language.BOTH or path.stem in ("cskh", "lap-trinh-vien"))
]


def made(case: tuple, made_as: Format) -> str:  # type: ignore[type-arg]
    path, document, language, layout = case
    composed = compose_in(language.parts, document.value, load_role(path), layout=layout)
    return convert(composed.view, document.value, made_as, engine=EngineName.PLUTOPRINT).decode()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("style", "title")
        self.parts.append("" if tag in ("b", "strong", "span", "em") else " ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def words_of_html(html: str) -> list[str]:
    parser = _Text()
    parser.feed(html)
    return words("".join(parser.parts))


def words_of_markdown(markdown: str) -> list[str]:
    plain = markdown.replace("<br>", " ").replace("…" * 20, " ").replace("☐", " ")
    lines = [line for line in plain.splitlines() if not re.fullmatch(r"[|\s-]+", line)]
    return words(
        " ".join(
            shown(line.strip().strip("|").replace(" | ", " ").removeprefix("#").lstrip("#")) for line in lines
        )
    )


def words(text: str) -> list[str]:
    found = re.findall(r"[\w%/]+", unescape(text))
    return sorted(word for word in found if word != "/")  # what stands between two languages


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].stem}-{case[1]}-{case[2]}-{case[3]}")
def test_markdown_and_html_say_the_same(case: tuple) -> None:  # type: ignore[type-arg]
    in_html, in_markdown = words_of_html(made(case, Format.HTML)), words_of_markdown(made(case, Format.MD))

    assert len(in_html) > 200
    assert in_markdown == in_html


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].stem}-{case[1]}-{case[2]}-{case[3]}")
def test_html_is_valid_and_self_contained(case: tuple) -> None:  # type: ignore[type-arg]
    html = made(case, Format.HTML)

    parser = html5lib.HTMLParser(strict=True)  # raises on the first error of the HTML standard
    document = parser.parse(html)

    assert (
        document.get("lang") == case[2].parts[0]
        or document.find("{http://www.w3.org/1999/xhtml}head") is not None
    )
    assert re.findall(r"""src=["'](?!data:image/)""", html) == []
    links = re.findall(r"""<(\w+) [^>]*href=["'](\w+):""", html)  # to click; nothing is loaded from them
    assert {tag for tag, _ in links} <= {"a"}
    assert {scheme for _, scheme in links} <= {"http", "https", "mailto", "tel"}
    assert "@import" not in html
    assert "url(" not in html
    assert re.findall(r"<script(?! type=.application/ld.json.>)", html) == []
    assert f'<html lang="{case[2].parts[0]}">' in html
    assert '<meta name="viewport"' in html
    assert "prefers-color-scheme: dark" in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert re.search(r"<title>.+ – .+</title>", html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].stem}-{case[1]}-{case[2]}-{case[3]}")
def test_headings_go_down_one_level_at_a_time(case: tuple) -> None:  # type: ignore[type-arg]
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", made(case, Format.HTML))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_english_documents_hold_no_vietnamese_labels() -> None:
    role = load_role(CHECKOUT / "profiles" / "cskh.yaml")
    vietnamese = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    for document in Document:
        words_used = Words("en")
        view = compose(document.value, role, words_used)
        markdown = convert(view, document.value, Format.MD, engine=EngineName.PLUTOPRINT).decode()
        lines = [
            line
            for line in markdown.splitlines()
            if vietnamese.search(line) and "Trần Phú" not in line and "Tết" not in line
        ]
        assert (words_used.missing, lines) == (0, [])


def test_the_compact_form_has_five_headings_and_the_full_one_seven() -> None:
    case = (CHECKOUT / "profiles" / "cskh.yaml", Document.JOB_DESCRIPTION, Language.VI)

    assert re.findall(r"^## (.+)$", made((*case, "compact"), Format.MD), re.MULTILINE) == [
        "Mô tả chung về vị trí",
        "Nhiệm vụ và trách nhiệm cụ thể",
        "Cách đo lường sự thành công",
        "Yêu cầu",
        "Quyền lợi",
    ]
    assert re.findall(r"^## (.+)$", made((*case, "full"), Format.MD), re.MULTILINE) == [
        "I. Tiêu đề công việc",
        "II. Mô tả chung về vị trí",
        "III. Nhiệm vụ và trách nhiệm cụ thể",
        "IV. Cách đo lường sự thành công",
        "V. Yêu cầu về kỹ năng và kinh nghiệm",
        "VI. Quyền lợi",
        "VII. Các yếu tố khác",
    ]


def test_what_stands_in_benefits_and_other_factors_is_said_once() -> None:
    markdown = made(
        (CHECKOUT / "profiles" / "cskh.yaml", Document.JOB_DESCRIPTION, Language.VI, "full"), Format.MD
    )

    assert markdown.count("Môi trường làm việc năng động, chuyên nghiệp") == 1

"""The PDFs of both engines: text, pages, title, language, tags, fonts, and no heading left alone."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.documents.catalogue import compose, compose_in
from jd_builder.documents.wording import Words
from jd_builder.errors import EngineError
from jd_builder.profile.loading import load_role
from jd_builder.rendering import pdf
from jd_builder.rendering.formats import convert, prepare
from jd_builder.rendering.pdf import Printer, choose_engine, print_pdf, weasyprint_failure
from jd_builder.writing import write_atomically
from tests.conftest import CHECKOUT

ENGINES = [EngineName.PLUTOPRINT] + [EngineName.WEASYPRINT] * (weasyprint_failure() is None)
SHIPPED = ["cskh", "cskh-nhan-vien", "cskh-quan-ly", "lap-trinh-vien"]


class Shelf:
    """PDFs of the shipped profiles and their texts, made once for all tests and all processes that run them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pdf(self, profile: str, document: Document, language: Language, engine: EngineName) -> bytes:
        file = self._folder / f"{profile}.{document}.{language}.{engine}.pdf"
        if not file.exists():
            role = load_role(CHECKOUT / "profiles" / f"{profile}.yaml")
            view = compose_in(language.parts, document.value, role).view
            write_atomically(file, convert(view, document.value, Format.PDF, engine=engine))
        return file.read_bytes()

    def texts(self, profile: str, document: Document, language: Language, engine: EngineName) -> list[str]:
        """Return the text of each page."""
        file = self._folder / f"{profile}.{document}.{language}.{engine}.json"
        if not file.exists():
            pages = read(self.pdf(profile, document, language, engine)).pages
            write_atomically(file, json.dumps([page.extract_text() for page in pages]).encode())
        return list(json.loads(file.read_bytes()))


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shelf"
    folder.mkdir(exist_ok=True)
    return Shelf(folder)


def read(raw: bytes) -> Any:
    return PdfReader(io.BytesIO(raw))


def lines(page_text: str) -> list[str]:
    return [line.strip() for line in page_text.splitlines() if line.strip()]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("document", Document)
def test_page_size_numbers_title_and_font(shelf: Shelf, engine: EngineName, document: Document) -> None:
    reader = read(shelf.pdf("cskh", document, Language.VI, engine))
    pages = reader.pages
    texts = shelf.texts("cskh", document, Language.VI, engine)
    title = compose(document.value, load_role(CHECKOUT / "profiles" / "cskh.yaml"), Words("vi")).header.title

    assert 2 <= len(pages) == len(texts) <= 14
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), 1):
        assert sorted(round(float(side)) for side in page.mediabox[2:]) == [595, 842]
        assert re.search(rf"{number}\s*/\s*{len(pages)}", text)
    assert reader.metadata is not None
    assert reader.metadata.title == title
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("BeVietnamPro" in font.replace("-", "").replace("#20", "") for font in fonts), fonts


@pytest.mark.parametrize("engine", ENGINES)
def test_vietnamese_text_can_be_copied_out(shelf: Shelf, engine: EngineName) -> None:
    text = " ".join(" ".join(shelf.texts("cskh", Document.JOB_DESCRIPTION, Language.VI, engine)).split())

    for phrase in (
        "Chuyên viên Chăm sóc Khách hàng",
        "Mục đích công việc",
        "7–10 triệu đồng/tháng",
        "Giảm 10% so với quý trước",
    ):
        assert phrase in text


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("document", Document)
def test_no_word_is_parted_at_the_end_of_a_line(shelf: Shelf, engine: EngineName, document: Document) -> None:
    role = load_role(CHECKOUT / "profiles" / "cskh.yaml")
    view = compose_in(("vi",), document.value, role).view
    known = set(re.findall(r"\w+", convert(view, document.value, Format.HTML, engine=engine).decode()))
    printed = {
        word
        for text in shelf.texts("cskh", document, Language.VI, engine)
        for word in re.findall(r"[^\W\d_]+", text)
        if word.islower()  # the reader joins the end of a cell and the capital after it
    }

    assert len(printed) > 150
    assert printed - known == set()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("profile", SHIPPED)
@pytest.mark.parametrize("document", Document)
def test_no_heading_is_left_alone_at_the_foot_of_a_page(
    shelf: Shelf, engine: EngineName, profile: str, document: Document
) -> None:
    html = convert(
        compose(document.value, load_role(CHECKOUT / "profiles" / f"{profile}.yaml"), Words("vi")),
        document.value,
        Format.HTML,
        engine=engine,
    ).decode()
    headings = {
        " ".join(re.sub(r"<[^>]+>", "", heading).split())
        for heading in re.findall(r"<h[1-4][^>]*>(.*?)</h[1-4]>", html, re.DOTALL)
    }
    pages = [lines(text) for text in shelf.texts(profile, document, Language.VI, engine)]

    assert headings
    for page in pages[:-1]:
        body = [line for line in page if not re.search(r"\d+\s*/\s*\d+$", line) and " – " not in line]
        assert " ".join(body[-1].split()) not in headings


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "profile", ["cskh", "cskh-quan-ly", "tong-dai-vien", "it-helpdesk", "lap-trinh-vien", "ke-toan"]
)
def test_the_total_of_a_scorecard_stands_under_a_kpi(shelf: Shelf, engine: EngineName, profile: str) -> None:
    texts = [
        " ".join(text.split()) for text in shelf.texts(profile, Document.KPI_SCORECARD, Language.VI, engine)
    ]
    (page,) = [text for text in texts if "Tổng cộng" in text]

    assert re.search(r"\d%", page.split("Tổng cộng")[0])  # the weight of a KPI on the same page


@pytest.mark.parametrize("engine", ENGINES)
def test_table_heads_are_repeated(shelf: Shelf, engine: EngineName) -> None:
    pages = shelf.texts("cskh", Document.SKILL_CHECKLIST, Language.VI, engine)

    assert sum("Bằng chứng" in page for page in pages) >= 4


@pytest.mark.skipif(
    EngineName.WEASYPRINT not in ENGINES, reason="WeasyPrint does not run on this machine: no Pango"
)
@pytest.mark.parametrize("document", Document)
@pytest.mark.parametrize("language", Language)
def test_weasyprint_makes_tagged_pdf_ua(shelf: Shelf, document: Document, language: Language) -> None:
    reader = read(shelf.pdf("cskh", document, language, EngineName.WEASYPRINT))
    root = reader.root_object

    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == language.parts[0]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_outside_the_page_is_fetched(
    engine: EngineName, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = f'<html lang="vi"><title>x</title><p>Xin chào <img alt="" src="http://127.0.0.1:9/x.png"><img alt="" src="{secret.as_uri()}"></p></html>'

    raw = print_pdf(page, engine)

    assert "Xin chào" in read(raw).pages[0].extract_text()
    assert "Traceback" not in capfd.readouterr().err


def test_without_weasyprint_plutoprint_prints_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "weasyprint_failure", lambda: "cannot load library 'libpango'")

    engine, notice = choose_engine(EngineName.AUTO)

    assert engine is EngineName.PLUTOPRINT
    assert notice is not None
    assert notice.text("en").startswith("PDFs are printed with PlutoPrint (no accessibility tags)")
    with pytest.raises(EngineError) as caught:
        choose_engine(EngineName.WEASYPRINT)
    assert "libpango" in str(caught.value)


def test_what_a_failing_weasyprint_prints_is_kept_from_the_user(tmp_path: Path) -> None:
    broken = tmp_path / "weasyprint"
    broken.mkdir()
    (broken / "__init__.py").write_text(
        "print('WeasyPrint could not import some external libraries')\nraise OSError('no pango')\n",
        encoding="utf-8",
    )
    code = "from jd_builder.rendering.pdf import weasyprint_failure; import sys; sys.stderr.write(weasyprint_failure() or '')"

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{tmp_path}:{CHECKOUT}"},
    )

    assert (done.stdout, done.stderr) == ("", "no pango")


def test_many_documents_in_one_process_end_cleanly(tmp_path: Path) -> None:
    code = (
        "from jd_builder import build\n"
        "for n in range(4): assert build('profiles/cskh.yaml', output='{0}', formats=['pdf'], engine='plutoprint').ok"
    )
    done = subprocess.run(
        [sys.executable, "-c", code.format(tmp_path.as_posix())],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_plutoprint_makes_the_same_bytes_alone_and_beside_others() -> None:
    view = {
        document: compose_in(("vi",), document.value, load_role(CHECKOUT / "profiles" / "cskh.yaml")).view
        for document in Document
    }
    jobs = [
        prepare(view[document], document.value, Format.PDF, engine=EngineName.PLUTOPRINT).make
        for document in Document
    ]
    alone = [job() for job in jobs]

    with Printer(EngineName.PLUTOPRINT) as printer:
        beside = [result() for result in [printer.begin(job) for job in jobs * 12]]

    assert len(set(alone)) == len(Document)
    assert beside == alone * 12


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("profile", SHIPPED)
def test_a_posting_is_small_enough_to_send(shelf: Shelf, profile: str, engine: EngineName) -> None:
    role = load_role(CHECKOUT / "profiles" / f"{profile}.yaml")
    view = compose_in(("vi",), Document.JOB_POSTING.value, role).view
    raw = shelf.pdf(profile, Document.JOB_POSTING, Language.VI, engine)

    assert len(raw) < 80_000
    assert len(convert(view, Document.JOB_POSTING.value, Format.HTML, engine=engine)) < 60_000
    assert len(read(raw).pages) <= 2

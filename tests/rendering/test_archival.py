"""PDFs that last: kinds for archives, what their properties say, bookmarks, and the same bytes every time."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from jd_builder import JdError, build
from jd_builder.choices import EngineName, PdfVariant
from jd_builder.errors import EngineError, SettingsError
from jd_builder.rendering import pdf
from jd_builder.rendering.pdf import choose_engine, weasyprint_failure
from tests.conftest import CHECKOUT
from tests.test_company import ENGINES, SVG

FULL = CHECKOUT / "tests" / "data" / "full" / "full.yaml"
needs_weasyprint = pytest.mark.skipif(
    weasyprint_failure() is not None, reason="WeasyPrint does not run on this machine: no Pango"
)


def printed(minimal: Path, **options: Any) -> Any:
    result = build(minimal, documents=["job-description"], formats=["pdf"], **options)
    assert result.ok, [failure.error for failure in result.failures]
    return PdfReader("out/minimal/job-description.pdf")


def company() -> None:
    Path("logo.svg").write_bytes(SVG)
    Path("company.yaml").write_text("name: Công ty Thử\nlogo: logo.svg\n", encoding="utf-8")


@needs_weasyprint
@pytest.mark.parametrize("variant", PdfVariant)
def test_every_kind_of_pdf_says_what_it_is(minimal: Path, variant: PdfVariant) -> None:
    company()

    reader = printed(minimal, engine="weasyprint", pdf_variant=variant.value)

    root = reader.root_object
    described = root["/Metadata"].get_object().get_data().decode()
    family, number = variant.value.removeprefix("pdf/").split("-")
    assert f'pdf{family}id:part="{number[0]}"' in described
    assert f'pdfaid:conformance="{number[1:].upper()}"' in described or family == "ua"
    assert "Bản mô tả công việc" in described
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert ("/OutputIntents" in root) is (family == "a")
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in inner or "/FontFile3" in inner


@needs_weasyprint
def test_without_being_asked_it_is_pdf_ua_1(minimal: Path) -> None:
    described = printed(minimal, engine="weasyprint").root_object["/Metadata"].get_object().get_data()

    assert b'pdfuaid:part="1"' in described


def test_plutoprint_makes_none_of_them_and_says_so(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(JdError, match="PlutoPrint"):
        build(minimal, engine="plutoprint", pdf_variant="pdf/a-3u")
    assert build(minimal, formats=["md"], engine="plutoprint", pdf_variant="pdf/a-3u").ok

    monkeypatch.setattr(pdf, "weasyprint_failure", lambda: "cannot load library 'libpango'")
    with pytest.raises(EngineError) as caught:
        choose_engine(EngineName.AUTO, PdfVariant.A_3U)
    assert caught.value.message.text("en") == (
        "only WeasyPrint makes pdf/a-3u, and it does not run on this machine (cannot load library 'libpango'); "
        "install Pango: `jd doctor` says how"
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_pdf_has_title_company_and_keywords(minimal: Path, engine: EngineName) -> None:
    company()
    text = minimal.read_text(encoding="utf-8")
    minimal.write_text(
        text.replace("  level:", "  department: Phòng CSKH\n  aliases: ['Trực máy, tổng đài']\n  level:"),
        encoding="utf-8",
    )

    reader = printed(minimal, engine=engine)

    found = reader.metadata
    assert found.title == "Bản mô tả công việc – Nhân viên trực tổng đài"
    assert found.author == "Công ty Thử"
    assert found["/Keywords"] == (
        "Bản mô tả công việc, Nhân viên trực tổng đài, Phòng CSKH, Trực máy – tổng đài"
    )
    if engine is EngineName.WEASYPRINT:  # PlutoPrint writes no language and calls itself the creator
        assert found.creator == "jd"
        assert reader.root_object["/Lang"] == "vi"


@needs_weasyprint
def test_bookmarks_are_the_headings(minimal: Path) -> None:
    reader = printed(minimal, engine="weasyprint")

    role, sections = reader.outline
    titles = [entry.title for entry in sections if not isinstance(entry, list)]
    assert role.title == "Nhân viên trực tổng đài"
    assert len(titles) == 7
    assert titles[0].split() == ["I.", "Tiêu", "đề", "công", "việc"]
    assert [reader.get_destination_page_number(entry) for entry in sections if not isinstance(entry, list)]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_time_of_making_is_that_of_source_date_epoch(
    minimal: Path, engine: EngineName, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "dcterms.created" not in html(minimal)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    reader = printed(minimal, engine=engine)

    assert reader.metadata["/CreationDate"].removeprefix("D:").startswith("20260101000000")
    assert '<meta name="dcterms.created" content="2026-01-01T00:00:00Z">' in html(minimal)


def html(minimal: Path) -> str:
    build(minimal, documents=["job-description"], formats=["html"])
    return Path("out/minimal/job-description.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["hôm nay", "1e9", "9" * 30])
def test_a_source_date_epoch_that_is_none(minimal: Path, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        build(minimal, formats=["md"])


def made_apart(folder: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Build every document of the full profile in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "jd_builder", "build", str(FULL), "-o", str(folder), "-l", "vi+en", *options],
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_two_processes_make_the_same_bytes(tmp_path: Path, engine: EngineName) -> None:
    """Whatever the hashes, the time zone, the language of the system and the order of the documents."""
    order = ["job-posting", "interview-guide", "skill-checklist", "kpi-scorecard", "job-description"]
    reverse = [part for name in order for part in ("-d", name)]

    one = made_apart(
        tmp_path / "one", "--engine", engine.value, PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh", JD_LANG="en"
    )
    two = made_apart(
        tmp_path / "two", "--engine", engine.value, *reverse, PYTHONHASHSEED="2", TZ="UTC", JD_LANG="vi"
    )

    assert len(one) == 5 * 3 + 1
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


@needs_weasyprint
@pytest.mark.parametrize("variant", ["pdf/a-3u", "pdf/a-4u"])
def test_so_they_do_for_an_archive(minimal: Path, variant: str) -> None:
    company()
    for output in ("one", "two"):
        printed_to = build(
            minimal,
            documents=["job-description", "kpi-scorecard"],
            formats=["pdf"],
            engine="weasyprint",
            pdf_variant=variant,
            output=output,
        )
        assert printed_to.ok

    made = sorted(Path("one").rglob("*.pdf"))
    assert len(made) == 2
    for path in made:
        assert path.read_bytes() == Path("two", path.relative_to("one")).read_bytes()

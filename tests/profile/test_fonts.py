"""Fonts of a company: what is checked, and that both engines and the page use them."""

import io
import struct
from pathlib import Path
from typing import Any

import brotli
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from jd_builder import ProfileError, build
from jd_builder.profile.fonts import LETTERS
from jd_builder.profile.loading import load_role
from jd_builder.rendering.styles import font_folder
from tests.test_company import ENGINES


def font(face: str = "Light", *, without: str = "", flavor: str | None = None) -> bytes:
    made: Any = TTFont(font_folder() / f"BeVietnamPro-{face}.ttf")
    options = Options()
    options.flavor = flavor
    chooser = Subsetter(options)
    others = "".join(map(chr, range(32, 127))) + "–—…·“”≥≤×•\u00a0"
    chooser.populate(text="".join(letter for letter in LETTERS + others if letter not in without))
    chooser.subset(made)
    made.flavor = flavor
    out = io.BytesIO()
    made.save(out)
    data: bytes = out.getvalue()
    return data


def company(**fonts: bytes) -> None:
    lines = []
    for weight, data in fonts.items():
        Path(f"{weight}.font").write_bytes(data)
        lines.append(f"{weight}: {weight}.font")
    Path("company.yaml").write_text(f"name: Công ty Thử\nfonts: {{{', '.join(lines)}}}\n", encoding="utf-8")


def headlines(path: Path) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        load_role(path)
    return [problem.headline("en") for problem in caught.value.problems]


def test_vietnamese_has_every_vowel_with_every_tone() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 2 * (12 * 6 + 21)
    assert set("ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵđĐỰ") <= set(LETTERS)


@pytest.mark.parametrize("flavor", [None, "woff2"])
@pytest.mark.parametrize("engine", ENGINES)
def test_documents_are_set_in_the_fonts_of_the_company(
    minimal: Path, engine: Any, flavor: str | None
) -> None:
    company(body=font(flavor=flavor), bold=font("Black", flavor=flavor))

    result = build(minimal, documents=["job-description"], formats=["html", "pdf"], engine=engine)

    assert [problem.headline("en") for failure in result.failures for problem in failure.error.problems] == []
    page = Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    assert page.count(f'src: url("data:font/{flavor or "ttf"};base64,') == 2
    pages = PdfReader("out/minimal/job-description.pdf").pages
    names = {
        str(each.get_object()["/BaseFont"])
        for made in pages
        for each in made["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert len(names) >= 2
    assert all("BeVietnamPro-Light" in name or "-Black" in name or "jd-" in name for name in names), names
    assert "Nhân viên trực tổng đài" in pages[0].extract_text()


def test_two_companies_in_one_build_keep_their_fonts(project: Path, minimal: Path) -> None:
    text = minimal.read_text(encoding="utf-8")
    for name, face in (("one", "Light"), ("two", "Black")):
        Path(name).mkdir()
        Path(name, "body.ttf").write_bytes(font(face))
        Path(name, "company.yaml").write_text("name: X\nfonts: {body: body.ttf}\n", encoding="utf-8")
        Path(name, f"{name}.yaml").write_text(text, encoding="utf-8")

    for engine in ENGINES:
        together = build(
            "one", "two", documents=["job-description"], formats=["pdf"], engine=engine, output="a"
        )
        build("two", documents=["job-description"], formats=["pdf"], engine=engine, output="b")

        assert together.ok
        assert (
            Path("a/two/job-description.pdf").read_bytes() == Path("b/two/job-description.pdf").read_bytes()
        )


def bomb() -> bytes:
    """Return a WOFF2 file whose packed tables are a hundred million zeros."""
    head = bytearray(font(flavor="woff2")[:48])
    head[12:14] = b"\x00\x01"
    packed: bytes = brotli.compress(b"\0" * 100_000_000, quality=5)
    head[20:24] = struct.pack(">I", len(packed))
    return bytes(head) + b"\x00\x10" + packed


def many_codes() -> bytes:
    """Return a font whose table says that it maps a hundred thousand million characters."""
    made: Any = TTFont(io.BytesIO(font()))
    groups = b"".join(struct.pack(">III", 0, 0x10FFFF, 0) for _ in range(10_000))
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12)
    table += struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, 10_000) + groups
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    made["cmap"] = DefaultTable("cmap")
    made["cmap"].data = table
    out = io.BytesIO()
    made.save(out)
    data: bytes = out.getvalue()
    return data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda: font(without="ặỵĐ"), "the font lacks letters of Vietnamese: ặ ỵ Đ"),
        (lambda: font(without="ăâđêôơư"), "the font lacks letters of Vietnamese: ă â ê ô ơ ư đ"),
        (lambda: b"GIF89a", "the font is neither TrueType (.ttf), OpenType (.otf) nor WOFF2"),
        (lambda: font()[:2000], "the font is damaged"),
        (lambda: b"OTTO" + b"\xff" * 400, "the font is damaged"),
        (lambda: b"wOF2" + b"\xff" * 400, "the font is damaged"),
        (bomb, "the font is damaged"),
        (many_codes, "the font is damaged"),
        (lambda: font() + b"\0" * 2_000_000, "the font is larger than 2000 kB"),
    ],
)
def test_fonts_that_are_refused(minimal: Path, data: Any, message: str) -> None:
    company(body=data())

    assert headlines(minimal) == [f"company.yaml:2:15 JD017 {message}"]


def test_a_font_outside_the_project_is_refused(minimal: Path) -> None:
    Path("company.yaml").write_text("name: X\nfonts: {body: ../x.ttf, bold: nope.ttf}\n", encoding="utf-8")

    assert headlines(minimal) == [
        "company.yaml:2:15 JD017 the font lies outside the project folder",
        "company.yaml:2:31 JD017 there is no file “nope.ttf”",
    ]

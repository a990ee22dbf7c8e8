import base64
from pathlib import Path

import pytest
from pypdf import PdfReader

from jd_builder import ProfileError, build
from jd_builder.choices import EngineName
from jd_builder.profile.loading import load_role
from jd_builder.rendering.pdf import weasyprint_failure

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10z" fill="#c00"/></svg>'


def company(text: str) -> None:
    Path("company.yaml").write_text(text, encoding="utf-8")


def headlines(path: Path) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        load_role(path)
    return [problem.headline("en") for problem in caught.value.problems]


def test_name_colours_and_contact_reach_the_documents(minimal: Path) -> None:
    company(
        'name: {vi: Công ty Thử, en: Trial Ltd}\ncolours: {primary: "#135"}\naddress: 1 Hàng Bài\ncontact: {email: a@b.vn, phone: 1900 0000}\nbenefits: [Cơm trưa]\n'
    )

    build(minimal, documents=["job-description"], formats=["html"], languages=["vi", "en"])

    page = Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    assert "Công ty Thử" in page
    assert "--brand: #113355" in page
    assert '<a href="tel:19000000">1900 0000</a> · <a href="mailto:a@b.vn">a@b.vn</a>' in page
    assert "Cơm trưa" in page
    assert "Trial Ltd" in Path("out/minimal/job-description.en.html").read_text(encoding="utf-8")


def test_the_company_file_is_found_above_the_profile(project: Path, minimal: Path) -> None:
    company("name: Công ty Thử\n")
    Path("roles/care").mkdir(parents=True)
    Path("roles/care/role.yaml").write_text(minimal.read_text(encoding="utf-8"), encoding="utf-8")

    found = load_role("roles/care/role.yaml").company

    assert found is not None
    assert str(found.name) == "Công ty Thử"


def test_no_company_file_is_fine(minimal: Path) -> None:
    assert load_role(minimal).company is None


def test_a_logo_stands_in_the_page(minimal: Path) -> None:
    company("name: Công ty Thử\nlogo: logo.png\n")
    Path("logo.png").write_bytes(PNG)

    build(minimal, documents=["job-description"], formats=["html", "pdf"], engine="plutoprint")

    assert 'src="data:image/png;base64,' in Path("out/minimal/job-description.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("https://example.com/x.png", "the image must be a file, not a link"),
        ("//host/share/x.png", "the image must be a file, not a link"),
        ("data:image/png;base64,xxxx", "the image must be a file, not a link"),
        ("file:///etc/passwd", "the image must be a file, not a link"),
        ("../outside.png", "the image lies outside the project folder"),
        ("/etc/passwd", "the image lies outside the project folder"),
        ("link.png", "the image lies outside the project folder"),
        ("nope.png", "there is no file “nope.png”"),
        ("folder", "there is no file “folder”"),
        ("page.html", "the image is neither PNG, JPEG nor SVG"),
        ("huge.png", "the image is larger than 500 kB"),
        ("wide.png", "the image has 65536 × 65536 pixels"),
        ("wide.jpg", "the image has 65535 × 65535 pixels"),
        ("cut.png", "the image is damaged"),
        ("cut.jpg", "the image is damaged"),
        ("script.svg", "the SVG holds <script>, which is not allowed in a logo"),
    ],
)
def test_images_that_are_refused(project: Path, minimal: Path, logo: str, message: str) -> None:
    outside = project.parent / "outside.png"
    outside.write_bytes(PNG)
    Path("link.png").symlink_to(outside)
    Path("folder").mkdir()
    Path("page.html").write_text("<script>", encoding="utf-8")
    Path("huge.png").write_bytes(PNG + b"\0" * 600_000)
    Path("wide.png").write_bytes(PNG[:16] + b"\0\1\0\0\0\1\0\0" + PNG[24:])
    Path("wide.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\xff\xff\xff\xff\3" + b"\0" * 9)
    Path("cut.png").write_bytes(PNG[:30])
    Path("cut.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\4ab")
    Path("script.svg").write_bytes(SVG.replace(b"<path", b"<script/><path"))
    company(f"name: Công ty Thử\nlogo: {logo}\n")

    assert headlines(minimal) == [f"company.yaml:2:7 JD016 {message}"]


def test_what_is_wrong_with_the_company_file_is_shown_there(minimal: Path) -> None:
    company("nam: Công ty Thử\ncolours: {primary: teal}\n")

    assert headlines(minimal) == [
        "company.yaml:1:1 JD010 “name” is missing",
        "company.yaml:1:1 JD011 there is no “nam” here",
        "company.yaml:2:20 JD013 “teal” is no colour",
    ]


ENGINES = [EngineName.PLUTOPRINT] + [EngineName.WEASYPRINT] * (weasyprint_failure() is None)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_svg_logo_is_drawn(minimal: Path, engine: EngineName) -> None:
    """Its red is in the page, and no picture of points is."""
    company("name: Công ty Thử\nlogo: logo.svg\n")
    Path("logo.svg").write_bytes(SVG)

    result = build(minimal, documents=["job-description"], formats=["html", "pdf"], engine=engine)

    assert result.ok
    page = Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    assert '<img class="logo drawing" src="data:image/svg+xml;base64,' in page
    first = PdfReader("out/minimal/job-description.pdf").pages[0]
    content = first.get_contents()
    assert content is not None
    drawn = content.get_data() + b"".join(
        each.get_object().get_data()
        for each in first["/Resources"].get("/XObject", {}).values()  # type: ignore[attr-defined]
    )
    assert b"0.8 0 0 rg" in drawn


def test_a_light_colour_is_darkened_and_told(minimal: Path) -> None:
    company('name: Công ty Thử\ncolours:\n  primary: "#ffd400"\n')

    role = load_role(minimal)
    result = build(minimal, documents=["job-description"], formats=["html"])

    assert [problem.explain("en") for problem in role.warnings] == [
        "company.yaml:3:12 JD018 warning: “#ffd400” is too light to be read on white: its contrast is 1.4:1, 4.5:1 is needed\n"
        '  3 |   primary: "#ffd400"\n'
        "    |            ^^^^^^^^^\n"
        "  → the documents use #8c7500 instead (4.5:1); write a darker colour to choose it yourself"
    ]
    assert result.ok
    assert [problem.code for problem in result.warnings] == ["JD018"]
    assert "--brand: #8c7500; --accent: #b45309" in Path("out/minimal/job-description.html").read_text(
        encoding="utf-8"
    )


def test_a_warning_is_told_once_for_many_profiles(minimal: Path) -> None:
    company('name: Công ty Thử\ncolours: {accent: "#eee"}\n')
    Path("second.yaml").write_text(minimal.read_text(encoding="utf-8"), encoding="utf-8")

    assert len(build(minimal, "second.yaml", formats=["md"]).warnings) == 1


def test_the_footer_stands_at_the_end_and_in_the_foot_of_every_pdf_page(minimal: Path) -> None:
    company("name: Công ty Thử\nfooter: {vi: 'Lưu hành \"nội bộ\"', en: Internal use}\n")

    for engine in ENGINES:
        build(minimal, documents=["skill-checklist"], languages=["vi", "en"], engine=engine)

        pages = PdfReader("out/minimal/skill-checklist.pdf").pages
        assert len(pages) >= 1
        for page in pages:
            assert page.extract_text().count('Lưu hành "nội bộ"') == 1
    assert (
        Path("out/minimal/skill-checklist.md").read_text(encoding="utf-8").endswith('\n\nLưu hành "nội bộ"\n')
    )
    assert "<p>Internal use</p>\n</footer>" in Path("out/minimal/skill-checklist.en.html").read_text(
        encoding="utf-8"
    )


def test_a_footer_that_is_too_long(minimal: Path) -> None:
    company(f"name: Công ty Thử\nfooter: {{vi: {'a' * 201}}}\n")

    assert headlines(minimal) == ["company.yaml:2:14 JD013 the footer has 201 characters"]


@pytest.mark.parametrize(
    ("contact", "html", "markdown"),
    [
        (
            "website: minhan.vn",
            '<a href="https://minhan.vn">minhan.vn</a>',
            "[minhan.vn](<https://minhan.vn>)",
        ),
        ("website: http://a.vn/x", '<a href="http://a.vn/x">http://a.vn/x</a>', "](<http://a.vn/x>)"),
        ("website: 'a.vn:8080/tuyển dụng'", "<p>a.vn:8080/tuyển dụng</p>", "\na.vn:8080/tuyển dụng\n"),
        ("website: a.vn/tuyển-dụng", 'href="https://a.vn/tuy%E1%BB%83n-d%E1%BB%A5ng"', "tuy%E1%BB%83n"),
        ("website: bánh.vn", 'href="https://xn--bnh-ela.vn"', "(<https://xn--bnh-ela.vn>)"),
        ("website: đang cập nhật", "<p>đang cập nhật</p>", "\nđang cập nhật\n"),
        ("website: 'a.vn/\"><b>'", 'href="https://a.vn/%22%3E%3Cb%3E"', "(<https://a.vn/%22%3E%3Cb%3E>)"),
        ("email: a.b@c.vn", '<a href="mailto:a.b@c.vn">a.b@c.vn</a>', "[a.b@c.vn](<mailto:a.b@c.vn>)"),
        ("email: a@b.vn?bcc=x@y.vn", "<p>a@b.vn?bcc=x@y.vn</p>", "\na@b.vn?bcc=x@y.vn\n"),
        ("phone: (024) 3-825.1", '<a href="tel:02438251">(024) 3-825.1</a>', "(<tel:02438251>)"),
        ("phone: 1900 0000 máy lẻ 2", "<p>1900 0000 máy lẻ 2</p>", "\n1900 0000 máy lẻ 2\n"),
    ],
)
def test_contacts_are_links_where_they_are_addresses(
    minimal: Path, contact: str, html: str, markdown: str
) -> None:
    company(f"name: Công ty Thử\ncontact:\n  {contact}\n")

    build(minimal, documents=["job-description"], formats=["md", "html"])

    assert html in Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    assert markdown in Path("out/minimal/job-description.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_a_website_with_another_scheme_is_refused(minimal: Path, scheme: str) -> None:
    company(f"name: Công ty Thử\ncontact: {{website: '{scheme}'}}\n")

    assert headlines(minimal) == [f"company.yaml:2:20 JD013 “{scheme}” is no web address"]


@pytest.mark.parametrize("engine", ENGINES)
def test_links_in_a_pdf_are_live(minimal: Path, engine: EngineName) -> None:
    company("name: Công ty Thử\ncontact: {email: a@b.vn, phone: 1900 0000, website: minhan.vn}\n")

    build(minimal, documents=["job-description"], formats=["pdf"], engine=engine)

    found = {
        each.get_object()["/A"]["/URI"]
        for page in PdfReader("out/minimal/job-description.pdf").pages
        for each in page.get("/Annots", [])
    }
    assert {uri.rstrip("/") for uri in found} == {"mailto:a@b.vn", "tel:19000000", "https://minhan.vn"}

import base64
from pathlib import Path

import pytest

from jd_builder import ProfileError, build
from jd_builder.profile.loading import load_role

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def company(text: str) -> None:
    Path("company.yaml").write_text(text, encoding="utf-8")


def headlines(path: Path) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        load_role(path)
    return [problem.headline("en") for problem in caught.value.problems]


def test_name_colours_and_contact_reach_the_documents(minimal: Path) -> None:
    company(
        'name: {vi: Công ty Thử, en: Trial Ltd}\ncolours: {primary: "#ABC"}\naddress: 1 Hàng Bài\ncontact: {email: a@b.vn, phone: 1900 0000}\nbenefits: [Cơm trưa]\n'
    )

    build(minimal, documents=["job-description"], formats=["html"], languages=["vi", "en"])

    page = Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    assert "Công ty Thử" in page
    assert "--brand: #aabbcc" in page
    assert "1900 0000 · a@b.vn" in page
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
        ("https://example.com/x.png", "an image is a file, not a link"),
        ("//host/share/x.png", "an image is a file, not a link"),
        ("data:image/png;base64,xxxx", "an image is a file, not a link"),
        ("file:///etc/passwd", "an image is a file, not a link"),
        ("../outside.png", "the image lies outside the project folder"),
        ("/etc/passwd", "the image lies outside the project folder"),
        ("link.png", "the image lies outside the project folder"),
        ("nope.png", "there is no image “nope.png”"),
        ("folder", "there is no image “folder”"),
        ("page.html", "the image is neither PNG nor JPEG"),
        ("huge.png", "the image is larger than 500 kB"),
    ],
)
def test_images_that_are_refused(project: Path, minimal: Path, logo: str, message: str) -> None:
    outside = project.parent / "outside.png"
    outside.write_bytes(PNG)
    Path("link.png").symlink_to(outside)
    Path("folder").mkdir()
    Path("page.html").write_text("<script>", encoding="utf-8")
    Path("huge.png").write_bytes(PNG + b"\0" * 600_000)
    company(f"name: Công ty Thử\nlogo: {logo}\n")

    assert headlines(minimal) == [f"company.yaml:2:7 JD016 {message}"]


def test_what_is_wrong_with_the_company_file_is_shown_there(minimal: Path) -> None:
    company("nam: Công ty Thử\ncolours: {primary: teal}\n")

    assert headlines(minimal) == [
        "company.yaml:1:1 JD010 “name” is missing",
        "company.yaml:1:1 JD011 there is no “nam” here",
        "company.yaml:2:20 JD013 “teal” is no colour",
    ]

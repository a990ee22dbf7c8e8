"""The posting says what boards and search engines need, and nothing that belongs inside."""

import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pydantic import BaseModel
from pyld import jsonld

from jd_builder.building import build
from jd_builder.choices import Document, EngineName, Format
from jd_builder.documents.job_posting import JobPosting, compose_job_posting
from jd_builder.documents.wording import Words
from jd_builder.errors import OutputError, ProfileError, SettingsError
from jd_builder.profile.loading import Role, load_role
from jd_builder.profile.localized import LocalizedText
from jd_builder.rendering.formats import convert
from jd_builder.rendering.structured import json_ld
from tests.conftest import CHECKOUT

FULL = CHECKOUT / "tests" / "data" / "full" / "full.yaml"
TO_PUBLISH = """\
extends: cskh
posting:
  code: CSKH-11
  date: 2026-11-23
  deadline: 2099-12-20
  openings: 2
  address: {street: 8 Trần Phú, locality: phường Minh An, region: Thành phố Minh An}
  apply: {url: "https://minhan.example/cskh", direct: true, note: Gửi CV.}
"""


def posting(folder: Path, text: str = TO_PUBLISH, language: str = "vi") -> tuple[JobPosting, Words]:
    (folder / "company.yaml").write_text(
        "name: Công ty Minh An\naddress: 8 Trần Phú\ncontact: {website: minhan.example, email: hr@minhan.example}\n",
        encoding="utf-8",
    )
    (folder / "tin.yaml").write_text(text, encoding="utf-8")
    words = Words(language)
    return compose_job_posting(load_role(folder / "tin.yaml"), words), words


def made(view: JobPosting, made_as: Format, **options: Any) -> bytes:
    return convert(view, Document.JOB_POSTING.value, made_as, engine=EngineName.PLUTOPRINT, **options)


def test_headings_are_those_of_the_boards_in_their_order(project: Path) -> None:
    view, _ = posting(project)

    assert [section.heading for section in view.sections] + [view.apply_heading] == [
        "Mô tả công việc",
        "Yêu cầu ứng viên",
        "Quyền lợi",
        "Thu nhập",
        "Địa điểm làm việc",
        "Thời gian làm việc",
        "Cách ứng tuyển",
    ]
    facts = {fact.label: fact.value for fact in view.header.facts}
    assert facts["Lương"] == "7–10 triệu đồng/tháng"
    assert facts["Kinh nghiệm"] == "1 năm"
    assert facts["Hạn nộp hồ sơ"] == "20/12/2099"


def test_a_salary_that_is_not_public_is_agreed_at_the_interview(project: Path) -> None:
    view, _ = posting(project, TO_PUBLISH + "benefits: {salary: {public: false, note: Tối đa 10 triệu}}\n")

    text = made(view, Format.TXT).decode()
    assert "Lương: Thỏa thuận khi phỏng vấn" in text
    assert "10 triệu" not in text
    assert "baseSalary" not in json.loads(json_ld(view))


def test_structured_data_meets_the_rules_of_search_engines(project: Path) -> None:
    data = json.loads(json_ld(posting(project)[0]))

    assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} <= set(data)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "JobPosting")
    assert (data["datePosted"], data["validThrough"]) == ("2026-11-23", "2099-12-20T23:59:59+07:00")
    assert data["employmentType"] == "FULL_TIME"  # 44 hours a week
    assert data["hiringOrganization"] == {
        "@type": "Organization",
        "name": "Công ty Minh An",
        "sameAs": "https://minhan.example",
    }
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 7_000_000,
        "maxValue": 10_000_000,
        "unitText": "MONTH",
    }
    assert data["identifier"]["value"] == "CSKH-11"
    assert data["directApply"] is True
    assert data["jobLocation"]["address"]["addressCountry"] == "VN"
    assert data["experienceRequirements"]["monthsOfExperience"] == 12
    assert "jobLocationType" not in data
    assert "<h3>Mô tả công việc</h3>" in data["description"]


def terms_of(node: Any) -> Iterator[tuple[str, str]]:
    """Yield type and property of everything in expanded JSON-LD."""
    prefix = "https://schema.org/"
    if isinstance(node, list):
        for child in node:
            yield from terms_of(child)
    elif isinstance(node, dict):
        kinds = [kind.removeprefix(prefix) for kind in node.get("@type", [])]
        for name, child in node.items():
            if not name.startswith("@"):
                assert name.startswith(prefix), name
                assert len(kinds) == 1, node
                yield kinds[0], name.removeprefix(prefix)
            yield from terms_of(child)


@pytest.mark.parametrize("more", ["", "other: {work_format: remote}\n"])
def test_a_json_ld_processor_finds_only_terms_of_schema_org(project: Path, more: str) -> None:
    known = json.loads((CHECKOUT / "tests" / "data" / "schema_org.json").read_text(encoding="utf-8"))
    text = TO_PUBLISH + "requirements: {education: {level: college, required: true}}\n" + more
    data = json.loads(json_ld(posting(project, text)[0]))

    def load(url: str, options: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        context = {"@context": {"@vocab": "https://schema.org/"}}  # what that page says of every name
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    found = set(terms_of(jsonld.expand(data, {"documentLoader": load})))

    assert len(found) > 20
    assert {(kind, name) for kind, name in found if name not in known[kind]} == set()


def test_only_work_that_is_wholly_remote_is_telecommuting(project: Path) -> None:
    remote = json.loads(json_ld(posting(project, TO_PUBLISH + "other: {work_format: remote}\n")[0]))
    hybrid = json.loads(json_ld(posting(project, TO_PUBLISH + "other: {work_format: hybrid}\n")[0]))

    assert remote["jobLocationType"] == "TELECOMMUTE"
    assert remote["applicantLocationRequirements"] == {"@type": "Country", "name": "VN"}
    assert "jobLocation" not in remote
    assert "jobLocationType" not in hybrid
    assert "jobLocation" in hybrid


def test_what_search_engines_miss_is_named(project: Path) -> None:
    view, words = posting(project, TO_PUBLISH.replace("  date: 2026-11-23\n", ""))

    with pytest.raises(OutputError) as caught:
        json_ld(view)
    assert caught.value.message.text("en") == (
        "the data for search engines needs posting.date; fill in what is missing in the profile"
    )
    assert [notice.text("vi") for notice in words.notices] == [
        "tin.yaml: công cụ tìm kiếm chưa hiển thị được tin này vì thiếu posting.date"
    ]
    assert "application/ld+json" not in made(view, Format.HTML).decode()


def test_the_data_in_the_page_cannot_end_its_script(project: Path) -> None:
    view, _ = posting(project, TO_PUBLISH + 'title: {name: "A </script><script>alert(1)</script> B"}\n')

    html = made(view, Format.HTML).decode()
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    assert json.loads(scripts[0])["title"] == "A </script><script>alert(1)</script> B"


def test_a_deadline_that_has_passed_is_told(project: Path) -> None:
    _, words = posting(
        project,
        TO_PUBLISH.replace("2099-12-20", "2026-11-24")
        .replace("2026-11-23", "2020-01-01")
        .replace("2026-11-24", "2020-01-31"),
    )

    assert [notice.text("en") for notice in words.notices] == [
        "tin.yaml: the deadline 2020-01-31 has passed; change posting.deadline before you publish"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"https://minhan.example/cskh"',
            '"javascript:alert(1)"',
            "“javascript:alert(1)” is no link to a web page",
        ),
        (
            '"https://minhan.example/cskh"',
            '"data:text/html,x"',
            "“data:text/html,x” is no link to a web page",
        ),
        (
            '"https://minhan.example/cskh"',
            '"minhan.example/cskh"',
            "“minhan.example/cskh” is no link to a web page",
        ),
        (
            '"https://minhan.example/cskh"',
            "'https://a\"onclick=x'",
            '“https://a"onclick=x” is no link to a web page',
        ),
        ("note: Gửi CV.", "email: hr at minhan", "“hr at minhan” is no e-mail address"),
        ("2099-12-20", "2026-11-01", "the deadline is before the first day of the posting"),
        ("openings: 2", "openings: 0", "0 is out of range"),
    ],
)
def test_what_must_not_be_published_is_refused(project: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        posting(project, TO_PUBLISH.replace(old, new))

    assert [problem.message.text("en") for problem in caught.value.problems] == [message]


@pytest.mark.parametrize("limit", [300, 600, 1200, 3000])
def test_plain_text_is_cut_at_a_sentence_and_keeps_how_to_apply(project: Path, limit: int) -> None:
    view, _ = posting(project)
    whole = made(view, Format.TXT).decode()
    text = made(view, Format.TXT, max_chars=limit).decode()

    assert len(whole) > 3000
    assert len(text) <= limit
    body = text.split("\n\nCÁCH ỨNG TUYỂN")[0] if limit > 300 else text.rstrip()
    assert body.endswith((".", "…")) or any(line.endswith(body.split("\n")[-1]) for line in whole.split("\n"))
    assert not body.split("\n")[-1].isupper()
    if limit > 300:
        assert "https://minhan.example/cskh" in text
    assert "\f" not in whole
    assert "\n\n\n" not in whole


def test_the_code_to_scan_holds_the_link(project: Path) -> None:
    view, _ = posting(project)

    assert view.application.code is not None
    rows = view.application.code.rows
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == len(rows[0])
    assert not any(any(row) for row in rows[:4])  # the quiet zone
    finder = [[True] * 7, [True, *[False] * 5, True], [True, False, True, True, True, False, True]]
    assert [list(row[4:11]) for row in rows[4:7]] == finder
    assert "<svg" in made(view, Format.HTML).decode()


def test_formats_that_a_document_does_not_have_are_left_out_or_refused(project: Path, minimal: Path) -> None:
    result = build(minimal, formats=["md", "txt"], documents=["kpi-scorecard", "job-posting"])

    assert [path.name for path in result.written] == ["kpi-scorecard.md", "job-posting.md", "job-posting.txt"]
    with pytest.raises(SettingsError) as caught:
        build(minimal, formats=["txt"], documents=["kpi-scorecard"])
    assert caught.value.message.text("en") == (
        "kpi-scorecard: not made as txt; the formats there are: md, html, pdf"
    )


# --- Nothing internal leaks ---

PUBLIC = {
    "title.name", "summary.purpose", "duties.text", "requirements.education.field", "requirements.experience.field",
    "requirements.skills.note", "requirements.others", "benefits.bonus", "benefits.training", "benefits.items",
    "library.skills.name", "other.locations", "other.hours.days", "other.hours.shifts", "other.career_path",
    "other.environment", "posting.code", "posting.address.street", "posting.address.locality",
    "posting.address.region", "posting.address.postal_code", "posting.apply.note",
}  # fmt: skip
MARK = "ZQX"


def marked(value: Any, path: str, marks: dict[str, str]) -> Any:
    """Return a model with every text replaced by one that names its place."""
    if isinstance(value, LocalizedText):
        mark = f"{MARK}{len(marks):04d}"
        marks[mark] = path
        return LocalizedText({"vi": f"{mark} nội bộ", "en": f"{mark} internal"})
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={
                name: marked(getattr(value, name), f"{path}.{name}".strip("."), marks)
                for name in type(value).model_fields
            }
        )
    if isinstance(value, dict):
        return {key: marked(child, path, marks) for key, child in value.items()}
    if isinstance(value, tuple):
        return tuple(marked(child, path, marks) for child in value)
    return value


@pytest.fixture
def secret() -> tuple[Role, dict[str, str]]:
    """Return the profile that uses every key, every text a mark, its pay not public."""
    marks: dict[str, str] = {}
    role = load_role(
        FULL,
        overrides=[
            "benefits.salary.public=false",
            "benefits.salary.min=7654321",
            "benefits.salary.max=9876543",
            "posting.deadline=2099-01-01",
        ],
    )
    library = role.library.model_copy(
        update={
            kind: {
                name: marked(entry, f"library.{kind}", marks)
                for name, entry in getattr(role.library, kind).items()
            }
            for kind in ("kpis", "criteria", "skills", "questions")
        }
    )
    return replace(role, profile=marked(role.profile, "", marks), library=library), marks


def everything_in(content: bytes, made_as: Format) -> str:
    """Return every text in a file: of a PDF also what its streams, its metadata and its attachments hold."""
    if made_as is not Format.PDF:
        return content.decode()
    reader = pypdf.PdfReader(io.BytesIO(content))
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(reader.metadata), str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())]
    parts += list(reader.attachments)
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream).decode("utf-8", "replace"))
        except zlib.error:
            parts.append(stream.decode("utf-8", "replace"))
    return "\n".join(parts)


@pytest.mark.parametrize("made_as", list(Format))
@pytest.mark.parametrize("engine", [EngineName.PLUTOPRINT, EngineName.WEASYPRINT])
def test_nothing_internal_is_in_any_byte(
    secret: tuple[Role, dict[str, str]], made_as: Format, engine: EngineName
) -> None:
    role, marks = secret
    assert len(marks) > 3000
    assert {"success.bonus", "other.authority.decides", "title.reports_to"} <= set(marks.values())
    view = compose_job_posting(role, Words("vi"))

    text = everything_in(convert(view, "job-posting", made_as, engine=engine), made_as)

    shown = {marks[mark] for mark in re.findall(rf"{MARK}\d{{4,}}", text)}
    assert shown - PUBLIC == set()
    assert shown
    for figure in ("7654321", "7.654.321", "9876543", "9.876.543", "7,7 triệu"):
        assert figure not in text

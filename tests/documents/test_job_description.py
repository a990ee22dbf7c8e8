from pathlib import Path

import pytest

from jd_builder.choices import EngineName, Format
from jd_builder.documents.job_description import JobDescription, compose_job_description
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import load_role
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT

CONTROL = """\
extends: cskh
document:
  code: MTCV-01
  version: "1.2"
  issued: 2026-10-01
  approved_by: {vi: Giám đốc Vận hành, en: Operations director}
"""


def made(path: Path, language: str = "vi", layout: str = "full") -> JobDescription:
    return compose_job_description(load_role(path), Words(language), layout=layout)


def controlled(folder: Path, text: str = CONTROL) -> Path:
    path = folder / "controlled.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_full_layout_opens_with_the_control_block(project: Path) -> None:
    path = controlled(project)

    assert [(fact.label, fact.value) for fact in made(path).control] == [
        ("Mã số", "MTCV-01"),
        ("Phiên bản", "1.2"),
        ("Ngày ban hành", "01/10/2026"),
        ("Bộ phận", "Phòng Chăm sóc Khách hàng"),
        ("Báo cáo cho", "Quản lý Chăm sóc Khách hàng"),
        ("Người phê duyệt", "Giám đốc Vận hành"),
    ]
    assert [fact.value for fact in made(path, "en").control][:3] == ["MTCV-01", "1.2", "1 October 2026"]
    assert made(path, layout="compact").control == ()


def test_only_what_is_given_is_printed(project: Path) -> None:
    path = controlled(project, "extends: cskh\ndocument: {code: MTCV-01}\n")

    assert [fact.label for fact in made(path).control] == ["Mã số", "Bộ phận", "Báo cáo cho"]


def test_without_document_control_there_is_no_block(minimal: Path) -> None:
    assert made(minimal).control == ()


def test_a_child_does_not_inherit_the_code_of_its_parent(project: Path) -> None:
    controlled(project)
    child = project / "child.yaml"
    child.write_text("extends: controlled.yaml\n", encoding="utf-8")
    other = project / "other.yaml"
    other.write_text("extends: controlled.yaml\ndocument: {code: MTCV-02}\n", encoding="utf-8")

    assert load_role(child).profile.document is None
    assert next(fact.value for fact in made(other).control) == "MTCV-02"
    assert "1.2" not in [fact.value for fact in made(other).control]


@pytest.mark.parametrize(
    ("language", "people"),
    [("vi", ["Người lao động", "Quản lý trực tiếp", "Nhân sự"]), ("en", ["Employee", "Line manager", "HR"])],
)
def test_the_full_layout_ends_with_places_to_sign(language: str, people: list[str]) -> None:
    path = CHECKOUT / "profiles" / "kho.yaml"
    full = made(path, language)

    assert full.sign_off is not None
    assert [place.label for place in full.sign_off.signatures] == people
    assert made(path, language, "compact").sign_off is None
    html = convert(full, "job-description", Format.HTML, engine=EngineName.PLUTOPRINT).decode()
    assert html.index(full.sign_off.statement) > html.index('<section id="other">')

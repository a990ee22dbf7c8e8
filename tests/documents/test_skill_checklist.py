import re
from pathlib import Path

import pytest

from jd_builder.choices import EngineName, Format
from jd_builder.documents.skill_checklist import SkillChecklist, compose_skill_checklist
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import load_role
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT

PROFILES = sorted(path for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")


def checklist(path: Path, language: str = "vi", *overrides: str) -> SkillChecklist:
    return compose_skill_checklist(load_role(path, overrides=overrides), Words(language))


def written(made: SkillChecklist, made_as: Format) -> str:
    return convert(made, "skill-checklist", made_as, engine=EngineName.PLUTOPRINT).decode()


def test_every_column_that_an_assessor_fills_in_is_there() -> None:
    made = checklist(CHECKOUT / "profiles" / "kho.yaml")
    html = written(made, Format.HTML)
    rows = [row for group in made.groups for row in group.rows]

    assert made.columns == (
        "Kỹ năng",
        "Mức yêu cầu",
        "Đánh giá qua",
        "Mức thể hiện",
        "Chênh lệch",
        "Bằng chứng",
    )
    assert "mức thể hiện trừ mức yêu cầu" in made.intro
    assert len(rows) >= 8
    assert html.count('<div class="shown">') == len(rows)
    assert html.count('<div class="write">') == len(rows)
    assert all(row.assessed_by and row.looks_like for row in rows)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_picture_shows_every_skill_once_the_musts_first(path: Path) -> None:
    made = checklist(path)
    assert made.picture is not None
    bars = made.picture.bars

    assert sorted(bar.name for bar in bars) == sorted(row.name for group in made.groups for row in group.rows)
    assert [bar.must for bar in bars] == sorted((bar.must for bar in bars), reverse=True)
    musts = [bar.level for bar in bars if bar.must]
    assert musts == sorted(musts, reverse=True)


def test_the_picture_needs_no_colour_and_says_itself_in_words() -> None:
    made = checklist(CHECKOUT / "profiles" / "cskh.yaml")
    assert made.picture is not None
    pictures = re.findall(r"<svg.*?</svg>", written(made, Format.HTML), re.DOTALL)

    assert len(pictures) == len(made.picture.bars)
    for bar, svg in zip(made.picture.bars, pictures, strict=True):
        assert f'role="img" aria-label="{bar.name}: {bar.value}"' in svg
        assert svg.count('class="on"') == bar.level * bar.must
        assert svg.count('class="hollow"') == bar.level * (not bar.must)
        assert svg.count("<rect") == 5
    markdown = written(made, Format.MD)
    assert "| Giao tiếp (nghe, nói, viết) | ●●●●· | 4/5 – Giỏi |" in markdown
    assert "| Ngoại ngữ | ○○··· | 2/5 – Cơ bản |" in markdown


def test_names_in_the_picture_are_escaped(minimal: Path) -> None:
    folder = minimal.parent / "library"
    folder.mkdir()
    (folder / "skills.yaml").write_text(
        'odd: {name: {vi: "A \\"<b>\\"", en: Odd}, category: skill, definition: {vi: X, en: X}, assessed_by: [cv], '
        "levels: {1: {vi: a, en: a}, 2: {vi: b, en: b}, 3: {vi: c, en: c}, 4: {vi: d, en: d}, 5: {vi: e, en: e}}}\n",
        encoding="utf-8",
    )

    html = written(checklist(minimal, "vi", "requirements.skills.odd.level=2"), Format.HTML)

    assert 'aria-label="A &#34;&lt;b&gt;&#34;: 2/5' in html


def test_a_role_without_skills_has_no_picture(minimal: Path) -> None:
    assert checklist(minimal, "vi", "requirements.skills=").picture is None

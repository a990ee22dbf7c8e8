import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from jd_builder import build
from jd_builder.errors import ProfileError
from jd_builder.library import loading
from jd_builder.library.loading import load_library
from jd_builder.library.models import Library
from jd_builder.profile.localized import LocalizedText
from jd_builder.resources import LIBRARY
from tests.conftest import write_roles

SEED_KPIS = {
    "csat", "nps", "avg_response_time", "avg_resolution_time", "aht", "fcr", "retention", "complaints",
    "cost_per_contact", "support_to_sales", "schedule_adherence", "product_knowledge",
}  # fmt: skip
SEED_CRITERIA = {
    "communication", "problem_solving", "service_attitude", "teamwork", "adaptability", "greeting", "voice_wording",
    "product_knowledge", "process_compliance",
}  # fmt: skip
SEED_SKILLS = {
    "communication", "active_listening", "empathy", "emotional_control", "difficult_customers", "problem_solving",
    "decision_making", "flexibility", "clarifying_questions", "time_management", "product_knowledge",
    "computer_skills", "cs_software", "technology_awareness", "telephone", "office_skills", "independent_work",
    "teamwork", "stress_tolerance", "service_attitude", "creativity", "voice_wording", "sales", "foreign_language",
}  # fmt: skip
SEED_THEMES = {
    "angry_customer", "demanding_customer", "complaint_investigation", "vague_request", "out_of_authority",
    "elderly_customer", "wrong_information", "long_wait", "cross_department_delay", "pre_sale_doubts",
    "product_test", "greeting_role_play", "feedback_improvement", "new_process", "teamwork", "crm_accuracy", "dispute",
}  # fmt: skip


def texts(value: Any, place: str = "") -> Iterator[tuple[str, LocalizedText]]:
    if isinstance(value, LocalizedText):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from texts(item, f"{place}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{place}.{index}")


def test_everything_the_sources_name_is_there() -> None:
    library = load_library()

    assert set(library.kpis) >= SEED_KPIS
    assert set(library.criteria) >= SEED_CRITERIA
    assert set(library.skills) >= SEED_SKILLS
    assert {question.theme for question in library.questions.values()} >= SEED_THEMES


def test_every_text_is_in_both_languages_and_normalised() -> None:
    library = load_library()
    found = list(texts({name: getattr(library, name) for name in type(library).model_fields}))

    assert len(found) > 1300
    assert [place for place, text in found if set(text.by_language) != {"vi", "en"}] == []
    assert [
        place
        for place, text in found
        for value in text.by_language.values()
        if unicodedata.normalize("NFC", value) != value
    ] == []


def test_every_skill_has_questions_of_its_own() -> None:
    library = load_library()
    main = [question.skills[0] for question in library.questions.values()]

    assert {name: main.count(name) for name in SEED_SKILLS if main.count(name) < 2} == {}
    assert {name for name in library.skills if name not in main} == set()
    shown = [skill for question in library.questions.values() for skill in question.skills]
    care = {
        name
        for area in ("customer_care", "customer_care_more", "counter_and_online")
        for name in yaml.safe_load((LIBRARY / "skills" / f"{area}.yaml").read_text(encoding="utf-8"))
    }
    assert care >= SEED_SKILLS
    assert {name: shown.count(name) for name in care if shown.count(name) < 3} == {}


def test_the_traps_of_the_sources_are_settled() -> None:
    kpis = load_library().kpis

    assert kpis["aht"].abbr == "AHT"  # X1: handling time, not response time
    assert "xử lý" in kpis["aht"].name.by_language["vi"]
    assert "phản hồi" not in kpis["aht"].name.by_language["vi"]
    assert kpis["aht"].good == "range"
    assert (kpis["avg_response_time"].abbr, kpis["avg_resolution_time"].abbr) == ("ART", "ATT")  # X2
    assert kpis["csat"].scale is not None  # X3: a scale has a direction
    assert (kpis["csat"].scale.min, kpis["csat"].scale.max, kpis["csat"].scale.direction) == (1, 5, "up")
    three = kpis["csat"].measure("three_point")
    assert three.scale is not None
    assert (three.scale.min, three.scale.max, three.scale.direction, three.good) == (1, 3, "down", "down")
    assert kpis["csat"].measure("top_box").scale is None
    assert kpis["support_to_sales"].optional
    assert "call" in kpis["fcr"].variants  # X9
    assert kpis["complaints"].measure("per_1000").per == 1000  # X13


def test_kpis_that_a_person_cannot_move_alone_are_team_results() -> None:
    kpis = load_library().kpis

    assert {name for name in ("retention", "nps", "cost_per_contact") if kpis[name].level != "team"} == set()


GOOD_SKILL = """\
telesales:
  name: {vi: Gọi điện bán hàng, en: Telesales}
  category: skill
  definition: {vi: Gọi và chào hàng., en: Calls and offers.}
  levels: {1: {vi: a, en: a}, 2: {vi: b, en: b}, 3: {vi: c, en: c}, 4: {vi: d, en: d}, 5: {vi: e, en: e}}
  assessed_by: [interview]
"""
GOOD_QUESTION = """\
q:
  kind: situational
  skills: [communication]
  text: {vi: Hỏi, en: Ask}
  purpose: {vi: Để biết, en: To know}
  anchors: {1: {vi: a, en: a}, 3: {vi: b, en: b}, 5: {vi: c, en: c}}
  strong: [{vi: tốt, en: good}]
  warning: [{vi: xấu, en: bad}]
  minutes: 5
"""
GOOD_KPI = """\
k:
  name: {vi: Chỉ số, en: Measure}
  meaning: {vi: Nghĩa, en: Meaning}
  formula: {vi: a ÷ b, en: a ÷ b}
  measured: {vi: Đếm, en: Count}
  unit: count
  good: up
  aggregation: sum
  period: monthly
  level: person
"""


def own(project: Path, **files: str) -> Path:
    folder = project / "library"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_scale_keeps_its_five_levels(project: Path) -> None:
    folder = own(project, terms="scale: {4: null}\n")

    with pytest.raises(ProfileError) as caught:
        load_library(folder)

    assert [problem.message.text("en") for problem in caught.value.problems] == ["levels are missing: 4"]


def test_a_folder_of_ones_own_adds_and_overrides(project: Path) -> None:
    folder = own(project, skills=GOOD_SKILL + GOOD_SKILL.replace("telesales:", "communication:"))

    library = load_library(folder)

    assert str(library.skills["telesales"].name) == "Gọi điện bán hàng"
    assert str(library.skills["communication"].name) == "Gọi điện bán hàng"
    assert len(library.skills) == len(load_library().skills) + 1
    assert "dispute" in {question.theme for question in library.questions.values()}


BROKEN = {
    "a missing level": (
        {"skills": GOOD_SKILL.replace(", 5: {vi: e, en: e}", "")},
        "skills.yaml:5:11 JD013 levels are missing: 5",
    ),
    "a level that repeats its neighbour": (
        {"skills": GOOD_SKILL.replace("2: {vi: b, en: b}", "2: {vi: a, en: a}")},
        "skills.yaml:5:34 JD013 this level says the same as the one below it",
    ),
    "an anchor that repeats its neighbour": (
        {"questions": GOOD_QUESTION.replace("3: {vi: b, en: b}", "3: {vi: a, en: a}")},
        "questions.yaml:6:35 JD013 two anchors say the same",
    ),
    "an unknown link": (
        {"questions": GOOD_QUESTION.replace("[communication]", "[comunication]")},
        "questions.yaml:3:12 JD014 the library has no “comunication”",
    ),
    "a published figure of an unknown channel": (
        {
            "kpis": GOOD_KPI
            + "  benchmarks:\n    - {value: 1–4 h, segment: emial, what: {vi: a, en: a}, source: b, region: {vi: c, en: c}}\n"
        },
        "kpis.yaml:12:31 JD014 the library has no “emial”",
    ),
    "an id that stands twice": (
        {"kpis": GOOD_KPI + GOOD_KPI},
        "kpis.yaml:11:1 JD003 “k” stands here a second time",
    ),
    "a question without competency": (
        {"questions": GOOD_QUESTION.replace("[communication]", "[]")},
        "questions.yaml:3:11 JD013 at least 1 value is needed here",
    ),
    "a score without a scale": (
        {"kpis": GOOD_KPI.replace("unit: count", "unit: points")},
        "kpis.yaml:6:9 JD013 a score needs a scale, and only a score has one",
    ),
    "a scale that contradicts the good direction": (
        {"kpis": GOOD_KPI.replace("unit: count", "unit: points\n  scale: {min: 1, max: 3, direction: down}")},
        "kpis.yaml:8:9 JD013 the good direction and the direction of the scale contradict each other",
    ),
    "a share with a noun": (
        {"kpis": GOOD_KPI.replace("unit: count", "unit: percent\n  counted: {vi: lỗi, en: errors}")},
        "kpis.yaml:7:12 JD013 only a count says what it counts",
    ),
    "a count over 100 percent": (
        {"kpis": GOOD_KPI + "  over_100: true\n"},
        "kpis.yaml:11:13 JD013 only a percentage can be over 100",
    ),
    "an abbreviation that is taken": (
        {"kpis": GOOD_KPI + "  abbr: FCR\n"},
        "kpis.yaml:1:1 JD015 “FCR” already names the KPI “fcr”",
    ),
    "a behavioural question without probes": (
        {"questions": GOOD_QUESTION.replace("situational", "behavioural")},
        "questions.yaml:1:1 JD013 a behavioural question needs a probe for situation",
    ),
    "an unknown key": (
        {"kpis": GOOD_KPI + "  colour: red\n"},
        "kpis.yaml:11:3 JD011 there is no “colour” here",
    ),
    "a list instead of entries": ({"kpis": "- a\n"}, "kpis.yaml:1:1 JD012 a group of keys is needed here"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_is_refused_with_its_place(name: str, project: Path) -> None:
    files, expected = BROKEN[name]
    folder = own(project, **files)

    with pytest.raises(ProfileError) as caught:
        load_library(folder)

    assert [problem.headline("en") for problem in caught.value.problems] == [f"{folder}/{expected}"]


def test_a_folder_of_ones_own_is_read_anew_only_when_it_changes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = own(project, skills=GOOD_SKILL)
    read: list[list[Path]] = []
    assemble = loading._assemble

    def count(folders: list[Path]) -> Library:
        read.append(folders)
        return assemble(folders)

    monkeypatch.setattr(loading, "_assemble", count)

    first = load_library(folder)
    assert load_library(folder) is first
    (folder / "skills.yaml").write_text(GOOD_SKILL.replace("telesales:", "hotline:"), encoding="utf-8")
    second = load_library(folder)
    (folder / "more.yaml").write_text("", encoding="utf-8")
    load_library(folder)

    assert len(read) == 3
    assert ("telesales" in first.skills, "hotline" in first.skills) == (True, False)
    assert ("telesales" in second.skills, "hotline" in second.skills) == (False, True)


def test_every_profile_depends_on_the_folder_though_it_is_read_once(project: Path) -> None:
    own(project, skills=GOOD_SKILL)
    for path in write_roles(project, ["a", "b"]).iterdir():
        uses = path.read_text(encoding="utf-8").replace("communication: {level", "telesales: {level")
        path.write_text(uses, encoding="utf-8")
    first = build("roles", documents=["skill-checklist"], formats=["md"])

    (project / "library" / "skills.yaml").write_text(
        GOOD_SKILL.replace("Gọi điện bán hàng", "Bán hàng qua điện thoại"), encoding="utf-8"
    )
    second = build("roles", documents=["skill-checklist"], formats=["md"])

    assert [path.parent.name for path in first.written] == ["a", "b"]
    assert second.written == first.written

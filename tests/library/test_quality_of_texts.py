"""What can be tested of how the shipped library is written: levels and anchors differ, nothing unlawful is asked."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

import pytest

from jd_builder.library.loading import load_library
from jd_builder.profile.questions import Question
from tests.library.test_library import texts

LANGUAGES: Final = ("vi", "en")
TOO_ALIKE: Final = 0.75
"""Two sentences that share more than this part of their words are one sentence with a word changed."""

# Word-swapped text seen in the sources; each is matched as a phrase, since its words are ordinary ones elsewhere.
SPUN: Final = (
    "chăm nom người mua", "người mua hàng hàng", "năng khiếu nại", "lắng tai", "cty người sử dụng", "bại liệt",
    "phần tử tương quan", "thành phầm", "hưởng thụ khách hàng", "khách hàng hàng", "thăng quan tiến chức", "sfefred",
    "giao hàng người mua", "ship hàng người mua",
)  # fmt: skip
EMPTY: Final = ("năng động", "nhiệt huyết", "đam mê", "đại sứ thương hiệu", "nâng tầm", "sở hữu vấn đề")
# Nothing of these may be asked of a candidate (Labour Code, Article 3.8); a question may be about such a breach.
PROTECTED: Final = {
    "vi": r"anh/chị (bao nhiêu tuổi|sinh năm|quê|đã (lập gia đình|kết hôn|có con)|có (con|bầu|thai|người yêu|bệnh)|định (kết hôn|sinh con|có con)|theo đạo|dân tộc|cao bao nhiêu|nặng bao nhiêu)",
    "en": r"(how old are you|are you (married|pregnant|single)|do you have (children|a boyfriend|a husband|a wife)|your (religion|age|marital status|hometown|height|weight)\b)",
}


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()


def asked(question: Question) -> Iterator[tuple[str, str]]:
    """Yield language and text of everything that is said to a candidate."""
    probes = question.probes
    said = (question.text, *probes.situation, *probes.task, *probes.action, *probes.result, *probes.follow_up)
    for text in said:
        yield from text.by_language.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_has_an_indicator_of_its_own(language: str) -> None:
    skills = load_library().skills
    assert len(skills) >= 60

    repeated = [
        (name, low, high)
        for name, skill in skills.items()
        for low, high in combinations(range(1, 6), 2)
        if alike(skill.levels[low].by_language[language], skill.levels[high].by_language[language])
        > TOO_ALIKE
    ]
    assert repeated == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_anchors_describe_different_answers(language: str) -> None:
    questions = load_library().questions
    assert len(questions) >= 120

    repeated = [
        name
        for name, question in questions.items()
        for one, other in combinations(
            (question.anchors.low, question.anchors.middle, question.anchors.high), 2
        )
        if alike(one.by_language[language], other.by_language[language]) > TOO_ALIKE
    ]
    assert repeated == []


def test_sentences_with_one_word_changed_are_noticed() -> None:
    assert alike("Trả lời khách đúng hẹn rất tốt", "Trả lời khách đúng hẹn khá tốt") > TOO_ALIKE


def test_every_question_has_signs_and_a_sensible_length() -> None:
    questions = load_library().questions

    assert {name for name, each in questions.items() if not 2 <= len(each.strong) <= 4} == set()
    assert {name for name, each in questions.items() if not 2 <= len(each.warning) <= 4} == set()
    assert {name for name, each in questions.items() if not 5 <= each.minutes <= 15} == set()
    assert {each.kind for each in questions.values()} == {
        "behavioural",
        "situational",
        "knowledge",
        "role_play",
    }


def test_nothing_is_asked_about_protected_grounds() -> None:
    said = [
        (name, text)
        for name, question in load_library().questions.items()
        for language, text in asked(question)
        if re.search(PROTECTED[language], text, re.IGNORECASE)
    ]

    assert said == []
    assert re.search(PROTECTED["vi"], "Anh/chị đã lập gia đình chưa?", re.IGNORECASE)


def test_no_spun_words_no_empty_phrases_and_one_form_of_address() -> None:
    library = load_library()
    vietnamese = [
        (place, unicodedata.normalize("NFC", text.by_language["vi"]).casefold())
        for kind in ("kpis", "criteria", "skills", "questions")
        for place, text in texts(getattr(library, kind), kind)
    ]
    assert len(vietnamese) > 2000

    quoted = "questions.air_purifier_opening.text"  # hands the candidate an empty sentence to rewrite
    assert [
        (place, phrase)
        for place, text in vietnamese
        for phrase in (*SPUN, *EMPTY)
        if phrase in text and place != quoted
    ] == []
    assert [place for place, text in vietnamese if re.search(r"\bbạn\b(?! bè| hàng)", text)] == []


def test_a_measure_of_speed_never_stands_alone() -> None:
    kpis = load_library().kpis
    speed = {
        name
        for name, kpi in kpis.items()
        if kpi.unit == "duration" and kpi.level == "person" and kpi.good != "up"
    }

    assert len(speed) >= 4
    assert {name for name in speed if not kpis[name].guards} == set()


def test_guards_are_kpis_that_pull_the_other_way_or_measure_something_else() -> None:
    kpis = load_library().kpis

    assert {name for name, kpi in kpis.items() if name in kpi.guards} == set()


def test_published_figures_have_a_source_and_a_region() -> None:
    figures = [figure for kpi in load_library().kpis.values() for figure in kpi.benchmarks]

    assert len(figures) >= 3
    assert [figure for figure in figures if not figure.source or not figure.region] == []

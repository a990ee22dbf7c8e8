import re
from datetime import date
from pathlib import Path

import pytest

from jd_builder.choices import EngineName, Format
from jd_builder.documents.candidate_pages import READ_FROM
from jd_builder.documents.interview_guide import InterviewGuide, compose_interview_guide
from jd_builder.documents.wording import Words
from jd_builder.library.loading import load_library
from jd_builder.profile.loading import load_role
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT
from tests.test_golden import FULL

PROFILES = sorted(path for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")


def guide(path: Path, language: str = "vi", *overrides: str) -> InterviewGuide:
    return compose_interview_guide(load_role(path, overrides=overrides), Words(language))


def shipped(name: str, language: str = "vi", *overrides: str) -> InterviewGuide:
    return guide(CHECKOUT / "profiles" / f"{name}.yaml", language, *overrides)


def html_of(made: InterviewGuide) -> str:
    return convert(made, "interview-guide", Format.HTML, engine=EngineName.PLUTOPRINT).decode()


def test_every_score_has_a_box_and_those_in_between_say_so() -> None:
    made = shipped("cskh")
    anchors = made.rounds[0].competencies[0].questions[0].anchors

    assert [each.label for each in anchors] == ["1 điểm", "2 điểm", "3 điểm", "4 điểm", "5 điểm"]
    assert [each.between for each in anchors] == [False, True, False, True, False]
    assert anchors[1].text == "Nằm giữa mức 1 và mức 3"
    questions = [each for part in made.rounds[0].competencies for each in part.questions]
    assert len(questions) >= 5
    assert html_of(made).count('<th scope="row"><span class="box">') == 5 * len(questions)


def test_the_panel_sheet_has_each_competency_once_and_four_interviewers() -> None:
    made = guide(FULL)
    assert made.panel is not None
    heads = [part.heading for each in made.rounds for part in each.competencies]

    assert len(made.rounds) == 2
    assert [row.name for row in made.panel.rows] == list(dict.fromkeys(heads))
    assert made.panel.panel == ("1", "2", "3", "4")
    assert made.panel.more_columns == ("Độ lệch", "Điểm thống nhất", "Chưa đạt", "Lý do")
    assert [row.required for row in made.panel.rows] == ["4/5", "3/5"]
    assert all(row.must for row in made.panel.rows)


def test_the_panel_sheet_knows_weights() -> None:
    weighted, alike = guide(FULL).panel, shipped("cskh").panel
    assert weighted is not None
    assert alike is not None

    assert weighted.columns == ("Năng lực", "Trọng số", "Mức yêu cầu")
    assert {row.weight for row in weighted.rows} == {"× 1", "× 2"}
    assert weighted.mean == "Trung bình các điểm thống nhất, theo trọng số"
    assert alike.columns == ("Năng lực", "Mức yêu cầu")
    assert {row.weight for row in alike.rows} == {""}


def test_only_a_must_have_can_be_flagged_as_below() -> None:
    made = shipped(
        "cskh",
        "vi",
        "requirements.skills.communication.must=false",
        "interview.pin=[plain_explanation_story]",
    )
    assert made.panel is not None
    (row,) = [row for row in made.panel.rows if row.name.startswith("Giao tiếp")]

    assert not row.must
    assert html_of(made).count('<td class="centre">–</td>') == 1


def test_the_rules_of_the_panel_say_what_counts() -> None:
    for language, words in (
        (
            "vi",
            ("chấm riêng", "từ 2 điểm trở lên", "không tính vào độ lệch và điểm trung bình", "“Chưa đạt”"),
        ),
        ("en", ("scores alone", "2 or more", "left out of the spread and of the mean", "“Below”")),
    ):
        made = shipped("cskh", language).panel
        assert made is not None
        assert all(word in " ".join(made.rules) for word in words)
        assert any(column in " ".join(made.rules) for column in made.more_columns)


def test_a_role_without_questions_has_no_panel_sheet_but_a_consent(minimal: Path) -> None:
    made = guide(minimal, "vi", "requirements.skills.communication.must=false")

    assert made.panel is None
    assert made.hand_outs is None
    assert made.consent.company == ""
    assert "công ty chỉ sử dụng" in made.consent.intro
    assert made.consent.facts[1].value == ""  # a line to write on


@pytest.mark.parametrize(
    ("language", "law"),
    [
        ("vi", "Điều 25 Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15)"),
        ("en", "Article 25 of the Law on Personal Data Protection (91/2025/QH15)"),
    ],
)
def test_the_consent_names_the_law_the_company_and_each_choice(language: str, law: str) -> None:
    consent = shipped("cskh", language).consent

    assert law in consent.intro
    assert consent.company in consent.intro
    assert consent.facts[1].value == "1900 0000 · tuyendung@minhan.example · minhan.example"
    assert len(consent.notices) == 5
    assert [len(choice.options) for choice in consent.choices] == [2, 2]
    assert [bool(choice.field) for choice in consent.choices] == [False, True]


def test_laws_are_dated_data_with_a_source() -> None:
    library = load_library().guide
    for law in (library.consent.law, library.topics_law):
        assert law.in_force <= date(2026, 1, 1)
        assert law.source.startswith("https://")
        assert re.search(r"\d+/20\d\d/QH1\d", law.cite.get("vi"))
    code = "".join(
        path.read_text(encoding="utf-8") for path in (CHECKOUT / "jd_builder" / "documents").glob("*.py")
    )
    assert "QH1" not in code


def test_a_project_changes_one_notice_in_its_own_library(minimal: Path) -> None:
    folder = minimal.parent / "library"
    folder.mkdir()
    (folder / "guide.yaml").write_text("consent: {notices: {kept: {text: Lưu 6 tháng.}}}\n", encoding="utf-8")

    notices = {fact.label: fact.value for fact in guide(minimal).consent.notices}

    assert notices["Lưu trong bao lâu"] == "Lưu 6 tháng."
    assert notices["Mục đích sử dụng"].startswith("Chỉ để")


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_pages_for_the_candidate_come_last_and_hold_nothing_of_the_interviewer(path: Path) -> None:
    made = guide(path)
    html = html_of(made)
    after = html[html.index('for-candidate">') :]

    assert made.confidential in html
    assert made.confidential not in after
    for part in made.rounds[0].competencies:
        for question in part.questions:
            hidden = [
                question.purpose.value,
                *(fact.value for fact in (question.script, question.answer) if fact),
            ]
            assert not any(text in after for text in hidden)
            assert not any(anchor.text in after for anchor in question.anchors)


def test_long_tasks_are_handed_over_in_both_languages_alike() -> None:
    tasks = [each for each in load_library().questions.values() if each.kind in ("role_play", "knowledge")]
    assert len(tasks) > 40
    for path in PROFILES:
        sheets = [guide(path, language).hand_outs for language in ("vi", "en")]
        counts = [[len(sheet.paragraphs) for sheet in each.sheets] if each else [] for each in sheets]
        assert counts[0] == counts[1]
    made = shipped("lap-trinh-vien")
    assert made.hand_outs is not None
    asked = {question.number: question for part in made.rounds[0].competencies for question in part.questions}
    for sheet in made.hand_outs.sheets:
        question = asked[int(sheet.number.removeprefix("Câu "))]
        assert " ".join(sheet.paragraphs) == question.text
        assert "Đưa tờ đọc cho ứng viên" in question.tags
        assert len(question.text) > READ_FROM - 100


def test_a_question_says_itself_what_is_handed_over() -> None:
    made = guide(FULL).hand_outs
    assert made is not None

    assert [sheet.paragraphs for sheet in made.sheets][-1] == ("Đơn 1: trễ.", "Đơn 2: *thiếu* | <b>.")

import shutil
from pathlib import Path

import pytest

from jd_builder.documents.interview_guide import compose_interview_guide
from jd_builder.documents.interview_plan import MAX_COMPETENCIES, plan_interview
from jd_builder.documents.wording import Words
from jd_builder.errors import ProfileError
from jd_builder.profile.loading import Role, load_role
from tests.conftest import CHECKOUT

SHIPPED = sorted(path.stem for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")


def role(name: str, *overrides: str) -> Role:
    return load_role(CHECKOUT / "profiles" / f"{name}.yaml", overrides=overrides)


def spent(made: Role) -> list[int]:
    """Return what the parts of each round add up to."""
    return [
        each.slot.opening
        + sum(made.library.questions[name].minutes for names in each.questions.values() for name in names)
        + each.spare
        + each.slot.candidate
        + each.slot.closing
        for each in plan_interview(made).rounds
    ]


def asked(made: Role) -> list[list[str]]:
    """Return the ids of the questions of each round."""
    return [
        [name for names in each.questions.values() for name in names] for each in plan_interview(made).rounds
    ]


def test_there_are_shipped_profiles() -> None:
    assert len(SHIPPED) >= 3


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("minutes", [30, 45, 60, 90])
def test_the_minutes_add_up_exactly(name: str, minutes: int) -> None:
    overrides = (f"interview.minutes={minutes}", "interview.pin=[]")

    assert spent(role(name, *overrides)) == [minutes]


@pytest.mark.parametrize("name", SHIPPED)
def test_only_required_skills_are_asked_about_and_not_too_many(name: str) -> None:
    made = role(name)
    (plan,) = plan_interview(made).rounds

    assert 4 <= len(plan.questions) <= MAX_COMPETENCIES
    assert all(made.profile.requirements.skills[skill].must for skill in plan.questions)


def test_the_same_role_gives_the_same_plan() -> None:
    assert plan_interview(role("cskh")) == plan_interview(role("cskh"))


def test_kinds_of_questions_alternate() -> None:
    made = role("cskh")
    kinds = {made.library.questions[name].kind for name in asked(made)[0]}

    assert len(kinds) >= 3


def test_pinned_questions_are_asked_and_dropped_ones_are_not() -> None:
    first = asked(role("cskh"))[0][0]

    made = role("cskh", f"interview.drop=[{first}]", "interview.pin=[honest_no_sale_story]")
    (names,) = asked(made)

    assert first not in names
    assert "honest_no_sale_story" in names
    assert spent(made) == [made.profile.interview.minutes]


def test_a_role_without_required_skills_still_has_a_guide(minimal: Path) -> None:
    made = load_role(minimal, overrides=["requirements.skills.communication.must=false"])

    guide = compose_interview_guide(made, Words("vi"))

    assert guide.rounds[0].competencies == ()
    assert guide.empty


OWN = """\
interview:
  minutes: 45
  rounds:
    - name: {vi: Sơ vấn, en: Screening}
      minutes: 20
      skills: [cs_software]
    - name: {vi: Gặp quản lý, en: The manager}
      interviewers: {vi: Quản lý, en: Manager}
    - name: {vi: Giám đốc, en: Director}
      pin: [honest_no_sale_story]
  questions:
    weekend_shift:
      kind: situational
      skills: [cs_software]
      text: Anh/chị sắp xếp ca cuối tuần thế nào?
      purpose: Xem cách sắp xếp.
      anchors: {1: Không biết., 3: Có cách., 5: Có cách và ví dụ.}
      minutes: 6
  weights:
    communication: {weight: 2, reason: Cả ca nghe điện thoại.}
"""


def own(folder: Path, text: str = OWN) -> Role:
    shutil.copy(CHECKOUT / "profiles" / "cskh.yaml", folder / "cskh.yaml")
    (folder / "own.yaml").write_text("extends: cskh.yaml\n" + text, encoding="utf-8")
    return load_role(folder / "own.yaml")


def test_rounds_share_the_skills_and_each_keeps_its_minutes(tmp_path: Path) -> None:
    made = own(tmp_path)
    plan = plan_interview(made)
    screening, manager, director = (list(each.questions) for each in plan.rounds)

    assert spent(made) == [20, 45, 45]
    assert screening == ["cs_software"]
    assert "cs_software" not in manager[:-1]
    assert len(manager) >= 4
    assert asked(made)[2][0] == "honest_no_sale_story"
    assert len(director) > 1
    assert plan.unasked == ()


def test_no_question_is_asked_twice(tmp_path: Path) -> None:
    names = [name for names in asked(own(tmp_path)) for name in names]

    assert len(names) >= 10
    assert len(names) == len(set(names))


def test_a_question_of_ones_own_is_asked_in_the_round_about_its_skill(tmp_path: Path) -> None:
    assert asked(own(tmp_path))[0][0] == "weekend_shift"


def test_a_child_can_drop_a_question_of_its_parent(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "child.yaml").write_text(
        "extends: own.yaml\ninterview: {drop: [weekend_shift]}\n", encoding="utf-8"
    )

    assert "weekend_shift" not in {
        name for names in asked(load_role(tmp_path / "child.yaml")) for name in names
    }


def test_a_weight_is_printed_with_its_reason_where_it_counts(tmp_path: Path) -> None:
    screening, manager, _ = compose_interview_guide(own(tmp_path), Words("vi")).rounds

    assert screening.weights == ()
    assert "trọng số như nhau" in screening.scorecard_intro
    assert [(fact.label, fact.value) for fact in manager.weights] == [
        ("Giao tiếp (nghe, nói, viết) × 2", "Cả ca nghe điện thoại.")
    ]
    assert "Trọng số" in manager.scorecard_columns
    assert {each.weight for each in manager.competencies} == {"× 1", "× 2"}
    assert manager.heading == "Vòng 2. Gặp quản lý"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "interview:\n  rounds:\n    - {name: Một, skills: [seo_x]}\n",
            (4, 28),
            "thư viện không có “seo_x”",
        ),
        (
            "interview:\n  rounds:\n    - {name: Một, skills: [telephone]}\n",
            (4, 28),
            "vị trí này không yêu cầu kỹ năng “telephone”",
        ),
        (
            "interview:\n  weights:\n    telephone: {weight: 2, reason: Hay gọi.}\n",
            (4, 5),
            "vị trí này không yêu cầu kỹ năng “telephone”",
        ),
        ("interview:\n  weights:\n    communication: {weight: 2}\n", (4, 5), "thiếu mục “reason”"),
        (
            OWN.replace("skills: [cs_software]\n      text", "skills: [cs_softwares]\n      text"),
            (15, 16),
            "thư viện không có “cs_softwares”",
        ),
        (OWN.replace("      skills: [cs_software]\n      text", "      text"), (13, 5), "thiếu mục “skills”"),
        (
            "interview:\n  minutes: 20\n  pin: [honest_no_sale_story, angry_customer_story, plain_explanation_story]\n",
            (3, 12),
            "các câu hỏi bắt buộc cần",
        ),
    ],
)
def test_what_does_not_fit_the_interview_is_refused_at_its_place(
    tmp_path: Path, text: str, place: tuple[int, int], message: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        own(tmp_path, text)

    problems = [
        (problem.span.start_position, problem.message.text("vi"))
        for problem in caught.value.problems
        if problem.span
    ]
    assert [place for place, _ in problems] == [place]
    assert message in problems[0][1]


@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_profile_has_to_drop_a_question_to_read_well(name: str) -> None:
    made = role(name, "interview.pin=[]")
    library = made.library.questions
    (names,) = asked(made)
    main = set(made.profile.other.channels[:1])

    assert made.profile.interview.drop == ()
    beside = [each for each in names if library[each].channels and main.isdisjoint(library[each].channels)]
    assert len(beside) <= 1  # a skill may belong to another channel, such as public replies beside chat
    foreign = [each for each in names if set(library[each].kpis).isdisjoint(made.profile.success.kpis)]
    assert len(foreign) <= 2  # skills that no KPI of the role measures

from pathlib import Path

import pytest

from jd_builder.documents.interview_guide import compose_interview_guide
from jd_builder.documents.interview_plan import MAX_COMPETENCIES, plan_interview
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import Role, load_role
from tests.conftest import CHECKOUT

SHIPPED = sorted(path.stem for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")


def role(name: str, *overrides: str) -> Role:
    return load_role(CHECKOUT / "profiles" / f"{name}.yaml", overrides=overrides)


def spent(made: Role) -> int:
    plan = plan_interview(made)
    asked = sum(made.library.questions[name].minutes for names in plan.questions.values() for name in names)
    return plan.opening + asked + plan.spare + plan.candidate + plan.closing


def test_there_are_shipped_profiles() -> None:
    assert len(SHIPPED) >= 3


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("minutes", [30, 45, 60, 90])
def test_the_minutes_add_up_exactly(name: str, minutes: int) -> None:
    assert spent(role(name, f"interview.minutes={minutes}")) == minutes


@pytest.mark.parametrize("name", SHIPPED)
def test_only_required_skills_are_asked_about_and_not_too_many(name: str) -> None:
    made = role(name)
    asked = list(plan_interview(made).questions)

    assert 4 <= len(asked) <= MAX_COMPETENCIES
    assert all(made.profile.requirements.skills[skill].must for skill in asked)


def test_the_same_role_gives_the_same_plan() -> None:
    assert plan_interview(role("cskh")) == plan_interview(role("cskh"))


def test_kinds_of_questions_alternate() -> None:
    made = role("cskh")
    kinds = {
        made.library.questions[name].kind
        for names in plan_interview(made).questions.values()
        for name in names
    }

    assert len(kinds) >= 3


def test_pinned_questions_are_asked_and_dropped_ones_are_not() -> None:
    first = next(iter(plan_interview(role("cskh")).questions.values()))[0]

    made = role("cskh", f"interview.drop=[{first}]", "interview.pin=[honest_no_sale_story]")
    names = [name for group in plan_interview(made).questions.values() for name in group]

    assert first not in names
    assert "honest_no_sale_story" in names
    assert spent(made) == 60


def test_a_role_without_required_skills_still_has_a_guide(minimal: Path) -> None:
    made = load_role(minimal, overrides=["requirements.skills.communication.must=false"])

    guide = compose_interview_guide(made, Words("vi"))

    assert guide.competencies == ()
    assert guide.empty

from pathlib import Path

import pytest

from jd_builder.errors import ProfileError
from jd_builder.profile.loading import load_profile, load_role
from jd_builder.profile.localized import LocalizedText
from tests.conftest import MINIMAL

PARENT = MINIMAL.replace(
    "name: Nhân viên trực tổng đài", "name: {vi: Nhân viên trực tổng đài, en: Call agent}"
)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problem_of(path: Path) -> str:
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0].explain("en")


def test_maps_merge_lists_replace_and_null_removes(project: Path) -> None:
    write("parent.yaml", PARENT + "  items: [a, b]\n  insurance: [social]\n")
    child = write(
        "child.yaml",
        "extends: parent.yaml\nbenefits: {items: [c], insurance: null}\nsuccess: {kpis: {fcr: {target: {at_least: 70%}}}}\n",
    )

    profile = load_profile(child)

    assert [str(item) for item in profile.benefits.items] == ["c"]
    assert profile.benefits.insurance == ()
    assert profile.benefits.leave_days == 12
    assert list(profile.success.kpis) == ["csat", "fcr"]


def test_a_text_is_one_value_so_no_stale_translation_stays(project: Path) -> None:
    write("parent.yaml", PARENT)
    child = write("child.yaml", "extends: parent.yaml\ntitle: {name: {vi: Trưởng ca}}\n")

    assert load_profile(child).title.name == LocalizedText({"vi": "Trưởng ca"})


def test_a_target_is_one_value_so_its_kind_can_change(project: Path) -> None:
    write("parent.yaml", PARENT)
    child = write(
        "child.yaml", "extends: parent.yaml\nsuccess: {kpis: {csat: {target: {increase_by: 0.5}}}}\n"
    )

    target = load_profile(child).success.kpis["csat"].target

    assert target is not None
    assert target.kind == "increase_by"


def test_each_value_knows_the_file_it_came_from(project: Path) -> None:
    write("parent.yaml", PARENT)
    child = write("child.yaml", "extends: parent.yaml\nbenefits: {leave_days: 14}\n")
    tree = load_role(child).tree

    leave, level = tree.data["benefits"].data["leave_days"], tree.data["title"].data["level"]

    assert (leave.span.source.name, leave.span.start_position) == ("child.yaml", (2, 24))
    assert (level.span.source.name, level.span.start_position) == ("parent.yaml", (3, 10))


def test_a_problem_in_the_parent_is_shown_in_the_parent(project: Path) -> None:
    write("parent.yaml", PARENT.replace("level: staff", "level: x"))
    child = write("child.yaml", "extends: parent.yaml\n")

    assert problem_of(child).startswith("parent.yaml:3:10 JD013 “x” is not one of the choices")


def test_plain_texts_keep_the_language_of_their_own_file(project: Path) -> None:
    write("parent.yaml", "language: vi\n" + MINIMAL)
    child = write("child.yaml", "extends: parent.yaml\nlanguage: en\ntitle: {name: Agent}\n")

    profile = load_profile(child)

    assert profile.title.name == LocalizedText({"en": "Agent"})
    assert profile.summary.purpose == LocalizedText({"vi": "Trả lời khách hàng gọi đến tổng đài."})


def test_a_child_without_language_speaks_its_parents(project: Path) -> None:
    write("parent.yaml", "language: en\n" + MINIMAL)
    child = write("child.yaml", "extends: parent.yaml\ntitle: {name: Agent}\n")

    assert load_profile(child).title.name == LocalizedText({"en": "Agent"})


def test_a_shipped_profile_can_be_extended_by_name(project: Path) -> None:
    child = write("child.yaml", "extends: cskh\ntitle: {name: Chuyên viên CSKH ca đêm}\n")

    assert load_profile(child).success.kpis["csat"].weight == 30


def test_profiles_in_a_circle(project: Path) -> None:
    write("a.yaml", "extends: b.yaml\n")
    write("b.yaml", "extends: a.yaml\n")

    assert problem_of(Path("a.yaml")) == (
        "b.yaml:1:10 JD005 profiles extend each other in a circle: a.yaml → b.yaml → a.yaml\n"
        "  1 | extends: a.yaml\n    |          ^^^^^^\n  → one of them must stop extending"
    )


def test_a_missing_parent(project: Path) -> None:
    assert problem_of(write("a.yaml", "extends: nope.yaml\n")) == (
        "a.yaml:1:10 JD005 there is no profile “nope.yaml” to extend\n"
        "  1 | extends: nope.yaml\n    |          ^^^^^^^^^\n  → name a file beside this one, or a shipped profile: `jd list` shows them"
    )


@pytest.mark.parametrize("parent", ["../outside.yaml", "/etc/passwd.yaml", "../../etc/x.yaml"])
def test_a_parent_outside_the_project_is_never_read(project: Path, parent: str) -> None:
    (project.parent / "outside.yaml").write_text(MINIMAL, encoding="utf-8")

    assert "JD005 a profile cannot extend a file outside its project folder" in problem_of(
        write("a.yaml", f"extends: {parent}\n")
    )


def test_set_changes_one_value(minimal: Path) -> None:
    profile = load_profile(
        minimal,
        overrides=[
            "success.kpis.csat.target.at_least=4.7",
            "duties.0.frequency=weekly",
            "title.name=Trưởng ca",
        ],
    )

    target = profile.success.kpis["csat"].target
    assert target is not None
    assert target.quantities[0].value == 4.7
    assert profile.duties[0].frequency == "weekly"
    assert str(profile.duties[0].text) == "Nhận cuộc gọi của khách hàng."
    assert str(profile.title.name) == "Trưởng ca"


def test_set_can_change_the_kind_of_a_target(minimal: Path) -> None:
    target = (
        load_profile(minimal, overrides=["success.kpis.csat.target.increase_by=0.5"])
        .success.kpis["csat"]
        .target
    )

    assert target is not None
    assert target.kind == "increase_by"


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("nonsense", "--set nonsense:1:1 JD006 --set needs PATH=VALUE"),
        ("duties.7.frequency=daily", "--set duties.7.frequency:1:1 JD006 there is no item 7 in this list"),
        ("title.level=king", "--set title.level:1:1 JD013 “king” is not one of the choices"),
        ("title.levle=staff", "--set title.levle:1:1 JD011 there is no “levle” here"),
    ],
)
def test_what_is_wrong_with_a_set_is_shown_there(minimal: Path, override: str, expected: str) -> None:
    with pytest.raises(ProfileError) as caught:
        load_profile(minimal, overrides=[override])

    assert caught.value.problems[0].headline("en") == expected

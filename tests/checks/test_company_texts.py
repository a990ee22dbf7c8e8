"""Texts of company.yaml are printed in every posting, so the rules read them too; settings and comments reach them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from jd_builder.check_settings import check_options
from jd_builder.checking import CheckResult, check_paths
from jd_builder.checks.options import CheckOptions
from jd_builder.errors import SettingsError
from jd_builder.problems import Problem
from tests.cli.test_commands import jd

BASE = (Path(__file__).parent / "base.yaml").read_text(encoding="utf-8")
LAW = CheckOptions(select=("JD3", "JD9"))
FAINT = 'name: Minh An\ncolours: {primary: "#dddddd"}'


def check(company: str, *roles: str, options: CheckOptions = LAW) -> CheckResult:
    Path("company.yaml").write_text(company, encoding="utf-8")
    paths = [Path(f"{name}.yaml") for name in roles or ("role",)]
    for path in paths:
        path.write_text(BASE, encoding="utf-8")
    return check_paths(paths, options)


def shown(problems: tuple[Problem, ...]) -> list[tuple[object, ...]]:
    return [(each.code, *each.where, each.pointer) for each in problems]


def test_texts_of_the_company_are_read_at_their_own_place_and_told_once(project: Path) -> None:
    company = "name: Minh An\nabout: Chỉ tuyển nữ dưới 30 tuổi\nbenefits: [Nghỉ lễ, Đóng BHXH sau 6 tháng làm việc]\n"
    found = [
        ("JD301", "company.yaml", 2, 8, "about"),
        ("JD302", "company.yaml", 2, 21, "about"),
        ("JD338", "company.yaml", 3, 26, "benefits.1"),
    ]
    for roles in (("role",), ("role", "other", "third")):
        assert shown(check(company, *roles).problems) == found


@pytest.mark.parametrize("key", ["about", "footer", "address"])
def test_every_text_that_documents_print_is_read_in_both_languages(project: Path, key: str) -> None:
    company = f"name: Minh An\n{key}:\n  vi: Minh An\n  en: Female candidates only\n"
    assert [each[:4] for each in shown(check(company).problems)] == [("JD301", "company.yaml", 4, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "name: Công ty Cổ phần Minh An\nabout: Minh An bán thiết bị gia dụng tại 12 tỉnh, thành.\n"
        "address: 8 Trần Phú, phường Minh An\nbenefits: [Khám sức khỏe hằng năm]\nfooter: Lưu hành nội bộ\n",
        "name: CÔNG TY TNHH MTV TM & DV XYZ\nlogo: null\n",
    ],
)
def test_an_innocent_company_is_left_alone(project: Path, text: str) -> None:
    found = check(text, options=CheckOptions()).problems
    assert [each for each in found if each.where[0] == "company.yaml"] == []


def test_comments_in_the_company_file_count_and_are_judged(project: Path) -> None:
    found = check(
        "name: Minh An # jd: ignore JD301 -- tên cũ\n"
        "# jd: ignore JD301, JD302 -- câu của khách\n"
        "about: Chỉ tuyển nữ dưới 30 tuổi\n"
        "footer: Chỉ tuyển nữ # jd: ignore JD301\n",
        "role",
        "other",
    )
    assert [each[:3] for each in shown(found.problems)] == [
        ("JD901", "company.yaml", 1),
        ("JD902", "company.yaml", 4),
    ]


def test_a_table_of_roles_tells_it_in_the_company_file(project: Path) -> None:
    Path("company.yaml").write_text("name: Minh An\nabout: Chỉ tuyển nữ\n", encoding="utf-8")
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    Path("roles.csv").write_text(
        "name,base,title.name\na,base.yaml,Kế toán\nb,base.yaml,Thủ kho\n", encoding="utf-8"
    )
    found = check_paths([Path("roles.csv")], LAW).problems
    assert [each[:3] for each in shown(found)] == [("JD301", "company.yaml", 2)]


def test_warnings_of_the_file_itself_follow_the_settings(project: Path) -> None:
    def codes(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
        options = check_options(folder=project, select=select, ignore=ignore)
        return [
            each.code for each in check(FAINT, options=options).problems if each.where[0] == "company.yaml"
        ]

    assert codes() == codes(select=["JD3"]) == ["JD018"]  # no rule found it, so choosing rules leaves it
    assert codes(ignore=["JD018"]) == codes(ignore=["JD0"]) == codes(ignore=["JD018"], select=["JD3"]) == []
    assert codes(select=["JD018"]) == codes(select=["JD018"], ignore=["JD0"]) == ["JD018"]
    (project / "jd.toml").write_text('[check.severity]\nJD018 = "error"\n', encoding="utf-8")
    assert not check(FAINT, options=check_options(folder=project)).passes(strict=False)


def test_a_strict_build_reads_the_company_too(project: Path) -> None:
    Path("company.yaml").write_text("name: Minh An\nabout: Chỉ tuyển nữ\n", encoding="utf-8")
    Path("role.yaml").write_text(BASE, encoding="utf-8")
    done = jd("build", "role.yaml", "--strict", "-f", "md")
    assert done.returncode == 1
    assert "company.yaml:2:8 JD301" in done.stdout + done.stderr


def test_a_comment_lets_a_faint_colour_stand(project: Path) -> None:
    found = check(
        f"{FAINT} # jd: ignore JD018 -- màu của thương hiệu\n", options=CheckOptions(select=("JD0", "JD9"))
    )
    assert found.problems == ()


@pytest.mark.parametrize("code", ["JD012", "JD001"])
def test_errors_of_the_file_itself_cannot_be_ignored_and_that_is_said(project: Path, code: str) -> None:
    with pytest.raises(SettingsError, match=f"không bỏ qua {code} được"):
        check_options(ignore=[code], folder=project)
    (project / "jd.toml").write_text(f'[check.severity]\n{code} = "note"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=f"không bỏ qua {code} được"):
        check_options(folder=project)
    (project / "jd.toml").write_text("", encoding="utf-8")
    assert check_options(select=[code], folder=project).select == (code,)
    (found,) = check(f"name: Minh An # jd: ignore {code} -- thử\n").problems
    assert found.code == "JD903"
    assert "cannot be ignored" in found.message.text("en")


def test_the_command_line_goes_before_the_settings(project: Path) -> None:
    (project / "jd.toml").write_text(
        '[check]\nignore = ["JD302"]\nselect = ["JD301", "JD4"]\n', encoding="utf-8"
    )
    chosen = check_options(select=["JD302"], folder=project)
    assert chosen.wants("JD302")
    assert not chosen.wants("JD301")
    family = check_options(select=["JD3"], folder=project)
    assert family.wants("JD301")
    assert not family.wants("JD302")  # what the project left out of a family stays out
    without = check_options(ignore=["JD3"], folder=project)
    assert not without.wants("JD301")
    assert without.wants("JD402")
    assert not check_options(select=["JD302"], ignore=["JD302"], folder=project).wants("JD302")

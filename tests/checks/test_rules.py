"""Every rule finds its bad example, message and all, leaves its good one alone, and has a page in both languages.

`python -m pytest tests/checks --update-golden` writes the expected problems anew; read the diff before you commit it.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.catalogue import FAMILIES, RULES
from jd_builder.checks.documentation import Example, rule_docs
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.pages import FAMILY_NAMES, FILE_DEFECTS, IGNORE_DEFECTS, PAGED
from jd_builder.checks.running import Checker, read_text
from jd_builder.errors import ProfileError
from jd_builder.languages import LANGUAGES
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from jd_builder.rule_pages import rule_lines

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
CODES = [rule.code for rule in RULES]
FILE_CODES = [rule.code for rule in FILE_DEFECTS]
IGNORE_CODES = [rule.code for rule in IGNORE_DEFECTS]
PAGED_CODES = [rule.code for rule in PAGED]


def problems_of(example: Example, folder: Path, select: tuple[str, ...]) -> list[Problem]:
    checker = Checker(CheckOptions(select=select), today=TODAY)
    if example.text is not None:
        (folder / "posting.txt").write_text(example.text, encoding="utf-8")
        return checker.text(read_text(Path("posting.txt")))
    assert example.profile is not None
    (folder / "base.yaml").write_bytes((HERE / "base.yaml").read_bytes())
    (folder / "company.yaml").write_text("name: Công ty Ví dụ\n", encoding="utf-8")
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{example.profile}", encoding="utf-8")
    return checker.role(load_role("role.yaml"))


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_is_found(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = rule_docs()[code].bad
    assert bad is not None

    found = problems_of(bad, tmp_path, (code,))

    assert {problem.code for problem in found} == {code}
    assert as_expected(code, shown(found), request)


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_is_left_alone(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good = rule_docs()[code].good
    assert good is not None

    assert problems_of(good, tmp_path, (code,)) == []


def test_the_base_profile_has_nothing_to_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert problems_of(Example(profile="language: vi"), tmp_path, ()) == []


def test_codes_belong_to_their_family_and_stand_once_in_order() -> None:
    assert len(CODES) == len(set(CODES))
    for family, rules in FAMILIES.items():
        codes = [rule.code for rule in rules]
        assert all(code.startswith(family) for code in codes)
        assert codes == sorted(codes)


@pytest.mark.parametrize("code", [rule.code for rule in PAGED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_with_a_code_has_a_page_in_both_languages(code: str, language: str) -> None:
    page = rule_docs()[code]
    texts = [page.title, page.what, page.why, page.fix, *page.sources]

    assert [str(text) for text in texts if not text.has(language)] == []
    assert page.sources or code not in CODES
    assert page.bad is not None
    assert code[:3] in FAMILY_NAMES
    assert f"{code} " in "\n".join(rule_lines(code, language))


def told_of(example: Example, folder: Path) -> str:
    """Return what `jd` itself tells of a file, without any rule, in both languages."""
    (folder / "jd.toml").touch()
    (folder / "base.yaml").write_bytes((HERE / "base.yaml").read_bytes())
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{example.profile or ''}", encoding="utf-8")
    for name, text in example.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if example.command is not None:
        return "\n".join(command_told(example.command, language) for language in LANGUAGES)
    try:
        problems = load_role(Path("role.yaml")).warnings
    except ProfileError as error:
        problems = error.problems
    return shown(problems)


def command_told(command: str, language: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "jd_builder", *shlex.split(command)[1:]],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "JD_ENGINE": "plutoprint", "PYTHONIOENCODING": "utf-8", "JD_LANG": language},
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def shown(problems: Iterable[Problem]) -> str:
    problems = list(problems)
    return "\n\n".join(problem.explain(language) for language in LANGUAGES for problem in problems) + "\n"


def codes_in(text: str) -> set[str]:
    return set(re.findall(r"\bJD0\d\d\b", text))


def as_expected(code: str, text: str, request: pytest.FixtureRequest) -> bool:
    """Tell whether a text is what is expected of a code; with --update-golden it becomes that."""
    expected = HERE / "expected" / f"{code}.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    return text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", FILE_CODES)
def test_the_bad_example_of_a_file_defect_is_told(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = rule_docs()[code].bad
    assert bad is not None

    told = told_of(bad, tmp_path)

    assert code in codes_in(told)
    assert as_expected(code, told.replace(f"{tmp_path}{os.sep}", ""), request)


@pytest.mark.parametrize("code", FILE_CODES)
def test_the_good_example_of_a_file_has_no_defect(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = rule_docs()[code].good
    assert good is not None

    assert codes_in(told_of(good, tmp_path)) == set()


@pytest.mark.parametrize("code", IGNORE_CODES)
def test_examples_of_ignore_comments(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    page = rule_docs()[code]
    assert page.bad is not None
    assert page.good is not None

    found = problems_of(page.bad, tmp_path, ())

    assert [problem.code for problem in found] == [code]
    assert as_expected(code, shown(found), request)
    assert problems_of(page.good, tmp_path, ()) == []


def test_every_code_in_the_program_has_a_page() -> None:
    package = HERE.parent.parent / "jd_builder"
    named = {
        code
        for file in package.rglob("*.py")
        for code in re.findall(r'"(JD[0-9]{3})"', file.read_text(encoding="utf-8"))
    }

    assert len(named) >= len(FILE_CODES)
    assert named - set(rule_docs()) == set()


def test_no_page_and_no_expectation_is_left_over() -> None:
    assert [code for code in rule_docs() if code not in {rule.code for rule in PAGED}] == []
    assert [file.name for file in (HERE / "expected").glob("*.txt") if file.stem not in PAGED_CODES] == []

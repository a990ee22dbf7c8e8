"""Fixtures: a small valid profile, and a folder to write profiles into."""

import signal
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from jd_builder.errors import ProfileError
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role

CHECKOUT = Path(__file__).parent.parent

# Where tests were begun in the background, Ctrl-C would be ignored by the programs they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

MINIMAL = """\
title:
  name: Nhân viên trực tổng đài
  level: staff
summary:
  purpose: Trả lời khách hàng gọi đến tổng đài.
duties:
  - text: Nhận cuộc gọi của khách hàng.
    frequency: daily
success:
  kpis:
    csat: {target: {at_least: 4.5}}
requirements:
  skills:
    communication: {level: 3}
benefits:
  leave_days: 12
"""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "JD_LANG",
        "JD_OUTPUT",
        "JD_ENGINE",
        "JD_FORMATS",
        "JD_DOCUMENTS",
        "JD_LAYOUT",
        "JD_LANGUAGES",
        "JD_TEMPLATES",
        "JD_PDF_VARIANT",
        "JD_SCHEDULER",
        "SOURCE_DATE_EPOCH",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder, which is also the current one."""
    (tmp_path / "jd.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def own_skill(name: str) -> str:
    """Return an entry for `library/skills.yaml`."""
    levels = ", ".join(f"{n}: {{vi: bậc {n}, en: level {n}}}" for n in range(1, 6))
    return (
        f"{name}: {{name: {{vi: Dệt, en: Weaving}}, category: skill, assessed_by: [test], "
        f"definition: {{vi: Biết dệt., en: Weaves.}}, levels: {{{levels}}}}}\n"
    )


def write_roles(project: Path, names: Iterable[str]) -> Path:
    """Write a folder of profiles with a title each, and return it."""
    folder = project / "roles"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.yaml").write_text(
            MINIMAL.replace("Nhân viên", f"Nhân viên {name}", 1), encoding="utf-8"
        )
    return folder


@pytest.fixture
def minimal(project: Path) -> Path:
    """A profile with nothing but what is required."""
    path = project / "minimal.yaml"
    path.write_text(MINIMAL, encoding="utf-8")
    return path.relative_to(project)


Check = Callable[[str], list[Problem]]


@pytest.fixture
def check(project: Path) -> Check:
    """Return what is wrong with a profile text."""

    def problems(text: str) -> list[Problem]:
        path = Path("role.yaml")
        path.write_text(text, encoding="utf-8")
        try:
            load_role(path)
        except ProfileError as error:
            return list(error.problems)
        return []

    return problems


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes the golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")

"""The documentation says what is: commands, options, links, the README's session and Python example."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import yaml

from jd_builder.checks.pages import PAGED
from jd_builder.cli.app import app
from jd_builder.profile.actuals import read_actuals
from jd_builder.profile.loading import load_role
from tests.conftest import CHECKOUT, MINIMAL

PAGES = [CHECKOUT / name for name in ("README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md")] + [
    *sorted((CHECKOUT / "docs").glob("*.md")),
    CHECKOUT / "docs" / "rules" / "README.md",
]
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def text_of(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_every_command_is_in_the_readmes_and_has_help() -> None:
    assert len(COMMANDS) >= 7
    for name in COMMANDS:
        assert f"`jd {name}" in text_of("README.md")
        assert f"`jd {name}" in text_of("README.vi.md")
        assert typer.main.get_command(app).commands[name].help  # type: ignore[attr-defined]


def test_the_help_in_the_docs_is_the_help_of_the_program() -> None:
    assert (
        subprocess.run(
            [sys.executable, CHECKOUT / "scripts" / "document-cli", "--check"], check=False
        ).returncode
        == 0
    )


def test_the_pages_of_the_rules_are_those_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "scripts" / "document-rules", "--check"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert (done.returncode, done.stdout.strip()) == (0, "")
    assert len(list((CHECKOUT / "docs" / "rules").glob("JD*.md"))) == len(PAGED)


def test_the_workflows_in_the_docs_run(project: Path) -> None:
    """Everything a workflow runs after the installation works in a folder with profiles."""
    blocks = re.findall(
        r"```yaml\n# \.github/workflows/\S+\n(.*?)```", text_of("docs/continuous-integration.md"), re.DOTALL
    )
    assert len(blocks) == 3
    Path("profiles").mkdir()
    Path("profiles/tong-dai.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("jd.toml").write_text('[check]\nselect = ["JD101"]\n', encoding="utf-8")
    ran = []
    for block in blocks:
        (job,) = yaml.safe_load(block)["jobs"].values()
        for step in job["steps"]:
            command = step.get("run", "")
            assert command.startswith(("jd ", "pip install ")) or step["uses"].split("@")[1].startswith("v")
            if command.startswith("jd "):
                command, _, target = command.partition(" > ")
                done = subprocess.run(
                    [sys.executable, "-m", "jd_builder", *command.split()[1:]],
                    check=False,
                    capture_output=True,
                    encoding="utf-8",
                )
                assert done.returncode == 0, done.stderr
                ran.append(command)
                if target:
                    assert json.loads(done.stdout)["version"] == "2.1.0"
    assert len(ran) == 3


def test_the_settings_of_checks_in_the_docs_are_taken(project: Path) -> None:
    from jd_builder.check_settings import check_options
    from jd_builder.checks.catalogue import rule_codes

    for page in ("docs/checks.md", "docs/checks.vi.md"):
        block = re.search(r"```toml\n(.*?)```", text_of(page), re.DOTALL)
        assert block is not None
        known = block[1].replace("JD402", "JD101") if "JD402" not in rule_codes() else block[1]
        Path("jd.toml").write_text(known, encoding="utf-8")

        assert check_options(folder=project).limits.must_haves == 8


def test_the_editor_pages_have_settings_that_can_be_read() -> None:
    for page in ("docs/editor.md", "docs/editor.vi.md"):
        blocks = re.findall(r"^( *)```json\n(.*?)^ *```", text_of(page), re.DOTALL | re.MULTILINE)
        settings, tasks = (json.loads(block) for _, block in blocks)

        assert settings["yaml.schemas"] == {".jd/profile.schema.json": ["profiles/*.yaml"]}
        pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
        line = "profiles/a.yaml:3:10 JD013 “stuff” is not one of the choices"
        found = re.search(pattern["regexp"], line)
        assert found is not None
        assert found.groups() == ("profiles/a.yaml", "3", "10", "JD013", "“stuff” is not one of the choices")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_readme_opens_with_two_commands_that_set_themselves_up() -> None:
    block = re.search(r"```sh\n(.*?)```", text_of("README.md"), re.DOTALL)

    assert block is not None
    commands = block[1].splitlines()
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in commands)


def test_the_session_in_the_readme_is_what_happens(project: Path) -> None:
    session = re.search(r"```console\n(.*?)```", text_of("README.md"), re.DOTALL)
    assert session is not None
    steps = re.findall(r"^\$ jd (.+)\n((?:(?!\$ ).*\n?)*)", session[1], re.MULTILINE)
    assert len(steps) == 3
    for arguments, expected in steps:
        if arguments.startswith("check"):
            profile = Path("tong-dai.yaml")
            profile.write_text(
                profile.read_text(encoding="utf-8").replace("level: staff", "level: stuff"), encoding="utf-8"
            )
        done = subprocess.run(
            [sys.executable, "-m", "jd_builder", *arguments.split()],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={"PATH": "", "JD_LANG": "en", "JD_ENGINE": "plutoprint", "PYTHONIOENCODING": "utf-8"},
        )
        assert done.stdout.strip() == expected.strip()


def test_the_python_example_in_the_readme_runs(project: Path) -> None:
    example = re.search(r"```python\n(.*?)```", text_of("README.md"), re.DOTALL)
    assert example is not None
    code = example[1].replace("profiles/cskh.yaml", (CHECKOUT / "profiles" / "cskh.yaml").as_posix())

    quick = code.replace('formats=["md", "pdf"]', 'formats=["md", "pdf"], engine="plutoprint"')
    assert quick != code

    done = subprocess.run([sys.executable, "-c", quick], capture_output=True, encoding="utf-8", check=False)

    assert done.stderr == ""
    assert done.stdout.startswith("Customer Care Specialist\n")
    assert done.stdout.count(".pdf") == 10


def test_numbers_in_the_readme_are_those_of_the_library() -> None:
    from jd_builder.library.loading import load_library

    library = load_library()
    counts = {
        "KPIs": len(library.kpis),
        "qualitative criteria": len(library.criteria),
        "skills": len(library.skills),
        "interview questions": len(library.questions),
    }
    readme = " ".join(text_of("README.md").split())
    for noun, count in counts.items():
        assert f"{count} {noun}" in readme


def test_every_profile_is_in_the_page_on_which_to_start_from() -> None:
    profiles = {path.name for path in (CHECKOUT / "profiles").glob("*.yaml")}
    vietnamese, english = text_of("profiles/README.md").split("## Which profile to start from")

    assert len(profiles) >= 19
    for half in (vietnamese, english):
        assert set(re.findall(r"`([a-z-]+\.yaml)`", half)) == profiles


def test_the_example_of_an_interview_is_valid(project: Path) -> None:
    block = re.search(r"## The interview\n.*?```yaml\n(.*?)```", text_of("docs/profile.md"), re.DOTALL)
    assert block is not None
    (project / "own.yaml").write_text("extends: cskh\n" + block[1], encoding="utf-8")

    made = load_role(project / "own.yaml")

    assert [each.minutes for each in made.profile.interview.rounds] == [30, None]
    assert made.library.questions["weekend_peak"].minutes == 6


def test_the_table_in_the_scoring_page_is_read_as_it_stands(project: Path) -> None:
    table = re.search(r"```text\n(kpi;.*?)```", text_of("docs/scoring.md"), re.DOTALL)
    assert table is not None
    Path("june.csv").write_text(table[1], encoding="utf-8")

    actuals = read_actuals(Path("june.csv"), load_role(CHECKOUT / "profiles" / "cskh.yaml"))

    assert {name: sorted(figures) for name, figures in actuals.items()} == {
        "csat": [0],
        "avg_response_time": [0, 1],
        "complaints": [0],
    }

"""The hook for pre-commit, installed from a clone and run on a commit as other projects run it.

    python -m pytest -q tests/pre_commit_check.py

It installs the package into an environment of its own, so it is not part of the usual run; `.ci/run` calls it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHECKOUT, MINIMAL

PRE_COMMIT = [sys.executable, "-m", "pre_commit"]
WHO = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.hooksPath=/dev/null"]


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    without = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHONPATH"))}
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**without, **environment},
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a repository with the package as it stands here, and a folder for pre-commit's environments."""
    folder = tmp_path_factory.mktemp("hooks")
    files = run(["git", "ls-files", "-co", "--exclude-standard"], CHECKOUT).stdout.splitlines()
    assert ".pre-commit-hooks.yaml" in files
    for name in files:
        if (CHECKOUT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((CHECKOUT / name).read_bytes())
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "jd"]):
        assert run(["git", *WHO, *command], folder).returncode == 0
    return folder, tmp_path_factory.mktemp("environments")


def commit_of(folder: Path, profile: str) -> Path:
    """Return a repository with one profile, a company file and another file ready for a commit."""
    (folder / "profiles").mkdir(parents=True)
    (folder / "profiles" / "tong-dai.yaml").write_text(profile, encoding="utf-8")
    (folder / "profiles" / "company.yaml").write_text("name: Công ty Ví dụ\n", encoding="utf-8")
    (folder / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "jd.toml").write_text('[check]\nselect = ["JD101"]\n', encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"]):
        assert run(["git", *command], folder).returncode == 0
    return folder


def test_the_manifest_is_valid() -> None:
    done = run([*PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml"], CHECKOUT)

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("broken", [False, True])
def test_the_hook_checks_what_is_to_be_committed(
    broken: bool, hooks: tuple[Path, Path], tmp_path: Path
) -> None:
    repository, environments = hooks
    folder = commit_of(tmp_path / "work", MINIMAL.replace("staff", "stuff") if broken else MINIMAL)

    done = run(
        [*PRE_COMMIT, "try-repo", str(repository), "jd-check", "--verbose"],
        folder,
        PRE_COMMIT_HOME=str(environments),
        JD_LANG="en",
    )

    assert done.returncode == int(broken), done.stdout + done.stderr
    if broken:
        assert "profiles/tong-dai.yaml:3:10 JD013 “stuff” is not one of the choices" in done.stdout
    assert ("1 file: 1 error." if broken else "1 file: no problem.") in done.stdout


def test_the_settings_in_the_docs_are_those_of_the_hook(tmp_path: Path) -> None:
    page = (CHECKOUT / "docs" / "continuous-integration.md").read_text(encoding="utf-8")
    block = page.split("```yaml\n# .pre-commit-config.yaml\n")[1].split("```")[0]
    manifest = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (tmp_path / ".pre-commit-config.yaml").write_text(block, encoding="utf-8")

    done = run([*PRE_COMMIT, "validate-config"], tmp_path)

    assert (done.returncode, done.stdout) == (0, "")
    hooks = yaml.safe_load(block)["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == [hook["id"] for hook in manifest]

"""The wheel, installed in an environment of its own, builds in an empty folder with the network shut off.

Run by `.ci/run` as `pytest tests/wheel_check.py`: it takes a minute, so it is not among the ordinary tests.
"""

import os
import stat
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

CHECKOUT = Path(__file__).parent.parent
NO_NETWORK = """
import socket

def refuse(*arguments, **named):
    raise RuntimeError("the network is shut off")

socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.create_connection = refuse
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", out, CHECKOUT, cwd=out)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def jd(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "pip", "install", "-q", wheel, cwd=home)
    return binaries / "jd"


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel: Path) -> None:
    members = ZipFile(wheel).infolist()
    names = [member.filename for member in members]

    assert {stat.S_IMODE(member.external_attr >> 16) for member in members} == {0o644}
    assert "jd_builder/_data/templates/job-description.html.j2" in names
    assert "jd_builder/_data/profiles/cskh.yaml" in names
    assert "jd_builder/locale/vi/LC_MESSAGES/jd.mo" in names
    assert "jd_builder/py.typed" in names
    assert [name for name in names if "__pycache__" in name or name.startswith(("tests/", "docs/"))] == []


def test_it_builds_in_an_empty_folder_without_network(jd: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.mkdir()
    (blocker / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()

    run(jd, "new", "tong-dai", "--from", "cskh", cwd=work, PYTHONPATH=str(blocker))
    run(jd, "build", "tong-dai.yaml", "--lang", "vi,en", cwd=work, PYTHONPATH=str(blocker))

    made = sorted(path.name for path in (work / "out" / "tong-dai").glob("[!.]*"))
    assert len(made) == 30
    assert all((work / "out" / "tong-dai" / name).stat().st_size > 1000 for name in made)


def test_it_installs_with_types_and_imports(jd: Path, tmp_path: Path) -> None:
    code = "import jd_builder; print(jd_builder.load_profile.__module__, jd_builder.__version__)"

    assert run(jd.with_name("python"), "-c", code, cwd=tmp_path).startswith("jd_builder.profile.loading ")

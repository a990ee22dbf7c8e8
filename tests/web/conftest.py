"""The app on a copy of two shipped roles, asked without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jd_builder.web.app import make_app
from jd_builder.web.workspace import Workspace, _id_of
from tests.conftest import CHECKOUT

ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a role, one that extends it, and the company file."""
    made = tmp_path / "vị trí"
    made.mkdir()
    for name in ("cskh.yaml", "cskh-truc-tuyen.yaml", "company.yaml"):
        (made / name).write_bytes((CHECKOUT / "profiles" / name).read_bytes())
    return made


def make_client(folder: Path, *, token: str | None = None, hosts: frozenset[str] = frozenset()) -> TestClient:
    return TestClient(
        make_app(Workspace(folder), token=token, hosts=hosts),
        base_url=ADDRESS,
        headers={"Origin": ADDRESS},
        follow_redirects=False,
    )


@pytest.fixture
def web(folder: Path) -> Iterator[TestClient]:
    with make_client(folder) as client:
        yield client


Put = Callable[[str, str], str]


@pytest.fixture
def put(folder: Path) -> Put:
    """Write a file into the folder, return the id of its role."""

    def write(name: str, text: str) -> str:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return role_id(name)

    return write


def role_id(name: str) -> str:
    return _id_of(name)


CSKH = role_id("cskh.yaml")
CHILD = role_id("cskh-truc-tuyen.yaml")

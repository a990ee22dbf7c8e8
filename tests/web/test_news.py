"""Open pages are told of changes on the disk; nobody is kept waiting for nothing, and nobody keeps others out."""

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from jd_builder.web import news
from jd_builder.web.app import make_app
from jd_builder.web.news import News
from jd_builder.web.serving import Server
from jd_builder.web.workspace import Workspace
from tests.web.conftest import CHILD, CSKH, make_client, role_id

PATIENCE = 20


class Program:
    """The app on a free port, as `jd serve` runs it."""

    def __init__(self, folder: Path) -> None:
        self.news = News()
        self.connections: list[http.client.HTTPConnection] = []
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        self.server = Server(make_app(Workspace(folder), news=self.news), self.news)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listener]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(PATIENCE)

    def connect(self) -> http.client.HTTPConnection:
        made = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.connections.append(made)
        return made

    def get(self, path: str) -> str:
        connection = self.connect()
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def seen(self, role: str) -> str:
        """Return what the page of a role shows."""
        return str(re.findall(r'data-seen="(\w+)"', self.get(f"/roles/{role}"))[0])

    def ask(self, role: str, seen: str) -> http.client.HTTPConnection:
        """Wait as a page does, until it is sure that the app knows."""
        before = len(self.news._waiting)
        connection = self.connect()
        headers = {
            "Origin": f"http://127.0.0.1:{self.port}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("POST", f"/roles/{role}/news", urlencode({"seen": seen}), headers)
        until(lambda: len(self.news._waiting) > before)
        return connection


def until(done: object) -> None:
    end = time.monotonic() + PATIENCE
    while not done():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.01)


def answer(connection: http.client.HTTPConnection) -> tuple[int, dict[str, object]]:
    got = connection.getresponse()
    body = got.read()
    return got.status, json.loads(body) if body else {}


@pytest.fixture
def program(folder: Path) -> Iterator[Program]:
    made = Program(folder)
    yield made
    made.stop()
    for connection in made.connections:
        connection.close()
    assert not made.thread.is_alive()


def test_a_page_is_told_of_a_change_of_any_file_that_its_role_depends_on(
    program: Program, folder: Path
) -> None:
    (folder / "con.yaml").write_text("extends: cskh.yaml\n", encoding="utf-8")
    child = role_id("con.yaml")
    for name in ("con.yaml", "cskh.yaml", "company.yaml"):
        seen = program.seen(child)
        waiting = program.ask(child, seen)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("# x\n")
        status, told = answer(waiting)
        assert (status, told["usable"], told["explained"]) == (200, True, "")
        assert told["seen"] == program.seen(child) != seen


def test_a_page_is_not_told_of_other_files(program: Program, folder: Path) -> None:
    seen = program.seen(CSKH)
    waiting = program.ask(CSKH, seen)
    (folder / "other.yaml").write_text("x", encoding="utf-8")
    (folder / "cskh-truc-tuyen.yaml").write_text("x", encoding="utf-8")
    (folder / "cskh.yaml").touch()
    time.sleep(0.3)
    still = len(program.news._waiting)
    (folder / "library").mkdir()

    assert (still, answer(waiting)[0]) == (1, 200)


def test_a_page_that_shows_something_older_is_told_at_once(web: TestClient) -> None:
    told = web.post(f"/roles/{CSKH}/news", data={"seen": "older"}).json()

    assert (told["usable"], told["seen"] in web.get(f"/roles/{CSKH}").text) == (True, True)


def test_a_role_that_is_broken_or_gone_is_told_with_its_reason(web: TestClient, folder: Path) -> None:
    text = (folder / "cskh.yaml").read_text(encoding="utf-8")
    (folder / "cskh.yaml").write_text(text + "]\n", encoding="utf-8")
    broken = web.post(f"/roles/{CSKH}/news", data={"seen": "x"}).json()
    page = web.get(f"/roles/{CSKH}").text
    (folder / "cskh.yaml").unlink()
    gone = web.post(f"/roles/{CSKH}/news", data={"seen": broken["seen"]}).json()

    assert broken["explained"].startswith("cskh.yaml:261:1 JD002 ")
    assert (broken["usable"], f'data-seen="{broken["seen"]}"' in page) == (False, True)
    assert (gone["usable"], gone["explained"]) == (False, "vị trí này không còn ở đây nữa")
    assert str(folder) not in broken["explained"] + gone["explained"]


def test_half_a_save_is_not_told(program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "_PATIENCE", 1.0)
    text = (folder / "cskh.yaml").read_text(encoding="utf-8")
    waiting = program.ask(CSKH, program.seen(CSKH))
    (folder / "cskh.yaml").write_text("", encoding="utf-8")
    time.sleep(0.2)
    (folder / "cskh.yaml").write_text(text + "# x\n", encoding="utf-8")

    assert answer(waiting)[1]["usable"] is True


def test_nothing_new_ends_the_wait_after_a_while(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "_LONGEST", 0.05)
    seen = re.findall(r'data-seen="(\w+)"', web.get(f"/roles/{CSKH}").text)[0]

    got = web.post(f"/roles/{CSKH}/news", data={"seen": seen})

    assert (got.status_code, got.content) == (204, b"")


def test_a_disk_that_tells_nothing_is_looked_at(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "_LOOK", 0.1)
    monkeypatch.setattr("jd_builder.watching.Watcher.follow", lambda *_: set())
    waiting = program.ask(CSKH, program.seen(CSKH))
    with (folder / "cskh.yaml").open("a", encoding="utf-8") as file:
        file.write("# x\n")

    assert answer(waiting)[0] == 200


def test_so_many_may_wait_and_who_goes_away_makes_room(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "MOST_WAITING", 2)
    seen = program.seen(CSKH), program.seen(CHILD)
    first, second = program.ask(CSKH, seen[0]), program.ask(CHILD, seen[1])
    headers = {
        "Origin": f"http://127.0.0.1:{program.port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    third = program.connect()
    third.request("POST", f"/roles/{CSKH}/news", urlencode({"seen": seen[0]}), headers)
    refused = third.getresponse()
    refused.read()

    assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
    assert "Chăm sóc" in program.get("/")
    first.close()
    until(lambda: len(program.news._waiting) < 2)
    program.ask(CSKH, seen[0]).close()
    second.close()


def test_stopping_lets_everybody_go_at_once(program: Program) -> None:
    waiting = program.ask(CSKH, program.seen(CSKH))
    start = time.monotonic()

    program.stop()

    assert answer(waiting)[0] == 204
    assert time.monotonic() - start < 5


def test_a_stranger_is_not_told(folder: Path) -> None:
    with make_client(folder, token="secret-12345") as client:
        assert client.post(f"/roles/{CSKH}/news", data={"seen": "x"}).status_code == 401
    with make_client(folder) as client:
        path = f"/roles/{CSKH}/news"
        assert client.post(path, headers={"Host": "evil.example"}).status_code == 421
        assert client.post(path, headers={"Origin": "https://evil.example"}).status_code == 403
        assert client.get(path).status_code == 405
        assert client.post("/roles/..%2Fx/news", data={"seen": "x"}).status_code in (200, 404)

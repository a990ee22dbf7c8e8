"""What the web app knows of a folder is what stands on the disk, whoever writes there and when."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions
from jd_builder.problems import Problem
from jd_builder.profile.loading import Role
from jd_builder.web.workspace import Entry, State, Workspace

Seen = Callable[[Path], State]


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return Workspace(folder, CheckOptions())


def entry_of(workspace: Workspace, name: str) -> Entry:
    return next(entry for entry in workspace.entries() if entry.name == name)


def title_of(state: State) -> str:
    assert state.role is not None
    return str(state.role.profile.title.name.get("vi"))


def retitle(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    beside = path.with_suffix(".new")
    beside.write_text(text.replace(before, after, 1), encoding="utf-8")
    beside.replace(path)


def test_a_role_is_not_read_again_while_nothing_changes(workspace: Workspace) -> None:
    entry = entry_of(workspace, "cskh.yaml")

    assert workspace.state(entry) is workspace.state(entry)


def test_a_role_that_many_ask_for_at_once_is_read_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(workspace, "cskh.yaml")
    usual, read, begun = workspace.problems_of, list[Role](), threading.Barrier(4)

    def slowly(role: Role) -> tuple[Problem, ...]:
        read.append(role)
        time.sleep(0.05)
        return usual(role)

    def ask() -> None:
        begun.wait()
        workspace.state(entry)

    monkeypatch.setattr(workspace, "problems_of", slowly)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(read) == 1


def test_the_first_roles_are_read_ahead(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[Role]()

    def note(role: Role) -> tuple[Problem, ...]:
        read.append(role)
        return ()

    monkeypatch.setattr(workspace, "problems_of", note)

    workspace.read_ahead(1)
    assert len(read) == 1
    workspace.read_ahead(25)

    assert len(read) == len(workspace.entries()) == 2


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(workspace, "cskh.yaml")
    usual = workspace.problems_of

    def replace_meanwhile(role: Role) -> object:
        monkeypatch.undo()
        retitle(entry.path, "{vi: Chuyên viên Chăm sóc", "{vi: Chuyên viên Hỗ trợ")
        return usual(role)

    monkeypatch.setattr(workspace, "problems_of", replace_meanwhile)

    assert title_of(workspace.state(entry)) == "Chuyên viên Chăm sóc Khách hàng"
    assert title_of(workspace.state(entry)) == "Chuyên viên Hỗ trợ Khách hàng"


def test_a_change_of_the_same_length_at_the_same_time_is_seen(workspace: Workspace) -> None:
    entry = entry_of(workspace, "cskh.yaml")
    workspace.state(entry)
    times = entry.path.stat()
    text = entry.path.read_bytes()

    with entry.path.open("r+b") as file:  # the same file on the disk
        file.write(text.replace(b"weight: 30", b"weight: 29", 1).replace(b"weight: 20", b"weight: 21", 1))
    os.utime(entry.path, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert entry.path.stat().st_size == times.st_size
    assert workspace.state(entry).text.encode() == entry.path.read_bytes() != text


@pytest.mark.parametrize("name", ["company.yaml", "cskh.yaml"])
def test_a_change_of_what_a_role_stands_on_is_seen(workspace: Workspace, folder: Path, name: str) -> None:
    (folder / "con.yaml").write_text("extends: cskh.yaml\n", encoding="utf-8")
    entry = entry_of(workspace, "con.yaml")
    before = workspace.state(entry)

    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text + "# changed\n", encoding="utf-8")

    assert workspace.state(entry) is not before
    assert workspace.state(entry).etag == before.etag


def test_a_role_that_could_not_be_read_is_read_when_it_is_there_again(
    workspace: Workspace, folder: Path
) -> None:
    entry = entry_of(workspace, "cskh.yaml")
    text = entry.path.read_bytes()
    entry.path.unlink()
    assert workspace.state(entry).role is None

    entry.path.write_bytes(text)

    assert title_of(workspace.state(entry)) == "Chuyên viên Chăm sóc Khách hàng"


def test_many_readers_beside_a_writer_end_with_what_was_written_last(workspace: Workspace) -> None:
    entry = entry_of(workspace, "cskh.yaml")
    text = entry.path.read_text(encoding="utf-8")
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            workspace.state(entry)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(20):
        beside = entry.path.with_suffix(".new")
        beside.write_text(f"{text}# {number}\n", encoding="utf-8")
        beside.replace(entry.path)
    ended.set()
    for reader in readers:
        reader.join()

    assert workspace.state(entry).text.endswith("# 19\n")

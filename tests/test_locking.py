"""One writer at a time, wherever the others have their temporary folder, and nothing left of the locks."""

import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jd_builder import locking
from jd_builder.errors import OutputError
from jd_builder.locking import LOCK, locked_file, locked_folder
from jd_builder.places import Url


@contextmanager
def held_elsewhere(call: str, tmp_path: Path) -> Iterator[None]:
    """Let another program, whose temporary folder is another one, hold a lock."""
    code = (
        "import sys; from pathlib import Path; from jd_builder.locking import *; from jd_builder.places import Url\n"
        f"with {call}: print('held', flush=True); sys.stdin.read()"
    )
    (tmp_path / "other").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "other")}
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate("")


@pytest.mark.parametrize(
    "call", ["locked_folder(Path('out'))", "locked_folder(Url(Path('out').resolve().as_uri()))"]
)
def test_a_folder_is_locked_for_those_with_another_temporary_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.1)

    with held_elsewhere(call, project), pytest.raises(OutputError, match="out"), locked_folder(Path("out")):
        pass

    assert not Path("out").exists()
    with locked_folder(Path("out")):
        assert [path.name for path in Path("out").iterdir()] == [LOCK]


def test_a_file_is_locked_for_those_with_another_temporary_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.1)
    Path("a.yaml").write_text("", encoding="utf-8")

    with (
        held_elsewhere("locked_file(Path('a.yaml'))", project),
        pytest.raises(OutputError, match=r"a\.yaml"),
        locked_file(Path("a.yaml")),
    ):
        pass

    assert {path.name for path in project.iterdir()} == {"a.yaml", "jd.toml", "other"}


def test_only_folders_that_nothing_came_into_go_again(project: Path) -> None:
    with locked_folder(Path("a/b")):
        pass
    assert not Path("a").exists()

    Path("c").mkdir()
    with locked_folder(Path("c/d")):
        Path("c/d/x.md").write_bytes(b"x")
    with locked_folder(Path("c")):
        pass
    assert [path.name for path in Path("c").rglob("*")] == ["d", "x.md"]


@pytest.mark.skipif(os.name == "nt", reason="modes as on Unix")
def test_what_a_killed_program_left_holds_nobody_up(project: Path) -> None:
    Path("out").mkdir()
    Path("out", LOCK).write_bytes(b"")
    old = os.umask(0o077)
    try:
        with locked_folder(Path("out")), locked_folder(Path("new")):
            mode = stat.S_IMODE(Path("new", LOCK).stat().st_mode)
    finally:
        os.umask(old)

    assert mode == 0o666  # another person may take it over
    assert list(Path("out").iterdir()) == []


def test_where_no_lock_can_be_made_the_writing_tells_why(project: Path) -> None:
    Path("out").write_text("", encoding="utf-8")
    entered = []

    with locked_folder(Path("out")):
        entered.append(True)

    assert (entered, Path("out").read_text(encoding="utf-8")) == ([True], "")


def test_one_after_the_other_though_each_removes_its_lock_and_folder(project: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(5):
            with locked_folder(Path("x/out")):
                inside.append(1)
                most.append(len(inside))
                time.sleep(0.001)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(most), set(most)) == (30, {1})
    assert list(Path().rglob(f"*{LOCK}")) == []


def test_urls_elsewhere_are_locked_on_this_machine(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.1)
    monkeypatch.setattr(tempfile, "tempdir", str(project))

    with (
        locked_folder(Url("s3://bucket/out")),
        pytest.raises(OutputError, match="s3://bucket/out"),
        locked_folder(Url("s3://bucket/out")),
    ):
        pass

    assert [path.name for path in project.iterdir()] == ["jd.toml"]

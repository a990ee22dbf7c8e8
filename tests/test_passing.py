"""Folders that pass with the work: what killed programs left goes, what others work in or own stays."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jd_builder import passing
from jd_builder.passing import passing_folder

CODE = (
    "import sys; from jd_builder.passing import passing_folder\n"
    "with passing_folder() as folder:\n"
    "    (folder / 'sub').mkdir(); (folder / 'sub' / 'cskh.yaml').write_text('x')\n"
    "    print(folder, flush=True); sys.stdin.read()"
)


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    passing._sweep.cache_clear()


@contextmanager
def at_work() -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    with subprocess.Popen(
        [sys.executable, "-c", CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        yield worker, Path(worker.stdout.readline().strip())
        worker.kill()


@pytest.mark.skipif(os.name == "nt", reason="signals as on Unix")
def test_what_a_killed_program_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    with at_work() as (worker, dead), at_work() as (_, living):
        worker.send_signal(signal.SIGTERM)
        worker.wait()
        (tmp_path / "jd-of-somebody").mkdir()
        (tmp_path / "jd-link").symlink_to(dead, target_is_directory=True)
        assert (dead / "sub" / "cskh.yaml").exists()
        with passing_folder():
            assert dead.exists()  # it might not have its lock yet
        for folder in (dead, living, tmp_path / "jd-of-somebody"):
            os.utime(folder, (0, 0))
        passing._sweep.cache_clear()

        with passing_folder() as own:
            found = {path for path in tmp_path.iterdir() if path.is_dir() and not path.is_symlink()}

        assert found == {own, living, tmp_path / "jd-of-somebody"}
        assert (living / "sub" / "cskh.yaml").exists()
    assert not own.exists()

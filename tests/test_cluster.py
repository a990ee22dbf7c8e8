"""Documents made by a Dask cluster: real processes on loopback, one of them killed; and every way not to reach one."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

import jd_builder
from jd_builder import __version__, build, cluster
from jd_builder.building import run_build
from jd_builder.choices import Document, EngineName, Format
from jd_builder.cli import main
from jd_builder.cluster import Cluster
from jd_builder.errors import ClusterError
from jd_builder.finding import find_profiles
from jd_builder.orders import Options
from tests.conftest import CHECKOUT, write_roles
from tests.test_dispatch import files_below, without_manifests

NAMES = [f"r{number:02}" for number in range(12)]
START = 60
"""Most seconds for a process to begin; a second or two on a machine that does nothing else."""


class Processes:
    """A scheduler and its workers, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        environ = {**os.environ, "PYTHONPATH": str(CHECKOUT), "DASK_DISTRIBUTED__WORKER__PRELOAD": "[]"}
        log = (self.folder / f"{len(self.running)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments], cwd=self.folder, env=environ, stdout=log, stderr=log
            )
        self.running.append(process)
        return process

    def start_scheduler(self) -> None:
        file = self.folder / "scheduler.json"
        self.start(
            *"distributed.cli.dask_scheduler --host 127.0.0.1 --port 0 --no-dashboard --no-show".split(),
            "--scheduler-file",
            str(file),
        )
        self.wait(lambda: file.exists() and file.read_text().endswith("\n}"))
        self.address = json.loads(file.read_text())["address"]

    def start_workers(self, number: int, threads: int = 1) -> "list[subprocess.Popen[bytes]]":
        started = []
        for _ in range(number):
            place = self.folder / f"disk{len(self.running)}"
            place.mkdir()
            started.append(
                self.start(
                    *"distributed.cli.dask_worker --no-nanny --no-dashboard --host 127.0.0.1".split(),
                    *("--nthreads", str(threads), "--local-directory", str(place), self.address),
                )
            )
        with Client(self.address, timeout=START, set_as_default=False) as client:
            client.wait_for_workers(number, timeout=START)
        return started

    def stop(self, processes: "list[subprocess.Popen[bytes]]") -> None:
        for process in processes:
            process.kill()
            process.wait(START)

    def wait(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + START
        while not ready():
            assert time.monotonic() < deadline, [
                log.read_text(errors="replace")[-2000:] for log in self.folder.glob("*.log")
            ]
            time.sleep(0.02)


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """A scheduler of this module's own; whatever is started is ended."""
    processes = Processes(tmp_path_factory.mktemp("cluster"))
    try:
        processes.start_scheduler()
        yield processes
    finally:
        processes.stop(processes.running)


@pytest.fixture
def workers(processes: Processes) -> "Iterator[list[subprocess.Popen[bytes]]]":
    """Two workers."""
    started = processes.start_workers(2)
    yield started
    processes.stop(started)
    time.sleep(0.1)


@pytest.fixture
def roles(project: Path) -> Path:
    return write_roles(project, NAMES)


def kill_once(process: "subprocess.Popen[bytes]", files: int) -> Callable[[int, int, str], None]:
    """Return a callback that kills a process when so many files are there."""

    def progress(done: int, total: int, _: str) -> None:
        if total > done >= files and process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.wait(START)

    return progress


LITTLE: dict[str, Any] = {"documents": ["job-posting"], "formats": ["html", "pdf"], "engine": "plutoprint"}


def test_a_worker_killed_half_way_costs_no_document(
    roles: Path, processes: Processes, workers: "list[subprocess.Popen[bytes]]"
) -> None:
    here = build(roles, output="here", **LITTLE)
    files = len(here.written)
    options = Options(
        output=Path("far").resolve(),
        documents=(Document.JOB_POSTING,),
        formats=(Format.HTML, Format.PDF),
        engine=EngineName.PLUTOPRINT,
        scheduler=processes.address,
    )

    far = run_build(find_profiles([roles.resolve()]), options, kill_once(workers[0], files // 2))

    assert workers[0].returncode == -signal.SIGKILL
    assert far.failures == ()
    assert [path.relative_to(options.output) for path in far.written] == [
        path.relative_to("here") for path in here.written
    ]
    assert files_below("far") == files_below("here")
    assert build(roles, output="far", **LITTLE).unchanged == files


@pytest.mark.usefixtures("workers")
def test_places_are_those_of_whoever_builds(roles: Path, processes: Processes) -> None:
    Path("own").mkdir()
    Path("own/job-posting.md.j2").write_text("own template\n", encoding="utf-8")

    far = build(
        roles.relative_to(Path.cwd()) if roles.is_absolute() else roles,
        documents=["job-posting"],
        formats=["md"],
        templates="own",
        scheduler=processes.address,
    )

    assert far.failures == ()
    assert {path.read_text(encoding="utf-8") for path in Path("out").rglob("*.md")} == {"own template\n"}
    assert len(far.written) == len(NAMES)


@pytest.mark.usefixtures("workers")
def test_workers_need_no_shared_disk(roles: Path, processes: Processes) -> None:
    (roles / "company.yaml").write_text("name: {vi: Công ty Sao Mai, en: Sao Mai}\n", encoding="utf-8")
    (roles / "bad.yaml").write_text("title: [\n", encoding="utf-8")
    here = build(roles, output="here", **LITTLE)
    source, target = (Path(name).resolve().as_uri() for name in ("roles", "far"))

    far = build(source, output=target, scheduler=processes.address, **LITTLE)
    with Client(processes.address, set_as_default=False) as client:
        read = client.run(opened_below, str(roles))
        left = client.run(copies_left)
    again = build(source, output=target, scheduler=processes.address, **LITTLE)

    assert set(read.values()) == {()}
    assert set(left.values()) == {()}
    assert [str(path) for path in far.written] == [
        f"{target}/{path.relative_to('here').as_posix()}" for path in here.written
    ]
    assert without_manifests(files_below("far")) == without_manifests(files_below("here"))
    (failure,) = far.failures
    assert str(failure.path) == f"{source}/bad.yaml"
    assert failure.error.problems[0].where[0] == f"{source}/bad.yaml"
    assert (len(again.written), again.unchanged) == (0, len(here.written))


def opened_below(folder: str) -> tuple[str, ...]:
    """Return what a worker has noted to have read below a folder."""
    from jd_builder import workshop

    values = [fact for _, each in workshop._open for fact in each._values if fact[1:].startswith(folder)]
    assert workshop._open
    return tuple(values)


def copies_left(dask_worker: Any) -> tuple[str, ...]:
    """Return the copies that a worker still has."""
    return tuple(path.name for path in Path(dask_worker.local_directory).glob("jd-*"))


def refused(address: str, capsys: pytest.CaptureFixture[str], language: str = "en") -> str:
    """Return what `jd build` says where a cluster cannot be used; it ends with 1 and makes nothing."""
    with pytest.raises(SystemExit) as left:
        main(["--lang", language, "build", "roles", "-f", "md", "--scheduler", address])
    assert left.value.code == 1
    assert not list(Path().glob("out/*/*"))
    return capsys.readouterr().err.strip()


def test_what_is_no_address_is_told(roles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for address in ("nonsense", "tcp://", "http://127.0.0.1:8786", "tcp://127.0.0.1:99999"):
        assert refused(address, capsys) == (
            f"“{address}” is no address of a Dask scheduler; one looks like tcp://10.0.0.5:8786"
        )


def test_that_nobody_answers_is_told(roles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"

    assert refused(address, capsys) == (
        f"nobody answers at {address}; start a scheduler there (dask scheduler), or correct the address"
    )


def test_that_something_else_answers_is_told(
    roles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"

        assert refused(address, capsys).startswith(f"nobody answers at {address}")


def test_that_dask_is_missing_is_told(
    roles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    assert refused("tcp://127.0.0.1:1", capsys) == (
        '--scheduler needs Dask; install it with: pip install "jd-builder[cluster]"'
    )
    assert 'pip install "jd-builder[cluster]"' in refused("tcp://127.0.0.1:1", capsys, "vi")


def test_that_no_worker_is_there_is_told(
    roles: Path, processes: Processes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(processes.address, capsys) == (
        f"{processes.address} has no worker; start one on each machine: dask worker {processes.address} --nthreads 1"
    )


@pytest.mark.usefixtures("workers")
def test_workers_of_another_version_are_refused(
    roles: Path, processes: Processes, capsys: pytest.CaptureFixture[str]
) -> None:
    with Client(processes.address, set_as_default=False) as client:
        (worker, _) = sorted(client.run(pretend_version, "0.0.1"))
        told = refused(processes.address, capsys)
        client.run(pretend_version, __version__)
        client.run(hide_package, workers=[worker])
        missing = refused(processes.address, capsys)

    assert told.startswith("the workers have jd-builder 0.0.1 (tcp://127.0.0.1:")
    assert f"this machine has jd-builder {__version__}: install the same everywhere" in told
    assert missing == (
        f"jd-builder is not installed on {worker}; install jd-builder {__version__} on every worker"
    )


def pretend_version(version: str) -> None:
    jd_builder.__version__ = version


def hide_package() -> None:
    sys.modules["jd_builder"] = None  # type: ignore[assignment]


def test_a_scheduler_that_goes_away_ends_the_build_with_a_message(
    roles: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = Processes(tmp_path_factory.mktemp("short"))
    try:
        own.start_scheduler()
        own.start_workers(1)
        options = Options(formats=(Format.MD,), scheduler=own.address, output=Path("out").resolve())

        with pytest.raises(ClusterError) as told:
            run_build(find_profiles([roles.resolve()]), options, kill_once(own.running[0], 1))
    finally:
        own.stop(own.running)

    assert told.value.message.text("en") == (
        "the workers went away half-way; what is there is whole, and building again makes the rest"
    )
    assert build(roles, formats=["md"]).ok


@pytest.mark.usefixtures("workers")
def test_as_much_is_begun_as_keeps_the_workers_busy(processes: Processes) -> None:
    with Cluster(processes.address, None) as two:
        assert two.window == 8

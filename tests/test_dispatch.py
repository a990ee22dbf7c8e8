"""Documents made by several processes: the same as by one, and no fault costs more than it must."""

import copyreg
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pytest

from jd_builder import build, crew, dispatch
from jd_builder.choices import Document, EngineName
from jd_builder.crew import Crew, WorkerLostError
from jd_builder.dispatch import make_pieces
from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Failure, Made, Options, Result
from jd_builder.pieces import ProfileFile, Task
from jd_builder.portable import portable
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from jd_builder.sources import Source, Span
from jd_builder.workshop import Plan
from tests import far_workers
from tests.conftest import MINIMAL, write_roles

LITTLE: dict[str, Any] = {"documents": ["job-posting"], "formats": ["html", "pdf"], "engine": "plutoprint"}
LITTLE_ON_COMMAND_LINE = "-d job-posting -f html -f pdf --engine plutoprint".split()
NAMES = ("a", "b", "c", far_workers.BAD)


@pytest.fixture
def roles(project: Path) -> Path:
    """A folder with four profiles."""
    return write_roles(project, NAMES)


def files_below(folder: Path | str) -> dict[str, bytes]:
    """Return every file by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def without_manifests(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.endswith(MANIFEST)}


def test_two_processes_make_what_one_makes(roles: Path) -> None:
    one = build(roles, output="one", engine="plutoprint", jobs=1)
    two = build(roles, output="two", engine="plutoprint", jobs=2)

    assert [path.relative_to("one") for path in one.written] == [
        path.relative_to("two") for path in two.written
    ]
    assert len(one.written) == 15 * len(NAMES)
    assert files_below("one") == files_below("two")
    assert build(roles, output="two", engine="plutoprint", jobs=2).unchanged == len(one.written)


def test_rows_of_a_table_go_to_other_processes_too(roles: Path) -> None:
    Path("roles.csv").write_text("base,name\nroles/a,x\nroles/b,y\nnothing,z\n", encoding="utf-8")

    result = build("roles.csv", formats=["md"], documents=["job-description"], jobs=2)

    assert [path.parent.name for path in result.written] == ["x", "y"]
    assert [failure.path.name for failure in result.failures] == ["roles.csv:4"]


def test_what_is_wrong_is_told_as_by_one_process(roles: Path) -> None:
    (roles / "a.yaml").write_text(MINIMAL + "posting: {deadline: 2020-01-31}\n", encoding="utf-8")
    (roles / "b.yaml").write_text("title: [\n", encoding="utf-8")
    (roles / "c.yaml").write_text(MINIMAL.replace("level: staff", "level: boss"), encoding="utf-8")

    def told(result: Result) -> list[str]:
        problems = [
            *result.warnings,
            *(each for failure in result.failures for each in failure.error.problems),
        ]
        return [problem.explain(language) for problem in problems for language in ("vi", "en")]

    one = told(build(roles, output="one", formats=["md"], jobs=1))
    two = told(build(roles, output="two", formats=["md"], jobs=2))

    assert len(one) >= 4
    assert one == two


@pytest.mark.parametrize(
    ("pool", "workers"), [(ProcessPoolExecutor, 2), (ThreadPoolExecutor, 1)], ids=["processes", "a thread"]
)
def test_any_executor_will_do(roles: Path, pool: Callable[..., Any], workers: int) -> None:
    with pool(workers) as executor:
        result = build(roles, output="far", formats=["md", "html"], executor=executor)
    build(roles, output="here", formats=["md", "html"])

    assert result.ok
    assert files_below("far") == files_below("here")


def test_an_executor_that_has_broken_ends_with_a_message(roles: Path) -> None:
    with ProcessPoolExecutor(1) as executor:
        with pytest.raises(BrokenProcessPool):
            executor.submit(os._exit, 3).result()
        result = build(roles, formats=["md"], documents=["job-description"], executor=executor)

    assert [failure.path.stem for failure in result.failures] == list(NAMES)
    assert "BrokenProcessPool" in result.failures[0].error.message.text("en")


def make(roles: Path, fault: Callable[..., Made], *, timeout: float = 60) -> dict[str, Made]:
    """Build with workers in which something goes wrong; return what came of each profile."""
    options = Options(output=Path("out"), engine=EngineName.PLUTOPRINT, timeout=timeout)
    plan = Plan(options, EngineName.PLUTOPRINT, "")
    tasks = [
        Task(number, ProfileFile(roles / f"{name}.yaml"), options.output / name, stood=frozenset())
        for number, name in enumerate(NAMES)
    ]
    made = {name: Made() for name in NAMES}
    with Crew(2, EngineName.PLUTOPRINT, timeout) as crew:
        for task, part in make_pieces(tasks, plan, lambda *_: None, far_workers.Calling(crew, fault)):
            made[task.folder.name].add(part)
    return made


@pytest.mark.parametrize(("lasts", "begun"), [(4, []), (3, [(1, 3)])])
def test_one_process_makes_way_too_where_it_would_hold_much(
    roles: Path, monkeypatch: pytest.MonkeyPatch, lasts: int, begun: list[tuple[int, int]]
) -> None:
    pools: list[tuple[int, int | None]] = []

    def crew_of(jobs: int, engine: EngineName | None, timeout: float, most: int | None) -> Crew:
        pools.append((jobs, most))
        return Crew(jobs, engine, timeout, most)

    monkeypatch.setattr(dispatch, "_LASTS", {EngineName.PLUTOPRINT: lasts})
    monkeypatch.setattr(crew, "Crew", crew_of)

    result = build(roles, jobs=1, **LITTLE)

    assert (result.ok, len(result.written), pools) == (True, 2 * len(NAMES), begun)


def test_a_worker_makes_way_before_it_holds_much() -> None:
    with Crew(1, EngineName.PLUTOPRINT, 60, lasts=2) as pool:
        processes = Counter(future.result() for future in [pool.submit(os.getpid) for _ in range(6)])

    assert list(processes.values()) == [2, 2, 2]
    assert os.getpid() not in processes


def test_each_death_costs_one_call_though_nobody_else_is_at_work() -> None:
    with Crew(1, None, 60) as pool:
        futures = [pool.submit(far_workers.die_if, number % 2 == 0) for number in range(12)]
        lost = [isinstance(future.exception(), WorkerLostError) for future in futures]

    assert lost == [True, False] * 6
    assert str(futures[0].exception()) == f"exit code -{signal.SIGKILL}"


def test_an_error_of_a_call_is_its_result_and_the_process_goes_on() -> None:
    with Crew(1, None, 60) as pool:
        before = pool.submit(os.getpid).result()
        errors = [
            pool.submit(int, "x").exception(),
            pool.submit(eval, "lambda: 0").exception(),  # cannot be sent back
            pool.submit(lambda: 0).exception(),  # nor there
            pool.submit(far_workers.end_of_file).exception(),
        ]
        after = pool.submit(os.getpid).result()

    assert before == after
    assert [type(error).__name__ for error in errors[:1] + errors[3:]] == ["ValueError", "EOFError"]
    assert all("pickle" in str(error) for error in errors[1:3])


def test_the_process_that_others_are_copies_of_may_die_while_it_begins_one() -> None:
    with Crew(2, None, 60) as pool:
        first = pool.submit(os.getpid).result()
        server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        os.kill(server, signal.SIGSTOP)
        late = [pool.submit(far_workers.die_if, False) for _ in range(8)]
        pool.submit(far_workers.die_if, True)
        os.kill(server, signal.SIGKILL)
        errors = [future.exception() for future in late]
        after = pool.submit(os.getpid).result()

    assert errors == [None] * 8
    assert first != server != after


def test_processes_are_begun_another_way_where_they_cannot_be_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, methods = crew._Worker, []

    def begin_none(context: Any) -> Any:
        methods.append(context.get_start_method())
        if len(methods) % 5:
            raise EOFError("unexpected EOF")
        return begin(context)

    monkeypatch.setattr(crew, "_PAUSE", 0)
    monkeypatch.setattr(crew, "_Worker", begin_none)
    with Crew(1, None, 60) as pool:
        lost, made = pool.submit(abs, -3), pool.submit(abs, -4)

    assert str(lost.exception()) == "unexpected EOF"
    assert isinstance(lost.exception(), WorkerLostError)
    assert made.result() == 4
    assert methods == ["forkserver", "forkserver", "forkserver", "spawn", "forkserver"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="what a process hears is told by /proc")
def test_no_process_of_a_crew_ever_hears_ctrl_c() -> None:
    with Crew(1, None, 60) as pool:
        worker = pool.submit(os.getpid).result()
        server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        blocked = [
            int(line.split()[1], 16)
            for process in (server, worker)
            for line in Path(f"/proc/{process}/status").read_text().splitlines()
            if line.startswith("SigBlk")
        ]

    assert [mask >> (signal.SIGINT - 1) & 1 for mask in blocked] == [1, 1]


def test_leaving_a_crew_by_an_error_ends_what_it_does_at_once() -> None:
    pool = Crew(2, None, 600).__enter__()
    for _ in range(5):
        pool.submit(time.sleep, 600)
    time.sleep(0.5)

    begun = time.monotonic()
    pool.__exit__(KeyError, KeyError(), None)

    assert time.monotonic() - begun < 20


def test_leaving_a_crew_by_an_error_waits_for_no_process_that_is_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left = threading.Event()

    def begin_slowly(_: object) -> None:
        left.wait(60)
        raise EOFError

    monkeypatch.setattr(crew, "_Worker", begin_slowly)
    pool = Crew(2, None, 600).__enter__()
    pool.submit(abs, -3)

    begun = time.monotonic()
    pool.__exit__(KeyError, KeyError(), None)
    taken = time.monotonic() - begun
    left.set()

    assert taken < 20


@pytest.mark.parametrize(
    ("fault", "timeout", "told"),
    [
        (far_workers.die, 60, "interview-guide was not made: its process ended too early"),
        (far_workers.hang, 3, "interview-guide took more than 3 seconds and was given up"),
    ],
    ids=["dies", "hangs"],
)
def test_a_worker_that_fails_costs_its_document_alone(
    roles: Path, fault: Callable[..., Made], timeout: float, told: str
) -> None:
    made = make(roles, fault, timeout=timeout)
    build(roles, output="here", engine="plutoprint")

    assert {name: len(each.written) for name, each in made.items()} == {"a": 15, "b": 15, "c": 15, "xau": 12}
    (failure,) = (failure for each in made.values() for failure in each.failures)
    assert failure.path.stem == far_workers.BAD
    assert told in failure.error.message.text("en")
    lost = {f"{far_workers.BAD}/interview-guide.{suffix}" for suffix in ("md", "html", "pdf")}
    here = without_manifests(files_below("here"))
    assert without_manifests(files_below("out")) == {name: here[name] for name in here.keys() - lost}

    again = build(roles, engine="plutoprint")

    assert {str(path.relative_to("out")) for path in again.written} == {str(Path(name)) for name in lost}
    assert files_below("out") == files_below("here")


def test_what_a_worker_made_before_it_died_is_told_as_written(roles: Path) -> None:
    made = make(roles, far_workers.die_late)
    here = build(roles, output="here", engine="plutoprint")

    assert [path for name in NAMES for path in made[name].written] == [
        Path("out") / path.relative_to("here") for path in here.written
    ]
    assert [(each.unchanged, each.failures) for each in made.values()] == [(0, [])] * len(NAMES)
    assert files_below("out") == files_below("here")


def test_what_stood_when_the_build_began_is_told_as_unchanged(roles: Path) -> None:
    first = build(roles / "a.yaml", formats=["md", "html"])
    with ThreadPoolExecutor(1) as executor:
        second = build(roles / "a.yaml", formats=["md", "html", "txt"], executor=executor)

    assert second.unchanged == len(first.written) == 10
    assert [path.suffix for path in second.written] == [".txt"]


def test_a_full_disk_in_a_worker_is_told_and_leaves_what_was_there(roles: Path) -> None:
    build(roles, engine="plutoprint")
    before = files_below(f"out/{far_workers.BAD}")
    for name in NAMES:
        profile = roles / f"{name}.yaml"
        profile.write_text(
            profile.read_text(encoding="utf-8").replace("Nhân viên", "Chuyên viên", 1), encoding="utf-8"
        )

    made = make(roles, far_workers.fill_disk)

    assert [len(each.written) for each in made.values()] == [15, 15, 15, 0]
    told = {failure.error.message.text("en").split(": ")[-1] for failure in made[far_workers.BAD].failures}
    assert told == {"the disk is full"}
    after = files_below(f"out/{far_workers.BAD}")
    assert without_manifests(after) == without_manifests(before)
    assert len(build(roles, engine="plutoprint").written) == 15


@pytest.fixture
def running(roles: Path) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    """Start a build of many profiles by two processes, in a session of its own; wait until it has begun to write."""
    for number in range(100):
        shutil.copy(roles / "a.yaml", roles / f"n{number}.yaml")
    started: list[subprocess.Popen[str]] = []

    def start() -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "jd_builder", "build", "roles", "-j", "2", *LITTLE_ON_COMMAND_LINE]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        started.append(process)
        deadline = time.monotonic() + 60
        while not list(Path("out").glob("*/job-posting.pdf")):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def processes_of(session: int) -> list[int]:
    """Return the processes that are left of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def wait_until_gone(session: int, seconds: float) -> float:
    """Return how long it took until no process of a session was left."""
    begun = time.monotonic()
    while processes_of(session):
        assert time.monotonic() - begun < seconds
        time.sleep(0.02)
    return time.monotonic() - begun


def assert_all_whole(roles: Path) -> None:
    """Assert that what a build left is whole, and that the next one finishes it."""
    left = without_manifests(files_below("out"))
    build(roles, output="here", jobs=2, **LITTLE)
    whole = without_manifests(files_below("here"))
    named = {name: data for name, data in left.items() if not Path(name).name.startswith(".")}
    assert 0 < len(named) < len(whole)
    assert {name: whole.get(name) for name in named} == named

    assert build(roles, jobs=2, **LITTLE).ok
    assert files_below("out") == files_below("here")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed by /proc")
def test_ctrl_c_ends_every_process_and_leaves_whole_files(
    roles: Path, running: Callable[[], "subprocess.Popen[str]"]
) -> None:
    process = running()

    os.killpg(process.pid, signal.SIGINT)
    taken = wait_until_gone(process.pid, 10)

    assert process.wait(1) == 130
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    assert taken < 5  # a second on a machine that does nothing else
    assert_all_whole(roles)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed by /proc")
def test_nobody_outlives_a_build_that_is_killed(
    roles: Path, running: Callable[[], "subprocess.Popen[str]"]
) -> None:
    process = running()
    assert len(processes_of(process.pid)) >= 3

    process.kill()
    wait_until_gone(process.pid, 10)

    assert_all_whole(roles)


def test_what_comes_from_a_worker_holds_no_whole_file() -> None:
    text = "a: 1\n" * 10_000
    source = Source("big.yaml", text)
    problem = Problem(
        "JD013", say("“{value}” is wrong", value="x"), say("do it"), Span(source, 20_003, 20_004)
    )
    made = Made(failures=[Failure(Path("big.yaml"), ProfileError(say("no"), [problem]))], warnings=[problem])

    light = portable(made)

    (told,) = light.failures[0].error.problems
    assert told.span is not None
    assert len(told.span.source.text) < 10_000
    for language in ("vi", "en"):
        assert told.explain(language) == problem.explain(language)
        assert light.warnings[0].explain(language) == problem.explain(language)


def test_what_failed_holds_no_whole_file_here_either(roles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # as Dask has it once it is loaded: copies keep how an error came about
    monkeypatch.setitem(
        copyreg.dispatch_table, ProfileError, lambda error: (error.with_traceback, (error.__traceback__,))
    )
    for name in ("a", "b"):
        bad = MINIMAL.replace("level: staff", "level: boss") + "# a note\n" * 10_000
        (roles / f"{name}.yaml").write_text(bad, encoding="utf-8")
    with pytest.raises(ProfileError) as whole:
        load_role(roles / "a.yaml")

    result = build(roles, formats=["md"], documents=["job-posting"], jobs=1)

    errors = [failure.error for failure in result.failures]
    problems = [problem for error in errors for problem in error.problems]
    assert [(error.__traceback__, error.__context__) for error in errors] == [(None, None)] * 2
    assert [len(problem.span.source.text) < 1_000 for problem in problems if problem.span] == [True, True]
    assert problems[0].explain("vi") == whole.value.problems[0].explain("vi")


def test_no_more_is_handed_out_than_workers_need(roles: Path) -> None:
    most = 0

    class Counting:
        def __init__(self, pool: ThreadPoolExecutor) -> None:
            self.pool, self.running = pool, 0

        def submit(self, fn: Callable[..., Any], /, *args: Any) -> Any:
            nonlocal most
            self.running += 1
            most = max(most, self.running)
            future = self.pool.submit(fn, *args)
            future.add_done_callback(self._ended)
            return future

        def _ended(self, _: object) -> None:
            self.running -= 1

    options = Options(output=Path("out"), documents=(Document.JOB_POSTING,), formats=(), jobs=2)
    piece = ProfileFile(roles / "a.yaml")
    tasks = [Task(number, piece, Path("out/a")) for number in range(500)]
    with ThreadPoolExecutor(1) as pool:
        plan = replace(Plan(options, None, ""), options=replace(options))
        made = list(make_pieces(tasks, plan, lambda *_: None, Counting(pool)))

    assert len(made) == 500
    assert 1 < most <= 64

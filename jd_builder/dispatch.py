"""Pieces → documents: made in this process, in several of this machine, or by an executor with workers anywhere."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from queue import SimpleQueue
from typing import Any, Final, Protocol

from jd_builder.choices import EngineName
from jd_builder.errors import ClusterError, OutputError
from jd_builder.languages import say
from jd_builder.orders import Failure, Made, count_files
from jd_builder.pieces import Task
from jd_builder.portable import light
from jd_builder.workshop import Plan, Workshop, make_there

_WORTH_PROCESSES: Final = {None: 60, EngineName.PLUTOPRINT: 16, EngineName.WEASYPRINT: 2}
"""How many profiles make starting processes worth its time. On two cores of a Linux machine the break-even was at about
20, 8 and 2; elsewhere processes start more slowly."""
_LASTS: Final = {EngineName.WEASYPRINT: 50, EngineName.PLUTOPRINT: 1_000}
"""After so many profiles a process makes way for a new one, because it holds a little more after each: with WeasyPrint
0.3 MB, with PlutoPrint 0.02 MB (benchmarks/results.md). Each time that is minutes of work."""
_WINDOW: Final = 64
"""How many profiles an executor gets at a time."""

Progress = Callable[[int, int, str], None]


class Executor(Protocol):
    """What `concurrent.futures` and its likes have in common."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Begin a call."""


def make_pieces(
    tasks: Sequence[Task], plan: Plan, progress: Progress, executor: Executor | None = None
) -> Iterator[tuple[Task, Made]]:
    """Let pieces be made; yield what comes of each, or of each part of one, as it is there.

    Args:
        tasks: The pieces.
        plan: What to build.
        progress: Called with files done, files in all, and the one at hand.
        executor: Who makes them; by default the workers of the plan's scheduler, else this process, or several of
            this machine where they pay.
    """
    files = count_files(plan.options)
    total, done = len(tasks) * files, 0
    progress(0, total, "")
    far = executor is not None or bool(plan.options.scheduler)
    jobs = 1 if far else _jobs(len(tasks), plan)
    if not far and jobs == 1 and len(tasks) <= (_lasts(plan) or len(tasks)):
        yield from _make_here(tasks, plan, progress)
        return
    for task, made in _hand_out(tasks, plan, executor, jobs):
        yield task, made
        done += files if not task.documents else count_files(_part(plan, task).options)
        progress(done, total, task.folder.name)
    progress(total, total, "")


def _make_here(tasks: Sequence[Task], plan: Plan, progress: Progress) -> Iterator[tuple[Task, Made]]:
    files = count_files(plan.options)
    total = len(tasks) * files
    with Workshop(plan) as workshop:
        for number, task in enumerate(tasks):
            before = number * files
            progress(before, total, task.folder.name)
            made = workshop.make(
                task.piece,
                task.folder,
                task.stood,
                lambda done, name, before=before: progress(before + done, total, name),  # type: ignore[misc]
            )
            yield task, light(made)
    progress(total, total, "")


def _hand_out(
    tasks: Iterable[Task], plan: Plan, executor: Executor | None, jobs: int
) -> Iterator[tuple[Task, Made]]:
    """Let others make pieces, the longest first, so that nobody has long to do when the rest have ended."""
    ordered = sorted(tasks, key=_size, reverse=True)
    if executor is not None:
        yield from make_all(ordered, plan, executor, window=lambda: _WINDOW)
        return
    if plan.options.scheduler:
        from jd_builder.cluster import Cluster  # an extra

        with Cluster(plan.options.scheduler, plan.engine) as cluster:
            cluster.lend(plan.copies)
            yield from make_all(ordered, plan, cluster, window=lambda: cluster.window)
        return
    from jd_builder.crew import Crew  # few builds need processes

    with Crew(jobs, plan.engine, plan.options.timeout, _lasts(plan)) as crew:
        yield from make_all(ordered, plan, crew, window=lambda: 2 * jobs + 2)


def make_all(
    tasks: Iterable[Task], plan: Plan, executor: Executor, *, window: Callable[[], int]
) -> Iterator[tuple[Task, Made]]:
    """Let an executor make pieces; yield what comes of each part of one, as it is there.

    A piece whose worker dies or hangs is made again, one document at a time, so that it costs the document alone.

    Args:
        tasks: The pieces; they are asked for as workers become free.
        plan: What to build.
        executor: Who makes them.
        window: Returns how many to hand out at a time.

    Raises:
        ClusterError: The executor gave up what it had begun.
    """
    again: deque[Task] = deque()
    running: dict[Future[Made], Task] = {}
    ended: SimpleQueue[Future[Made]] = SimpleQueue()  # waiting for all of thousands of futures takes long
    fresh = iter(tasks)
    while True:
        most = window()
        while len(running) < most and (task := again.popleft() if again else next(fresh, None)):
            future = _submit(executor, plan, task)
            running[future] = task
            future.add_done_callback(ended.put)
        if not running:
            return
        future = ended.get()
        task = running.pop(future)
        try:
            error = future.exception()
        except CancelledError:
            raise ClusterError(
                say(
                    "the workers went away half-way; what is there is whole, and building again makes the rest"
                )
            ) from None
        if error is None:
            yield task, future.result()
        elif not task.documents and len(plan.options.documents) > 1:
            again.append(_next_part(replace(task, left=plan.options.documents)))
            continue
        else:
            yield task, Made(failures=[Failure(task.piece.path, _lost(task, plan, error))])
        if task.left:
            again.append(_next_part(task))


def _submit(executor: Executor, plan: Plan, task: Task) -> "Future[Made]":
    try:
        return executor.submit(make_there, _part(plan, task), task.piece, task.folder, task.stood)
    except RuntimeError as error:  # an executor that has broken takes no more
        future: Future[Made] = Future()
        future.set_exception(error)
        return future


def _part(plan: Plan, task: Task) -> Plan:
    """Return the plan of a task that makes only some of the documents."""
    if not task.documents:
        return plan
    return replace(plan, options=replace(plan.options, documents=task.documents))


def _next_part(task: Task) -> Task:
    return replace(task, documents=task.left[:1], left=task.left[1:])


def _lost(task: Task, plan: Plan, error: BaseException) -> OutputError:
    """Return what to tell of documents whose worker did not come back."""
    names = ", ".join(task.documents or plan.options.documents)
    file = task.piece.path
    if isinstance(error, TimeoutError):
        return OutputError(
            say(
                "{file}: {documents} took more than {seconds} seconds and was given up; --timeout allows more",
                file=file,
                documents=names,
                seconds=f"{plan.options.timeout:g}",
            )
        )
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return OutputError(
        say(
            "{file}: {documents} was not made: its process ended too early ({reason})",
            file=file,
            documents=names,
            reason=reason,
        )
    )


def _jobs(pieces: int, plan: Plan) -> int:
    """Return how many processes to use: as many as asked for, else as many as pay."""
    if plan.options.jobs:
        return max(1, min(plan.options.jobs, pieces))
    return min(_cores(), pieces) if pieces >= _WORTH_PROCESSES[plan.engine] else 1


def _lasts(plan: Plan) -> int | None:
    """Return after how many profiles a process makes way for a new one, if it ever must."""
    return _LASTS.get(plan.engine) if plan.engine else None


def _cores() -> int:
    """Return how many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(task: Task) -> int:
    """Return about how much there is to do for a piece."""
    try:
        return task.piece.file.stat().st_size
    except OSError:
        return 0

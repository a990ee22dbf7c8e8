"""What a million documents would take: time of one core, size, calls through a Dask scheduler, requests to a store.

Each figure is of this machine, now: CPU seconds beside wall seconds, for it may be busy with other work.

    python benchmarks/scale.py [PROFILES] [ENGINE …]

PlutoPrint prints those of PROFILES (36), WeasyPrint those of half as many.
"""

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from many import write_profiles

from jd_builder import build
from jd_builder.cluster import Cluster
from jd_builder.copies import fetched, pack
from jd_builder.dispatch import make_all
from jd_builder.orders import Made, Options
from jd_builder.pieces import Piece, ProfileFile, Task
from jd_builder.places import Url
from jd_builder.workshop import Plan

DOCUMENTS = 5
SHARES: Final = {"plutoprint": 1, "weasyprint": 2}
"""How many times fewer profiles each prints."""
FILES = 15
"""Documents of a profile, in three formats."""
CALLS = 80
"""Calls through a scheduler for each profile."""


def spend(*arguments: str) -> tuple[float, float]:
    """Return wall and CPU seconds of `jd build` on one core."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    core = min(os.sched_getaffinity(0))
    subprocess.run(
        [sys.executable, "-m", "jd_builder", "build", *arguments, "-j", "1"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_core(folder: Path, asked: int, engines: Collection[str]) -> None:
    """Print what 1,000 documents take with each engine, the start of the program left out, and how large they are."""
    for engine in engines:
        count = max(3, asked // SHARES[engine])
        profiles = [str(path) for path in write_profiles(folder, count)]
        few, many = (
            spend(*profiles[:number], "--engine", engine, "-o", str(folder / f"{engine}-{number}"))
            for number in (2, count)
        )
        wall, cpu = ((many[each] - few[each]) / (count - 2) * 1000 / DOCUMENTS for each in (0, 1))
        sizes: Counter[str] = Counter()
        for file in (folder / f"{engine}-{count}").rglob("*.*"):
            if file.is_file():
                sizes[file.suffix if file.name != ".jd.json" else "manifest"] += file.stat().st_size
        total = sum(sizes.values()) / count / DOCUMENTS
        parts = ", ".join(f"{kind} {size / count / DOCUMENTS / 1000:.1f}" for kind, size in sizes.items())
        print(
            f"{engine}: 1,000 documents in {wall:.0f} s, {cpu:.0f} s of CPU; {total / 1000:.1f} kB each ({parts})"
        )


def nothing(plan: Plan, piece: Piece, folder: Path, stood: frozenset[str] | None) -> Made:
    """Stand for the making of a piece."""
    del plan, piece, stood
    return Made(written=[folder / f"{number}.pdf" for number in range(FILES)])


class Idle:
    """A cluster whose workers get the same arguments and do nothing."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def submit(self, _: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Begin a call."""
        return self._cluster.submit(nothing, *args)


def measure_calls(folder: Path, number: int) -> None:
    """Print how many calls a second go through a scheduler to two workers of this machine, and back."""
    from distributed import LocalCluster

    plan = Plan(Options(output=folder / "out"), None, "")
    tasks = [
        Task(each, ProfileFile(folder / f"{each}.yaml"), folder / "out" / str(each)) for each in range(number)
    ]
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
        Cluster(local.scheduler_address, None) as cluster,
    ):
        for window in (8, 400, 4_000):
            begun = time.perf_counter()
            made = 0
            for _, each in make_all(tasks, plan, Idle(cluster), window=lambda: window):  # noqa: B023
                assert len(each.written) == FILES, each.failures  # a call that fails ends sooner
                made += 1
            print(
                f"{window} calls begun at a time: {made / (time.perf_counter() - begun):.0f} ended a second"
            )


def measure_requests(folder: Path) -> None:
    """Print what a profile costs in requests to a store, and how large the copy of many profiles is."""
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.put(str(folder / "in"), "/in", recursive=True)
    counted: Counter[str] = Counter()
    for name in ("_cat_file", "cat_file", "pipe_file", "ls"):
        if call := getattr(memory, name, None):

            def count(*args: Any, call: Any = call, name: str = name, **kwargs: Any) -> Any:
                counted[name] += 1
                return call(*args, **kwargs)

            setattr(memory, name, count)
    for when in ("first", "unchanged"):
        for profiles in (2, 12):
            counted.clear()
            names = sorted(memory.glob("/in/*.yaml"))[:profiles]
            build(*(f"memory:/{name}" for name in names), output="memory://out", formats=["md"])
            calls = ", ".join(f"{number} {name}" for name, number in sorted(counted.items()))
            print(f"{when} build of {profiles} profiles in Markdown: {calls}")
    size = sum(file.stat().st_size for file in (folder / "in").glob("*.yaml"))
    with fetched([Url((folder / "in").as_uri())], None) as there:
        begun = time.perf_counter()
        packed = pack(there.copies[0])
        number = len(there.paths)
    seconds = time.perf_counter() - begun
    print(
        f"{number} profiles: {size / number:.0f} bytes each, {len(packed) / number:.0f} packed, {seconds:.2f} s"
    )


def main() -> None:
    """Measure, and print."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 36
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top)
        (folder / "in").mkdir()
        (folder / "jd.toml").write_text("")
        (folder / "in" / "jd.toml").write_text("")
        list(write_profiles(folder / "in", max(12, 28 * asked)))
        measure_requests(folder)
        measure_calls(folder, CALLS * asked)
        measure_core(folder, asked, sys.argv[2:] or SHARES)


if __name__ == "__main__":
    main()

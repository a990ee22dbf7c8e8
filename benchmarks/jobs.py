"""How much sooner all cores end than one, and how much memory they take; ratios from one run.

    python benchmarks/jobs.py [PROFILES] [ENGINE …]

`jd build` of PROFILES (200; WeasyPrint a tenth) different profiles, five documents in md, html and pdf: with one process bound
to one core, and with as many processes as there are cores. Memory is the most that the build's own process held, and
the most that one worker held, shared pages counted in each.

Then as many processes as cores write Markdown alone, of half as many, five times and fifty times as many profiles: how the
time of one, and memory, grow with their number.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from many import CHECKOUT, write_profiles

ENGINES = {"plutoprint": 1, "weasyprint": 10}
"""How many times fewer profiles each prints."""
AIM = 0.9
"""Of the cores: 1.8 times as fast on two."""


def build(folder: Path, jobs: int, cores: set[int], *arguments: str) -> tuple[float, int, int]:
    """Build a folder of profiles; return seconds, and the most memory of the build and of a worker in MB."""
    command = [sys.executable, "-m", "jd_builder", "build", "roles", "-j", str(jobs), *arguments]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "-o", f"out-{jobs}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        preexec_fn=lambda: os.sched_setaffinity(0, cores),  # noqa: PLW1509 — nothing else runs here
    )
    own = worker = 0
    while process.poll() is None:
        for pid, held in _memory(process.pid):
            if pid == process.pid:
                own = max(own, held)
            else:
                worker = max(worker, held)
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"the build ended with {process.returncode}")
    return time.perf_counter() - started, own, worker


def _memory(session: int) -> list[tuple[int, int]]:
    """Return the processes of a session and the MB that each holds."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                held = (folder / "statm").read_text().split()[1]
                found.append((int(folder.name), int(held) * os.sysconf("SC_PAGE_SIZE") >> 20))
        except (OSError, IndexError):
            continue  # it has ended meanwhile
    return found


def main() -> None:
    profiles = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    if not hasattr(os, "sched_setaffinity") or not Path("/proc/self/statm").exists():
        raise SystemExit("this benchmark needs Linux")
    cores = os.sched_getaffinity(0)
    print(f"{platform.machine()}, {len(cores)} cores, Python {platform.python_version()}")
    for engine in sys.argv[2:] or ENGINES:
        count = max(2, profiles // ENGINES[engine])
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "roles").mkdir()
            list(write_profiles(folder / "roles", count))
            one, single, _ = build(folder, 1, {min(cores)}, "--engine", engine)
            many, parent, worker = build(folder, len(cores), cores, "--engine", engine)
        print(
            f"{engine}, {count} profiles: {count * 5 / one:.1f} PDFs a second on one core, {count * 5 / many:.1f} on"
            f" {len(cores)}, ratio {one / many:.2f} (aim: {AIM * len(cores):.1f})",
            flush=True,
        )
        print(
            f"{engine}, memory: {single} MB in one process; with {len(cores)}, {parent} MB for the build (aim: 150), {worker} MB for a worker (aim: 200)",
            flush=True,
        )
    before = None
    for count in (max(2, profiles // 2), profiles * 5, profiles * 50):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "roles").mkdir()
            list(write_profiles(folder / "roles", count))
            took, parent, worker = build(folder, len(cores), cores, "-f", "md")
        print(
            f"{count} profiles in Markdown: {1000 * took / count:.1f} ms each, {took / count / (before or took / count):.2f} times"
            f" as long as one of fewer; {parent} MB for the build (aim: 150), {worker} MB for a worker (aim: 200)",
            flush=True,
        )
        before = took / count


if __name__ == "__main__":
    main()

"""Run the benchmarks of speed and write what they print into `benchmarks/results.md`.

    python benchmarks/all.py [--small]

`--small` runs each as small as it goes, prints the page and writes nothing: to see that all of them run.
"""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent
BENCHMARKS = {
    "cold.py": ("A single command", ["5"], ["1"]),
    "checks.py": ("Rules", ["1000", "10000"], ["20", "200"]),
    "watch.py": ("From save to page", ["15", "20", "1000"], ["1", "2"]),
    "incremental.py": ("Building again", ["1000"], ["2", "1"]),
    "jobs.py": ("Many profiles, all cores", ["200"], ["4"]),
    "bulk.py": ("Many profiles, one core", ["1000", "10"], ["2", "1"]),
    "scale.py": ("What a cluster would need", ["36"], ["3"]),
}
"""Script → title, arguments, arguments for a small run."""


def main() -> None:
    small = "--small" in sys.argv[1:]
    note = "Every ratio comes from one run; the first lines of each script say what is compared."
    parts = [
        "# Measured",
        f"{_machine()}, {datetime.now(UTC):%Y-%m-%d}. `python benchmarks/all.py` measures anew. {note}",
    ]
    for script, (title, full, least) in BENCHMARKS.items():
        arguments = least if small else full
        print(" ".join(["python", f"benchmarks/{script}", *arguments]), file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, FOLDER / script, *arguments],
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
        )
        command = " ".join(["python", f"benchmarks/{script}", *arguments])
        parts.append(f"## {title}\n\n```console\n$ {command}\n{done.stdout.strip()}\n```")
        page = "\n\n".join(parts) + "\n"
        if not small:  # what has been measured stays, if the next takes too long
            (FOLDER / "results.md").write_text(page, encoding="utf-8")
    if small:
        print(page)


def _machine() -> str:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            line.partition(":")[2].strip()
            for line in cpuinfo.read_text().splitlines()
            if "model name" in line
        ]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()

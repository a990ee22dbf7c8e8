"""How long an unchanged rebuild takes: of one profile beside `jd --version`, of many a profile; ratios from one run.

    python benchmarks/incremental.py [PROFILES] [ROUNDS]

The documents are all five in three formats, printed with PlutoPrint. The many profiles are one profile under other
names, each with its own documents; every rebuild reads and compares every byte of them.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PROFILE = CHECKOUT / "profiles" / "cskh.yaml"
JD = [sys.executable, "-m", "jd_builder"]


def seconds(arguments: list[str], folder: Path) -> float:
    """Run `jd` and return its wall time."""
    started = time.perf_counter()
    subprocess.run(
        [*JD, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    return time.perf_counter() - started


def main() -> None:
    profiles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "jd.toml").write_text('engine = "plutoprint"\n', encoding="utf-8")
        (folder / "roles").mkdir()
        (folder / "one.yaml").write_bytes(PROFILE.read_bytes())
        first = seconds(["build", "one.yaml"], folder)
        pairs = [
            (seconds(["build", "one.yaml"], folder), seconds(["--version"], folder)) for _ in range(rounds)
        ]
        again, version = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratio = statistics.median(mine / bare for mine, bare in pairs)
        print(
            f"one profile, unchanged: {again * 1000:.0f} ms, jd --version: {version * 1000:.0f} ms, ratio {ratio:.2f} (aim: 1.5)"
        )
        print(f"one profile, first build: {first * 1000:.0f} ms, ratio {first / again:.1f}")
        text = PROFILE.read_text(encoding="utf-8")
        for number in range(profiles):
            (folder / "roles" / f"role-{number:05}.yaml").write_text(f"{text}# {number}\n", encoding="utf-8")
        bulk = seconds(["build", "roles", "-o", "many"], folder)
        print(f"{profiles} profiles, first build: {bulk / profiles * 1000:.1f} ms each", flush=True)
        pairs = [
            (seconds(["build", "roles", "-o", "many"], folder), seconds(["--version"], folder))
            for _ in range(3)
        ]
        each = statistics.median((mine - bare) / profiles for mine, bare in pairs)
        print(
            f"{profiles} profiles, unchanged: {each * 1000:.2f} ms each (aim: 2), ratio to the first build {bulk / profiles / each:.0f}"
        )


if __name__ == "__main__":
    main()

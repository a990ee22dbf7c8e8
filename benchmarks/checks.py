"""How long the rules take over parsing: many profiles in one process, and long plain texts.

    python benchmarks/checks.py [PROFILES] [LINES]

- PROFILES (1,000) copies of the shipped ones with a title and targets of their own, as the roles of a group share most
  of their texts: milliseconds a profile for reading, for the rules, and the ratio of the two. Aim: 5 ms over reading.
- as many with words changed in every text, so that nothing is remembered from the last: the same.
- texts of LINES (10,000) lines and half as many, all lines different: seconds, and how they grow. Aim: one second.
"""

import os
import platform
import random
import re
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from many import write_profiles

from jd_builder.checks.catalogue import RULES
from jd_builder.checks.running import Checker, read_text
from jd_builder.garbage import collect_seldom
from jd_builder.profile.loading import Role, load_role

CHECKOUT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)


def measure_profiles(count: int, folder: Path, *, shared: bool = False) -> tuple[float, float, int]:
    """Return seconds for reading and for the rules, and how many problems there were."""
    (folder / "jd.toml").touch()
    paths = list(write_profiles(folder, count, shared=shared))
    checker = Checker(today=TODAY)
    checker.role(load_role(paths[0]))  # tables and catalogues are read once a process
    reading = checking = 0.0
    problems = 0
    for path in paths:
        started = time.perf_counter()
        role: Role = load_role(path)
        read = time.perf_counter()
        problems += len(checker.role(role))
        reading += read - started
        checking += time.perf_counter() - read
    return reading, checking, problems


def measure_text(lines: int, folder: Path) -> float:
    """Return the seconds for a text of so many lines, all different, taken from the shipped profiles."""
    words = [
        word
        for path in sorted((CHECKOUT / "profiles").glob("*.yaml"))
        for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    ]
    draw = random.Random(1)
    text = "\n".join("- " + " ".join(draw.choices(words, k=12)) for _ in range(lines))
    file = folder / f"{lines}.txt"
    file.write_text(text, encoding="utf-8")
    checker = Checker(today=TODAY)
    started = time.perf_counter()
    checker.text(read_text(file))
    return time.perf_counter() - started


def main(count: int, lines: int) -> None:
    """Measure and print."""
    collect_seldom()  # as the program itself does
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {len(RULES)} rules"
    )
    for said, shared in (("that share most texts", True), ("with no text in common", False)):
        with tempfile.TemporaryDirectory() as name:
            reading, checking, problems = measure_profiles(count, Path(name), shared=shared)
            print(
                f"{count} profiles {said}: reading {1000 * reading / count:.2f} ms each, rules "
                f"{1000 * checking / count:.2f} ms each (aim: 5), ratio {checking / reading:.2f}; {problems} problems"
            )
    with tempfile.TemporaryDirectory() as name:
        measure_text(100, Path(name))
        half, whole = (measure_text(size, Path(name)) for size in (lines // 2, lines))
        print(f"text of {lines} lines: {whole:.2f} s (aim: 1), {whole / half:.2f} times that of half of it")


if __name__ == "__main__":
    main(*(int(each) for each in (*sys.argv[1:], *("1000", "10000")[len(sys.argv) - 1 :])))

"""How long after a save the new documents are there: HTML on the disk with `jd build --watch`, the preview of the web app.

    python benchmarks/watch.py [SAVES] [PROFILES …]

For each number of profiles, one of them is saved that often. A save puts a whole file in the place of the old one, as editors do. On the disk, all five documents of the role are new when
the time ends; in the web app, the page has been told of the change and has got the new preview.
"""

import http.client
import json
import os
import platform
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

CHECKOUT = Path(__file__).parent.parent
PROFILE = CHECKOUT / "profiles" / "cskh.yaml"
JD = [sys.executable, "-m", "jd_builder"]
PATIENCE = 60
DOCUMENTS = 5


@contextmanager
def running(arguments: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `jd` until the work inside is done, then press Ctrl-C."""
    with subprocess.Popen(
        [*JD, *arguments],
        cwd=folder,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "JD_LANG": "en", "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)


def line_with(process: subprocess.Popen[str], text: str) -> str:
    """Return the first line that holds a text."""
    assert process.stdout is not None
    for line in process.stdout:
        if text in line:
            return line
    raise SystemExit(f"“{text}” was never said")


def save(file: Path, text: str) -> float:
    """Save a file and return when that was."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    now = time.perf_counter()
    beside.replace(file)
    return now


def versions(saves: int) -> Iterator[tuple[str, str]]:
    """Yield texts of the profile, and what each document of one says that no other does."""
    text = PROFILE.read_text(encoding="utf-8")
    for number in range(saves):
        title = f"Chuyên viên {number:05}"
        yield re.sub(r"(?<=vi: )Chuyên viên Chăm sóc Khách hàng", title, text, count=1), title


def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > end:
            raise SystemExit("the documents never came")
        time.sleep(0.001)


def shows(folder: Path, mark: bytes) -> bool:
    """Tell whether every document says something."""
    return sum(mark in file.read_bytes() for file in folder.glob("*.html")) == DOCUMENTS


def make_roles(folder: Path, profiles: int) -> Path:
    """Return a folder of so many profiles."""
    roles = folder / "roles"
    roles.mkdir()
    text = PROFILE.read_text(encoding="utf-8")
    for number in range(profiles):
        (roles / f"role-{number:04}.yaml").write_text(text, encoding="utf-8")
    return roles


def on_the_disk(folder: Path, saves: int, profiles: int) -> list[float]:
    """Return the seconds from each save to the last of its documents."""
    roles = make_roles(folder, profiles)
    out = folder / "out" / "role-0000"
    took = []
    with running(["build", "roles", "-f", "html", "--watch"], folder) as process:
        line_with(process, "Watching")
        for text, title in versions(saves):
            time.sleep(0.3)
            start = save(roles / "role-0000.yaml", text)
            until(partial(shows, out, title.encode()))
            took.append(time.perf_counter() - start)
    return took


def in_the_browser(folder: Path, saves: int, profiles: int) -> tuple[float, list[float]]:
    """Return the seconds to the first list of roles, and those from each save to the new preview in the page."""
    roles = make_roles(folder, profiles)
    took = []
    with running(["serve", "roles", "--port", "0"], folder) as process:
        port = int(re.findall(r":(\d+)/", line_with(process, "http://"))[0])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}

        def get(path: str) -> str:
            connection.request("GET", path)
            return connection.getresponse().read().decode()

        start = time.perf_counter()
        place = re.findall(r"/roles/role-0000[\w-]+", get("/"))[0]
        opened = time.perf_counter() - start
        seen = re.findall(r'data-seen="(\w*)"', get(place))[0]
        get(f"{place}/paper/kpi-scorecard.html?inline=1")
        for text, title in versions(saves):
            connection.request("POST", f"{place}/news", urlencode({"seen": seen}), headers)
            time.sleep(0.3)
            start = save(roles / "role-0000.yaml", text)
            seen = json.loads(connection.getresponse().read())["seen"]
            if title not in get(f"{place}/paper/kpi-scorecard.html?inline=1"):
                raise SystemExit("the preview is an old one")
            took.append(time.perf_counter() - start)
    return opened, took


def told(took: list[float]) -> str:
    """Return the median and the slowest."""
    return f"{statistics.median(took) * 1000:.0f} ms, slowest {max(took) * 1000:.0f} ms (aim: 150)"


def main() -> None:
    saves, *counts = [int(argument) for argument in sys.argv[1:]] or [15]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {saves} saves")
    for profiles in counts or [100]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "jd.toml").write_text("", encoding="utf-8")
            took = on_the_disk(folder, saves, profiles)
            print(f"from save to HTML, 1 of {profiles} profiles: {told(took)}", flush=True)
        with tempfile.TemporaryDirectory() as name:
            opened, took = in_the_browser(Path(name), saves, profiles)
            print(f"from save to preview, 1 of {profiles} profiles: {told(took)}")
            print(f"the first list of {profiles} roles: {opened * 1000:.0f} ms (aim: 500)", flush=True)


if __name__ == "__main__":
    main()

"""The benchmarks run; how fast is read from their output, not asserted here."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import CHECKOUT


def run(script: str, *arguments: str) -> str:
    """Return what a benchmark prints."""
    return subprocess.run(
        [sys.executable, CHECKOUT / "benchmarks" / script, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def test_the_benchmark_of_unchanged_builds_runs_small() -> None:
    done = run("incremental.py", "2", "1")

    assert re.search(r"^one profile, unchanged: \d+ ms, .* ratio \d+\.\d\d \(aim: 1.5\)$", done, re.MULTILINE)
    assert re.search(r"^2 profiles, unchanged: -?\d+\.\d\d ms each \(aim: 2\)", done, re.MULTILINE)


def test_the_benchmark_of_checks_runs_small() -> None:
    done = run("checks.py", "20", "200")

    assert re.search(
        r"^20 profiles that share most texts: reading \d+\.\d\d ms each, rules \d+\.\d\d ms each \(aim: 5\), ratio \d+\.\d\d; \d+ problems$",
        done,
        re.MULTILINE,
    )
    assert re.search(
        r"^text of 200 lines: \d+\.\d\d s \(aim: 1\), \d+\.\d\d times that of half of it$",
        done,
        re.MULTILINE,
    )


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a child")
def test_the_benchmark_of_watching_runs_small() -> None:
    done = run("watch.py", "1", "2")

    took = r"\d+ ms, slowest \d+ ms \(aim: 150\)$"
    assert re.search(rf"^from save to HTML, 1 of 2 profiles: {took}", done, re.MULTILINE)
    assert re.search(rf"^from save to preview, 1 of 2 profiles: {took}", done, re.MULTILINE)
    assert re.search(r"^the first list of 2 roles: \d+ ms \(aim: 500\)$", done, re.MULTILINE)


def test_the_benchmark_of_bulk_builds_runs_small() -> None:
    done = run("bulk.py", "2", "1")

    for engine, profiles, pdfs in (("plutoprint", 2, 10), ("weasyprint", 1, 5)):
        for kind in ("wall", "CPU"):
            assert re.search(
                rf"^{engine}, {profiles} profiles, {pdfs} PDFs, {kind} time: jd \d+\.\d PDFs a second, bare \d+\.\d, "
                rf"ratio \d+\.\d\d \(aim: 0.75\); beside the engine -?\d+\.\d ms a profile$",
                done,
                re.MULTILINE,
            )
        assert re.search(
            rf"^{engine}, {profiles} profiles beside 1: \d+\.\d\d times as long each, "
            rf"memory \d+ MB beside \d+ MB \(bare \d+ beside \d+\)$",
            done,
            re.MULTILINE,
        )


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores are chosen as on Linux")
def test_the_benchmark_of_processes_runs_small() -> None:
    done = run("jobs.py", "2", "plutoprint")

    assert re.search(
        r"^plutoprint, 2 profiles: \d+\.\d PDFs a second on one core, \d+\.\d on \d+, ratio \d+\.\d\d \(aim: \d+\.\d\)$",
        done,
        re.MULTILINE,
    )
    assert re.search(
        r"^plutoprint, memory: \d+ MB in one process; with \d+, \d+ MB for the build \(aim: 150\), \d+ MB for a worker \(aim: 200\)$",
        done,
        re.MULTILINE,
    )
    assert re.findall(
        r"^(\d+) profiles in Markdown: \d+\.\d ms each, \d\.\d\d times as long as one of fewer; \d+ MB for the build",
        done,
        re.MULTILINE,
    ) == ["2", "10", "100"]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores are chosen as on Linux")
def test_the_benchmark_of_scale_runs_small() -> None:
    done = run("scale.py", "3", "plutoprint")

    assert re.search(
        r"^plutoprint: 1,000 documents in \d+ s, \d+ s of CPU; \d+\.\d kB each \(.*pdf \d+\.\d",
        done,
        re.MULTILINE,
    )
    assert re.search(r"^first build of 12 profiles in Markdown: .*13 ls, 60 pipe_file$", done, re.MULTILINE)
    assert re.search(r"^400 calls begun at a time: \d+ ended a second$", done, re.MULTILINE)
    assert re.search(r"^84 profiles: \d+ bytes each, \d+ packed", done, re.MULTILINE)


def test_every_benchmark_of_speed_is_run_for_the_results() -> None:
    scripts = {path.name for path in (CHECKOUT / "benchmarks").glob("*.py")}
    named = set(
        re.findall(r'^ {4}"(\w+\.py)": ', (CHECKOUT / "benchmarks" / "all.py").read_text(), re.MULTILINE)
    )

    assert len(named) >= 6
    assert scripts - named == {"all.py", "many.py", "postings.py"}

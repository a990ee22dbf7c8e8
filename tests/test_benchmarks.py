"""The benchmarks run; how fast is read from their output, not asserted here."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import CHECKOUT


def test_the_benchmark_of_unchanged_builds_runs_small() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "benchmarks" / "incremental.py", "2", "1"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert re.search(
        r"^one profile, unchanged: \d+ ms, .* ratio \d+\.\d\d \(aim: 1.5\)$", done.stdout, re.MULTILINE
    )
    assert re.search(r"^2 profiles, unchanged: -?\d+\.\d\d ms each \(aim: 2\)", done.stdout, re.MULTILINE)


def test_the_benchmark_of_checks_runs_small() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "benchmarks" / "checks.py", "20", "200"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert re.search(
        r"^20 profiles that share most texts: reading \d+\.\d\d ms each, rules \d+\.\d\d ms each \(aim: 5\), ratio \d+\.\d\d; \d+ problems$",
        done.stdout,
        re.MULTILINE,
    )
    assert re.search(
        r"^text of 200 lines: \d+\.\d\d s \(aim: 1\), \d+\.\d\d times that of half of it$",
        done.stdout,
        re.MULTILINE,
    )


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a child")
def test_the_benchmark_of_watching_runs_small() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "benchmarks" / "watch.py", "2", "2"],


def test_the_benchmark_of_bulk_builds_runs_small() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "benchmarks" / "bulk.py", "2", "1"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    took = r"\d+ ms, slowest \d+ ms \(aim: 150\)$"
    assert re.search(rf"^from save to HTML, 1 of 2 profiles: {took}", done.stdout, re.MULTILINE)
    assert re.search(rf"^from save to preview: {took}", done.stdout, re.MULTILINE)


    for engine, profiles, pdfs in (("plutoprint", 2, 10), ("weasyprint", 1, 5)):
        for kind in ("wall", "CPU"):
            assert re.search(
                rf"^{engine}, {profiles} profiles, {pdfs} PDFs, {kind} time: jd \d+\.\d PDFs a second, bare \d+\.\d, "
                rf"ratio \d+\.\d\d \(aim: 0.75\); beside the engine -?\d+\.\d ms a profile$",
                done.stdout,
                re.MULTILINE,
            )
        assert re.search(
            rf"^{engine}, {profiles} profiles beside 1: \d+\.\d\d times as long each, "
            rf"memory \d+ MB beside \d+ MB \(bare \d+ beside \d+\)$",
            done.stdout,
            re.MULTILINE,
        )

"""What a person sees of a long build: how far it is, and at its end no more than can be read."""

from pathlib import Path

import pytest

from jd_builder.cli.meter import Meter, progress_line
from jd_builder.orders import Result
from jd_builder.report import result_lines


@pytest.mark.parametrize(
    ("done", "passed", "language", "line"),
    [
        (0, 60.0, "en", "[0/1500] cskh"),
        (30, 1.0, "en", "[30/1500] cskh"),
        (300, 10.0, "en", "[300/1500] 30 files a second, 40 seconds left – cskh"),
        (300, 10.0, "vi", "[300/1500] 30 tệp/giây, còn khoảng 40 giây – cskh"),
        (15, 10.0, "vi", "[15/1500] 1,5 tệp/giây, còn khoảng 16 phút – cskh"),
        (15, 200.0, "en", "[15/1500] 0.1 files a second, 6 hours left – cskh"),
        (1499, 10.0, "en", "[1499/1500] 150 files a second, 1 second left – cskh"),
    ],
)
def test_the_line_says_rate_and_time_left(done: int, passed: float, language: str, line: str) -> None:
    assert progress_line(done, 1500, "cskh", passed, language) == line


def test_the_line_fits_a_narrow_terminal() -> None:
    assert len(progress_line(1_234, 150_000, "x" * 300, 77.0, "vi")) <= 78


def test_the_line_is_written_seldom_and_wiped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    shown = Meter()
    for number in range(1_000):
        now = number / 1_000
        shown(number, 1_000, "cskh")
    shown(1_000, 1_000, "")

    lines = [line for line in capsys.readouterr().err.split("\r") if line]

    assert 5 <= len(lines) <= 12
    assert lines[-1].strip() == ""


def result(folders: int) -> Result:
    written = [Path(f"out/r{number}/{name}") for number in range(folders) for name in ("a.md", "b.md")]
    return Result(tuple(written), (), ())


@pytest.mark.parametrize(
    ("folders", "first", "count"),
    [
        (20, "out/r0 – 2 files", 60),
        (21, "out/r0 – 2 files", 21),
        (201, "201 profiles: out – 402 files", 1),
    ],
)
def test_the_end_names_no_more_than_people_read(folders: int, first: str, count: int) -> None:
    lines = list(result_lines(result(folders), "en"))

    assert (lines[0], len(lines)) == (first, count)

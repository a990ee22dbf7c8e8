"""Money, lengths of time, shares and clock times, as people write them."""

import pytest

from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.law.clock import clock_spans, days_per_week, hours_per, weekdays
from jd_builder.checks.law.figures import AMOUNT, amounts, durations, shares


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7tr", (7e6, 7e6, "VND", None)),
        ("7tr5", (7.5e6, 7.5e6, "VND", None)),
        ("7 - 10 triệu", (7e6, 10e6, "VND", None)),
        ("8,5 triệu/tháng", (8.5e6, 8.5e6, "VND", "month")),
        ("15.000.000đ", (15e6, 15e6, "VND", None)),
        ("8.500.000 – 16.500.000 VNĐ/tháng", (8.5e6, 16.5e6, "VND", "month")),
        ("4.000.000 - 5.000.000", (4e6, 5e6, "VND", None)),
        ("20-25k/giờ", (20e3, 25e3, "VND", "hour")),
        ("25.000/giờ", (25e3, 25e3, "VND", "hour")),
        ("24 k - 25 k /giờ", (24e3, 25e3, "VND", "hour")),
        ("luong 20k/gio", (20e3, 20e3, "VND", "hour")),
        ("upto 15M", (15e6, 15e6, "VND", None)),
        ("500k - 1tr", (5e5, 1e6, "VND", None)),
        ("200k/ngày", (2e5, 2e5, "VND", "day")),
        ("1000$", (1000, 1000, "USD", None)),
        ("$1,000 - $1,500", (1000, 1500, "USD", None)),
        ("1000 - 2000 USD", (1000, 2000, "USD", None)),
        ("1k2 - 1k5 USD", (1200, 1500, "USD", None)),
        ("2 củ", (2e6, 2e6, "VND", None)),
        ("hai triệu rưỡi", (2.5e6, 2.5e6, "VND", None)),
        ("hai trieu ruoi", (2.5e6, 2.5e6, "VND", None)),
        ("năm trăm nghìn", (5e5, 5e5, "VND", None)),
        ("6.000 tệ", (6000, 6000, "CNY", None)),
        ("luong 6000 te", (6000, 6000, "CNY", None)),
        ("1.200 USDT/tháng", (1200, 1200, "USDT", "month")),
        ("30.000 đài tệ", (30_000, 30_000, "TWD", None)),
    ],
)
def test_an_amount(text: str, expected: tuple[float, float, str, str | None]) -> None:
    (found,) = amounts(fold(text))

    assert (found.least, found.most, found.currency, found.per) == expected


@pytest.mark.parametrize(
    "text", ["1tr5", "300k", "1.5 triệu", "500 nghìn", "30tr", "2 củ", "hai triệu rưỡi", "$1,000", "600.000"]
)
def test_a_pattern_takes_a_sum_whole(text: str) -> None:
    (found,) = Phrase(AMOUNT).find(fold(text))

    assert found[0] == fold(text).text


@pytest.mark.parametrize(
    "text",
    [
        "cao 1m6",
        "Lương 9-12",
        "từ 7.0xxx xxx.000 đ",
        "24/7",
        "2 tháng",
        "hai người",
        "thái độ tệ",
        "8h00 - 17h30",
        "85%",
    ],
)
def test_no_amount(text: str) -> None:
    assert list(amounts(fold(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 tháng", (60, 60, "month")),
        ("02 tháng", (60, 60, "month")),
        ("hai tháng", (60, 60, "month")),
        ("2 (hai) tháng", (60, 60, "month")),
        ("01-03 tháng", (30, 90, "month")),
        ("1 đến 2 tháng", (30, 60, "month")),
        ("1 tháng rưỡi", (45, 45, "month")),
        ("60 ngày", (60, 60, "day")),
        ("6 ngày làm việc", (6, 6, "working_day")),
        ("2-3 tuần", (14, 21, "week")),
        ("1 năm", (365, 365, "year")),
        ("thu viec 2 thang", (60, 60, "month")),
        ("3 months", (90, 90, "month")),
    ],
)
def test_a_length_of_time(text: str, expected: tuple[float, float, str]) -> None:
    (found,) = durations(fold(text))

    assert (found.least, found.most, found.unit) == expected


@pytest.mark.parametrize("text", ["ngày 2 tháng 9", "tháng 13", "sau thang thu viec", "8 giờ", "24/11"])
def test_no_length_of_time(text: str) -> None:
    assert list(durations(fold(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("85%", (85, 85)), ("70 - 85 %", (70, 85)), ("85%-100%", (85, 100)), ("100%", (100, 100))],
)
def test_a_share(text: str, expected: tuple[float, float]) -> None:
    (found,) = shares(fold(text))

    assert (found.least, found.most) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8h00 ~ 17h30", [(8, 17.5)]),
        ("8-17h", [(8, 17)]),
        ("từ 08:00 đến 18:00", [(8, 18)]),
        ("8h000-17h00", [(8, 17)]),
        ("8AM - 5PM", [(8, 17)]),
        ("8:00 - 5:30 pm", [(8, 17.5)]),
        ("8 giờ - 17 giờ 30", [(8, 17.5)]),
        ("7g30 - 16g30", [(7.5, 16.5)]),
        ("8h sáng đến 5h chiều", [(8, 17)]),
        ("8h-5h30", [(8, 17.5)]),
        ("8.00 - 17.30", [(8, 17.5)]),
        ("22h-6h", [(22, 30)]),
        ("8h-12h, 13h30-17h30", [(8, 12), (13.5, 17.5)]),
        ("00:00 đến 00:00", []),
        ("8-10h/ngày", []),
        ("1-3 năm", []),
        ("lương 8-10 triệu", []),
    ],
)
def test_clock_times(text: str, expected: list[tuple[float, float]]) -> None:
    assert [(span.begins / 60, span.ends / 60) for span in clock_spans(fold(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ 2 - Thứ 7", [(2, 7, False)]),
        ("T2-T6", [(2, 6, False)]),
        ("T2-6: 8h", [(2, 6, False)]),
        ("thứ hai đến hết sáng thứ bảy", [(2, 7, True)]),
        ("T2 đến CN", [(2, 8, False)]),
        ("Mon - Sat", [(2, 7, False)]),
        ("sáng thứ 7", [(7, 7, True)]),
        ("Thứ 7", [(7, 7, False)]),
    ],
)
def test_days_of_the_week(text: str, expected: list[tuple[int, int, bool]]) -> None:
    assert [(day.first, day.last, day.half) for day in weekdays(fold(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12h/ngày", (12, "day")),
        ("8 giờ/ ngày", (8, "day")),
        ("mỗi ngày 9 tiếng", (9, "day")),
        ("8-10 tiếng/ngày", (10, "day")),
        ("ca 12 tiếng", (12, "day")),
        ("54 giờ/tuần", (54, "week")),
    ],
)
def test_hours_for_a_time(text: str, expected: tuple[float, str]) -> None:
    (found,) = hours_per(fold(text))

    assert (found.most, found.unit) == expected


@pytest.mark.parametrize(
    ("text", "days"), [("6 ngày/tuần", 6), ("5,5 ngày một tuần", 5.5), ("12 ngày/năm", None)]
)
def test_days_a_week(text: str, days: float | None) -> None:
    assert days_per_week(fold(text)) == days

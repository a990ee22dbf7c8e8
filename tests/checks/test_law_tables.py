"""The dated tables of law.yaml: no gap, no overlap, and every act that a rule names."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from jd_builder.checks.catalogue import RULES
from jd_builder.checks.law_tables import Dated, law_book, law_on
from jd_builder.checks.wordings import with_basis

CODE_IN_FORCE = date(2021, 1, 1)
TABLES = ("probation", "working_time", "leave", "holidays", "overtime_pay", "driving", "minimum_wage")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_neither_gaps_nor_overlaps(name: str) -> None:
    entries: Sequence[Dated] = getattr(law_book(), name)

    assert entries
    assert [entry.until for entry in entries[:-1]] == [
        entry.since - timedelta(days=1) for entry in entries[1:]
    ]
    assert entries[-1].until is None


def test_every_day_of_the_labour_code_has_its_limits() -> None:
    days = [
        CODE_IN_FORCE + timedelta(days=count) for count in range((date(2027, 12, 31) - CODE_IN_FORCE).days)
    ]

    assert [
        day
        for day in days
        if None
        in (
            law_on(day).probation,
            law_on(day).working_time,
            law_on(day).leave,
            law_on(day).holidays,
            law_on(day).overtime_pay,
        )
    ] == []


@pytest.mark.parametrize(
    ("day", "region_one"),
    [
        (date(2024, 6, 30), None),
        (date(2024, 7, 1), 4_960_000),
        (date(2025, 12, 31), 4_960_000),
        (date(2026, 1, 1), 5_310_000),
        (date(2027, 1, 1), 5_310_000),
    ],
)
def test_the_minimum_wage_of_a_day(day: date, region_one: int | None) -> None:
    table = law_on(day).minimum_wage

    assert (table.month["I"] if table else None) == region_one


@pytest.mark.parametrize(("day", "days"), [(date(2026, 6, 30), 11), (date(2026, 7, 1), 12)])
def test_the_public_holidays_of_a_day(day: date, days: int) -> None:
    holidays = law_on(day).holidays

    assert holidays is not None
    assert holidays.days == days


@pytest.mark.parametrize(("day", "known"), [(date(2026, 9, 9), False), (date(2026, 9, 10), True)])
def test_fines_are_known_since_their_decree(day: date, known: bool) -> None:
    law = law_on(day)

    assert {act: law.fine(act) is not None for act, entry in law.acts.items() if entry.fines} == {
        act: known for act, entry in law.acts.items() if entry.fines
    }


def test_places_lie_in_one_region_alone_and_have_a_source() -> None:
    tables = [table for table in law_book().minimum_wage if table.places]

    assert tables
    for table in tables:
        names = [name for places in table.places.values() for name in places]
        assert len(names) == len(set(names))
        assert table.places.keys() <= table.month.keys()
        assert table.places_source


def test_every_act_that_a_rule_names_is_in_the_book() -> None:
    assert {rule.act for rule in RULES if rule.act} <= law_book().acts.keys()


def test_fines_rise_from_the_least_to_the_most() -> None:
    fines = [fine for act in law_book().acts.values() for fine in act.fines]

    assert fines
    assert [fine for fine in fines if fine.least >= fine.most] == []


@pytest.mark.parametrize(("day", "cited"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_an_article_is_cited_from_the_day_it_is_in_force(day: date, cited: bool) -> None:
    basis = with_basis(None, "candidate_data", law_on(day))

    assert (basis is not None and "91/2025/QH15" in basis.text("en")) is cited

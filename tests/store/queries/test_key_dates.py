"""Key dates between two days, against an oracle that looks at every day by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate, days_between
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.key_dates import dates_between, next_dates
from reljournal.store.queries.month import items_of_days

_WHEN = [
    "1985-12-10", "1906-12-09", "--12-31", "--01-01", "2000-02-29", "--02-29", "1896-02-29", "--02-28", "2023-02-28",
    "--03-01", "2024-03-31", "1999-12-31", "2025-01-01", "1912-06", "--07", "1843", "2026-11-23", "--11-23",
]  # fmt: skip
_PARTIAL = [PartialDate.parse(text) for text in _WHEN]


@pytest.fixture
def filled(journal: Journal) -> Journal:
    for number, when in enumerate(_PARTIAL):
        dates = (KeyDate(DateSort.BIRTHDAY, when), KeyDate(DateSort.OTHER, when, "again"))
        add_contact(journal, Card(name=Name(given=f"Person {number:02d}"), key_dates=dates))
    return journal


def expected(first: date, last: date) -> set[tuple[date, str, DateSort]]:
    """Ask every day of every date, knowing nothing of spans."""
    found = set()
    for day in days_between(first, last):
        for number, when in enumerate(_PARTIAL):
            leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
            shown = (2, 28) if (when.month, when.day) == (2, 29) and not leap else (when.month, when.day)
            if shown == (day.month, day.day) and (when.year is None or when.year <= day.year):
                found |= {(day, f"Person {number:02d}", sort) for sort in (DateSort.BIRTHDAY, DateSort.OTHER)}
    return found


def found(journal: Journal, first: date, last: date) -> set[tuple[date, str, DateSort]]:
    shown = dates_between(journal, first, last)
    assert [item.on for item in shown] == sorted(item.on for item in shown)
    answer = {(item.on, item.person.name, item.key_date.sort) for item in shown}
    assert len(answer) == len(shown)
    return answer


def test_every_single_day_of_several_years(filled: Journal) -> None:
    for first, last in ((date(1899, 12, 1), date(1900, 3, 31)), (date(2022, 12, 1), date(2026, 1, 31))):
        for day in days_between(first, last):
            assert found(filled, day, day) == expected(day, day), day


def test_spans_of_every_length(filled: Journal) -> None:
    spans = st.tuples(st.dates(date(1890, 1, 1), date(2110, 1, 1)), st.integers(0, 900))

    @settings(max_examples=60)
    @given(spans)
    def check(span: tuple[date, int]) -> None:
        first, last = span[0], span[0] + timedelta(days=span[1])
        assert found(filled, first, last) == expected(first, last)

    check()


def test_the_sheet_counts_what_the_list_holds(filled: Journal) -> None:
    first, last = date(2023, 2, 1), date(2024, 3, 31)
    sheet = items_of_days(filled, first, last, 100)
    listed = {(day, item.person.name, item.key_date.sort) for day, items in sheet.items() for item in items.dates}
    assert listed == expected(first, last)
    assert sum(items.count for items in sheet.values()) == len(listed)


def test_the_next_days_begin_today_and_end_with_the_calendar(filled: Journal) -> None:
    assert {item.on for item in next_dates(filled, date(2026, 11, 23), 1)} == {date(2026, 11, 23)}
    assert [item.on for item in next_dates(filled, date(9999, 12, 31), 60)] == [date(9999, 12, 31)] * 4

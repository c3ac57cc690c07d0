"""Dates that return: their parts, when they come next, and 29 February."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.dates import PartialDate, days_between, month_grid

# Written out, not computed: every leap year from the last common century to the next one.
_LEAP_YEARS = frozenset({
    1896, 1904, 1908, 1912, 1916, 1920, 1924, 1928, 1932, 1936, 1940, 1944, 1948, 1952, 1956, 1960, 1964, 1968,
    1972, 1976, 1980, 1984, 1988, 1992, 1996, 2000, 2004, 2008, 2012, 2016, 2020, 2024, 2028, 2032, 2036, 2040,
    2044, 2048, 2052, 2056, 2060, 2064, 2068, 2072, 2076, 2080, 2084, 2088, 2092, 2096, 2104,
})  # fmt: skip

days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
ordinary_days = st.dates(min_value=date(2, 1, 1), max_value=date(9997, 12, 31))
month_days = st.dates(min_value=date(2000, 1, 1), max_value=date(2000, 12, 31))


@pytest.mark.parametrize("year", range(1896, 2105))
def test_leap_day_stands_on_the_28th_in_common_years(year: int) -> None:
    expected = date(year, 2, 29) if year in _LEAP_YEARS else date(year, 2, 28)
    assert PartialDate(None, 2, 29).in_year(year) == expected


@pytest.mark.parametrize(
    ("today", "next_day"),
    [
        (date(1900, 2, 28), date(1900, 2, 28)),
        (date(1900, 3, 1), date(1901, 2, 28)),
        (date(1999, 3, 1), date(2000, 2, 29)),
        (date(2000, 2, 28), date(2000, 2, 29)),
        (date(2000, 2, 29), date(2000, 2, 29)),
        (date(2000, 3, 1), date(2001, 2, 28)),
        (date(2099, 12, 31), date(2100, 2, 28)),
        (date(2103, 12, 31), date(2104, 2, 29)),
    ],
)
def test_leap_day_comes_every_year(today: date, next_day: date) -> None:
    assert PartialDate(1896, 2, 29).next_on_or_after(today) == next_day


@pytest.mark.parametrize("month", [1, 3, 5, 7, 8, 10, 12])
@pytest.mark.parametrize("year", [2023, 2024, 1900, 2000])
def test_a_31st_never_moves(month: int, year: int) -> None:
    assert PartialDate(None, month, 31).in_year(year) == date(year, month, 31)
    assert PartialDate(None, month, 31).next_on_or_after(date(year, month, 31)) == date(year, month, 31)


@pytest.mark.parametrize("month", [2, 4, 6, 9, 11])
def test_short_months_have_no_31st(month: int) -> None:
    with pytest.raises(ValueError, match="day out of range"):
        PartialDate(None, month, 31)


def test_a_leap_day_of_a_common_year_does_not_exist() -> None:
    with pytest.raises(ValueError, match="day out of range"):
        PartialDate(1900, 2, 29)
    assert PartialDate(2000, 2, 29).moves_in_common_years


@pytest.mark.parametrize("parts", [(0, 1, 1), (10000, 1, 1), (2000, 0, 1), (2000, 13, 1), (2000, 1, 0), (None, 4, 31)])
def test_parts_out_of_range_are_refused(parts: tuple[int | None, int, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        PartialDate(*parts)


@pytest.mark.parametrize("parts", [(None, None, None), (None, None, 12), (2000, None, 12)])
def test_a_date_needs_something_to_stand_on(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match="needs a"):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["1985-12-10", "--12-10", "1985-12", "--12", "1985", "0001-01-01", "--02-29"])
def test_what_is_known_is_read_and_written_alike(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "85", "1985-13", "--04-31", "1985-02-30", "12-10", "--", "1985-1-2", "1985-12-10T"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|range"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["1985-12", "--12", "1985"])
def test_a_date_without_a_day_does_not_return(text: str) -> None:
    partial = PartialDate.parse(text)
    assert not partial.returns
    assert partial.in_year(2026) is None
    assert partial.next_on_or_after(date(2026, 1, 1)) is None


def test_nothing_is_shown_before_the_original_year() -> None:
    born = PartialDate(1985, 12, 10)
    assert born.in_year(1984) is None
    assert born.in_year(1985) == date(1985, 12, 10)
    assert born.next_on_or_after(date(1950, 6, 1)) == date(1985, 12, 10)


def test_years_that_cannot_be_written_show_nothing() -> None:
    yearless = PartialDate(None, 1, 1)
    assert yearless.in_year(0) is None
    assert yearless.in_year(10000) is None
    assert yearless.next_on_or_after(date(9999, 1, 2)) is None
    assert PartialDate(9999, 12, 31).next_on_or_after(date(1, 1, 1)) == date(9999, 12, 31)


def test_counts_need_a_year() -> None:
    assert PartialDate(1985, 12, 10).count_in(2026) == 41
    assert PartialDate(None, 12, 10).count_in(2026) is None


@given(ordinary_days, month_days)
def test_the_next_day_is_the_first_that_fits(today: date, shape: date) -> None:
    shown = PartialDate(None, shape.month, shape.day).next_on_or_after(today)
    assert shown is not None
    assert today <= shown <= today + timedelta(days=366)
    moved = (shape.month, shape.day) == (2, 29) and not calendar.isleap(shown.year)
    assert (shown.month, shown.day) == ((2, 28) if moved else (shape.month, shape.day))
    between = [today + timedelta(days=offset) for offset in range((shown - today).days)]
    assert all((day.month, day.day) != (shape.month, shape.day) for day in between)


@given(ordinary_days, days)
def test_a_dated_day_never_comes_before_it_began(today: date, began: date) -> None:
    shown = PartialDate.of(began).next_on_or_after(today)
    assert shown is not None
    assert shown >= max(today, began)
    assert (shown - max(today, began)).days <= 366


@given(days)
def test_a_full_date_is_what_it_was_made_from(day: date) -> None:
    partial = PartialDate.of(day)
    assert PartialDate.parse(str(partial)) == partial
    assert partial.in_year(day.year) == day


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 6))
def test_a_month_sheet_holds_its_month_in_whole_weeks(year: int, month: int, first_weekday: int) -> None:
    sheet = month_grid(year, month, first_weekday)
    assert len(sheet) == 42
    known = [(place, day) for place, day in enumerate(sheet) if day is not None]
    assert all((first_weekday + place) % 7 == day.weekday() for place, day in known)
    assert [day.toordinal() for _place, day in known] == list(
        range(known[0][1].toordinal(), known[0][1].toordinal() + len(known))
    )
    within = [day.day for _place, day in known if (day.year, day.month) == (year, month)]
    assert within == list(range(1, calendar.monthrange(year, month)[1] + 1))
    assert date(year, month, 1) in sheet[:7]


def test_a_sheet_at_the_ends_of_time_leaves_places_empty() -> None:
    assert month_grid(1, 1, 6)[:2] == [None, date(1, 1, 1)]
    last = month_grid(9999, 12)
    assert last.index(date(9999, 12, 31)) == 32
    assert set(last[33:]) == {None}


@pytest.mark.parametrize(("first", "count"), [(date(2024, 2, 28), 3), (date(2023, 2, 28), 2), (date(2024, 3, 1), 1)])
def test_days_between_counts_both_ends(first: date, count: int) -> None:
    found = list(days_between(first, date(first.year, 3, 1)))
    assert len(found) == count
    assert (found[0], found[-1]) == (first, date(first.year, 3, 1))

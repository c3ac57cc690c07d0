"""A year of days as a map, and this day in former years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.year_map import LEVELS, former_days, level_of, weeks_of


@given(st.integers(1900, 2200), st.integers(0, 6))
def test_every_day_stands_once_under_its_weekday(year: int, first: int) -> None:
    weeks = weeks_of(year, first)
    days = [day for week in weeks for day in week if day is not None]
    assert days == [date(year, 1, 1) + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == date(year, 12, 31)
    for week in weeks:
        assert len(week) == 7
        assert all(day is None or (day.weekday() - first) % 7 == row for row, day in enumerate(week))


def test_levels_go_from_nothing_to_the_fullest_day() -> None:
    counts = {date(2026, 1, 1): 1, date(2026, 1, 2): 8, date(2026, 1, 3): 4}
    assert [level_of(count, counts) for count in (0, 1, 4, 8)] == [0, 1, 2, LEVELS]
    assert level_of(1, {date(2026, 1, 1): 1}) == 1


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 25), [date(2025, 11, 25), date(2024, 11, 25)]),
        (date(2026, 2, 28), [date(2025, 2, 28), date(2024, 2, 28), date(2024, 2, 29)]),
        (date(2028, 2, 28), [date(2027, 2, 28), date(2026, 2, 28), date(2025, 2, 28), date(2024, 2, 28)]),
        (date(2028, 2, 29), [date(2024, 2, 29)]),
    ],
)
def test_this_day_in_former_years(today: date, days: list[date]) -> None:
    assert former_days(today, 2024) == days

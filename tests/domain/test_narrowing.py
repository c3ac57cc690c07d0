"""Periods that are a whole month or year know it."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.narrowing import NOT_NARROWED, Narrowing, Period, month_of, year_of


def test_whole_years_and_months() -> None:
    assert year_of(2026) == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert (year_of(2026).year, year_of(2026).month) == (2026, None)
    assert month_of(date(2024, 2, 7)) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert (month_of(date(2024, 2, 7)).year, month_of(date(2024, 2, 7)).month) == (None, date(2024, 2, 1))


@pytest.mark.parametrize(
    "period",
    [Period(), Period(date(2026, 1, 1)), Period(None, date(2026, 12, 31)), Period(date(2025, 1, 1), date(2026, 12, 31)),
     Period(date(2026, 1, 1), date(2026, 2, 28)), Period(date(2026, 1, 2), date(2026, 12, 31))],
)  # fmt: skip
def test_other_stretches_are_neither(period: Period) -> None:
    assert (period.year, period.month) == (None, None)


def test_nothing_narrows() -> None:
    assert Narrowing().is_open
    assert NOT_NARROWED.is_open
    assert not Narrowing(tag="x").is_open

"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.when import DateWords, Leaning, may_be_ahead, parse_when

SUNDAY = date(2026, 11, 22)
GERMAN = DateWords(
    months={"Januar": 1, "März": 3, "Dezember": 12, "Dez.": 12},
    weekdays={"Freitag": 4, "Fr.": 4},
    near={"heute": 0, "morgen": 1, "gestern": -1, "übermorgen": 2},
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", SUNDAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("2 weeks", date(2026, 12, 6)),
        ("in a month", date(2026, 12, 22)),
        ("in 3 months", date(2027, 2, 22)),
        ("10d", date(2026, 12, 2)),
        ("a year", date(2027, 11, 22)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("next week", date(2026, 11, 29)),
        ("next month", date(2026, 12, 22)),
        ("friday", date(2026, 11, 27)),
        ("on Friday", date(2026, 11, 27)),
        ("sunday", SUNDAY),
        ("next sunday", date(2026, 11, 29)),
        ("last fri", date(2026, 11, 20)),
        ("14 Nov", date(2027, 11, 14)),
        ("22 November", SUNDAY),
        ("24 nov.", date(2026, 11, 24)),
        ("Nov 24", date(2026, 11, 24)),
        ("24th of November", date(2026, 11, 24)),
        ("November 24th, 2029", date(2029, 11, 24)),
        ("Tue 24 Nov 2026", date(2026, 11, 24)),
        ("24.11.", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24. 11. 26", date(2026, 11, 24)),
        ("3/4", date(2027, 4, 3)),
        ("2026-11-14", date(2026, 11, 14)),
        ("2026/1/5", date(2026, 1, 5)),
        ("29 feb", date(2028, 2, 29)),
        ("", None),
        (" . ", None),
    ],
)
def test_is_read(typed: str, day: date | None) -> None:
    assert parse_when(typed, SUNDAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 Nov", date(2026, 11, 14)),
        ("24 Nov", date(2025, 11, 24)),
        ("friday", date(2026, 11, 20)),
        ("next friday", date(2026, 11, 27)),
        ("2 weeks", date(2026, 11, 8)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("29 feb", date(2024, 2, 29)),
    ],
)
def test_what_happened_lies_behind(typed: str, day: date) -> None:
    assert parse_when(typed, SUNDAY, leaning=Leaning.PAST) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("heute", SUNDAY),
        ("ÜBERMORGEN", date(2026, 11, 24)),
        ("3. März", date(2027, 3, 3)),
        ("3 maerz", None),
        ("24. Dez. 2026", date(2026, 12, 24)),
        ("Freitag", date(2026, 11, 27)),
        ("Fr. 27.11.", date(2026, 11, 27)),
        ("tomorrow", date(2026, 11, 23)),
    ],
)
def test_own_language_and_english_are_understood(typed: str, day: date | None) -> None:
    if day is None:
        with pytest.raises(ValueError, match="not a day"):
            parse_when(typed, SUNDAY, GERMAN)
    else:
        assert parse_when(typed, SUNDAY, GERMAN) == day


@pytest.mark.parametrize(
    ("typed", "ahead", "behind"),
    [
        ("14th", date(2026, 12, 14), date(2026, 11, 14)),
        ("the 22nd", SUNDAY, SUNDAY),
        ("on the 31st", date(2026, 12, 31), date(2026, 10, 31)),
        ("24.", date(2026, 11, 24), date(2026, 10, 24)),
        ("am 3.", date(2026, 12, 3), date(2026, 11, 3)),
    ],
)
def test_a_day_of_a_month_alone(typed: str, ahead: date, behind: date) -> None:
    assert parse_when(typed, SUNDAY) == ahead
    assert parse_when(typed, SUNDAY, leaning=Leaning.PAST) == behind


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31)), st.integers(1, 31))
def test_every_day_of_a_month_is_near(today: date, day: int) -> None:
    ahead = parse_when(f"{day}.", today)
    behind = parse_when(f"{day}.", today, leaning=Leaning.PAST)
    assert ahead is not None
    assert behind is not None
    assert ahead.day == behind.day == day
    assert today <= ahead <= today + timedelta(days=62)
    assert today - timedelta(days=62) <= behind <= today


@pytest.mark.parametrize(
    ("behind", "ahead", "either"),
    [
        (date(2026, 11, 20), date(2026, 11, 27), True),
        (date(2026, 11, 21), date(2026, 11, 28), True),
        (date(2025, 12, 3), date(2026, 12, 3), True),
        (date(2026, 11, 14), date(2027, 11, 14), False),
        (date(2026, 8, 22), date(2027, 2, 23), False),
        (date(2026, 8, 22), date(2027, 2, 22), True),
        (SUNDAY, SUNDAY, False),
    ],
)
def test_what_comes_soon_may_be_meant(behind: date, ahead: date, either: bool) -> None:
    assert may_be_ahead(behind, ahead, SUNDAY) is either


def test_month_before_day_where_that_is_the_custom() -> None:
    american = DateWords(day_first=False)
    assert parse_when("3/4", SUNDAY, american) == date(2027, 3, 4)
    assert parse_when("3.4.", SUNDAY, american) == date(2027, 4, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "soon", "31 feb", "30.2.2026", "13/13", "2026-13-01", "in 999 years", "0 nov", "14 brumaire", "12", "32nd",
        "0.", "the 99th",
    ],
)  # fmt: skip
def test_is_refused(typed: str) -> None:
    far = date(9500, 1, 1) if "999" in typed else SUNDAY
    with pytest.raises(ValueError):  # noqa: PT011 - the message is ours or datetime's
        parse_when(typed, far)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2190, 12, 31)), st.sampled_from(list(Leaning)))
def test_a_full_date_is_that_date(day: date, leaning: Leaning) -> None:
    assert parse_when(day.isoformat(), SUNDAY, leaning=leaning) == day
    assert parse_when(f"{day.day}.{day.month}.{day.year}", SUNDAY, leaning=leaning) == day
    assert parse_when(f"{day:%A} {day.day} {day:%B} {day.year}", SUNDAY, leaning=leaning) == day


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31)), st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_its_year_lies_where_it_leans(today: date, day: int, month: int) -> None:
    ahead = parse_when(f"{day}.{month}.", today)
    behind = parse_when(f"{day}.{month}.", today, leaning=Leaning.PAST)
    assert ahead is not None
    assert behind is not None
    assert (ahead.day, ahead.month) == (behind.day, behind.month) == (day, month)
    assert today <= ahead <= today + timedelta(days=366)
    assert today - timedelta(days=366) <= behind <= today


@given(st.text(max_size=24))
def test_nothing_typed_can_do_more_than_be_refused(typed: str) -> None:
    try:
        found = parse_when(typed, SUNDAY)
    except ValueError:
        return
    assert found is None or isinstance(found, date)

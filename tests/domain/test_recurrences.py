"""What is true of every return: none is skipped, none comes twice, none before the original."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.calendars import YEARS, day_of, months_of, written_in
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.recurrences import count_on, is_plain, next_return, returns_between

_SORTS = st.sampled_from([DateSort.BIRTHDAY, DateSort.MEMORIAL])
_BORN = st.dates(date(1901, 3, 1), date(2050, 12, 31))
_KINDS = st.sampled_from(CalendarKind)
_RULES = st.sampled_from([LeapRule.FEB28, LeapRule.MAR1])
_SPAN = (date(2000, 1, 1), date(2060, 12, 31))


def _when(kind: CalendarKind, born: date, with_year: bool) -> PartialDate:
    when = written_in(kind, born)
    assert when is not None
    if with_year:
        return when
    return PartialDate(None, when.month, when.day, calendar=kind, leap_month=when.leap_month)


_WHENS = st.builds(_when, _KINDS, _BORN, st.booleans())


@given(_WHENS, _SORTS, _RULES)
def test_once_in_each_year_of_its_calendar(when: PartialDate, sort: DateSort, rule: LeapRule) -> None:
    item = KeyDate(sort, when, leap_rule=rule)
    found = list(returns_between(item, *_SPAN))
    assert found == sorted(set(found))
    kind = when.calendar
    written = [written_in(kind, on) for on in found]
    years = [each.year for each in written if each is not None and each.year is not None]
    # What is kept on the first of the month after stays in its year: 30 Adar I, 30 Heshvan and 30 Kislev do.
    first, last = (written_in(kind, day) for day in _SPAN)
    assert first is not None
    assert first.year is not None
    assert last is not None
    assert last.year is not None
    begin = max(first.year + 1, when.year or 0)
    assert [year for year in years if begin <= year < last.year] == list(range(begin, last.year))
    original = day_of(when)
    if original is not None:
        assert all(on >= original for on in found)
        assert [count_on(item, on) for on in found] == [year - (when.year or 0) for year in years]


@given(_WHENS, _SORTS)
def test_on_its_own_day_wherever_the_year_has_it(when: PartialDate, sort: DateSort) -> None:
    for on in returns_between(KeyDate(sort, when), *_SPAN):
        kept = written_in(when.calendar, on)
        assert kept is not None
        months = months_of(when.calendar, kept.year or 0)
        there = [month for month in months if month.number == when.month and month.is_leap is when.leap_month]
        if when.calendar is not CalendarKind.HEBREW and there and (when.day or 0) <= there[0].days:
            assert (kept.month, kept.day, kept.leap_month) == (when.month, when.day, when.leap_month)


@given(_WHENS, st.integers(1, 40), st.sampled_from(DateUnit), st.dates(*_SPAN))
def test_the_next_one_is_the_first_of_all_that_follow(
    when: PartialDate, every: int, unit: DateUnit, today: date
) -> None:
    item = KeyDate(DateSort.OTHER, when, every=every, unit=unit)
    found = next_return(item, today)
    last = min(today + timedelta(days=366 * 45), date(2098, 12, 1))
    after = list(returns_between(item, today, last))
    if found is None or found > last:
        assert after == []
    else:
        assert after[0] == found
        assert list(returns_between(item, today, found)) == [found]


@given(_BORN, st.integers(1, 30))
def test_months_are_counted_from_the_original(born: date, every: int) -> None:
    item = KeyDate(DateSort.OTHER, PartialDate.of(born), every=every, unit=DateUnit.MONTH)
    for on in returns_between(item, *_SPAN):
        months = (on.year - born.year) * 12 + on.month - born.month
        assert months >= 0
        assert months % every == 0
        assert on.day == born.day or (on + timedelta(days=1)).day == 1


@given(_WHENS, st.integers(1, 60))
def test_every_few_years_are_some_of_every_year(when: PartialDate, every: int) -> None:
    yearly = list(returns_between(KeyDate(DateSort.WEDDING, when), *_SPAN))
    some = list(returns_between(KeyDate(DateSort.WEDDING, when, every=every), *_SPAN))
    assert set(some) <= set(yearly)
    if when.year is not None:
        item = KeyDate(DateSort.WEDDING, when)
        assert some == [on for on in yearly if (count_on(item, on) or 0) % every == 0]


@given(_BORN, st.booleans())
def test_plain_dates_are_those_that_their_day_finds(born: date, with_year: bool) -> None:
    item = KeyDate(DateSort.BIRTHDAY, _when(CalendarKind.GREGORIAN, born, with_year))
    assert is_plain(item) == ((born.month, born.day) != (2, 29))
    if is_plain(item):
        years = range(_SPAN[0].year, _SPAN[1].year + 1)
        assert list(returns_between(item, *_SPAN)) == [on for year in years if (on := item.when.in_year(year))]


def test_a_question_about_a_time_without_tables_is_answered_with_nothing() -> None:
    item = KeyDate(DateSort.BIRTHDAY, PartialDate.parse("chinese:1986-01-01"))
    assert list(returns_between(item, date(2150, 1, 1), date(2200, 1, 1))) == []
    assert next_return(item, date(2150, 1, 1)) is None
    assert YEARS[CalendarKind.CHINESE] == (1900, 2099)


# Clocks


@pytest.fixture
def clock() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no tzset")
@pytest.mark.usefixtures("clock")
def test_no_zone_moves_a_date() -> None:
    """Every return is the same in every zone of the tz database; only what "today" is belongs to the clock."""
    items = [
        KeyDate(DateSort.BIRTHDAY, PartialDate.parse(text), leap_rule=rule)
        for text, rule in (
            ("1986-12-31", None), ("2000-01-01", None), ("2000-02-29", LeapRule.MAR1), ("1980-12-30", None),
            ("1986-03-29", None), ("hebrew:5747-09-25", None), ("islamic:1406-09-01", None),
            ("chinese:2001-04L-01", None),
        )
    ]  # fmt: skip
    span = (date(2011, 1, 1), date(2027, 12, 31))
    expected = [list(returns_between(item, *span)) for item in items]
    for zone in sorted(available_timezones()):
        os.environ["TZ"] = zone
        time.tzset()
        assert (zone, [list(returns_between(item, *span)) for item in items]) == (zone, expected)
        assert [PartialDate.parse(str(item.when)) for item in items] == [item.when for item in items]


@given(st.sampled_from(sorted(available_timezones())), st.integers(631_152_000, 2_840_140_800))
def test_today_is_the_day_where_one_is(zone: str, seconds: int) -> None:
    today = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone)).date()
    item = KeyDate(DateSort.BIRTHDAY, PartialDate(None, today.month, today.day), leap_rule=LeapRule.LEAP_YEARS)
    assert next_return(item, today) == today


# Anything that can be written


def _any_date(kind: CalendarKind, year: int | None, month: int, day: int | None, leap: bool) -> PartialDate | None:
    try:
        return PartialDate(year, month, day, calendar=kind, leap_month=leap)
    except ValueError:
        return None


_ANY_DATE = st.builds(
    _any_date, _KINDS, st.one_of(st.none(), st.integers(1, 9999)), st.integers(1, 13),
    st.one_of(st.none(), st.integers(1, 31)), st.booleans(),
).filter(lambda when: when is not None)  # fmt: skip


@given(
    _ANY_DATE, st.sampled_from(DateSort), st.integers(1, 99), st.sampled_from(DateUnit), st.booleans(),
    st.one_of(st.none(), st.dates()), st.sampled_from(LeapRule), st.dates(),
)  # fmt: skip
def test_nothing_that_can_be_written_is_too_odd(
    when: PartialDate,
    sort: DateSort,
    every: int,
    unit: DateUnit,
    once: bool,
    until: date | None,
    rule: LeapRule,
    today: date,
) -> None:
    item = KeyDate(sort, when, every=every, unit=unit, once=once, until=until, leap_rule=rule)
    last = date.fromordinal(min(today.toordinal() + 800, date.max.toordinal()))
    found = list(returns_between(item, today, last))
    assert found == sorted(set(found))
    assert all(today <= on <= last and (until is None or on <= until) for on in found)
    shown = next_return(item, today)
    assert shown == found[0] if found else shown is None or shown > last
    assert all((count_on(item, on) or 0) >= 0 for on in found)
    day_of(when)

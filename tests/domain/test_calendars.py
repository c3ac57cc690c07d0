"""Other calendars, held to what almanacs publish and to libraries of other people."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from holidays.calendars.hebrew import _HebrewLunisolar as Feasts
from hypothesis import example, given
from hypothesis import strategies as st
from lunardate import LunarDate
from PySide6.QtCore import QCalendar, QDate

from reljournal.domain.calendars import UMM_AL_QURA, YEARS, day_of, months_of, written_in
from reljournal.domain.dates import CalendarKind, PartialDate

FILE = Path(__file__).parents[1] / "data" / "dates" / "published.toml"
PUBLISHED: dict[str, dict[str, date]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
OTHERS = [kind for kind in CalendarKind if kind is not CalendarKind.GREGORIAN]
# Years that are wholly within ours.
_FIRST, _LAST = date(1901, 3, 1), date(2098, 12, 31)


@pytest.mark.parametrize("kind", OTHERS)
def test_the_days_that_almanacs_publish(kind: CalendarKind) -> None:
    rows = PUBLISHED[kind]
    assert len(rows) >= 30
    assert max(rows.values()).year - min(rows.values()).year >= 20
    for text, day in rows.items():
        when = PartialDate.parse(f"{kind}:{text}")
        assert (text, day_of(when)) == (text, day)
        assert written_in(kind, day) == when


@pytest.mark.parametrize(
    ("feast", "month", "day"),
    [(Feasts.ROSH_HASHANAH_DATES, 7, 1), (Feasts.PASSOVER_DATES, 1, 15), (Feasts.HANUKKAH_DATES, 9, 25)],
)
def test_hebrew_feasts_are_those_of_the_tables_of_another_library(
    feast: dict[int, tuple[int, int]], month: int, day: int
) -> None:
    assert len(feast) >= 150
    for year, (at_month, at_day) in feast.items():
        when = written_in(CalendarKind.HEBREW, date(year, at_month, at_day))
        assert when is not None
        assert (year, when.month, when.day) == (year, month, day)


@given(st.one_of(st.dates(date(700, 1, 1), date(1937, 3, 13)), st.dates(date(2077, 11, 17), date(6000, 1, 1))))
def test_islamic_days_outside_of_the_tables_are_those_of_another_library(day: date) -> None:
    when = written_in(CalendarKind.ISLAMIC, day)
    assert when is not None
    other = QCalendar(QCalendar.System.IslamicCivil).partsFromDate(QDate(day.year, day.month, day.day))
    assert (when.year, when.month, when.day) == (other.year, other.month, other.day)


# lunardate has new moons of these four a day off: they fell shortly after midnight, or before it (16:00 UTC is midnight
# in Beijing): 22 July 1933 16:03, 25 November 1954 12:30, 2 September 1978 16:09, 28 September 2057 16:00 UTC.
_KNOWN = {(1933, 5), (1933, 6), (1954, 10), (1954, 11), (1978, 7), (1978, 8), (2057, 8), (2057, 9)}


@given(st.dates(_FIRST, _LAST))
@example(date(2089, 9, 4))
@example(date(2097, 8, 7))
def test_chinese_days_are_those_of_another_library(day: date) -> None:
    when = written_in(CalendarKind.CHINESE, day)
    assert when is not None
    if (when.year, when.month) not in _KNOWN:
        other = LunarDate.from_solar_date(day.year, day.month, day.day)
        assert (when.year, when.month, when.day, when.leap_month) == (
            other.year, other.month, other.day, other.is_leap_month,
        )  # fmt: skip


@given(st.sampled_from(CalendarKind), st.dates(_FIRST, _LAST))
def test_a_day_there_and_back_is_the_same(kind: CalendarKind, day: date) -> None:
    when = written_in(kind, day)
    assert when is not None
    assert day_of(when) == day
    assert PartialDate.parse(str(when)) == when


@pytest.mark.parametrize("kind", CalendarKind)
def test_the_months_follow_each_other_without_a_gap(kind: CalendarKind) -> None:
    first, last = YEARS[kind]
    about = {CalendarKind.HEBREW: 5650, CalendarKind.ISLAMIC: UMM_AL_QURA[0] - 30}.get(kind, first)
    months = [month for year in range(about, min(about + 210, last + 1)) for month in months_of(kind, year)]
    for before, month in pairwise(months):
        assert before.first + timedelta(days=before.days) == month.first
        # Of the months that Umm al-Qura published before 1400 one has 28 days (Sha'ban 1364).
        assert kind is CalendarKind.GREGORIAN or (28 if kind is CalendarKind.ISLAMIC else 29) <= before.days <= 30


def test_what_no_table_holds_cannot_be_reckoned() -> None:
    assert months_of(CalendarKind.CHINESE, 1899) == ()
    assert months_of(CalendarKind.CHINESE, 2100) == ()
    assert written_in(CalendarKind.CHINESE, date(1890, 1, 1)) is None
    assert day_of(PartialDate.parse("chinese:1890-01-01")) is None


@pytest.mark.parametrize(
    "text", ["hebrew:5784-09-30", "islamic:1446-09-30", "chinese:2026-12-30", "chinese:2026-02L-01"]
)
def test_a_day_or_month_that_a_year_lacks_is_none(text: str) -> None:
    assert day_of(PartialDate.parse(text)) is None


@pytest.mark.parametrize(
    "text",
    ["hebrew:5784-14-01", "islamic:1446-13-01", "islamic:1446-09-31", "islamic:1446-09L-01", "hebrew:5784-11L-01",
     "2024-02L-01", "julian:2024-01-01", "chinese:", "chinese"],
)  # fmt: skip
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"out of range|no leap month|not a valid|not a date"):
        PartialDate.parse(text)

"""What stands between the entries of a timeline."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.timeline import Happening, TimelineEvent, between, events_of

TODAY = date(2026, 11, 25)
BORN = KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 10))


def test_birthdays_are_told_from_when_one_knew_each_other() -> None:
    events = events_of([BORN], PartialDate(2024, 6, 5), date(2025, 1, 2), None, TODAY)
    assert [(event.what, event.on) for event in events] == [
        (Happening.KEY_DATE, date(2025, 12, 10)),
        (Happening.KEY_DATE, date(2024, 12, 10)),
        (Happening.MET, date(2024, 6, 5)),
    ]
    assert [event.count for event in events] == [40, 39, None]


def test_a_meeting_of_which_only_the_year_is_known_has_no_day() -> None:
    events = events_of([], PartialDate(2020), date(2025, 1, 2), date(2021, 3, 3), TODAY)
    assert events == []


def test_the_29th_of_february_stands_in_every_year() -> None:
    leap = KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 2, 29))
    events = events_of([leap], None, date(2024, 1, 1), None, TODAY)
    assert [event.on for event in events if event.key_date] == [date(2026, 2, 28), date(2025, 2, 28), date(2024, 2, 29)]


def test_nobody_is_told_of_before_their_birth() -> None:
    child = KeyDate(DateSort.BIRTHDAY, PartialDate(2025, 3, 1))
    events = events_of([child], None, date(2020, 1, 1), None, TODAY)
    assert [event.on.year for event in events if event.key_date] == [2026, 2025]


_days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(_days), st.lists(_days, min_size=1))
def test_cut_at_any_days_every_event_stands_once(days: list[date], cuts: list[date]) -> None:
    events = [TimelineEvent(day, Happening.MET) for day in sorted(days, reverse=True)]
    bounds: list[date | None] = [None, *sorted(set(cuts), reverse=True), None]
    parts = [between(events, newest, oldest) for newest, oldest in pairwise(bounds)]
    assert [event for part in parts for event in part] == events


@given(st.lists(st.builds(KeyDate, st.sampled_from(DateSort), st.builds(PartialDate.of, _days))), _days, _days)
def test_newest_first_and_never_ahead(key_dates: list[KeyDate], card_on: date, today: date) -> None:
    events = events_of(key_dates, None, card_on, None, today)
    assert [event.on for event in events] == sorted((event.on for event in events), reverse=True)
    assert all(event.on <= today for event in events)

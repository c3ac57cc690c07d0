"""No date moves through vCard or iCalendar, out or in, whatever the zone of the computer: all of the tz database."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import available_timezones

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, LeapRule, PartialDate
from reljournal.exchange.calendars.reader import read_events
from reljournal.exchange.calendars.records import ReadDate
from reljournal.exchange.calendars.writer import OutItem, calendar_bytes
from reljournal.exchange.vcard import ReadCard, read_vcards
from reljournal.exchange.vcard.dates import read_date
from reljournal.exchange.vcard.writer import OutCard, vcard_bytes

DATES = (
    KeyDate(DateSort.BIRTHDAY, PartialDate(1986, 12, 31), note="New Year's Eve"),
    KeyDate(DateSort.WEDDING, PartialDate(2000, 2, 29), leap_rule=LeapRule.MAR1, until=date(2030, 1, 1)),
    KeyDate(DateSort.OTHER, PartialDate(2011, 12, 30), "The day that Samoa left out"),
    KeyDate(DateSort.NAME_DAY, PartialDate(None, 3, 29)),
    KeyDate(DateSort.FIRST_MET, PartialDate(2026, 3)),
    KeyDate(DateSort.MEMORIAL, PartialDate.parse("hebrew:5747-09-25"), estimated_on=date(2026, 10, 25)),
)
# Whatever stands behind a date as others write it, the day stays.
WRITTEN = ("1986-12-31", "1986-12-31T00:00:00Z", "19861231T235959Z", "1986-12-31T23:59:59+14:00")
LEAP_DAY = OutItem("leap", "Ada’s birthday", date(2000, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")


@pytest.fixture
def clock() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


def out_and_in() -> tuple[object, ...]:
    """Return all that could differ between two zones: what is written, and what comes back."""
    card = vcard_bytes(OutCard(Card(formatted_name="Ada", key_dates=DATES), "ada", changed_at=1_700_000_000_000))
    (read,) = (found for found in read_vcards(io.BytesIO(card)) if isinstance(found, ReadCard))
    events = calendar_bytes("All", [LEAP_DAY])
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    days = [found for found in read_events(io.BytesIO(events), now) if isinstance(found, ReadDate)]
    return card, read.card.key_dates, events, tuple(days), tuple(map(read_date, WRITTEN))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no tzset")
@pytest.mark.usefixtures("clock")
def test_no_zone_moves_a_date() -> None:
    expected = out_and_in()
    assert expected[1] == DATES
    assert len(expected[3]) == 1  # type: ignore[arg-type]
    assert set(expected[4]) == {PartialDate(1986, 12, 31)}  # type: ignore[call-overload]
    for zone in sorted(available_timezones()):
        os.environ["TZ"] = zone
        time.tzset()
        assert (zone, out_and_in()) == (zone, expected)

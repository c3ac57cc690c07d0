"""What time it is where somebody is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from reljournal.domain.local_time import local_time
from reljournal.system.time_zones import time_zone, time_zone_names

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "zone", "there", "ahead", "days"),
    [
        (datetime(2026, 11, 22, 12, tzinfo=BERLIN), "Europe/London", (22, 11, 0), -60, 0),
        (datetime(2026, 11, 22, 22, tzinfo=BERLIN), "Asia/Tokyo", (23, 6, 0), 480, 1),
        (datetime(2026, 11, 22, 1, tzinfo=BERLIN), "America/New_York", (21, 19, 0), -360, -1),
        (datetime(2026, 11, 22, 12, tzinfo=UTC), "Asia/Kolkata", (22, 17, 30), 330, 0),
        # In the two weeks in which America has changed its clocks and Europe has not.
        (datetime(2026, 3, 20, 12, tzinfo=BERLIN), "America/New_York", (20, 7, 0), -300, 0),
    ],
)
def test_the_clock_there(
    now: datetime, zone: str, there: tuple[int, int, int], ahead: int, days: int
) -> None:
    found = local_time(now, ZoneInfo(zone))
    assert (found.there.day, found.there.hour, found.there.minute) == there
    assert (found.minutes_ahead, found.days_ahead) == (ahead, days)


def test_an_own_zone_without_a_name_counts_as_well() -> None:
    here = timezone(timedelta(hours=5, minutes=45))
    assert local_time(datetime(2026, 1, 1, 12, tzinfo=here), UTC).minutes_ahead == -345


@pytest.mark.parametrize("name", ["", "nonsense", "../../etc/passwd", "Europe", "Europe/", "\0", "x" * 5000])
def test_a_name_that_is_no_zone_is_none(name: str) -> None:
    assert time_zone(name) is None


def test_zones_are_places() -> None:
    assert time_zone(" Europe/London ") is not None
    names = time_zone_names()
    assert "America/Argentina/Buenos_Aires" in names
    assert not [name for name in names if name.startswith("Etc/")]

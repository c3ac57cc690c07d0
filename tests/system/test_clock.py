"""The clock, and the day that pictures and tests are put on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from reljournal.domain.errors import RelJournalError
from reljournal.system import clock


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    if sys.platform == "win32":
        pytest.skip("Windows has one time zone for all programs")

    def move_to(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move_to
    monkeypatch.undo()
    time.tzset()


def test_today_is_the_local_day(zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RELJOURNAL_TODAY", raising=False)
    days = []
    for name in ("<+14>-14", "<-12>12"):
        zone(name)
        days.append(clock.today())
    assert days[0] - days[1] in {timedelta(days=1), timedelta(days=2)}


def test_moments_are_told_in_utc_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RELJOURNAL_TODAY", raising=False)
    before = datetime.now(UTC)
    told = datetime.fromtimestamp(clock.now_utc_ms() / 1000, UTC)
    assert before - timedelta(milliseconds=1) <= told <= datetime.now(UTC)


def test_another_day_can_be_today_in_every_zone(
    zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "1852-11-27")
    for name in ("<+14>-14", "<-12>12", "UTC"):
        zone(name)
        assert clock.today() == date(1852, 11, 27)
        assert clock.now().tzinfo is not None
        assert datetime.fromtimestamp(clock.now_utc_ms() / 1000, UTC).astimezone().date() == date(1852, 11, 27)


def test_a_day_that_is_no_date_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "tomorrow")
    with pytest.raises(RelJournalError, match=r"RELJOURNAL_TODAY must be a date .* not “tomorrow”"):
        clock.today()

"""Reminding by a timer of the system: each once, by notification or in words."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import FollowUp, PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.told import reminding_since
from reljournal.system import clock
from reljournal.system.settings import Settings, write_settings
from tests.system.recording_desktop import RecordingDesktop, private_bus

from .conftest import Run

TODAY = date(2026, 11, 21)
LONG_AGO = int(datetime.combine(date(2020, 1, 1), time()).timestamp() * 1000)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon, whenever the tests run."""
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(TODAY, time(12)).astimezone())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal that has reminded for years, with a birthday today, one on Thursday, and a follow-up."""
    file = tmp_path / "kept.reljournal"
    with Journal.open(file) as journal:
        ada = add_contact(journal, Card(formatted_name="Ada", key_dates=(_born(1985, 11, 21),)))
        add_contact(journal, Card(formatted_name="Grace", key_dates=(_born(None, 11, 19),)))
        add_contact(journal, Card(formatted_name="Mary", key_dates=(_born(None, 11, 28),)))
        add_follow_up(journal, FollowUp("Send the book", due=TODAY, contact=PersonRef(ada, "Ada")))
        journal.write_aside("UPDATE key_date SET created_at = ?", (LONG_AGO,))
        journal.write_aside("UPDATE follow_up SET created_at = ?", (LONG_AGO,))
        reminding_since(journal, date(2020, 1, 1))
    return file


def _born(year: int | None, month: int, day: int) -> KeyDate:
    return KeyDate(DateSort.BIRTHDAY, PartialDate(year, month, day))


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordingDesktop]:
    with tempfile.TemporaryDirectory(prefix="rj-") as folder, private_bus(Path(folder)) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        made = RecordingDesktop(address)
        yield made
        made.leave()


LINES = [
    "Ada turns 41 · Today",
    "Grace’s birthday · It was on Thursday",
    "Mary’s birthday · In 7 days, on Saturday, 28 November",
    "Send the book · Ada · Due today",
]


def test_without_a_desktop_it_is_said_in_words_once(run: Run, path: Path) -> None:
    first = run("remind", "--once", "--journal", path)
    assert (first.code, first.out.splitlines(), first.err) == (0, LINES, "")
    again = run("remind", "--once", "--journal", path)
    assert (again.code, again.out, again.err) == (0, "", "")


def test_a_list_tells_nothing(run: Run, path: Path) -> None:
    for _ in range(2):
        assert run("remind", "--journal", path).out.splitlines() == LINES
    assert run("remind", "--once", "--journal", path).out.splitlines() == LINES


def test_json(run: Run, path: Path) -> None:
    listed = run("remind", "--json", "--journal", path).value
    assert listed[0] == {
        "title": "Ada turns 41", "when": "Today", "date": "2026-11-21", "key": "date:1:2026-11-21:0",
        "sort": "birthday", "contact": "Ada",
    }  # fmt: skip
    told = run("remind", "--once", "--json", "--journal", path).value
    assert [one["told_as"] for one in told["told"]] == ["text"] * 4
    assert told["told"][3]["sort"] == "follow_up"
    assert told["next"] == "2026-11-28T09:00"
    assert run("remind", "--once", "--json", "--journal", path).value == {
        "told": [], "next": "2026-11-28T09:00", "calendars": [],
    }  # fmt: skip


def test_on_a_desktop_it_is_a_notification_and_nothing_is_printed(
    run: Run, path: Path, desktop: RecordingDesktop
) -> None:
    write_settings(Settings(digest_over=5))
    assert run("remind", "--once", "--journal", path).out == ""
    assert [shown.title for shown in desktop.shown] == ["Ada turns 41", "Grace’s birthday", "Mary’s birthday",
                                                        "Send the book"]  # fmt: skip
    assert desktop.shown[1].body == "It was on Thursday"
    # Nobody would hear a button being pressed.
    assert desktop.shown[0].actions == {}
    assert run("remind", "--once", "--journal", path).out == ""
    assert len(desktop.shown) == 4


def test_many_come_as_one_and_names_are_a_choice(run: Run, path: Path, desktop: RecordingDesktop) -> None:
    write_settings(Settings(names_in_notifications=False))
    run("remind", "--once", "--journal", path)
    (shown,) = desktop.shown
    assert (shown.title, shown.body) == ("3 dates to remember and 1 follow-up", "Open RelJournal to see more.")


def test_a_person_may_want_no_notifications(run: Run, path: Path, desktop: RecordingDesktop) -> None:
    write_settings(Settings(notify=False))
    assert run("remind", "--once", "--journal", path).out.splitlines() == LINES
    assert desktop.shown == []


def test_in_quiet_hours_nothing_is_told(run: Run, path: Path) -> None:
    write_settings(Settings(quiet_from="11:00", quiet_until="13:00"))
    told = run("remind", "--once", "--json", "--journal", path).value
    assert (told["told"], told["next"]) == ([], "2026-11-21T13:00")
    write_settings(Settings())
    assert len(run("remind", "--once", "--json", "--journal", path).value["told"]) == 4


def test_without_a_journal_it_is_a_refusal(run: Run, tmp_path: Path) -> None:
    refused = run("remind", "--once", "--journal", tmp_path / "none.reljournal")
    assert refused.code == 1
    assert "There is no journal" in refused.err


@pytest.mark.process
@pytest.mark.parametrize(("language", "words"), [("en", "Ada turns 41 · Today"), ("de", "Ada wird 41 · Heute")])
def test_as_a_process_of_its_own_in_the_language_of_the_window(path: Path, language: str, words: str) -> None:
    write_settings(Settings(language=language, quiet_from="00:00", quiet_until="00:00", notify_at="00:00"))
    ran = subprocess.run(
        [sys.executable, "-m", "reljournal", "remind", "--once", "--journal", str(path)],
        capture_output=True, check=True, timeout=60, encoding="utf-8",
        env=os.environ | {"RELJOURNAL_TODAY": TODAY.isoformat()},
    )  # fmt: skip
    assert ran.stdout.splitlines()[0] == words

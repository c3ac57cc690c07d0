"""Birthdays come in from another calendar; all dates go out into a file that is kept up to date, to the last change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.operations.contacts import add_contact, add_key_date
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.ui.importing.dates_dialog import DatesDialog
from reljournal.ui.importing.dates_report import DatesReport
from reljournal.ui.other_calendars import export_dialog
from reljournal.ui.other_calendars.export_dialog import ExportDialog
from reljournal.ui.other_calendars.keeping import CalendarKeeper
from reljournal.ui.other_calendars.kept_part import KeptCalendarPart
from reljournal.ui.preferences import PreferencesDialog

BIRTHDAYS = Path(__file__).parents[1] / "data" / "calendars" / "facebook.ics"


def titles(file: Path) -> list[str]:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return sorted(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


def test_in_and_out(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "mine.reljournal", tmp_path / "kept.ics"
    with Journal.open(path) as journal:
        ada = add_contact(journal, Card(formatted_name="Ada Lovelace"))
    program = start(path)
    window = program.window
    assert window is not None

    # What follows the journal comes a moment after the window.
    qtbot.waitUntil(lambda: bool(window.findChildren(CalendarKeeper)))

    # In: a file is dropped, looked at, taken in.
    window.side.importing.take([str(BIRTHDAYS)])
    qtbot.waitUntil(lambda: bool(window.findChildren(DatesDialog)), timeout=20_000)
    (dates,) = window.findChildren(DatesDialog)
    dates.new_cards.click()
    dates.take.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(DatesReport)), timeout=20_000)
    (report,) = window.findChildren(DatesReport)
    assert report.heading.text() == "2 key dates were added to your journal."
    report.accept()
    (birthday,) = contact(window.journal, ada).card.key_dates
    assert birthday.when == PartialDate(None, 12, 10)

    # Out: from the menu, to a file that is kept.
    monkeypatch.setattr(export_dialog, "ask_for_file", lambda *_: out)
    window.actions_by_key["export_calendar"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.keep.click()
    dialog.go.click()
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert titles(out) == ["Ada Lovelace’s birthday", "Grace Hopper’s birthday"]

    # The last change before the window closes is in it.
    qtbot.waitUntil(lambda: not window.side.import_is_running() and not window.side.export_is_running())
    add_key_date(window.journal, find_contact(window.journal, "Grace Hopper"), KeyDate(
        DateSort.NAME_DAY, PartialDate(None, 11, 27),
    ))  # fmt: skip
    window.close()
    assert titles(out) == ["Ada Lovelace’s birthday", "Grace Hopper’s birthday", "Grace Hopper’s name day"]

    # The next day the preferences say so, and let it go.
    program = start(path)
    assert program.window is not None
    program.open_preferences()
    (preferences,) = program.window.findChildren(PreferencesDialog)
    (part,) = preferences.findChildren(KeptCalendarPart)
    assert str(out) in part.words.text()
    part.stop.click()
    assert not part.stop.isVisible()
    preferences.reject()
    assert out.exists()

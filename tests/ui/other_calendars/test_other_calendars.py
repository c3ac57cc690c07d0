"""Key dates into other calendars, from the window: chosen, written, kept up to date, and left alone again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import FollowUp
from reljournal.domain.other_calendars import CalendarChoice, FollowUpsAs
from reljournal.operations.calendars_out import start_keeping
from reljournal.operations.circles import add_circle
from reljournal.operations.contacts import add_contact, add_key_date
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles
from reljournal.system.kept_calendars import KeptCalendar, kept_calendar
from reljournal.ui.context import Context
from reljournal.ui.other_calendars import export_dialog
from reljournal.ui.other_calendars.export_dialog import ExportDialog
from reljournal.ui.other_calendars.flow import CalendarExport
from reljournal.ui.other_calendars.keeping import CalendarKeeper
from reljournal.ui.other_calendars.kept_part import KeptCalendarPart
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

BIRTHDAY = KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 10))


@pytest.fixture
def ada(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name="Ada Lovelace", key_dates=(BIRTHDAY,)))


@pytest.fixture
def window(keeper: ThemeKeeper, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made


def opened(journal: Journal, window: QWidget, kept: KeptCalendar | None = None, **more: Any) -> ExportDialog:
    dialog = ExportDialog(circles(journal), kept, window, **more)
    dialog.open()
    return dialog


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Answer the dialogs of the system with this path."""
    monkeypatch.setattr(export_dialog, "ask_for_file", lambda *_: path)
    monkeypatch.setattr(export_dialog, "ask_for_folder", lambda *_: path)


# The dialog


def test_everybody_or_circles(journal: Journal, ada: int, window: QWidget, qtbot: QtBot) -> None:
    add_circle(journal, "Family", contact_ids=[ada])
    add_circle(journal, "Work")
    dialog = opened(journal, window)
    family, work = (circle.uuid for circle in circles(journal))
    assert dialog.choice() == CalendarChoice()
    dialog.whose.setFocus()
    assert dialog.whose.everybody.isChecked()
    qtbot.keyClick(dialog.whose.chips[family], Qt.Key.Key_Space)
    dialog.whose.chips[work].click()
    assert not dialog.whose.everybody.isChecked()
    assert dialog.choice().circles == (family, work)
    dialog.whose.chips[family].click()
    dialog.whose.chips[work].click()
    # Nobody at all is no calendar.
    assert dialog.whose.everybody.isChecked()
    dialog.whose.chips[work].click()
    dialog.whose.everybody.click()
    assert dialog.choice().circles == ()
    dialog.whose.everybody.click()
    assert dialog.whose.everybody.isChecked()
    dialog.reject()


def test_what_is_chosen_is_said_when_a_place_was_found(
    journal: Journal, ada: int, window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_circle(journal, "Family", contact_ids=[ada])
    dialog = opened(journal, window)
    heard: list[tuple[object, ...]] = []
    dialog.chosen.connect(lambda *said: heard.append(said))
    dialog.files.button("apart").click()
    assert dialog.go.text() == "Choose a folder…"
    dialog.follow_ups.button("events").click()
    dialog.alarms.click()
    dialog.keep.click()
    answer_with(monkeypatch, None)
    dialog.go.click()
    assert dialog.isVisible()
    assert heard == []
    answer_with(monkeypatch, tmp_path)
    dialog.go.click()
    assert heard == [(CalendarChoice((), True, FollowUpsAs.EVENTS, True), tmp_path, True)]


def test_it_begins_with_what_is_kept(journal: Journal, ada: int, window: QWidget, tmp_path: Path) -> None:
    add_circle(journal, "Family", contact_ids=[ada])
    choice = CalendarChoice((circles(journal)[0].uuid,), follow_ups=FollowUpsAs.TASKS, alarms=True)
    dialog = opened(journal, window, KeptCalendar(tmp_path / "kept.ics", choice))
    assert dialog.choice() == choice
    assert dialog.keep.isChecked()
    assert str(tmp_path) in dialog.keep.accessibleDescription()
    dialog.reject()


def test_without_circles_there_is_nothing_to_tell_apart(journal: Journal, window: QWidget) -> None:
    dialog = opened(journal, window, can_keep=False)
    assert not dialog.whose.isVisible()
    assert not dialog.files.isVisible()
    assert not dialog.keep.isVisible()
    dialog.reject()


def test_the_file_is_asked_for_with_its_ending(
    journal: Journal, window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[QFileDialog] = []

    def answer(dialog: QFileDialog) -> int:
        asked.append(dialog)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answer)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path / "dates.ics")])
    assert export_dialog.ask_for_file(window, None) == tmp_path / "dates.ics"
    assert asked[0].defaultSuffix() == "ics"
    assert asked[0].acceptMode() is QFileDialog.AcceptMode.AcceptSave
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert export_dialog.ask_for_folder(window, None) is None


# Writing


def test_a_file_is_written_and_said(
    context: Context, journal: Journal, ada: int, ways: FakeWays, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    flow = CalendarExport(context, window)
    target = tmp_path / "dates.ics"
    target.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    with qtbot.waitSignal(flow.written):
        flow.write(CalendarChoice(), target, False)
    assert ways.named("say") == [("Exported 1 key date to “dates.ics”.", "")]
    assert b"Ada Lovelace" in target.read_bytes()
    assert kept_calendar(journal.path) is None


def test_keeping_begins_and_ends_with_the_box(
    context: Context, journal: Journal, ada: int, ways: FakeWays, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    flow = CalendarExport(context, window)
    target = tmp_path / "kept.ics"
    with qtbot.waitSignal(flow.written):
        flow.write(CalendarChoice(), target, True)
    assert kept_calendar(journal.path) == KeptCalendar(target, CalendarChoice(), ("kept.ics",))
    with qtbot.waitSignal(flow.written):
        flow.write(CalendarChoice(), tmp_path / "once.ics", False)
    assert kept_calendar(journal.path) is not None
    with qtbot.waitSignal(flow.written):
        flow.write(CalendarChoice(), target, False)
    assert kept_calendar(journal.path) is None


def test_a_foreign_file_is_kept_from_being_kept(
    context: Context, journal: Journal, ada: int, ways: FakeWays, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "theirs.ics"
    target.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    flow = CalendarExport(context, window)
    flow.write(CalendarChoice(), target, True)
    qtbot.waitUntil(lambda: not flow.work.is_running())
    ((sentence,),) = ways.named("warn")
    assert "was not written by RelJournal" in str(sentence)
    assert kept_calendar(journal.path) is None


# Keeping it up to date


def test_the_file_follows_the_journal(
    context: Context, journal: Journal, ada: int, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "kept.ics"
    start_keeping(journal, target, CalendarChoice(), context.today())
    keeper = CalendarKeeper(context, context)
    before = target.read_bytes()
    add_key_date(journal, ada, KeyDate(DateSort.NAME_DAY, PartialDate(None, 7, 26)))
    assert keeper.is_waiting()
    keeper.write()
    qtbot.waitUntil(lambda: not keeper.is_waiting())
    assert b"X-RELJOURNAL-SORT:name_day" in target.read_bytes()
    journal.undo()
    # Asked for twice, it is written once more.
    keeper.write()
    keeper.write()
    qtbot.waitUntil(lambda: not keeper.is_waiting())
    assert target.read_bytes() == before


def test_without_a_file_nothing_runs(context: Context, journal: Journal, ada: int) -> None:
    keeper = CalendarKeeper(context, context)
    keeper.look()
    add_key_date(journal, ada, KeyDate(DateSort.NAME_DAY, PartialDate(None, 7, 26)))
    keeper.write()
    assert not keeper.is_waiting()


def test_what_is_waiting_is_written_when_the_window_closes(
    context: Context, journal: Journal, ada: int, tmp_path: Path
) -> None:
    target = tmp_path / "kept.ics"
    start_keeping(journal, target, CalendarChoice(), context.today())
    CalendarKeeper(context, context)
    add_key_date(journal, ada, KeyDate(DateSort.NAME_DAY, PartialDate(None, 7, 26)))
    assert b"name_day" not in target.read_bytes()
    context.close()
    assert b"X-RELJOURNAL-SORT:name_day" in target.read_bytes()


def test_what_cannot_be_written_is_said_once(
    context: Context, journal: Journal, ada: int, ways: FakeWays, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "kept.ics"
    start_keeping(journal, target, CalendarChoice(), context.today())
    target.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    keeper = CalendarKeeper(context, context)
    for _ in range(2):
        keeper.write()
        qtbot.waitUntil(lambda: not keeper.is_waiting())
    ((sentence,),) = ways.named("warn")
    assert str(sentence).startswith("The calendar file is not up to date.")
    target.unlink()
    keeper.write()
    qtbot.waitUntil(lambda: not keeper.is_waiting())
    assert target.exists()


# Preferences


def test_the_preferences_say_what_is_kept_and_let_it_go(
    context: Context, journal: Journal, ada: int, ways: FakeWays, window: QWidget, tmp_path: Path
) -> None:
    part = KeptCalendarPart(context, window)
    part.setParent(window)
    part.show()
    assert not part.stop.isVisible()
    start_keeping(journal, tmp_path / "kept.ics", CalendarChoice(), context.today())
    part.refresh()
    assert str(tmp_path / "kept.ics") in part.words.text()
    part.stop.click()
    assert kept_calendar(journal.path) is None
    assert not part.stop.isVisible()
    assert (tmp_path / "kept.ics").exists()
    part.change.click()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.reject()


def test_only_what_is_in_it_makes_it_be_written(
    context: Context, journal: Journal, ada: int, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper = CalendarKeeper(context, context)
    start_keeping(journal, tmp_path / "kept.ics", CalendarChoice(), context.today())
    add_follow_up(journal, FollowUp("Send the paper"))
    assert not keeper.is_waiting()
    start_keeping(journal, tmp_path / "kept.ics", CalendarChoice(follow_ups=FollowUpsAs.TASKS), context.today())
    add_follow_up(journal, FollowUp("Send the notes"))
    assert keeper.is_waiting()
    keeper.write()
    qtbot.waitUntil(lambda: not keeper.is_waiting())
    assert b"Send the notes" in (tmp_path / "kept.ics").read_bytes()

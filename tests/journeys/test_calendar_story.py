"""An evening with the calendar: a date is added, walked to in every view, a promise moved, the year put on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_up
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.calendar.date_card import DateCard
from reljournal.ui.calendar.key_date_form import KeyDateForm
from reljournal.ui.printing.calendar_preview import CalendarPreview
from reljournal.ui.window import MainWindow

BIRTHDAY = date(2026, 12, 10)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def calendar_of(window: MainWindow) -> CalendarScreen:
    screen = window.stack.screen_of("calendar")
    assert isinstance(screen, CalendarScreen)
    return screen


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        qtbot.keyClick(window.focusWidget(), key)


def test_a_date_is_added_found_in_every_view_and_a_promise_moved(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        ada = PersonRef(add_contact(journal, Card(name=Name(given="Ada", family="Lovelace"))), "Ada Lovelace")
        owed = add_follow_up(journal, FollowUp("Send the proofs", due=date(2026, 11, 21), contact=ada))
        log_entry(journal, EntryDraft(Kind.LETTER, date(2025, 12, 11), title="A card", contact_ids=(ada.id,)))
    window = start(path).window
    assert window is not None
    window.actions_by_key["screen_calendar"].trigger()
    screen = calendar_of(window)
    assert window.focusWidget() is screen.grid

    # A birthday, on the day that the arrow keys have walked to.
    screen.open_day(BIRTHDAY)
    screen.new_key_date()
    form = screen.findChild(KeyDateForm)
    form.set_person(ada)
    form.accept()
    assert screen.panel.findChild(DateCard) is not None
    QApplication.processEvents()

    # The same day in the year, in the agenda and in the week.
    screen.grid.setFocus()
    press(qtbot, window, Qt.Key.Key_Y)
    assert "1 date" in screen.view.keyboard().accessibleDescription()
    press(qtbot, window, Qt.Key.Key_Return)
    card = next(card for card in screen.panel.findChildren(DateCard) if card.isVisible())
    assert window.focusWidget() is card.first_button()
    assert card.last_time is not None
    assert screen.go_back()
    press(qtbot, window, Qt.Key.Key_A)
    assert (screen.day, screen.title.text()) == (BIRTHDAY, "December 2026")
    press(qtbot, window, Qt.Key.Key_W)
    assert screen.title.text() == "7 Dec – 13 Dec 2026, week 50"

    # A promise of today goes to the day before the birthday, in one step that Ctrl+Z takes back.
    press(qtbot, window, Qt.Key.Key_T)
    qtbot.keyClick(screen.view.keyboard(), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert screen.carry_line.isVisible()
    window.actions_by_key["back"].trigger()
    assert screen.carry_line.isHidden()
    assert screen.view.isVisible()
    qtbot.keyClick(screen.view.keyboard(), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Return)
    journal = window.journal
    assert follow_up(journal, owed).due == date(2026, 12, 6)
    assert window.toast.isVisible()
    undo: QAction = window.actions_by_key["undo"]
    undo.trigger()
    assert follow_up(journal, owed).due == date(2026, 11, 21)

    # The year on paper, of what is shown.
    press(qtbot, window, Qt.Key.Key_Y)
    screen.shown_row.chips["follow_ups"].click()
    window.actions_by_key["print"].trigger()
    preview = window.findChild(CalendarPreview)
    qtbot.waitUntil(lambda: not preview.pages._settling.isActive())
    assert preview.left_out.text() == "Not shown: Follow-ups."
    assert "Ada" in preview.pages.accessibleDescription()
    target = tmp_path / preview.suggested_name()
    preview.save(target)
    qtbot.waitUntil(lambda: preview._job is None, timeout=20_000)
    assert target.name == "Calendar 2026.pdf"
    assert target.read_bytes().startswith(b"%PDF")
    preview.reject()

"""What a newcomer presses first: Esc, F1, Ctrl+E, and what they lead to in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.operations.sample import write_sample
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import find_contact
from reljournal.store.queries.people import count_people
from reljournal.system.settings import Settings
from reljournal.ui.dialog import Dialog
from reljournal.ui.help import HelpWindow
from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.window import MainWindow


@pytest.fixture
def window(
    tmp_path: Path, keeper: ThemeKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-21")
    path = tmp_path / "sample.reljournal"
    write_sample(path)
    with Journal.open(path) as journal:
        made = MainWindow(journal, Settings())
        made.start()
        made.resize(1240, 800)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow, timeout=5_000)
        yield made
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(window.focusWidget() or window, key, held)


def test_esc_closes_the_search(window: MainWindow, qtbot: QtBot) -> None:
    window.open_search("zof")
    assert window.side.search_is_open()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.side.search_is_open()


def test_undo_leaves_the_sample_alone(window: MainWindow, qtbot: QtBot) -> None:
    people = count_people(window.journal)
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert count_people(window.journal) == people > 0


def test_down_from_the_filter_chooses_who_was_found(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen("people")
    people = window.people_screen().list
    people.field.setText("grace hopper")
    people._apply_filter()
    people.field.setFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    assert people.current_id() == find_contact(window.journal, "Grace Hopper")
    assert people.selected_count() == 1


def test_edit_has_a_key(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen("people")
    window.open_contact(find_contact(window.journal, "Ada Lovelace"))
    press(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.people_screen().card.about.form is not None
    window.people_screen().card.leave_forms()


def test_the_filter_stays_out_of_looking_one_by_one(window: MainWindow) -> None:
    window.show_screen("people")
    window.look_through([find_contact(window.journal, "Ada Lovelace")])
    focused = QApplication.focusWidget()
    window.actions_by_key["find"].trigger()
    assert QApplication.focusWidget() is focused


def test_a_message_leaves_the_keys_of_one_by_one_free(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen("people")
    window.look_through([find_contact(window.journal, name) for name in ("Ada Lovelace", "Grace Hopper")])
    QApplication.processEvents()
    qtbot.keyClick(window.people_screen().triage, Qt.Key.Key_A)
    assert window.toast.isVisible()
    keys = window.people_screen().triage.keys
    top = keys.mapTo(window, keys.rect().topLeft()).y()
    assert window.toast.mapTo(window, window.toast.rect().bottomLeft()).y() < top


@pytest.mark.parametrize(("place", "page"), [("search", "search"), ("card", "card"), ("list", "people")])
def test_f1_speaks_of_what_has_the_keyboard(window: MainWindow, qtbot: QtBot, place: str, page: str) -> None:
    window.open_contact(find_contact(window.journal, "Ada Lovelace"))
    if place == "search":
        window.open_search()
    elif place == "list":
        window.people_screen().list.focus_list()
    window.actions_by_key["help"].trigger()
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert shown.view.key() == page
    assert shown.view.verticalScrollBar().value() == 0
    shown.close()


def test_every_dialog_has_its_page_or_needs_none(window: MainWindow, qtbot: QtBot) -> None:
    window.side.open_history()
    dialog = next(found for found in window.findChildren(Dialog) if found.isVisible())
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    shown = dialog.findChild(HelpWindow)
    assert shown is not None
    assert shown.view.key() == "undo"
    shown.close()
    dialog.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
def test_the_keyboard_comes_along_to_a_screen(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    press(qtbot, window, key, Qt.KeyboardModifier.ControlModifier)
    screen = window.stack.current_screen()
    places = {
        Qt.Key.Key_2: window.people_screen().list.page,
        Qt.Key.Key_3: lambda: window.journal_screen().list.view,
        Qt.Key.Key_4: lambda: screen.grid,
    }
    assert QApplication.focusWidget() is places[key]()


def test_an_entry_that_is_written_keeps_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.write_entry()
    writing = QApplication.focusWidget()
    press(qtbot, window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is writing

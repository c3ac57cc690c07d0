"""A story beside the text: what one likes to have open is remembered, and Tab goes through it as the eye does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.system.settings import read_settings
from reljournal.ui.journal.editor_form import EditorForm
from reljournal.ui.theme import ThemeChoice
from reljournal.ui.widgets import IconButton
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "journal.reljournal"
    with Journal.open(made) as journal:
        add_contact(journal, Card(formatted_name="Ada Lovelace"))
    return made


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def form_of(window: MainWindow) -> EditorForm:
    return window.journal_screen().editor().form


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def walked(qtbot: QtBot, window: MainWindow, until: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until a widget has the keyboard; return what had it on the way, that one included."""
    found: list[QWidget] = []
    while not found or found[-1] is not until:
        qtbot.keyClick(focused(window), key)
        found.append(focused(window))
        assert len(found) < 80, "Tab never came there"
    return found


def test_what_stands_open_is_remembered(start: Start, qtbot: QtBot, path: Path) -> None:
    window = window_of(start(path))
    window.write_entry(contact_ids=[1])
    form = form_of(window)
    form.beside.links["tags"].click()
    form.around.fold.click()
    assert read_settings()[0].beside_text == "follow_ups ledger tags"
    window.close()
    window = window_of(start(path))
    window.write_entry(contact_ids=[1])
    assert form_of(window).beside.shown() == ["follow_ups", "ledger", "tags"]


def test_tab_goes_through_added_rows_where_they_stand_whatever_the_look(
    start: Start, qtbot: QtBot, path: Path
) -> None:
    program = start(path)
    window = window_of(program)
    window.activateWindow()
    window.write_entry(contact_ids=[1])
    form = form_of(window)
    for words in ("Send the paper", "Ask about Turin"):
        form.follow_ups.add_item()
        qtbot.keyClicks(form.follow_ups.rows()[-1].words, words)
    form.ledger.add_item()
    qtbot.keyClicks(form.ledger.rows()[0].words, "Praise")
    first, second = form.follow_ups.rows()
    (given,) = form.ledger.rows()
    # The cross is in the line while one is in the row.
    (cross,) = first.words.findChildren(IconButton)
    stops = [
        first.words, cross, first.due, first.owed, second.words, second.due, second.owed, form.follow_ups.more,
        given.direction, given.words, form.ledger.more, form.beside.links["tags"],
    ]  # fmt: skip

    def goes_through(stops: list[QWidget]) -> None:
        # A layout shows what it is given only later.
        QApplication.processEvents()
        form.text.setFocus()
        way = walked(qtbot, window, stops[-1])
        assert [widget for widget in way if widget in stops] == stops
        back = walked(qtbot, window, stops[0], Qt.Key.Key_Backtab)
        assert [widget for widget in back if widget in stops] == stops[-2::-1]

    goes_through(stops)
    keeper = program.themes
    for percent, theme in ((200, ThemeChoice.DARK), (75, ThemeChoice.LIGHT), (100, ThemeChoice.DARK)):
        keeper.set_text_percent(percent)
        keeper.set_choice(theme)
        QApplication.processEvents()
        goes_through(stops)
        form.follow_ups.add_item()
        added = form.follow_ups.rows()[-1]
        stops.insert(stops.index(form.follow_ups.more), added.words)
        goes_through(stops)
        qtbot.keyClicks(added.words, f"At {percent}")
    window.journal_screen().editor().save()
    assert not window.journal_screen().is_editing()

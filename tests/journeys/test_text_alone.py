"""F11 gives the whole screen to the text; everything comes back, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries
from reljournal.ui.window import MainWindow


@pytest.fixture
def window(start: Callable[[Path], Program], tmp_path: Path) -> MainWindow:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name="Ada Lovelace"))
    window = start(path).window
    assert window is not None
    return window


def seen(window: MainWindow) -> list[bool]:
    form = window.journal_screen().editor().form
    parts = (window.rail, form.kind, form.people, form.bar, form.follow_ups)
    return [part.isVisibleTo(window) for part in parts]


def test_the_text_alone_and_everything_again(window: MainWindow, qtbot: QtBot) -> None:
    window.write_entry(contact_ids=[1])
    form = window.journal_screen().editor().form
    window.actions_by_key["text_alone"].trigger()
    assert seen(window) == [False] * 5
    assert form.text.isVisibleTo(window)
    assert form.title.isVisibleTo(window)
    assert window.isFullScreen()
    qtbot.keyClicks(form.text, "On good paper")
    window.actions_by_key["back"].trigger()
    assert seen(window) == [True] * 5
    assert not window.isFullScreen()
    assert form.text.text() == "On good paper"
    assert window.journal_screen().is_editing()


def test_saving_brings_everything_back(window: MainWindow, qtbot: QtBot) -> None:
    window.write_entry(contact_ids=[1])
    window.actions_by_key["text_alone"].trigger()
    qtbot.keyClicks(window.journal_screen().editor().form.text, "On good paper")
    qtbot.keyClick(window.journal_screen().editor().form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.journal_screen().editor().save()
    assert window.rail.isVisibleTo(window)
    assert [entry.text for entry in newest_entries(window.journal, 0, 3)] == ["On good paper"]
    window.write_entry()
    assert seen(window)[:4] == [True] * 4


def test_it_does_nothing_where_nothing_is_written(window: MainWindow) -> None:
    window.show_screen("people")
    window.actions_by_key["text_alone"].trigger()
    window.show_screen("journal")
    window.actions_by_key["text_alone"].trigger()
    assert window.rail.isVisibleTo(window)
    assert not window.isFullScreen()

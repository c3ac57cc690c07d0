"""Finding: a misspelt name, part of a number, a tag; what was searched for comes back; an action by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card, Labelled
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.ui.search import SearchPopup
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]


def lines(box: SearchPopup) -> list[str]:
    return [row.first for row in box.model.rows]


def ask(window: MainWindow, qtbot: QtBot, text: str) -> SearchPopup:
    """Open the box with its key and type into it."""
    window.actions_by_key["search"].trigger()
    (box,) = window.findChildren(SearchPopup)
    box.field.selectAll()
    qtbot.keyClicks(box.field, text)
    return box


def test_somebody_is_found_whatever_one_remembers(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        ada = Card(formatted_name="Ada Lovelace", tags=("old friends",), phones=(Labelled("", "+44 20 7946 0102"),))
        add_contact(journal, ada)
        chekhov = add_contact(journal, Card(formatted_name="Антон Чехов"))
    window = start(path).window
    assert window is not None

    box = ask(window, qtbot, "lovelase")
    qtbot.waitUntil(lambda: lines(box) == ["Did you mean Ada Lovelace?"])
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert lines(box)[:2] == ["People", "Ada Lovelace"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.people_screen().current_contact_id() == 1

    assert lines(ask(window, qtbot, "94601")) == ["People", "Ada Lovelace"]
    assert lines(ask(window, qtbot, "tag:")) == ["tag:old friends"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert lines(box) == ["People", "Ada Lovelace"]
    assert lines(ask(window, qtbot, "chekh")) == ["People", "Антон Чехов"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.people_screen().current_contact_id() == chekhov

    # The last searches are there after the program was closed.
    window = start(path).window
    assert window is not None
    box = ask(window, qtbot, "")
    assert lines(box) == ["Recent searches", "chekh", "Ada Lovelace", "Forget these"]
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)


def test_every_action_is_found_by_its_name(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(tmp_path / "journal.reljournal").window
    assert window is not None
    window.show_screen("today")
    window.actions_by_key["palette"].trigger()
    (box,) = window.findChildren(SearchPopup)
    assert box.field.text() == ">"
    assert {"New contact", "Undo", "Preferences…", "Calendar"} <= set(lines(box))
    qtbot.keyClicks(box.field, " calen")
    assert (box.field.text(), box.isVisible(), lines(box)[0]) == ("> calen", True, "Calendar")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.current_key() == "calendar"
    assert box.isHidden()

"""Getting to know someone: a card is written, something is learned in a talk, all names are put family name first, the
window is closed and opened, and everything is still there and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import newest_entries
from reljournal.ui.name_order import NameOrderFlow
from reljournal.ui.people.elided_link import ElidedLink
from reljournal.ui.preferences import PreferencesDialog
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def test_someone_is_got_to_know(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    window = window_of(start(path))

    # A card is written, with what one knows on the first day.
    window.new_contact()
    form = window.people_screen().card.about.form
    assert form is not None
    qtbot.keyClicks(form.cells["given"], "Emmy")
    qtbot.keyClicks(form.cells["family"], "Noether")
    qtbot.keyClicks(form.cells["pronouns"], "she/her")
    qtbot.keyClicks(form.reach.zone, "Europe/Berlin")
    assert form.preferences.fold is not None
    form.preferences.fold.open()
    qtbot.keyClicks(form.preferences.cells["hours"], "on walks")
    qtbot.keyClick(form.cells["given"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    emmy = window.people_screen().current_contact_id()
    assert emmy is not None
    assert contact(window.journal, emmy).name == "Emmy Noether"

    # A talk is written down, and what was learned in it.
    window.open_contact(emmy)
    capture = window.people_screen().card.timeline.capture
    qtbot.keyClicks(capture.edit, "A walk round the wall")
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    talk = newest_entries(window.journal, 0, 1)[0]
    window.open_entry(talk.id)
    learned = window.journal_screen().editor().form.learned
    learned.line.label.setCurrentText("food")
    qtbot.keyClicks(learned.line.text, "Pudding")
    qtbot.keyClick(learned.line.text, Qt.Key.Key_Return)

    # The card tells of it, and leads back.
    window.open_contact(emmy, "about")
    facts = window.people_screen().card.about.read.facts
    assert [row.fact.text for row in facts.rows()] == ["Pudding"]
    facts.rows()[0].findChild(ElidedLink).click()
    assert window.journal_screen().editor().entry_id() == talk.id

    # All names are shown with the family name first.
    window.actions_by_key["preferences"].trigger()
    dialog = window.findChildren(PreferencesDialog)[0]
    dialog.order.button("family_given").click()
    dialog.accept()
    qtbot.waitUntil(lambda: contact(window.journal, emmy).name == "Noether Emmy")
    qtbot.waitUntil(lambda: not any(flow.work.is_running() for flow in window.findChildren(NameOrderFlow)))
    assert window.journal.undo_label() == "Show names with the family name first"

    # Closed and opened again: nothing is lost, and each step can be taken back.
    window.close()
    window = window_of(start(path))
    window.open_contact(emmy)
    screen = window.people_screen()
    assert screen.card.header.name.text() == "Noether Emmy"
    assert screen.card.header.said.text() == "she/her"
    words = [label.text() for label in screen.card.timeline.side.preferences.findChildren(QLabel)]
    assert "On walks." in words
    window.taking_back.undo()
    assert contact(window.journal, emmy).name == "Emmy Noether"
    window.taking_back.undo()
    assert contact(window.journal, emmy).card.facts == ()

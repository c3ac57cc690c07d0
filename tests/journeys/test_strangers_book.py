"""A stranger's address book of three thousand cards is brought into order in the window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.shelves import Shelf
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.people import count_people, filtered_ids
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.merging import DuplicatesDialog, MergeDialog
from reljournal.ui.merging.duplicates_dialog import AllLikely
from reljournal.ui.people.bulk.dialogs import TagDialog
from reljournal.ui.window import MainWindow
from tests.data.stranger import Planted, strangers_book

Start = Callable[[Path], Program]
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Keyboard:
    """Presses keys where the keyboard is, as a person does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.place(), key, modifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.place(), text)

    def place(self) -> QWidget:
        front = QApplication.activeModalWidget() or self.window
        if not front.isActiveWindow():
            # Offscreen nobody gives the keyboard back when a dialog goes.
            front.activateWindow()
            self.qtbot.waitUntil(front.isActiveWindow, timeout=5_000)
        return front.focusWidget() or front

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """Wait for a dialog to be there; return it."""
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(kind)), timeout=30_000)
        found = self.window.findChildren(kind)[-1]
        assert isinstance(found, kind)
        return found


@pytest.fixture
def planted(tmp_path: Path) -> tuple[Path, Planted]:
    book = tmp_path / "phone.vcf"
    return book, strangers_book(book)


def test_bringing_it_into_order(
    start: Start, qtbot: QtBot, tmp_path: Path, planted: tuple[Path, Planted]
) -> None:
    book, inside = planted
    path = tmp_path / "mine.reljournal"
    window = start(path).window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    keys = Keyboard(window, qtbot)

    # The book comes in; how a file is chosen is the system's dialog, and not ours to press keys in.
    window.side.importing.take([str(book)])
    report = keys.dialog(ReportDialog)
    qtbot.waitUntil(lambda: not window.side.importing.is_running(), timeout=30_000)
    assert count_people(window.journal) == inside.cards
    report.activateWindow()
    keys.press(Qt.Key.Key_Escape)

    # Whoever is there twice is found, and the very likely ones become one step after a look at who they are.
    keys.press(Qt.Key.Key_D, modifier=Ctrl | Shift)
    pairs = keys.dialog(DuplicatesDialog)
    assert isinstance(pairs, DuplicatesDialog)
    assert pairs.verdict.text().startswith("Very likely the same")
    before = count_people(window.journal)
    keys.press(Qt.Key.Key_M)
    merging = keys.dialog(MergeDialog)
    assert isinstance(merging, MergeDialog)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count_people(window.journal) == before - 1, timeout=5_000)
    pairs.all_likely.setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.dialog(AllLikely)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not pairs._work.is_running(), timeout=60_000)
    assert count_people(window.journal) == inside.cards - len(inside.twice)

    # Namesakes were never merged: they are questions. One is told apart, the others wait.
    assert pairs.verdict.text().startswith("Perhaps the same?")
    asked = len(pairs._groups)
    keys.press(Qt.Key.Key_N)
    assert len(pairs._groups) == asked - 1
    keys.press(Qt.Key.Key_Escape)
    for name in inside.namesakes:
        assert len(filtered_ids(window.journal, f'"{name.lower()}"')) >= 2

    # The bare numbers are put away together: filter, choose all, archive.
    keys.press(Qt.Key.Key_2, modifier=Ctrl)
    keys.press(Qt.Key.Key_F, modifier=Ctrl)
    keys.type("no:email")
    people = window.people_screen().list
    qtbot.waitUntil(lambda: people.model.rowCount() == len(inside.bare), timeout=5_000)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_A, modifier=Ctrl)
    assert people.selected_count() == len(inside.bare)
    keys.press(Qt.Key.Key_A, modifier=Ctrl | Shift)
    total = inside.cards - len(inside.twice) - len(inside.bare)
    qtbot.waitUntil(lambda: count_people(window.journal) == total, timeout=5_000)

    # Everybody in Lisbon gets a tag, in one step.
    keys.press(Qt.Key.Key_F, modifier=Ctrl)
    keys.press(Qt.Key.Key_A, modifier=Ctrl)
    keys.type("in:Lisbon")
    lisbon = filtered_ids(window.journal, "in:lisbon")
    qtbot.waitUntil(lambda: people.model.rowCount() == len(lisbon) > 50, timeout=5_000)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_A, modifier=Ctrl)
    window.people_screen().bulk.do("tag", people.selected_ids(), Shelf.LISTED)
    tagging = keys.dialog(TagDialog)
    assert isinstance(tagging, TagDialog)
    keys.type("portugal")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(filtered_ids(window.journal, tag="portugal")) == len(lisbon), timeout=10_000)

    # One by one through a few of them.
    people.show_all()
    some = filtered_ids(window.journal, "is:person in:leeds")[:4]
    window.look_through(some)
    keys.press(Qt.Key.Key_K, Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Right)
    assert contact(window.journal, some[1]).archived_at is not None
    assert contact(window.journal, some[2]).trashed_at is not None
    keys.press(Qt.Key.Key_Escape)

    # Back to the beginning, edit by edit, also after a restart: every card of the book is there again.
    window = start(path).window
    assert window is not None
    while not (window.journal.undo_label() or "Import").startswith("Import"):
        window.journal.undo()
    assert count_people(window.journal) == inside.cards
    assert find_contact(window.journal, inside.bare[0])

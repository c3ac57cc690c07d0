"""A story through the real window: an address book is looked through and arranged, and all of it is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.people_columns import Column, Sorting
from reljournal.domain.shelves import Shelf
from reljournal.store.queries.people import count_people
from reljournal.system.settings import read_settings
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]
_NAMES = ("Ada Example", "Bob Example", "Cid Example", "Dora Example", "Emil Example")


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def book(folder: Path) -> Path:
    card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{}\r\nORG:{}\r\nBDAY:--1225\r\nEND:VCARD\r\n"
    cards = [card.format(name, name[::-1]) for name in _NAMES]
    path = folder / "phone.vcf"
    path.write_text("".join(cards), encoding="utf-8")
    return path


def test_from_an_import_to_a_tidy_table(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    window = window_of(start(path))
    window.side.importing.take([str(book(tmp_path))])
    qtbot.waitUntil(lambda: bool(window.findChildren(ReportDialog)), timeout=20_000)

    # Each card is looked at; one key decides.
    window.findChildren(ReportDialog)[0].look_through.click()
    people = window.people_screen()
    page = people.triage
    assert page.progress.text() == "1 of 5"
    for key in (Qt.Key.Key_K, Qt.Key.Key_A, Qt.Key.Key_Delete):
        qtbot.keyClick(page, key)
    assert (count_people(window.journal), count_people(window.journal, Shelf.ARCHIVED)) == (3, 1)
    assert "Delete Cid Example (1 key date)" in str(window.journal.undo_label())
    window.taking_back.undo()
    assert page.card.name.text() == "Cid Example"
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    window.actions_by_key["back"].trigger()
    assert not page.isVisible()

    # The rest becomes a table, sorted by organisation backwards.
    window.actions_by_key["table"].trigger()
    table = people.list.table
    assert table.isVisible()
    for _ in range(2):
        table.horizontalHeader().sectionClicked.emit(1)
    shown = [people.list.model.index(row).data() for row in range(people.list.model.rowCount())]
    assert shown == sorted(shown, key=lambda name: name[::-1], reverse=True)

    # Restarted, it looks as it was left, and one goes on where one stopped.
    window.close()
    assert "last_contact" in read_settings()[0].people_layout
    window = window_of(start(path))
    window.show_screen("people")
    people = window.people_screen()
    assert people.list.table.isVisible()
    assert people.list.layout_shown().sorting == Sorting(Column.ORGANISATION, True)
    people.list.triage_wanted_again.emit()
    assert people.triage.progress.text() == "4 of 5"
    window.actions_by_key["back"].trigger()

    # Those in the archive and the trash come back with the same key.
    for shelf in (Shelf.ARCHIVED, Shelf.TRASH):
        people.list.show_shelf(shelf)
        people.list.select_row(0)
        window.actions_by_key["archive"].trigger()
    people.list.show_shelf(Shelf.LISTED)
    assert people.list.model.rowCount() == 5

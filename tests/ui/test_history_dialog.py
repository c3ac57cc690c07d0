"""What was done is listed in words, taken back one by one, and a refusal is said where it was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.history import HistoryDialog, HistoryModel, HistoryRole
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays


def person(given: str) -> Card:
    return Card(name=Name(given=given, family="Example"))


@pytest.fixture
def dialog(keeper: ThemeKeeper, context: Context, journal: Journal) -> Iterator[HistoryDialog]:
    for given in ("Ada", "Ben", "Cid"):
        add_contact(journal, person(given))
    made = HistoryDialog(context, None)
    made.open()
    yield made
    made.close()


def lines(model: HistoryModel) -> list[tuple[str, str]]:
    return [
        (model.index(row, 0).data(), model.index(row, 0).data(HistoryRole.STATE)) for row in range(model.rowCount())
    ]


def choose(dialog: HistoryDialog, row: int) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(row, 0))


def test_the_newest_stands_first_and_says_when(dialog: HistoryDialog) -> None:
    assert lines(dialog.model) == [("Add Cid Example", ""), ("Add Ben Example", ""), ("Add Ada Example", "")]
    assert dialog.model.index(0, 0).data(HistoryRole.WHEN).startswith("Today, ")
    assert dialog.selected() is not None
    assert dialog.selected().label == "Add Cid Example"


def test_undo_and_redo_say_the_state_in_words(dialog: HistoryDialog, journal: Journal, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert lines(dialog.model)[0] == ("Add Cid Example", "undone, can be done again")
    assert count_people(journal) == 2
    qtbot.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
    assert lines(dialog.model)[0] == ("Add Cid Example", "")
    assert not dialog.redo.isEnabled()
    journal.undo()
    add_contact(journal, person("Dot"))
    assert lines(dialog.model)[:2] == [("Add Dot Example", ""), ("Add Cid Example", "undone")]


def test_an_older_edit_is_taken_back_alone(dialog: HistoryDialog, journal: Journal, qtbot: QtBot) -> None:
    choose(dialog, 1)
    qtbot.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
    assert lines(dialog.model)[0] == ("Undo “Add Ben Example”", "")
    names = [contact(journal, row[0]).name for row in journal.rows("SELECT id FROM contact ORDER BY id")]
    assert names == ["Ada Example", "Cid Example"]
    assert not dialog.note.isVisible()
    assert dialog.selected().label == "Add Ben Example"


def test_a_refusal_is_said_in_the_dialog_and_nothing_is_changed(
    dialog: HistoryDialog, journal: Journal, ways: FakeWays, qtbot: QtBot
) -> None:
    ben = journal.value("SELECT id FROM contact WHERE given = 'Ben'")
    change_contact(journal, ben, replace(person("Ben"), note="Likes trains"))
    choose(dialog, 2)
    assert dialog.selected().label == "Add Ben Example"
    qtbot.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
    assert dialog.note.isVisible()
    assert "cannot be undone any more" in dialog.note.text()
    assert count_people(journal) == 3
    assert ways.named("warn") == []
    choose(dialog, 0)
    assert not dialog.note.isVisible()


def test_what_is_undone_cannot_be_taken_back_again(dialog: HistoryDialog, journal: Journal) -> None:
    journal.undo()
    choose(dialog, 0)
    assert not dialog.take_back.isEnabled()
    choose(dialog, 1)
    assert dialog.take_back.isEnabled()


def test_it_follows_what_others_write_and_keeps_its_place(dialog: HistoryDialog, journal: Journal) -> None:
    choose(dialog, 2)
    with Journal.open(journal.path) as elsewhere:
        delete_contacts(elsewhere, [1])
    journal.notice_other_writers()
    assert dialog.model.rowCount() == 4
    assert dialog.selected().label == "Add Ada Example"


def test_an_untouched_journal_says_so(keeper: ThemeKeeper, context: Context, qtbot: QtBot) -> None:
    dialog = HistoryDialog(context, None)
    dialog.open()
    assert dialog.empty.isVisible()
    assert not dialog.list.isVisible()
    assert not any(button.isEnabled() for button in (dialog.undo, dialog.redo, dialog.take_back))
    dialog.close()


def test_a_closed_dialog_hears_no_more(keeper: ThemeKeeper, context: Context, journal: Journal, qtbot: QtBot) -> None:
    dialog = HistoryDialog(context, None)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.open()
        dialog.close()
    add_contact(journal, person("Eve"))
    assert count_people(journal) == 1


def test_a_screen_reader_hears_a_line_whole(dialog: HistoryDialog, journal: Journal) -> None:
    journal.undo()
    spoken = dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Add Cid Example, Today, ")
    assert spoken.endswith(", undone, can be done again")

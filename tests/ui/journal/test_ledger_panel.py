"""What was given and received stands beside the text: added by keyboard, turned over, weighed, and kept as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.entries import Direction, EntryDraft, Kind, LedgerItem, PersonRef, Sort, Surroundings
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry, newest_entries
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.ledger_panel import LedgerRow

DAY = date(2026, 11, 22)


def say(row: LedgerRow, words: str) -> None:
    """Press an entry of the row's menu."""
    menu = row.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


def test_things_are_added_by_keyboard_and_saved(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada Lovelace"))
    screen.write_entry(None, [ada])
    form = screen.editor().form
    form.ledger.more.click()
    (first,) = form.ledger.rows()
    qtbot.keyClicks(first.words, "recognition for the Notes")
    say(first, "recognition")
    say(first, "a great thing")
    qtbot.keyClick(first.words, Qt.Key.Key_Return)
    _, second = form.ledger.rows()
    qtbot.keyClicks(second.words, "an introduction")
    second.direction.click()
    qtbot.keyClicks(form.text, "Lunch")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 2)
    assert saved.around.ledger == (
        LedgerItem(Direction.GIVEN, "recognition for the Notes", Sort.RECOGNITION, weight=3),
        LedgerItem(Direction.RECEIVED, "an introduction"),
    )
    screen.open_entry(saved.id)
    assert [row.details.text() for row in form.ledger.rows()] == ["recognition · a great thing", ""]
    form.ledger.rows()[1].unwanted.emit(form.ledger.rows()[1])
    screen.editor().save()
    assert len(entry(journal, saved.id).around.ledger) == 1
    journal.undo()
    assert entry(journal, saved.id).around.ledger == saved.around.ledger


def test_of_several_people_one_may_be_meant(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    ada, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada Lovelace", "Mary Somerville"))
    screen.write_entry(None, [ada, mary])
    form = screen.editor().form
    form.ledger.add_item()
    (row,) = form.ledger.rows()
    qtbot.keyClicks(row.words, "a hand with the move")
    say(row, "Mary Somerville")
    say(row, "Thanked for")
    assert row.details.text() == "to Mary Somerville · thanked for"
    row.direction.click()
    assert row.details.text() == "from Mary Somerville · thanked for"
    qtbot.keyClicks(form.text, "Moving")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 2)
    (item,) = saved.around.ledger
    assert item.contact == PersonRef(mary, "Mary Somerville")
    assert item.acknowledged


def test_looking_changes_nothing(screen: JournalScreen, journal: Journal) -> None:
    item = LedgerItem(Direction.RECEIVED, "  a line\nbreak ", Sort.ADVICE, on=DAY, weight=2)
    around = Surroundings(tags=("odd, tag", "two words"), ledger=(item,))
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="x", around=around))
    kept = entry(journal, entry_id).around
    screen.open_entry(entry_id)
    assert not screen.editor().is_dirty()
    draft = screen.editor().form.draft()
    assert replace(draft.around, ledger=tuple(replace(i, id=0) for i in draft.around.ledger)) == kept


def test_tags_are_written_beside_the_text(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    screen.write_entry()
    form = screen.editor().form
    assert form.tags.edit is not None
    qtbot.keyClicks(form.tags.edit.field, "mathematics")
    qtbot.keyClick(form.tags.edit.field, Qt.Key.Key_Return)
    qtbot.keyClicks(form.tags.edit.field, "lunch")
    qtbot.keyClicks(form.text, "x")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 2)
    assert saved.around.tags == ("mathematics", "lunch")

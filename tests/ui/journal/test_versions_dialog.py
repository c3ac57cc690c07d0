"""Every saved state of an entry can be seen with its differences, and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from reljournal.domain.entries import Direction, LedgerItem, Surroundings
from reljournal.domain.errors import NotFoundError
from reljournal.operations.entries import bring_back_version, change_entry
from reljournal.operations.follow_ups import complete_follow_up
from reljournal.store.entry_versions import versions_of
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.versions_dialog import VersionsDialog


@pytest.fixture
def changed(journal: Journal, lunch: int) -> int:
    draft = entry(journal, lunch).as_draft()
    given = Surroundings(ledger=(LedgerItem(Direction.GIVEN, "praise"),))
    change_entry(journal, lunch, replace(draft, text="Notes are **nearly** finished.", around=given))
    draft = entry(journal, lunch).as_draft()
    change_entry(journal, lunch, replace(draft, title="Lunch", contact_ids=draft.contact_ids[:1]))
    return lunch


def marked(shown: QTextBrowser, *, struck: bool) -> str:
    """Return the words that are struck through, or underlined."""
    found, cursor = "", QTextCursor(shown.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        look = cursor.charFormat()
        if look.fontStrikeOut() if struck else look.fontUnderline():
            found += cursor.selectedText()
        cursor.clearSelection()
    return found


def test_each_state_shows_what_it_changed(screen: JournalScreen, journal: Journal, changed: int) -> None:
    screen.open_entry(changed)
    screen.editor().show_versions()
    dialog = screen.window().findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.list.count() == 3
    assert not dialog.back_button.isEnabled()
    assert marked(dialog.shown, struck=True).replace(" ", "") == ",MarySomervilleattheAthenaeum"
    dialog.list.setCurrentRow(1)
    assert "nearly" in marked(dialog.shown, struck=False)
    assert "Gave:praise" in marked(dialog.shown, struck=False).replace(" ", "")
    dialog.list.setCurrentRow(2)
    assert marked(dialog.shown, struck=False) == marked(dialog.shown, struck=True) == ""
    dialog.reject()


def test_an_earlier_state_comes_back_and_goes_again(screen: JournalScreen, journal: Journal, changed: int) -> None:
    now = entry(journal, changed)
    screen.open_entry(changed)
    screen.editor().show_versions()
    dialog = screen.window().findChild(VersionsDialog)
    assert dialog is not None
    dialog.list.setCurrentRow(2)
    dialog.back_button.click()
    then = entry(journal, changed)
    assert then.title == "Lunch at the Athenaeum"
    assert len(then.people) == 2
    assert then.around.ledger == ()
    assert screen.editor().form.title.text() == "Lunch at the Athenaeum"
    journal.undo()
    assert entry(journal, changed) == now


def test_what_is_done_stays_done(journal: Journal, changed: int) -> None:
    (owed,) = entry(journal, changed).follow_ups
    complete_follow_up(journal, owed.id, owed.due)
    bring_back_version(journal, changed, versions_of(journal, changed)[-1].id)
    assert entry(journal, changed).follow_ups[0].done_on == owed.due
    with pytest.raises(NotFoundError):
        bring_back_version(journal, changed, 99)


def test_an_entry_that_was_never_changed_says_so(screen: JournalScreen, lunch: int) -> None:
    screen.open_entry(lunch)
    screen.editor().show_versions()
    dialog = screen.window().findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.list.isHidden()
    assert dialog.back_button.isHidden()
    dialog.reject()

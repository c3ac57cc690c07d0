"""The archive and the trash in the window: ways in, ways back, and what the card says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reljournal.domain.shelves import DAYS_IN_TRASH, Shelf
from reljournal.operations.archive import archive_contacts
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen, shelving
from reljournal.ui.people.emptying import EmptyTrashDialog
from reljournal.ui.trash_days import TrashDays
from tests.ui.fakes import FakeWays

Names = Callable[[], Sequence[str]]


def press_move(screen: PeopleScreen) -> None:
    """Do what Ctrl+Shift+A does in the window."""
    screen.move_at_hand()


def test_one_key_archives_and_brings_back(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays, names_shown: Names
) -> None:
    screen.list.select(people["Alan"])
    qtbot.waitUntil(lambda: screen.current_contact_id() == people["Alan"])
    press_move(screen)
    assert "Alan Turing" not in names_shown()
    assert screen.list.count.text() == "7 people"
    assert ways.named("offer_undo") == [("Alan Turing is in the archive.",)]
    screen.list.shelves.link("archived").click()
    assert list(names_shown()) == ["Alan Turing"]
    assert screen.list.count.text() == "1 in the archive"
    qtbot.waitUntil(lambda: screen.current_contact_id() == people["Alan"])
    assert screen.card.shelf_note.isVisible()
    assert "archive" in screen.card.shelf_note.words.text()
    press_move(screen)
    assert contact(journal, people["Alan"]).is_listed
    assert not screen.card.shelf_note.isVisible()
    assert "Nobody is archived" in screen.list._why.text()
    assert screen.go_back()
    assert len(names_shown()) == 8
    assert not screen.list.shelves.link("archived").isVisible()


def test_the_card_of_somebody_archived_offers_the_way_back(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    archive_contacts(journal, [people["Zoë"]])
    screen.open_contact(people["Zoë"])
    assert screen.current_contact_id() == people["Zoë"]
    menu = screen.card.more_menu()
    assert "Bring back" in [action.text() for action in menu.actions()]
    menu.deleteLater()
    screen.card.shelf_note.back.click()
    assert contact(journal, people["Zoë"]).is_listed
    assert "Zoë Ångström" in names_shown()


def test_the_trash_restores_removes_and_is_emptied_after_a_question(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays, names_shown: Names
) -> None:
    screen.shelving.delete([people["Ada"]])
    screen.shelving.delete([people["Alan"], people["Grace"], people["Mary"]])
    said = [text for (text,) in ways.named("offer_undo")]
    assert said[0].startswith("To the trash: Ada Lovelace, with ")
    assert "2 follow-ups" in str(said[0])
    assert said[1] == "To the trash: 3 contacts."
    screen.list.shelves.link("trash").click()
    assert screen.list.count.text() == "4 in the trash"
    screen.list.select(people["Ada"])
    qtbot.waitUntil(lambda: screen.current_contact_id() == people["Ada"])
    assert screen.card.shelf_note.words.text() == "In the trash, kept for 30 more days."
    screen.card.shelf_note.back.click()
    assert "Ada Lovelace" not in names_shown()
    screen.list.select(people["Alan"])
    qtbot.keyClick(screen.list.view, Qt.Key.Key_Delete)
    assert count_people(journal, Shelf.TRASH) == 2
    screen.list.shelves.link("empty").click()
    dialog = screen.findChild(EmptyTrashDialog) or screen.window().findChild(EmptyTrashDialog)
    assert isinstance(dialog, QDialog)
    assert count_people(journal, Shelf.TRASH) == 2
    dialog._confirm()
    assert count_people(journal, Shelf.TRASH) == 0
    assert "The trash is empty" in screen.list._why.text()
    journal.undo()
    assert count_people(journal, Shelf.TRASH) == 2


def test_very_many_are_moved_in_a_thread(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(shelving, "_AT_ONCE", 2)
    ids = list(people.values())
    for deed in (screen.shelving.delete, screen.shelving.restore):
        with qtbot.waitSignal(screen.shelving.long_work.ended, timeout=10_000):
            assert deed(ids)
    assert count_people(journal) == 8
    said = [str(text) for (text,) in ways.named("offer_undo")]
    assert said[0].startswith("To the trash: 8 contacts, with ")
    assert said[1] == "8 contacts are out of the trash again."


def test_the_filter_works_inside_the_archive(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    archive_contacts(journal, [people["Alan"], people["Grace"]])
    screen.list.show_shelf(Shelf.ARCHIVED)
    screen.list.field.setText("hop")
    qtbot.waitUntil(lambda: list(names_shown()) == ["Grace Hopper"])
    assert screen.list.count.text() == "1 of 2"


def test_thirty_days_later_they_are_removed_quietly(
    qtbot: QtBot, journal: Journal, people: dict[str, int], context: Context, ways: FakeWays,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    delete_contacts(journal, [people["Ada"], people["Alan"]])
    days = TrashDays(context, context)
    days.begin()
    assert days._job is None
    deleted = contact(journal, people["Ada"]).trashed_at or 0
    later = (deleted + (DAYS_IN_TRASH * 86_400_000) + 1000) * 1_000_000
    monkeypatch.setattr("reljournal.ui.trash_days.time.time_ns", lambda: later)
    days.begin()
    qtbot.waitUntil(lambda: bool(ways.named("say")), timeout=10_000)
    qtbot.waitUntil(lambda: days._job is None)
    assert ways.named("say") == [("2 contacts were removed: they had been in the trash for 30 days.", "")]
    assert count_people(journal, Shelf.TRASH) == 0
    assert journal.undo_label() == "Remove 2 contacts after 30 days in the trash"

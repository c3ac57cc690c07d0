"""Doing one thing to several from the window: each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from reljournal.domain.shelves import Shelf
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles, ids_by_hand
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.people import count_people
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.bulk import deeds
from reljournal.ui.people.bulk.dialogs import CircleDialog, FieldDialog, TagDialog
from reljournal.ui.people.bulk.panel import BulkPanel
from tests.ui.fakes import FakeWays

Ask = Callable[[str], None]


@pytest.fixture
def chosen(people: dict[str, int]) -> list[int]:
    return [people["Alan"], people["Dorothy"], people["Jean"]]


@pytest.fixture
def ask(screen: PeopleScreen, chosen: list[int]) -> Ask:
    return lambda key: screen.bulk.do(key, chosen, Shelf.LISTED)


def dialog_of(screen: PeopleScreen, kind: type[QDialog]) -> QDialog:
    found = screen.window().findChild(kind)
    assert isinstance(found, kind)
    return found


def test_tags_are_added_and_taken_away(
    journal: Journal, screen: PeopleScreen, chosen: list[int], ask: Ask, ways: FakeWays
) -> None:
    ask("tag")
    dialog = dialog_of(screen, TagDialog)
    assert isinstance(dialog, TagDialog)
    dialog.field.setText(" clients, , friends")
    dialog._give()
    assert all(item.card.tags[-2:] == ("clients", "friends") for item in contacts(journal, chosen))
    assert journal.undo_label() == "Tag 3 contacts “clients”, “friends”"
    screen.bulk._untag(chosen, ["clients"])
    assert all("clients" not in item.card.tags for item in contacts(journal, chosen))
    screen.bulk._untag(chosen, ["clients"])
    assert ways.named("say")[-1][0] == "Nothing was changed: they had it already."


def test_a_circle_is_chosen_or_made(journal: Journal, screen: PeopleScreen, chosen: list[int], ask: Ask) -> None:
    for name in ("Clients", " clients "):
        ask("circle")
        dialog = dialog_of(screen, CircleDialog)
        assert isinstance(dialog, CircleDialog)
        dialog.field.setCurrentText(name)
        dialog._choose()
        dialog.deleteLater()
        screen.window().findChild(CircleDialog).setParent(None)  # type: ignore[union-attr]
    (circle,) = circles(journal)
    assert circle.name == "Clients"
    assert ids_by_hand(journal, circle.id) == set(chosen)


def test_a_field_is_set(journal: Journal, screen: PeopleScreen, chosen: list[int], ask: Ask) -> None:
    ask("field")
    dialog = dialog_of(screen, FieldDialog)
    assert isinstance(dialog, FieldDialog)
    dialog.choice.setCurrentIndex(dialog.choice.findText("Title"))
    dialog.value.setText("Mathematician")
    dialog._fill()
    assert {item.card.title for item in contacts(journal, chosen)} == {"Mathematician"}


def test_archive_delete_merge_and_export(
    journal: Journal, screen: PeopleScreen, chosen: list[int], ask: Ask, ways: FakeWays, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    ask("merge")
    assert ways.named("merge_contacts") == [(tuple(chosen),)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "book"), ""))
    ask("export")
    assert (tmp_path / "book.vcf").read_bytes().count(b"BEGIN:VCARD") == 3
    ask("archive")
    assert count_people(journal, Shelf.ARCHIVED) == 3
    screen.bulk.do("back", chosen, Shelf.ARCHIVED)
    ask("delete")
    assert count_people(journal, Shelf.TRASH) == 3
    screen.bulk.do("delete", chosen[:1], Shelf.TRASH)
    screen.bulk.do("back", chosen, Shelf.TRASH)
    assert count_people(journal) == 7
    screen.bulk.do("tag", [], Shelf.LISTED)
    assert screen.window().findChild(TagDialog) is None


def test_many_take_a_thread_and_are_one_step(
    qtbot: QtBot, journal: Journal, screen: PeopleScreen, chosen: list[int], ways: FakeWays,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(deeds, "_AT_ONCE", 2)
    screen.bulk._tag(chosen, ["many"])
    with qtbot.waitSignal(screen.bulk.long_work.ended, timeout=10_000):
        pass
    assert all("many" in item.card.tags for item in contacts(journal, chosen))
    assert len(ways.named("offer_undo")) == 1
    journal.undo()
    assert not any("many" in item.card.tags for item in contacts(journal, chosen))


def test_the_panel_offers_what_fits_the_place(qtbot: QtBot, screen: PeopleScreen) -> None:
    panel = BulkPanel()
    qtbot.addWidget(panel)
    offered = {}
    for shelf in Shelf:
        panel.show_chosen(5, shelf)
        offered[shelf] = [key for key, button in panel._buttons.items() if not button.isHidden()]
    assert offered[Shelf.TRASH] == ["back", "delete"]
    assert "archive" in offered[Shelf.LISTED]
    assert "back" not in offered[Shelf.LISTED]
    assert "back" in offered[Shelf.ARCHIVED]
    assert "archive" not in offered[Shelf.ARCHIVED]

"""Looking through people one by one: keys, undo that leads back, and going on where one stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import change_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.triage import Triage, begin_triage, end_triage, triage
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.bulk.dialogs import CircleDialog, TagDialog
from reljournal.ui.people.triage.page import TriagePage


@pytest.fixture
def page(people: dict[str, int], screen: PeopleScreen) -> TriagePage:
    screen.look_through([people[name] for name in ("Alan", "Dorothy", "Grace", "Jean")])
    return screen.triage


def press(qtbot: QtBot, page: TriagePage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page, key)


def test_keys_decide_and_go_on(qtbot: QtBot, journal: Journal, people: dict[str, int], page: TriagePage) -> None:
    assert page.isVisible()
    assert page.progress.text() == "1 of 4"
    assert page.card.name.text() == "Alan Turing"
    press(qtbot, page, Qt.Key.Key_K, Qt.Key.Key_A, Qt.Key.Key_Delete)
    assert page.progress.text() == "4 of 4"
    assert contact(journal, people["Dorothy"]).archived_at is not None
    assert contact(journal, people["Grace"]).trashed_at is not None
    press(qtbot, page, Qt.Key.Key_Left)
    assert page.card.place.isVisible()
    assert "In the trash" in page.card.place.text()
    press(qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert page.current_id() is None
    assert page._done.isVisible()
    assert triage(journal) is None


def test_what_helps_to_decide_stands_first(page: TriagePage, journal: Journal, people: dict[str, int]) -> None:
    begin = date(2026, 5, 4)
    for day in range(2):
        draft = EntryDraft(Kind.CALL, begin + timedelta(days=day), title=f"Call {day}", contact_ids=(people["Grace"],))
        log_entry(journal, draft)
    dates = tuple(KeyDate(DateSort.OTHER, PartialDate(None, 3, day), f"Day {day}") for day in range(1, 7))
    card = contact(journal, people["Grace"]).card
    change_contact(journal, people["Grace"], replace(card, key_dates=dates, tags=("navy",)))
    page.begin([people["Grace"], people["Jean"]])
    lines = page.card.glance.lines
    assert lines[:2] == ["5 May 2026 · Call · Call 1", "2 entries in all"]
    assert lines[2].startswith("Day 1 · 1 March · ")
    assert lines[5:] == [lines[5], "and 2 more", "navy"]
    page.do("next")
    assert page.card.glance.lines[0] == "Nothing is written about them yet."


def test_undo_leads_back_to_the_card(qtbot: QtBot, journal: Journal, people: dict[str, int], page: TriagePage) -> None:
    press(qtbot, page, Qt.Key.Key_A, Qt.Key.Key_K, Qt.Key.Key_K)
    assert page.current_id() == people["Jean"]
    journal.undo()
    assert page.current_id() == people["Alan"]
    assert not page.card.place.isVisible()
    assert contact(journal, people["Alan"]).is_listed


def test_it_goes_on_where_one_stopped(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, page: TriagePage
) -> None:
    press(qtbot, page, Qt.Key.Key_K, Qt.Key.Key_K)
    assert screen.go_back()
    assert not page.isVisible()
    assert screen.current_contact_id() == people["Grace"]
    assert triage(journal) == Triage(tuple(people[n] for n in ("Alan", "Dorothy", "Grace", "Jean")), 2)
    screen.list.triage_wanted_again.emit()
    assert page.isVisible()
    assert page.progress.text() == "3 of 4"
    assert journal.undo_label() != "anything"
    assert all("triage" not in item.label.lower() for item in journal.history())


def test_a_tag_and_a_circle_stay_on_the_card(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, page: TriagePage
) -> None:
    press(qtbot, page, Qt.Key.Key_T)
    dialog = screen.window().findChild(TagDialog)
    assert isinstance(dialog, TagDialog)
    dialog.field.setText("codes, school")
    dialog._give()
    assert contact(journal, people["Alan"]).card.tags == ("mathematics", "codes", "school")
    assert page.current_id() == people["Alan"]
    page.do("circle")
    circle = screen.window().findChild(CircleDialog)
    assert isinstance(circle, CircleDialog)
    circle.field.setCurrentText("Bletchley")
    circle._choose()
    assert journal.undo_label() == "Add circle “Bletchley”"
    assert page.current_id() == people["Alan"]


def test_everybody_shown_in_the_list_is_looked_through(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.list.show_tag("mathematics")
    screen.list.triage_asked.emit()
    assert screen.triage.progress.text() == "1 of 3"
    # Somebody removed for good meanwhile is passed over.
    screen.shelving.delete([people["Grace"]])
    screen.shelving.remove([people["Grace"]])
    screen.triage.do("next")
    assert screen.triage.current_id() == people["Alan"]
    screen.triage.do("next")
    assert screen.triage.current_id() is None
    screen.triage._done.findChildren(type(screen.triage.keys.button("keep")))[0].click()
    assert not screen.triage.isVisible()


def test_what_is_kept_can_be_forgotten(journal: Journal) -> None:
    assert triage(journal) is None
    begin_triage(journal, [3, 1, 2])
    assert triage(journal) == Triage((3, 1, 2), 0)
    end_triage(journal)
    assert triage(journal) is None
    assert journal.history() == []

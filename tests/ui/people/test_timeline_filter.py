"""A timeline is narrowed by kind and purpose, and key dates stand between the entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind, Purpose, Surroundings
from reljournal.domain.mentions import mention
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.entries import delete_entry, log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.timeline import TimelineTab
from reljournal.ui.people.timeline_filter import TimelineFilter
from reljournal.ui.people.timeline_model import EntryRole
from tests.ui.people.ada import TODAY


@pytest.fixture
def grace(journal: Journal) -> int:
    """Grace, written to for two years: calls, letters, and one that asked for something."""
    born = KeyDate(DateSort.BIRTHDAY, PartialDate(1906, 12, 9))
    made = add_contact(journal, Card(formatted_name="Grace Hopper", key_dates=(born,)))
    for number in range(60):
        kind = Kind.LETTER if number % 3 == 0 else Kind.CALL
        on = TODAY - timedelta(days=12 * number)
        log_entry(journal, EntryDraft(kind, on, title=f"Talk {number}", contact_ids=(made,)))
    asked = Surroundings(purpose=Purpose.ASK)
    log_entry(journal, EntryDraft(Kind.NOTE, TODAY, title="Asked", contact_ids=(made,), around=asked))
    return made


def tab_of(screen: PeopleScreen, contact_id: int) -> TimelineTab:
    screen.open_contact(contact_id, "timeline")
    return screen.card.timeline


def rows(tab: TimelineTab) -> list[str]:
    while tab.model.canFetchMore():
        tab.model.fetchMore()
    return [str(tab.model.index(row).data()) for row in range(tab.model.rowCount())]


def press(found: TimelineFilter, words: str) -> None:
    next(chip for chip in found.chips() if chip.text() == words).click()


def test_entries_of_a_kind_or_purpose_alone(screen: PeopleScreen, grace: int) -> None:
    tab = tab_of(screen, grace)
    assert [chip.text() for chip in tab.filter.chips()] == ["Call 40", "Letter 20", "Note 1", "ask 1"]
    press(tab.filter, "Letter 20")
    assert len(rows(tab)) == 20
    press(tab.filter, "ask 1")
    assert tab.model.total() == 0
    press(tab.filter, "Letter 20")
    assert rows(tab) == ["Asked"]
    press(tab.filter, "ask 1")
    assert tab.model.total() == 61


def test_another_contact_is_shown_whole(screen: PeopleScreen, grace: int, people: dict[str, int]) -> None:
    tab = tab_of(screen, grace)
    press(tab.filter, "Call 40")
    tab = tab_of(screen, people["Ada"])
    assert tab.model.sort_shown().is_open
    assert tab.filter.isHidden()
    tab = tab_of(screen, grace)
    assert tab.model.total() == 61


def test_when_the_last_of_its_sort_goes_all_are_shown(screen: PeopleScreen, journal: Journal, grace: int) -> None:
    tab = tab_of(screen, grace)
    press(tab.filter, "Note 1")
    entry = tab.model.entry(0)
    assert entry is not None
    delete_entry(journal, entry.id)
    assert tab.model.sort_shown().is_open
    assert tab.model.total() == 60


def test_birthdays_stand_between_once_each_however_the_list_is_walked(screen: PeopleScreen, grace: int) -> None:
    tab = tab_of(screen, grace)
    shown = rows(tab)
    birthdays = [words for words in shown if words.startswith("Birthday")]
    assert birthdays == ["Birthday, turned 119"]
    days = [tab.model.index(row).data(EntryRole.ENTRY) or tab.model.index(row).data(EntryRole.EVENT) for row in
            range(tab.model.rowCount())]  # fmt: skip
    assert [item.on for item in days] == sorted((item.on for item in days), reverse=True)
    press(tab.filter, "Call 40")
    assert not any(words.startswith("Birthday") for words in rows(tab))
    press(tab.filter, "Call 40")
    tab.filter.events.click()
    assert not any(words.startswith("Birthday") for words in rows(tab))


def test_the_day_one_met_leads_to_the_dates(screen: PeopleScreen, journal: Journal, grace: int, qtbot: QtBot) -> None:
    card = contact(journal, grace).card
    change_contact(journal, grace, replace(card, met=replace(card.met, when=PartialDate(2025, 6, 5))))
    tab = tab_of(screen, grace)
    row = rows(tab).index("You met")
    event = tab.model.event_at(row)
    assert event is not None
    assert event.on == date(2025, 6, 5)
    with qtbot.waitSignal(tab.tab_asked) as asked:
        tab.view.opened.emit(row)
    assert asked.args == ["dates"]


def test_thousands_are_counted_beside_the_window(
    screen: PeopleScreen, grace: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reljournal.ui.people.timeline_filter._AT_ONCE", 10)
    tab = tab_of(screen, grace)
    qtbot.waitUntil(lambda: len(tab.filter.chips()) == 4)
    assert tab.filter.isVisibleTo(tab)


def test_who_is_spoken_of_is_said_on_their_card(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], grace: int
) -> None:
    spoken_of = add_contact(journal, Card(formatted_name="Maria Mitchell"))
    text = f"She asked after {mention('Maria', contact(journal, spoken_of).uuid)}"
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, TODAY, title="About comets", text=text, contact_ids=(grace,)))
    tab = tab_of(screen, spoken_of)
    assert tab.filter.isVisibleTo(tab)
    assert tab.filter.mentioned.text() == "mentioned in 1"
    assert not tab.filter.events.isVisibleTo(tab)
    assert not tab.view.isVisibleTo(tab)
    tab.filter.mentioned.click()
    assert tab.view.isVisibleTo(tab)
    assert rows(tab) == ["About comets"]
    delete_entry(journal, entry_id)
    assert tab.filter.isHidden()
    assert tab.model.sort_shown().is_open
    assert not tab.view.isVisibleTo(tab)
    journal.undo()
    tab.filter.mentioned.click()
    assert rows(tab) == ["About comets"]
    tab.filter.mentioned.click()
    assert rows(tab) == []


def test_mentions_and_kinds_take_each_others_place(screen: PeopleScreen, journal: Journal, grace: int) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada Lovelace"))
    text = f"Praised {mention('Grace', contact(journal, grace).uuid)}"
    log_entry(journal, EntryDraft(Kind.CALL, TODAY, title="With Ada", text=text, contact_ids=(ada,)))
    tab = tab_of(screen, grace)
    press(tab.filter, "Letter 20")
    tab.filter.mentioned.click()
    assert rows(tab) == ["With Ada"]
    assert not any(chip.isChecked() for chip in tab.filter.chips())
    press(tab.filter, "Letter 20")
    assert not tab.filter.mentioned.isChecked()
    assert len(rows(tab)) == 20

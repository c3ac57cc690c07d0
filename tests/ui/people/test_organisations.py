"""The card of an organisation: made from a person's, with people added on it and their entries on its timeline."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.organisations import organisation_named
from reljournal.ui.people import PeopleScreen
from reljournal.ui.widgets import LinkButton
from tests.ui.fakes import FakeWays
from tests.ui.people.ada import TODAY

ENGINES = "Analytical Engines Ltd"


@pytest.fixture
def firm(journal: Journal, people: dict[str, int]) -> int:
    return add_contact(journal, Card(formatted_name=ENGINES, kind=ContactKind.ORGANISATION))


def links(screen: PeopleScreen) -> dict[str, LinkButton]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {button.text(): button for button in screen.card.about.read.findChildren(LinkButton)}


def test_a_card_is_made_from_the_line_of_a_person(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], ways: FakeWays
) -> None:
    screen.open_contact(people["Ada"], "about")
    links(screen)["Make a card of this organisation"].click()
    made = organisation_named(journal, ENGINES)
    assert ways.named("open_contact")[-1] == (made, "about")
    screen.open_contact(people["Ada"], "about")
    assert f"Open {ENGINES}" in links(screen)
    journal.undo()
    screen.open_contact(people["Ada"], "about")
    assert "Make a card of this organisation" in links(screen)
    # Whoever works nowhere is not asked.
    screen.open_contact(people["Alan"], "about")
    assert "Make a card of this organisation" not in links(screen)


def test_a_person_is_added_with_the_keyboard(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], firm: int, ways: FakeWays, qtbot: QtBot
) -> None:
    screen.open_contact(firm, "about")
    line = screen.card.about.read.people.line
    assert line is not None
    assert not line.add_button.isVisible()
    qtbot.keyClicks(line.person, "Alan Turing")
    assert line.add_button.isVisible()
    line.person.completer().popup().hide()
    qtbot.keyClick(line.person, Qt.Key.Key_Return)
    assert contact(journal, people["Alan"]).card.organisation == ENGINES
    assert ways.named("offer_undo")[-1] == ("Added: Alan Turing",)
    assert "Alan Turing" in links(screen)
    assert line.person.text() == ""
    qtbot.keyClicks(line.person, "Charles Babbage")
    line.person.completer().popup().hide()
    qtbot.keyClick(line.person, Qt.Key.Key_Return)
    assert "Charles Babbage" in links(screen)


def test_entries_of_its_people_stand_on_the_timeline_when_they_are_wanted(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], firm: int
) -> None:
    both = EntryDraft(Kind.CALL, TODAY, title="With both", contact_ids=(firm, people["Ada"]))
    log_entry(journal, both)
    screen.open_contact(firm, "timeline")
    timeline = screen.card.timeline

    def titles() -> list[str]:
        return [str(timeline.model.index(row).data()) for row in range(timeline.model.rowCount())]

    assert titles() == ["With both"]
    assert timeline.with_people.isVisible()
    timeline.with_people.click()
    assert timeline.model.total() == 4
    # What both are part of stands there once.
    assert sorted(title for title in titles() if title.startswith(("Talk", "With"))) == [
        "Talk 0", "Talk 1", "Talk 2", "With both",
    ]  # fmt: skip
    screen.open_contact(people["Ada"], "timeline")
    assert not timeline.with_people.isVisible()
    assert timeline.model.also() == ()
    screen.open_contact(firm, "timeline")
    assert timeline.model.total() == 4
    timeline.with_people.click()
    assert titles() == ["With both"]

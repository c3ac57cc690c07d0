"""The line above a new card that looks like an old one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reljournal.domain.duplicate_pairs import pair_of
from reljournal.store.card_drafts import NEW
from reljournal.store.journal import Journal
from reljournal.store.queries.duplicates import known_apart
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.already_there_line import AlreadyThereLine
from reljournal.ui.widgets import LinkButton
from tests.ui.fakes import FakeWays


def links(line: AlreadyThereLine) -> dict[str, LinkButton]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {button.text(): button for button in line.findChildren(LinkButton)}


def test_a_new_card_that_looks_like_an_old_one_says_so(
    screen: PeopleScreen, people: dict[str, int], journal: Journal, qtbot: QtBot, ways: FakeWays
) -> None:
    screen.begin_new_contact()
    about = screen.card.about
    assert about.form is not None
    line = about.already
    assert line is not None
    assert line.isHidden()
    about.form.cells["given"].setText("Ada")
    about.form.cells["family"].setText("Lovelace")
    qtbot.waitUntil(lambda: not line.isHidden(), timeout=5_000)
    links(line)["Open"].click()
    assert ways.named("open_contact") == [(people["Ada"], "timeline")]
    links(line)["Somebody else"].click()
    assert line.isHidden()
    about.form.cells["title"].setText("Countess")
    line.look()
    assert line.isHidden()
    # It is remembered by the draft, and with the contact once it is saved.
    kept = screen.card.drafts.of(NEW)
    assert kept is not None
    assert kept.told_apart == (people["Ada"],)
    screen.card.leave_edit()
    screen.begin_new_contact()
    again = screen.card.about.already
    assert again is not None
    again.look()
    assert again.isHidden()
    screen.card.save()
    made = int(journal.value("SELECT max(id) FROM contact"))
    assert pair_of(people["Ada"], made) in known_apart(journal)
    journal.undo()
    assert known_apart(journal) == set()


def test_an_old_card_is_not_compared(screen: PeopleScreen, people: dict[str, int]) -> None:
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    assert screen.card.about.already is None

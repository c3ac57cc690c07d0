"""A journal with a few people, and the screen on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.theme import ThemeKeeper
from tests.ui.people.ada import ADA, TODAY


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    """Eight people by given name; Ada has entries and follow-ups."""
    ids = {"Ada": add_contact(journal, ADA)}
    others = ("Alan Turing", "Dorothy Vaughan", "Grace Hopper", "Jean Bartik", "Katherine Johnson", "Mary Jackson")
    for name in others:
        given, family = name.split()
        card = Card(name=Name(given=given, family=family), tags=("mathematics",) if given in "Alan Grace" else ())
        ids[given] = add_contact(journal, card)
    ids["Zoë"] = add_contact(journal, Card(name=Name(given="Zoë", family="Ångström"), emails=(Labelled("", "zoe@x"),)))
    ada = PersonRef(ids["Ada"], "Ada Lovelace")
    for number in range(3):
        on = TODAY - timedelta(days=20 * number)
        log_entry(journal, EntryDraft(Kind.CALL, on, title=f"Talk {number}", contact_ids=(ada.id,)))
    add_follow_up(journal, FollowUp("Send the paper", due=TODAY - timedelta(days=2), contact=ada))
    add_follow_up(journal, FollowUp("Introduce me", OwedBy.THEM, contact=ada))
    return ids


@pytest.fixture
def screen(
    qtbot: QtBot, context: Context, keeper: ThemeKeeper, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PeopleScreen]:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    made = PeopleScreen(context)
    made.resize(1240, 900)
    made.show()
    made.show_up()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def names_shown(screen: PeopleScreen) -> Callable[[], Sequence[str]]:
    def names() -> Sequence[str]:
        model = screen.list.model
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]

    return names

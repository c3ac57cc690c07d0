"""On a date's card in the calendar: it is wished there, and what was done this time and the last stands there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.me import this_is_me
from reljournal.operations.reminding import wish
from reljournal.store.journal import Journal
from reljournal.store.queries.key_dates import dates_between
from reljournal.store.queries.reminding import deeds_for
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.calendar.date_card import DateCard
from reljournal.ui.context import Context
from tests.ui.fakes import FakeWays

_TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def this_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RELJOURNAL_TODAY", _TODAY.isoformat())
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def ada(journal: Journal) -> int:
    born = KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 11, 21))
    return add_contact(journal, Card(formatted_name="Ada", key_dates=(born,)))


@pytest.fixture
def screen(qtbot: QtBot, context: Context, ada: int) -> CalendarScreen:
    made = CalendarScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.show_up()
    made.open_day(_TODAY)
    return made


def card(screen: CalendarScreen) -> DateCard:
    QApplication.processEvents()
    (found,) = [card for card in screen.panel.findChildren(DateCard) if card.isVisible()]
    return found


def test_wished_from_the_calendar(
    screen: CalendarScreen, journal: Journal, ways: FakeWays, ada: int, qtbot: QtBot
) -> None:
    assert card(screen).first_button() is card(screen).wished_button
    card(screen).wished_button.click()
    assert ways.named("offer_undo") == [("Noted: you wished. Ada turns 41",)]
    assert not card(screen).wished_button.isVisible()
    said = card(screen).this_time
    assert isinstance(said, QLabel)
    assert said.text() == "Wished"
    journal.undo()
    assert card(screen).wished_button.isVisible()
    assert card(screen).this_time is None


def test_an_entry_of_the_day_is_what_one_did(
    screen: CalendarScreen, journal: Journal, ways: FakeWays, ada: int
) -> None:
    written = log_entry(journal, EntryDraft(Kind.CALL, _TODAY, text="Sang", contact_ids=(ada,)))
    assert card(screen).this_time is not None
    assert card(screen).this_time.text() == "Wished: Call"
    card(screen).this_time.click()
    assert ways.calls[-1] == ("open_entry", (written,))


@pytest.mark.parametrize(("days", "offered"), [(-32, False), (-31, True), (0, True), (14, True), (15, False)])
def test_when_it_may_be_said(journal: Journal, ada: int, days: int, *, offered: bool) -> None:
    (shown,) = dates_between(journal, _TODAY, _TODAY)
    assert deeds_for(journal, shown, _TODAY + timedelta(days=days)).may_wish is offered


def test_what_was_done_and_nobody_wishes_themself(journal: Journal, ada: int) -> None:
    (shown,) = dates_between(journal, _TODAY, _TODAY)
    wish(journal, shown.key_date.id, _TODAY, _TODAY, "white roses")
    wish(journal, shown.key_date.id, date(2025, 11, 21), date(2025, 11, 20), "a card")
    deeds = deeds_for(journal, shown, _TODAY)
    assert deeds.now is not None
    assert deeds.before is not None
    assert (deeds.now.note, deeds.before.note, deeds.may_wish) == ("white roses", "a card", False)
    journal.undo()
    journal.undo()
    this_is_me(journal, ada)
    assert not deeds_for(journal, shown, _TODAY).may_wish

"""The dates that ask on Today: what each says, and wishing, logging, writing and putting off, in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.reminding import Done, Mark, ReminderRules
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.reminding import wish
from reljournal.store.journal import Journal
from reljournal.store.queries.reminding import dates_asked
from reljournal.system import clock
from reljournal.ui.context import Context
from reljournal.ui.reminding.date_menu import DateMenu
from reljournal.ui.reminding.what_was_done import WhatWasDoneDialog
from reljournal.ui.today import TodayScreen
from reljournal.ui.today.asking_rows import AskingRow
from reljournal.ui.today.texts import LeadingText
from reljournal.ui.widgets import Label
from tests.ui.fakes import FakeWays

_TODAY = date(2026, 11, 21)
_NOON = datetime.combine(_TODAY, time(12))


@pytest.fixture(autouse=True)
def this_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", _NOON.astimezone)
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def ada(journal: Journal) -> int:
    """Somebody in the journal for years, whose birthday it is."""
    return somebody(journal, "Ada Lovelace", 21)


def somebody(journal: Journal, name: str, day: int, sort: DateSort = DateSort.BIRTHDAY) -> int:
    born = KeyDate(sort, PartialDate(1983, 11, day))
    row = add_contact(journal, Card(formatted_name=name, key_dates=(born,)))
    journal.write_aside("UPDATE key_date SET created_at = 0")
    return row


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> TodayScreen:
    made = TodayScreen(context)
    qtbot.addWidget(made)
    made.resize(1240, 900)
    return made


def shown_rows(screen: TodayScreen, qtbot: QtBot) -> list[AskingRow]:
    if not screen.isVisible():
        screen.show()
        screen.show_up()
        qtbot.waitUntil(lambda: screen.asking is not None)
    assert screen.asking is not None
    return screen.asking.rows.rows


def says(row: AskingRow) -> tuple[str, str]:
    (title,) = row.words.findChildren(LeadingText)
    (second,) = row.words.findChildren(Label)
    return title.text(), second.text()


def mark_of(journal: Journal) -> Mark | None:
    (asked,) = dates_asked(journal, _TODAY, ReminderRules())
    return asked.mark


def test_nothing_asks(screen: TodayScreen, journal: Journal, qtbot: QtBot) -> None:
    somebody(journal, "Far Away", 3)
    assert shown_rows(screen, qtbot) == []
    assert screen.asking is not None
    assert not screen.asking.isVisible()


def test_it_comes_after_the_first_picture(screen: TodayScreen, ada: int, qtbot: QtBot) -> None:
    screen.show()
    screen.show_up()
    assert screen.asking is None
    qtbot.waitUntil(lambda: screen.asking is not None and screen.asking.isVisible())


def test_what_a_row_says(screen: TodayScreen, journal: Journal, ada: int, qtbot: QtBot) -> None:
    somebody(journal, "Grace Hopper", 19)
    mary = somebody(journal, "Mary Somerville", 28)
    somebody(journal, "Theon", 22, DateSort.MEMORIAL)
    (born,) = journal.row("SELECT id FROM key_date WHERE contact_id = ?", (mary,)) or (0,)
    wish(journal, born, date(2025, 11, 28), date(2025, 11, 28), "a card")
    log_entry(journal, EntryDraft(Kind.CALL, date(2025, 11, 22), text="Sang", contact_ids=(ada,)))
    rows = shown_rows(screen, qtbot)
    assert [says(row) for row in rows] == [
        ("Ada Lovelace turns 43", "Birthday · Today · Last year: Call"),
        ("Grace Hopper turns 43", "Birthday · It was on Thursday"),
        ("In memory of Theon", "Memorial · 43 years · Tomorrow"),
        ("Mary Somerville turns 43", "Birthday · In 7 days, on Saturday, 28 November · Last year: a card"),
    ]
    assert [row.wished.text() for row in rows] == ["Wished", "Wished", "Remembered", "Wished"]
    assert rows[0].wished.accessibleName() == "Wished: Ada Lovelace turns 43"


def test_wished_and_taken_back(
    screen: TodayScreen, journal: Journal, context: Context, ada: int, ways: FakeWays, qtbot: QtBot
) -> None:
    (row,) = shown_rows(screen, qtbot)
    row.wished.click()
    assert shown_rows(screen, qtbot) == []
    assert ways.named("offer_undo") == [("Noted: you wished. Ada Lovelace turns 43",)]
    assert mark_of(journal) == Mark(_TODAY, Done.WISHED, _TODAY)
    journal.undo()
    assert len(shown_rows(screen, qtbot)) == 1


def test_every_button_leads_somewhere(screen: TodayScreen, ada: int, ways: FakeWays, qtbot: QtBot) -> None:
    (row,) = shown_rows(screen, qtbot)
    row.log.click()
    row.write.click()
    row.words.click()
    assert ways.calls == [
        ("capture", ((ada,),)), ("write_entry", (None, (ada,))), ("open_day", (_TODAY,)),
    ]  # fmt: skip
    row.wished.setFocus()
    assert screen.people_at_hand() == [ada]


@pytest.mark.parametrize("where", ["words", "wished", "more"])
def test_the_keys_of_a_row(
    screen: TodayScreen, journal: Journal, ada: int, ways: FakeWays, qtbot: QtBot, where: str
) -> None:
    (row,) = shown_rows(screen, qtbot)
    focused: QWidget = getattr(row, where)
    qtbot.keyClick(focused, Qt.Key.Key_L)
    qtbot.keyClick(focused, Qt.Key.Key_E)
    assert [name for name, _ in ways.calls] == ["capture", "write_entry"]
    qtbot.keyClick(focused, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert mark_of(journal) is None
    qtbot.keyClick(focused, Qt.Key.Key_W)
    assert mark_of(journal) == Mark(_TODAY, Done.WISHED, _TODAY)


def test_the_keyboard_goes_on_in_the_list(screen: TodayScreen, journal: Journal, ada: int, qtbot: QtBot) -> None:
    for day, name in ((19, "Grace"), (18, "Mary")):
        somebody(journal, name, day)
    shown_rows(screen, qtbot)[1].wished.setFocus()
    qtbot.keyClick(shown_rows(screen, qtbot)[1].wished, Qt.Key.Key_Space)
    assert [row.shown.person.name for row in shown_rows(screen, qtbot)] == ["Ada Lovelace", "Mary"]
    assert QApplication.focusWidget() is shown_rows(screen, qtbot)[1].wished


def choose(menu: DateMenu, words: str) -> None:
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()
    menu.deleteLater()


def test_putting_it_off(screen: TodayScreen, journal: Journal, ada: int, ways: FakeWays, qtbot: QtBot) -> None:
    (row,) = shown_rows(screen, qtbot)
    choose(row.snooze_menu(), "In 2 hours, 14:00")
    assert mark_of(journal) == Mark(_TODAY, snoozed_until=datetime.combine(_TODAY, time(14)))
    assert shown_rows(screen, qtbot) == []
    journal.undo()
    (row,) = shown_rows(screen, qtbot)
    choose(row.snooze_menu(), "Tomorrow, Sun 22 Nov")
    assert mark_of(journal) == Mark(_TODAY, snoozed_until=datetime.combine(date(2026, 11, 22), time(9)))
    assert [said for (said,) in ways.named("offer_undo")] == ["Snoozed until 14:00", "Snoozed until Sun 22 Nov"]


def test_late_in_the_evening_two_hours_are_no_offer(
    screen: TodayScreen, ada: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = shown_rows(screen, qtbot)
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(_TODAY, time(22, 30)).astimezone())
    menu = row.snooze_menu()
    assert menu.actions()[0].text() == "Tomorrow, Sun 22 Nov"
    menu.deleteLater()


def test_letting_it_pass_and_going_to_the_card(
    screen: TodayScreen, journal: Journal, ada: int, ways: FakeWays, qtbot: QtBot
) -> None:
    (row,) = shown_rows(screen, qtbot)
    choose(row.snooze_menu(), "Open Ada Lovelace")
    assert ways.calls[-1] == ("open_contact", (ada, "dates"))
    choose(row.snooze_menu(), "Let it pass this time")
    assert mark_of(journal) == Mark(_TODAY, Done.LET_GO, _TODAY)
    assert shown_rows(screen, qtbot) == []


def test_saying_what_one_did(screen: TodayScreen, journal: Journal, ada: int, qtbot: QtBot) -> None:
    (row,) = shown_rows(screen, qtbot)
    choose(row.snooze_menu(), "Note what you did…")
    (dialog,) = screen.window().findChildren(WhatWasDoneDialog)
    assert dialog.help_page == "reminders"
    qtbot.keyClicks(dialog.what, "white roses ")
    qtbot.keyClick(dialog.what, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert mark_of(journal) == Mark(_TODAY, Done.WISHED, _TODAY, "white roses")


def test_many_are_folded(screen: TodayScreen, journal: Journal, qtbot: QtBot) -> None:
    for number in range(8):
        somebody(journal, f"Person {number}", 21)
    assert len(shown_rows(screen, qtbot)) == 5
    assert screen.asking is not None
    assert screen.asking.more.text() == "Show more"
    screen.asking.more.click()
    assert len(shown_rows(screen, qtbot)) == 8
    assert QApplication.focusWidget() is shown_rows(screen, qtbot)[5].wished
    assert not screen.asking.more.isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1240, True), (700, False)])
def test_the_buttons_stand_where_there_is_room(
    screen: TodayScreen, ada: int, qtbot: QtBot, width: int, *, beside: bool
) -> None:
    screen.resize(width, 900)
    (row,) = shown_rows(screen, qtbot)
    row.resize(900 if beside else 380, row.height())
    below = row.wished.mapTo(row, row.wished.rect().topLeft()).y() >= row.words.geometry().bottom()
    assert below is not beside

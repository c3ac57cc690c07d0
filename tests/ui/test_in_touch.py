"""Contacted today, from wherever somebody is in front."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import Preferences
from reljournal.domain.contacts import Card
from reljournal.domain.entries import FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, newest_entries
from reljournal.system.settings import Settings
from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.today.follow_up_rows import FollowUpRow
from reljournal.ui.window import MainWindow

TODAY = date(2026, 11, 25)


@pytest.fixture
def ids(journal: Journal) -> list[int]:
    cards = [
        Card(name=Name(given=given), formatted_name=given, preferences=Preferences(channel=channel))
        for given, channel in (("Ada", "letter"), ("Mary", "call"), ("Max", ""))
    ]
    return [add_contact(journal, card) for card in cards]


@pytest.fixture
def window(
    journal: Journal, ids: list[int], keeper: ThemeKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    made = MainWindow(journal, Settings())
    made.start()
    made.resize(1240, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5_000)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press_ctrl_m(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)


def said(window: MainWindow) -> str:
    return window.toast._text.text()


def test_one_click_on_the_card_and_undo(window: MainWindow, journal: Journal, ids: list[int], qtbot: QtBot) -> None:
    window.open_contact(ids[0])
    qtbot.mouseClick(window.people_screen().card.bar.contacted, Qt.MouseButton.LeftButton)
    assert said(window) == "Ada is down as contacted today: Letter."
    entry = newest_entries(journal, 0, 1, ids[0])[0]
    assert (entry.kind, entry.on, entry.title) == (Kind.LETTER, TODAY, "In touch")
    qtbot.mouseClick(window.toast._act, Qt.MouseButton.LeftButton)
    assert count_entries(journal) == 0


def test_a_second_press_asks(window: MainWindow, journal: Journal, ids: list[int], qtbot: QtBot) -> None:
    window.open_contact(ids[1])
    press_ctrl_m(window, qtbot)
    press_ctrl_m(window, qtbot)
    assert said(window) == "You were in touch with Mary today already."
    assert count_entries(journal) == 1
    qtbot.mouseClick(window.toast._act, Qt.MouseButton.LeftButton)
    assert count_entries(journal) == 2


def test_several_at_once(window: MainWindow, journal: Journal, ids: list[int], qtbot: QtBot) -> None:
    window.open_contact(ids[0])
    window.people_screen().list.focus_list()
    window.people_screen().list.page().selectAll()
    press_ctrl_m(window, qtbot)
    assert said(window) == "3 people are down as contacted today."
    window.people_screen().bulk.do("contacted", ids, window.people_screen().list.shelf())
    assert said(window) == "You were in touch with all of them today already."
    assert count_entries(journal) == 3


def test_on_today_it_is_about_the_row_with_the_keyboard(
    window: MainWindow, journal: Journal, ids: list[int], qtbot: QtBot
) -> None:
    add_follow_up(journal, FollowUp("Send the paper", due=TODAY, contact=PersonRef(ids[2], "Max")))
    window.show_screen("today")
    press_ctrl_m(window, qtbot)
    assert said(window) == "Choose somebody first: who was contacted today?"
    row = window.stack.screen_of("today").findChild(FollowUpRow)
    assert row is not None
    row.tick.setFocus()
    press_ctrl_m(window, qtbot)
    assert said(window) == "Max is down as contacted today: In person."
    actions = {action.text(): action for action in row.snooze_menu().actions()}
    actions["Contacted today"].trigger()
    assert said(window) == "You were in touch with Max today already."


def test_the_palette_knows_it(window: MainWindow, ids: list[int], qtbot: QtBot) -> None:
    window.open_contact(ids[0])
    window.open_search(">contacted")
    search = window.side._search
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert said(window) == "Ada is down as contacted today: Letter."

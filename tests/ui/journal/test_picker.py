"""Choosing people by typing their names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import PersonRef
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal.people_row import PeopleRow
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays


@pytest.fixture
def row(qtbot: QtBot, context: Context, keeper: ThemeKeeper, ada: int, mary: int) -> Iterator[PeopleRow]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    made = PeopleRow(context)
    column.addWidget(made)
    column.addStretch(1)
    holder.resize(700, 500)
    holder.show()
    yield made
    made.picker.close_list()


def names(row: PeopleRow) -> list[str]:
    return [person.name for person in row.people()]


def test_names_complete_and_enter_adds(qtbot: QtBot, row: PeopleRow, ada: int) -> None:
    qtbot.keyClicks(row.picker, "ad")
    assert row.picker.choices() == ["Ada Lovelace", "New contact “ad”"]
    with qtbot.waitSignal(row.changed):
        qtbot.keyClick(row.picker, Qt.Key.Key_Return)
    assert row.people() == [PersonRef(ada, "Ada Lovelace")]
    assert row.picker.text() == ""
    assert row.picker.choices() == []


def test_whoever_is_named_is_not_offered_again(qtbot: QtBot, row: PeopleRow, ada: int) -> None:
    row.set_people([PersonRef(ada, "Ada Lovelace")])
    qtbot.keyClicks(row.picker, "ad")
    assert row.picker.choices() == ["New contact “ad”"]


def test_arrow_keys_choose(qtbot: QtBot, row: PeopleRow) -> None:
    qtbot.keyClicks(row.picker, "ad")
    qtbot.keyClick(row.picker, Qt.Key.Key_Down)
    qtbot.keyClick(row.picker, Qt.Key.Key_Return)
    assert row.people() == [PersonRef(0, "ad")]
    qtbot.keyClicks(row.picker, "m")
    qtbot.keyClick(row.picker, Qt.Key.Key_Up)
    qtbot.keyClick(row.picker, Qt.Key.Key_Down)
    qtbot.keyClick(row.picker, Qt.Key.Key_Return)
    assert names(row) == ["ad", "Mary Somerville"]


def test_down_offers_the_people_of_late(qtbot: QtBot, row: PeopleRow, lunch: int) -> None:
    qtbot.keyClick(row.picker, Qt.Key.Key_Down)
    assert row.picker.choices() == ["Ada Lovelace", "Mary Somerville"]


def test_backspace_takes_the_last_back(qtbot: QtBot, row: PeopleRow, ada: int, mary: int) -> None:
    row.set_people([PersonRef(ada, "Ada Lovelace"), PersonRef(mary, "Mary Somerville")])
    with qtbot.waitSignal(row.changed):
        qtbot.keyClick(row.picker, Qt.Key.Key_Backspace)
    assert names(row) == ["Ada Lovelace"]


def test_escape_closes_the_list_only(qtbot: QtBot, row: PeopleRow) -> None:
    qtbot.keyClicks(row.picker, "ad")
    qtbot.keyClick(row.picker, Qt.Key.Key_Escape)
    assert row.picker.choices() == []
    assert row.picker.text() == ""
    assert names(row) == []


def test_a_new_name_is_added_once(row: PeopleRow) -> None:
    row.picker.new_chosen.emit("Jean")
    row.picker.new_chosen.emit("Jean")
    assert row.people() == [PersonRef(0, "Jean")]


def test_a_chip_opens_the_card(qtbot: QtBot, row: PeopleRow, ada: int, ways: FakeWays) -> None:
    row.set_people([PersonRef(ada, "Ada Lovelace")])
    row.chips()[0].clicked.emit()
    assert ways.named("open_contact") == [(ada, "timeline")]


def test_a_click_adds(qtbot: QtBot, row: PeopleRow, journal: Journal) -> None:
    qtbot.keyClicks(row.picker, "som")
    view = row.picker.list_view()
    assert view is not None
    at = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(row) == ["Mary Somerville"]

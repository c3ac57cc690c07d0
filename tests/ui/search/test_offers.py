"""What the search box offers by itself: recent searches, values, guesses and actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.recent_searches import note_search, recent_searches
from reljournal.ui.context import Context
from reljournal.ui.search import SearchPopup
from reljournal.ui.search.results import RowKind
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays


@pytest.fixture
def window(journal: Journal, keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[QMainWindow]:
    ada = add_contact(
        journal,
        Card(
            formatted_name="Ada Lovelace",
            tags=("mentors", "old friends"),
            phones=(Labelled("", "+44 20 7946 0102"),),
        ),
    )
    add_contact(journal, Card(formatted_name="Grace Hopper", tags=("mentors",)))
    log_entry(journal, EntryDraft(Kind.NOTE, date(2026, 8, 12), text="Lunch", contact_ids=(ada,)))
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def popup(window: QMainWindow, journal: Journal, ways: FakeWays) -> Iterator[SearchPopup]:
    context = Context(journal, ways, window)
    made = SearchPopup(context, window)
    made.open_with()
    yield made
    made.close_search()
    context.close()


def lines(popup: SearchPopup) -> list[str]:
    return [row.first for row in popup.model.rows]


def chosen(popup: SearchPopup) -> str:
    row = popup.list.currentIndex().row()
    return popup.model.rows[row].first if row >= 0 else ""


def spoken(popup: SearchPopup, row: int) -> str:
    text: str = popup.model.data(popup.model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    return text


# Recent searches


def test_what_led_to_something_is_offered_in_the_empty_box(popup: SearchPopup, journal: Journal, qtbot: QtBot) -> None:
    assert lines(popup) == []
    for typed in ("grace", "lunch"):
        popup.open_with(typed)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    popup.open_with("nothing found")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    popup.field.clear()
    assert lines(popup) == ["Recent searches", "lunch", "grace", "Forget these"]
    assert journal.undo_label() == "Write a note about Ada Lovelace"


def test_a_recent_search_is_asked_again_with_enter(popup: SearchPopup, journal: Journal, qtbot: QtBot) -> None:
    note_search(journal, "grace")
    popup.open_with()
    assert chosen(popup) == ""
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.field.text() == "grace"
    assert chosen(popup) == "Grace Hopper"


def test_recent_searches_are_forgotten_one_by_one_or_all(popup: SearchPopup, journal: Journal, qtbot: QtBot) -> None:
    for typed in ("one", "two", "three"):
        note_search(journal, typed)
    popup.open_with()
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(popup.field, Qt.Key.Key_Delete)
    assert recent_searches(journal) == ["three", "one"]
    assert chosen(popup) == "one"
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    assert chosen(popup) == "Forget these"
    qtbot.keyClick(popup.field, Qt.Key.Key_Delete)
    assert recent_searches(journal) == ["three", "one"]
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert recent_searches(journal) == []
    assert lines(popup) == []


def test_delete_in_what_is_typed_is_the_fields_own(popup: SearchPopup, qtbot: QtBot) -> None:
    popup.open_with("adax")
    popup.field.setCursorPosition(3)
    qtbot.keyClick(popup.field, Qt.Key.Key_Delete)
    assert popup.field.text() == "ada"


# Operators


def test_values_complete_an_operator(popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "tag:")
    assert lines(popup) == ["tag:mentors", "tag:old friends"]
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.field.text() == 'tag:"old friends" '
    assert lines(popup)[:2] == ["People", "Ada Lovelace"]


def test_while_a_value_is_typed_enter_opens_who_fits(popup: SearchPopup, ways: FakeWays, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "tag:old")
    assert lines(popup)[0] == "tag:old friends"
    assert chosen(popup) == "Ada Lovelace"
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert ways.calls == [("open_contact", (1, "timeline"))]


def test_a_phone_number_is_found_by_any_digits(popup: SearchPopup) -> None:
    popup.field.setText("94601")
    assert lines(popup) == ["People", "Ada Lovelace"]


# Did you mean


def test_a_guess_comes_after_a_pause_and_is_taken_with_enter(popup: SearchPopup, qtbot: QtBot) -> None:
    popup.field.setText("lovelase")
    assert lines(popup) == []
    qtbot.waitUntil(lambda: lines(popup) == ["Did you mean Ada Lovelace?"])
    assert "lovelase" in popup._word.text()
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.field.text() == "Ada Lovelace"
    assert chosen(popup) == "Ada Lovelace"


def test_typing_on_takes_the_guess_back(popup: SearchPopup) -> None:
    popup.field.setText("lovelase")
    assert popup._guessing.isActive()
    popup.field.setText("lovelace")
    assert not popup._guessing.isActive()
    popup.field.setText("lovelase")
    popup.close_search()
    assert not popup._guessing.isActive()


# Actions


@pytest.fixture
def act(window: QMainWindow) -> QAction:
    first, second = QAction("Print briefs…", window), QAction("Back up", window)
    first.setShortcut("Ctrl+P")
    second.setEnabled(False)
    window.addAction(first)
    window.addAction(second)
    return first


def test_actions_are_listed_with_their_keys_and_done_with_enter(
    popup: SearchPopup, act: QAction, qtbot: QtBot
) -> None:
    popup.open_with(">")
    assert lines(popup) == ["Print briefs…", "Back up"]
    assert spoken(popup, 0) == "Print briefs…, Ctrl+P"
    assert spoken(popup, 1) == "Back up, not possible now"
    qtbot.keyClicks(popup.field, "pri")
    assert lines(popup) == ["Print briefs…"]
    with qtbot.waitSignal(act.triggered):
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isHidden()
    popup.open_with()
    assert popup.field.text() == ""


def test_what_is_not_possible_now_is_passed_by(popup: SearchPopup, act: QAction, qtbot: QtBot) -> None:
    popup.open_with(">")
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    assert chosen(popup) == "Print briefs…"
    popup.field.setText("> back")
    assert lines(popup) == ["Back up"]
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    popup.field.setText("> zzz")
    assert "zzz" in popup._word.text()


def test_the_box_says_what_it_can_do(popup: SearchPopup) -> None:
    assert "Type >" in popup._word.text()
    assert "tag:" in popup._word.text()


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_offered_is_high_enough_to_be_read(
    popup: SearchPopup, act: QAction, journal: Journal, keeper: ThemeKeeper, percent: int
) -> None:
    note_search(journal, "grace")
    keeper.set_text_percent(percent)
    for text in ("", ">", "tag:", "ada"):
        popup.field.setText(text)
        popup.place()
        for row in range(len(popup.model.rows)):
            if popup.model.rows[row].kind is RowKind.LINE:
                assert popup.list.visualRect(popup.model.index(row)).height() >= popup.list.fontMetrics().height()
    keeper.set_text_percent(100)


def test_rows_follow_the_size_of_text(popup: SearchPopup, act: QAction, keeper: ThemeKeeper) -> None:
    popup.field.setText(">")
    before = popup._delegate.measures().lines.height()
    keeper.set_text_percent(200)
    assert popup._delegate.measures().lines.height() > before
    keeper.set_text_percent(100)
    assert popup._delegate.measures().lines.height() == before


# Operators that are none


def test_an_unknown_operator_is_named_with_the_nearest(popup: SearchPopup, qtbot: QtBot) -> None:
    popup.open_with("tags:mentors")
    assert popup._word.text() == "There is no tags: here; the nearest is tag:."
    assert lines(popup) == ["Did you mean tag:mentors?"]
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.field.text() == "tag:mentors"
    assert popup._word.isHidden()
    assert "Ada Lovelace" in lines(popup)


def test_an_operator_like_no_other_is_told_when_nothing_is_found(popup: SearchPopup) -> None:
    popup.open_with("zodiac:leo")
    assert popup._word.text().startswith("There is no zodiac: here, so it was looked for as words. There are tag:, in:")
    popup.open_with("https://ada.example")
    assert popup._word.text() == "Nothing was found for “https://ada.example”."


def test_a_value_that_is_being_chosen_is_no_slip(popup: SearchPopup) -> None:
    popup.open_with("has:ph")
    assert popup._word.isHidden()
    assert lines(popup)[:2] == ["has:phone", "has:photo"]

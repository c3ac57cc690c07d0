"""A year of the journal at a glance: squares by day, read aloud, walked by keyboard, and the way to any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.entries import delete_entry, log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.days import on_this_day
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.list_page import ListPage

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def page(screen: JournalScreen, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> ListPage:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    for day in (date(2024, 5, 6), date(2025, 3, 3), date(2026, 2, 1), date(2026, 8, 12), date(2026, 8, 12), TODAY):
        log_entry(journal, EntryDraft(Kind.CALL, day, title=f"On {day}"))
    screen.resize(1200, 800)
    found = screen.findChild(ListPage)
    assert found is not None
    return found


def test_a_day_says_how_much_there_is(page: ListPage) -> None:
    squares = page.year_map.squares
    assert page.year_map.shown_year() == 2026
    assert squares.words_of(date(2026, 8, 12)) == "12 August 2026: 2 entries"
    assert squares.words_of(date(2026, 2, 1)) == "1 February 2026: 1 entry"
    assert squares.words_of(date(2026, 8, 13)) == "13 August 2026: nothing written"
    assert squares.accessibleDescription() == "22 November 2026: 1 entry"


def test_the_keyboard_goes_from_day_to_day_and_to_the_list(page: ListPage, qtbot: QtBot) -> None:
    squares = page.year_map.squares
    squares.setFocus()
    for _week in range(15):
        qtbot.keyClick(squares, Qt.Key.Key_Left)
    assert squares.day() == date(2026, 8, 9)
    qtbot.keyClick(squares, Qt.Key.Key_Down)
    qtbot.keyClick(squares, Qt.Key.Key_Return)
    # There is nothing on the tenth: the last day before it is shown.
    entry = page._model.entry(page.view.currentIndex().row())
    assert entry is not None
    assert entry.on == date(2026, 2, 1)
    assert page.view.hasFocus()


def test_a_click_on_a_square_goes_there(page: ListPage, qtbot: QtBot) -> None:
    squares = page.year_map.squares
    place = squares.place_of(date(2026, 8, 12))
    assert squares.day_at(place.center()) == date(2026, 8, 12)
    qtbot.mouseClick(squares, Qt.MouseButton.LeftButton, pos=place.center())
    entry = page._model.entry(page.view.currentIndex().row())
    assert entry is not None
    assert entry.on == date(2026, 8, 12)
    assert squares.day_at(QPoint(2, 2)) is None


def test_other_years_are_there_while_they_hold_something(page: ListPage, journal: Journal) -> None:
    shown = page.year_map
    assert not shown.on.isEnabled()
    shown.back.click()
    shown.back.click()
    assert (shown.shown_year(), shown.back.isEnabled()) == (2024, False)
    assert shown.squares.words_of(date(2024, 5, 6)) == "6 May 2024: 1 entry"


def test_it_follows_the_journal(page: ListPage, journal: Journal) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, TODAY, title="Again"))
    assert page.year_map.squares.words_of(TODAY).endswith("2 entries")
    delete_entry(journal, entry_id)
    assert page.year_map.squares.words_of(TODAY).endswith("1 entry")


def test_it_folds_away_and_is_not_there_without_entries(page: ListPage, journal: Journal) -> None:
    page.year_map.fold.click()
    assert page.year_map.squares.isHidden()
    assert page.year_map.fold.accessibleName() == "Show the year"
    page.year_map.fold.click()
    assert not page.year_map.squares.isHidden()
    for (row,) in journal.rows("SELECT id FROM entry"):
        delete_entry(journal, row)
    assert page.year_map.isHidden()


def test_in_a_narrow_window_the_weeks_around_the_day_are_shown(page: ListPage, screen: JournalScreen) -> None:
    screen.resize(420, 800)
    squares = page.year_map.squares
    assert not squares.place_of(TODAY).isNull()
    assert squares.place_of(date(2026, 1, 1)).isNull()


def test_this_day_in_former_years(journal: Journal) -> None:
    for year in (2020, 2023, 2026):
        log_entry(journal, EntryDraft(Kind.CALL, date(year, 11, 22), title=str(year)))
    assert [entry.title for entry in on_this_day(journal, TODAY, 3)] == ["2023", "2020"]
    assert [entry.title for entry in on_this_day(journal, TODAY, 1)] == ["2023"]

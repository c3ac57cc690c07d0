"""The journal narrowed by chips: chosen, told in words, changed, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind, PersonRef
from reljournal.domain.narrowing import NOT_NARROWED, Narrowing, Period, month_of, year_of
from reljournal.operations.circles import add_circle
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.chooser import Chooser
from reljournal.ui.journal.days_dialog import DaysDialog
from reljournal.ui.journal.list_page import ListPage
from reljournal.ui.journal.narrowing_line import period_words


@pytest.fixture
def page(journal: Journal, context: Context, qtbot: QtBot) -> Iterator[ListPage]:
    ada = add_contact(journal, Card(formatted_name="Ada Lovelace", tags=("maths",)))
    grace = add_contact(journal, Card(formatted_name="Grace Hopper"))
    add_circle(journal, "Mentors", contact_ids=[grace])
    for title, who, day in (("Tea", ada, date(2026, 11, 3)), ("Call", grace, date(2025, 11, 3))):
        log_entry(journal, EntryDraft(Kind.CALL, day, title=title, contact_ids=(who,)))
    screen = JournalScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    screen.show_up()
    yield screen.list
    for kind in (Chooser, DaysDialog):
        for dialog in screen.findChildren(kind):
            dialog.close()
    screen.close()


def titles(page: ListPage) -> list[str]:
    entries = [page._model.entry(row) for row in range(page._model.rowCount())]
    return [entry.title for entry in entries if entry is not None]


def chooser(page: ListPage, qtbot: QtBot) -> Chooser:
    qtbot.waitUntil(lambda: bool(page.window().findChildren(Chooser)))
    return page.window().findChildren(Chooser)[-1]


def test_somebody_is_chosen_by_typing_and_taken_away_with_delete(page: ListPage, qtbot: QtBot) -> None:
    line = page.narrowing
    assert titles(page) == ["Tea", "Call"]
    line.buttons["person"].click()
    dialog = chooser(page, qtbot)
    qtbot.keyClicks(dialog.field, "grace")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Grace Hopper"]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert titles(page) == ["Call"]
    assert line.chips["person"].text() == "with Grace Hopper"
    assert page.count_text() == "1 of 2"
    qtbot.keyClick(line.chips["person"], Qt.Key.Key_Delete)
    assert titles(page) == ["Tea", "Call"]
    assert line.narrowed() == NOT_NARROWED


def test_circle_and_tag(page: ListPage, qtbot: QtBot) -> None:
    line = page.narrowing
    line.buttons["circle"].click()
    dialog = chooser(page, qtbot)
    assert dialog.list.item(0).text() == "Mentors"
    dialog.go.click()
    assert (titles(page), line.chips["circle"].text()) == (["Call"], "circle Mentors")
    line.clear()
    line.buttons["tag"].click()
    qtbot.waitUntil(lambda: len(page.window().findChildren(Chooser)) == 1)
    dialog = chooser(page, qtbot)
    qtbot.keyClicks(dialog.field, "nothing")
    assert dialog.none.isVisible()
    assert not dialog.go.isEnabled()
    dialog.field.clear()
    dialog.list.itemActivated.emit(dialog.list.item(0))
    assert (titles(page), line.chips["tag"].text()) == (["Tea"], "#maths")


def test_times_from_the_menu_and_between_days(page: ListPage, qtbot: QtBot) -> None:
    line = page.narrowing
    menu = line.period_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "The last 7 days"
    assert words[4:6] == ["2026", "2025"]
    menu.actions()[[action.text() for action in menu.actions()].index("2025")].trigger()
    menu.close()
    assert (titles(page), line.chips["period"].text()) == (["Call"], "2025")
    line._ask_days()
    (dialog,) = page.window().findChildren(DaysDialog)
    dialog.first.set_value(date(2026, 11, 4))
    dialog.last.set_value(date(2026, 11, 3))
    dialog._allow()
    assert "after the last" in dialog.wrong.text()
    dialog.first.set_value(date(2026, 11, 1))
    dialog._allow()
    dialog.go.click()
    assert titles(page) == ["Tea"]


def test_an_empty_list_says_all_that_narrows_it_and_shows_all_again(page: ListPage) -> None:
    page.narrowing.narrow(Narrowing(PersonRef(1, "Ada Lovelace"), tag="maths", period=year_of(1999)))
    assert not titles(page)
    assert "with Ada Lovelace, #maths, 1999" in page.empty_reason()
    page.show_all()
    assert titles(page) == ["Tea", "Call"]


def test_a_period_in_words(page: ListPage) -> None:
    day = date(2026, 11, 3)
    assert period_words(month_of(day), page) == "November 2026"
    assert period_words(Period(day, day), page) == "3 Nov 2026"
    assert period_words(Period(day), page) == "from 3 Nov 2026 on"
    assert period_words(Period(None, day), page) == "until 3 Nov 2026"
    assert period_words(Period(day, date(2026, 12, 1)), page) == "3 Nov 2026 – 1 Dec 2026"

"""The journal as a list."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import delete_entry, log_entry
from reljournal.store.drafts import drafts, keep_draft
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.list_model import KEPT_PAGES, PAGE, JournalFilter, JournalModel, JournalRole
from reljournal.ui.widgets import LinkButton
from tests.ui.fakes import FakeWays

FIRST = date(2020, 1, 1)
PEOPLE = (("Ada Lovelace", ("mentors",)), ("Grace Hopper", ("navy",)))


@pytest.fixture
def thousand(journal: Journal) -> Journal:
    rows = (
        (uuid4().bytes, "call" if n % 4 else "letter", (FIRST + timedelta(days=n)).isoformat(), f"Entry {n}")
        for n in range(1000)
    )
    with journal.edit("Many") as edit:
        edit.connection.executemany(
            "INSERT INTO entry (uuid, created_at, changed_at, kind, on_date, title, text)"
            " VALUES (?, 0, 0, ?, ?, ?, 'words')",
            rows,
        )
    return journal


def titles(model: JournalModel, rows: range) -> list[str]:
    found = [model.entry(row) for row in rows]
    return [entry.title if entry is not None else "" for entry in found]


def test_newest_first_in_windows(thousand: Journal, context: Context) -> None:
    model = JournalModel(context)
    model.reload()
    assert model.rowCount() == model.total() == 1000
    assert titles(model, range(3)) == ["Entry 999", "Entry 998", "Entry 997"]
    assert titles(model, range(997, 1000)) == ["Entry 2", "Entry 1", "Entry 0"]
    assert titles(model, range(499, 502)) == ["Entry 500", "Entry 499", "Entry 498"]
    for row in range(0, 1000, 7):
        assert titles(model, range(row, row + 1)) == [f"Entry {999 - row}"]
        assert model.kept_rows() <= KEPT_PAGES * PAGE


def test_each_row_knows_the_day_above_across_windows(thousand: Journal, context: Context) -> None:
    model = JournalModel(context)
    model.reload()
    assert model.index(0).data(JournalRole.DAY_BEFORE) is None
    for row in (1, PAGE - 1, PAGE, PAGE + 1, 10 * PAGE, 999):
        above = model.entry(row - 1)
        assert above is not None
        assert model.index(row).data(JournalRole.DAY_BEFORE) == above.on


def test_filtering_by_kind_and_words(thousand: Journal, context: Context) -> None:
    model = JournalModel(context)
    model.set_filter(JournalFilter(kind=Kind.LETTER))
    assert model.rowCount() == 250
    assert titles(model, range(2)) == ["Entry 996", "Entry 992"]
    assert titles(model, range(249, 250)) == ["Entry 0"]
    model.set_filter(JournalFilter("entry 99"))
    assert titles(model, range(model.rowCount()))[:2] == ["Entry 999", "Entry 998"]
    assert model.rowCount() == 11
    assert model.words() == ("entry", "99")
    model.set_filter(JournalFilter("nothing-like-it"))
    assert model.rowCount() == 0


def test_the_list_opens_without_reading_it(thousand: Journal, screen: JournalScreen) -> None:
    screen.grab()
    model = screen.list.view.model()
    assert isinstance(model, JournalModel)
    assert model.rowCount() == 1000
    assert model.kept_rows() <= 2 * PAGE


def test_the_month_above_the_list_follows_the_scrolling(thousand: Journal, screen: JournalScreen) -> None:
    assert screen.list.month_text() == "September 2022"
    bar = screen.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert screen.list.month_text() == "January 2020"


def test_filter_field_marks_counts_and_explains(qtbot: QtBot, thousand: Journal, screen: JournalScreen) -> None:
    screen.focus_filter()
    qtbot.keyClicks(screen.list.search, "entry 99")
    assert screen.list.count_text() == "11 of 1,000"
    qtbot.keyClicks(screen.list.search, "zzz")
    assert "zzz" in screen.list.empty_reason()
    assert screen.list.view.isHidden() or not screen.list.view.isVisible()
    assert screen.go_back()
    assert screen.list.count_text() == "1,000 entries"
    assert not screen.go_back()


def test_kind_chips_filter(thousand: Journal, screen: JournalScreen) -> None:
    screen.list.kinds.button("letter").click()
    assert screen.list.count_text() == "250 of 1,000"
    screen.list.kinds.button("gift").click()
    assert "Gift" in screen.list.empty_reason()


def test_enter_and_double_click_open(qtbot: QtBot, lunch: int, screen: JournalScreen) -> None:
    view = screen.list.view
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert screen.is_editing()
    assert screen.editor().entry_id() == lunch
    assert screen.go_back()
    assert screen.list.current_id() == lunch
    screen.list.view.doubleClicked.emit(view.model().index(0, 0))
    assert screen.is_editing()


def test_delete_offers_undo_and_the_row_is_gone(
    qtbot: QtBot, lunch: int, screen: JournalScreen, ways: FakeWays, journal: Journal
) -> None:
    view = screen.list.view
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert ways.named("offer_undo") == [("Entry deleted.",)]
    assert view.model().rowCount(QModelIndex()) == 0
    journal.undo()
    assert view.model().rowCount(QModelIndex()) == 1


def test_selection_and_place_survive_a_change_elsewhere(thousand: Journal, screen: JournalScreen) -> None:
    model = screen.list.view.model()
    assert isinstance(model, JournalModel)
    entry = model.entry(300)
    newest = model.entry(0)
    assert entry is not None
    assert newest is not None
    screen.list.select(entry.id)
    delete_entry(thousand, newest.id)
    assert screen.list.current_id() == entry.id


def test_unfinished_drafts_stand_on_top(
    qtbot: QtBot, ada: int, screen: JournalScreen, journal: Journal, ways: FakeWays
) -> None:
    keep_draft(journal, "new-1", EntryDraft(Kind.CALL, date(2026, 11, 22), text="She rang", contact_ids=(ada,)))
    screen.list.show_drafts()
    assert screen.list.draft_lines() == ["Call with Ada Lovelace · She rang"]
    screen.list.draft_opened.emit("new-1")
    assert screen.editor().form.text.text() == "She rang"
    assert screen.go_back()
    screen.list.draft_discarded.emit("new-1")
    assert drafts(journal) == []
    assert screen.list.draft_lines() == []
    assert ways.last_action is not None
    ways.last_action()
    assert screen.list.draft_lines() == ["Call with Ada Lovelace · She rang"]


def test_all_drafts_can_be_reached(screen: JournalScreen, journal: Journal) -> None:
    for number in range(5):
        keep_draft(journal, f"new-{number}", EntryDraft(Kind.NOTE, date(2026, 11, 22), text=f"Note {number}"))
    screen.list.show_drafts()
    assert len(screen.list.draft_lines()) == 3
    more = next(link for link in screen.list.findChildren(LinkButton) if link.text() == "and 2 more, older")
    more.click()
    assert len(screen.list.draft_lines()) == 5


def test_an_empty_journal_says_what_to_do(screen: JournalScreen, ways: FakeWays) -> None:
    assert screen.list.shows_first_steps()
    screen.list.log_button().click()
    assert ways.named("capture") == [((),)]


def test_the_filter_knows_the_operators_of_the_search(journal: Journal, screen: JournalScreen) -> None:
    ada, grace = (add_contact(journal, Card(formatted_name=name, tags=tags)) for name, tags in PEOPLE)
    for day, who in enumerate(((ada,), (grace,), (ada, grace)), 1):
        log_entry(journal, EntryDraft(Kind.CALL, date(2026, 5, day), title=f"Call {day}", contact_ids=who))
    page = screen.list
    for typed, found in (
        ("with:ada", ["Call 3", "Call 1"]),
        ("tag:navy", ["Call 3", "Call 2"]),
        ("-with:ada", ["Call 2"]),
        ('"call 3"', ["Call 3"]),
    ):
        page.search.setText(typed)
        assert titles(page._model, range(page._model.rowCount())) == found
    assert page._model.words() == ("call", "3")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("wiht:ada", "There is no “wiht:” here; the nearest is “with:”."),
        ("has:email", "“has:” asks about people. Entries are narrowed by tag:, in:, circle: and with:."),
        ("with:nobody", "No entry fits “with:nobody”."),
        ("nobody", "No entry holds “nobody”, nor does anyone in it."),
    ],
)
def test_an_empty_filter_says_why(thousand: Journal, screen: JournalScreen, typed: str, reason: str) -> None:
    screen.reload()
    screen.list.search.setText(typed)
    assert screen.list.empty_reason() == reason

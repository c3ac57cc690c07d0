"""Timeline, dates and follow-ups of one contact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_key_date
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.acquaintance import first_entry_day
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import newest_entries
from reljournal.store.queries.follow_ups import follow_ups_of
from reljournal.ui.capture.field import split_title
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.date_fields import locale_order
from reljournal.ui.people.entry_text import shown_markdown
from reljournal.ui.people.timeline_model import FIRST_PAGE, EntryRole, TimelineModel
from reljournal.ui.people.words import coming, known_for, written
from reljournal.ui.widgets import Chip
from tests.ui.fakes import FakeWays
from tests.ui.people.ada import TODAY


@pytest.fixture(autouse=True)
def english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


# Timeline


def test_a_line_becomes_an_entry_of_today_with_this_contact(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"])
    capture = screen.card.timeline.capture
    capture.edit.setFocus()
    qtbot.keyClicks(capture.edit, "Lunch at the Athenaeum")
    capture.kind.button("video").click()
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    newest = newest_entries(journal, 0, 1, people["Ada"])[0]
    assert (newest.title, newest.text, newest.on, newest.kind) == ("Lunch at the Athenaeum", "", TODAY, Kind.VIDEO)
    assert capture.edit.toPlainText() == ""
    assert screen.card.timeline.model.entry(0) == newest


def test_several_lines_are_saved_with_control_enter(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"])
    edit = screen.card.timeline.capture.edit
    edit.setPlainText("A title\nand *more*")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert len(newest_entries(journal, 0, 9, people["Ada"])) == 3
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    newest = newest_entries(journal, 0, 1, people["Ada"])[0]
    assert (newest.title, newest.text) == ("A title", "and *more*") or newest.text.strip() == "and *more*"


def test_what_was_begun_waits_for_its_contact(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    screen.open_contact(people["Ada"])
    screen.card.timeline.capture.edit.setPlainText("Half a sen")
    screen.open_contact(people["Alan"])
    assert screen.card.timeline.capture.edit.toPlainText() == ""
    screen.open_contact(people["Ada"])
    assert screen.card.timeline.capture.edit.toPlainText() == "Half a sen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short", ("Short", "")),
        ("Title\n\nText\nmore", ("Title", "Text\nmore")),
        ("x" * 81, ("", "x" * 81)),
        ("  \n ", ("", "")),
    ],
)
def test_a_short_first_line_is_the_title(text: str, expected: tuple[str, str]) -> None:
    assert split_title(text) == expected


def test_entries_come_in_pages_grouped_by_month(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    for number in range(120):
        on = date(2024, 1, 1) + timedelta(days=number)
        log_entry(journal, EntryDraft(Kind.NOTE, on, text="x", contact_ids=(people["Jean"],)))
    model = TimelineModel(screen.context)
    model.show_contact(people["Jean"])
    assert model.rowCount() == FIRST_PAGE
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == model.total() == 120
    headings = [model.data(model.index(row), EntryRole.MONTH) for row in range(120)]
    assert [heading for heading in headings if heading] == ["April 2024", "March 2024", "February 2024", "January 2024"]


def test_scrolling_to_the_end_reaches_the_oldest_entry(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    for number in range(150):
        on = date(2020, 1, 1) + timedelta(days=number)
        log_entry(journal, EntryDraft(Kind.NOTE, on, text=f"n{number}\n\n- a\n- b", contact_ids=(people["Jean"],)))
    screen.open_contact(people["Jean"])
    view = screen.card.timeline.view

    def at_the_end() -> bool:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        last = view.indexAt(view.viewport().rect().bottomLeft() - view.rect().topLeft())
        return not screen.card.timeline.model.canFetchMore() and (not last.isValid() or last.row() == 149)

    qtbot.waitUntil(at_the_end)
    top, high = view.span(149)
    assert view.content_height() == top + high


def test_enter_opens_the_entry(qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen,
                               ways: FakeWays) -> None:  # fmt: skip
    screen.open_contact(people["Ada"])
    view = screen.card.timeline.view
    view.setFocus()
    view.setCurrentIndex(screen.card.timeline.model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    second = newest_entries(journal, 1, 1, people["Ada"])[0]
    assert ways.named("open_entry") == [(second.id,)]
    where = view.visualRect(screen.card.timeline.model.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(ways.named("open_entry")) == 2


def test_a_follow_up_is_ticked_off_beside_the_timeline(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    from PySide6.QtWidgets import QCheckBox

    screen.open_contact(people["Ada"])
    side = screen.card.timeline.side
    assert not side.owed.isHidden()
    assert not side.dates.isHidden()
    tick = next(box for box in side.owed.findChildren(QCheckBox) if "paper" in box.accessibleName())
    tick.click()
    assert [item.text for item in follow_ups_of(journal, people["Ada"]) if item.done_on] == ["Send the paper"]
    assert ways.named("offer_undo") == [("Done: Send the paper",)]
    assert screen.card.tabs.tabText(4) == "Follow-ups 1"


def test_panels_without_content_are_not_there(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    screen.open_contact(people["Jean"])
    side = screen.card.timeline.side
    assert all(panel.isHidden() for panel in (side.owed, side.dates, side.note, side.reach))


def test_long_texts_are_cut_between_paragraphs() -> None:
    text = "\n\n".join(["word " * 40] * 20)
    shown = shown_markdown(text)
    assert len(shown) <= 1602
    assert shown.endswith(" …")
    assert text.startswith(shown[:-2])
    assert shown_markdown("short") == "short"


# Head


def test_the_head_says_since_when_and_copies_addresses(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    screen.open_contact(people["Ada"])
    header = screen.card.header
    assert header.years.text() == "8 years"
    assert header.reach_buttons()[0].accessibleName() == "Phone +44 20 7946 0102"
    header.reach_buttons()[1].copy()
    assert QGuiApplication.clipboard().text() == "ada@engines.example"
    screen.card.copy_emails()
    assert QGuiApplication.clipboard().text() == "ada@engines.example, ada@home.example"
    screen.open_contact(people["Jean"])
    assert header.years.text() == ""


def test_the_first_entry_tells_when_no_date_does(journal: Journal, people: dict[str, int]) -> None:
    assert first_entry_day(journal, people["Ada"]) == TODAY - timedelta(days=40)
    assert first_entry_day(journal, people["Jean"]) is None


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (PartialDate(2018, 6, 5), ("Known", "8 years")),
        (PartialDate(2018, 11, 23), ("Known", "7 years")),
        (PartialDate(2025, 11, 22), ("Known", "1 year")),
        (PartialDate(2026, 3, 1), ("Known since", "March 2026")),
        (PartialDate(2027, 1, 1), ("", "")),
        (PartialDate(None, 3, 1), ("", "")),
    ],
)
def test_how_long_two_people_know_each_other(since: PartialDate, expected: tuple[str, str]) -> None:
    assert known_for(since, TODAY) == expected


# Dates


@pytest.mark.parametrize(
    ("when", "said", "next_return"),
    [
        (PartialDate(1985, 12, 10), "10 December 1985", "turns 41 in 18 days"),
        (PartialDate(None, 11, 22), "22 November", "today"),
        (PartialDate(1985, 12), "December 1985", ""),
        (PartialDate(None, 5), "May", ""),
        (PartialDate(1999), "1999", ""),
        (PartialDate(1984, 2, 29), "29 February 1984", "turns 43 in 98 days"),
    ],
)
def test_partial_dates_are_written_as_far_as_they_are_known(when: PartialDate, said: str, next_return: str) -> None:
    assert written(when) == said
    assert coming(KeyDate(DateSort.BIRTHDAY, when), TODAY) == next_return


def test_the_rule_of_the_29th_of_february_is_on_the_date(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    from PySide6.QtWidgets import QLabel

    add_key_date(journal, people["Jean"], KeyDate(DateSort.BIRTHDAY, PartialDate(1984, 2, 29)))
    screen.open_contact(people["Jean"], "dates")
    words = [label.text() for label in screen.card.dates.rows()[0].findChildren(QLabel)]
    assert "shown on 28 February in common years" in words


def test_a_date_is_added_changed_and_deleted_in_place(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    screen.open_contact(people["Jean"], "dates")
    tab = screen.card.dates
    tab.begin_new()
    assert tab.form is not None
    tab.form.save()
    assert "at least a month or a year" in tab.form.says.text()
    qtbot.keyClicks(tab.form.when.day, "31")
    tab.form.when.month.setCurrentIndex(2)
    tab.form.save()
    assert tab.form.says.text() == "There is no such date."
    tab.form.when.day.setText("27")
    tab.form.when.month.setCurrentIndex(12)
    qtbot.keyClick(tab.form.when.day, Qt.Key.Key_Return)
    assert tab.form is None
    assert contact(journal, people["Jean"]).card.key_dates == (KeyDate(DateSort.BIRTHDAY, PartialDate(None, 12, 27)),)
    assert tab.rows()[0].said.text() == "27 December · in 35 days"
    tab.begin_edit(tab.rows()[0].key_date)
    assert tab.form is not None
    tab.form.sort.setCurrentIndex(tab.form.sort.findData("other"))
    tab.form.save()
    assert tab.form is not None
    tab.form.label.setText("First lecture")
    tab.form.when.year.setText("1924")
    tab.form.save()
    changed = contact(journal, people["Jean"]).card.key_dates
    assert changed == (KeyDate(DateSort.OTHER, PartialDate(1924, 12, 27), "First lecture"),)
    tab.rows()[0].delete_asked.emit(tab.rows()[0].key_date)
    assert contact(journal, people["Jean"]).card.key_dates == ()
    assert ways.named("offer_undo") == [("Deleted: First lecture",)]


def test_dates_stand_in_the_order_of_their_return(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    screen.open_contact(people["Ada"], "dates")
    assert [row.key_date.sort for row in screen.card.dates.rows()] == [DateSort.BIRTHDAY, DateSort.FIRST_MET]


@pytest.mark.parametrize(
    ("pattern", "order"),
    [("dd/MM/yyyy", "dmy"), ("M/d/yy", "mdy"), ("yyyy-MM-dd", "ymd"), ("d. MMM 'de' yy", "dmy"), ("odd", "ymd")],
)
def test_the_fields_stand_in_the_order_of_the_language(pattern: str, order: str) -> None:
    assert "".join(locale_order(pattern)) == order


# Follow-ups


def test_follow_ups_are_grouped_added_ticked_and_deleted(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    screen.open_contact(people["Ada"], "follow_ups")
    tab = screen.card.follow_ups
    assert [row.item.text for row in tab.rows()] == ["Send the paper", "Introduce me"]
    tab.begin_new()
    assert tab.form is not None
    tab.form.save()
    assert tab.form is not None
    qtbot.keyClicks(tab.form.text, "Write to Mary")
    tab.form.due.day.setText("1")
    tab.form.save()
    assert tab.form is not None
    assert "whole day" in tab.form.says.text()
    tab.form.due.month.setCurrentIndex(12)
    tab.form.due.year.setText("2026")
    qtbot.keyClick(tab.form.text, Qt.Key.Key_Return)
    assert tab.form is None
    assert [row.item.text for row in tab.rows()] == ["Send the paper", "Write to Mary", "Introduce me"]
    assert follow_ups_of(journal, people["Ada"])[1].due == date(2026, 12, 1)
    tab.rows()[0].tick.click()
    assert [row.item.text for row in tab.rows()] == ["Write to Mary", "Introduce me", "Send the paper"]
    tab.rows()[2].tick.click()
    assert all(item.done_on is None for item in follow_ups_of(journal, people["Ada"]))
    tab.rows()[0].delete_asked.emit(tab.rows()[0].item)
    assert len(tab.rows()) == 2
    assert ways.named("offer_undo")[-1] == ("Deleted: Send the paper",)


def test_putting_off_lets_it_rest_or_opens_the_form(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"], "follow_ups")
    tab = screen.card.follow_ups
    menu = tab.rows()[0].snooze_menu()
    before = follow_ups_of(journal, people["Ada"])[0]
    next(action for action in menu.actions() if action.text().startswith("In two weeks")).trigger()
    rests = next(item for item in follow_ups_of(journal, people["Ada"]) if item.id == before.id)
    assert (rests.due, rests.snoozed_until) == (before.due, TODAY + timedelta(days=14))
    row = next(row for row in tab.rows() if row.item.id == before.id)
    assert "snoozed until 6 Dec" in {chip.text() for chip in row.findChildren(Chip)}
    next(action for action in row.snooze_menu().actions() if action.text() == "Stop snoozing").trigger()
    assert follow_ups_of(journal, people["Ada"])[0] == before
    menu = tab.rows()[0].snooze_menu()
    next(action for action in menu.actions() if action.text() == "Another day…").trigger()
    assert tab.form is not None
    assert tab.form.due.day.hasFocus()
    assert screen.go_back()
    assert tab.form is None


# Narrow windows, names for all controls


def test_a_narrow_card_folds_its_buttons_into_the_menu(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"])
    assert screen.card.bar.edit.isVisible()
    screen.resize(824, 700)
    qtbot.waitUntil(lambda: not screen.card.bar.edit.isVisible())
    assert [action.text() for action in screen.card.more_menu().actions()][:2] == ["Edit", "Print brief"]
    assert screen.card.timeline.side.isHidden()


@pytest.mark.parametrize("tab", ["timeline", "about", "dates", "follow_ups", "edit", "date form", "follow-up form"])
def test_every_stop_on_the_way_has_a_name(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, tab: str) -> None:
    opening: dict[str, Callable[[], object]] = {
        "edit": screen.card.begin_edit,
        "date form": screen.card.dates.begin_new,
        "follow-up form": screen.card.follow_ups.begin_new,
    }
    places = {"edit": "about", "date form": "dates", "follow-up form": "follow_ups"}
    screen.open_contact(people["Ada"], places.get(tab, tab))
    if tab in opening:
        opening[tab]()
    from PySide6.QtGui import QAccessible

    first = screen.list.field
    stops, widget = 0, first
    while True:
        widget = widget.nextInFocusChain()
        if widget is first:
            break
        if not widget.isVisible() or not widget.isEnabled():
            continue
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name) if spoken is not None else ""
        assert name, f"{type(widget).__name__} {widget.objectName()} in {widget.parent()} has no name"
        stops += 1
    assert stops >= 8

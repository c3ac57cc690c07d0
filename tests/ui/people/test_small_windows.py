"""In a window that is small for its text, list and card stand for each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import LearnedFact
from reljournal.operations.facts import add_fact
from reljournal.store.queries.entries import newest_entries
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.facts_section import FactsSection
from reljournal.ui.theme import ThemeKeeper
from tests.ui.people.ada import TODAY

SMALL, LARGE = 500, 1300


@pytest.fixture
def small(screen: PeopleScreen, people: dict[str, int]) -> PeopleScreen:
    assert people
    screen.resize(SMALL, 700)
    return screen


def test_the_list_takes_all_the_room(small: PeopleScreen) -> None:
    assert small.list.isVisible()
    assert not small.card.isVisible()
    assert small.list.width() == small.width()


def test_enter_opens_the_card_and_esc_goes_back(qtbot: QtBot, small: PeopleScreen) -> None:
    small.list.focus_list()
    qtbot.keyClick(small.list.page(), Qt.Key.Key_Return)
    assert small.card.isVisible()
    assert not small.list.isVisible()
    assert small.card.width() == small.width()
    assert small.card.bar.back.isVisible()
    assert small.go_back()
    assert small.list.isVisible()
    assert not small.card.isVisible()
    assert small.list.isAncestorOf(QApplication.focusWidget())


def test_the_button_leads_back_and_has_a_name(small: PeopleScreen, people: dict[str, int]) -> None:
    small.open_contact(people["Ada"])
    assert small.card.bar.back.accessibleName() == "Back to the list"
    small.card.bar.back.click()
    assert small.list.isVisible()
    assert small.list.current_id() == people["Ada"]


def test_pressing_a_row_opens_it_only_where_there_is_no_room_beside(qtbot: QtBot, small: PeopleScreen) -> None:
    view = small.list.view
    at = view.visualRect(small.list.model.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert small.card.isVisible()
    assert small.card.contact_id() == small.list.model.id_at(1)
    small.resize(LARGE, 700)
    assert small.list.isVisible()
    assert small.card.isVisible()
    assert not small.card.bar.back.isVisible()


def test_whoever_is_read_stays_when_the_window_grows_and_shrinks(small: PeopleScreen, people: dict[str, int]) -> None:
    small.open_contact(people["Grace"], "about")
    small.resize(LARGE, 700)
    assert (small.card.contact_id(), small.card.current_tab()) == (people["Grace"], "about")
    small.resize(SMALL, 700)
    assert small.card.isVisible()
    assert small.card.contact_id() == people["Grace"]


def test_the_filter_brings_the_list_back(small: PeopleScreen, people: dict[str, int]) -> None:
    small.open_contact(people["Ada"])
    small.focus_filter()
    assert small.list.isVisible()
    assert small.list.field.hasFocus()


def test_larger_text_needs_more_room(screen: PeopleScreen, people: dict[str, int], keeper: ThemeKeeper) -> None:
    assert people
    screen.resize(720, 700)
    assert screen.list.isVisible()
    assert screen.card.isVisible()
    keeper.set_text_percent(200)
    assert screen.list.isVisible()
    assert not screen.card.isVisible()


def test_the_head_of_a_card_is_whole_where_the_window_is_low(
    screen: PeopleScreen, people: dict[str, int], keeper: ThemeKeeper
) -> None:
    keeper.set_text_percent(200)
    screen.resize(700, 620)
    screen.open_contact(people["Ada"])
    QApplication.processEvents()
    header = screen.card.header
    assert header.height() >= header.heightForWidth(header.width())
    assert screen.card.timeline.view.height() > 0


def test_a_new_card_takes_the_room_and_leaves_it(small: PeopleScreen) -> None:
    small.begin_new_contact()
    assert small.card.isVisible()
    assert not small.list.isVisible()
    assert small.go_back()
    assert small.list.isVisible()


def test_the_card_does_not_scroll_sideways_with_large_text(
    screen: PeopleScreen, people: dict[str, int], keeper: ThemeKeeper
) -> None:
    entry = newest_entries(screen.context.journal, 0, 1, people["Ada"])[0]
    fact = LearnedFact("needs", "A partner in the work, not another reviewer", TODAY, entry.id)
    add_fact(screen.context.journal, people["Ada"], fact)
    keeper.set_text_percent(200)
    screen.resize(700, 700)
    screen.open_contact(people["Ada"], "about")
    _settle()
    _fits(screen)

    facts = screen.card.findChild(FactsSection)
    facts.begin_edit(facts.rows()[0].fact)
    _settle()
    _fits(screen)

    facts.leave_form()
    screen.card.begin_edit()
    _settle()
    _fits(screen)


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _fits(screen: PeopleScreen) -> None:
    for area in (area for area in screen.card.findChildren(QScrollArea) if area.isVisible()):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()

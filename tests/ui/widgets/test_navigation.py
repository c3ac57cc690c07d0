from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from reljournal.ui.theme import ThemeKeeper, current_theme
from reljournal.ui.widgets import IconButton, Rail, UnderlineTabs


@pytest.fixture
def rail(keeper: ThemeKeeper, qtbot) -> Rail:
    made = Rail("RelJournal")
    for key, label in (("today", "Today"), ("people", "People"), ("journal", "Journal")):
        made.add_item(key, label, key)
    made.add_section("Circles")
    made.add_item("family", "Family")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.chosen = []
    made.selected.connect(made.chosen.append)
    return made


def test_up_and_down_go_there_and_stop_at_the_ends(rail: Rail, qtbot) -> None:
    rail.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert rail.chosen == ["people", "journal", "family"]
    assert rail.item("family").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert rail.current() == "today"


def test_a_click_goes_there_from_whatever_stands_in_front(rail: Rail, qtbot) -> None:
    qtbot.mouseClick(rail.item("people"), Qt.MouseButton.LeftButton)
    assert rail.chosen == ["people"]
    qtbot.mouseClick(rail.item("people"), Qt.MouseButton.LeftButton)
    assert rail.chosen == ["people", "people"]
    assert not rail.item("people").ring_shown()


def test_the_focus_goes_along_when_a_place_is_reached_by_shortcut(rail: Rail, qtbot) -> None:
    qtbot.keyClick(rail.item("today"), Qt.Key.Key_Shift)
    rail.select("people")
    assert rail.item("people").hasFocus()
    assert rail.item("people").ring_shown()
    assert rail.chosen == []


def test_selecting_from_outside_is_silent(rail: Rail) -> None:
    rail.select("journal")
    assert rail.current() == "journal"
    assert rail.item("journal").isChecked()
    assert rail.chosen == []
    with pytest.raises(KeyError):
        rail.select("network")


def test_counts_are_shown_and_heard(rail: Rail) -> None:
    rail.set_count("people", "248")
    assert rail.item("people").count_text() == "248"
    heard = QAccessible.queryAccessibleInterface(rail.item("people"))
    assert heard.text(QAccessible.Text.Name) == "People 248"
    assert heard.role() == QAccessible.Role.RadioButton


def test_the_rail_is_one_stop_for_tab_and_as_wide_as_its_token(rail: Rail) -> None:
    keys = ("today", "people", "journal", "family")
    stops = [key for key in keys if rail.item(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["today"]
    assert rail.sizeHint().width() == current_theme().size("rail")


@pytest.fixture
def tabs(keeper: ThemeKeeper, qtbot) -> UnderlineTabs:
    made = UnderlineTabs(accessible_name="Card")
    for label in ("Timeline", "About", "Dates"):
        made.add_tab(label)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.seen = []
    made.current_changed.connect(made.seen.append)
    return made


def test_arrow_keys_walk_the_tabs(tabs: UnderlineTabs, qtbot) -> None:
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.seen == [1, 2, 1]
    qtbot.keyClick(tabs, Qt.Key.Key_End)
    assert tabs.currentIndex() == 2


def test_a_count_follows_the_word(tabs: UnderlineTabs) -> None:
    tabs.set_count(2, 1200)
    assert tabs.tabText(2) == f"Dates {tabs.locale().toString(1200)}"
    tabs.set_count(2, 0)
    assert tabs.tabText(2) == "Dates"


def test_nothing_moves_when_a_tab_is_chosen(tabs: UnderlineTabs) -> None:
    before = [tabs.tabRect(index) for index in range(3)]
    tabs.select(1)
    assert [tabs.tabRect(index) for index in range(3)] == before


def test_the_rail_has_room_for_a_button_beside_its_title(rail: Rail, qtbot) -> None:
    button = IconButton("menu", "Menu")
    rail.set_header_button(button)
    qtbot.waitUntil(lambda: button.geometry().left() > rail.width() // 2)
    assert button.geometry().bottom() < rail.item("today").geometry().top()
    rail.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: button.geometry().right() < rail.width() // 2)

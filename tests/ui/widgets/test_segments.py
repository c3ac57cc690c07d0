"""Words joined like one button: pressed, walked by arrow keys, and a menu where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import Segments

pytestmark = pytest.mark.usefixtures("keeper")


@pytest.fixture
def segments(qtbot: QtBot, keeper: ThemeKeeper) -> Segments:
    made = Segments([("month", "Month"), ("week", "Week"), ("year", "Year")], "View")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_press_chooses_and_what_is_on_stays_on(segments: Segments, qtbot: QtBot) -> None:
    chosen: list[str] = []
    segments.changed.connect(chosen.append)
    qtbot.mouseClick(segments.buttons["year"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(segments.buttons["year"], Qt.MouseButton.LeftButton)
    assert chosen == ["year"]
    assert [button.isChecked() for button in segments.buttons.values()] == [False, False, True]
    segments.set_value("week")
    assert chosen == ["year"]
    with pytest.raises(KeyError):
        segments.set_value("decade")


@pytest.mark.parametrize("mirrored", [False, True])
def test_arrow_keys_follow_the_reading(segments: Segments, qtbot: QtBot, *, mirrored: bool) -> None:
    ways = Qt.LayoutDirection
    segments.setLayoutDirection(ways.RightToLeft if mirrored else ways.LeftToRight)
    qtbot.keyClick(segments.buttons["month"], Qt.Key.Key_Right)
    assert segments.value() == ("year" if mirrored else "week")
    tab_stops = [button.focusPolicy() == Qt.FocusPolicy.StrongFocus for button in segments.buttons.values()]
    assert sum(tab_stops) == 1
    qtbot.keyClick(segments.buttons[segments.value()], Qt.Key.Key_Up)
    assert segments.value() == ("week" if mirrored else "month")


def test_where_there_is_no_room_the_others_are_a_menu(segments: Segments) -> None:
    full = segments.sizeHint().width()
    segments.set_compact(True)
    assert segments.sizeHint().width() <= segments.narrow_width() < full == segments.full_width()
    assert [button.isHidden() for button in segments.buttons.values()] == [False, True, True]
    menu = segments.menu_of()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[1].trigger()
    assert (segments.value(), segments.buttons["week"].isHidden()) == ("week", False)
    segments.grab()
    segments.set_compact(False)
    assert segments.sizeHint().width() == full
    segments.grab()

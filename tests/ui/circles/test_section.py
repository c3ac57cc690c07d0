"""The circles in the rail, by mouse, by key and by dropping."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.circles import Circle
from reljournal.ui.circles.circle_item import CircleItem
from reljournal.ui.circles.dragging import contacts_as_mime, contacts_in
from reljournal.ui.circles.section import CirclesSection

FRIENDS, QUIET, CLIENTS = Circle(3, "Friends"), Circle(1, "Quiet", '{"version": 1, "all": []}'), Circle(7, "Clients")
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def section(qtbot: QtBot) -> Iterator[CirclesSection]:
    made = CirclesSection()
    qtbot.addWidget(made)
    made.resize(200, 400)
    made.show_circles([FRIENDS, QUIET, CLIENTS])
    made.show()
    yield made
    made.close()


def enter(item: CircleItem, contact_ids: list[int]) -> QDragEnterEvent:
    mime = contacts_as_mime(contact_ids)
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(item, event)
    return event


def drop(item: CircleItem, contact_ids: list[int]) -> None:
    mime = contacts_as_mime(contact_ids)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(item, event)


def test_circles_stand_in_their_order_with_counts(section: CirclesSection) -> None:
    assert section.ids() == [3, 1, 7]
    section.set_counts({3: 12, 1: 0, 99: 5})
    assert section.item(3).count_text() == "12"
    assert section.item(3).accessibleName() == "Friends 12"
    assert section.item(1).accessibleDescription() != section.item(3).accessibleDescription()
    section.show_circles([CLIENTS, Circle(3, "Old friends")])
    assert section.ids() == [7, 3]
    assert section.item(3).text() == "Old friends"
    assert section.item(3).count_text() == "12"


def test_without_circles_the_first_one_is_offered(section: CirclesSection, qtbot: QtBot) -> None:
    assert not section._first.isVisible()
    section.show_circles([])
    assert section._first.isVisible()
    with qtbot.waitSignal(section.new_asked):
        section._first.click()
    with qtbot.waitSignal(section.new_asked):
        section.plus.click()


def test_a_click_chooses_and_marks(section: CirclesSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.chosen) as chosen:
        section.item(1).click()
    assert chosen.args == [1]
    assert [section.item(key).isChecked() for key in section.ids()] == [False, True, False]
    section.mark(0)
    assert not any(section.item(key).isChecked() for key in section.ids())


def test_keys_move_within_and_tab_enters_once(section: CirclesSection, qtbot: QtBot) -> None:
    asked: list[int] = []
    section.chosen.connect(asked.append)
    stops = [key for key in section.ids() if section.item(key).focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [3]
    section.item(3).setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(section.item(section.marked() or 3), key)
    assert asked == [1, 7, 3]
    assert section.item(3).isChecked()


def test_keys_rename_and_remove(section: CirclesSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.rename_asked) as rename:
        qtbot.keyClick(section.item(7), Qt.Key.Key_F2)
    with qtbot.waitSignal(section.remove_asked) as remove:
        qtbot.keyClick(section.item(7), Qt.Key.Key_Delete)
    assert (rename.args, remove.args) == ([7], [7])


def test_the_menu_key_asks_for_the_menu(section: CirclesSection, qtbot: QtBot) -> None:
    item = section.item(1)
    with qtbot.waitSignal(section.menu_asked) as menu:
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(item, QContextMenuEvent(reason, QPoint(2, 2), item.mapToGlobal(QPoint(2, 2))))
    assert menu.args[0] == 1


def test_people_dropped_on_a_circle_by_hand_are_said(section: CirclesSection, qtbot: QtBot) -> None:
    item = section.item(3)
    assert enter(item, [4, 5]).isAccepted()
    lit = item.grab().toImage()
    QApplication.sendEvent(item, QDragLeaveEvent())
    assert item.grab().toImage() != lit
    enter(item, [4, 5])
    with qtbot.waitSignal(section.dropped) as dropped:
        drop(item, [4, 5])
    assert dropped.args == [3, [4, 5]]


def test_a_circle_by_rule_takes_nobody_and_says_why(section: CirclesSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.refused) as refused:
        event = enter(section.item(1), [4])
    assert not event.isAccepted()
    assert refused.args == [1]


def test_what_is_no_contact_is_not_taken(section: CirclesSection) -> None:
    mime = contacts_as_mime([])
    mime.clear()
    mime.setText("words")
    assert contacts_in(mime) == []
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(section.item(3), event)
    assert not event.isAccepted()

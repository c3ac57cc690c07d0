from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import Toast
from reljournal.ui.widgets.toast import SHOWN_FOR


@pytest.fixture
def window(keeper: ThemeKeeper, qtbot) -> QWidget:
    made = QWidget()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(made)
    made.field = QLineEdit()
    column.addWidget(made.field)
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.toast = Toast(made)
    with qtbot.waitExposed(made):
        made.show()
    made.field.setFocus()
    return made


def button(toast: Toast, text: str) -> QPushButton:
    return next(made for made in toast.findChildren(QPushButton) if text in {made.text(), made.accessibleName()})


def test_it_lies_at_the_foot_and_goes_by_itself(window: QWidget) -> None:
    toast = window.toast
    toast.show_message("Ada Lovelace moved to the bin")
    assert toast.message() == "Ada Lovelace moved to the bin"
    assert toast.timer.interval() == SHOWN_FOR == 8000
    assert window.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > window.height() - 60
    toast.timer.timeout.emit()
    assert toast.message() == ""
    assert not toast.timer.isActive()


def test_it_stays_inside_when_the_window_shrinks(window: QWidget) -> None:
    window.toast.show_message("A long sentence about what was done " * 4, "Undo", window.update)
    window.resize(420, 300)
    QApplication.processEvents()
    assert window.rect().contains(window.toast.geometry())


def test_the_action_runs_once_and_closes(window: QWidget, qtbot) -> None:
    done: list[str] = []
    window.toast.show_message("Ada Lovelace moved to the bin", "Undo", lambda: done.append("undone"))
    undo = button(window.toast, "Undo")
    window.toast.focus_action()
    assert undo.hasFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Space)
    assert done == ["undone"]
    assert window.toast.message() == ""
    assert window.field.hasFocus()


def test_without_an_action_there_is_no_such_button(window: QWidget) -> None:
    window.toast.show_message("Saved")
    assert button(window.toast, "").isHidden()
    window.toast.focus_action()
    assert button(window.toast, "Close this message").hasFocus()


def test_it_waits_while_the_keyboard_is_on_it(window: QWidget, qtbot) -> None:
    toast = window.toast
    toast.show_message("Ada Lovelace moved to the bin", "Undo", window.update)
    toast.focus_action()
    qtbot.waitUntil(lambda: not toast.timer.isActive())
    toast.timer.timeout.emit()
    assert toast.message()
    window.field.setFocus()
    qtbot.waitUntil(toast.timer.isActive)


def test_it_waits_while_the_mouse_is_on_it(window: QWidget) -> None:
    toast = window.toast
    toast.show_message("Saved")
    spot = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))
    assert not toast.timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.timer.isActive()


def test_escape_closes(window: QWidget, qtbot) -> None:
    window.toast.show_message("Saved")
    window.toast.focus_action()
    with qtbot.waitSignal(window.toast.closed):
        qtbot.keyClick(button(window.toast, "Close this message"), Qt.Key.Key_Escape)
    assert window.toast.message() == ""


def test_a_new_message_replaces_the_old_with_its_action(window: QWidget, qtbot) -> None:
    done: list[str] = []
    window.toast.show_message("One", "Undo", lambda: done.append("one"))
    window.toast.show_message("Two", "Undo", lambda: done.append("two"))
    qtbot.mouseClick(button(window.toast, "Undo"), Qt.MouseButton.LeftButton)
    assert done == ["two"]

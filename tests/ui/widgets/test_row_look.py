"""How a row stands out is told alike by Qt's own views and by painted lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reljournal.ui.widgets.painted_list import UniformList
from reljournal.ui.widgets.row_look import RowLook, look_of

_Index = QModelIndex | QPersistentModelIndex
_FLAGS = QStyle.StateFlag


class Noting(QStyledItemDelegate):
    """Draws nothing and notes how each row stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.looks: dict[int, RowLook] = {}

    def paint(self, _painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.looks[index.row()] = look_of(option)


@pytest.mark.parametrize(
    ("state", "look"),
    [
        (_FLAGS.State_Enabled, RowLook()),
        (_FLAGS.State_Selected, RowLook(selected=True)),
        (_FLAGS.State_MouseOver, RowLook(lit=True)),
        (_FLAGS.State_HasFocus, RowLook()),
        (_FLAGS.State_HasFocus | _FLAGS.State_KeyboardFocusChange, RowLook(ringed=True)),
    ],
)
def test_an_option_of_qt_is_put_in_words(state: QStyle.StateFlag, look: RowLook) -> None:
    option = QStyleOptionViewItem()
    option.state = state
    assert look_of(option) == look


def test_a_painted_list_rings_its_row_only_once_the_keyboard_is_used(qtbot: QtBot) -> None:
    noting, view = Noting(), UniformList()
    qtbot.addWidget(view)
    view.setItemDelegate(noting)
    view.setModel(QStringListModel(["Ada", "Alan", "Grace"], view))
    view.resize(200, 100)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(view.model().index(1, 0))
    # Tab sets it, a click takes it back; which of the two came last in this process is not of this test.
    view.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    view.viewport().repaint()
    assert noting.looks == {0: RowLook(), 1: RowLook(selected=True), 2: RowLook()}
    view.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, True)
    view.viewport().repaint()
    assert noting.looks[1] == RowLook(selected=True, ringed=True)
    assert not noting.looks[2].ringed

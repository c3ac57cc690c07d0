"""Ctrl+Z: the text first while someone types, the window's own undo when the text has nothing to take back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.undoing import UndoRouter


@pytest.fixture
def undone(qapp: QApplication, qtbot: QtBot) -> Iterator[tuple[QWidget, list[str]]]:
    router = UndoRouter(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(QPlainTextEdit())
    calls: list[str] = []
    action = QAction("Undo", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: calls.append("window"))
    window.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window, calls
    window.close()
    router.let_go()
    router.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_text_comes_first(undone: tuple[QWidget, list[str]], qtbot: QtBot, kind: type[QWidget]) -> None:
    window, calls = undone
    field = window.findChild(kind)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    qtbot.keyClicks(field, "words")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert calls == []
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == ""
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert calls == ["window"]


def test_a_field_that_is_gone_is_forgotten(undone: tuple[QWidget, list[str]], qtbot: QtBot, qapp: QApplication) -> None:
    window, calls = undone
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    field.deleteLater()
    qapp.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert calls == ["window"]

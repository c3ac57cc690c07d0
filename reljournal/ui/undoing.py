"""Ctrl+Z anywhere: the text first while someone types, the journal when the text has nothing to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


class UndoRouter(QObject):
    """Keeps text fields from swallowing the undo and redo keys when they have nothing to undo or redo.

    Qt's text widgets claim the keys before any shortcut sees them; refusing that claim for an untouched
    field lets the window's own action run.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the claim of a text field that has nothing to undo."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            claimed = not _can_undo(watched)
        elif event.matches(QKeySequence.StandardKey.Redo):
            claimed = not _can_redo(watched)
        else:
            return False
        if claimed:
            event.ignore()
        return claimed


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and not field.isReadOnly()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isUndoAvailable() and not field.isReadOnly()
    return False


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() and not field.isReadOnly()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isRedoAvailable() and not field.isReadOnly()
    return False

"""Ctrl+Z anywhere: the text first while someone types, the journal when the text has nothing to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from typing import TypeGuard

    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

# By name, so that PySide6 need not create the classes of long texts before a window has one.
_TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")


class UndoRouter(QObject):
    """Keeps text fields from swallowing the undo and redo keys when they have nothing to undo or redo.

    Qt's text widgets claim the keys before any shortcut sees them; refusing that claim for an untouched
    field lets the window's own action run. Only the field with the keyboard is watched: a filter on the
    application would call into Python for every event there is.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._watch)

    def let_go(self) -> None:
        """Stop watching."""
        self._application.focusChanged.disconnect(self._watch)
        self._watch(None, None)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
            self._watched = None
        if now is not None and any(now.inherits(name) for name in _TEXT_FIELDS):
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)
            self._watched = now

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the claim of a text field that has nothing to undo."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            refused = not _can_undo(watched)
        elif event.matches(QKeySequence.StandardKey.Redo):
            refused = not _can_redo(watched)
        else:
            return False
        if refused:
            event.ignore()
        return refused


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and not field.isReadOnly()
    return _is_long_text(field) and field.document().isUndoAvailable() and not field.isReadOnly()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() and not field.isReadOnly()
    return _is_long_text(field) and field.document().isRedoAvailable() and not field.isReadOnly()


def _is_long_text(field: QObject) -> TypeGuard[QPlainTextEdit | QTextEdit]:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    return isinstance(field, QPlainTextEdit | QTextEdit)

"""Something is offered for what one is just writing: names after an @, tags after a #, and the like."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from reljournal.ui.journal.offers import Offers

_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class Offering(QObject):
    """Watches one text field. While its list is open Enter or Tab takes, arrows move, and Esc leaves the text alone.

    A subclass answers what is begun before the cursor, offers for it, and puts in what was taken.
    """

    def __init__(self, edit: QPlainTextEdit, offers: Offers) -> None:
        super().__init__(edit)
        self.edit, self.offers = edit, offers
        offers.taken.connect(self.take)
        # What was left with Esc is not offered again while it stands as it is.
        self._left: str | None = None
        edit.textChanged.connect(self._look)
        edit.cursorPositionChanged.connect(self._close_elsewhere)
        edit.installEventFilter(self)

    # What a subclass says

    def begun(self, before: str) -> str | None:
        """Return what is being written, given the line before the cursor; None when nothing of this sort is."""
        raise NotImplementedError

    def offer(self, typed: str) -> list[object]:
        """Return what fits."""
        raise NotImplementedError

    def take(self, item: object) -> None:
        """Put in what was chosen."""
        raise NotImplementedError

    # What all do

    def typed(self) -> str | None:
        """Return what is being written now, or None."""
        cursor = self.edit.textCursor()
        if cursor.hasSelection():
            return None
        # A cursor counts in UTF-16 units, as Qt's own strings do; Python counts characters.
        units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        return self.begun(units.decode("utf-16-le", "surrogatepass"))

    def replace_before(self, count: int, text: str) -> None:
        """Put ``text`` in the place of the last ``count`` UTF-16 units before the cursor, as one step to undo."""
        cursor = self.edit.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, count)
        self._left = ""
        cursor.insertText(text)
        cursor.endEditBlock()
        self.edit.setTextCursor(cursor)
        self.offers.close()

    def _look(self) -> None:
        typed = self.typed() if self.edit.hasFocus() else None
        if typed is None or typed == self._left:
            self.offers.close()
            return
        self._left = None
        self.offers.show(self.offer(typed), self._under())

    def _under(self) -> QRect:
        return self.edit.cursorRect().translated(self.edit.viewport().pos())

    def _close_elsewhere(self) -> None:
        if self.offers.is_open() and self.typed() is None:
            self.offers.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the list have the keys that choose from it while it is open."""
        if event.type() == QEvent.Type.FocusOut:
            self.offers.close()
        if not isinstance(event, QKeyEvent) or not self.offers.is_open():
            return super().eventFilter(watched, event)
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and plain:
            self.offers.move(1 if key == Qt.Key.Key_Down else -1)
        elif key in _TAKES and plain:
            self.offers.take()
        elif key == Qt.Key.Key_Escape:
            self._left = self.typed()
            self.offers.close()
        else:
            return super().eventFilter(watched, event)
        return True

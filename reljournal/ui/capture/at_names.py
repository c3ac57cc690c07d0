"""Names that complete themselves after an @ in a text: Enter or Tab takes one, Esc leaves the text as it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from reljournal.ui.context import Context
from reljournal.ui.journal.name_offers import NameOffer, NameOffers

# An @ that begins a word, and up to three words of a name after it: not the one in an e-mail address.
_BEGUN = re.compile(r"(?<![\w@.])@((?:[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2} ?)?)$")
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class AtNames(QObject):
    """Watches one text field; what is taken stands in the text as ``@`` and the whole name."""

    def __init__(self, context: Context, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.offers = NameOffers(context, edit)
        self.offers.taken.connect(self._take)
        self._left = ""
        edit.textChanged.connect(self._look)
        edit.cursorPositionChanged.connect(self._close_elsewhere)
        edit.installEventFilter(self)

    def begun(self) -> str | None:
        """Return what stands between an @ and the cursor, None when no name is being written."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            return None
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return found[1] if found else None

    def _look(self) -> None:
        typed = self.begun() if self._edit.hasFocus() else None
        if typed is None or typed == self._left:
            self.offers.close()
            return
        self._left = ""
        found = self.offers.look_up(" ".join(typed.split()))
        # A new name is offered where the line is understood, not while its letters are typed.
        known = [item for item in found if item.id]
        # What is whole already needs no completing.
        if len(known) == 1 and known[0].name == typed.strip():
            known = []
        self.offers.show(known, self._edit.cursorRect().translated(self._edit.viewport().pos()))

    def _close_elsewhere(self) -> None:
        if self.offers.is_open() and self.begun() is None:
            self.offers.close()

    def _take(self, item: NameOffer) -> None:
        typed = self.begun()
        if typed is None:
            return
        cursor = self._edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, len(typed))
        self._left = item.name
        cursor.insertText(item.name)
        self._left = ""
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
            self._left = self.begun() or ""
            self.offers.close()
        else:
            return super().eventFilter(watched, event)
        return True

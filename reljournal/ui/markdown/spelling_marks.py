"""Wavy lines below words that no dictionary has, in the lines in sight and after a pause; what may have been meant."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from reljournal.domain.prose_words import Word, in_another_language, words_in
from reljournal.ui.markdown.edit import MarkdownEdit
from reljournal.ui.markdown.lines import flat
from reljournal.ui.spelling import Spelling
from reljournal.ui.theme import current_theme

_PAUSE_MS = 350


class SpellingMarks(QObject):
    """Stands over one field. The word that is being typed is not judged before one has gone on."""

    word_added = Signal(str)
    """The person wants a word to be right from now on."""

    def __init__(self, edit: MarkdownEdit, spelling: Spelling) -> None:
        super().__init__(edit)
        self._edit, self._spelling = edit, spelling
        self._typing = False
        self._revision = edit.document().revision()
        self._looking_from: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.mark)
        edit.textChanged.connect(self._text_changed)
        edit.edited.connect(self._typed)
        edit.cursorPositionChanged.connect(self._cursor_moved)
        edit.verticalScrollBar().valueChanged.connect(self._pause.start)
        spelling.more_known.connect(self._more_known)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)

    # Marks

    def marked(self) -> list[str]:
        """Return the words that are marked now, from the top."""
        return [selection.cursor.selectedText() for selection in self._edit.extraSelections()]

    def mark(self) -> None:
        """Mark the lines in sight."""
        self._pause.stop()
        seen = [(block, words_in(flat(block.text()))) for block in self._lines_in_sight()]
        unknown = self._spelling.unknown({word.letters for _, words in seen for word in words})
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(current_theme().colour("late"))
        marks = []
        for block, words in seen:
            for word in self._wrong(block, words, unknown):
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = self._cursor_over(block, word), look
                marks.append(mark)
        if marks or self._edit.extraSelections():
            self._edit.setExtraSelections(marks)

    def _wrong(self, block: QTextBlock, words: list[Word], unknown: set[str]) -> list[Word]:
        if not unknown or in_another_language(words, unknown):
            return []
        at = self._edit.textCursor().position() - block.position()
        typed = self._typing and self._edit.hasFocus()
        return [
            word for word in words if word.letters in unknown and not (typed and word.start <= at <= word.end)
        ]  # fmt: skip

    def _lines_in_sight(self) -> list[QTextBlock]:
        edit, found = self._edit, []
        block = edit.firstVisibleBlock()
        bottom = edit.viewport().height()
        top = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).top()
        while block.isValid() and top <= bottom:
            if self._is_prose(block):
                found.append(block)
            top += edit.blockBoundingRect(block).height()
            block = block.next()
        return found

    def _is_prose(self, block: QTextBlock) -> bool:
        return block.isVisible() and not self._edit.is_fenced(block)

    @staticmethod
    def _cursor_over(block: QTextBlock, word: Word) -> QTextCursor:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + word.start)
        cursor.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _text_changed(self) -> None:
        # A change of looks is told as a change of text as well.
        if self._edit.document().revision() != self._revision:
            self._revision = self._edit.document().revision()
            self._pause.start()

    def _typed(self) -> None:
        self._typing = True

    def _cursor_moved(self) -> None:
        if self._typing and self._edit.document().revision() == self._revision:
            self._typing = False
            self._pause.start()

    def _more_known(self) -> None:
        if self._looking_from is not None:
            self.go_to_next()
        self.mark()

    # The next word that may be wrong

    def go_to_next(self) -> None:
        """Choose the next unknown word behind the cursor, from the end on from the beginning; then offer others."""
        start = self._edit.textCursor().selectionEnd() if self._looking_from is None else self._looking_from
        self._looking_from = None
        document = self._edit.document()
        lines = []
        block = document.begin()
        while block.isValid():
            if self._is_prose(block):
                lines.append((block, words_in(flat(block.text()))))
            block = block.next()
        asked = {word.letters for _, words in lines for word in words}
        unknown = self._spelling.unknown(asked)
        if not self._spelling.knows_all(asked):
            self._looking_from = start
            return
        wrong = [
            self._cursor_over(block, word) for block, words in lines
            if not in_another_language(words, unknown) for word in words if word.letters in unknown
        ]  # fmt: skip
        if wrong:
            self._edit.setTextCursor(next((found for found in wrong if found.selectionStart() >= start), wrong[0]))
            self._offer_at_cursor()

    # What was meant

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put words that may have been meant into the menu of a word that is unknown; F7 goes to the next one."""
        if isinstance(event, QKeyEvent) and watched is self._edit and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F7 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.go_to_next()
                return True
            return False
        if isinstance(event, QContextMenuEvent):
            if event.reason() == QContextMenuEvent.Reason.Mouse and watched is self._edit.viewport():
                return self._offer(self._edit.cursorForPosition(event.pos()), event.globalPos())
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                return self._offer_at_cursor()
        return False

    def _offer_at_cursor(self) -> bool:
        cursor = self._edit.textCursor()
        below = self._edit.cursorRect().bottomLeft()
        return self._offer(cursor, self._edit.viewport().mapToGlobal(below))

    def _offer(self, at: QTextCursor, where: QPoint) -> bool:
        """Ask for other words for the unknown word at a place, and open the menu; return whether there is one."""
        block, inside = at.block(), at.selectionStart() - at.block().position()
        if not self._is_prose(block):
            return False
        words = words_in(flat(block.text()))
        word = next((word for word in words if word.start <= inside <= word.end), None)
        if word is None or word.letters not in self._spelling.unknown({word.letters}):
            return False
        cursor = self._cursor_over(block, word)
        self._spelling.suggest(word.letters, lambda found: self._open_menu(cursor, found, where))
        return True

    def _open_menu(self, cursor: QTextCursor, suggestions: list[str], where: QPoint) -> None:
        word = cursor.selectedText()
        if not word or not self._edit.isVisible():
            return
        self.menu(cursor, suggestions).popup(where)

    def menu(self, cursor: QTextCursor, suggestions: list[str]) -> QMenu:
        """Return the field's menu with the words that may have been meant above it."""
        menu = self._edit.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        word = cursor.selectedText()
        for meant in suggestions:
            action = menu.addAction(meant.replace("&", "&&"))
            action.triggered.connect(lambda _=False, meant=meant: self._put(cursor, meant))
            menu.insertAction(first, action)
        if not suggestions:
            none = menu.addAction(self.tr("No similar word is known"))
            none.setEnabled(False)
            menu.insertAction(first, none)
        menu.insertSeparator(first)
        add = menu.addAction(self.tr("Add “%1” to my words").replace("%1", word))
        add.triggered.connect(lambda: self.word_added.emit(word.replace("’", "'")))
        menu.insertAction(first, add)
        menu.insertSeparator(first)
        return menu

    def _put(self, cursor: QTextCursor, meant: str) -> None:
        if "’" in cursor.selectedText():
            meant = meant.replace("'", "’")
        cursor.insertText(meant)
        self._edit.setTextCursor(cursor)
        self._edit.setFocus()

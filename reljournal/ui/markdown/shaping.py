"""What buttons and keys do to the Markdown at the cursor: it is the letters that change, in one step to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from reljournal.ui.markdown import lines
from reljournal.ui.markdown.highlighter import FENCED, KEPT
from reljournal.ui.markdown.lines import flat

PARAGRAPH = "\u2029"
"""What Qt has in a selection in the place of the end of a line."""


class ShapingEdit(QPlainTextEdit):
    """A field whose lines and words can be given marks."""

    def make_bold(self) -> None:
        """Make the selection, or the word at the cursor, bold; or no longer."""
        self._wrap("**")

    def make_italic(self) -> None:
        """Make the selection, or the word at the cursor, italic; or no longer."""
        self._wrap("*")

    def make_heading(self) -> None:
        """Make the line a heading of the first level, then second, third, then plain again."""
        level = lines.read_line(self.textCursor().block().text()).level
        self._mark_lines("#" * (level + 1) + " " if level < 3 else "#" * level + " ")

    def make_list(self) -> None:
        """Make the lines list items; or no longer."""
        self._mark_lines("- ")

    def make_checks(self) -> None:
        """Make the lines items with a box to tick; or no longer."""
        self._mark_lines("- [ ] ")

    def make_quote(self) -> None:
        """Make the lines a quotation; or no longer."""
        self._mark_lines("> ")

    def make_numbers(self) -> None:
        """Make the lines items of a numbered list; or no longer."""
        self._mark_lines("1. ")

    def make_code(self) -> None:
        """Begin a block of code below the line, or at it when it is empty, with the cursor inside."""
        self._insert_block("```\n", "\n```")

    def make_table(self) -> None:
        """Begin a table of two columns, with the cursor in its first cell."""
        self._insert_block("| ", " |  |\n|---|---|\n|  |  |")

    def make_divider(self) -> None:
        """Draw a line across."""
        self._insert_block("---\n", "")

    def _insert_block(self, before: str, after: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText("\n")
        cursor.insertText(before)
        at = cursor.position()
        cursor.insertText(after)
        cursor.setPosition(at)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def insert_at_cursor(self, text: str) -> None:
        """Put text in, as one step to undo, with the cursor at the end of its first line."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        first = text.partition("\n")[0]
        cursor.setPosition(start + len(flat(first)))
        self.setTextCursor(cursor)
        self.setFocus()

    def insert_picture(self, name: str, digest: str) -> None:
        """Write a picture that the entry keeps on a line of its own."""
        words = name.replace("[", "(").replace("]", ")")
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText("\n\n")
        cursor.insertText(f"![{words}]({KEPT}{digest})\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def in_code(self) -> bool:
        """Return whether the cursor stands in a block of code, or between two strokes of inline code."""
        cursor = self.textCursor()
        block = cursor.block()
        return self.is_fenced(block) or block.text()[: cursor.positionInBlock()].count("`") % 2 == 1

    def make_link(self) -> None:
        """Make the selection a link and wait for where it leads; an address becomes the target."""
        cursor = self.textCursor()
        chosen = cursor.selectedText()
        is_address = chosen.startswith(("http://", "https://", "mailto:"))
        cursor.insertText(f"[]({chosen})" if is_address else f"[{chosen}]()")
        back = len(chosen) + 3 if is_address or not chosen else 1
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.MoveAnchor, back)
        self.setTextCursor(cursor)
        self.setFocus()

    def tick(self) -> bool:
        """Turn over the box of the line with the cursor; return whether it has one."""
        return self._tick_block(self.textCursor().block())

    def _wrap(self, mark: str) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        chosen = cursor.selectedText()
        if PARAGRAPH in chosen:
            return
        made = lines.wrapped(chosen, mark)
        start = cursor.selectionStart()
        cursor.insertText(made)
        if chosen:
            cursor.setPosition(start)
            cursor.setPosition(start + len(made), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(start + len(mark))
        self.setTextCursor(cursor)
        self.setFocus()

    def _mark_lines(self, mark: str) -> None:
        self._each_line(lambda text: lines.as_item(text, mark))

    def _each_line(self, change: Callable[[str], str]) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        block, last = self._chosen_blocks()
        while True:
            self._replace_line(block, change(block.text()))
            if block == last:
                break
            block = block.next()
        cursor.endEditBlock()
        self.setFocus()

    def _chosen_blocks(self) -> tuple[QTextBlock, QTextBlock]:
        cursor, document = self.textCursor(), self.document()
        return document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())

    @staticmethod
    def _replace_line(block: QTextBlock, text: str) -> None:
        """Change only what differs, so that the cursor stays with its letters."""
        old = block.text()
        if old == text:
            return
        same = 0
        while same < min(len(old), len(text)) and old[-1 - same] == text[-1 - same]:
            same += 1
        cursor = QTextCursor(block)
        kept = len(flat(old[: len(old) - same]))
        cursor.setPosition(block.position() + kept, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[: len(text) - same])

    def _tick_block(self, block: QTextBlock) -> bool:
        line = lines.read_line(flat(block.text()))
        if line.box < 0 or self.is_fenced(block):
            return False
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + line.box + 1)
        cursor.setPosition(block.position() + line.box + 2, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(" " if line.checked else "x")
        return True

    @staticmethod
    def is_fenced(block: QTextBlock) -> bool:
        """Return whether a line stands in a block of code."""
        return block.previous().isValid() and block.previous().userState() == FENCED

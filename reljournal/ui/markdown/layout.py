"""How Markdown stands while it is written: room between lines, and lists that hang below their own words.

Qt's layout for plain text knows neither. It lays a line out when it is first asked how large it is, so
that asking is the place to do it our way; nothing in the document changes for it, and nothing must be undone.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

from reljournal.ui.markdown.lines import Line, LineKind, flat, read_line, reads_from_right

LINE_HEIGHT = 1.6
"""Distance between lines as a multiple of the font's size, as the eye takes it (ascent and descent without leading)."""
_NATURAL = 1.25
_EXTRA = LINE_HEIGHT / _NATURAL - 1
# The height of an empty line between two others, as a share of a line's natural height.
_PAUSE = 0.75
# Every first line of ours begins below 0, which tells our layout from Qt's.
_LEAST = 1 / 64


class WritingLayout(QPlainTextDocumentLayout):
    """Lays lines into a column of ``column`` pixels that begins at ``left``."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.column = 600
        self.left = 0
        self.room_below: Callable[[QTextBlock], int] = _no_room
        """How many pixels a line of text needs below its words, for a picture."""
        self._blocks = document.blockCount()
        # Number and height of the line of text that was laid out last: the one that is being typed.
        self._latest: tuple[int, int] | None = None

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return how large a line of text is; lay it out first when it is not, or not in our way."""
        # A line of a folded quote takes no room.
        layout = block.layout() if block.isValid() and block.isVisible() else None
        if layout is None:
            return QRectF()
        # Asked hundreds of times a key: what is needed is read from where the lines already stand.
        # Qt's own pass begins at 0; ours leaves half of the extra room above the first line.
        if not layout.lineCount() or layout.lineAt(0).y() == 0:
            self._lay_out(block, layout)
        return QRectF(0, 0, self.left + self.column, _height(layout) + self.room_below(block))

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Lay out what was edited, and ask to paint one line of text when nothing else moved.

        Qt compares the height before with the one of its own layout, finds them different and paints everything.
        """
        document = self.document()
        block = document.findBlock(start)
        is_one = document.blockCount() == self._blocks and document.findBlock(start + max(0, added - 1)) == block
        self._blocks = document.blockCount()
        before, self._latest = self._latest, None
        if not is_one or not block.isValid():
            super().documentChanged(start, removed, added)
            return
        lines_before = block.lineCount()
        self.blockSignals(True)
        super().documentChanged(start, removed, added)
        self.blockSignals(False)
        block.clearLayout()
        block.setLineCount(lines_before)
        self.blockBoundingRect(block)
        if self._latest == before:
            self.updateBlock.emit(block)
        else:
            self.update.emit()

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> None:
        mirrored = reads_from_right(block.text())
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        text = flat(block.text())
        line = read_line(text)
        down, inset, is_first = 0.0, 0.0, True
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLeadingIncluded(True)
            row.setLineWidth(max(1.0, self.column - inset))
            if is_first:
                down += self._room_above(block, line, row.height())
            extra = self._extra(block, line, row.height())
            row.setPosition(QPointF(self.left + (0 if mirrored else inset), down + max(extra / 2, _LEAST)))
            down += row.height() + extra
            if is_first and line.kind in {LineKind.ITEM, LineKind.QUOTE}:
                inset = min(self._hanging(row, line.mark_end, mirrored=mirrored), self.column / 2)
            is_first = False
        layout.endLayout()
        self._latest = (block.blockNumber(), _height(layout))
        if block.lineCount() != layout.lineCount():
            block.setLineCount(layout.lineCount())
            self.documentSizeChanged.emit(self.documentSize())

    def _hanging(self, row: QTextLine, mark_end: int, *, mirrored: bool) -> float:
        """Return how far the words of a list's first line stand from its edge: there the next lines begin."""
        x = x_of(row, mark_end) - self.left
        return self.column - x if mirrored else x

    @staticmethod
    def _room_above(block: QTextBlock, line: Line, height: float) -> float:
        return height * 0.3 if line.kind is LineKind.HEADING and block.blockNumber() else 0.0

    @staticmethod
    def _extra(block: QTextBlock, line: Line, height: float) -> float:
        """Return the room round a line; the empty line between two paragraphs is a pause, not a line."""
        between = line.kind is LineKind.BLANK and block.blockNumber() and block.next().isValid()
        return height * (_PAUSE - 1 if between else _EXTRA)


def _no_room(_block: QTextBlock) -> int:
    return 0


def words_height(block: QTextBlock) -> int:
    """Return the height of a line's words, without what stands below them."""
    return _height(block.layout())


def _height(layout: QTextLayout) -> int:
    """Return the height of a line of text that stands in our way."""
    count = layout.lineCount()
    last = layout.lineAt(count - 1)
    if count == 1 and last.y() == _LEAST:
        return math.ceil(last.height() * _PAUSE)
    return math.ceil(last.y() + last.height() * (1 + _EXTRA / 2))


def x_of(row: QTextLine, position: int) -> float:
    """Return where a letter of a line begins, in pixels. Qt's binding answers with the position too."""
    found: Any = row.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)

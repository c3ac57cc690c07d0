"""How Markdown stands while it is written: room between lines, and lists that hang below their own words.

Qt's layout for plain text knows neither. It lays a line out when it is first asked how large it is, so
that asking is the place to do it our way; nothing in the document changes for it, and nothing must be undone.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

from reljournal.ui.markdown.lines import LineKind, columns, read_line

LINE_HEIGHT = 1.6
"""Distance between lines as a multiple of the font's size, as the eye takes it (ascent and descent without leading)."""
_NATURAL = 1.25
_EXTRA = LINE_HEIGHT / _NATURAL - 1


class WritingLayout(QPlainTextDocumentLayout):
    """Lays lines into a column of ``column`` pixels that begins at ``left``."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.column = 600
        self.left = 0

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return how large a line of text is; lay it out first when it is not, or not in our way."""
        layout = block.layout() if block.isValid() else None
        if layout is None:
            return QRectF()
        # Qt's own pass begins at 0; ours leaves half of the extra room above the first line.
        if not layout.lineCount() or layout.lineAt(0).y() == 0:
            self._lay_out(block, layout)
        last = layout.lineAt(layout.lineCount() - 1)
        below = 0 if block.next().isValid() else self.document().documentMargin()
        bottom = last.y() + last.height() * (1 + _EXTRA / 2) + below
        return QRectF(0, 0, self.left + self.column, math.ceil(bottom))

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> None:
        option = self.document().defaultTextOption()
        option.setTextDirection(block.textDirection())
        layout.setTextOption(option)
        hanging = min(self._hanging(block), self.column / 2)
        mirrored = block.textDirection() == Qt.LayoutDirection.RightToLeft
        down = 0.0
        layout.beginLayout()
        first = True
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            inset = 0 if first else hanging
            line.setLineWidth(max(1.0, self.column - inset))
            extra = line.height() * _EXTRA
            above = self._above(block, line.height()) if first else 0
            line.setPosition(QPointF(self.left + (0 if mirrored else inset), down + above + extra / 2))
            down += above + line.height() + extra
            first = False
        layout.endLayout()
        if block.lineCount() != layout.lineCount():
            block.setLineCount(layout.lineCount())
            self.documentSizeChanged.emit(self.documentSize())

    def _hanging(self, block: QTextBlock) -> float:
        text = block.text()
        line = read_line(text)
        if line.kind not in {LineKind.ITEM, LineKind.QUOTE}:
            return 0.0
        metrics = QFontMetricsF(self.document().defaultFont())
        return metrics.horizontalAdvance(columns(text[: line.mark_end]))

    @staticmethod
    def _above(block: QTextBlock, height: float) -> float:
        is_heading = block.text().lstrip().startswith("#") and read_line(block.text()).kind is LineKind.HEADING
        return height * 0.3 if is_heading and block.blockNumber() else 0.0


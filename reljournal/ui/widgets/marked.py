"""One line of text with the words that were searched for marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
    QTransform,
)

from reljournal.domain.text import find_hits
from reljournal.ui.theme import current_theme

_KEPT = 2000


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it fits into a width: its text, and the same laid out. A simple one is read from left to right."""

    shown: str
    laid_out: QStaticText
    is_simple: bool


class MarkedLine:
    """Draws lines in one font; keeps its measures and the lines for the next time.

    While somebody types, most of what was found stays; only what is marked in it is another.
    """

    def __init__(self, font: QFont, tone: str) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        theme = current_theme()
        self._ink, self._accent, self._soft = (theme.colour(role) for role in (tone, "accent", "accent_soft"))
        self._height, self._letter = self.metrics.height(), self.metrics.averageCharWidth()
        self._underline = self.metrics.ascent() + 2
        self._lines: dict[tuple[str, int], _Line] = {}

    def height(self) -> int:
        """Return the height of a line in pixels."""
        return self._height

    def paint(self, painter: QPainter, rect: QRect, text: str, words: Sequence[str], *, mirrored: bool = False) -> None:
        """Draw ``text`` elided into ``rect``; ``words`` are folded search words (``domain.text.query_words``).

        Where one begins a word it stands on the accent's soft ground and underlined, so that colour is not
        the only sign.
        """
        painter.setFont(self.font)
        painter.setPen(self._ink)
        line = self._fitting(text, rect.width())
        hits = find_hits(text, list(words)) if words else []
        if hits and (mirrored or not line.is_simple):
            self._paint_whole(painter, rect, line.shown, words, mirrored=mirrored)
            return
        left, top = rect.left(), rect.top()
        if mirrored:
            left = rect.right() + 1 - round(line.laid_out.size().width())
        painter.drawStaticText(left, top, line.laid_out)
        if hits:
            self._mark(painter, left, top, line, hits)

    def _fitting(self, text: str, width: int) -> _Line:
        key = (text, width)
        kept = self._lines.get(key)
        if kept is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            kept = self._lines[key] = self._laid_out(text, width)
        return kept

    def _laid_out(self, text: str, width: int) -> _Line:
        # Eliding takes as long as laying out, so what looks short enough is laid out first.
        if len(text) * self._letter <= width:
            line = self._static(text)
            if line.size().width() <= width:
                return _Line(text, line, not _is_complex(text))
        shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return _Line(shown, self._static(shown), not _is_complex(shown))

    def _static(self, text: str) -> QStaticText:
        line = QStaticText(text)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.prepare(QTransform(), self.font)
        return line

    def _mark(self, painter: QPainter, left: int, top: int, line: _Line, hits: list[tuple[int, int]]) -> None:
        """Draw the line once more where it is marked, in the accent: nothing has to be laid out for that."""
        wide, high = self.metrics.horizontalAdvance, self._height
        painter.setPen(self._accent)
        for start, length in hits:
            marked = line.shown[start : start + length]
            if not marked:
                break
            x = left + wide(line.shown[:start])
            end = x + wide(marked)
            painter.setClipRect(x, top, end - x, high)
            painter.fillRect(x, top, end - x, high, self._soft)
            painter.drawStaticText(left, top, line.laid_out)
            painter.drawLine(x, top + self._underline, end - 1, top + self._underline)
        painter.setClipping(False)

    def _paint_whole(self, painter: QPainter, rect: QRect, text: str, words: Sequence[str], *, mirrored: bool) -> None:
        theme = current_theme()
        layout = QTextLayout(text, self.font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft))
        marked = QTextCharFormat()
        marked.setBackground(theme.colour("accent_soft"))
        marked.setForeground(theme.colour("accent"))
        marked.setFontUnderline(True)
        ranges = []
        for start, length in find_hits(text, list(words)):
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, marked
            ranges.append(piece)
        layout.setFormats(ranges)
        layout.beginLayout()
        layout.createLine().setLineWidth(rect.width())
        layout.endLayout()
        layout.draw(painter, QPointF(rect.topLeft()))


def _is_complex(text: str) -> bool:
    """Return whether letters join, reorder or run from right to left: such a line is never drawn in pieces."""
    return not text.isascii() and re.search("[\u0590-\u1fff\U00010000-\U0010ffff]", text) is not None

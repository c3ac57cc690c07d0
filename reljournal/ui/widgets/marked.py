"""One line of text with the words that were searched for marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
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


class MarkedLine:
    """Draws lines in one font; keeps its measures and the lines without hits for the next time."""

    def __init__(self, font: QFont, tone: str) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        theme = current_theme()
        self._ink, self._accent, self._soft = (theme.colour(role) for role in (tone, "accent", "accent_soft"))
        self._elided: dict[tuple[str, int], str] = {}
        self._plain: dict[tuple[str, int], QStaticText] = {}

    def height(self) -> int:
        """Return the height of a line in pixels."""
        return self.metrics.height()

    def paint(self, painter: QPainter, rect: QRect, text: str, words: Sequence[str], *, mirrored: bool = False) -> None:
        """Draw ``text`` elided into ``rect``; ``words`` are folded search words (``domain.text.query_words``).

        Where one begins a word it stands on the accent's soft ground and underlined, so that colour is not
        the only sign.
        """
        painter.setFont(self.font)
        painter.setPen(self._ink)
        hits = find_hits(text, list(words)) if words else []
        if not hits:
            line = self._laid_out(text, rect.width())
            x = rect.right() + 1 - round(line.size().width()) if mirrored else rect.left()
            painter.drawStaticText(QPoint(x, rect.top()), line)
            return
        shown = self._fitting(text, rect.width())
        if mirrored or _is_complex(shown):
            self._paint_whole(painter, rect, shown, words, mirrored=mirrored)
            return
        self._paint_pieces(painter, rect, shown, hits)

    def _fitting(self, text: str, width: int) -> str:
        # While somebody types, most of what was found stays; only what is marked in it is another.
        key = (text, width)
        kept = self._elided.get(key)
        if kept is None:
            if len(self._elided) >= _KEPT:
                self._elided.clear()
            kept = self._elided[key] = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return kept

    def _laid_out(self, text: str, width: int) -> QStaticText:
        key = (text, width)
        kept = self._plain.get(key)
        if kept is None:
            if len(self._plain) >= _KEPT:
                self._plain.clear()
            kept = QStaticText(self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
            kept.setTextFormat(Qt.TextFormat.PlainText)
            kept.prepare(QTransform(), self.font)
            self._plain[key] = kept
        return kept

    def _paint_pieces(self, painter: QPainter, rect: QRect, text: str, hits: list[tuple[int, int]]) -> None:
        """Draw a line of a simple script from piece to piece, which is many times faster than laying it out."""
        x, base, done = rect.left(), rect.top() + self.metrics.ascent(), 0
        marked: list[tuple[int, int, str]] = []
        for start, length in hits:
            end = min(start + length, len(text))
            if start >= end:
                break
            x = self._piece(painter, x, base, text[done:start])
            piece = text[start:end]
            marked.append((x, self.metrics.horizontalAdvance(piece), piece))
            x += marked[-1][1]
            done = end
        self._piece(painter, x, base, text[done:], last=True)
        painter.setPen(self._accent)
        for left, wide, piece in marked:
            painter.fillRect(left, rect.top(), wide, self.metrics.height(), self._soft)
            painter.drawText(left, base, piece)
            painter.drawLine(left, base + 2, left + wide - 1, base + 2)

    def _piece(self, painter: QPainter, x: int, base: int, text: str, *, last: bool = False) -> int:
        if not text:
            return x
        painter.drawText(x, base, text)
        return x if last else x + self.metrics.horizontalAdvance(text)

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

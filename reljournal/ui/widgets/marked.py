"""Text on one or more lines with the words that were searched for marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reljournal.domain.text import find_hits
from reljournal.ui.theme import current_theme


def paint_marked(
    painter: QPainter,
    rect: QRect,
    text: str,
    words: Sequence[str],
    font: QFont,
    ink: QColor,
    *,
    lines: int = 1,
    mirrored: bool = False,
) -> int:
    """Draw ``text`` into ``rect`` on at most ``lines`` lines, elided, and return the height used in pixels.

    ``words`` are folded search words (``domain.text.query_words``); where one begins a word it stands on the
    accent's soft ground and semibold, so that colour is not the only sign.
    """
    plain = text.replace("\n", " ")
    layout, shown = _laid_out(plain, words, font, rect.width(), lines, mirrored=mirrored)
    if shown < len(plain):
        # What does not fit any more is cut where the last line begins and elided there.
        last = layout.lineAt(layout.lineCount() - 1).textStart()
        room = rect.width() - painter.fontMetrics().averageCharWidth()
        rest = painter.fontMetrics().elidedText(plain[last:], Qt.TextElideMode.ElideRight, room)
        layout, _ = _laid_out(plain[:last] + rest, words, font, rect.width(), lines, mirrored=mirrored)
    painter.save()
    painter.setPen(ink)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    layout.draw(painter, QPointF(rect.topLeft()))
    painter.restore()
    return round(layout.boundingRect().height())


def _laid_out(
    text: str, words: Sequence[str], font: QFont, width: int, lines: int, *, mirrored: bool
) -> tuple[QTextLayout, int]:
    """Return the text on at most ``lines`` lines, and how many of its characters they hold."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    _mark(layout, words)
    layout.beginLayout()
    y, shown = 0.0, 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, shown


def _mark(layout: QTextLayout, words: Sequence[str]) -> None:
    if not words:
        return
    theme = current_theme()
    marked = QTextCharFormat()
    marked.setBackground(theme.colour("accent_soft"))
    marked.setForeground(theme.colour("accent"))
    marked.setFontWeight(QFont.Weight.DemiBold)
    ranges = []
    for start, length in find_hits(layout.text(), list(words)):
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = start, length, marked
        ranges.append(piece)
    layout.setFormats(ranges)

"""Text on one or more lines, elided, with the words that were searched for marked in it; laid out once, drawn often."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reljournal.domain.text import find_hits
from reljournal.ui.theme import current_theme

_KEPT = 400


class MarkedText:
    """Draws text in one font. Hits stand on the accent's soft ground and underlined: colour is not the only sign."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._layouts: OrderedDict[tuple[str, int, int, tuple[str, ...], bool], QTextLayout] = OrderedDict()

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        ink: QColor,
        words: Sequence[str] = (),
        *,
        lines: int = 1,
        trailing: bool = False,
    ) -> None:
        """Draw ``text`` into ``rect`` on at most ``lines`` lines; ``trailing`` sets it to the right-hand edge."""
        key = (text, rect.width(), lines, tuple(words), trailing)
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = self._laid_out(text, rect.width(), words, lines, trailing=trailing)
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        painter.setPen(ink)
        layout.draw(painter, QPointF(rect.topLeft()))

    def _laid_out(self, text: str, width: int, words: Sequence[str], lines: int, *, trailing: bool) -> QTextLayout:
        plain = text.replace("\n", " ")
        layout = self._layout(plain, width, words, lines, trailing=trailing)
        last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
        if last is None or last.textStart() + last.textLength() >= len(_flat(plain)):
            return layout
        # What does not fit is cut where the last line begins, and elided there.
        start = _characters(plain, last.textStart())
        rest = self.metrics.elidedText(plain[start:], Qt.TextElideMode.ElideRight, width)
        return self._layout(plain[:start] + rest, width, words, lines, trailing=trailing)

    def _layout(self, text: str, width: int, words: Sequence[str], lines: int, *, trailing: bool) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(_direction(text))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        _mark(layout, text, words)
        layout.beginLayout()
        down = 0.0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, down))
            down += line.height()
        layout.endLayout()
        return layout


def _direction(text: str) -> Qt.LayoutDirection:
    """Return the direction of the words themselves, whatever the window's."""
    from reljournal.ui.markdown.lines import reads_from_right

    return Qt.LayoutDirection.RightToLeft if reads_from_right(text) else Qt.LayoutDirection.LeftToRight


def _flat(text: str) -> str:
    from reljournal.ui.markdown.lines import flat

    return flat(text)


def _characters(text: str, units: int) -> int:
    """Return how many characters of ``text`` stand in its first ``units`` UTF-16 units."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _mark(layout: QTextLayout, text: str, words: Sequence[str]) -> None:
    hits = find_hits(text, list(words)) if words else []
    if not hits:
        return
    theme = current_theme()
    marked = QTextCharFormat()
    marked.setBackground(theme.colour("accent_soft"))
    marked.setForeground(theme.colour("accent"))
    marked.setFontUnderline(True)
    ranges = []
    for start, length in hits:
        piece = QTextLayout.FormatRange()
        piece.start = len(_flat(text[:start]))
        piece.length = len(_flat(text[start : start + length]))
        piece.format = marked
        ranges.append(piece)
    layout.setFormats(ranges)

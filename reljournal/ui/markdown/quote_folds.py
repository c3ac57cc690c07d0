"""Long quotes of a text that is written, hidden but for their first line until somebody comes to them.

Only the look is folded: hidden lines stay in the document, and neither the text nor what can be undone knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextCursor, QTextDocument

from reljournal.ui.markdown.folding import SHORT
from reljournal.ui.markdown.layout import x_of
from reljournal.ui.markdown.lines import LineKind, flat, read_line, reads_from_right
from reljournal.ui.theme import current_theme

# Only such a line can be one of a quote, or the fence round a block of code.
_TELLING = frozenset(">`~")


class QuoteFolds:
    """The quotes of one document that are folded. Whoever shows it lays it out anew after what answers true."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        # A selection goes with its letters, whatever is written before it.
        self._folds: list[QTextCursor] = []

    def __bool__(self) -> bool:
        """Return whether anything is folded."""
        return bool(self._folds)

    def fold_all(self) -> bool:
        """Fold the long quotes of a text that has just come; return whether there are any."""
        self._folds = []
        for first, last in _long_quotes(self._document):
            fold = QTextCursor(first)
            fold.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            self._folds.append(fold)
            _show(first.next(), last, is_shown=False)
        return bool(self._folds)

    def open_at(self, start: int, end: int) -> bool:
        """Open what is folded between two places of the document, both included; return whether anything was."""
        met = [fold for fold in self._folds if fold.selectionStart() <= end and start <= fold.selectionEnd()]
        for fold in met:
            first, last = (self._document.findBlock(at) for at in (fold.selectionStart(), fold.selectionEnd()))
            _show(first, last, is_shown=True)
            self._folds.remove(fold)
        return bool(met)

    def is_head(self, block: QTextBlock) -> bool:
        """Return whether a line is the first of a folded quote, below which it is said how many more there are."""
        return bool(self._folds) and block.isVisible() and block.next().isValid() and not block.next().isVisible()

    def room_below(self) -> int:
        """Return how many pixels the words below the first line need."""
        theme = current_theme()
        return round(QFontMetricsF(theme.font("small")).height()) + theme.space("s")

    def paint(self, painter: QPainter, block: QTextBlock, area: QRectF) -> None:
        """Say below the first line of a quote, in ``area``, how many more there are."""
        theme = current_theme()
        mirrored = reads_from_right(block.text())
        begin = area.left() + x_of(block.layout().lineAt(0), read_line(flat(block.text())).mark_end)
        room = QRectF(area)
        if mirrored:
            room.setRight(begin)
        else:
            room.setLeft(begin)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), self.words(block))

    def words(self, block: QTextBlock) -> str:
        """Return what stands below the first line of a folded quote."""
        fold = next(fold for fold in self._folds if self._document.findBlock(fold.selectionStart()) == block)
        more = self._document.findBlock(fold.selectionEnd()).blockNumber() - block.blockNumber()
        return QCoreApplication.translate("MarkdownEdit", "… %Ln more quoted lines", None, more)


def _show(first: QTextBlock, last: QTextBlock, *, is_shown: bool) -> None:
    block = first
    while block.isValid():
        block.setVisible(is_shown)
        # Scroll bars count lines; they are counted anew when the line is laid out.
        block.clearLayout()
        block.setLineCount(1 if is_shown else 0)
        if block == last:
            return
        block = block.next()


def _long_quotes(document: QTextDocument) -> Iterator[tuple[QTextBlock, QTextBlock]]:
    """Yield the first and the last line of every quote that is worth folding, outside of blocks of code."""
    first = last = QTextBlock()
    count, fenced = 0, False
    block = document.begin()
    while block.isValid():
        text = block.text()
        telling = text.lstrip()[:1] in _TELLING
        kind = read_line(text).kind if telling else LineKind.TEXT
        fenced ^= kind is LineKind.FENCE
        if kind is LineKind.QUOTE and not fenced:
            first, last, count = first if count else block, block, count + 1
        else:
            if count > SHORT:
                yield first, last
            count = 0
        block = block.next()
    if count > SHORT:
        yield first, last

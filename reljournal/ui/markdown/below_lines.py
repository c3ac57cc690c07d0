"""What stands below a line while it is written: the picture that it names, or how much of its quote is folded."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTextBlock

from reljournal.ui.markdown.highlighter import KEPT
from reljournal.ui.markdown.layout import WritingLayout, words_height
from reljournal.ui.markdown.quote_folds import QuoteFolds
from reljournal.ui.theme import current_theme

_PICTURE = re.compile(r"\s*!\[[^\]]*\]\(kept:([0-9a-f]{64})\)\s*$")


class BelowLines:
    """Says how much room a line needs below its words, and draws what belongs there."""

    def __init__(self, layout: WritingLayout, folds: QuoteFolds) -> None:
        self._lines, self._folds = layout, folds
        self._picture_of: Callable[[str], QPixmap | None] | None = None
        self._scaled: dict[tuple[int, int, int], QPixmap] = {}
        layout.room_below = self.room

    def show_pictures(self, picture_of: Callable[[str], QPixmap | None]) -> None:
        """Show pictures that stand on a line of their own; ``picture_of`` answers for a digest, None until it can."""
        self._picture_of = picture_of

    def forget(self) -> None:
        """Take pictures anew: others have come."""
        self._scaled.clear()

    def picture_of(self, block: QTextBlock) -> QPixmap | None:
        """Return the picture that a line is, as large as it is shown; None for words, and until it is there."""
        found = _PICTURE.match(block.text()) if self._picture_of is not None and KEPT in block.text() else None
        pixmap = self._picture_of(found[1]) if found is not None and self._picture_of is not None else None
        if pixmap is None or pixmap.isNull():
            return None
        most = QSize(self._lines.column, current_theme().size("side_panel"))
        # A line is asked for its height many times a key.
        key = (pixmap.cacheKey(), most.width(), most.height())
        if key not in self._scaled:
            size = pixmap.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(pixmap.size())
            self._scaled[key] = pixmap.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._scaled[key]

    def room(self, block: QTextBlock) -> int:
        """Return how many pixels a line needs below its words."""
        if self._folds and self._folds.is_head(block):
            return self._folds.room_below()
        pixmap = self.picture_of(block)
        return 0 if pixmap is None else pixmap.height() + current_theme().space("m")

    def paint(self, painter: QPainter, block: QTextBlock, corner: QPointF, height: float) -> None:
        """Draw what stands below a line that begins at ``corner`` and is ``height`` pixels high with all of it."""
        high = words_height(block)
        if self._folds and self._folds.is_head(block):
            wide = self._lines.left + self._lines.column
            self._folds.paint(painter, block, QRectF(corner.x(), corner.y() + high, wide, height - high))
            return
        pixmap = self.picture_of(block)
        if pixmap is not None:
            at = QPointF(corner.x() + self._lines.left, corner.y() + high + current_theme().space("xs"))
            painter.drawPixmap(at.toPoint(), pixmap)

"""How a cell of the table looks: one line of words, the name in semibold; the row is lit as a whole."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets.painting import fill_plain

_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_AT_LEFT, _AT_RIGHT = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE), int(Qt.AlignmentFlag.AlignRight | _MIDDLE)


class CellDelegate(QStyledItemDelegate):
    """Draws words that end in an ellipsis where there is no room."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._theme: Theme | None = None
        self._base = QFont()

    def _measure(self, option: QStyleOptionViewItem) -> Theme:
        theme = current_theme()
        if self._theme is not theme or self._base != option.font:
            self._theme, self._base = theme, QFont(option.font)
            self._body, self._name = theme.font("body", self._base), theme.font("body", self._base, semibold=True)
            self._body_metrics, self._name_metrics = QFontMetrics(self._body), QFontMetrics(self._name)
        return theme

    def row_height(self, option: QStyleOptionViewItem) -> int:
        """Return the height of every row, in pixels."""
        theme = self._measure(option)
        return self._name_metrics.height() + 2 * theme.space("s")

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return what the words need, for a column that is fitted by a double click on its edge."""
        theme = self._measure(option)
        metrics = self._name_metrics if index.column() == 0 else self._body_metrics
        wide = metrics.horizontalAdvance(index.data() or "") + 2 * theme.space("s") + 2
        return QSize(wide, self.row_height(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        theme = self._measure(option)
        is_name, words = index.column() == 0, index.data()
        if option.state & QStyle.StateFlag.State_Selected:
            fill_plain(painter, option.rect, theme.colour("accent_soft"))
        if not words:
            return
        pad = theme.space("s")
        room = option.rect.adjusted(pad, 0, -pad, 0)
        metrics = self._name_metrics if is_name else self._body_metrics
        painter.setFont(self._name if is_name else self._body)
        painter.setPen(theme.colour("text" if is_name else "muted"))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _AT_RIGHT if mirrored else _AT_LEFT, shown)

"""A list that opens under a text while one types: what fits, to be chosen without the keyboard leaving the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import fill_round

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = 6


class OfferModel(QAbstractListModel):
    """The lines of the list; a subclass says what each looks like."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Any] = []

    def show_offers(self, items: Sequence[Any]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with the words of an item."""
        if index.isValid() and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return str(self.items[index.row()])
        return None


class _Popup(QFrame):
    """The list below the line: a child of the window, so that the keyboard stays in the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        edge = current_theme().space("xs")
        column.setContentsMargins(edge, edge, edge, edge)
        self.view = QListView(self)
        self.view.setProperty("bare", True)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        column.addWidget(self.view)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, with a stronger line since it lies over other things."""
        theme = current_theme()
        painter = QPainter(self)
        line = blend(theme.colour("muted"), theme.colour("line"), 0.4)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), line)
        painter.end()


class _Line(QStyledItemDelegate):
    """A line of words with some air above and below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the words with the room around them."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + 2 * current_theme().space("s"))


class Offers(QObject):
    """Opens under a part of ``field``; the keyboard stays in the field, which hands its keys on."""

    taken = Signal(object)
    """An item was chosen, by mouse or by :meth:`take`."""

    def __init__(
        self, field: QWidget, name: str, model: OfferModel, delegate: QAbstractItemDelegate | None = None
    ) -> None:
        super().__init__(field)
        self._field, self._name, self._model, self._delegate = field, name, model, delegate
        model.setParent(self)
        self._popup: _Popup | None = None

    def show(self, items: Sequence[Any], under: QRect) -> None:
        """Open the list below ``under``, a part of the field in its own coordinates; nothing to offer closes it."""
        self._model.show_offers(items)
        if not items:
            self.close()
            return
        if self._popup is None or self._popup.parentWidget() is not self._field.window():
            self._popup = _Popup(self._field.window())
            self._popup.view.setItemDelegate(self._delegate or _Line(self._popup.view))
            self._popup.view.setModel(self._model)
            self._popup.view.clicked.connect(self._take_index)
            self.destroyed.connect(self._popup.deleteLater)
        view, theme = self._popup.view, current_theme()
        view.setCurrentIndex(self._model.index(0, 0))
        view.setAccessibleName(self._name)
        row = max(1, view.sizeHintForRow(0))
        edge = 2 * theme.space("xs")
        window = self._field.window()
        below = self._field.mapTo(window, QPoint(under.left(), under.bottom() + 5))
        room = max(1, (window.height() - below.y() - edge - 8) // row)
        high = row * min(_SHOWN, room, self._model.rowCount()) + edge + 2
        width = min(max(under.width(), theme.size("list")), window.width() - edge)
        rtl = self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = below.x() + under.width() - width if rtl else below.x()
        self._popup.setGeometry(max(0, min(left, window.width() - width - 8)), below.y(), width, high)
        self._popup.show()
        self._popup.raise_()

    def close(self) -> None:
        """Take the list away."""
        if self._popup is not None:
            self._popup.hide()

    def is_open(self) -> bool:
        """Return whether the list is open."""
        return self._popup is not None and not self._popup.isHidden()

    def view(self) -> QListView | None:
        """Return the list while it is open."""
        return self._popup.view if self._popup is not None and self.is_open() else None

    def texts(self) -> list[str]:
        """Return the lines that are offered now, none while the list is closed."""
        if not self.is_open():
            return []
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def move(self, step: int) -> None:
        """Go to another line, round at the ends."""
        if self._popup is not None and self.is_open():
            row = (self._popup.view.currentIndex().row() + step) % max(1, self._model.rowCount())
            self._popup.view.setCurrentIndex(self._model.index(row, 0))

    def take(self) -> None:
        """Choose the line that is marked."""
        if self._popup is not None and self.is_open():
            self._take_index(self._popup.view.currentIndex())

    def _take_index(self, index: _Index) -> None:
        if index.isValid():
            item = self._model.items[index.row()]
            self.close()
            self.taken.emit(item)

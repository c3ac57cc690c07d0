"""The days that a word may mean, offered below the field in which it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from reljournal.ui.theme import current_theme
from reljournal.ui.wording import days_from

_DAY = Qt.ItemDataRole.UserRole + 1


class DayOffers(QCompleter):
    """Two or more days, each with how far it is; Down and Enter choose one, or a click."""

    chosen = Signal(object)
    """The day that was chosen."""

    def __init__(self, field: QLineEdit) -> None:
        self._days = QStandardItemModel()
        super().__init__(self._days, field)
        self._days.setParent(self)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # What is offered completes to itself: the field keeps what was typed until one was chosen.
        self.setCompletionRole(Qt.ItemDataRole.UserRole)
        self.setWidget(field)
        popup = self._popup()
        popup.setProperty("offers", True)
        # There are two rows; the frame takes a little of the room that Qt reckons for them.
        popup.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated[QModelIndex].connect(self._take)  # type: ignore[index]

    def offer(self, days: Sequence[tuple[str, date]], today: date) -> None:
        """Show these days, each as the field writes it, below the field."""
        theme = current_theme()
        self._days.clear()
        for written, day in days:
            item = QStandardItem(f"{written} · {days_from(today, day)}")
            wide = self._popup().fontMetrics().horizontalAdvance(item.text())
            item.setSizeHint(QSize(wide + 2 * theme.space("s"), theme.size("control")))
            item.setData(day, _DAY)
            item.setData(written, Qt.ItemDataRole.UserRole)
            self._days.appendRow(item)
        field = self.widget()
        place, popup = field.rect(), self._popup()
        room = 2 * (popup.frameWidth() + theme.space("s"))
        place.setWidth(max(place.width(), popup.sizeHintForColumn(0) + room))
        self.complete(place)

    def words(self) -> list[str]:
        """Return what is on offer, empty when nothing is."""
        if not self._popup().isVisible():
            return []
        return [self._days.item(row).text() for row in range(self._days.rowCount())]

    def hide(self) -> None:
        """Offer nothing."""
        self._popup().hide()

    def _popup(self) -> QAbstractItemView:
        popup = self.popup()
        assert popup is not None  # noqa: S101 - Qt makes one when it is first asked for
        return popup

    def _take(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_DAY))

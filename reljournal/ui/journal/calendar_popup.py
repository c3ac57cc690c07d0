"""A month to choose a day from, over the field it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction


class CalendarPopup(QMenu):
    """Closes and says ``chosen`` when a day was clicked or Enter was pressed on it."""

    chosen = Signal(QDate)

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(self.tr("Days of the month"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(day)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        action = QWidgetAction(self)
        action.setDefaultWidget(self.calendar)
        self.addAction(action)
        self.aboutToHide.connect(self.deleteLater)

    def _take(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()

"""Asks for a month and a year: a year to type or step, twelve months to press."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, QuietButton, fill_round

_PER_ROW = 3


class MonthChoice(QFrame):
    """A small sheet over the calendar; it closes when a month was chosen, or by Esc."""

    chosen = Signal(int, int)
    """Year and month."""

    def __init__(self, year: int, month: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Go to month"))
        self._year, self._month = year, month
        column = QVBoxLayout(self)
        edge = theme.space("m")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("s"))
        column.addLayout(self._year_row(year))
        grid = QGridLayout()
        grid.setSpacing(theme.space("xs"))
        self.months = QButtonGroup(self)
        for number in range(1, 13):
            name = QLocale().standaloneMonthName(number, QLocale.FormatType.ShortFormat)
            button = QuietButton(name)
            button.setAccessibleName(QLocale().standaloneMonthName(number))
            button.setCheckable(True)
            button.setChecked(number == month)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            self.months.addButton(button, number)
            grid.addWidget(button, (number - 1) // _PER_ROW, (number - 1) % _PER_ROW)
        self.months.idClicked.connect(self._choose)
        column.addLayout(grid)

    def _year_row(self, year: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("xs"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        back, on = ("chevron-right", "chevron-left") if mirrored else ("chevron-left", "chevron-right")
        self.year = QLineEdit(str(year))
        self.year.setValidator(QIntValidator(date.min.year, date.max.year, self.year))
        self.year.setMaxLength(4)
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.year.setAccessibleName(self.tr("Year"))
        self.before = IconButton(back, self.tr("Previous year"), framed=True)
        self.before.clicked.connect(self._step_back)
        self.after = IconButton(on, self.tr("Next year"), framed=True)
        self.after.clicked.connect(self._step_on)
        row.addWidget(self.before)
        row.addWidget(self.year, 1)
        row.addWidget(self.after)
        return row

    def chosen_year(self) -> int:
        """Return the year as typed; the one it opened with while nothing is there."""
        return int(self.year.text()) if self.year.hasAcceptableInput() else self._year

    def _step_back(self) -> None:
        self._show_year(self.chosen_year() - 1)

    def _step_on(self) -> None:
        self._show_year(self.chosen_year() + 1)

    def _show_year(self, year: int) -> None:
        self.year.setText(str(min(date.max.year, max(date.min.year, year))))

    def open_at(self, corner: QPoint) -> None:
        """Show it with its leading upper corner at a global point, the year ready to be typed over."""
        self.adjustSize()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = corner - QPoint(self.width(), 0)
        self.move(corner)
        self.show()
        self.year.setFocus(Qt.FocusReason.PopupFocusReason)
        self.year.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes year and month as they stand; in the year, arrows and page keys step it."""
        key, focused_on_year = event.key(), self.focusWidget() is self.year
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            number = self.months.id(focused) if isinstance(focused, QuietButton) else -1
            self._choose(number if number > 0 else self._month)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_Up} and focused_on_year:
            self._step_back()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_Down} and focused_on_year:
            self._step_on()
        else:
            super().keyPressEvent(event)

    def _choose(self, month: int) -> None:
        year = self.chosen_year()
        self.close()
        self.chosen.emit(year, month)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("card"))
        fill_round(painter, self.rect(), 0, None, theme.colour("line"))
        painter.end()

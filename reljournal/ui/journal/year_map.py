"""A year of the journal at a glance, and the way to any day of it: a small square a day, darker the more there was."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from reljournal.domain.year_map import LEVELS, level_of, weeks_of
from reljournal.store.queries.days import counts_of_year, years_with_entries
from reljournal.ui.context import Context
from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import IconButton, Label, fill_round, focus_ring
from reljournal.ui.wording import date_with_year

# A square and the room beside it, in pixels. They do not grow with the text: the map is a picture.
_SQUARE, _GAP = 11, 3
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7,
    Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28,
}  # fmt: skip


class YearSquares(QWidget):
    """The squares. Arrow keys go from day to day, Enter or a click says ``chosen``.

    Weeks that do not fit are cut off, far from the day that the keyboard is on.
    """

    chosen = Signal(object)
    """The day to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._counts: dict[date, int] = {}
        self._weeks: list[list[date | None]] = []
        self._day: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Entries by day"))

    def show_year(self, year: int, counts: dict[date, int], day: date) -> None:
        """Show a year; ``day`` is the one the keyboard begins on."""
        self._year, self._counts = year, counts
        # Qt counts days from 1 for Monday.
        self._weeks = weeks_of(year, QLocale().firstDayOfWeek().value - 1)
        if self._day is None or self._day.year != year:
            self._day = day
        self._say_day()
        self.update()

    def day(self) -> date | None:
        """Return the day that the keyboard is on."""
        return self._day

    def words_of(self, day: date) -> str:
        """Return a day with how much there is on it: "12 August 2026: 3 entries"."""
        count = self._counts.get(day, 0)
        said = self.tr("%Ln entries", None, count) if count else self.tr("nothing written")
        return f"{date_with_year(day)}: {said}"

    # Room

    def _head(self) -> int:
        return QFontMetrics(current_theme().font("small", self.font())).height() + _GAP

    def sizeHint(self) -> QSize:
        """Return room for all weeks."""
        step = _SQUARE + _GAP
        return QSize(54 * step + _GAP, self._head() + 7 * step + _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return room for some weeks."""
        return QSize(8 * (_SQUARE + _GAP), self.sizeHint().height())

    def _first_week(self) -> int:
        """Return the first week that is shown, so that the day one is on is among them."""
        room = max(1, (self.width() - _GAP) // (_SQUARE + _GAP))
        spare = len(self._weeks) - room
        if spare <= 0 or self._day is None:
            return 0
        at = next((number for number, week in enumerate(self._weeks) if self._day in week), 0)
        return max(0, min(spare, at - room // 2))

    def place_of(self, day: date) -> QRect:
        """Return where the square of a day is, empty when it is cut off."""
        first = self._first_week()
        for number, week in enumerate(self._weeks[first:]):
            if day in week:
                return self._square(number, week.index(day))
        return QRect()

    def _square(self, column: int, row: int) -> QRect:
        step = _SQUARE + _GAP
        left = _GAP + column * step
        if left + _SQUARE > self.width():
            return QRect()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - _SQUARE
        return QRect(left, self._head() + row * step + _GAP, _SQUARE, _SQUARE)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day whose square is at a point, or None."""
        step = _SQUARE + _GAP
        x = self.width() - point.x() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else point.x()
        column, row = (x - _GAP) // step + self._first_week(), (point.y() - self._head() - _GAP) // step
        if not (0 <= column < len(self._weeks) and 0 <= row < 7) or point.y() < self._head():
            return None
        return self._weeks[column][row]

    # What happens

    def _say_day(self) -> None:
        if self._day is not None:
            self.setAccessibleDescription(self.words_of(self._day))

    def _go_to(self, day: date) -> None:
        if day.year == self._year:
            self._day = day
            self._say_day()
            self.update()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words_of(day)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day; Enter and Space go there in the list."""
        key = Qt.Key(event.key())
        if self._day is not None and key in _STEPS and not event.modifiers():
            step = _STEPS[key]
            if abs(step) == 7 and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            self._go_to(self._day + timedelta(days=step))
        elif self._day is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the day that was clicked."""
        day = self.day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._go_to(day)
            self.chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        """Say over a square which day it is and how much there is on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            if day is not None:
                QToolTip.showText(event.globalPos(), self.words_of(day), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show other weeks where there is other room."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the squares that fit, with the months above them."""
        theme = current_theme()
        painter = QPainter(self)
        small = theme.font("small", self.font())
        painter.setFont(small)
        nothing, full = theme.colour("chip"), theme.colour("accent")
        fills = [nothing] + [blend(full, nothing, (level + 1) / (LEVELS + 1)) for level in range(1, LEVELS + 1)]
        free_from = -1
        for column, week in enumerate(self._weeks[self._first_week() :]):
            for row, day in enumerate(week):
                place = self._square(column, row)
                if day is None or place.isNull():
                    continue
                fill_round(painter, place, 2, fills[level_of(self._counts.get(day, 0), self._counts)])
                if day == self._day and self.hasFocus():
                    focus_ring(painter, place.adjusted(-2, -2, 2, 2), 3)
                if day.day == 1 and column > free_from:
                    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
                    painter.setPen(theme.colour("muted"))
                    wide = QFontMetrics(small).horizontalAdvance(name)
                    mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                    left = place.right() + 1 - wide if mirrored else place.left()
                    painter.drawText(QPoint(left, self._head() - _GAP - 2), name)
                    free_from = column + wide // (_SQUARE + _GAP)
        painter.end()


class YearMap(QWidget):
    """A year of squares with its name, and the ways to the years beside it."""

    chosen = Signal(object)
    """A day to go to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._year = 0
        theme = current_theme()
        self.squares = YearSquares()
        self.squares.chosen.connect(self.chosen)
        self.back = IconButton("chevron-left", self.tr("The year before"))
        self.back.clicked.connect(self._go_back)
        self.on = IconButton("chevron-right", self.tr("The year after"))
        self.on.clicked.connect(self._go_on)
        self.year = Label(semibold=True)
        self.fold = IconButton("chevron-up", self.tr("Fold the year away"))
        self.fold.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(theme.space("xs"))
        for part in (self.back, self.year, self.on, self.fold):
            head.addWidget(part)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(head)
        column.addWidget(self.squares)

    def reload(self) -> None:
        """Count the days of the year anew; not there while there are no entries."""
        years = years_with_entries(self._context.journal)
        self.setVisible(years is not None)
        if years is None:
            return
        today = self._context.today()
        first, last = years[0], max(years[1], today.year)
        year = min(max(self._year or today.year, first), last)
        self._year = year
        day = today if today.year == year else date(year, 12, 31) if year < today.year else date(year, 1, 1)
        self.squares.show_year(year, counts_of_year(self._context.journal, year), day)
        # A year has no separators between its thousands.
        self.year.setText(str(year))
        self.back.setEnabled(year > first)
        self.on.setEnabled(year < last)

    def shown_year(self) -> int:
        """Return the year that is shown."""
        return self._year

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._year = year
        self.reload()

    def _go_back(self) -> None:
        self.show_year(self._year - 1)

    def _go_on(self) -> None:
        self.show_year(self._year + 1)

    def _turn(self) -> None:
        folded = not self.squares.isHidden()
        self.squares.setVisible(not folded)
        self.fold.set_icon("chevron-down" if folded else "chevron-up")
        self.fold.setAccessibleName(self.tr("Show the year") if folded else self.tr("Fold the year away"))
        self.fold.setToolTip(self.fold.accessibleName())

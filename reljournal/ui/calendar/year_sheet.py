"""The picture of a year: twelve small months, each day's ground darker the more key dates it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStaticText,
)
from PySide6.QtWidgets import QToolTip, QWidget

from reljournal.domain.year_map import LEVELS, level_below
from reljournal.store.queries.day_counts import DayCount
from reljournal.ui.calendar.day_delegate import laid_out
from reljournal.ui.calendar.day_words import day_words
from reljournal.ui.calendar.view import plus_days, plus_months, week_number
from reljournal.ui.calendar.year_layout import YearLayout
from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import focus_ring

_CORNER = 4
_DARKEST = 0.5
_SIGN = 4
_NOTHING = DayCount()
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_NEW = {Qt.Key.Key_Insert, Qt.Key.Key_N}
_MEASURED_ANEW = {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}


def grounds() -> list[QColor | None]:
    """Return the ground of a day by how full it is: none, then from light to dark, so that its number reads on each."""
    theme = current_theme()
    card, full = theme.colour("card"), theme.colour("dates")
    return [None, *(blend(full, card, _DARKEST * level / LEVELS) for level in range(1, LEVELS + 1))]


class YearSheet(QWidget):
    """Painted as one; arrow keys go from day to day, Enter goes to what stands there.

    Only the cells that need it are painted, so that walking costs two of them.
    """

    day_wanted = Signal(object)
    day_pressed = Signal(object)
    panel_wanted = Signal()
    new_wanted = Signal(object, QPoint)
    month_wanted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_weekday = QLocale().firstDayOfWeek().value - 1
        self.today = today
        self._day = today
        self._year = 0
        self._counts: Mapping[date, DayCount] = {}
        self._most = 1
        self._week_numbers = False
        self.holiday_on: Callable[[date], str] | None = None
        """What knows which holiday a day is."""
        self._layout: YearLayout | None = None
        self._room = QSize()
        self._texts: dict[tuple[str, bool], tuple[QStaticText, int]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Year"))

    def show_year(self, year: int, counts: Mapping[date, DayCount], today: date) -> None:
        """Show a year with how much stands on its days."""
        self._year, self._counts, self.today = year, counts, today
        self._most = max((count.dates for count in counts.values()), default=1)
        self._layout = None
        self._say_day()
        self.update()

    def choose(self, day: date) -> None:
        """Put the ring on a day."""
        before, self._day = self._day, day
        for changed in (before, day):
            if changed.year == self._year:
                self.update(self.place_of(changed))
        if before != day:
            self._say_day()
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words_of(day)))

    def chosen(self) -> date:
        """Return the day with the ring."""
        return self._day

    def set_week_numbers(self, on: bool) -> None:
        """Show the numbers of weeks before them."""
        self._week_numbers = on
        self._layout = None
        self.updateGeometry()
        self.update()

    def words_of(self, day: date) -> str:
        """Return a day with how much stands on it, and which holiday it is."""
        words, holiday = day_words(day, self._counts.get(day, _NOTHING)), self.holiday(day)
        return f"{words} · {holiday}" if holiday else words

    def holiday(self, day: date) -> str:
        """Return which holiday a day is, empty when it is none."""
        return self.holiday_on(day) if self.holiday_on is not None else ""

    def _say_day(self) -> None:
        self.setAccessibleDescription(self.words_of(self._day))

    def tip_of(self, day: date) -> str:
        """Return what the tooltip says of a day; the view knows the names."""
        return self.words_of(day)

    # Room

    def _font(self) -> QFont:
        return current_theme().font("small", self.font())

    def _lay_out(self, width: int, height: int) -> YearLayout:
        theme = current_theme()
        metrics = QFontMetrics(self._font())
        cell = (max(metrics.horizontalAdvance("00") + 8, metrics.height() + 4), metrics.height() + 7)
        name = QFontMetrics(theme.font("body", self.font(), semibold=True))
        head = name.height() + metrics.height() + theme.space("s")
        lead = metrics.horizontalAdvance("00") + theme.space("s") if self._week_numbers else 0
        return YearLayout.fitting(
            self._year or self.today.year, width, height, cell, head, lead, theme.space("l"), theme.space("l"),
            self.first_weekday, mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )  # fmt: skip

    def fit(self, room: QSize) -> None:
        """Be as high as the year needs in this room."""
        self._room = room
        self._layout = None
        self.setMinimumHeight(self._laid_out().height)
        self.update()

    def _laid_out(self) -> YearLayout:
        if self._layout is None:
            room = self._room if self._room.isValid() and not self._room.isEmpty() else self.size()
            self._layout = self._lay_out(room.width(), room.height())
        return self._layout

    def minimumSizeHint(self) -> QSize:
        """Return room for one month beside nothing."""
        one = self._lay_out(1, 1)
        return QSize(one.month_wide + 2 * one.edge, 0)

    def place_of(self, day: date) -> QRect:
        """Return where a day of the year stands."""
        return self._laid_out().place_of(day)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day at a point, or None."""
        return self._laid_out().day_at(point)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme, the text or the direction changes."""
        super().changeEvent(event)
        if event.type() in _MEASURED_ANEW or event.type() == QEvent.Type.LayoutDirectionChange:
            self._texts.clear()
            self.fit(self._room)

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days, across the edges of the year too; Enter goes to the panel, Insert asks what is new."""
        key = Qt.Key(event.key())
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -ahead, Qt.Key.Key_Right: ahead, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_to(plus_months(self._day, steps[key] if abs(steps[key]) == 1 else steps[key] // 7))
        elif key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go_to(plus_days(self._day, steps[key]))
        elif key in _ENTER:
            self.panel_wanted.emit()
        elif key in _NEW and not event.modifiers():
            self.ask_new()
        else:
            event.ignore()

    def _go_to(self, day: date | None) -> None:
        if day is not None:
            self.day_wanted.emit(day)

    def ask_new(self) -> None:
        """Ask what is new on the day with the ring."""
        if self._day.year == self._year:
            self.new_wanted.emit(self._day, self.mapToGlobal(self.place_of(self._day).center()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse; the name of a month opens it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        day, month = self.day_at(point), self._laid_out().title_at(point)
        if day is not None:
            self.day_pressed.emit(day)
        elif month is not None and event.button() == Qt.MouseButton.LeftButton:
            self.month_wanted.emit(date(self._year, month, 1))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the month of the day, or ask what is new on an empty one."""
        day = self.day_at(event.position().toPoint())
        if day is None:
            return
        if day in self._counts:
            self.month_wanted.emit(day)
        else:
            self.new_wanted.emit(day, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be pressed."""
        point = event.position().toPoint()
        over = self.day_at(point) is not None or self._laid_out().title_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what is new on the day."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        day = self.day_at(event.pos()) if by_mouse else self._day
        if day is not None and by_mouse:
            self.day_pressed.emit(day)
            self.new_wanted.emit(day, event.globalPos())
        elif day is not None:
            self.ask_new()

    def event(self, event: QEvent) -> bool:
        """Say over a day what stands on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            if day is not None:
                QToolTip.showText(event.globalPos(), self.tip_of(day), self, self.place_of(day))
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of the year needs it."""
        theme, painter, area = current_theme(), QPainter(self), event.rect()
        painter.fillRect(area, theme.colour("card"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout, fills = self._laid_out(), grounds()
        for month in range(1, 13):
            if layout.month_at(month).adjusted(-2, -2, 2, 2).intersects(area):
                self._paint_head(painter, layout, month)
                self._paint_days(painter, layout, month, area, fills)
        painter.end()

    def _text(self, words: str, *, strong: bool = False) -> tuple[QStaticText, int]:
        """Return words laid out, with their width; most of them are drawn twelve times."""
        found = self._texts.get((words, strong))
        if found is None:
            font = self._font()
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            found = self._texts[words, strong] = laid_out(words, font), QFontMetrics(font).horizontalAdvance(words)
        return found

    def _paint_head(self, painter: QPainter, layout: YearLayout, month: int) -> None:
        theme, box, locale = current_theme(), layout.month_at(month), QLocale()
        present = (self._year, month) == (self.today.year, self.today.month)
        name = theme.font("body", self.font(), semibold=True)
        painter.setFont(name)
        painter.setPen(theme.colour("accent" if present else "text"))
        inset = layout.lead + theme.space("xs") + 1
        line = box.adjusted(0, 0, -inset, 0) if layout.mirrored else box.adjusted(inset, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if layout.mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, int(side | Qt.AlignmentFlag.AlignTop), locale.standaloneMonthName(month))
        painter.setFont(self._font())
        painter.setPen(theme.colour("muted"))
        top = box.top() + layout.head - QFontMetrics(self._font()).height() - theme.space("xs")
        for column in range(7):
            number = (self.first_weekday + column) % 7 + 1
            words, wide = self._text(locale.standaloneDayName(number, QLocale.FormatType.NarrowFormat))
            cell = layout.cell(month, column)
            painter.drawStaticText(cell.left() + (cell.width() - wide) // 2, top, words)

    def _paint_days(
        self, painter: QPainter, layout: YearLayout, month: int, area: QRect, fills: list[QColor | None]
    ) -> None:
        theme, days, locale = current_theme(), layout.days(month), QLocale()
        text, muted, accent = theme.colour("text"), theme.colour("muted"), theme.colour("accent")
        high = QFontMetrics(self._font()).height()
        cells, quiet = layout.cells(month), theme.colour("chip")
        for place, day in enumerate(days):
            cell = cells[place]
            if layout.lead and place % 7 == 0 and any(days[place : place + 7]):
                first = next(known for known in days[place : place + 7] if known is not None)
                self._paint_week(painter, layout, cell, plus_days(first, -((first.weekday() - self.first_weekday) % 7)))
            if day is None or not cell.intersects(area):
                continue
            count, box = self._counts.get(day, _NOTHING), cell.adjusted(1, 1, -1, -1)
            fill = fills[level_below(count.dates, self._most)]
            if fill is None and self.holiday(day):
                fill = quiet
            today = day == self.today
            if fill is not None or today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(accent if today else fill)
                painter.drawRoundedRect(box, _CORNER, _CORNER)
            ink = theme.colour("on_accent") if today else text if count.all else muted
            words, wide = self._text(locale.toString(day.day), strong=today or count.dates > 0)
            painter.setPen(ink)
            left, top = cell.left() + (cell.width() - wide) // 2, cell.top() + (cell.height() - high) // 2
            painter.drawStaticText(left, top, words)
            if count.follow_ups or count.entries:
                self._paint_signs(painter, box, count, ink if today else None)
            if day == self._day:
                self._paint_choice(painter, cell)

    def _paint_week(self, painter: QPainter, layout: YearLayout, cell: QRect, first: date | None) -> None:
        if first is None:
            return
        words, wide = self._text(QLocale().toString(week_number(first)))
        gap = current_theme().space("s")
        left = cell.right() + gap if layout.mirrored else cell.left() - gap - wide
        painter.setPen(current_theme().colour("muted"))
        painter.setOpacity(0.75)
        painter.drawStaticText(left, cell.top() + (cell.height() - QFontMetrics(self._font()).height()) // 2, words)
        painter.setOpacity(1)

    @staticmethod
    def _paint_signs(painter: QPainter, box: QRect, count: DayCount, ink: QColor | None) -> None:
        """Draw what else there is below the number: a box for follow-ups, a bar for entries."""
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        signs = [sort for sort, there in (("due", count.follow_ups), ("journal", count.entries)) if there]
        left = box.center().x() - (len(signs) * (_SIGN + 2) - 2) // 2 + 1
        for sort in signs:
            colour = ink or theme.colour(sort)
            if sort == "due":
                painter.setPen(QPen(colour, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(left, box.bottom() - _SIGN, _SIGN - 1, _SIGN - 1)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRect(left, box.bottom() - _SIGN + 1, _SIGN + 1, 2)
            left += _SIGN + 3
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_choice(self, painter: QPainter, cell: QRect) -> None:
        if self.hasFocus():
            focus_ring(painter, cell, _CORNER)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current_theme().colour("accent"), 1))
        painter.drawRoundedRect(cell.adjusted(0, 0, -1, -1), _CORNER, _CORNER)

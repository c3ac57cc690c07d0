"""The month sheet: six weeks that the arrow keys walk."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.ui.calendar.carrying import Carrying
from reljournal.ui.calendar.day_delegate import DayDelegate
from reljournal.ui.calendar.month_model import WEEKS, Mark, MonthModel, Sheet, mark_words
from reljournal.ui.theme import current_theme

_LEFT_FOR_SCREEN = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Escape, Qt.Key.Key_G}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
PASSED_ON = (
    "day_wanted", "day_pressed", "panel_wanted", "new_wanted", "mark_opened", "moved", "carry_wanted", "carry_ended",
)  # fmt: skip
"""The signals that a view hands on as they are."""


class _Weekdays(QHeaderView):
    """The line of weekdays, set like the numbers below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one weekday."""
        theme = current_theme()
        painter.save()
        painter.fillRect(rect, theme.colour("card"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        words = rect.adjusted(theme.space("s") + 1, 0, -theme.space("s") - 1, 0)
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(words, int(side | middle), name)
        painter.restore()


class _WeekNumbers(QHeaderView):
    """The numbers of the weeks, quieter than the days."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return room for two digits."""
        theme = current_theme()
        return QSize(QFontMetrics(theme.font("small")).horizontalAdvance("00") + 2 * theme.space("s"), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one number, level with those of the days."""
        theme = current_theme()
        painter.save()
        painter.fillRect(rect, theme.colour("card"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = rect.left() if mirrored else rect.right()
        painter.drawLine(edge, rect.top(), edge, rect.bottom())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        words = rect.adjusted(0, theme.space("xs") + 2, 0, 0)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(middle), self.model().headerData(section, Qt.Orientation.Vertical) or "")
        painter.restore()


class MonthGrid(QTableView):
    """Shows a `MonthModel`. What the person wants is said by signals; the screen decides which month that needs."""

    day_wanted = Signal(object)
    """Another day, by arrow key: in a neighbour month the page turns."""
    day_pressed = Signal(object)
    """A day of the sheet, by mouse: the page stays."""
    panel_wanted = Signal()
    """Enter: what stands on the day is wanted."""
    new_wanted = Signal(object, QPoint)
    """Something new on this day; the point (global) is where to ask what."""
    room_changed = Signal()
    """The days have room for more things than were asked for."""
    mark_opened = Signal(object)
    """A `Mark` was double-clicked."""
    moved = Signal(object, object)
    """A follow-up was put on another day."""
    carry_wanted = Signal(object)
    """A follow-up of this day is to be carried by keys."""
    carry_ended = Signal()
    """What was carried by keys was put down, or back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = 0
        self._carried = Carrying(self)
        self.days = self._model()
        self.setModel(self.days)
        self._delegate = self._painter()
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(_Weekdays(self))
        self.setVerticalHeader(_WeekNumbers(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(1)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Month"))
        self.setMouseTracking(True)
        self._fit()

    def _model(self) -> MonthModel:
        return MonthModel(self)

    def _painter(self) -> DayDelegate:
        return DayDelegate(self.days, self)

    def show_week_numbers(self, on: bool) -> None:
        """Show the numbers of weeks before them."""
        self.verticalHeader().setVisible(on)

    def _fit(self) -> None:
        theme = current_theme()
        self.horizontalHeader().setFixedHeight(theme.size("control") - theme.space("xs"))
        weeks = WEEKS * self._delegate.least_height(self.font())
        self.setMinimumHeight(self.horizontalHeader().height() + weeks)

    def room_a_day(self) -> int:
        """Return how many things a day shows at most."""
        self._room = max(1, self._delegate.room(self.font(), self.viewport().height() // self.days.down))
        return self._room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for more when higher days can show it."""
        super().resizeEvent(event)
        known = self._room
        if self.room_a_day() > known > 0:
            self.room_changed.emit()

    def get_ready(self, sheet: Sheet) -> None:
        """Lay out the words of a month that may be shown next."""
        for place, day in enumerate(sheet.days):
            if day is not None:
                rect = self.visualRect(self.days.index(*divmod(place, self.days.across)))
                self._delegate.get_ready(self.font(), rect, sheet, day)

    def choose(self, day: date) -> None:
        """Put the ring on a day that is on the sheet, without a signal."""
        self.setCurrentIndex(self.days.place_of(day))
        if self._carried.item is not None:
            self._carried.tell(day)
            self.viewport().update()

    def chosen(self) -> date | None:
        """Return the day with the ring."""
        return self.days.day_at(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def carry(self, item: FollowUp | None) -> None:
        """Carry a follow-up: the arrow keys choose its day, Enter puts it there; None, as Esc, puts it back."""
        self._carried.by_keys(item)

    def is_carrying(self) -> bool:
        """Return whether a follow-up is on its way to another day, by keys or by the mouse."""
        return self._carried.item is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days across the edges of the sheet; Enter goes to the panel, Insert asks what is new.

        While a follow-up is carried Enter puts it down and Esc puts it back; Ctrl+X takes one up.
        """
        key, day = Qt.Key(event.key()), self.chosen()
        if day is not None and self._carried.takes_key(event, day):
            return
        if key in _LEFT_FOR_SCREEN or day is None:
            event.ignore()
            return
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -ahead, Qt.Key.Key_Right: ahead, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in steps:
            target = day.toordinal() + steps[key]
            if date.min.toordinal() <= target <= date.max.toordinal():
                self.day_wanted.emit(day + timedelta(days=steps[key]))
        elif key in _ENTER:
            self.panel_wanted.emit()
        elif key in {Qt.Key.Key_Insert, Qt.Key.Key_N} and not event.modifiers():
            self.ask_new()
        else:
            event.ignore()

    def ask_new(self) -> None:
        """Ask what is new on the day with the ring."""
        day = self.chosen()
        if day is None:
            return
        place = self.visualRect(self.days.place_of(day))
        self.new_wanted.emit(day, self.viewport().mapToGlobal(place.center()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what is new on the day."""
        asked = event.reason() == QContextMenuEvent.Reason.Mouse
        day = self.days.day_at(self.indexAt(event.pos())) if asked else self.chosen()
        if day is None:
            return
        self.day_pressed.emit(day)
        if asked:
            self.new_wanted.emit(day, event.globalPos())
        else:
            self.ask_new()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        day = self.days.day_at(self.indexAt(point))
        if day is not None:
            if event.button() == Qt.MouseButton.LeftButton:
                self._carried.pressed(self.mark_at(point), point)
            self.day_pressed.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a follow-up that was pressed; days are chosen by a press."""
        self._carried.mouse_moved(event.position().toPoint(), event.buttons())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a follow-up that is dragged on the day under the mouse."""
        self._carried.released(event.position().toPoint())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and over it what is carried."""
        super().paintEvent(event)
        if self._carried.item is not None:
            self._carried.paint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the mark under the mouse, or ask what is new on the day."""
        point = event.position().toPoint()
        day = self.days.day_at(self.indexAt(point))
        if day is None or day != self.chosen():
            return
        mark = self.mark_at(point)
        if mark is not None:
            self.mark_opened.emit(mark)
        else:
            self.new_wanted.emit(day, event.globalPosition().toPoint())

    def mark_at(self, point: QPoint) -> Mark | None:
        """Return what stands under a point of the viewport."""
        index = self.indexAt(point)
        day = self.days.day_at(index)
        if day is None:
            return None
        return self._delegate.mark_at(self.font(), self.visualRect(index), day, point)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of what is cut under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point: a mark in full, or all of a day with more than it shows."""
        index = self.indexAt(point)
        day = self.days.day_at(index)
        if day is None:
            return ""
        mark = self.mark_at(point)
        if mark is not None:
            return mark_words(mark)
        _shown, more, _place = self._delegate.marks_shown(self.font(), self.visualRect(index), day)
        return self.days.spoken(day).replace(". ", "\n") if more > 0 else ""

    def _show_tip(self, event: QHelpEvent) -> None:
        tip = self.tip_at(event.pos())
        if tip:
            QToolTip.showText(event.globalPos(), tip, self)
        else:
            QToolTip.hideText()

    def scrollTo(
        self,
        _index: QModelIndex | QPersistentModelIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Stay: the whole sheet is always on show."""

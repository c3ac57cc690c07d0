"""The agenda as a view: one day below the other, without end in both directions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from reljournal.ui import wording
from reljournal.ui.calendar.agenda_model import AgendaModel, AgendaRow
from reljournal.ui.calendar.view import DaysView, plus_months
from reljournal.ui.calendar.week_delegate import second_line
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, fill_round, focus_ring
from reljournal.ui.widgets.chip import chip_colours
from reljournal.ui.widgets.painted_list import UniformList
from reljournal.ui.widgets.row_look import RowOption

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End}
_BAR = 3


class AgendaDelegate(QStyledItemDelegate):
    """Paints a month's name, or a thing with its day before it where it is the first of that day."""

    def __init__(
        self, model: AgendaModel, today: date, holiday_on: Callable[[date], str], parent: Any = None
    ) -> None:
        super().__init__(parent)
        self._model, self.today, self.holiday_on = model, today, holiday_on

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return room for two lines."""
        theme = current_theme()
        lines = QFontMetrics(theme.font("body")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(option.rect.width(), lines + 2 * theme.space("s"))

    @staticmethod
    def day_width() -> int:
        """Return the room for the day before the things of it, in pixels."""
        theme = current_theme()
        metrics = QFontMetrics(theme.font("body", semibold=True))
        widest = max(metrics.horizontalAdvance(wording.weekday_date(date(2000, m, 20 + m % 7))) for m in range(1, 13))
        return widest + 2 * theme.space("m")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        theme, row = current_theme(), index.data(Qt.ItemDataRole.UserRole)
        rect, mirrored = option.rect, option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        # Words keep the direction of their own script, at the leading edge of the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(rect, theme.colour("card"))
        edge = theme.space("l")
        if row.is_month:
            painter.setFont(theme.font("large", semibold=True))
            painter.setPen(theme.colour("text"))
            self._line(painter, rect.adjusted(edge, 0, -edge, -theme.space("xs")), wording.month_year(row.day),
                       mirrored=mirrored, low=True)  # fmt: skip
        else:
            look = option.look if isinstance(option, RowOption) else None
            inner = rect.adjusted(theme.space("s"), 1, -theme.space("s"), -1)
            if look is not None and (look.selected or look.lit):
                ground = theme.colour("accent_soft" if look.selected else "hover")
                fill_round(painter, inner, theme.radius_control, ground)
            if row.is_first:
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawLine(rect.left() + edge, rect.top(), rect.right() - edge, rect.top())
                self._paint_day(painter, rect.adjusted(edge, 0, -edge, 0), row, mirrored=mirrored)
            self._paint_words(painter, rect.adjusted(edge, 0, -edge, 0), row, mirrored=mirrored)
            if look is not None and look.ringed:
                focus_ring(painter, inner, theme.radius_control)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, row: AgendaRow, *, mirrored: bool) -> None:
        theme, today = current_theme(), row.day == self.today
        painter.setFont(theme.font("body", semibold=today))
        painter.setPen(theme.colour("accent" if today else "text"))
        wide = self.day_width()
        box = QRect(rect.right() - wide if mirrored else rect.left(), rect.top(), wide, rect.height())
        high = QFontMetrics(painter.font()).height()
        upper = QRect(box.left(), box.top() + theme.space("s"), wide, high)
        self._line(painter, upper, wording.weekday_date(row.day), mirrored=mirrored)
        below = self.holiday_on(row.day) or (wording.days_from(self.today, row.day) if today else "")
        if below:
            painter.setFont(theme.font("small"))
            if not today:
                painter.setPen(theme.colour("muted"))
            high = QFontMetrics(painter.font()).height()
            lower = QRect(box.left(), upper.bottom() + 1, wide - theme.space("s"), high)
            self._line(painter, lower, below, mirrored=mirrored)

    def _paint_words(self, painter: QPainter, rect: QRect, row: AgendaRow, *, mirrored: bool) -> None:
        theme, wide = current_theme(), self.day_width()
        room = rect.adjusted(0, 0, -wide, 0) if mirrored else rect.adjusted(wide, 0, 0, 0)
        upper, lower = theme.font("body", semibold=True), theme.font("small")
        if row.mark is None:
            painter.setFont(lower)
            painter.setPen(theme.colour("muted"))
            self._line(painter, room, self._model.more_words(row), mirrored=mirrored)
            return
        ink = chip_colours(theme, row.mark.role)[0]
        top, gap = rect.top() + theme.space("s"), theme.space("s") + _BAR
        high = QFontMetrics(upper).height()
        below = QFontMetrics(lower).height()
        bar = QRect(room.right() - _BAR + 1 if mirrored else room.left(), top + 2, _BAR, high + below - 4)
        fill_round(painter, bar, _BAR / 2, ink)
        words = room.adjusted(0, 0, -gap, 0) if mirrored else room.adjusted(gap, 0, 0, 0)
        painter.setFont(upper)
        painter.setPen(theme.colour("text"))
        self._line(painter, QRect(words.left(), top, words.width(), high), row.mark.text, mirrored=mirrored)
        painter.setFont(lower)
        painter.setPen(ink)
        second = QRect(words.left(), top + high, words.width(), below)
        self._line(painter, second, second_line(row.mark) or self._sort(row), mirrored=mirrored)

    def _sort(self, row: AgendaRow) -> str:
        """Return the sort of a thing that has nothing more to say: a follow-up about nobody."""
        del row
        return self.tr("Follow-up")

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, *, mirrored: bool, low: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        level = Qt.AlignmentFlag.AlignBottom if low else Qt.AlignmentFlag.AlignVCenter
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(side | level | Qt.AlignmentFlag.AlignAbsolute), shown)


class AgendaList(UniformList):
    """The rows. The page keys and letters are the screen's."""

    panel_wanted = Signal()
    new_wanted = Signal()
    row_pressed = Signal(int)
    row_opened = Signal(int)

    def __init__(self, model: AgendaModel, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = model
        self.setModel(model)
        self.setItemDelegate(AgendaDelegate(model, context.today(), context.holidays.on, self))
        context.holidays.changed.connect(self._show_holidays)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Agenda"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk what there is; Enter goes to the panel, Insert asks what is new."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.panel_wanted.emit()
        elif key in {Qt.Key.Key_Insert, Qt.Key.Key_N} and not event.modifiers():
            self.new_wanted.emit()
        elif key in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _show_holidays(self) -> None:
        self.viewport().update()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step over the names of months."""
        target = super().moveCursor(action, modifiers)
        rows = self._agenda.rows
        step = 1 if target.row() > self.currentIndex().row() else -1
        at = target.row()
        while 0 <= at < len(rows) and rows[at].is_month:
            at += step
        return self.model().index(at, 0) if 0 <= at < len(rows) else self.currentIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.row_pressed.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was double-clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.row_opened.emit(index.row())


class AgendaView(DaysView):
    """Reads on before the end comes into view, in both directions."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day = context.today()
        self.model = AgendaModel(context, self)
        self.list = AgendaList(self.model, context)
        self.nothing = EmptyState(
            "calendar", self.tr("Nothing stands here."),
            self.tr("No key date, follow-up or entry of what is shown falls on a day near this one."),
            [(self.tr("Put something on the day…"), self.ask_new)],
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(self._grow)
        self.list.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.list.verticalScrollBar().rangeChanged.connect(self._look_ahead)
        self.list.panel_wanted.connect(self.panel_wanted)
        self.list.new_wanted.connect(self.ask_new)
        self.list.row_pressed.connect(self._press_row)
        self.list.row_opened.connect(self._open_row)
        self.list.selectionModel().currentChanged.connect(self._take_current)
        self._quiet = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask what is new, while there is nothing to list."""
        key = Qt.Key(event.key())
        if not self.model.rows and (key in _ENTER or key in {Qt.Key.Key_Insert, Qt.Key.Key_N}):
            self.ask_new()
        else:
            event.ignore()

    def keyboard(self) -> QWidget:
        """Return the list, or the view itself while there is nothing to list."""
        return self.list if self.model.rows else self

    # Growing

    def _look_ahead(self) -> None:
        bar, room = self.list.verticalScrollBar(), self.list.viewport().height()
        near_end = self.model.may_go_on() and bar.value() > bar.maximum() - room
        near_begin = self.model.may_go_back() and bar.value() < room
        if self.model.rows and (near_end or near_begin) and not self._growing.isActive():
            self._growing.start(0)

    def _grow(self) -> None:
        bar, room = self.list.verticalScrollBar(), self.list.viewport().height()
        if self.model.may_go_on() and bar.value() > bar.maximum() - room:
            self.model.go_on()
        if self.model.may_go_back() and bar.value() < room:
            held = bar.value()
            came = self.model.go_back()
            self.list.updateGeometries()
            bar.setValue(held + came * self.list.row_height())
        self.list.updateGeometries()
        self._look_ahead()

    # Showing

    def show_day(self, day: date) -> None:
        """Put the first thing on or after a day to the top, unless it is in view."""
        self._day = day
        if not self.model.holds(day):
            self._begin(day)
        row = self.model.row_from(day)
        if row is None:
            return
        screenful = self.list.viewport().height() // self.list.row_height()
        while len(self.model.rows) - row <= screenful and self.model.may_go_on():
            self.model.go_on()
        self.list.updateGeometries()
        index = self.model.index(row, 0)
        self._quiet = True
        self.list.setCurrentIndex(index)
        self._quiet = False
        place = self.list.visualRect(index)
        if place.top() < self.list.row_height() or place.bottom() > self.list.viewport().height():
            self.list.verticalScrollBar().setValue(self.list.span(row)[0] - self.list.row_height())

    def press(self, day: date) -> None:
        """Put the ring on a day's first thing, unless it stands on one of that day already."""
        current = self.list.currentIndex().row()
        self._day = day
        if not (0 <= current < len(self.model.rows) and self.model.rows[current].day == day):
            self.show_day(day)

    def _begin(self, day: date) -> None:
        self.model.shown = self.shown
        self._quiet = True
        self.model.begin(day)
        if not self.model.rows:
            self.model.go_back()
        self._quiet = False
        had = self.list.hasFocus() or self.hasFocus()
        self.setFocusProxy(self.list if self.model.rows else None)  # type: ignore[arg-type] # none is allowed
        self.list.setVisible(bool(self.model.rows))
        self.nothing.setVisible(not self.model.rows)
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.updateGeometries()
        self._look_ahead()

    def renew(self) -> None:
        """Read anew, from the day that is chosen on."""
        delegate = self.list.itemDelegate()
        if isinstance(delegate, AgendaDelegate):
            delegate.today = self.context.today()
        self._begin(self._day)
        self.show_day(self._day)

    def ask_new(self) -> None:
        """Ask what is new on the day that is chosen."""
        place = self.list.visualRect(self.list.currentIndex())
        if self.model.rows and not place.isNull():
            self.new_wanted.emit(self._day, self.list.viewport().mapToGlobal(place.center()))
        else:
            self.new_wanted.emit(self._day, self.mapToGlobal(self.rect().center()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what is new on the day."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.new_wanted.emit(self._day, event.globalPos())
        else:
            self.ask_new()

    # What the person does

    def _take_current(self, current: QModelIndex) -> None:
        if not self._quiet and current.isValid() and not self.model.rows[current.row()].is_month:
            self._day = self.model.rows[current.row()].day
            self.day_wanted.emit(self._day)

    def _press_row(self, number: int) -> None:
        row = self.model.rows[number]
        if not row.is_month:
            self.day_pressed.emit(row.day)

    def _open_row(self, number: int) -> None:
        mark = self.model.rows[number].mark
        if mark is not None:
            self.mark_opened.emit(mark)

    def title(self, day: date) -> str:
        """Return the month of the day."""
        return wording.month_year(day)

    def short_title(self, day: date) -> str:
        """Return the same with the month cut short."""
        return wording.short_month_year(day)

    def walked(self, day: date, pages: int, *, far: bool) -> date | None:
        """Return the first day of another month, or of the same month of another year."""
        if far:
            return plus_months(day, 12 * pages)
        if pages < 0 and day.day > 1:
            return day.replace(day=1)
        return plus_months(day.replace(day=1), pages)

    def walk_words(self) -> tuple[str, str]:
        """Return the words for a month back and on."""
        return (
            self.tr("Previous month (Page Up), previous year (Ctrl+Page Up)"),
            self.tr("Next month (Page Down), next year (Ctrl+Page Down)"),
        )

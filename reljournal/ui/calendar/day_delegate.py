"""How one day of the sheet looks: its number, what stands on it, and how much more there is."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.ui.calendar.month_model import DayRole, Mark, MonthModel
from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets import ChipRole, chip_font, focus_ring
from reljournal.ui.widgets.chip import chip_colours

_CORNER = 5
_Index = QModelIndex | QPersistentModelIndex


class _Measures:
    """Fonts, colours and lengths of one theme and text size, worked out once."""

    def __init__(self, theme: Theme, base: QFont) -> None:
        self.number = theme.font("body", base)
        self.number_strong = theme.font("body", base, semibold=True)
        self.chip = chip_font(base)
        self.number_metrics = QFontMetrics(self.number)
        self.strong_metrics = QFontMetrics(self.number_strong)
        self.chip_metrics = QFontMetrics(self.chip)
        self.edge = theme.space("s")
        self.gap = theme.space("xs")
        self.pad = theme.space("s")
        self.chip_height = self.chip_metrics.height() + self.gap
        self.head = self.number_metrics.height() + 2 * self.gap
        self.sign = round(self.chip_metrics.height() * 0.5)
        self.card, self.background = theme.colour("card"), theme.colour("background")
        self.line, self.text, self.muted = theme.colour("line"), theme.colour("text"), theme.colour("muted")
        self.accent, self.on_accent = theme.colour("accent"), theme.colour("on_accent")
        self.chosen = theme.colour("accent_soft")
        self.roles = {role: chip_colours(theme, role) for role in ChipRole}
        self.elided: dict[tuple[str, int], str] = {}

    def cut(self, text: str, width: int) -> str:
        """Return what of a text fits; the same words stand in many sheets, so it is kept."""
        key = (text, width)
        shown = self.elided.get(key)
        if shown is None:
            if len(self.elided) > 4000:
                self.elided.clear()
            shown = self.chip_metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self.elided[key] = shown
        return shown


class DayDelegate(QStyledItemDelegate):
    """Paints a day; knows which mark lies under a point."""

    def __init__(self, model: MonthModel, parent: Any = None) -> None:
        super().__init__(parent)
        self._model = model
        self._key: tuple[str, str] | None = None
        self._measures: _Measures | None = None

    def measured(self, font: QFont) -> _Measures:
        """Return fonts and lengths for the present theme and this font."""
        theme = current_theme()
        key = (theme.name, font.key())
        if self._measures is None or key != self._key:
            self._key, self._measures = key, _Measures(theme, font)
        return self._measures

    def least_height(self, font: QFont) -> int:
        """Return the height of a day with one mark, in pixels."""
        measures = self.measured(font)
        return measures.head + 2 * measures.gap + measures.chip_height

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the least a day needs; the sheet stretches it."""
        measures = self.measured(option.font)
        return QSize(3 * measures.head, self.least_height(option.font))

    def marks_shown(self, font: QFont, rect: QRect, day: date) -> tuple[list[tuple[Mark, QRect]], int, QRect]:
        """Return the marks with their places, how many more there are, and where that is said."""
        measures = self.measured(font)
        marks, count = self._model.marks(day), self._model.count(day)
        step = measures.chip_height + measures.gap
        top = rect.top() + measures.head + measures.gap
        room = max(0, (rect.bottom() - top) // step)
        fits = len(marks) if count <= room else min(len(marks), max(0, room - 1))
        width = rect.width() - 2 * measures.edge
        place = QRect(rect.left() + measures.edge, top, width, measures.chip_height)
        shown = [(mark, place.translated(0, index * step)) for index, mark in enumerate(marks[:fits])]
        return shown, count - fits, place.translated(0, fits * step)

    def mark_at(self, font: QFont, rect: QRect, day: date, point: QPoint) -> Mark | None:
        """Return the mark under a point of the day's place, if any."""
        shown, _more, _place = self.marks_shown(font, rect, day)
        return next((mark for mark, place in shown if place.contains(point)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one day."""
        measures, rect = self.measured(option.font), option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        day: date | None = index.data(DayRole.DATE)
        within = day is not None and self._model.holds(day)
        painter.save()
        painter.fillRect(rect, measures.card if within else measures.background)
        painter.setPen(QPen(measures.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() < 6:
            edge = rect.left() if mirrored else rect.right()
            painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if day is not None:
            self._paint_number(painter, measures, rect, day, within=within, mirrored=mirrored)
            self._paint_marks(painter, option, day, mirrored=mirrored)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = self.parent().hasFocus()
            self._paint_choice(painter, measures, rect.adjusted(0, 0, -1, -1), focused=focused)
        painter.restore()

    @staticmethod
    def _paint_choice(painter: QPainter, measures: _Measures, rect: QRect, *, focused: bool) -> None:
        if focused:
            focus_ring(painter, rect.adjusted(1, 1, 0, 0), _CORNER)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(measures.accent, 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -0.5, -0.5), _CORNER, _CORNER)

    def _paint_number(
        self, painter: QPainter, measures: _Measures, rect: QRect, day: date, *, within: bool, mirrored: bool
    ) -> None:
        words = QLocale().toString(day.day)
        today = self._model.is_today(day)
        metrics = measures.strong_metrics if today else measures.number_metrics
        width, pad = metrics.horizontalAdvance(words), measures.pad
        high = metrics.height() + 2
        left = measures.edge - (0 if today else -1)
        box = QRect(rect.left() + left, rect.top() + measures.gap + 1, width + (2 * pad if today else 0), high)
        if mirrored:
            box.moveRight(rect.right() - left)
        if today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(measures.accent)
            painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(measures.number_strong if today else measures.number)
        painter.setPen(measures.on_accent if today else measures.text if within else measures.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, day: date, *, mirrored: bool
    ) -> None:
        shown, more, place = self.marks_shown(option.font, option.rect, day)
        measures = self.measured(option.font)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(measures.chip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, box in shown:
            ink, fill, _line = measures.roles[mark.role]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _CORNER, _CORNER)
            words = box.adjusted(measures.pad, 0, -measures.pad, 0)
            taken = self._paint_sign(painter, measures, mark, words, mirrored=mirrored)
            words = words.adjusted(0, 0, -taken, 0) if mirrored else words.adjusted(taken, 0, 0, 0)
            painter.setPen(ink)
            painter.drawText(words, flags, measures.cut(mark.text, words.width()))
        if more > 0 and place.bottom() <= option.rect.bottom():
            painter.setPen(measures.muted)
            words = place.adjusted(measures.pad, 0, -measures.pad, 0)
            text = self.tr("+{count} more") if shown else self.tr("{count} things")
            text = text.format(count=QLocale().toString(more))
            if measures.chip_metrics.horizontalAdvance(text) > words.width():
                text = f"+{QLocale().toString(more)}"
            painter.drawText(words, flags, text)

    @staticmethod
    def _paint_sign(painter: QPainter, measures: _Measures, mark: Mark, words: QRect, *, mirrored: bool) -> int:
        """Draw the shape that says the sort where colour cannot: a box to tick, a bar; return the width taken."""
        if isinstance(mark.item, Occurrence):
            return 0
        side = measures.sign
        ink = measures.roles[mark.role][0]
        wide = side if isinstance(mark.item, FollowUp) else 2
        left = words.right() + 1 - wide if mirrored else words.left()
        at = QRectF(left, words.center().y() + 1 - side / 2, wide, side)
        if isinstance(mark.item, FollowUp):
            painter.setPen(QPen(ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(at, 1, 1)
        return wide + measures.gap + 1

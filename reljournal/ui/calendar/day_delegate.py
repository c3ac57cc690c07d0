"""How one day of the sheet looks: its number, what stands on it, and how much more there is."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.ui.calendar.month_model import Mark, MonthModel, Sheet
from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets import ChipRole, chip_font, focus_ring
from reljournal.ui.widgets.chip import chip_colours

_CORNER = 5
_BAR = 2
_KEPT = 4000
_Index = QModelIndex | QPersistentModelIndex


class Measures:
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
        # Below this a day's words need every pixel: margins shrink and the shapes go, the words remain.
        self.narrow = 13 * self.chip_metrics.averageCharWidth()
        self.card, self.background = theme.colour("card"), theme.colour("background")
        self.line, self.text, self.muted = theme.colour("line"), theme.colour("text"), theme.colour("muted")
        self.accent, self.on_accent = theme.colour("accent"), theme.colour("on_accent")
        self.chosen = theme.colour("accent_soft")
        self.roles = {role: chip_colours(theme, role) for role in ChipRole}
        self._words: dict[tuple[str, int], tuple[QStaticText, int]] = {}

        self._numbers: dict[tuple[int, bool], tuple[QStaticText, int]] = {}

    def number_of(self, day: int, *, strong: bool) -> tuple[QStaticText, int]:
        """Return the number of a day, laid out and ready to be drawn, with its width."""
        found = self._numbers.get((day, strong))
        if found is None:
            shown = QLocale().toString(day)
            font = self.number_strong if strong else self.number
            found = self._numbers[day, strong] = (laid_out(shown, font), QFontMetrics(font).horizontalAdvance(shown))
        return found

    def sign_width(self, mark: Mark) -> int:
        """Return the width of the shape before a mark's words, its gap included."""
        if isinstance(mark.item, Occurrence):
            return 0
        return (self.sign if isinstance(mark.item, FollowUp) else _BAR) + self.gap + 1

    def cut(self, text: str, width: int) -> tuple[QStaticText, int]:
        """Return what of a text fits, laid out and ready to be drawn, with its width.

        Laying out is most of the work of painting, so it is kept: a day is painted many times.
        """
        key = (text, width)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            shown = self.chip_metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            words = laid_out(shown, self.chip)
            found = self._words[key] = (words, round(words.size().width()))
        return found


def laid_out(text: str, font: QFont) -> QStaticText:
    """Return a text laid out for a font, ready to be drawn many times."""
    words = QStaticText(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    words.prepare(font=font)
    return words


class DayDelegate(QStyledItemDelegate):
    """Paints a day; knows which mark lies under a point."""

    def __init__(self, model: MonthModel, parent: Any = None) -> None:
        super().__init__(parent)
        self._model = model
        self._key: tuple[str, str] | None = None
        self._measures: Measures | None = None

    def measured(self, font: QFont) -> Measures:
        """Return fonts and lengths for the present theme and this font."""
        theme = current_theme()
        key = (theme.name, font.key())
        if self._measures is None or key != self._key:
            self._key, self._measures = key, Measures(theme, font)
        return self._measures

    def least_height(self, font: QFont) -> int:
        """Return the height of a day with one mark and how many more there are, in pixels."""
        measures = self.measured(font)
        return measures.head + 2 * measures.gap + 2 * (measures.chip_height + measures.gap)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the least a day needs; the sheet stretches it."""
        measures = self.measured(option.font)
        return QSize(3 * measures.head, self.least_height(option.font))

    def marks_shown(self, font: QFont, rect: QRect, day: date) -> tuple[list[tuple[Mark, QRect]], int, QRect]:
        """Return the marks with their places, how many more there are, and where that is said."""
        return self._placed(self.measured(font), rect, self._model.sheet, day)

    @staticmethod
    def _placed(
        measures: Measures, rect: QRect, sheet: Sheet, day: date
    ) -> tuple[list[tuple[Mark, QRect]], int, QRect]:
        marks, count = sheet.marks(day), sheet.count(day)
        step = measures.chip_height + measures.gap
        top = rect.top() + measures.head + measures.gap
        room = max(0, (rect.bottom() - top) // step)
        fits = len(marks) if count <= room else min(len(marks), max(0, room - 1))
        edge = measures.gap if rect.width() < measures.narrow else measures.edge
        place = QRect(rect.left() + edge, top, rect.width() - 2 * edge, measures.chip_height)
        shown = [(mark, place.translated(0, index * step)) for index, mark in enumerate(marks[:fits])]
        return shown, count - fits, place.translated(0, fits * step)

    def get_ready(self, font: QFont, rect: QRect, sheet: Sheet, day: date) -> None:
        """Lay out the words of a day that will soon be painted in this place."""
        measures = self.measured(font)
        for mark, box in self._placed(measures, rect, sheet, day)[0]:
            self._words_in(measures, rect, box, mark)

    @staticmethod
    def _words_in(measures: Measures, cell: QRect, box: QRect, mark: Mark) -> tuple[QStaticText, int, int, int]:
        """Return a mark's words and their width, the margin beside them and the width of the shape before them."""
        narrow = cell.width() < measures.narrow
        pad = measures.gap if narrow else measures.pad
        taken = 0 if narrow else measures.sign_width(mark)
        return *measures.cut(mark.text, box.width() - 2 * pad - taken), pad, taken

    def room(self, font: QFont, height: int) -> int:
        """Return how many marks a day of this height (pixels) shows at most."""
        measures = self.measured(font)
        return max(0, (height - measures.head - measures.gap) // (measures.chip_height + measures.gap))

    def mark_at(self, font: QFont, rect: QRect, day: date, point: QPoint) -> Mark | None:
        """Return the mark under a point of the day's place, if any."""
        shown, _more, _place = self.marks_shown(font, rect, day)
        return next((mark for mark, place in shown if place.contains(point)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one day."""
        measures, rect = self.measured(option.font), option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        day = self._model.day_at(index)
        sheet = self._model.sheet
        within = day is not None and (day.year, day.month) == (sheet.year, sheet.month)
        painter.save()
        painter.fillRect(rect, measures.card if within else measures.background)
        painter.setPen(QPen(measures.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() < self._model.across - 1:
            edge = rect.left() if mirrored else rect.right()
            painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if day is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_number(painter, measures, rect, day, within=within, mirrored=mirrored)
            self._paint_marks(painter, measures, rect, day, mirrored=mirrored)
        if option.state & QStyle.StateFlag.State_Selected:
            view = self.parent()
            focused = isinstance(view, QWidget) and view.hasFocus()
            self._paint_choice(painter, measures, rect.adjusted(0, 0, -1, -1), focused=focused)
        painter.restore()

    @staticmethod
    def _paint_choice(painter: QPainter, measures: Measures, rect: QRect, *, focused: bool) -> None:
        if focused:
            focus_ring(painter, rect.adjusted(1, 1, 0, 0), _CORNER)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(measures.accent, 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -0.5, -0.5), _CORNER, _CORNER)

    def _paint_number(
        self, painter: QPainter, measures: Measures, rect: QRect, day: date, *, within: bool, mirrored: bool
    ) -> None:
        today = day == self._model.sheet.today
        words, width = measures.number_of(day.day, strong=today)
        high = measures.number_metrics.height() + 2
        edge, pad = (measures.edge, measures.pad) if today else (measures.edge + 1, 0)
        box = QRect(rect.left() + edge, rect.top() + measures.gap + 1, width + 2 * pad, high)
        if mirrored:
            box.moveRight(rect.right() - edge)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(measures.accent)
            painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(measures.number_strong if today else measures.number)
        painter.setPen(measures.on_accent if today else measures.text if within else measures.muted)
        painter.drawStaticText(box.left() + pad, box.top() + 1, words)
        holiday = self._model.sheet.holiday(day)
        if holiday:
            self._paint_holiday(painter, measures, rect, box, holiday, mirrored=mirrored)

    @staticmethod
    def _paint_holiday(
        painter: QPainter, measures: Measures, cell: QRect, number: QRect, holiday: str, *, mirrored: bool
    ) -> None:
        """Write a holiday beside the number, as much of it as fits: it stands behind what the day brings."""
        room = cell.width() - number.width() - 2 * measures.edge - measures.pad
        if room < measures.narrow // 3:
            return
        text, wide = measures.cut(holiday, room)
        left = cell.left() + measures.edge if mirrored else cell.right() + 1 - measures.edge - wide
        painter.setFont(measures.chip)
        painter.setPen(measures.muted)
        painter.drawStaticText(left, number.top() + (number.height() - round(text.size().height())) // 2, text)

    def _paint_marks(self, painter: QPainter, measures: Measures, cell: QRect, day: date, *, mirrored: bool) -> None:
        shown, more, place = self._placed(measures, cell, self._model.sheet, day)
        narrow = cell.width() < measures.narrow
        painter.setFont(measures.chip)
        for mark, box in shown:
            ink, fill, _line = measures.roles[mark.role]
            text, wide, pad, taken = self._words_in(measures, cell, box, mark)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _CORNER, _CORNER)
            if taken:
                self._paint_sign(painter, measures, mark, box.adjusted(pad, 0, -pad, 0), mirrored=mirrored)
            left = box.right() + 1 - pad - taken - wide if mirrored else box.left() + pad + taken
            painter.setPen(ink)
            painter.drawStaticText(left, box.top() + self._below(measures, text), text)
        if more > 0 and place.bottom() <= cell.bottom():
            pad = measures.gap if narrow else measures.pad
            words = self._more_words(more, alone=not shown, narrow=narrow)
            text, wide = measures.cut(words, place.width() - 2 * pad)
            painter.setPen(measures.muted)
            left = place.right() + 1 - pad - wide if mirrored else place.left() + pad
            painter.drawStaticText(left, place.top() + self._below(measures, text), text)

    @staticmethod
    def _below(measures: Measures, text: QStaticText) -> int:
        """Return where words begin so that they stand in the middle; some scripts are taller than our own font."""
        return (measures.chip_height - round(text.size().height())) // 2

    def _more_words(self, more: int, *, alone: bool, narrow: bool) -> str:
        if narrow:
            return f"+{QLocale().toString(more)}"
        return self.tr("%Ln things", None, more) if alone else self.tr("+%Ln more", None, more)

    @staticmethod
    def _paint_sign(painter: QPainter, measures: Measures, mark: Mark, words: QRect, *, mirrored: bool) -> None:
        """Draw the shape that says the sort where colour cannot: a box to tick, a bar."""
        side, ink = measures.sign, measures.roles[mark.role][0]
        box = isinstance(mark.item, FollowUp)
        wide = side if box else _BAR
        left = words.right() + 1 - wide if mirrored else words.left()
        at = QRectF(left, words.center().y() + 1 - side / 2, wide, side)
        if box:
            painter.setPen(QPen(ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(at, 1, 1)

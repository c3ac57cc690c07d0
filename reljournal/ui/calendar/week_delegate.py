"""How a day of the week looks: its things in words, over as many lines as they need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.ui import date_words, wording
from reljournal.ui.calendar.day_delegate import DayDelegate, Measures, laid_out
from reljournal.ui.calendar.month_model import Mark, MonthModel, Sheet
from reljournal.ui.theme import current_theme

_CORNER = 5
_TITLE_LINES, _SECOND_LINES = 3, 2
_KEPT = 2000
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of one thing, ready to be drawn, with their height together."""

    title: tuple[tuple[QStaticText, int], ...]
    second: tuple[tuple[QStaticText, int], ...]
    height: int


def broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return a text as at most so many lines of a width (pixels); the last ends in an ellipsis where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in UTF-16 units.
    units = text.encode("utf-16-le", "surrogatepass")
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * a : 2 * b].decode("utf-16-le", "replace").strip() for a, b in zip(starts, ends, strict=True)]
    if len(lines) > most:
        rest = units[2 * starts[most - 1] :].decode("utf-16-le", "replace").strip()
        lines = [*lines[: most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return lines


def second_line(mark: Mark) -> str:
    """Return what stands below the words of a thing: which sort it is and about whom."""
    item = mark.item
    if isinstance(item, Occurrence):
        parts = (date_words.kind_and_since(item, short=True), date_words.milestone_word(item))
        return " · ".join(part for part in parts if part)
    if isinstance(item, FollowUp):
        return date_words.waits_for(item)
    kind = wording.kind_label(item.kind)
    return kind if item.person is None else f"{kind} · {date_words.name_of(item.person)}"


class WeekDelegate(DayDelegate):
    """Paints a day of the week: a column of its own, or a line of a list where the window is narrow."""

    def __init__(self, model: MonthModel, parent: Any = None) -> None:
        super().__init__(model, parent)
        self.is_list = False
        self._kept: dict[tuple[str, str, int], _Words] = {}
        self._kept_for: Measures | None = None

    # Measuring

    def _words(self, measures: Measures, mark: Mark, width: int) -> _Words:
        if self._kept_for is not measures or len(self._kept) > _KEPT:
            self._kept.clear()
            self._kept_for = measures
        second = second_line(mark)
        key = (mark.text, second, width)
        found = self._kept.get(key)
        if found is None:
            small = current_theme().font("small")
            title = self._lines(mark.text, measures.chip, width, 1 if self.is_list else _TITLE_LINES)
            below = self._lines(second, small, width, 1 if self.is_list else _SECOND_LINES) if second else ()
            high = len(title) * measures.chip_metrics.height() + len(below) * QFontMetrics(small).height()
            found = self._kept[key] = _Words(title, below, high + 2 * measures.gap)
        return found

    @staticmethod
    def _lines(text: str, font: QFont, width: int, most: int) -> tuple[tuple[QStaticText, int], ...]:
        metrics = QFontMetrics(font)
        return tuple(
            (laid_out(line, font), metrics.horizontalAdvance(line)) for line in broken(text, font, width, most)
        )

    def _column(self, measures: Measures, rect: QRect, *, mirrored: bool) -> QRect:
        """Return where the things of a day stand: below its number, or beside its name in a list."""
        if not self.is_list:
            edge = measures.gap + 1
            return rect.adjusted(edge, measures.head + measures.gap, -edge, -measures.gap)
        lead = self.lead(measures)
        edge = measures.edge
        if mirrored:
            return rect.adjusted(edge, measures.gap + 1, -lead, -measures.gap)
        return rect.adjusted(lead, measures.gap + 1, -edge, -measures.gap)

    @staticmethod
    def lead(measures: Measures) -> int:
        """Return the width of a day's name in a list."""
        widest = max(
            measures.strong_metrics.horizontalAdvance(wording.weekday_date(date(2000, month, 20 + month % 7)))
            for month in range(1, 13)
        )
        return widest + 2 * measures.edge + 2 * measures.pad

    def _set(
        self, measures: Measures, rect: QRect, day: date, *, mirrored: bool, sheet: Sheet | None = None
    ) -> tuple[list[tuple[Mark, QRect, _Words]], int, QRect]:
        """Return the things with their places and words, how many more there are, and where that is said."""
        column = self._column(measures, rect, mirrored=mirrored)
        sheet = sheet or self._model.sheet
        marks, count = sheet.marks(day), sheet.count(day)
        shown: list[tuple[Mark, QRect, _Words]] = []
        top = column.top()
        more_high = measures.chip_metrics.height()
        for number, mark in enumerate(marks):
            taken = measures.sign_width(mark)
            words = self._words(measures, mark, column.width() - 2 * measures.pad - taken)
            is_last = number == count - 1
            if top + words.height + (0 if is_last else measures.gap + more_high) > column.bottom() + 2:
                break
            shown.append((mark, QRect(column.left(), top, column.width(), words.height), words))
            top += words.height + measures.gap
        place = QRect(column.left(), top, column.width(), more_high)
        return shown, count - len(shown), place

    def marks_shown(self, font: QFont, rect: QRect, day: date) -> tuple[list[tuple[Mark, QRect]], int, QRect]:
        """Return the marks with their places, how many more there are, and where that is said."""
        mirrored = self._mirrored()
        shown, more, place = self._set(self.measured(font), rect, day, mirrored=mirrored)
        return [(mark, box) for mark, box, _words in shown], more, place

    def _mirrored(self) -> bool:
        view = self.parent()
        return isinstance(view, QWidget) and view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def content_height(self, font: QFont, width: int, day: date) -> int:
        """Return the height that a day needs in a list."""
        measures = self.measured(font)
        column = self._column(measures, QRect(0, 0, width, 10_000), mirrored=False)
        marks, count = self._model.sheet.marks(day), self._model.sheet.count(day)
        wide = column.width() - 2 * measures.pad
        high = sum(self._words(measures, m, wide - measures.sign_width(m)).height + measures.gap for m in marks)
        if count > len(marks):
            high += measures.chip_metrics.height() + measures.gap
        named = measures.head + measures.gap
        if self._model.sheet.holiday(day):
            named += measures.chip_metrics.height()
        return max(high + 2 * measures.gap, named)

    def least_height(self, font: QFont) -> int:
        """Return the height of a day with a few things in it."""
        measures = self.measured(font)
        return measures.head + 8 * measures.chip_height

    def get_ready(self, font: QFont, rect: QRect, sheet: Sheet, day: date) -> None:
        """Lay out the words of a day that will soon be painted in this place."""
        self._set(self.measured(font), rect, day, mirrored=self._mirrored(), sheet=sheet)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one day."""
        measures, rect = self.measured(option.font), option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        day = self._model.day_at(index)
        painter.save()
        painter.fillRect(rect, measures.card if day is not None else measures.background)
        painter.setPen(QPen(measures.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not self.is_list and index.column() < self._model.across - 1:
            edge = rect.left() if mirrored else rect.right()
            painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if day is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.is_list:
                self._paint_name(painter, measures, rect, day, mirrored=mirrored)
            else:
                self._paint_number(painter, measures, rect, day, within=True, mirrored=mirrored)
            self._paint_things(painter, measures, rect, day, mirrored=mirrored)
        if option.state & QStyle.StateFlag.State_Selected:
            view = self.parent()
            focused = isinstance(view, QWidget) and view.hasFocus()
            self._paint_choice(painter, measures, rect.adjusted(0, 0, -1, -1), focused=focused)
        painter.restore()

    def _paint_name(self, painter: QPainter, measures: Measures, rect: QRect, day: date, *, mirrored: bool) -> None:
        today = day == self._model.sheet.today
        words = wording.weekday_date(day)
        metrics = measures.strong_metrics if today else measures.number_metrics
        high, pad = metrics.height() + 2, measures.pad if today else 0
        edge = measures.edge if today else measures.edge + measures.pad
        box = QRect(rect.left() + edge, rect.top() + measures.gap + 1, metrics.horizontalAdvance(words) + 2 * pad, high)
        if mirrored:
            box.moveRight(rect.right() - edge)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(measures.accent)
            painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(measures.number_strong if today else measures.number)
        painter.setPen(measures.on_accent if today else measures.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        holiday = self._model.sheet.holiday(day)
        if holiday:
            edge = measures.edge + measures.pad
            wide = self.lead(measures) - edge - measures.gap
            below = QRect(rect.left() + edge, box.bottom() + 2, wide, measures.chip_metrics.height())
            if mirrored:
                below.moveRight(rect.right() - edge)
            text, _wide = measures.cut(holiday, wide)
            painter.setFont(measures.chip)
            painter.setPen(measures.muted)
            painter.drawStaticText(below.right() + 1 - _wide if mirrored else below.left(), below.top(), text)

    def _paint_things(self, painter: QPainter, measures: Measures, rect: QRect, day: date, *, mirrored: bool) -> None:
        shown, more, place = self._set(measures, rect, day, mirrored=mirrored)
        small_high = QFontMetrics(current_theme().font("small")).height()
        for mark, box, words in shown:
            ink, fill, _line = measures.roles[mark.role]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _CORNER, _CORNER)
            taken = measures.sign_width(mark)
            first = QRect(box.left() + measures.pad, box.top() + measures.gap, box.width() - 2 * measures.pad,
                          measures.chip_metrics.height())  # fmt: skip
            if taken:
                self._paint_sign(painter, measures, mark, first, mirrored=mirrored)
            top = first.top()
            for lines, font, colour, high in (
                (words.title, measures.chip, ink, measures.chip_metrics.height()),
                (words.second, current_theme().font("small"), measures.text, small_high),
            ):
                painter.setFont(font)
                painter.setPen(colour)
                for line, wide in lines:
                    left = first.right() + 1 - taken - wide if mirrored else first.left() + taken
                    painter.drawStaticText(QPoint(left, top), line)
                    top += high
        if more > 0 and place.bottom() <= rect.bottom():
            said = self._more_words(more, alone=not shown, narrow=place.width() < measures.narrow)
            painter.setFont(measures.chip)
            painter.setPen(measures.muted)
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            at = place.adjusted(measures.pad, 0, -measures.pad, 0)
            painter.drawText(at, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), said)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the least a day needs; the week stretches it."""
        return QSize(QFontMetrics(option.font).averageCharWidth(), self.measured(option.font).head)



"""A year of weeks as bars, by the minutes together; read week by week with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round
from reljournal.ui.widgets.painting import KeyboardRing, focus_ring
from reljournal.ui.wording import duration, short_day_with_year

# In pixels, beside each other: a picture does not grow with the text.
_HIGH, _LOW, _WIDEST, _GAP = 96, 8, 8, 2


class WeeksChart(KeyboardRing, QWidget):
    """The bars, oldest first. Left and Right go from week to week, Home and End to the first and last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: list[tuple[date, int, int]] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("A year of weeks, by minutes together"))

    def show_weeks(self, weeks: Sequence[tuple[date, int, int]]) -> None:
        """Show weeks: the Monday of each, the minutes of its entries, and how many there were."""
        self._weeks = list(weeks)
        self._at = max(0, len(self._weeks) - 1)
        self.setAccessibleDescription(self.summary())
        self.update()

    def summary(self) -> str:
        """Return all of it in a sentence: in how many weeks one was in touch, and for how long in all."""
        touched = [week for week in self._weeks if week[2]]
        said = self.tr("In touch in %Ln weeks of the last year", None, len(touched))
        minutes = sum(week[1] for week in touched)
        return self.tr("%1, %2 in all.").replace("%2", duration(minutes)).replace("%1", said) if minutes else f"{said}."

    def words_of(self, place: int) -> str:
        """Return one week: "Week of 12 Aug 2026: 2 entries, 1 h 20"."""
        monday, minutes, count = self._weeks[place]
        said = self.tr("Week of %1: %2").replace("%1", short_day_with_year(monday))
        if not count:
            return said.replace("%2", self.tr("nothing written"))
        entries = self.tr("%Ln entries", None, count)
        return said.replace("%2", f"{entries}, {duration(minutes)}" if minutes else entries)

    def as_table(self) -> list[str]:
        """Return the weeks in which there was something, as lines to read."""
        return [self.words_of(place) for place, week in enumerate(self._weeks) if week[2]]

    def sizeHint(self) -> QSize:
        """Return room for every week."""
        return QSize(53 * (_WIDEST + _GAP), _HIGH + 2 * _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(53 * (1 + _GAP), _HIGH + 2 * _GAP)

    def _bar(self, place: int) -> QRect:
        step = self.width() / max(1, len(self._weeks))
        most = max((week[1] for week in self._weeks), default=0)
        _, minutes, count = self._weeks[place]
        high = _LOW if not count else _LOW * 2 + round((_HIGH - 2 * _LOW) * minutes / most) if most else _LOW * 2
        left = round(place * step)
        width = max(1, min(_WIDEST, round((place + 1) * step) - left - _GAP))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - width
        return QRect(left, self.height() - _GAP - high, width, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars; the one that the keyboard is on has a ring."""
        theme = current_theme()
        painter = QPainter(self)
        for place, week in enumerate(self._weeks):
            bar = self._bar(place)
            fill_round(painter, bar, min(2, bar.width() / 2), theme.colour("accent" if week[2] else "line"))
            if self.ring_shown() and place == self._at:
                focus_ring(painter, bar.adjusted(-2, -2, 2, 2), 3)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from week to week, and say each."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0) * (-1 if mirrored else 1)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._weeks) - 1}
        if not self._weeks or (not step and Qt.Key(event.key()) not in ends):
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._weeks) - 1, ends.get(Qt.Key(event.key()), self._at + step)))
        words = self.words_of(self._at)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        QToolTip.showText(self.mapToGlobal(self._bar(self._at).topLeft()), words, self)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say the week under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._weeks:
            x = self.width() - event.pos().x() if self._mirrored() else event.pos().x()
            place = max(0, min(len(self._weeks) - 1, x * len(self._weeks) // max(1, self.width())))
            QToolTip.showText(event.globalPos(), self.words_of(place), self)
            return True
        return super().event(event)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

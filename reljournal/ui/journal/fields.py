"""Small fields that read what is typed: a day, a time, a length of time."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from reljournal.domain.durations import parse_duration
from reljournal.domain.when import Leaning
from reljournal.ui.context import Context
from reljournal.ui.journal.date_reading import day_readings, read_day
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, fill_round
from reljournal.ui.wording import duration, short_day_with_year

if TYPE_CHECKING:
    from reljournal.ui.journal.day_offers import DayOffers

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm|a|p)?")


def read_time(text: str) -> time | None:
    """Return a typed time of day, None for nothing: "13:00", "13.00", "1300", "13", "1 pm", "9:30am".

    Raises:
        ValueError: it is no time of day.
    """
    typed = text.strip().casefold().replace(".m", "m").rstrip(".")
    if not typed:
        return None
    match = _CLOCK.fullmatch(typed)
    if match is None:
        raise ValueError(f"not a time of day: {text}")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            raise ValueError(f"not a time of day: {text}")
        hour = hour % 12 + (12 if match[3].startswith("p") else 0)
    return time(hour, minute)


class ReadField(QLineEdit):
    """Reads while it is typed, and writes it out properly when it is left.

    What cannot be read stays as typed, outlined, with a sentence; the value before is kept meanwhile.
    """

    changed = Signal()
    """Another value was typed."""
    refused = Signal(str)
    """A sentence about what cannot be read, empty when all is well again."""

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._error = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._take)
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self.finish)

    def value(self) -> Any:
        """Return what was read last."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value; nothing is signalled."""
        self._value = value
        self._set_error("")
        self.setText(self._written(value))

    def error(self) -> str:
        """Return why what is typed cannot be read, empty when it can."""
        return self._error

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _written(self, value: Any) -> str:
        raise NotImplementedError

    def _refusal(self) -> str:
        raise NotImplementedError

    def _take(self, text: str) -> None:
        try:
            value = self._read(text)
        except ValueError:
            return
        self._set_error("")
        if value != self._value:
            self._value = value
            self.changed.emit()

    def finish(self) -> None:
        """Write out properly what was typed, or say why it cannot be read; leaving the field does it too."""
        try:
            self._read(self.text())
        except ValueError:
            self._set_error(self._refusal())
            return
        self._set_error("")
        shown = self._written(self._value)
        if shown != self.text():
            self.setText(shown)

    def _set_error(self, sentence: str) -> None:
        if sentence != self._error:
            self._error = sentence
            self.setToolTip(sentence)
            self.setAccessibleDescription(sentence)
            self.update()
            self.refused.emit(sentence)

    def _room(self) -> int:
        return 2 * current_theme().space("m") + 2

    def _radius(self) -> float:
        return current_theme().radius_control

    def sizeHint(self) -> QSize:
        """Return room for what is written, or for the placeholder."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in (self.text(), self.placeholderText()))
        hint = super().sizeHint()
        return QSize(widest + self._room() + 2, max(hint.height(), current_theme().size("control")))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field; one that cannot be read has an outline."""
        super().paintEvent(event)
        if self._error:
            theme = current_theme()
            painter = QPainter(self)
            radius = self._radius()
            fill_round(painter, self.rect(), radius, None, theme.colour("late"))
            fill_round(painter, self.rect().adjusted(1, 1, -1, -1), radius - 1, None, theme.colour("late"))
            painter.end()


class DayField(ReadField):
    """A day in words or numbers, with a small calendar behind the icon (or Alt+Down).

    One that has ``doubts`` offers below itself both days that words may mean ("Tuesday"): nothing is guessed silently.
    """

    def __init__(
        self, context: Context, placeholder: str, name: str, leaning: Leaning, *, doubts: bool = False
    ) -> None:  # fmt: skip
        self._context = context
        self._leaning = leaning
        super().__init__(placeholder, name)
        self._button = IconButton("calendar", self.tr("Choose a day"), self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)
        self._leave_room()
        self.offered: DayOffers | None = None
        if doubts:
            self.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        days = day_readings(text, self._context.today()) if text != self._written(self._value) else ()
        if len(days) < 2:
            if self.offered is not None:
                self.offered.hide()
            return
        if self.offered is None:
            from reljournal.ui.journal.day_offers import DayOffers

            self.offered = DayOffers(self)
            self.offered.chosen.connect(self._choose_day)
        self.offered.offer([(self._written(day), day) for day in days], self._context.today())

    def _read(self, text: str) -> date | None:
        value: date | None = self._value
        if text == self._written(value):
            return value
        return read_day(text, self._context.today(), self._leaning)

    def _written(self, value: date | None) -> str:
        if value is None:
            return ""
        weekday = QLocale().standaloneDayName(value.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{weekday} {short_day_with_year(value)}"

    def _refusal(self) -> str:
        if self._leaning is Leaning.FUTURE:
            return self.tr("Not a day we can read. Try “14 Nov”, “in 2 weeks” or “friday”.")
        return self.tr("Not a day we can read. Try “12 Aug 2026”, “yesterday” or “2026-08-12”.")

    def _room(self) -> int:
        theme = current_theme()
        return super()._room() + theme.size("icon") + theme.space("s")

    def _leave_room(self) -> None:
        after = current_theme().size("icon") + current_theme().space("xs")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(after if rtl else 0, 0, 0 if rtl else after, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon at the end."""
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        side = self.height() - 8
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._button.setGeometry(4 if rtl else self.width() - side - 4, 4, side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange}:
            self._leave_room()

    def keyPressEvent(self, event: Any) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to choose from."""
        from reljournal.ui.journal.calendar_popup import CalendarPopup

        chosen = self._value or self._context.today()
        popup = CalendarPopup(QDate(chosen.year, chosen.month, chosen.day), self)
        popup.chosen.connect(self._choose)
        popup.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, day: QDate) -> None:
        self._choose_day(date(day.year(), day.month(), day.day()))

    def _choose_day(self, value: date) -> None:
        differs = value != self._value
        self.set_value(value)
        self.setFocus()
        if differs:
            self.changed.emit()


class TimeField(ReadField):
    """A time of day."""

    def _read(self, text: str) -> time | None:
        value: time | None = self._value
        if text == self._written(value):
            return value
        return read_time(text)

    def _written(self, value: time | None) -> str:
        if value is None:
            return ""
        return QLocale().toString(QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat)

    def _refusal(self) -> str:
        return self.tr("Not a time of day. Try “13:00” or “1 pm”.")


class DurationField(ReadField):
    """A length of time, in minutes."""

    def _read(self, text: str) -> int | None:
        value: int | None = self._value
        if text == self._written(value):
            return value
        return parse_duration(text)

    def _written(self, value: int | None) -> str:
        return duration(value) if value else ""

    def _refusal(self) -> str:
        return self.tr("Not a length of time. Try “45 min”, “1 h 20” or “1:20”.")

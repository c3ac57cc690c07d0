"""What the views of the calendar have in common: month, week, year and agenda show one day among others."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.domain.entries import FollowUp
from reljournal.ui.context import Context


class DaysView(QWidget):
    """One way to look at days. What the person wants is said by signals; the screen decides what follows."""

    day_wanted = Signal(object)
    """Another day, by key: the page turns where it must, the panel follows when the walk rests."""
    day_pressed = Signal(object)
    """A day, by mouse: the panel shows it at once."""
    panel_wanted = Signal()
    """Enter: what stands on the day is wanted."""
    new_wanted = Signal(object, QPoint)
    """Something new on this day; the point (global) is where to ask what."""
    mark_opened = Signal(object)
    """A `Mark` was double-clicked."""
    month_wanted = Signal(object)
    """This day's month is wanted."""
    carry_wanted = Signal(object)
    """A follow-up of this day is to be carried to another, by keys."""
    carry_ended = Signal()
    """What was carried by keys was put down, or back."""
    moved = Signal(object, object)
    """A follow-up was put on another day."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: Shown = EVERYTHING
        self.week_numbers = False
        self.stale = False
        """Whether what it shows is from before a change; it is read anew when it comes to the front."""

    def show_day(self, day: date) -> None:
        """Turn to the page of a day and put the ring on it."""

    def renew(self) -> None:
        """Read anew: the journal, or what is shown of it, has changed."""

    def set_week_numbers(self, on: bool) -> None:
        """Show the numbers of weeks, or do not."""
        self.week_numbers = on

    def title(self, day: date) -> str:
        """Return what the page of a day is called."""
        raise NotImplementedError

    def short_title(self, day: date) -> str:
        """Return the same where there is little room."""
        return self.title(day)

    def walked(self, day: date, pages: int, *, far: bool) -> date | None:
        """Return the day that so many pages lead to, with ``far`` larger ones; None where the calendar ends."""
        raise NotImplementedError

    def walk_words(self) -> tuple[str, str]:
        """Return what one page back and one page on are called."""
        raise NotImplementedError

    def keyboard(self) -> QWidget:
        """Return what has the keyboard in this view."""
        return self

    def ask_new(self) -> None:
        """Ask what is new on the day with the ring."""

    def press(self, day: date) -> None:
        """Put the ring on a day that is on the page already."""
        self.show_day(day)

    def carry(self, item: FollowUp | None) -> None:
        """Carry a follow-up to another day, by keys; None puts it back. Views without room for it do nothing."""
        del item

    def is_carrying(self) -> bool:
        """Return whether a follow-up is on its way to another day."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        if self.keyboard() is not self:
            self.keyboard().setFocus(event.reason())


def plus_days(day: date, days: int) -> date | None:
    """Return a day so many days away, None where the calendar ends."""
    target = day.toordinal() + days
    return day + timedelta(days=days) if date.min.toordinal() <= target <= date.max.toordinal() else None


def plus_months(day: date, months: int) -> date | None:
    """Return the same day of another month, the last where that is shorter; None where the calendar ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_number(day: date) -> int:
    """Return the number of the week that a row of seven days from ``day`` on is: that of its Thursday (ISO 8601)."""
    thursday = plus_days(day, (3 - day.weekday()) % 7)
    return (thursday or day).isocalendar()[1]

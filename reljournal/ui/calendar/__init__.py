"""The calendar: a month sheet, the panel of the chosen day, and the form for a new key date."""

from __future__ import annotations

from reljournal.ui.calendar.screen import CalendarScreen

__all__ = ["CalendarScreen"]

"""A day with how much stands on it, in words: for tooltips and screen readers of views that show only counts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from reljournal.store.queries.day_counts import DayCount
from reljournal.ui import wording
from reljournal.ui.date_words import year


def day_words(day: date, count: DayCount) -> str:
    """Return "Tuesday, 3 March 2026: 2 dates, 1 follow-up"."""
    return f"{wording.long_date(day)} {year(day.year)}: {count_words(count)}"


def count_words(count: DayCount) -> str:
    """Return how much there is: "2 dates, 1 follow-up", or "nothing"."""
    parts = []
    if count.dates:
        parts.append(QCoreApplication.translate("DayCount", "%Ln dates", None, count.dates))
    if count.follow_ups:
        parts.append(QCoreApplication.translate("DayCount", "%Ln follow-ups", None, count.follow_ups))
    if count.entries:
        parts.append(QCoreApplication.translate("DayCount", "%Ln entries", None, count.entries))
    return ", ".join(parts) or QCoreApplication.translate("DayCount", "nothing")

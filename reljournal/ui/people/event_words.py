"""What stands between the entries of a timeline, as words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reljournal.domain.dates import DateSort
from reljournal.domain.timeline import TimelineEvent
from reljournal.ui.wording_dates import date_icon, key_date_label

_CONTEXT = "TimelineEvents"


def event_words(event: TimelineEvent) -> str:
    """Return what happened: "Birthday, turned 41", "You met"."""
    say = QCoreApplication.translate
    if event.key_date is None:
        return say(_CONTEXT, "You met")
    label, count = key_date_label(event.key_date), event.count
    if not count:
        return label
    if event.key_date.sort is DateSort.BIRTHDAY:
        return f"{label}, {say(_CONTEXT, 'turned %Ln', 'age', count)}"
    return f"{label}, {say(_CONTEXT, '%Ln years', 'anniversary', count)}"


def event_icon(event: TimelineEvent) -> str:
    """Return the icon that stands before it."""
    if event.key_date is None:
        return "people"
    return date_icon(event.key_date)

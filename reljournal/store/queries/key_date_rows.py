"""Rows of ``key_date`` as records: the columns that every question selects, and what they become."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate

COLUMNS = (
    "sort", "label", "year", "month", "day", "note", "calendar", "leap_month", "every", "unit", "once", "until",
    "leap_rule", "approximate", "estimated_on", "show_age", "icon", "partner_id", "leads",
)  # fmt: skip
SELECTED = ", ".join(f"key_date.{name}" for name in COLUMNS)
COUNT = len(COLUMNS)
# What a date says that returns every year on its day of the usual calendar, as nearly all do.
_PLAIN = ["gregorian", 0, 1, "year", 0, None, "", 0, None, 1, "", None, None]
_SORTS = {str(sort): sort for sort in DateSort}


def key_date_from(row_id: int, columns: Sequence[Any]) -> KeyDate:
    """Return the key date of the row ``row_id``; ``columns`` are those of :data:`COLUMNS`."""
    sort, label, year, month, day, note, *said = columns[:COUNT]
    if said == _PLAIN:
        return KeyDate(_SORTS[sort], PartialDate(year, month, day), label, note, row_id)
    calendar, leap_month, every, unit, once, until = said[:6]
    leap_rule, approximate, estimated, show_age, icon, partner, leads = said[6:]
    return KeyDate(
        _SORTS[sort],
        PartialDate(year, month, day, calendar=CalendarKind(calendar), leap_month=bool(leap_month)),
        label,
        note,
        row_id,
        every=every,
        unit=DateUnit(unit),
        once=bool(once),
        until=date.fromisoformat(until) if until else None,
        leap_rule=LeapRule(leap_rule) if leap_rule else None,
        approximate=bool(approximate),
        estimated_on=date.fromisoformat(estimated) if estimated else None,
        show_age=bool(show_age),
        icon=icon,
        partner_id=partner,
        leads=tuple(int(days) for days in leads.split(",") if days) if leads is not None else None,
    )

"""What stands over the columns and in the cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from reljournal.domain.occurrences import Occurrence
from reljournal.domain.people_columns import Column
from reljournal.domain.people_table import Cell
from reljournal.ui.date_words import when_words
from reljournal.ui.wording import short_day
from reljournal.ui.wording_dates import sort_label


def _words(text: str) -> str:
    return QCoreApplication.translate("PeopleTable", text)


def column_titles(own: Mapping[str, str]) -> dict[str, str]:
    """Return the title of every column there is; ``own`` are those of the person's own fields, by key."""
    return {
        Column.NAME: _words("Name"),
        Column.ORGANISATION: _words("Organisation"),
        Column.TITLE: _words("Title"),
        Column.TAGS: _words("Tags"),
        Column.CIRCLES: _words("Circles"),
        Column.TIER: _words("Tier"),
        Column.LAST_CONTACT: _words("Last contact"),
        Column.NEXT_DATE: _words("Next date"),
        Column.CITY: _words("City"),
        Column.EMAIL: _words("E-mail"),
        Column.PHONE: _words("Phone"),
        **own,
    }


def cell_text(cell: Cell, today: date) -> str:
    """Return a cell in words."""
    if isinstance(cell, Occurrence):
        return f"{short_day(cell.on)} · {cell.key_date.label.strip() or sort_label(cell.key_date.sort)}"
    return when_words(cell, today) if isinstance(cell, date) else " ".join(cell.split())

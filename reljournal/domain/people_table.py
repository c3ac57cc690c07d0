"""What stands in a row of the table of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.occurrences import Occurrence

Cell = str | date | Occurrence


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: who it is, and what stands in each column that has something for them."""

    person: ContactRow
    cells: Mapping[str, Cell]

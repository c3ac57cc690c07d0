"""The columns of the table of people, and by which of them a list is sorted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_OWN = "field:"


class Column(StrEnum):
    """The columns that every journal has; the person's own fields come beside them (:func:`own_column`)."""

    NAME = "name"
    ORGANISATION = "organisation"
    TITLE = "title"
    TAGS = "tags"
    CIRCLES = "circles"
    TIER = "tier"
    LAST_CONTACT = "last_contact"
    NEXT_DATE = "next_date"
    CITY = "city"
    EMAIL = "email"
    PHONE = "phone"


def own_column(field_id: int) -> str:
    """Return the key of the column of a field of the person's own."""
    return f"{_OWN}{field_id}"


def field_of(column: str) -> int | None:
    """Return the id of the own field that a column shows, None for every other column."""
    number = column.removeprefix(_OWN)
    return int(number) if column.startswith(_OWN) and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column a list is sorted. Whoever has nothing there comes last, in both directions."""

    column: str = Column.NAME
    descending: bool = False

    @property
    def is_usual(self) -> bool:
        """Whether it is the order of names, in which the journal keeps its people."""
        return self.column == Column.NAME and not self.descending

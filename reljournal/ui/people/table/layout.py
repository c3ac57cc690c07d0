"""How the list of people looks: as a list or a table, which columns in which order and width, and the sorting."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from reljournal.domain.people_columns import Column, Sorting, field_of

USUAL_WIDTHS: dict[str, int] = {
    Column.NAME: 240, Column.ORGANISATION: 190, Column.TITLE: 160, Column.TAGS: 170, Column.CIRCLES: 150,
    Column.TIER: 90,
    Column.LAST_CONTACT: 130, Column.NEXT_DATE: 170, Column.CITY: 130, Column.EMAIL: 220, Column.PHONE: 150,
}  # fmt: skip
USUAL_WIDTH = 140
_NARROWEST, _WIDEST = 40, 2000
_USUAL_SORTING = Sorting()
_FIRST = (Column.NAME, Column.ORGANISATION, Column.TAGS, Column.CIRCLES, Column.LAST_CONTACT, Column.NEXT_DATE)


@dataclass(frozen=True, slots=True)
class Layout:
    """``columns`` are (key, width in pixels), the name among them, in the order in which they stand."""

    is_table: bool = False
    columns: tuple[tuple[str, int], ...] = tuple((str(key), USUAL_WIDTHS[key]) for key in _FIRST)
    sorting: Sorting = _USUAL_SORTING

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns, in their order."""
        return tuple(key for key, _ in self.columns)

    def with_or_without(self, key: str) -> Layout:
        """Return it without this column, or with it at the end when it was not there."""
        rest = tuple(item for item in self.columns if item[0] != key)
        added = () if key in self.keys else ((key, USUAL_WIDTHS.get(key, USUAL_WIDTH)),)
        return replace(self, columns=(*rest, *added))

    def to_text(self) -> str:
        """Return it as it is kept in the settings."""
        sorting = [str(self.sorting.column), self.sorting.descending]
        columns = [[str(key), width] for key, width in self.columns]
        return json.dumps({"table": self.is_table, "columns": columns, "sorting": sorting})


def layout_from_text(text: str) -> Layout:
    """Return the layout that was kept; the usual one for whatever of it cannot be used."""
    usual = Layout()
    try:
        kept = json.loads(text)
    except ValueError:
        return usual
    if not isinstance(kept, dict):
        return usual
    columns: dict[str, int] = {}
    for item in _listed(kept.get("columns")):
        match item:
            case [str(key), int(width)] if _is_column(key):
                columns.setdefault(key, min(max(_NARROWEST, width), _WIDEST))
    if columns:
        columns.setdefault(Column.NAME, USUAL_WIDTHS[Column.NAME])
    sorting = usual.sorting
    match kept.get("sorting"):
        case [str(key), bool(descending)] if _is_column(key):
            sorting = Sorting(key, descending)
    return Layout(kept.get("table") is True, tuple(columns.items()) or usual.columns, sorting)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_column(key: str) -> bool:
    return key in set(Column) or field_of(key) is not None

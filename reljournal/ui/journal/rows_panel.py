"""A panel of rows that one writes into, with a quiet line that adds one: follow-ups, what was given and received."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import LinkButton


class ItemRow(Protocol):
    """A row with words; it says ``changed``, ``unwanted`` with itself, and ``entered`` when Enter was pressed."""

    changed: SignalInstance
    unwanted: SignalInstance
    entered: SignalInstance

    def value(self) -> Any:
        """Return the item as it stands in the row."""

    def is_empty(self) -> bool:
        """Return whether nothing is written in the row."""

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Offer the people of the entry."""

    def take_keyboard(self) -> None:
        """Put the keyboard into the words."""


Row = TypeVar("Row", bound=ItemRow)


class RowsPanel(OptionalPanel, Generic[Row]):
    """Makes its rows by ``make``, from an item and the people of the entry; ``blank`` is the item of a new row."""

    def __init__(
        self, title: str, make: Callable[[Any, Sequence[PersonRef]], Row], blank: object, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._make, self._blank = make, blank
        self._people: list[PersonRef] = []
        self._rows: list[Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(current_theme().space("m"))
        self.add(self._list)
        self.more = LinkButton(self.tr("+ add"), tone="muted")
        self.more.clicked.connect(self.add_item)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def rows(self) -> list[Row]:
        """Return the rows, in order."""
        return list(self._rows)

    def values(self) -> tuple[Any, ...]:
        """Return the items that have words."""
        return tuple(row.value() for row in self._rows if not row.is_empty())

    def is_empty(self) -> bool:
        """Return whether no row has words."""
        return not self.values()

    def take_keyboard(self) -> None:
        """Begin a row."""
        self.add_item()

    def set_values(self, items: Sequence[Any], people: Sequence[PersonRef]) -> None:
        """Show these; nothing is signalled."""
        for row in self.rows():
            self._take_away(row)
        self._people = list(people)
        for item in items:
            self._put(item)

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Offer the people of the entry."""
        self._people = list(people)
        for row in self._rows:
            row.set_people(people)

    def add_item(self) -> None:
        """Begin another row, or go on with one that is empty."""
        empty = next((row for row in self._rows if row.is_empty()), None)
        row = empty if empty is not None else self._put(self._blank)
        row.take_keyboard()

    def add_value(self, item: object) -> None:
        """Add an item that was written elsewhere, in the place of an empty row where there is one."""
        for row in self.rows():
            if row.is_empty():
                self._take_away(row)
        self._put(item)
        self.changed.emit()

    def _put(self, item: object) -> Row:
        row = self._make(item, self._people)
        row.changed.connect(self.changed)
        row.unwanted.connect(self._drop)
        row.entered.connect(self.add_item)
        self._rows.append(row)
        self._list.addWidget(row)  # type: ignore[arg-type]
        return row

    def _drop(self, row: Row) -> None:
        self._take_away(row)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_away(self, row: Row) -> None:
        widget: Any = row
        self._rows.remove(row)
        self._list.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

"""Who is chosen in the list of people, and how that stays while the list is read anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

from reljournal.ui.people.list_model import PeopleModel
from reljournal.ui.widgets.painted_list import spans

# So many of those chosen are chosen again after the list was read anew.
_MOST_KEPT = 500


class ListSelection:
    """The selection that list and table share; ``page`` is the one of them that is shown."""

    def __init__(self, model: PeopleModel, view: QAbstractItemView) -> None:
        self._model, self._view = model, view

    def _rows(self) -> QItemSelectionModel:
        return self._view.selectionModel()

    def current_id(self, page: QAbstractItemView) -> int | None:
        """Return the contact whose card is meant: the one chosen alone, or the one the cursor is on."""
        index = page.currentIndex()
        chosen = self.ids(limit=2)
        if len(chosen) == 1:
            return chosen[0]
        return self._model.id_at(index.row()) if index.isValid() and chosen else None

    def ids(self, limit: int | None = None) -> list[int]:
        """Return the chosen contacts in order of name, at most ``limit`` of them."""
        ranges = sorted((span.top(), span.bottom()) for span in spans(self._rows().selection()))
        found: list[int] = []
        for first, last in ranges:
            if limit is not None:
                last = min(last, first + limit - len(found) - 1)  # noqa: PLW2901 - no more than asked for
            if first <= last:
                found += self._model.ids_between(first, last)
        return found

    def count(self) -> int:
        """Return how many are chosen."""
        return sum(span.height() for span in spans(self._rows().selection()))

    def choose(self, contact_id: int, page: QAbstractItemView, *, reveal: bool) -> bool:
        """Choose one contact alone; return False when it is not shown under the filter."""
        row = self._model.row_of(contact_id)
        if row is None:
            return False
        index = self._model.index(row)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Current
        self._rows().setCurrentIndex(index, flags | QItemSelectionModel.SelectionFlag.Rows)
        if reveal:
            page.scrollTo(index)
        return True

    def keep(self, page: QAbstractItemView, change: Callable[[], object]) -> bool:
        """Reset the model by calling ``change``, then put selection and scroll position back.

        Return whether there were chosen ones and not one of them is there any more.
        """
        bar, chosen = page.verticalScrollBar(), self.ids(limit=_MOST_KEPT)
        current, scrolled = self.current_id(page), bar.value()
        selection = self._rows()
        selection.blockSignals(True)
        change()
        found = QItemSelection()
        for contact_id in chosen:
            at = self._model.row_of(contact_id)
            if at is not None:
                found.select(self._model.index(at), self._model.index(at, self._model.columnCount() - 1))
        at = self._model.row_of(current) if current is not None else None
        if at is not None:
            selection.setCurrentIndex(self._model.index(at), QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)
        page.updateGeometries()
        bar.setValue(scrolled)
        return bool(chosen) and found.isEmpty()


def drag_chosen(view: QAbstractItemView, model: PeopleModel, ids: list[int]) -> None:
    """Begin to drag the chosen contacts: one by name, several by their number."""
    from reljournal.ui.circles.dragging import drag_contacts

    row = model.row(view.currentIndex().row())
    name = row.name if row is not None and row.name else view.tr("1 person")
    words = name if len(ids) == 1 else view.tr("%1 people").replace("%1", view.locale().toString(len(ids)))
    drag_contacts(view, ids, words)

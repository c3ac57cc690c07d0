"""The line that says through whom two people met: names of contacts complete it, others are kept as text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from reljournal.store.queries.name_completion import complete_name
from reljournal.ui.context import Context
from reljournal.ui.people.form_rows import Cell

_NAME = Qt.ItemDataRole.UserRole + 1
_ID = Qt.ItemDataRole.UserRole + 2


class ThroughField(Cell):
    """A name, and whose card it is on when it was chosen from the list."""

    def __init__(
        self, name: str, contact_id: int | None, context: Context | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, "", parent, hint=False)
        self._known = {self.text(): contact_id} if contact_id is not None else {}
        self._context = context
        self._choices = QStandardItemModel(self)
        completer = QCompleter(self._choices, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(_NAME)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index] # one of two overloads
        self.setCompleter(completer)
        # Typing says so before the completer looks for what fits.
        self.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        context = self._context
        if context is None or not text.strip():
            return
        self._choices.clear()
        for row in context.attempt(lambda: complete_name(context.journal, text, 6)) or ():
            item = QStandardItem(" · ".join(part for part in (row.name, row.second) if part))
            item.setData(row.name, _NAME)
            item.setData(row.id, _ID)
            self._choices.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        self._known = {str(index.data(_NAME)): int(index.data(_ID))}
        self.setText(str(index.data(_NAME)))

    def contact_id(self) -> int | None:
        """Return whose card the name is on, None when it was only written."""
        return self._known.get(self.text())

"""A line in which one person is named, with those who fit offered below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.store.journal import Journal
from reljournal.store.queries.people import filtered_ids, people_by_ids
from reljournal.ui.date_words import name_of

_OFFERED = 8
_NAME = Qt.ItemDataRole.UserRole + 1


class PersonLine(QLineEdit):
    """Type some letters of a name, choose with the arrows and Enter. `person` is None until one was chosen."""

    chosen = Signal(object)
    """Emitted with the `PersonRef` the person chose."""

    def __init__(self, journal: Journal, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._person: PersonRef | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" .…"))
        self._model = QStandardItemModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(_NAME)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)

    def person(self) -> PersonRef | None:
        """Return who was chosen, or whose whole name stands here."""
        return self._person

    def set_person(self, person: PersonRef | None) -> None:
        """Name this person."""
        self._person = person
        self.setText(name_of(person) if person is not None else "")

    def _offer(self, text: str) -> None:
        self._person = None
        self._model.clear()
        ids = filtered_ids(self._journal, text)[:_OFFERED] if text.strip() else []
        for row in people_by_ids(self._journal, ids):
            person = PersonRef(row.id, row.name, row.has_photo)
            words = f"{name_of(person)} · {row.second}" if row.second else name_of(person)
            item = QStandardItem(words)
            item.setData(person, Qt.ItemDataRole.UserRole)
            item.setData(name_of(person), _NAME)
            self._model.appendRow(item)
        folded = text.strip().casefold()
        whole = [self._at(i) for i in range(self._model.rowCount()) if self._at(i).name.casefold() == folded]
        if len(whole) == 1:
            self._person = whole[0]

    def _at(self, row: int) -> PersonRef:
        person: PersonRef = self._model.item(row).data(Qt.ItemDataRole.UserRole)
        return person

    def _take(self, index: QModelIndex) -> None:
        self.set_person(index.data(Qt.ItemDataRole.UserRole))
        # Qt writes the name into the line after this: whoever clears it must come later.
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self._person)

"""The files of one contact, as a list."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.files import KeptFile
from reljournal.store.queries.files import files_of
from reljournal.ui.context import Context
from reljournal.ui.people.file_words import spoken
from reljournal.ui.thumbnails import Thumbnails

_Index = QModelIndex | QPersistentModelIndex


class FileRole(IntEnum):
    """What the model answers to, beside Qt's own roles."""

    FILE = Qt.ItemDataRole.UserRole + 1
    """The `KeptFile`."""
    THUMBNAIL = Qt.ItemDataRole.UserRole + 2
    """A `QPixmap`, or nothing."""


class FilesModel(QAbstractListModel):
    """Knows names, sizes and dates; the pictures come one after the other, as they are looked at."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._files: list[KeptFile] = []
        self._contact_id: int | None = None
        self.thumbnails = Thumbnails(context, self)
        self.thumbnails.arrived.connect(self._show_pictures)

    def show_contact(self, contact_id: int) -> None:
        """Show the files of a contact."""
        files = files_of(self._context.journal, contact_id)
        if contact_id != self._contact_id:
            self.thumbnails.forget_wishes()
        elif files == self._files:
            return
        self.beginResetModel()
        self._contact_id, self._files = contact_id, files
        self.endResetModel()

    def files(self) -> list[KeptFile]:
        """Return the files on show, from the top."""
        return list(self._files)

    def file(self, row: int) -> KeptFile | None:
        """Return the file in a row, or None."""
        return self._files[row] if 0 <= row < len(self._files) else None

    def row_of(self, file_id: int) -> int | None:
        """Return the row of a file, or None."""
        return next((row for row, file in enumerate(self._files) if file.id == file_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is known of a file."""
        file = self.file(index.row())
        if file is None:
            return None
        match role:
            case FileRole.FILE:
                return file
            case FileRole.THUMBNAIL:
                return self.thumbnails.of(file)
        said = {
            Qt.ItemDataRole.DisplayRole: file.name,
            Qt.ItemDataRole.ToolTipRole: file.note or file.name,
        }
        return spoken(file) if role == Qt.ItemDataRole.AccessibleTextRole else said.get(role)  # type: ignore[call-overload]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let files be dragged out."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def _show_pictures(self) -> None:
        if self._files:
            self.dataChanged.emit(self.index(0), self.index(len(self._files) - 1))

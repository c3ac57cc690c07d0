"""Handing kept files to other programs: opened as read-only copies, never run, saved elsewhere, dragged out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from reljournal.domain.files import KeptFile
from reljournal.operations.files import may_be_opened, write_copy
from reljournal.ui.context import Context


class FileLending(QObject):
    """Opens, saves and lends files."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget = context, widget

    def copy_of(self, file: KeptFile) -> Path:
        """Return a private copy of a file that cannot be written."""
        journal = self._context.journal
        key = f"{file.digest.hex()[:16]}-{file.id}"
        return self._context.lent_files.lend(key, file.name, lambda path: write_copy(journal, file, path))

    def open(self, file: KeptFile) -> None:
        """Show a file in the system's program for it; what the system might run instead is shown in its folder."""
        opens = self._context.attempt(lambda: (may_be_opened(self._context.journal, file), self.copy_of(file)))
        if opens is None:
            return
        safe, copy = opens
        shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy if safe else copy.parent)))
        if not safe:
            words = self.tr("%1 may be a program, so it was not opened. A copy of it is in the folder %2.")
            self._context.ways.warn(words.replace("%1", file.name).replace("%2", str(copy.parent)))
        elif not shown:
            words = self.tr("No program here opens %1. Save a copy of it to open it elsewhere.")
            self._context.ways.warn(words.replace("%1", file.name))

    def save_as(self, file: KeptFile) -> None:
        """Ask where, and write a copy there."""
        title = self.tr("Save a copy")
        target, _ = QFileDialog.getSaveFileName(self._widget.window(), title, file.name)
        if not target:
            return
        path = Path(target)
        journal = self._context.journal
        if self._context.attempt(lambda: write_copy(journal, file, path)) is not None:
            self._context.ways.say(self.tr("Saved: %1").replace("%1", str(path)))

    def mime_of(self, files: Sequence[KeptFile]) -> QMimeData | None:
        """Return copies of files as they are dragged out or copied, or None when they cannot be laid out."""
        copies = self._context.attempt(lambda: [self.copy_of(file) for file in files])
        if not copies:
            return None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(copy)) for copy in copies])
        return data

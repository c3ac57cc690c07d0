"""Handing kept files to other programs: opened as read-only copies, never run, saved elsewhere, dragged out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from reljournal.domain.files import MEGABYTE, KeptFile
from reljournal.domain.progress import Progress, Silent
from reljournal.operations.files import may_be_opened, write_copy
from reljournal.store.journal import Journal
from reljournal.ui.context import Context

if TYPE_CHECKING:
    from reljournal.ui.watching import LongWork

# So much is copied at once while the window waits; more has a thread, progress and Cancel.
MOST_AT_ONCE = 8 * MEGABYTE


class FileLending(QObject):
    """Opens, saves and lends files."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget = context, widget

    @cached_property
    def work(self) -> LongWork:
        """What copies large files."""
        from reljournal.ui.watching import LongWork

        return LongWork(self._context, self._widget.window())

    def open(self, files: Sequence[KeptFile]) -> None:
        """Show files in the system's programs for them; what the system might run is shown in its folder."""
        chosen = list(files)

        def show(copies: Sequence[Path]) -> None:
            for file, copy in zip(chosen, copies, strict=True):
                self._show(file, copy)

        self._lay_out(chosen, show)

    def save_as(self, file: KeptFile) -> None:
        """Ask where, and write a copy there."""
        title = self.tr("Save a copy")
        target, _ = QFileDialog.getSaveFileName(self._widget.window(), title, file.name)
        if not target:
            return
        path = Path(target)

        def work(journal: Journal, progress: Progress) -> Path:
            return write_copy(journal, file, path, progress)

        self._do(file.size, work, self._tell_saved, self.tr("Saving a copy of %1").replace("%1", file.name))

    def lend(self, files: Sequence[KeptFile], take: Callable[[QMimeData], object]) -> None:
        """Lay out copies of files and hand them to ``take``, as they are copied."""
        self._lay_out(list(files), lambda copies: take(_mime_of(copies)))

    def mime_of(self, files: Sequence[KeptFile]) -> QMimeData | None:
        """Return copies of files as they are dragged out, or None when they are not laid out yet.

        A drag cannot wait: large files are laid out first, and it is said that they can be dragged then.
        """
        chosen, laid_out = list(files), list[Path]()
        at_once = self._missing(chosen) <= MOST_AT_ONCE
        self._lay_out(chosen, laid_out.extend if at_once else self._tell_ready)
        return _mime_of(laid_out) if laid_out else None

    # Copying

    def _lay_out(self, files: list[KeptFile], then: Callable[[Sequence[Path]], object]) -> None:
        if not files:
            return
        lent = self._context.lent_files

        def work(journal: Journal, progress: Progress) -> list[Path]:
            return [
                lent.lend(_key(file), file.name, lambda path, file=file: write_copy(journal, file, path, progress))  # type: ignore[misc]
                for file in files
            ]

        title = self.tr("Copying %1").replace("%1", files[0].name)
        self._do(self._missing(files), work, then, title)

    def _missing(self, files: Sequence[KeptFile]) -> int:
        """Return how many bytes are still to be copied before all of these are laid out."""
        lent = self._context.lent_files
        return sum(file.size for file in files if not lent.has(_key(file), file.name))

    def _do(
        self, size: int, work: Callable[[Journal, Progress], Any], then: Callable[[Any], object], title: str
    ) -> None:
        if size > MOST_AT_ONCE:
            self.work.start(title, work, then, cancelled=self.tr("Cancelled. The file is still kept."))
            return
        done = self._context.attempt(lambda: work(self._context.journal, Silent()))
        if done is not None:
            then(done)

    # What is said

    def _show(self, file: KeptFile, copy: Path) -> None:
        safe = self._context.attempt(lambda: may_be_opened(self._context.journal, file))
        if safe is None:
            return
        shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy if safe else copy.parent)))
        if not safe:
            words = self.tr("%1 may be a program, so it was not opened. A copy of it is in the folder %2.")
            self._context.ways.warn(words.replace("%1", file.name).replace("%2", str(copy.parent)))
        elif not shown:
            words = self.tr("No program here opens %1. Save a copy of it to open it elsewhere.")
            self._context.ways.warn(words.replace("%1", file.name))

    def _tell_saved(self, path: Path) -> None:
        self._context.ways.say(self.tr("Saved: %1").replace("%1", str(path)))

    def _tell_ready(self, _copies: Sequence[Path]) -> None:
        self._context.ways.say(self.tr("The copy is ready: drag it once more."))


def _key(file: KeptFile) -> str:
    return f"{file.digest.hex()[:16]}-{file.id}"


def _mime_of(copies: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy)) for copy in copies])
    return data

"""Small pictures of kept files, read and decoded beside the window and kept for the ones seen last."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from reljournal.domain.errors import RelJournalError
from reljournal.domain.files import KeptFile
from reljournal.domain.progress import Progress
from reljournal.operations.files import content_of
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.pictures import read_picture

_KEPT = 300
# So many in one job: soon enough to be seen one after the other.
_AT_ONCE = 4
# Twice what a row shows, for dense screens.
_LONGEST_SIDE = 160


class Thumbnails(QObject):
    """A cache by content. ``arrived`` follows when pictures that were asked for are there."""

    arrived = Signal()

    def __init__(
        self, context: Context, parent: QObject | None = None, longest_side: int = _LONGEST_SIDE, most: int = _KEPT
    ) -> None:
        super().__init__(parent)
        self._longest_side, self._most = longest_side, most
        self._context = context
        self._pixmaps: OrderedDict[bytes, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[bytes, KeptFile] = OrderedDict()
        # What a job reads now; empty while nothing is read.
        self._reading: frozenset[bytes] = frozenset()

    def of(self, file: KeptFile) -> QPixmap | None:
        """Return a file's small picture; None when it has none, or not yet."""
        if not file.is_picture:
            return None
        if file.digest in self._pixmaps:
            self._pixmaps.move_to_end(file.digest)
            return self._pixmaps[file.digest]
        if file.digest not in self._reading:
            self._wanted[file.digest] = file
            self._read_next()
        return None

    def knows(self, file: KeptFile) -> bool:
        """Return whether a file was read, whatever came of it, and is not forgotten yet."""
        return file.digest in self._pixmaps

    def count(self) -> int:
        """Return how many are kept."""
        return len(self._pixmaps)

    def forget_wishes(self) -> None:
        """Read nothing more of what was asked for: somebody else is shown."""
        self._wanted.clear()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        # What is in view was asked for last.
        files = [self._wanted.popitem()[1] for _ in range(min(_AT_ONCE, len(self._wanted)))]
        self._reading = frozenset(file.digest for file in files)

        longest_side = self._longest_side

        def work(journal: Journal, progress: Progress) -> list[tuple[bytes, QImage]]:
            found = []
            for number, file in enumerate(files):
                progress.step(number, len(files))
                found.append((file.digest, _small(journal, file, longest_side)))
            return found

        self._context.asides.run(work, self._take, self._refused)

    def _take(self, found: Any) -> None:
        for digest, image in found:
            self._pixmaps[digest] = None if image.isNull() else QPixmap.fromImage(image)
        while len(self._pixmaps) > self._most:
            self._pixmaps.popitem(last=False)
        self._reading = frozenset()
        self.arrived.emit()
        self._read_next()

    def _refused(self, sentence: str) -> None:
        # The list shows the sort of file instead; whoever opens it is told.
        del sentence
        self._reading = frozenset()


def _small(journal: Journal, file: KeptFile, longest_side: int) -> QImage:
    try:
        return read_picture(content_of(journal, file), longest_side).image
    except RelJournalError:
        return QImage()

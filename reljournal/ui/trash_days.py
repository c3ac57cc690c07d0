"""Removing for good what has been in the trash for thirty days, once the window is there."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject

from reljournal.domain.progress import Progress
from reljournal.domain.shelves import DAYS_IN_TRASH, last_moment_kept
from reljournal.operations.trash import purge_trash
from reljournal.store.journal import Journal
from reljournal.store.queries.shelves import deleted_before
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job


class TrashDays(QObject):
    """Looks into the trash and, when somebody's days there are over, removes them in a thread; it is an edit."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None

    def begin(self) -> None:
        """Look, and remove whoever is due."""
        now = time.time_ns() // 1_000_000
        if self._job is not None or not deleted_before(self._context.journal, last_moment_kept(now)):
            return

        def work(journal: Journal, _progress: Progress) -> int:
            return purge_trash(journal, now)

        self._job = Job(self._context.journal.path, work, self)
        self._job.done.connect(self._tell)
        self._job.failed.connect(self._raise)
        self._job.over.connect(self._clear)
        self._job.start()

    def stop(self) -> None:
        """Wait until the thread is gone: it takes moments."""
        if self._job is not None:
            self._job.wait()

    def _tell(self, removed: int) -> None:
        self._context.attempt(self._context.journal.notice_other_writers)
        words = self.tr("%Ln contacts were removed: they had been in the trash for {days} days.", None, removed)
        self._context.ways.say(words.format(days=DAYS_IN_TRASH))

    def _raise(self, error: Exception) -> None:
        raise error

    def _clear(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

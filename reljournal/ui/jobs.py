"""Long work beside the window: a thread with its own journal connection, progress, and cancel that leaves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Cancelled, Progress
from reljournal.store.journal import Journal

Work = Callable[[Journal, Progress], Any]
# Progress is painted at most this often; more only costs time.
_SECONDS_BETWEEN_STEPS = 0.05


class Job(QThread):
    """One piece of work over a journal of its own.

    ``work(journal, progress)`` runs in the thread. When the thread has ended, exactly one of ``done(result)``,
    ``refused(sentence)``, ``failed(exception)`` and ``stopped()`` follows in the thread that made the job, and then
    ``over(job)``: whoever hears of a result finds nothing running any more, and may close the window or begin anew.
    """

    stepped = Signal(int, int, str)
    done = Signal(object)
    refused = Signal(str)
    failed = Signal(object)
    stopped = Signal()
    over = Signal(object)

    def __init__(self, path: Path, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._work = work
        self._cancelled = False
        self._last_step = 0.0
        self._tell: Callable[[], object] = self.stopped.emit
        # Qt gives this word from the thread, which may go on for a while after it; the job lives in the maker's.
        self.finished.connect(self._end)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; everything it wrote is rolled back."""
        self._cancelled = True

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work has come (called by the work, in its thread).

        Raises:
            Cancelled: the person asked to stop.
        """
        if self._cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._last_step >= _SECONDS_BETWEEN_STEPS or done == total:
            self._last_step = now
            self.stepped.emit(done, total, text)

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            with Journal.open(self._path) as journal:
                result = self._work(journal, self)
        except Cancelled:
            self._tell = self.stopped.emit
        except RelJournalError as error:
            self._tell = partial(self.refused.emit, str(error))
        except Exception as error:  # noqa: BLE001 - carried to the main thread, where the crash dialog shows it
            self._tell = partial(self.failed.emit, error)
        else:
            self._tell = partial(self.done.emit, result)

    def _end(self) -> None:
        self.wait()
        try:
            self._tell()
        finally:
            self.over.emit(self)

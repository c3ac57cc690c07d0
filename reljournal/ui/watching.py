"""The progress of long work over the window; Esc is Cancel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reljournal.domain.progress import Progress
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ProgressPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Watching(QDialog):
    """A modal dialog that holds nothing but the progress; it goes when the work has ended."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        theme = current_theme()
        self.panel = ProgressPanel()
        column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self.panel)
        self.setMinimumWidth(theme.size("dialog"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks the work to stop; the dialog goes when it has."""
        if event.key() == Qt.Key.Key_Escape:
            self.panel.cancelled.emit()
            return
        super().keyPressEvent(event)


class LongWork(QObject):
    """One piece of work at a time, in a thread under a :class:`Watching`; what it wrote is told to the window."""

    ended = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._job: Job | None = None
        self._watching: Watching | None = None
        self._then: Callable[[Any], object] | None = None
        self._when_cancelled = ""
        context.closing.connect(self._leave)

    def is_running(self) -> bool:
        """Return whether something is under way; what ``then`` does comes after it."""
        return self._job is not None

    def start(
        self,
        title: str,
        work: Callable[[Journal, Progress], Any],
        then: Callable[[Any], object],
        *,
        begins: str = "",
        cancelled: str = "",
    ) -> None:
        """Do ``work`` in a thread, then ``then`` with its result in this one; cancelled or refused, nothing follows.

        ``begins`` is said before the work itself says anything, ``cancelled`` when it was cancelled.
        """
        if self.is_running():
            return
        path: Path = self._context.journal.path
        self._then = then
        self._when_cancelled = cancelled or self.tr("Cancelled. Nothing was changed.")
        self._job = job = Job(path, work, self)
        self._watching = Watching(title, self._window)
        self._watching.panel.cancelled.connect(job.cancel)
        job.stepped.connect(self._watching.panel.step)
        job.done.connect(self._done)
        job.refused.connect(self._refused)
        job.failed.connect(self._failed)
        job.stopped.connect(self._stopped)
        self._watching.open()
        self._watching.panel.start(begins or title)
        job.start()

    def stop(self) -> None:
        """Cancel what is under way, and wait until its thread is gone: the window is about to close."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _leave(self) -> None:
        if self._job is not None:
            self.stop()
            # Nobody is there any more to hear of it.
            self._job.blockSignals(True)
            self._end()

    def _done(self, result: Any) -> None:
        self._end()
        self._context.attempt(self._context.journal.notice_other_writers)
        if self._then is not None:
            self._then(result)

    def _refused(self, sentence: str) -> None:
        self._end()
        self._context.ways.warn(sentence)

    def _failed(self, error: Exception) -> None:
        self._end()
        raise error

    def _stopped(self) -> None:
        self._end()
        self._context.ways.say(self._when_cancelled)

    def _end(self) -> None:
        if self._watching is not None:
            self._watching.done(0)
            self._watching.deleteLater()
            self._watching = None
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.ended.emit()

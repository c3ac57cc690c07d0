"""A job with its progress over the window: one at a time, cancelled by Esc, its end told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reljournal.ui.context import Context
from reljournal.ui.jobs import Job, Work
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ProgressPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class WatchedJob(QObject):
    """Runs work on the journal beside the window; the window learns what was written before ``done`` follows.

    A refusal goes to the window's banner, a bug goes its way; ``stopped`` follows when the person cancelled.
    """

    done = Signal(object)
    stopped = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._job: Job | None = None
        self.watching: Watching | None = None

    def is_running(self) -> bool:
        """Return whether the work is under way."""
        return self._job is not None

    def start(self, title: str, words: str, work: Work) -> None:
        """Begin the work under ``title``, saying ``words`` until it tells how far it has come."""
        if self._job is not None:
            return
        job = self._job = Job(self._context.journal.path, work, self)
        watching = self.watching = Watching(title, self._window)
        watching.panel.cancelled.connect(job.cancel)
        job.stepped.connect(watching.panel.step)
        job.done.connect(self._done)
        job.refused.connect(self._refused)
        job.failed.connect(self._failed)
        job.stopped.connect(self._stopped)
        job.finished.connect(self._clear)
        watching.open()
        watching.panel.start(words)
        job.start()

    def _done(self, result: object) -> None:
        self._close_watching()
        self._context.attempt(self._context.journal.notice_other_writers)
        self.done.emit(result)

    def _refused(self, sentence: str) -> None:
        self._close_watching()
        self._context.ways.warn(sentence)

    def _failed(self, error: Exception) -> None:
        self._close_watching()
        raise error

    def _stopped(self) -> None:
        self._close_watching()
        self.stopped.emit()

    def _close_watching(self) -> None:
        if self.watching is not None:
            self.watching.done(0)
            self.watching.deleteLater()
            self.watching = None

    def _clear(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None


class Watching(QDialog):
    """The progress of a job over the window; Esc is Cancel."""

    def __init__(self, title: str, parent: QWidget) -> None:
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
        """Esc asks the job to stop; the dialog goes when it has."""
        if event.key() == Qt.Key.Key_Escape:
            self.panel.cancelled.emit()
            return
        super().keyPressEvent(event)

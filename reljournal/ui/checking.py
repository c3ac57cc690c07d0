"""Looking through the journal's file for damage, once a day, while the person works."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer

from reljournal.domain.errors import CorruptJournalError
from reljournal.domain.progress import Progress
from reljournal.store.journal import Journal
from reljournal.system import paths
from reljournal.system.checked import last_checked, note_checked
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job

# Starting, and what the person came for, come first.
_MS_AFTER_START = 60_000


class JournalCheck(QObject):
    """Waits a while, reads the whole file in a thread of low priority, and speaks only of damage.

    What is damaged is otherwise seen only where it is read, or when a backup is made. A sound file is looked at
    once a day; a damaged one is told of at every start until something is done about it.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._path = context.journal.path
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_AFTER_START)
        self._timer.timeout.connect(self.begin)
        if last_checked(self._path) != context.today():
            self._timer.start()

    def begin(self) -> None:
        """Look through the file now."""
        self._timer.stop()
        if self._job is not None:
            return
        self._job = job = Job(self._path, _look_through, self)
        job.done.connect(self._tell)
        job.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """End the looking, wherever it is, and wait until its thread is gone."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _tell(self, sound: bool) -> None:
        if sound:
            note_checked(self._path, self._context.today())
        else:
            self._context.ways.warn(self._sentence())

    def _sentence(self) -> str:
        folder = paths.backups_folder(self._path)
        if _holds_backups(folder):
            words = self.tr(
                "Part of the file of this journal is damaged; the rest can still be read. Your backups are in {folder}:"
                " open the newest one with Ctrl+O, and keep the damaged file until nothing is missing."
            )
        else:
            words = self.tr(
                "Part of the file of this journal is damaged; the rest can still be read. There is no backup of it in"
                " {folder}: if you have a copy elsewhere, open it with Ctrl+O, and keep the damaged file."
            )
        return words.format(folder=folder)


def _look_through(journal: Journal, progress: Progress) -> bool:
    try:
        return journal.check(lambda: progress.step(0, 0))
    except CorruptJournalError:
        return False


def _holds_backups(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.reljournal"))

"""Backing up to a file that the person chooses, beside the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from reljournal.domain.progress import Progress
from reljournal.store.backup import back_up
from reljournal.store.journal import Journal
from reljournal.system.clock import now
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.jobs import Job
from reljournal.ui.widgets import ProgressPanel

# A small journal is copied before anyone could read what a dialog says.
_WORTH_A_DIALOG_MS = 100


def ask_and_back_up(context: Context, parent: QWidget) -> datetime | None:
    """Ask where to, write a checked copy there, and say so; return the local time of it, None when none was made."""
    target = ask_for_target(context, parent)
    return None if target is None else back_up_to(context, target, parent)


def ask_for_target(context: Context, parent: QWidget) -> Path | None:
    """Ask for the file; None when the person thought better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = Path(documents) / f"{context.journal.path.stem}-{context.today().isoformat()}.reljournal"
    dialog = QFileDialog(parent, parent.tr("Back up to a file"), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(parent.tr("Journals (*.reljournal)"))
    # The dialog asks before it replaces a file, also when it has added the ending itself.
    dialog.setDefaultSuffix("reljournal")
    dialog.selectFile(str(suggested))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def back_up_to(context: Context, target: Path, parent: QWidget) -> datetime | None:
    """Write a checked copy to ``target`` in a thread of its own, with a dialog when it takes a moment."""
    return _Backup(context, target, parent).run()


class _Backup(QObject):
    """One backup: the work, the dialog over it, and how it ended."""

    def __init__(self, context: Context, target: Path, parent: QWidget) -> None:
        super().__init__()
        self._context = context
        self._target = target
        self._parent = parent
        self._made: datetime | None = None
        self._failure: Exception | None = None
        self._loop = QEventLoop()
        self._job = Job(context.journal.path, self._work)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.failed.connect(self._failed)
        self._job.stopped.connect(self._stopped)

    def run(self) -> datetime | None:
        """Return when the copy is made, refused or stopped; the window stays alive meanwhile."""
        self._job.start()
        dialog: BackupDialog | None = None
        if not self._job.wait(_WORTH_A_DIALOG_MS):
            dialog = BackupDialog(self._target, self._job, self._parent)
            dialog.open()
        self._loop.exec()
        self._job.wait()
        if dialog is not None:
            dialog.finish()
        if self._failure is not None:
            raise self._failure
        return self._made

    def _work(self, journal: Journal, progress: Progress) -> Path:
        return back_up(journal, self._target, step=progress.step)

    def _done(self, _target: object) -> None:
        self._made = now().replace(tzinfo=None)
        self._context.ways.say(self.tr("Backed up to “{file}”.").format(file=self._target.name))
        self._loop.quit()

    def _refused(self, sentence: str) -> None:
        self._context.ways.warn(sentence)
        self._loop.quit()

    def _failed(self, error: Exception) -> None:
        self._failure = error
        self._loop.quit()

    def _stopped(self) -> None:
        self._context.ways.say(self.tr("The backup was stopped; nothing was written."))
        self._loop.quit()


class BackupDialog(Dialog):
    """How far the copy has come; Cancel and Esc stop it, and it stays until the work has."""

    help_page = "backup"

    def __init__(self, target: Path, job: Job, parent: QWidget) -> None:
        super().__init__(self.tr("Backing up"), parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._job = job
        self.panel = ProgressPanel(self.tr("Copying the journal to “{file}” …").format(file=target.name))
        self.panel.cancelled.connect(job.cancel)
        job.stepped.connect(self.panel.step)
        self.body.addWidget(self.panel)

    def finish(self) -> None:
        """Go away: the work is over."""
        super().done(0)

    def reject(self) -> None:
        """Stop the work instead of leaving it unwatched."""
        self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the work; the dialog goes when it has stopped."""
        if self._job.isRunning():
            event.ignore()
            self._job.cancel()
            return
        super().closeEvent(event)

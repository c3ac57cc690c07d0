"""From files to a report: the job in its thread, its progress over the window, and what to say when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reljournal.domain.progress import Progress
from reljournal.operations.imports import ImportReport, import_vcards
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.jobs import Job
from reljournal.ui.watching import Watching

_ENDINGS = (".vcf", ".vcard")


class ImportFlow(QObject):
    """One import at a time. ``imported`` follows an import that changed something."""

    imported = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._job: Job | None = None
        self._watching: Watching | None = None

    def is_running(self) -> bool:
        """Return whether an import is under way."""
        return self._job is not None

    def ask(self) -> None:
        """Let the person choose files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import an address book"),
            "",
            self.tr("Address books (*.vcf *.vcard);;All files (*)"),
        )
        if names:
            self.take(names)

    def take(self, names: Sequence[str]) -> None:
        """Import these files and folders, after a word when there is nothing among them that can be read."""
        if self._job is not None:
            self._context.ways.say(self.tr("An import is still running."))
            return
        paths = [Path(name) for name in names]
        fit = [path for path in paths if path.is_dir() or path.suffix.casefold() in _ENDINGS]
        if not fit:
            self._context.ways.warn(
                self.tr("RelJournal reads address books as vCard files (.vcf) and folders of them.")
            )
            return
        self._start(fit)

    def _start(self, paths: list[Path]) -> None:
        def work(journal: Journal, progress: Progress) -> ImportReport:
            return import_vcards(journal, paths, progress)

        self._job = Job(self._context.journal.path, work, self)
        self._watching = Watching(self.tr("Importing"), self._window)
        self._watching.panel.cancelled.connect(self._job.cancel)
        self._job.stepped.connect(self._watching.panel.step)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.failed.connect(self._failed)
        self._job.stopped.connect(self._stopped)
        self._job.finished.connect(self._clear)
        self._watching.open()
        self._watching.panel.start(self.tr("Reading the address book…"))
        self._job.start()

    def _done(self, report: ImportReport) -> None:
        self._close_watching()
        self._context.attempt(self._context.journal.notice_other_writers)
        if report.added or report.updated:
            self.imported.emit()
        ReportDialog(report, self._context, self._window).open()

    def _refused(self, sentence: str) -> None:
        self._close_watching()
        self._context.ways.warn(sentence)

    def _failed(self, error: Exception) -> None:
        self._close_watching()
        raise error

    def _stopped(self) -> None:
        self._close_watching()
        self._context.ways.say(self.tr("The import was cancelled. Nothing was changed."))

    def _close_watching(self) -> None:
        if self._watching is not None:
            self._watching.done(0)
            self._watching.deleteLater()
            self._watching = None

    def _clear(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

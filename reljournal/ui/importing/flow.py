"""From files to a report: the job in its thread, its progress over the window, and what to say when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.progress import Progress
from reljournal.operations.imports import ImportReport, import_vcards
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.importing.choice import ImportChoice
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.watching import LongWork

_ENDINGS = (".vcf", ".vcard")


class ImportFlow(QObject):
    """One import at a time. ``imported`` follows an import that changed something."""

    imported = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._work = LongWork(context, window)

    def is_running(self) -> bool:
        """Return whether an import is under way."""
        return self._work.is_running()

    def ask(self) -> None:
        """Let the person choose files or a folder."""
        choice = ImportChoice(self._window)
        choice.chosen.connect(self.take)
        choice.open()

    def take(self, names: Sequence[str]) -> None:
        """Import these files and folders, after a word when there is nothing among them that can be read."""
        if self._work.is_running():
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

        self._work.start(
            self.tr("Importing"),
            work,
            self._done,
            begins=self.tr("Reading the address book…"),
            cancelled=self.tr("The import was cancelled. Nothing was changed."),
        )

    def _done(self, report: ImportReport) -> None:
        if report.added or report.updated:
            self.imported.emit()
        ReportDialog(report, self._context, self._window).open()

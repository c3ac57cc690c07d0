"""From files to a report: the job in its thread, its progress over the window, and what to say when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.progress import Progress
from reljournal.operations.imports import ImportReport
from reljournal.operations.recognising import import_anything, sort_of_file
from reljournal.store.journal import Journal
from reljournal.system.clock import now
from reljournal.ui.context import Context
from reljournal.ui.importing.choice import ImportChoice, conversations
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.watching import LongWork

if TYPE_CHECKING:
    from reljournal.domain.date_proposals import DateProposal
    from reljournal.domain.entries import PersonRef
    from reljournal.domain.proposals import Proposal
    from reljournal.operations.dates_in import TakenDates
    from reljournal.operations.proposing import Proposals
    from reljournal.operations.taking_in import TakenIn


class ImportFlow(QObject):
    """One import at a time. ``imported`` follows an address book that changed something."""

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
        """Let the person choose address books."""
        choice = ImportChoice(self._window)
        choice.chosen.connect(self.take)
        choice.open()

    def ask_for_conversations(self) -> None:
        """Let the person choose mail, or paste a message."""
        choice = ImportChoice(self._window, conversations(), can_paste=True)
        choice.chosen.connect(self.take)
        choice.paste_wanted.connect(self.paste)
        choice.open()

    def paste(self) -> None:
        """Let the person paste a message."""
        from reljournal.ui.importing.paste_dialog import PasteDialog

        dialog = PasteDialog(self._context, self._window)
        dialog.read.connect(self.propose)
        dialog.open()

    def take(self, names: Sequence[str]) -> None:
        """Import these files and folders, after a word when there is nothing among them that can be read."""
        if self._work.is_running():
            self._context.ways.say(self.tr("An import is still running."))
            return
        paths = [Path(name) for name in names]
        fit = [path for path in paths if path.is_dir() or sort_of_file(path) is not None]
        if not fit:
            self._context.ways.warn(
                self.tr("RelJournal reads address books (vCard, .vcf), mail (.eml, .mbox) and calendars (.ics).")
            )
            return

        def work(journal: Journal, progress: Progress) -> ImportReport | Proposals:
            return import_anything(journal, fit, progress, now())

        self._work.start(
            self.tr("Importing"),
            work,
            self._read,
            begins=self.tr("Reading…"),
            cancelled=self.tr("The import was cancelled. Nothing was changed."),
        )

    def _read(self, found: ImportReport | Proposals) -> None:
        if not isinstance(found, ImportReport):
            self.propose(found)
            return
        if found.added or found.updated:
            self.imported.emit()
        ReportDialog(found, self._context, self._window).open()

    # Dates that return

    def _propose_dates(self, found: Proposals) -> None:
        from reljournal.ui.importing.dates_dialog import DatesDialog

        dialog = DatesDialog(found, self._context, self._window)
        dialog.chosen.connect(partial(self._take_dates, found))
        # Whoever wants none of the dates may still want the meetings.
        dialog.rejected.connect(partial(self._go_on_without_dates, found))
        dialog.open()

    def _take_dates(self, found: Proposals, chosen: list[tuple[DateProposal, PersonRef]]) -> None:
        from reljournal.operations.dates_in import take_in_dates

        def work(journal: Journal, progress: Progress) -> TakenDates:
            return take_in_dates(journal, chosen, progress)

        self._work.start(
            self.tr("Importing"),
            work,
            partial(self._report_dates, found),
            begins=self.tr("Taking them in…"),
            cancelled=self.tr("The import was cancelled. Nothing was changed."),
        )

    def _report_dates(self, found: Proposals, done: TakenDates) -> None:
        from reljournal.ui.importing.dates_report import DatesReport

        report = DatesReport(done, () if found.items else found.listed, self._context, self._window)
        if found.items:
            report.finished.connect(partial(self._go_on_without_dates, found))
        report.open()

    def _go_on_without_dates(self, found: Proposals, _result: int = 0) -> None:
        if found.items:
            self.propose(replace(found, dates=()))

    # Conversations

    def propose(self, found: Proposals) -> None:
        """Show what was read, to choose from, dates first; when there is nothing to choose, what became of it."""
        if found.dates:
            self._propose_dates(found)
            return
        from reljournal.operations.taking_in import TakenIn
        from reljournal.ui.importing.proposals_dialog import ProposalsDialog

        if not found.items:
            self._report(found, TakenIn(0, 0, 0, 0))
            return
        dialog = ProposalsDialog(found, self._context, self._window)
        dialog.chosen.connect(partial(self._take_in, found))
        dialog.open()

    def _take_in(
        self, found: Proposals, chosen: list[Proposal], decisions: dict[str, PersonRef | None], keep_files: bool
    ) -> None:
        from reljournal.operations.mail import files_of_mail
        from reljournal.operations.taking_in import take_in

        limit = self._context.file_limit

        def work(journal: Journal, progress: Progress) -> TakenIn:
            files_of = files_of_mail if keep_files else None
            return take_in(journal, chosen, decisions, progress, files_of=files_of, limit=limit)

        self._work.start(
            self.tr("Importing"),
            work,
            partial(self._report, found),
            begins=self.tr("Taking them in…"),
            cancelled=self.tr("The import was cancelled. Nothing was changed."),
        )

    def _report(self, found: Proposals, done: TakenIn) -> None:
        from reljournal.ui.importing.taken_report import TakenReport

        TakenReport(done, found, self._context, self._window).open()

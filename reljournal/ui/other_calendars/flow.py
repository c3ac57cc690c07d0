"""From what is chosen to the file: the job in its thread, and what to say when it ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.other_calendars import CalendarChoice
from reljournal.domain.progress import Progress
from reljournal.operations.calendars_out import WrittenCalendars, export_calendar, start_keeping, stop_keeping
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles
from reljournal.system.kept_calendars import kept_calendar
from reljournal.ui.context import Context
from reljournal.ui.other_calendars.export_dialog import ExportDialog
from reljournal.ui.watching import LongWork


class CalendarExport(QObject):
    """Asks what goes out and writes it. ``written`` follows when it has."""

    written = Signal()

    def __init__(self, context: Context, window: QWidget, *, can_keep: bool = True) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._can_keep = can_keep
        self.work = LongWork(context, window)

    def ask(self) -> None:
        """Let the person choose what goes out, and where to."""
        journal = self._context.journal
        kept = kept_calendar(journal.path) if self._can_keep else None
        dialog = ExportDialog(circles(journal), kept, self._window, can_keep=self._can_keep)
        dialog.chosen.connect(self.write)
        dialog.open()

    def write(self, choice: CalendarChoice, target: Path, keep: bool) -> None:
        """Write what was chosen, beside the window."""
        today = self._context.today()

        def work(journal: Journal, progress: Progress) -> WrittenCalendars:
            if keep:
                return start_keeping(journal, target, choice, today)
            kept = kept_calendar(journal.path)
            if kept is not None and kept.target == target:
                stop_keeping(journal)
            # A file that is there was shown, and the person said that it may be replaced.
            return export_calendar(journal, target, choice, today, progress, may_replace=not choice.apart)

        self.work.start(
            self.tr("Exporting"),
            work,
            self._done,
            begins=self.tr("Writing key dates…"),
            cancelled=self.tr("The export was cancelled."),
        )

    def _done(self, done: WrittenCalendars) -> None:
        dates = self.tr("%Ln key dates", None, done.dates)
        if len(done.files) == 1:
            words = self.tr("Exported {what} to “{file}”.").format(what=dates, file=done.files[0].name)
        else:
            words = self.tr("Exported {what} to %Ln files.", None, len(done.files)).format(what=dates)
        self._context.ways.say(words)
        self.written.emit()

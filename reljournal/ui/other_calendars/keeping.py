"""The calendar file that is kept up to date: written beside the window, a moment after something in it may differ."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QTimer

from reljournal.domain.other_calendars import FollowUpsAs
from reljournal.domain.progress import Progress
from reljournal.store.changes import Change
from reljournal.store.journal import Journal
from reljournal.system.kept_calendars import kept_calendar
from reljournal.ui.context import Context

_TABLES = ("contact", "key_date", "setting")
# Who is in a circle may be told by rules, over nearly anything.
_OF_CIRCLES = ("circle", "circle_contact", "contact_tag", "entry_contact")
# One who writes several dates in a row has them written once.
_WAITS_MS = 3_000


class CalendarKeeper(QObject):
    """Follows the journal. Nothing runs, and nothing is read but one note, while no file is kept.

    What cannot be written is said once, and tried again with the next change.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        self._again = False
        self._one_at_a_time = Lock()
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAITS_MS)
        self._timer.timeout.connect(self.write)
        context.changed.connect(self._note)
        context.closing.connect(self._leave)

    def look(self) -> None:
        """Write soon, because the window has just opened: something may have changed without it."""
        if self._is_kept():
            self._timer.start()

    def write(self) -> None:
        """Write now, if there is a file to keep."""
        self._timer.stop()
        if self._running:
            self._again = True
        elif self._is_kept():
            self._begin()

    def is_waiting(self) -> bool:
        """Return whether a change has not been written yet."""
        return self._timer.isActive() or self._running

    def _is_kept(self) -> bool:
        return kept_calendar(self._context.journal.path) is not None

    def _note(self, change: Change) -> None:
        if not change.touches(*_TABLES, *_OF_CIRCLES, "follow_up"):
            return
        kept = kept_calendar(self._context.journal.path)
        if kept is None:
            return
        tables = list(_TABLES)
        if kept.choice.circles or kept.choice.apart:
            tables += _OF_CIRCLES
        if kept.choice.follow_ups is not FollowUpsAs.NOTHING:
            tables.append("follow_up")
        if change.touches(*tables):
            self._timer.start()

    def _begin(self) -> None:
        self._running = True
        today = self._context.today()

        def work(journal: Journal, _progress: Progress) -> tuple[Path, ...]:
            from reljournal.operations.calendars_out import keep_calendars_up_to_date

            with self._one_at_a_time:
                return keep_calendars_up_to_date(journal, today)

        self._context.asides.run(work, self._done, self._refused, may_stop=False)

    def _done(self, _files: object) -> None:
        self._told = ""
        self._end()

    def _refused(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            self._context.ways.warn(self.tr("The calendar file is not up to date. {why}").format(why=sentence))
        self._end()

    def _end(self) -> None:
        self._running = False
        if self._again:
            self._again = False
            self.write()

    def _leave(self) -> None:
        """Write what is still waiting: the window is about to close, and waits for it."""
        if self._timer.isActive() or self._again:
            self._timer.stop()
            self._again = False
            # One that runs already may have read what was before the last change: this one waits for it.
            if self._is_kept():
                self._begin()

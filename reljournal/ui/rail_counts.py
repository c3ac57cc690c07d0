"""What the rail says of the journal: how many people, what waits today, and when it was backed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from reljournal.store.queries.people import count_people

if TYPE_CHECKING:
    from datetime import datetime

    from reljournal.store.changes import Change
    from reljournal.ui.context import Context
    from reljournal.ui.widgets import Rail


class RailCounts(QObject):
    """Counts when told to, and anew after every change that concerns a count."""

    waiting_changed = Signal(int)
    """How much waits today, whenever it was counted."""

    def __init__(self, rail: Rail, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._rail = rail
        self._context = context
        self._backed_up_at: datetime | None = None
        self.waiting = 0
        context.changed.connect(self._count_anew)
        self._count_people()
        self._write_footer()

    def note_backup(self, made: datetime) -> None:
        """Say when the last backup was made, in local time."""
        self._backed_up_at = made
        self._write_footer()

    def count_waiting(self) -> None:
        """Count what waits for today; left out at first, for it stands in the way of the first paint."""
        from reljournal.store.queries.today import today_count

        waiting = self.waiting = today_count(self._context.journal, self._context.today())
        self._rail.set_count("today", QLocale().toString(waiting) if waiting else "")
        self.waiting_changed.emit(waiting)

    def _count_anew(self, change: Change) -> None:
        if change.touches("contact", "follow_up", "key_date", "date_mark", "entry"):
            self._count_people()
            self.count_waiting()
            self._write_footer()

    def _count_people(self) -> None:
        people = count_people(self._context.journal)
        self._rail.set_count("people", QLocale().toString(people) if people else "")

    def _write_footer(self) -> None:
        if self._backed_up_at is None:
            self._rail.set_footer(self.tr("All saved"))
            return
        when = QLocale().toString(self._backed_up_at.time(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
        if self._backed_up_at.date() != self._context.today():
            when = QLocale().toString(self._backed_up_at.date(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
        self._rail.set_footer(self.tr("All saved · backed up {when}").format(when=when))

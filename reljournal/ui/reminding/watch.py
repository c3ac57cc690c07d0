"""Telling in time while the program runs: looks at the clock once a minute, and reads the journal only when it must."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Progress
from reljournal.domain.reminding import DateReminder, FollowUpReminder
from reljournal.operations.follow_ups import complete_follow_up, snooze_follow_up
from reljournal.store.changes import Change
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_ups_by_ids
from reljournal.store.queries.reminding import marks_on
from reljournal.system import clock
from reljournal.system.notifications import DEFAULT, Note
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.reminding import words
from reljournal.ui.reminding.doing import note_wished, put_off
from reljournal.ui.reminding.telling import (
    Lookout,
    Told,
    claimed,
    give_back,
    keep,
    later,
    look_out,
    rules_of,
    tomorrow,
)

_MS_BEFORE_FIRST = 5_000
_MS_BETWEEN = 60_000
# A clock that has moved further than this between two looks was set, or the computer slept.
_LEAP = timedelta(minutes=3)
# Where nobody shows notifications and nobody sees the window, it is tried again after this long.
_PATIENCE = timedelta(minutes=15)
_TABLES = ("contact", "key_date", "date_mark", "follow_up", "entry", "entry_contact", "setting")


class Desktop(Protocol):
    """Who shows notes to the person; ``system.notifications.DesktopNotifications`` on Linux."""

    shown: SignalInstance
    refused: SignalInstance
    acted: SignalInstance

    def show_note(self, note: Note) -> None:
        """Show a note; ``shown`` or ``refused`` follows."""

    def withdraw(self, name: str) -> None:
        """Take a note away again."""

    def close(self) -> None:
        """Show nothing more."""


class ReminderWatch(QObject):
    """Follows clock and journal for one window, shown or hidden.

    ``is_seen`` says whether the window is before the person: then a toast stands in where nobody shows notifications.
    ``is_on_today`` says whether what asks stands there already.
    """

    wanted = Signal()
    """The person wants to see what asks: bring Today to the front."""

    def __init__(
        self,
        context: Context,
        settings: Callable[[], Settings],
        desktop: Desktop,
        is_seen: Callable[[], bool],
        is_on_today: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._settings, self._desktop = context, settings, desktop
        self._is_seen, self._is_on_today = is_seen, is_on_today
        self._next: datetime | None = None
        self._last: datetime | None = None
        self._silent_until: datetime | None = None
        self._stale = True
        self._running = False
        self._stopped = False
        self._open: dict[str, Told] = {}
        self._unkept: list[Told] = []
        desktop.shown.connect(self._keep)
        desktop.refused.connect(self._refused)
        desktop.acted.connect(self._act)
        context.changed.connect(self._follow)
        # Coarse: the computer may wake for it together with others. After a sleep it comes within a minute as well.
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look soon, and then once a minute."""
        self._timer.start(_MS_BEFORE_FIRST)

    def stop(self) -> None:
        """Look no more. What is shown stays until the desktop puts it away."""
        self._stopped = True
        self._timer.stop()
        self._desktop.close()

    def forget_rules(self) -> None:
        """Read everything anew with the next look: the preferences say something else."""
        self._stale = True
        self._silent_until = None

    # Looking

    def look(self) -> None:
        """Look at the clock, and at the journal where something may be due."""
        if self._timer.isActive() and self._timer.interval() != _MS_BETWEEN:
            self._timer.setInterval(_MS_BETWEEN)
        now, last = clock.now(), self._last
        self._last = now
        if last is not None and last.date() != now.date():
            # Every screen that speaks of today speaks of another day now.
            self._context.changed.emit(Change("", everything=True))
        for one in self._unkept[:]:
            self._unkept.remove(one)
            self._keep_told(one)
        leapt = last is None or not timedelta() <= now - last <= _LEAP
        is_due = self._next is not None and now.replace(tzinfo=None) >= self._next
        if not self._running and (self._stale or leapt or is_due):
            self._read()

    def _read(self) -> None:
        settings = self._settings()
        if not settings.notify:
            return
        self._running, self._stale = True, False

        def work(journal: Journal, _progress: Progress) -> Lookout:
            return look_out(journal, settings, clock.now())

        self._context.asides.run(work, self._take, self._put_by)

    def _put_by(self, _sentence: str) -> None:
        # Another program holds the journal: the next look reads it.
        self._running, self._stale = False, True

    def _take(self, lookout: Lookout) -> None:
        self._running = False
        if self._stopped:
            return
        now = clock.now()
        self._next = lookout.next
        if lookout.due and (self._silent_until is None or now >= self._silent_until):
            # What comes after this is read anew with the next look.
            self._stale = True
            self._tell(lookout, now)

    def _tell(self, lookout: Lookout, now: datetime) -> None:
        self._silent_until = None
        try:
            found = claimed(self._context.journal, self._settings(), lookout, now)
        except RelJournalError:
            return
        for one in found:
            self._open[one.note.name] = one
            self._desktop.show_note(one.note)

    # What became of a note

    def _keep(self, name: str) -> None:
        one = self._open.get(name)
        if one is not None:
            self._keep_told(one)

    def _keep_told(self, one: Told) -> None:
        try:
            keep(self._context.journal, one, clock.now())
        except RelJournalError:
            self._unkept.append(one)

    def _refused(self, name: str) -> None:
        one = self._open.pop(name, None)
        if one is None or self._stopped:
            return
        if self._is_seen():
            self._keep_told(one)
            if not self._is_on_today():
                self._context.ways.say(one.note.title, self.tr("Show"), self.wanted.emit)
            return
        self._silent_until, self._stale = clock.now() + _PATIENCE, True
        try:
            give_back(self._context.journal, one)
        except RelJournalError:
            # The claim counts no more after two minutes anyway.
            return

    def _act(self, name: str, action: str) -> None:
        one = self._open.pop(name, None)
        if one is None:
            return
        if action in {words.OPEN, DEFAULT} or len(one.bundle) != 1:
            self.wanted.emit()
            return
        now = clock.now()
        rules = rules_of(self._context.journal, self._settings())
        until = later(now) if action == words.LATER else tomorrow(now, rules)
        match one.bundle[0]:
            case DateReminder(shown=shown) if action == words.WISHED:
                note_wished(self._context, shown)
            case DateReminder(shown=shown):
                put_off(self._context, shown, until)
            case FollowUpReminder(item=item) if action == words.DONE:
                self._context.attempt(lambda: complete_follow_up(self._context.journal, item.id, now.date()))
            case FollowUpReminder(item=item):
                self._context.attempt(lambda: snooze_follow_up(self._context.journal, item.id, until.date()))

    def _follow(self, change: Change) -> None:
        if not change.touches(*_TABLES):
            return
        self._stale = True
        for name in [name for name, one in self._open.items() if len(one.bundle) == 1 and self._is_over(one)]:
            del self._open[name]
            self._desktop.withdraw(name)

    def _is_over(self, one: Told) -> bool:
        """Return whether what a note asks was done meanwhile, or put off, elsewhere."""
        journal, reminder = self._context.journal, one.bundle[0]
        if isinstance(reminder, DateReminder):
            key = (reminder.shown.key_date.id, reminder.shown.on)
            return marks_on(journal, [reminder.shown]).get(key) != reminder.mark
        found = follow_ups_by_ids(journal, [reminder.item.id])
        return not found or found[0].done_on is not None or found[0].asked_on != reminder.item.asked_on

"""Keeps what is being written, at most a second after it was typed, and only while it differs from what is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from reljournal.domain.entries import EntryDraft
from reljournal.store.drafts import draft, drop_draft, keep_draft, unused_key
from reljournal.ui.context import Context

KEPT_AFTER_MS = 800
"""From the first letter that is not kept yet, in milliseconds; with the time of writing it stays below a second."""


def entry_key(entry_id: int) -> str:
    """Return the key of the draft that changes an entry."""
    return f"entry-{entry_id}"


class DraftKeeper(QObject):
    """One draft at a time. ``read`` answers what stands in the editor now."""

    kept = Signal(QTime)
    """The draft was kept at that time of day."""

    def __init__(self, context: Context, read: Callable[[], EntryDraft], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._read = read
        self._key = ""
        self._saved: EntryDraft | None = None
        self._last: EntryDraft | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_AFTER_MS)
        self.timer.timeout.connect(self.keep_now)

    def key(self) -> str:
        """Return the key under which the draft is kept, empty while nothing is written."""
        return self._key

    def new_key(self) -> str:
        """Return a key that no draft has."""
        return unused_key(self._context.journal, self._key)

    def begin(self, key: str, saved: EntryDraft) -> None:
        """Watch over a draft; ``saved`` is what need not be kept because it is in the journal, or was never touched."""
        self.timer.stop()
        self._key = key
        self._saved = saved
        existing = draft(self._context.journal, key)
        self._last = existing.draft if existing is not None else None

    def kept_draft(self) -> EntryDraft | None:
        """Return the draft as it was kept last."""
        return self._last

    def is_dirty(self) -> bool:
        """Return whether the editor holds anything that is not saved."""
        return bool(self._key) and self._read() != self._saved

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        if self._key and not self.timer.isActive():
            self.timer.start()

    def keep_now(self) -> None:
        """Keep what differs from what is saved; drop the draft when nothing does."""
        self.timer.stop()
        if not self._key:
            return
        now = self._read()
        if now == self._last:
            return
        journal, key = self._context.journal, self._key
        if now == self._saved:
            if self._last is not None:
                self._context.attempt(lambda: drop_draft(journal, key))
                self._last = None
            return
        self._context.attempt(lambda: keep_draft(journal, key, now))
        self._last = now
        self.kept.emit(QTime.currentTime())

    def drop(self) -> None:
        """Forget the draft: it was saved, or is not wanted."""
        self.timer.stop()
        journal, key = self._context.journal, self._key
        if key and self._last is not None:
            self._context.attempt(lambda: drop_draft(journal, key))
        self._key, self._saved, self._last = "", None, None

"""Unfinished entries, kept as they are typed so that a crash loses at most the last second.

A draft is not content yet: it is kept beside it in the same file, without undo or history.
"""

from __future__ import annotations

import time as clock
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from reljournal.domain.entries import Entry, EntryDraft
from reljournal.store.draft_text import read_draft, write_draft
from reljournal.store.journal import Journal

if TYPE_CHECKING:
    import apsw

NEW = "new"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft with its key: ``new-…`` for a new entry, ``entry-ID`` for changes to an entry.

    ``changed_at`` is in UTC milliseconds since 1970.
    """

    key: str
    draft: EntryDraft
    changed_at: int

    @property
    def entry_id(self) -> int | None:
        """The entry it changes, None for a new one."""
        return int(self.key.removeprefix("entry-")) if self.key.startswith("entry-") else None


def keep_draft(journal: Journal, key: str, draft: EntryDraft) -> None:
    """Keep ``draft`` under ``key`` instead of what was there."""
    journal.write_aside(
        "INSERT OR REPLACE INTO draft (key, body, changed_at) VALUES (?, ?, ?)",
        (key, write_draft(draft), clock.time_ns() // 1_000_000),
    )


def unused_key(journal: Journal, but: str = "", *, line: bool = False) -> str:
    """Return a key for a new entry that no draft has, nor ``but``.

    One that is written in quick capture, as a ``line``, has a number of another row: the editor may have one open that
    is not kept yet.
    """
    taken = {item.key for item in drafts(journal)} | {but}
    begin = f"{NEW}-line" if line else NEW
    return next(key for number in count(1) if (key := f"{begin}-{number}") not in taken)


def drop_draft(journal: Journal, key: str) -> None:
    """Forget a draft: it was saved, or discarded by the person."""
    journal.write_aside("DELETE FROM draft WHERE key = ?", (key,))


def draft(journal: Journal, key: str) -> KeptDraft | None:
    """Return one draft, or None."""
    row = journal.row("SELECT key, body, changed_at FROM draft WHERE key = ?", (key,))
    return None if row is None else _from_row(row)


def drafts(journal: Journal) -> list[KeptDraft]:
    """Return every draft of an entry, the one written last first; those of cards are in ``card_drafts``."""
    rows = journal.rows("SELECT key, body, changed_at FROM draft WHERE key NOT LIKE 'card-%' ORDER BY changed_at DESC")
    return [_from_row(row) for row in rows]


def with_news(journal: Journal, kept: KeptDraft, entry: Entry) -> KeptDraft:
    """Return a draft that knows what became of its entry's follow-ups since it was kept.

    Those that were ticked off, changed or added elsewhere meanwhile stand as they are now: saving an older draft must
    not take away what comes again. Nor must it bring back what was deleted.
    """
    rows = journal.rows("SELECT id FROM follow_up WHERE entry_id = ? AND changed_at >= ?", (entry.id, kept.changed_at))
    newer = {row_id for (row_id,) in rows}
    news = {item.id: item for item in entry.follow_ups if item.id in newer}
    there = {0, *(item.id for item in entry.follow_ups)}
    known = [news.pop(item.id, item) for item in kept.draft.follow_ups if item.id in there]
    return replace(kept, draft=replace(kept.draft, follow_ups=(*known, *news.values())))


def follow_merge(journal: Journal, connection: apsw.Connection, keep_id: int, other_ids: Collection[int]) -> None:
    """Let unfinished entries that name one of the others name the contact that stays.

    Only inside an edit, on its ``connection``. An undo of the merge leaves them so: a draft is no content, and the
    contact it names then is there as well.
    """
    gone = frozenset(other_ids)
    for kept in drafts(journal):
        before = kept.draft
        after = before.with_contact(keep_id, gone)
        if after != before:
            connection.execute("UPDATE draft SET body = ? WHERE key = ?", (write_draft(after), kept.key))


def _from_row(row: tuple[Any, ...]) -> KeptDraft:
    return KeptDraft(row[0], read_draft(row[1]), row[2])

"""Since when two people know each other, as far as the journal tells."""

from __future__ import annotations

from datetime import date

from reljournal.store.journal import Journal

_VERY_MANY, _WALKED = 1000, 1000

def first_entry_day(journal: Journal, contact_id: int) -> date | None:
    """Return the day of the first entry with a contact, or None when there is none.

    Of somebody with very many the first stands among the oldest of all, which are walked a little way before each
    entry of theirs is looked up.
    """
    counted = "SELECT count(*) FROM (SELECT 1 FROM entry_contact WHERE contact_id = ? LIMIT ?)"
    day: str | None = None
    if int(journal.value(counted, (contact_id, _VERY_MANY))) == _VERY_MANY:
        day = journal.value(
            "SELECT on_date FROM (SELECT id, on_date FROM entry ORDER BY on_date, at_time, id LIMIT ?) AS oldest"
            " WHERE EXISTS (SELECT 1 FROM entry_contact WHERE entry_id = oldest.id AND contact_id = ?) LIMIT 1",
            (_WALKED, contact_id),
        )
    if day is None:
        day = journal.value(
            "SELECT min(on_date) FROM entry_contact JOIN entry ON entry.id = entry_id WHERE contact_id = ?",
            (contact_id,),
        )
    return None if day is None else date.fromisoformat(day)

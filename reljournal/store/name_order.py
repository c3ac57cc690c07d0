"""Showing every contact's name in another order: derived columns of all contacts, rewritten. Only inside an edit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reljournal.domain.names import Name, NameOrder, display_name, sort_key
from reljournal.domain.progress import Progress
from reljournal.store.changes import Edit

_AT_ONCE = 2000
_NAMES = """
SELECT id, display_name, sort_key, organisation, formatted_name, prefix, given, additional, family, suffix, nickname,
    name_order,
    coalesce((SELECT value FROM email WHERE contact_id = contact.id ORDER BY position, id LIMIT 1), ''),
    coalesce((SELECT value FROM phone WHERE contact_id = contact.id ORDER BY position, id LIMIT 1), '')
FROM contact WHERE id > ? ORDER BY id LIMIT ?
"""


def rewrite_names(edit: Edit, order: NameOrder, progress: Progress) -> int:
    """Bring shown name and sort key of all contacts to ``order``; return how many are shown otherwise now.

    When they changed is not noted on the cards: nothing on them did.

    Raises:
        Cancelled: the person asked to stop.
    """
    total: int = edit.connection.execute("SELECT count(*) FROM contact").fetchone()[0]  # type: ignore[index]
    done = renamed = last = 0
    progress.step(0, total)
    chunk: list[tuple[Any, ...]]
    while chunk := edit.connection.execute(_NAMES, (last, _AT_ONCE)).fetchall():
        last = chunk[-1][0]
        changed = list(_changed(chunk, order))
        edit.connection.executemany("UPDATE contact SET display_name = ?, sort_key = ? WHERE id = ?", changed)
        renamed += len(changed)
        done += len(chunk)
        progress.step(done, total)
    return renamed


def _changed(chunk: list[tuple[Any, ...]], order: NameOrder) -> Iterator[tuple[str, str, int]]:
    for row_id, before, key_before, organisation, formatted, *parts, own, email, phone in chunk:
        prefix, given, additional, family, suffix, nickname = parts
        name = Name(prefix, given, additional, family, suffix, nickname, order=NameOrder(own))
        shown = display_name(formatted, name, organisation, email, phone, order=order)
        key = sort_key(shown)
        if (shown, key) != (before, key_before):
            yield shown, key, row_id

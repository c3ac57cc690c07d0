"""Unfinished entries, kept as they are typed so that a crash loses at most the last second.

A draft is not content yet: it is kept beside it in the same file, without undo or history.
"""

from __future__ import annotations

import json
import time as clock
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
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
        (key, json.dumps(_as_json(draft), ensure_ascii=False), clock.time_ns() // 1_000_000),
    )


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


def follow_merge(journal: Journal, connection: apsw.Connection, keep_id: int, other_ids: Collection[int]) -> None:
    """Let unfinished entries that name one of the others name the contact that stays.

    Only inside an edit, on its ``connection``. An undo of the merge leaves them so: a draft is no content, and the
    contact it names then is there as well.
    """
    gone = frozenset(other_ids)
    for kept in drafts(journal):
        before = kept.draft
        people = tuple(dict.fromkeys(keep_id if person in gone else person for person in before.contact_ids))
        owed = tuple(
            replace(item, contact=replace(item.contact, id=keep_id))
            if item.contact is not None and item.contact.id in gone
            else item
            for item in before.follow_ups
        )
        after = replace(before, contact_ids=people, follow_ups=owed)
        if after != before:
            body = json.dumps(_as_json(after), ensure_ascii=False)
            connection.execute("UPDATE draft SET body = ? WHERE key = ?", (body, kept.key))


def _from_row(row: tuple[Any, ...]) -> KeptDraft:
    return KeptDraft(row[0], _from_json(json.loads(row[1])), row[2])


def _as_json(draft: EntryDraft) -> dict[str, Any]:
    return {
        "kind": str(draft.kind),
        "on": draft.on.isoformat(),
        "at": draft.at.isoformat() if draft.at else None,
        "minutes": draft.minutes,
        "title": draft.title,
        "text": draft.text,
        "contacts": list(draft.contact_ids),
        "new_people": list(draft.new_people),
        "follow_ups": [
            {
                "id": item.id,
                "text": item.text,
                "owed_by": str(item.owed_by),
                "due": item.due.isoformat() if item.due else None,
                "done_on": item.done_on.isoformat() if item.done_on else None,
                "contact": [item.contact.id, item.contact.name, item.contact.has_photo] if item.contact else None,
                "entry_id": item.entry_id,
                "note": item.note,
                "uuid": item.uuid,
            }
            for item in draft.follow_ups
        ],
    }


def _from_json(body: dict[str, Any]) -> EntryDraft:
    return EntryDraft(
        kind=Kind(body["kind"]),
        on=date.fromisoformat(body["on"]),
        at=time.fromisoformat(body["at"]) if body["at"] else None,
        minutes=body["minutes"],
        title=body["title"],
        text=body["text"],
        contact_ids=tuple(body["contacts"]),
        follow_ups=tuple(
            FollowUp(
                text=item["text"],
                owed_by=OwedBy(item["owed_by"]),
                due=date.fromisoformat(item["due"]) if item["due"] else None,
                done_on=date.fromisoformat(item["done_on"]) if item["done_on"] else None,
                contact=PersonRef(*item["contact"]) if item["contact"] else None,
                entry_id=item["entry_id"],
                note=item["note"],
                id=item["id"],
                uuid=item["uuid"],
            )
            for item in body["follow_ups"]
        ),
        new_people=tuple(body.get("new_people", ())),
    )

"""Entries and follow-ups as rows: the write side that operations build on. Only inside an edit."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.contacts import tag_words
from reljournal.domain.entries import EntryDraft, FollowUp
from reljournal.store import tables
from reljournal.store.lent_database import Row
from reljournal.store.rows import (
    Values,
    aside_values,
    entry_file_values,
    entry_values,
    follow_up_values,
    ledger_values,
)
from reljournal.store.writing import apply_values, tag_named, write_rows


def add_entry(draft: EntryDraft) -> int:
    """Write a new entry with its people and all that belongs to it; return its id."""
    entry = tables.Entry.create(**entry_values(draft))
    entry_id: int = entry.id
    _write_belongings(entry_id, draft)
    return entry_id


def change_entry(entry_id: int, draft: EntryDraft) -> bool:
    """Bring an entry to what ``draft`` says; return whether anything was different."""
    entry = tables.Entry.get_by_id(entry_id)
    changed = apply_values(entry, entry_values(draft))
    changed |= _write_belongings(entry_id, draft)
    if changed:
        entry.save()
    return changed


def remove_entry(entry_id: int) -> None:
    """Remove an entry; its follow-ups stay, without their origin."""
    tables.Entry.delete().where(tables.Entry.id == entry_id).execute()


def _write_belongings(entry_id: int, draft: EntryDraft) -> bool:
    around = draft.around
    changed = _write_entry_people(entry_id, draft.contact_ids)
    changed |= _write_entry_follow_ups(entry_id, draft.follow_ups)
    tags = [(0, {"tag_id": tag_named(name).id}) for name in tag_words(around.tags)]
    changed |= write_rows(tables.EntryTag, "entry", entry_id, tags)
    ledger = [(item.id, _with_contact(ledger_values(item))) for item in around.ledger if item.text.strip()]
    changed |= write_rows(tables.LedgerItem, "entry", entry_id, ledger)
    asides = [(item.id, _with_contact(aside_values(item))) for item in around.asides if item.text.strip()]
    # What was said about somebody who is gone goes with them, as it would have had they been deleted afterwards.
    told = [(row_id, values) for row_id, values in asides if values["contact_id"] is not None]
    changed |= write_rows(tables.EntryAside, "entry", entry_id, told)
    changed |= write_rows(tables.EntryFile, "entry", entry_id, [(0, entry_file_values(item)) for item in around.files])
    return changed


def _write_entry_people(entry_id: int, contact_ids: Sequence[int]) -> bool:
    wanted = _existing(tables.Contact, contact_ids)
    model = tables.EntryContact
    existing = {row.contact_id: row for row in model.select().where(model.entry == entry_id)}
    changed = False
    for position, contact_id in enumerate(wanted):
        row = existing.pop(contact_id, None)
        if row is None:
            model.create(entry=entry_id, contact=contact_id, position=position)
            changed = True
        elif row.position != position:
            row.position = position
            row.save()
            changed = True
    for row in existing.values():
        row.delete_instance()
        changed = True
    return changed


def _write_entry_follow_ups(entry_id: int, follow_ups: Sequence[FollowUp]) -> bool:
    model = tables.FollowUp
    existing = {row.id: row for row in model.select().where(model.entry == entry_id)}
    changed = False
    for position, follow_up in enumerate(follow_ups):
        row = existing.pop(follow_up.id, None)
        if row is None:
            add_follow_up(follow_up, entry_id=entry_id, position=position)
            changed = True
        elif apply_values(row, {**_owed(follow_up), "position": position}):
            row.save()
            changed = True
    for row in existing.values():
        row.delete_instance()
        changed = True
    return changed


def add_follow_up(follow_up: FollowUp, *, entry_id: int | None = None, position: int = 0) -> int:
    """Write a new follow-up; return its id."""
    origin = entry_id if entry_id is not None and _existing(tables.Entry, [entry_id]) else None
    row = tables.FollowUp.create(entry=origin, position=position, **_owed(follow_up))
    row_id: int = row.id
    return row_id


def change_follow_up(follow_up: FollowUp) -> bool:
    """Bring a follow-up to what the record says; return whether anything was different."""
    row = tables.FollowUp.get_by_id(follow_up.id)
    changed = apply_values(row, _owed(follow_up))
    if changed:
        row.save()
    return changed


def remove_follow_up(follow_up_id: int) -> None:
    """Remove a follow-up."""
    tables.FollowUp.delete().where(tables.FollowUp.id == follow_up_id).execute()


def _owed(follow_up: FollowUp) -> Values:
    return _with_contact(follow_up_values(follow_up))


def _with_contact(values: Values) -> Values:
    """Return columns that name no contact when theirs is gone."""
    if values["contact_id"] is not None and not _existing(tables.Contact, [values["contact_id"]]):
        values["contact_id"] = None
    return values


def _existing(model: type[Row], row_ids: Sequence[int]) -> list[int]:
    """Return those of these ids that are still there, in order and each once.

    A draft may name a contact that has been deleted since; what it says is kept without them, as it would
    be had they been deleted afterwards.
    """
    there = {row.id for row in model.select(model.id).where(model.id.in_(list(row_ids)))} if row_ids else set()
    return [row_id for row_id in dict.fromkeys(row_ids) if row_id in there]

"""Entries and follow-ups as rows: the write side that operations build on. Only inside an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reljournal.domain.contacts import tag_words
from reljournal.domain.entries import EntryDraft, FollowUp
from reljournal.store import tables
from reljournal.store.rows import (
    Values,
    aside_values,
    entry_file_values,
    entry_values,
    follow_up_values,
    ledger_values,
)
from reljournal.store.writing import apply_values, tag_named


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
    changed |= _write_tags(entry_id, around.tags)
    ledger = [(item.id, _with_contact(ledger_values(item))) for item in around.ledger if item.text.strip()]
    changed |= _write_listed(tables.LedgerItem, entry_id, ledger)
    asides = [(item.id, _with_contact(aside_values(item))) for item in around.asides if item.text.strip()]
    # What was said about somebody who is gone goes with them, as it would have had they been deleted afterwards.
    told = [(row_id, values) for row_id, values in asides if values["contact_id"] is not None]
    changed |= _write_listed(tables.EntryAside, entry_id, told)
    changed |= _write_listed(tables.EntryFile, entry_id, [(0, entry_file_values(item)) for item in around.files])
    return changed


def _write_listed(model: type[Any], entry_id: int, items: Sequence[tuple[int, Values]]) -> bool:
    """Make these (id or 0, columns) the rows of an entry, in order; rows that say the same stay."""
    existing = {row.id: row for row in model.select().where(model.entry == entry_id)}
    changed = False
    for position, (row_id, said) in enumerate(items):
        values = {**said, "position": position}
        row = existing.pop(row_id, None) or _equal_row(existing, said)
        if row is None:
            model.create(entry=entry_id, **values)
            changed = True
        elif apply_values(row, values):
            row.save()
            changed = True
    for row in existing.values():
        row.delete_instance()
        changed = True
    return changed


def _equal_row(existing: dict[int, Any], said: Mapping[str, Any]) -> Any | None:
    """Take a row out of ``existing`` that says the same."""
    for row_id, row in existing.items():
        if all(getattr(row, column) == value for column, value in said.items()):
            return existing.pop(row_id)
    return None


def _write_tags(entry_id: int, names: Iterable[str]) -> bool:
    wanted = [(0, {"tag_id": tag_named(name).id}) for name in tag_words(names)]
    return _write_listed(tables.EntryTag, entry_id, wanted)


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


def _existing(model: type[tables.Row], row_ids: Sequence[int]) -> list[int]:
    """Return those of these ids that are still there, in order and each once.

    A draft may name a contact that has been deleted since; what it says is kept without them, as it would
    be had they been deleted afterwards.
    """
    there = {row.id for row in model.select(model.id).where(model.id.in_(list(row_ids)))} if row_ids else set()
    return [row_id for row_id in dict.fromkeys(row_ids) if row_id in there]

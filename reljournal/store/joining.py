"""Everything that hangs on some contacts, hung on another: the write side of a merge. Only inside an edit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import apsw

from reljournal.domain.contacts import Photo
from reljournal.domain.duplicate_pairs import pair_of
from reljournal.store import tables
from reljournal.store.lent_database import Row

# Every column that names a contact, with the table it is in, but for what stands on the card itself: that is written
# with the card. A test holds this list to the schema.
FOLLOWS: tuple[tuple[type[Row], str], ...] = (
    (tables.FollowUp, "contact"), (tables.ImportedCard, "contact"), (tables.ContactFile, "contact"),
    (tables.CustomField, "contact"), (tables.Contact, "met_through_contact"), (tables.Related, "other"),
    (tables.CustomValue, "other"), (tables.EntryAside, "contact"), (tables.LedgerItem, "contact"),
    (tables.KeyDate, "partner"),
)  # fmt: skip
# The same where a contact stands at most once beside something else.
FOLLOWS_ONCE: tuple[tuple[type[Row], str, str], ...] = (
    (tables.EntryContact, "contact", "entry"), (tables.CircleContact, "contact", "circle"),
)  # fmt: skip


def hang_on(keep_id: int, other_ids: Sequence[int]) -> None:
    """Let everything that names one of the others name the contact that stays."""
    others = list(other_ids)
    for model, column in FOLLOWS:
        named = getattr(model, column)
        for row in model.select().where(named.in_(others)):
            if row.id not in {keep_id, *others} or model is not tables.Contact:
                setattr(row, column, keep_id)
                row.save()
    for model, column, beside in FOLLOWS_ONCE:
        named = getattr(model, column)
        taken = {getattr(row, f"{beside}_id") for row in model.select().where(named == keep_id)}
        for row in model.select().where(named.in_(others)).order_by(model.id):
            where = getattr(row, f"{beside}_id")
            if where in taken:
                row.delete_instance()
                continue
            taken.add(where)
            setattr(row, column, keep_id)
            row.save()
    _once(keep_id)
    alone = tables.KeyDate
    alone.update(partner=None).where((alone.contact == keep_id) & (alone.partner == keep_id)).execute()
    _remember_apart(keep_id, others)


def _once(keep_id: int) -> None:
    """Take away a relation that somebody now has twice, because both contacts stood on their card."""
    seen = set()
    for row in tables.Related.select().where(tables.Related.other == keep_id).order_by(tables.Related.id):
        says = (row.contact_id, row.label, row.note, row.birth_year)
        if says in seen:
            row.delete_instance()
        seen.add(says)


def _remember_apart(keep_id: int, others: list[int]) -> None:
    """Whoever was not the same as one of them is not the same as the one that stays."""
    model = tables.NotSame
    rows = model.select().where(model.contact.in_(others) | model.other.in_(others))
    strangers = {row_id for row in rows for row_id in (row.contact_id, row.other_id)} - {keep_id, *others}
    for stranger in sorted(strangers):
        note_apart(keep_id, stranger)


def note_apart(one: int, other: int) -> None:
    """Note that two contacts are not the same, unless it is noted."""
    first, second = pair_of(one, other)
    model = tables.NotSame
    if model.get_or_none((model.contact == first) & (model.other == second)) is None:
        model.create(contact=first, other=second)


def forget_apart(one: int, other: int) -> None:
    """Forget that two contacts are not the same."""
    first, second = pair_of(one, other)
    model = tables.NotSame
    model.delete().where((model.contact == first) & (model.other == second)).execute()


def standing_of(keep_id: int, others: Iterable[int]) -> tuple[bool, bool]:
    """Return whether one of the contacts is the person themself, and whether one of them stands in the lists."""
    rows = list(tables.Contact.select().where(tables.Contact.id.in_([keep_id, *others])))
    return any(row.is_me for row in rows), any(row.archived_at is None for row in rows)


def place(keep_id: int, *, is_me: bool, listed: bool) -> None:
    """Make the contact the person's own card, and bring it back from the archive, where one of the others was."""
    row = tables.Contact.get_by_id(keep_id)
    archived_at = None if listed else row.archived_at
    if (row.is_me, row.archived_at) != (is_me, archived_at):
        row.is_me, row.archived_at = is_me, archived_at
        row.save()


def keep_photo_as_file(connection: apsw.Connection, contact_id: int, photo: Photo, name: str) -> None:
    """Keep a photo that is not the contact's any more as a file on their card, unless that file is there."""
    digest = hashlib.sha256(photo.data).digest()
    model = tables.ContactFile
    if model.get_or_none((model.contact == contact_id) & (model.digest == digest)) is not None:
        return
    connection.execute("INSERT OR IGNORE INTO file_content VALUES (?, ?, ?)", (digest, len(photo.data), photo.data))
    position = model.select().where(model.contact == contact_id).count()
    model.create(
        contact=contact_id, position=position, name=name, media_type=photo.media_type, size=len(photo.data),
        digest=digest, note="",
    )  # fmt: skip

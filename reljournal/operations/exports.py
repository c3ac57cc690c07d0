"""Writing contacts into files that other programs read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Progress
from reljournal.exchange.vcard.own_fields import OutField
from reljournal.exchange.vcard.writer import OutCard, write_vcards
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts, uuids_of
from reljournal.store.queries.custom_fields import FilledField, every_field, fields_with_values
from reljournal.store.queries.photos import photos_of
from reljournal.store.queries.relations import everybody_around, own_kinds
from reljournal.store.targets import refuse_as_target

_AT_ONCE = 250


def export_vcards(journal: Journal, contact_ids: Sequence[int], target: Path, progress: Progress) -> int:
    """Write contacts as a vCard 4.0 file, whole or not at all; return how many. What is gone meanwhile is left out.

    Raises:
        RelJournalError: the file cannot be written, or is one that must not be written over.
        Cancelled: the person asked to stop; no file was written.
    """
    refuse_as_target(target, "An address book")
    wanted = list(dict.fromkeys(contact_ids))
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    count = 0
    try:
        try:
            with draft.open("wb") as file:
                for start in range(0, len(wanted), _AT_ONCE):
                    progress.step(start, len(wanted), "")
                    count += write_vcards(file, _out_cards(
                        journal, wanted[start : start + _AT_ONCE], describing=start == 0 and len(wanted) > 1,
                    ))  # fmt: skip
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RelJournalError(f"“{target}” cannot be written: {reason}. Nothing was exported.") from error
    progress.step(len(wanted), len(wanted), "")
    return count


def _out_cards(journal: Journal, ids: list[int], *, describing: bool) -> list[OutCard]:
    """Return contacts on their way out; ``describing`` lets the first one tell of fields that nobody fills in, too."""
    photos, fields = photos_of(journal, ids), fields_with_values(journal, ids)
    if describing and ids:
        filled = fields.get(ids[0], ())
        there = {item.field.id for item in filled}
        every = [FilledField(field) for field in every_field(journal) if field.id not in there]
        order = {field.id: place for place, field in enumerate(every_field(journal, ids[0]))}
        fields[ids[0]] = tuple(sorted((*filled, *every), key=lambda item: order[item.field.id]))
    around, kinds = everybody_around(journal, ids), own_kinds(journal)
    others = {item.other_id for items in around.values() for item in items if item.other_id is not None}
    cards = contacts(journal, ids)
    others |= {day.partner_id for item in cards for day in item.card.key_dates if day.partner_id is not None}
    uids = {contact_id: _uid(uuid) for contact_id, uuid in uuids_of(journal, others).items()}
    return [
        OutCard(
            item.card, _uid(item.uuid), item.name, photos.get(item.id), item.changed_at,
            tuple(
                OutField(filled.field, filled.value, _uid(filled.person) if filled.person else "")
                for filled in fields.get(item.id, ())
            ),
            # Those of the card itself come first.
            uids, around.get(item.id, ())[len(item.card.related) :], kinds,
        )
        for item in cards
    ]  # fmt: skip


def _uid(uuid: str) -> str:
    return f"urn:uuid:{uuid}"

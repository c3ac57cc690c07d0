"""Writing contacts into files that other programs read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Progress
from reljournal.exchange.vcard.writer import OutCard, write_vcards
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.custom_texts import own_fields_of
from reljournal.store.queries.photos import photos_of
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
                    count += write_vcards(file, _out_cards(journal, wanted[start : start + _AT_ONCE]))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RelJournalError(f"“{target}” cannot be written: {reason}. Nothing was exported.") from error
    progress.step(len(wanted), len(wanted), "")
    return count


def _out_cards(journal: Journal, ids: list[int]) -> list[OutCard]:
    photos, fields = photos_of(journal, ids), own_fields_of(journal, ids)
    return [
        OutCard(
            item.card, f"urn:uuid:{item.uuid}", item.name, photos.get(item.id), item.changed_at, fields.get(item.id, ())
        )
        for item in contacts(journal, ids)
    ]

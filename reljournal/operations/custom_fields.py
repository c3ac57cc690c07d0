"""Fields of the person's own: what there is to fill in, on every card or on one, and what stands there."""

from __future__ import annotations

import json
from dataclasses import replace

from reljournal.domain.custom_fields import CustomField, FieldSort, with_value
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import count_values, custom_field, every_field

_GONE = "This field is not in the journal any more."


def add_field(journal: Journal, field: CustomField) -> int:
    """Add a field, on every card or on that of its contact; return its id.

    Raises:
        RelJournalError: it has no name, one that is taken, or nothing to choose from.
    """
    from reljournal.store import tables

    meant = _meant(journal, field)
    with journal.edit(f"Add the field {meant.name}"):
        row = tables.CustomField.create(
            name=meant.name, sort=str(meant.sort), choices=json.dumps(list(meant.choices), ensure_ascii=False),
            position=len(every_field(journal)), contact=meant.contact_id,
        )  # fmt: skip
    row_id: int = row.id
    return row_id


def change_field(journal: Journal, field: CustomField) -> None:
    """Bring a field, known by its id, to another name, sort or choices; values stay as they were written.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: it has no name, one that is taken, or nothing to choose from.
    """
    from reljournal.store import tables

    before = custom_field(journal, field.id)
    if before is None:
        raise NotFoundError(_GONE)
    meant = _meant(journal, field)
    with journal.edit(f"Change the field {before.name}"):
        row = tables.CustomField.get_by_id(field.id)
        row.name, row.sort = meant.name, str(meant.sort)
        row.choices = json.dumps(list(meant.choices), ensure_ascii=False)
        row.save()


def spread_field(journal: Journal, field_id: int) -> None:
    """Let every card have a field that one alone had; what stands in it there stays.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: the others have one of that name.
    """
    from reljournal.store import tables

    before = custom_field(journal, field_id)
    if before is None:
        raise NotFoundError(_GONE)
    if before.contact_id is None:
        return
    _meant(journal, replace(before, contact_id=None))
    with journal.edit(f"Have the field {before.name} on every card"):
        row = tables.CustomField.get_by_id(field_id)
        row.contact = None
        row.position = len(every_field(journal))
        row.save()


def move_field(journal: Journal, field_id: int, by: int) -> None:
    """Move a field of every card up or down among those, by so many places, as far as there are any.

    Raises:
        NotFoundError: it is gone, or stands on one card alone.
    """
    from reljournal.store import tables

    ids = [field.id for field in every_field(journal)]
    before = custom_field(journal, field_id)
    if before is None or field_id not in ids:
        raise NotFoundError(_GONE)
    place = min(max(ids.index(field_id) + by, 0), len(ids) - 1)
    ids.remove(field_id)
    ids.insert(place, field_id)
    with journal.edit(f"Move the field {before.name}"):
        for position, row_id in enumerate(ids):
            row = tables.CustomField.get_by_id(row_id)
            if row.position != position:
                row.position = position
                row.save()


def remove_field(journal: Journal, field_id: int) -> int:
    """Remove a field with what stands in it; return on how many cards that was.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import tables

    before = custom_field(journal, field_id)
    if before is None:
        raise NotFoundError(_GONE)
    count = count_values(journal, field_id)
    with journal.edit(f"Remove the field {before.name}"):
        tables.CustomField.delete().where(tables.CustomField.id == field_id).execute()
    return count


def set_value(journal: Journal, contact_id: int, field_id: int, value: str, other_id: int | None = None) -> None:
    """Write what a field says on a card; an empty value takes it off. Nothing is written when nothing differs.

    Where merged cards left two values in one field, the first is written and the others stay.

    Raises:
        NotFoundError: the contact or the field is gone.
    """
    from reljournal.store import writing

    field, before = custom_field(journal, field_id), contact(journal, contact_id)
    if field is None or field.contact_id not in {None, contact_id}:
        raise NotFoundError(_GONE)
    custom = with_value(before.card.custom, field_id, value, other_id)
    with journal.edit(f"Write {field.name} on the card of {before.name or 'a contact'}"):
        writing.change_card(contact_id, replace(before.card, custom=custom))


def _meant(journal: Journal, field: CustomField) -> CustomField:
    name = " ".join(field.name.split())
    if not name:
        raise RelJournalError("Write what the field is called first.")
    taken = [known.name.casefold() for known in every_field(journal, field.contact_id) if known.id != field.id]
    if name.casefold() in taken:
        raise RelJournalError(f"There is a field “{name}” already.")
    choices = tuple(dict.fromkeys(choice.strip() for choice in field.choices if choice.strip()))
    if field.sort is FieldSort.CHOICE and not choices:
        raise RelJournalError("Write what there is to choose from, with commas between.")
    return replace(field, name=name, choices=choices)

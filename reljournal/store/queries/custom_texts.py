"""What the person's own fields say on many cards, as text."""

from __future__ import annotations

from reljournal.store.journal import Journal, as_json_ids


def own_fields_of(journal: Journal, contact_ids: list[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return (name of the field, what it says) of each contact, in the order of the fields."""
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for contact_id, name, value in journal.rows(
        "SELECT custom_value.contact_id, name, coalesce((SELECT display_name FROM contact WHERE id = other_id), value)"
        " FROM custom_value JOIN custom_field ON custom_field.id = field_id"
        " WHERE custom_value.contact_id IN (SELECT value FROM json_each(?))"
        " ORDER BY custom_value.contact_id, custom_field.position, field_id, custom_value.position",
        (as_json_ids(contact_ids),),
    ):
        found[contact_id] = (*found.get(contact_id, ()), (name, value))
    return found

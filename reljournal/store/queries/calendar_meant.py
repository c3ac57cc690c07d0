"""What a calendar shows, as conditions in SQL: of key dates, of follow-ups, of entries."""

from __future__ import annotations

import json

from reljournal.domain.calendar_shown import ALL_GROUPS, Shown
from reljournal.store.journal import Value, as_json_ids

_PEOPLE = "(SELECT value FROM json_each(:people))"


def dates_meant(shown: Shown) -> str:
    """Return what a key date must fulfil to be shown, beginning with AND; empty where nothing is left out."""
    asked = "" if shown.groups == ALL_GROUPS else " AND sort IN (SELECT value FROM json_each(:sorts))"
    if shown.people is None:
        return asked
    return f"{asked} AND (key_date.contact_id IN {_PEOPLE} OR key_date.partner_id IN {_PEOPLE})"


def follow_ups_meant(shown: Shown) -> str:
    """Return the same for a follow-up."""
    return "" if shown.people is None else f" AND follow_up.contact_id IN {_PEOPLE}"


def entries_meant(shown: Shown) -> str:
    """Return the same for an entry: somebody in it is among the people."""
    if shown.people is None:
        return ""
    return (
        " AND EXISTS (SELECT 1 FROM entry_contact WHERE entry_contact.entry_id = entry.id"
        f" AND entry_contact.contact_id IN {_PEOPLE})"
    )


def values_meant(shown: Shown) -> dict[str, Value]:
    """Return the values for these conditions; those that no condition names do no harm."""
    return {
        "sorts": json.dumps(sorted(shown.sorts)),
        "people": as_json_ids(shown.people if shown.people is not None else ()),
    }

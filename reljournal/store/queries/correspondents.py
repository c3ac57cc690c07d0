"""Whom an e-mail address, or a name, in another program's file may mean; and which of its conversations came in."""

from __future__ import annotations

from collections.abc import Iterable

from reljournal.domain.entries import PersonRef
from reljournal.domain.text import fold
from reljournal.store.journal import Journal
from reljournal.store.queries.listed import KEPT

_WHO = "contact.id, contact.display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"


def people_by_address(journal: Journal) -> dict[str, list[PersonRef]]:
    """Return contacts by each of their e-mail addresses in small letters, archived ones too, me left out."""
    found: dict[str, list[PersonRef]] = {}
    rows = journal.rows(
        f"SELECT email.value, {_WHO} FROM email JOIN contact ON contact.id = contact_id"
        f" WHERE {KEPT} AND NOT is_me ORDER BY archived_at IS NOT NULL, contact.id"
    )
    for value, contact_id, name, has_photo in rows:
        people = found.setdefault(value.strip().casefold(), [])
        if all(person.id != contact_id for person in people):
            people.append(PersonRef(contact_id, name, bool(has_photo)))
    return found


def people_by_name(journal: Journal) -> dict[str, list[PersonRef]]:
    """Return contacts by their names, folded, me left out."""
    found: dict[str, list[PersonRef]] = {}
    rows = journal.rows(
        f"SELECT {_WHO}, given, family FROM contact"
        f" WHERE {KEPT} AND NOT is_me ORDER BY archived_at IS NOT NULL, id"
    )
    for contact_id, name, has_photo, given, family in rows:
        person = PersonRef(contact_id, name, bool(has_photo))
        for written in dict.fromkeys((fold(name), fold(f"{given} {family}").strip())):
            if written:
                found.setdefault(written, []).append(person)
    return found


def my_addresses(journal: Journal) -> frozenset[str]:
    """Return the e-mail addresses of the contact that is me, in small letters."""
    rows = journal.rows("SELECT value FROM email JOIN contact ON contact.id = contact_id WHERE is_me")
    return frozenset(value.strip().casefold() for (value,) in rows)


def my_names(journal: Journal) -> frozenset[str]:
    """Return the names of the contact that is me, folded."""
    rows = journal.rows("SELECT display_name, given || ' ' || family FROM contact WHERE is_me")
    return frozenset(fold(name).strip() for row in rows for name in row if name.strip())


def taken_in(journal: Journal, keys: Iterable[str] | None = None) -> frozenset[str]:
    """Return from where entries were read: every source key, or those among ``keys``."""
    there = frozenset(key for (key,) in journal.rows("SELECT source_key FROM entry WHERE source_key <> ''"))
    return there if keys is None else there & frozenset(keys)

"""Organisations and the people in them: an organisation that is named alike on their cards is the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reljournal.store.journal import Journal
from reljournal.store.queries.listed import LISTED


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody of an organisation; ``last_contact`` is the day of the last entry with them, None without one."""

    id: int
    name: str
    title: str
    last_contact: date | None


def people_of(journal: Journal, names: tuple[str, ...], but: int, limit: int) -> tuple[list[Employee], int]:
    """Return the first ``limit`` of those whose organisation is called by one of ``names``, by name, and how many.

    Case is ignored. ``but`` is the contact of the organisation itself; who is archived or deleted is left out.
    """
    called = _called(names)
    if not called:
        return [], 0
    fits = _fitting(called)
    rows = journal.rows(
        "SELECT contact.id, display_name, title, (SELECT max(on_date) FROM last_contact"
        f" WHERE last_contact.contact_id = contact.id) FROM contact WHERE {fits} ORDER BY sort_key, contact.id LIMIT ?",
        (*called, but, limit),
    )
    count = int(journal.value(f"SELECT count(*) FROM contact WHERE {fits}", (*called, but)))
    return [Employee(row[0], row[1], row[2], date.fromisoformat(row[3]) if row[3] else None) for row in rows], count


def everyone_of(journal: Journal, names: tuple[str, ...], but: int) -> tuple[int, ...]:
    """Return the contacts of all of those whose organisation is called by one of ``names``, but for ``but``."""
    called = _called(names)
    if not called:
        return ()
    rows = journal.rows(f"SELECT id FROM contact WHERE {_fitting(called)} ORDER BY id", (*called, but))
    return tuple(row[0] for row in rows)


def _called(names: tuple[str, ...]) -> list[str]:
    return [name for name in dict.fromkeys(name.strip() for name in names) if name]


def _fitting(called: list[str]) -> str:
    marks = ", ".join("?" * len(called))
    # The condition says that it is not empty, so that SQLite takes the index that holds only such.
    return f"organisation COLLATE NOCASE IN ({marks}) AND organisation <> '' AND contact.id <> ? AND {LISTED}"


def organisation_named(journal: Journal, name: str) -> int | None:
    """Return the contact that is the organisation called ``name``, case ignored, or None."""
    if not name.strip():
        return None
    found: int | None = journal.value(
        "SELECT id FROM contact WHERE kind = 'organisation' AND trashed_at IS NULL"
        " AND (display_name = ?1 COLLATE NOCASE OR (organisation <> '' AND organisation = ?1 COLLATE NOCASE))"
        " ORDER BY archived_at IS NOT NULL, id LIMIT 1",
        (name.strip(),),
    )
    return found

"""Which cards have come in before, by key, and what they said then, so that a second import knows them again."""

from __future__ import annotations

from uuid import UUID

from reljournal.store.journal import Journal


def known_cards(journal: Journal) -> dict[str, tuple[int, set[bytes]]]:
    """Return the contact id and every digest seen, by source key.

    Every contact is also known by its own UUID, as an export of ours calls it. A card that was deleted is not known:
    who imports it again wants it back, not a word that nothing changed.
    """
    known: dict[str, tuple[int, set[bytes]]] = {}
    for key, contact_id, digest in journal.rows(
        "SELECT source_key, contact_id, digest FROM imported_card"
        " WHERE contact_id NOT IN (SELECT id FROM contact WHERE trashed_at IS NOT NULL)"
    ):
        known.setdefault(key, (contact_id, set()))[1].add(bytes(digest))
    for contact_id, uuid in journal.rows("SELECT id, uuid FROM contact WHERE trashed_at IS NULL"):
        known.setdefault(f"uid:{UUID(bytes=uuid)}", (contact_id, set()))
    return known


def note_card(contact_id: int, key: str, digest: bytes) -> None:
    """Note that a contact's card came in again under ``key``, saying something else. Only inside an edit."""
    from reljournal.store import tables

    tables.ImportedCard.create(contact=contact_id, source_key=key, digest=digest)

"""Key dates that are those of two: they stand on one card and are shown on both."""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.domain.contacts import Contact, KeyDate
from reljournal.domain.entries import PersonRef
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.key_date_rows import COUNT, SELECTED, key_date_from
from reljournal.store.queries.listed import KEPT


@dataclass(frozen=True, slots=True)
class DateOfCard:
    """A key date, on whose card it stands, and the other of a couple as the card on show sees it."""

    key_date: KeyDate
    owner_id: int
    other: PersonRef | None = None


def dates_of_card(journal: Journal, contact: Contact) -> list[DateOfCard]:
    """Return the key dates of a contact: those on their card, and those of couples that stand on the other's card."""
    own = contact.card.key_dates
    others = _people(journal, [item.partner_id for item in own if item.partner_id is not None])
    found = [DateOfCard(item, contact.id, others.get(item.partner_id or 0)) for item in own]
    for row_id, *columns in journal.rows(
        f"SELECT key_date.id, {SELECTED}, contact.id, display_name FROM key_date"
        f" JOIN contact ON contact.id = key_date.contact_id WHERE key_date.partner_id = ? AND {KEPT}",
        (contact.id,),
    ):
        owner_id, name = columns[COUNT:]
        found.append(DateOfCard(key_date_from(row_id, columns), owner_id, PersonRef(owner_id, name)))
    return found


def count_dates(journal: Journal, contact_id: int) -> int:
    """Return how many key dates a contact has, those of couples among them."""
    count: int = journal.value(
        "SELECT (SELECT count(*) FROM key_date WHERE contact_id = ?1) + (SELECT count(*) FROM key_date JOIN contact"
        f" ON contact.id = key_date.contact_id WHERE partner_id = ?1 AND {KEPT})",
        (contact_id,),
    )
    return count


def _people(journal: Journal, ids: list[int]) -> dict[int, PersonRef]:
    if not ids:
        return {}
    rows = journal.rows(
        f"SELECT id, display_name FROM contact WHERE {KEPT} AND id IN (SELECT value FROM json_each(?))",
        (as_json_ids(ids),),
    )
    return {row_id: PersonRef(row_id, name) for row_id, name in rows}

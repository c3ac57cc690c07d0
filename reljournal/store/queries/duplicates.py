"""What of every contact is compared when looking for duplicates, and who is known not to be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reljournal.domain.candidates import Candidate
from reljournal.domain.contacts import ContactKind
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name
from reljournal.store.journal import Journal, as_json_ids


def duplicate_candidates(journal: Journal) -> list[Candidate]:
    """Return everybody who is not in the trash, as they are compared; archived contacts are among them."""
    emails, phones = _values(journal, "email"), _values(journal, "phone")
    birthdays: dict[int, PartialDate] = {}
    for contact_id, *parts in journal.rows(
        "SELECT contact_id, year, month, day FROM key_date WHERE sort = ? AND label = '' AND calendar = 'gregorian'"
        " ORDER BY contact_id, position",
        (str(DateSort.BIRTHDAY),),
    ):
        birthdays.setdefault(contact_id, PartialDate(*parts))
    cities: dict[int, str] = dict(
        journal.rows("SELECT contact_id, city FROM address WHERE city <> '' ORDER BY contact_id, position DESC")
    )
    return [
        Candidate(
            row[0],
            Name(*row[1:10]),
            row[10],
            ContactKind(row[11]),
            tuple(emails.get(row[0], ())),
            tuple(phones.get(row[0], ())),
            birthdays.get(row[0]),
            row[12],
            cities.get(row[0], ""),
        )
        for row in journal.rows(
            "SELECT id, prefix, given, additional, family, suffix, nickname, phonetic_given, phonetic_family, maiden,"
            " CASE WHEN formatted_name <> '' THEN formatted_name ELSE display_name END, kind, organisation"
            " FROM contact WHERE trashed_at IS NULL ORDER BY id"
        )
    ]


def _values(journal: Journal, table: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for contact_id, value in journal.rows(f"SELECT contact_id, value FROM {table} ORDER BY contact_id, position"):
        found[contact_id].append(value)
    return found


def known_apart(journal: Journal) -> frozenset[tuple[int, int]]:
    """Return the pairs of contacts of whom the person said that they are not the same, the lower id first."""
    return frozenset((one, other) for one, other in journal.rows("SELECT contact_id, other_id FROM not_same"))


def still_there(journal: Journal, contact_ids: Sequence[int]) -> set[int]:
    """Return those of these contacts that are neither gone nor in the trash."""
    rows = journal.rows(
        "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL",
        (as_json_ids(contact_ids),),
    )
    return {row[0] for row in rows}


def own_field_names(journal: Journal) -> dict[int, str]:
    """Return the names of the person's own fields by their rows."""
    return dict(journal.rows("SELECT id, name FROM custom_field"))

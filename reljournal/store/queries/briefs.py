"""Briefs of one or many contacts, in a number of questions that does not grow with how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reljournal.domain.brief import ENTRIES_ON_A_BRIEF, Brief, Past, compose_brief, counts_as_contact
from reljournal.domain.contacts import Photo
from reljournal.domain.entries import Entry, FollowUp, Kind
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.custom_texts import own_fields_of
from reljournal.store.queries.entries import FOLLOW_UP_COLUMNS, entries, follow_up_from
from reljournal.store.queries.relations import everybody_around

_WITH = "WITH wanted(id) AS (SELECT value FROM json_each(?))"
# Newest first, as the journal orders them: within a day those with a later time, then those written later. CROSS JOIN
# begins with the few entries of these contacts; SQLite would rather walk every entry of a kind.
_RANKED = (
    "SELECT contact_id, entry.id, on_date, row_number() OVER"
    " (PARTITION BY contact_id ORDER BY on_date DESC, at_time DESC, entry.id DESC) AS nth"
    " FROM entry_contact CROSS JOIN entry ON entry.id = entry_id WHERE contact_id IN (SELECT id FROM wanted)"
)
_KINDS_OF_CONTACT = ", ".join(f"'{kind}'" for kind in Kind if counts_as_contact(kind))


def briefs(journal: Journal, contact_ids: Sequence[int], today: date) -> list[Brief]:
    """Return the briefs of these contacts for ``today``, in the order asked for; unknown ids are left out."""
    wanted = list(dict.fromkeys(contact_ids))
    ids = as_json_ids(wanted)
    newest = _newest(journal, ids)
    lasts = {
        "last_contact": _last(journal, ids, _KINDS_OF_CONTACT, today),
        "last_seen": _last(journal, ids, f"'{Kind.IN_PERSON}'", today),
        "last_gift": _last(journal, ids, f"'{Kind.GIFT}'", today),
    }
    needed = {entry_id for found in newest.values() for entry_id in found}
    needed |= {entry_id for last in lasts.values() for entry_id in last.values()}
    read = {entry.id: entry for entry in entries(journal, sorted(needed))}
    first, owed, photos = _first(journal, ids), _open_follow_ups(journal, ids), _photos(journal, ids)
    around, own_fields = everybody_around(journal, wanted), own_fields_of(journal, wanted)

    def last(name: str, contact_id: int) -> Entry | None:
        return read.get(lasts[name].get(contact_id, 0))

    composed, rule = {}, leap_rule(journal)
    for contact in contacts(journal, wanted):
        past = Past(
            newest=tuple(read[entry_id] for entry_id in newest.get(contact.id, ()) if entry_id in read),
            last_contact=last("last_contact", contact.id),
            last_seen=last("last_seen", contact.id),
            last_gift=last("last_gift", contact.id),
            first=first.get(contact.id),
            follow_ups=tuple(owed.get(contact.id, ())),
            around=around.get(contact.id, ()),
            own_fields=own_fields.get(contact.id, ()),
            leap_rule=rule,
        )
        composed[contact.id] = compose_brief(contact, past, today, photos.get(contact.id))
    return [composed[contact_id] for contact_id in wanted if contact_id in composed]


def _newest(journal: Journal, ids: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for contact_id, entry_id in journal.rows(
        f"{_WITH} SELECT contact_id, id FROM ({_RANKED}) WHERE nth <= ? ORDER BY contact_id, nth",
        (ids, ENTRIES_ON_A_BRIEF),
    ):
        found.setdefault(contact_id, []).append(entry_id)
    return found


def _last(journal: Journal, ids: str, kinds: str, today: date) -> dict[int, int]:
    """Return the newest entry of these kinds that is not in the future, by contact."""
    rows = journal.rows(
        f"{_WITH} SELECT contact_id, id FROM ({_RANKED} AND kind IN ({kinds}) AND on_date <= ?) WHERE nth = 1",
        (ids, today.isoformat()),
    )
    return {row[0]: row[1] for row in rows}


def _first(journal: Journal, ids: str) -> dict[int, date]:
    rows = journal.rows(
        f"{_WITH} SELECT contact_id, min(on_date) FROM entry_contact JOIN entry ON entry.id = entry_id"
        " WHERE contact_id IN (SELECT id FROM wanted) GROUP BY contact_id",
        (ids,),
    )
    return {row[0]: date.fromisoformat(row[1]) for row in rows}


def _open_follow_ups(journal: Journal, ids: str) -> dict[int, list[FollowUp]]:
    """Return open follow-ups by contact, those due first on top.

    One that names nobody belongs to everybody of the entry it came from.
    """
    found: dict[int, list[FollowUp]] = {}
    for row in journal.rows(
        f"{_WITH} SELECT {FOLLOW_UP_COLUMNS}, owner FROM ("
        "  SELECT follow_up.id AS owed, follow_up.contact_id AS owner FROM follow_up"
        "  WHERE done_on IS NULL AND follow_up.contact_id IN (SELECT id FROM wanted)"
        "  UNION ALL"
        "  SELECT follow_up.id, entry_contact.contact_id FROM entry_contact"
        "  JOIN follow_up ON follow_up.entry_id = entry_contact.entry_id"
        "  WHERE done_on IS NULL AND follow_up.contact_id IS NULL"
        "  AND entry_contact.contact_id IN (SELECT id FROM wanted)"
        " ) JOIN follow_up ON follow_up.id = owed LEFT JOIN contact ON contact.id = follow_up.contact_id"
        " ORDER BY due_on IS NULL, due_on, follow_up.id",
        (ids,),
    ):
        found.setdefault(row[-1], []).append(follow_up_from(row[:-1]))
    return found


def _photos(journal: Journal, ids: str) -> dict[int, Photo]:
    rows = journal.rows(
        f"{_WITH} SELECT contact_id, media_type, data FROM photo WHERE contact_id IN (SELECT id FROM wanted)", (ids,)
    )
    return {row[0]: Photo(row[1], row[2]) for row in rows}

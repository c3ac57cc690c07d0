"""Key dates and open follow-ups on their way into other calendars: with what their rows are known by everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from reljournal.domain.contacts import KeyDate
from reljournal.domain.entries import FollowUp
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import FOLLOW_UP_COLUMNS, follow_up_from
from reljournal.store.queries.key_date_rows import COUNT, SELECTED, key_date_from
from reljournal.store.queries.listed import LISTED

_PARTNER = f"partner.id = key_date.partner_id AND {LISTED.replace('contact.', 'partner.')}"


@dataclass(frozen=True, slots=True)
class OutPerson:
    """Whose date it is."""

    id: int
    uuid: str
    name: str


@dataclass(frozen=True, slots=True)
class OutDate:
    """A key date with its people, of a couple both; when it was written and last changed, or their names were."""

    key_date: KeyDate
    people: tuple[OutPerson, ...]
    uuid: str
    made_at: int
    changed_at: int


@dataclass(frozen=True, slots=True)
class OutFollowUp:
    """An open follow-up, when it was written and last changed, or the name in it was."""

    item: FollowUp
    made_at: int
    changed_at: int


def dates_going_out(journal: Journal) -> list[OutDate]:
    """Return every key date of listed people that can be shown on a day.

    Of a couple of whom one is archived or deleted it is the other's alone, as in our own calendar.
    """
    rows = journal.rows(
        f"SELECT key_date.id, {SELECTED}, key_date.uuid, key_date.created_at, key_date.changed_at,"
        " contact.id, contact.uuid, contact.display_name, contact.changed_at,"
        f" partner.id, partner.uuid, partner.display_name, partner.changed_at, {LISTED}"
        " FROM key_date JOIN contact ON contact.id = key_date.contact_id"
        f" LEFT JOIN contact AS partner ON {_PARTNER}"
        f" WHERE (({LISTED}) OR partner.id IS NOT NULL) AND key_date.day IS NOT NULL ORDER BY key_date.id"
    )
    found: list[OutDate] = []
    for row in rows:
        uuid, made, changed, *who = row[COUNT + 1 :]
        people = tuple(
            OutPerson(who[at], str(UUID(bytes=who[at + 1])), who[at + 2])
            for at, is_shown in ((0, who[8]), (4, who[4] is not None)) if is_shown
        )  # fmt: skip
        latest = max(changed, who[3], who[7] or 0)
        found.append(OutDate(key_date_from(row[0], row[1:]), people, str(UUID(bytes=uuid)), made, latest))
    return found


def follow_ups_going_out(journal: Journal) -> list[OutFollowUp]:
    """Return every open follow-up but those of archived and deleted people."""
    rows = journal.rows(
        f"SELECT {FOLLOW_UP_COLUMNS}, follow_up.created_at, follow_up.changed_at, contact.changed_at"
        " FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
        f" WHERE done_on IS NULL AND {LISTED} ORDER BY follow_up.id"
    )
    return [OutFollowUp(follow_up_from(row[:-3]), row[-3], max(row[-2], row[-1] or 0)) for row in rows]

"""The brief: what stands on the page that a person reads before they meet someone.

Everything is composed here from the card, the entries, the follow-ups and today's date; the words round
the values, their order on paper and their look belong to ``printing``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from reljournal.domain.acquaintance import Relation
from reljournal.domain.brief_facts import Fact, facts_of, note_apart
from reljournal.domain.contacts import Contact, ContactKind, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, LeapRule, PartialDate
from reljournal.domain.entries import Entry, FollowUp, Kind, OwedBy
from reljournal.domain.initials import initials
from reljournal.domain.recurrences import count_on, next_return
from reljournal.domain.text import excerpt

ENTRIES_ON_A_BRIEF = 5
_EXCERPT_LENGTH = 330
_NOT_A_MEETING = frozenset({Kind.NOTE})


class Urgency(StrEnum):
    """Where a due date stands towards today."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    SOME_DAY = "some_day"


_SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Owed:
    """An open follow-up as the brief shows it; ``due`` is None for some day."""

    text: str
    due: date | None
    urgency: Urgency
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateAhead:
    """The next return of a key date. ``count`` is the age or the number of years, None when the year is unknown."""

    on: date
    key_date: KeyDate
    count: int | None
    is_milestone: bool
    is_moved: bool


@dataclass(frozen=True, slots=True)
class PastEntry:
    """An entry in few words: ``others`` are the names of those who took part besides the contact."""

    title: str
    on: date
    kind: Kind
    minutes: int | None
    others: tuple[str, ...]
    excerpt: str

    def days_before(self, today: date) -> int:
        """Return how many days ago it was, negative when it lies ahead."""
        return (today - self.on).days


@dataclass(frozen=True, slots=True)
class Known:
    """How long the two know each other: since when, and whole years by today (GLOSSARY: tenure)."""

    since: PartialDate
    years: int


@dataclass(frozen=True, slots=True)
class Past:
    """What was read from the journal for one contact.

    ``newest`` are the newest entries; ``last_contact``, ``last_seen`` and ``last_gift`` may be older than
    those; ``first`` is the first entry's date; ``follow_ups`` are the open ones, those due first on top.
    """

    newest: tuple[Entry, ...] = ()
    last_contact: Entry | None = None
    last_seen: Entry | None = None
    last_gift: Entry | None = None
    first: date | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    around: tuple[Relation, ...] | None = None
    """Who stands around them from both sides; None for what their own card says."""
    own_fields: tuple[tuple[str, str], ...] = ()
    """What the person's own fields say: name and value."""
    leap_rule: LeapRule = LeapRule.FEB28
    """When the journal keeps a 29 February of which nothing else is said."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One contact's brief for the day ``on``. Empty parts are left off the page."""

    contact_id: int
    name: str
    initials: str
    photo: Photo | None
    kind: ContactKind
    on: date
    title: str
    organisation: str
    tags: tuple[str, ...]
    ways: tuple[str, ...]
    """The few ways to reach them, and their town, that stand below the name; all others are facts."""
    note: tuple[str, ...]
    """Paragraphs of the note that carry no label of their own."""
    facts: tuple[Fact, ...]
    known: Known | None
    first_entry: date | None
    """When the journal's first entry with them is older than those shown, and nothing else says since when."""
    last_contact: PastEntry | None
    last_seen: PastEntry | None
    last_gift: PastEntry | None
    dates_ahead: tuple[DateAhead, ...]
    owed_by_me: tuple[Owed, ...]
    owed_by_them: tuple[Owed, ...]
    entries: tuple[PastEntry, ...]


def compose_brief(contact: Contact, past: Past, today: date, photo: Photo | None = None) -> Brief:
    """Return the brief of ``contact`` for ``today``."""
    card = contact.card
    phone, email = first_choice(card.phones), first_choice(card.emails)
    town = next((address.city for address in card.addresses if address.city.strip()), "")
    reached = [item for item in (phone, email) if item is not None]
    paragraphs, noted = note_apart(card.note)
    told = (KeyDate(DateSort.FIRST_MET, card.met.when),) if card.met.when is not None else ()
    known = known_for((*card.key_dates, *told), today)
    shown = past.newest[:ENTRIES_ON_A_BRIEF]
    last_contact = _past(past.last_contact, contact.id)
    return Brief(
        contact_id=contact.id,
        name=contact.name,
        initials=initials(contact.name),
        photo=photo,
        kind=card.kind,
        on=today,
        title=card.title,
        organisation="" if card.organisation == contact.name else card.organisation,
        tags=card.tags,
        ways=tuple(way for way in (*(item.value for item in reached), town.strip()) if way and way != contact.name),
        note=paragraphs,
        facts=facts_of(
            card if past.around is None else replace(card, related=past.around),
            contact.name,
            noted,
            elsewhere=reached,
            own_fields=past.own_fields,
        ),
        known=known,
        first_entry=past.first if known is None and all(entry.on != past.first for entry in shown) else None,
        last_contact=last_contact,
        last_seen=_unless(_past(past.last_seen, contact.id), last_contact),
        last_gift=_unless(_past(past.last_gift, contact.id), last_contact),
        dates_ahead=dates_ahead(card.key_dates, today, past.leap_rule),
        owed_by_me=_owed(past.follow_ups, OwedBy.ME, today),
        owed_by_them=_owed(past.follow_ups, OwedBy.THEM, today),
        entries=tuple(_as_past(entry, contact.id) for entry in shown),
    )


def first_choice(ways: Sequence[Labelled]) -> Labelled | None:
    """Return the preferred of several ways to reach someone, else the first, or None."""
    return next((way for way in ways if way.preferred), ways[0] if ways else None)


def counts_as_contact(kind: Kind) -> bool:
    """Return whether an entry of this kind means that the two were in touch; a note to oneself does not."""
    return kind not in _NOT_A_MEETING


def known_for(key_dates: Sequence[KeyDate], today: date) -> Known | None:
    """Return since when and for how many whole years the two know each other, from the date they first met."""
    met = [
        item.when for item in key_dates
        if item.sort is DateSort.FIRST_MET and item.when.year is not None and item.when.is_gregorian
    ]  # fmt: skip
    if not met:
        return None
    first = min(met, key=lambda when: (when.year or 0, when.month or 0, when.day or 0))
    years = today.year - (first.year or today.year)
    if (first.month or 1, first.day or 1) > (today.month, today.day):
        years -= 1
    return Known(first, years) if years >= 0 else None


def dates_ahead(
    key_dates: Sequence[KeyDate], today: date, usual: LeapRule = LeapRule.FEB28
) -> tuple[DateAhead, ...]:
    """Return the next return of every key date that has a month and a day, soonest first.

    ``usual`` is when the journal keeps a 29 February of which nothing else is said.
    """
    ahead: list[DateAhead] = []
    for item in key_dates:
        on = next_return(item, today, usual)
        if on is None:
            continue
        count = count_on(item, on) if item.show_age else None
        is_told = count is not None and count > 0 and item.sort is not DateSort.MEMORIAL
        milestone = is_told and (count in {1, 18, 21} or (count or 1) % 5 == 0)
        moved = item.when.moves_in_common_years and item.returns_yearly and on.day != 29
        ahead.append(DateAhead(on, item, count, milestone, moved))
    return tuple(sorted(ahead, key=lambda found: found.on))


def urgency_of(due: date | None, today: date) -> Urgency:
    """Return where a due date stands: late, within a week, later, or some day."""
    if due is None:
        return Urgency.SOME_DAY
    if due < today:
        return Urgency.LATE
    return Urgency.SOON if (due - today).days <= _SOON_DAYS else Urgency.LATER


def _owed(follow_ups: Sequence[FollowUp], side: OwedBy, today: date) -> tuple[Owed, ...]:
    return tuple(
        Owed(item.text.strip(), item.due, urgency_of(item.due, today), item.note.strip())
        for item in follow_ups
        if item.owed_by is side and item.done_on is None
    )


def _past(entry: Entry | None, contact_id: int) -> PastEntry | None:
    return None if entry is None else _as_past(entry, contact_id)


def _as_past(entry: Entry, contact_id: int) -> PastEntry:
    others = tuple(person.name for person in entry.people if person.id != contact_id and person.name)
    words = excerpt(entry.text, _EXCERPT_LENGTH)
    return PastEntry(entry.title.strip(), entry.on, entry.kind, entry.minutes, others, words)


def _unless(found: PastEntry | None, shown: PastEntry | None) -> PastEntry | None:
    """Return ``found`` unless it is what stands on the page already."""
    return None if found == shown else found

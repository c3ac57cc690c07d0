"""Birthdays and other dates of a calendar file: proposed for the cards they belong to, and taken in as chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.date_proposals import DateProposal, with_date
from reljournal.domain.dates import DateSort
from reljournal.domain.entries import PersonRef
from reljournal.domain.progress import Progress
from reljournal.domain.proposals import Somebody
from reljournal.domain.text import fold
from reljournal.exchange.calendars.records import ReadDate
from reljournal.operations.entries import card_named
from reljournal.store.journal import Journal
from reljournal.store.queries.already_there import already_there
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.correspondents import people_by_address
from reljournal.store.queries.date_owners import dates_on_cards, people_by_uuid, people_by_whole_and_first_name

_A_STEP = 100


@dataclass(frozen=True, slots=True)
class TakenDates:
    """What became of dates that were chosen: added, brought up to date, there already; and how many cards are new.

    ``edit_id`` is the edit that an undo takes back, 0 when nothing was written.
    """

    added: int
    changed: int
    there: int
    people: int
    edit_id: int


class DateReading:
    """Collects the dates of some files, each once, however many years of it were written out."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], tuple[ReadDate, str]] = {}
        self.twice = 0

    def add(self, item: ReadDate, source: str) -> None:
        """Keep a date; the same for the second time is counted, and kept where it says more."""
        when = item.key_date.when
        same = (str(item.key_date.sort), fold(item.names[0]), str(when.month), str(when.day), fold(item.key_date.label))
        key = (item.key,) if item.is_ours else same
        before = self._found.get(key)
        if before is None:
            self._found[key] = (item, source)
            return
        # A date of ours that no rule says stands there day by day, and was never there more than once.
        self.twice += not item.is_ours
        if before[0].key_date.when.year is None and when.year is not None:
            self._found[key] = (item, source)

    def __bool__(self) -> bool:
        return bool(self._found)

    def proposals(self, journal: Journal) -> tuple[DateProposal, ...]:
        """Return them matched to the cards there are, in order of name and day."""
        owners = _Owners(journal, [item for item, _ in self._found.values()])
        made = [owners.proposal(item, source) for item, source in self._found.values()]
        ids = {person.id for proposal in made for person in proposal.person.candidates}
        there = dates_on_cards(journal, ids)
        placed = [
            replace(item, on_cards={person.id: there.get(person.id, ()) for person in item.person.candidates})
            for item in made
        ]
        return tuple(sorted(placed, key=lambda item: (fold(item.person.shown), str(item.key_date.when), item.key)))


class _Owners:
    """Whom the journal knows, asked once for all dates."""

    def __init__(self, journal: Journal, items: Iterable[ReadDate]) -> None:
        items = list(items)
        self._journal = journal
        self._whole, self._first = people_by_whole_and_first_name(journal)
        self._by_address = people_by_address(journal) if any(item.email for item in items) else {}
        self._by_uuid = people_by_uuid(journal, [uuid for item in items for uuid in (item.uuid, item.partner_uuid)])

    def proposal(self, item: ReadDate, source: str) -> DateProposal:
        """Return a date with whom it may belong to."""
        person = self._somebody(item)
        partner = self._by_uuid.get(item.partner_uuid)
        if partner is None and item.partner:
            called = self._whole.get(_key(item.partner), [])
            partner = called[0] if len(called) == 1 else None
        return DateProposal(
            item.key, item.key_date, person, item.title, source, item.begins, partner, item.partner
        )

    def _somebody(self, item: ReadDate) -> Somebody:
        name = item.names[0]
        known = self._by_uuid.get(item.uuid)
        addressed = self._by_address.get(item.email.casefold(), []) if item.email else []
        if known is not None or len(addressed) == 1:
            return Somebody(_key(name), name, item.email, (known or addressed[0],), is_certain=True)
        for way in item.names:
            called = self._called(way)
            if called:
                # One whole name is no proof, and enough to be proposed: each is looked at before it is taken in.
                is_whole = len(called) == 1 and " " in _key(way)
                return Somebody(_key(way), way, item.email, tuple(called), is_certain=is_whole)
        return Somebody(_key(name), name, item.email, tuple(self._perhaps(item.names)))

    def _called(self, name: str) -> list[PersonRef]:
        return self._whole.get(_key(name), [])

    def _perhaps(self, names: Iterable[str]) -> list[PersonRef]:
        """Return who may be meant where nobody is called so: by a first name, or but for a slip or a word more."""
        found: dict[int, PersonRef] = {}
        for name in names:
            for person in self._first.get(_key(name), []):
                found.setdefault(person.id, person)
            for row in already_there(self._journal, Card(formatted_name=name)):
                found.setdefault(row.id, PersonRef(row.id, row.name))
        return list(found.values())


def take_in_dates(
    journal: Journal, chosen: Sequence[tuple[DateProposal, PersonRef]], progress: Progress
) -> TakenDates:
    """Write the chosen dates onto the cards they were chosen for (id 0: a new card); all of them in one edit.

    Raises:
        Cancelled: the person asked to stop; nothing was changed.
        NotFoundError: one of the contacts is gone; nothing was changed.
    """
    from reljournal.store import writing
    from reljournal.store.bulk import NewCard

    if not chosen:
        return TakenDates(0, 0, 0, 0, 0)
    before = _newest_edit(journal)
    run = _Run(progress, len({who.id or item.person.key for item, who in chosen}))
    with journal.edit("Import key dates") as edit:
        known: dict[int, list[DateProposal]] = {}
        new: dict[str, list[DateProposal]] = {}
        for item, who in chosen:
            if who.id:
                known.setdefault(who.id, []).append(item)
            else:
                new.setdefault(item.person.key, []).append(item)
        for contact_id, items in known.items():
            card = contact(journal, contact_id).card
            writing.change_card(contact_id, run.with_dates(card, items, contact_id))
        cards = [run.with_dates(_card_of(items[0].person), items, 0) for items in new.values()]
        for start in range(0, len(cards), _A_STEP):
            writing.add_cards(edit, [NewCard(card) for card in cards[start : start + _A_STEP]])
        run.finish()
        count = run.added + run.changed
        edit.label = f"Import {count:,} key date{'' if count == 1 else 's'}"
    newest = _newest_edit(journal)
    return TakenDates(run.added, run.changed, run.there, len(new), newest if newest != before else 0)


@dataclass(slots=True)
class _Run:
    """Counts what becomes of the dates of so many people."""

    progress: Progress
    people: int
    added: int = 0
    changed: int = 0
    there: int = 0
    _done: int = 0

    def with_dates(self, card: Card, items: Sequence[DateProposal], contact_id: int) -> Card:
        """Return a card with the dates that were chosen for it."""
        if self._done % _A_STEP == 0:
            self.progress.step(self._done, self.people, items[0].person.shown)
        self._done += 1
        dates = card.key_dates
        for item in items:
            old = dates
            dates = with_date(dates, _as_written(item, contact_id))
            self.added += len(dates) > len(old)
            self.changed += len(dates) == len(old) and dates != old
            self.there += dates == old
        return replace(card, key_dates=dates)

    def finish(self) -> None:
        """Say that all is done."""
        self.progress.step(self.people, self.people, "")


def _as_written(item: DateProposal, contact_id: int) -> KeyDate:
    """Return the key date as it stands on the card: of a couple with the other's card, or with the name alone."""
    key_date = item.key_date
    if item.partner is not None and item.partner.id != contact_id:
        return replace(key_date, partner_id=item.partner.id)
    if item.partner_name and item.partner is None and key_date.sort is DateSort.WEDDING:
        return replace(key_date, note=item.partner_name)
    return key_date


def _card_of(person: Somebody) -> Card:
    from reljournal.operations.taking_in import card_of

    return card_of(person) if person.email else card_named(_turned(person.name))


def _turned(name: str) -> str:
    """Return “Lovelace, Ada”, as address books of firms write it, the way one says it."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _key(name: str) -> str:
    return " ".join(fold(_turned(name)).split())


def _newest_edit(journal: Journal) -> int:
    items = journal.history(1)
    return items[0].id if items else 0

"""What a person does with key dates beyond adding and deleting one: a death ends birthdays, and is remembered."""

from __future__ import annotations

from dataclasses import replace

from reljournal.domain.calendars import day_of
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.errors import NotFoundError
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact


def save_key_date(
    journal: Journal,
    contact_id: int,
    key_date: KeyDate,
    *,
    ends_birthdays: bool = False,
    adds_memorial: bool = False,
) -> None:
    """Add a key date to a contact, or bring the one of its id to what it says.

    ``ends_birthdays`` lets the birthdays on the card end on the day of a memorial; ``adds_memorial`` remembers the day
    on which a birthday ends. All of it is one step to undo.

    Raises:
        NotFoundError: the contact or the date is gone.
    """
    from reljournal.store import writing

    card = contact(journal, contact_id).card
    dates = list(card.key_dates)
    if key_date.id:
        place = next((place for place, item in enumerate(dates) if item.id == key_date.id), None)
        if place is None:
            raise NotFoundError("This key date is not in the journal any more.")
        dates[place] = key_date
    else:
        dates.append(key_date)
    died = day_of(key_date.when)
    if ends_birthdays and died is not None:
        dates = [replace(item, until=died) if _is_open_birthday(item) else item for item in dates]
    if adds_memorial and key_date.until is not None:
        dates.append(KeyDate(DateSort.MEMORIAL, PartialDate.of(key_date.until)))
    verb = "Change a key date of" if key_date.id else "Add a key date to"
    with journal.edit(f"{verb} {card.shown_name or 'a contact'}"):
        writing.change_card(contact_id, replace(card, key_dates=tuple(dates)))


def _is_open_birthday(item: KeyDate) -> bool:
    return item.sort is DateSort.BIRTHDAY and item.until is None

"""One line becomes an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from reljournal.domain.capture import Captured, What, parse_line
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, LedgerItem, PersonRef, Surroundings
from reljournal.store.journal import Journal
from reljournal.store.queries.named import named
from reljournal.system.capture_words import chosen_languages, words_of


def understand(journal: Journal, line: str, today: date, language: str = "") -> Captured:
    """Read one line with the words of a language (the system's, when none is asked for) and with those of English.

    Raises:
        RelJournalError: the language has no words here.
    """
    codes = chosen_languages(language)
    return parse_line(line, [words_of(code) for code in codes], codes, lambda name: named(journal, name), today)


def draft_of(captured: Captured, today: date, *, on_card_of: PersonRef | None = None) -> EntryDraft:
    """Return the entry that a line means; a note when no word says what it was.

    Whoever's card it is written on comes first; somebody with id 0 gets a card with the entry. What is owed, or was
    given, goes to the one who is named; when several are, it stands with the entry.
    """
    people = [on_card_of] if on_card_of is not None else []
    people += [value for value in captured.values(What.PERSON) if isinstance(value, PersonRef)]
    people = list({(person.id, person.name if not person.id else ""): person for person in people}.values())
    only = people[0] if len(people) == 1 else None
    owed = [replace(item, contact=only) for item in captured.values(What.FOLLOW_UP) if isinstance(item, FollowUp)]
    ledger = [replace(item, contact=only) for item in captured.values(What.LEDGER) if isinstance(item, LedgerItem)]
    tags = tuple(dict.fromkeys(str(tag) for tag in captured.values(What.TAG)))
    places = captured.values(What.PLACE)
    return EntryDraft(
        next((value for value in captured.values(What.KIND) if isinstance(value, Kind)), Kind.NOTE),
        next((value for value in captured.values(What.DATE) if isinstance(value, date)), today),
        next((value for value in captured.values(What.TIME) if isinstance(value, time)), None),
        next((value for value in captured.values(What.DURATION) if isinstance(value, int)), None),
        text=captured.text,
        contact_ids=tuple(person.id for person in people if person.id),
        follow_ups=tuple(owed),
        new_people=tuple(person.name for person in people if not person.id),
        around=Surroundings(place=", ".join(str(place) for place in places), tags=tags, ledger=tuple(ledger)),
    )

"""Contacted today: of the kind that they like, in one edit, never twice on a day unasked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reljournal.domain.acquaintance import Preferences
from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.in_touch import InTouch, contacted
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, newest_entries

TODAY = date(2026, 11, 25)


def person(journal: Journal, given: str, channel: str = "") -> int:
    return add_contact(journal, Card(name=Name(given=given), preferences=Preferences(channel=channel)))


def note(journal: Journal, *people: int, again: bool = False) -> InTouch:
    return contacted(journal, people, TODAY, "In touch", again=again)


def talk(journal: Journal, who: int, kind: Kind, days_ago: int = 0) -> None:
    log_entry(journal, EntryDraft(kind, TODAY - timedelta(days=days_ago), text="…", contact_ids=(who,)))


@pytest.mark.parametrize(
    ("channel", "before", "kind"),
    [
        ("letter", [(Kind.CALL, 3)], Kind.LETTER),
        ("", [(Kind.CALL, 9), (Kind.EMAIL, 3)], Kind.EMAIL),
        ("", [(Kind.CALL, 9), (Kind.NOTE, 3)], Kind.CALL),
        ("", [], Kind.IN_PERSON),
        ("by pigeon", [], Kind.IN_PERSON),
        ("", [(Kind.CALL, 3), (Kind.VIDEO, -5)], Kind.CALL),
    ],
)
def test_the_kind_is_the_one_they_like_or_the_last(
    journal: Journal, channel: str, before: list[tuple[Kind, int]], kind: Kind
) -> None:
    ada = person(journal, "Ada", channel)
    for was, days_ago in before:
        talk(journal, ada, was, days_ago)
    assert note(journal, ada).written == {ada: kind}
    entry = next(found for found in newest_entries(journal, 0, 9, ada) if found.on == TODAY)
    assert (entry.kind, entry.title) == (kind, "In touch")


def test_not_twice_on_a_day_unless_one_says_so(journal: Journal) -> None:
    ada, mary = person(journal, "Ada"), person(journal, "Mary")
    talk(journal, mary, Kind.NOTE)
    assert list(note(journal, ada, mary, ada).written) == [ada, mary]
    assert note(journal, ada, mary) == InTouch({}, (ada, mary))
    assert count_entries(journal) == 3
    assert list(note(journal, ada, again=True).written) == [ada]
    assert count_entries(journal) == 4


def test_several_are_one_edit_with_an_entry_each(journal: Journal) -> None:
    people = [person(journal, name, channel) for name, channel in (("Ada", "call"), ("Mary", "letter"), ("Max", ""))]
    talk(journal, people[2], Kind.CALL)
    delete_contacts(journal, [gone := person(journal, "Gone")])
    done = note(journal, *people, gone)
    assert done == InTouch({people[0]: Kind.CALL, people[1]: Kind.LETTER}, (people[2],))
    assert journal.undo_label() == "Contacted 2 people"
    journal.undo()
    assert count_entries(journal) == 1


def test_of_nobody_nothing_is_written(journal: Journal) -> None:
    assert note(journal, 99) == InTouch({})
    assert journal.undo_label() is None

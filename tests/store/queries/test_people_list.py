"""What the list of people asks beside its rows."""

from __future__ import annotations

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.people_list import first_at_or_after, position_at_or_after, tags_in_use


def add(journal: Journal, name: str, *tags: str) -> int:
    return add_contact(journal, Card(formatted_name=name, tags=tags))


def test_tags_stand_by_use_then_name_and_unused_ones_are_left_out(journal: Journal) -> None:
    ada = add(journal, "Ada", "mathematics", "horses")
    add(journal, "Alan", "mathematics", "astronomy")
    assert tags_in_use(journal) == ["mathematics", "astronomy", "horses"]
    delete_contacts(journal, [ada])
    assert tags_in_use(journal) == ["astronomy", "mathematics"]


def test_a_typed_name_leads_to_where_it_would_stand(journal: Journal) -> None:
    ids = [add(journal, name) for name in ("Ada", "Emmy", "Zoë")]
    assert position_at_or_after(journal, "e") == 1
    assert position_at_or_after(journal, "ada") == 0
    assert position_at_or_after(journal, "zz") is None
    assert first_at_or_after(journal, [ids[0], ids[2]], "e") == ids[2]
    assert first_at_or_after(journal, ids[:1], "e") is None

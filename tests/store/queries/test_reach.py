"""How people are reached first."""

from __future__ import annotations

from reljournal.domain.contacts import Card, Labelled
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.reach import Reach, reach_of


def test_the_preferred_way_comes_first_then_the_first(journal: Journal) -> None:
    emails = (Labelled("home", "a@example.org"), Labelled("work", "b@example.org", preferred=True))
    phones = (Labelled("home", "1"), Labelled("work", "2"))
    both = add_contact(journal, Card(formatted_name="Ada", emails=emails, phones=phones))
    phone = add_contact(journal, Card(formatted_name="Grace", phones=phones[1:]))
    none = add_contact(journal, Card(formatted_name="Alan"))
    assert reach_of(journal, [both, phone, none]) == {both: Reach("b@example.org", "1"), phone: Reach("", "2")}
    assert reach_of(journal, []) == {}

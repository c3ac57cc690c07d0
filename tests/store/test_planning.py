"""That a question asked again is not planned again: it would take as long as the answer."""

from __future__ import annotations

import apsw

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.people import people_window
from reljournal.store.queries.search import search


def test_other_values_need_no_other_plan(journal: Journal) -> None:
    add_contact(journal, Card(formatted_name="Ada Lovelace"))
    planned: list[tuple[object, ...]] = []

    def note(*what: object) -> int:
        # SQLite asks what a question may read whenever it plans one.
        planned.append(what)
        return apsw.SQLITE_OK

    def ask(limit: int) -> None:
        assert search(journal, "ada", 2026, limit).people == tuple(people_window(journal, 0, limit))

    journal._connection.authorizer = note
    ask(2)
    assert planned
    planned.clear()
    for limit in range(3, 7):
        ask(limit)
    assert planned == []

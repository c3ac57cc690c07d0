"""The first entry with somebody, however many there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_contact
from reljournal.store.bulk import add_entries
from reljournal.store.journal import Journal
from reljournal.store.queries import acquaintance
from reljournal.store.queries.acquaintance import first_entry_day

FIRST = date(2020, 1, 1)


@pytest.mark.parametrize("very_many", [1, 5, 10_000])
def test_the_first_day_is_found_in_either_way(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, very_many: int
) -> None:
    monkeypatch.setattr(acquaintance, "_VERY_MANY", very_many)
    monkeypatch.setattr(acquaintance, "_WALKED", 8)
    early, late, nobody = (add_contact(journal, Card(formatted_name=name)) for name in ("Early", "Late", "Nobody"))
    drafts = [
        EntryDraft(Kind.NOTE, FIRST + timedelta(days=number), text="x", contact_ids=(early if number < 20 else late,))
        for number in range(40)
    ]
    with journal.edit("Fill") as edit:
        add_entries(edit, list(reversed(drafts)))
    # The second stands further from the oldest than is walked.
    assert first_entry_day(journal, early) == FIRST
    assert first_entry_day(journal, late) == FIRST + timedelta(days=20)
    assert first_entry_day(journal, nobody) is None

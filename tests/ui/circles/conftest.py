"""A journal with a few people in Lisbon and elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.contacts import Address, Card, Labelled
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.names import Name
from reljournal.store import entry_writing, writing
from reljournal.store.journal import Journal
from reljournal.ui.theme import ThemeKeeper

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def dressed(keeper: ThemeKeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dress the program, on the day of the sample."""
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    """Ada and Alan in Lisbon, of whom Ada was seen this year; Grace in Porto without an address to write to."""
    with journal.edit("Fill"):
        ids = {
            name: writing.add_card(
                Card(
                    Name(name),
                    emails=(Labelled("", f"{name}@x.example"),) if name != "Grace" else (),
                    addresses=(Address("home", city=city),),
                    tags=("tea",) if name == "Ada" else (),
                )
            )
            for name, city in (("Ada", "Lisbon"), ("Alan", "Lisbon"), ("Grace", "Porto"))
        }
        entry_writing.add_entry(EntryDraft(Kind.IN_PERSON, date(2026, 3, 1), text="x", contact_ids=(ids["Ada"],)))
        entry_writing.add_entry(EntryDraft(Kind.IN_PERSON, date(2025, 3, 1), text="x", contact_ids=(ids["Alan"],)))
    return ids

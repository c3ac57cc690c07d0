"""What an edit touched is the same, whether it is unpacked from the changeset or asked from the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.contacts import Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.store import changes, entry_writing, tables, writing
from reljournal.store import journal as journal_module
from reljournal.store.changes import Touched
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact


def _card(number: int) -> Card:
    return Card(
        name=Name(given=f"Ada{number}", family="Example"),
        emails=(Labelled("work", f"{number}@example.org"), Labelled("home", f"h{number}@example.org")),
        key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 10)),),
        tags=("clients", f"tag{number % 3}"),
    )


def test_both_ways_of_reading_a_changeset_agree(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    first = add_contact(journal, _card(0))
    gone = add_contact(journal, _card(1))
    seen: list[tuple[Touched, Touched]] = []
    by_many = changes.read_touched_by_many

    def both(changeset: bytes, *arguments: object) -> Touched:
        many = by_many(changeset, *arguments)  # type: ignore[arg-type]
        seen.append((changes.read_touched(changeset), many))
        return many

    monkeypatch.setattr(journal_module, "LARGE_CHANGESET", 0)
    monkeypatch.setattr(changes, "read_touched_by_many", both)
    with journal.edit("Many things") as edit:
        writing.add_cards(edit, [writing.NewCard(_card(number)) for number in range(2, 40)])
        added = writing.add_card(_card(50))
        card = contact(journal, first).card
        writing.change_card(
            first, replace(card, title="Analyst", emails=(*card.emails, Labelled("new", "n@example.org")))
        )
        writing.remove_contacts([gone])
        follow_up = FollowUp("Send the paper", due=date(2026, 12, 1))
        entry = entry_writing.add_entry(
            EntryDraft(Kind.CALL, date(2026, 8, 3), contact_ids=(first, added), follow_ups=(follow_up,))
        )
        entry_writing.change_entry(entry, EntryDraft(Kind.CALL, date(2026, 8, 4), title="Moved", contact_ids=(added,)))
        tag = tables.Tag.get(tables.Tag.name == "tag0")
        tag.name = "renamed"
        tag.save()
    ((plain, many),) = seen
    assert plain.frozen() == many.frozen()
    assert (plain.contacts, plain.entries, plain.key_dates) == (many.contacts, many.entries, many.key_dates)
    assert (plain.tags, plain.renamed, plain.child_updates) == (many.tags, many.renamed, many.child_updates)
    assert plain.count == many.count


def test_a_large_edit_tells_every_new_row(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "LARGE_CHANGESET", 0)
    told: list[changes.Change] = []
    journal.subscribe(told.append)
    first = add_contact(journal, _card(7))
    change_contact(journal, first, replace(contact(journal, first).card, title="Analyst"))
    assert told[0].ids("contact") == {first}
    assert len(told[0].ids("email")) == 2
    assert told[1].ids("contact") == {first}
    assert not told[1].touches("email")


def test_a_subscriber_that_stumbles_keeps_nobody_from_knowing(journal: Journal) -> None:
    told: list[str] = []

    def stumble(_change: changes.Change) -> None:
        raise ZeroDivisionError

    journal.subscribe(stumble)
    journal.subscribe(lambda change: told.append(change.label))
    with pytest.raises(ZeroDivisionError):
        add_contact(journal, _card(1))
    assert told == ["Add Ada1 Example"]
    assert journal.undo_label() == "Add Ada1 Example"


def test_going_to_another_shelf_writes_no_text_anew(journal: Journal) -> None:
    columns = [row[1] for row in journal.rows("PRAGMA table_info(contact)")]
    assert columns[changes._SHELF_COLUMNS] == ["archived_at", "trashed_at"]
    assert columns[changes._DISPLAY_NAME_COLUMN] == "display_name"

"""Many cards at once: every row its own id and UUID."""

from __future__ import annotations

from uuid import RFC_4122, UUID

from reljournal.domain.contacts import Card, Labelled
from reljournal.store import writing
from reljournal.store.journal import Journal


def test_rows_get_random_uuids_of_their_own(journal: Journal) -> None:
    cards = [Card(formatted_name=f"Person {n}", emails=(Labelled("", f"{n}@example.org"),)) for n in range(300)]
    with journal.edit("Fill") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(card) for card in cards])
    assert ids == list(range(1, 301))
    found = journal.rows("SELECT uuid FROM contact UNION ALL SELECT uuid FROM email")
    uuids = {UUID(bytes=value) for (value,) in found}
    assert len(uuids) == 600
    assert {(uuid.version, uuid.variant) for uuid in uuids} == {(4, RFC_4122)}
    # Of a random bit neither value is missing among hundreds.
    for bit in range(128):
        values = {uuid.int >> bit & 1 for uuid in uuids}
        assert len(values) == (1 if bit in {62, 63, 76, 77, 78, 79} else 2)


def test_each_row_hangs_on_its_card_in_its_order(journal: Journal) -> None:
    cards = [
        Card(formatted_name=f"Person {n}", emails=tuple(Labelled("", f"{n}.{m}@example.org") for m in range(n % 3)))
        for n in range(7)
    ]
    with journal.edit("Fill") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(card) for card in cards])
        assert writing.add_cards(edit, []) == []
    assert journal.rows("SELECT contact_id, position, value FROM email ORDER BY id") == [
        (contact_id, m, f"{n}.{m}@example.org") for n, contact_id in enumerate(ids) for m in range(n % 3)
    ]

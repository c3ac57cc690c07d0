"""What a person does with contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.errors import NotFoundError
from reljournal.domain.names import Name
from reljournal.operations import contacts as deeds
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, photo
from reljournal.store.queries.people import tags_with_counts
from tests.store.oracle import content, hold

FULL = Card(
    name=Name("Lady", "Augusta Ada", "King", "Lovelace", "FRS", "Ada", "Ay-da", "Luv-lace"),
    formatted_name="Ada Lovelace",
    kind=ContactKind.PERSON,
    organisation="Engines",
    department="Notes",
    title="Countess",
    note="Line one\nline two",
    emails=(Labelled("work", "ada@x.example", True), Labelled("", "a@y.example")),
    phones=(Labelled("mobile", "+44 20"),),
    addresses=(Address("home", "PO 1", "Flat", "12 Square\nRear", "London", "GL", "SW1", "England"),),
    links=(Labelled("blog", "https://x.example"),),
    handles=(Handle("xmpp", "ada@x.example", "home"),),
    related=(Relation("mother", "Annabella"),),
    key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10), note="London"),
        KeyDate(DateSort.OTHER, PartialDate(None, 2, 29), "Leap"),
        KeyDate(DateSort.WORK, PartialDate(1842)),
    ),
    tags=("maths", "friends"),
    unknown=("X-A:1", "X-A:1", "item1.X-B;TYPE=c:2"),
)
DAY = date(2026, 11, 21)
PICTURE = Photo("image/png", b"\x89PNG\x00")


def _rows_written(journal: Journal) -> dict[str, int]:
    item = journal.history(1)[0]
    counts: dict[str, int] = {}
    for row in journal.changes_of(item.id):
        counts[row.table] = counts.get(row.table, 0) + 1
    return counts


def test_a_card_comes_back_as_it_was_written(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL, PICTURE)
    kept = contact(journal, ada)
    assert kept.card == FULL
    assert kept.has_photo
    assert photo(journal, ada) == PICTURE
    assert kept.created_at == kept.changed_at > 1_600_000_000_000
    assert journal.undo_label() == "Add Ada Lovelace"


def test_many_cards_at_once_are_written_as_one_by_one(journal: Journal) -> None:
    odd = replace(FULL, tags=(" friends ", "friends", "", "new"), emails=())
    with journal.edit("Import") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(FULL, PICTURE), writing.NewCard(odd), writing.NewCard(Card())])
    alone = [
        deeds.add_contact(journal, card, picture) for card, picture in ((FULL, PICTURE), (odd, None), (Card(), None))
    ]
    for bulk_id, single_id in zip(ids, alone, strict=True):
        assert contact(journal, bulk_id).card == contact(journal, single_id).card
        assert photo(journal, bulk_id) == photo(journal, single_id)
    uuids = [row[0] for row in journal.rows("SELECT uuid FROM contact")]
    assert len(set(uuids)) == 6
    assert all(uuid[6] >> 4 == 4 and uuid[8] >> 6 == 0b10 for uuid in uuids)
    hold(journal)


def test_saving_what_did_not_change_writes_nothing(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL, PICTURE)
    before, history = content(journal), journal.history()
    deeds.change_contact(journal, ada, contact(journal, ada).card)
    # Through a form the parts may lose the rows they came from.
    deeds.change_contact(journal, ada, FULL)
    deeds.change_photo(journal, ada, PICTURE)
    assert content(journal) == before
    assert journal.history() == history


def test_only_what_changed_is_written(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    card = contact(journal, ada).card
    deeds.change_contact(journal, ada, replace(card, phones=(replace(card.phones[0], value="+49 30"),)))
    assert _rows_written(journal) == {"contact": 1, "phone": 1}
    assert journal.undo_label() == "Edit Ada Lovelace"
    deeds.change_contact(journal, ada, replace(contact(journal, ada).card, emails=card.emails[1:]))
    assert _rows_written(journal) == {"contact": 1, "email": 2}


def test_rows_that_stay_keep_their_id_in_any_order(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    first, second = contact(journal, ada).card.emails
    card = replace(contact(journal, ada).card, emails=(second, Labelled("", "new@x.example"), first))
    deeds.change_contact(journal, ada, card)
    emails = contact(journal, ada).card.emails
    assert [(item.value, item.id) for item in emails[::2]] == [(second.value, second.id), (first.value, first.id)]
    assert emails[1].value == "new@x.example"


def test_two_rows_that_claim_one_id_are_both_kept(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    card = contact(journal, ada).card
    first = card.emails[0]
    twice = (first, replace(first, value="copy@x.example"), replace(first, value="again@x.example"))
    deeds.change_contact(journal, ada, replace(card, emails=twice))
    values = [item.value for item in contact(journal, ada).card.emails]
    assert values == ["ada@x.example", "copy@x.example", "again@x.example"]


def test_a_new_row_never_takes_the_place_of_one_that_is_still_named(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    card = contact(journal, ada).card
    first = card.emails[0]
    # The same address typed anew on top, and the old row changed to another.
    emails = (Labelled(first.label, first.value, first.preferred), replace(first, value="moved@x.example"))
    deeds.change_contact(journal, ada, replace(card, emails=emails))
    kept = contact(journal, ada).card.emails
    assert [item.value for item in kept] == ["ada@x.example", "moved@x.example"]
    assert kept[1].id == first.id


def test_rows_of_another_contact_are_out_of_reach(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    grace = deeds.add_contact(journal, Card(formatted_name="Grace"))
    stolen = contact(journal, ada).card.emails
    deeds.change_contact(journal, grace, Card(formatted_name="Grace", emails=stolen))
    assert contact(journal, ada).card == FULL
    assert contact(journal, grace).card.emails == stolen
    assert {item.id for item in contact(journal, grace).card.emails} & {item.id for item in stolen} == set()


def test_tags_are_shared_and_kept_in_order(journal: Journal) -> None:
    ada = deeds.add_contact(journal, Card(formatted_name="Ada", tags=("b", " a ", "b", "")))
    deeds.add_contact(journal, Card(formatted_name="Grace", tags=("a",)))
    assert contact(journal, ada).card.tags == ("b", "a")
    assert tags_with_counts(journal) == [("a", 2), ("b", 1)]
    deeds.change_contact(journal, ada, Card(formatted_name="Ada", tags=("a", "c")))
    assert contact(journal, ada).card.tags == ("a", "c")
    assert tags_with_counts(journal) == [("a", 2), ("c", 1)]
    assert journal.value("SELECT count(*) FROM tag") == 3


def test_photos_are_given_changed_and_taken(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    deeds.change_photo(journal, ada, None)
    assert journal.undo_label() == "Add Ada Lovelace"
    deeds.change_photo(journal, ada, PICTURE)
    deeds.change_photo(journal, ada, Photo("image/jpeg", b"other"))
    assert photo(journal, ada) == Photo("image/jpeg", b"other")
    assert journal.undo_label() == "Change the photo of Ada Lovelace"
    deeds.change_photo(journal, ada, None)
    assert photo(journal, ada) is None
    assert journal.undo_label() == "Remove the photo of Ada Lovelace"
    journal.undo()
    journal.undo()
    assert photo(journal, ada) == PICTURE


def test_contacts_without_a_name_have_labels_too(journal: Journal) -> None:
    nobody = deeds.add_contact(journal, Card(note="x"))
    assert journal.undo_label() == "Add a contact"
    deeds.change_photo(journal, nobody, PICTURE)
    assert journal.undo_label() == "Change the photo of a contact"
    deeds.add_key_date(journal, nobody, KeyDate(DateSort.BIRTHDAY, PartialDate(1900)))
    assert journal.undo_label() == "Add a key date to a contact"


def test_key_dates_are_added_changed_and_deleted_alone(journal: Journal) -> None:
    ada = deeds.add_contact(journal, FULL)
    new = KeyDate(DateSort.FIRST_MET, PartialDate(1833, 6, 5), note="at a party")
    deeds.add_key_date(journal, ada, new)
    dates = contact(journal, ada).card.key_dates
    assert dates == (*FULL.key_dates, new)
    changed = replace(dates[1], when=PartialDate(1840, 2, 29), label="Leap day")
    deeds.change_key_date(journal, ada, changed)
    assert contact(journal, ada).card.key_dates[1] == changed
    assert contact(journal, ada).card.key_dates[1].id == changed.id
    assert journal.undo_label() == "Change a key date of Ada Lovelace"
    deeds.delete_key_date(journal, ada, dates[0].id)
    assert contact(journal, ada).card.key_dates == (changed, dates[2], new)
    # The date goes; of the others only their places change.
    assert _rows_written(journal) == {"contact": 1, "key_date": 4}
    hold(journal)
    for _ in range(3):
        journal.undo()
    assert contact(journal, ada).card == FULL


@pytest.mark.parametrize(
    "do",
    [
        lambda journal: deeds.change_contact(journal, 99, FULL),
        lambda journal: deeds.change_photo(journal, 99, PICTURE),
        lambda journal: deeds.add_key_date(journal, 99, FULL.key_dates[0]),
        lambda journal: deeds.change_key_date(journal, 99, FULL.key_dates[0]),
        lambda journal: deeds.delete_key_date(journal, 99, 1),
        lambda journal: deeds.change_key_date(journal, 1, replace(FULL.key_dates[0], id=99)),
        lambda journal: deeds.delete_key_date(journal, 1, 99),
    ],
)  # fmt: skip
def test_what_is_gone_is_called_so_and_nothing_is_written(journal: Journal, do: object) -> None:
    deeds.add_contact(journal, FULL)
    before, history = content(journal), journal.history()
    with pytest.raises(NotFoundError, match="not in the journal any more"):
        do(journal)  # type: ignore[operator]
    assert content(journal) == before
    assert journal.history() == history

"""Several contacts become one with all that hangs on them, and one undo brings them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet, Relation
from reljournal.domain.contacts import Card, Labelled, Photo
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.merging_cards import merged_card
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.duplicates import mark_not_same
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store import joining, tables, writing
from reljournal.store.drafts import draft, keep_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, photo
from reljournal.store.queries.duplicates import known_apart
from reljournal.store.queries.entries import entry
from tests.store import deeds
from tests.store.oracle import content, hold, indexed

ADA = Card(name=Name(given="Ada", family="Lovelace"), title="Countess", emails=(Labelled("", "ada@engine.example"),))
BYRON = Card(name=Name(given="Ada", family="Byron"), title="Lady", phones=(Labelled("", "+44 20 7946 0102"),))
CHARLES = Card(name=Name(given="Charles", family="Babbage"))
PNG, JPEG = Photo("image/png", b"png"), Photo("image/jpeg", b"jpeg")


def merge(journal: Journal, keep: int, *others: int) -> str:
    return merge_contacts(journal, propose_merge(journal, keep, others))


def test_the_cards_become_one_as_previewed(journal: Journal) -> None:
    keep, other = add_contact(journal, ADA), add_contact(journal, BYRON)
    plan = propose_merge(journal, keep, [other])
    assert merge_contacts(journal, plan) == "Merge Ada Lovelace and Ada Byron"
    assert contact(journal, keep).card == merged_card(plan)
    assert contact(journal, keep).card.note == "Also (name): Ada Byron\nAlso (title): Countess"
    with pytest.raises(NotFoundError):
        contact(journal, other)
    hold(journal)


def test_all_that_hangs_on_them_comes_along(journal: Journal) -> None:
    keep, other, third = add_contact(journal, ADA), add_contact(journal, BYRON), add_contact(journal, CHARLES)
    both = log_entry(journal, EntryDraft(Kind.CALL, date(2026, 1, 2), text="Both", contact_ids=(keep, other)))
    alone = log_entry(journal, EntryDraft(Kind.CALL, date(2026, 1, 3), text="One", contact_ids=(other, third)))
    owed = add_follow_up(journal, FollowUp("Send notes", OwedBy.ME, contact=PersonRef(other, "")))
    friend = Relation("friend", "Ada", other_id=other)
    change_contact(
        journal, third, replace(CHARLES, related=(friend, replace(friend, other_id=keep)), met=HowMet(through_id=other))
    )
    with journal.edit("Circles, files, fields"):
        circles = [tables.Circle.create(name=name, rule="", position=0) for name in ("Friends", "Science")]
        for row, circle in ((keep, 0), (other, 0), (other, 1)):
            tables.CircleContact.create(contact=row, circle=circles[circle])
        tables.ContactFile.create(
            contact=other, position=0, name="poem.txt", media_type="text/plain", size=1, digest=b"d", note=""
        )
        tables.ImportedCard.create(contact=other, source_key="uid:1", digest=b"1")
        own = tables.CustomField.create(name="Horse", sort="text", choices="[]", position=0, contact=other)
        writing.change_card(other, replace(BYRON, custom=(CustomValue(own.id, "Tam"),)))
    merge(journal, keep, other)
    assert [person.id for person in entry(journal, both).people] == [keep]
    assert [person.id for person in entry(journal, alone).people] == [keep, third]
    assert journal.value("SELECT contact_id FROM follow_up WHERE id = ?", (owed,)) == keep
    charles = contact(journal, third).card
    assert [(item.label, item.other_id) for item in charles.related] == [("friend", keep)]
    assert charles.met.through_id == keep
    assert journal.rows("SELECT contact_id, circle_id FROM circle_contact ORDER BY circle_id") == [(keep, 1), (keep, 2)]
    assert journal.rows("SELECT contact_id, name FROM contact_file") == [(keep, "poem.txt")]
    assert journal.rows("SELECT contact_id, source_key FROM imported_card") == [(keep, "uid:1")]
    assert journal.value("SELECT contact_id FROM custom_field") == keep
    assert contact(journal, keep).card.custom == (CustomValue(own.id, "Tam"),)
    hold(journal)


def test_no_photo_is_lost(journal: Journal) -> None:
    keep, *others = (add_contact(journal, ADA, picture) for picture in (None, PNG, JPEG, PNG))
    merge(journal, keep, *others)
    assert photo(journal, keep) == PNG
    kept = journal.rows("SELECT name, media_type, data FROM contact_file JOIN file_content USING (digest)")
    assert kept == [("photo.jpeg", "image/jpeg", b"jpeg")]


def test_another_photo_may_be_chosen(journal: Journal) -> None:
    keep, other = add_contact(journal, ADA, PNG), add_contact(journal, ADA, JPEG)
    plan = propose_merge(journal, keep, [other])
    assert plan.face == keep
    merge_contacts(journal, replace(plan, face=other))
    assert photo(journal, keep) == JPEG
    kept = journal.rows("SELECT name, data FROM contact_file JOIN file_content USING (digest)")
    assert kept == [("photo.png", b"png")]
    journal.undo()
    assert photo(journal, keep) == PNG


def test_own_fields_are_named_in_the_note(journal: Journal) -> None:
    keep, other = add_contact(journal, ADA), add_contact(journal, ADA)
    with journal.edit("A field"):
        field = tables.CustomField.create(name="Horse", sort="text", choices="[]", position=0, contact=None)
        for row, horse in ((keep, "Tam"), (other, "O’Shanter")):
            writing.change_card(row, replace(ADA, custom=(CustomValue(field.id, horse),)))
    merge(journal, keep, other)
    assert contact(journal, keep).card.note in {"Also (Horse): Tam", "Also (Horse): O’Shanter"}


def test_who_is_not_the_same_stays_apart(journal: Journal) -> None:
    keep, other, third = add_contact(journal, ADA), add_contact(journal, BYRON), add_contact(journal, CHARLES)
    mark_not_same(journal, [third, other])
    mark_not_same(journal, [keep, other])
    merge(journal, keep, other)
    assert known_apart(journal) == {(keep, third)}


def test_ones_own_card_stays_ones_own_and_comes_back_from_the_archive(journal: Journal) -> None:
    keep, other = add_contact(journal, ADA), add_contact(journal, BYRON)
    with journal.edit("Own card"):
        tables.Contact.update(is_me=True).where(tables.Contact.id == other).execute()
        tables.Contact.update(archived_at=5).where(tables.Contact.id == keep).execute()
    merge(journal, keep, other)
    assert contact(journal, keep).is_me
    assert contact(journal, keep).is_listed


def test_what_changed_since_the_plan_is_not_written_over(journal: Journal) -> None:
    keep, other = add_contact(journal, ADA), add_contact(journal, BYRON)
    plan = propose_merge(journal, keep, [other])
    change_contact(journal, other, replace(BYRON, note="New"))
    before = content(journal)
    with pytest.raises(RelJournalError, match="just been changed"):
        merge_contacts(journal, plan)
    assert content(journal) == before
    delete_contacts(journal, [other])
    empty_trash(journal)
    with pytest.raises(NotFoundError):
        merge_contacts(journal, plan)


def test_every_column_that_names_a_contact_is_known(journal: Journal) -> None:
    named = {
        (table, row[3])
        for (table,) in journal.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for row in journal.rows(f"PRAGMA foreign_key_list({table})")
        if row[2] == "contact"
    }
    models = [(model, column) for model, column, *_ in (*joining.FOLLOWS, *joining.FOLLOWS_ONCE)]
    known = {(model._meta.table_name, getattr(model, column).column_name) for model, column in models}
    on_the_card = {
        "email", "phone", "link", "related", "address", "handle", "key_date", "language", "unknown_property",
        "contact_tag", "fact", "custom_value", "photo",
    }  # fmt: skip
    assert named == known | {(table, "contact_id") for table in on_the_card} | {
        ("not_same", "contact_id"), ("not_same", "other_id"),
    }  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(deeds.cards, deeds.photos), min_size=2, max_size=4),
    st.lists(deeds.edits, max_size=4),
    st.booleans(),
)
def test_undo_brings_all_back_to_the_byte(
    people: list[tuple[Card, Photo | None]], more: list[deeds.Deed], reopened: bool
) -> None:
    with deeds.journal_file() as path:
        journal = Journal.open(path)
        try:
            ids = [add_contact(journal, card, picture) for card, picture in people]
            for deed in more:
                deed.do(journal)
            there = [row for row in ids if journal.value("SELECT id FROM contact WHERE id = ?", (row,))]
            if len(there) < 2:
                return
            before = content(journal), indexed(journal)
            merge(journal, *there)
            after = content(journal), indexed(journal)
            hold(journal)
            if reopened:
                journal.close()
                journal = Journal.open(path)
            journal.undo()
            assert (content(journal), indexed(journal)) == before
            journal.redo()
            assert (content(journal), indexed(journal)) == after
        finally:
            journal.close()


def test_an_unfinished_entry_follows_whom_it_names(journal: Journal) -> None:
    keep, other, third = add_contact(journal, ADA), add_contact(journal, BYRON), add_contact(journal, CHARLES)
    owed = FollowUp("Send notes", contact=PersonRef(other, "Ada Byron"))
    begun = EntryDraft(Kind.CALL, date(2026, 1, 2), text="Begun", contact_ids=(third, other, keep), follow_ups=(owed,))
    keep_draft(journal, "new-1", begun)
    keep_draft(journal, "new-2", EntryDraft(Kind.CALL, date(2026, 1, 3), text="Charles", contact_ids=(third,)))
    untouched = draft(journal, "new-2")
    merge(journal, keep, other)
    found = draft(journal, "new-1")
    assert found is not None
    assert found.draft.contact_ids == (third, keep)
    assert [item.contact.id for item in found.draft.follow_ups if item.contact] == [keep]
    assert draft(journal, "new-2") == untouched
    saved = log_entry(journal, found.draft)
    assert [person.id for person in entry(journal, saved).people] == [third, keep]
    hold(journal)

"""Drafts of cards are kept whole, beside those of entries, and outlive changes of what a card holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.contacts import Card, ContactKind, Photo
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.store.as_json import as_json, from_json
from reljournal.store.card_drafts import (
    NEW,
    CardDraft,
    card_draft,
    contacts_with_drafts,
    drop_card_draft,
    keep_card_draft,
)
from reljournal.store.drafts import drafts, keep_draft
from reljournal.store.journal import Journal
from tests.data.journals.make import ADA

TODAY = date(2026, 11, 21)
DRAFT = CardDraft(ADA, Card(formatted_name="Łukasz 北京", kind=ContactKind.ORGANISATION), changed_at=1)
NEW_ONE = CardDraft(Card(), ADA, Photo("image/png", b"\x89PNG\x00\xff"), 2)


def test_what_is_kept_comes_back_whole_and_is_dropped_alone(journal: Journal) -> None:
    keep_card_draft(journal, 7, NEW_ONE)
    keep_card_draft(journal, 7, DRAFT)
    keep_card_draft(journal, NEW, NEW_ONE)
    assert (card_draft(journal, 7), card_draft(journal, NEW), card_draft(journal, 8)) == (DRAFT, NEW_ONE, None)
    assert contacts_with_drafts(journal) == {NEW, 7}
    drop_card_draft(journal, 7)
    assert contacts_with_drafts(journal) == {NEW}
    assert journal.history() == []


def test_the_whole_card_can_be_kept(journal: Journal) -> None:
    written = replace(
        ADA,
        met=HowMet(when=PartialDate(1833, 6, 5), place="a soirée", through_id=3),
        preferences=Preferences(channel="letter"),
        facts=(LearnedFact("food", "no fish", TODAY, entry_id=4, id=5),),
        related=(Relation("mentor", "Mary Somerville", other_id=6, birth_year=1780),),
        custom=(CustomValue(7, "yes"),),
    )
    keep_card_draft(journal, 7, CardDraft(ADA, written, changed_at=3))
    assert card_draft(journal, 7) == CardDraft(ADA, written, changed_at=3)


def test_rows_of_the_card_are_known_again(journal: Journal) -> None:
    from reljournal.operations.contacts import add_contact
    from reljournal.store.queries.contacts import contact

    card = contact(journal, add_contact(journal, ADA)).card
    keep_card_draft(journal, 1, CardDraft(card, card))
    kept = card_draft(journal, 1)
    assert kept is not None
    assert [item.id for item in kept.before.emails] == [item.id for item in card.emails] != [0]


def test_drafts_of_cards_and_of_entries_do_not_meet(journal: Journal) -> None:
    keep_draft(journal, "new-1", EntryDraft(Kind.NOTE, TODAY, text="words"))
    keep_card_draft(journal, 7, DRAFT)
    assert [kept.key for kept in drafts(journal)] == ["new-1"]
    assert contacts_with_drafts(journal) == {7}


def test_a_draft_outlives_fields_that_come_and_go(journal: Journal) -> None:
    keep_card_draft(journal, 7, DRAFT)
    body = json.loads(journal.value("SELECT body FROM draft"))
    body["written"]["shoe_size"] = 40
    del body["written"]["note"]
    journal.write_aside("UPDATE draft SET body = ?", (json.dumps(body),))
    assert card_draft(journal, 7) == DRAFT


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"before": {}, "written": {"emails": 3}}', '{"before": 1}'])
def test_a_draft_that_cannot_be_read_is_none_and_stays(journal: Journal, body: str) -> None:
    keep_card_draft(journal, 7, DRAFT)
    journal.write_aside("UPDATE draft SET body = ?", (body,))
    assert card_draft(journal, 7) is None
    assert contacts_with_drafts(journal) == {7}


def test_any_record_of_the_domain_can_be_kept() -> None:
    owed = FollowUp("Send", due=TODAY, contact=PersonRef(1, "Ada"))
    draft = EntryDraft(Kind.CALL, TODAY, text="é", contact_ids=(1, 2), follow_ups=(owed,))
    assert from_json(EntryDraft, json.loads(json.dumps(as_json(draft)))) == draft

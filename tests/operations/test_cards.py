"""A card that was written for a while is saved with all that stands beside it, in one edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reljournal.domain.acquaintance import HowMet, Relation
from reljournal.domain.contacts import Card, Photo
from reljournal.domain.custom_fields import CustomField, CustomValue
from reljournal.domain.rules import Field, Rule, Says
from reljournal.operations.cards import add_drafted, save_card
from reljournal.operations.circles import add_circle
from reljournal.operations.contacts import add_contact
from reljournal.operations.custom_fields import add_field, remove_field
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.card_drafts import CardDraft
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles, names_by_hand
from reljournal.store.queries.contacts import contact, photo
from reljournal.store.queries.relations import own_kinds, relations_of
from tests.store.oracle import content, hold

PICTURE = Photo("image/png", b"\x89PNG\r\n\x1a\nxxxx")


@pytest.fixture
def byron(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name="Byron"))


def test_a_new_card_brings_people_fields_and_circles_in_one_edit(journal: Journal, byron: int) -> None:
    horse = add_field(journal, CustomField("Horse"))
    add_circle(journal, "Family")
    add_circle(journal, "In London", Rule((Says(Field.CITY, "London"),)))
    before, history = content(journal), len(journal.history())
    written = Card(
        formatted_name="Ada", custom=(CustomValue(horse, "Flora"),),
        related=(Relation("father", "Byron", other_id=byron), Relation("wrangler", "Mary")),
    )  # fmt: skip
    ada = add_drafted(journal, CardDraft(
        Card(), written, PICTURE, circles=("family", "Whist", "in london"), kinds=(("wrangler", "wrangled by"),)
    ))  # fmt: skip
    assert len(journal.history()) == history + 1
    card = contact(journal, ada).card
    assert (card.custom, photo(journal, ada)) == (written.custom, PICTURE)
    assert [(item.label, item.name) for item in relations_of(journal, byron)] == [("child", "Ada")]
    assert own_kinds(journal) == {"wrangler": "wrangled by"}
    # Who is in a circle by rule follows from its rule.
    assert names_by_hand(journal, ada) == ("Family", "Whist")
    assert [item.name for item in circles(journal)] == ["Family", "In London", "Whist"]
    hold(journal)
    journal.undo()
    assert content(journal) == before


def test_circles_of_a_card_are_changed_with_it(journal: Journal, byron: int) -> None:
    family = add_circle(journal, "Family", contact_ids=[byron])
    poets = add_circle(journal, "Poets")
    history = len(journal.history())
    card = contact(journal, byron).card
    titled = replace(card, title="Lord")
    save_card(journal, byron, card, titled, circles_before=("Family",), circles_after=("Poets",))
    assert (names_by_hand(journal, byron), contact(journal, byron).card.title) == (("Poets",), "Lord")
    assert len(journal.history()) == history + 1
    # What others did meanwhile stays: only what was changed in the draft is changed.
    save_card(journal, byron, titled, titled, circles_before=("Family",), circles_after=("Family",))
    assert names_by_hand(journal, byron) == ("Poets",)
    assert len(journal.history()) == history + 1
    save_card(journal, byron, titled, titled, circles_before=(), circles_after=("poets",))
    assert names_by_hand(journal, byron) == ("Poets",)
    journal.undo()
    assert names_by_hand(journal, byron) == ("Family",)
    assert {item.id for item in circles(journal)} == {family, poets}


def test_a_draft_that_waited_names_who_is_gone_by_name(journal: Journal, byron: int) -> None:
    horse, tea = (add_field(journal, CustomField(name)) for name in ("Horse", "Tea"))
    written = Card(
        formatted_name="Ada", related=(Relation("father", "Byron", other_id=byron),),
        met=HowMet(through="Byron", through_id=byron),
        custom=(CustomValue(horse, "Flora"), CustomValue(tea, "Byron", byron)),
    )  # fmt: skip
    delete_contacts(journal, [byron])
    empty_trash(journal)
    remove_field(journal, horse)
    card = contact(journal, add_drafted(journal, CardDraft(Card(), written))).card
    assert card.related == (Relation("father", "Byron"),)
    assert card.met == HowMet(through="Byron")
    assert card.custom == (CustomValue(tea, "Byron"),)

"""Two contacts as one: what is proposed, what is kept, and that nothing is lost unless it is let go."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet, Relation
from reljournal.domain.card_lists import key_of
from reljournal.domain.contacts import Card, Contact, ContactKind, KeyDate, Labelled
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.merging_cards import (
    BIRTHDAY,
    NICKNAME,
    NOTE,
    best_known_first,
    is_birthday,
    merged_card,
    plan_merge,
    unlinked,
)
from reljournal.domain.names import Name
from reljournal.domain.rhythm import Dialogue
from reljournal.domain.text import fold
from tests.store import deeds


def contact(card: Card, row: int = 1, changed_at: int = 0) -> Contact:
    return Contact(row, f"uuid {row}", card, has_photo=False, created_at=0, changed_at=changed_at)


def born(when: str) -> KeyDate:
    return KeyDate(DateSort.BIRTHDAY, PartialDate.parse(when))


ADA = Card(
    name=Name(given="Ada", family="Lovelace"), title="Countess", organisation="Analytical Engines", note="Likes maths.",
    emails=(Labelled("", "ada@engine.example"),), phones=(Labelled("home", "+44 20 7946 0102"),),
    key_dates=(born("--12-10"),), tags=("friends",), unknown=("X-HORSE:yes",),
)  # fmt: skip
BYRON = Card(
    name=Name(given="A.", family="Byron", nickname="Birdy"), title="Mathematician", note="Rides.",
    emails=(Labelled("work", "ADA@engine.example"), Labelled("", "ada@byron.example")),
    phones=(Labelled("home", "+44 (20) 7946-0102"),),
    key_dates=(born("1815-12-10"), KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8))), tags=("Friends", "maths"),
)  # fmt: skip


def test_every_difference_has_a_proposal_and_the_rest_is_kept() -> None:
    plan = plan_merge([contact(ADA, 1), contact(BYRON, 2, changed_at=9)])
    assert {choice.path: choice.value for choice in plan.choices} == {
        "name.given": "Ada",
        "name.family": "Lovelace",
        "title": "Mathematician",
        BIRTHDAY: born("1815-12-10"),
    }
    card = merged_card(plan)
    assert card.name == Name(given="Ada", family="Lovelace", nickname="Birdy")
    assert (card.title, card.organisation) == ("Mathematician", "Analytical Engines")
    assert card.note == "Likes maths.\n\nRides.\n\nAlso (name): A. Byron\nAlso (title): Countess"
    assert card.emails == (Labelled("work", "ada@engine.example"), Labelled("", "ada@byron.example"))
    assert card.phones == ADA.phones
    assert [(day.sort, str(day.when)) for day in card.key_dates] == [
        ("birthday", "1815-12-10"),
        ("wedding", "1835-07-08"),
    ]
    assert (card.tags, card.unknown) == (("friends", "maths"), ("X-HORSE:yes",))


def test_who_is_known_best_may_stay() -> None:
    plain = Card(formatted_name="ADA LOVELACE", emails=(Labelled("work", "ADA@ENGINE.EXAMPLE"),))
    those = [contact(plain, 1), contact(ADA, 2), contact(ADA, 3)]
    assert [one.id for one in best_known_first(those, {1: 0, 2: 0, 3: 0})] == [2, 3, 1]
    assert [one.id for one in best_known_first(those, {1: 1, 2: 0, 3: 0})] == [1, 2, 3]


def test_another_choice_keeps_what_was_proposed() -> None:
    plan = plan_merge([contact(ADA, 1), contact(BYRON, 2, changed_at=9)]).choosing("title", 0)
    assert merged_card(plan).title == "Countess"
    assert "Also (title): Mathematician" in merged_card(plan).note


def test_a_value_goes_only_when_it_is_let_go() -> None:
    plan = plan_merge([contact(ADA, 1), contact(BYRON, 2, changed_at=9)])
    plan = plan.letting_value_go("title", 0).letting_item_go("unknown", "X-HORSE:yes").letting_item_go("note", "Rides.")
    card = merged_card(plan)
    assert card.unknown == ()
    assert card.note == "Likes maths.\n\nAlso (name): A. Byron"


def test_the_words_of_the_lines_come_from_outside() -> None:
    plan = plan_merge([contact(replace(ADA, note=""), 1), contact(replace(ADA, title="Lady", note=""), 2)])
    assert merged_card(plan, say=lambda path, text: f"{path}={text}").note == "title=Lady"


def test_a_card_merged_with_itself_is_the_same_card() -> None:
    assert merged_card(plan_merge([contact(ADA, 1), contact(ADA, 2)])) == ADA
    assert plan_merge([contact(ADA, 1), contact(ADA, 2)]).choices == ()


def test_spelling_alone_is_a_choice_and_leaves_no_line() -> None:
    plan = plan_merge(
        [contact(Card(organisation="LOOM AG"), 1), contact(Card(organisation="Loom AG"), 2, changed_at=3)]
    )
    assert plan.choice("organisation").value == "Loom AG"
    assert merged_card(plan).note == ""


def test_two_birthdays_become_one_and_a_line() -> None:
    plan = plan_merge(
        [contact(Card(key_dates=(born("1815-12-10"),)), 1), contact(Card(key_dates=(born("1816-12-10"),)), 2)]
    )
    card = merged_card(plan)
    assert card.key_dates == (born("1815-12-10"),)
    assert card.note == "Also (birthday): 1816-12-10"


def test_a_formatted_name_does_not_come_over_a_fuller_name() -> None:
    full = Card(name=Name(given="William", family="Blake"))
    plan = plan_merge([contact(Card(formatted_name="Bill"), 1), contact(full, 2)])
    card = merged_card(plan)
    assert card.shown_name == "William Blake"
    assert card.note == "Also (name): Bill"


def test_an_organisation_that_was_kept_as_a_person_is_one() -> None:
    firm = Card(kind=ContactKind.ORGANISATION, organisation="Plantin Press")
    assert merged_card(plan_merge([contact(Card(organisation="Plantin Press"), 1), contact(firm, 2)])) == firm


def test_nobody_is_related_to_themself() -> None:
    one = Card(related=(Relation("spouse", "Robert", other_id=2),), met=HowMet(through="Robert", through_id=2))
    card = merged_card(plan_merge([contact(one, 1), contact(Card(), 2)]))
    assert card.related == (Relation("spouse", "Robert"),)
    assert card.met == HowMet(through="Robert")


def test_own_fields_have_one_value() -> None:
    plan = plan_merge(
        [contact(Card(custom=(CustomValue(4, "blue"),)), 1), contact(Card(custom=(CustomValue(4, "red"),)), 2, 5)]
    )
    assert merged_card(plan).custom == (CustomValue(4, "red"),)
    assert merged_card(plan).note == "Also (4): blue"


def test_unlike_items_of_one_key_both_stay() -> None:
    one = Card(related=(Relation("child", "Ada", birth_year=1815),))
    other = Card(related=(Relation("child", "Ada", birth_year=1915),))
    assert len(merged_card(plan_merge([contact(one, 1), contact(other, 2)])).related) == 2


def test_a_word_of_ones_own_before_the_same_value_is_not_lost() -> None:
    one = Card(links=(Labelled("work", "https://a.example"),))
    usual = Card(links=(Labelled("home", "https://a.example"),))
    own = Card(links=(Labelled("Łódź", "https://a.example"),))
    assert merged_card(plan_merge([contact(one, 1), contact(usual, 2)])).links == one.links
    both = merged_card(plan_merge([contact(one, 1), contact(own, 2)])).links
    assert [item.label for item in both] == ["work", "Łódź"]


def test_one_of_a_sort_is_preferred() -> None:
    mine, theirs = Labelled("", "ada@engine.example", preferred=True), Labelled("", "ada@byron.example", preferred=True)
    plan = plan_merge([contact(Card(emails=(mine,)), 1), contact(Card(emails=(theirs,)), 2)])
    assert merged_card(plan).emails == (mine, replace(theirs, preferred=False))
    assert merged_card(plan.staying(1)).emails == (theirs, replace(mine, preferred=False))


def test_notes_and_nicknames_go_when_they_are_let_go() -> None:
    both = replace(ADA, name=replace(ADA.name, nickname="Countess"))
    plan = plan_merge([contact(both, 1), contact(BYRON, 2)])
    assert merged_card(plan).name.nickname == "Countess, Birdy"
    changed = plan.letting_item_go(NICKNAME, "Countess").letting_item_go(NOTE, "Rides.")
    assert merged_card(changed).name.nickname == "Birdy"
    assert "Rides." not in merged_card(changed).note
    assert "Likes maths." in merged_card(changed).note


def test_whose_card_stays_changes_and_what_was_decided_holds() -> None:
    plan = plan_merge([contact(ADA, 1), contact(BYRON, 2, changed_at=9)])
    first = merged_card(plan).emails[0]
    decided = plan.choosing("title", 0).letting_value_go("title", 1).letting_item_go("emails", first)
    turned = decided.staying(1)
    assert [item.id for item in turned.contacts] == [2, 1]
    card = merged_card(turned)
    assert card.title == "Countess"
    assert "Mathematician" not in card.note
    assert card.emails == (Labelled("", "ada@byron.example"),)


def test_a_merge_needs_two() -> None:
    with pytest.raises(ValueError, match="two contacts"):
        plan_merge([contact(ADA, 1)])
    with pytest.raises(ValueError, match="each once"):
        plan_merge([contact(ADA, 1), contact(ADA, 1)])


def letters(text: str) -> str:
    return " ".join(fold(text).split())


def texts_of(value: Any) -> list[str]:
    """Return every text on a card, a name's parts and an item's parts one by one."""
    if is_dataclass(value):
        return [text for item in fields(value) for text in texts_of(getattr(value, item.name))]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]
    return [letters(value)] if isinstance(value, str) and not isinstance(value, StrEnum) and letters(value) else []


@given(st.lists(deeds.cards, min_size=2, max_size=3), st.permutations([1, 2, 3]))
def test_a_merge_never_loses_a_value(cards: list[Card], times: list[int]) -> None:
    contacts = [contact(card, row, times[row]) for row, card in enumerate(cards)]
    merged = merged_card(plan_merge(contacts))
    everything = "\n".join(texts_of(merged)) + "\n" + letters(merged.note)
    for card in cards:
        assert [text for text in texts_of(card) if text not in everything] == []
        for name in (item.name for item in fields(Card) if isinstance(getattr(card, item.name), tuple)):
            kept = {key_of(name, item) for item in getattr(merged, name)}
            items = [unlinked(item, contacts) for item in getattr(card, name)]
            missing = [item for item in items if key_of(name, item) not in kept]
            assert all(isinstance(item, KeyDate) and is_birthday(item) for item in missing)
            told = [day.when for day in merged.key_dates if is_birthday(day)]
            assert all(says(day.when, told) or str(day.when) in merged.note for day in missing)


def says(when: PartialDate, told: list[PartialDate]) -> bool:
    """Return whether one of the dates says at least as much."""
    parts = ("year", "month", "day")
    return any(all(getattr(when, part) in {None, getattr(known, part)} for part in parts) for known in told)


def marked(value: Any, words: Iterator[str]) -> Any:
    """Return a card, or a part of one, with another word in every place that holds text."""
    if isinstance(value, Dialogue):
        return value  # a choice and no words: one of them holds
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: marked(getattr(value, item.name), words) for item in fields(value)})
    if isinstance(value, tuple):
        return tuple(marked(item, words) for item in value)
    return next(words) if isinstance(value, str) and not isinstance(value, StrEnum) else value


@given(st.lists(deeds.cards, min_size=2, max_size=3), st.permutations([1, 2, 3]))
def test_of_cards_that_share_no_word_every_word_is_kept(cards: list[Card], times: list[int]) -> None:
    count = itertools.count(1000)
    words = (f"word{number}" for number in count)
    contacts = [contact(marked(card, words), row, times[row]) for row, card in enumerate(cards)]
    merged = "\n".join(texts_of(merged_card(plan_merge(contacts))))
    assert [f"word{n}" for n in range(1000, next(count)) if f"word{n}" not in merged] == []


@given(st.lists(deeds.cards, min_size=2, max_size=4), st.data())
def test_turning_who_stays_there_and_back_changes_nothing(cards: list[Card], data: st.DataObject) -> None:
    plan = plan_merge([contact(card, row) for row, card in enumerate(cards)])
    for choice in plan.choices:
        plan = plan.choosing(choice.path, data.draw(st.sampled_from(range(len(cards)))))
    for name in ("emails", "phones", "tags", "facts"):
        for item in getattr(merged_card(plan), name):
            if data.draw(st.booleans()):
                plan = plan.letting_item_go(name, item)
    place = data.draw(st.sampled_from(range(len(cards))))
    turned = plan.staying(place)
    assert {choice.path: choice.value for choice in turned.choices} == {c.path: c.value for c in plan.choices}
    back = turned.staying(next(at for at, item in enumerate(turned.contacts) if item.id == 0))
    assert back.contacts[0] == plan.contacts[0]
    assert {fold(tag) for tag in merged_card(back).tags} == {fold(tag) for tag in merged_card(plan).tags}


@given(st.lists(deeds.cards, min_size=2, max_size=3))
def test_any_choice_can_be_made_and_brings_its_value(cards: list[Card]) -> None:
    plan = plan_merge([contact(card, row) for row, card in enumerate(cards)])
    for choice in plan.choices:
        for place, value in enumerate(choice.values):
            card = merged_card(plan.choosing(choice.path, place))
            top, _, part = choice.path.partition(".")
            if top in {item.name for item in fields(Card)} and isinstance(value, str) and top != "custom":
                assert (getattr(getattr(card, top), part) if part else getattr(card, top)) == value

"""A card that comes in again: news wins, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences
from reljournal.domain.card_lists import united
from reljournal.domain.contacts import Card, ContactKind, KeyDate, Labelled
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import DateSort, LeapRule, PartialDate
from reljournal.domain.merging import compatible_names, with_news
from reljournal.domain.names import Name
from reljournal.domain.rhythm import Dialogue

ADA = Card(
    name=Name(given="Ada", family="Lovelace"),
    organisation="Analytical Engines",
    note="Prefers letters.",
    emails=(Labelled("work", "ada@engines.example"),),
    phones=(Labelled("work", "+44 20 7946 0102"),),
    key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 10)),
        KeyDate(DateSort.WEDDING, PartialDate(2008, 7, 8)),
    ),
    tags=("mathematics",),
)


def birthdays(card: Card) -> list[str]:
    return [str(item.when) for item in card.key_dates if item.sort is DateSort.BIRTHDAY]


def test_the_same_card_brings_no_news() -> None:
    assert with_news(ADA, ADA) == ADA


def test_values_are_replaced_and_lists_grow() -> None:
    news = Card(
        name=Name(given="Ada", family="King"),
        title="Countess",
        note="Rides again.",
        emails=(Labelled("home", "ADA@engines.example"), Labelled("home", "ada@home.example")),
        phones=(Labelled("mobile", "+442079460102"),),
        tags=("Mathematics", "horses"),
    )
    merged = with_news(ADA, news)
    assert (merged.name.family, merged.title, merged.organisation) == ("King", "Countess", "Analytical Engines")
    assert merged.note == "Prefers letters.\n\nRides again."
    assert [item.value for item in merged.emails] == ["ada@engines.example", "ada@home.example"]
    assert [item.value for item in merged.phones] == ["+44 20 7946 0102"]
    assert merged.tags == ("mathematics", "horses")
    assert merged.key_dates == ADA.key_dates


def test_what_is_known_of_somebody_grows_too() -> None:
    charles, mary = HowMet(place="Turin", through="Charles Babbage", through_id=3), HowMet(through="Mary Somerville")
    known = replace(
        ADA, met=charles, preferences=Preferences(channel="letter", tone="plain"), facts=(LearnedFact("food", "Tea"),)
    )
    news = replace(ADA, met=mary, preferences=Preferences(tone="warm"), facts=(LearnedFact("interests", "Horses"),))
    card = with_news(known, news)
    assert card.met == HowMet(place="Turin", through="Mary Somerville")
    assert card.preferences == Preferences(channel="letter", tone="warm")
    assert card.facts == (*known.facts, *news.facts)
    again = with_news(known, replace(ADA, met=HowMet(through="charles babbage")))
    assert again.met.through_id == 3


@pytest.mark.parametrize(
    ("known", "news", "kept"),
    [
        ("1985-12-10", "1985-12-11", "1985-12-11"),
        ("1985-12-10", "--12-10", "1985-12-10"),
        ("--12-10", "1985-12-10", "1985-12-10"),
        ("1985-12-10", "1985-12-10", "1985-12-10"),
        ("1985", "1985-12-10", "1985-12-10"),
    ],
)
def test_nobody_has_two_birthdays(known: str, news: str, kept: str) -> None:
    before = replace(ADA, key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate.parse(known)),))
    after = with_news(before, Card(key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate.parse(news)),)))
    assert birthdays(after) == [kept]


def test_a_file_that_knows_no_tiers_takes_nobody_out_of_one() -> None:
    in_gold = Card(dialogue=Dialogue("gold", they_start=True))
    assert with_news(in_gold, Card(title="Head")).dialogue == in_gold.dialogue
    assert with_news(in_gold, Card(dialogue=Dialogue("silver"))).dialogue == Dialogue("silver")


def test_a_file_that_says_nothing_makes_no_person_of_an_organisation() -> None:
    library = Card(formatted_name="Royal Society Library", kind=ContactKind.ORGANISATION)
    assert with_news(library, Card(formatted_name="Royal Society Library")).kind is ContactKind.ORGANISATION
    assert with_news(ADA, replace(ADA, kind=ContactKind.ORGANISATION)).kind is ContactKind.ORGANISATION


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [("Ada Lovelace", "Ada King", True), ("Ada Lovelace", "Grace Hopper", False), ("", "Grace Hopper", True),
     ("Émilie du Châtelet", "emilie", True)],
)  # fmt: skip
def test_names_that_can_be_one_person(one: str, other: str, fit: bool) -> None:
    assert compatible_names(Card(formatted_name=one), Card(formatted_name=other)) is fit


_LABELLED = st.builds(Labelled, st.sampled_from(["", "work"]), st.text(max_size=8))
_CARDS = st.builds(
    Card,
    formatted_name=st.text(max_size=8),
    note=st.text(max_size=12),
    emails=st.lists(_LABELLED, max_size=3).map(tuple),
    tags=st.lists(st.text(min_size=1, max_size=4), max_size=3).map(tuple),
)


@given(_CARDS, _CARDS)
def test_nothing_is_lost_and_a_second_time_changes_nothing(card: Card, news: Card) -> None:
    merged = with_news(card, news)
    values = {item.value.strip().casefold() for item in merged.emails}
    assert {item.value.strip().casefold() for item in (*card.emails, *news.emails)} <= values
    assert card.note.strip() in merged.note
    assert news.note.strip() in merged.note
    assert with_news(merged, news) == merged


def test_a_field_of_ones_own_says_what_came_in_last() -> None:
    known = replace(ADA, custom=(CustomValue(1, "Flora", id=7), CustomValue(2, "a"), CustomValue(2, "b")))
    news = Card(custom=(CustomValue(1, "Tam"), CustomValue(2, "b"), CustomValue(2, "c"), CustomValue(3, "green")))
    custom = with_news(known, news).custom
    assert [(item.field_id, item.value) for item in custom] == [(1, "Tam"), (2, "a"), (2, "b"), (2, "c"), (3, "green")]
    assert custom[0].id == 7


@pytest.mark.parametrize("turned", [False, True])
def test_two_dates_that_are_one_keep_what_either_says(turned: bool) -> None:
    when = PartialDate(2000, 2, 29)
    one = KeyDate(DateSort.WEDDING, when, show_age=False, partner_id=4)
    other = KeyDate(DateSort.WEDDING, when, note="In the garden", leads=(7,), leap_rule=LeapRule.MAR1)
    both = replace(one, note="In the garden", leads=(7,), leap_rule=LeapRule.MAR1)
    assert united("key_dates", [(other,), (one,)] if turned else [(one,), (other,)]) == (both,)


def test_dates_that_return_otherwise_are_two() -> None:
    yearly = KeyDate(DateSort.OTHER, PartialDate(2000, 1, 1), "Reunion")
    assert united("key_dates", [(yearly,), (replace(yearly, every=5),)]) == (yearly, replace(yearly, every=5))

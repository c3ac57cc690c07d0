"""Rules as sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from PySide6.QtWidgets import QApplication

from reljournal.domain.contacts import ContactKind
from reljournal.domain.rules import (
    NO_BIRTHDAY,
    NO_WAY_TO_REACH,
    NOT_SEEN_FOR_A_YEAR,
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTouch,
    IsKind,
    Mentions,
    Met,
    NotUnderstood,
    OwnField,
    Rule,
    Says,
    Thing,
    Unit,
)
from reljournal.system.plurals import EnglishPlurals
from reljournal.ui.circles.sentences import condition_words, rule_sentence
from tests.domain.test_rules import rules

NOT_FOR_A_YEAR = InTouch(1, Unit.YEARS, seen=True, negated=True)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    plurals = EnglishPlurals(qapp)
    qapp.installTranslator(plurals)
    yield
    qapp.removeTranslator(plurals)
    plurals.deleteLater()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule((Says(Field.CITY, "Lisbon"), NOT_FOR_A_YEAR)), "In Lisbon and not seen for a year"),
        (Rule((Says(Field.TAG, "tea"), Has(Thing.EMAIL), NOT_FOR_A_YEAR), any_of=True),
         "Tagged “tea”, with an e-mail address or not seen for a year"),
        (Rule((Mentions("tea"), Rule((InCircle(1, "Family"), Has(Thing.PHOTO)), any_of=True))),
         "“tea” on the card and (in “Family” or with a photo)"),
        (Rule((Has(Thing.NOTE),), negated=True), "Not (with a note)"),
        (Rule(), "Everyone"),
        (Rule(any_of=True), "Nobody"),
        (NO_BIRTHDAY, "No birthday and a person"),
        (NOT_SEEN_FOR_A_YEAR, "Not seen for a year"),
        (NO_WAY_TO_REACH, "No e-mail address, no phone number, no postal address and no messaging name"),
    ],
)  # fmt: skip
def test_rules_read_as_sentences(rule: Rule, words: str) -> None:
    assert rule_sentence(rule) == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (InTouch(3, Unit.WEEKS), "in touch in the last 3 weeks"),
        (InTouch(1, Unit.MONTHS), "in touch in the last month"),
        (InTouch(2, Unit.DAYS, negated=True), "not in touch for 2 days"),
        (Met(2001), "met in 2001 or later"),
        (Met(2001, negated=True), "met before 2001"),
        (Met(None, 2001), "met in 2001 or earlier"),
        (Met(2001, 2001), "met in 2001"),
        (Met(2001, 2005, negated=True), "not met 2001 to 2005"),
        (IsKind(ContactKind.ORGANISATION), "an organisation"),
        (OwnField(1, "Shoes", Compared.EQUALS, "42"), "Shoes is “42”"),
        (OwnField(1, "Shoes", Compared.IS_EMPTY, negated=True), "Shoes is filled in"),
        (Says(Field.ORGANISATION, "Engines", negated=True), "not at Engines"),
        (Says(Field.TITLE, "head"), "“head” in the title"),
        (Mentions("tea", negated=True), "no “tea” on the card"),
        (NotUnderstood("{}"), "something that this version does not understand"),
    ],
)
def test_conditions_read_within_a_sentence(condition: Condition, words: str) -> None:
    assert condition_words(condition) == words


@given(rules)
def test_every_rule_can_be_said(rule: Rule) -> None:
    assert rule_sentence(rule)

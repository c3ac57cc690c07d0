"""A rule asked in SQL, held to a slow reading of every card."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet
from reljournal.domain.contacts import Address, Card, Contact, ContactKind, Handle, KeyDate, Labelled, Photo
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Entry, EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.domain.rhythm import NO_DIALOGUE, Dialogue, standing
from reljournal.domain.rule_text import rule_from_text, rule_to_text
from reljournal.domain.rules import (
    NO_BIRTHDAY,
    NO_WAY_TO_REACH,
    NOT_SEEN_FOR_A_YEAR,
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTier,
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
    is_complete,
)
from reljournal.domain.text import fold, fold_for_index, query_words
from reljournal.domain.tiers import READY_MADE
from reljournal.store import circles as circle_rows
from reljournal.store import entry_writing, tables, writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.entries import entries
from reljournal.store.queries.rules import contacts_that_fit, count_that_fit, fits

Value = TypeVar("Value")

TODAY = date(2026, 3, 31)
TAGS = ("tea", "Horses", "Größe")
CITIES = ("Lisbon", "LISBON", "Łódź", "Zürich", "")
COUNTRIES = ("Portugal", "Polska", "")
FIRMS = ("Engines", "engines", "Café Öl", "")
TITLES = ("Head of Research", "head gardener", "")
SAID = ("42", "blue", "  ", "Blue")
FIRST_FIELD, SECOND_FIELD, GONE_FIELD = 1, 2, 99
HAND, BY_RULE, ROUND, GONE_CIRCLE = 1, 2, 3, 99
RULE_OF_CIRCLE = Rule((Says(Field.CITY, "lisbon"), InCircle(HAND, "Family")), any_of=True)


class Known(NamedTuple):
    """Everything the slow reading looks at."""

    people: dict[int, Contact]
    entries: list[Entry]
    owed: set[int]
    family: set[int]
    order: list[int]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A hundred people with some of everything, and entries before and after today."""
    path: Path = tmp_path_factory.mktemp("rules") / "journal.reljournal"
    with Journal.open(path) as journal:
        dice = random.Random(4)
        with journal.edit("Fill"):
            for name in ("Shoes", "Colour"):
                tables.CustomField.create(name=name, sort="text", choices="[]", position=0)
            ids = [writing.add_card(_card(dice, number)) for number in range(100)]
            for contact_id in dice.sample(ids, 20):
                writing.set_photo(contact_id, Photo("image/png", b"x"))
            for _ in range(160):
                _log(dice, ids)
            circle_rows.add_circle("Family")
            circle_rows.put_in(HAND, dice.sample(ids, 15))
            circle_rows.add_circle("Lisbon", rule_to_text(RULE_OF_CIRCLE))
            circle_rows.add_circle("Round", rule_to_text(Rule((InCircle(ROUND, "Round"),))))
            for contact_id in dice.sample(ids, 10):
                tables.Contact.update(archived_at=1).where(tables.Contact.id == contact_id).execute()
            for contact_id in dice.sample(ids, 10):
                tables.Contact.update(trashed_at=1).where(tables.Contact.id == contact_id).execute()
        yield journal


def _card(dice: random.Random, number: int) -> Card:
    def some(value: Value) -> tuple[Value, ...]:
        return (value,) if dice.random() < 0.4 else ()

    dates = [*some(KeyDate(DateSort.BIRTHDAY, PartialDate(1990, 2, 3)))]
    dates += some(KeyDate(DateSort.FIRST_MET, PartialDate(dice.choice((None, 2001, 2015)), 5, 1)))
    met = dice.choice((None, None, PartialDate(2010), PartialDate(2020, 4), PartialDate(None, 4)))
    return Card(
        name=Name(dice.choice(("Ada", "Émile", "Zoë")), family=f"Number{number}"),
        kind=dice.choice(tuple(ContactKind)),
        organisation=dice.choice(FIRMS),
        title=dice.choice(TITLES),
        note=dice.choice(("", "Likes tea")),
        emails=some(Labelled("work", f"{number}@x.example")),
        phones=some(Labelled("", "+44 20")),
        addresses=tuple(
            Address("home", city=dice.choice(CITIES), country=dice.choice(COUNTRIES)) for _ in range(dice.randrange(3))
        ),
        handles=some(Handle("xmpp", "x")),
        key_dates=tuple(dates),
        tags=tuple(dice.sample(TAGS, dice.randrange(3))),
        met=HowMet(met),
        custom=tuple(
            CustomValue(dice.choice((FIRST_FIELD, SECOND_FIELD)), dice.choice(SAID)) for _ in range(dice.randrange(2))
        ),
        dialogue=Dialogue("silver") if number % 3 == 0 else NO_DIALOGUE,
    )


def _log(dice: random.Random, ids: list[int]) -> None:
    with_whom = tuple(dice.sample(ids, dice.randrange(1, 3)))
    on = TODAY + timedelta(days=dice.choice((-1, 0, 1, 90, -365, -366, -364, -31, dice.randrange(-2000, 30))))
    owed = ()
    if dice.random() < 0.3:
        done = dice.choice((None, TODAY))
        owed = (FollowUp("Write", done_on=done, contact=dice.choice((None, PersonRef(with_whom[0], "")))),)
    entry_writing.add_entry(EntryDraft(dice.choice(tuple(Kind)), on, text="x", contact_ids=with_whom, follow_ups=owed))


@pytest.fixture(scope="module")
def known(filled: Journal) -> Known:
    """What cards and entries say, read one by one."""
    order = [row[0] for row in filled.rows("SELECT id FROM contact ORDER BY sort_key, id")]
    logged = entries(filled, [row[0] for row in filled.rows("SELECT id FROM entry")])
    owed = {item.contact.id for entry in logged for item in entry.follow_ups if item.contact and not item.done_on}
    family = {row[0] for row in filled.rows("SELECT contact_id FROM circle_contact")}
    return Known({item.id: item for item in contacts(filled, order)}, logged, owed, family, order)


def holds(part: Rule | Condition, contact: Contact, known: Known) -> bool | None:
    """Return whether a part holds for a contact, None where nobody can tell."""
    if isinstance(part, Rule):
        held = [holds(inner, contact, known) for inner in part.parts]
        if part.any_of:
            answer = True if True in held else None if None in held else False
        else:
            answer = False if False in held else None if None in held else True
    elif isinstance(part, NotUnderstood) or not is_complete(part):
        return None
    else:
        answer = _condition(part, contact, known)
    return None if answer is None else answer is not part.negated


def _condition(part: Condition, contact: Contact, known: Known) -> bool | None:
    card = contact.card
    match part:
        case Says():
            if part.field is Field.TITLE:
                return fold(part.value.strip()) in fold(card.title)
            said = {
                Field.TAG: card.tags,
                Field.CITY: tuple(address.city for address in card.addresses),
                Field.COUNTRY: tuple(address.country for address in card.addresses),
                Field.ORGANISATION: (card.organisation,),
            }[part.field]
            return any(fold(word) == fold(part.value.strip()) for word in said)
        case Has():
            return {
                Thing.BIRTHDAY: any(item.sort is DateSort.BIRTHDAY for item in card.key_dates),
                Thing.KEY_DATE: bool(card.key_dates),
                Thing.EMAIL: bool(card.emails),
                Thing.PHONE: bool(card.phones),
                Thing.ADDRESS: bool(card.addresses),
                Thing.HANDLE: bool(card.handles),
                Thing.PHOTO: contact.has_photo,
                Thing.NOTE: bool(card.note),
                Thing.ENTRY: any(contact.id == person.id for entry in known.entries for person in entry.people),
                Thing.FOLLOW_UP: contact.id in known.owed,
                Thing.DUE_PROMISE: contact.is_listed and _is_due(contact, known),
            }[part.thing]
        case InTouch():
            return any(
                part.since(TODAY) < entry.on <= TODAY and part.counts(entry.kind)
                for entry in known.entries
                if contact.id in {person.id for person in entry.people}
            )
        case Met():
            years = [card.met.when.year] if card.met.when and card.met.when.year else []
            years = years or [item.when.year for item in card.key_dates if item.sort is DateSort.FIRST_MET]
            told = [year for year in years if year is not None]
            return any((part.first or 1) <= year <= (part.last or 9999) for year in told) if told else None
        case _:
            return _rest(part, contact, known)


def _is_due(contact: Contact, known: Known) -> bool:
    if not contact.card.dialogue.tier:
        return False
    (promise,) = READY_MADE[1].promises
    days = [e.on for e in known.entries if promise.is_kept_by(e.kind) and contact.id in {p.id for p in e.people}]
    last = max((day for day in days if day <= TODAY), default=None)
    planned = min((day for day in days if day > TODAY), default=None)
    return standing(promise, contact.card.dialogue, last, planned, TODAY).asks


def _rest(part: Condition, contact: Contact, known: Known) -> bool | None:
    card = contact.card
    match part:
        case InCircle():
            if part.circle_id == BY_RULE:
                return holds(RULE_OF_CIRCLE, contact, known)
            return contact.id in known.family if part.circle_id == HAND else None
        case IsKind() | InTier():
            return card.kind is part.kind if isinstance(part, IsKind) else card.dialogue.tier == part.key
        case OwnField():
            if part.field_id == GONE_FIELD:
                return None
            said = [item.value for item in card.custom if item.field_id == part.field_id]
            wanted = fold(part.value.strip())
            return {
                Compared.IS_EMPTY: not any(value.strip() for value in said),
                Compared.EQUALS: any(fold(value.strip()) == wanted for value in said),
                Compared.CONTAINS: any(wanted in fold(value) for value in said),
            }[part.compared]
        case Mentions():
            texts = [contact.name, card.name.given, card.name.family, card.organisation, card.title, card.note]
            texts += [*card.tags, *(item.value for item in (*card.emails, *card.phones, *card.handles, *card.custom))]
            texts += [text for address in card.addresses for text in address.parts()]
            there = {word for text in texts for word in re.findall(r"[^\W_]+", fold_for_index(text))}
            wanted_words = query_words(part.words)
            return bool(wanted_words) and all(any(w.startswith(word) for w in there) for word in wanted_words)
        case _:
            raise AssertionError(part)


def _values(field: Field) -> tuple[str, ...]:
    said = {
        Field.TAG: (*TAGS, "TEA", "grosse"), Field.CITY: (*CITIES, "lodz", " zurich "), Field.COUNTRY: COUNTRIES,
        Field.ORGANISATION: (*FIRMS, "cafe ol"), Field.TITLE: ("head", "research", "", "ÉAD"),
    }  # fmt: skip
    return (*said[field], "nowhere")


years = st.sampled_from((None, 1990, 2001, 2010, 2015, 2020))
conditions = st.one_of(
    st.sampled_from(Field).flatmap(
        lambda field: st.builds(Says, st.just(field), st.sampled_from(_values(field)), st.booleans())
    ),
    st.builds(InCircle, st.sampled_from((HAND, BY_RULE, ROUND, GONE_CIRCLE, 0)), st.just(""), st.booleans()),
    st.builds(Has, st.sampled_from(Thing), st.booleans()),
    st.builds(InTouch, st.sampled_from((1, 2, 12, 365, 366)), st.sampled_from(Unit), st.booleans(), st.booleans()),
    st.builds(Met, years, years, st.booleans()),
    st.builds(IsKind, st.sampled_from(ContactKind), st.booleans()),
    st.builds(InTier, st.sampled_from(("silver", "gold")), st.just(""), st.booleans()),
    st.builds(
        OwnField, st.sampled_from((FIRST_FIELD, SECOND_FIELD, GONE_FIELD)), st.just(""), st.sampled_from(Compared),
        st.sampled_from(("42", "BLUE", "lu", "")), st.booleans(),
    ),
    st.builds(Mentions, st.sampled_from(("tea", "lis", "emile", "number1 tea", "%", "", "blu")), st.booleans()),
    st.just(NotUnderstood('{"what": "warmth"}')),
)  # fmt: skip
rules = st.recursive(
    conditions,
    lambda inner: st.builds(Rule, st.lists(inner, max_size=3).map(tuple), st.booleans(), st.booleans()),
    max_leaves=5,
).map(lambda part: part if isinstance(part, Rule) else Rule((part,)))


def _held_to_cards(rule: Rule, journal: Journal, known: Known) -> None:
    answers = {contact_id: holds(rule, known.people[contact_id], known) is True for contact_id in known.order}
    expected = [contact_id for contact_id in known.order if answers[contact_id] and known.people[contact_id].is_listed]
    assert contacts_that_fit(journal, rule, TODAY) == expected
    assert count_that_fit(journal, rule, TODAY) == len(expected)
    assert [contact_id for contact_id in known.order if fits(journal, rule, TODAY, contact_id)] == [
        contact_id for contact_id in known.order if answers[contact_id]
    ]


@settings(max_examples=300)
@given(rule=rules)
def test_rules_find_whom_a_slow_reading_of_the_cards_finds(rule: Rule, filled: Journal, known: Known) -> None:
    _held_to_cards(rule, filled, known)


@pytest.mark.parametrize("negated", [False, True])
@pytest.mark.parametrize("thing", Thing)
def test_having_and_lacking(thing: Thing, negated: bool, filled: Journal, known: Known) -> None:
    rule = Rule((Has(thing, negated),))
    _held_to_cards(rule, filled, known)
    assert 0 < count_that_fit(filled, rule, TODAY) < 80


@pytest.mark.parametrize("rule", [NO_BIRTHDAY, NO_WAY_TO_REACH, NOT_SEEN_FOR_A_YEAR])
def test_ready_made_filters(rule: Rule, filled: Journal, known: Known) -> None:
    _held_to_cards(rule, filled, known)
    assert 0 < count_that_fit(filled, rule, TODAY) < 80


def test_a_meeting_that_lies_ahead_does_not_hide_the_one_before(journal: Journal) -> None:
    with journal.edit("Fill"):
        ada = writing.add_card(Card(Name("Ada")))
        for on in (TODAY - timedelta(days=3), TODAY + timedelta(days=3)):
            entry_writing.add_entry(EntryDraft(Kind.CALL, on, text="x", contact_ids=(ada,)))
    week, day = Rule((InTouch(1, Unit.WEEKS),)), Rule((InTouch(1, Unit.DAYS),))
    assert contacts_that_fit(journal, week, TODAY) == [ada]
    assert contacts_that_fit(journal, day, TODAY) == []
    assert contacts_that_fit(journal, day, TODAY + timedelta(days=3)) == [ada]


def test_a_whole_year_has_passed_on_the_same_day_a_year_later(journal: Journal) -> None:
    with journal.edit("Fill"):
        ada = writing.add_card(Card(Name("Ada")))
        entry_writing.add_entry(EntryDraft(Kind.IN_PERSON, date(2025, 3, 31), text="x", contact_ids=(ada,)))
    assert contacts_that_fit(journal, NOT_SEEN_FOR_A_YEAR, date(2026, 3, 30)) == []
    assert contacts_that_fit(journal, NOT_SEEN_FOR_A_YEAR, date(2026, 3, 31)) == [ada]


def test_a_circle_that_names_itself_holds_nobody(filled: Journal) -> None:
    for negated in (False, True):
        assert contacts_that_fit(filled, Rule((InCircle(ROUND, "Round", negated),)), TODAY) == []


def test_what_is_not_understood_never_makes_a_rule_wider(filled: Journal) -> None:
    for text in (
        '{"version": 2, "all": [{"what": "warmth", "above": 3}]}',
        '{"version": 2, "all": [{"all": [{"what": "warmth", "above": 3}], "not": true}]}',
    ):
        assert contacts_that_fit(filled, rule_from_text(text), TODAY) == []

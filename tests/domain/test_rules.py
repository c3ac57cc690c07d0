"""Rules: what they ask for, and their JSON, in which nothing is ever lost."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import ContactKind
from reljournal.domain.entries import Kind
from reljournal.domain.rule_text import rule_from_text, rule_to_text
from reljournal.domain.rules import (
    Compared,
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
    is_complete,
    negate,
)

words = st.text(max_size=12)
ids = st.integers(1, 2**40)
years = st.none() | st.integers(1, 9999)
later = st.builds(
    lambda what, rest: NotUnderstood(json.dumps({"what": "later " + what, **rest}, sort_keys=True)),
    words,
    st.dictionaries(words.map("x".__add__), st.integers() | words | st.lists(st.booleans())),
)
conditions = st.one_of(
    st.builds(Says, st.sampled_from(Field), words, st.booleans()),
    st.builds(InCircle, ids, words, st.booleans()),
    st.builds(Has, st.sampled_from(Thing), st.booleans()),
    st.builds(InTouch, st.integers(1, 9999), st.sampled_from(Unit), st.booleans(), st.booleans()),
    st.builds(Met, years, years, st.booleans()),
    st.builds(IsKind, st.sampled_from(ContactKind), st.booleans()),
    st.builds(OwnField, ids, words, st.sampled_from(Compared), words, st.booleans()),
    st.builds(Mentions, words, st.booleans()),
    later,
)
parts = st.recursive(
    conditions,
    lambda inner: st.builds(Rule, st.lists(inner, max_size=3).map(tuple), st.booleans(), st.booleans()),
    max_leaves=8,
)
rules = st.builds(Rule, st.lists(parts, max_size=4).map(tuple), st.booleans(), st.booleans(), version=st.integers(1, 5))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(rules)
def test_a_rule_comes_back_from_its_text(rule: Rule) -> None:
    assert rule_from_text(rule_to_text(rule)) == rule


@given(values)
def test_any_json_is_kept(value: object) -> None:
    text = rule_to_text(rule_from_text(json.dumps(value)))
    assert json.dumps(value, sort_keys=True) in json.dumps(json.loads(text), sort_keys=True)


@given(st.lists(values, max_size=3), st.dictionaries(words, values, max_size=2))
def test_any_parts_are_kept_where_they_stand(found: list[object], beside: dict[str, object]) -> None:
    source = {"version": 3, "all": found, **{f"x{key}": value for key, value in beside.items()}}
    assert json.loads(rule_to_text(rule_from_text(json.dumps(source)))) == source


@given(st.text())
def test_any_text_gives_a_rule(text: str) -> None:
    rule = rule_from_text(text)
    assert rule_from_text(rule_to_text(rule)) == rule


def test_what_a_later_program_adds_is_kept_and_not_guessed_at() -> None:
    known = {"what": "city", "value": "Lisbon"}
    text = json.dumps({"version": 2, "all": [known, {**known, "within_km": 20}, {"what": "warmth", "above": 3}]})
    rule = rule_from_text(text)
    assert rule.parts[0] == Says(Field.CITY, "Lisbon")
    assert [type(part) for part in rule.parts[1:]] == [NotUnderstood, NotUnderstood]
    assert not rule.is_understood
    assert rule.version == 2
    assert json.loads(rule_to_text(rule)) == json.loads(text)


def test_nesting_without_end_is_kept_unread() -> None:
    text = '{"version": 1, "all": [' + '{"all": [' * 400 + "]}" * 400 + "]}"
    rule = rule_from_text(text)
    assert not rule.is_understood
    assert json.loads(rule_to_text(rule)) == json.loads(text)
    assert not rule_from_text("[" * 200_000).is_understood


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (1, Unit.DAYS, date(2026, 3, 30)),
        (2, Unit.WEEKS, date(2026, 3, 17)),
        (1, Unit.MONTHS, date(2026, 2, 28)),
        (13, Unit.MONTHS, date(2025, 2, 28)),
        (1, Unit.YEARS, date(2025, 3, 31)),
        (9000, Unit.YEARS, date.min),
        (999_999_999_999, Unit.DAYS, date.min),
    ],
)
def test_so_far_back(count: int, unit: Unit, day: date) -> None:
    assert InTouch(count, unit).since(date(2026, 3, 31)) == day


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    assert InTouch(1, Unit.YEARS).since(date(2024, 2, 29)) == date(2023, 2, 28)


def test_notes_are_no_contact_and_only_meetings_are_seen() -> None:
    assert {kind for kind in Kind if not InTouch(1, Unit.DAYS).counts(kind)} == {Kind.NOTE}
    assert {kind for kind in Kind if InTouch(1, Unit.DAYS, seen=True).counts(kind)} == {Kind.IN_PERSON}


@pytest.mark.parametrize(
    "open_end",
    [
        Says(Field.CITY, "  "),
        Mentions(""),
        Met(),
        OwnField(1, "Shoes", Compared.EQUALS),
        InCircle(0, ""),
    ],
)
def test_what_is_not_filled_in_is_not_complete(open_end: Says) -> None:
    assert not is_complete(open_end)


@given(conditions)
def test_negating_twice_gives_the_same(condition: Says) -> None:
    assert negate(negate(condition)) == condition


def test_conditions_of_nested_rules_are_told() -> None:
    inner = Rule((InCircle(3, "Family"), Has(Thing.EMAIL)), any_of=True)
    rule = Rule((Mentions("tea"), inner))
    assert rule.conditions() == [Mentions("tea"), InCircle(3, "Family"), Has(Thing.EMAIL)]
    assert rule.circle_ids() == {3}

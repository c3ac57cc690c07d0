"""Putting people in tiers, and what Today says of it: computed, never stored, and taken back by one undo."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.errors import RelJournalError
from reljournal.domain.names import Name
from reljournal.domain.people_columns import Column, Sorting
from reljournal.domain.repeating import Every, Repeat
from reljournal.domain.rhythm import Dialogue, Promise
from reljournal.domain.rule_text import rule_from_text, rule_to_text
from reljournal.domain.rules import PROMISE_DUE, InTier, Rule
from reljournal.domain.tiers import READY_MADE, Metal, Tier
from reljournal.exchange.vcard.reader import read_vcards
from reljournal.exchange.vcard.writer import OutCard, vcard_bytes
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import delete_entry, log_entry
from reljournal.operations.me import this_is_me
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.operations.tiers import change_tiers, keep_rhythm, pause_until, put_in_tier, snooze
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.people import filtered_ids
from reljournal.store.queries.people_table import Wanted, sorted_ids
from reljournal.store.queries.rhythm import drifting, minutes_by_week, reach_out, rhythm_of, tiers
from reljournal.store.queries.rules import contacts_that_fit
from tests.store.oracle import content, hold

TODAY = date(2026, 11, 21)


def person(journal: Journal, name: str, tier: str = "") -> int:
    return add_contact(journal, Card(name=Name(given=name), dialogue=Dialogue(tier)))


def log(journal: Journal, who: int, on: date, kind: Kind = Kind.CALL, minutes: int | None = None) -> int:
    return log_entry(journal, EntryDraft(kind, on, minutes=minutes, title="Talk", contact_ids=(who,)))


def where(journal: Journal, who: int) -> list[str]:
    found = rhythm_of(journal, who, TODAY)
    assert found is not None
    return [f"{item.where} {item.next_on}" for item in found.standings]


def test_any_entry_of_a_kind_restarts_from_its_day_and_deleting_it_moves_that_back(journal: Journal) -> None:
    ada = person(journal, "Ada", "gold")
    log(journal, ada, date(2026, 10, 1))
    log(journal, ada, date(2026, 8, 9), Kind.IN_PERSON)
    assert where(journal, ada) == ["late 2026-11-01", "late 2026-11-09"]
    log(journal, ada, date(2026, 11, 20), Kind.NOTE)
    assert where(journal, ada) == ["late 2026-11-01", "late 2026-11-09"]
    backdated = log(journal, ada, date(2026, 11, 2), Kind.LETTER)
    assert where(journal, ada) == ["later 2026-12-02", "late 2026-11-09"]
    planned = log(journal, ada, date(2026, 12, 1), Kind.VIDEO)
    assert where(journal, ada) == ["planned 2026-12-02", "planned 2026-11-09"]
    delete_entry(journal, planned)
    delete_entry(journal, backdated)
    assert where(journal, ada) == ["late 2026-11-01", "late 2026-11-09"]


def test_an_entry_ahead_does_not_hide_the_one_before(journal: Journal) -> None:
    ada = person(journal, "Ada", "silver")
    log(journal, ada, date(2026, 7, 1))
    log(journal, ada, date(2027, 6, 1))
    assert where(journal, ada) == ["late 2026-10-01"]


def test_one_edit_puts_many_in_a_tier_spread_over_the_period(journal: Journal) -> None:
    people = [person(journal, name) for name in ("A", "B", "C")]
    log(journal, people[0], date(2024, 1, 1))
    before = content(journal)
    assert put_in_tier(journal, people, "silver", TODAY) == 3
    assert journal.undo_label() == "Put 3 contacts in the tier “silver”"
    # Quietest first: B and C were never met. 92 days to 21 February, and thirds of them.
    assert where(journal, people[1]) == ["due 2026-11-21"]
    assert where(journal, people[2]) == ["later 2026-12-21"]
    assert where(journal, people[0]) == ["later 2027-01-21"]
    hold(journal)
    assert put_in_tier(journal, people, "silver", TODAY) == 0
    journal.undo()
    assert content(journal) == before
    with pytest.raises(RelJournalError):
        put_in_tier(journal, people, "platinum", TODAY)


def test_who_is_asked_for_and_in_which_order(journal: Journal) -> None:
    late, later, due, soon, mine, gone, own = (
        person(journal, name, "silver") for name in ("Late", "Later", "Due", "Soon", "Me", "Gone", "Own")
    )
    for who, on in ((late, "2026-01-01"), (later, "2026-11-01"), (due, "2026-08-20"), (soon, "2026-08-25")):
        log(journal, who, date.fromisoformat(on))
    for who in (mine, gone, own):
        log(journal, who, date(2026, 1, 2))
    this_is_me(journal, mine)
    with journal.edit("Died"):
        from reljournal.store import writing

        card = contact(journal, gone).card
        writing.change_card(gone, replace(card, key_dates=(KeyDate(DateSort.MEMORIAL, PartialDate(2026, 5, 1)),)))
    with journal.edit("Remember"):
        card = contact(journal, due).card
        of_another = KeyDate(DateSort.MEMORIAL, PartialDate(1840), "Her father")
        writing.change_card(due, replace(card, key_dates=(of_another,)))
    keep_rhythm(journal, own, (Promise((), Repeat(Every.YEARS)),), TODAY, paused_until=None, they_start=False)
    assert [item.person.name for item in reach_out(journal, TODAY)] == ["Late", "Due", "Soon"]
    assert contacts_that_fit(journal, PROMISE_DUE, TODAY) == [due, late]
    snooze(journal, late, TODAY + timedelta(days=7))
    pause_until(journal, due, date(2027, 1, 1))
    assert [item.person.name for item in reach_out(journal, TODAY)] == ["Soon"]
    assert journal.undo_label() == "Pause the rhythm of Due"
    keep_rhythm(journal, soon, (), TODAY, paused_until=None, they_start=True)
    assert [item.person.name for item in reach_out(journal, date(2026, 11, 26))] == ["Late"] * 0
    assert [item.person.name for item in reach_out(journal, date(2026, 11, 28))] == ["Late"]


def test_who_drifts(journal: Journal) -> None:
    ada, emmy = person(journal, "Ada"), person(journal, "Emmy")
    for weeks in (14, 19, 24, 29, 34):
        log(journal, ada, TODAY - timedelta(weeks=weeks))
        log(journal, emmy, TODAY - timedelta(weeks=weeks - 12))
    (found,) = drifting(journal, TODAY)
    assert (found.person.id, found.drift.usual, found.drift.quiet) == (ada, 35, 98)
    pause_until(journal, ada, date(2027, 1, 1))
    assert drifting(journal, TODAY) == []


def test_weeks_by_minutes(journal: Journal) -> None:
    ada = person(journal, "Ada")
    log(journal, ada, date(2026, 11, 16), minutes=30)
    log(journal, ada, date(2026, 11, 21), Kind.LETTER)
    log(journal, ada, date(2026, 11, 22), minutes=99)
    log(journal, ada, date(2026, 11, 15), minutes=5)
    assert minutes_by_week(journal, ada, TODAY, 2) == [(date(2026, 11, 9), 5, 1), (date(2026, 11, 16), 30, 2)]


def test_tiers_of_ones_own(journal: Journal) -> None:
    ada = person(journal, "Ada")
    mine = Tier("sailing", "Sailing", Metal.OWN, (Promise((), Repeat(Every.WEEKS, 2)),))
    change_tiers(journal, (mine, *READY_MADE))
    put_in_tier(journal, [ada], "sailing", TODAY)
    assert tiers(journal)[0] == mine
    assert filtered_ids(journal, "tier:sail") == [ada]
    change_tiers(journal, READY_MADE)
    assert contact(journal, ada).card.dialogue.tier == ""
    assert journal.undo_label() == "Change the tiers"
    journal.undo()
    assert contact(journal, ada).card.dialogue.tier == "sailing"
    for wrong in ((mine, mine), (replace(mine, name="  "),)):
        with pytest.raises(RelJournalError):
            change_tiers(journal, wrong)


def test_search_rules_and_order_know_the_tier(journal: Journal) -> None:
    ids = {tier: person(journal, tier or "none", tier) for tier in ("bronze", "", "gold", "silver")}
    assert filtered_ids(journal, "tier:gold") == [ids["gold"]]
    assert filtered_ids(journal, "-tier:gold tier:s") == [ids["silver"]]
    rule = Rule((InTier("silver", "Silver", negated=True),))
    assert rule_from_text(rule_to_text(rule)) == rule
    assert contacts_that_fit(journal, rule, TODAY) == [ids["bronze"], ids["gold"], ids[""]]
    order = [ids[key] for key in ("gold", "silver", "bronze", "")]
    assert sorted_ids(journal, Wanted(), Sorting(Column.TIER), TODAY) == order
    assert sorted_ids(journal, Wanted(), Sorting(Column.TIER, True), TODAY) == [*order[2::-1], order[3]]


def test_a_merge_keeps_the_higher_tier_and_its_rhythm(journal: Journal) -> None:
    silver, gold = person(journal, "Ada", "silver"), person(journal, "Ada", "gold")
    plan = propose_merge(journal, silver, [gold])
    assert plan.choice("dialogue").value == Dialogue("gold")
    merge_contacts(journal, plan)
    card = contact(journal, silver).card
    assert (card.dialogue.tier, card.note) == ("gold", "")


def test_a_card_goes_out_with_its_rhythm_and_comes_back(journal: Journal) -> None:
    dialogue = Dialogue(
        "gold", (Promise((Kind.CALL, Kind.LETTER), Repeat(Every.WEEKS, 2), 3),), date(2027, 1, 1), True,
        date(2026, 11, 21), 250,
    )  # fmt: skip
    card = Card(name=Name(given="Ada"), formatted_name="Ada", dialogue=dialogue)
    text = vcard_bytes(OutCard(card, "uid")).decode()
    assert "X-RELJOURNAL-TIER:gold" in text
    (found,) = read_vcards(io.BytesIO(text.encode()))
    assert found.card.dialogue == dialogue
    broken = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nX-RELJOURNAL-RHYTHM:often\r\nEND:VCARD\r\n"
    (kept,) = read_vcards(io.BytesIO(broken.encode()))
    assert kept.card.dialogue == Dialogue()
    assert kept.card.unknown == ("X-RELJOURNAL-RHYTHM:often",)



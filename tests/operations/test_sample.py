"""The sample journal is whole, whatever else the program learns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reljournal.domain.errors import RelJournalError
from reljournal.domain.hints import address_hint, phone_hint
from reljournal.domain.rule_text import rule_from_text
from reljournal.operations.sample import LABEL, fill_sample, write_sample
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles, count_members
from reljournal.store.queries.contacts import contact, contacts, find_contact
from reljournal.store.queries.entries import count_entries, entry
from reljournal.store.queries.people import count_people, people_window
from reljournal.system.time_zones import time_zone

TODAY = date(2026, 11, 21)


def test_it_holds_forty_people_and_five_years(tmp_path: Path) -> None:
    path = tmp_path / "sample.reljournal"
    assert write_sample(path) == (40, 328)
    with Journal.open(path) as journal:
        assert count_people(journal) == 40
        assert count_entries(journal) == 328
        assert journal.check()
        first, last = journal.row("SELECT min(on_date), max(on_date) FROM entry") or ("", "")
    assert date.fromisoformat(last) - date.fromisoformat(first) > (date(2026, 1, 1) - date(2021, 3, 1))


def test_cards_carry_what_the_files_say(journal: Journal) -> None:
    fill_sample(journal)
    ada = contact(journal, find_contact(journal, "Ada Lovelace"))
    assert ada.card.organisation == "Analytical Engines Ltd"
    assert [phone.value for phone in ada.card.phones] == ["+44 20 7946 0102"]
    assert [str(item.when) for item in ada.card.key_dates] == ["1985-12-10", "2009-07-08", "2018-06-05"]
    assert "tea, no sugar" in ada.card.tags
    assert ada.card.note.startswith("Asks for nothing")


def test_cards_lead_to_the_people_and_entries_behind_what_is_known(journal: Journal) -> None:
    fill_sample(journal)
    card = contact(journal, find_contact(journal, "Ada Lovelace")).card
    assert (card.met.through, card.met.through_id) == ("Charles Babbage", find_contact(journal, "Charles Babbage"))
    assert card.preferences.channel == "call"
    learned = entry(journal, next(fact.entry_id for fact in card.facts if fact.label == "family") or 0)
    assert learned.title == "Lunch at the Athenaeum"
    everyone = contacts(journal, [row.id for row in people_window(journal, 0, 99)])
    assert all(time_zone(item.card.time_zone) for item in everyone if item.card.time_zone)
    assert sum(bool(item.card.facts) for item in everyone) > 30
    assert all(phone_hint(phone.value) is None for item in everyone for phone in item.card.phones)
    assert [item.name for item in everyone if any(address_hint(one) for one in item.card.addresses)] == []


def test_entries_carry_people_and_follow_ups(journal: Journal) -> None:
    fill_sample(journal)
    (found,) = journal.rows("SELECT id FROM entry WHERE title = 'We told the staff together'")
    told = entry(journal, found[0])
    assert [person.name for person in told.people] == ["Charles Babbage", "Ada Lovelace"]
    assert told.minutes == 90
    assert [(item.owed_by, item.due, item.done_on) for item in told.follow_ups] == [
        ("me", date(2021, 12, 10), date(2021, 12, 9)),
        ("them", date(2022, 1, 15), date(2022, 2, 4)),
    ]
    assert told.text.startswith("Charles gave the sum")


def test_some_follow_ups_are_open_so_that_today_is_not_empty(journal: Journal) -> None:
    fill_sample(journal)
    assert journal.value("SELECT count(*) FROM follow_up WHERE done_on IS NULL") >= 5


def test_three_circles_are_by_hand_and_one_by_rule(journal: Journal) -> None:
    fill_sample(journal)
    found = [(item.name, item.is_by_rule, count_members(journal, item.id, TODAY)) for item in circles(journal)]
    assert found[:3] == [("Clients", False, 4), ("Mentors", False, 4), ("Suppliers", False, 3)]
    name, by_rule, count = found[3]
    assert (name, by_rule) == ("Quiet of late", True)
    assert 0 < count < 40
    assert all(rule_from_text(item.rule_text).is_understood for item in circles(journal) if item.is_by_rule)


def test_it_is_one_edit_that_can_be_undone_and_done_again(journal: Journal) -> None:
    fill_sample(journal)
    assert [item.label for item in journal.history()] == [LABEL]
    journal.undo()
    assert (count_people(journal), count_entries(journal)) == (0, 0)
    journal.redo()
    assert (count_people(journal), count_entries(journal)) == (40, 328)
    assert find_contact(journal, "ada lovelace")


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    path.write_bytes(b"years of work")
    with pytest.raises(RelJournalError, match="already a file"):
        write_sample(path)
    assert path.read_bytes() == b"years of work"
    assert [left.name for left in tmp_path.iterdir()] == ["mine.reljournal"]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RelJournalError):
        write_sample(tmp_path / "file" / "sample.reljournal")


def test_whoever_looks_around_finds_nothing_done_yet(tmp_path: Path) -> None:
    path = tmp_path / "sample.reljournal"
    write_sample(path)
    with Journal.open(path) as journal:
        assert journal.history() == []
        assert journal.undo_label() is None

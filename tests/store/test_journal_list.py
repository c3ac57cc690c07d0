"""Windows of the journal, names that complete, and who someone is."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries import journal_list
from reljournal.store.queries.entries import filtered_entry_ids, newest_entries
from reljournal.store.queries.journal_list import (
    all_fitting_entries,
    entries_window,
    fitting_entries,
    position_of_entry,
)
from reljournal.store.queries.name_completion import complete_met, complete_name
from reljournal.store.queries.reminders import reminders

TODAY = date(2026, 11, 22)


@pytest.fixture
def written(journal: Journal) -> Journal:
    with journal.edit("Many"):
        for number in range(60):
            on = TODAY - timedelta(days=number // 3)
            at = time(9 + number % 5) if number % 3 else None
            kind = Kind.CALL if number % 2 else Kind.NOTE
            log_entry(journal, EntryDraft(kind, on, at, title=f"Entry {number}", text="common words"))
    return journal


def test_windows_are_the_same_from_either_end(written: Journal) -> None:
    everything = newest_entries(written, 0, 60)
    for offset in range(60):
        assert entries_window(written, offset, 7, 60) == everything[offset : offset + 7]
    assert entries_window(written, 0, 100, 60) == everything


def test_every_entry_knows_its_row(written: Journal) -> None:
    for row, entry in enumerate(newest_entries(written, 0, 60)):
        assert position_of_entry(written, entry.id) == row
    assert position_of_entry(written, 10_000) is None


@pytest.mark.parametrize("words", ["", "common", "entry 1", "nowhere", "!!"])
@pytest.mark.parametrize("kind", [None, Kind.CALL, Kind.GIFT])
def test_common_words_are_found_like_rare_ones(
    written: Journal, monkeypatch: pytest.MonkeyPatch, words: str, kind: Kind | None
) -> None:
    expected = filtered_entry_ids(written, words, kind)
    assert fitting_entries(written, words, kind) == (len(expected), expected)
    monkeypatch.setattr(journal_list, "_SORTED_AT_ONCE", 3)
    monkeypatch.setattr(journal_list, "FIRST_IDS", 5)
    count, first = fitting_entries(written, words, kind)
    assert count == len(expected)
    assert first == expected[: len(first)]
    assert len(first) >= min(5, len(expected))
    assert all_fitting_entries(written, words, kind) == expected


@pytest.fixture
def named(journal: Journal) -> Journal:
    for name in ("Ada Lovelace", "Adam Smith", "Mary Adams", "Łukasz Ádám", "Grace Hopper", "艾达"):
        add_contact(journal, Card(formatted_name=name))
    return journal


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ad", ["Ada Lovelace", "Adam Smith", "Mary Adams", "Łukasz Ádám"]),
        ("ada lo", ["Ada Lovelace"]),
        ("lo ad", ["Ada Lovelace"]),
        ("lukasz", ["Łukasz Ádám"]),
        ("HOPPER", ["Grace Hopper"]),
        ("达", ["艾达"]),
        ("nobody", []),
        ("...", []),
        ("\"o'brien", []),
    ],
)
def test_names_complete_whoever_begins_so_first(named: Journal, typed: str, names: list[str]) -> None:
    assert [row.name for row in complete_name(named, typed)] == names


def test_completion_is_bounded_and_leaves_out(named: Journal) -> None:
    first = complete_name(named, "ad", limit=1)
    assert [row.name for row in first] == ["Ada Lovelace"]
    assert [row.name for row in complete_name(named, "ad", 1, without={first[0].id})] == ["Adam Smith"]


@given(typed=st.text(max_size=12))
def test_nothing_typed_breaks_the_completion(named: Journal, typed: str) -> None:
    assert len(complete_name(named, typed, limit=3)) <= 3


def test_nothing_typed_gives_the_people_met_last(named: Journal) -> None:
    ids = [row.id for row in complete_name(named, "ad")]
    log_entry(named, EntryDraft(Kind.CALL, TODAY - timedelta(days=5), title="a", contact_ids=(ids[2], ids[0])))
    log_entry(named, EntryDraft(Kind.CALL, TODAY, title="b", contact_ids=(ids[1],)))
    assert [row.id for row in complete_name(named, "")] == [ids[1], ids[2], ids[0]]


def test_reminders_leave_out_the_entry_being_written(journal: Journal) -> None:
    dates = (
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),
        KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8)),
    )
    ada = add_contact(journal, Card(formatted_name="Ada", key_dates=dates))
    person = PersonRef(ada, "Ada")
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 8, 1), title="Earlier", contact_ids=(ada,)))
    owed = (FollowUp("From lunch", contact=person), FollowUp("Done", contact=person, done_on=TODAY))
    lunch = log_entry(journal, EntryDraft(Kind.IN_PERSON, TODAY, title="Lunch", contact_ids=(ada,), follow_ups=owed))
    (known,) = reminders(journal, [ada, 999], TODAY)
    assert known.last is not None
    assert (known.person.name, known.last.title) == ("Ada", "Lunch")
    assert [item.text for item in known.owed] == ["From lunch"]
    assert known.next_date is not None
    assert known.next_date.on == date(2026, 12, 10)
    (while_writing,) = reminders(journal, [ada], TODAY, lunch)
    assert while_writing.last is not None
    assert while_writing.last.title == "Earlier"
    assert while_writing.owed == ()


def test_of_those_whose_name_fits_whoever_was_met_last_comes_first(journal: Journal) -> None:
    names = ("Max Born", "Max Planck", "Mary Ö", "山田")
    ids = {name: add_contact(journal, Card(formatted_name=name)) for name in names}
    for name, days_ago in (("Max Planck", 1), ("Mary Ö", 9), ("山田", 2)):
        log_entry(journal, EntryDraft(Kind.CALL, TODAY - timedelta(days=days_ago), text="…", contact_ids=(ids[name],)))
    assert [row.name for row in complete_met(journal, "ma")] == ["Max Planck", "Mary Ö", "Max Born"]
    assert [row.name for row in complete_met(journal, "ma", without=[ids["Max Planck"]])] == ["Mary Ö", "Max Born"]
    assert [row.name for row in complete_met(journal, "ma", limit=1)] == ["Max Planck"]
    assert [row.name for row in complete_met(journal, "")] == ["Max Planck", "山田", "Mary Ö"]
    assert [row.name for row in complete_met(journal, "山")] == ["山田"]
    assert complete_met(journal, "zz") == []

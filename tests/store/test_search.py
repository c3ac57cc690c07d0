"""Search as you type: what is found, in which order, and that nothing typed can break it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.names import Name
from reljournal.domain.search_question import read_question
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store import entry_writing, writing
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import filtered_entry_ids
from reljournal.store.queries.people import filtered_ids
from reljournal.store.queries.search import search

EVERYTHING = Card(
    name=Name("Dame", "Théodora", "Quill", "Öztürk", "OBE", "Dora", "Teodora", "Oezturk"),
    organisation="Łódź Świt Sp. z o.o.",
    department="Research",
    title="Straßenbauerin",
    note="Allergic to covid-19 jokes. Ελένη’s cousin. О ёлке. 東京都に住む。 naïve café, full‑width ＡＢＣ, ﬁne.",
    emails=(Labelled("work", "dora.o@example.org"),),
    phones=(Labelled("", "+49 30 1234567"),),
    links=(Labelled("", "https://example.org/~dora"),),
    related=(Relation("brother", "Cengiz O'Brien"),),
    handles=(Handle("matrix", "@dora:example.org"),),
    addresses=(Address(street="Hauptstraße 7", city="Zürich", postcode="8001", country="Schweiz"),),
    tags=("mentors", "Kaffee ☕"),
)


@pytest.fixture
def rich(journal: Journal) -> Journal:
    add_contact(journal, EVERYTHING)
    add_contact(journal, Card(formatted_name="Somebody Else", note="nothing in common"))
    return journal


@pytest.mark.parametrize(
    "words",
    [
        "théodora", "THEODORA", "theo", "t", "ozturk", "Öztürk", "ÖZTÜRK", "dora", "quill", "teodora oez",
        "lodz", "Łódź", "łódź swit", "research", "strassenbau", "straßenbau", "STRASSENBAUERIN", "covid-19",
        "covid 19", "covid", "19 covid", "ελενη", "ΕΛΈΝΗ", "елке", "ЁЛКЕ", "東京", "京都", "住", "東京 住む", "naive",
        "cafe", "café", "cafe\u0301", "abc",  "ＡＢＣ", "fine", "ﬁne", "dora.o@example.org", "example.org", "1234567",
        "+49 30", "https://example.org/~dora", "o'brien", "o’brien", "brien", "@dora:example.org", "hauptstrasse 7",
        "zurich", "8001 zür", "mentors", "kaffee", "☕ kaffee", '"covid"', "(covid", "covid*", "covid AND jokes",
        "jokes^", "- jokes", "théo\tquill\nzür",
    ],
)  # fmt: skip
def test_a_card_is_found_by_any_word_on_it(rich: Journal, words: str) -> None:
    if " AND " in words:
        # Whoever types AND looks for that word.
        assert filtered_ids(rich, words) == []
        return
    assert filtered_ids(rich, words) == [1]
    assert [row.id for row in search(rich, words, 2026).people] == [1]


@pytest.mark.parametrize("words", ["heodora", "covid-20", "都京", "theodora nothing", "somebody dora", "obe-x"])
def test_what_is_not_there_is_not_found(rich: Journal, words: str) -> None:
    assert filtered_ids(rich, words) == []
    assert search(rich, words, 2026).is_empty


@pytest.mark.parametrize("words", ["", "   ", "!?…", "\"'*()", "☕", "🌻🌻", "\x00", "-", "^", "\u0301"])
def test_without_a_word_nothing_is_found(rich: Journal, words: str) -> None:
    found = search(rich, words, 2026)
    assert found.is_empty
    assert found.words == ()


@pytest.mark.parametrize(
    "words",
    ["x" * 10_000, "dora " * 2_000, " ".join(f"w{n}" for n in range(2_500)), "東" * 10_000, '"' * 10_000, "q-" * 5_000],
    ids=["one long word", "one word often", "many words", "a long run", "quotes", "hyphens"],
)
def test_ten_thousand_characters_are_only_a_question(rich: Journal, words: str) -> None:
    assert filtered_ids(rich, words) == ([1] if words[0] in "dq" else [])
    assert filtered_entry_ids(rich, words) == []


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_search(typed: str) -> None:
    _ask(typed)


_asked: list[Journal] = []


@pytest.fixture(autouse=True, scope="module")
def _one_journal(tmp_path_factory: pytest.TempPathFactory) -> object:
    with Journal.open(tmp_path_factory.mktemp("search") / "j.reljournal") as journal:
        add_contact(journal, EVERYTHING)
        _asked.append(journal)
        yield
    _asked.clear()


def _ask(typed: str) -> None:
    (journal,) = _asked
    assert set(filtered_ids(journal, typed)) <= {1}
    assert len(search(journal, typed, 2026).people) <= 1


@given(st.text(min_size=1, max_size=30))
@example("\u19b0")  # a letter that was a mark in Unicode 6.1
@example("\u1995\u19b1\u19c8 \u1cf2")
def test_any_text_on_a_card_is_found_by_itself(text: str) -> None:
    (journal,) = _asked
    contact_id = add_contact(journal, Card(formatted_name="Found by its note", note=text))
    try:
        question = read_question(text)
        if question.marked and not question.unwanted and not question.restrictions:
            assert contact_id in filtered_ids(journal, text)
            assert contact_id in filtered_ids(journal, text.upper())
    finally:
        journal.undo()


def test_results_say_which_words_to_mark(rich: Journal) -> None:
    assert search(rich, "Öztürk, DORA", 2026).words == ("ozturk", "dora")


def test_names_come_before_mentions_and_beginnings_before_middles(journal: Journal) -> None:
    for name, note in (
        ("Zed", "marie in a note"),
        ("Anna Marie", ""),
        ("Marie Curie", ""),
        ("Marie Antoinette", ""),
        ("Mariella", ""),
    ):
        add_contact(journal, Card(formatted_name=name, note=note))
    found = [row.name for row in search(journal, "marie", 2026).people]
    assert found == ["Marie Antoinette", "Marie Curie", "Mariella", "Anna Marie", "Zed"]
    assert [row.name for row in search(journal, "marie", 2026, limit=2).people] == ["Marie Antoinette", "Marie Curie"]


def test_the_first_names_are_found_however_late_they_were_added(journal: Journal) -> None:
    with journal.edit("Fill") as edit:
        names = [f"Same {n:03}" for n in reversed(range(500))]
        writing.add_cards(edit, [writing.NewCard(Card(formatted_name=name)) for name in (*names, "The Same")])
    assert [row.name for row in search(journal, "same", 2026, limit=3).people] == ["Same 000", "Same 001", "Same 002"]
    assert [row.name for row in search(journal, "same 499", 2026).people] == ["Same 499"]


def test_people_of_an_entry_stand_in_their_order(journal: Journal) -> None:
    zoe, ada, bob = (add_contact(journal, Card(formatted_name=name)) for name in ("Zoe", "Ada", "Bob"))
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 5, 1), text="Engines", contact_ids=(bob, zoe, ada)))
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 5, 2), text="Engines alone"))
    assert [entry.people for entry in search(journal, "engines", 2026).entries] == ["", "Bob, Zoe, Ada"]


def test_entries_are_found_by_title_text_and_people_newest_first(journal: Journal) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada Łovelace"))
    first = log_entry(journal, EntryDraft(Kind.CALL, date(2026, 5, 1), title="Engines", text="…", contact_ids=(ada,)))
    second = log_entry(journal, EntryDraft(Kind.NOTE, date(2020, 5, 1), text="About **engines** and o'brien"))
    assert [entry.id for entry in search(journal, "engi", 2026).entries] == [first, second]
    assert [entry.id for entry in search(journal, "lovelace", 2026).entries] == [first]
    assert [entry.id for entry in search(journal, "obrien", 2026).entries] == []
    assert [entry.id for entry in search(journal, "o'brien engines", 2026).entries] == [second]
    assert filtered_entry_ids(journal, "engines") == [first, second]
    assert filtered_entry_ids(journal, "engines", Kind.NOTE) == [second]
    assert filtered_entry_ids(journal, kind=Kind.CALL) == [first]
    assert filtered_entry_ids(journal, "?!") == []
    assert filtered_entry_ids(journal) == [first, second]


def test_key_dates_are_found_by_sort_label_note_and_name(journal: Journal) -> None:
    dates = (
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),
        KeyDate(DateSort.NAME_DAY, PartialDate(None, 2, 29)),
        KeyDate(DateSort.OTHER, PartialDate(2001, 5, 1), "Regatta", "bring a hat"),
        KeyDate(DateSort.OTHER, PartialDate(2001), "No day known"),
    )
    add_contact(journal, Card(formatted_name="Ada", key_dates=dates))

    def found(words: str) -> list[str]:
        return [str(item.on) for item in search(journal, words, 2026).key_dates]

    assert found("birthday") == ["2026-12-10"]
    assert found("ada birth") == ["2026-12-10"]
    assert found("name day") == ["2026-02-28"]
    assert found("regatta") == found("hat") == ["2026-05-01"]
    assert found("known") == []
    assert len(found("ada")) == 3


def test_a_few_of_each_are_enough_however_many_there_are(journal: Journal) -> None:
    with journal.edit("Fill") as edit:
        writing.add_cards(edit, [writing.NewCard(Card(formatted_name=f"Same {n:03}")) for n in range(500)])
        for n in range(50):
            entry_writing.add_entry(EntryDraft(Kind.NOTE, date(2026, 1, 1) + timedelta(days=n), text=f"Same {n}"))
    found = search(journal, "same", 2026)
    assert [row.name for row in found.people] == [f"Same {n:03}" for n in range(8)]
    assert [entry.text for entry in found.entries] == [f"Same {n}" for n in range(49, 41, -1)]

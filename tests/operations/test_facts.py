"""What is learned about a contact: one edit each, the day and the entry with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind, Learned, PersonRef
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import change_entry, delete_entry, log_entry
from reljournal.operations.facts import add_fact, change_fact, forget_fact
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.facts import learned_from, origins

DAY = date(2026, 8, 12)


@pytest.fixture
def ada(journal: Journal) -> int:
    return add_contact(journal, Card(name=Name(given="Ada", family="Lovelace")))


def facts_of(journal: Journal, contact_id: int) -> tuple[LearnedFact, ...]:
    return contact(journal, contact_id).card.facts


def test_a_fact_is_added_changed_and_forgotten_one_edit_each(journal: Journal, ada: int) -> None:
    add_fact(journal, ada, LearnedFact(" food ", " no fish\n", DAY))
    add_fact(journal, ada, LearnedFact("needs", "a partner in the work"))
    first, second = facts_of(journal, ada)
    assert (first, second) == (LearnedFact("food", "no fish", DAY), LearnedFact("needs", "a partner in the work"))
    change_fact(journal, ada, replace(first, text="no shellfish"))
    assert facts_of(journal, ada) == (LearnedFact("food", "no shellfish", DAY), second)
    forget_fact(journal, ada, second.id)
    assert facts_of(journal, ada) == (LearnedFact("food", "no shellfish", DAY),)
    assert [item.label for item in journal.history()][:4] == [
        "Forget a fact of Ada Lovelace", "Change a fact of Ada Lovelace", "Learn something about Ada Lovelace",
        "Learn something about Ada Lovelace",
    ]  # fmt: skip
    journal.undo()
    assert facts_of(journal, ada)[1] == second
    journal.undo()
    assert facts_of(journal, ada)[0] == first


def test_a_fact_and_its_entry_know_each_other(journal: Journal, ada: int) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="She eats **no fish** at all", contact_ids=(ada,)))
    add_fact(journal, ada, LearnedFact("food", "no fish", DAY, entry_id))
    (fact,) = facts_of(journal, ada)
    assert fact.entry_id == entry_id
    ((person, learned),) = learned_from(journal, entry_id)
    assert (person.id, person.name, learned, learned.id) == (ada, "Ada Lovelace", fact, fact.id)
    origin = origins(journal, [entry_id, 999])[entry_id]
    assert (origin.words, origin.on) == ("She eats no fish at all", DAY)
    delete_entry(journal, entry_id)
    assert facts_of(journal, ada) == (LearnedFact("food", "no fish", DAY),)
    journal.undo()
    assert facts_of(journal, ada)[0].entry_id == entry_id


def test_a_fact_from_an_entry_that_is_gone_stands_alone(journal: Journal, ada: int) -> None:
    add_fact(journal, ada, LearnedFact("food", "no fish", DAY, 4711))
    assert facts_of(journal, ada) == (LearnedFact("food", "no fish", DAY),)


def test_a_fact_needs_words_and_a_card(journal: Journal, ada: int) -> None:
    add_fact(journal, ada, LearnedFact("food", "no fish"))
    (fact,) = facts_of(journal, ada)
    history = journal.history()
    for write in (
        lambda: add_fact(journal, ada, LearnedFact("food", "  ")),
        lambda: change_fact(journal, ada, replace(fact, text="")),
        lambda: change_fact(journal, ada, replace(fact, id=999)),
        lambda: forget_fact(journal, ada, 999),
    ):
        with pytest.raises(RelJournalError):
            write()
    assert journal.history() == history
    delete_contacts(journal, [ada])
    empty_trash(journal)
    with pytest.raises(NotFoundError):
        add_fact(journal, ada, LearnedFact("food", "no fish"))


def test_a_fact_is_found_by_its_words(journal: Journal, ada: int) -> None:
    add_fact(journal, ada, LearnedFact("food", "no shellfish"))
    assert find_contact(journal, "shellfish") == ada


def test_what_was_learned_comes_with_its_entry_in_one_edit(journal: Journal, ada: int) -> None:
    add_fact(journal, ada, LearnedFact("needs", "a partner in the work"))
    before = len(journal.history())
    jean, lady = PersonRef(0, "Jean Bartik"), PersonRef(ada, "Ada Lovelace")
    learned = (
        Learned(lady, LearnedFact(" food ", " no fish ", DAY)),
        Learned(jean, LearnedFact("", "knits", DAY)),
        Learned(lady, LearnedFact("plans", "Turin", DAY)),
        Learned(lady, LearnedFact("plans", "  ", DAY)),
    )
    draft = EntryDraft(Kind.CALL, DAY, text="x", contact_ids=(ada,), new_people=("Jean Bartik",), learned=learned)
    entry_id = log_entry(journal, draft)
    assert len(journal.history()) == before + 1
    needs, food, plans = facts_of(journal, ada)
    assert needs == LearnedFact("needs", "a partner in the work")
    assert food == LearnedFact("food", "no fish", DAY, entry_id)
    assert plans == LearnedFact("plans", "Turin", DAY, entry_id)
    assert [(person.name, fact.text) for person, fact in learned_from(journal, entry_id)] == [
        ("Ada Lovelace", "no fish"), ("Ada Lovelace", "Turin"), ("Jean Bartik", "knits"),
    ]  # fmt: skip
    journal.undo()
    assert facts_of(journal, ada) == (needs,)
    journal.redo()
    assert facts_of(journal, ada) == (needs, food, plans)


def test_what_was_learned_comes_with_a_change_of_the_entry(journal: Journal, ada: int) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="x", contact_ids=(ada,)))
    learned = (Learned(PersonRef(ada, ""), LearnedFact("food", "no fish", DAY)),)
    change_entry(journal, entry_id, EntryDraft(Kind.CALL, DAY, text="y", contact_ids=(ada,), learned=learned))
    assert facts_of(journal, ada) == (LearnedFact("food", "no fish", DAY, entry_id),)
    journal.undo()
    assert facts_of(journal, ada) == ()


def test_what_was_learned_about_somebody_who_is_gone_goes_with_them(journal: Journal, ada: int) -> None:
    gone = PersonRef(ada + 7, "Nobody")
    learned = (Learned(gone, LearnedFact("food", "no fish", DAY)),)
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="x", contact_ids=(ada,), learned=learned))
    assert learned_from(journal, entry_id) == []


def test_a_word_learned_is_something_to_save() -> None:
    learned = Learned(PersonRef(1, "Ada"), LearnedFact("food", "no fish"))
    assert not EntryDraft(Kind.CALL, DAY, learned=(learned,)).is_empty
    assert EntryDraft(Kind.CALL, DAY, learned=(replace(learned, fact=LearnedFact("food", " ")),)).is_empty
    merged = EntryDraft(Kind.CALL, DAY, contact_ids=(1,), learned=(learned,)).with_contact(2, {1})
    assert merged.learned[0].contact.id == 2

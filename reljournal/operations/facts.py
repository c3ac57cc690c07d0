"""What a person learns about a contact: short notes, each with the day and perhaps the entry it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.contacts import Contact
from reljournal.domain.entries import Learned
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, contacts
from reljournal.store.queries.facts import entry_exists

_GONE = "This is not on the card any more."


def add_fact(journal: Journal, contact_id: int, fact: LearnedFact) -> None:
    """Note something about a contact, below what is known already. A fact from a deleted entry loses that link.

    Raises:
        NotFoundError: the contact is gone.
        RelJournalError: it has no words.
    """
    before = contact(journal, contact_id)
    _write(journal, before, (*before.card.facts, _meant(journal, fact)), "Learn something about")


def change_fact(journal: Journal, contact_id: int, fact: LearnedFact) -> None:
    """Bring one fact of a contact, known by its id, to what ``fact`` says.

    Raises:
        NotFoundError: the contact or the fact is gone.
        RelJournalError: it has no words.
    """
    before = _with_fact(journal, contact_id, fact.id)
    meant = _meant(journal, fact)
    facts = tuple(meant if item.id == fact.id else item for item in before.card.facts)
    _write(journal, before, facts, "Change a fact of")


def forget_fact(journal: Journal, contact_id: int, fact_id: int) -> None:
    """Take one fact off a contact's card.

    Raises:
        NotFoundError: the contact or the fact is gone.
    """
    before = _with_fact(journal, contact_id, fact_id)
    _write(journal, before, tuple(item for item in before.card.facts if item.id != fact_id), "Forget a fact of")


def keep_learned(journal: Journal, entry_id: int, learned: Iterable[Learned]) -> None:
    """Put what was learned in an entry onto the cards of those it is about, below what is known. Only inside an edit.

    Whoever is gone meanwhile has no card any more; what was learned about them goes with them.
    """
    from reljournal.store import writing

    about: dict[int, list[LearnedFact]] = {}
    for item in learned:
        if item.fact.text.strip():
            about.setdefault(item.contact.id, []).append(_meant(journal, replace(item.fact, entry_id=entry_id)))
    if about:
        for known in contacts(journal, list(about)):
            writing.change_card(known.id, replace(known.card, facts=(*known.card.facts, *about[known.id])))


def _with_fact(journal: Journal, contact_id: int, fact_id: int) -> Contact:
    found = contact(journal, contact_id)
    if all(item.id != fact_id for item in found.card.facts):
        raise NotFoundError(_GONE)
    return found


def _meant(journal: Journal, fact: LearnedFact) -> LearnedFact:
    if not fact.text.strip():
        raise RelJournalError("Write a word about what you learned first.")
    entry_id = fact.entry_id if fact.entry_id is not None and entry_exists(journal, fact.entry_id) else None
    return replace(fact, label=fact.label.strip(), text=fact.text.strip(), entry_id=entry_id)


def _write(journal: Journal, before: Contact, facts: tuple[LearnedFact, ...], verb: str) -> None:
    from reljournal.store import writing

    with journal.edit(f"{verb} {before.name or 'a contact'}"):
        writing.change_card(before.id, replace(before.card, facts=facts))

"""Entries that were found through a private aside: whose it is, and that it is not found where others are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.entries import Aside
from reljournal.domain.own_words import found_aside, is_found
from reljournal.domain.search_question import Question, Sort
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.asked import contacts_named
from reljournal.store.queries.entries import entries


def asides_found(journal: Journal, entry_ids: Sequence[int], question: Question) -> dict[int, Aside]:
    """Return the aside through which each of these few entries was found, for those that were found so."""
    some = _with_asides(journal, entry_ids)
    about = _asked_for(journal, some, question, None)
    read = entries(journal, some) if some else []
    found = {item.id: found_aside(item, question.words, question.phrases, about) for item in read}
    return {entry_id: aside for entry_id, aside in found.items() if aside is not None}


def without_asides_of_others(
    journal: Journal, entry_ids: list[int], question: Question, person_id: int | None = None
) -> list[int]:
    """Leave out the entries that hold the words only in an aside about others than those who were asked for.

    Asked for is ``person_id``, and whom ``with:`` names; where nobody is, nothing is left out.
    """
    if not question.marked or (person_id is None and not _with(question)):
        return entry_ids
    some = _with_asides(journal, entry_ids)
    if not some:
        return entry_ids
    about = _asked_for(journal, some, question, person_id) or set()
    gone = {
        item.id for item in entries(journal, some) if not is_found(item, question.words, question.phrases, about)
    }
    return [entry_id for entry_id in entry_ids if entry_id not in gone]


def _with(question: Question) -> bool:
    return any(item.sort is Sort.WITH and not item.unwanted for item in question.restrictions)


def _with_asides(journal: Journal, entry_ids: Sequence[int]) -> list[int]:
    rows = journal.rows(
        "SELECT DISTINCT entry_id FROM entry_aside WHERE entry_id IN (SELECT value FROM json_each(?))",
        (as_json_ids(list(entry_ids)),),
    )
    return [row[0] for row in rows]


def _asked_for(journal: Journal, entry_ids: list[int], question: Question, person_id: int | None) -> set[int] | None:
    """Return who was asked for among those that asides of these entries are about; None where nobody was."""
    if person_id is None and not _with(question):
        return None
    about = set() if person_id is None else {person_id}
    for item in question.restrictions:
        if item.sort is Sort.WITH and not item.unwanted:
            names = contacts_named(item)
            rows = journal.rows(
                "SELECT DISTINCT contact_id FROM entry_aside WHERE entry_id IN (SELECT value FROM json_each(?))"
                f" AND contact_id IN ({names.sql})",
                (as_json_ids(entry_ids), *names.values),
            )
            about |= {row[0] for row in rows}
    return about

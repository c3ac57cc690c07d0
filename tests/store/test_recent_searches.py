"""What was searched for last."""

from __future__ import annotations

from reljournal.store.journal import Journal
from reljournal.store.recent_searches import forget_search, forget_searches, note_search, recent_searches


def test_the_last_ten_are_kept_the_newest_first(journal: Journal) -> None:
    assert recent_searches(journal) == []
    for number in range(12):
        note_search(journal, f"search {number}")
    assert recent_searches(journal) == [f"search {number}" for number in range(11, 1, -1)]
    note_search(journal, "  search   5 ")
    assert recent_searches(journal)[:2] == ["search 5", "search 11"]
    assert len(recent_searches(journal)) == 10


def test_they_are_no_content_and_are_forgotten_when_asked(journal: Journal) -> None:
    note_search(journal, "ada")
    note_search(journal, "grace")
    note_search(journal, " \n ")
    assert journal.undo_label() is None
    forget_search(journal, "ada")
    assert recent_searches(journal) == ["grace"]
    forget_searches(journal)
    assert recent_searches(journal) == []

"""Whatever was done, in whatever order, all of it can be undone to the byte and redone to the byte."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.errors import StaleEditError
from reljournal.store.journal import Journal
from tests.store import deeds
from tests.store.oracle import content, hold, indexed, words_on_cards


@settings(max_examples=40)
@given(st.lists(deeds.edits, min_size=1, max_size=12), st.booleans())
def test_undoing_all_and_redoing_all_gives_every_state_back(steps: list[deeds.Deed], reopened: bool) -> None:
    with deeds.journal_file() as path:
        journal = Journal.open(path)
        try:
            states = [(content(journal), indexed(journal))]
            for step in steps:
                before = len(journal.history(1000))
                step.do(journal)
                hold(journal)
                now = content(journal)
                if len(journal.history(1000)) > before:
                    states.append((now, indexed(journal)))
                assert now == states[-1][0]
            if reopened:
                journal.close()
                journal = Journal.open(path)
            for state in reversed(states[:-1]):
                journal.undo()
                assert content(journal) == state[0]
                assert indexed(journal) == state[1]
                assert journal.rows("PRAGMA foreign_key_check") == []
            assert journal.undo_label() is None
            if reopened:
                journal.close()
                journal = Journal.open(path)
            for state in states[1:]:
                journal.redo()
                assert content(journal) == state[0]
                assert indexed(journal) == state[1]
            assert journal.redo_label() is None
            hold(journal)
            assert journal.check()
        finally:
            journal.close()


@settings(max_examples=40)
@given(st.lists(deeds.walks, min_size=2, max_size=14))
def test_walking_to_and_fro_keeps_index_and_foreign_keys(steps: list[deeds.Deed]) -> None:
    with deeds.journal_file() as path, Journal.open(path) as journal:
        for step in steps:
            step.do(journal)
            hold(journal)
        while journal.undo_label() is not None:
            journal.undo()
        assert all(rows == [] for rows in content(journal).values())
        assert all(rows == [] for rows in indexed(journal).values())


@settings(max_examples=40)
@given(st.lists(deeds.edits, min_size=3, max_size=10), st.integers(0, 9))
def test_an_older_edit_is_taken_back_whole_or_not_at_all(steps: list[deeds.Deed], nth: int) -> None:
    with deeds.journal_file() as path, Journal.open(path) as journal:
        for step in steps:
            step.do(journal)
        done = [item.id for item in journal.history(1000) if item.state == "done"]
        if not done:
            return
        before, edits_before = content(journal), journal.history(1000)
        chosen = done[nth % len(done)]
        try:
            journal.undo_edit(chosen, "Take it back")
        except StaleEditError:
            assert content(journal) == before
            assert journal.history(1000) == edits_before
            hold(journal)
            return
        hold(journal)
        if chosen == done[0]:
            journal.redo()
        else:
            assert journal.undo_label() == "Take it back"
            journal.undo()
        assert content(journal) == before


@settings(max_examples=40)
@given(st.lists(deeds.edits, min_size=1, max_size=8))
def test_every_word_on_a_card_finds_it_and_no_other(steps: list[deeds.Deed]) -> None:
    with deeds.journal_file() as path, Journal.open(path) as journal:
        for step in steps:
            step.do(journal)
        expected = {(contact_id, word) for contact_id, found in words_on_cards(journal).items() for word in found}
        found = {(row[1], row[0]) for row in indexed(journal)["contact_index"]}
        assert found == expected

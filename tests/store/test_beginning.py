"""A journal begun for what comes into it goes again with a refusal, and never when it is in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.errors import RelJournalError
from reljournal.operations.contacts import add_contact
from reljournal.store.beginning import opened_or_begun
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people


def begin_and_refuse(path: Path, before: Callable[[Journal], object] = lambda _: None) -> None:
    with opened_or_begun(path, backups=path.parent) as journal:
        before(journal)
        raise RelJournalError("Not today.")


def test_what_was_written_before_a_refusal_stays(tmp_path: Path) -> None:
    path = tmp_path / "j.reljournal"
    with pytest.raises(RelJournalError, match="Not today"):
        begin_and_refuse(path, lambda journal: add_contact(journal, Card(formatted_name="Ada")))
    with Journal.open(path) as journal:
        assert count_people(journal) == 1


def test_a_bug_leaves_nothing_either(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), opened_or_begun(tmp_path / "a" / "j.reljournal", backups=tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_new_journal_that_another_program_has_open_stays(tmp_path: Path) -> None:
    path = tmp_path / "j.reljournal"
    others: list[Journal] = []
    with pytest.raises(RelJournalError, match="Not today"):
        begin_and_refuse(path, lambda _: others.append(Journal.open(path)))
    add_contact(others[0], Card(formatted_name="Ada"))
    others[0].close()
    with Journal.open(path) as journal:
        assert count_people(journal) == 1

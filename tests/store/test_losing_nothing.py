"""Ways to lose data: a killed program, a full disk, two programs at once. None of them may."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.operations.contacts import add_contact
from reljournal.operations.follow_ups import delete_follow_up
from reljournal.store import writing
from reljournal.store.backup import back_up_if_changed
from reljournal.store.drafts import drafts, keep_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people, people_window
from tests.store.oracle import content, hold

REPOSITORY = Path(__file__).parents[2]

# Each says "ready" at its worst moment and waits there to be killed.
HELD = """
import sys
from pathlib import Path
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store import writing
from reljournal.store.journal import Journal

def wait():
    print("ready", flush=True)
    sys.stdin.read()

path = Path(sys.argv[1])
journal = Journal.open(path)
"""
IN_AN_EDIT = """
with journal.edit("Half done") as edit:
    writing.add_cards(edit, [writing.NewCard(Card(formatted_name=f"Half {n}", note="x" * 20000)) for n in range(2000)])
    wait()
"""
AFTER_AN_EDIT = """
add_contact(journal, Card(formatted_name="Whole"))
wait()
"""
BEFORE_THE_RENAME = """
from datetime import datetime
from reljournal.store import backup
Path.replace = lambda self, target: wait()
backup.back_up_if_changed(journal, path.parent / "backups", datetime(2026, 11, 21, 12))
"""


def _killed(path: Path, script: str) -> None:
    """Run ``script`` on the journal in a process of its own and kill it at the moment it names."""
    with subprocess.Popen(
        [sys.executable, "-c", HELD + script, str(path)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
        process.wait()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name="Ada"))
    return path


@pytest.mark.process
def test_killed_in_the_middle_of_an_edit(path: Path) -> None:
    _killed(path, IN_AN_EDIT)
    with Journal.open(path) as journal:
        assert [row.name for row in people_window(journal, 0, 9)] == ["Ada"]
        assert journal.undo_label() == "Add Ada"
        hold(journal)
        assert journal.check()


@pytest.mark.process
def test_killed_right_after_an_edit(path: Path) -> None:
    _killed(path, AFTER_AN_EDIT)
    with Journal.open(path) as journal:
        assert [row.name for row in people_window(journal, 0, 9)] == ["Ada", "Whole"]
        assert journal.undo().label == "Add Whole"
        hold(journal)


@pytest.mark.process
def test_killed_between_a_backup_and_its_name(path: Path) -> None:
    _killed(path, BEFORE_THE_RENAME)
    folder = path.parent / "backups"
    assert [p.suffix for p in folder.iterdir()] == [".part"]
    with Journal.open(path) as journal:
        made = back_up_if_changed(journal, folder, datetime(2026, 11, 23, 12))  # noqa: DTZ001
    assert made is not None
    with Journal.open(made) as copy:
        assert count_people(copy) == 1


WRITER = """
import sys
from pathlib import Path
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal

with Journal.open(Path(sys.argv[1])) as journal:
    for n in range(25):
        add_contact(journal, Card(formatted_name=f"{sys.argv[2]} {n:02}"))
"""


@pytest.mark.process
def test_two_programs_write_at_once_and_begin_the_journal_together(tmp_path: Path) -> None:
    path = tmp_path / "shared.reljournal"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name], cwd=REPOSITORY, stderr=subprocess.PIPE, text=True
        )
        for name in ("Ada", "Grace")
    ]
    for writer in writers:
        _, errors = writer.communicate()
        assert (writer.returncode, errors) == (0, "")
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["shared.reljournal"]
    with Journal.open(path) as journal:
        names = [row.name for row in people_window(journal, 0, 100)]
        assert names == [f"{name} {n:02}" for name in ("Ada", "Grace") for n in range(25)]
        assert len(journal.history(100)) == 50
        hold(journal)
        while journal.undo_label():
            journal.undo()
        assert count_people(journal) == 0


def _fill_the_disk(journal: Journal, room: int) -> None:
    pages = journal.value("PRAGMA page_count")
    journal.rows(f"PRAGMA max_page_count = {pages + room}")


@pytest.mark.parametrize("room", [0, 3, 40])
def test_a_full_disk_changes_nothing(journal: Journal, room: int) -> None:
    add_contact(journal, Card(formatted_name="Ada"))
    before, history = content(journal), journal.history()
    _fill_the_disk(journal, room)
    with pytest.raises(RelJournalError, match="The disk is full"):
        add_contact(journal, Card(formatted_name="Grace", note="x " * 400_000))
    with pytest.raises(RelJournalError, match="disk is full"), journal.edit("Import") as edit:
        writing.add_cards(edit, [writing.NewCard(Card(formatted_name=f"N {n}", note="y" * 3000)) for n in range(400)])
    with pytest.raises(RelJournalError, match="disk is full"), journal.edit("Outer"), journal.edit("Inner"):
        add_contact(journal, Card(formatted_name="Grace", note="z " * 400_000))
    assert content(journal) == before
    assert journal.history() == history
    hold(journal)
    journal.rows("PRAGMA max_page_count = 1000000")
    add_contact(journal, Card(formatted_name="Grace"))
    assert count_people(journal) == 2
    hold(journal)


def test_an_undo_on_a_full_disk_changes_nothing(journal: Journal) -> None:
    ids = [add_contact(journal, Card(formatted_name=f"N {n}", note="x " * 100_000)) for n in range(5)]
    with journal.edit("Remove 5 contacts"):
        writing.remove_contacts(ids)
    journal.rows("VACUUM")
    before = content(journal)
    _fill_the_disk(journal, 2)
    with pytest.raises(RelJournalError, match="disk is full"):
        journal.undo()
    assert content(journal) == before
    assert journal.undo_label() == "Remove 5 contacts"
    journal.rows("PRAGMA max_page_count = 1000000")
    journal.undo()
    assert count_people(journal) == 5
    hold(journal)


def test_a_draft_outlives_a_failed_edit(journal: Journal) -> None:
    draft = EntryDraft(Kind.CALL, date(2026, 11, 21), text="Half a thought")
    keep_draft(journal, "new-1", draft)

    def fail() -> None:
        with journal.edit("Fails"):
            add_contact(journal, Card(formatted_name="Ada"))
            delete_follow_up(journal, 99)

    with pytest.raises(NotFoundError):
        fail()
    assert [kept.draft for kept in drafts(journal)] == [draft]
    assert count_people(journal) == 0

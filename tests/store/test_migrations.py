"""Older journals open for good; a migration is backed up first and done whole or not at all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import apsw
import pytest
from playhouse.schema_diff import diff_models

from reljournal.domain.contacts import Card
from reljournal.domain.entries import Kind
from reljournal.domain.errors import CorruptJournalError, JournalFileError, RelJournalError
from reljournal.operations.contacts import add_contact
from reljournal.store import changes, connection, opening, tables
from reljournal.store.backup import dated_backups
from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal
from reljournal.store.lent_database import database
from reljournal.store.queries.contacts import contact, find_contact, photo
from reljournal.store.queries.entries import newest_entries
from reljournal.store.queries.people import count_people, people_window
from reljournal.store.queries.search import search
from reljournal.store.recorded import INDEXED_WITH_CONTACT, INDEXED_WITH_ENTRY, RECORDED_TABLES
from tests.data.journals.make import ADA
from tests.store.oracle import content, hold

KEPT = Path(__file__).parents[1] / "data" / "journals"


@pytest.fixture
def first_released(tmp_path: Path) -> Path:
    return Path(shutil.copy(KEPT / "first-released.reljournal", tmp_path / "old.reljournal"))


def test_the_first_released_journal_shows_its_content(first_released: Path) -> None:
    with Journal.open(first_released) as journal:
        assert [row.name for row in people_window(journal, 0, 9)] == ["Ada Lovelace", "Łukasz Straße"]
        ada = find_contact(journal, "ada@engines.example")
        assert contact(journal, ada).card == ADA
        picture = photo(journal, ada)
        assert picture is not None
        assert picture.data.startswith(b"\x89PNG")
        (entry,) = newest_entries(journal, 0, 9)
        assert (entry.kind, entry.on, entry.at, entry.minutes) == (Kind.LETTER, date(1843, 7, 10), time(9, 30), 45)
        assert [person.name for person in entry.people] == ["Ada Lovelace"]
        assert entry.follow_ups[0].done_on == date(1843, 7, 20)
        assert [row.name for row in search(journal, "strasse 北京", 1843).people] == ["Łukasz Straße"]
        for typed in ("946000", "in:london", '"before noon"', "tag:mathematics"):
            assert [row.name for row in search(journal, typed, 1843).people] == ["Ada Lovelace"]
        assert [kept.draft.text for kept in drafts(journal)] == ["Not finished"]
        hold(journal)
        assert journal.check()


def test_the_first_released_journal_undoes_and_redoes(first_released: Path) -> None:
    with Journal.open(first_released) as journal:
        end = content(journal)
        assert journal.redo().label == "Add Undone Person"
        labels = []
        while journal.undo_label() is not None:
            labels.append(journal.undo().label)
            hold(journal)
        assert labels == [
            "Add Undone Person",
            "Tick off “Send the cards”",
            "Log a letter with Ada Lovelace",
            "Import address book",
            "Add Ada Lovelace",
        ]
        assert all(rows == [] for rows in content(journal).values())
        for _ in labels[1:]:
            journal.redo()
        assert content(journal) == end


def _schema(journal: Journal) -> list[tuple[object, ...]]:
    return journal.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")


def test_a_new_journal_has_the_schema_of_a_migrated_one(first_released: Path, tmp_path: Path) -> None:
    with Journal.open(first_released) as old, Journal.open(tmp_path / "new.reljournal") as new:
        assert _schema(old) == _schema(new)


# The models, and what the rest of the store assumes of the columns


def test_the_models_agree_with_the_schema(journal: Journal) -> None:
    with database.lend(journal._connection):
        difference = diff_models(database, list(tables.RECORDED))
    assert difference.add_columns == []
    assert difference.drop_columns == []
    for model in tables.RECORDED:
        name = model._meta.table_name
        there = {row[1]: row for row in journal.rows(f"PRAGMA table_info({name})")}
        fields = {field.column_name: field for field in model._meta.sorted_fields}
        assert list(there) == list(fields)
        for column, field in fields.items():
            not_null, primary = bool(there[column][3]), bool(there[column][5])
            assert primary == field.primary_key
            assert not_null == (not field.null or field.primary_key) or primary
        keys = {row[3]: (row[2], row[6]) for row in journal.rows(f"PRAGMA foreign_key_list({name})")}
        modelled = {
            field.column_name: (field.rel_model._meta.table_name, field.on_delete)
            for field in fields.values()
            if isinstance(field, tables.ForeignKeyField)
        }
        assert keys == modelled


def test_every_table_of_content_is_recorded(journal: Journal) -> None:
    assert {model._meta.table_name for model in tables.RECORDED} == RECORDED_TABLES
    real = {
        row[0] for row in journal.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    }
    aside = {"aside", "draft", "entry_version", "file_content", "history", "last_contact", "mention", "recent_search"}
    aside |= {"reminder_told", "schema_migration", "sqlite_schema", "sqlite_sequence"}
    assert real - aside == RECORDED_TABLES
    for table in RECORDED_TABLES:
        columns = [row[1] for row in journal.rows(f"PRAGMA table_info({table})")]
        assert columns[:4] == ["id", "uuid", "created_at", "changed_at"]


def test_owners_stand_where_changes_are_read(journal: Journal) -> None:
    def columns(table: str) -> list[str]:
        return [row[1] for row in journal.rows(f"PRAGMA table_info({table})")]

    for table in INDEXED_WITH_CONTACT:
        assert columns(table)[changes._OWNER_COLUMN] == "contact_id"
    for table in INDEXED_WITH_ENTRY:
        assert columns(table)[changes._OWNER_COLUMN] == "entry_id"
    assert columns("contact")[changes._DISPLAY_NAME_COLUMN] == "display_name"
    assert columns("entry_contact")[changes._MET_COLUMN] == "contact_id"
    assert [columns("entry")[place] for place in changes._ENTRY_COLUMNS_OF_MEETING] == ["kind", "on_date"]


def test_ids_are_never_used_again_in_any_recorded_table(journal: Journal) -> None:
    for table in sorted(RECORDED_TABLES):
        sql = journal.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
        assert "AUTOINCREMENT" in sql


# The next version, made up


LATER = connection.SCHEMA_VERSION + 1
NEXT = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE contact ADD COLUMN shoe_size INTEGER NOT NULL DEFAULT 40")
    db.execute_sql("UPDATE contact SET note = note || ' (migrated)'")
    {fails}
    db.execute_sql("PRAGMA user_version = {version}")
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that a later program runs; return the folder of its scripts, a copy of ours."""
    folder = tmp_path / "scripts [new]"
    shutil.copytree(opening._MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(opening, "_MIGRATIONS", folder)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", LATER)
    monkeypatch.setattr(connection, "SCHEMA_VERSION", LATER)
    return folder


def _script(folder: Path, fails: str = "") -> None:
    (folder / f"{LATER:04}_shoes.py").write_text(NEXT.format(fails=fails or "pass", version=LATER))


def test_a_migration_is_backed_up_first_and_then_seen(first_released: Path, next_version: Path, tmp_path: Path) -> None:
    _script(next_version)
    backups = tmp_path / "kept"
    with Journal.open(first_released, backups=backups) as journal:
        assert journal.value("PRAGMA user_version") == LATER
        assert set(journal.rows("SELECT note LIKE '% (migrated)', shoe_size FROM contact")) == {(1, 40)}
        assert journal.value("PRAGMA foreign_keys") == 1
    (copy,) = backups.iterdir()
    assert copy.name.startswith(f"old-before-version-{LATER}-from-1-")
    # It is no exit backup, so thinning those never takes it.
    assert dated_backups(backups) == []
    with apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READONLY) as old:
        assert old.pragma("user_version") == 1
        assert old.pragma("integrity_check") == "ok"
        assert old.execute("SELECT count(*) FROM contact WHERE note LIKE '%migrated%'").fetchone() == (0,)
    with Journal.open(first_released, backups=backups):
        assert list(backups.iterdir()) == [copy]


@pytest.mark.parametrize(
    "fails",
    [
        'raise ValueError("a bug")',
        'db.execute_sql("INSERT INTO nowhere VALUES (1)")',
        'db.execute_sql("UPDATE email SET contact_id = 99")',
    ],
    ids=["Python", "SQL", "rows that point nowhere"],
)
def test_a_script_that_fails_leaves_the_file_as_it_was(
    first_released: Path, next_version: Path, tmp_path: Path, fails: str
) -> None:
    _script(next_version, fails)
    before = first_released.read_bytes()
    with pytest.raises(JournalFileError, match="could not be brought up to date") as caught:
        Journal.open(first_released, backups=tmp_path / "kept")
    assert first_released.read_bytes() == before
    (copy,) = (tmp_path / "kept").iterdir()
    assert str(copy) in str(caught.value)
    assert {p.name for p in tmp_path.iterdir()} - {"home"} == {"old.reljournal", "kept", "scripts [new]"}


def test_the_second_of_two_scripts_takes_the_first_back_with_it(
    first_released: Path, next_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SCHEMA_VERSION", LATER + 1)
    monkeypatch.setattr(connection, "SCHEMA_VERSION", LATER + 1)
    _script(next_version)
    (next_version / f"{LATER + 1:04}_bad.py").write_text("def up(migrator, db):\n    raise ValueError('bad')\n")
    before = first_released.read_bytes()
    with pytest.raises(JournalFileError):
        Journal.open(first_released, backups=tmp_path / "kept")
    assert first_released.read_bytes() == before


def test_a_full_disk_during_a_migration_is_called_so(
    first_released: Path, next_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _script(next_version, 'db.execute_sql("CREATE TABLE big AS SELECT randomblob(9000000) AS b")')
    real = opening.connect

    def on_a_small_disk(path: Path) -> apsw.Connection:
        made = real(path)
        made.pragma("max_page_count", made.pragma("page_count") + 5)
        return made

    monkeypatch.setattr(opening, "connect", on_a_small_disk)
    before = first_released.read_bytes()
    with pytest.raises(RelJournalError, match="disk is full"):
        Journal.open(first_released, backups=tmp_path / "kept")
    assert first_released.read_bytes() == before


def test_no_backup_no_migration(first_released: Path, next_version: Path, tmp_path: Path) -> None:
    _script(next_version)
    (tmp_path / "a file").touch()
    before = first_released.read_bytes()
    with pytest.raises(RelJournalError, match="backup could not be written"):
        Journal.open(first_released, backups=tmp_path / "a file" / "kept")
    assert first_released.read_bytes() == before


def test_a_damaged_old_journal_is_not_migrated(first_released: Path, next_version: Path, tmp_path: Path) -> None:
    _script(next_version)
    with first_released.open("r+b") as file:
        file.seek(30 * 4096)
        file.write(b"\xff" * 4096 * 20)
    before = first_released.read_bytes()
    with pytest.raises((CorruptJournalError, RelJournalError)):
        Journal.open(first_released, backups=tmp_path / "kept")
    assert first_released.read_bytes() == before


def test_what_the_next_version_migrated_is_refused_by_this_one(
    first_released: Path, next_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _script(next_version)
    Journal.open(first_released, backups=tmp_path / "kept").close()
    monkeypatch.undo()
    with pytest.raises(JournalFileError, match="newer RelJournal"):
        Journal.open(first_released)


def test_history_from_before_a_migration_can_still_be_undone(
    first_released: Path, next_version: Path, tmp_path: Path
) -> None:
    """A column added at the end leaves the older changesets applicable."""
    (next_version / f"{LATER:04}_shoes.py").write_text(
        'def up(migrator, db):\n    db.execute_sql("ALTER TABLE contact ADD COLUMN shoe_size INTEGER DEFAULT 40")\n'
        f'    db.execute_sql("PRAGMA user_version = {LATER}")\n'
    )
    with Journal.open(first_released, backups=tmp_path / "kept") as journal:
        while journal.undo_label() is not None:
            journal.undo()
        assert count_people(journal) == 0
        while journal.redo_label() is not None:
            journal.redo()
        assert count_people(journal) == 3
        assert contact(journal, find_contact(journal, "Ada Lovelace")).card == ADA
        add_contact(journal, replace(Card(), formatted_name="After"))

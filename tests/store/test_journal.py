"""The one mechanism for every write: edits, what they tell, undo, redo and history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import apsw
import peewee
import pytest

from reljournal.domain.contacts import Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.errors import NotFoundError, NothingToUndoError, RelJournalError, StaleEditError
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.trash import delete_contacts, empty_trash, restore_from_trash
from reljournal.store import entry_writing, tables, writing
from reljournal.store.changes import Change
from reljournal.store.drafts import drop_draft, keep_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import count_entries
from reljournal.store.queries.people import count_people, filtered_ids, people_window
from reljournal.store.queries.search import search
from tests.store.oracle import content, hold

TODAY = date(2026, 11, 21)


def _named(name: str, **more: object) -> Card:
    return Card(formatted_name=name, **more)  # type: ignore[arg-type]


def _names(journal: Journal) -> list[str]:
    return [row.name for row in people_window(journal, 0, 100)]


# Edits


def test_nothing_can_be_written_outside_an_edit(journal: Journal) -> None:
    for write in (
        lambda: tables.Tag.create(name="friends"),
        lambda: tables.Contact.delete().execute(),
        lambda: writing.add_card(_named("Ada")),
        lambda: writing.remove_contacts([1]),
        lambda: list(tables.Contact.select()),
    ):
        with pytest.raises(peewee.InterfaceError):
            write()
    add_contact(journal, _named("Ada"))
    with pytest.raises(peewee.InterfaceError):
        tables.Tag.create(name="friends")
    assert journal.value("SELECT count(*) FROM tag") == 0


def test_nothing_can_be_written_after_a_failed_edit(journal: Journal) -> None:
    with pytest.raises(NotFoundError):
        change_contact(journal, 7, _named("Nobody"))
    with pytest.raises(peewee.InterfaceError):
        tables.Tag.create(name="friends")


def test_an_edit_that_writes_nothing_leaves_no_trace(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada"))
    told: list[Change] = []
    journal.subscribe(told.append)
    change_contact(journal, ada, contact(journal, ada).card)
    with journal.edit("Nothing"):
        pass
    with journal.edit("There and back"):
        writing.remove_contacts([writing.add_card(_named("Grace"))])
    assert told == []
    assert [item.label for item in journal.history()] == ["Add Ada"]


def test_an_edit_inside_an_edit_is_part_of_it(journal: Journal) -> None:
    told: list[Change] = []
    journal.subscribe(told.append)
    with journal.edit("Two people"):
        add_contact(journal, _named("Ada"))
        add_contact(journal, _named("Grace"))
        assert told == []
    assert [change.label for change in told] == ["Two people"]
    assert journal.undo().label == "Two people"
    assert _names(journal) == []


def test_a_part_that_fails_takes_back_only_itself(journal: Journal) -> None:
    def part(fails: bool) -> None:
        with journal.edit("A part") as edit:
            writing.add_cards(edit, [writing.NewCard(_named("Gone 1")), writing.NewCard(_named("Gone 2"))])
            if fails:
                raise RelJournalError("no")

    with journal.edit("The whole"):
        add_contact(journal, _named("Before"))
        with pytest.raises(RelJournalError, match="no"):
            part(fails=True)
        add_contact(journal, _named("After"))
    assert _names(journal) == ["After", "Before"]
    assert filtered_ids(journal, "gone") == []
    assert len(filtered_ids(journal, "after")) == 1
    hold(journal)
    journal.undo()
    assert _names(journal) == []
    journal.redo()
    assert _names(journal) == ["After", "Before"]


def test_a_row_that_is_gone_is_called_so(journal: Journal) -> None:
    def change() -> None:
        with journal.edit("Late"):
            writing.change_card(99, _named("Nobody"))

    with pytest.raises(NotFoundError, match="not in the journal any more"):
        change()
    assert journal.history() == []


def test_a_failing_edit_leaves_no_trace(journal: Journal) -> None:
    told: list[Change] = []
    journal.subscribe(told.append)

    def fail(error: BaseException) -> None:
        with journal.edit("Fails"):
            add_contact(journal, _named("Ada", key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1815)),)))
            raise error

    for error in (ValueError("bug"), KeyboardInterrupt(), RelJournalError("no")):
        with pytest.raises(type(error)):
            fail(error)
    assert all(rows == [] for rows in content(journal).values())
    assert journal.history() == []
    assert told == []
    hold(journal)


def test_what_sqlite_refuses_inside_an_edit_reaches_us_bare(journal: Journal) -> None:
    def twice() -> None:
        with journal.edit("Twice"):
            tables.Tag.create(name="friends")
            tables.Tag.create(name="friends")

    with pytest.raises(apsw.ConstraintError):
        twice()
    assert journal.value("SELECT count(*) FROM tag") == 0


def test_ids_are_never_used_again(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada"))
    first = log_entry(journal, EntryDraft(Kind.NOTE, TODAY, text="One"))
    journal.undo()
    delete_contacts(journal, [ada])
    empty_trash(journal)
    assert add_contact(journal, _named("Grace")) > ada
    assert log_entry(journal, EntryDraft(Kind.NOTE, TODAY, text="Two")) > first
    with journal.edit("Import") as edit:
        last = writing.add_cards(edit, [writing.NewCard(_named("Mary"))])[0]
    delete_contacts(journal, [last])
    empty_trash(journal)
    with journal.edit("Import") as edit:
        assert writing.add_cards(edit, [writing.NewCard(_named("Mary"))])[0] > last


def test_someone_deleted_long_ago_can_be_brought_back_past_later_additions(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada"))
    delete_contacts(journal, [ada])
    empty_trash(journal)
    deletion = journal.history()[0].id
    add_contact(journal, _named("Grace"))
    journal.undo_edit(deletion, "Bring Ada back")
    restore_from_trash(journal, [ada])
    assert _names(journal) == ["Ada", "Grace"]
    assert contact(journal, ada).name == "Ada"
    hold(journal)


# The search index follows what happens to rows in any edit


def test_what_an_edit_does_to_people_it_has_just_imported_is_indexed(journal: Journal) -> None:
    day = KeyDate(DateSort.OTHER, PartialDate(None, 5, 1), "Regatta")
    with journal.edit("Import") as edit:
        first, second, third = writing.add_cards(
            edit, [writing.NewCard(_named(f"Person {n}", note=f"old{n}", key_dates=(day,))) for n in range(3)]
        )
        writing.change_card(first, _named("Renamed", note="fresh"))
        writing.write_tags(second, ["sailing"])
        writing.remove_contacts([third])
    assert filtered_ids(journal, "old0") == []
    assert filtered_ids(journal, "fresh") == [first]
    assert filtered_ids(journal, "sailing") == [second]
    assert filtered_ids(journal, "old2") == []
    assert len(search(journal, "regatta", 2026).key_dates) == 1
    hold(journal)


def test_rows_that_move_to_another_owner_are_indexed_with_both(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada", emails=(Labelled("", "countess@engines.example"),), tags=("maths",)))
    grace = add_contact(journal, _named("Grace"))
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, TODAY, text="Talk", contact_ids=(ada,)))
    with journal.edit("Move"):
        tables.Email.update(contact=grace).where(tables.Email.contact == ada).execute()
        tables.ContactTag.update(contact=grace).where(tables.ContactTag.contact == ada).execute()
        tables.EntryContact.update(contact=grace).where(tables.EntryContact.entry == entry_id).execute()
    assert filtered_ids(journal, "countess") == [grace]
    assert filtered_ids(journal, "maths") == [grace]
    assert [entry.id for entry in search(journal, "grace", 2026).entries] == [entry_id]
    hold(journal)
    journal.undo()
    assert filtered_ids(journal, "countess") == [ada]
    hold(journal)


def test_a_renamed_contact_is_found_in_entries_and_dates_by_the_new_name(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada", key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),)))
    log_entry(journal, EntryDraft(Kind.CALL, TODAY, text="Talk", contact_ids=(ada,)))
    change_contact(journal, ada, replace(contact(journal, ada).card, formatted_name="Augusta"))
    for words, count in (("augusta", 1), ("ada", 0)):
        found = search(journal, words, 2026)
        assert (len(found.people), len(found.entries), len(found.key_dates)) == (count, count, count)
    hold(journal)


def test_a_renamed_tag_is_found_on_its_people(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada", tags=("maths",)))
    with journal.edit("Rename a tag"):
        tables.Tag.update(name="mathematics").where(tables.Tag.name == "maths").execute()
    assert filtered_ids(journal, "mathematics") == [ada]
    hold(journal)


# The change signal


def test_the_change_names_tables_and_rows(journal: Journal) -> None:
    told: list[Change] = []
    end = journal.subscribe(told.append)
    ada = add_contact(journal, _named("Ada", emails=(Labelled("", "ada@x.example"), Labelled("", "b@x.example"))))
    (change,) = told
    assert (change.label, change.everything) == ("Add Ada", False)
    assert change.tables == {"contact": frozenset({ada}), "email": frozenset({1, 2})}
    assert change.edit_id == journal.history()[0].id
    assert change.touches("email")
    assert change.touches("phone", "contact")
    assert not change.touches("entry")
    assert change.ids("contact") == {ada}
    assert change.ids("entry") == frozenset()
    assert journal.undo().tables == change.tables
    assert journal.redo().tables == change.tables
    assert [item.label for item in told] == ["Add Ada"] * 3
    end()
    end()
    add_contact(journal, _named("Grace"))
    assert len(told) == 3


def test_a_subscriber_may_ask_the_journal_and_write_itself(journal: Journal) -> None:
    seen: list[int] = []

    def answer(change: Change) -> None:
        seen.append(count_people(journal))
        if change.label == "Add Ada":
            add_contact(journal, _named("Grace"))

    journal.subscribe(answer)
    add_contact(journal, _named("Ada"))
    assert seen == [1, 2]


def test_what_others_write_is_noticed_once(journal: Journal) -> None:
    told: list[Change] = []
    journal.subscribe(told.append)
    assert not journal.notice_other_writers()
    add_contact(journal, _named("Mine"))
    assert not journal.notice_other_writers()
    told.clear()
    with Journal.open(journal.path) as other:
        assert not journal.notice_other_writers()
        add_contact(other, _named("Theirs"))
        assert journal.notice_other_writers()
        assert not journal.notice_other_writers()
        assert not other.notice_other_writers()
    (change,) = told
    assert change.everything
    assert change.touches("anything")
    assert _names(journal) == ["Mine", "Theirs"]
    assert journal.undo().label == "Add Theirs"


def test_drafts_are_kept_without_history_or_signal(journal: Journal) -> None:
    told: list[Change] = []
    journal.subscribe(told.append)
    keep_draft(journal, "new-1", EntryDraft(Kind.NOTE, TODAY, text="Half"))
    drop_draft(journal, "new-1")
    assert told == []
    assert journal.history() == []


# Undo, redo, history


def test_there_may_be_nothing_to_undo_or_redo(journal: Journal) -> None:
    assert journal.undo_label() is journal.redo_label() is None
    with pytest.raises(NothingToUndoError, match="nothing to undo"):
        journal.undo()
    with pytest.raises(NothingToUndoError, match="nothing to redo"):
        journal.redo()


def test_undo_inside_an_edit_is_refused(journal: Journal) -> None:
    add_contact(journal, _named("Ada"))
    edit_id = journal.history()[0].id
    for move in (journal.undo, lambda: journal.undo_edit(edit_id, "Back")):
        with journal.edit("Busy"), pytest.raises(RuntimeError, match="inside an edit"):
            move()
    assert _names(journal) == ["Ada"]
    assert journal.value("PRAGMA foreign_keys") == 1


def test_a_new_edit_drops_what_was_undone(journal: Journal) -> None:
    for name in ("Ada", "Grace", "Mary"):
        add_contact(journal, _named(name))
    journal.undo()
    journal.undo()
    assert (journal.undo_label(), journal.redo_label()) == ("Add Ada", "Add Grace")
    add_contact(journal, _named("Emmy"))
    assert journal.redo_label() is None
    states = {item.label: item.state for item in journal.history()}
    assert states == {"Add Ada": "done", "Add Grace": "dropped", "Add Mary": "dropped", "Add Emmy": "done"}


def test_undo_works_after_a_restart(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada"))
    delete_contacts(journal, [ada])
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.undo_label() == "Delete Ada"
        again.undo()
    with Journal.open(journal.path) as again:
        assert _names(again) == ["Ada"]
        assert again.redo().label == "Delete Ada"


def test_an_edit_whose_rows_have_changed_since_is_not_half_undone(journal: Journal) -> None:
    with journal.edit("Add three") as edit:
        writing.add_cards(edit, [writing.NewCard(_named(name, note="n")) for name in ("Ada", "Grace", "Mary")])
    older = journal.history()[0].id
    change_contact(journal, 2, replace(contact(journal, 2).card, note="changed"))
    before, history = content(journal), journal.history()
    with pytest.raises(StaleEditError, match="“Add three” cannot be undone any more"):
        journal.undo_edit(older, "Take back")
    assert content(journal) == before
    assert journal.history() == history
    hold(journal)


@pytest.mark.parametrize("people", [1, 700], ids=["few", "many"])
def test_an_edit_on_which_later_rows_stand_is_not_undone(journal: Journal, people: int) -> None:
    """Few rows are undone with foreign keys enforced, many with one check at the end: both refuse."""
    with journal.edit("Import") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(_named(f"Person {n}")) for n in range(people)])
    older = journal.history()[0].id
    log_entry(journal, EntryDraft(Kind.CALL, TODAY, text="Talk", contact_ids=(ids[-1],)))
    before = content(journal)
    with pytest.raises(StaleEditError):
        journal.undo_edit(older, "Take back")
    assert content(journal) == before
    assert journal.value("PRAGMA foreign_keys") == 1
    hold(journal)
    journal.undo()
    assert journal.undo().label == "Import"
    assert count_people(journal) == 0


def test_a_newest_edit_that_went_stale_behind_our_back_is_refused(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada"))
    journal.rows("UPDATE contact SET note = 'changed without a record' WHERE id = ?", (ada,))
    with pytest.raises(StaleEditError):
        journal.undo()
    assert journal.undo_label() == "Add Ada"
    assert contact(journal, ada).card.note == "changed without a record"


def test_taking_back_an_older_edit_is_an_edit_that_can_be_undone(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada"))
    change_contact(journal, ada, _named("Ada Lovelace"))
    renamed = journal.history()[0].id
    log_entry(journal, EntryDraft(Kind.CALL, TODAY, text="Talk", contact_ids=(ada,)))
    told: list[Change] = []
    journal.subscribe(told.append)
    journal.undo_edit(renamed, "Take the name back")
    assert _names(journal) == ["Ada"]
    assert count_entries(journal) == 1
    assert told[0].label == journal.undo_label() == "Take the name back"
    hold(journal)
    journal.undo()
    assert _names(journal) == ["Ada Lovelace"]
    journal.redo()
    assert _names(journal) == ["Ada"]
    with pytest.raises(StaleEditError):
        journal.undo_edit(renamed, "Twice")


def test_taking_back_the_newest_edit_is_an_undo(journal: Journal) -> None:
    add_contact(journal, _named("Ada"))
    journal.undo_edit(journal.history()[0].id, "Not used")
    assert journal.redo_label() == "Add Ada"
    with pytest.raises(NothingToUndoError, match="already been undone"):
        journal.undo_edit(journal.history()[0].id, "Again")
    with pytest.raises(NothingToUndoError):
        journal.undo_edit(99, "Never was")


def test_history_tells_each_row_before_and_after(journal: Journal) -> None:
    ada = add_contact(journal, _named("Ada", note="old"))
    change_contact(journal, ada, _named("Ada", note="new"))
    delete_contacts(journal, [ada])
    empty_trash(journal)
    removed, deleted, changed, added = journal.history()
    assert [item.changes for item in (removed, deleted, changed, added)] == [1, 1, 1, 1]
    (row,) = journal.changes_of(added.id)
    assert (row.table, row.row_id, row.before) == ("contact", ada, None)
    assert row.after is not None
    assert row.after["note"] == "old"
    (row,) = journal.changes_of(changed.id)
    assert row.before is not None
    assert row.after is not None
    assert row.before["note"] == "old"
    assert row.after["note"] == "new"
    assert "given" not in row.after
    (row,) = journal.changes_of(deleted.id)
    assert row.after is not None
    assert set(row.after) == {"changed_at", "trashed_at"}
    (row,) = journal.changes_of(removed.id)
    assert row.after is None
    with pytest.raises(RelJournalError, match="no such edit"):
        journal.changes_of(99)
    assert [item.id for item in journal.history(limit=2)] == [removed.id, deleted.id]


def test_two_programs_that_undo_at_once_do_not_undo_twice(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    add_contact(journal, _named("Ada"))
    add_contact(journal, _named("Grace"))
    real = journal._applying

    def somebody_is_faster(changes: int) -> object:
        monkeypatch.setattr(journal, "_applying", real)
        with Journal.open(journal.path) as other:
            other.undo()
        return real(changes)

    monkeypatch.setattr(journal, "_applying", somebody_is_faster)
    with pytest.raises(RelJournalError, match="just been changed elsewhere"):
        journal.undo()
    assert _names(journal) == ["Ada"]
    assert journal.undo().label == "Add Ada"


def test_undo_of_many_rows_is_linear(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Work is counted in steps of SQLite's virtual machine, which are the same on every computer."""
    steps: dict[int, tuple[int, int]] = {}
    for people in (1000, 4000):
        with Journal.open(tmp_path_factory.mktemp("linear") / "j.reljournal") as journal:
            cards = [
                _named(f"Person {n}", emails=(Labelled("", f"p{n}@x.example"),), tags=("a", f"t{n % 9}"))
                for n in range(people)
            ]
            with journal.edit("Import") as edit:
                ids = writing.add_cards(edit, [writing.NewCard(card) for card in cards])
                entry_writing.add_entry(EntryDraft(Kind.NOTE, TODAY, text="All", contact_ids=tuple(ids)))
            counted = [0, 0]
            for at, move in enumerate((journal.undo, journal.redo)):

                def count(at: int = at, counted: list[int] = counted) -> bool:
                    counted[at] += 1
                    return False

                journal._connection.set_progress_handler(count, 100)
                move()
            journal._connection.set_progress_handler(None)
            steps[people] = (counted[0], counted[1])
            assert count_people(journal) == people
    assert steps[1000][0] > 100
    assert steps[4000][0] / steps[1000][0] < 6
    assert steps[4000][1] / steps[1000][1] < 6

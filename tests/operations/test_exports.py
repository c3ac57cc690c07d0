"""Contacts as a file: whole or not at all, and the same when they come in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reljournal.domain.contacts import Card, Labelled, Photo
from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Cancelled, Silent
from reljournal.operations.contacts import add_contact
from reljournal.operations.exports import export_vcards
from reljournal.operations.imports import import_vcards
from reljournal.operations.trash import delete_contacts
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts, photo

PICTURE = Photo("image/png", b"\x89PNG\r\n\x1a\nxxxx")


def test_an_export_comes_in_again_as_it_was(journal: Journal, tmp_path: Path) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada Lovelace", emails=(Labelled("pen", "ada@x"),)), PICTURE)
    grace = add_contact(journal, Card(formatted_name="Grace", note="1\n2"))
    book = tmp_path / "book.vcf"
    assert export_vcards(journal, [grace, ada, grace, 99], book, Silent()) == 2
    assert [path.name for path in tmp_path.iterdir() if "book" in path.name] == ["book.vcf"]
    with Journal.open(tmp_path / "other.reljournal") as other:
        assert import_vcards(other, [book], Silent()).added == 2
        there, here = contacts(other, [1, 2]), contacts(journal, [grace, ada])
        assert [item.card for item in there] == [item.card for item in here]
        assert photo(other, 2) == PICTURE
        assert import_vcards(other, [book], Silent()).unchanged == 2


def test_own_fields_go_along(journal: Journal, tmp_path: Path) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada"))
    with journal.edit("Field"):
        field = tables.CustomField.create(name="Shoe size", sort="text", choices="", position=0, contact=None)
        tables.CustomValue.create(contact=ada, field=field, value="38", position=0)
    export_vcards(journal, [ada], tmp_path / "a.vcf", Silent())
    assert 'X-RELJOURNAL-FIELD;X-NAME="Shoe size":38' in (tmp_path / "a.vcf").read_text(encoding="utf-8")


def test_a_refused_export_leaves_what_was_there(journal: Journal, tmp_path: Path) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada"))
    book = tmp_path / "book.vcf"
    book.write_text("before", encoding="utf-8")

    class Stopping:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_vcards(journal, [ada], book, Stopping())
    assert book.read_text(encoding="utf-8") == "before"
    with pytest.raises(RelJournalError, match="Nothing was exported"):
        export_vcards(journal, [ada], tmp_path / "no" / "folder.vcf", Silent())
    delete_contacts(journal, [ada])
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []

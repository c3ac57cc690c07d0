"""Contacts as a file: whole or not at all, and the same when they come in again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card, Labelled, Photo
from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Cancelled, Silent
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.operations.exports import export_vcards
from reljournal.operations.imports import import_vcards
from reljournal.operations.relations import add_relation
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, contacts, find_contact, photo
from reljournal.store.queries.custom_fields import every_field, fields_with_values
from reljournal.store.queries.relations import own_kinds, relations_of
from tests.store.oracle import content, hold

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
    set_value(journal, ada, add_field(journal, CustomField("Shoe size")), "38")
    add_field(journal, CustomField("Tea"))
    export_vcards(journal, [ada], tmp_path / "a.vcf", Silent())
    text = (tmp_path / "a.vcf").read_text(encoding="utf-8")
    assert 'X-RELJOURNAL-FIELD;X-NAME="Shoe size":38' in text
    # Whoever hands on one card does not hand on what else they write down of people.
    assert "Tea" not in text


@pytest.fixture
def with_fields(journal: Journal) -> tuple[int, int]:
    """Two contacts whose cards have fields of every sort."""
    ada, charles = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Charles"))
    said = {
        CustomField("Lawyer", FieldSort.PERSON): "Charles", CustomField("Shoe; size", FieldSort.NUMBER): "37,5",
        CustomField("Met the Queen", FieldSort.DATE): "1837-06", CustomField("Rides", FieldSort.YES_NO): "yes",
        CustomField("Tea", FieldSort.CHOICE, ("green", "black, with milk")): "black, with milk",
        CustomField("Of hers", FieldSort.LINK): "https://engines.example/a,b;c",
        CustomField("Horse", contact_id=ada): "Tam\nO’Shanter",
    }  # fmt: skip
    for field, value in said.items():
        other = charles if field.sort is FieldSort.PERSON else None
        set_value(journal, ada, add_field(journal, field), value, other)
    add_field(journal, CustomField("Nobody’s yet", FieldSort.DATE))
    set_value(journal, charles, every_field(journal)[4].id, "green")
    return ada, charles


def fields_of(journal: Journal, contact_id: int) -> list[tuple[str, FieldSort, tuple[str, ...], bool]]:
    return [(item.name, item.sort, item.choices, item.contact_id is not None)
            for item in every_field(journal, contact_id)]  # fmt: skip


def values_of(journal: Journal, contact_id: int) -> list[tuple[str, str, str]]:
    return [(item.field.name, item.value, contact(journal, find_contact(journal, item.person)).name
             if item.person else "") for item in fields_with_values(journal, [contact_id])[contact_id]]  # fmt: skip


def test_own_fields_come_in_again_as_they_were(
    journal: Journal, tmp_path: Path, with_fields: tuple[int, int]
) -> None:
    book = tmp_path / "book.vcf"
    # Ada names Charles, who stands after her in the file.
    export_vcards(journal, with_fields, book, Silent())
    with Journal.open(tmp_path / "other.reljournal") as other:
        report = import_vcards(other, [book], Silent())
        assert report.warnings == ()
        for here, there in zip(with_fields, (1, 2), strict=True):
            assert fields_of(other, there) == fields_of(journal, here)
            assert values_of(other, there) == values_of(journal, here)
            assert contact(other, there).card.unknown == ()
        hold(other)
        before = content(other)
        assert import_vcards(other, [book], Silent()).unchanged == 2
        assert content(other) == before
        other.undo()
        assert every_field(other) == []
        hold(other)


def test_an_export_is_known_where_it_comes_from(
    journal: Journal, tmp_path: Path, with_fields: tuple[int, int]
) -> None:
    book = tmp_path / "book.vcf"
    export_vcards(journal, with_fields, book, Silent())
    before = [contact(journal, one).card for one in with_fields], every_field(journal, with_fields[0])
    assert import_vcards(journal, [book], Silent()).unchanged == 2
    assert ([contact(journal, one).card for one in with_fields], every_field(journal, with_fields[0])) == before


def test_what_contradicts_a_field_is_kept_and_told(
    journal: Journal, tmp_path: Path, with_fields: tuple[int, int]
) -> None:
    book = tmp_path / "book.vcf"
    export_vcards(journal, with_fields, book, Silent())
    with Journal.open(tmp_path / "other.reljournal") as other:
        add_field(other, CustomField("rides", FieldSort.NUMBER))
        add_field(other, CustomField("TEA", FieldSort.CHOICE, ("green",)))
        report = import_vcards(other, [book], Silent())
        line = 'X-RELJOURNAL-FIELD;X-NAME="Rides";X-SORT=yes_no:yes'
        assert [item.text for item in report.warnings] == [line]
        assert "holds a number here and yes or no in the file" in report.warnings[0].reason
        assert contact(other, 1).card.unknown == (line,)
        # What was chosen elsewhere can be chosen here from now on.
        assert [item.choices for item in every_field(other)][:2] == [(), ("green", "black, with milk")]
        export_vcards(other, [1, 2], tmp_path / "again.vcf", Silent())
        assert line in (tmp_path / "again.vcf").read_text(encoding="utf-8")


def test_news_of_a_field_are_written_over_what_it_said(
    journal: Journal, tmp_path: Path, with_fields: tuple[int, int]
) -> None:
    ada, _ = with_fields
    book = tmp_path / "book.vcf"
    export_vcards(journal, with_fields, book, Silent())
    horse = next(field for field in every_field(journal, ada) if field.name == "Horse")
    set_value(journal, ada, horse.id, "Flora")
    report = import_vcards(journal, [book], Silent())
    assert (report.updated, report.unchanged) == (1, 1)
    assert ("Horse", "Tam\nO’Shanter", "") in values_of(journal, ada)
    journal.undo()
    assert ("Horse", "Flora", "") in values_of(journal, ada)


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


@pytest.fixture
def family(journal: Journal) -> tuple[int, int, int]:
    """Ada, whose card says who her father and a friend are, and the two of them."""
    ada, byron, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Byron", "Mary"))
    add_relation(journal, ada, Relation("father", "", other_id=byron, note="Left in 1816"))
    add_relation(journal, mary, Relation("wrangler", "", other_id=ada), inverse="wrangled by")
    add_relation(journal, ada, Relation("child", "Annabella", birth_year=1837, note="Anne"))
    add_relation(journal, byron, Relation("fellow rider", "Trelawny"), inverse="rider")
    return ada, byron, mary


def around(journal: Journal, contact_id: int) -> list[tuple[str, str, bool, str, int | None, bool]]:
    return [(item.label, item.name, item.has_card, item.note, item.birth_year, item.is_inverse)
            for item in relations_of(journal, contact_id)]  # fmt: skip


def test_relations_stand_on_both_cards_and_come_back_once(
    journal: Journal, tmp_path: Path, family: tuple[int, int, int]
) -> None:
    book = tmp_path / "book.vcf"
    export_vcards(journal, family, book, Silent())
    text = book.read_text(encoding="utf-8").replace("\n ", "")
    ada = contact(journal, family[0])
    assert f';X-RELJOURNAL-SIDE=theirs:urn:uuid:{ada.uuid}' in text
    assert 'RELATED;VALUE=uri;TYPE=parent;X-RELJOURNAL-KIND="father";X-RELJOURNAL-NAME="Byron"' in text
    assert 'RELATED;VALUE=uri;TYPE=child;X-RELJOURNAL-KIND="child";X-RELJOURNAL-NAME="Ada"' in text
    with Journal.open(tmp_path / "other.reljournal") as other:
        assert import_vcards(other, [book], Silent()).warnings == ()
        for here, there in zip(family, (1, 2, 3), strict=True):
            assert around(other, there) == around(journal, here)
        assert own_kinds(other) == own_kinds(journal)
        before = content(other)
        assert import_vcards(other, [book], Silent()).unchanged == 3
        assert content(other) == before
        hold(other)
        other.undo()
        assert (other.value("SELECT count(*) FROM related"), own_kinds(other)) == (0, {})


def test_relations_are_not_doubled_where_they_come_from(
    journal: Journal, tmp_path: Path, family: tuple[int, int, int]
) -> None:
    book = tmp_path / "book.vcf"
    export_vcards(journal, family, book, Silent())
    before = [around(journal, one) for one in family]
    assert import_vcards(journal, [book], Silent()).unchanged == 3
    assert [around(journal, one) for one in family] == before
    change_contact(journal, family[1], replace(contact(journal, family[1]).card, formatted_name="Lord Byron"))
    import_vcards(journal, [book], Silent())
    assert [len(around(journal, one)) for one in family] == [len(item) for item in before]


def test_a_relation_whose_other_card_stayed_behind_is_kept(
    journal: Journal, tmp_path: Path, family: tuple[int, int, int]
) -> None:
    ada, byron, _ = family
    export_vcards(journal, [byron], tmp_path / "byron.vcf", Silent())
    export_vcards(journal, [ada], tmp_path / "ada.vcf", Silent())
    with Journal.open(tmp_path / "other.reljournal") as other:
        import_vcards(other, [tmp_path / "byron.vcf"], Silent())
        assert [item[:3] for item in around(other, 1)] == [("child", "Ada", False), ("fellow rider", "Trelawny", False)]
        import_vcards(other, [tmp_path / "ada.vcf"], Silent())
        assert ("father", "Byron", True, "Left in 1816", None, False) in around(other, 2)
        assert [item[:3] for item in around(other, 1)] == [("child", "Ada", True), ("fellow rider", "Trelawny", False)]
        hold(other)

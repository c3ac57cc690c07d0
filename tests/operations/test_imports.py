"""Importing address books: known by UID or by what they say, nothing lost, one undo step."""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.dates import DateSort
from reljournal.domain.errors import ImportFileError
from reljournal.domain.progress import Cancelled, Silent
from reljournal.operations.contacts import change_contact
from reljournal.operations.imports import ImportReport, import_vcards
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, photo
from reljournal.store.queries.search import search

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"

ADA = (
    "UID:ada",
    "FN:Ada Lovelace",
    "N:Lovelace;Ada;;;",
    "EMAIL;TYPE=WORK:ada@engines.example",
    "TEL;TYPE=CELL:020 7946 0018",
    "BDAY:1815-12-10",
    "CATEGORIES:friends",
    "NOTE:Plays whist.",
    "GENDER:F",
    "PHOTO;ENCODING=b:iVBORw0KGgo=",
)


def book(*cards: tuple[str, ...]) -> bytes:
    return "".join("\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", "")) for lines in cards).encode()


def imported(journal: Journal, *books: bytes) -> ImportReport:
    return import_vcards(journal, [(f"{n}.vcf", io.BytesIO(data)) for n, data in enumerate(books, 1)], Silent())


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.added, report.updated, report.unchanged


def cards(journal: Journal) -> list[Card]:
    return [contact(journal, row[0]).card for row in journal.rows("SELECT id FROM contact ORDER BY id")]


def names(journal: Journal) -> list[str]:
    return [card.shown_name for card in cards(journal)]


def everything(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    tables = (
        "contact",
        "email",
        "phone",
        "key_date",
        "photo",
        "unknown_property",
        "imported_card",
        "tag",
        "contact_tag",
    )
    return {table: list(journal.rows(f"SELECT * FROM {table} ORDER BY id")) for table in tables}  # noqa: S608


def found(journal: Journal, words: str) -> list[str]:
    return [row.name for row in search(journal, words, 2026).people]


def test_a_card_with_all_it_says(journal: Journal) -> None:
    report = imported(journal, book(ADA))
    assert counts(report) == (1, 0, 0)
    (card,) = cards(journal)
    assert card.shown_name == "Ada Lovelace"
    assert card.emails[0].value == "ada@engines.example"
    assert card.phones[0].label == "mobile"
    assert str(card.key_dates[0].when) == "1815-12-10"
    assert card.tags == ("friends",)
    assert card.note == "Plays whist."
    assert card.unknown == ("GENDER:F",)
    picture = photo(journal, 1)
    assert picture is not None
    assert picture.media_type == "image/png"
    assert found(journal, "lovel") == ["Ada Lovelace"]


@pytest.mark.parametrize("lines", [ADA, tuple(line for line in ADA if not line.startswith("UID"))])
def test_the_same_file_twice_changes_nothing(journal: Journal, lines: tuple[str, ...]) -> None:
    data = book(lines, lines, ("FN:Bo",))
    first = imported(journal, data)
    before = everything(journal)
    history = len(journal.history())
    second = imported(journal, data)
    assert second.added == second.updated == 0
    assert second.unchanged == 3
    assert second.edit_id == 0
    assert first.edit_id
    assert everything(journal) == before
    assert len(journal.history()) == history


def test_two_equal_cards_without_uid_are_two_contacts(journal: Journal) -> None:
    assert counts(imported(journal, book(("FN:Ada",), ("FN:Ada",)))) == (2, 0, 0)
    assert counts(imported(journal, book(("FN:Ada",)))) == (0, 0, 1)
    assert names(journal) == ["Ada", "Ada"]


def test_two_equal_cards_with_a_uid_are_one_contact(journal: Journal) -> None:
    assert counts(imported(journal, book(ADA, ADA))) == (1, 0, 1)


def test_the_same_card_in_two_files_is_one_contact(journal: Journal) -> None:
    ada = ("N:Lovelace;Ada;;;", "FN:Ada Lovelace")
    assert counts(imported(journal, book(ada), book(ada, ("FN:Grace Hopper",)))) == (2, 0, 1)
    assert counts(imported(journal, book(ada, ada))) == (1, 0, 1)


def test_what_is_no_text_is_named_and_not_shown(journal: Journal) -> None:
    report = imported(journal, book(("FN:Ada",)), bytes(range(256)) * 40)
    assert report.added == 1
    [noted] = report.skipped
    assert (noted.source, noted.reason, noted.text) == ("2.vcf", "This is no text, as an address book is.", "")


def test_the_same_name_is_not_the_same_person(journal: Journal) -> None:
    assert counts(imported(journal, book(("FN:Ada", "TEL:1"), ("FN:Ada", "TEL:2")))) == (2, 0, 0)


def test_news_under_the_same_uid(journal: Journal) -> None:
    imported(journal, book(ADA))
    news = (
        "UID:urn:uuid:ADA",
        "FN:Ada King",
        "TITLE:Countess",
        "EMAIL;TYPE=WORK:ada@engines.example",
        "EMAIL;TYPE=HOME:ada@home.example",
        "CATEGORIES:mentors",
        "NOTE:Likes horses.",
    )
    report = imported(journal, book(news))
    assert counts(report) == (0, 1, 0)
    (card,) = cards(journal)
    assert card.shown_name == "Ada King"
    assert card.title == "Countess"
    assert card.name.family == "Lovelace"
    assert [email.value for email in card.emails] == ["ada@engines.example", "ada@home.example"]
    assert [phone.value for phone in card.phones] == ["020 7946 0018"]
    assert card.tags == ("friends", "mentors")
    assert card.note == "Plays whist.\n\nLikes horses."
    assert found(journal, "countess") == ["Ada King"]
    assert counts(imported(journal, book(ADA))) == counts(imported(journal, book(news))) == (0, 0, 1)


def test_what_the_person_changed_since_is_left_alone_by_the_same_file(journal: Journal) -> None:
    imported(journal, book(ADA))
    card = cards(journal)[0]
    change_contact(journal, 1, Card(card.name, "Augusta Ada", note="Mine."))
    assert counts(imported(journal, book(ADA))) == (0, 0, 1)
    assert names(journal) == ["Augusta Ada"]


def test_another_person_under_the_same_uid_is_added_with_a_warning(journal: Journal) -> None:
    imported(journal, book(ADA))
    data = book(("UID:ada", "FN:Charles Babbage"))
    report = imported(journal, data)
    assert counts(report) == (1, 0, 0)
    assert names(journal) == ["Ada Lovelace", "Charles Babbage"]
    assert [(warning.source, warning.line) for warning in report.warnings] == [("1.vcf", 1)]
    assert counts(imported(journal, data)) == (0, 0, 1)


def test_a_file_that_was_cut_off_brings_its_last_card_and_says_so(journal: Journal) -> None:
    report = imported(journal, book(ADA) + b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Charles\r\nTEL:+44 20 7")
    assert counts(report) == (2, 0, 0)
    assert [(noted.text, "file ends" in noted.reason) for noted in report.warnings] == [("TEL:+44 20 7", True)]
    assert report.skipped == ()


def test_broken_pieces_are_reported_and_the_rest_comes_in(journal: Journal) -> None:
    data = book(ADA) + b"BEGIN:VCARD\r\nFN:Charles\r\n" + book(("FN:Bo", "BDAY:never"))
    report = imported(journal, data)
    assert counts(report) == (2, 0, 0)
    (skipped,) = report.skipped
    assert (skipped.source, skipped.line, skipped.text) == ("1.vcf", 14, "BEGIN:VCARD\nFN:Charles")
    assert skipped.reason
    (warning,) = report.warnings
    assert (warning.line, warning.text) == (19, "BDAY:never")
    assert names(journal) == ["Ada Lovelace", "Bo"]


def test_all_of_it_is_one_undo_step(journal: Journal) -> None:
    before = everything(journal)
    imported(journal, *[book((f"FN:Person {n}", f"UID:{n}", "CATEGORIES:a,b")) for n in range(30)])
    after = everything(journal)
    assert journal.undo_label() == "Import 30 contacts"
    journal.undo()
    assert everything(journal) == before
    assert found(journal, "person") == []
    journal.redo()
    assert everything(journal) == after
    assert found(journal, "person")


def test_undo_of_an_update(journal: Journal) -> None:
    imported(journal, book(ADA))
    before = everything(journal)
    imported(journal, book(("UID:ada", "FN:Ada", "TITLE:Countess")))
    journal.undo()
    assert everything(journal) == before
    assert counts(imported(journal, book(("UID:ada", "FN:Ada", "TITLE:Countess")))) == (0, 1, 0)


@pytest.mark.parametrize("lines", [ADA, ("FN:Ada", "TEL:1")])
def test_what_was_deleted_comes_again(journal: Journal, lines: tuple[str, ...]) -> None:
    imported(journal, book(lines))
    delete_contacts(journal, [1])
    assert counts(imported(journal, book(lines))) == (1, 0, 0)


class Stopping:
    """A progress whose person changes their mind after some steps."""

    def __init__(self, after: int) -> None:
        self.after = after

    def step(self, done: int, total: int, text: str = "") -> None:
        del done, total, text
        self.after -= 1
        if self.after < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 10, 60])
def test_cancel_leaves_nothing_behind(journal: Journal, after: int) -> None:
    imported(journal, book(ADA))
    before = everything(journal)
    data = book(*[(f"FN:Person {n}", f"UID:{n}") for n in range(2_000)])
    with pytest.raises(Cancelled):
        import_vcards(journal, [("many.vcf", io.BytesIO(data))], Stopping(after))
    assert everything(journal) == before
    assert found(journal, "person") == []
    assert journal.undo_label() == "Import 1 contact"
    assert counts(imported(journal, data)) == (2_000, 0, 0)


class Watching:
    """A progress that remembers how far the bar came."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, int]] = []

    def step(self, done: int, total: int, text: str = "") -> None:
        del text
        self.shown.append((done, total))


def test_progress_goes_by_bytes_and_ends_at_the_end(journal: Journal, tmp_path: Path) -> None:
    sizes = 0
    for name in ("a.vcf", "b.vcf"):
        data = book(*[(f"FN:{name} {n}", "NOTE:" + "x" * 200) for n in range(3_000)])
        (tmp_path / name).write_bytes(data)
        sizes += len(data)
    watching = Watching()
    import_vcards(journal, [tmp_path], watching)
    done = [shown[0] for shown in watching.shown]
    assert done == sorted(done)
    assert len(set(done)) > 4
    assert watching.shown[-1] == (sizes, sizes)


def test_a_folder_with_everything_in_it(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "one.vcf").write_bytes(book(("FN:One",)))
    (tmp_path / "deep" / "er" / "TWO.VCF").write_bytes(book(("FN:Two",)))
    (tmp_path / "deep" / "notes.txt").write_bytes(book(("FN:No",)))
    (tmp_path / "deep" / "empty.vcf").write_bytes(b"")
    report = import_vcards(journal, [tmp_path], Silent())
    assert sorted(names(journal)) == ["One", "Two"]
    assert [skipped.source for skipped in report.skipped] == [str(Path("deep/empty.vcf"))]


def test_what_is_not_there(journal: Journal, tmp_path: Path) -> None:
    for missing in (tmp_path / "none.vcf", tmp_path):
        with pytest.raises(ImportFileError):
            import_vcards(journal, [missing], Silent())
    assert journal.history() == []


def test_a_folder_inside_that_may_not_be_read_is_told(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "one.vcf").write_bytes(book(("FN:One",)))
    listed = os.scandir

    def scandir(folder: str | Path) -> Any:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    report = import_vcards(journal, [tmp_path], Silent())
    assert names(journal) == ["One"]
    (skipped,) = report.skipped
    assert (skipped.source, skipped.reason) == ("shut", "“shut” cannot be read: Permission denied.")


def test_a_group_tags_its_members(journal: Journal) -> None:
    group = ("UID:g", "KIND:group", "FN:Royal Society", "MEMBER:urn:uuid:ada", "MEMBER:urn:uuid:nobody")
    report = imported(journal, book(group, ADA, ("UID:bo", "FN:Bo")))
    assert counts(report) == (3, 0, 0)
    society, ada, bo = cards(journal)
    assert society.kind is ContactKind.GROUP
    assert ada.tags == ("friends", "Royal Society")
    assert bo.tags == ()
    assert counts(imported(journal, book(group, ADA))) == (0, 0, 2)


def test_characters_of_an_old_program(journal: Journal) -> None:
    data = book(("FN:Ковалевская",)).decode().encode("cp1251")
    import_vcards(journal, [("old.vcf", io.BytesIO(data))], Silent(), encoding="windows-1251")
    assert names(journal) == ["Ковалевская"]


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("far_away")
def test_dates_stay_where_they_are_fourteen_hours_ahead(journal: Journal) -> None:
    imported(journal, book(("FN:Ada", "BDAY:1815-12-10T00:00:00Z", "ANNIVERSARY:18350708T235959-1200")))
    assert [(date.sort, str(date.when)) for date in cards(journal)[0].key_dates] == [
        (DateSort.BIRTHDAY, "1815-12-10"),
        (DateSort.WEDDING, "1835-07-08"),
    ]


def assert_all_found(kept: list[Card], expected: list[dict[str, Any]]) -> None:
    """Every contact of other programs' files has a card here with its name, addresses and numbers."""
    for facts in expected:
        for wanted in facts["cards"]:
            emails, name = set(wanted.get("emails", ())), wanted.get("fn") or ""
            numbers = {"".join(filter(str.isdigit, number)) for number in wanted.get("tels", ())}
            assert any(
                emails <= {email.value for email in card.emails}
                and numbers <= {"".join(filter(str.isdigit, phone.value)) for phone in card.phones}
                and name in {"", card.shown_name, card.formatted_name}
                for card in kept
            ), wanted


@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the address books of other programs are not here")
def test_a_phone_and_then_every_sample_at_once(journal: Journal) -> None:
    phone = SAMPLES / "generated" / "phone-1000.vcf"
    assert counts(import_vcards(journal, [phone], Silent())) == (1000, 0, 0)
    report = import_vcards(journal, [SAMPLES / "files"], Silent())
    expected = json.loads((SAMPLES / "EXPECTED.json").read_text(encoding="utf-8"))
    assert_all_found(cards(journal), [facts for path, facts in expected.items() if path.endswith(".vcf")])
    assert all(item.line and item.reason and item.source for item in (*report.skipped, *report.warnings))
    before = everything(journal)
    again = import_vcards(journal, [phone, SAMPLES / "files"], Silent())
    assert (again.added, again.updated, again.edit_id) == (0, 0, 0)
    assert everything(journal) == before
    journal.undo()
    journal.undo()
    assert cards(journal) == []

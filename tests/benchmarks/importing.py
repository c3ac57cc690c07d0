"""Importing, stored and searchable, against parse plus raw rows plus FTS5; and undoing it against the import."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw

from reljournal.domain.progress import Silent
from reljournal.exchange.vcard import ReadCard, read_vcards
from reljournal.operations.imports import import_vcards
from reljournal.store import index, writing
from reljournal.store.connection import connect
from reljournal.store.journal import Journal
from tests.benchmarks.address_books import address_book
from tests.benchmarks.measure import Ratio, in_turns, seconds


def run(folder: Path) -> list[Ratio]:
    """Measure 10,000 cards."""
    book = address_book(folder / "10k.vcf", 10_000)
    undone: list[float] = []

    def ours() -> float:
        with _empty(folder / "import.reljournal") as journal:
            taken = seconds(lambda: import_vcards(journal, [book], Silent()))
            undone.append(seconds(journal.undo))
        return taken

    def floor() -> float:
        path = folder / "raw.reljournal"
        _empty(path).close()
        with contextlib.closing(connect(path)) as connection:
            return seconds(lambda: _raw(connection, book))

    taken, raw = in_turns(ours, floor, 5)
    return [
        Ratio("import of 10,000 cards / parse + raw rows + FTS5", taken, raw, 1.4),
        Ratio("undoing that import / the import", sorted(undone)[len(undone) // 2], taken, 1.0),
    ]


def _empty(path: Path) -> Journal:
    for old in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        old.unlink(missing_ok=True)
    return Journal.open(path)


def _raw(connection: apsw.Connection, book: Path) -> None:
    """Parse, and write the same rows and the same texts with one statement a table, past the journal."""
    with book.open("rb") as file:
        read = [item for item in read_vcards(file) if isinstance(item, ReadCard)]
    connection.execute("BEGIN IMMEDIATE")
    rows: dict[str, list[tuple[object, ...]]] = {}
    texts: list[tuple[int | str, ...]] = []
    dates: list[tuple[int | str, ...]] = []
    numbers: list[tuple[int | str, ...]] = []
    for contact_id, item in enumerate(read, 1):
        card = item.card
        shown = card.shown_name
        contact = {"id": contact_id, **writing.contact_values(card)}
        rows.setdefault("contact", []).append(tuple(contact.values()))
        for table, items in (("email", card.emails), ("phone", card.phones), ("link", card.links)):
            rows.setdefault(table, []).extend(
                (contact_id, n, i.label, i.value, i.preferred) for n, i in enumerate(items)
            )
        rows.setdefault("address", []).extend(
            (contact_id, n, a.label, *a.parts()) for n, a in enumerate(card.addresses)
        )
        for n, day in enumerate(card.key_dates):
            when = day.when
            rows.setdefault("key_date", []).append(
                (contact_id, n, str(day.sort), day.label, when.year, when.month, when.day, day.note)
            )
            dates.append((len(dates) + 1, *index.key_date_texts(shown, day)))
        rows.setdefault("unknown_property", []).extend((contact_id, n, line) for n, line in enumerate(card.unknown))
        rows.setdefault("imported_card", []).append((contact_id, item.uid, item.digest))
        texts.append((contact_id, *index.contact_texts(card, shown)))
        digits = index.phone_digits(phone.value for phone in card.phones)
        if digits:
            numbers.append((contact_id, digits))
    for table, values in rows.items():
        if not values:
            continue
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")][4:]
        own = names[: len(values[0])] if table != "contact" else list(contact)
        columns = ", ".join(["uuid", "created_at", "changed_at", *own])
        marks = f"randomblob(16), 0, 0, {', '.join('?' * len(own))}"
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
    for name, found in (("contact_index", texts), ("phone_index", numbers), ("key_date_index", dates)):
        index.enlarge_hash(connection, name, large=True)
        index.add_texts(connection, name, found)
        index.enlarge_hash(connection, name, large=False)
    connection.execute("COMMIT")

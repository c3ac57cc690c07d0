"""Made-up journals and address books of any size, the same on every machine."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import apsw

from reljournal.domain.contacts import Address, Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Kind
from reljournal.domain.names import Name
from reljournal.store import index, writing
from reljournal.store.connection import connect
from reljournal.store.journal import Journal

_SYLLABLES = (
    "an",
    "be",
    "ca",
    "do",
    "el",
    "fi",
    "gu",
    "ha",
    "io",
    "ja",
    "ke",
    "lo",
    "mi",
    "na",
    "os",
    "pe",
    "qui",
    "ra",
)
_VOCABULARY = 12_000


def vocabulary(seed: int = 1) -> list[str]:
    """Return words of two to four syllables, frequent ones first."""
    dice = random.Random(seed)
    words = {"".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(_VOCABULARY * 2)}
    return sorted(words)[:_VOCABULARY]


def cards(count: int, seed: int = 2) -> list[Card]:
    """Return ``count`` cards of the size of real ones."""
    dice = random.Random(seed)
    words = vocabulary()
    made = []
    for number in range(count):
        given, family, firm = (dice.choice(words).title() for _ in range(3))
        born = date(1940, 1, 1) + timedelta(days=dice.randrange(25_000))
        made.append(
            Card(
                name=Name(given=given, family=family),
                organisation=f"{firm} Ltd",
                title=dice.choice(words),
                emails=(Labelled("work", f"{given}.{family}{number}@{firm}.example".lower()),),
                phones=(Labelled("mobile", f"+44 20 7946 {number:06d}"),),
                addresses=(Address("home", street=f"{number} {firm} Street", city=family, country="Utopia"),),
                key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate.of(born)),) if number % 2 else (),
                note=" ".join(dice.choices(words, k=12)),
                tags=(dice.choice(("clients", "mentors", "school", "family")),),
            )
        )
    return made


_COLUMNS = "id, uuid, created_at, changed_at, kind, on_date, at_time, minutes, title, text"


def fill(path: Path, contacts: int, entries: int) -> Path:
    """Make a journal of that size at ``path`` unless it is there; entries are written in bulk."""
    if path.exists():
        return path
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with Journal.open(part) as journal, journal.edit("Fill") as edit:
        writing.add_cards(edit, [writing.NewCard(card) for card in cards(contacts)])
    if entries:
        with contextlib.closing(connect(part)) as connection:
            _add_entries(connection, contacts, entries)
    # SQLite would take the log of an older file of this name for this one's.
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    part.replace(path)
    return path


def _add_entries(connection: apsw.Connection, contacts: int, entries: int) -> None:
    """Write entries past the journal's mechanism: half a million of them need neither undo nor a changeset."""
    dice = random.Random(3)
    words = vocabulary()
    kinds = [str(kind) for kind in Kind]

    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(1, entries + 1):
            on = date(2020, 1, 1) + timedelta(days=dice.randrange(2_500))
            text = " ".join(dice.choices(words, k=20))
            yield number, number.to_bytes(16), 0, 0, dice.choice(kinds), on.isoformat(), None, 30, text[:30], text

    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
    connection.executemany(
        "INSERT INTO entry_contact VALUES (?, ?, 0, 0, ?, ?, 0)",
        ((n, n.to_bytes(16), n, dice.randint(1, contacts)) for n in range(1, entries + 1)),
    )
    index.rebuild(connection)
    connection.execute("COMMIT")

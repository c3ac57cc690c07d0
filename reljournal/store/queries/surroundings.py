"""What stands beside the texts of entries: place, feeling, purpose, ledger, asides, tags, files."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from reljournal.domain.entries import (
    Aside,
    Direction,
    EntryFile,
    Feeling,
    LedgerItem,
    PersonRef,
    Purpose,
    Sort,
    StartedBy,
    Surroundings,
)
from reljournal.store.journal import Journal, as_json_ids

_THESE = "(SELECT value FROM json_each(?))"
LEDGER_COLUMNS = (
    "ledger_item.entry_id, ledger_item.id, direction, sort, ledger_item.text, contact.id, contact.display_name,"
    " ledger_item.on_date, weight, acknowledged"
)


def surroundings(journal: Journal, entry_ids: list[int]) -> dict[int, Surroundings]:
    """Return what stands beside the text of each of these entries, by entry id; unknown ids are left out."""
    wanted = (as_json_ids(entry_ids),)
    tags, ledger, asides, files = (defaultdict[int, list[Any]](list) for _ in range(4))
    for entry_id, name in journal.rows(
        f"SELECT entry_id, name FROM entry_tag JOIN tag ON tag.id = tag_id WHERE entry_id IN {_THESE}"
        " ORDER BY entry_id, position", wanted,
    ):  # fmt: skip
        tags[entry_id].append(name)
    for row in journal.rows(
        f"SELECT {LEDGER_COLUMNS} FROM ledger_item LEFT JOIN contact ON contact.id = ledger_item.contact_id"
        f" WHERE entry_id IN {_THESE} ORDER BY entry_id, position", wanted,
    ):  # fmt: skip
        ledger[row[0]].append(ledger_item_from(row))
    for entry_id, row_id, contact_id, name, text in journal.rows(
        "SELECT entry_id, entry_aside.id, contact.id, display_name, text"
        " FROM entry_aside JOIN contact ON contact.id = contact_id"
        f" WHERE entry_id IN {_THESE} ORDER BY entry_id, position", wanted,
    ):  # fmt: skip
        asides[entry_id].append(Aside(PersonRef(contact_id, name), text, id=row_id))
    for entry_id, name, media_type, size, digest in journal.rows(
        f"SELECT entry_id, name, media_type, size, digest FROM entry_file WHERE entry_id IN {_THESE}"
        " ORDER BY entry_id, position", wanted,
    ):  # fmt: skip
        files[entry_id].append(EntryFile(name, media_type, size, digest.hex()))
    return {
        row[0]: Surroundings(
            place=row[1],
            started_by=StartedBy(row[2]) if row[2] else None,
            feeling=Feeling(row[3]) if row[3] else None,
            purpose=Purpose(row[4]) if row[4] else None,
            their_side=row[5],
            tags=tuple(tags.get(row[0], ())),
            ledger=tuple(ledger.get(row[0], ())),
            asides=tuple(asides.get(row[0], ())),
            files=tuple(files.get(row[0], ())),
            source_key=row[6],
        )
        for row in journal.rows(
            f"SELECT id, place, started_by, feeling, purpose, their_side, source_key FROM entry WHERE id IN {_THESE}",
            wanted,
        )
    }


def ledger_item_from(row: tuple[Any, ...]) -> LedgerItem:
    """Return the record of a row of :data:`LEDGER_COLUMNS`."""
    return LedgerItem(
        direction=Direction(row[2]),
        text=row[4],
        sort=Sort(row[3]),
        contact=PersonRef(row[5], row[6]) if row[5] is not None else None,
        on=date.fromisoformat(row[7]) if row[7] else None,
        weight=row[8],
        acknowledged=bool(row[9]),
        id=row[1],
    )

"""How much hangs on a contact beside its card: what moves when contacts become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reljournal.store.journal import Journal, as_json_ids


@dataclass(frozen=True, slots=True)
class Belongings:
    """How many entries a contact is in, and how many follow-ups, relations from others and files it has."""

    entries: int = 0
    follow_ups: int = 0
    relations: int = 0
    files: int = 0

    def plus(self, other: Belongings) -> Belongings:
        """Return both together."""
        return Belongings(
            self.entries + other.entries, self.follow_ups + other.follow_ups,
            self.relations + other.relations, self.files + other.files,
        )  # fmt: skip


def belongings(journal: Journal, contact_ids: Sequence[int]) -> dict[int, Belongings]:
    """Return what hangs on each of these contacts."""
    rows = journal.rows(
        "SELECT wanted.value, (SELECT count(*) FROM entry_contact WHERE contact_id = wanted.value),"
        " (SELECT count(*) FROM follow_up WHERE contact_id = wanted.value),"
        " (SELECT count(*) FROM related WHERE other_id = wanted.value),"
        " (SELECT count(*) FROM contact_file WHERE contact_id = wanted.value) FROM json_each(?) AS wanted",
        (as_json_ids(contact_ids),),
    )
    return {row[0]: Belongings(*row[1:]) for row in rows}

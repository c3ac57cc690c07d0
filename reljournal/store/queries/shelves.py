"""Which contacts are archived or in the trash, and what goes with those that are deleted."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.errors import NotFoundError
from reljournal.domain.shelves import Belongings
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.listed import KEPT


def on_shelf(journal: Journal, contact_ids: Sequence[int]) -> list[tuple[int, bool]]:
    """Return (id, whether archived) of those of these contacts that are in the journal, not in its trash.

    Raises:
        NotFoundError: none of them is.
    """
    rows = journal.rows(
        f"SELECT id, archived_at IS NOT NULL FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND {KEPT}",
        (as_json_ids(contact_ids),),
    )
    if not rows:
        raise NotFoundError("This contact is not in the journal any more.")
    return [(row[0], bool(row[1])) for row in rows]


def in_trash(journal: Journal, contact_ids: Sequence[int] | None = None) -> list[int]:
    """Return which of these contacts are in the trash, or all that are."""
    if contact_ids is None:
        rows = journal.rows("SELECT id FROM contact WHERE trashed_at IS NOT NULL ORDER BY id")
    else:
        rows = journal.rows(
            "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NOT NULL",
            (as_json_ids(contact_ids),),
        )
    return [row[0] for row in rows]


def deleted_before(journal: Journal, moment: int) -> list[int]:
    """Return the contacts in the trash that were deleted before ``moment`` (UTC milliseconds since 1970)."""
    rows = journal.rows("SELECT id FROM contact WHERE trashed_at < ? ORDER BY id", (moment,))
    return [row[0] for row in rows]


def belongings(journal: Journal, contact_ids: Sequence[int]) -> Belongings:
    """Return what stands on these cards and would go with them."""
    counts = ", ".join(f"(SELECT count(*) FROM {table} WHERE contact_id IN ids)" for table in _GOING)
    row = journal.row(f"WITH ids(id) AS (SELECT value FROM json_each(?)) SELECT {counts}", (as_json_ids(contact_ids),))
    return Belongings(*row) if row is not None else Belongings()


_GOING = ("key_date", "follow_up", "contact_file")

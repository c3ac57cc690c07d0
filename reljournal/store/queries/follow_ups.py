"""Follow-ups: open ones by when they are due, and those of one contact."""

from __future__ import annotations

from datetime import date

from reljournal.domain.entries import FollowUp
from reljournal.domain.errors import NotFoundError
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import FOLLOW_UP_COLUMNS, follow_up_from
from reljournal.store.queries.listed import LISTED

_SELECT = f"SELECT {FOLLOW_UP_COLUMNS} FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
_BY_DUE = "ORDER BY due_on IS NULL, due_on, follow_up.id"


def follow_up(journal: Journal, follow_up_id: int) -> FollowUp:
    """Return one follow-up.

    Raises:
        NotFoundError: there is no such follow-up.
    """
    row = journal.row(f"{_SELECT} WHERE follow_up.id = ?", (follow_up_id,))
    if row is None:
        raise NotFoundError("This follow-up is not in the journal any more.")
    return follow_up_from(row)


def open_follow_ups(journal: Journal, until: date | None = None) -> list[FollowUp]:
    """Return open follow-ups, those due first on top; with ``until`` only those due by that day.

    Those of archived and deleted people are left out; they still stand on their cards.
    """
    if until is None:
        rows = journal.rows(f"{_SELECT} WHERE done_on IS NULL AND {LISTED} {_BY_DUE}")
    else:
        rows = journal.rows(
            f"{_SELECT} WHERE done_on IS NULL AND due_on <= ? AND {LISTED} {_BY_DUE}", (until.isoformat(),)
        )
    return [follow_up_from(row) for row in rows]


def follow_ups_of(journal: Journal, contact_id: int) -> list[FollowUp]:
    """Return the follow-ups of a contact: open ones by due date, then done ones, newest first."""
    opened = journal.rows(f"{_SELECT} WHERE follow_up.contact_id = ? AND done_on IS NULL {_BY_DUE}", (contact_id,))
    done = journal.rows(
        f"{_SELECT} WHERE follow_up.contact_id = ? AND done_on IS NOT NULL ORDER BY done_on DESC, follow_up.id DESC",
        (contact_id,),
    )
    return [follow_up_from(row) for row in (*opened, *done)]


def follow_ups_between(journal: Journal, first: date, last: date) -> list[FollowUp]:
    """Return the follow-ups of listed people due on these days, both included, open and done, by due date."""
    rows = journal.rows(
        f"{_SELECT} WHERE due_on BETWEEN ? AND ? AND {LISTED} {_BY_DUE}", (first.isoformat(), last.isoformat())
    )
    return [follow_up_from(row) for row in rows]

"""Follow-ups: open ones by when they are due, and those of one contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reljournal.domain.entries import FollowUp, OwedBy
from reljournal.domain.errors import NotFoundError
from reljournal.domain.text import fold_for_index, query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.entries import FOLLOW_UP_COLUMNS, follow_up_from
from reljournal.store.queries.listed import LISTED

_SELECT = f"SELECT {FOLLOW_UP_COLUMNS} FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
_BY_DUE = "ORDER BY due_on IS NULL, due_on, follow_up.id"
# From which day it asks for attention: domain/entries.py:FollowUp.asked_on. The index follow_up_open has it.
ASKED_ON = "coalesce(snoozed_until, due_on)"
_BY_ASKED = f"ORDER BY {ASKED_ON} IS NULL, {ASKED_ON}, follow_up.id"


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
    """Return open follow-ups, those that ask first on top; with ``until`` only those that ask by that day.

    What was snoozed asks from then on, and not when it is due.

    Those of archived and deleted people are left out; they still stand on their cards.
    """
    if until is None:
        rows = journal.rows(f"{_SELECT} WHERE done_on IS NULL AND {LISTED} {_BY_ASKED}")
    else:
        rows = journal.rows(
            f"{_SELECT} WHERE done_on IS NULL AND {ASKED_ON} <= ? AND {LISTED} {_BY_ASKED}", (until.isoformat(),)
        )
    return [follow_up_from(row) for row in rows]


def count_open(journal: Journal, until: date | None = None) -> int:
    """Return how many follow-ups are open; with ``until`` how many ask by that day."""
    asked = "" if until is None else f" AND {ASKED_ON} <= ?"
    values = () if until is None else (until.isoformat(),)
    return int(
        journal.value(
            "SELECT count(*) FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
            f" WHERE done_on IS NULL{asked} AND {LISTED}", values,
        )
    )  # fmt: skip


def follow_up_ids(
    journal: Journal, *, done: bool = False, owed_by: OwedBy | None = None, words: str = ""
) -> list[tuple[int, date | None]]:
    """Return the ids of follow-ups, each with the day on which it asks (of done ones: when they were done).

    Open ones by that day, those of some day last; done ones newest first. ``words`` are looked for in what is owed,
    its note and the name of the contact, each anywhere, without regard to case and accents.
    """
    day = "done_on" if done else ASKED_ON
    order = "ORDER BY done_on DESC, follow_up.id DESC" if done else _BY_ASKED
    conditions = [f"done_on IS {'NOT ' if done else ''}NULL", LISTED]
    values: list[str] = []
    if owed_by is not None:
        conditions.append("owed_by = ?")
        values.append(str(owed_by))
    rows = journal.rows(
        f"SELECT follow_up.id, {day}, follow_up.text, follow_up.note, display_name"
        " FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
        f" WHERE {' AND '.join(conditions)} {order}", values,
    )  # fmt: skip
    wanted = query_words(words)
    if words.strip():
        rows = [row for row in rows if wanted and _says(" ".join(part or "" for part in row[2:]), wanted)]
    return [(row[0], date.fromisoformat(row[1]) if row[1] else None) for row in rows]


def _says(text: str, words: Sequence[str]) -> bool:
    folded = fold_for_index(text)
    return all(word in folded for word in words)


def follow_ups_by_ids(journal: Journal, ids: Sequence[int]) -> list[FollowUp]:
    """Return follow-ups in the order asked for; unknown ids are left out."""
    rows = journal.rows(f"{_SELECT} WHERE follow_up.id IN (SELECT value FROM json_each(?))", (as_json_ids(list(ids)),))
    found = {row[0]: follow_up_from(row) for row in rows}
    return [found[row_id] for row_id in ids if row_id in found]


def follow_ups_of(journal: Journal, contact_id: int) -> list[FollowUp]:
    """Return the follow-ups of a contact: open ones by due date, then done ones, newest first."""
    opened = journal.rows(f"{_SELECT} WHERE follow_up.contact_id = ? AND done_on IS NULL {_BY_ASKED}", (contact_id,))
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

"""The list of people: how many, and windows of rows in order of name, filtered or not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.shelves import Shelf
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.listed import BY_NAME, COUNT_BEFORE, LISTED, ON_SHELF, OUT_OF_LIST
from reljournal.store.queries.match import match_all

if TYPE_CHECKING:
    from datetime import date

ROW_COLUMNS = (
    "contact.id, contact.display_name,"
    " CASE WHEN contact.organisation <> '' AND contact.organisation <> contact.display_name THEN contact.organisation"
    "      WHEN contact.title <> '' THEN contact.title ELSE '' END,"
    " EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id), contact.archived_at IS NOT NULL,"
    " contact.tier"
)


def row_from(row: tuple[Any, ...]) -> ContactRow:
    """Return the record of a row of :data:`ROW_COLUMNS`."""
    return ContactRow(row[0], row[1], row[2], bool(row[3]), is_archived=bool(row[4]), tier=row[5])


def count_people(journal: Journal, shelf: Shelf = Shelf.LISTED) -> int:
    """Return how many contacts are in the list, the archive, or the trash."""
    return int(journal.value(f"SELECT count(*) FROM contact WHERE {ON_SHELF[shelf]}"))


def has_people(journal: Journal) -> bool:
    """Return whether there is any contact, archived and deleted ones included."""
    return bool(journal.value("SELECT EXISTS (SELECT 1 FROM contact)"))


def people_window(journal: Journal, offset: int, limit: int) -> list[ContactRow]:
    """Return ``limit`` rows of the whole list in order of name, from ``offset`` on.

    The name index alone is walked to the offset, so that row 99,900 costs little more than row 0.
    """
    rows = journal.rows(
        f"SELECT {ROW_COLUMNS} FROM"
        f" (SELECT id FROM contact WHERE {LISTED} ORDER BY {BY_NAME} LIMIT ? OFFSET ?) AS page"
        f" JOIN contact ON contact.id = page.id ORDER BY {BY_NAME}",
        (limit, offset),
    )
    return [row_from(row) for row in rows]


def people_by_ids(journal: Journal, ids: list[int]) -> list[ContactRow]:
    """Return rows for these contacts in the order given; unknown ids are left out."""
    rows = journal.rows(
        f"SELECT {ROW_COLUMNS} FROM contact WHERE id IN (SELECT value FROM json_each(?))", (as_json_ids(ids),)
    )
    found = {row[0]: row_from(row) for row in rows}
    return [found[i] for i in ids if i in found]


def filtered_ids(
    journal: Journal,
    words: str = "",
    *,
    tag: str = "",
    without_dates: bool = False,
    shelf: Shelf = Shelf.LISTED,
    within: Iterable[int] | None = None,
    today: date | None = None,
) -> list[int]:
    """Return the ids of the contacts on a shelf that fit, in order of name.

    ``words`` are prefixes found anywhere on the card, operators and exact words among them
    (:mod:`reljournal.domain.search_question`); ``tag`` is one tag; ``without_dates`` asks for contacts that have no
    key date; ``within`` are the only ones to choose among, those of a circle or rule. Circles by rule
    among the operators are asked as they are ``today``; without a day they hold nobody.
    """
    # The list as it is first painted is not filtered.
    from reljournal.domain.search_question import read_question
    from reljournal.store.queries.asked import every_contact_asked, with_members

    question = read_question(words)
    if today is not None:
        question = with_members(journal, question, today)
    if question.is_empty and words.strip():
        return []
    if shelf is Shelf.LISTED and any(
        item.sort == "is" and item.value == "archived" and not item.unwanted for item in question.restrictions
    ):
        # Whoever asks for the archived means them, wherever one stands.
        shelf = Shelf.ARCHIVED
    fitting: list[set[int]] = []
    if not question.is_plain:
        sql, values = every_contact_asked(journal, question)
        fitting.append(set(_ids(journal, sql, *values)))
    elif question.words:
        fitting.append(set(_ids(journal, _MATCHING, match_all(question.words) or "")))
    if tag:
        fitting.append(set(_ids(journal, _CARRYING, tag)))
    if within is not None:
        fitting.append(set(within))
    found = set.intersection(*fitting) if fitting else None
    if found is not None and len(found) < _FEW:
        ordered = _ids(journal, _SOME_IN_ORDER.format(ON_SHELF[shelf]), as_json_ids(found))
    else:
        everyone = _ids(journal, _ALL_IN_ORDER.format(ON_SHELF[shelf]))
        ordered = everyone if found is None else [contact_id for contact_id in everyone if contact_id in found]
    if without_dates:
        dated = set(_ids(journal, _DATED))
        ordered = [contact_id for contact_id in ordered if contact_id not in dated]
    return ordered


_MATCHING = "SELECT rowid AS id FROM contact_index WHERE contact_index MATCH ?"
_CARRYING = "SELECT contact_id AS id FROM contact_tag JOIN tag ON tag.id = tag_id WHERE name = ?"
_DATED = (
    "SELECT contact_id AS id FROM key_date UNION SELECT partner_id FROM key_date WHERE partner_id IS NOT NULL"
)
_ALL_IN_ORDER = f"SELECT id FROM contact WHERE {{}} ORDER BY {BY_NAME}"
_SOME_IN_ORDER = f"SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND {{}} ORDER BY {BY_NAME}"
# Sorting so many takes as long as walking through all names in their order.
_FEW = 2000


def _ids(journal: Journal, question: str, *values: str) -> list[int]:
    """Return the ids a question finds, in its order.

    They come as one text: a hundred thousand rows would take several times as long to arrive in Python. What
    ``group_concat`` joins keeps the order of the subquery (sqlite.org/optoverview.html section 12, condition 5).
    """
    ids: list[int] = json.loads(f"[{journal.value(f'SELECT group_concat(id) FROM ({question})', values) or ''}]")
    return ids


def position_of(journal: Journal, contact_id: int) -> int | None:
    """Return the row of a contact in the whole list, or None when it does not stand there."""
    row = journal.row(f"SELECT {BY_NAME} FROM contact WHERE id = ? AND {LISTED}", (contact_id,))
    return None if row is None else int(journal.value(COUNT_BEFORE, row))


def tags_with_counts(journal: Journal) -> list[tuple[str, int]]:
    """Return every tag that is in use with how many listed contacts carry it, most used first."""
    return [
        (row[0], row[1])
        for row in journal.rows(
            f"SELECT name, count(*) FROM tag JOIN contact_tag ON tag_id = tag.id AND contact_id NOT IN ({OUT_OF_LIST})"
            " GROUP BY tag.id ORDER BY count(*) DESC, name"
        )
    ]

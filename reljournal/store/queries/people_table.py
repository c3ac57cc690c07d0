"""The table of people: what stands in the columns of a page of rows, and everybody in the order of any column.

Nothing is kept for it beside the journal: a page asks one question a column, and the order of a column is one question
over all contacts. With a hundred thousand of them that one takes some tenths of a second, so the window asks it in a
thread; ``sorted_as`` is the order of names in SQL (:mod:`reljournal.store.connection`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from reljournal.domain.brief import counts_as_contact
from reljournal.domain.custom_fields import FieldSort
from reljournal.domain.entries import Kind, PersonRef
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.people_columns import Column, Sorting, field_of
from reljournal.domain.people_table import Cell, TableRow
from reljournal.domain.recurrences import next_return
from reljournal.domain.rules import Rule
from reljournal.domain.shelves import Shelf
from reljournal.store.journal import Journal, Value, as_json_ids
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.circles import circles, circles_of, members
from reljournal.store.queries.custom_fields import every_field
from reljournal.store.queries.key_date_rows import SELECTED, key_date_from
from reljournal.store.queries.key_dates import PLAIN, reckoned_next
from reljournal.store.queries.listed import BY_NAME, NO_LETTER, ON_SHELF
from reljournal.store.queries.people import filtered_ids, people_by_ids
from reljournal.store.queries.rhythm import tiers
from reljournal.store.queries.rules import contacts_that_fit

_THESE = "IN (SELECT value FROM json_each(:ids))"
_KINDS = ", ".join(f"'{kind}'" for kind in Kind if counts_as_contact(kind))
# The newest entry that counts. What is planned counts only when its day has come: then the one before it is looked up.
_LAST = f"""
SELECT contact_id, max(on_date) AS said FROM (
    SELECT contact_id, on_date FROM last_contact WHERE kind IN ({_KINDS}) AND on_date <= :today {{}}
    UNION ALL
    SELECT last_contact.contact_id, entry.on_date FROM last_contact
    CROSS JOIN entry_contact ON entry_contact.contact_id = last_contact.contact_id
    CROSS JOIN entry ON entry.id = entry_id AND entry.kind = last_contact.kind
    WHERE last_contact.kind IN ({_KINDS}) AND last_contact.on_date > :today AND entry.on_date <= :today {{}}
) GROUP BY contact_id"""
# Days are numbered as if every month had 32, those that have passed this year behind all others; what is reckoned comes
# with its number.
_NEXT = f"""
SELECT contact_id, min(said) AS said FROM (
    SELECT contact_id, (month * 32 + day + 416 - :day) % 416 AS said FROM key_date
    WHERE {PLAIN} AND (year IS NULL OR year <= :year)
    UNION ALL SELECT value ->> 0, value ->> 1 FROM json_each(:reckoned)
) GROUP BY contact_id"""
# SQLite takes the other columns from the row that has the minimum (sqlite.org/lang_select.html section 2.5).
_FIRST = "SELECT contact_id, {said} AS said, min({first}) FROM {table} WHERE {said} <> '' {only} GROUP BY contact_id"
_PREFERRED = "(1 - preferred) * 100000 + position"
_TAGS = (
    "SELECT contact_id, group_concat(name, ', ' ORDER BY position) AS said FROM contact_tag JOIN tag ON tag.id = tag_id"
    " WHERE {} GROUP BY contact_id"
)
_OWN = (
    "SELECT custom_value.contact_id, coalesce((SELECT display_name FROM contact WHERE id = other_id), value) AS said"
    " FROM custom_value WHERE field_id = :field {} GROUP BY custom_value.contact_id"
)
# Sorting so many takes as long as sorting everybody and leaving out the rest.
_FEW = 2000


class Wanted(NamedTuple):
    """Who is listed: as :func:`reljournal.store.queries.people.filtered_ids` takes it."""

    words: str = ""
    tag: str = ""
    without_dates: bool = False
    shelf: Shelf = Shelf.LISTED
    rule: Rule | None = None

    @property
    def is_everyone(self) -> bool:
        """Whether nobody on the shelf is left out."""
        return not (self.words.strip() or self.tag or self.without_dates or self.rule is not None)


# Rows


def table_rows(journal: Journal, contact_ids: list[int], columns: Sequence[str], today: date) -> list[TableRow]:
    """Return rows with these columns, in the order of the ids; unknown ids are left out."""
    asked: dict[str, Any] = {"ids": as_json_ids(contact_ids), "today": today.isoformat()}
    cells: dict[int, dict[str, Cell]] = {contact_id: {} for contact_id in contact_ids}
    for column in columns:
        for contact_id, said in _cells(journal, column, asked, today).items():
            cells[contact_id][column] = said
    return [TableRow(person, cells[person.id]) for person in people_by_ids(journal, contact_ids)]


def _cells(journal: Journal, column: str, asked: dict[str, Any], today: date) -> dict[int, Cell]:
    field = field_of(column)
    if field is not None:
        question = _OWN.format(f"AND custom_value.contact_id {_THESE}")
        return dict(journal.rows(question, {"ids": asked["ids"], "field": field}))
    if column == Column.NEXT_DATE:
        return _next_dates(journal, asked["ids"], today)
    if column == Column.CIRCLES:
        return _circles(journal, json.loads(asked["ids"]), today)
    if column == Column.LAST_CONTACT:
        theirs = f"AND last_contact.contact_id {_THESE}"
        rows = journal.rows(_LAST.format(theirs, theirs), asked)
        return {row[0]: date.fromisoformat(row[1]) for row in rows}
    question = _TEXTS.get(column, "")
    return {row[0]: row[1] for row in journal.rows(question, {"ids": asked["ids"]})} if question else {}


def _first(table: str, said: str, first: str) -> str:
    return _FIRST.format(table=table, said=said, first=first, only=f"AND contact_id {_THESE}")


_TEXTS: dict[str, str] = {
    Column.ORGANISATION: f"SELECT id, organisation FROM contact WHERE id {_THESE} AND organisation <> ''",
    Column.TITLE: f"SELECT id, title FROM contact WHERE id {_THESE} AND title <> ''",
    Column.TAGS: _TAGS.format(f"contact_id {_THESE}"),
    Column.TIER: f"SELECT id, tier FROM contact WHERE id {_THESE} AND tier <> ''",
    Column.CITY: _first("address", "city", "position"),
    Column.EMAIL: _first("email", "value", _PREFERRED),
    Column.PHONE: _first("phone", "value", _PREFERRED),
}


def _next_dates(journal: Journal, ids: str, today: date) -> dict[int, Cell]:
    rule = leap_rule(journal)
    found: dict[int, Occurrence] = {}
    for contact_id, row_id, *columns in journal.rows(
        f"SELECT contact_id, id, {SELECTED} FROM key_date WHERE day IS NOT NULL AND contact_id {_THESE}",
        {"ids": ids},
    ):
        key_date = key_date_from(row_id, columns)
        on = next_return(key_date, today, rule)
        if on is not None and (contact_id not in found or on < found[contact_id].on):
            found[contact_id] = Occurrence(on, key_date, PersonRef(contact_id, ""))
    return dict(found)


def _circles(journal: Journal, ids: list[int], today: date) -> dict[int, Cell]:
    if not circles(journal):
        return {}
    names = {i: ", ".join(item.name for item in circles_of(journal, i, today)) for i in ids}
    return {contact_id: said for contact_id, said in names.items() if said}


# Order


def sorted_ids(journal: Journal, wanted: Wanted, sorting: Sorting, today: date) -> list[int]:
    """Return the ids of those who are wanted in the order of a column; who has nothing there comes last, by name."""
    among = None if wanted.is_everyone and not sorting.is_usual else _filtered(journal, wanted, today)
    if sorting.is_usual or (among is not None and len(among) < 2):
        return among or []
    if sorting.column == Column.CIRCLES:
        everyone = _by_circle(journal, wanted.shelf, today, descending=sorting.descending)
    else:
        few = among if among is not None and len(among) < _FEW else None
        everyone = _by_column(journal, wanted.shelf, sorting, today, few)
    if among is None or len(among) == len(everyone):
        return everyone
    meant = set(among)
    return [contact_id for contact_id in everyone if contact_id in meant]


def _filtered(journal: Journal, wanted: Wanted, today: date) -> list[int]:
    within = None if wanted.rule is None else contacts_that_fit(journal, wanted.rule, today)
    words, tag, without_dates, shelf, _ = wanted
    return filtered_ids(
        journal, words, tag=tag, without_dates=without_dates, shelf=shelf, within=within, today=today
    )


def _by_column(
    journal: Journal, shelf: Shelf, sorting: Sorting, today: date, few: list[int] | None
) -> list[int]:
    question, key = _question(journal, sorting.column)
    only = f" AND contact.id {_THESE}" if few is not None else ""
    joined = f" LEFT JOIN ({question}) AS asked ON asked.contact_id = contact.id" if question else ""
    way = "DESC" if sorting.descending else ""
    values: dict[str, str | int] = {
        "ids": as_json_ids(few or []), "today": today.isoformat(), "day": today.month * 32 + today.day,
        "year": today.year, "field": field_of(sorting.column) or 0,
        "tiers": json.dumps([tier.key for tier in tiers(journal)]) if sorting.column == Column.TIER else "[]",
        "reckoned": _reckoned(journal, today) if sorting.column == Column.NEXT_DATE else "[]",
    }  # fmt: skip
    sql = (
        f"SELECT contact.id FROM contact{joined} WHERE {ON_SHELF[shelf]}{only}"
        f" ORDER BY {key} {way} NULLS LAST, {BY_NAME}"
    )
    # As one text: rows would take several times as long to arrive (`queries/people.py`).
    used: dict[str, Value] = {name: value for name, value in values.items() if f":{name}" in sql}
    text = journal.value(f"SELECT group_concat(id) FROM ({sql})", used)
    ids: list[int] = json.loads(f"[{text or ''}]")
    return ids


def _reckoned(journal: Journal, today: date) -> str:
    """Return whose next date is reckoned and its number, as in :data:`_NEXT`, as JSON."""
    begin = today.month * 32 + today.day
    return json.dumps([
        (contact_id, (on.month * 32 + on.day + 416 - begin) % 416 + 416 * _whole_years(today, on))
        for contact_id, on in reckoned_next(journal, today)
    ])  # fmt: skip


def _whole_years(today: date, on: date) -> int:
    """Return how many whole years lie between two days."""
    return on.year - today.year - ((on.month, on.day) < (today.month, today.day))


def _question(journal: Journal, column: str) -> tuple[str, str]:
    """Return the question for (contact_id, said) that is joined, and the key by which is sorted."""
    field = field_of(column)
    if field is not None:
        sort = next((item.sort for item in every_field(journal) if item.id == field), FieldSort.TEXT)
        return _OWN.format(""), "CAST(said AS REAL)" if sort is FieldSort.NUMBER else "sorted_as(said)"
    return _ORDERS.get(column, _ORDERS[Column.NAME])


def _all_first(table: str, said: str, first: str) -> str:
    return _FIRST.format(table=table, said=said, first=first, only="")


_ORDERS: dict[str, tuple[str, str]] = {
    # Beyond every letter, as in the order of names.
    Column.NAME: ("", f"iif({NO_LETTER}, char(0x10fffd), '') || contact.sort_key"),
    Column.ORGANISATION: ("", "sorted_as(nullif(organisation, ''))"),
    Column.TITLE: ("", "sorted_as(nullif(title, ''))"),
    Column.TAGS: (_TAGS.format("TRUE"), "sorted_as(said)"),
    # In the order of the tiers, those that are not known behind them.
    Column.TIER: (
        """SELECT contact.id AS contact_id, coalesce((SELECT key FROM json_each(:tiers) WHERE value = tier), 999)
        AS said FROM contact WHERE tier <> ''""",
        "said",
    ),
    Column.LAST_CONTACT: (_LAST.format("", ""), "said"),
    Column.NEXT_DATE: (_NEXT, "said"),
    Column.CITY: (_all_first("address", "city", "position"), "sorted_as(said)"),
    Column.EMAIL: (_all_first("email", "value", _PREFERRED), "sorted_as(said)"),
    Column.PHONE: (_all_first("phone", "value", _PREFERRED), "sorted_as(said)"),
}


def _by_circle(journal: Journal, shelf: Shelf, today: date, *, descending: bool) -> list[int]:
    """Return everybody by the first circle they are in, in the person's own order of circles.

    The archived and deleted are in no circle that is shown.
    """
    place: dict[int, int] = {}
    for number, circle in enumerate(circles(journal)):
        for contact_id in members(journal, circle.id, today):
            place.setdefault(contact_id, number)
    everyone = filtered_ids(journal, shelf=shelf)
    last = 1 + max(place.values(), default=0)

    def key(contact_id: int) -> int:
        number = place.get(contact_id)
        if number is None:
            return last
        return -number if descending else number

    return sorted(everyone, key=key)

"""Circles: which there are, who is in them and how many, and in which a contact is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from reljournal.domain.circles import Circle
from reljournal.domain.errors import NotFoundError
from reljournal.domain.rule_text import rule_from_text
from reljournal.domain.rules import InCircle, Rule
from reljournal.domain.text import fold
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.rules import contacts_that_fit, count_that_fit, fits

_COLUMNS = "id, name, rule, uuid"
GONE = "This circle is not in the journal any more."


def circles(journal: Journal) -> list[Circle]:
    """Return every circle in the person's own order."""
    return [_from(row) for row in journal.rows(f"SELECT {_COLUMNS} FROM circle ORDER BY position, id")]


def circle(journal: Journal, circle_id: int) -> Circle:
    """Return one circle.

    Raises:
        NotFoundError: it is gone.
    """
    row = journal.row(f"SELECT {_COLUMNS} FROM circle WHERE id = ?", (circle_id,))
    if row is None:
        raise NotFoundError(GONE)
    return _from(row)


def circle_named(journal: Journal, name: str) -> Circle:
    """Return the circle of this name, whatever its case and accents.

    Raises:
        NotFoundError: there is none; the sentence names those there are.
    """
    there = circles(journal)
    for found in there:
        if fold(found.name) == fold(name.strip()):
            return found
    names = ", ".join(f"“{item.name}”" for item in there)
    raise NotFoundError(
        f"There is no circle “{name.strip()}”." + (f" There are: {names}." if names else " There are none yet.")
    )


def rule_of(journal: Journal, circle_id: int) -> Rule:
    """Return the rule by which a circle, by hand or by rule, is asked for.

    Raises:
        NotFoundError: it is gone.
    """
    found = circle(journal, circle_id)
    return rule_from_text(found.rule_text) if found.is_by_rule else Rule((InCircle(circle_id, found.name),))


def members(journal: Journal, circle_id: int, today: date) -> list[int]:
    """Return the ids of those in a circle who stand in lists, in order of name; nobody when it is gone."""
    return contacts_that_fit(journal, Rule((InCircle(circle_id, ""),)), today)


def count_members(journal: Journal, circle_id: int, today: date) -> int:
    """Return how many in a circle stand in lists."""
    return count_that_fit(journal, Rule((InCircle(circle_id, ""),)), today)


def circles_of(journal: Journal, contact_id: int, today: date) -> list[Circle]:
    """Return the circles in which a contact is, by hand and by rule, in the person's own order."""
    by_hand = {
        row[0] for row in journal.rows("SELECT circle_id FROM circle_contact WHERE contact_id = ?", (contact_id,))
    }
    return [
        item
        for item in circles(journal)
        if (fits(journal, rule_from_text(item.rule_text), today, contact_id) if item.is_by_rule else item.id in by_hand)
    ]


def names_by_hand(journal: Journal, contact_id: int) -> tuple[str, ...]:
    """Return the names of the circles into which a contact was put, in the person's own order."""
    rows = journal.rows(
        "SELECT name FROM circle JOIN circle_contact ON circle_id = circle.id WHERE contact_id = ?"
        " ORDER BY circle.position, circle.id",
        (contact_id,),
    )
    return tuple(row[0] for row in rows)


def ids_by_hand(journal: Journal, circle_id: int) -> set[int]:
    """Return everyone who was put into a circle, also those who do not stand in lists now."""
    return {row[0] for row in journal.rows("SELECT contact_id FROM circle_contact WHERE circle_id = ?", (circle_id,))}


def there(journal: Journal, contact_ids: Iterable[int]) -> set[int]:
    """Return those of these contacts that the journal has."""
    rows = journal.rows(
        "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?))", (as_json_ids(set(contact_ids)),)
    )
    return {row[0] for row in rows}


def who(journal: Journal, contact_ids: set[int]) -> str:
    """Return who is meant, for the label of an edit: one by name, several by their number."""
    if len(contact_ids) > 1:
        return f"{len(contact_ids)} contacts"
    name: str | None = journal.value("SELECT display_name FROM contact WHERE id = ?", (next(iter(contact_ids)),))
    return name or "a contact"


def _from(row: tuple[int, str, str, bytes]) -> Circle:
    return Circle(row[0], row[1], row[2], str(UUID(bytes=row[3])))

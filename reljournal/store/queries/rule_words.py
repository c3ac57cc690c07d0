"""What a rule can be made of: the words that stand on cards, and the fields of the person's own."""

from __future__ import annotations

import json

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.domain.rules import Field
from reljournal.store.journal import Journal

# More than anyone looks through; what is rarer can be typed.
_OFFERED = 200
_COUNTED = {
    Field.TAG: "SELECT name, count(*) FROM tag JOIN contact_tag ON tag_id = tag.id GROUP BY tag.id",
    Field.CITY: "SELECT city, count(*) FROM address WHERE city <> '' GROUP BY city",
    Field.COUNTRY: "SELECT country, count(*) FROM address WHERE country <> '' GROUP BY country",
    Field.ORGANISATION: "SELECT organisation, count(*) FROM contact WHERE organisation <> '' GROUP BY organisation",
    Field.TITLE: "SELECT title, count(*) FROM contact WHERE title <> '' GROUP BY title",
}


def words_to_choose(journal: Journal, field: Field) -> list[str]:
    """Return the words that most cards carry in a field, in alphabetical order."""
    rows = journal.rows(f"{_COUNTED[field]} ORDER BY 2 DESC, 1 LIMIT ?", (_OFFERED,))
    return sorted((row[0] for row in rows), key=str.casefold)


def fields_to_choose(journal: Journal) -> list[CustomField]:
    """Return the custom fields that every card has, in their order."""
    return [
        CustomField(row[1], FieldSort(row[2]), tuple(json.loads(row[3] or "[]")), id=row[0])
        for row in journal.rows(
            "SELECT id, name, sort, choices FROM custom_field WHERE contact_id IS NULL ORDER BY position, id"
        )
    ]

"""Who is meant by "everybody": the conditions that keep archived and deleted contacts out of what is read.

Both conditions name the table ``contact``. SQLite uses the partial index ``contact_listed`` where it finds
:data:`LISTED` word for word (sqlite.org/partialindex.html section 3).
"""

from __future__ import annotations

from reljournal.domain.shelves import Shelf

# Of a LEFT JOIN that found no contact both hold as well: what names nobody is nobody's to archive.
LISTED = "contact.archived_at IS NULL AND contact.trashed_at IS NULL"
KEPT = "contact.trashed_at IS NULL"

ON_SHELF = {
    Shelf.LISTED: LISTED,
    Shelf.ARCHIVED: "contact.archived_at IS NOT NULL AND contact.trashed_at IS NULL",
    Shelf.TRASH: "contact.trashed_at IS NOT NULL",
}

# In order of name: first those that begin with a letter, then numbers and signs. The index ``contact_listed`` has
# the first column word for word (sqlite.org/expridx.html).
NO_LETTER = "contact.sort_key < 'a'"
BY_NAME = f"{NO_LETTER}, contact.sort_key, contact.id"
# How many stand before a row of BY_NAME. In two steps: SQLite looks up no row of three where one is an expression.
COUNT_BEFORE = (
    f"SELECT (SELECT count(*) FROM contact WHERE {LISTED} AND {NO_LETTER} < ?1) +"
    f" (SELECT count(*) FROM contact WHERE {LISTED} AND ({NO_LETTER}) = ?1 AND (sort_key, id) < (?2, ?3))"
)

# Where few are out of the list and many rows name a contact, these are asked once instead of each contact.
OUT_OF_LIST = (
    "SELECT id FROM contact WHERE archived_at IS NOT NULL UNION ALL SELECT id FROM contact WHERE trashed_at IS NOT NULL"
)
IN_TRASH = "SELECT id FROM contact WHERE trashed_at IS NOT NULL"

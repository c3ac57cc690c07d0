"""Which tables an edit records: everything that is the person's content, and nothing derived from it."""

from __future__ import annotations

RECORDED_TABLES = frozenset(
    {
        "contact", "email", "phone", "link", "related", "address", "handle", "key_date", "photo",
        "unknown_property", "imported_card", "tag", "contact_tag", "entry", "entry_contact", "follow_up",
    }
)  # fmt: skip

# Tables whose rows hang on a contact by ``contact_id`` and stand in its search text.
INDEXED_WITH_CONTACT = frozenset({"email", "phone", "link", "related", "address", "handle", "contact_tag"})

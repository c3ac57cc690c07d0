"""Which tables an edit records: everything that is the person's content, and nothing derived from it."""

from __future__ import annotations

RECORDED_TABLES = frozenset(
    {
        "contact", "email", "phone", "link", "related", "address", "handle", "key_date", "language", "photo",
        "unknown_property", "imported_card", "tag", "contact_tag", "entry", "entry_contact", "follow_up", "fact",
        "entry_tag", "entry_aside", "entry_file", "ledger_item", "entry_template",
        "relation_kind", "custom_field", "custom_value", "contact_file", "circle", "circle_contact", "not_same",
        "setting", "date_mark",
    }
)  # fmt: skip

# Tables whose rows hang on a contact by ``contact_id`` and stand in its search text.
INDEXED_WITH_CONTACT = frozenset(
    {
        "email", "phone", "link", "related", "address", "handle", "contact_tag", "language", "fact", "custom_value",
        "contact_file",
    }
)  # fmt: skip

# The same for entries, by ``entry_id``.
INDEXED_WITH_ENTRY = frozenset({"entry_contact", "entry_tag", "entry_aside", "entry_file", "ledger_item"})

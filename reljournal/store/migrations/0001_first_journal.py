"""The first schema: contacts and what hangs on them, entries, follow-ups, history, search and drafts."""

from __future__ import annotations

from typing import Any

# No row ever gets the id of one that is gone: drafts and open screens keep ids, and an edit tells its new rows by them.
SCHEMA = """
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'group')),
    formatted_name TEXT NOT NULL, prefix TEXT NOT NULL, given TEXT NOT NULL, additional TEXT NOT NULL,
    family TEXT NOT NULL, suffix TEXT NOT NULL, nickname TEXT NOT NULL,
    phonetic_given TEXT NOT NULL, phonetic_family TEXT NOT NULL,
    display_name TEXT NOT NULL, sort_key TEXT NOT NULL,
    organisation TEXT NOT NULL, department TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL
);
CREATE UNIQUE INDEX contact_uuid ON contact (uuid);
CREATE INDEX contact_by_name ON contact (sort_key, id);

CREATE TABLE email (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, value TEXT NOT NULL, preferred INTEGER NOT NULL
);
CREATE INDEX email_of_contact ON email (contact_id);
CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, value TEXT NOT NULL, preferred INTEGER NOT NULL
);
CREATE INDEX phone_of_contact ON phone (contact_id);
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, value TEXT NOT NULL, preferred INTEGER NOT NULL
);
CREATE INDEX link_of_contact ON link (contact_id);
CREATE TABLE related (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, value TEXT NOT NULL, preferred INTEGER NOT NULL
);
CREATE INDEX related_of_contact ON related (contact_id);
CREATE TABLE address (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, po_box TEXT NOT NULL, extended TEXT NOT NULL, street TEXT NOT NULL, city TEXT NOT NULL,
    region TEXT NOT NULL, postcode TEXT NOT NULL, country TEXT NOT NULL
);
CREATE INDEX address_of_contact ON address (contact_id);
CREATE TABLE handle (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, service TEXT NOT NULL, value TEXT NOT NULL
);
CREATE INDEX handle_of_contact ON handle (contact_id);
CREATE TABLE key_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    sort TEXT NOT NULL, label TEXT NOT NULL, year INTEGER, month INTEGER, day INTEGER, note TEXT NOT NULL,
    CHECK (year IS NOT NULL OR month IS NOT NULL), CHECK (day IS NULL OR month IS NOT NULL)
);
CREATE INDEX key_date_of_contact ON key_date (contact_id);
CREATE INDEX key_date_by_day ON key_date (month, day);
CREATE TABLE photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, media_type TEXT NOT NULL, data BLOB NOT NULL
);
CREATE UNIQUE INDEX photo_of_contact ON photo (contact_id);
CREATE TABLE unknown_property (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL, line TEXT NOT NULL
);
CREATE INDEX unknown_property_of_contact ON unknown_property (contact_id);
CREATE TABLE imported_card (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    source_key TEXT NOT NULL, digest BLOB NOT NULL
);
CREATE INDEX imported_card_of_contact ON imported_card (contact_id);
CREATE INDEX imported_card_by_key ON imported_card (source_key);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    name TEXT NOT NULL
);
CREATE UNIQUE INDEX tag_name ON tag (name);
CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE, position INTEGER NOT NULL
);
CREATE UNIQUE INDEX contact_tag_once ON contact_tag (contact_id, tag_id);
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id);

CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    kind TEXT NOT NULL, on_date TEXT NOT NULL, at_time TEXT, minutes INTEGER,
    title TEXT NOT NULL, text TEXT NOT NULL
);
CREATE UNIQUE INDEX entry_uuid ON entry (uuid);
CREATE INDEX entry_by_date ON entry (on_date, at_time, id);
CREATE TABLE entry_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL
);
CREATE UNIQUE INDEX entry_contact_once ON entry_contact (entry_id, contact_id);
CREATE INDEX entry_contact_by_contact ON entry_contact (contact_id, entry_id);
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    entry_id INTEGER REFERENCES entry (id) ON DELETE SET NULL, position INTEGER NOT NULL,
    text TEXT NOT NULL, owed_by TEXT NOT NULL CHECK (owed_by IN ('me', 'them')),
    due_on TEXT, done_on TEXT, note TEXT NOT NULL
);
CREATE INDEX follow_up_of_contact ON follow_up (contact_id);
CREATE INDEX follow_up_of_entry ON follow_up (entry_id);
CREATE INDEX follow_up_open ON follow_up (due_on) WHERE done_on IS NULL;

CREATE TABLE history (
    id INTEGER PRIMARY KEY, label TEXT NOT NULL, made_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    changes INTEGER NOT NULL, changeset BLOB NOT NULL
);
CREATE INDEX history_state ON history (state, id);
CREATE TABLE draft (key TEXT PRIMARY KEY, body TEXT NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE contact_index USING fts5
    (name, body, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE entry_index USING fts5
    (title, body, people, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE key_date_index USING fts5
    (name, body, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
"""


def up(migrator: Any, db: Any) -> None:
    """Create every table of the first journal."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 1")

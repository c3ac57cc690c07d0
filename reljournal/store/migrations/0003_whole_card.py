"""The whole contact card: more about a person, relations, own fields, files, circles, archive and trash."""

from __future__ import annotations

from typing import Any

_ROW = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL"
)
_OF_CONTACT = (
    f"{_ROW}, contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL"
)

# New columns stand behind the old ones and have a default: a changeset recorded before them can still be undone,
# and fills them with it (sqlite.org/session/sqlite3changeset_apply.html).
SCHEMA = f"""
ALTER TABLE contact ADD COLUMN maiden TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN pronounced TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN name_order TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN industry TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN met_year INTEGER;
ALTER TABLE contact ADD COLUMN met_month INTEGER;
ALTER TABLE contact ADD COLUMN met_day INTEGER;
ALTER TABLE contact ADD COLUMN met_place TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN met_through TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN met_through_id INTEGER REFERENCES contact (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN first_impression TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN preferred_channel TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN preferred_hours TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN preferred_tone TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN things_to_avoid TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN is_me INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN archived_at INTEGER;
ALTER TABLE contact ADD COLUMN trashed_at INTEGER;
CREATE INDEX contact_listed ON contact (sort_key, id) WHERE archived_at IS NULL AND trashed_at IS NULL;
CREATE INDEX contact_archived ON contact (archived_at) WHERE archived_at IS NOT NULL;
CREATE INDEX contact_trashed ON contact (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX contact_no_person ON contact (kind) WHERE kind <> 'person';
CREATE INDEX contact_met_through ON contact (met_through_id) WHERE met_through_id IS NOT NULL;
CREATE INDEX contact_of_organisation ON contact (organisation COLLATE NOCASE) WHERE organisation <> '';
CREATE UNIQUE INDEX contact_me ON contact (is_me) WHERE is_me = 1;

ALTER TABLE related ADD COLUMN other_id INTEGER REFERENCES contact (id) ON DELETE SET NULL;
ALTER TABLE related ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE related ADD COLUMN birth_year INTEGER;
CREATE INDEX related_to_other ON related (other_id) WHERE other_id IS NOT NULL;
CREATE TABLE relation_kind ({_ROW}, name TEXT NOT NULL, inverse TEXT NOT NULL);
CREATE UNIQUE INDEX relation_kind_name ON relation_kind (name COLLATE NOCASE);

CREATE TABLE language ({_OF_CONTACT}, name TEXT NOT NULL);
CREATE INDEX language_of_contact ON language (contact_id);
CREATE TABLE fact (
    {_OF_CONTACT}, label TEXT NOT NULL, text TEXT NOT NULL, learned_on TEXT,
    entry_id INTEGER REFERENCES entry (id) ON DELETE SET NULL
);
CREATE INDEX fact_of_contact ON fact (contact_id);
CREATE INDEX fact_of_entry ON fact (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE custom_field (
    {_ROW}, name TEXT NOT NULL, sort TEXT NOT NULL, choices TEXT NOT NULL, position INTEGER NOT NULL,
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX custom_field_of_contact ON custom_field (contact_id) WHERE contact_id IS NOT NULL;
CREATE TABLE custom_value (
    {_OF_CONTACT}, field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE CASCADE,
    value TEXT NOT NULL, other_id INTEGER REFERENCES contact (id) ON DELETE SET NULL
);
CREATE INDEX custom_value_of_contact ON custom_value (contact_id);
CREATE INDEX custom_value_of_field ON custom_value (field_id);
CREATE INDEX custom_value_to_other ON custom_value (other_id) WHERE other_id IS NOT NULL;

CREATE TABLE contact_file (
    {_OF_CONTACT}, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX contact_file_of_contact ON contact_file (contact_id);
CREATE INDEX contact_file_by_digest ON contact_file (digest);
CREATE TABLE file_content (digest BLOB PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL);

CREATE TABLE circle ({_ROW}, name TEXT NOT NULL, rule TEXT NOT NULL, position INTEGER NOT NULL);
CREATE UNIQUE INDEX circle_name ON circle (name COLLATE NOCASE);
CREATE TABLE circle_contact (
    {_ROW}, contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    circle_id INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX circle_contact_once ON circle_contact (circle_id, contact_id);
CREATE INDEX circle_contact_by_contact ON circle_contact (contact_id);

CREATE TABLE last_contact (
    contact_id INTEGER NOT NULL, kind TEXT NOT NULL, on_date TEXT NOT NULL, PRIMARY KEY (contact_id, kind)
) WITHOUT ROWID;
INSERT INTO last_contact (contact_id, kind, on_date)
    SELECT contact_id, kind, max(on_date) FROM entry_contact JOIN entry ON entry.id = entry_id
    GROUP BY contact_id, kind;

CREATE TABLE not_same (
    {_ROW}, contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, CHECK (contact_id < other_id)
);
CREATE UNIQUE INDEX not_same_once ON not_same (contact_id, other_id);
CREATE INDEX not_same_other ON not_same (other_id);

CREATE TABLE setting ({_ROW}, name TEXT NOT NULL, value TEXT NOT NULL);
CREATE UNIQUE INDEX setting_name ON setting (name);
CREATE TABLE aside (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def up(migrator: Any, db: Any) -> None:
    """Add the columns and tables of the whole card."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 3")

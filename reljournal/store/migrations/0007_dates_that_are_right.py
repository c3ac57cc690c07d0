"""Key dates: other calendars, how often they return and until when, couples, ages that are not told."""

from __future__ import annotations

from typing import Any

# New columns stand behind the old ones and have a default, as in 0003. Dates that return every year on their day of the
# usual calendar are found by that day (key_date_by_day). All others are few and reckoned one by one.
SCHEMA = """
ALTER TABLE key_date ADD COLUMN calendar TEXT NOT NULL DEFAULT 'gregorian';
ALTER TABLE key_date ADD COLUMN leap_month INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_date ADD COLUMN every INTEGER NOT NULL DEFAULT 1;
ALTER TABLE key_date ADD COLUMN unit TEXT NOT NULL DEFAULT 'year';
ALTER TABLE key_date ADD COLUMN once INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_date ADD COLUMN until TEXT;
ALTER TABLE key_date ADD COLUMN leap_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE key_date ADD COLUMN approximate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE key_date ADD COLUMN estimated_on TEXT;
ALTER TABLE key_date ADD COLUMN show_age INTEGER NOT NULL DEFAULT 1;
ALTER TABLE key_date ADD COLUMN icon TEXT NOT NULL DEFAULT '';
ALTER TABLE key_date ADD COLUMN partner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL;
ALTER TABLE key_date ADD COLUMN leads TEXT;
CREATE INDEX key_date_of_partner ON key_date (partner_id) WHERE partner_id IS NOT NULL;
CREATE INDEX key_date_reckoned ON key_date (id) WHERE day IS NOT NULL AND (calendar <> 'gregorian' OR unit <> 'year'
    OR every <> 1 OR once OR until IS NOT NULL OR (month = 2 AND day = 29))
"""


def up(migrator: Any, db: Any) -> None:
    """Add what key dates say beyond their day."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 7")

"""The journal file: tables, migrations, edits with undo, reading, search and backups."""

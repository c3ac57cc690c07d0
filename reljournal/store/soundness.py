"""Whether a journal's file is whole."""

from __future__ import annotations

from collections.abc import Callable

import apsw

# So much of SQLite's work lies between two calls of ``step``: some thousand calls for half a gigabyte.
_OPCODES_A_STEP = 1000


def is_sound(connection: apsw.Connection, step: Callable[[], object] | None = None) -> bool:
    """Return whether pages, search indexes and foreign keys are sound. Reads the whole file: seconds for a large one.

    ``step`` is called many times a second; what it raises ends the check.

    Raises:
        apsw.CorruptError: the file is damaged so badly that SQLite cannot go through it.
    """

    def go_on() -> bool:
        if step is not None:
            step()
        return False

    connection.set_progress_handler(go_on, _OPCODES_A_STEP)
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return False
        return connection.execute("PRAGMA foreign_key_check").fetchone() is None
    finally:
        connection.set_progress_handler(None)

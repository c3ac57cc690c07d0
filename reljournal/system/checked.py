"""When each journal was last looked through for damage on this computer.

Kept beside the journals and not in them: a copy on another disk has not been looked at, and looking at a file
must not change it.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from reljournal.system.paths import checks_folder, journal_key, make_private


def last_checked(journal: Path) -> date | None:
    """Return the day on which this journal was last found sound here, or None."""
    try:
        return date.fromisoformat(_note(journal).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def note_checked(journal: Path, day: date) -> None:
    """Remember that this journal was found sound on ``day``; where that cannot be written it is looked at again."""
    with suppress(OSError):
        make_private(checks_folder())
        _note(journal).write_text(f"{day.isoformat()}\n", encoding="ascii")


def _note(journal: Path) -> Path:
    return checks_folder() / journal_key(journal)

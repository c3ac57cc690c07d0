"""Which calendar file is kept up to date for each journal on this computer.

Kept beside the journals and not in them: where the file lies belongs to this computer, and a copy of the journal
elsewhere must not write over it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.domain.other_calendars import CalendarChoice, FollowUpsAs
from reljournal.system.paths import calendars_folder, journal_key, make_private


@dataclass(frozen=True, slots=True)
class KeptCalendar:
    """A file, or with ``choice.apart`` the folder of several; ``wrote`` are the names of those written there last."""

    target: Path
    choice: CalendarChoice = field(default_factory=CalendarChoice)
    wrote: tuple[str, ...] = ()


def kept_calendar(journal: Path) -> KeptCalendar | None:
    """Return what is kept up to date for a journal, None when nothing is, or when the note of it cannot be read."""
    try:
        found = json.loads(_note(journal).read_text(encoding="utf-8"))
        choice = CalendarChoice(
            tuple(map(str, found["circles"])), bool(found["apart"]), FollowUpsAs(found["follow_ups"]),
            bool(found["alarms"]),
        )  # fmt: skip
        return KeptCalendar(Path(found["target"]), choice, tuple(map(str, found["wrote"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_calendar(journal: Path, kept: KeptCalendar) -> None:
    """Remember what is to be kept up to date for a journal from now on.

    Raises:
        RelJournalError: that cannot be written down.
    """
    said = {**asdict(kept.choice), "target": str(kept.target), "wrote": list(kept.wrote)}
    note = _note(journal)
    draft = note.with_name(f"{note.name}.{os.getpid()}")
    try:
        make_private(note.parent)
        draft.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        draft.replace(note)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise RelJournalError(f"“{note}” cannot be written: {error.strerror or error}.") from error


def forget_calendar(journal: Path) -> None:
    """Keep nothing up to date for a journal any more; the file that was written stays as it is."""
    try:
        _note(journal).unlink(missing_ok=True)
    except OSError as error:
        raise RelJournalError(f"“{_note(journal)}” cannot be removed: {error.strerror or error}.") from error


def _note(journal: Path) -> Path:
    return calendars_folder() / f"{journal_key(journal)}.json"

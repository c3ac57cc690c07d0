"""Where this computer keeps the journal, its backups, the settings and the log.

``RELJOURNAL_HOME`` names one folder that holds all of them instead: for a journal on a stick, and for tests.
Nothing here creates a folder; ``make_private`` does, for whoever is about to write.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_APPLICATION = "RelJournal"
_JOURNAL_NAME = "journal.reljournal"


def portable_home() -> Path | None:
    """Return the folder that ``RELJOURNAL_HOME`` names, absolute, or None when it is unset or empty."""
    named = os.environ.get("RELJOURNAL_HOME", "")
    return Path(named).expanduser().absolute() if named else None


def data_folder() -> Path:
    """Return the folder of the journal and its backups."""
    home = portable_home()
    if home is not None:
        return home
    from platformdirs import user_data_path

    return user_data_path(_APPLICATION, appauthor=False)


def default_journal() -> Path:
    """Return the journal that is opened when no other is named."""
    return data_folder() / _JOURNAL_NAME


def backups_folder(journal: Path) -> Path:
    """Return the folder for the backups of one journal.

    It stands with the program's data, not beside the journal, which may lie on a stick or in a shared folder.
    Journals of the same name in different places get different folders.
    """
    backups = data_folder() / "backups"
    if journal_key(journal) == journal_key(default_journal()):
        return backups / journal.stem
    return backups / f"{journal.stem}-{journal_key(journal)[:8]}"


def logs_folder() -> Path:
    """Return the folder of the log files."""
    from platformdirs import user_log_path

    home = portable_home()
    return home / "logs" if home else user_log_path(_APPLICATION, appauthor=False)


def settings_file() -> Path:
    """Return the file of the settings, which belong to this computer and not to a journal."""
    home = portable_home()
    if home is not None:
        return home / "settings.json"
    from platformdirs import user_config_path

    return user_config_path(_APPLICATION, appauthor=False) / "settings.json"


def runtime_folder() -> Path:
    """Return the folder for what lives only as long as a window does, such as its lock."""
    return data_folder() / "run"


def checks_folder() -> Path:
    """Return the folder that says when each journal was last looked through for damage."""
    return data_folder() / "checks"


def calendars_folder() -> Path:
    """Return the folder that says which calendar file is kept up to date for each journal."""
    return data_folder() / "calendars"


def journal_key(journal: Path) -> str:
    """Return 32 hexadecimal digits that are the same for every way of writing the path of one journal."""
    plain = os.path.normcase(journal.expanduser().resolve())
    return hashlib.blake2b(os.fsencode(plain), digest_size=16).hexdigest()


def make_private(folder: Path) -> Path:
    """Create ``folder`` and its parents where missing, the last one open to this person alone, and return it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder

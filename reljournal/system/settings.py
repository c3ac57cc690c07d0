"""What a person has chosen on this computer: theme, paper, where the window was. Kept in one small JSON file.

The journal never depends on it. A file that cannot be read is put aside, not overwritten, and the program goes
on with its defaults.
"""

from __future__ import annotations

import json
import os
from collections.abc import Container
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from reljournal.domain.errors import RelJournalError
from reljournal.system.paths import make_private, settings_file

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "de", "en")
PAPERS = ("locale", "a4", "letter")
AS_SYSTEM = "system"
"""What the system, or its language, says."""
TEXT_PERCENT = range(50, 301)
FILE_MEGABYTES = range(1, 901)
DIGESTS = range(11)
TIMES = frozenset(f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60))


class SettingsError(RelJournalError):
    """The settings could not be written; the program goes on with them until it is closed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one person on one computer. Change them with ``dataclasses.replace`` and write them back."""

    theme: str = "system"
    """One of THEMES; ``system`` follows the desktop."""
    language: str = "system"
    """One of LANGUAGES; ``system`` follows this computer, as far as there is a finished catalogue for its language."""
    paper: str = "locale"
    """One of PAPERS; ``locale`` takes what is usual in this country."""
    text_percent: int = 100
    """The size of text in percent of the system's, within TEXT_PERCENT."""
    file_megabytes: int = 25
    """How large a file may be that is kept with a contact, in megabytes (1,000,000 bytes), within FILE_MEGABYTES."""
    notify: bool = True
    """Whether dates and follow-ups are told of as notifications of the desktop."""
    notify_at: str = "09:00"
    """At what time of day; one of TIMES."""
    quiet_from: str = "22:00"
    """From when on nothing is told; one of TIMES. Where it is also the end, there are no quiet hours."""
    quiet_until: str = "08:00"
    """Until when nothing is told; one of TIMES."""
    digest_over: int = 3
    """How many notifications may come at once, within DIGESTS; more of them come as one."""
    names_in_notifications: bool = True
    """Whether notifications say whom and what they are about; they may be seen where the screen is locked."""
    tray_icon: bool = False
    """Whether the tray shows how much waits."""
    stay_running: bool = False
    """Whether the program goes on, and reminds, when its window is closed."""
    window_geometry: str = ""
    """Where the main window was, as the text that the window made of it; empty before the first time."""
    people_layout: str = ""
    """How the list of people looks, as the text that the window made of it; empty before the first time."""
    spelling: str = AS_SYSTEM
    """The dictionaries that are asked, with spaces between ("de_AT en_GB"); empty for none."""
    beside_text: str = "follow_ups ledger around"
    """Which panels beside the text of an entry stand open though nothing is in them, by their names in the editor."""
    last_screen: str = ""
    """The name of the screen that was open last; empty before the first time."""


_ALLOWED: dict[str, Container[Any]] = {
    "theme": THEMES,
    "language": LANGUAGES,
    "paper": PAPERS,
    "text_percent": TEXT_PERCENT,
    "file_megabytes": FILE_MEGABYTES,
    "notify_at": TIMES,
    "quiet_from": TIMES,
    "quiet_until": TIMES,
    "digest_over": DIGESTS,
}
_DEFAULTS = Settings()


def read_settings(file: Path | None = None) -> tuple[Settings, str | None]:
    """Return the settings, and a sentence for the person when something in the file could not be used.

    A missing file gives the defaults. A file that is no JSON object is renamed to ``….broken``.
    """
    path = file or settings_file()
    try:
        found = _read_object(path)
    except OSError as refused:
        return Settings(), f"The settings in {path} could not be read ({_reason(refused)}); the defaults are used."
    except ValueError:
        return Settings(), _put_aside(path)
    if found is None:
        return Settings(), None
    usable = {field.name: found[field.name] for field in fields(Settings) if _usable(field.name, found)}
    unusable = sorted(field.name for field in fields(Settings) if field.name in found and field.name not in usable)
    told = f"In {path} these settings could not be used: {', '.join(unusable)}." if unusable else None
    return Settings(**usable), told


def write_settings(settings: Settings, file: Path | None = None) -> None:
    """Write the settings so that a crash leaves either the old file or the new one, whole.

    Entries that a newer version put there are kept. Raises SettingsError when the folder cannot be written.
    """
    path = file or settings_file()
    try:
        try:
            known_elsewhere = _read_object(path) or {}
        except ValueError:
            _put_aside(path)
            known_elsewhere = {}
        text = json.dumps(known_elsewhere | asdict(settings), indent=2, ensure_ascii=False) + "\n"
        _replace_text(path, text)
    except OSError as refused:
        raise SettingsError(f"The settings could not be saved in {path} ({_reason(refused)}).") from refused


def _read_object(path: Path) -> dict[str, Any] | None:
    """Return the JSON object in ``path``, None when there is no file; raise ValueError for anything else."""
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - broken content, whatever its type
    return found


def _usable(name: str, found: dict[str, Any]) -> bool:
    value = found.get(name)
    # JSON's true is no number, though Python counts it among them.
    wanted = type(getattr(_DEFAULTS, name))
    return type(value) is wanted and value in _ALLOWED.get(name, (value,))


def _put_aside(path: Path) -> str:
    aside = path.with_name(path.name + ".broken")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings in {path} are damaged; the defaults are used."
    return f"The settings were damaged; they are kept in {aside} and the defaults are used."


def _replace_text(path: Path, text: str) -> None:
    make_private(path.parent)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__

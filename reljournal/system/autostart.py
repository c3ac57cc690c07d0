"""Starting with the session of this computer, in the background: one entry where each system looks for such.

The entry itself is the truth, not a setting of ours: whoever takes it away elsewhere has taken it away.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.system.paths import portable_home

_NAME = "reljournal"
_SCRIPTS = {f"{name}{ending}" for name in (_NAME, f"{_NAME}-window") for ending in ("", ".exe")}
_LABEL = "org.reljournal.RelJournal"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
BACKGROUND = "--background"


class AutostartError(RelJournalError):
    """The entry could not be written or taken away; nothing else was changed."""


def starts_at_login() -> bool:
    """Return whether there is an entry of ours that counts."""
    if sys.platform == "win32":
        return bool(_read_run_key())
    try:
        text = entry_file().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    # Desktops switch an entry off by a line in it.
    off = {"hidden=true", "x-gnome-autostart-enabled=false"}
    return not off & {line.replace(" ", "").casefold() for line in text.splitlines()}


def start_at_login(wanted: bool) -> None:
    """Write the entry, or take it away.

    Raises:
        AutostartError: the system refused.
    """
    try:
        if sys.platform == "win32":
            _write_run_key(command_line() if wanted else None)
        elif wanted:
            file = entry_file()
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_name(f".{file.name}.{os.getpid()}")
            draft.write_text(_launch_agent() if sys.platform == "darwin" else _desktop_entry(), encoding="utf-8")
            draft.replace(file)
        else:
            entry_file().unlink(missing_ok=True)
    except OSError as refused:
        reason = refused.strerror or type(refused).__name__
        raise AutostartError(f"Starting at login could not be changed: {reason}.") from refused


def entry_file() -> Path:
    """Return where the entry stands on macOS, and on desktops that follow XDG."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    config = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(config) if config and Path(config).is_absolute() else Path.home() / ".config"
    return folder / "autostart" / f"{_NAME}.desktop"


def command() -> list[str]:
    """Return the program and what it is called with; the environment of a home on a stick is part of it."""
    return [*_program(), BACKGROUND]


def command_line() -> str:
    """Return the command as Windows writes it."""
    return " ".join(f'"{part}"' if " " in part else part for part in command())


def _program() -> list[str]:
    started = Path(sys.argv[0]) if sys.argv and sys.argv[0] else Path()
    if getattr(sys, "frozen", False):
        return [sys.executable]
    if started.name.casefold() in _SCRIPTS:
        found = started if started.is_file() else Path(shutil.which(str(started)) or "")
        if found.is_file() and os.access(found, os.X_OK):
            return [str(found.absolute())]
    python = Path(sys.executable)
    # Python for windows opens no black one beside them.
    unseen = python.with_name(python.name.lower().replace("python.exe", "pythonw.exe"))
    runs = unseen if sys.platform == "win32" and unseen.is_file() else python
    # -P: a folder of our name in the one where the session begins is not the program.
    return [str(runs), "-P", "-m", _NAME]


def _desktop_entry() -> str:
    home = portable_home()
    given = ["env", f"RELJOURNAL_HOME={home}"] if home is not None else []
    # Reserved letters stand in double quotes with a backslash before them; a percent sign is doubled, and the file
    # itself takes each backslash as two (desktop entry specification, "The Exec key").
    run = " ".join(_exec_word(part) for part in [*given, *command()])
    return (
        "[Desktop Entry]\nType=Application\nName=RelJournal\n"
        "Comment=Reminds of dates and follow-ups, in the background\n"
        f"Exec={run}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def _exec_word(word: str) -> str:
    plain = word.replace("%", "%%")
    if shlex.quote(word) == word:
        return plain
    for letter in '\\"`$':
        plain = plain.replace(letter, f"\\{letter}")
    return '"' + plain.replace("\\", "\\\\") + '"'


def _launch_agent() -> str:
    import plistlib

    entry: dict[str, object] = {"Label": _LABEL, "ProgramArguments": command(), "RunAtLoad": True}
    home = portable_home()
    if home is not None:
        entry["EnvironmentVariables"] = {"RELJOURNAL_HOME": str(home)}
    return plistlib.dumps(entry).decode("utf-8")


def _read_run_key() -> str:
    import winreg  # type: ignore[import-not-found,unused-ignore]

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
            return str(winreg.QueryValueEx(key, _NAME)[0])  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return ""


def _write_run_key(value: str | None) -> None:
    import contextlib
    import winreg  # type: ignore[import-not-found,unused-ignore]

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
        if value is not None:
            winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, value)  # type: ignore[attr-defined,unused-ignore]
            return
        with contextlib.suppress(FileNotFoundError):
            winreg.DeleteValue(key, _NAME)  # type: ignore[attr-defined,unused-ignore]

"""The time zones that this computer knows (the IANA database, or the one that comes as a package)."""

from __future__ import annotations

from datetime import tzinfo


def time_zone(name: str) -> tzinfo | None:
    """Return the zone of this name ("Europe/London"), None when there is none."""
    from zoneinfo import ZoneInfo

    # A missing zone and a name that is no file name are told apart by zoneinfo, but not for us (Python issue 89065).
    try:
        return ZoneInfo(name.strip()) if name.strip() else None
    except (KeyError, ValueError, OSError):
        return None


def time_zone_names() -> list[str]:
    """Return the names of places to choose from, in order. Reads the whole database: some tens of milliseconds."""
    from zoneinfo import available_timezones

    return sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/"))
    )

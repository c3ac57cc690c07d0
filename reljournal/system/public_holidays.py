"""Public holidays of countries, by the `holidays` package. It is large, so it is imported when first asked."""

from __future__ import annotations

from datetime import date
from functools import cache

from PySide6.QtCore import QLocale


@cache
def countries() -> tuple[str, ...]:
    """Return the codes (ISO 3166) of the countries whose holidays are known."""
    import holidays

    return tuple(sorted(code for code in holidays.list_supported_countries(include_aliases=False) if len(code) == 2))


def country_name(code: str) -> str:
    """Return the name of a country: in its own language where Qt knows none better."""
    territory = QLocale.codeToTerritory(code)
    own = QLocale(QLocale().language(), territory)
    # Qt has the names in the languages that are spoken there, and in English.
    if own.territory() == territory and own.language() == QLocale().language():
        return own.nativeTerritoryName() or QLocale.territoryToString(territory)
    return QLocale.territoryToString(territory)


def holidays_in(codes: tuple[str, ...], first: int, last: int, language: str) -> dict[date, str]:
    """Return the holidays of countries in some years, each day's in one text; their names in the language if known.

    Days on which a holiday is only made up for are left out.
    """
    import holidays

    localized = holidays.list_localized_countries()
    found: dict[date, dict[str, None]] = {}
    for code in codes:
        if code not in countries():
            continue
        spoken = _language_of(localized.get(code, []), language)
        days = holidays.country_holidays(code, years=range(first, last + 1), observed=False, language=spoken)
        for day, names in days.items():
            for name in names.split("; "):
                found.setdefault(day, {})[name] = None
    return {day: ", ".join(names) for day, names in found.items()}


def _language_of(there: list[str], language: str) -> str | None:
    """Return the language for the names: that which is asked, else English, else the country's own."""
    for wanted in (language, "en"):
        for name in there:
            if name.split("_")[0] == wanted:
                return name
    return None

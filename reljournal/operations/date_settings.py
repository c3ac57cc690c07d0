"""How this journal keeps and shows its dates: chosen in the preferences."""

from __future__ import annotations

from collections.abc import Iterable

from reljournal.domain.dates import LeapRule
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import (
    HOLIDAY_COUNTRIES,
    LEAP_RULE,
    ROUND_DAYS,
    counts_days,
    holiday_countries,
    leap_rule,
)


def choose_dates(journal: Journal, rule: LeapRule, *, round_days: bool, countries: Iterable[str]) -> None:
    """Choose when a 29 February is kept, whether round numbers of days are shown, and whose holidays stand behind.

    Nothing is written where nothing differs.
    """
    from reljournal.store.journal_settings import write_setting

    wanted = (rule, round_days, tuple(countries))
    if wanted == (leap_rule(journal), counts_days(journal), holiday_countries(journal)):
        return
    with journal.edit("Choose how dates are shown"):
        write_setting(LEAP_RULE, str(rule))
        write_setting(ROUND_DAYS, "yes" if round_days else "no")
        write_setting(HOLIDAY_COUNTRIES, " ".join(wanted[2]))

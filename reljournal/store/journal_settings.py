"""Choices that belong to the journal and travel with it, not to this computer."""

from __future__ import annotations

import apsw

from reljournal.domain.dates import LeapRule
from reljournal.domain.names import NameOrder
from reljournal.store.journal import Journal

NAME_ORDER = "name_order"
NAME_ORDER_LANGUAGE = "name_order_language"
"""The language whose order was chosen, empty when an order was chosen by itself."""

LEAP_RULE = "leap_rule"
"""When a 29 February is kept in common years (`domain.dates.LeapRule`), empty or absent for 28 February."""

ROUND_DAYS = "round_days"
"""Whether 1,000 and 10,000 days are shown: "yes" when they are."""

HOLIDAY_COUNTRIES = "holiday_countries"
"""The countries whose holidays stand behind the dates: their codes with spaces between."""

USUAL_TEMPLATES = "usual_templates"
"""Whether the templates that everybody begins with are offered: "no" when they are not."""

TIERS = "tiers"
"""The tiers (`domain.tiers`) as JSON, empty or absent for those ready made."""

OWN_WORDS = "own_words"
"""Words that are right though no dictionary has them, one a line."""


def name_order(connection: apsw.Connection) -> NameOrder:
    """Return in which order this journal shows names."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (NAME_ORDER,)).fetchone()
    return NameOrder.AS_WRITTEN if row is None else NameOrder(row[0])


def leap_rule(journal: Journal) -> LeapRule:
    """Return when this journal keeps a 29 February of which nothing else is said."""
    value = setting(journal, LEAP_RULE)
    return LeapRule(value) if value in set(LeapRule) else LeapRule.FEB28


def counts_days(journal: Journal) -> bool:
    """Return whether this journal shows anniversaries in days (1,000 days)."""
    return setting(journal, ROUND_DAYS) == "yes"


def holiday_countries(journal: Journal) -> tuple[str, ...]:
    """Return the countries whose holidays stand behind the dates, none unless they were chosen."""
    return tuple(setting(journal, HOLIDAY_COUNTRIES).split())


def setting(journal: Journal, name: str, default: str = "") -> str:
    """Return a setting of the journal, ``default`` when it was never chosen."""
    value: str | None = journal.value("SELECT value FROM setting WHERE name = ?", (name,))
    return default if value is None else value


def write_setting(name: str, value: str) -> None:
    """Choose a setting of the journal. Only inside an edit."""
    from reljournal.store import tables

    row = tables.Setting.get_or_none(tables.Setting.name == name)
    if row is None:
        tables.Setting.create(name=name, value=value)
    elif row.value != value:
        row.value = value
        row.save()

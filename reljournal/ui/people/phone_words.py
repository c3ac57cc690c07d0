"""Phone numbers of a card as they are shown; the large numbering plans are not loaded before the first paint."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale

from reljournal.domain.contacts import Card


def numbering_plans_are_loaded() -> bool:
    """Whether numbers can be set without a wait."""
    return "phonenumbers" in sys.modules


def home_region() -> str:
    """Return the country of the person who reads, as their locale names it (ISO 3166-1), or an empty text."""
    return QLocale.territoryToCode(QLocale().territory())


def shown_numbers(card: Card) -> dict[str, str]:
    """Return how each phone number of a card is shown, by what was typed. The first call takes some 70 ms."""
    from reljournal.domain.phones import formatted, region_of

    home = home_region()
    region = region_of(card.phones, card.addresses, home)
    return {phone.value: formatted(phone.value, region, home) for phone in card.phones}

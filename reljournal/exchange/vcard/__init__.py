"""Address books in vCard 2.1, 3.0 and 4.0, as phones and programs really write them."""

from __future__ import annotations

from reljournal.exchange.vcard.reader import read_vcards
from reljournal.exchange.vcard.records import BrokenCard, CardWarning, ReadCard

__all__ = ["BrokenCard", "CardWarning", "ReadCard", "read_vcards"]

"""What may be a slip of the pen on a card. A hint is told quietly; what the person wrote is kept as it is."""

from __future__ import annotations

import re
from enum import StrEnum

from reljournal.domain.contacts import Address
from reljournal.domain.postal import is_possible_postcode


class Hint(StrEnum):
    """What looks odd about a value."""

    EMAIL_WITHOUT_AT = "email_without_at"
    EMAIL_WITH_SPACE = "email_with_space"
    PHONE_WITH_LETTERS = "phone_with_letters"
    PHONE_WITHOUT_DIGITS = "phone_without_digits"
    POSTCODE = "postcode"
    TIME_ZONE = "time_zone"


# What people write before an extension or a pause: "ext. 12", "x12", "Durchwahl 12", "p" and "w" of dialling strings
# (RFC 3601).
_EXTENSION = re.compile(r"(?:ext(?:ension|n)?|x|dw|durchwahl|poste|int|p|w)\.?(?=[\s\d])", re.IGNORECASE)


def email_hint(value: str) -> Hint | None:
    """Return what looks odd about an e-mail address. Quoted local parts and hosts without a dot are in order."""
    written = value.strip()
    if not written:
        return None
    if "@" not in written.strip("@"):
        return Hint.EMAIL_WITHOUT_AT
    return Hint.EMAIL_WITH_SPACE if re.search(r"\s", written) and '"' not in written else None


def phone_hint(value: str) -> Hint | None:
    """Return what looks odd about a phone number; an extension is in order."""
    written = value.strip()
    if not written:
        return None
    if not any(letter.isdigit() for letter in written):
        return Hint.PHONE_WITHOUT_DIGITS
    return Hint.PHONE_WITH_LETTERS if any(letter.isalpha() for letter in _EXTENSION.sub("", written)) else None


def address_hint(address: Address) -> Hint | None:
    """Return whether the postcode cannot be one of the address's country."""
    return None if is_possible_postcode(address.postcode, address.country) else Hint.POSTCODE

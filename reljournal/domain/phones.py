"""Phone numbers as each country writes them. What was typed stays what is stored.

The numbering plans come with ``phonenumbers``, which is large: it is loaded by the first number that is set, never
by importing this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reljournal.domain.contacts import Address, Labelled
from reljournal.domain.hints import phone_hint
from reljournal.domain.postal import country_code

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# Shorter ones (112, 117 117) are dialled within their country only, and written as they are.
_SHORTEST = 7


def region_of(phones: Iterable[Labelled], addresses: Sequence[Address], home: str) -> str:
    """Return the country (ISO 3166-1 code) in which a contact's numbers without a country code are dialled.

    Their other numbers tell it first, then the country of an address, then ``home``, the journal owner's country.
    """
    import phonenumbers

    for phone in phones:
        if phone.value.strip().startswith(("+", "00")):
            number = _parsed(phone.value, home)
            region = phonenumbers.region_code_for_number(number) if number is not None else None
            if region:
                return region
    return next((code for address in addresses if (code := country_code(address.country))), home)


def formatted(value: str, region: str, home: str) -> str:
    """Return a number as it is written: nationally in ``home``, internationally elsewhere.

    A number typed with its country code keeps it: whoever copies it abroad needs it.

    Args:
        value: as it was typed.
        region: where a number without a country code is dialled.
        home: the country of the person who reads it.

    Returns what was typed where the number is not possible, or where a word or digit of it would be lost.
    """
    import phonenumbers

    if phone_hint(value) is not None:
        return value
    number = _parsed(value, region) if len(_digits(value)) >= _SHORTEST else None
    if number is None or not phonenumbers.is_possible_number(number):
        return value
    abroad = not home or number.country_code != phonenumbers.country_code_for_region(home)
    international = abroad or value.strip().startswith(("+", "00"))
    forms = phonenumbers.PhoneNumberFormat
    form = forms.INTERNATIONAL if international else forms.NATIONAL
    shown = phonenumbers.format_number(number, form)
    is_same = _digits(value).endswith(_significant(number)) and _parsed(shown, home or region) == number
    return shown if is_same else value


def _parsed(value: str, region: str) -> PhoneNumber | None:
    import phonenumbers

    written = value.strip()
    # The usual way to write the plus on a phone that has none; other prefixes are the region's own.
    written = "+" + written[2:] if written.startswith("00") else written
    try:
        return phonenumbers.parse(written, region or None)
    except phonenumbers.NumberParseException:
        return None


def _significant(number: PhoneNumber) -> str:
    """Return the digits that must all have been typed: the national number and the extension."""
    import phonenumbers

    return phonenumbers.national_significant_number(number) + (number.extension or "")


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())

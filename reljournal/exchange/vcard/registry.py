"""Which handler reads which property, and heads by the text they are written in."""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.exchange.vcard.android import read_android
from reljournal.exchange.vcard.building import Building, Handler, NeedsCare
from reljournal.exchange.vcard.heads import Head, parse_head
from reljournal.exchange.vcard.own import NAMES, PREFIX, own_reader, read_fact
from reljournal.exchange.vcard.own_dates import read_own_date
from reljournal.exchange.vcard.own_fields import read_field
from reljournal.exchange.vcard.photo import read_photo
from reljournal.exchange.vcard.properties import (
    fact_reader,
    keep,
    leave_out,
    read_agent,
    read_apple_label,
    read_birthday,
    read_formatted_name,
    read_kind,
    read_language,
    read_maiden_name,
    read_member,
    read_memorial,
    read_name,
    read_nickname,
    read_note,
    read_organisation,
    read_other_date,
    read_phonetic_family,
    read_phonetic_given,
    read_pronouns,
    read_role,
    read_shown_as,
    read_sound,
    read_tags,
    read_time_zone,
    read_title,
    read_uid,
    read_version,
    read_wedding,
)
from reljournal.exchange.vcard.relations import related_reader
from reljournal.exchange.vcard.ways import (
    messaging_reader,
    read_address,
    read_email,
    read_link,
    read_messaging,
    read_phone,
    read_profile,
)

_read_related = related_reader("")
_read_spouse = related_reader("spouse")
_read_assistant = related_reader("assistant")
_read_manager = related_reader("manager")

HANDLERS: dict[str, Handler] = {f"{PREFIX}{name}": own_reader(name) for name in NAMES} | {
    "ADR": read_address,
    "AGENT": read_agent,
    "ANNIVERSARY": read_wedding,
    "BDAY": read_birthday,
    "CATEGORIES": read_tags,
    "DEATHDATE": read_memorial,
    "EMAIL": read_email,
    "EXPERTISE": fact_reader("expertise"),
    "FN": read_formatted_name,
    "HOBBY": fact_reader("hobby"),
    "IMPP": read_messaging,
    "INTEREST": fact_reader("interests"),
    "KIND": read_kind,
    "LANG": read_language,
    "MEMBER": read_member,
    "N": read_name,
    "NICKNAME": read_nickname,
    "NOTE": read_note,
    "ORG": read_organisation,
    "PHOTO": read_photo,
    "PRODID": leave_out,
    "PRONOUNS": read_pronouns,
    "RELATED": _read_related,
    "REV": leave_out,
    "ROLE": read_role,
    "SOCIALPROFILE": read_profile,
    "SOUND": read_sound,
    "TEL": read_phone,
    "TITLE": read_title,
    "TZ": read_time_zone,
    "UID": read_uid,
    "URL": read_link,
    "VERSION": read_version,
    "X-ABDATE": read_other_date,
    "X-ABLABEL": read_apple_label,
    "X-ABRELATEDNAMES": _read_related,
    "X-ABSHOWAS": read_shown_as,
    "X-ADDRESSBOOKSERVER-KIND": read_kind,
    "X-ADDRESSBOOKSERVER-MEMBER": read_member,
    "X-ANDROID-CUSTOM": read_android,
    "X-ANNIVERSARY": read_wedding,
    "X-ASSISTANT": _read_assistant,
    "X-CHILD": related_reader("child"),
    "X-DEATHDATE": read_memorial,
    "X-EVOLUTION-ANNIVERSARY": read_wedding,
    "X-EVOLUTION-ASSISTANT": _read_assistant,
    "X-EVOLUTION-MANAGER": _read_manager,
    "X-EVOLUTION-SPOUSE": _read_spouse,
    "X-KADDRESSBOOK-X-ANNIVERSARY": read_wedding,
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": _read_assistant,
    "X-KADDRESSBOOK-X-MANAGERSNAME": _read_manager,
    "X-KADDRESSBOOK-X-SPOUSESNAME": _read_spouse,
    "X-MAIDENNAME": read_maiden_name,
    "X-MANAGER": _read_manager,
    "X-PHONETIC-FIRST-NAME": read_phonetic_given,
    "X-PHONETIC-LAST-NAME": read_phonetic_family,
    f"{PREFIX}FACT": read_fact,
    f"{PREFIX}FIELD": read_field,
    f"{PREFIX}DATE": read_own_date,
    "X-SOCIALPROFILE": read_profile,
    "X-SPOUSE": _read_spouse,
    "X-WEDDING": read_wedding,
} | {
    name: messaging_reader(service)
    for name, service in {
        "X-AIM": "aim",
        "X-GADUGADU": "gadu-gadu",
        "X-GOOGLE-TALK": "google talk",
        "X-GROUPWISE": "groupwise",
        "X-GTALK": "google talk",
        "X-ICQ": "icq",
        "X-JABBER": "xmpp",
        "X-MATRIX": "matrix",
        "X-MS-IMADDRESS": "im",
        "X-MSN": "msn",
        "X-QQ": "qq",
        "X-SIGNAL": "signal",
        "X-SIP": "sip",
        "X-SKYPE": "skype",
        "X-SKYPE-USERNAME": "skype",
        "X-TELEGRAM": "telegram",
        "X-TWITTER": "twitter",
        "X-WHATSAPP": "whatsapp",
        "X-YAHOO": "yahoo",
    }.items()
}


@dataclass(slots=True)
class Known:
    """A head with its handlers: ``quick`` for plain cards, ``handler`` where the value was decoded with care."""

    head: Head
    quick: Handler
    handler: Handler


class KnownHeads(dict[str, Known]):
    """Heads by their text. An address book writes the same few dozen over and over."""

    def __missing__(self, text: str) -> Known:
        head = parse_head(text)
        handler = HANDLERS.get(head.name, keep) if head.sound else read_malformed
        known = Known(head, ask_for_care if _wants_care(head) else handler, handler)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[text] = known
        return known


_LONGEST_REMEMBERED = 200
_MOST_REMEMBERED = 4_000


def _wants_care(head: Head) -> bool:
    """Return whether the line cannot be read from UTF-8 text that was unfolded in one go."""
    return (
        not head.sound
        or head.quoted_printable
        or head.charset.lower() not in {"", "utf-8", "utf8", "us-ascii"}
        or head.name in {"AGENT", "BEGIN", "END"}
    )


def ask_for_care(_building: Building, _head: Head, _value: str, _line: str) -> None:
    """Send the card the careful way.

    Raises:
        NeedsCare: always.

    """
    raise NeedsCare


def read_malformed(building: Building, _head: Head, _value: str, line: str) -> None:
    """Keep a line that is no property, with a warning."""
    building.warn("This line is no vCard property; it is kept as it was written.", line)

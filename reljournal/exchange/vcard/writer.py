"""Writing an address book: vCard 4.0 (RFC 6350), read back by our own reader as the same cards.

Labels that no TYPE says stand beside their value as Apple writes them (``item1.X-ABLABEL``). What no standard has a
property for stands in properties of our own (``X-RELJOURNAL-…``, see :mod:`reljournal.exchange.vcard.own`). Lines that
were not understood when a card came in go out again as they were.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import quote

from reljournal.domain.acquaintance import Relation
from reljournal.domain.calendars import day_of
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.exchange.content_lines import folded
from reljournal.exchange.vcard.labels import label_of_types
from reljournal.exchange.vcard.own import fact_line, own_lines
from reljournal.exchange.vcard.own_dates import MARK, date_line, says_more
from reljournal.exchange.vcard.own_fields import OutField, field_line
from reljournal.exchange.vcard.relations import said_of_somebody, tie_line
from reljournal.exchange.vcard.values import escape

_KINDS = {ContactKind.PERSON: "individual", ContactKind.ORGANISATION: "org", ContactKind.GROUP: "group"}
_TYPES_OF_WORDS = {"mobile": "cell"}
_PLAIN_TYPES = frozenset({"home", "work", "cell", "fax", "pager", "video", "car", "other"})
# The values of RELATED's TYPE (RFC 6350 section 6.6.6).
_RELATIONS = frozenset((
    "contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child", "parent",
    "sibling", "spouse", "kin", "muse", "crush", "date", "sweetheart", "me", "agent", "emergency",
))  # fmt: skip
_SCHEMES = {
    "aim": "aim", "gadu-gadu": "gg", "icq": "icq", "irc": "irc", "matrix": "matrix", "msn": "msnim", "sip": "sip",
    "skype": "skype", "telegram": "tg", "xmpp": "xmpp", "yahoo": "ymsgr",
}  # fmt: skip
_DATE_WORDS = {
    DateSort.BIRTHDAY: "birthday", DateSort.WEDDING: "wedding", DateSort.WORK: "work anniversary",
    DateSort.FIRST_MET: "first met", DateSort.NAME_DAY: "name day", DateSort.MEMORIAL: "memorial",
    DateSort.ENGAGEMENT: "engagement", DateSort.GRADUATION: "graduation",
}  # fmt: skip
_DATE_PROPERTIES = {DateSort.WEDDING: "ANNIVERSARY", DateSort.MEMORIAL: "DEATHDATE"}
_FACT_PROPERTIES = {"expertise": "EXPERTISE", "hobby": "HOBBY", "interests": "INTEREST"}


@dataclass(frozen=True, slots=True)
class OutCard:
    """A card on its way out. ``changed_at`` is in UTC milliseconds since 1970; ``shown`` is the name it goes by.

    ``fields`` are the person's own fields on it. ``uids`` are those of the cards that it names, by contact;
    ``theirs`` are relations that are written on the others' cards, as this one says them; ``kinds`` are the person's
    own words for relations, with their inverses.
    """

    card: Card
    uid: str
    shown: str = ""
    photo: Photo | None = None
    changed_at: int = 0
    fields: tuple[OutField, ...] = ()
    uids: Mapping[int, str] = field(default_factory=dict)
    theirs: tuple[Relation, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)


def write_vcards(stream: BinaryIO, cards: Iterable[OutCard]) -> int:
    """Write cards to ``stream`` and return how many."""
    count = 0
    for out in cards:
        stream.write(vcard_bytes(out))
        count += 1
    return count


def vcard_bytes(out: OutCard) -> bytes:
    """Return one card as it stands in a file: UTF-8, folded, each line ended by CR LF."""
    return b"".join(folded(line) for line in vcard_lines(out))


def vcard_lines(out: OutCard) -> Iterator[str]:
    """Yield the content lines of a card, unfolded, from BEGIN to END."""
    card = out.card
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{escape(out.uid)}"
    yield f"KIND:{_KINDS[card.kind]}"
    yield from _who(card, out.shown)
    numbers = _Groups(card.unknown)
    yield from _ways(card, numbers)
    yield from _relations(out, numbers)
    yield from _dates(out, numbers)
    if card.tags:
        yield f"CATEGORIES:{','.join(escape(tag) for tag in card.tags)}"
    if card.note:
        yield f"NOTE:{escape(card.note)}"
    for fact in card.facts:
        if fact.label in _FACT_PROPERTIES and fact.learned_on is None:
            yield f"{_FACT_PROPERTIES[fact.label]}:{escape(fact.text)}"
        else:
            yield fact_line(fact)
    yield from own_lines(card)
    fields = [field_line(item) for item in out.fields]
    yield from fields
    if out.photo is not None:
        data = base64.b64encode(out.photo.data).decode("ascii")
        yield f"PHOTO:data:{out.photo.media_type};base64,{data}"
    for line in card.unknown:
        if line in fields:
            # It came in from an export of ours, and the field says the same still.
            continue
        yield line.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    if out.changed_at:
        yield f"REV:{datetime.fromtimestamp(out.changed_at / 1000, UTC):%Y%m%dT%H%M%SZ}"
    yield "END:VCARD"


def _who(card: Card, shown: str) -> Iterator[str]:
    name = card.name
    yield f"FN:{escape(card.formatted_name or shown or card.shown_name)}"
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
    if any(parts):
        yield "N:" + ";".join(escape(part) for part in parts)
    for label, text in (
        ("NICKNAME", name.nickname),
        ("X-PHONETIC-FIRST-NAME", name.phonetic_given),
        ("X-PHONETIC-LAST-NAME", name.phonetic_family),
        ("X-MAIDENNAME", name.maiden),
        ("PRONOUNS", card.pronouns),
        ("TITLE", card.title),
        ("TZ", card.time_zone),
    ):
        if text:
            yield f"{label}:{escape(text)}"
    if card.organisation or card.department:
        units = f";{escape(card.department)}" if card.department else ""
        yield f"ORG:{escape(card.organisation)}{units}"
    for language in card.languages:
        yield f"LANG:{escape(language)}"


class _Groups:
    """Numbers groups for labels, past those that kept lines use already."""

    def __init__(self, unknown: Iterable[str]) -> None:
        self._taken = {line.partition(".")[0].casefold() for line in unknown}
        self._number = 0

    def labelled(self, name: str, label: str, value: str, parameters: str = "", types: str | None = None) -> list[str]:
        """Return the line of a value with its label: as TYPE where that says the same, else in a group."""
        types = _types_of(label) if types is None else types
        if types or not label:
            return [f"{name}{parameters}{f';TYPE={types}' if types else ''}:{value}"]
        self._number += 1
        while f"item{self._number}" in self._taken:
            self._number += 1
        group = f"item{self._number}"
        return [f"{group}.{name}{parameters}:{value}", f"{group}.X-ABLABEL:{escape(label)}"]


def _types_of(label: str) -> str:
    types = tuple(_TYPES_OF_WORDS.get(word, word) for word in label.split())
    fits = bool(types) and set(types) <= _PLAIN_TYPES and label_of_types(types) == label
    return ",".join(types) if fits else ""


def _ways(card: Card, groups: _Groups) -> Iterator[str]:
    for name, items in (("EMAIL", card.emails), ("TEL", card.phones)):
        for item in items:
            yield from groups.labelled(name, item.label, escape(item.value), ";PREF=1" if item.preferred else "")
    for address in card.addresses:
        yield from groups.labelled("ADR", address.label, _address(address))
    for link in card.links:
        # An address of the web is no text: its commas and semicolons stand as they are (RFC 6350 section 3.4).
        value = escape(link.value) if "\\" in link.value or "\n" in link.value else link.value
        yield from groups.labelled("URL", link.label, value, ";PREF=1" if link.preferred else "")
    for handle in card.handles:
        yield from groups.labelled("IMPP", handle.label, _handle(handle), _service(handle))


def _relations(out: OutCard, groups: _Groups) -> Iterator[str]:
    for relation in out.card.related:
        uid = out.uids.get(relation.other_id or 0)
        if uid:
            yield tie_line(relation, uid, out.kinds)
            continue
        types = relation.label if relation.label in _RELATIONS else ""
        parameters = ";VALUE=text" + (";PREF=1" if relation.preferred else "") + said_of_somebody(relation, out.kinds)
        yield from groups.labelled("RELATED", relation.label, escape(relation.value), parameters, types)
    for relation in out.theirs:
        uid = out.uids.get(relation.other_id or 0)
        if uid:
            yield tie_line(relation, uid, out.kinds, is_theirs=True)


def _address(address: Address) -> str:
    return ";".join(escape(part) for part in address.parts())


def _service(handle: Handle) -> str:
    service = handle.service.replace('"', "'").replace("\n", " ").strip()
    return f';X-SERVICE-TYPE="{service}"' if service else ""


def _handle(handle: Handle) -> str:
    if handle.value.lower().startswith(("http://", "https://")):
        return handle.value
    return f"{_SCHEMES.get(handle.service, 'x-apple')}:{quote(handle.value, safe='@+._-')}"


def _dates(out: OutCard, groups: _Groups) -> Iterator[str]:
    has_birthday = False
    for item in out.card.key_dates:
        mark, when = "", item.when
        if says_more(item):
            yield date_line(item, out.uids.get(item.partner_id or 0, ""))
            mark = f";{MARK}=yes"
            if not when.is_gregorian:
                # Other programs know only the usual calendar: they get the day that it was there.
                original = day_of(when)
                if original is None:
                    continue
                when = PartialDate.of(original)
        if item.sort is DateSort.BIRTHDAY and not has_birthday:
            has_birthday = True
            yield f"BDAY{mark}:{_date(when)}"
        elif item.sort in _DATE_PROPERTIES:
            yield f"{_DATE_PROPERTIES[item.sort]}{mark}:{_date(when)}"
        else:
            yield from groups.labelled("X-ABDATE", _date_label(item), _date(when), mark, types="")


def _date_label(item: KeyDate) -> str:
    return _DATE_WORDS.get(item.sort, item.label)


def _date(when: PartialDate) -> str:
    """Return a date as far as it is known (RFC 6350 section 4.3.1)."""
    if when.year is None:
        return f"--{when.month:02d}" + (f"{when.day:02d}" if when.day is not None else "")
    if when.month is None:
        return f"{when.year:04d}"
    if when.day is None:
        return f"{when.year:04d}-{when.month:02d}"
    return f"{when.year:04d}{when.month:02d}{when.day:02d}"

"""Who somebody is: names, organisation, notes, tags, dates, related people; one handler a property.

A handler never raises for odd input: what has no field is kept as it was written.
"""

from __future__ import annotations

import re

from reljournal.domain.acquaintance import LearnedFact, Relation
from reljournal.domain.contacts import ContactKind, KeyDate
from reljournal.domain.dates import DateSort
from reljournal.exchange.vcard.building import Building, Handler, NeedsCare
from reljournal.exchange.vcard.dates import read_date, sort_of
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.own_dates import MARK
from reljournal.exchange.vcard.swift import swift
from reljournal.exchange.vcard.values import parts_of, text_of, unescape

_KINDS = {
    "individual": ContactKind.PERSON,
    "person": ContactKind.PERSON,
    "org": ContactKind.ORGANISATION,
    "organization": ContactKind.ORGANISATION,
    "group": ContactKind.GROUP,
}
# An IANA name: an area and a place ("America/Argentina/Ushuaia").
_ZONE = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}")
_make_key_date = swift(KeyDate)


def keep(building: Building, _head: Head, value: str, line: str) -> None:
    """Keep the line of a property that there is no field for."""
    if value.strip():
        building.unknown.append(line)


def leave_out(building: Building, _head: Head, _value: str, line: str) -> None:
    """Drop what speaks of the file and not of the person (PRODID, REV)."""
    building.noise.append(line)


def read_version(building: Building, _head: Head, value: str, line: str) -> None:
    """Send vCard 2.1 the careful way: it folds and encodes as no other version does."""
    if value not in {"3.0", "4.0"} and not building.careful:
        raise NeedsCare
    building.noise.append(line)


def read_formatted_name(building: Building, _head: Head, value: str, line: str) -> None:
    """FN: the first one is the name to show, other ones are kept."""
    text = text_of(value) if "\\" in value else value.strip()
    if not building.formatted_name:
        building.formatted_name = text
    elif text and text != building.formatted_name:
        building.unknown.append(line)


def read_name(building: Building, head: Head, value: str, line: str) -> None:
    """N (RFC 6350 section 6.2.2): family; given; additional; prefix; suffix. A second N is kept as it is."""
    parts = parts_of(value)
    if len(parts) != 5:
        # RFC 9554 adds a second surname and a generation; older programs leave empty parts out.
        extra = [part for part in parts[5:] if part]
        parts = [*parts, "", "", "", "", ""][:5]
        if extra:
            building.unknown.append(line)
    if building.name is not None and any(building.name):
        if any(parts) and parts != building.name:
            building.unknown.append(line)
        return
    building.name = parts
    if "SORT-AS" in head.parameters and building.phonetic == ("", ""):
        sorted_by = head.parameters["SORT-AS"].replace('"', "").split(",")
        building.phonetic = (sorted_by[1].strip() if len(sorted_by) > 1 else "", sorted_by[0].strip())


def read_phonetic_given(building: Building, _head: Head, value: str, line: str) -> None:
    """X-PHONETIC-FIRST-NAME: how the given name is spoken."""
    text = text_of(value)
    given, family = building.phonetic
    if not given:
        building.phonetic = (text, family)
    elif text not in {"", given}:
        building.unknown.append(line)


def read_phonetic_family(building: Building, _head: Head, value: str, line: str) -> None:
    """X-PHONETIC-LAST-NAME: how the family name is spoken."""
    text = text_of(value)
    given, family = building.phonetic
    if not family:
        building.phonetic = (given, text)
    elif text not in {"", family}:
        building.unknown.append(line)


def read_sound(building: Building, head: Head, value: str, line: str) -> None:
    """SOUND;X-IRMC-N, in which Japanese phones write how a name is read; any other sound is kept."""
    if "x-irmc-n" not in head.types:
        keep(building, head, value, line)
        return
    family, given, *_ = [*parts_of(value), "", ""]
    if building.phonetic == ("", "") and (family or given):
        building.phonetic = (given, family)
    elif family or given:
        building.unknown.append(line)


def read_maiden_name(building: Building, _head: Head, value: str, line: str) -> None:
    """X-MAIDENNAME: the family name before a marriage."""
    text = text_of(value)
    if not building.maiden:
        building.maiden = text
    elif text not in {"", building.maiden}:
        building.unknown.append(line)


def read_pronouns(building: Building, _head: Head, value: str, line: str) -> None:
    """PRONOUNS (RFC 9554 section 3.4): the first; other ones are kept."""
    text = text_of(value)
    if not building.pronouns:
        building.pronouns = text
    elif text not in {"", building.pronouns}:
        building.unknown.append(line)


def read_time_zone(building: Building, _head: Head, value: str, line: str) -> None:
    """TZ (RFC 6350 section 6.5.1): the name of a zone. An offset from UTC names no place, and is kept as it is."""
    text = text_of(value)
    if building.time_zone or not _ZONE.fullmatch(text):
        building.unknown.append(line)
    else:
        building.time_zone = text


def read_language(building: Building, _head: Head, value: str, _line: str) -> None:
    """LANG (RFC 6350 section 6.4.4): a language that may be spoken with the contact."""
    text = text_of(value)
    if text:
        building.languages[text] = None


def fact_reader(label: str) -> Handler:
    """Return what reads HOBBY, INTEREST or EXPERTISE (RFC 6715 section 2) into a fact under ``label``."""

    def read(building: Building, _head: Head, value: str, _line: str) -> None:
        text = text_of(value)
        if text:
            building.facts.append(LearnedFact(label, text))

    return read


def read_nickname(building: Building, _head: Head, value: str, _line: str) -> None:
    """NICKNAME: one or a list."""
    for nickname in parts_of(value, ","):
        if nickname:
            building.nicknames[nickname] = None


def read_organisation(building: Building, _head: Head, value: str, line: str) -> None:
    """ORG (RFC 6350 section 6.6.4): the organisation and its units, which become the department."""
    if ";" in value:
        organisation, *units = parts_of(value)
        department = ", ".join(unit for unit in units if unit)
    else:
        organisation, department = text_of(value), ""
    if building.organisation or building.department:
        if (organisation or department) and (organisation, department) != (building.organisation, building.department):
            building.unknown.append(line)
        return
    building.organisation, building.department = organisation, department


def read_role(building: Building, _head: Head, value: str, line: str) -> None:
    """ROLE: the title of a card without TITLE."""
    text = text_of(value)
    if text and building.role is None:
        building.role = (text, line)
    elif text:
        building.unknown.append(line)


def read_title(building: Building, _head: Head, value: str, line: str) -> None:
    """TITLE: a second one, as in another language, is kept as it is."""
    text = text_of(value) if "\\" in value else value.strip()
    if not building.title:
        building.title = text
    elif text and text != building.title:
        building.unknown.append(line)


def read_note(building: Building, _head: Head, value: str, _line: str) -> None:
    """NOTE: several are joined by a blank line."""
    text = unescape(value).strip()
    if text:
        building.notes.append(text)


def read_tags(building: Building, _head: Head, value: str, _line: str) -> None:
    """CATEGORIES. Several programs escape the commas between categories, and no tag has a comma in it."""
    for tag in text_of(value).split(",") if "\\" in value else value.split(","):
        bare = tag.strip()
        if bare:
            building.tags[bare] = None


def read_uid(building: Building, _head: Head, value: str, line: str) -> None:
    """UID: the first one; another is kept."""
    text = text_of(value) if "\\" in value else value.strip()
    if not building.uid:
        building.uid = text
    elif text and text != building.uid:
        building.unknown.append(line)


def read_kind(building: Building, head: Head, value: str, line: str) -> None:
    """KIND and Apple's X-ADDRESSBOOKSERVER-KIND (RFC 6350 section 6.1.4)."""
    kind = _KINDS.get(value.strip().lower())
    if kind is None:
        keep(building, head, value, line)
    else:
        building.kind = kind


def read_shown_as(building: Building, head: Head, value: str, line: str) -> None:
    """X-ABShowAs:COMPANY, Apple's mark of an organisation."""
    if value.strip().upper() == "COMPANY":
        building.kind = ContactKind.ORGANISATION
    else:
        keep(building, head, value, line)


def read_member(building: Building, _head: Head, value: str, line: str) -> None:
    """MEMBER of a group: also kept, for a card has no field for it."""
    text = text_of(value)
    if text:
        building.members.append(text)
        building.unknown.append(line)


def read_apple_label(building: Building, head: Head, value: str, line: str) -> None:
    """X-ABLABEL: the label of the values in the same group."""
    text = text_of(value)
    group = head.group.lower()
    if not text:
        return
    if group and group not in building.apple_labels:
        building.apple_labels[group] = (text, line)
    else:
        building.unknown.append(line)


def _date_reader(sort: DateSort) -> Handler:
    def read(building: Building, head: Head, value: str, line: str) -> None:
        parameters = head.parameters
        when = None
        if not parameters:
            when = read_date(value)
        elif parameters.get("CALSCALE", "gregorian").lower() == "gregorian":
            when = read_date(text_of(value), parameters.get("X-APPLE-OMIT-YEAR", ""))
        if when is None:
            if value.strip():
                building.warn("This date could not be read; it is kept as it was written.", line)
            return
        label = head.label or "date" if sort is DateSort.OTHER else ""
        if parameters and MARK in parameters:
            building.marked_dates.append(_make_key_date(sort_of(label) if label else sort, when, label, "", 0))
            building.note_place(building.marked_dates, head)
            return
        if sort is DateSort.BIRTHDAY:
            if building.birthday is not None:
                if when != building.birthday:
                    building.unknown.append(line)
                return
            building.birthday = when
        building.key_dates.append(_make_key_date(sort, when, label, "", 0))
        if head.group and sort is DateSort.OTHER:
            building.note_place(building.key_dates, head)

    return read


def read_agent(building: Building, head: Head, value: str, line: str) -> None:
    """AGENT (RFC 2426 section 3.5.4): a card in the card. Its name becomes a related person; all of it is kept."""
    inner = unescape(value)
    if "BEGIN:VCARD" not in inner.upper():
        keep(building, head, value, line)
        return
    for inner_line in inner.splitlines():
        name, colon, formatted = inner_line.partition(":")
        if colon and name.partition(";")[0].strip().upper() == "FN" and formatted.strip():
            building.related.append(Relation("agent", text_of(formatted)))
            break
    building.unknown.append(line)


read_birthday = _date_reader(DateSort.BIRTHDAY)
read_wedding = _date_reader(DateSort.WEDDING)
read_memorial = _date_reader(DateSort.MEMORIAL)
read_other_date = _date_reader(DateSort.OTHER)

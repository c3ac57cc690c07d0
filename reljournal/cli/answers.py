"""Records as JSON values and as lines of text, the same for every command that answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, Contact, KeyDate
from reljournal.domain.dates import DateSort
from reljournal.domain.entries import Aside, Entry, FollowUp
from reljournal.domain.files import KeptFile
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.rhythm import Dialogue
from reljournal.domain.text import excerpt

_DATE_LABELS = {
    DateSort.BIRTHDAY: "birthday",
    DateSort.WEDDING: "wedding anniversary",
    DateSort.ENGAGEMENT: "engagement",
    DateSort.WORK: "work anniversary",
    DateSort.GRADUATION: "graduation",
    DateSort.FIRST_MET: "first met",
    DateSort.MEMORIAL: "memorial",
    DateSort.NAME_DAY: "name day",
}

NAMELESS = "(without a name)"

OwnFields = Sequence[tuple[str, str]]
"""What fields of the person's own say on a card: name and value."""

# Everything below the space but tab and line feed, and what C1 and the turns of direction add: a name must not
# move the cursor or turn round the lines that follow it.
_CONTROLS = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "\N{REPLACEMENT CHARACTER}",
)


def date_label(key_date: KeyDate) -> str:
    """Return what a key date is called: the person's own label, else the word for its sort."""
    return key_date.label or _DATE_LABELS.get(key_date.sort, "date")


def printable(line: str) -> str:
    """Return a line for a terminal, without characters that would steer it."""
    return line.translate(_CONTROLS)


def contact_as_json(contact: Contact, around: Sequence[Relation], own_fields: OwnFields) -> dict[str, Any]:
    """Return a contact as a JSON object; ``labelled`` repeats the ways to reach with their labels.

    ``around`` are those around them from both sides; two values of one of the ``own_fields`` are joined.

    ``has_photo`` is true as well where the card only names the address of one.
    """
    card, name = contact.card, contact.card.name
    return {
        "id": contact.uuid,
        "name": contact.name,
        "kind": str(card.kind),
        "prefix": name.prefix,
        "given": name.given,
        "additional": name.additional,
        "family": name.family,
        "suffix": name.suffix,
        "nickname": name.nickname,
        "phonetic_given": name.phonetic_given,
        "phonetic_family": name.phonetic_family,
        "maiden": name.maiden,
        "pronounced": name.pronounced,
        "pronouns": card.pronouns,
        "organisation": card.organisation,
        "department": card.department,
        "title": card.title,
        "industry": card.industry,
        "time_zone": card.time_zone,
        "languages": list(card.languages),
        "emails": [item.value for item in card.emails],
        "phones": [item.value for item in card.phones],
        "addresses": [one_line(address) for address in card.addresses],
        "links": [item.value for item in card.links],
        "handles": [{"service": item.service, "value": item.value} for item in card.handles],
        "related": [{"label": item.label, "name": item.value} for item in around],
        "key_dates": [{"label": date_label(item), "date": str(item.when)} for item in card.key_dates],
        "tags": list(card.tags),
        "note": card.note,
        "archived": contact.archived_at is not None,
        "in_trash": contact.trashed_at is not None,
        "has_photo": contact.has_photo or names_a_photo(card),
        **_acquaintance_as_json(card),
        "custom": dict(_joined(own_fields)),
        "labelled": {
            "emails": [{"label": item.label, "value": item.value} for item in card.emails],
            "phones": [{"label": item.label, "value": item.value} for item in card.phones],
            "addresses": [_address_as_json(address) for address in card.addresses],
        },
    }


def _acquaintance_as_json(card: Card) -> dict[str, Any]:
    """Return how you met, how they like it and what was learned; an unknown day is null."""
    met, has = card.met, card.preferences
    return {
        "met": {
            "when": str(met.when) if met.when else None,
            "place": met.place,
            "through": met.through,
            "first_impression": met.first_impression,
        },
        "preferences": {"channel": has.channel, "hours": has.hours, "tone": has.tone, "avoid": has.avoid},
        "rhythm": _rhythm_as_json(card.dialogue),
        "facts": [
            {
                "label": fact.label,
                "text": fact.text,
                "learned_on": fact.learned_on.isoformat() if fact.learned_on else None,
            }
            for fact in card.facts
        ],
    }


def _rhythm_as_json(dialogue: Dialogue) -> dict[str, Any]:
    """Return tier and rhythm; the promises are those of its own, empty where those of the tier hold."""
    paused = dialogue.paused_until
    return {
        "tier": dialogue.tier or None,
        "own_promises": [
            {
                "kinds": [str(kind) for kind in promise.kinds],
                "every": promise.every.count,
                "unit": promise.every.every.name.lower(),
                "slack": promise.slack,
            }
            for promise in dialogue.promises
        ],
        "paused_until": paused.isoformat() if paused else None,
        "they_start": dialogue.they_start,
    }


def names_a_photo(card: Card) -> bool:
    """Return whether the card came with the address of a picture, which is kept on it and never fetched."""
    return any(_PHOTO_ADDRESS.match(line) for line in card.unknown)


_PHOTO_ADDRESS = re.compile(r"(?:[\w-]+\.)?PHOTO[;:].*\w+://", re.IGNORECASE)


def _address_as_json(address: Address) -> dict[str, str]:
    names = ("po_box", "extended", "street", "city", "region", "postcode", "country")
    return {"label": address.label, **dict(zip(names, address.parts(), strict=True))}


def one_line(address: Address) -> str:
    """Return a postal address in one line."""
    return ", ".join(address.lines())


def contact_as_text(contact: Contact, around: Sequence[Relation], own_fields: OwnFields) -> list[str]:
    """Return everything on a card as lines to read, with who stands around them and what own fields say."""
    card = contact.card
    lines = [contact.name or NAMELESS]
    role = ", ".join(part for part in (card.title, card.department, card.organisation) if part)
    if role and role != contact.name:
        lines.append(role)
    rows: list[tuple[str, str]] = []
    rows += [(item.label or "phone", item.value) for item in card.phones]
    rows += [(item.label or "e-mail", item.value) for item in card.emails]
    rows += [(item.label or "address", one_line(item)) for item in card.addresses]
    rows += [(item.label or "link", item.value) for item in card.links]
    rows += [(item.service or "handle", item.value) for item in card.handles]
    rows += [(item.label or "related", item.value) for item in around]
    rows += [(date_label(item), str(item.when)) for item in card.key_dates]
    rows += _known_rows(card)
    rows += _joined(own_fields)
    if card.tags:
        rows.append(("tags", ", ".join(card.tags)))
    width = max((len(label) for label, _ in rows), default=0)
    lines += [f"  {label.ljust(width)}  {value}" for label, value in rows]
    if card.note:
        lines += ["", *card.note.splitlines()]
    return lines


def _joined(own_fields: OwnFields) -> list[tuple[str, str]]:
    """Return each field once: merged cards may have left two values in one."""
    said: dict[str, list[str]] = {}
    for name, value in own_fields:
        said.setdefault(name, []).append(value)
    return [(name, ", ".join(values)) for name, values in said.items()]


def _known_rows(card: Card) -> list[tuple[str, str]]:
    """Return what is known beyond the address, each with its label; what is empty is left out."""
    name, met, has = card.name, card.met, card.preferences
    through = f"through {met.through}" if met.through else ""
    rows = [
        ("nickname", name.nickname),
        ("pronouns", card.pronouns),
        ("pronounced", name.pronounced),
        ("maiden name", name.maiden),
        ("industry", card.industry),
        ("languages", ", ".join(card.languages)),
        ("time zone", card.time_zone),
        ("met", ", ".join(part for part in (str(met.when or ""), met.place, through) if part)),
        ("first impression", met.first_impression),
        ("likes best", ", ".join(part for part in (has.channel.replace("_", " "), has.hours) if part)),
        ("tone", has.tone),
        ("avoid", has.avoid),
        ("tier", card.dialogue.tier),
        *((fact.label or "known", fact.text) for fact in card.facts),
    ]
    return [(label, " ".join(value.split())) for label, value in rows if value.strip()]


def person_line(contact: Contact) -> str:
    """Return one contact in one line, for lists."""
    card = contact.card
    parts = [contact.name or NAMELESS]
    parts += ["archived"] if contact.archived_at is not None else []
    parts += [text for text in (card.organisation,) if text and text != contact.name]
    parts += [item.value for item in (*card.emails[:1], *card.phones[:1])]
    return " · ".join(parts)


def found_entry_as_json(entry: Entry, aside: Aside | None) -> dict[str, Any]:
    """Return an entry that was found, and whose timeline has the private aside through which it was found, or null."""
    return {**entry_as_json(entry), "found_in_aside_about": aside.contact.name if aside is not None else None}


def found_entry_line(entry: Entry, aside: Aside | None) -> str:
    """Return an entry that was found in one line; whose aside it is stands behind it, the aside itself does not."""
    about = f" · in an aside about {aside.contact.name or NAMELESS}" if aside is not None else ""
    return entry_line(entry) + about


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as a JSON object."""
    return {
        "id": entry.uuid,
        "date": entry.on.isoformat(),
        "time": entry.at.strftime("%H:%M") if entry.at else None,
        "kind": str(entry.kind),
        "minutes": entry.minutes,
        "title": entry.title,
        "text": entry.text,
        "people": [person.name for person in entry.people],
        "follow_ups": [follow_up_as_json(item) for item in entry.follow_ups],
    }


def follow_up_as_json(item: FollowUp) -> dict[str, Any]:
    """Return a follow-up as a JSON object."""
    return {
        "id": item.uuid,
        "text": item.text,
        "owed_by": str(item.owed_by),
        "due": item.due.isoformat() if item.due else None,
        "done_on": item.done_on.isoformat() if item.done_on else None,
        "contact": item.contact.name if item.contact else None,
    }


def entry_line(entry: Entry) -> str:
    """Return one entry in one line, for lists."""
    people = ", ".join(person.name for person in entry.people)
    said = entry.title or excerpt(entry.text, 80)
    kind = str(entry.kind).replace("_", " ")
    return " · ".join(part for part in (entry.on.isoformat(), kind, people, said) if part)


def occurrence_as_json(occurrence: Occurrence) -> dict[str, Any]:
    """Return a key date on a day as a JSON object.

    ``count`` is the age or the number of years, or null; ``days`` how many days it has been where these are round;
    ``also`` who the others of a couple are.
    """
    return {
        "on": occurrence.on.isoformat(),
        "name": occurrence.person.name,
        "label": date_label(occurrence.key_date),
        "date": str(occurrence.key_date.when),
        "count": occurrence.count,
        "days": occurrence.days or None,
        "also": [person.name for person in occurrence.also],
    }


def occurrence_line(occurrence: Occurrence) -> str:
    """Return a key date on a day in one line."""
    count = occurrence.count
    many = f" ({count})" if count else f" ({occurrence.days:,} days)" if occurrence.days else ""
    names = " and ".join(person.name or NAMELESS for person in (occurrence.person, *occurrence.also))
    moved = ", 29 February" if occurrence.is_moved else ""
    label = date_label(occurrence.key_date)
    return f"{occurrence.on.isoformat()} · {names} · {label}{many}{moved}"


def bulleted(lines: Iterable[str]) -> list[str]:
    """Return lines as a list that stands under a heading."""
    return [f"  {line}" for line in lines]


def file_line(file: KeptFile) -> str:
    """Return a kept file in one line."""
    added = _moment(file.added_at)[:10]
    return "  ".join(part for part in (added, file.name, f"({file.size:,} bytes)", file.note) if part)


def file_as_json(file: KeptFile) -> dict[str, Any]:
    """Return what is known of a kept file."""
    return {
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.digest.hex(),
        "note": file.note,
        "added_at": _moment(file.added_at),
    }


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="seconds")

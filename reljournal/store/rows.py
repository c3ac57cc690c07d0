"""Cards, entries and follow-ups as the columns of their tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled
from reljournal.domain.entries import EntryDraft, FollowUp
from reljournal.domain.names import sort_key
from reljournal.store import tables

Values = dict[str, Any]


def contact_values(card: Card) -> Values:
    """Return the columns of ``contact`` for a card, derived ones included."""
    name, shown = card.name, card.shown_name
    return {
        "kind": str(card.kind),
        "formatted_name": card.formatted_name,
        "prefix": name.prefix,
        "given": name.given,
        "additional": name.additional,
        "family": name.family,
        "suffix": name.suffix,
        "nickname": name.nickname,
        "phonetic_given": name.phonetic_given,
        "phonetic_family": name.phonetic_family,
        "display_name": shown,
        "sort_key": sort_key(shown),
        "organisation": card.organisation,
        "department": card.department,
        "title": card.title,
        "note": card.note,
    }


def _labelled(item: Labelled) -> Values:
    return {"label": item.label, "value": item.value, "preferred": item.preferred}


def _address(item: Address) -> Values:
    return {
        "label": item.label, "po_box": item.po_box, "extended": item.extended, "street": item.street,
        "city": item.city, "region": item.region, "postcode": item.postcode, "country": item.country,
    }  # fmt: skip


def _handle(item: Handle) -> Values:
    return {"label": item.label, "service": item.service, "value": item.value}


def _key_date(item: KeyDate) -> Values:
    when = item.when
    return {
        "sort": str(item.sort), "label": item.label, "year": when.year, "month": when.month, "day": when.day,
        "note": item.note,
    }  # fmt: skip


def _line(line: str) -> Values:
    return {"line": line}


# Every table whose rows are listed on a card, with where the card keeps them and how one becomes a row.
CHILDREN: tuple[tuple[type[tables.OfContact], Callable[[Card], Sequence[Any]], Callable[[Any], Values]], ...] = (
    (tables.Email, lambda card: card.emails, _labelled),
    (tables.Phone, lambda card: card.phones, _labelled),
    (tables.Address, lambda card: card.addresses, _address),
    (tables.Link, lambda card: card.links, _labelled),
    (tables.Handle, lambda card: card.handles, _handle),
    (tables.Related, lambda card: card.related, _labelled),
    (tables.KeyDate, lambda card: card.key_dates, _key_date),
    (tables.UnknownProperty, lambda card: card.unknown, _line),
)


def entry_values(draft: EntryDraft) -> Values:
    """Return the columns of ``entry`` for a draft."""
    return {
        "kind": str(draft.kind),
        "on_date": draft.on.isoformat(),
        "at_time": draft.at.strftime("%H:%M") if draft.at else None,
        "minutes": draft.minutes,
        "title": draft.title.strip(),
        "text": draft.text,
    }


def follow_up_values(follow_up: FollowUp) -> Values:
    """Return the columns of ``follow_up`` that a record names, without those that say where it came from."""
    return {
        "contact_id": follow_up.contact.id if follow_up.contact else None,
        "text": follow_up.text.strip(),
        "owed_by": str(follow_up.owed_by),
        "due_on": follow_up.due.isoformat() if follow_up.due else None,
        "done_on": follow_up.done_on.isoformat() if follow_up.done_on else None,
        "note": follow_up.note,
    }

"""Cards, entries and follow-ups as the columns of their tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from reljournal.domain.acquaintance import LearnedFact, Relation
from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.entries import Aside, EntryDraft, EntryFile, FollowUp, LedgerItem
from reljournal.domain.names import NameOrder, sort_key
from reljournal.domain.rhythm import Dialogue
from reljournal.domain.tiers import promises_to_text
from reljournal.store import tables

Values = dict[str, Any]


def contact_values(card: Card, order: NameOrder = NameOrder.AS_WRITTEN) -> Values:
    """Return the columns of ``contact`` for a card, derived ones included; the journal shows names in ``order``."""
    name, shown, met, preferences = card.name, card.name_in(order), card.met, card.preferences
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
        "maiden": name.maiden,
        "pronounced": name.pronounced,
        "name_order": str(name.order),
        "pronouns": card.pronouns,
        "industry": card.industry,
        "time_zone": card.time_zone,
        "met_year": met.when.year if met.when else None,
        "met_month": met.when.month if met.when else None,
        "met_day": met.when.day if met.when else None,
        "met_place": met.place,
        "met_through": met.through,
        "met_through_id": met.through_id,
        "first_impression": met.first_impression,
        "preferred_channel": preferences.channel,
        "preferred_hours": preferences.hours,
        "preferred_tone": preferences.tone,
        "things_to_avoid": preferences.avoid,
        **dialogue_values(card.dialogue),
    }


def dialogue_values(dialogue: Dialogue) -> Values:
    """Return the columns of ``contact`` for tier and rhythm."""
    return {
        "tier": dialogue.tier,
        "rhythm": promises_to_text(dialogue.promises),
        "rhythm_paused_until": _day(dialogue.paused_until),
        "they_start": dialogue.they_start,
        "rhythm_begins_on": _day(dialogue.begins_on),
        "rhythm_share": dialogue.share,
        "rhythm_snoozed_until": _day(dialogue.snoozed_until),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


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
        "note": item.note, "calendar": str(when.calendar), "leap_month": when.leap_month, "every": item.every,
        "unit": str(item.unit), "once": item.once, "until": item.until.isoformat() if item.until else None,
        "leap_rule": str(item.leap_rule or ""), "approximate": item.approximate,
        "estimated_on": item.estimated_on.isoformat() if item.estimated_on else None, "show_age": item.show_age,
        "icon": item.icon, "partner_id": item.partner_id,
        "leads": ",".join(map(str, item.leads)) if item.leads is not None else None,
    }  # fmt: skip


def _relation(item: Relation) -> Values:
    return {
        "label": item.label, "value": item.value, "preferred": item.preferred, "other_id": item.other_id,
        "note": item.note, "birth_year": item.birth_year,
    }  # fmt: skip


def _language(name: str) -> Values:
    return {"name": name}


def _fact(item: LearnedFact) -> Values:
    return {
        "label": item.label, "text": item.text, "entry_id": item.entry_id,
        "learned_on": item.learned_on.isoformat() if item.learned_on else None,
    }  # fmt: skip


def _custom(item: CustomValue) -> Values:
    return {"field_id": item.field_id, "value": item.value, "other_id": item.other_id}


def _line(line: str) -> Values:
    return {"line": line}


# Every table whose rows are listed on a card, with where the card keeps them and how one becomes a row.
CHILDREN: tuple[tuple[type[tables.OfContact], Callable[[Card], Sequence[Any]], Callable[[Any], Values]], ...] = (
    (tables.Email, lambda card: card.emails, _labelled),
    (tables.Phone, lambda card: card.phones, _labelled),
    (tables.Address, lambda card: card.addresses, _address),
    (tables.Link, lambda card: card.links, _labelled),
    (tables.Handle, lambda card: card.handles, _handle),
    (tables.Related, lambda card: card.related, _relation),
    (tables.KeyDate, lambda card: card.key_dates, _key_date),
    (tables.UnknownProperty, lambda card: card.unknown, _line),
    (tables.Language, lambda card: card.languages, _language),
    (tables.Fact, lambda card: card.facts, _fact),
    (tables.CustomValue, lambda card: card.custom, _custom),
)


def entry_values(draft: EntryDraft) -> Values:
    """Return the columns of ``entry`` for a draft."""
    around = draft.around
    return {
        "kind": str(draft.kind),
        "on_date": draft.on.isoformat(),
        "at_time": draft.at.strftime("%H:%M") if draft.at else None,
        "minutes": draft.minutes,
        "title": draft.title.strip(),
        "text": draft.text,
        "place": around.place.strip(),
        "started_by": str(around.started_by or ""),
        "feeling": str(around.feeling or ""),
        "purpose": str(around.purpose or ""),
        "their_side": around.their_side.strip(),
        "source_key": around.source_key,
    }


def ledger_values(item: LedgerItem) -> Values:
    """Return the columns of ``ledger_item`` that a record names."""
    return {
        "contact_id": item.contact.id if item.contact else None, "direction": str(item.direction),
        "sort": str(item.sort), "text": item.text.strip(), "on_date": item.on.isoformat() if item.on else None,
        "weight": item.weight, "acknowledged": item.acknowledged,
    }  # fmt: skip


def aside_values(item: Aside) -> Values:
    """Return the columns of ``entry_aside`` for a word about somebody."""
    return {"contact_id": item.contact.id, "text": item.text.strip()}


def entry_file_values(item: EntryFile) -> Values:
    """Return the columns of ``entry_file`` for a file."""
    return {
        "name": item.name, "media_type": item.media_type, "size": item.size, "digest": bytes.fromhex(item.digest),
    }  # fmt: skip


def follow_up_values(follow_up: FollowUp) -> Values:
    """Return the columns of ``follow_up`` that a record names, without those that say where it came from."""
    return {
        "contact_id": follow_up.contact.id if follow_up.contact else None,
        "text": follow_up.text.strip(),
        "owed_by": str(follow_up.owed_by),
        "due_on": follow_up.due.isoformat() if follow_up.due else None,
        "done_on": follow_up.done_on.isoformat() if follow_up.done_on else None,
        "note": follow_up.note,
        "repeat": follow_up.repeat,
        "repeat_from": str(follow_up.repeat_from),
        "snoozed_until": follow_up.snoozed_until.isoformat() if follow_up.snoozed_until else None,
    }

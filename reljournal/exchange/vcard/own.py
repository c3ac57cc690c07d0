"""Properties of our own, for what a card holds that no standard has a place for.

Each is ``X-RELJOURNAL-`` and a name, with a text value (RFC 6350 section 6.10); a fact is a list of three texts: its
label, what it says, and the day on which it was learned. Fields of the person's own are in
:mod:`reljournal.exchange.vcard.own_fields`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.contacts import Card
from reljournal.domain.dates import PartialDate
from reljournal.domain.names import NameOrder
from reljournal.domain.rhythm import WHOLE_SHARE, Dialogue
from reljournal.domain.tiers import promises_from_text, promises_to_text
from reljournal.exchange.vcard.building import Building, Handler
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.values import escape, parts_of, unescape

PREFIX = "X-RELJOURNAL-"
NAMES = (
    "INDUSTRY", "PRONOUNCED", "NAME-ORDER", "MET-ON", "MET-PLACE", "MET-THROUGH", "FIRST-IMPRESSION", "CHANNEL",
    "HOURS", "TONE", "AVOID", "TIER", "RHYTHM", "RHYTHM-PAUSED-UNTIL", "THEY-START", "RHYTHM-SINCE",
)  # fmt: skip


def own_lines(card: Card) -> Iterator[str]:
    """Yield the lines of what has no other property, facts left out."""
    met, preferences = card.met, card.preferences
    texts = (
        card.industry, card.name.pronounced, str(card.name.order), str(met.when) if met.when else "", met.place,
        met.through, met.first_impression, preferences.channel, preferences.hours, preferences.tone, preferences.avoid,
        *_dialogue_texts(card.dialogue),
    )  # fmt: skip
    for name, text in zip(NAMES, texts, strict=True):
        if text:
            yield f"{PREFIX}{name}:{escape(text)}"


def _dialogue_texts(dialogue: Dialogue) -> tuple[str, ...]:
    """Return tier and rhythm as texts: the period as JSON, the day since when with its share behind a slash."""
    since = dialogue.begins_on.isoformat() if dialogue.begins_on else ""
    return (
        dialogue.tier, promises_to_text(dialogue.promises),
        dialogue.paused_until.isoformat() if dialogue.paused_until else "", "yes" if dialogue.they_start else "",
        f"{since}/{dialogue.share}" if since and dialogue.share else since,
    )  # fmt: skip


def _dialogue(get: Callable[[str, str], str]) -> Dialogue:
    since, _, share = get("RHYTHM-SINCE", "").partition("/")
    paused = get("RHYTHM-PAUSED-UNTIL", "")
    return Dialogue(
        get("TIER", ""),
        promises_from_text(get("RHYTHM", "")),
        date.fromisoformat(paused) if paused else None,
        bool(get("THEY-START", "")),
        date.fromisoformat(since) if since else None,
        int(share or 0),
    )


def fact_line(fact: LearnedFact) -> str:
    """Return the line of a fact."""
    learned = fact.learned_on.isoformat() if fact.learned_on else ""
    return f"{PREFIX}FACT:{escape(fact.label)};{escape(fact.text)};{learned}"


def own_reader(name: str) -> Handler:
    """Return what reads the property of that name; the first one counts, what cannot be meant is kept as it is."""
    fits = _FITTING.get(name, bool)

    def read(building: Building, _head: Head, value: str, line: str) -> None:
        text = unescape(value).strip()
        if text and (name in building.own or not fits(text)):
            building.unknown.append(line)
        elif text:
            building.own[name] = text

    return read


def read_fact(building: Building, _head: Head, value: str, line: str) -> None:
    """Read a fact."""
    label, text, learned, *more = [*parts_of(value), "", ""][: max(3, value.count(";") + 1)]
    try:
        learned_on = date.fromisoformat(learned) if learned else None
    except ValueError:
        learned_on, more = None, [learned]
    if any(more):
        building.unknown.append(line)
    elif label or text:
        building.facts.append(LearnedFact(label, text, learned_on))


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _is_order(text: str) -> bool:
    return text in set(NameOrder)


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and _is_date(text)


def _is_since(text: str) -> bool:
    day, slash, share = text.partition("/")
    return _is_day(day) and (not slash or (share.isascii() and share.isdigit() and int(share) < WHOLE_SHARE))


def _is_rhythm(text: str) -> bool:
    return bool(promises_from_text(text))


_FITTING: dict[str, Callable[[str], bool]] = {
    "MET-ON": _is_date, "NAME-ORDER": _is_order, "RHYTHM": _is_rhythm, "RHYTHM-PAUSED-UNTIL": _is_day,
    "THEY-START": "yes".__eq__, "RHYTHM-SINCE": _is_since,
}  # fmt: skip


def with_own(card: Card, own: dict[str, str]) -> Card:
    """Return a card with what stood in our own properties."""
    get = own.get
    name = replace(card.name, pronounced=get("PRONOUNCED", ""), order=NameOrder(get("NAME-ORDER", "")))
    met = replace(
        card.met,
        when=PartialDate.parse(own["MET-ON"]) if "MET-ON" in own else None,
        place=get("MET-PLACE", ""),
        through=get("MET-THROUGH", ""),
        first_impression=get("FIRST-IMPRESSION", ""),
    )
    preferences = replace(
        card.preferences,
        channel=get("CHANNEL", ""),
        hours=get("HOURS", ""),
        tone=get("TONE", ""),
        avoid=get("AVOID", ""),
    )
    return replace(
        card, name=name, industry=get("INDUSTRY", ""), met=met, preferences=preferences, dialogue=_dialogue(get)
    )

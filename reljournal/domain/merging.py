"""What happens to a card when the same contact comes in again: nothing is lost, news wins."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from reljournal.domain.acquaintance import HowMet, Preferences
from reljournal.domain.card_lists import joined_notes, union
from reljournal.domain.contacts import Card, ContactKind, KeyDate
from reljournal.domain.custom_fields import values_with_news
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name
from reljournal.domain.rhythm import NO_DIALOGUE
from reljournal.domain.text import fold, query_words


def compatible_names(one: Card, other: Card) -> bool:
    """Return whether two cards can be of the same contact: their names share a word, or one has none."""
    first, second = set(query_words(one.shown_name)), set(query_words(other.shown_name))
    return not first or not second or bool(first & second)


def with_news(card: Card, news: Card) -> Card:
    """Return ``card`` with what ``news`` says: its single values where it has any, its lists added, nothing removed."""
    return replace(
        card,
        name=Name(*[getattr(news.name, item.name) or getattr(card.name, item.name) for item in fields(Name)]),
        formatted_name=news.formatted_name or card.formatted_name,
        # A file that says nothing of the kind says person.
        kind=card.kind if news.kind is ContactKind.PERSON else news.kind,
        organisation=news.organisation or card.organisation,
        department=news.department or card.department,
        title=news.title or card.title,
        note=joined_notes(card.note, news.note),
        emails=union("emails", card.emails, news.emails),
        phones=union("phones", card.phones, news.phones),
        addresses=union("addresses", card.addresses, news.addresses),
        links=union("links", card.links, news.links),
        handles=union("handles", card.handles, news.handles),
        related=union("related", card.related, news.related),
        key_dates=union("key_dates", _without_old_birthday(card.key_dates, news.key_dates), news.key_dates),
        tags=union("tags", card.tags, news.tags),
        unknown=union("unknown", card.unknown, news.unknown),
        pronouns=news.pronouns or card.pronouns,
        industry=news.industry or card.industry,
        time_zone=news.time_zone or card.time_zone,
        languages=union("languages", card.languages, news.languages),
        met=_met(card.met, news.met),
        preferences=_told(card.preferences, news.preferences),
        facts=union("facts", card.facts, news.facts),
        custom=values_with_news(card.custom, news.custom),
        # Tier and rhythm hold together; a program that knows neither says nothing of them.
        dialogue=card.dialogue if news.dialogue == NO_DIALOGUE else news.dialogue,
    )


Told = TypeVar("Told", HowMet, Preferences)


def _told(known: Told, news: Told) -> Told:
    """Return what is known with each part of which the news say something."""
    told = {item.name: getattr(news, item.name) for item in fields(news) if getattr(news, item.name)}
    return replace(known, **told)


def _met(known: HowMet, news: HowMet) -> HowMet:
    """Return how two people met; whoever is called as before keeps their card."""
    told = _told(known, news)
    is_other = news.through_id is None and news.through and fold(news.through) != fold(known.through)
    return replace(told, through_id=None) if is_other else told


def _without_old_birthday(dates: tuple[KeyDate, ...], news: tuple[KeyDate, ...]) -> tuple[KeyDate, ...]:
    """Return the dates without a birthday that the news correct or complete: nobody has two."""
    told = [item.when for item in news if item.sort is DateSort.BIRTHDAY and not item.label]
    if not told:
        return dates
    return tuple(
        item for item in dates
        if item.sort is not DateSort.BIRTHDAY or item.label or any(_says_no_more(when, item.when) for when in told)
    )  # fmt: skip


def _says_no_more(news: PartialDate, known: PartialDate) -> bool:
    """Return whether ``news`` is the known date, or the same day without its year."""
    return news == known or (news.year is None and (news.month, news.day) == (known.month, known.day))

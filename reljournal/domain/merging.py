"""What happens to a card when the same contact comes in again: nothing is lost, news wins."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from typing import TypeVar

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name
from reljournal.domain.text import fold, query_words

Item = TypeVar("Item")


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
        note=_notes(card.note, news.note),
        emails=_union(card.emails, news.emails, _value),
        phones=_union(card.phones, news.phones, _number),
        addresses=_union(card.addresses, news.addresses, Address.parts),
        links=_union(card.links, news.links, _value),
        handles=_union(card.handles, news.handles, _handle),
        related=_union(card.related, news.related, _related),
        key_dates=_union(_without_old_birthday(card.key_dates, news.key_dates), news.key_dates, _key_date),
        tags=_union(card.tags, news.tags, fold),
        unknown=_union(card.unknown, news.unknown, str),
        pronouns=news.pronouns or card.pronouns,
        industry=news.industry or card.industry,
        time_zone=news.time_zone or card.time_zone,
        languages=_union(card.languages, news.languages, fold),
    )


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


def _notes(note: str, news: str) -> str:
    if not news.strip() or news.strip() in note:
        return note
    if note.strip() in news:
        return news
    return f"{note.rstrip()}\n\n{news.lstrip()}"


def _union(items: Iterable[Item], news: Iterable[Item], key: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    kept = list(items)
    seen = {key(item) for item in kept}
    for item in news:
        if key(item) not in seen:
            seen.add(key(item))
            kept.append(item)
    return tuple(kept)


def _value(item: Labelled) -> Hashable:
    return item.value.strip().casefold()


def _number(item: Labelled) -> Hashable:
    digits = "".join(c for c in item.value if c.isdigit() or c in "+xp;,*#")
    return digits or item.value


def _related(item: Relation) -> Hashable:
    return (item.label.casefold(), item.value.strip().casefold())


def _handle(item: Handle) -> Hashable:
    return (item.service.casefold(), item.value.strip().casefold())


def _key_date(item: KeyDate) -> Hashable:
    # The one birthday is the same one with or without its year.
    if item.sort is DateSort.BIRTHDAY and not item.label:
        return (item.sort, item.when.month, item.when.day)
    return (item.sort, item.label.casefold(), item.when)

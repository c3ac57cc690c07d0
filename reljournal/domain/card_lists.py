"""The lists on a card (addresses, numbers, dates …): when two of their items are one, and lists put together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reljournal.domain.acquaintance import LearnedFact, Relation
from reljournal.domain.contacts import Address, Handle, KeyDate, Labelled
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import DateSort
from reljournal.domain.text import fold

Item = TypeVar("Item")


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
    if item.sort is DateSort.BIRTHDAY and not item.label and item.when.is_gregorian:
        return (item.sort, item.when.month, item.when.day)
    return (item.sort, item.label.casefold(), item.when, item.every, item.unit, item.once)


def _fact(item: LearnedFact) -> Hashable:
    return (item.label.casefold(), item.text.strip().casefold())


def _custom(item: CustomValue) -> Hashable:
    return (item.field_id, item.value.strip().casefold())


_KEYS: dict[str, Callable[[Any], Hashable]] = {
    "emails": _value, "phones": _number, "addresses": Address.parts, "links": _value, "handles": _handle,
    "related": _related, "key_dates": _key_date, "tags": fold, "languages": fold, "facts": _fact, "custom": _custom,
}  # fmt: skip


def key_of(field: str, item: Any) -> Hashable:
    """Return what makes an item of the card's list ``field`` the same as another; the item itself where nothing is."""
    key_of_item = _KEYS.get(field)
    own: Hashable = item
    return own if key_of_item is None else key_of_item(item)


def union(field: str, items: Iterable[Item], news: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items and those of the news that are not among them."""
    kept = list(items)
    seen = {key_of(field, item) for item in kept}
    for item in news:
        key = key_of(field, item)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return tuple(kept)


def united(field: str, lists: Iterable[Iterable[Item]]) -> tuple[Item, ...]:
    """Return the items of all lists, those that are one put together so that neither loses anything.

    Two items of one key that contradict each other elsewhere both stay.
    """
    kept: dict[Hashable, list[Item]] = {}
    order: list[tuple[Hashable, int]] = []
    for item in (item for items in lists for item in items):
        key = key_of(field, item)
        same = kept.setdefault(key, [])
        for place, known in enumerate(same):
            both = _together(known, item)
            if both is not None:
                same[place] = both
                break
        else:
            order.append((key, len(same)))
            same.append(item)
    return tuple(kept[key][place] for key, place in order)


def joined_notes(note: str, news: str) -> str:
    """Return both notes, one under the other; one that stands within the other is not repeated."""
    if not news.strip() or news.strip() in note:
        return note
    if note.strip() in news:
        return news
    return f"{note.rstrip()}\n\n{news.lstrip()}"


# The words that programs put before numbers and addresses by themselves: which of two stays is no loss. A word of the
# person's own is one.
_USUAL_LABELS = frozenset(
    {"home", "work", "mobile", "cell", "main", "fax", "pager", "other", "homepage", "profile", "internet", "voice"}
)

# What of an item may differ between two that are one: how it is written.
_SPELLING = frozenset(("id", "value", "text", "service"))


def _together(known: Any, item: Any) -> Any | None:
    """Return both items as one, or None where one says what contradicts the other. The word of the first stays."""
    if not is_dataclass(known) or isinstance(known, type):
        return known
    changed: dict[str, object] = {}
    for part in fields(known):
        mine, theirs = getattr(known, part.name), getattr(item, part.name)
        if part.name == "show_age" and mine != theirs:
            # Whoever asked once not to be told their age is not told it.
            changed[part.name] = False
            continue
        if mine == theirs or part.name in _SPELLING or theirs in {None, "", False}:
            continue
        if mine in {None, "", False}:
            changed[part.name] = theirs
        elif part.name == "note":
            changed[part.name] = joined_notes(mine, theirs)
        elif isinstance(known, KeyDate) and part.name == "when":
            changed[part.name] = mine if mine.year else theirs
        elif isinstance(mine, str) and fold(mine) == fold(theirs):
            continue
        elif part.name != "label" or not {mine.casefold(), theirs.casefold()} <= _USUAL_LABELS:
            return None
    return replace(known, **changed) if changed else known

"""Two or more contacts as one: every difference with a proposed choice, and the card that comes of it.

A card is taken apart into single values, known by paths ("title", "name.family", "met.place"), and lists. It is
done over the fields of the records, so that a new field is merged without being named here. Of a single value one
is chosen; the others are kept as a line of the note, unless they say nothing more or are let go. Of lists
everything is kept, each thing once, unless it is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import partial, reduce
from typing import Any, NamedTuple, TypeVar

from reljournal.domain.card_lists import joined_notes, key_of, united
from reljournal.domain.contacts import Card, Contact, ContactKind, KeyDate
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.rhythm import NO_DIALOGUE, Dialogue
from reljournal.domain.text import fold
from reljournal.domain.tiers import rank

BIRTHDAY = "birthday"
NOTE = "note"
NICKNAME = "name.nickname"
DIALOGUE = "dialogue"
"""Tier and rhythm, which hold together: one of them is chosen whole, the higher tier being proposed."""

_CUSTOM = "custom."

Say = Callable[[str, str], str]


class Named(NamedTuple):
    """Somebody by name, with their contact where they have one."""

    name: str
    id: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A single value that the cards do not agree about.

    ``values`` has one a card, in the order of the contacts, empty ("" or None) where a card says nothing. ``chosen``
    and ``let_go`` are places in it.
    """

    path: str
    values: tuple[Any, ...]
    chosen: int
    let_go: frozenset[int] = frozenset()

    @property
    def value(self) -> Any:
        """The chosen value."""
        return self.values[self.chosen]

    @property
    def kept(self) -> tuple[Any, ...]:
        """What is not chosen and would be lost: each once, without what says no more than the chosen value."""
        found: list[Any] = []
        for place, value in enumerate(self.values):
            if place == self.chosen or place in self.let_go or not value:
                continue
            if not any(_says_no_more(value, known) for known in (self.value, *found)):
                found.append(value)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class MergePlan:
    """How contacts become one. The first of ``contacts`` is the one that stays.

    ``let_go`` are items of lists, each with the name of its field, and notes and nicknames, each with its path: these
    are joined. ``face`` is the contact whose photo becomes the photo, None where nobody has one; the other photos are
    kept as files. Changing a plan gives another one.
    """

    contacts: tuple[Contact, ...]
    choices: tuple[Choice, ...]
    let_go: frozenset[tuple[str, Any]] = frozenset()
    face: int | None = None

    def choice(self, path: str) -> Choice:
        """Return the choice at ``path``.

        Raises:
            KeyError: the cards agree about it.

        """
        for choice in self.choices:
            if choice.path == path:
                return choice
        raise KeyError(path)

    def choosing(self, path: str, place: int) -> MergePlan:
        """Return the plan with the value of the contact at ``place`` chosen; what was chosen is kept now."""
        return self._with(replace(self.choice(path), chosen=place))

    def letting_value_go(self, path: str, place: int) -> MergePlan:
        """Return the plan without the value of the contact at ``place``, should it not be the chosen one."""
        choice = self.choice(path)
        return self._with(replace(choice, let_go=choice.let_go | {place}))

    def letting_item_go(self, field: str, item: Any) -> MergePlan:
        """Return the plan without an item of one of the lists, or without one card's note or nickname."""
        return replace(self, let_go=self.let_go | {(field, item)})

    def staying(self, place: int) -> MergePlan:
        """Return the plan with the contact at ``place`` as the one that stays; what was decided so far holds."""
        order = [place, *(other for other in range(len(self.contacts)) if other != place)]
        choices = tuple(
            replace(
                choice,
                values=tuple(choice.values[old] for old in order),
                chosen=order.index(choice.chosen),
                let_go=frozenset(order.index(old) for old in choice.let_go),
            )
            for choice in self.choices
        )
        moved = replace(self, contacts=tuple(self.contacts[old] for old in order), choices=choices, let_go=frozenset())
        # An item that stands on several cards is written as on the one that stays: it is known by what makes it one.
        gone = {(name, key_of(name, item)) for name, item in self.let_go}
        items = [(name, item) for name in _LISTS for item in _united(moved, name)]
        joined = {(path, text) for path, text in self.let_go if path in _JOINED}
        let_go = joined.union((name, item) for name, item in items if (name, key_of(name, item)) in gone)
        return replace(moved, let_go=frozenset(let_go))

    def _with(self, changed: Choice) -> MergePlan:
        return replace(self, choices=tuple(changed if c.path == changed.path else c for c in self.choices))


def best_known_first(contacts: Iterable[Contact], entries: Mapping[int, int]) -> list[Contact]:
    """Return contacts in the order in which they may stay: most entries first, then the fullest, then the oldest.

    ``entries`` has the number of entries of each contact by its id.
    """
    return sorted(contacts, key=lambda contact: (-entries[contact.id], -_things_said(contact.card), contact.id))


def plan_merge(contacts: Sequence[Contact]) -> MergePlan:
    """Return the proposal for contacts, the first of which stays.

    Of a name the fullest card is proposed, of everything else that changes in a life (work, how to reach them) the
    card that was changed last, of dates the fullest.

    Raises:
        ValueError: fewer than two contacts, or one of them twice.

    """
    if len({contact.id for contact in contacts}) != len(contacts) or len(contacts) < 2:
        raise ValueError("a merge needs two contacts or more, each once")
    apart = [_values(contact.card) for contact in contacts]
    by_name = max(range(len(contacts)), key=lambda place: _fullness(contacts[place]))
    choices = []
    for path in dict.fromkeys(path for values in apart for path in values):
        if path in _JOINED:
            continue
        values = tuple(unlinked(of.get(path, ""), contacts) for of in apart)
        # Without a formatted name the parts are shown: that says something too.
        told = set(values) if path == "formatted_name" else {value for value in values if value}
        if len(told) > 1:
            choices.append(Choice(path, values, _proposed(path, values, contacts, by_name)))
    face = next((contact.id for contact in contacts if contact.has_photo), None)
    return MergePlan(tuple(contacts), tuple(choices), face=face)


def merged_card(plan: MergePlan, say: Say | None = None) -> Card:
    """Return the card that comes of the plan. ``say`` words a line of the note from a path and what is kept of it."""
    apart = [_values(contact.card) for contact in plan.contacts]
    single: dict[str, Any] = {}
    for path in dict.fromkeys(path for values in apart for path in values):
        told = [unlinked(of[path], plan.contacts) for of in apart if of.get(path)]
        if path in _JOINED:
            told = [value for value in told if (path, value) not in plan.let_go]
            single[path] = _JOINED[path](told) if told else ""
        else:
            single[path] = told[0] if told else _NOTHING.get(path, "")
    single |= {choice.path: choice.value for choice in plan.choices}
    lists = {name: _one_preferred(_united(plan, name)) for name in _LISTS}
    card = _card(single, lists)
    lines = [(say or also)(path, text) for path, text in _lost(plan, card)]
    new = [line for line in lines if line not in card.note.splitlines()]
    return replace(card, note="\n\n".join(part for part in (card.note.rstrip(), "\n".join(new)) if part) or card.note)


def texts_of(plan: MergePlan, path: str) -> tuple[str, ...]:
    """Return what each of the cards says at :data:`NOTE` or :data:`NICKNAME`, in the order of the contacts."""
    return tuple(str(_values(contact.card).get(path, "")) for contact in plan.contacts)


def also(path: str, text: str) -> str:
    """Return the line of the note that keeps a value: "Also (title): Countess"."""
    return f"Also ({path.rpartition('.')[2].replace('_', ' ')}): {text}"


def text_of(value: Any) -> str:
    """Return a single value as text: a date in ISO 8601, somebody by name."""
    if isinstance(value, KeyDate):
        return f"{value.when} {value.note}".strip()
    if isinstance(value, Named):
        return value.name
    if isinstance(value, CustomValue):
        return value.value
    if isinstance(value, Dialogue):
        return value.tier
    return "" if value is None else str(value)


# Taking cards apart

_LISTS = tuple(item.name for item in fields(Card) if isinstance(getattr(Card(), item.name), tuple))
_NOTHING: dict[str, Any] = {"kind": ContactKind.PERSON, "met.when": None, DIALOGUE: NO_DIALOGUE}
# The name and the contact of one person belong together.
_NAMED = {"met.through": "met.through_id"}
_JOINED: dict[str, Callable[[list[Any]], Any]] = {
    NOTE: partial(reduce, joined_notes),
    NICKNAME: lambda nicknames: ", ".join(_each_once(nicknames)),
}


def _values(card: Card) -> dict[str, Any]:
    """Return the single values of a card by path; a birthday and own fields are single though they stand in lists."""
    found: dict[str, Any] = {}
    for item in fields(Card):
        value = getattr(card, item.name)
        if item.name == DIALOGUE:
            found[DIALOGUE] = "" if value == NO_DIALOGUE else value
        elif is_dataclass(value):
            found |= {f"{item.name}.{part.name}": getattr(value, part.name) for part in fields(value)}
        elif not isinstance(value, tuple):
            found[item.name] = value
    for name, row in _NAMED.items():
        found[name] = Named(found[name], found.pop(row)) if found[name] or found[row] else ""
        found.pop(row, None)
    for day in card.key_dates:
        if is_birthday(day):
            found.setdefault(BIRTHDAY, day)
    for own in card.custom:
        found.setdefault(f"{_CUSTOM}{own.field_id}", own)
    return found


def _card(single: dict[str, Any], lists: dict[str, tuple[Any, ...]]) -> Card:
    """Return the card of single values and lists: the way back from :func:`_values`."""
    flat = dict(single)
    for name, row in _NAMED.items():
        flat[name], flat[row] = flat[name] or Named("", None)
    custom = tuple(value for path, value in flat.items() if path.startswith(_CUSTOM) and value)
    born = (flat[BIRTHDAY],) if flat.get(BIRTHDAY) else ()
    values: dict[str, Any] = {**lists, "key_dates": (*born, *lists["key_dates"]), "custom": (*custom, *lists["custom"])}
    empty = Card()
    for item in fields(Card):
        nothing = getattr(empty, item.name)
        if item.name == DIALOGUE:
            values[DIALOGUE] = flat[DIALOGUE] or nothing
        elif is_dataclass(nothing) and not isinstance(nothing, type):
            parts = {part.name: flat[f"{item.name}.{part.name}"] for part in fields(nothing)}
            values[item.name] = replace(nothing, **parts)
        elif item.name not in values:
            values[item.name] = flat[item.name]
    return Card(**values)


def _united(plan: MergePlan, name: str) -> tuple[Any, ...]:
    lists = [
        [unlinked(item, plan.contacts) for item in getattr(contact.card, name) if not _is_single(item, contact.card)]
        for contact in plan.contacts
    ]
    return tuple(item for item in united(name, lists) if (name, item) not in plan.let_go)


def _one_preferred(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the items with no more than one that is preferred: that of the card that stays, where it has one."""
    preferred = [item for item in items if getattr(item, "preferred", False)]
    return tuple(replace(item, preferred=False) if item in preferred[1:] else item for item in items)


def _is_single(item: Any, card: Card) -> bool:
    """Return whether an item of a list is what :func:`_values` took as a single value: the first of its kind."""
    if isinstance(item, KeyDate):
        return is_birthday(item) and next(day for day in card.key_dates if is_birthday(day)) is item
    if isinstance(item, CustomValue):
        return next(own for own in card.custom if own.field_id == item.field_id) is item
    return False


def is_birthday(day: KeyDate) -> bool:
    """Return whether a key date is the one birthday of the contact."""
    return day.sort is DateSort.BIRTHDAY and not day.label


Value = TypeVar("Value")


def unlinked(value: Value, contacts: Iterable[Contact]) -> Value:
    """Return a value without its link to one of the contacts that become one: nobody is related to themself."""
    ids = {contact.id for contact in contacts}
    changed: Any = value
    if isinstance(value, Named) and value.id in ids:
        changed = Named(value.name, None)
    elif is_dataclass(value) and getattr(value, "other_id", None) in ids:
        changed = replace(changed, other_id=None)
    elif isinstance(value, KeyDate) and value.partner_id in ids:
        changed = replace(changed, partner_id=None)
    return changed  # type: ignore[no-any-return]


# Choosing

_NAME_PARTS = ("name.prefix", "name.given", "name.additional", "name.family", "name.suffix")
_FULLEST = frozenset((BIRTHDAY, "met.when"))


def _proposed(path: str, values: tuple[Any, ...], contacts: Sequence[Contact], by_name: int) -> int:
    """Return the place of the value to propose."""
    told = [place for place, value in enumerate(values) if value]
    if path == "formatted_name" or (path.startswith("name.") and values[by_name]):
        return by_name
    if path == "kind":
        named = [place for place in told if contacts[place].card.name.given or contacts[place].card.name.family]
        return named[0] if named else next(place for place in told if values[place] is not ContactKind.PERSON)
    if path == DIALOGUE:
        return min(told, key=lambda place: (rank(values[place].tier), -contacts[place].changed_at, place))
    if path in _FULLEST:
        return max(told, key=lambda place: (_precision(values[place]), contacts[place].changed_at, -place))
    return max(told, key=lambda place: (_link(values[place]) is not None, contacts[place].changed_at, -place))


def _fullness(contact: Contact) -> tuple[int, bool, int]:
    """Return by how much a card tells the name: its letters, whether they have their accents, when it was changed."""
    name = contact.card.name
    words = " ".join(part for part in (name.given, name.additional, name.family) if part)
    return (len(fold(words)), not words.isascii(), contact.changed_at)


def _things_said(card: Card) -> int:
    """Return how many values a card has."""
    single = sum(bool(value) for value in _values(card).values())
    return single + sum(len(getattr(card, name)) for name in _LISTS)


def _link(value: Any) -> int | None:
    """Return the contact that a value names, or None."""
    if isinstance(value, Named):
        return value.id
    return value.other_id if isinstance(value, CustomValue) else None


def _precision(value: KeyDate | PartialDate) -> int:
    when = value.when if isinstance(value, KeyDate) else value
    return sum(part is not None for part in (when.year, when.month, when.day))


def _says_no_more(value: Any, known: Any) -> bool:
    """Return whether all that ``value`` says is said by ``known``."""
    if isinstance(value, StrEnum | Dialogue):
        return True  # how a name is shown, what a contact is, how much dialogue is meant: not something that is known
    if isinstance(value, KeyDate) and isinstance(known, KeyDate):
        return _says_no_more(value.when, known.when) and value.note.strip() in known.note
    if isinstance(value, PartialDate) and isinstance(known, PartialDate):
        pairs = ((value.year, known.year), (value.month, known.month), (value.day, known.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)
    return _letters(text_of(value)) == _letters(text_of(known)) and _link(value) in {None, _link(known)}


# What is kept of the others


def _lost(plan: MergePlan, card: Card) -> list[tuple[str, str]]:
    """Return path and text of everything that was not chosen and has to be kept in the note."""
    lost = [("name", text) for text in _other_names(plan, card)]
    for choice in plan.choices:
        if choice.path not in _NAME_PARTS and choice.path != "formatted_name":
            lost += [(choice.path, text_of(value)) for value in choice.kept]
    return lost


def _other_names(plan: MergePlan, card: Card) -> list[str]:
    """Return the names of the cards of which something would be lost, whole: "Bill Byron" and not "Bill"."""
    names = []
    for place, contact in enumerate(plan.contacts):
        name, formatted = contact.card.name, contact.card.formatted_name
        lost = {
            choice.path
            for choice in plan.choices
            if place not in choice.let_go and choice.values[place] and choice.values[place] in choice.kept
        }
        if lost & set(_NAME_PARTS):
            names.append(name.composed())
        if "formatted_name" in lost and _letters(formatted) not in {
            _letters(card.name.composed()),
            _letters(card.shown_name),
        }:
            names.append(formatted)
    return _each_once(names)


def _letters(text: str) -> str:
    return " ".join(fold(text).split())


def _each_once(texts: Iterable[str]) -> list[str]:
    return list({_letters(text): text.strip() for text in reversed([*texts]) if text.strip()}.values())[::-1]

"""A card while its lines are being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from reljournal.domain.acquaintance import NO_PREFERENCES, NOTHING_OF_MEETING, LearnedFact, Relation
from reljournal.domain.contacts import (
    Address,
    Card,
    ContactKind,
    Handle,
    KeyDate,
    Labelled,
    Photo,
)
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name
from reljournal.exchange.vcard.dates import sort_of
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.labels import label_of_apple
from reljournal.exchange.vcard.records import CardWarning, ReadCard, ReadField, ReadTie
from reljournal.exchange.vcard.swift import swift

_NO_NAME = Name()
_make_name = swift(Name)
_make_card = swift(Card)
_make_read_card = swift(ReadCard)


class NeedsCare(Exception):  # noqa: N818 - no error: the quick way hands the card to the careful one
    """Raised in the quick way of reading where a card turns out not to be a plain one."""


class Building:
    """Collects what the lines of one card say.

    ``careful`` is whether warnings can be given; in the quick way a warning raises :class:`NeedsCare`
    instead, and the card is read again with line numbers.
    """

    __slots__ = (
        "addresses", "apple_labels", "birthday", "careful", "couples", "department", "emails", "facts", "fields",
        "formatted_name", "grouped", "handles", "key_dates", "kind", "languages", "line", "links", "maiden",
        "marked_dates", "members", "name", "nicknames", "noise", "notes", "organisation", "own", "own_dates", "phones",
        "phonetic", "photo", "photo_url", "pronouns",
        "ranked", "related", "role", "tags", "ties", "time_zone", "title", "uid", "unknown", "warnings",
    )  # fmt: skip

    def __init__(self, careful: bool = False) -> None:
        self.careful = careful
        self.line = 0
        self.warnings: list[CardWarning] = []
        # Family, given, additional, prefix, suffix, as N has them.
        self.name: list[str] | None = None
        self.phonetic = ("", "")
        self.formatted_name = self.organisation = self.department = self.title = ""
        self.uid = self.photo_url = self.maiden = self.pronouns = self.time_zone = ""
        self.kind = ContactKind.PERSON
        self.photo: Photo | None = None
        self.birthday: PartialDate | None = None
        self.role: tuple[str, str] | None = None
        # Dictionaries without values: in order, each text once.
        self.nicknames: dict[str, None] = {}
        self.notes: list[str] = []
        self.emails: list[Labelled] = []
        self.phones: list[Labelled] = []
        self.links: list[Labelled] = []
        self.related: list[Relation] = []
        self.addresses: list[Address] = []
        self.handles: list[Handle] = []
        self.key_dates: list[KeyDate] = []
        # Dates of ours, those beside them for other programs, and by which UID the other of a couple goes.
        self.own_dates: list[KeyDate] = []
        self.marked_dates: list[KeyDate] = []
        self.couples: list[tuple[KeyDate, str]] = []
        self.tags: dict[str, None] = {}
        self.languages: dict[str, None] = {}
        self.facts: list[LearnedFact] = []
        self.members: list[str] = []
        # What stood in properties of our own, by name.
        self.own: dict[str, str] = {}
        self.fields: list[ReadField] = []
        self.ties: list[ReadTie] = []
        self.unknown: list[str] = []
        self.noise: list[str] = []
        # Of values in an Apple group: (the list, the place in it, the group).
        self.grouped: list[tuple[list[Any], int, str]] = []
        self.apple_labels: dict[str, tuple[str, str]] = {}
        # Of values with a lesser preference: (the list, the place in it, 2 to 100).
        self.ranked: list[tuple[list[Labelled] | list[Relation], int, int]] = []

    def warn(self, sentence: str, text: str) -> None:
        """Note that something was not understood; its text is kept among the unknown lines.

        Raises:
            NeedsCare: in the quick way, which knows no line numbers.

        """
        if not self.careful:
            raise NeedsCare
        self.warnings.append(CardWarning(self.line, sentence, text))
        self.unknown.append(text)

    def note_place(self, values: list[Any], head: Head) -> None:
        """Remember group and preference of the value last appended to ``values``."""
        if head.group:
            self.grouped.append((values, len(values) - 1, head.group.lower()))
        if head.preference > 1:
            self.ranked.append((values, len(values) - 1, head.preference))

    def finish(self, lines: list[str], line: int) -> ReadCard:
        """Return the card. ``lines`` are its unfolded lines, for the digest; ``line`` is where it begins."""
        if self.apple_labels:
            self._apply_apple_labels()
        if self.ranked:
            self._apply_preferences()
        if self.role is not None:
            self._apply_role(*self.role)
        for noise in self.noise:
            lines.remove(noise)
        digest = sha256("\n".join(lines).encode("utf-8", "surrogatepass")).digest()[:16]
        return _make_read_card(
            self._card(),
            self.photo,
            self.photo_url,
            self.uid,
            tuple(self.members),
            digest,
            line,
            tuple(self.warnings),
            tuple(self.fields),
            tuple(self.ties),
            tuple(self.couples),
        )

    def _card(self) -> Card:
        key_dates = self.key_dates
        if self.marked_dates:
            from reljournal.exchange.vcard.own_dates import still_new

            key_dates += still_new(self.marked_dates, self.own_dates)
        card = _make_card(
            self._name(),
            self.formatted_name,
            self.kind,
            self.organisation,
            self.department,
            self.title,
            self.notes[0] if len(self.notes) == 1 else "\n\n".join(dict.fromkeys(self.notes)),
            tuple(self.emails),
            tuple(self.phones),
            tuple(self.addresses),
            tuple(self.links),
            tuple(self.handles),
            tuple(self.related),
            tuple(key_dates) if len(key_dates) < 2 else tuple(dict.fromkeys(key_dates)),
            tuple(self.tags),
            tuple(self.unknown),
            self.pronouns,
            "",
            self.time_zone,
            tuple(self.languages),
            NOTHING_OF_MEETING,
            NO_PREFERENCES,
            tuple(self.facts),
        )
        if not self.own:
            return card
        from reljournal.exchange.vcard.own import with_own

        return with_own(card, self.own)

    def _name(self) -> Name:
        if self.name is None and not self.nicknames and self.phonetic == ("", "") and not self.maiden:
            return _NO_NAME
        family, given, additional, prefix, suffix = self.name or ("", "", "", "", "")
        nickname = ", ".join(self.nicknames) if self.nicknames else ""
        return _make_name(prefix, given, additional, family, suffix, nickname, *self.phonetic, self.maiden)

    def _apply_apple_labels(self) -> None:
        """Give every value in a group the group's X-ABLABEL; keep the labels of groups we know nothing of."""
        used: set[str] = set()
        for values, place, group in self.grouped:
            if group in self.apple_labels:
                used.add(group)
                values[place] = _relabelled(values[place], label_of_apple(self.apple_labels[group][0]))
        self.unknown.extend(line for group, (_, line) in self.apple_labels.items() if group not in used)

    def _apply_role(self, role: str, line: str) -> None:
        if not self.title:
            self.title = role
        elif self.title != role:
            self.unknown.append(line)

    def _apply_preferences(self) -> None:
        """Mark the value with the smallest PREF of a list as preferred where none has PREF 1."""
        decided: set[int] = set()
        for values, place, _ in sorted(self.ranked, key=lambda entry: entry[2]):
            if id(values) in decided:
                continue
            decided.add(id(values))
            if not any(value.preferred for value in values):
                values[place] = replace(values[place], preferred=True)  # type: ignore[assignment]


def _relabelled(value: Any, label: str) -> Any:
    """Return a labelled value under another label."""
    if isinstance(value, Labelled):
        return Labelled(label, value.value, value.preferred)
    if isinstance(value, Relation):
        return replace(value, label=label)
    if isinstance(value, Address):
        return replace(value, label=label)
    if isinstance(value, Handle):
        return Handle(value.service, value.value, label)
    sort = sort_of(label)
    return KeyDate(sort, value.when, label if sort is DateSort.OTHER else "")


Handler = Callable[[Building, Head, str, str], None]
"""Reads one property: (the card so far, its head, its value as written, the whole unfolded line)."""

"""The facts of a brief: labelled rows, well chosen from a card and from the note written on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reljournal.domain.acquaintance import HowMet, Preferences, Relation
from reljournal.domain.contacts import Address, Card, ContactKind, KeyDate, Labelled


class FactSort(StrEnum):
    """What a row tells. OWN has a label of the person's own; all others are worded where they are printed."""

    OWN = "own"
    CHANNEL = "channel"
    AVOID = "avoid"
    LEARNED = "learned"
    MET = "met"
    LANGUAGES = "languages"
    NAME = "name"
    FULL_NAME = "full_name"
    CALLED = "called"
    DEPARTMENT = "department"
    FAMILY = "family"
    PEOPLE = "people"
    LIVES_IN = "lives_in"
    WORKS_AT = "works_at"
    ADDRESS = "address"
    PHONES = "phones"
    EMAILS = "emails"
    LINKS = "links"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled row. ``values`` are (value, label) pairs, the label "" where it has none.

    An address has a line break between its lines. ``label`` is the person's own word when ``sort`` is OWN.
    The first value of CHANNEL may be a kind of entry. Values of MET and NAME that need a word have one of the labels
    THROUGH, SAID and BORN.
    ``dates`` are key dates that do not return because their day is unknown; they stand in place of values.
    """

    sort: FactSort
    values: tuple[tuple[str, str], ...] = ()
    label: str = ""
    dates: tuple[KeyDate, ...] = ()


THROUGH, SAID, BORN = "through", "said", "born"
# Labels in a note, or of a fact, that say what has a row of its own.
_SORTS_OF_LABELS = {"family": FactSort.FAMILY, "languages": FactSort.LANGUAGES, "avoid": FactSort.AVOID}
# Labels that address books write for the people of a household (RFC 6350 section 6.6.6 and what programs add).
_FAMILY = frozenset({
    "family", "spouse", "husband", "wife", "partner", "domestic partner", "child", "son", "daughter", "parent",
    "mother", "father", "mom", "mum", "dad", "sibling", "brother", "sister", "kin", "grandmother", "grandfather",
    "grandparent", "grandchild", "aunt", "uncle", "niece", "nephew", "cousin", "in-law",
})  # fmt: skip
_HOME = frozenset({"", "home", "private"})
_WORK = frozenset({"work", "office", "business"})
_SPACES = re.compile(r"\s+")
# One or two words without digits, at the head of a line or of a sentence, and something after the colon.
_LABEL = re.compile(
    r"(?:^|(?<=[.!?;。！？] )|(?<=[。！？]))(?P<label>[^\W\d_][^\W\d_'’-]*(?: [^\W\d_][^\W\d_'’-]*)?)"
    r"(?:: +|：\s*)(?=\S)"
)
_LONGEST_LABEL = 22


def note_apart(note: str) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return a note as its plain paragraphs and the facts in it that carry a label: "Languages: English, French".

    A label is one or two capitalised words (or words of a script without capitals) before a colon, at the
    beginning of a line or sentence. No word of the note is lost between the two.
    """
    paragraphs: list[str] = []
    facts: list[Fact] = []
    for block in re.split(r"\n\s*\n", note.replace("\r\n", "\n").replace("\r", "\n")):
        plain: list[str] = []
        for line in block.splitlines():
            rest, found = _labelled_parts(line.strip())
            if rest:
                plain.append(rest)
            facts += found
        if plain:
            paragraphs.append("\n".join(plain))
    return tuple(paragraphs), tuple(facts)


def _labelled_parts(line: str) -> tuple[str, list[Fact]]:
    """Return what comes before the first label of a line, and the labelled parts after it."""
    marks = [match for match in _LABEL.finditer(line) if _is_label(match["label"])]
    if not marks:
        return line, []
    facts: list[Fact] = []
    ends = [match.start() for match in marks[1:]] + [len(line)]
    for match, end in zip(marks, ends, strict=True):
        facts.append(_noted(match["label"], line[match.end() : end].strip()))
    return line[: marks[0].start()].strip(), facts


def _is_label(words: str) -> bool:
    return len(words) <= _LONGEST_LABEL and not words[0].islower()


def _noted(label: str, value: str) -> Fact:
    # A row is no sentence: its full stop goes, unless there are several sentences.
    if value.endswith(".") and not value.endswith("..") and not re.search(r"[.!?] ", value):
        value = value[:-1]
    return _labelled_fact(label, value)


def _labelled_fact(label: str, value: str) -> Fact:
    sort = _SORTS_OF_LABELS.get(label.casefold(), FactSort.OWN if label else FactSort.LEARNED)
    return Fact(sort, ((value, ""),), label if sort is FactSort.OWN else "")


def facts_of(
    card: Card,
    shown_name: str,
    noted: Sequence[Fact],
    elsewhere: Sequence[Labelled],
    own_fields: Sequence[tuple[str, str]] = (),
) -> tuple[Fact, ...]:
    """Return the labelled rows of a card: how they like it, what was learned and ``noted``, then the rest.

    ``own_fields`` are what fields of the person's own say, name and value. ``elsewhere`` are the ways of this card
    that have their place on the page already. Rows of one label are joined.
    """
    rows = [
        *_preferred(card.preferences),
        *(_labelled_fact(fact.label.strip(), fact.text.strip()) for fact in card.facts if fact.text.strip()),
        *noted,
        *_people(card.related),
        *(Fact(FactSort.OWN, ((value.strip(), ""),), name) for name, value in own_fields if value.strip()),
        *_names(card, shown_name),
        *_met(card.met),
        _said(FactSort.LANGUAGES, *card.languages),
        *_places(card),
        _ways(FactSort.PHONES, card.phones, elsewhere),
        _ways(FactSort.EMAILS, card.emails, elsewhere),
        *(Fact(FactSort.OWN, ((handle.value, handle.label),), handle.service) for handle in card.handles),
        Fact(FactSort.LINKS, tuple((_readable(link.value), link.label) for link in card.links)),
        Fact(FactSort.DATES, dates=tuple(item for item in card.key_dates if not item.when.returns)),
    ]
    return _joined(rows)


def _said(sort: FactSort, *values: str) -> Fact:
    return Fact(sort, tuple((value.strip(), "") for value in values if value.strip()))


def _worded(sort: FactSort, *values: tuple[str, str]) -> Fact:
    return Fact(sort, tuple((value.strip(), word) for value, word in values if value.strip()))


def _preferred(has: Preferences) -> list[Fact]:
    return [
        _said(FactSort.CHANNEL, has.channel, has.hours, has.tone),
        _said(FactSort.AVOID, has.avoid),
    ]


def _met(met: HowMet) -> list[Fact]:
    return [_worded(FactSort.MET, (met.place, ""), (met.through, THROUGH))]


def _people(related: Sequence[Relation]) -> list[Fact]:
    rows: list[Fact] = []
    for person in related:
        sort = FactSort.FAMILY if person.label.casefold() in _FAMILY else FactSort.PEOPLE
        rows.append(Fact(sort, ((person.value, person.label),)))
    return rows


def _names(card: Card, shown_name: str) -> list[Fact]:
    name = card.name
    whole, nick = name.composed(), name.nickname.strip()
    phonetic = " ".join(part for part in (name.phonetic_given, name.phonetic_family) if part.strip())
    said = name.pronounced.strip() or phonetic
    rows = [_worded(FactSort.NAME, (card.pronouns, ""), (said, SAID), (name.maiden, BORN))]
    if not set(whole.split()) <= set(shown_name.split()):
        rows.append(Fact(FactSort.FULL_NAME, ((whole, ""),)))
    if nick and nick != shown_name:
        rows.append(Fact(FactSort.CALLED, ((nick, ""),)))
    if card.department and card.department.casefold() not in f"{card.title}, {card.organisation}".casefold():
        rows.append(Fact(FactSort.DEPARTMENT, ((card.department, ""),)))
    return rows


def _places(card: Card) -> list[Fact]:
    rows: list[Fact] = []
    for address in card.addresses:
        whole = "\n".join(_SPACES.sub(" ", line) for line in address.lines())
        if whole:
            sort = _place_sort(address, card.kind)
            rows.append(Fact(sort, ((whole, address.label if sort is FactSort.ADDRESS else ""),)))
    return rows


def _place_sort(address: Address, kind: ContactKind) -> FactSort:
    label = address.label.casefold()
    if kind is not ContactKind.PERSON:
        return FactSort.ADDRESS
    if label in _WORK:
        return FactSort.WORKS_AT
    return FactSort.LIVES_IN if label in _HOME else FactSort.ADDRESS


def _ways(sort: FactSort, ways: Sequence[Labelled], elsewhere: Sequence[Labelled]) -> Fact:
    further = [way for way in ways if all(way is not shown for shown in elsewhere)]
    return Fact(sort, tuple((way.value, way.label) for way in further))


def _readable(link: str) -> str:
    """Return a web address as it is read aloud: without scheme and closing slash."""
    return re.sub(r"^https?://", "", link.strip()).rstrip("/") or link


def _joined(rows: Sequence[Fact]) -> tuple[Fact, ...]:
    joined: dict[tuple[FactSort, str], Fact] = {}
    for row in rows:
        key = (row.sort, row.label.casefold())
        if not row.values and not row.dates:
            continue
        before = joined.get(key)
        joined[key] = row if before is None else Fact(row.sort, before.values + row.values, before.label, row.dates)
    return tuple(joined.values())

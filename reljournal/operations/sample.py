"""The sample journal: forty people and five years of conversations, to look at and to try things on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.errors import RelJournalError
from reljournal.domain.names import Name
from reljournal.domain.rhythm import Dialogue
from reljournal.store.journal import Journal
from reljournal.system.resources import resource

LABEL = "Fill the sample journal"
_Table = Mapping[str, Any]


def write_sample(path: Path) -> tuple[int, int]:
    """Write the sample journal to a new file; return how many contacts and entries it holds.

    Raises:
        RelJournalError: there is a file already, or none can be written there.
    """
    if path.exists():
        raise RelJournalError(f"There is already a file at “{path}”; the sample journal was not written over it.")
    with Journal.open(path) as journal:
        made = fill_sample(journal)
        # Whoever looks around in it must not undo it all with one key.
        journal.begin_history_here()
        return made


def fill_sample(journal: Journal) -> tuple[int, int]:
    """Add the sample's contacts, entries and circles to a journal in one edit; return how many of the first two.

    The bulk path writes the contacts; of the people who know each other nothing else is assumed than
    what the files say.
    """
    from reljournal.store import entry_writing, writing

    people = _read("people.toml")["person"]
    cards = [writing.NewCard(card_of(person)) for person in people]
    entries: dict[str, int] = {}
    with journal.edit(LABEL) as edit:
        ids = writing.add_cards(edit, cards)
        known = {
            person["key"]: PersonRef(contact_id, new.card.shown_name)
            for person, contact_id, new in zip(people, ids, cards, strict=True)
        }
        drafts = 0
        for entry in _entries():
            entries[entry["title"]] = entry_writing.add_entry(draft_of(entry, known))
            drafts += 1
        for person, contact_id, new in zip(people, ids, cards, strict=True):
            writing.change_card(contact_id, _acquainted(new.card, person, known, entries))
        _add_circles(known)
    return len(ids), drafts


def card_of(person: _Table) -> Card:
    """Return the card that one ``[[person]]`` of people.toml describes."""

    def labelled(field: str) -> tuple[Labelled, ...]:
        return tuple(Labelled(item["label"], item["value"]) for item in person.get(field, ()))

    parts = (
        "prefix", "given", "additional", "family", "suffix", "nickname", "phonetic_given", "phonetic_family", "maiden",
        "pronounced",
    )  # fmt: skip
    return Card(
        name=Name(**{part: person.get(part, "") for part in parts}),
        formatted_name=person.get("formatted", ""),
        kind=ContactKind(person.get("kind", "person")),
        organisation=person.get("organisation", ""),
        department=person.get("department", ""),
        title=person.get("title", ""),
        note=person.get("note", "").strip(),
        emails=labelled("emails"),
        phones=labelled("phones"),
        addresses=tuple(Address(**address) for address in person.get("addresses", ())),
        links=labelled("links"),
        handles=tuple(Handle(**handle) for handle in person.get("handles", ())),
        related=tuple(
            Relation(item["label"], item["value"], note=item.get("note", ""), birth_year=item.get("born"))
            for item in person.get("related", ())
        ),
        key_dates=tuple(
            KeyDate(DateSort(item["sort"]), PartialDate.parse(item["date"]), item.get("label", ""))
            for item in person.get("key_dates", ())
        ),
        tags=tuple(person.get("tags", ())),
        pronouns=person.get("pronouns", ""),
        industry=person.get("industry", ""),
        time_zone=person.get("time_zone", ""),
        languages=tuple(person.get("languages", ())),
        preferences=Preferences(**person.get("preferences", {})),
        dialogue=Dialogue(person.get("tier", "")),
    )


def _acquainted(card: Card, person: _Table, known: Mapping[str, PersonRef], entries: Mapping[str, int]) -> Card:
    """Return a card with what leads to other people and to entries: how they met, and what was learned where."""
    met = dict(person.get("met", {}))
    through = known[met["through"]] if "through" in met else None
    linked = (Relation(item["label"], known[item["with"]].name, other_id=known[item["with"]].id)
              for item in person.get("relations", ()))  # fmt: skip
    return replace(
        card,
        related=(*card.related, *linked),
        met=HowMet(
            when=PartialDate.parse(met["when"]) if "when" in met else None,
            place=met.get("place", ""),
            through=through.name if through else "",
            through_id=through.id if through else None,
            first_impression=met.get("first_impression", ""),
        ),
        facts=tuple(
            LearnedFact(
                label=item["label"],
                text=item["text"],
                learned_on=date.fromisoformat(item["on"]) if "on" in item else None,
                entry_id=entries[item["entry"]] if "entry" in item else None,
            )
            for item in person.get("facts", ())
        ),
    )


def draft_of(entry: _Table, known: Mapping[str, PersonRef]) -> EntryDraft:
    """Return the entry that one ``[[entry]]`` describes; ``known`` finds people by their key."""
    return EntryDraft(
        kind=Kind(entry["kind"]),
        on=date.fromisoformat(entry["on"]),
        at=time.fromisoformat(entry["at"]) if "at" in entry else None,
        minutes=entry.get("minutes"),
        title=entry["title"],
        text=entry["text"].strip(),
        contact_ids=tuple(known[key].id for key in entry["with"]),
        follow_ups=tuple(
            FollowUp(
                text=item["text"],
                owed_by=OwedBy(item["owed_by"]),
                due=date.fromisoformat(item["due"]) if "due" in item else None,
                done_on=date.fromisoformat(item["done"]) if "done" in item else None,
                contact=known[item["with"]],
            )
            for item in entry.get("follow_ups", ())
        ),
    )


def _add_circles(known: Mapping[str, PersonRef]) -> None:
    from reljournal.store.circles import add_circle, put_in

    for circle in _read("circles.toml")["circle"]:
        circle_id = add_circle(circle["name"], circle.get("rule", ""))
        put_in(circle_id, [known[key].id for key in circle.get("people", ())])


def _entries() -> Iterator[_Table]:
    """Yield every entry, oldest first."""
    for file in sorted(resource("sample").glob("entries-*.toml")):
        yield from _read(file.name)["entry"]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("sample", name).read_text(encoding="utf-8"))

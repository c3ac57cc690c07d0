"""The commands that read: each asks the journal one thing and changes nothing."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from reljournal.cli import answers
from reljournal.cli.ground import Answer, opened
from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Contact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, contacts, find_contact
from reljournal.system import clock


def people(arguments: argparse.Namespace) -> Answer:
    """List contacts, all or those of a circle."""
    from reljournal.store.queries.people import filtered_ids

    with opened(arguments) as journal:
        within = None if arguments.circle is None else _members(journal, arguments.circle)
        words = _as_typed(arguments.words)
        ids = filtered_ids(journal, words, shelf=arguments.shelf, within=within, today=clock.today())
        found = contacts(journal, ids)
        value = [answers.contact_as_json(*whole) for whole in whole(journal, found)]
    return [answers.person_line(item) for item in found], value


def _members(journal: Journal, name: str) -> list[int]:
    from reljournal.store.queries.circles import circle_named, members

    return members(journal, circle_named(journal, name).id, clock.today())


def circles(arguments: argparse.Namespace) -> Answer:
    """List the circles."""
    from reljournal.store.queries import circles as asked

    with opened(arguments) as journal:
        found = [(item, asked.count_members(journal, item.id, clock.today())) for item in asked.circles(journal)]
    lines = [f"{item.name} · {count:,} · {'by rule' if item.is_by_rule else 'by hand'}" for item, count in found]
    value = [
        {
            "id": item.uuid,
            "name": item.name,
            "count": count,
            "rule": json.loads(item.rule_text) if item.is_by_rule else None,
        }
        for item, count in found
    ]
    return lines or ["There are no circles yet."], value


def duplicates(arguments: argparse.Namespace) -> Answer:
    """List the pairs of contacts that may be one; nothing is merged."""
    from reljournal.cli.pairs import pair_as_json, pair_line
    from reljournal.operations.duplicates import find_duplicates

    with opened(arguments) as journal:
        found = find_duplicates(journal)
        ids = {row for pair in found for row in (pair.first, pair.second)}
        known = {item.id: item for item in contacts(journal, sorted(ids))}
    both = [(pair, known[pair.first], known[pair.second]) for pair in found]
    lines = [pair_line(*each) for each in both]
    return lines or ["Nobody looks as if they were there twice."], [pair_as_json(*each) for each in both]


def show(arguments: argparse.Namespace) -> Answer:
    """Show one card."""
    with opened(arguments) as journal:
        found = contact(journal, find_contact(journal, arguments.contact))
        ((_, around, own_fields),) = whole(journal, [found])
    return answers.contact_as_text(found, around, own_fields), answers.contact_as_json(found, around, own_fields)


def whole(
    journal: Journal, found: Sequence[Contact]
) -> list[tuple[Contact, tuple[Relation, ...], tuple[tuple[str, str], ...]]]:
    """Return contacts with who is around them and what own fields say, the same for every command that tells a card."""
    from reljournal.store.queries.custom_texts import own_fields_of
    from reljournal.store.queries.relations import everybody_around

    ids = [item.id for item in found]
    around, own_fields = everybody_around(journal, ids), own_fields_of(journal, ids)
    return [(item, around.get(item.id, ()), own_fields.get(item.id, ())) for item in found]


def files(arguments: argparse.Namespace) -> Answer:
    """List the files of a contact."""
    from reljournal.store.queries.files import files_of

    with opened(arguments) as journal:
        found = files_of(journal, find_contact(journal, arguments.contact))
    return [answers.file_line(item) for item in found], [answers.file_as_json(item) for item in found]


def search(arguments: argparse.Namespace) -> Answer:
    """Search contacts, entries and key dates."""
    from reljournal.store.queries import search as searching
    from reljournal.store.queries.entries import entries

    typed = _as_typed(arguments.words)
    with opened(arguments) as journal:
        found = searching.search(journal, typed, clock.today().year, limit=20, today=clock.today())
        meant = _meant(journal, typed) if found.is_empty else None
        who = contacts(journal, [row.id for row in found.people])
        cards = [answers.contact_as_json(*whole) for whole in whole(journal, who)]
        asides = {row.id: row.aside for row in found.entries}
        what = entries(journal, list(asides))
    lines: list[str] = []
    for title, part in (
        ("People", [answers.person_line(item) for item in who]),
        ("Entries", [answers.found_entry_line(item, asides[item.id]) for item in what]),
        ("Key dates", [answers.occurrence_line(item) for item in found.key_dates]),
    ):
        if part:
            lines += [title, *answers.bulleted(part)]
    value = {
        "people": cards,
        "entries": [answers.found_entry_as_json(item, asides[item.id]) for item in what],
        "key_dates": [answers.occurrence_as_json(item) for item in found.key_dates],
        "did_you_mean": meant,
    }
    nothing = f"Nothing was found. Did you mean {meant}?" if meant else "Nothing was found."
    return lines or [nothing], value


def _meant(journal: Journal, typed: str) -> str | None:
    from reljournal.domain.search_question import slip
    from reljournal.store.queries.nearest import did_you_mean

    wrong = slip(typed)
    return wrong.meant or None if wrong is not None else did_you_mean(journal, typed)


def _as_typed(words: Sequence[str]) -> str:
    """Return the words as a person types them into the search: the shell took the quotes off ``tag:"two words"``."""
    return " ".join(re.sub(r'^(-?\w+:)([^"]*\s[^"]*)$', r'\1"\2"', word) for word in words)


def dates(arguments: argparse.Namespace) -> Answer:
    """List the key dates ahead."""
    from reljournal.store.queries.key_dates import next_dates

    with opened(arguments) as journal:
        found = next_dates(journal, arguments.first or clock.today(), arguments.days)
    lines = [answers.occurrence_line(item) for item in found]
    return lines or ["No key dates in these days."], [answers.occurrence_as_json(item) for item in found]


def history(arguments: argparse.Namespace) -> Answer:
    """List what was done."""
    with opened(arguments) as journal:
        items = journal.history(arguments.limit)
    marks = {"done": "", "undone": " (undone)", "dropped": " (undone)"}
    lines = [f"{_moment(item.made_at):%Y-%m-%d %H:%M} · {item.label}{marks[item.state]}" for item in items]
    value = [
        {
            "id": item.id,
            "label": item.label,
            "at": _moment(item.made_at).isoformat(),
            "state": item.state,
            "changes": item.changes,
        }
        for item in items
    ]
    return lines or ["Nothing has been done yet."], value


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()

"""The command that takes birthdays and other dates of a calendar onto the cards they belong to: one edit."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from reljournal.cli import answers
from reljournal.cli.ground import Answer, opened, progress
from reljournal.domain.date_proposals import DateProposal, Standing
from reljournal.domain.entries import PersonRef

if TYPE_CHECKING:
    from reljournal.operations.proposing import Proposals

_SHOWN = 20
_NEWS = frozenset({Standing.NEW, Standing.FULLER})


def import_dates(arguments: argparse.Namespace) -> Answer:
    """Take in dates."""
    # What reads calendars is large, and every other command would wait for it.
    from reljournal.operations.dates_in import TakenDates, take_in_dates
    from reljournal.operations.meetings import read_meetings
    from reljournal.system.clock import now

    with opened(arguments) as journal:
        found = read_meetings(journal, arguments.files, progress(), now())
        dates = [item.with_year() if arguments.first_year else item for item in found.dates]
        sorted_out = _sorted_out(dates, arguments)
        chosen = sorted_out["chosen"]
        done = TakenDates(0, 0, 0, 0, 0) if arguments.dry_run else take_in_dates(journal, chosen, progress())
    value: dict[str, Any] = {
        "proposed": len(chosen),
        "added": done.added,
        "changed": done.changed,
        "new_cards": len({item.person.key for item, who in chosen if not who.id}),
        "already_there": len(sorted_out["there"]) + done.there,
        "differ": [_as_json(item, who) for item, who in sorted_out["differ"]],
        "of_nobody_known": [_as_json(item, who) for item, who in sorted_out["nobody"]],
        "twice": found.dates_twice,
        "dates": [_as_json(item, who) for item, who in chosen] if arguments.dry_run else [],
        "not_understood": [
            {"file": item.source, "number": item.line, "reason": item.reason, "text": item.text}
            for item in found.listed
        ],
    }
    return _lines(arguments, value, sorted_out, found), value


Chosen = list[tuple[DateProposal, PersonRef]]


def _sorted_out(dates: list[DateProposal], arguments: argparse.Namespace) -> dict[str, Chosen]:
    """Return what is taken in, what is there, what differs from a card, and what belongs to nobody known for sure."""
    found: dict[str, Chosen] = {"chosen": [], "there": [], "differ": [], "nobody": []}
    for item in dates:
        who = item.person.contact
        if who is None and arguments.new_cards and not item.person.candidates:
            who = PersonRef(0, item.person.shown)
        if who is None:
            found["nobody"].append((item, PersonRef(0, "")))
            continue
        how, _ = item.standing(who)
        is_wanted = how in _NEWS or (how is Standing.DIFFERS and arguments.replace)
        found["there" if how is Standing.THERE else "chosen" if is_wanted else "differ"].append((item, who))
    return found


def _lines(
    arguments: argparse.Namespace, value: dict[str, Any], sorted_out: dict[str, Chosen], found: Proposals
) -> list[str]:
    count = value["proposed"] if arguments.dry_run else value["added"] + value["changed"]
    lines = [f"{_counted(count, 'key date')} {'would be taken in' if arguments.dry_run else 'taken in'}."]
    if value["new_cards"]:
        lines.append(f"{_counted(value['new_cards'], 'new card')} {'would be ' if arguments.dry_run else ''}added.")
    if value["already_there"]:
        lines.append(f"{_counted(value['already_there'], 'key date')} on the cards already.")
    if value["twice"]:
        lines.append(f"{_counted(value['twice'], 'key date')} there more than once, taken once.")
    if found.items:
        lines.append(f"{_counted(len(found.items), 'meeting')} as well: “reljournal import-calendar”.")
    told = (
        ("chosen", "", arguments.dry_run),
        ("differ", "The card says another day; --replace takes that of the file:", True),
        ("nobody", "Whose they are is not sure; --new-cards adds a card for those whom nobody is like:", True),
    )
    for key, words, is_told in told:
        if sorted_out[key] and is_told:
            lines += ["", *([words] if words else [])]
            lines += answers.bulleted(_line(item, who) for item, who in sorted_out[key][:_SHOWN])
            if len(sorted_out[key]) > _SHOWN:
                lines += answers.bulleted([f"… and {len(sorted_out[key]) - _SHOWN:,} more"])
    if value["not_understood"]:
        odd = (f"{item['file']}, number {item['number']}: {item['reason']}" for item in value["not_understood"])
        lines += ["", "Not understood:", *answers.bulleted(odd)]
    return lines


def _line(item: DateProposal, who: PersonRef) -> str:
    how, other = item.standing(who)
    differs = f"the card says {other.when}" if other is not None and how is Standing.DIFFERS else ""
    perhaps = ", ".join(person.name for person in item.person.candidates) if not who.name else ""
    card = who.name if who.id else "new card" if who.name else f"is it {perhaps}?" if perhaps else "no card"
    name = "" if card == item.person.shown else item.person.shown
    parts = (str(item.key_date.when), str(item.key_date.sort).replace("_", " "), name, card, differs)
    return " · ".join(part for part in parts if part)


def _as_json(item: DateProposal, who: PersonRef) -> dict[str, Any]:
    _, other = item.standing(who)
    return {
        "name": item.person.shown,
        "contact": who.name or None,
        "candidates": [person.name for person in item.person.candidates],
        "sort": str(item.key_date.sort),
        "date": str(item.key_date.when),
        "on_card": str(other.when) if other is not None else None,
        "begins_in": item.begins,
        "title": item.title,
        "file": item.source,
    }


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"

"""The commands that take in conversations other programs kept: each is one edit, which undo takes back."""

from __future__ import annotations

import argparse
from typing import Any

from reljournal.cli import answers
from reljournal.cli.ground import Answer, opened, progress
from reljournal.domain.entries import PersonRef
from reljournal.domain.proposals import Decisions, Proposal
from reljournal.operations.proposing import Proposals
from reljournal.operations.taking_in import FilesOf, TakenIn, take_in
from reljournal.store.journal import Journal

_SHOWN = 20


def import_mail(arguments: argparse.Namespace) -> Answer:
    """Take in messages."""
    from reljournal.domain.files import MEGABYTE
    from reljournal.operations.mail import files_of_mail, read_mail
    from reljournal.system.settings import read_settings

    with opened(arguments) as journal:
        found = read_mail(journal, arguments.files, progress())
        files_of = files_of_mail if arguments.keep_files else None
        limit = read_settings()[0].file_megabytes * MEGABYTE
        return _take(journal, arguments, found, "message", files_of, limit)


def import_calendar(arguments: argparse.Namespace) -> Answer:
    """Take in past meetings."""
    from reljournal.operations.meetings import read_meetings
    from reljournal.system.clock import now

    with opened(arguments) as journal:
        found = read_meetings(journal, arguments.files, progress(), now())
        return _take(journal, arguments, found, "meeting")


def _take(
    journal: Journal,
    arguments: argparse.Namespace,
    found: Proposals,
    thing: str,
    files_of: FilesOf | None = None,
    limit: int = 0,
) -> Answer:
    fresh = [item for item in found.items if not item.is_there and not item.needs_day]
    chosen = [item for item in fresh if item.has_known or arguments.everyone]
    decisions = _decisions(chosen) if arguments.new_cards else {}
    done = TakenIn(len(chosen), sum(who is not None for who in decisions.values()), 0, 0)
    if not arguments.dry_run:
        done = take_in(journal, chosen, decisions, progress(), files_of=files_of, limit=limit)
    strangers = len(fresh) - len(chosen)
    value: dict[str, Any] = {
        "taken_in": 0 if arguments.dry_run else done.entries,
        "proposed": len(chosen),
        "new_cards": done.people,
        "already_there": found.there,
        "of_nobody_known": strangers,
        "twice": found.twice,
        "ahead": found.ahead,
        "left_out": found.left_out,
        "dates": len(found.dates),
        "entries": [_as_json(item) for item in chosen] if arguments.dry_run else [],
        "not_understood": [
            {"file": item.source, "number": item.line, "reason": item.reason, "text": item.text}
            for item in (*found.listed, *found.undated, *done.noted)
        ],
    }
    return _lines(arguments, value, found, chosen, thing), value


def _lines(
    arguments: argparse.Namespace, value: dict[str, Any], found: Proposals, chosen: list[Proposal], thing: str
) -> list[str]:
    said = f"{_counted(len(chosen), thing)} would be taken in." if arguments.dry_run else (
        f"{_counted(value['taken_in'], thing)} taken in."
    )  # fmt: skip
    lines = [said]
    if value["new_cards"]:
        cards = _counted(value["new_cards"], "new card")
        lines.append(f"{cards} would be added." if arguments.dry_run else f"{cards} added.")
    for key, words in (
        ("already_there", "in the journal already."),
        ("of_nobody_known", "left out: nobody in them has a card. --everyone takes them in as well."),
        ("twice", "there more than once, taken once."),
        ("ahead", "still ahead, so no entries."),
        ("left_out", "left out: cancelled, or declined by you."),
    ):
        if value[key]:
            lines.append(f"{_counted(value[key], thing)} {words}")
    if value["dates"]:
        lines.append(f"{_counted(value['dates'], 'date')} of birthdays and the like: “reljournal import-dates”.")
    if not found.knows_me:
        lines.append("Your own addresses are not known: say in the window which card is yours, and you are left out.")
    if arguments.dry_run:
        lines += ["", *answers.bulleted(_line(item) for item in chosen[:_SHOWN])]
        if len(chosen) > _SHOWN:
            lines += answers.bulleted([f"… and {len(chosen) - _SHOWN:,} more"])
    if value["not_understood"]:
        told = (f"{item['file']}, number {item['number']}: {item['reason']}" for item in value["not_understood"])
        lines += ["", "Not understood:", *answers.bulleted(told)]
    return lines


def _decisions(chosen: list[Proposal]) -> Decisions:
    """Say of everybody who may be nobody in the journal that they get a card."""
    return {
        person.key: PersonRef(0, person.shown)
        for item in chosen for person in item.people if not person.candidates
    }  # fmt: skip


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _line(item: Proposal) -> str:
    who = ", ".join(person.contact.name if person.contact else f"{person.shown} (no card)" for person in item.people)
    return " · ".join(part for part in (item.draft.on.isoformat(), who, item.draft.title) if part)


def _as_json(item: Proposal) -> dict[str, Any]:
    return {
        "kind": str(item.draft.kind),
        "date": item.draft.on.isoformat(),
        "time": item.draft.at.strftime("%H:%M") if item.draft.at else None,
        "minutes": item.draft.minutes,
        "title": item.draft.title,
        "place": item.draft.around.place,
        "people": [
            {"name": person.shown, "email": person.email, "contact": person.contact.name if person.contact else None}
            for person in item.people
        ],
        "source": item.key,
    }

"""The commands that write into the journal: each is one edit, which undo takes back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reljournal.cli import answers
from reljournal.cli.ground import Answer, opened, progress, standard_input
from reljournal.cli.reading import whole
from reljournal.domain.capture import Piece, What
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, LedgerItem, OwedBy, PersonRef
from reljournal.domain.errors import AmbiguousNameError, NotFoundError, RelJournalError
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import candidates_of, contacts, find_contact
from reljournal.system import clock


def import_files(arguments: argparse.Namespace) -> Answer:
    """Import address books."""
    from reljournal.operations.imports import import_vcards

    _refuse_conversations(arguments.files)
    with opened(arguments, must_exist=False) as journal:
        report = import_vcards(journal, arguments.files, progress(), encoding=arguments.encoding)
    skipped = [
        {"file": item.source, "line": item.line, "reason": item.reason, "text": item.text} for item in report.skipped
    ]
    warnings = [
        {"file": item.source, "line": item.line, "reason": item.reason, "text": item.text} for item in report.warnings
    ]
    lines = [f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged."]
    if not report.added and not report.updated and report.unchanged:
        lines = [f"Nothing was changed: the journal already has {report.unchanged:,} of these contacts as they are."]
    for title, items in (("Not imported:", skipped), ("Imported, but worth a look:", warnings)):
        if items:
            lines += ["", title, *answers.bulleted(f"{i['file']}, line {i['line']}: {i['reason']}" for i in items)]
    value = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": skipped,
        "warnings": warnings,
    }
    return lines, value


def _refuse_conversations(files: list[Path]) -> None:
    """Refuse mail and calendars with the command that takes them in."""
    from reljournal.operations.recognising import Sort, sort_of_file

    for path in files:
        sort = sort_of_file(path) if path.suffix and not path.is_dir() else None
        if sort in {Sort.MAIL, Sort.CALENDAR}:
            raise RelJournalError(f"“{path.name}” is no address book. “reljournal import-{sort}” takes it in.")


def log(arguments: argparse.Namespace) -> Answer:
    """Write down a conversation: as the options say, or, without any, as its first line is understood."""
    from reljournal.operations.entries import log_entry
    from reljournal.store.queries.entries import entry

    text = standard_input() if arguments.text == "-" else arguments.text
    told = arguments.people or arguments.on or arguments.minutes or arguments.kind is not Kind.NOTE
    with opened(arguments) as journal:
        if not (told or arguments.plain):
            return _log_line(journal, text.strip(), arguments.language)
        who = tuple(find_contact(journal, words) for group in arguments.people or () for words in group)
        draft = EntryDraft(
            arguments.kind, arguments.on or clock.today(), minutes=arguments.minutes, text=text.strip(), contact_ids=who
        )
        written = entry(journal, log_entry(journal, draft))
    return [answers.entry_line(written)], answers.entry_as_json(written)


def _log_line(journal: Journal, text: str, language: str) -> Answer:
    """Write the entry that a line means; the lines after the first are its text as they are."""
    from reljournal.operations.capture import draft_of, understand
    from reljournal.operations.entries import log_entry
    from reljournal.store.queries.entries import entry
    from reljournal.system.language import SYSTEM, speak
    from reljournal.system.settings import read_settings

    chosen = read_settings()[0].language
    speak("" if chosen == SYSTEM else chosen)
    line, _, rest = text.partition("\n")
    captured = understand(journal, line, clock.today(), language)
    for piece in captured.pieces:
        if piece.what is What.UNCLEAR:
            if not piece.candidates:
                raise NotFoundError(f"No contact fits “@{piece.value}”. With --plain the line is kept as it is.")
            found = candidates_of(journal, [person.id for person in piece.candidates])
            raise AmbiguousNameError(f"“@{piece.value}” fits several contacts.", found)
    draft = draft_of(captured, clock.today())
    if rest.strip():
        draft = replace(draft, text=f"{draft.text}\n{rest}".strip())
    written = entry(journal, log_entry(journal, draft))
    understood = [
        {"what": str(piece.what), "words": line[piece.start : piece.end].strip(" ,"), "meaning": meaning(piece)}
        for piece in captured.pieces
    ]
    lines = [f"{item['what'].replace('_', ' ')}: {item['meaning']}" for item in understood]
    value = {**answers.entry_as_json(written), "understood": understood}
    return [answers.entry_line(written), *answers.bulleted(lines)], value


def meaning(piece: Piece) -> str:
    """Return what a piece of a line was understood as, in words."""
    value = piece.value
    if piece.or_ahead is not None:
        return f"{value} (if the coming one is meant, write {piece.or_ahead} in the line)"
    if isinstance(value, PersonRef):
        return value.name
    if isinstance(value, FollowUp):
        due = f", due {value.due.isoformat()}" if value.due else ""
        return f"{value.text}{due}{', owed by them' if value.owed_by is OwedBy.THEM else ''}"
    if isinstance(value, LedgerItem):
        return f"{value.direction}, {value.sort}: {value.text}"
    if isinstance(value, Kind):
        return str(value).replace("_", " ")
    return f"{value} min" if isinstance(value, int) else str(value)


def archive(arguments: argparse.Namespace) -> Answer:
    """Put contacts into the archive."""
    from reljournal.operations.archive import archive_contacts

    return _move(arguments, archive_contacts)


def unarchive(arguments: argparse.Namespace) -> Answer:
    """Bring contacts back from the archive."""
    from reljournal.operations.archive import bring_back

    return _move(arguments, bring_back)


def delete(arguments: argparse.Namespace) -> Answer:
    """Put contacts into the trash."""
    from reljournal.operations.trash import delete_contacts

    return _move(arguments, delete_contacts)


def restore(arguments: argparse.Namespace) -> Answer:
    """Bring contacts back from the trash."""
    from reljournal.operations.trash import restore_from_trash

    return _move(arguments, restore_from_trash, in_trash=True)


def _move(
    arguments: argparse.Namespace, deed: Callable[[Journal, list[int]], object], *, in_trash: bool = False
) -> Answer:
    """Do something with the contacts that were named; the answer is the label of the edit, or that nothing was done."""
    with opened(arguments) as journal:
        ids = [find_contact(journal, words, in_trash=in_trash) for words in arguments.contacts]
        before = journal.history(1)
        deed(journal, list(dict.fromkeys(ids)))
        newest = journal.history(1)
        label = newest[0].label if newest != before else ""
        names = [item.name for item in contacts(journal, ids)]
    return [label or "Nothing was changed: they are there already."], {"done": label or None, "contacts": names}


def merge(arguments: argparse.Namespace) -> Answer:
    """Make one contact of several as it is proposed, or show what would come of it."""
    from reljournal.domain.merging_cards import merged_card
    from reljournal.operations.merging import merge_contacts, propose_merge, worded

    with opened(arguments) as journal:
        ids = list(dict.fromkeys(find_contact(journal, words) for words in arguments.contacts))
        if len(ids) < 2:
            raise RelJournalError("A merge needs two contacts or more. Name each by its id, or by words that fit it.")
        plan = propose_merge(journal, ids[0], ids[1:])
        card = merged_card(plan, worded(journal))
        done = None if arguments.dry_run else merge_contacts(journal, plan)
        found = replace(plan.contacts[0], card=card) if done is None else contacts(journal, ids[:1])[0]
        ((_, around, own_fields),) = whole(journal, [found])
    said = "This would be the card; nothing was merged:" if done is None else f"{done}. “undo” brings all of them back."
    return [said, "", *answers.contact_as_text(found, around, own_fields)], {
        "done": done,
        "contact": answers.contact_as_json(found, around, own_fields),
    }


def undo(arguments: argparse.Namespace) -> Answer:
    """Take the newest edit back."""
    with opened(arguments) as journal:
        label = journal.undo().label
    return [f"Undone: {label}"], {"undone": label}


def redo(arguments: argparse.Namespace) -> Answer:
    """Do an undone edit again."""
    with opened(arguments) as journal:
        label = journal.redo().label
    return [f"Done again: {label}"], {"redone": label}

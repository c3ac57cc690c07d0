"""The commands that write into the journal: each is one edit, which undo takes back."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reljournal.cli import answers
from reljournal.cli.ground import Answer, opened, progress, standard_input
from reljournal.domain.entries import EntryDraft
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts, find_contact
from reljournal.system import clock


def import_files(arguments: argparse.Namespace) -> Answer:
    """Import address books."""
    from reljournal.operations.imports import import_vcards

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


def log(arguments: argparse.Namespace) -> Answer:
    """Write down a conversation."""
    from reljournal.operations.entries import log_entry
    from reljournal.store.queries.entries import entry

    text = standard_input() if arguments.text == "-" else arguments.text
    with opened(arguments) as journal:
        who = tuple(find_contact(journal, words) for group in arguments.people for words in group)
        draft = EntryDraft(
            arguments.kind, arguments.on or clock.today(), minutes=arguments.minutes, text=text.strip(), contact_ids=who
        )
        written = entry(journal, log_entry(journal, draft))
    return [answers.entry_line(written)], answers.entry_as_json(written)


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

"""The commands: each opens the journal, asks or does one thing, and answers in text or JSON."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reljournal.cli import answers
from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Contact
from reljournal.domain.entries import EntryDraft
from reljournal.domain.errors import AmbiguousNameError, NotFoundError, RelJournalError
from reljournal.domain.progress import Progress
from reljournal.store.beginning import opened_or_begun
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, contacts, find_contact
from reljournal.store.targets import refuse_as_target
from reljournal.system import clock, paths

Answer = tuple[list[str], Any]


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command that was parsed; return the exit code: 0, or 1 with a sentence on stderr."""
    try:
        _refuse_broken_text(arguments)
        lines, value = COMMANDS[arguments.command](arguments)
        if arguments.json:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
            sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
            sys.stdout.write("".join(f"{answers.printable(line)}\n" for line in lines))
        sys.stdout.flush()
    except AmbiguousNameError as error:
        say(str(error))
        for uuid, name, organisation in error.candidates:
            say("  " + " · ".join(part for part in (name or answers.NAMELESS, organisation, uuid) if part))
        return 1
    except RelJournalError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped. Nothing was changed.")
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain again at exit.
        sys.stdout = None
    return 0


def _refuse_broken_text(arguments: argparse.Namespace) -> None:
    """Refuse words that are no text: bytes of another encoding reach Python as lone surrogates (PEP 383)."""
    for value in vars(arguments).values():
        for words in value if isinstance(value, list) else [value]:
            for word in words if isinstance(words, list) else [words]:
                if isinstance(word, str):
                    _checked(word)


def _checked(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        shown = text.encode(errors="replace").decode()
        raise RelJournalError(f"“{shown[:80]}” is not UTF-8 text. Nothing was changed.") from error
    return text


def _standard_input() -> str:
    try:
        return _checked(sys.stdin.read())
    except UnicodeDecodeError as error:
        raise RelJournalError("What came on standard input is not UTF-8 text. Nothing was changed.") from error


def _refuse_unfit(target: Path, what: str, arguments: argparse.Namespace) -> None:
    """Refuse a target that is the journal in use, or that nothing may be written over."""
    refuse_as_target(target, what)
    if target.resolve() == _journal_path(arguments).resolve():
        raise RelJournalError(f"{what} cannot be written over the journal itself. Choose another file.")


def _refuse_unreachable(target: Path) -> None:
    try:
        target.exists()
    except OSError as error:
        raise RelJournalError(f"“{target}” cannot be reached: {error.strerror or error}.") from error


def say(text: str) -> None:
    """Write one line for the person to stderr, so that stdout holds the answer alone."""
    sys.stderr.write(f"{text}\n")


@contextmanager
def opened(arguments: argparse.Namespace, *, must_exist: bool = True) -> Iterator[Journal]:
    """Open the journal that was asked for; only an import begins a new one, which goes again when it is refused."""
    path = _journal_path(arguments)
    if must_exist and _is_missing(path):
        raise NotFoundError(f"There is no journal at “{path}” yet. Import an address book, or open the window.")
    with opened_or_begun(path, backups=paths.backups_folder(path)) as journal:
        yield journal


def _journal_path(arguments: argparse.Namespace) -> Path:
    path: Path = arguments.journal or paths.default_journal()
    return path.expanduser().absolute()


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        # Opening it says what is wrong.
        return False
    return False


def import_files(arguments: argparse.Namespace) -> Answer:
    """Import address books."""
    from reljournal.operations.imports import import_vcards

    with opened(arguments, must_exist=False) as journal:
        report = import_vcards(journal, arguments.files, _progress(), encoding=arguments.encoding)
    skipped = [
        {"file": item.source, "line": item.line, "reason": item.reason, "text": item.text} for item in report.skipped
    ]
    warnings = [
        {"file": item.source, "line": item.line, "reason": item.reason, "text": item.text} for item in report.warnings
    ]
    lines = [f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged."]
    if not report.added and not report.updated and report.unchanged:
        lines = [f"Nothing was changed: the journal already has {report.unchanged} of these contacts as they are."]
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


def _progress() -> Progress:
    from reljournal.cli.bar import Bar
    from reljournal.domain.progress import Silent

    return Bar(sys.stderr) if sys.stderr.isatty() else Silent()


def people(arguments: argparse.Namespace) -> Answer:
    """List contacts, all or those of a circle."""
    from reljournal.store.queries.people import filtered_ids

    with opened(arguments) as journal:
        within = None if arguments.circle is None else _members(journal, arguments.circle)
        words = _as_typed(arguments.words)
        ids = filtered_ids(journal, words, shelf=arguments.shelf, within=within, today=clock.today())
        found = contacts(journal, ids)
        value = [answers.contact_as_json(*whole) for whole in _whole(journal, found)]
    return [answers.person_line(item) for item in found], value


def _members(journal: Journal, name: str) -> list[int]:
    from reljournal.store.queries.circles import circle_named, members

    return members(journal, circle_named(journal, name).id, clock.today())


def circles(arguments: argparse.Namespace) -> Answer:
    """List the circles."""
    from reljournal.store.queries import circles as asked

    with opened(arguments) as journal:
        found = [(item, asked.count_members(journal, item.id, clock.today())) for item in asked.circles(journal)]
    lines = [f"{item.name} · {count} · {'by rule' if item.is_by_rule else 'by hand'}" for item, count in found]
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


def export(arguments: argparse.Namespace) -> Answer:
    """Write an address book."""
    from reljournal.operations.exports import export_vcards
    from reljournal.store.queries.people import filtered_ids

    target = arguments.file.expanduser().absolute()
    _refuse_unfit(target, "An address book", arguments)
    with opened(arguments) as journal:
        ids = [find_contact(journal, words) for words in arguments.contacts] or filtered_ids(journal)
        count = export_vcards(journal, ids, target, _progress())
    line = f"{target}: 1 contact" if count == 1 else f"{target}: {count:,} contacts"
    return [line], {"file": str(target), "contacts": count}


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


def show(arguments: argparse.Namespace) -> Answer:
    """Show one card."""
    with opened(arguments) as journal:
        found = contact(journal, find_contact(journal, arguments.contact))
        ((_, around, own_fields),) = _whole(journal, [found])
    return answers.contact_as_text(found, around, own_fields), answers.contact_as_json(found, around, own_fields)


def _whole(
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


def file_out(arguments: argparse.Namespace) -> Answer:
    """Write a copy of a kept file."""
    from reljournal.operations.files import write_copy
    from reljournal.store.queries.files import files_of

    target = arguments.file.expanduser().absolute()
    _refuse_unfit(target, "A file", arguments)
    with opened(arguments) as journal:
        kept = files_of(journal, find_contact(journal, arguments.contact))
        named = next((item for item in kept if item.name.casefold() == arguments.name.casefold()), None)
        if named is None:
            raise NotFoundError(f"No file of theirs is called “{arguments.name}”. “reljournal files” lists them.")
        if target.is_dir():
            target /= named.name
        write_copy(journal, named, target)
    return [f"{target}: {named.size:,} bytes"], {"file": str(target), "bytes": named.size}


def search(arguments: argparse.Namespace) -> Answer:
    """Search contacts, entries and key dates."""
    from reljournal.store.queries import search as searching
    from reljournal.store.queries.entries import entries

    typed = _as_typed(arguments.words)
    with opened(arguments) as journal:
        found = searching.search(journal, typed, clock.today().year, limit=20, today=clock.today())
        meant = _meant(journal, typed) if found.is_empty else None
        who = contacts(journal, [row.id for row in found.people])
        cards = [answers.contact_as_json(*whole) for whole in _whole(journal, who)]
        what = entries(journal, [row.id for row in found.entries])
    lines: list[str] = []
    for title, part in (
        ("People", [answers.person_line(item) for item in who]),
        ("Entries", [answers.entry_line(item) for item in what]),
        ("Key dates", [answers.occurrence_line(item) for item in found.key_dates]),
    ):
        if part:
            lines += [title, *answers.bulleted(part)]
    value = {
        "people": cards,
        "entries": [answers.entry_as_json(item) for item in what],
        "key_dates": [answers.occurrence_as_json(item) for item in found.key_dates],
        "did_you_mean": meant,
    }
    nothing = f"Nothing was found. Did you mean {meant}?" if meant else "Nothing was found."
    return lines or [nothing], value


def _meant(journal: Journal, typed: str) -> str | None:
    from reljournal.store.queries.nearest import did_you_mean

    return did_you_mean(journal, typed)


def _as_typed(words: Sequence[str]) -> str:
    """Return the words as a person types them into the search: the shell took the quotes off ``tag:"two words"``."""
    return " ".join(re.sub(r'^(-?\w+:)([^"]*\s[^"]*)$', r'\1"\2"', word) for word in words)


def log(arguments: argparse.Namespace) -> Answer:
    """Write down a conversation."""
    from reljournal.operations.entries import log_entry
    from reljournal.store.queries.entries import entry

    text = _standard_input() if arguments.text == "-" else arguments.text
    with opened(arguments) as journal:
        who = tuple(find_contact(journal, words) for group in arguments.people for words in group)
        draft = EntryDraft(
            arguments.kind, arguments.on or clock.today(), minutes=arguments.minutes, text=text.strip(), contact_ids=who
        )
        written = entry(journal, log_entry(journal, draft))
    return [answers.entry_line(written)], answers.entry_as_json(written)


def dates(arguments: argparse.Namespace) -> Answer:
    """List the key dates ahead."""
    from reljournal.store.queries.key_dates import next_dates

    with opened(arguments) as journal:
        found = next_dates(journal, arguments.first or clock.today(), arguments.days)
    lines = [answers.occurrence_line(item) for item in found]
    return lines or ["No key dates in these days."], [answers.occurrence_as_json(item) for item in found]


def brief(arguments: argparse.Namespace) -> Answer:
    """Write briefs as a PDF."""
    from reljournal.store.queries.briefs import briefs

    target = arguments.pdf.expanduser().absolute()
    _refuse_unfit(target, "A brief", arguments)
    with opened(arguments) as journal:
        ids = [find_contact(journal, words) for words in arguments.contacts]
        pages = briefs(journal, list(dict.fromkeys(ids)), clock.today())
    from reljournal.printing import ensure_gui_application, usual_paper, write_pdf

    application = ensure_gui_application()
    write_pdf(pages, target, paper=arguments.paper or usual_paper())
    del application
    return [str(target)], {"file": str(target), "briefs": len(pages)}


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


def backup(arguments: argparse.Namespace) -> Answer:
    """Write a checked copy."""
    from reljournal.store.backup import back_up

    target = arguments.file.expanduser().absolute()
    _refuse_unfit(target, "A backup", arguments)
    with opened(arguments) as journal:
        made = back_up(journal, target)
    return [str(made)], {"file": str(made), "bytes": made.stat().st_size}


def sample(arguments: argparse.Namespace) -> Answer:
    """Write the sample journal."""
    from reljournal.operations.sample import write_sample

    target = arguments.file.expanduser().absolute()
    _refuse_unreachable(target)
    people_count, entry_count = write_sample(target)
    line = f"{target}: {people_count} people, {entry_count} entries"
    return [line], {"file": str(target), "people": people_count, "entries": entry_count}


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "import": import_files,
    "people": people,
    "circles": circles,
    "duplicates": duplicates,
    "export": export,
    "archive": archive,
    "unarchive": unarchive,
    "delete": delete,
    "restore": restore,
    "show": show,
    "files": files,
    "file-out": file_out,
    "search": search,
    "log": log,
    "dates": dates,
    "brief": brief,
    "history": history,
    "undo": undo,
    "redo": redo,
    "backup": backup,
    "sample": sample,
}

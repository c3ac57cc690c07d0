"""The commands that write files beside the journal: address books, kept files, briefs, calendars, backups."""

from __future__ import annotations

import argparse

from reljournal.cli.ground import Answer, opened, progress, refuse_unfit, refuse_unreachable
from reljournal.domain.errors import NotFoundError
from reljournal.store.queries.contacts import find_contact
from reljournal.system import clock


def export(arguments: argparse.Namespace) -> Answer:
    """Write an address book."""
    from reljournal.operations.exports import export_vcards
    from reljournal.store.queries.people import filtered_ids

    target = arguments.file.expanduser().absolute()
    refuse_unfit(target, "An address book", arguments)
    with opened(arguments) as journal:
        ids = [find_contact(journal, words) for words in arguments.contacts] or filtered_ids(journal)
        count = export_vcards(journal, ids, target, progress())
    line = f"{target}: 1 contact" if count == 1 else f"{target}: {count:,} contacts"
    return [line], {"file": str(target), "contacts": count}


def export_calendar(arguments: argparse.Namespace) -> Answer:
    """Write key dates into calendar files."""
    from reljournal.domain.other_calendars import CalendarChoice, FollowUpsAs
    from reljournal.operations import calendars_out
    from reljournal.store.queries.circles import circle_named

    with opened(arguments) as journal:
        if arguments.stop:
            calendars_out.stop_keeping(journal)
            return ["No calendar is kept up to date any more. What was written stays."], {"kept": False}
        apart = arguments.one_per_circle is not None
        target = (arguments.one_per_circle if apart else arguments.file).expanduser().absolute()
        if not apart:
            refuse_unfit(target, "A calendar", arguments)
        as_what = FollowUpsAs.TASKS if arguments.follow_ups else FollowUpsAs.NOTHING
        choice = CalendarChoice(
            tuple(circle_named(journal, name).uuid for name in arguments.circle or ()), apart,
            FollowUpsAs.EVENTS if arguments.follow_up_events else as_what, arguments.alarms,
        )  # fmt: skip
        if arguments.keep:
            done = calendars_out.start_keeping(journal, target, choice, clock.today())
        else:
            done = calendars_out.export_calendar(journal, target, choice, clock.today(), progress())
    dates = _counted(done.dates, "key date")
    owed = f", {_counted(done.follow_ups, 'follow-up')}" if choice.follow_ups is not FollowUpsAs.NOTHING else ""
    lines = [str(path) for path in done.files] if apart else []
    lines.append(f"{target}: {dates}{owed}")
    if arguments.keep:
        lines.append("It is kept up to date from now on, while the window is open and with “reljournal remind --once”.")
    return lines, {
        "files": [str(path) for path in done.files], "changed": [str(path) for path in done.changed],
        "key_dates": done.dates, "follow_ups": done.follow_ups, "kept": arguments.keep,
    }  # fmt: skip


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def file_out(arguments: argparse.Namespace) -> Answer:
    """Write a copy of a kept file."""
    from reljournal.operations.files import write_copy
    from reljournal.store.queries.files import files_of

    target = arguments.file.expanduser().absolute()
    refuse_unfit(target, "A file", arguments)
    with opened(arguments) as journal:
        kept = files_of(journal, find_contact(journal, arguments.contact))
        named = next((item for item in kept if item.name.casefold() == arguments.name.casefold()), None)
        if named is None:
            raise NotFoundError(f"No file of theirs is called “{arguments.name}”. “reljournal files” lists them.")
        if target.is_dir():
            target /= named.name
        write_copy(journal, named, target)
    return [f"{target}: {named.size:,} bytes"], {"file": str(target), "bytes": named.size}


def brief(arguments: argparse.Namespace) -> Answer:
    """Write briefs as a PDF."""
    from reljournal.store.queries.briefs import briefs

    target = arguments.pdf.expanduser().absolute()
    refuse_unfit(target, "A brief", arguments)
    with opened(arguments) as journal:
        ids = [find_contact(journal, words) for words in arguments.contacts]
        pages = briefs(journal, list(dict.fromkeys(ids)), clock.today())
    from reljournal.printing import ensure_gui_application, usual_paper, write_pdf

    application = ensure_gui_application()
    write_pdf(pages, target, paper=arguments.paper or usual_paper())
    del application
    return [str(target)], {"file": str(target), "briefs": len(pages)}


def calendar(arguments: argparse.Namespace) -> Answer:
    """Write a sheet of the calendar as a PDF."""
    target = arguments.pdf.expanduser().absolute()
    refuse_unfit(target, "A calendar", arguments)
    from reljournal.printing import ensure_gui_application, usual_paper
    from reljournal.printing.calendars import CalendarSheet, read_calendar, write_calendar_pdf

    sheet = CalendarSheet(arguments.sheet)
    with opened(arguments) as journal:
        contents = read_calendar(journal, sheet, arguments.first or clock.today(), months=arguments.months)
    application = ensure_gui_application()
    pages = write_calendar_pdf(target, sheet, contents, paper=arguments.paper or usual_paper())
    del application
    return [str(target)], {"file": str(target), "pages": pages}


def backup(arguments: argparse.Namespace) -> Answer:
    """Write a checked copy."""
    from reljournal.store.backup import back_up

    target = arguments.file.expanduser().absolute()
    refuse_unfit(target, "A backup", arguments)
    with opened(arguments) as journal:
        made = back_up(journal, target)
    return [str(made)], {"file": str(made), "bytes": made.stat().st_size}


def sample(arguments: argparse.Namespace) -> Answer:
    """Write the sample journal."""
    from reljournal.operations.sample import write_sample

    target = arguments.file.expanduser().absolute()
    refuse_unreachable(target)
    people_count, entry_count = write_sample(target)
    line = f"{target}: {people_count} people, {entry_count} entries"
    return [line], {"file": str(target), "people": people_count, "entries": entry_count}

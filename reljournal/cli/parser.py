"""What can be typed after ``reljournal``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from reljournal import __version__
from reljournal.domain.entries import Kind
from reljournal.domain.shelves import Shelf

_DESCRIPTION = "A private journal of the relationships that matter, kept on this computer."
_EPILOGUE = "Without a command the window opens. CONTACT is a name, a unique part of one, an e-mail address or an id."


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; a call without a command asks for the window."""
    parser = argparse.ArgumentParser(prog="reljournal", description=_DESCRIPTION, epilog=_EPILOGUE)
    parser.add_argument("--version", action="version", version=f"RelJournal {__version__}")
    parser.add_argument("--journal", type=_path, metavar="FILE", help="the journal (default: the one of this user)")
    for option, meant in (
        ("--capture", "open only the small window that writes down one line"),
        ("--background", "start without a window: remind, and wait to be opened, as at login"),
    ):
        parser.add_argument(option, action="store_true", help=meant)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def add(name: str, text: str, *, answers: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        # The same option before and after the command; absent here it must not wipe out the one before.
        command.add_argument("--journal", type=_path, metavar="FILE", default=argparse.SUPPRESS, help="the journal")
        if answers:
            command.add_argument("--json", action="store_true", help="answer as one JSON value")
        return command

    files = add("import", "import address books (vCard files, or folders of them)")
    files.add_argument("files", nargs="+", type=_path, metavar="FILE")
    files.add_argument("--encoding", metavar="NAME", help="character set of files that are not UTF-8, e.g. cp1252")

    _add_other_imports(add)
    _say_whom_to_list(add("people", "list contacts, all or those that fit some words"))
    add("circles", "list the circles, and how many are in each")
    add("duplicates", "list contacts that may be one and the same; nothing is merged")
    merge = add("merge", "make one contact of two or more; the card of the first stays, and undo brings all back")
    merge.add_argument("contacts", nargs="+", metavar="CONTACT")
    merge.add_argument("--dry-run", action="store_true", help="show the card that would come of it; merge nothing")
    for name, text in (
        ("archive", "put contacts into the archive: out of lists and reminders, still found"),
        ("unarchive", "bring contacts back from the archive"),
        ("delete", "put contacts into the trash, which keeps them for 30 days"),
        ("restore", "bring contacts back from the trash"),
    ):
        add(name, text).add_argument("contacts", nargs="+", metavar="CONTACT")
    book = "write contacts into an address book (vCard 4.0), all in the list or those named"
    _say_whom_to_hand_out(add("export", book))
    _say_which_dates_go_out(add("export-calendar", "write key dates into a calendar file (.ics) for other programs"))
    add("show", "show everything on one contact's card").add_argument("contact", metavar="CONTACT")
    add("files", "list the files that are kept with a contact").add_argument("contact", metavar="CONTACT")
    out = add("file-out", "write a copy of a file that is kept with a contact")
    out.add_argument("contact", metavar="CONTACT")
    out.add_argument("name", metavar="NAME", help="what the file is called in the journal")
    out.add_argument("file", type=_path, metavar="FILE", help="where the copy goes")
    add("search", "search contacts, entries and key dates").add_argument("words", nargs="+", metavar="WORDS")

    _say_what_to_log(add("log", "write down a conversation"))

    dates = add("dates", "list the key dates ahead")
    dates.add_argument("--days", type=_positive, default=30, metavar="N", help="how many days (default: 30)")
    dates.add_argument("--from", dest="first", type=_day, metavar="DATE", help="from which day (default: today)")

    _say_how_to_remind(add("remind", "list what asks for attention today: dates to remember, and follow-ups"))

    _say_whose_brief(add("brief", "write the briefs of contacts as a PDF"))
    _say_what_to_print(add("calendar", "write a sheet of the calendar as a PDF"))
    add("history", "list what was done, newest first").add_argument("--limit", type=_positive, default=50, metavar="N")
    add("undo", "take the newest edit back")
    add("redo", "do the edit that was undone last again")
    add("backup", "write a checked copy of the journal").add_argument("file", type=_path, metavar="FILE")
    add("sample", "write the sample journal to a new file").add_argument("file", type=_path, metavar="FILE")
    add("screenshots", "draw every screen, light and dark, into a folder").add_argument(
        "folder", type=_path, metavar="DIR"
    )
    return parser


def _add_other_imports(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    mail = add("import-mail", "import messages (.eml, .mbox, or folders of them) as entries of the people in them")
    _say_what_to_take_in(mail)
    mail.add_argument("--keep-files", action="store_true", help="keep the files that came with them as well")
    _say_what_to_take_in(add("import-calendar", "import past meetings (.ics) as entries of the people who were there"))
    _say_which_dates_to_take_in(add("import-dates", "import birthdays and other dates of a calendar (.ics) onto cards"))


def _say_what_to_log(log: argparse.ArgumentParser) -> None:
    log.add_argument("text", metavar="TEXT", help="what happened; “-” reads it from standard input")
    log.add_argument("--with", dest="people", action="append", nargs="+", metavar="CONTACT")
    log.add_argument("--on", type=_day, metavar="DATE", help="YYYY-MM-DD (default: today)")
    log.add_argument("--kind", type=_kind, default=Kind.NOTE, metavar="KIND", help=", ".join(Kind))
    log.add_argument("--minutes", type=_minutes, metavar="N", help="how long it took")
    log.add_argument("--plain", action="store_true", help="keep TEXT as it is; it is else understood without options")
    log.add_argument("--language", default="", metavar="CODE", help="what TEXT is written in, beside English")


def _say_how_to_remind(remind: argparse.ArgumentParser) -> None:
    once = "tell what was not told yet: as a notification, or in words where nobody shows those"
    remind.add_argument("--once", action="store_true", help=once)


def _say_whose_brief(brief: argparse.ArgumentParser) -> None:
    brief.add_argument("contacts", nargs="+", metavar="CONTACT")
    brief.add_argument("--pdf", type=_path, required=True, metavar="FILE")
    brief.add_argument("--paper", choices=("a4", "letter"), help="default: what is usual in this country")


def _say_what_to_print(sheet: argparse.ArgumentParser) -> None:
    sheet.add_argument("--pdf", type=_path, required=True, metavar="FILE")
    sheet.add_argument(
        "--sheet", choices=("month", "year", "birthdays", "agenda"), default="month", help="which (default: month)"
    )
    sheet.add_argument(
        "--from", dest="first", type=_day, metavar="DATE",
        help="a day of the month or year, or the first of the agenda (default: today)",
    )  # fmt: skip
    sheet.add_argument("--months", type=_positive, default=3, metavar="N", help="how far the agenda goes (default: 3)")
    sheet.add_argument("--paper", choices=("a4", "letter", "a3"), help="default: what is usual in this country")


def _say_whom_to_list(words: argparse.ArgumentParser) -> None:
    words.add_argument("words", nargs="*", metavar="WORDS")
    words.add_argument("--circle", metavar="NAME", help="only those in this circle")
    shelf = words.add_mutually_exclusive_group()
    for name, kept, meant in (("archived", Shelf.ARCHIVED, "the archive"), ("trash", Shelf.TRASH, "the trash")):
        shelf.add_argument(
            f"--{name}", dest="shelf", action="store_const", const=kept, default=Shelf.LISTED, help=f"those in {meant}"
        )


def _say_what_to_take_in(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=_path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="say what would be taken in; change nothing")
    command.add_argument("--everyone", action="store_true", help="also where nobody in it has a card")
    command.add_argument("--new-cards", action="store_true", help="add a card for everybody who has none")


def _say_whom_to_hand_out(export: argparse.ArgumentParser) -> None:
    export.add_argument("file", type=_path, metavar="FILE")
    export.add_argument("contacts", nargs="*", metavar="CONTACT")


def _say_which_dates_go_out(command: argparse.ArgumentParser) -> None:
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("file", nargs="?", type=_path, metavar="FILE")
    where.add_argument("--one-per-circle", type=_path, metavar="DIR", help="a file for each circle, in this folder")
    where.add_argument("--stop", action="store_true", help="keep no file up to date any more")
    command.add_argument("--circle", action="append", metavar="NAME", help="only those in this circle; may be repeated")
    owed = command.add_mutually_exclusive_group()
    owed.add_argument("--follow-ups", action="store_true", help="open follow-ups as well, as things to do")
    owed.add_argument("--follow-up-events", action="store_true", help="the same, as events of whole days")
    command.add_argument("--alarms", action="store_true", help="let the other program remind, as RelJournal would")
    command.add_argument("--keep", action="store_true", help="keep what is written up to date from now on")


def _say_which_dates_to_take_in(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=_path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="say what would be taken in; change nothing")
    command.add_argument("--new-cards", action="store_true", help="add a card for everybody who has none")
    command.add_argument("--replace", action="store_true", help="also where a card says another day")
    command.add_argument(
        "--first-year", action="store_true", help="the year in which the file begins is the year of birth"
    )


def _path(text: str) -> Path:
    # Path("") is the folder one stands in, which nobody means who leaves a name empty.
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date of the calendar, written YYYY-MM-DD") from error


def _kind(text: str) -> Kind:
    try:
        return Kind(text.strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not one of {', '.join(Kind)}") from error


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 on")
    return number


def _minutes(text: str) -> int:
    number = _positive(text)
    if number > 60 * 24 * 366:
        raise argparse.ArgumentTypeError("that is more minutes than a year has")
    return number

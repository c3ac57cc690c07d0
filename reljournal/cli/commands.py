"""The command line's door: which command does what, and how its answer and its refusals are given."""

from __future__ import annotations

import argparse
import json
import sys

from reljournal.cli import answers, dates_in, handing_out, reading, taking_in, writing
from reljournal.cli.ground import Command, checked, say
from reljournal.domain.errors import AmbiguousNameError, RelJournalError


def run(arguments: argparse.Namespace, command: Command | None = None) -> int:
    """Carry out the command that was parsed; return the exit code: 0, or 1 with a sentence on stderr.

    ``command`` is what carries it out where that is none of :data:`COMMANDS`.
    """
    try:
        _refuse_broken_text(arguments)
        lines, value = (command or COMMANDS[arguments.command])(arguments)
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
    """Refuse words that are no text, wherever in the command they stand."""
    for value in vars(arguments).values():
        for words in value if isinstance(value, list) else [value]:
            for word in words if isinstance(words, list) else [words]:
                if isinstance(word, str):
                    checked(word)


COMMANDS: dict[str, Command] = {
    "import": writing.import_files,
    "import-mail": taking_in.import_mail,
    "import-calendar": taking_in.import_calendar,
    "import-dates": dates_in.import_dates,
    "people": reading.people,
    "circles": reading.circles,
    "duplicates": reading.duplicates,
    "merge": writing.merge,
    "export": handing_out.export,
    "export-calendar": handing_out.export_calendar,
    "archive": writing.archive,
    "unarchive": writing.unarchive,
    "delete": writing.delete,
    "restore": writing.restore,
    "show": reading.show,
    "files": reading.files,
    "file-out": handing_out.file_out,
    "search": reading.search,
    "log": writing.log,
    "dates": reading.dates,
    "brief": handing_out.brief,
    "calendar": handing_out.calendar,
    "history": reading.history,
    "undo": writing.undo,
    "redo": writing.redo,
    "backup": handing_out.backup,
    "sample": handing_out.sample,
}

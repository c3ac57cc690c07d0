"""Reads the command line and starts either the window or one headless command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run RelJournal with these arguments (default: the command line's); return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    match given:
        # The usual starts, by a click on the program or on a journal: nothing to parse, and no parser to build.
        case []:
            return _show()
        case ["--journal", file]:
            return _show(Path(file))
        case ["--capture"]:
            return _show(capture=True)
    from reljournal.cli.parser import build_parser

    parsed = build_parser().parse_args(given)
    if parsed.command == "screenshots":
        from reljournal.app import draw_screens

        return draw_screens(parsed.folder, parsed.journal, as_json=parsed.json)
    if parsed.command is not None:
        from reljournal.cli.commands import run

        return run(parsed)
    return _show(parsed.journal, capture=parsed.capture)


def _show(journal: Path | None = None, *, capture: bool = False) -> int:
    from reljournal.app import run_window

    return run_window(journal, capture=capture)


if __name__ == "__main__":
    sys.exit(main())

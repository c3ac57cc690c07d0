"""Reads the command line and starts either the window or one headless command."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run RelJournal with these arguments (default: the command line's); return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        # The usual start, by a click: nothing to parse.
        from reljournal.app import run_window

        return run_window()
    from reljournal.cli.parser import build_parser

    parsed = build_parser().parse_args(given)
    if parsed.command == "screenshots":
        from reljournal.app import draw_screens

        return draw_screens(parsed.folder, parsed.journal, as_json=parsed.json)
    if parsed.command is not None:
        from reljournal.cli.commands import run

        return run(parsed)
    from reljournal.app import run_window

    return run_window(parsed.journal)


if __name__ == "__main__":
    sys.exit(main())

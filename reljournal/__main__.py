"""Reads the command line and starts either the window or one headless command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


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
        case ["--background"]:
            return _show(background=True)
    from reljournal.cli.parser import build_parser

    parsed = build_parser().parse_args(given)
    if parsed.command is not None:
        return _carry_out(parsed)
    return _show(parsed.journal, capture=parsed.capture, background=parsed.background)


def _carry_out(parsed: argparse.Namespace) -> int:
    if parsed.command == "screenshots":
        from reljournal.app import draw_screens

        return draw_screens(parsed.folder, parsed.journal, as_json=parsed.json)
    from reljournal.cli.commands import run

    if parsed.command != "remind":
        return run(parsed)
    # It speaks as the notifications of the window do, in the language of the window.
    from reljournal.cli.reminding import remind_with
    from reljournal.ui.reminding.once import tell_once

    return run(parsed, remind_with(tell_once))


def _show(journal: Path | None = None, *, capture: bool = False, background: bool = False) -> int:
    from reljournal.app import run_window

    return run_window(journal, capture=capture, background=background)


if __name__ == "__main__":
    sys.exit(main())

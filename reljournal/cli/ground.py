"""What every command stands on: the journal it opens, the targets it may write to, its input and its progress."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.progress import Progress
from reljournal.store.beginning import opened_or_begun
from reljournal.store.journal import Journal
from reljournal.store.targets import refuse_as_target
from reljournal.system import paths

Answer = tuple[list[str], Any]
"""What a command answers: lines to read, and the same as a JSON value."""
Command = Callable[[argparse.Namespace], Answer]


@contextmanager
def opened(arguments: argparse.Namespace, *, must_exist: bool = True) -> Iterator[Journal]:
    """Open the journal that was asked for; only an import begins a new one, which goes again when it is refused."""
    path = journal_path(arguments)
    if must_exist and _is_missing(path):
        raise NotFoundError(f"There is no journal at “{path}” yet. Import an address book, or open the window.")
    with opened_or_begun(path, backups=paths.backups_folder(path)) as journal:
        yield journal


def journal_path(arguments: argparse.Namespace) -> Path:
    """Return where the journal that was asked for lies, else the one of this user."""
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


def refuse_unfit(target: Path, what: str, arguments: argparse.Namespace) -> None:
    """Refuse a target that is the journal in use, or that nothing may be written over."""
    refuse_as_target(target, what)
    if target.resolve() == journal_path(arguments).resolve():
        raise RelJournalError(f"{what} cannot be written over the journal itself. Choose another file.")


def refuse_unreachable(target: Path) -> None:
    """Refuse a target whose folder cannot even be looked into."""
    try:
        target.exists()
    except OSError as error:
        raise RelJournalError(f"“{target}” cannot be reached: {error.strerror or error}.") from error


def checked(text: str) -> str:
    """Return words when they are text: bytes of another encoding reach Python as lone surrogates (PEP 383)."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        shown = text.encode(errors="replace").decode()
        raise RelJournalError(f"“{shown[:80]}” is not UTF-8 text. Nothing was changed.") from error
    return text


def standard_input() -> str:
    """Return everything that comes on standard input, refused when it is not text."""
    try:
        return checked(sys.stdin.read())
    except UnicodeDecodeError as error:
        raise RelJournalError("What came on standard input is not UTF-8 text. Nothing was changed.") from error


def say(text: str) -> None:
    """Write one line for the person to stderr, so that stdout holds the answer alone."""
    sys.stderr.write(f"{text}\n")


def progress() -> Progress:
    """Return a bar on a terminal, and silence for scripts."""
    from reljournal.cli.bar import Bar
    from reljournal.domain.progress import Silent

    return Bar(sys.stderr) if sys.stderr.isatty() else Silent()

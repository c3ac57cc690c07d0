"""The log file: what went wrong and when, and nothing about the people in the journal.

A log is read by strangers who help, so it holds counts, ids and types of errors only. The formatter sees to
that: arguments of a message are written when they are numbers, ids, lengths of time or types, and every
text is replaced by its length. Messages are constant sentences (the linter refuses f-strings in them), and of an
error its type and the places in our code are written, never its text or the values at hand.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import timedelta
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from uuid import UUID

from reljournal.system.paths import logs_folder, make_private

_NAME = "reljournal"
_TREE = Path(__file__).resolve().parent.parent.parent
_LARGEST = 512 * 1024
_KEPT = 3


def start_log(folder: Path | None = None) -> Path | None:
    """Write messages of the ``reljournal`` loggers to ``reljournal.log`` from now on, and return that file.

    Three older files of at most 512 KiB are kept. None, and no log, when the folder cannot be written: the
    program works without.
    """
    stop_log()
    logger = logging.getLogger(_NAME)
    try:
        file = make_private(folder or logs_folder()) / "reljournal.log"
        handler = RotatingFileHandler(file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(DiscreetFormatter())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    # Nothing goes on to other handlers, whose formatters would write what this one leaves out.
    logger.propagate = False
    return file


def stop_log() -> None:
    """Close the log file, if one is open."""
    logger = logging.getLogger(_NAME)
    for handler in list(logger.handlers):
        if isinstance(handler.formatter, DiscreetFormatter):
            logger.removeHandler(handler)
            handler.close()
    logger.propagate = True


class ProgramWord(str):
    """A text that is ours and may be logged: the name of a screen, a version, a setting's name."""

    __slots__ = ()


class DiscreetFormatter(logging.Formatter):
    """Writes a record without anything that a person wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, followed by the places in our code when the record carries an error."""
        line = f"{self.formatTime(record)} {record.levelname.lower()} {record.name}: {_sentence(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{describe_error(error)}" if error else line


def describe_error(error: BaseException) -> str:
    """Return the types and places of an error and its causes, without texts and values: safe to copy and send."""
    return "\n".join(_described(error, seen=set()))


def _described(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None and id(earlier) not in seen:
        yield from _described(earlier, seen)
        yield "which led to"
    yield f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    for frame, line in walk_tb(error.__traceback__):
        code = frame.f_code
        yield f"  {_place(code.co_filename)}:{line} in {code.co_qualname}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _described(part, seen)


def _place(filename: str) -> str:
    """Return a source file as seen from our own tree or the installed packages, without this computer's folders."""
    path = Path(filename)
    if "site-packages" in path.parts:
        last = len(path.parts) - 1 - path.parts[::-1].index("site-packages")
        return "/".join(path.parts[last:])
    return path.relative_to(_TREE).as_posix() if path.is_relative_to(_TREE) else path.name


def _sentence(record: logging.LogRecord) -> str:
    template = record.msg if isinstance(record.msg, str) else type(record.msg).__qualname__
    if not record.args:
        return template
    try:
        if isinstance(record.args, Mapping):
            return template % {name: _discreet(value) for name, value in record.args.items()}
        return template % tuple(_discreet(value) for value in record.args)
    except (TypeError, ValueError):
        # Such as %d for what was a text: the sentence is worth more than the value.
        return template


def _discreet(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | UUID | timedelta | ProgramWord):
        return value
    if isinstance(value, type):
        return value.__qualname__
    if isinstance(value, BaseException):
        return type(value).__qualname__
    if isinstance(value, str | bytes):
        return f"({len(value)} characters)"
    return f"({type(value).__qualname__})"

"""Errors that are for the person: what happened, what was kept, what to do. Everything else is a bug of ours."""

from __future__ import annotations


class RelJournalError(Exception):
    """A plain sentence for the person. Shown inline, in a banner, or as one line on stderr with exit code 1."""


class NotFoundError(RelJournalError):
    """What was asked for is not in the journal."""


class AmbiguousNameError(RelJournalError):
    """A name fits several contacts.

    ``candidates`` holds (id, name, organisation) of each, best first, so that a screen or the command
    line can list them.
    """

    def __init__(self, sentence: str, candidates: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(sentence)
        self.candidates = candidates


class StaleEditError(RelJournalError):
    """An undo or redo whose rows have since been changed: refused whole, never half applied."""


class NothingToUndoError(RelJournalError):
    """There is no edit to undo, or none to redo."""


class JournalFileError(RelJournalError):
    """The journal file cannot be opened as it is; it was left untouched."""


class NewerJournalError(JournalFileError):
    """The file was written by a newer RelJournal."""


class ForeignFileError(JournalFileError):
    """The file is not a journal."""


class CorruptJournalError(JournalFileError):
    """The file is damaged."""


class ReadOnlyJournalError(JournalFileError):
    """The file, or its folder, cannot be written."""


class BusyJournalError(RelJournalError):
    """Another program kept the journal busy for too long; nothing was changed."""


class BackupError(RelJournalError):
    """A backup could not be written or did not pass its check; the journal itself is untouched."""


class ImportFileError(RelJournalError):
    """A file could not be read at all."""

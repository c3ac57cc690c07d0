"""What the files are that somebody wants to import, and the import that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from reljournal.domain.errors import ImportFileError
from reljournal.domain.progress import Progress
from reljournal.operations.imports import ImportReport, import_vcards, is_address_book
from reljournal.operations.mail import is_mail, read_mail
from reljournal.operations.meetings import is_calendar, read_meetings
from reljournal.operations.proposing import Proposals
from reljournal.operations.sources import files_inside
from reljournal.store.journal import Journal


class Sort(StrEnum):
    """What a file may be."""

    ADDRESS_BOOK = "address book"
    MAIL = "mail"
    CALENDAR = "calendar"


def sort_of_file(path: Path) -> Sort | None:
    """Return what a file is by its ending or, without one, its first letters; None when it is nothing of ours."""
    if is_address_book(path):
        return Sort.ADDRESS_BOOK
    if is_calendar(path):
        return Sort.CALENDAR
    return Sort.MAIL if is_mail(path) else None


def sort_of(path: Path) -> Sort | None:
    """Return what a file is, or what a folder holds: of several sorts the first of :class:`Sort`."""
    if not path.is_dir():
        return sort_of_file(path)
    found = {sort_of_file(inside) for inside in files_inside(path)}
    return next((sort for sort in Sort if sort in found), None)


def import_anything(
    journal: Journal, paths: Sequence[Path], progress: Progress, now: datetime
) -> ImportReport | Proposals:
    """Import address books, or read mail or calendars into proposals, whichever these files and folders are.

    ``now`` is the moment, with its time zone, up to which meetings have been.

    Raises:
        ImportFileError: they are of several sorts, or there is nothing that can be read.
        Cancelled: the person asked to stop; nothing was changed.
    """
    sorts = {sort_of(path) for path in paths} - {None}
    if len(sorts) > 1:
        raise ImportFileError("Import address books, mail and calendars one after the other.")
    if sorts == {Sort.MAIL}:
        return read_mail(journal, paths, progress)
    if sorts == {Sort.CALENDAR}:
        return read_meetings(journal, paths, progress, now)
    return import_vcards(journal, paths, progress)

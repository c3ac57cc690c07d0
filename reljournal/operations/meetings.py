"""Calendar files: meetings, proposed as entries, each day of those that repeat up to now; and dates that return."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from pathlib import Path

from reljournal.domain.entries import EntryDraft, Kind, StartedBy, Surroundings
from reljournal.domain.errors import ImportFileError
from reljournal.domain.progress import Progress
from reljournal.domain.proposals import Proposal
from reljournal.exchange.calendars import BrokenEvent, EventAhead, EventOff, ReadDate, ReadEvent, Sign, read_events
from reljournal.operations.dates_in import DateReading
from reljournal.operations.imports import Noted
from reljournal.operations.proposing import Acquaintances, Proposals, Reading
from reljournal.operations.sources import Source, files_of
from reljournal.store.journal import Journal
from reljournal.store.queries.correspondents import taken_in

_KINDS = {Sign.VIDEO: Kind.VIDEO, Sign.CALL: Kind.CALL, Sign.NONE: Kind.IN_PERSON}
_NO_TITLE = "Meeting"


def is_calendar(path: Path) -> bool:
    """Return whether a file is a calendar by its ending."""
    return path.suffix.casefold() in {".ics", ".ical", ".icalendar"}


def read_meetings(
    journal: Journal, sources: Iterable[Source], progress: Progress, now: datetime, *, zone: tzinfo | None = None
) -> Proposals:
    """Read calendar files up to ``now``, a moment with a time zone; nothing is written.

    Times are those of ``zone``, or of this computer. What was cancelled, or declined by me, is counted and left out,
    and so is what is still ahead: an entry says what has been. Birthdays and other dates that return are proposed for
    the cards, and are no meetings.

    Raises:
        ImportFileError: there is nothing to read at all.
        Cancelled: the person asked to stop.
    """
    files = files_of(sources, is_calendar, "There is no calendar (.ics) in the folder “{}”.")
    reading = Reading(journal, progress, files)
    known, there = Acquaintances(journal), taken_in(journal)
    dates = DateReading()
    ahead = off = 0
    for file, stream in reading.streams():
        for number, item in enumerate(read_events(stream, now), 1):
            reading.step(stream, file.name)
            if isinstance(item, BrokenEvent):
                reading.listed.append(Noted(file.name, number, item.reason, item.text))
            elif isinstance(item, ReadDate):
                dates.add(item, file.name)
            elif isinstance(item, EventAhead):
                ahead += 1
            elif isinstance(item, EventOff) or _is_declined(item, known):
                off += 1
            else:
                reading.add(_proposal(item, known, there, file.name, zone))
    read_any = reading.items or reading.twice or ahead or off or dates
    if not read_any and len(reading.listed) == len(reading.files) == 1:
        raise ImportFileError(f"“{reading.listed[0].source}”: {reading.listed[0].reason} Nothing was changed.")
    return Proposals(
        reading.ordered(), tuple(reading.listed), reading.twice, ahead=ahead, left_out=off, knows_me=bool(known.mine),
        dates=dates.proposals(journal) if dates else (), dates_twice=dates.twice,
    )  # fmt: skip


def _is_declined(event: ReadEvent, known: Acquaintances) -> bool:
    return any(who.has_declined and known.is_me(who.name, who.email) for who in event.people)


def _proposal(
    event: ReadEvent, known: Acquaintances, there: frozenset[str], source: str, zone: tzinfo | None
) -> Proposal:
    begins = event.begins
    if isinstance(begins, datetime) and begins.tzinfo is not None:
        begins = begins.astimezone(zone)
    came = [who for who in event.people if not who.has_declined]
    others = {
        who.key: who
        for who in (known.somebody(who.name, who.email) for who in came if not known.is_me(who.name, who.email))
    }
    draft = EntryDraft(
        _KINDS[event.sign],
        begins.date() if isinstance(begins, datetime) else begins,
        begins.time().replace(second=0, microsecond=0) if isinstance(begins, datetime) else None,
        event.minutes,
        title=event.title or ("" if event.text else _NO_TITLE),
        text=event.text,
        around=Surroundings(place=event.place, started_by=_started(event, known), source_key=event.key),
    )
    return Proposal(draft, tuple(others.values()), source, event.key in there)


def _started(event: ReadEvent, known: Acquaintances) -> StartedBy | None:
    organiser = next((who for who in event.people if who.is_organiser), None)
    if organiser is None:
        return None
    if known.is_me(organiser.name, organiser.email):
        return StartedBy.ME
    # Without my own address on my card, it is known only where a contact invited.
    is_them = known.mine or known.somebody(organiser.name, organiser.email).contact is not None
    return StartedBy.THEM if is_them else None

"""Writing a calendar file (iCalendar, RFC 5545) that other programs show, and bring up to date when it comes again.

Nothing in it depends on when it is written: DTSTAMP and LAST-MODIFIED say when the journal's row was changed last
(without a METHOD both are that, section 3.8.7.2). An event keeps its UID for ever. Where a file of ours is written
anew, an event that says the same keeps its stamps, and one that says something else gets higher ones, also after an
undo: so programs that hold it already take the new one and do not show both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from reljournal.exchange.content_lines import folded, text_value

PRODID = "-//RelJournal//Key dates//EN"
_ENDING = b"\r\n"
_STAMPS = (b"DTSTAMP:", b"LAST-MODIFIED:", b"SEQUENCE:")
_BLOCK = re.compile(rb"^BEGIN:(VEVENT|VTODO)\r\n.*?^END:\1\r\n", re.MULTILINE | re.DOTALL)
_HIGHEST = 2**31 - 1
# A stamp beyond it was written by nobody's clock, and could not rise for ever.
_LATEST_YEAR = 9000
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class OutItem:
    """One event of whole days, or with ``is_task`` one thing to do; ``on`` is its first day, or when it is due.

    ``made_at`` and ``changed_at`` are in UTC milliseconds since 1970. ``leads`` are the days before on which an alarm
    goes off, at the time of day ``at``; ``own`` are properties of ours by which we know it again.
    """

    uid: str
    title: str
    on: date | None
    rule: str = ""
    text: str = ""
    categories: tuple[str, ...] = ()
    leads: tuple[int, ...] = ()
    made_at: int = 0
    changed_at: int = 0
    own: tuple[tuple[str, str], ...] = ()
    is_task: bool = False
    at: time = time(9)


@dataclass(frozen=True, slots=True)
class Written:
    """What a file said of one item: everything but its stamps, and those."""

    said: bytes
    stamped: datetime
    sequence: int


def calendar_bytes(name: str, items: Iterable[OutItem], before: Mapping[str, Written] | None = None) -> bytes:
    """Return a whole calendar file; ``before`` is what :func:`read_written` found in the one that it replaces."""
    there = before or {}
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODID}",
        "CALSCALE:GREGORIAN",
        # The name for old programs and for new ones (RFC 7986), and how often those that subscribe may look.
        f"X-WR-CALNAME:{text_value(name)}",
        f"NAME:{text_value(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    )
    body = (_block(item, there.get(item.uid)) for item in items)
    return b"".join((*map(folded, head), *body, b"END:VCALENDAR\r\n"))


def is_ours(data: bytes) -> bool:
    """Return whether the beginning of a file is that of a calendar which we wrote."""
    return data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:" + PRODID.encode() + _ENDING)


def read_written(data: bytes) -> dict[str, Written]:
    """Return what a file of ours says, by UID; what somebody else has changed in it is passed over."""
    found: dict[str, Written] = {}
    for match in _BLOCK.finditer(data) if is_ours(data) else ():
        lines = match[0].split(_ENDING)
        stamps = [line for line in lines if line.startswith(_STAMPS)]
        said = _ENDING.join(line for line in lines if not line.startswith(_STAMPS))
        values = {line.partition(b":")[0]: line.partition(b":")[2].decode("ascii", "replace") for line in stamps}
        uid = next((line[4:].decode("utf-8", "replace") for line in lines if line.startswith(b"UID:")), "")
        try:
            stamped = datetime.strptime(values[b"DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            if stamped.year > _LATEST_YEAR:
                continue
            found[uid] = Written(said, stamped, int(values[b"SEQUENCE"]))
        except (KeyError, ValueError):
            continue
    return found


def _block(item: OutItem, before: Written | None) -> bytes:
    first, *rest = [folded(line) for line in _said(item)]
    stamped = _moment(item.changed_at)
    sequence = min(max(0, item.changed_at - item.made_at) // 1000, _HIGHEST)
    if before is not None:
        if before.said == b"".join((first, *rest)):
            stamped, sequence = before.stamped, before.sequence
        else:
            stamped = max(stamped, before.stamped + timedelta(seconds=1))
            sequence = min(max(sequence, before.sequence + 1), _HIGHEST)
    stamps = (
        f"DTSTAMP:{stamped:%Y%m%dT%H%M%SZ}", f"LAST-MODIFIED:{stamped:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{sequence}",
    )  # fmt: skip
    return b"".join((first, *map(folded, stamps), *rest))


def _said(item: OutItem) -> Iterator[str]:
    kind = "VTODO" if item.is_task else "VEVENT"
    yield f"BEGIN:{kind}"
    yield f"UID:{item.uid}"
    yield f"CREATED:{_moment(item.made_at):%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY:{text_value(item.title)}"
    if item.on is not None and item.is_task:
        yield f"DUE;VALUE=DATE:{_day(item.on)}"
    elif item.on is not None:
        yield f"DTSTART;VALUE=DATE:{_day(item.on)}"
        if item.on < date.max:
            # The day after the last one: what lacks it is taken for a moment by some.
            yield f"DTEND;VALUE=DATE:{_day(item.on + timedelta(days=1))}"
    if item.rule:
        yield f"RRULE:{item.rule}"
    if item.text:
        yield f"DESCRIPTION:{text_value(item.text)}"
    if item.categories:
        yield f"CATEGORIES:{','.join(map(text_value, item.categories))}"
    if item.is_task:
        yield "STATUS:NEEDS-ACTION"
    else:
        # Nobody is busy all day because it is somebody's birthday; Outlook has a word of its own for that.
        yield "TRANSP:TRANSPARENT"
        yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
        yield "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    for name, value in item.own:
        yield f"{name}:{text_value(value)}"
    if item.on is not None:
        for lead in sorted(set(item.leads), reverse=True):
            yield from _alarm(item, lead)
    yield f"END:{kind}"


def _alarm(item: OutItem, lead: int) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{text_value(item.title)}"
    related = ";RELATED=END" if item.is_task else ""
    yield f"TRIGGER{related}:{_duration(item.at.hour * 60 + item.at.minute - lead * _MINUTES_A_DAY)}"
    yield "END:VALARM"


def _duration(minutes: int) -> str:
    """Return a time from midnight of the day on, or before it, as a DURATION: "PT9H", "-P6DT15H" (section 3.3.6)."""
    days, rest = divmod(abs(minutes), _MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    of_day = f"{f'{hours}H' if hours else ''}{f'{left}M' if left else ''}"
    said = f"{f'{days}D' if days else ''}{f'T{of_day}' if of_day else ''}"
    return f"{'-' if minutes < 0 else ''}P{said or 'T0S'}"


def _day(day: date) -> str:
    # strftime writes no zeros before years of fewer than four digits, on some systems.
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _moment(milliseconds: int) -> datetime:
    return _EARLIEST + timedelta(seconds=max(0, milliseconds) // 1000)

"""What an event says, as far as an entry needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reljournal.domain.contacts import KeyDate


class Sign(StrEnum):
    """A clear sign of how people met; without one they met in person."""

    VIDEO = "video"
    CALL = "call"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was invited, or who invited."""

    name: str
    email: str
    is_organiser: bool = False
    has_declined: bool = False


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """One meeting that has been: of one that repeats, one of its days.

    ``begins`` is a day for what took whole days, else a moment: without a time zone where the file names none, and it
    is then what the clock on the wall said.
    """

    key: str
    begins: date | datetime
    minutes: int | None
    title: str
    text: str
    place: str
    people: tuple[Attendee, ...]
    sign: Sign = Sign.NONE


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A birthday, or another date that returns, and whose: of a couple also the ``partner``.

    ``names`` are the ways in which the name may be meant, the likeliest first. ``key_date`` has a year only where the
    file truly says it; ``begins`` is the year in which the file lets it begin, which may be that of the birth or that
    in which somebody typed it in. ``uuid`` and ``partner_uuid`` are those of the cards, in a file that we wrote.
    """

    key: str
    key_date: KeyDate
    names: tuple[str, ...]
    title: str
    begins: int | None = None
    email: str = ""
    uuid: str = ""
    partner: str = ""
    partner_uuid: str = ""
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class EventAhead:
    """An event that is still to come, or whose next day is."""

    title: str


@dataclass(frozen=True, slots=True)
class EventOff:
    """An event that was cancelled."""

    title: str


@dataclass(frozen=True, slots=True)
class BrokenEvent:
    """An event, or a file, that could not be read: why, and what stands there."""

    reason: str
    text: str

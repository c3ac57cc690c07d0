"""Calendar files (iCalendar, RFC 5545): meetings that have been, each time; dates that return; and writing those."""

from __future__ import annotations

from reljournal.exchange.calendars.reader import read_events
from reljournal.exchange.calendars.records import Attendee, BrokenEvent, EventAhead, EventOff, ReadDate, ReadEvent, Sign

__all__ = ["Attendee", "BrokenEvent", "EventAhead", "EventOff", "ReadDate", "ReadEvent", "Sign", "read_events"]

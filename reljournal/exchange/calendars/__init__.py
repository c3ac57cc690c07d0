"""Meetings from calendar files (iCalendar, RFC 5545): what has been, each time that it was."""

from __future__ import annotations

from reljournal.exchange.calendars.reader import read_events
from reljournal.exchange.calendars.records import Attendee, BrokenEvent, EventAhead, EventOff, ReadEvent, Sign

__all__ = ["Attendee", "BrokenEvent", "EventAhead", "EventOff", "ReadEvent", "Sign", "read_events"]

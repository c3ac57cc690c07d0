"""Events of a calendar file, one after the other; a broken one stops no other, and none is passed over in silence."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, BinaryIO

from reljournal.exchange.calendars.changes import Change, change_on, holds_from_then_on, reach_of
from reljournal.exchange.calendars.dates_in import returning
from reljournal.exchange.calendars.properties import (
    BROKEN,
    SHOWN,
    as_written,
    in_python,
    is_cancelled,
    key_of,
    listed,
    moment_of,
    moments_of,
    wall_of,
    words_of,
)
from reljournal.exchange.calendars.records import (
    Attendee,
    BrokenEvent,
    EventAhead,
    EventOff,
    ReadDate,
    ReadEvent,
    Sign,
)
from reljournal.exchange.calendars.repeating import MOST, RuleError, days_of
from reljournal.exchange.mail.decoding import cleaned, text_of
from reljournal.exchange.mail.quoting import with_quote_last
from reljournal.exchange.web_page import page_as_markdown

Found = ReadEvent | ReadDate | BrokenEvent | EventAhead | EventOff

_BEGIN = re.compile(r"(?im)^BEGIN:VEVENT[ \t]*$")
_END = re.compile(r"(?im)^END:(?:VEVENT|VCALENDAR)\b")
_LARGEST = 64 * 1024 * 1024
_LONGEST = timedelta(days=366)
_MEETING_PLACE = re.compile(
    r"(?i)\b(?:[\w.-]*zoom\.us|teams\.(?:microsoft|live)\.com|meet\.google\.com|[\w.-]*webex\.com|whereby\.com"
    r"|meet\.jit\.si|[\w.-]*gotomeeting\.com|[\w.-]*gotomeet\.me|join\.skype\.com|facetime\.apple\.com|[\w.-]*bbb\.[\w.-]+)"
)
_MEETING_WORDS = re.compile(r"(?i)^\s*(?:microsoft teams[- ]\S+|zoom|google meet|webex|facetime|skype)\s*$")
_PHONE_PLACE = re.compile(
    r"(?i)^(?:tel:|(?:tele)?phone\b:?|telefon\b:?)?\s?\+?[\d\s()/.-]{6,}$|^(?:(?:tele)?phone|telefon)$"
)


def read_events(stream: BinaryIO, now: datetime) -> Iterator[Found]:
    """Yield every event of a file up to ``now``, a moment with a time zone: each day of one that repeats by itself.

    Birthdays and other dates that return are no meetings, and come once each.
    """
    data = stream.read(_LARGEST)
    # The library reads UTF-8 alone; older programs wrote what their system used.
    text = text_of(data, "")[0].removeprefix("\ufeff")
    if "BEGIN:VCALENDAR" not in text.upper():
        if text.lstrip().upper().startswith("BEGIN:VEVENT"):
            # Events that were copied out of a calendar.
            text = f"BEGIN:VCALENDAR\n{text.strip()}\nEND:VCALENDAR\n"
        else:
            yield BrokenEvent("There is no calendar in this file.", text[:SHOWN])
            return
    for calendar, broken in _calendars(text):
        if broken is not None:
            yield broken
        else:
            yield from _of_calendar(calendar, now)


def _calendars(text: str) -> Iterator[tuple[Any, BrokenEvent | None]]:
    """Yield the calendars of a text; where it cannot be read whole, each event in a calendar of its own."""
    calendars = _parsed(text)
    events = _BEGIN.split(text)[1:]
    if calendars is not None and _count(calendars) == len(events):
        yield from ((calendar, None) for calendar in calendars)
        return
    if not events:
        yield None, BrokenEvent("This calendar could not be read.", text[:SHOWN])
    zones = "".join(re.findall(r"(?ims)^BEGIN:VTIMEZONE.*?^END:VTIMEZONE[^\n]*\n", text))
    method = "".join(re.findall(r"(?im)^METHOD:[^\n]*\n", text)[:1])
    parsed = []
    for event in events:
        body = _without_blocks(_END.split(event)[0])
        alone = _parsed(f"BEGIN:VCALENDAR\n{method}{zones}BEGIN:VEVENT\n{body}\nEND:VEVENT\nEND:VCALENDAR\n")
        if alone is None or _count(alone) != 1:
            yield None, BrokenEvent("This event could not be read.", event[:SHOWN])
        else:
            parsed += alone
    # The days that one event has of its own stand beside it again.
    for calendar in parsed[1:]:
        parsed[0].subcomponents.extend(calendar.subcomponents)
    yield from ((calendar, None) for calendar in parsed[:1])


def _without_blocks(event: str) -> str:
    """Return the lines of an event without the blocks inside it, such as alarms, which may be what is broken."""
    lines = event.strip("\n").split("\n")
    ends = Counter(line.strip().upper()[4:] for line in lines if line[:4].upper() == "END:")
    kept, inside = [], ""
    for line in lines:
        word, _, name = line.strip().upper().partition(":")
        if word == "END":
            ends[name] -= 1
            inside = "" if name == inside else inside
        elif word == "BEGIN":
            # What is begun and never ended is no block.
            inside = inside or (name if ends[name] > 0 else "")
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def _count(calendars: Any) -> int:
    return sum(len(calendar.walk("VEVENT")) for calendar in calendars)


def _parsed(text: str) -> Any:
    from icalendar import Calendar

    try:
        with warnings.catch_warnings():
            # A time zone under the name of a program is known by the end of that name; the library says it was a guess.
            warnings.simplefilter("ignore")
            return Calendar.from_ical(text, multiple=True)
    except BROKEN:
        return None


def _of_calendar(calendar: Any, now: datetime) -> Iterator[Found]:
    masters: list[Any] = []
    moved: dict[str, list[Any]] = {}
    for event in calendar.walk("VEVENT"):
        if event.get("RECURRENCE-ID") is not None:
            moved.setdefault(str(event.get("UID", "")), []).append(event)
        else:
            masters.append(event)
    is_off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    for event in masters:
        # Two events under one UID, as careless programs write them, share its days.
        own = moved.pop(str(event.get("UID", "")), [])
        date_found = None if is_off or is_cancelled(event) else returning(event, calendar, now)
        if date_found is not None:
            yield date_found
            continue
        yield from _read_carefully(event, own, now, is_off=is_off)
    for rest in moved.values():
        # One day alone of an event that repeats, as an invitation brings it.
        for event in rest:
            yield from _read_carefully(event, [], now, is_off=is_off)


def _read_carefully(event: Any, moved: list[Any], now: datetime, *, is_off: bool) -> Iterator[Found]:
    try:
        if is_off:
            yield EventOff(words_of(event, "SUMMARY"))
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = list(_Event(event).found(moved, now))
        yield from found
    except RuleError as error:
        yield BrokenEvent(str(error), as_written(event))
    except BROKEN:
        yield BrokenEvent("This event could not be read.", as_written(event))


@dataclass(slots=True)
class _Event:
    event: Any

    def found(self, moved: list[Any], now: datetime) -> Iterator[Found]:
        title = words_of(self.event, "SUMMARY")
        begins = moment_of(self.event, "DTSTART")
        if begins is None:
            yield BrokenEvent("It does not say when it begins.", as_written(self.event))
            return
        if is_cancelled(self.event):
            yield EventOff(title)
            return
        rules = listed(self.event.get("RRULE"))
        others = list(moments_of(self.event, "RDATE"))
        if not rules and not others and not moved:
            yield self._read(self.event, begins, self._key(begins)) if _is_past(begins, now) else EventAhead(title)
            return
        yield from self._repeated(begins, rules, others, moved, now)

    def _repeated(
        self, begins: date | datetime, rules: list[Any], others: list[date | datetime], moved: list[Any], now: datetime
    ) -> Iterator[Found]:
        zone = begins.tzinfo if isinstance(begins, datetime) else None
        end = now.astimezone(zone).replace(tzinfo=None)
        changes = self._changes(moved, zone)
        furthest = end + reach_of(changes)
        walls, goes_on = days_of(wall_of(begins, zone), rules, furthest, zone, listed(self.event.get("EXRULE")))
        added = [wall_of(other, zone) for other in others]
        goes_on = goes_on or any(wall > furthest for wall in added)
        walls = sorted({*walls, *(wall for wall in added if wall <= furthest)})
        gone = {wall_of(day, zone) for day in moments_of(self.event, "EXDATE")}
        gone_days = {day for day in moments_of(self.event, "EXDATE") if not isinstance(day, datetime)}
        for event in moved:
            own = moment_of(event, "RECURRENCE-ID")
            if own is not None and holds_from_then_on(event):
                continue
            if own is None:
                yield BrokenEvent("It does not say which day of an event it is.", as_written(event))
                continue
            gone.add(wall_of(own, zone))
            yield self._moved(event, own, now)
        left = [wall for wall in walls if wall not in gone and wall.date() not in gone_days]
        for wall in left:
            change = change_on(changes, wall)
            if change is not None and change.is_off:
                continue
            event = self.event if change is None else change.event
            begun = _back(wall, begins) if change is None else _back(wall + change.shift, change.begins)
            if _is_past(begun, now):
                yield self._read(event, begun, self._key(begins, wall))
            else:
                goes_on = True
        if len(walls) >= MOST:
            yield BrokenEvent(f"It repeats very often: the last {MOST:,} days of it were read.", as_written(self.event))
        yield from (EventOff(words_of(change.event, "SUMMARY")) for change in changes if change.is_off)
        last = change_on(changes, furthest)
        if goes_on and not (last is not None and last.is_off):
            yield EventAhead(words_of(self.event if last is None else last.event, "SUMMARY"))
        if not (left or goes_on or moved or changes):
            # Each of its days was taken out again.
            yield EventOff(words_of(self.event, "SUMMARY"))

    def _changes(self, moved: list[Any], zone: tzinfo | None) -> list[Change]:
        """Return in order what changed on a day and held from then on."""
        changes = []
        for event in moved:
            own = moment_of(event, "RECURRENCE-ID")
            if own is not None and holds_from_then_on(event):
                begins = moment_of(event, "DTSTART") or own
                at, there = wall_of(own, zone), begins.tzinfo if isinstance(begins, datetime) else None
                changes.append(Change(at, event, begins, wall_of(begins, there) - at, is_cancelled(event)))
        return sorted(changes, key=lambda change: change.at)

    def _moved(self, event: Any, own: date | datetime, now: datetime) -> Found:
        begins = moment_of(event, "DTSTART") or own
        if is_cancelled(event):
            return EventOff(words_of(event, "SUMMARY"))
        if not _is_past(begins, now):
            return EventAhead(words_of(event, "SUMMARY"))
        there = own.tzinfo if isinstance(own, datetime) else None
        return self._read(event, begins, self._key(own, wall_of(own, there)))

    def _key(self, begins: date | datetime, wall: datetime | None = None) -> str:
        return key_of(self.event, begins, wall)

    def _read(self, event: Any, begins: date | datetime, key: str) -> ReadEvent:
        place = " ".join(words_of(event, "LOCATION").split())
        people, rooms = _people(event)
        place = place or ", ".join(rooms)
        return ReadEvent(
            key, begins, _minutes(event), " ".join(words_of(event, "SUMMARY").split()), _description(event), place,
            people, _sign(event, place),
        )  # fmt: skip


def _people(event: Any) -> tuple[tuple[Attendee, ...], list[str]]:
    """Return who was invited, each once, and the rooms that were."""
    found: dict[str, Attendee] = {}
    rooms: list[str] = []
    for name, is_organiser in (("ORGANIZER", True), ("ATTENDEE", False)):
        for value in listed(event.get(name)):
            parameters = getattr(value, "params", {})
            called = cleaned(str(parameters.get("CN", ""))).strip("'\" ")
            email = re.sub(r"(?i)^mailto:", "", str(value)).strip()
            email = email if "@" in email else str(parameters.get("EMAIL", "")).strip()
            called = "" if called.casefold() == email.casefold() else called
            if str(parameters.get("CUTYPE", "")).upper() in {"ROOM", "RESOURCE"}:
                rooms.append(called or email)
                continue
            who = Attendee(called, email, is_organiser, str(parameters.get("PARTSTAT", "")).upper() == "DECLINED")
            key = email.casefold() or called.casefold()
            if not key:
                continue
            before = found.get(key)
            if before is not None:
                who = replace(who, name=before.name or who.name, is_organiser=before.is_organiser or is_organiser)
            found[key] = who
    return tuple(found.values()), rooms


def _sign(event: Any, place: str) -> Sign:
    conferences = listed(event.get("CONFERENCE"))
    features = {str(getattr(value, "params", {}).get("FEATURE", "")).upper() for value in conferences}
    links = [place, *(str(event.get(name, "")) for name in ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"))]
    if any("VIDEO" in feature for feature in features) or any(map(_MEETING_PLACE.search, links)):
        return Sign.VIDEO
    if _MEETING_WORDS.match(place):
        return Sign.VIDEO
    if any("PHONE" in feature or "AUDIO" in feature for feature in features) or _PHONE_PLACE.match(place):
        return Sign.CALL
    return Sign.NONE


def _description(event: Any) -> str:
    text = words_of(event, "DESCRIPTION")
    if re.search(r"(?i)<(?:html|body|p|br|div|b|a)\b[^>]*>", text):
        return with_quote_last(page_as_markdown(text), is_markdown=True)
    return with_quote_last(text)


def _minutes(event: Any) -> int | None:
    begins, ends = moment_of(event, "DTSTART"), moment_of(event, "DTEND")
    lasted = in_python(event.get("DURATION"), "dt")
    if isinstance(begins, datetime) and isinstance(ends, datetime):
        if (begins.tzinfo is None) != (ends.tzinfo is None):
            ends = ends.replace(tzinfo=begins.tzinfo)
        lasted = ends - begins
    if not isinstance(begins, datetime) or not isinstance(lasted, timedelta):
        return None
    return round(lasted.total_seconds() / 60) or None if timedelta() < lasted <= _LONGEST else None


# Moments and their parts


def _back(wall: datetime, begins: date | datetime) -> date | datetime:
    return wall.replace(tzinfo=begins.tzinfo) if isinstance(begins, datetime) else wall.date()


def _is_past(begins: date | datetime, now: datetime) -> bool:
    if not isinstance(begins, datetime):
        return begins <= now.date()
    return begins <= (now if begins.tzinfo is not None else now.replace(tzinfo=None))

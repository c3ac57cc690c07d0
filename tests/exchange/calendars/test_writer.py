"""Calendar files as they are written: exact bytes, stamps that only rise, and what other readers make of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import vobject
from hypothesis import given
from hypothesis import strategies as st

from reljournal.exchange.calendars.writer import OutItem, calendar_bytes, is_ours, read_written

MADE = int(datetime(2026, 3, 1, 8, 30, tzinfo=UTC).timestamp() * 1000)
ADA = OutItem(
    "5d9a2bc7-a1e8-40e7-be12-03d0aee6dad0", "Ada Lovelace’s birthday", date(1815, 12, 10), "FREQ=YEARLY",
    "Born on 10 December 1815.", ("Birthday",), (7, 1, 0), MADE, MADE + 90_000, (("X-RELJOURNAL-DATE", "1815-12-10"),),
)  # fmt: skip
WHOLE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//RelJournal//Key dates//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:Family\\, friends
NAME:Family\\, friends
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
DTSTAMP:20260301T083130Z
LAST-MODIFIED:20260301T083130Z
SEQUENCE:90
UID:5d9a2bc7-a1e8-40e7-be12-03d0aee6dad0
CREATED:20260301T083000Z
SUMMARY:Ada Lovelace’s birthday
DTSTART;VALUE=DATE:18151210
DTEND;VALUE=DATE:18151211
RRULE:FREQ=YEARLY
DESCRIPTION:Born on 10 December 1815.
CATEGORIES:Birthday
TRANSP:TRANSPARENT
X-MICROSOFT-CDO-BUSYSTATUS:FREE
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
X-RELJOURNAL-DATE:1815-12-10
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Ada Lovelace’s birthday
TRIGGER:-P6DT15H
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Ada Lovelace’s birthday
TRIGGER:-PT15H
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Ada Lovelace’s birthday
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_the_whole_file() -> None:
    assert calendar_bytes("Family, friends", [ADA]) == WHOLE.replace("\n", "\r\n").encode()


def test_a_task() -> None:
    task = OutItem("1", "Write", date(2026, 12, 1), leads=(0,), is_task=True)
    text = calendar_bytes("RelJournal", [task, replace(task, uid="2", on=None)]).decode()
    assert text.count("BEGIN:VTODO") == 2
    assert text.count("DUE;VALUE=DATE:20261201\r\n") == 1
    assert text.count("TRIGGER;RELATED=END:PT9H") == 1
    assert "TRANSP" not in text
    first, second = icalendar.Calendar.from_ical(text).walk("VTODO")
    assert first["DUE"].dt == date(2026, 12, 1)
    assert "DUE" not in second


@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=120),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=200),
)
def test_any_text_comes_back_and_no_line_is_too_long(title: str, text: str) -> None:
    data = calendar_bytes(title, [replace(ADA, title=title, text=text)])
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode("utf-8")
    allowed = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))

    def kept(words: str) -> str:
        return words.replace("\r\n", "\n").replace("\r", "\n").translate(allowed)

    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == kept(title)
    assert str(event.get("DESCRIPTION", "")) == kept(text)


def test_vobject_reads_it_too() -> None:
    event = vobject.readOne(calendar_bytes("RelJournal", [ADA]).decode()).vevent
    assert event.summary.value == "Ada Lovelace’s birthday"
    assert event.dtstart.value == date(1815, 12, 10)
    assert event.transp.value == "TRANSPARENT"
    assert [alarm.trigger.value.total_seconds() / 3600 for alarm in event.valarm_list] == [-159, -15, 9]


# Written anew


def test_what_says_the_same_keeps_its_stamps() -> None:
    first = calendar_bytes("RelJournal", [ADA])
    # The row was touched, and nothing of it stands in the calendar.
    later = replace(ADA, changed_at=MADE + 900_000)
    assert calendar_bytes("RelJournal", [later], read_written(first)) == first
    assert calendar_bytes("RelJournal", [later]) != first


def test_what_says_something_else_gets_higher_ones_also_after_an_undo() -> None:
    first = calendar_bytes("RelJournal", [ADA])
    changed = replace(ADA, title="Ada King’s birthday", changed_at=MADE + 3_600_000)
    second = calendar_bytes("RelJournal", [changed], read_written(first))
    third = calendar_bytes("RelJournal", [ADA], read_written(second))
    one, two, three = (read_written(data)[ADA.uid] for data in (first, second, third))
    assert one.sequence < two.sequence < three.sequence
    assert one.stamped < two.stamped < three.stamped
    assert one.said == three.said


def test_only_our_own_files_are_ours() -> None:
    ours = calendar_bytes("RelJournal", [ADA])
    assert is_ours(ours)
    theirs = ours.replace(b"-//RelJournal//", b"-//Other//")
    assert not is_ours(theirs)
    assert read_written(theirs) == {}
    assert not is_ours(b"")


@given(st.binary(max_size=300))
def test_a_file_of_ours_that_somebody_spoiled_is_read_as_far_as_it_goes(spoilt: bytes) -> None:
    whole = calendar_bytes("RelJournal", [ADA, replace(ADA, uid="2")])
    read_written(whole[:300] + spoilt + whole[300:])


def test_the_last_day_there_is() -> None:
    text = calendar_bytes("RelJournal", [replace(ADA, on=date.max)]).decode()
    assert "DTSTART;VALUE=DATE:99991231\r\n" in text
    assert "DTEND" not in text
    assert "DTSTART;VALUE=DATE:00070102\r\n" in calendar_bytes("", [replace(ADA, on=date(7, 1, 2))]).decode()

"""Events: when they were, who was there, where; and each day of those that repeat."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reljournal.exchange.calendars import (
    Attendee,
    BrokenEvent,
    EventAhead,
    EventOff,
    ReadEvent,
    Sign,
    read_events,
)
from reljournal.exchange.calendars.reader import Found

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "files"


def read(events: str, head: str = "") -> list[Found]:
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{dedent(events).lstrip()}END:VCALENDAR\n"
    return list(read_events(BytesIO(text.encode()), NOW))


def event(lines: str, head: str = "") -> str:
    return f"BEGIN:VEVENT\n{dedent(lines).strip()}\nEND:VEVENT\n{head}"


def days(found: list[Found]) -> list[str]:
    return [item.begins.isoformat()[:16] for item in found if isinstance(item, ReadEvent)]


def only(lines: str) -> ReadEvent:
    (found,) = read(event(lines))
    assert isinstance(found, ReadEvent), found
    return found


def test_a_meeting_with_all_that_it_says() -> None:
    found = only("""
        UID:one@example.org
        DTSTART;TZID=Europe/Berlin:20250303T140000
        DTEND;TZID=Europe/Berlin:20250303T153000
        SUMMARY:The engine\\, at last
        LOCATION:Dorset Street
        DESCRIPTION:Bring the drawings.
        ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org
        ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ADA@example.org
        ATTENDEE;CN="Babbage, Charles";PARTSTAT=DECLINED:mailto:cb@example.org
        ATTENDEE;CUTYPE=ROOM;CN=Library:mailto:room@example.org
    """)
    assert found.key == "event:one@example.org"
    assert found.begins == datetime(2025, 3, 3, 13, 0, tzinfo=UTC)
    assert found.minutes == 90
    assert (found.title, found.place, found.text) == ("The engine, at last", "Dorset Street", "Bring the drawings.")
    assert found.people == (
        Attendee("Ada Lovelace", "ADA@example.org", is_organiser=True),
        Attendee("Babbage, Charles", "cb@example.org", has_declined=True),
    )
    assert found.sign is Sign.NONE


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        ("LOCATION:https://us02web.zoom.us/j/123", Sign.VIDEO),
        ("LOCATION:Microsoft Teams-Besprechung", Sign.VIDEO),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", Sign.VIDEO),
        ("CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+441234", Sign.CALL),
        ("LOCATION:+44 20 7946 0000", Sign.CALL),
        ("LOCATION:Telefon", Sign.CALL),
        ("LOCATION:12 St James's Square", Sign.NONE),
        ("DESCRIPTION:https://us02web.zoom.us/j/123", Sign.NONE),
    ],
)
def test_how_people_met_is_taken_from_clear_signs_alone(lines: str, sign: Sign) -> None:
    assert only(f"UID:1\nDTSTART:20250303T140000Z\n{lines}").sign is sign


def test_whole_days_and_times_without_a_zone() -> None:
    assert only("UID:1\nDTSTART;VALUE=DATE:20250303").begins == date(2025, 3, 3)
    floating = only("UID:1\nDTSTART:20250303T140000\nDURATION:PT45M")
    assert isinstance(floating.begins, datetime)
    assert (floating.begins.isoformat(), floating.minutes) == ("2025-03-03T14:00:00", 45)


def test_a_weekly_meeting_keeps_its_time_across_the_change_of_clocks() -> None:
    found = read(event("UID:1\nDTSTART;TZID=Europe/Berlin:20250324T090000\nRRULE:FREQ=WEEKLY;COUNT=2"))
    assert days(found) == ["2025-03-24T09:00", "2025-03-31T09:00"]
    assert [item.key for item in found if isinstance(item, ReadEvent)] == [
        "event:1:20250324T090000", "event:1:20250331T090000",
    ]  # fmt: skip
    assert [item.begins.utcoffset().total_seconds() for item in found] == [3600, 7200]  # type: ignore[union-attr]


def test_days_that_were_taken_out_added_moved_and_cancelled() -> None:
    found = read(
        event(
            "UID:1\nSUMMARY:Tea\nDTSTART:20250303T140000Z\nRRULE:FREQ=DAILY;UNTIL=20250308T140000Z\n"
            "EXDATE:20250304T140000Z\nRDATE:20250320T140000Z"
        )
        + event("UID:1\nRECURRENCE-ID:20250305T140000Z\nDTSTART:20250305T180000Z\nSUMMARY:Late tea")
        + event("UID:1\nRECURRENCE-ID:20250306T140000Z\nDTSTART:20250306T140000Z\nSTATUS:CANCELLED")
    )
    assert sorted(days(found)) == [
        "2025-03-03T14:00", "2025-03-05T18:00", "2025-03-07T14:00", "2025-03-08T14:00", "2025-03-20T14:00",
    ]  # fmt: skip
    moved = next(item for item in found if isinstance(item, ReadEvent) and item.title == "Late tea")
    assert moved.key == "event:1:20250305T140000"
    assert sum(isinstance(item, EventOff) for item in found) == 1


def test_days_that_a_rule_takes_out() -> None:
    daily = "UID:1\nDTSTART:20250303T140000Z\nRRULE:FREQ=DAILY;COUNT=9\n"
    assert days(read(event(f"{daily}EXRULE:FREQ=WEEKLY;BYDAY=SA,SU"))) == [
        "2025-03-03T14:00", "2025-03-04T14:00", "2025-03-05T14:00", "2025-03-06T14:00", "2025-03-07T14:00",
        "2025-03-10T14:00", "2025-03-11T14:00",
    ]  # fmt: skip
    assert days(read(event(f"{daily}EXRULE:FREQ=DAILY;INTERVAL=2\nEXRULE:FREQ=DAILY;INTERVAL=3"))) == [
        "2025-03-04T14:00", "2025-03-08T14:00", "2025-03-10T14:00",
    ]  # fmt: skip
    berlin = event(
        "UID:1\nDTSTART;TZID=Europe/Berlin:20250324T090000\nRRULE:FREQ=WEEKLY;COUNT=3\n"
        "EXRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20250324T080000Z"
    )
    assert days(read(berlin)) == ["2025-03-31T09:00", "2025-04-07T09:00"]
    assert read(event("UID:1\nDTSTART:19000101T090000Z\nRRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY\nSUMMARY:Never")) == [
        EventAhead("Never")
    ]
    (broken,) = read(event(f"{daily}EXRULE:FREQ=HOURLY"))
    assert isinstance(broken, BrokenEvent)


WEEKLY = "UID:1\nSUMMARY:Tea\nDTSTART:20250303T140000Z\nDTEND:20250303T150000Z\nRRULE:FREQ=WEEKLY;COUNT=5"
FROM_THEN_ON = "RECURRENCE-ID;RANGE=THISANDFUTURE:20250317T140000Z"


def said(found: list[Found]) -> list[tuple[str, str, int | None]]:
    return [
        (f"{item.begins:%m-%d %H:%M}", item.title, item.minutes) for item in found if isinstance(item, ReadEvent)
    ]


def test_a_change_that_holds_from_then_on() -> None:
    later = event(f"UID:1\n{FROM_THEN_ON}\nSUMMARY:Coffee\nDTSTART:20250318T093000Z\nDTEND:20250318T100000Z")
    alone = event("UID:1\nRECURRENCE-ID:20250324T140000Z\nSUMMARY:Cake\nDTSTART:20250324T160000Z\nDURATION:PT2H")
    found = read(event(WEEKLY) + later + alone)
    assert sorted(said(found)) == [
        ("03-03 14:00", "Tea", 60), ("03-10 14:00", "Tea", 60), ("03-18 09:30", "Coffee", 30),
        ("03-24 16:00", "Cake", 120), ("04-01 09:30", "Coffee", 30),
    ]  # fmt: skip
    # By the day that it was meant for it is known again, whatever became of it.
    assert {item.key for item in found if isinstance(item, ReadEvent)} == {
        f"event:1:202503{day}T140000" for day in ("03", "10", "17", "24", "31")
    }
    # The order in the file says nothing.
    assert sorted(said(read(alone + later + event(WEEKLY)))) == sorted(said(found))


def test_the_last_change_holds() -> None:
    first = event(f"UID:1\n{FROM_THEN_ON}\nSUMMARY:Coffee\nDTSTART:20250317T150000Z")
    second = event("UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20250331T140000Z\nSUMMARY:Wine\nDTSTART:20250331T200000Z")
    assert said(read(event(WEEKLY) + second + first)) == [
        ("03-03 14:00", "Tea", 60), ("03-10 14:00", "Tea", 60), ("03-17 15:00", "Coffee", None),
        ("03-24 15:00", "Coffee", None), ("03-31 20:00", "Wine", None),
    ]  # fmt: skip


def test_what_ends_from_a_day_on() -> None:
    off = event(f"UID:1\n{FROM_THEN_ON}\nSTATUS:CANCELLED\nSUMMARY:Tea\nDTSTART:20250317T140000Z")
    for series in (WEEKLY, WEEKLY.replace(";COUNT=5", "")):
        found = read(event(series) + off)
        assert days(found) == ["2025-03-03T14:00", "2025-03-10T14:00"]
        assert [item for item in found if not isinstance(item, ReadEvent)] == [EventOff("Tea")]


def test_a_change_moves_days_out_of_the_past_and_into_it() -> None:
    series = event("UID:1\nSUMMARY:Tea\nDTSTART:20261106T140000Z\nRRULE:FREQ=WEEKLY")
    # On Wednesday the 25th: from the 13th on it is on the Monday before.
    change = "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261113T140000Z\nSUMMARY:Coffee\nDTSTART:{}T090000Z"
    earlier = read(series + event(change.format("20261109")))
    assert days(earlier) == ["2026-11-06T14:00", "2026-11-09T09:00", "2026-11-16T09:00", "2026-11-23T09:00"]
    assert earlier[-1] == EventAhead("Coffee")
    later = read(series + event(change.format("20261119")))
    assert days(later) == ["2026-11-06T14:00", "2026-11-19T09:00"]
    assert later[-1] == EventAhead("Coffee")


def test_a_change_keeps_its_time_across_the_change_of_clocks_and_may_become_a_whole_day() -> None:
    series = event("UID:1\nDTSTART;TZID=Europe/Berlin:20250317T090000\nRRULE:FREQ=WEEKLY;COUNT=3")
    change = "UID:1\nRECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20250324T090000\n"
    found = read(series + event(f"{change}DTSTART;TZID=Europe/Berlin:20250324T110000"))
    assert days(found) == ["2025-03-17T09:00", "2025-03-24T11:00", "2025-03-31T11:00"]
    assert days(read(series + event(f"{change}DTSTART;VALUE=DATE:20250325"))) == [
        "2025-03-17T09:00", "2025-03-25", "2025-04-01",
    ]  # fmt: skip


def test_a_change_alone_is_a_day_of_its_own() -> None:
    assert days(read(event(f"UID:1\n{FROM_THEN_ON}\nDTSTART:20250318T093000Z"))) == ["2025-03-18T09:30"]


def test_what_is_ahead_is_said_and_left_out() -> None:
    assert read(event("UID:1\nDTSTART:20270101T100000Z\nSUMMARY:Later")) == [EventAhead("Later")]
    found = read(event("UID:1\nDTSTART;VALUE=DATE:20261123\nRRULE:FREQ=DAILY\nSUMMARY:Walk"))
    assert days(found) == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert found[-1] == EventAhead("Walk")


def test_cancelled_ones_and_cancelling_files() -> None:
    assert read(event("UID:1\nDTSTART:20250303T140000Z\nSTATUS:CANCELLED\nSUMMARY:Off")) == [EventOff("Off")]
    assert read(event("UID:1\nDTSTART:20250303T140000Z\nSUMMARY:Off"), "METHOD:CANCEL\n") == [EventOff("Off")]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=HOURLY", "more than once a day"),
        ("FREQ=MINUTELY;COUNT=2", "more than once a day"),
        ("FREQ=SECONDLY", "more than once a day"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "cannot be obeyed"),
        ("FREQ=DAILY;BYSETPOS=9", "cannot be obeyed"),
        ("FREQ=DAILY;BYWEEKNO=3", "cannot be obeyed"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "another calendar"),
    ],
)
def test_rules_that_no_meeting_has_are_refused_with_a_sentence(rule: str, words: str) -> None:
    (broken,) = read(event(f"UID:1\nDTSTART:20250303T140000Z\nRRULE:{rule}\nSUMMARY:Odd"))
    assert isinstance(broken, BrokenEvent)
    assert words in broken.reason
    assert "Odd" in broken.text


def test_a_series_without_end_is_bounded() -> None:
    found = read(event("UID:1\nDTSTART:19000101T090000Z\nRRULE:FREQ=DAILY"))
    assert len(days(found)) == 1000
    assert days(found)[-1] == "2026-11-25T09:00"
    assert any(isinstance(item, BrokenEvent) and "last 1,000" in item.reason for item in found)


def test_a_broken_event_stops_no_other() -> None:
    found = read(event("UID:1\nDTSTART:tomorrow\nSUMMARY:Broken") + event("UID:2\nDTSTART:20250303T140000Z"))
    assert [type(item) for item in found] == [BrokenEvent, ReadEvent]
    open_ended = read(event("UID:2\nDTSTART:20250303T140000Z") + "BEGIN:VEVENT\nUID:3\n")
    assert any(isinstance(item, ReadEvent) for item in open_ended)


def test_events_without_a_calendar_around_them_and_what_is_none() -> None:
    bare = list(read_events(BytesIO(event("UID:1\nDTSTART:20250303T140000Z").encode()), NOW))
    assert [type(item) for item in bare] == [ReadEvent]
    (none,) = read_events(BytesIO(b"just words"), NOW)
    assert isinstance(none, BrokenEvent)
    assert list(read_events(BytesIO(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"), NOW)) == []


LINES = st.sampled_from([
    "DTSTART:20250303T140000Z", "DTSTART;VALUE=DATE:20250303", "DTSTART;TZID=Nowhere/City:20250303T140000",
    "DTSTART:00010101T000000Z", "DTEND:20250303T150000", "DTEND;VALUE=DATE:20250304", "DURATION:-PT5M", "DTEND:x",
    "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20250401", "RRULE:FREQ=YEARLY;COUNT=3", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=4",
    "RRULE:COUNT=1", "EXDATE;VALUE=DATE:20250310", "EXDATE:x", "RDATE;VALUE=PERIOD:20250303T140000Z/PT1H",
    "RECURRENCE-ID:20250310T140000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20250310T140000Z", "EXRULE:FREQ=DAILY",
    "EXRULE:FREQ=WEEKLY;BYDAY=SA", "EXRULE:x", "RRULE:FREQ=DAILY",
    "UID:1", "UID:2", "SUMMARY:A\\nB", "ATTENDEE;CN=\"A\":mailto:a@b", "ATTENDEE:x",
    "ORGANIZER;CN=:mailto:", "STATUS:CANCELLED", "BEGIN:VALARM", "END:VALARM", "DESCRIPTION:<p>Hi", "LOCATION:x\\;y",
])  # fmt: skip


@given(st.lists(st.lists(LINES, max_size=8), min_size=1, max_size=4))
@example([["DTSTART:20250303T140000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20250401", "EXRULE:FREQ=DAILY"]])
def test_every_event_is_read_or_said(events: list[list[str]]) -> None:
    text = "".join("BEGIN:VEVENT\n" + "".join(f"{line}\n" for line in lines) + "END:VEVENT\n" for lines in events)
    found = read(text)
    assert found, "something is said of a calendar that has events"
    for item in found:
        if isinstance(item, ReadEvent):
            assert item.key.startswith("event:")
            for words in (item.title, item.text, item.place):
                words.encode()


@given(st.binary(max_size=200))
def test_nothing_raises(data: bytes) -> None:
    list(read_events(BytesIO(data), NOW))
    list(read_events(BytesIO(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data + b"\nEND:VEVENT\nEND:VCALENDAR\n"), NOW))


@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES.exists(), reason="the calendars of other programs are not here")
def test_the_calendars_of_other_programs_are_read() -> None:
    count = 0
    for path in sorted(SAMPLES.rglob("*.ics")):
        with path.open("rb") as file:
            count += sum(isinstance(item, ReadEvent) for item in read_events(file, NOW))
    assert count > 1300

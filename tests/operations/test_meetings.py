"""Meetings of a calendar become proposals: attendees by address for certain, by name as a question."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import Kind, StartedBy
from reljournal.domain.errors import ImportFileError
from reljournal.domain.names import Name
from reljournal.domain.progress import Silent
from reljournal.operations.contacts import add_contact
from reljournal.operations.me import this_is_me
from reljournal.operations.meetings import read_meetings
from reljournal.operations.proposing import Proposals
from reljournal.operations.taking_in import take_in
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, newest_entries
from tests.store.oracle import content, hold

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def calendar(folder: Path, *events: str) -> Path:
    path = folder / "meetings.ics"
    blocks = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{blocks}END:VCALENDAR\n", encoding="utf-8")
    return path


def event(uid: str, *more: str, begins: str = "20250303T140000Z") -> str:
    return "\n".join((f"UID:{uid}", f"DTSTART:{begins}", "DURATION:PT1H", f"SUMMARY:About {uid}", *more))


def read(journal: Journal, path: Path) -> Proposals:
    return read_meetings(journal, [path], Silent(), NOW, zone=UTC)


@pytest.fixture
def ada(journal: Journal) -> int:
    me = add_contact(journal, Card(formatted_name="Charles Babbage", emails=(Labelled("", "me@example.org"),)))
    this_is_me(journal, me)
    name = Name(given="Ada", family="Lovelace")
    return add_contact(journal, Card(name=name, emails=(Labelled("", "ada@example.org"),)))


def test_a_meeting_is_proposed(journal: Journal, ada: int, tmp_path: Path) -> None:
    found = read(journal, calendar(tmp_path, event(
        "1", "LOCATION:https://meet.google.com/x", "ORGANIZER:mailto:me@example.org", "ATTENDEE:mailto:ada@example.org",
        "ATTENDEE;CN=Mary:mailto:mary@example.org", "ATTENDEE;PARTSTAT=DECLINED:mailto:no@example.org",
    )))  # fmt: skip
    (item,) = found.items
    draft = item.draft
    assert (draft.kind, draft.on, draft.at, draft.minutes) == (Kind.VIDEO, date(2025, 3, 3), time(14), 60)
    assert (draft.title, draft.around.started_by) == ("About 1", StartedBy.ME)
    assert [(who.shown, who.contact and who.contact.id) for who in item.people] == [
        ("ada@example.org", ada), ("Mary", None),
    ]  # fmt: skip


def test_a_name_alone_is_a_question(journal: Journal, ada: int, tmp_path: Path) -> None:
    (item,) = read(journal, calendar(tmp_path, event("1", 'ATTENDEE;CN="Lovelace, Ada":urn:x'))).items
    (who,) = item.people
    assert who.contact is None
    assert [person.id for person in who.candidates] == [ada]


def test_once_each_and_one_undo_step(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("1", "RRULE:FREQ=WEEKLY;COUNT=3", "ATTENDEE:mailto:ada@example.org"), event("2"))
    found = read(journal, path)
    before = content(journal)
    assert take_in(journal, found.items, {}, Silent()).entries == 4
    assert journal.history(1)[0].label == "Import 4 meetings"
    assert [entry.on for entry in newest_entries(journal, 0, 9, ada)] == [
        date(2025, 3, 17), date(2025, 3, 10), date(2025, 3, 3),
    ]  # fmt: skip
    assert read(journal, path).there == 4
    assert take_in(journal, found.items, {}, Silent()).entries == 0
    assert count_entries(journal) == 4
    hold(journal)
    journal.undo()
    assert content(journal) == before


def test_what_is_left_out_is_counted(journal: Journal, ada: int, tmp_path: Path) -> None:
    found = read(journal, calendar(
        tmp_path, event("1", "STATUS:CANCELLED"), event("2", "ATTENDEE;PARTSTAT=DECLINED:mailto:ME@example.org"),
        event("3", begins="20270303T140000Z"), event("4", "RRULE:FREQ=HOURLY"),
    ))  # fmt: skip
    assert (len(found.items), found.left_out, found.ahead) == (0, 2, 1)
    assert "more than once a day" in found.listed[0].reason


def test_what_is_no_calendar_is_refused(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(ImportFileError, match="There is no calendar"):
        read(journal, path)

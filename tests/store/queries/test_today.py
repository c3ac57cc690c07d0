"""What a day asks for: the badge, the last entries, what comes, and whose briefs to print."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up, complete_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.today import (
    people_on_your_mind,
    people_to_meet,
    recent_entries,
    today_count,
    upcoming_dates,
    upcoming_follow_ups,
)

_TODAY = date(2026, 11, 21)


def person(journal: Journal, name: str, when: str = "") -> PersonRef:
    dates = (KeyDate(DateSort.BIRTHDAY, PartialDate.parse(when)),) if when else ()
    return PersonRef(add_contact(journal, Card(name=Name(given=name), key_dates=dates)), name)


def test_nothing_waits_in_an_empty_journal(journal: Journal) -> None:
    assert today_count(journal, _TODAY) == 0


def test_the_badge_counts_due_late_and_todays_dates(journal: Journal) -> None:
    person(journal, "Ada", "1985-11-21")
    person(journal, "Grace", "--11-22")
    for days in (-30, 0, 1):
        add_follow_up(journal, FollowUp(f"in {days}", due=_TODAY + timedelta(days=days)))
    add_follow_up(journal, FollowUp("some day"))
    done = add_follow_up(journal, FollowUp("done", due=_TODAY))
    complete_follow_up(journal, done, _TODAY)
    assert today_count(journal, _TODAY) == 3


@pytest.mark.parametrize(("today", "count"), [(date(2025, 2, 28), 1), (date(2024, 2, 28), 0), (date(2024, 2, 29), 1)])
def test_the_badge_knows_the_day_that_moves(journal: Journal, today: date, count: int) -> None:
    person(journal, "Ada", "2000-02-29")
    assert today_count(journal, today) == count


def test_planned_entries_are_not_recent(journal: Journal) -> None:
    for days in (-2, 0, 3):
        log_entry(journal, EntryDraft(Kind.CALL, _TODAY + timedelta(days=days), title=f"in {days}"))
    assert [entry.title for entry in recent_entries(journal, _TODAY, 5)] == ["in 0", "in -2"]
    assert [entry.title for entry in recent_entries(journal, _TODAY, 1)] == ["in 0"]


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
def test_upcoming_dates_are_the_first_of_the_whole_span(journal: Journal, limit: int) -> None:
    for when in ("--11-21", "--11-25", "--12-10", "--01-19", "--01-20", "--11-20"):
        person(journal, when, when)
    shown = upcoming_dates(journal, _TODAY, 60, limit)
    assert [item.person.name for item in shown] == ["--11-21", "--11-25", "--12-10", "--01-19"][:limit]


def test_upcoming_follow_ups_begin_tomorrow(journal: Journal) -> None:
    for days in (0, 1, 7, 8):
        add_follow_up(journal, FollowUp(f"in {days}", due=_TODAY + timedelta(days=days)))
    assert [item.text for item in upcoming_follow_ups(journal, _TODAY, 7, 5)] == ["in 1", "in 7"]
    assert upcoming_follow_ups(journal, date.max, 7, 5) == []


def test_people_to_meet_come_by_their_meetings_each_once(journal: Journal) -> None:
    ada, grace, jean = (person(journal, name) for name in ("Ada", "Grace", "Jean"))
    log_entry(journal, EntryDraft(Kind.CALL, _TODAY - timedelta(days=1), title="past", contact_ids=(jean.id,)))
    log_entry(journal, EntryDraft(Kind.CALL, _TODAY + timedelta(days=5), title="later", contact_ids=(ada.id, grace.id)))
    log_entry(journal, EntryDraft(Kind.CALL, _TODAY, title="today", contact_ids=(grace.id,)))
    assert people_to_meet(journal, _TODAY) == [grace, ada]


def test_people_on_your_mind_are_owed_or_near_their_day(journal: Journal) -> None:
    ada, grace, jean = person(journal, "Ada", "--11-24"), person(journal, "Grace"), person(journal, "Jean", "--12-24")
    add_follow_up(journal, FollowUp("late", due=_TODAY - timedelta(days=3), contact=grace))
    add_follow_up(journal, FollowUp("also", due=_TODAY, contact=ada))
    add_follow_up(journal, FollowUp("not yet", due=_TODAY + timedelta(days=3), contact=jean))
    assert people_on_your_mind(journal, _TODAY, 7) == [grace, ada]

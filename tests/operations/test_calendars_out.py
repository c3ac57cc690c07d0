"""Key dates for other calendars: what two readers find in the file is what our own calendar shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.entries import FollowUp, OwedBy, PersonRef
from reljournal.domain.errors import RelJournalError
from reljournal.domain.other_calendars import CalendarChoice, FollowUpsAs
from reljournal.operations.archive import archive_contacts, bring_back
from reljournal.operations.calendars_out import (
    export_calendar,
    file_name,
    keep_calendars_up_to_date,
    start_keeping,
    stop_keeping,
)
from reljournal.operations.circles import add_circle, remove_circle, rename_circle
from reljournal.operations.contacts import add_contact, add_key_date, change_contact
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.reminding import choose_leads
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circle_named
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.key_dates import dates_between
from reljournal.system.kept_calendars import kept_calendar
from reljournal.system.settings import Settings, write_settings

TODAY = date(2026, 11, 25)
FIRST, LAST = date(2026, 1, 1), date(2037, 12, 31)


def person(journal: Journal, name: str, *dates: KeyDate) -> int:
    return add_contact(journal, Card(formatted_name=name, key_dates=dates))


def birthday(text: str, **more: Any) -> KeyDate:
    return KeyDate(DateSort.BIRTHDAY, PartialDate.parse(text), **more)


@pytest.fixture
def ada(journal: Journal) -> int:
    return person(
        journal, "Ada Lovelace", birthday("1985-12-10"), KeyDate(DateSort.WEDDING, PartialDate(None, 2, 29)),
        KeyDate(DateSort.OTHER, PartialDate(2001, 5, 6), "First programme"),
        KeyDate(DateSort.NAME_DAY, PartialDate(None, 5)),
    )  # fmt: skip


# Reading it back


def spread(title: str, first: date | datetime, rule: str) -> Iterator[tuple[date, str]]:
    """Yield an event's days in the span; both readers hand over its parts, dateutil takes them apart."""
    if not rule:
        yield first, title
        return
    begin = datetime.combine(first, time())
    for day in rrulestr(rule, dtstart=begin).between(
        datetime.combine(FIRST, time()), datetime.combine(LAST, time()), inc=True
    ):
        yield day.date(), title


def by_icalendar(path: Path) -> Counter[tuple[date, str]]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not [error for event in calendar.walk() for error in event.errors]
    found: Counter[tuple[date, str]] = Counter()
    for event in calendar.walk("VEVENT"):
        assert type(event["DTSTART"].dt) is date
        rule = event["RRULE"].to_ical().decode() if "RRULE" in event else ""
        found.update(spread(str(event["SUMMARY"]), event["DTSTART"].dt, rule))
    return in_span(found)


def by_vobject(path: Path) -> Counter[tuple[date, str]]:
    calendar = vobject.readOne(path.read_text(encoding="utf-8"))
    found: Counter[tuple[date, str]] = Counter()
    for event in getattr(calendar, "vevent_list", []):
        rules = event.getrruleset(addRDate=True)
        days = [event.dtstart.value] if rules is None else [
            day.date() for day in rules.between(
                datetime.combine(FIRST, time()), datetime.combine(LAST, time()), inc=True,
            )
        ]  # fmt: skip
        found.update((day, event.summary.value) for day in days)
    return in_span(found)


def in_span(found: Counter[tuple[date, str]]) -> Counter[tuple[date, str]]:
    return Counter({shown: count for shown, count in found.items() if FIRST <= shown[0] <= LAST})


def our_days(journal: Journal) -> Counter[date]:
    return Counter(shown.on for shown in dates_between(journal, FIRST, LAST))


def days_of(found: Counter[tuple[date, str]]) -> Counter[date]:
    days: Counter[date] = Counter()
    for (day, _), count in found.items():
        days[day] += count
    return days


def key_dates() -> st.SearchStrategy[KeyDate]:
    odd = ("1988-02-29", "1896-02-29", "2024-02-29", "1999-02-28", "2001-03-01", "2020-01-31")
    days = st.dates(date(1750, 1, 1), date(2035, 12, 31)) | st.sampled_from([date.fromisoformat(day) for day in odd])
    usual = days.flatmap(lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(None, day.month, day.day)]
    ))  # fmt: skip
    others = st.one_of(
        st.builds(PartialDate, st.none() | st.integers(5600, 5790), st.integers(1, 12), st.integers(1, 29),
                  calendar=st.just(CalendarKind.HEBREW)),
        st.builds(PartialDate, st.none() | st.integers(1350, 1450), st.integers(1, 12), st.integers(1, 29),
                  calendar=st.just(CalendarKind.ISLAMIC)),
        st.builds(PartialDate, st.integers(1950, 2025), st.integers(1, 12), st.integers(1, 29),
                  calendar=st.just(CalendarKind.CHINESE)),
    )  # fmt: skip
    return st.builds(
        KeyDate, st.sampled_from(DateSort), usual | usual | others, every=st.sampled_from([1, 1, 1, 2, 5]),
        unit=st.sampled_from([DateUnit.YEAR, DateUnit.YEAR, DateUnit.MONTH]),
        once=st.sampled_from([False, False, True]),
        until=st.none() | st.none() | st.dates(date(2020, 1, 1), date(2035, 12, 31)),
        leap_rule=st.none() | st.sampled_from(LeapRule),
    )  # fmt: skip


@given(st.lists(key_dates(), min_size=1, max_size=6))
# Each example is a journal of its own: to make one smaller takes minutes, and says no more.
@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_two_readers_find_the_days_that_our_calendar_shows(
    tmp_path_factory: pytest.TempPathFactory, dates: list[KeyDate]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    with Journal.open(folder / "journal.reljournal") as journal:
        for number, item in enumerate(dates):
            person(journal, f"Person {number}", item)
            # What has no year begins when it was written down, and that was long ago.
            with journal.edit("Make it older"):
                tables.KeyDate.update(created_at=0).execute()
        done = export_calendar(journal, folder / "dates.ics", CalendarChoice(), TODAY)
        assert done.files == (folder / "dates.ics",)
        first, second = by_icalendar(folder / "dates.ics"), by_vobject(folder / "dates.ics")
        assert first == second
        assert days_of(first) == our_days(journal)


def test_what_is_in_it(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    done = export_calendar(journal, path, CalendarChoice(), TODAY)
    assert (done.dates, done.follow_ups) == (3, 0)
    found = by_icalendar(path)
    assert {day for day, title in found if title == "Ada Lovelace, wedding anniversary" and day.year < 2029} == {
        date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29),
    }  # fmt: skip
    assert (date(2026, 12, 10), "Ada Lovelace’s birthday") in found
    assert (date(2030, 5, 6), "Ada Lovelace: First programme") in found
    # A month alone is no day of a calendar.
    assert b"X-RELJOURNAL-SORT:name_day" not in path.read_bytes()


def test_in_german(journal: Journal, ada: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_LANGUAGE", "de")
    export_calendar(journal, tmp_path / "a.ics", CalendarChoice(), TODAY)
    text = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in text] == [
        "Geburtstag von Ada Lovelace", "Ada Lovelace, Hochzeitstag", "Ada Lovelace: First programme",
    ]  # fmt: skip
    assert str(text[0]["DESCRIPTION"]) == "Geboren am 10. Dezember 1985."


def test_one_date_of_a_couple_names_both(journal: Journal, tmp_path: Path) -> None:
    william = person(journal, "William King")
    person(journal, "Ada King", KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8), partner_id=william))
    export_calendar(journal, tmp_path / "a.ics", CalendarChoice(), TODAY)
    assert set(by_icalendar(tmp_path / "a.ics").values()) == {1}
    assert {title for _, title in by_icalendar(tmp_path / "a.ics")} == {
        "Ada King and William King, wedding anniversary"
    }


def test_of_a_couple_one_who_is_archived_is_not_named(journal: Journal, tmp_path: Path) -> None:
    william = person(journal, "William King")
    ada = person(journal, "Ada King", KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8), partner_id=william))
    path = tmp_path / "a.ics"
    for gone, left in ((william, "Ada King"), (ada, "William King")):
        archive_contacts(journal, [gone])
        export_calendar(journal, path, CalendarChoice(), TODAY)
        assert {title for _, title in by_icalendar(path)} == {f"{left}, wedding anniversary"}
        assert days_of(by_icalendar(path)) == our_days(journal)
        bring_back(journal, [gone])
    archive_contacts(journal, [ada, william])
    assert export_calendar(journal, path, CalendarChoice(), TODAY).dates == 0


def test_an_age_that_is_not_told_is_not_told(journal: Journal, tmp_path: Path) -> None:
    person(journal, "Ada", birthday("1985-12-10", show_age=False), birthday("1985-12-10"))
    export_calendar(journal, tmp_path / "a.ics", CalendarChoice(), TODAY)
    text = (tmp_path / "a.ics").read_text(encoding="utf-8")
    assert text.count("Born on") == 1


def test_archived_people_are_left_out(journal: Journal, ada: int, tmp_path: Path) -> None:
    archive_contacts(journal, [ada])
    assert export_calendar(journal, tmp_path / "a.ics", CalendarChoice(), TODAY).dates == 0


def test_alarms_are_those_of_the_sort_or_of_the_date(journal: Journal, tmp_path: Path) -> None:
    dates = (birthday("1985-12-10"), birthday("1985-12-11", leads=(30,)), birthday("1985-12-12", leads=()))
    person(journal, "Ada", *dates)
    export_calendar(journal, tmp_path / "a.ics", CalendarChoice(alarms=True), TODAY)
    events = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    hours = [[alarm["TRIGGER"].dt.total_seconds() / 3600 for alarm in event.walk("VALARM")] for event in events]
    assert hours == [[-159, 9], [-711], []]
    choose_leads(journal, {"birthday": (2,)})
    write_settings(Settings(notify_at="07:30"))
    export_calendar(journal, tmp_path / "a.ics", CalendarChoice(alarms=True), TODAY)
    text = (tmp_path / "a.ics").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("TRIGGER")] == [
        "TRIGGER:-P1DT16H30M", "TRIGGER:-P29DT16H30M",
    ]  # fmt: skip
    export_calendar(journal, tmp_path / "a.ics", CalendarChoice(), TODAY)
    assert b"VALARM" not in (tmp_path / "a.ics").read_bytes()


# Follow-ups


def test_follow_ups_as_things_to_do_or_as_days(journal: Journal, ada: int, tmp_path: Path) -> None:
    add_follow_up(journal, FollowUp("Send the paper", due=date(2026, 12, 1), contact=PersonRef(ada, "Ada Lovelace")))
    add_follow_up(journal, FollowUp("Answer", OwedBy.THEM, contact=PersonRef(ada, "Ada Lovelace")))
    add_follow_up(journal, FollowUp("Tidy up", due=date(2026, 12, 2)))
    path = tmp_path / "a.ics"
    assert export_calendar(journal, path, CalendarChoice(follow_ups=FollowUpsAs.TASKS), TODAY).follow_ups == 3
    tasks = icalendar.Calendar.from_ical(path.read_bytes()).walk("VTODO")
    assert [str(task["SUMMARY"]) for task in tasks] == [
        "Ada Lovelace: Send the paper", "Ada Lovelace: Answer (owed to you)", "Tidy up",
    ]  # fmt: skip
    assert [task["DUE"].dt if "DUE" in task else None for task in tasks] == [
        date(2026, 12, 1), None, date(2026, 12, 2),
    ]  # fmt: skip
    # Some day is no day.
    assert export_calendar(journal, path, CalendarChoice(follow_ups=FollowUpsAs.EVENTS), TODAY).follow_ups == 2
    assert (date(2026, 12, 1), "Ada Lovelace: Send the paper") in by_icalendar(path)
    assert export_calendar(journal, path, CalendarChoice(), TODAY).follow_ups == 0


# Circles


def test_one_circle_several_and_a_file_for_each(journal: Journal, ada: int, tmp_path: Path) -> None:
    grace, alan = person(journal, "Grace", birthday("1906-12-09")), person(journal, "Alan", birthday("1912-06-23"))
    add_circle(journal, "Family", contact_ids=[ada])
    add_circle(journal, "Work: A/B", contact_ids=[grace, ada])
    family, work = circle_named(journal, "Family").uuid, circle_named(journal, "Work: A/B").uuid
    del alan
    path = tmp_path / "a.ics"
    assert export_calendar(journal, path, CalendarChoice((family,)), TODAY).dates == 3
    assert b"X-WR-CALNAME:Family\r\n" in path.read_bytes()
    assert export_calendar(journal, path, CalendarChoice((family, work)), TODAY).dates == 4
    assert b"X-WR-CALNAME:RelJournal\r\n" in path.read_bytes()
    folder = tmp_path / "apart"
    with pytest.raises(RelJournalError, match="no folder"):
        export_calendar(journal, folder, CalendarChoice(apart=True), TODAY)
    folder.mkdir()
    done = export_calendar(journal, folder, CalendarChoice(apart=True), TODAY)
    assert [path.name for path in done.files] == ["Family.ics", "Work A B.ics"]
    assert done.dates == 4
    assert "Grace’s birthday" in (folder / "Work A B.ics").read_text(encoding="utf-8")


def test_no_circles_no_files(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(RelJournalError, match="no circles"):
        export_calendar(journal, tmp_path, CalendarChoice(apart=True), TODAY)


def test_names_of_files() -> None:
    assert file_name('a/b\\c:"d"') == "a b c d.ics"
    assert file_name("…") == "….ics"
    assert file_name("../..") == "RelJournal.ics"
    assert file_name("Familie", ["familie.ics", "familie 2.ics"]) == "Familie 3.ics"
    assert len(file_name("x" * 500)) < 100


# Somebody else's files


def test_a_foreign_file_stays(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = tmp_path / "theirs.ics"
    path.write_text("BEGIN:VCALENDAR\nPRODID:-//Somebody//EN\nEND:VCALENDAR\n")
    before = path.read_bytes()
    with pytest.raises(RelJournalError, match="not written by RelJournal"):
        export_calendar(journal, path, CalendarChoice(), TODAY)
    with pytest.raises(RelJournalError, match="not written by RelJournal"):
        start_keeping(journal, path, CalendarChoice(), TODAY)
    assert path.read_bytes() == before
    assert kept_calendar(journal.path) is None
    export_calendar(journal, path, CalendarChoice(), TODAY, may_replace=True)
    assert path.read_bytes() != before


# Kept up to date


def test_it_is_kept_up_to_date_and_only_written_when_it_differs(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = tmp_path / "kept.ics"
    assert keep_calendars_up_to_date(journal, TODAY) == ()
    start_keeping(journal, path, CalendarChoice(), TODAY)
    first = path.read_bytes()
    stamp = path.stat().st_mtime_ns
    # The card changes, and nothing of it stands in the calendar.
    card = contact(journal, ada).card
    change_contact(journal, ada, Card(formatted_name="Ada Lovelace", key_dates=card.key_dates, note="Prefers letters."))
    assert keep_calendars_up_to_date(journal, TODAY) == ()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (first, stamp)
    add_key_date(journal, ada, birthday("1816-01-01"))
    assert keep_calendars_up_to_date(journal, TODAY) == (path,)
    assert b"18160101" not in first
    journal.undo()
    assert keep_calendars_up_to_date(journal, TODAY) == (path,)
    assert path.read_bytes() == first
    stop_keeping(journal)
    add_key_date(journal, ada, birthday("1816-01-01"))
    assert keep_calendars_up_to_date(journal, TODAY) == ()
    assert path.read_bytes() == first


def test_each_journal_keeps_its_own(journal: Journal, ada: int, tmp_path: Path) -> None:
    start_keeping(journal, tmp_path / "kept.ics", CalendarChoice(), TODAY)
    with Journal.open(tmp_path / "other.reljournal") as other:
        assert kept_calendar(other.path) is None
        assert keep_calendars_up_to_date(other, TODAY) == ()


def test_the_file_of_a_circle_goes_with_its_name(journal: Journal, ada: int, tmp_path: Path) -> None:
    add_circle(journal, "Family", contact_ids=[ada])
    add_circle(journal, "Work", contact_ids=[ada])
    folder = tmp_path / "apart"
    folder.mkdir()
    (folder / "Own.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    start_keeping(journal, folder, CalendarChoice(apart=True), TODAY)
    rename_circle(journal, circle_named(journal, "Family").id, "Kin")
    keep_calendars_up_to_date(journal, TODAY)
    assert sorted(path.name for path in folder.iterdir()) == ["Kin.ics", "Own.ics", "Work.ics"]
    remove_circle(journal, circle_named(journal, "Work").id)
    keep_calendars_up_to_date(journal, TODAY)
    assert sorted(path.name for path in folder.iterdir()) == ["Kin.ics", "Own.ics"]


def test_a_circle_that_is_gone_is_not_everybody(journal: Journal, ada: int, tmp_path: Path) -> None:
    add_circle(journal, "Family", contact_ids=[ada])
    add_circle(journal, "Work", contact_ids=[ada])
    family, work = circle_named(journal, "Family"), circle_named(journal, "Work")
    path = tmp_path / "kept.ics"
    start_keeping(journal, path, CalendarChoice((family.uuid, work.uuid)), TODAY)
    remove_circle(journal, work.id)
    keep_calendars_up_to_date(journal, TODAY)
    kept = kept_calendar(journal.path)
    assert kept is not None
    assert kept.choice.circles == (family.uuid,)
    remove_circle(journal, family.id)
    before = path.read_bytes()
    with pytest.raises(RelJournalError, match="circles"):
        keep_calendars_up_to_date(journal, TODAY)
    assert path.read_bytes() == before


def test_a_folder_that_is_gone_is_a_sentence(journal: Journal, ada: int, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    start_keeping(journal, folder / "kept.ics", CalendarChoice(), TODAY)
    (folder / "kept.ics").unlink()
    folder.rmdir()
    with pytest.raises(RelJournalError, match="cannot be written"):
        keep_calendars_up_to_date(journal, TODAY)


def test_a_link_stays_a_link(journal: Journal, ada: int, tmp_path: Path) -> None:
    real = tmp_path / "real.ics"
    link = tmp_path / "link.ics"
    export_calendar(journal, real, CalendarChoice(), TODAY)
    link.symlink_to(real)
    add_key_date(journal, ada, birthday("1816-01-01"))
    export_calendar(journal, link, CalendarChoice(), TODAY)
    assert link.is_symlink()
    assert b"X-RELJOURNAL-DATE:1816-01-01" in real.read_bytes()

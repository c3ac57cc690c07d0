"""What a person does about dates that ask, and what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.reminding import USUAL_LEADS, DateReminder, Done, Mark, ReminderRules
from reljournal.operations import reminding as deeds
from reljournal.operations.archive import archive_contacts
from reljournal.operations.contacts import add_contact, delete_key_date
from reljournal.operations.entries import delete_entry, log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.me import this_is_me
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.store import told
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import entry
from reljournal.store.queries.reminding import (
    chosen_leads,
    count_unseen,
    dates_asked,
    dates_asking_today,
    done_before,
    follow_ups_asked,
)
from tests.store.oracle import content, hold

DAY = date(2026, 11, 25)
NOW = datetime.combine(DAY, time(10))
BORN = KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 11, 25))


def somebody(journal: Journal, *dates: KeyDate, name: str = "Ada Lovelace") -> tuple[int, int]:
    """Add somebody who has been in the journal for years; return them and their first date."""
    row = add_contact(journal, Card(formatted_name=name, key_dates=dates or (BORN,)))
    long_ago = int(datetime.combine(date(2020, 1, 1), time()).timestamp() * 1000)
    journal.write_aside("UPDATE key_date SET created_at = ?", (long_ago,))
    return row, contact(journal, row).card.key_dates[0].id


def asking(journal: Journal, now: datetime = NOW) -> list[DateReminder]:
    return dates_asking_today(journal, now)


def test_a_birthday_asks_from_a_week_before_to_two_weeks_after(journal: Journal) -> None:
    somebody(journal)
    days = [DAY + timedelta(days=n) for n in range(-20, 30)]
    asked = [day for day in days if asking(journal, datetime.combine(day, time(0, 1)))]
    assert asked == [DAY + timedelta(days=n) for n in range(-7, 15)]


def test_wished_let_go_snoozed_and_all_back(journal: Journal) -> None:
    _, row = somebody(journal)
    before, done_before_edits = content(journal), len(journal.history())
    assert deeds.wish(journal, row, DAY, DAY, " called ") == "Note what you did for Ada Lovelace’s birthday"
    assert not asking(journal)
    assert deeds.ask_again(journal, row, DAY) == "Ask again about Ada Lovelace’s birthday"
    assert [item.mark for item in asking(journal)] == [None]
    assert deeds.let_go(journal, row, DAY, DAY) == "Let Ada Lovelace’s birthday pass"
    assert not asking(journal)
    assert deeds.snooze_date(journal, row, DAY, NOW + timedelta(hours=3)) == "Snooze Ada Lovelace’s birthday"
    assert not asking(journal)
    (again,) = asking(journal, NOW + timedelta(hours=3))
    assert again.mark == Mark(DAY, snoozed_until=NOW + timedelta(hours=3))
    hold(journal)
    while len(journal.history()) > done_before_edits and journal.undo_label() != "Add Ada Lovelace":
        journal.undo()
    assert content(journal) == before
    assert asking(journal)


def test_a_date_may_have_lead_times_of_its_own(journal: Journal) -> None:
    somebody(journal, replace(BORN, leads=(60,)))
    assert asking(journal, NOW - timedelta(days=60))
    assert not asking(journal, NOW - timedelta(days=61))
    somebody(journal, replace(BORN, leads=()), name="Grace Hopper")
    assert [item.shown.person.name for item in asking(journal)] == ["Ada Lovelace"]


def test_what_rests_long_asks_when_it_wakes(journal: Journal) -> None:
    _, row = somebody(journal)
    late = NOW + timedelta(days=60)
    deeds.snooze_date(journal, row, DAY, late)
    assert not asking(journal, NOW + timedelta(days=59))
    assert [item.shown.on for item in asking(journal, late)] == [DAY]


def test_who_is_gone_asks_nothing(journal: Journal) -> None:
    row, key_date = somebody(journal)
    archive_contacts(journal, [row])
    assert not asking(journal)
    journal.undo()
    this_is_me(journal, row)
    assert not asking(journal)
    journal.undo()
    delete_key_date(journal, row, key_date)
    with pytest.raises(NotFoundError):
        deeds.wish(journal, key_date, DAY, DAY)


@pytest.mark.parametrize(
    ("kind", "on", "answered"),
    [
        (Kind.CALL, DAY, True),
        (Kind.LETTER, DAY + timedelta(days=2), True),
        # A note is about them and not with them; a day before, nobody wishes.
        (Kind.NOTE, DAY, False),
        (Kind.CALL, DAY - timedelta(days=1), False),
        # Planned, not done.
        (Kind.CALL, DAY + timedelta(days=3), False),
    ],
)
def test_an_entry_with_them_on_the_day_or_after_is_the_wish(
    journal: Journal, kind: Kind, on: date, *, answered: bool
) -> None:
    row, _ = somebody(journal)
    written = log_entry(journal, EntryDraft(kind, on, text="Many happy returns", contact_ids=(row,)))
    assert bool(asking(journal, NOW + timedelta(days=2))) is not answered
    if answered:
        (known,) = dates_asked(journal, DAY + timedelta(days=2), ReminderRules())
        assert known.mark == Mark(DAY, Done.WISHED, on, entry_id=written)
        delete_entry(journal, written)
        assert asking(journal, NOW + timedelta(days=2))


def test_where_the_day_itself_is_enough_the_others_are_not_read(journal: Journal) -> None:
    for number in range(4):
        somebody(journal, name=f"Person {number}")
    somebody(journal, KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 11, 24)), name="Late")
    assert len(dates_asking_today(journal, NOW, enough=3)) == 4
    assert len(dates_asking_today(journal, NOW, enough=4)) == 5
    assert dates_asking_today(journal, NOW, enough=9) == dates_asking_today(journal, NOW)


def test_a_wedding_on_ones_own_card_asks(journal: Journal) -> None:
    row, _ = somebody(journal, BORN, KeyDate(DateSort.WEDDING, PartialDate(2010, 11, 25)))
    this_is_me(journal, row)
    assert [item.shown.key_date.sort for item in asking(journal)] == [DateSort.WEDDING]


def test_of_a_couple_an_entry_with_either_is_the_wish(journal: Journal) -> None:
    sam = add_contact(journal, Card(formatted_name="Sam"))
    wedding = KeyDate(DateSort.WEDDING, PartialDate(2010, 11, 25), partner_id=sam)
    noor, _ = somebody(journal, wedding, name="Noor")
    (item,) = asking(journal)
    assert {item.shown.person.id, *(person.id for person in item.shown.also)} == {noor, sam}
    written = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="Cheers", contact_ids=(sam,)))
    assert not asking(journal)
    assert count_unseen(journal, DAY) == 0
    (known,) = dates_asked(journal, DAY, ReminderRules())
    assert known.mark == Mark(DAY, Done.WISHED, DAY, entry_id=written)


def test_what_was_done_last_year_is_remembered(journal: Journal) -> None:
    row, key_date = somebody(journal)
    (now,) = asking(journal)
    assert done_before(journal, now.shown) is None
    last_year = date(2025, 11, 26)
    written = log_entry(journal, EntryDraft(Kind.CALL, last_year, text="Sang", contact_ids=(row,)))
    found = done_before(journal, now.shown)
    assert found is not None
    assert (found.on, found.done_on, found.entry_id, found.kind) == (date(2025, 11, 25), last_year, written, Kind.CALL)
    # What one noted oneself says more.
    deeds.wish(journal, key_date, date(2025, 11, 25), date(2025, 11, 24), "a card", written)
    found = done_before(journal, now.shown)
    assert found is not None
    assert (found.done_on, found.note, found.entry_id) == (date(2025, 11, 24), "a card", written)
    delete_entry(journal, written)
    found = done_before(journal, now.shown)
    assert found is not None
    assert (found.note, found.entry_id) == ("a card", None)
    assert entry(journal, log_entry(journal, EntryDraft(Kind.CALL, DAY, text="x", contact_ids=(row,)))).on == DAY


def test_a_merge_keeps_what_was_done(journal: Journal) -> None:
    stays, kept_date = somebody(journal)
    goes, lost_date = somebody(journal, BORN, KeyDate(DateSort.WEDDING, PartialDate(2010, 6, 5)), name="A. Lovelace")
    deeds.wish(journal, kept_date, date(2025, 11, 25), date(2025, 11, 25), "called")
    deeds.wish(journal, lost_date, date(2025, 11, 25), date(2025, 11, 25), "wrote")
    deeds.wish(journal, lost_date, DAY, DAY, "sang")
    wedding = contact(journal, goes).card.key_dates[1].id
    deeds.let_go(journal, wedding, date(2026, 6, 5), DAY)
    merge_contacts(journal, propose_merge(journal, stays, [goes]))
    rows = journal.rows("SELECT sort, on_date, date_mark.note, done FROM date_mark JOIN key_date ON key_date.id ="
                        " key_date_id WHERE contact_id = ? ORDER BY on_date", (stays,))  # fmt: skip
    assert rows == [
        ("birthday", "2025-11-25", "called", "wished"),
        ("wedding", "2026-06-05", "", "let_go"),
        ("birthday", "2026-11-25", "sang", "wished"),
    ]
    journal.undo()
    assert journal.value("SELECT count(*) FROM date_mark WHERE key_date_id = ?", (lost_date,)) == 2


# Lead times


def test_lead_times_are_chosen_for_the_journal(journal: Journal) -> None:
    assert chosen_leads(journal) == USUAL_LEADS
    somebody(journal)
    deeds.choose_leads(journal, {"birthday": (3, 30, 3)})
    assert chosen_leads(journal) == {**USUAL_LEADS, "birthday": (30, 3)}
    assert asking(journal, NOW - timedelta(days=30))
    deeds.choose_leads(journal, {"birthday": (30, 3)})
    assert [item.label for item in journal.history()].count("Choose when dates ask") == 1
    journal.undo()
    assert chosen_leads(journal) == USUAL_LEADS
    with pytest.raises(RelJournalError):
        deeds.choose_leads(journal, {"birthday": (400,)})


@pytest.mark.parametrize(
    "kept", ["", "[]", "no JSON", '{"birthday": "7"}', '{"birthday": [true]}', '{"birthday": [-1]}']
)
def test_lead_times_that_cannot_be_read_are_the_usual_ones(journal: Journal, kept: str) -> None:
    deeds.choose_leads(journal, {"birthday": (30,)})
    journal.write_aside("UPDATE setting SET value = ?", (kept,))
    assert chosen_leads(journal) == USUAL_LEADS


# What was told

MS = int(NOW.timestamp() * 1000)
HOUR = 3_600_000


def tell(journal: Journal, *keys: str, at: int = MS) -> None:
    told.keep_told(journal, told.claim(journal, keys, at)[0], keys, at)


def test_each_is_told_by_one(journal: Journal) -> None:
    with Journal.open(journal.path) as other:
        name, mine = told.claim(journal, ["a", "b"], MS)
        second, theirs = told.claim(other, ["b", "c"], MS)
        assert (mine, theirs) == ({"a", "b"}, {"c"})
        assert told.told(other, MS) == {"a", "b", "c"}
        told.keep_told(journal, name, ["a", "b", "c"], MS)
        told.give_back(other, second, ["a", "b", "c"])
        assert told.told(journal, MS) == {"a", "b"}
        assert told.claim(other, ["a", "b", "c"], MS + 100 * HOUR)[1] == {"c"}


def test_a_claim_that_was_not_kept_counts_two_minutes(journal: Journal) -> None:
    told.claim(journal, ["a"], MS)
    assert told.told(journal, MS + 60_000) == {"a"}
    assert told.told(journal, MS + HOUR) == frozenset()
    assert told.claim(journal, ["a"], MS + 60_000)[1] == frozenset()
    name, keys = told.claim(journal, ["a"], MS + HOUR)
    assert keys == {"a"}
    told.give_back(journal, name, ["other"])
    assert told.told(journal, MS + HOUR) == {"a"}


def test_what_a_wrong_clock_told_is_forgotten(journal: Journal) -> None:
    for key, moment in (("real", MS), ("an hour ahead", MS + HOUR), ("next year", MS + 365 * 24 * HOUR)):
        tell(journal, key, at=moment)
    told.forget_wrong_clock(journal, MS)
    assert told.told(journal, MS) == {"real", "an hour ahead"}


def test_old_ones_are_forgotten_but_follow_ups_stay(journal: Journal) -> None:
    keys = ["date:12:2020-01-01:7", "date:3:2026-11-25:0", "follow_up:7:2020-01-01"]
    tell(journal, *keys)
    told.forget_old(journal, DAY)
    assert told.told(journal, MS) == set(keys[1:])


def test_nothing_told_is_undone(journal: Journal) -> None:
    add_contact(journal, Card(formatted_name="Ada Lovelace"))
    tell(journal, "date:1:2026-11-25:0")
    journal.undo()
    assert told.told(journal, MS)


def test_what_was_before_the_first_day_was_never_missed(journal: Journal) -> None:
    somebody(journal)
    later = DAY + timedelta(days=3)
    assert told.reminding_since(journal, later) == later
    assert told.reminding_since(journal, later + timedelta(days=9)) == later
    (asked,) = dates_asked(journal, later, ReminderRules(), later)
    assert asked.written_on == later
    # The first day was of a clock that went wrong.
    assert told.reminding_since(journal, DAY) == DAY


def test_follow_ups_that_may_be_told(journal: Journal) -> None:
    add_follow_up(journal, FollowUp("Some day"))
    add_follow_up(journal, FollowUp("Send the book", due=DAY))
    (asked,) = follow_ups_asked(journal)
    assert (asked.item.text, replace(asked.item, text="").due) == ("Send the book", DAY)
    (asked,) = follow_ups_asked(journal, date(2099, 1, 2))
    assert asked.written_on == date(2099, 1, 1)

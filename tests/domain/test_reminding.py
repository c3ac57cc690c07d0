"""When dates and follow-ups ask: lead times, what was missed, quiet hours, and clocks that jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import FollowUp, PersonRef
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.reminding import (
    LATE_DAYS,
    USUAL_LEADS,
    DateAsked,
    Done,
    FollowUpAsked,
    Mark,
    QuietHours,
    Reminder,
    ReminderRules,
    asking,
    asking_today,
    bundled,
    days_to_ask,
    due,
    next_moment,
)

ADA = PersonRef(1, "Ada Lovelace", has_photo=False)
LONG_AGO = date(2020, 1, 1)
# A Wednesday.
BIRTHDAY = date(2026, 11, 25)
RULES = ReminderRules(quiet=None)
NIGHT = QuietHours(time(22), time(8))


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    return datetime.combine(date(year, month, day), time(hour, minute))


def date_on(
    on: date = BIRTHDAY,
    sort: DateSort = DateSort.BIRTHDAY,
    *,
    mark: Mark | None = None,
    written_on: date = LONG_AGO,
    row: int = 1,
    name: str = "Ada Lovelace",
) -> DateAsked:
    key_date = KeyDate(sort, PartialDate(1985, on.month, on.day), id=row)
    return DateAsked(Occurrence(on, key_date, replace(ADA, name=name)), written_on, mark)


def keys(reminders: Iterable[Reminder]) -> list[str]:
    return [reminder.key for reminder in reminders]


class Teller:
    """Tells what is due and remembers it, as the program does."""

    def __init__(
        self, *dates: DateAsked, follow_ups: Iterable[FollowUpAsked] = (), rules: ReminderRules = RULES
    ) -> None:
        self.dates, self.follow_ups, self.rules = list(dates), list(follow_ups), rules
        self.told: dict[str, datetime] = {}

    def look(self, now: datetime) -> list[str]:
        new = keys(due(now, self.dates, self.follow_ups, self.told, self.rules))
        self.told |= dict.fromkeys(new, now)
        return new

    def next(self, now: datetime) -> datetime | None:
        return next_moment(now, self.dates, self.follow_ups, self.told, self.rules)


# Lead times


@pytest.mark.parametrize(
    ("sort", "days_before"),
    [
        (DateSort.BIRTHDAY, (7, 0)),
        (DateSort.WEDDING, (7, 0)),
        (DateSort.MEMORIAL, (1, 0)),
        (DateSort.WORK, (0,)),
        (DateSort.NAME_DAY, (0,)),
        (DateSort.FIRST_MET, (0,)),
        (DateSort.OTHER, (1, 0)),
    ],
)
def test_each_sort_asks_as_is_usual(sort: DateSort, days_before: tuple[int, ...]) -> None:
    teller, asked = Teller(date_on(sort=sort)), []
    for days in range(40, -40, -1):
        now = datetime.combine(BIRTHDAY, time(9)) - timedelta(days=days)
        asked += [days for _ in teller.look(now)]
    assert tuple(asked) == days_before


def test_a_person_may_choose_other_days() -> None:
    rules = replace(RULES, leads={"birthday": (30, 14, 3)})
    teller = Teller(date_on(), rules=rules)
    days = [date(2026, 10, 1) + timedelta(days=n) for n in range(80)]
    assert [day for day in days if teller.look(datetime.combine(day, time(9)))] == [
        date(2026, 10, 26), date(2026, 11, 11), date(2026, 11, 22),
    ]  # fmt: skip


def test_no_days_at_all_mean_silence() -> None:
    teller = Teller(date_on(), rules=replace(RULES, leads={"birthday": ()}))
    assert not any(teller.look(at(day)) for day in range(1, 31))
    assert teller.next(at(1)) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(18, 8, 59), []),
        (at(18, 9), ["date:1:2026-11-25:7"]),
        (at(24, 23, 59), ["date:1:2026-11-25:7"]),
        # In a moment it is told anyway.
        (at(25, 8, 59), []),
        # "In 7 days" is no news on the day itself.
        (at(25, 9), ["date:1:2026-11-25:0"]),
        (at(25, 23, 59), ["date:1:2026-11-25:0"]),
        # It was on Wednesday.
        (at(27, 9), ["date:1:2026-11-25:0"]),
        (at(9, month=12), ["date:1:2026-11-25:0"]),
        # After two weeks a wish would only be odd.
        (at(10, 0, month=12), []),
    ],
)
def test_only_the_last_lead_time_speaks(now: datetime, expected: list[str]) -> None:
    assert keys(due(now, [date_on()], [], (), RULES)) == expected


def test_today_shows_it_from_the_first_minute() -> None:
    assert not asking(at(25, 0, 1), [date_on(sort=DateSort.NAME_DAY)], RULES)
    assert asking_today(at(25, 0, 1), [date_on(sort=DateSort.NAME_DAY)], RULES)
    assert not asking_today(at(24, 23, 59), [date_on(sort=DateSort.NAME_DAY)], RULES)


def test_today_shows_what_came_in_too_late_to_be_told() -> None:
    came_in = date_on(written_on=date(2026, 11, 20))
    assert not due(at(20), [came_in], [], (), RULES)
    assert asking_today(at(20), [came_in], RULES)
    # Its day had passed: nothing was missed.
    assert not asking_today(at(27), [date_on(written_on=date(2026, 11, 26))], RULES)


def test_what_is_today_comes_first_then_what_is_late_then_what_comes() -> None:
    dates = [
        date_on(date(2026, 11, 30), row=1, name="Grace"),
        date_on(date(2026, 11, 21), row=2, name="Alan"),
        date_on(row=3, name="Zoe"),
        date_on(row=4, name="Ada"),
        date_on(date(2026, 11, 24), row=5, name="Jean"),
    ]
    assert [one.shown.person.name for one in asking(at(25), dates, RULES)] == ["Ada", "Zoe", "Jean", "Alan", "Grace"]


@pytest.mark.parametrize(
    ("written_on", "now", "asks"),
    [
        # Written down on the day itself: it is told.
        (BIRTHDAY, at(25, 15), True),
        # An address book that came in after the day: nothing was missed.
        (date(2026, 11, 26), at(26), False),
        (date(2026, 11, 25), at(26), True),
        # Written down three days before: "in 7 days" was not missed, the day itself will come.
        (date(2026, 11, 22), at(22), False),
        (date(2026, 11, 22), at(25), True),
        (date(2026, 11, 18), at(18), True),
    ],
)
def test_what_was_written_down_later_was_never_missed(written_on: date, now: datetime, *, asks: bool) -> None:
    assert bool(due(now, [date_on(written_on=written_on)], [], (), RULES)) is asks


# What was done about it


@pytest.mark.parametrize("done", list(Done))
def test_what_was_wished_or_let_go_asks_no_more(done: Done) -> None:
    asked = date_on(mark=Mark(BIRTHDAY, done, date(2026, 11, 20)))
    assert not asking_today(at(25), [asked], RULES)
    assert Teller(asked).next(at(1)) is None


@pytest.mark.parametrize(
    ("until", "now", "expected"),
    [
        (at(25, 18), at(25, 9), []),
        (at(25, 18), at(25, 17, 59), []),
        (at(25, 18), at(25, 18), ["date:1:2026-11-25:2026-11-25T18:00"]),
        (at(27), at(26), []),
        (at(27), at(28), ["date:1:2026-11-25:2026-11-27T09:00"]),
        # Put off until before the day: the day itself comes all the same.
        (at(20), at(21), ["date:1:2026-11-25:2026-11-20T09:00"]),
        (at(20), at(25), ["date:1:2026-11-25:0"]),
        # Put off beyond two weeks: the person wanted it then.
        (at(20, month=12), at(20, month=12), ["date:1:2026-11-25:2026-12-20T09:00"]),
        (at(20, month=12), at(4, month=1, year=2027), []),
    ],
)
def test_what_was_snoozed_is_silent_until_then(until: datetime, now: datetime, expected: list[str]) -> None:
    asked = date_on(mark=Mark(BIRTHDAY, snoozed_until=until))
    told = {"date:1:2026-11-25:7"}
    assert keys(due(now, [asked], [], told, RULES)) == expected
    # Snoozed on the day after it was told: told anew.
    assert keys(due(now, [asked], [], told | {f"{key}:other" for key in expected}, RULES)) == expected


# Follow-ups


def owed(on: date | None, *, written_on: date = LONG_AGO, done_on: date | None = None) -> FollowUpAsked:
    return FollowUpAsked(FollowUp("Send the book", due=on, done_on=done_on, id=3), written_on)


@pytest.mark.parametrize(
    ("asked", "now", "told"),
    [
        (owed(date(2026, 11, 25)), at(25), True),
        (owed(date(2026, 11, 25)), at(25, 8, 59), False),
        # A follow-up is owed until it is done, however late.
        (owed(date(2026, 11, 25)), at(1, month=8, year=2027), True),
        (owed(None), at(25), False),
        (owed(date(2026, 11, 25), done_on=date(2026, 11, 25)), at(25), False),
        # One that was written this minute needs no telling.
        (owed(date(2026, 11, 25), written_on=date(2026, 11, 25)), at(25), False),
    ],
)
def test_a_follow_up_asks_on_its_day(asked: FollowUpAsked, now: datetime, *, told: bool) -> None:
    assert keys(due(now, [], [asked], (), RULES)) == (["follow_up:3:2026-11-25"] if told else [])


def test_a_follow_up_that_was_put_off_asks_again() -> None:
    item = replace(owed(date(2026, 11, 20)).item, snoozed_until=date(2026, 11, 25))
    assert keys(due(at(25), [], [FollowUpAsked(item, LONG_AGO)], {"follow_up:3:2026-11-20"}, RULES)) == [
        "follow_up:3:2026-11-25"
    ]


# Quiet hours, and one for many


@pytest.mark.parametrize(
    ("quiet", "moment", "is_quiet", "after"),
    [
        (NIGHT, at(25, 21, 59), False, at(25, 21, 59)),
        (NIGHT, at(25, 22), True, at(26, 8)),
        (NIGHT, at(26, 0), True, at(26, 8)),
        (NIGHT, at(26, 7, 59), True, at(26, 8)),
        (NIGHT, at(26, 8), False, at(26, 8)),
        (QuietHours(time(13), time(14, 30)), at(25, 13, 30), True, at(25, 14, 30)),
        (QuietHours(time(13), time(14, 30)), at(25, 15), False, at(25, 15)),
        (QuietHours(time(9), time(9)), at(25, 9), False, at(25, 9)),
    ],
)
def test_quiet_hours(quiet: QuietHours, moment: datetime, after: datetime, *, is_quiet: bool) -> None:
    assert quiet.holds(moment) is is_quiet
    assert quiet.after(moment) == after


def test_what_comes_in_quiet_hours_is_told_when_they_end() -> None:
    teller = Teller(date_on(), rules=ReminderRules(at=time(6), quiet=NIGHT))
    teller.look(at(19))
    assert teller.look(at(25, 6)) == []
    assert teller.next(at(25, 6)) == at(25, 8)
    assert teller.look(at(25, 8)) == ["date:1:2026-11-25:0"]
    assert teller.look(at(25, 8, 1)) == []


def test_many_at_once_are_told_as_one() -> None:
    dates = [date_on(row=row) for row in range(1, 6)]
    found = due(at(25), dates, [], (), RULES)
    assert [len(one) for one in bundled(found, RULES)] == [5]
    assert [len(one) for one in bundled(found[:3], RULES)] == [1, 1, 1]
    assert [len(one) for one in bundled(found[:1], replace(RULES, digest_over=0))] == [1]
    assert [len(one) for one in bundled(found[:2], replace(RULES, digest_over=0))] == [2]
    assert bundled([], RULES) == []


# The next moment


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(1), at(18)),
        (at(18, 8), at(18)),
        # It is due this minute.
        (at(18, 9, 1), at(18, 9, 1)),
        (at(24, 8), at(24, 8)),
        (at(25, 8), at(25, 9)),
        (at(1, month=12), at(1, month=12)),
        (at(11, month=12), None),
    ],
)
def test_the_next_moment(now: datetime, expected: datetime | None) -> None:
    assert Teller(date_on()).next(now) == expected


def test_the_next_moment_after_telling_is_the_next_lead_time() -> None:
    teller = Teller(date_on(), follow_ups=[owed(date(2026, 11, 20))])
    assert teller.look(at(18))
    assert teller.next(at(18)) == at(20)
    assert teller.look(at(20)) == ["follow_up:3:2026-11-20"]
    assert teller.next(at(20)) == at(25)
    assert teller.look(at(25))
    assert teller.next(at(25)) is None


def test_which_days_to_look_at() -> None:
    assert days_to_ask(BIRTHDAY, 30) == (date(2026, 11, 11), date(2026, 12, 25))
    assert days_to_ask(date.min, 0) == (date.min, date.min)
    assert days_to_ask(date.max, 366)[1] == date.max
    assert ReminderRules().longest_lead() == max(max(leads) for leads in USUAL_LEADS.values())


# Clocks that jump

WEEK = [date_on(BIRTHDAY + timedelta(days=n), row=n + 1) for n in range(8)]
WEEK_KEYS = sorted(f"date:{n + 1}:{BIRTHDAY + timedelta(days=n)}:{lead}" for n in range(8) for lead in (7, 0))


def minutes(first: datetime, last: datetime, step: int = 1) -> Iterator[datetime]:
    now = first
    while now <= last:
        yield now
        now += timedelta(minutes=step)


def test_a_week_minute_by_minute_tells_each_once_and_on_time() -> None:
    teller = Teller(*WEEK)
    for now in minutes(at(18, 0), at(3, 0, month=12)):
        teller.look(now)
    assert sorted(teller.told) == WEEK_KEYS
    assert {moment.time() for moment in teller.told.values()} == {time(9)}


def test_sleeping_over_the_week_tells_every_date_once() -> None:
    """The computer slept: what came meanwhile is told at once, the lead times that were overtaken are not."""
    teller = Teller(*WEEK)
    teller.look(at(17))
    told = teller.look(at(2, 20, month=12))
    assert sorted(told) == [f"date:{n + 1}:{BIRTHDAY + timedelta(days=n)}:0" for n in range(8)]
    assert told[0] == "date:8:2026-12-02:0"
    assert not any(teller.look(now) for now in minutes(at(2, 20, month=12), at(20, 9, month=12), 60))


@pytest.mark.parametrize("back", [1, 60, 24 * 60, 7 * 24 * 60])
def test_a_clock_that_is_set_back_tells_nothing_twice(back: int) -> None:
    teller = Teller(*WEEK)
    before = [key for now in minutes(at(18, 0), at(27, 12), 30) for key in teller.look(now)]
    start = at(27, 12) - timedelta(minutes=back)
    after = [key for now in minutes(start, at(3, 0, month=12), 30) for key in teller.look(now)]
    assert sorted(before + after) == WEEK_KEYS


def walk(zone: ZoneInfo, first: datetime, hours: int, step: int = 15) -> Iterator[datetime]:
    """Yield what the clock on the wall says, every some minutes of real time."""
    for passed in range(0, hours * 60, step):
        yield (first + timedelta(minutes=passed)).astimezone(zone).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "on"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
        # The clock changes at midnight: this day begins at one.
        ("Africa/Cairo", date(2026, 4, 24)),
        # Here a whole day was left out, and nobody had a birthday.
        ("Pacific/Apia", date(2011, 12, 31)),
    ],
)
@pytest.mark.parametrize("hour", [time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3)])
def test_a_change_of_the_clock_tells_once_on_the_day(zone: str, on: date, hour: time) -> None:
    asked = date_on(on, DateSort.NAME_DAY, written_on=date(2001, 1, 1))
    teller = Teller(asked, rules=replace(RULES, at=hour))
    start = datetime.combine(on, time(0), UTC) - timedelta(hours=40)
    for now in walk(ZoneInfo(zone), start, 100):
        teller.look(now)
    (told,) = teller.told.values()
    assert told.date() == on
    assert told.time() >= hour


def test_a_day_that_was_left_out_is_told_the_day_after() -> None:
    teller = Teller(date_on(date(2011, 12, 30), DateSort.NAME_DAY, written_on=date(2001, 1, 1)))
    for now in walk(ZoneInfo("Pacific/Apia"), datetime(2011, 12, 28, tzinfo=UTC), 120):
        teller.look(now)
    assert [moment.date() for moment in teller.told.values()] == [date(2011, 12, 31)]


@pytest.mark.parametrize("route", [("Pacific/Auckland", "Pacific/Honolulu"), ("Pacific/Honolulu", "Pacific/Auckland")])
def test_a_journey_over_the_date_line_tells_once(route: tuple[str, str]) -> None:
    teller = Teller(date_on(sort=DateSort.NAME_DAY))
    start = datetime(2026, 11, 23, tzinfo=UTC)
    for passed in range(96 * 4):
        zone = ZoneInfo(route[0] if passed < 48 * 4 else route[1])
        teller.look((start + timedelta(minutes=15 * passed)).astimezone(zone).replace(tzinfo=None))
    assert list(teller.told) == ["date:1:2026-11-25:0"]


def test_in_every_zone_it_is_told_once_on_the_day_itself() -> None:
    for name in sorted(available_timezones()):
        teller = Teller(date_on(sort=DateSort.NAME_DAY))
        for now in walk(ZoneInfo(name), datetime(2026, 11, 24, tzinfo=UTC), 72, 60):
            teller.look(now)
        assert [moment.date() for moment in teller.told.values()] == [BIRTHDAY], name


@given(
    looks=st.lists(st.integers(0, 60 * 24 * 40), min_size=1, max_size=40),
    snoozed=st.none() | st.integers(0, 60 * 24 * 30),
)
def test_however_often_and_whenever_one_looks(looks: list[int], snoozed: int | None) -> None:
    """Nothing is told twice, nothing before its time, and what is not told any more was told or is pointless."""
    start = at(1, 0)
    mark = None if snoozed is None else Mark(BIRTHDAY, snoozed_until=start + timedelta(minutes=snoozed))
    asked = date_on(mark=mark)
    teller, seen = Teller(asked, rules=ReminderRules(quiet=NIGHT)), []
    for passed in looks:
        now = start + timedelta(minutes=passed)
        new = teller.look(now)
        seen += new
        assert not (new and NIGHT.holds(now))
        if mark is not None and mark.snoozed_until is not None:
            assert not (new and now < mark.snoozed_until)
        coming = teller.next(now)
        assert coming is None or (coming >= now and not NIGHT.holds(coming))
    assert len(seen) == len(set(seen))
    if mark is None:
        teller.look(datetime.combine(BIRTHDAY + timedelta(days=LATE_DAYS), time(12)))
        assert "date:1:2026-11-25:0" in teller.told

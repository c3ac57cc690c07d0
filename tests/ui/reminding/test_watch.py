"""Telling in time while the program runs: each once, and what is pressed is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import FollowUp
from reljournal.domain.reminding import Done, Mark, ReminderRules
from reljournal.operations.contacts import add_contact
from reljournal.operations.follow_ups import add_follow_up, complete_follow_up
from reljournal.operations.reminding import wish
from reljournal.store import told
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_up
from reljournal.store.queries.reminding import dates_asked
from reljournal.system import clock
from reljournal.system.notifications import DEFAULT, Note
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.reminding.watch import ReminderWatch
from tests.ui.fakes import FakeWays

_TODAY = date(2026, 11, 21)


class FakeDesktop(QObject):
    """Takes or refuses notes, and remembers them."""

    shown = Signal(str)
    refused = Signal(str)
    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[Note] = []
        self.withdrawn: list[str] = []
        self.takes = True

    def show_note(self, note: Note) -> None:
        self.notes.append(note)
        (self.shown if self.takes else self.refused).emit(note.name)

    def withdraw(self, name: str) -> None:
        self.withdrawn.append(name)

    def close(self) -> None:
        """Nothing is open."""

    def titles(self) -> list[str]:
        return [note.title for note in self.notes]


class Clock:
    """The clock on the wall, set by the test."""

    def __init__(self) -> None:
        self.now = datetime.combine(_TODAY, time(12))

    def __call__(self) -> datetime:
        return self.now.astimezone()


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    made = Clock()
    monkeypatch.setattr(clock, "now", made)
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield made
    QLocale.setDefault(before)


@pytest.fixture
def desktop() -> FakeDesktop:
    return FakeDesktop()


class Watched:
    """A watch, and how the test looks through it."""

    def __init__(self, context: Context, desktop: FakeDesktop, qtbot: QtBot) -> None:
        self.settings = Settings()
        self.seen, self.on_today = True, False
        self.wanted = 0
        self._context, self._qtbot = context, qtbot
        self.watch = ReminderWatch(
            context, lambda: self.settings, desktop, lambda: self.seen, lambda: self.on_today, context
        )
        self.watch.wanted.connect(self._count)

    def _count(self) -> None:
        self.wanted += 1

    def look(self) -> None:
        self.watch.look()
        if "asides" in vars(self._context):
            self._qtbot.waitUntil(lambda: not self._context.asides.is_running())


@pytest.fixture
def watched(wall: Clock, context: Context, desktop: FakeDesktop, qtbot: QtBot) -> Iterator[Watched]:
    made = Watched(context, desktop, qtbot)
    yield made
    made.watch.stop()


@pytest.fixture
def ada(journal: Journal) -> int:
    """Whose birthday it is, for years in a journal that has reminded for years."""
    told.reminding_since(journal, date(2020, 1, 1))
    return somebody(journal, "Ada", 21)


def somebody(journal: Journal, name: str, day: int) -> int:
    born = KeyDate(DateSort.BIRTHDAY, PartialDate(1983, 11, day))
    row = add_contact(journal, Card(formatted_name=name, key_dates=(born,)))
    journal.write_aside("UPDATE key_date SET created_at = 0")
    return row


def owed(journal: Journal, due: date = _TODAY) -> int:
    row = add_follow_up(journal, FollowUp("Send the book", due=due))
    journal.write_aside("UPDATE follow_up SET created_at = 0")
    return row


def mark_of(journal: Journal) -> Mark | None:
    return next(asked.mark for asked in dates_asked(journal, _TODAY, ReminderRules()))


def test_it_is_told_once(journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock) -> None:
    watched.look()
    (note,) = desktop.notes
    assert (note.title, note.body) == ("Ada turns 43", "Today")
    assert dict(note.actions) == {"wished": "Wished", "later": "In 2 hours", "open": "Open", DEFAULT: "Open"}
    for _ in range(3):
        wall.now += timedelta(minutes=1)
        watched.look()
    assert desktop.titles() == ["Ada turns 43"]
    assert told.told(journal, int(wall().timestamp() * 1000) + 10**9) == {"date:1:2026-11-21:0"}


def test_another_program_told_it(journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop) -> None:
    name, keys = told.claim(journal, ["date:1:2026-11-21:0"], int(clock.now().timestamp() * 1000))
    told.keep_told(journal, name, sorted(keys), int(clock.now().timestamp() * 1000))
    watched.look()
    assert desktop.notes == []


def test_the_moment_comes(journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock) -> None:
    wall.now = datetime.combine(_TODAY, time(8, 58))
    watched.look()
    wall.now += timedelta(minutes=1)
    watched.look()
    # That it was a week away was missed; in a moment it is told anyway.
    assert desktop.notes == []
    wall.now += timedelta(minutes=1)
    watched.look()
    assert [(note.title, note.body) for note in desktop.notes] == [("Ada turns 43", "Today")]


def test_sleeping_over_a_week(journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock) -> None:
    wall.now = datetime.combine(date(2026, 11, 14), time(10))
    watched.look()
    wall.now = datetime.combine(date(2026, 11, 24), time(10))
    watched.look()
    assert [note.body for note in desktop.notes] == ["In 7 days, on Saturday, 21 November", "It was on Saturday"]


def test_what_is_written_meanwhile(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock
) -> None:
    watched.look()
    owed(journal)
    wall.now += timedelta(minutes=1)
    watched.look()
    assert desktop.titles() == ["Ada turns 43", "Send the book"]


def test_a_new_day_is_told_to_every_screen(
    journal: Journal, context: Context, watched: Watched, wall: Clock, qtbot: QtBot
) -> None:
    wall.now = datetime.combine(_TODAY, time(23, 59, 30))
    watched.look()
    with qtbot.waitSignal(context.changed):
        wall.now += timedelta(minutes=1)
        watched.look()
    wall.now += timedelta(minutes=1)
    with qtbot.assertNotEmitted(context.changed):
        watched.look()


def test_a_person_may_want_no_notifications(ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock) -> None:
    watched.settings = Settings(notify=False)
    watched.look()
    assert desktop.notes == []
    watched.settings = Settings()
    watched.watch.forget_rules()
    wall.now += timedelta(minutes=1)
    watched.look()
    assert desktop.titles() == ["Ada turns 43"]


def test_names_are_a_choice(ada: int, watched: Watched, desktop: FakeDesktop) -> None:
    watched.settings = Settings(names_in_notifications=False)
    watched.look()
    assert [(note.title, note.body) for note in desktop.notes] == [
        ("1 date to remember", "Open RelJournal to see more.")
    ]


def test_many_come_as_one(journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop) -> None:
    for number in range(6):
        somebody(journal, f"Person {number}", 21)
    owed(journal)
    watched.look()
    (note,) = desktop.notes
    assert note.title == "7 dates to remember and 1 follow-up"
    assert note.body.splitlines()[0] == "Ada turns 43 · Today"
    assert note.body.splitlines()[-1] == "and 3 more"
    desktop.acted.emit(note.name, "wished")
    assert watched.wanted == 1


def test_what_one_did_the_last_time_is_said(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop
) -> None:
    wish(journal, 1, date(2025, 11, 21), date(2025, 11, 21), "white roses")
    watched.look()
    assert desktop.notes[0].body == "Today\nLast year: white roses"


# What is pressed


def test_wished(journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, ways: FakeWays) -> None:
    watched.look()
    desktop.acted.emit(desktop.notes[0].name, "wished")
    assert mark_of(journal) == Mark(_TODAY, Done.WISHED, _TODAY)
    assert ways.named("offer_undo") == [("Noted: you wished. Ada turns 43",)]
    # Pressed again, or by somebody who made it up.
    desktop.acted.emit(desktop.notes[0].name, "wished")
    desktop.acted.emit("unknown", "wished")
    assert len(ways.named("offer_undo")) == 1
    journal.undo()
    assert mark_of(journal) is None


def test_put_off_and_told_again(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock
) -> None:
    watched.look()
    desktop.acted.emit(desktop.notes[0].name, "later")
    assert mark_of(journal) == Mark(_TODAY, snoozed_until=datetime.combine(_TODAY, time(14)))
    for _ in range(2):
        wall.now += timedelta(minutes=1)
        watched.look()
    assert len(desktop.notes) == 1
    wall.now = datetime.combine(_TODAY, time(14))
    watched.look()
    assert desktop.titles() == ["Ada turns 43"] * 2


def test_on_a_day_before_it_is_put_off_to_tomorrow(
    journal: Journal, watched: Watched, desktop: FakeDesktop, ada: int, wall: Clock
) -> None:
    wall.now = datetime.combine(date(2026, 11, 14), time(9))
    watched.look()
    assert dict(desktop.notes[0].actions)["tomorrow"] == "Tomorrow"
    desktop.acted.emit(desktop.notes[0].name, "tomorrow")
    assert mark_of(journal) == Mark(_TODAY, snoozed_until=datetime.combine(date(2026, 11, 15), time(9)))


@pytest.mark.parametrize("action", ["open", DEFAULT])
def test_opened(ada: int, watched: Watched, desktop: FakeDesktop, action: str) -> None:
    watched.look()
    desktop.acted.emit(desktop.notes[0].name, action)
    assert watched.wanted == 1


def test_a_follow_up_is_done_or_put_off(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, wall: Clock
) -> None:
    first, second = owed(journal), owed(journal)
    watched.look()
    notes = [note for note in desktop.notes if note.title == "Send the book"]
    assert [name for name, _ in notes[0].actions] == ["done", "tomorrow", "open", DEFAULT]
    desktop.acted.emit(notes[0].name, "done")
    desktop.acted.emit(notes[1].name, "tomorrow")
    assert follow_up(journal, first).done_on == _TODAY
    assert follow_up(journal, second).snoozed_until == date(2026, 11, 22)


def test_what_was_done_elsewhere_is_withdrawn(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop
) -> None:
    row = owed(journal)
    watched.look()
    assert len(desktop.notes) == 2
    assert desktop.withdrawn == []
    wish(journal, 1, _TODAY, _TODAY)
    assert desktop.withdrawn == [desktop.notes[0].name]
    complete_follow_up(journal, row, _TODAY)
    assert desktop.withdrawn == [note.name for note in desktop.notes]


# Nobody shows notifications


def test_the_window_says_it_where_nobody_shows_notifications(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, ways: FakeWays, wall: Clock
) -> None:
    desktop.takes = False
    watched.look()
    assert [passed[:2] for passed in ways.named("say")] == [("Ada turns 43", "Show")]
    assert ways.last_action is not None
    ways.last_action()
    assert watched.wanted == 1
    wall.now += timedelta(minutes=30)
    watched.look()
    assert len(desktop.notes) == 1


def test_where_today_is_in_front_nothing_more_is_said(
    ada: int, watched: Watched, desktop: FakeDesktop, ways: FakeWays, wall: Clock
) -> None:
    desktop.takes, watched.on_today = False, True
    watched.look()
    wall.now += timedelta(minutes=30)
    watched.look()
    assert ways.calls == []
    assert len(desktop.notes) == 1


def test_it_waits_where_nobody_would_see_it(
    journal: Journal, ada: int, watched: Watched, desktop: FakeDesktop, ways: FakeWays, wall: Clock
) -> None:
    desktop.takes, watched.seen = False, False
    watched.look()
    wall.now += timedelta(minutes=1)
    watched.look()
    assert len(desktop.notes) == 1
    assert ways.named("say") == []
    desktop.takes = True
    wall.now += timedelta(minutes=15)
    watched.look()
    assert desktop.titles() == ["Ada turns 43"] * 2
    wall.now += timedelta(minutes=15)
    watched.look()
    assert len(desktop.notes) == 2


def test_it_looks_by_itself(ada: int, watched: Watched, qtbot: QtBot, desktop: FakeDesktop) -> None:
    watched.watch._timer.start(1)
    qtbot.waitUntil(lambda: desktop.titles() == ["Ada turns 43"])
    assert watched.watch._timer.interval() == 60_000

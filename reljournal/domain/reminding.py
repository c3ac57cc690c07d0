"""When a key date or a follow-up asks for attention: lead times, quiet hours, what was missed, and one note for many.

Every moment here is local time without a zone: what the clock on the wall says. A clock change or a journey therefore
moves nothing, and that each reminder comes once is not left to the clock: it has a ``key`` that is told once.

The rules, in the order in which they count:

* What was wished, or let go, asks no more. What was snoozed is silent until then, and then asks again.
* Of several lead times that have come, only the last one speaks: "in 7 days" is no news on the day itself.
* What was missed on days before waits for the moment of today, where it asks today as well.
* What came while the computer was off is told later, each once. A date that has passed is told of for `LATE_DAYS`
  days ("was on Tuesday"): wishing late is better than never, and after that a wish would only be odd.
* What was written down only after it would have asked was never missed, and is not made up for.
* In quiet hours nothing speaks; it comes when they end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from reljournal.domain.contacts import KeyDate
from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence

LATE_DAYS = 14
LEAD_DAYS = range(367)
"""How many days before a date a reminder may come."""

USUAL_LEADS: Mapping[str, tuple[int, ...]] = {
    "birthday": (7, 0),
    "wedding": (7, 0),
    "engagement": (7, 0),
    "memorial": (1, 0),
    "other": (1, 0),
}
"""Days before, by sort of date, where nobody chose others; every other sort asks on its day."""
_ON_THE_DAY = (0,)

WRONG_CLOCK = timedelta(days=1)
"""What was told at a moment this far ahead of the clock was told by a clock that went wrong."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day to another, through midnight where the end is the earlier one."""

    start: time
    end: time

    def holds(self, moment: datetime) -> bool:
        """Return whether ``moment`` is quiet. Hours that end when they begin are none."""
        at = moment.time()
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def after(self, moment: datetime) -> datetime:
        """Return the first moment from ``moment`` on that is not quiet."""
        if not self.holds(moment):
            return moment
        end = datetime.combine(moment.date(), self.end)
        return end if end > moment else end + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """What a person chose: how long before, at what time, when never, and from how many on they come as one."""

    leads: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: USUAL_LEADS)
    at: time = time(9)
    quiet: QuietHours | None = QuietHours(time(22), time(8))
    digest_over: int = 3
    """So many at once come each by itself; more of them come as one."""

    def leads_of(self, key_date: KeyDate) -> tuple[int, ...]:
        """Return the days before on which a date asks, the earliest first: its own, else those of its sort."""
        own = key_date.leads
        return _in_order(own) if own is not None else self.leads_of_sort(key_date.sort)

    def leads_of_sort(self, sort: str) -> tuple[int, ...]:
        """Return the days before on which dates of a sort ask that have none of their own."""
        return _in_order(self.leads.get(sort, _ON_THE_DAY))

    def longest_lead(self) -> int:
        """Return how far ahead one must look for dates without a lead time of their own."""
        return max((lead for leads in self.leads.values() for lead in leads), default=0)

    def speaks_at(self, moment: datetime) -> datetime:
        """Return when a reminder of ``moment`` is told: then, or when the quiet hours end."""
        return moment if self.quiet is None else self.quiet.after(moment)


def _in_order(leads: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({lead for lead in leads if lead in LEAD_DAYS}, reverse=True))


class Done(StrEnum):
    """What became of a date on one of its days."""

    WISHED = "wished"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class Mark:
    """What one did about a key date on the day ``on`` on which it was shown.

    ``done`` is None while it only rests until ``snoozed_until``, local time. ``done_on`` is the day on which one did it
    and ``note`` what it was ("called"); ``entry_id`` is the entry that tells of it.
    """

    on: date
    done: Done | None = None
    done_on: date | None = None
    note: str = ""
    entry_id: int | None = None
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DateAsked:
    """A key date on one of its days, since when it stands in the journal, and what was done about it."""

    shown: Occurrence
    written_on: date
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class FollowUpAsked:
    """An open follow-up, and since when it stands in the journal."""

    item: FollowUp
    written_on: date


@dataclass(frozen=True, slots=True)
class DateReminder:
    """A date that asks; ``key`` is the same whoever finds it, and told once."""

    key: str
    moment: datetime
    shown: Occurrence
    mark: Mark | None = None

    @property
    def first_day(self) -> date:
        """The day it is about."""
        return self.shown.on


@dataclass(frozen=True, slots=True)
class FollowUpReminder:
    """A follow-up that asks."""

    key: str
    moment: datetime
    item: FollowUp

    @property
    def first_day(self) -> date:
        """The day from which it asks."""
        return self.moment.date()


Reminder = DateReminder | FollowUpReminder


def asking(now: datetime, dates: Iterable[DateAsked], rules: ReminderRules) -> list[DateReminder]:
    """Return the dates that ask at ``now``, whether told or not, those of today first, then late, then coming ones."""
    found = [reminder for asked in dates if (reminder := _last_come(now, asked, rules)) is not None]
    return sorted(found, key=lambda reminder: _rank(reminder, now.date()))


def asking_today(now: datetime, dates: Iterable[DateAsked], rules: ReminderRules) -> list[DateReminder]:
    """Return the dates that ask on the day of ``now``, for whoever looks: from its first minute on.

    Looking disturbs nobody: what was written down when its time to be told had passed is seen all the same, unless its
    day had passed as well.
    """
    seen = [replace(asked, written_on=date.min) if asked.shown.on >= asked.written_on else asked for asked in dates]
    return asking(now, seen, replace(rules, at=time.min))


def due(
    now: datetime,
    dates: Iterable[DateAsked],
    follow_ups: Iterable[FollowUpAsked],
    told: Collection[str],
    rules: ReminderRules,
) -> list[Reminder]:
    """Return what is to be told at ``now``; nothing in quiet hours, and nothing whose key is among ``told``."""
    if rules.quiet is not None and rules.quiet.holds(now):
        return []
    waiting = [asked for asked in dates if not _asks_later_today(now, asked, rules)]
    found: list[Reminder] = [reminder for reminder in asking(now, waiting, rules) if reminder.key not in told]
    for asked in follow_ups:
        reminder = _follow_up(asked, rules)
        if reminder is not None and reminder.moment <= now and reminder.key not in told:
            found.append(reminder)
    return found


def next_moment(
    now: datetime,
    dates: Iterable[DateAsked],
    follow_ups: Iterable[FollowUpAsked],
    told: Collection[str],
    rules: ReminderRules,
) -> datetime | None:
    """Return the next moment after ``now`` at which something is to be told, None when nothing is in sight."""
    held = replace(rules, quiet=None)
    dates, follow_ups = list(dates), list(follow_ups)
    moments = [reminder.moment for reminder in due(now, dates, follow_ups, told, held)]
    moments += [moment for asked in dates for moment, _ in _moments(asked, rules) if moment > now]
    for asked in follow_ups:
        reminder = _follow_up(asked, rules)
        if reminder is not None and reminder.moment > now:
            moments.append(reminder.moment)
    return min((rules.speaks_at(max(moment, now)) for moment in moments), default=None)


def bundled(reminders: Sequence[Reminder], rules: ReminderRules) -> list[tuple[Reminder, ...]]:
    """Return what is told as one: each by itself, or all together where they would be a storm."""
    if len(reminders) > max(rules.digest_over, 0) and len(reminders) > 1:
        return [tuple(reminders)]
    return [(reminder,) for reminder in reminders]


def days_to_ask(today: date, longest_lead: int) -> tuple[date, date]:
    """Return the first and last day of the dates that may ask today."""
    back = min(LATE_DAYS, (today - date.min).days)
    ahead = min(longest_lead, (date.max - today).days)
    return today - timedelta(days=back), today + timedelta(days=ahead)


def _last_come(now: datetime, asked: DateAsked, rules: ReminderRules) -> DateReminder | None:
    """Return the reminder whose moment came last; None when none has, or none is worth telling any more."""
    mark = asked.mark
    if mark is not None and (mark.done is not None or (mark.snoozed_until is not None and now < mark.snoozed_until)):
        return None
    come = [(moment, key) for moment, key in _moments(asked, rules) if moment <= now]
    if not come:
        return None
    moment, key = max(come)
    snoozed = mark is not None and mark.snoozed_until == moment
    late = (now.date() - max(asked.shown.on, moment.date() if snoozed else asked.shown.on)).days
    return DateReminder(key, moment, asked.shown, mark) if late <= LATE_DAYS else None


def _asks_later_today(now: datetime, asked: DateAsked, rules: ReminderRules) -> bool:
    """Return whether what was missed on days before would be told twice today: it asks today anyway, in a while."""
    moments = [moment for moment, _ in _moments(asked, rules)]
    return not any(moment.date() == now.date() and moment <= now for moment in moments) and any(
        moment.date() == now.date() for moment in moments
    )


def _moments(asked: DateAsked, rules: ReminderRules) -> Iterator[tuple[datetime, str]]:
    """Yield when a date asks, each with the key of that reminder."""
    mark, shown = asked.mark, asked.shown
    if mark is not None and mark.done is not None:
        return
    name = f"date:{shown.key_date.id}:{shown.on.isoformat()}"
    rests_until = mark.snoozed_until if mark is not None else None
    if rests_until is not None:
        yield rests_until, f"{name}:{rests_until.isoformat(timespec='minutes')}"
    for lead in rules.leads_of(shown.key_date):
        if shown.on.toordinal() - lead < 1:
            continue
        on = shown.on - timedelta(days=lead)
        moment = datetime.combine(on, rules.at)
        if on >= asked.written_on and (rests_until is None or moment > rests_until):
            yield moment, f"{name}:{lead}"


def _follow_up(asked: FollowUpAsked, rules: ReminderRules) -> FollowUpReminder | None:
    """Return the reminder of a follow-up; None for one of some day, or written for a day that had come."""
    item, on = asked.item, asked.item.asked_on
    if on is None or item.done_on is not None or on <= asked.written_on:
        return None
    return FollowUpReminder(f"follow_up:{item.id}:{on.isoformat()}", datetime.combine(on, rules.at), item)


def _rank(reminder: DateReminder, today: date) -> tuple[int, int, str, int]:
    away = (reminder.shown.on - today).days
    group = 0 if away == 0 else 1 if away < 0 else 2
    return group, abs(away), reminder.shown.person.name, reminder.shown.key_date.id

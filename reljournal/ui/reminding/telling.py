"""What is to be told now: found in the journal, claimed so that nobody else tells it, and worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reljournal.domain.reminding import (
    DateReminder,
    QuietHours,
    Reminder,
    ReminderRules,
    bundled,
    due,
    next_moment,
)
from reljournal.store import told
from reljournal.store.journal import Journal
from reljournal.store.queries.reminding import chosen_leads, dates_asked, done_before, follow_ups_asked
from reljournal.system.notifications import Note
from reljournal.system.settings import Settings
from reljournal.ui.reminding import words

_HOURS_LATER = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What is told as one, its note, and the claim that it is told under."""

    bundle: tuple[Reminder, ...]
    note: Note
    claim: str


@dataclass(frozen=True, slots=True)
class Lookout:
    """What is to be told at the moment when the journal was read, and when there will be something next."""

    due: list[Reminder]
    next: datetime | None
    rules: ReminderRules


def rules_of(journal: Journal, settings: Settings) -> ReminderRules:
    """Return the rules by which a journal reminds on this computer."""
    quiet = QuietHours(time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_until))
    return ReminderRules(
        chosen_leads(journal),
        time.fromisoformat(settings.notify_at),
        quiet if quiet.start != quiet.end else None,
        settings.digest_over,
    )


def look_out(journal: Journal, settings: Settings, now: datetime) -> Lookout:
    """Read what may ask about now; ``now`` has its zone.

    A journal is reminded of from the first time on that this is asked: what would have come before was not missed.
    """
    today, now_ms = now.date(), _ms(now)
    rules = rules_of(journal, settings)
    told.forget_wrong_clock(journal, now_ms)
    told.forget_old(journal, today)
    since = told.reminding_since(journal, today)
    dates, owed = dates_asked(journal, today, rules, since), follow_ups_asked(journal, since)
    known, plain = told.told(journal, now_ms), now.replace(tzinfo=None)
    return Lookout(due(plain, dates, owed, known, rules), next_moment(plain, dates, owed, known, rules), rules)


def claimed(journal: Journal, settings: Settings, lookout: Lookout, now: datetime) -> list[Told]:
    """Claim what is to be told now and return it worded; what another program tells already is left out.

    Keep each claim when it was told, or give it back.
    """
    if not lookout.due:
        return []
    claim, ours = told.claim(journal, [reminder.key for reminder in lookout.due], _ms(now))
    mine = [reminder for reminder in lookout.due if reminder.key in ours]
    return [
        Told(bundle, note_of(journal, settings, bundle, now.date(), f"{claim}:{place}"), claim)
        for place, bundle in enumerate(bundled(mine, lookout.rules))
    ]


def note_of(journal: Journal, settings: Settings, bundle: tuple[Reminder, ...], today: date, name: str) -> Note:
    """Return the notification for what is told as one."""
    names = settings.names_in_notifications
    last_time = ""
    if names and len(bundle) == 1 and isinstance(bundle[0], DateReminder):
        done = done_before(journal, bundle[0].shown)
        last_time = words.done_words(done, bundle[0].shown.key_date.sort, today) if done is not None else ""
    title, body = words.told(bundle, today, last_time, names=names)
    return Note(name, title, body, words.actions(bundle, today))


def keep(journal: Journal, one: Told, now: datetime) -> None:
    """Note that it was told."""
    told.keep_told(journal, one.claim, [reminder.key for reminder in one.bundle], _ms(now))


def give_back(journal: Journal, one: Told) -> None:
    """Let it be told another time."""
    told.give_back(journal, one.claim, [reminder.key for reminder in one.bundle])


def later(now: datetime) -> datetime:
    """Return the moment of local time that "in 2 hours" means."""
    return (now.replace(tzinfo=None) + timedelta(hours=_HOURS_LATER)).replace(second=0, microsecond=0)


def tomorrow(now: datetime, rules: ReminderRules) -> datetime:
    """Return the moment of local time at which tomorrow's reminders come."""
    return datetime.combine(now.date() + timedelta(days=1), rules.at)


def _ms(now: datetime) -> int:
    return int(now.timestamp() * 1000)

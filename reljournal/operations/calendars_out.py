"""Key dates and follow-ups for other calendars: written once, or kept up to date at a chosen place."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from reljournal.domain.circles import Circle
from reljournal.domain.errors import RelJournalError
from reljournal.domain.other_calendars import CalendarChoice, FollowUpsAs
from reljournal.domain.progress import Progress, Silent
from reljournal.domain.recurrences import returns_between
from reljournal.domain.reminding import ReminderRules
from reljournal.exchange.calendars.going_out import Shown, date_items, follow_up_item
from reljournal.exchange.calendars.rules import recurring
from reljournal.exchange.calendars.writer import OutItem, calendar_bytes, is_ours, read_written
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.circles import circles, members
from reljournal.store.queries.going_out import OutDate, OutFollowUp, dates_going_out, follow_ups_going_out
from reljournal.store.queries.reminding import chosen_leads
from reljournal.store.targets import refuse_as_target
from reljournal.system.kept_calendars import KeptCalendar, forget_calendar, keep_calendar, kept_calendar
from reljournal.system.language import language_of, spoken
from reljournal.system.settings import read_settings

ENDING = ".ics"
_NAME = "RelJournal"
# For how many years a date goes out that no rule can say, from the year before this one.
_YEARS_WRITTEN_OUT = 13
_A_STEP = 500
_NO_FILE_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class WrittenCalendars:
    """Which files there are now, which of them say something else than before, and how much is in them."""

    files: tuple[Path, ...]
    changed: tuple[Path, ...]
    dates: int
    follow_ups: int


def export_calendar(
    journal: Journal,
    target: Path,
    choice: CalendarChoice,
    today: date,
    progress: Progress | None = None,
    *,
    may_replace: bool = False,
) -> WrittenCalendars:
    """Write a calendar to ``target``, or with ``choice.apart`` one for each circle into the folder ``target``.

    A file that somebody else wrote is replaced only with ``may_replace``.

    Raises:
        RelJournalError: a file cannot be written, or must not be; or a circle is gone.
        Cancelled: the person asked to stop.
    """
    run = _Run(journal, choice, today, progress or Silent())
    files: list[Path] = []
    changed: list[Path] = []
    for path, name, chosen in _parts(journal, target, choice, today):
        files.append(path)
        if _write(path, name, run.items(chosen), may_replace=may_replace):
            changed.append(path)
    return WrittenCalendars(tuple(files), tuple(changed), len(run.dates), len(run.follow_ups))


# Keeping it up to date


def start_keeping(journal: Journal, target: Path, choice: CalendarChoice, today: date) -> WrittenCalendars:
    """Write a calendar and keep it up to date from now on.

    Raises:
        RelJournalError: it cannot be written; then what was kept before is kept on.
    """
    target = target.expanduser().absolute()
    done = export_calendar(journal, target, choice, today)
    keep_calendar(journal.path, KeptCalendar(target, choice, tuple(path.name for path in done.files)))
    return done


def stop_keeping(journal: Journal) -> None:
    """Keep nothing up to date any more; what was written stays."""
    forget_calendar(journal.path)


def keep_calendars_up_to_date(journal: Journal, today: date) -> tuple[Path, ...]:
    """Write the calendar that is kept up to date for this journal; return the files that say something new.

    Nothing is written where nothing differs, and nothing at all where no calendar is kept.

    Raises:
        RelJournalError: it cannot be written, or lies where somebody else's file is now.
    """
    kept = kept_calendar(journal.path)
    if kept is None:
        return ()
    choice = _still_there(journal, kept.choice)
    done = export_calendar(journal, kept.target, choice, today)
    wrote = tuple(path.name for path in done.files)
    if kept.choice.apart:
        # A circle has gone, or has another name: what it was called before would stand still for ever.
        for name in set(kept.wrote) - set(wrote):
            _remove_ours(kept.target / name)
    if wrote != kept.wrote or choice != kept.choice:
        keep_calendar(journal.path, replace(kept, choice=choice, wrote=wrote))
    return done.changed


def _still_there(journal: Journal, choice: CalendarChoice) -> CalendarChoice:
    """Return a choice without circles that are gone: of none but those, no one is left, and not everybody."""
    there = {circle.uuid for circle in circles(journal)}
    left = tuple(uuid for uuid in choice.circles if uuid in there)
    if choice.circles and not left:
        raise RelJournalError("The circles whose calendar is kept up to date are gone. Choose others in Preferences.")
    return replace(choice, circles=left)


# What is in it


class _Run:
    """What goes out of one journal; read once, however many files it goes into."""

    def __init__(self, journal: Journal, choice: CalendarChoice, today: date, progress: Progress) -> None:
        self.journal, self.choice, self.today, self.progress = journal, choice, today, progress
        settings = read_settings()[0]
        self.language = spoken() or language_of(settings.language)
        self._usual_leap = leap_rule(journal)
        self._rules = ReminderRules(chosen_leads(journal), time.fromisoformat(settings.notify_at))
        self.dates: set[str] = set()
        self.follow_ups: set[str] = set()
        self._out = dates_going_out(self.journal)
        asked = self.choice.follow_ups is not FollowUpsAs.NOTHING
        self._owed = follow_ups_going_out(self.journal) if asked else []

    def items(self, chosen: Collection[int] | None) -> Iterator[OutItem]:
        """Yield what is about these contacts, or about everybody."""
        for count, out in enumerate(self._out):
            if count % _A_STEP == 0:
                self.progress.step(count, len(self._out), "")
            if chosen is None or any(person.id in chosen for person in out.people):
                yield from self._date(out)
        for owed in self._owed:
            about = owed.item.contact
            if chosen is None or (about is not None and about.id in chosen):
                yield from self._follow_up(owed)
        self.progress.step(len(self._out), len(self._out), "")

    def _date(self, out: OutDate) -> Iterator[OutItem]:
        leads = self._leads_of(out) if self.choice.alarms else ()
        for item in date_items(out, self._shown(out), leads, self.language):
            self.dates.add(out.uuid)
            yield replace(item, at=self._rules.at)

    def _shown(self, out: OutDate) -> Shown:
        by_rule = recurring(out.key_date, self._usual_leap, _year_of(out.made_at))
        if by_rule is not None:
            return Shown(by_rule)
        first, last = self._span()
        return Shown(
            days=tuple(returns_between(out.key_date, first, last, self._usual_leap)), span=(first.year, last.year)
        )

    def _span(self) -> tuple[date, date]:
        first = max(self.today.year - 1, date.min.year)
        last = min(first + _YEARS_WRITTEN_OUT - 1, date.max.year)
        return date(first, 1, 1), date(last, 12, 31)

    def _leads_of(self, out: OutDate) -> tuple[int, ...]:
        return self._rules.leads_of(out.key_date)

    def _follow_up(self, owed: OutFollowUp) -> Iterator[OutItem]:
        as_task = self.choice.follow_ups is FollowUpsAs.TASKS
        if as_task or owed.item.asked_on is not None:
            self.follow_ups.add(owed.item.uuid)
            item = follow_up_item(owed, self.language, as_task=as_task, alarm=self.choice.alarms)
            yield replace(item, at=self._rules.at)


def _parts(
    journal: Journal, target: Path, choice: CalendarChoice, today: date
) -> Iterator[tuple[Path, str, frozenset[int] | None]]:
    """Yield each file with the calendar's name and the contacts in it, None for everybody."""
    chosen = _circles(journal, choice)
    if not choice.apart:
        if not choice.circles:
            yield target, _NAME, None
            return
        ids = frozenset(contact_id for circle in chosen for contact_id in members(journal, circle.id, today))
        yield target, chosen[0].name if len(chosen) == 1 else _NAME, ids
        return
    if not chosen:
        raise RelJournalError("There are no circles yet, so there is no calendar for each of them.")
    if not target.is_dir():
        raise RelJournalError(f"There is no folder “{target}”.")
    taken: set[str] = set()
    for circle in chosen:
        name = file_name(circle.name, taken)
        taken.add(name.casefold())
        yield target / name, circle.name, frozenset(members(journal, circle.id, today))


def _circles(journal: Journal, choice: CalendarChoice) -> list[Circle]:
    there = circles(journal)
    if not choice.circles:
        return there if choice.apart else []
    found = [circle for circle in there if circle.uuid in choice.circles]
    if len(found) != len(set(choice.circles)):
        raise RelJournalError("One of these circles is not in the journal any more. Nothing was written.")
    return found


def file_name(name: str, taken: Collection[str] = ()) -> str:
    """Return the name of the file for a circle, as every system takes it, and no other of ``taken`` (in small letters).

    Names that differ in case alone are one file on some systems.
    """
    stem = _NO_FILE_NAME.sub(" ", name)
    stem = " ".join(stem.split()).strip(". ")[:80] or _NAME
    found, number = f"{stem}{ENDING}", 2
    while found.casefold() in taken:
        found, number = f"{stem} {number}{ENDING}", number + 1
    return found


def _year_of(milliseconds: int) -> int:
    return datetime.fromtimestamp(max(0, milliseconds) / 1000, UTC).year


# The file


def _write(target: Path, name: str, items: Iterator[OutItem], *, may_replace: bool) -> bool:
    """Write a calendar whole or not at all; return whether it says something else than before."""
    refuse_as_target(target, "A calendar")
    try:
        # A link to a file elsewhere, as folders that are kept alike have them, stays one.
        real = target.resolve()
        before = real.read_bytes() if real.exists() else b""
        if before and not is_ours(before) and not may_replace:
            raise RelJournalError(
                f"“{target}” was not written by RelJournal and stays as it is. Choose another name."
            )
        data = calendar_bytes(name, items, read_written(before))
        if data == before:
            return False
        draft = real.with_name(f".{real.name}.{os.getpid()}.part")
        try:
            draft.write_bytes(data)
            draft.replace(real)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RelJournalError(f"“{target}” cannot be written: {reason}.") from error
    return True


def _remove_ours(path: Path) -> None:
    try:
        if path.is_file() and is_ours(path.read_bytes()):
            path.unlink()
    except OSError as error:
        raise RelJournalError(f"“{path}” cannot be removed: {error.strerror or error}.") from error

"""What a person does about a date that asks: wish, let go, put off, take that back; and how long before they ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from reljournal.domain.errors import RelJournalError
from reljournal.domain.reminding import LEAD_DAYS, Done, Mark
from reljournal.store.journal import Journal
from reljournal.store.queries.reminding import LEADS, whose_date

_WHAT = {"birthday": "birthday", "memorial": "memorial", "name_day": "name day"}


def wish(
    journal: Journal, key_date_id: int, on: date, today: date, note: str = "", entry_id: int | None = None
) -> str:
    """Note that one wished, or thought of somebody, for the day ``on`` of a date; return the edit's label.

    Raises:
        NotFoundError: the date is gone.
    """
    mark = Mark(on, Done.WISHED, today, note.strip(), entry_id)
    return _write(journal, key_date_id, mark, "Note what you did for {whose} {what}")


def let_go(journal: Journal, key_date_id: int, on: date, today: date) -> str:
    """Let a date ask no more about this day; return the edit's label.

    Raises:
        NotFoundError: the date is gone.
    """
    return _write(journal, key_date_id, Mark(on, Done.LET_GO, today), "Let {whose} {what} pass")


def snooze_date(journal: Journal, key_date_id: int, on: date, until: datetime) -> str:
    """Let a date rest until a moment of local time, and then ask again; return the edit's label.

    Raises:
        NotFoundError: the date is gone.
    """
    return _write(journal, key_date_id, Mark(on, snoozed_until=until), "Snooze {whose} {what}")


def ask_again(journal: Journal, key_date_id: int, on: date) -> str:
    """Forget what was noted about a date on a day, so that it asks as it would have; return the edit's label.

    Raises:
        NotFoundError: the date is gone.
    """
    from reljournal.store import date_marks

    label = _label(journal, key_date_id, "Ask again about {whose} {what}")
    with journal.edit(label):
        date_marks.remove_mark(key_date_id, on)
    return label


def choose_leads(journal: Journal, leads: Mapping[str, tuple[int, ...]]) -> None:
    """Choose how many days before each sort of date asks.

    Raises:
        RelJournalError: a number of days is none that can be waited for.
    """
    from reljournal.store.journal_settings import setting, write_setting

    if any(day not in LEAD_DAYS for days in leads.values() for day in days):
        raise RelJournalError(f"A reminder comes at most {LEAD_DAYS.stop - 1} days before.")
    value = json.dumps({sort: sorted(set(days), reverse=True) for sort, days in sorted(leads.items())})
    if value != setting(journal, LEADS):
        with journal.edit("Choose when dates ask"):
            write_setting(LEADS, value)


def _write(journal: Journal, key_date_id: int, mark: Mark, words: str) -> str:
    from reljournal.store import date_marks

    label = _label(journal, key_date_id, words)
    with journal.edit(label):
        date_marks.write_mark(key_date_id, mark)
    return label


def _label(journal: Journal, key_date_id: int, words: str) -> str:
    name, sort = whose_date(journal, key_date_id)
    return words.replace("{what}", _WHAT.get(sort, "date")).replace("{whose}", f"{name}’s" if name else "someone’s")

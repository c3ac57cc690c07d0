"""Tiers, and where the promises stand: reckoned from the last days with everybody, in few questions for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reljournal.domain.entries import Kind, PersonRef
from reljournal.domain.rhythm import Dialogue, Drift, Standing, Where, drift, most_pressing, standing
from reljournal.domain.tiers import Tier, promises_of, rank, tiers_from_text
from reljournal.store.journal import Journal, Value, as_json_ids
from reljournal.store.journal_settings import TIERS, setting
from reljournal.store.queries.dialogue_rows import DIALOGUE, dialogue_from
from reljournal.store.queries.listed import LISTED

_PROMISED = "(tier <> '' OR rhythm <> '')"
# Nobody is reminded of themself, nor of somebody who has died. A memorial with a label is of somebody else.
_LIVING = (
    f"{LISTED} AND is_me = 0 AND NOT EXISTS"
    " (SELECT 1 FROM key_date WHERE key_date.contact_id = contact.id AND sort = 'memorial' AND trim(label) = '')"
)
_PERSON = "contact.id, display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"
_LAST = "SELECT contact_id, kind, on_date FROM last_contact WHERE contact_id IN ({})"
# Where the last one lies ahead, the one before it and the first of those ahead are looked up.
_AROUND_TODAY = (
    "SELECT entry_contact.contact_id, entry.kind, max(iif(entry.on_date <= :today, entry.on_date, NULL)),"
    " min(iif(entry.on_date > :today, entry.on_date, NULL))"
    " FROM last_contact CROSS JOIN entry_contact ON entry_contact.contact_id = last_contact.contact_id"
    " CROSS JOIN entry ON entry.id = entry_id AND entry.kind = last_contact.kind"
    " WHERE last_contact.on_date > :today AND last_contact.contact_id IN ({}) GROUP BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Somebody with the tier and the promises that hold, and where each stands."""

    person: PersonRef
    dialogue: Dialogue
    tier: Tier | None
    standings: tuple[Standing, ...]

    @property
    def pressing(self) -> Standing | None:
        """What one is told first."""
        return most_pressing(self.standings)


@dataclass(frozen=True, slots=True)
class Drifting:
    """Somebody with whom it has been quiet for longer than usual."""

    person: PersonRef
    drift: Drift


def tiers(journal: Journal) -> tuple[Tier, ...]:
    """Return the tiers of this journal, the highest first."""
    return tiers_from_text(setting(journal, TIERS))


def tier_counts(journal: Journal) -> dict[str, int]:
    """Return how many listed contacts are in each tier, by its key."""
    return dict(journal.rows(f"SELECT tier, count(*) FROM contact WHERE {LISTED} AND tier <> '' GROUP BY tier"))


def in_tier(journal: Journal, key: str) -> list[int]:
    """Return who of those in the list is in a tier."""
    return [row[0] for row in journal.rows(f"SELECT id FROM contact WHERE {LISTED} AND tier = ?", (key,))]


def dialogues_of(journal: Journal, contact_ids: Sequence[int]) -> dict[int, Dialogue]:
    """Return what is promised these contacts."""
    rows = journal.rows(
        f"SELECT id, {DIALOGUE} FROM contact WHERE id IN (SELECT value FROM json_each(?))",
        (as_json_ids(contact_ids),),
    )
    return {row[0]: dialogue_from(row[1:]) for row in rows}


def rhythm_of(journal: Journal, contact_id: int, today: date) -> Rhythm | None:
    """Return the rhythm of one contact, None when there is no such contact."""
    found = _rhythms(journal, f"contact.id = {contact_id:d}", str(int(contact_id)), today)
    return found[0] if found else None


def all_rhythms(journal: Journal, today: date) -> list[Rhythm]:
    """Return the rhythms of everybody who stands in lists and has one."""
    return _rhythms(
        journal, f"{_PROMISED} AND {_LIVING}", f"SELECT id FROM contact WHERE {_PROMISED}", today
    )


def reach_out(journal: Journal, today: date) -> list[Rhythm]:
    """Return whom one would reach today, with nothing hidden in the order.

    First who is late, the longest first; then who is due; then who comes within a week, the soonest first. Among those
    of the same day the higher tier comes first. Who was snoozed, is paused, planned or theirs to begin is left out.
    """
    known = tiers(journal)
    found = [
        (item, pressing) for item in all_rhythms(journal, today)
        if (pressing := item.pressing) is not None and pressing.where in _ASKING
        and not (item.dialogue.snoozed_until is not None and item.dialogue.snoozed_until > today)
    ]  # fmt: skip

    def order(pair: tuple[Rhythm, Standing]) -> tuple[int, int, int, str]:
        item, pressing = pair
        return _ASKING.index(pressing.where), -pressing.days, rank(item.dialogue.tier, known), item.person.name

    return [item for item, _ in sorted(found, key=order)]


_ASKING = (Where.LATE, Where.DUE, Where.SOON)


def whose_promise_is_due(journal: Journal, today: date) -> set[int]:
    """Return with whom a promise is due or late."""
    return {
        item.person.id for item in all_rhythms(journal, today) if any(standing.asks for standing in item.standings)
    }


def drifting(journal: Journal, today: date) -> list[Drifting]:
    """Return with whom it has been quiet for longer than usual, those for the most times as long first."""
    resting = f"(rhythm_paused_until IS NULL OR rhythm_paused_until <= '{today.isoformat()}')"
    snoozed = f"(rhythm_snoozed_until IS NULL OR rhythm_snoozed_until <= '{today.isoformat()}')"
    # As one text for each: half a million rows would take several times as long to arrive. Who was seen in the last two
    # weeks has not drifted.
    before = (today - timedelta(days=13)).isoformat()
    rows = journal.rows(
        "WITH quiet(id) AS (SELECT contact_id FROM last_contact WHERE kind <> 'note' GROUP BY contact_id"
        " HAVING max(on_date) < ?)"
        f" SELECT {_PERSON}, days FROM (SELECT contact_id, group_concat(DISTINCT on_date) AS days FROM entry_contact"
        " JOIN entry ON entry.id = entry_id WHERE kind <> 'note' AND contact_id IN (SELECT id FROM quiet)"
        f" GROUP BY contact_id HAVING count(*) >= 5) JOIN contact ON contact.id = contact_id WHERE {_LIVING}"
        f" AND {resting} AND {snoozed}",
        (before,),
    )
    found = []
    for contact_id, name, has_photo, days in rows:
        grown = drift((date.fromisoformat(day) for day in days.split(",")), today)
        if grown is not None:
            found.append(Drifting(PersonRef(contact_id, name, bool(has_photo)), grown))
    return sorted(found, key=lambda item: (-item.drift.times, item.person.name))


def drift_of(journal: Journal, contact_id: int, today: date) -> Drift | None:
    """Return whether it has been quiet with one contact for longer than usual."""
    rows = journal.rows(
        "SELECT DISTINCT on_date FROM entry_contact JOIN entry ON entry.id = entry_id"
        " WHERE contact_id = ? AND kind <> 'note'",
        (contact_id,),
    )
    return drift((date.fromisoformat(row[0]) for row in rows), today)


def quietest_first(journal: Journal, contact_ids: Sequence[int]) -> list[int]:
    """Return contacts with whom one was never in touch, then those with whom it is longest ago."""
    last: dict[int, str] = dict(
        journal.rows(
            "SELECT contact_id, max(on_date) FROM last_contact WHERE kind <> 'note'"
            " AND contact_id IN (SELECT value FROM json_each(?)) GROUP BY contact_id",
            (as_json_ids(contact_ids),),
        )
    )
    return sorted(contact_ids, key=lambda contact_id: (last.get(contact_id, ""), contact_id))


def minutes_by_week(journal: Journal, contact_id: int, today: date, weeks: int) -> list[tuple[date, int, int]]:
    """Return the last so many weeks, each with its Monday, the minutes of its entries, and how many there were."""
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    told = {first + timedelta(days=7 * number): (0, 0) for number in range(weeks)}
    for on_date, minutes in journal.rows(
        "SELECT on_date, coalesce(minutes, 0) FROM entry_contact JOIN entry ON entry.id = entry_id"
        " WHERE contact_id = ? AND kind <> 'note' AND on_date BETWEEN ? AND ?",
        (contact_id, first.isoformat(), today.isoformat()),
    ):
        day = date.fromisoformat(on_date)
        monday = day - timedelta(days=day.weekday())
        told[monday] = (told[monday][0] + minutes, told[monday][1] + 1)
    return [(monday, *counted) for monday, counted in told.items()]


# Reckoning


_Days = dict[int, dict[Kind, tuple[date | None, date | None]]]


def _rhythms(journal: Journal, where: str, ids: str, today: date) -> list[Rhythm]:
    known = tiers(journal)
    by_key = {tier.key: tier for tier in known}
    days = _last_and_planned(journal, ids, today)
    found = []
    for row in journal.rows(f"SELECT {_PERSON}, {DIALOGUE} FROM contact WHERE {where}"):
        dialogue = dialogue_from(row[3:])
        theirs = days.get(row[0], {})
        standings = []
        for promise in promises_of(dialogue, known):
            kept = [both for kind, both in theirs.items() if promise.is_kept_by(kind)]
            last = max((day for day, _ in kept if day is not None), default=None)
            planned = min((day for _, day in kept if day is not None), default=None)
            standings.append(standing(promise, dialogue, last, planned, today))
        person = PersonRef(row[0], row[1], bool(row[2]))
        found.append(Rhythm(person, dialogue, by_key.get(dialogue.tier), tuple(standings)))
    return found


def _last_and_planned(journal: Journal, ids: str, today: date) -> _Days:
    """Return for each contact and kind the last day up to today, and the first after it."""
    found: _Days = {}
    now = today.isoformat()
    for contact_id, kind, on_date in journal.rows(_LAST.format(ids)):
        if on_date <= now:
            found.setdefault(contact_id, {})[Kind(kind)] = (date.fromisoformat(on_date), None)
    values: dict[str, Value] = {"today": now}
    for contact_id, kind, last, planned in journal.rows(_AROUND_TODAY.format(ids), values):
        found.setdefault(contact_id, {})[Kind(kind)] = (_day(last), _day(planned))
    return found


def _day(text: Any) -> date | None:
    return None if text is None else date.fromisoformat(text)

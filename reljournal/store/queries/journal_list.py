"""The journal as a list: windows of entries at any depth, and where an entry stands in it."""

from __future__ import annotations

from datetime import date

from reljournal.domain.entries import Entry, Kind
from reljournal.domain.narrowing import NOT_NARROWED, Narrowing
from reljournal.domain.search_question import Question, Restriction, Sort, read_question
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal
from reljournal.store.queries.asked import every_entry_asked, with_members
from reljournal.store.queries.entries import entries, filtered_entry_ids
from reljournal.store.queries.match import match_all
from reljournal.store.queries.own_asides import without_asides_of_others

# Up to so many hits are sorted by day at once; above, the days are walked and the hits picked out of them.
_SORTED_AT_ONCE = 5000
FIRST_IDS = 1000


def entries_window(journal: Journal, offset: int, limit: int, total: int) -> list[Entry]:
    """Return ``limit`` entries from ``offset`` on, newest first; ``total`` is how many there are.

    The index is walked from the nearer end, so that the oldest entries come as fast as the newest.
    """
    limit = max(0, min(limit, total - offset))
    if offset <= total // 2:
        rows = journal.rows(
            "SELECT id FROM entry ORDER BY on_date DESC, at_time DESC, id DESC LIMIT ? OFFSET ?", (limit, offset)
        )
    else:
        rows = journal.rows(
            "SELECT id FROM entry ORDER BY on_date, at_time, id LIMIT ? OFFSET ?", (limit, total - offset - limit)
        )[::-1]
    return entries(journal, [row[0] for row in rows])


def position_of_entry(journal: Journal, entry_id: int) -> int | None:
    """Return the row of an entry in the whole list, newest first, or None when it is gone."""
    row = journal.row("SELECT on_date, coalesce(at_time, '') FROM entry WHERE id = ?", (entry_id,))
    if row is None:
        return None
    on, at = row
    later_days = journal.value("SELECT count(*) FROM entry WHERE on_date > ?", (on,))
    same_day = journal.value(
        "SELECT count(*) FROM entry WHERE on_date = ? AND (coalesce(at_time, ''), id) > (?, ?)", (on, at, entry_id)
    )
    return int(later_days) + int(same_day)


def fitting_entries(
    journal: Journal,
    words: str,
    kind: Kind | None = None,
    today: date | None = None,
    narrowed: Narrowing = NOT_NARROWED,
) -> tuple[int, list[int]]:
    """Return how many entries hold every word (as a prefix) and are of ``kind``, and the ids of the newest of them.

    Exact words and operators may be among the words (:mod:`reljournal.domain.search_question`); circles by rule are
    asked as they are ``today``. An operator that cannot be asked of an entry finds none. ``narrowed`` says what else
    must fit.

    All ids while there are few, else the first :data:`FIRST_IDS`; :func:`all_fitting_entries` gives the rest when
    someone scrolls that far, so that a word that stands in every entry costs a keystroke no more than a rare one.
    """
    question = read_question(words)
    if question.is_empty and words.strip():
        # Signs alone stand in no text.
        return 0, []
    if not question.is_words or not narrowed.is_open:
        question = question._replace(restrictions=(*question.restrictions, *_restrictions(narrowed)))
        question = question if today is None else with_members(journal, question, today)
        ids = _asked(journal, question, kind, narrowed)
        return len(ids), ids
    matching = match_all(query_words(words))
    if matching is None and words.strip():
        return 0, []
    asked = "SELECT count(*) FROM entry_index WHERE entry_index MATCH ?"
    hits = journal.value(asked, (matching,)) if matching is not None else None
    if (hits is None and kind is None) or (hits is not None and hits <= _SORTED_AT_ONCE):
        ids = filtered_entry_ids(journal, words, kind)
        return len(ids), ids
    if hits is not None and kind is not None:
        # Counting them costs as much as fetching them.
        ids = all_fitting_entries(journal, words, kind)
        return len(ids), ids
    count = hits if kind is None else journal.value("SELECT count(*) FROM entry WHERE kind = ?", (str(kind),))
    sql, values = _by_day(matching, kind)
    rows = journal.rows(f"{sql} LIMIT {FIRST_IDS}", values)
    return int(count or 0), [row[0] for row in rows]


def _restrictions(narrowed: Narrowing) -> list[Restriction]:
    """Return what is asked of circle and tag, as if their operators stood among the words."""
    parts = ((Sort.CIRCLE, narrowed.circle), (Sort.TAG, narrowed.tag))
    return [Restriction(sort, fold(name), exact=True) for sort, name in parts if name]


def _asked(journal: Journal, question: Question, kind: Kind | None, narrowed: Narrowing) -> list[int]:
    select = every_entry_asked(journal, question)
    if select is None:
        return []
    conditions: list[str] = []
    values: list[str | int] = []
    if not question.is_empty:
        conditions.append(f"id IN ({select.sql})")
        values += select.values
    if narrowed.person is not None:
        conditions.append("id IN (SELECT entry_id FROM entry_contact WHERE contact_id = ?)")
        values.append(narrowed.person.id)
    # Those that fit are gathered once; kind and day are looked up for them alone, where there are any others to ask.
    alone = "+" if conditions else ""
    if kind is not None:
        conditions.append(f"{alone}kind = ?")
        values.append(str(kind))
    period = narrowed.period
    for sign, day in ((">=", period.first), ("<=", period.last)) if period is not None else ():
        if day is not None:
            conditions.append(f"{alone}on_date {sign} ?")
            values.append(day.isoformat())
    where = " AND ".join(conditions) or "TRUE"
    sql = f"SELECT id FROM entry WHERE {where} ORDER BY on_date DESC, at_time DESC, id DESC"
    ids = [row[0] for row in journal.rows(sql, values)]
    return without_asides_of_others(journal, ids, question, narrowed.person.id if narrowed.person else None)


def all_fitting_entries(journal: Journal, words: str, kind: Kind | None = None) -> list[int]:
    """Return the ids of all entries that fit, newest first."""
    matching = match_all(query_words(words))
    if matching is None and words.strip():
        return []
    return [row[0] for row in journal.rows(*_by_day(matching, kind))]


def _by_day(matching: str | None, kind: Kind | None) -> tuple[str, list[str]]:
    """Return the question that walks the days, newest first, through the index that has them in order."""
    conditions, values = ["1"], []
    if matching is not None:
        conditions.append("+id IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ?)")
        values.append(matching)
    if kind is not None:
        conditions.append("kind = ?")
        values.append(str(kind))
    where = " AND ".join(conditions)
    walked = "entry_by_date" if kind is None else "entry_by_kind"
    order = "on_date DESC, at_time DESC, id DESC"
    return f"SELECT id FROM entry INDEXED BY {walked} WHERE {where} ORDER BY {order}", values

"""A question with operators, exact words or numbers in it, put to the tables and the search index.

Everything narrows one question to SQLite; nothing is sifted in Python. A number is asked for twice: as words on the
card, and as a run of digits of a phone number.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from reljournal.domain.phone_digits import digits_of
from reljournal.domain.search_question import OF_ENTRIES, Phrase, Question, Restriction, Sort
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.listed import IN_TRASH
from reljournal.store.queries.match import match_all, quoted

# From so many rows that fit the first by name are picked; FTS5 finds them without ordering anything.
_POOL = 100
# Among so many of the newest entries those with certain people are looked for first.
_NEWEST = 1000


class _Where(NamedTuple):
    """A condition, and the values of its question marks."""

    sql: str
    values: tuple[Any, ...] = ()


class Select(NamedTuple):
    """A question for ids, and the values of its question marks."""

    sql: str
    values: tuple[Any, ...]


def _select(head: str, wheres: list[_Where], tail: str = "", *last: int) -> Select:
    joined = " AND ".join(where.sql for where in wheres) or "TRUE"
    values = (value for where in wheres for value in where.values)
    return Select(f"{head} WHERE {joined} {tail}", (*values, *last))


def with_members(journal: Journal, question: Question, today: date) -> Question:
    """Return the question with those whom the circles by rule that it asks for hold on ``today``."""
    if all(item.sort is not Sort.CIRCLE for item in question.restrictions):
        return question
    from reljournal.store.queries.circles import circles, members

    by_rule = [circle for circle in circles(journal) if circle.is_by_rule]

    def complete(item: Restriction) -> Restriction:
        if item.sort is not Sort.CIRCLE:
            return item
        meant = [circle.id for circle in by_rule if _fits(circle.name, item)]
        return item._replace(members=tuple(found for circle in meant for found in members(journal, circle, today)))

    return question._replace(restrictions=tuple(complete(item) for item in question.restrictions))


def contacts_asked(journal: Journal, question: Question, limit: int) -> list[int]:
    """Return up to ``limit`` contacts that fit: words in the name first, then anywhere, then numbers; by name."""
    found: list[int] = []
    for select in _contact_selects(journal, question, in_names_first=True):
        if len(found) < limit:
            rows = journal.rows(
                f"SELECT id FROM contact WHERE id IN ({select.sql} LIMIT {_POOL}) ORDER BY sort_key, id LIMIT ?"
                if "MATCH" in select.sql
                else f"{select.sql} ORDER BY sort_key, id LIMIT ?",
                (*select.values, limit + len(found)),
            )
            found += [row[0] for row in rows if row[0] not in found][: limit - len(found)]
    return found


def numbers_asked(journal: Journal, question: Question, contact_ids: list[int]) -> dict[int, str]:
    """Return for these contacts the first phone number, as written, in which a number that was asked for stands."""
    if not question.numbers:
        return {}
    found: dict[int, str] = {}
    for contact_id, number in journal.rows(
        "SELECT contact_id, value FROM phone WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY position",
        (as_json_ids(contact_ids),),
    ):
        digits = digits_of(number)
        if any(run in digits for runs in question.numbers for run in runs):
            found.setdefault(contact_id, number)
    return found


def every_contact_asked(journal: Journal, question: Question) -> Select:
    """Return the question for the ``id`` of every contact that fits, in no order."""
    selects = _contact_selects(journal, question, in_names_first=False)
    sql = " UNION ".join(select.sql for select in selects)
    return Select(sql, tuple(value for select in selects for value in select.values))


def entries_asked(journal: Journal, question: Question, limit: int) -> list[int]:
    """Return up to ``limit`` entries that hold the words, those written last first; without words, by their date.

    ``tag:``, ``in:``, ``circle:`` and ``with:`` ask for entries with such a contact, ``tag:`` also for those with the
    tag itself. The other operators ask about contacts only, and find no entry.
    """
    asked = question.restrictions
    matching = _matching(question.words, question)
    if any(item.sort not in OF_ENTRIES for item in asked) or (matching is None and all(r.unwanted for r in asked)):
        return []
    if matching:
        wheres = [_Where("entry_index MATCH ?", (matching,))]
        head, last_first, entry = "SELECT rowid AS id FROM entry_index", "ORDER BY rowid DESC LIMIT ?", "+rowid"
    else:
        wheres = _without(question, "entry_index", "entry.id")
        head, last_first, entry = "SELECT id FROM entry", "ORDER BY on_date DESC, id DESC LIMIT ?", "entry.id"
    if not asked:
        return [row[0] for row in journal.rows(*_select(head, wheres, last_first, limit))]
    # Of a large circle there are some among the newest; of a small one there are few in all.
    newest = _select(head, wheres, last_first, _NEWEST)
    fitting = _with_such_people(journal, asked, "newest.id", one_by_one=True)
    fits = " AND ".join(where.sql for where in fitting)
    values = tuple(value for where in fitting for value in where.values)
    looked_at = journal.rows(f"SELECT id, {fits} FROM ({newest.sql}) AS newest", (*values, *newest.values))
    found = [row[0] for row in looked_at if row[1]][:limit]
    if len(found) == limit or len(looked_at) < _NEWEST:
        return found
    wheres += _with_such_people(journal, asked, entry, one_by_one=False)
    return [row[0] for row in journal.rows(*_select(head, wheres, last_first, limit))]


def every_entry_asked(journal: Journal, question: Question) -> Select | None:
    """Return the question for the ``id`` of every entry that fits, in no order; None when none can fit."""
    asked = question.restrictions
    if any(item.sort not in OF_ENTRIES for item in asked):
        return None
    matching = _matching(question.words, question)
    if matching:
        wheres = [_Where("entry.id IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ?)", (matching,))]
    else:
        wheres = _without(question, "entry_index", "entry.id")
    wheres += _with_such_people(journal, asked, "entry.id", one_by_one=False)
    return _select("SELECT id FROM entry", wheres)


def key_dates_asked(journal: Journal, question: Question, limit: int) -> list[int]:
    """Return up to ``limit`` key dates that hold the words, of contacts that fit the operators."""
    matching = _matching(question.words, question)
    if matching is None:
        return []
    owners = [_on_contact(journal, item, "key_date.contact_id") for item in question.restrictions]
    kept = f"+rowid NOT IN (SELECT id FROM key_date WHERE contact_id IN ({IN_TRASH}))"
    wheres = [_Where("key_date_index MATCH ?", (matching,)), _Where(kept)]
    if owners:
        some = _select("SELECT id FROM key_date", owners)
        wheres.append(_Where(f"+rowid IN ({some.sql})", some.values))
    wheres.append(_Where(f"+rowid NOT IN (SELECT id FROM key_date WHERE contact_id IN ({IN_TRASH}))"))
    select = _select("SELECT rowid FROM key_date_index", wheres, "LIMIT ?", limit)
    return [row[0] for row in journal.rows(*select)]


def _contact_selects(journal: Journal, question: Question, *, in_names_first: bool) -> list[Select]:
    """Return what to ask, one after the other, for the contacts that fit.

    ``in_names_first`` is how the search asks, which finds nobody in the trash; lists have a trash of their own.
    """

    def restricted(column: str) -> list[_Where]:
        kept = [_Where(f"+{column} NOT IN ({IN_TRASH})")] if in_names_first else []
        return [*(_on_contact(journal, item, column) for item in question.restrictions), *kept]

    selects: list[Select] = []
    for column in ("name", None) if in_names_first and question.words else (None,):
        matching = _matching(question.words, question, column)
        if matching:
            wheres = [_Where("contact_index MATCH ?", (matching,)), *restricted("contact_index.rowid")]
            selects.append(_select("SELECT rowid AS id FROM contact_index", wheres))
    if not selects:
        wheres = [*restricted("contact.id"), *_without(question, "contact_index", "contact.id")]
        selects.append(_select("SELECT id FROM contact", wheres))
    if question.numbers:
        runs = " AND ".join("(" + " OR ".join(f'"{run}"' for run in number) + ")" for number in question.numbers)
        wheres = [_Where("phone_index MATCH ?", (runs,)), *restricted("phone_index.rowid")]
        beside = _matching(question.beside, question)
        if beside:
            held = "+phone_index.rowid IN (SELECT rowid FROM contact_index WHERE contact_index MATCH ?)"
            wheres.append(_Where(held, (beside,)))
        else:
            wheres += _without(question, "contact_index", "phone_index.rowid")
        selects.append(_select("SELECT rowid AS id FROM phone_index", wheres))
    return selects


# Words


def _matching(words: tuple[str, ...], question: Question, column: str | None = None) -> str | None:
    """Return the FTS5 expression for words (all in ``column``) and exact words, without the unwanted ones."""
    asked = [f"({match_all(words, column)})"] if words else []
    asked += [_phrase(phrase) for phrase in question.phrases]
    if not asked:
        return None
    joined = " AND ".join(asked)
    return f"({joined}) NOT ({_any_unwanted(question)})" if question.unwanted else joined


def _without(question: Question, index: str, column: str) -> list[_Where]:
    """Return the condition that no unwanted word is there, for where no wanted one is asked for."""
    if not question.unwanted:
        return []
    sql = f"+{column} NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
    return [_Where(sql, (_any_unwanted(question),))]


def _any_unwanted(question: Question) -> str:
    return " OR ".join(map(_phrase, question.unwanted))


def _phrase(phrase: Phrase) -> str:
    return quoted(" ".join(phrase.words)) + ("*" if phrase.open else "")


# Operators


def _on_contact(journal: Journal, asked: Restriction, column: str) -> _Where:
    """Return what an operator asks of the contact whose id stands in ``column``."""
    # The plus keeps SQLite from asking a search index anew for every id of a list.
    sql, values = _SORTS[asked.sort](journal, asked)
    return _Where(f"{'NOT ' if asked.unwanted else ''}{sql.format(id=f'+{column}')}", values)


def _with_such_people(
    journal: Journal, asked: tuple[Restriction, ...], entry: str, *, one_by_one: bool
) -> list[_Where]:
    """Return that an entry has one contact that fits all that is wanted, and none that fits what is not.

    ``with:`` asks for a contact of its own each time. ``one_by_one`` asks anew for every entry, else all entries that
    fit are gathered first.
    """
    wanted = [item for item in asked if not item.unwanted]
    together = [item for item in wanted if item.sort is not Sort.WITH]
    apart = [[item] for item in wanted if item.sort is Sort.WITH]
    refused = [[item._replace(unwanted=False)] for item in asked if item.unwanted]
    wheres: list[_Where] = []
    for some, verb in ((together, ""), *((item, "") for item in apart), *((item, "NOT ") for item in refused)):
        if not some:
            continue
        fitting = [_in_entry(journal, item) for item in some]
        # An entry has tags of its own, also one with nobody in it.
        tagged = [_entry_tagged(journal, item, entry) for item in some if item.sort is Sort.TAG]
        if one_by_one:
            held = _select("SELECT 1 FROM entry_contact", [_Where(f"entry_id = {entry}"), *fitting])
            held = Select(f"EXISTS ({held.sql})", held.values)
        else:
            held = _select("SELECT entry_id FROM entry_contact", fitting)
            held = Select(f"{entry} IN ({held.sql})", held.values)
        if len(tagged) == len(some):
            held = Select(
                f"({held.sql} OR ({' AND '.join(where.sql for where in tagged)}))",
                (*held.values, *(value for where in tagged for value in where.values)),
            )
        wheres.append(_Where(f"{verb}{held.sql}", held.values))
    return wheres


def _in_entry(journal: Journal, asked: Restriction) -> _Where:
    """Return what is asked of a row of ``entry_contact``."""
    if asked.sort is Sort.WITH:
        named = contacts_named(asked)
        return _Where(f"contact_id IN ({named.sql})", named.values)
    person = _on_contact(journal, asked, "contact_id")
    if asked.sort is not Sort.TAG:
        return person
    own = _entry_tagged(journal, asked, "entry_id")
    return _Where(f"({person.sql} OR {own.sql})", (*person.values, *own.values))


def _entry_tagged(journal: Journal, asked: Restriction, entry: str) -> _Where:
    sql = f"{entry} IN (SELECT entry_id FROM entry_tag WHERE tag_id IN (SELECT value FROM json_each(?)))"
    return _Where(sql, (_named_so(journal, "tag", asked),))


def contacts_named(asked: Restriction) -> Select:
    """Return the question for the contacts in whose name the words are."""
    matching = f"name : {quoted(asked.value)}" if asked.exact else match_all(query_words(asked.value), "name")
    return Select("SELECT rowid FROM contact_index WHERE contact_index MATCH ?", (matching,))


def _beside(_journal: Journal, asked: Restriction) -> _Where:
    """Return that there is an entry with both the contact and somebody of that name."""
    named = contacts_named(asked)
    sql = (
        "({id} IN (SELECT contact_id FROM entry_contact WHERE entry_id IN"
        f" (SELECT entry_id FROM entry_contact WHERE contact_id IN ({named.sql}))) AND {{id}} NOT IN ({named.sql}))"
    )
    return _Where(sql, named.values * 2)


def _tagged(journal: Journal, asked: Restriction) -> _Where:
    sql = "{id} IN (SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(?)))"
    return _Where(sql, (_named_so(journal, "tag", asked),))


def _in_circle(journal: Journal, asked: Restriction) -> _Where:
    sql = (
        "{id} IN (SELECT contact_id FROM circle_contact WHERE circle_id IN (SELECT value FROM json_each(?))"
        " UNION ALL SELECT value FROM json_each(?))"
    )
    return _Where(sql, (_named_so(journal, "circle", asked), as_json_ids(asked.members)))


def _in_tier(journal: Journal, asked: Restriction) -> _Where:
    from reljournal.store.queries.rhythm import tiers

    known = {tier.key: tier.name for tier in tiers(journal)}
    carried = [row[0] for row in journal.rows("SELECT DISTINCT tier FROM contact WHERE tier <> ''")]
    # What came ready made is known by its English name too, in every language.
    meant = [key for key in carried if _fits(known.get(key) or key, asked)]
    sql = "{id} IN (SELECT id FROM contact WHERE tier IN (SELECT value FROM json_each(?)))"
    return _Where(sql, (json.dumps(meant),))


def _named_so(journal: Journal, table: str, asked: Restriction) -> str:
    """Return the ids of the tags or circles whose name fits; there are few of them beside the contacts."""
    return as_json_ids([row[0] for row in journal.rows(f"SELECT id, name FROM {table}") if _fits(row[1], asked)])


def _fits(name: str, asked: Restriction) -> bool:
    folded = fold(name)
    return folded == asked.value if asked.exact else folded.startswith(asked.value)


def _living_in(_journal: Journal, asked: Restriction) -> _Where:
    matching = f"place : {quoted(asked.value)}" if asked.exact else match_all(query_words(asked.value), "place")
    return _Where("{id} IN (SELECT rowid FROM contact_index WHERE contact_index MATCH ?)", (matching,))


_HAVING = {
    "birthday": "key_date WHERE key_date.sort = 'birthday' AND key_date.contact_id",
    "date": "key_date WHERE key_date.contact_id",
    "email": "email WHERE email.contact_id",
    "entry": "entry_contact AS theirs WHERE theirs.contact_id",
    "phone": "phone WHERE phone.contact_id",
    "photo": "photo WHERE photo.contact_id",
    "tag": "contact_tag WHERE contact_tag.contact_id",
}


def _having(_journal: Journal, asked: Restriction) -> _Where:
    if asked.value == "organisation":
        return _Where("{id} IN (SELECT id FROM contact WHERE organisation <> '')")
    return _Where(f"EXISTS (SELECT 1 FROM {_HAVING[asked.value]} = {{id}})")


def _met(_journal: Journal, asked: Restriction) -> _Where:
    """Return that the meeting, on the card or as a key date, was in these years."""
    sql = (
        "({id} IN (SELECT id FROM contact WHERE met_year BETWEEN ? AND ?) OR {id} IN"
        " (SELECT contact_id FROM key_date WHERE sort = 'first_met' AND calendar = 'gregorian'"
        " AND year BETWEEN ? AND ?))"
    )
    return _Where(sql, asked.years * 2)


def _being(_journal: Journal, asked: Restriction) -> _Where:
    holds = "archived_at IS NOT NULL" if asked.value == "archived" else f"kind = '{asked.value}'"
    return _Where(f"{{id}} IN (SELECT id FROM contact WHERE {holds})")


_SORTS = {
    Sort.TAG: _tagged,
    Sort.IN: _living_in,
    Sort.CIRCLE: _in_circle,
    Sort.TIER: _in_tier,
    Sort.WITH: _beside,
    Sort.MET: _met,
    Sort.HAS: _having,
    Sort.IS: _being,
}

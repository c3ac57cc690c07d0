"""A rule as SQL over the contacts that stand in lists: who fits, in order of name, and how many.

Conditions are questions for sets of ids, asked once, while the index of names is walked: a plus before the id keeps
SQLite from beginning with a large set and sorting it. Of one contact alone the same is asked through the indexes.
What cannot be known is NULL, which stays so when it is negated and fits nobody.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from reljournal.domain.contacts import ContactKind
from reljournal.domain.dates import DateSort
from reljournal.domain.entries import Kind
from reljournal.domain.rule_text import rule_from_text
from reljournal.domain.rules import (
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTier,
    InTouch,
    IsKind,
    Mentions,
    Met,
    NotUnderstood,
    OwnField,
    Rule,
    Says,
    Thing,
    is_complete,
)
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal, Value, as_json_ids
from reljournal.store.queries.listed import BY_NAME, LISTED
from reljournal.store.queries.match import match_all

_UNKNOWN = "NULL"
_NO_PERSON = "SELECT id FROM contact WHERE kind <> 'person'"


def contacts_that_fit(journal: Journal, rule: Rule, today: date) -> list[int]:
    """Return the ids of the listed contacts that fit, in order of name."""
    where, values = _question(journal, rule, today)
    # As one text: a hundred thousand rows would take several times as long to arrive (`queries/people.py`).
    found = journal.value(
        f"SELECT group_concat(id) FROM (SELECT id FROM contact WHERE {LISTED} AND {where} ORDER BY {BY_NAME})",
        values,
    )
    ids: list[int] = json.loads(f"[{found or ''}]")
    return ids


def conditions_asked(journal: Journal, rule: Rule, today: date) -> int:
    """Return how many conditions a rule asks, those of the circles by rule that it names among them."""
    asked = _Question(journal, today)
    asked.of(rule)
    return asked.conditions


def count_that_fit(journal: Journal, rule: Rule, today: date) -> int:
    """Return how many listed contacts fit."""
    where, values = _question(journal, rule, today)
    return int(journal.value(f"SELECT count(*) FROM contact WHERE {LISTED} AND {where}", values))


def fits(journal: Journal, rule: Rule, today: date, contact_id: int) -> bool:
    """Return whether one contact fits, without asking about the others; it need not stand in lists."""
    asked = _Question(journal, today, contact_id)
    return bool(journal.value(f"SELECT {asked.of(rule)}", asked.values))


def _question(journal: Journal, rule: Rule, today: date) -> tuple[str, list[Value]]:
    asked = _Question(journal, today)
    return asked.of(rule), asked.values


class _Question:
    """Puts a rule together as an expression over ``contact``, or about ``only`` one of them.

    ``values`` stand in the order of their marks, ``conditions`` says how many there are.
    """

    def __init__(self, journal: Journal, today: date, only: int | None = None) -> None:
        self._journal = journal
        self._today = today
        self._only = only
        self._inside: list[int] = []
        self.conditions = 0
        self.values: list[Value] = []

    def of(self, part: Rule | Condition) -> str:
        """Return the expression of a rule or a condition."""
        if isinstance(part, Rule):
            held = (" OR " if part.any_of else " AND ").join(self.of(inner) for inner in part.parts)
            asked = f"({held or ('0' if part.any_of else '1')})"
        elif isinstance(part, NotUnderstood) or not is_complete(part):
            return _UNKNOWN
        else:
            self.conditions += not isinstance(part, InCircle)
            asked = _ASKING[type(part)](self, part)
        return f"(NOT {asked})" if part.negated else asked

    def _mark(self, value: Value) -> str:
        self.values.append(value)
        return "?"

    def _in(self, question: str) -> str:
        if self._only is None:
            return f"+contact.id IN ({question})"
        # The condition reaches into the question, which then reads the rows of this contact alone.
        return f"EXISTS (WITH asked(id) AS ({question}) SELECT 1 FROM asked WHERE id = {self._only:d})"

    def _among(self, words: Iterable[str]) -> str:
        return f"IN (SELECT value FROM json_each({self._mark(json.dumps(list(words)))}))"

    def _says(self, part: Says) -> str:
        """Compare folded: the words that stand on cards are few beside the cards."""
        wanted, of_all, of_one, owners = fold(part.value.strip()), *_SAYING[part.field]

        def fitting(said: str) -> bool:
            return wanted in fold(said) if part.field is Field.TITLE else wanted == fold(said.strip())

        if self._only is not None:
            return str(int(any(fitting(row[0]) for row in self._journal.rows(of_one, (self._only,)))))
        return self._in(f"{owners} {self._among(row[0] for row in self._journal.rows(of_all) if fitting(row[0]))}")

    def _has(self, part: Has) -> str:
        if part.thing is Thing.DUE_PROMISE:
            from reljournal.store.queries.rhythm import whose_promise_is_due

            found = whose_promise_is_due(self._journal, self._today)
            return self._in(f"SELECT value FROM json_each({self._mark(as_json_ids(found))})")
        return self._in(_HAVING[part.thing])

    def _is_kind(self, part: IsKind) -> str:
        # Most are persons: the others are asked for, which the index of those alone finds.
        if part.kind is ContactKind.PERSON:
            return f"(NOT {self._in(_NO_PERSON)})"
        return self._in(f"{_NO_PERSON} AND kind = {self._mark(str(part.kind))}")

    def _mentions(self, part: Mentions) -> str:
        matching = match_all(query_words(part.words))
        if matching is None:
            return "0"
        return self._in(f"SELECT rowid FROM contact_index WHERE contact_index MATCH {self._mark(matching)}")

    def _in_circle(self, part: InCircle) -> str:
        circle_id = part.circle_id
        text = self._journal.value("SELECT rule FROM circle WHERE id = ?", (circle_id,))
        if text is None or circle_id in self._inside:
            return _UNKNOWN
        if not text:
            return self._in(f"SELECT contact_id FROM circle_contact WHERE circle_id = {self._mark(circle_id)}")
        self._inside.append(circle_id)
        asked = self.of(rule_from_text(text))
        self._inside.pop()
        return asked

    def _in_touch(self, part: InTouch) -> str:
        kinds = ", ".join(f"'{kind}'" for kind in Kind if part.counts(kind))
        since, today = part.since(self._today).isoformat(), self._today.isoformat()
        # Where the last one lies ahead, one that has been may stand behind it.
        between = f"on_date > {self._mark(since)} AND (on_date <= {self._mark(today)}"
        earlier = (
            "EXISTS (SELECT 1 FROM entry_contact CROSS JOIN entry ON entry.id = entry_id"
            " WHERE entry_contact.contact_id = last_contact.contact_id AND entry.kind = last_contact.kind"
            f" AND entry.on_date > {self._mark(since)} AND entry.on_date <= {self._mark(today)})"
        )
        return self._in(f"SELECT contact_id FROM last_contact WHERE kind IN ({kinds}) AND {between} OR {earlier})")

    def _met(self, part: Met) -> str:
        def between(year: str) -> str:
            first = 1 if part.first is None else part.first
            last = 9999 if part.last is None else part.last
            return f"{year} BETWEEN {self._mark(first)} AND {self._mark(last)}"

        on_card = between("met_year")
        met = f"SELECT contact_id FROM key_date WHERE sort = '{DateSort.FIRST_MET}' AND calendar = 'gregorian'"
        by_date = f"{met} AND {between('year')}"
        unsaid = f"SELECT id FROM contact WHERE met_year IS NULL AND id IN ({by_date})"
        by_any_date = f"{met} AND year IS NOT NULL"
        fits = self._in(f"SELECT id FROM contact WHERE {on_card} UNION ALL {unsaid}")
        known = self._in(f"SELECT id FROM contact WHERE met_year IS NOT NULL UNION ALL {by_any_date}")
        return f"CASE WHEN {known} THEN {fits} END"

    def _in_tier(self, part: InTier) -> str:
        return self._in(f"SELECT id FROM contact WHERE tier <> '' AND tier = {self._mark(part.key)}")

    def _own_field(self, part: OwnField) -> str:
        if self._journal.value("SELECT 1 FROM custom_field WHERE id = ?", (part.field_id,)) is None:
            return _UNKNOWN
        saying = (
            "SELECT custom_value.contact_id, coalesce(other.display_name, value) AS said FROM custom_value"
            " LEFT JOIN contact AS other ON other.id = other_id WHERE field_id = "
        )
        if part.compared is Compared.IS_EMPTY:
            filled = self._in(f"SELECT contact_id FROM ({saying}{self._mark(part.field_id)}) WHERE trim(said) <> ''")
            return f"(NOT {filled})"
        wanted, equal = fold(part.value.strip()), part.compared is Compared.EQUALS
        found = {
            contact_id
            for contact_id, said in self._journal.rows(f"{saying}?", (part.field_id,))
            if (fold(said.strip()) == wanted if equal else wanted in fold(said))
        }
        return self._in(f"SELECT value FROM json_each({self._mark(as_json_ids(found))})")


_ASKING: dict[type, Callable[[_Question, Any], str]] = {
    Says: _Question._says,
    InCircle: _Question._in_circle,
    Has: _Question._has,
    InTouch: _Question._in_touch,
    Met: _Question._met,
    IsKind: _Question._is_kind,
    OwnField: _Question._own_field,
    InTier: _Question._in_tier,
    Mentions: _Question._mentions,
}
_HAVING = {
    Thing.BIRTHDAY: f"SELECT contact_id FROM key_date WHERE sort = '{DateSort.BIRTHDAY}'",
    Thing.KEY_DATE: "SELECT contact_id FROM key_date",
    Thing.EMAIL: "SELECT contact_id FROM email",
    Thing.PHONE: "SELECT contact_id FROM phone",
    Thing.ADDRESS: "SELECT contact_id FROM address",
    Thing.HANDLE: "SELECT contact_id FROM handle",
    Thing.PHOTO: "SELECT contact_id FROM photo",
    Thing.NOTE: "SELECT id FROM contact WHERE note <> ''",
    Thing.ENTRY: "SELECT contact_id FROM entry_contact",
    Thing.FOLLOW_UP: "SELECT contact_id FROM follow_up WHERE done_on IS NULL AND contact_id IS NOT NULL",
}
# Which words there are, which one contact carries, and who carries some of them. The index of organisations knows
# capitals from small letters no better than folding does.
_SAYING = {
    Field.TAG: (
        "SELECT name FROM tag",
        "SELECT name FROM tag JOIN contact_tag ON tag.id = tag_id WHERE contact_id = ?",
        "SELECT contact_id FROM contact_tag JOIN tag ON tag.id = tag_id WHERE name",
    ),
    Field.CITY: (
        "SELECT DISTINCT city FROM address",
        "SELECT city FROM address WHERE contact_id = ?",
        "SELECT contact_id FROM address WHERE city",
    ),
    Field.COUNTRY: (
        "SELECT DISTINCT country FROM address",
        "SELECT country FROM address WHERE contact_id = ?",
        "SELECT contact_id FROM address WHERE country",
    ),
    Field.ORGANISATION: (
        "SELECT DISTINCT organisation FROM contact WHERE organisation <> ''",
        "SELECT organisation FROM contact WHERE id = ?",
        "SELECT id FROM contact WHERE organisation <> '' AND organisation COLLATE NOCASE",
    ),
    Field.TITLE: (
        "SELECT DISTINCT title FROM contact WHERE title <> ''",
        "SELECT title FROM contact WHERE id = ?",
        "SELECT id FROM contact WHERE title",
    ),
}

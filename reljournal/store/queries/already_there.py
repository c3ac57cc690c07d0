"""Who is in the journal already and looks like a card that is being written: asked with every pause in typing."""

from __future__ import annotations

from reljournal.domain.candidates import phone_key, same_phone
from reljournal.domain.contact_row import ContactRow
from reljournal.domain.contacts import Card
from reljournal.domain.text import query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.listed import IN_TRASH
from reljournal.store.queries.match import match_all
from reljournal.store.queries.people import people_by_ids

# So many names with these words in them are looked at; more would be no hint but a list.
_POOL = 60
# Of those who have all but one word of a name in common more are looked at: most of them are somebody else.
_WIDE_POOL = 400
# What no prefix of a country or an area changes.
_LAST_DIGITS = 7
# In a shorter word another letter makes another name.
_SHORTEST = 5


def already_there(journal: Journal, card: Card, limit: int = 3) -> list[ContactRow]:
    """Return contacts with one of the same e-mail addresses or phone numbers, or the same name, best first.

    The words of a name may stand in any order, and one of them may have a slip in it. A name of one word says too
    little. Answers from the search index, in a millisecond at any size; finding duplicates
    (:mod:`reljournal.domain.duplicates`) looks closer and takes longer.
    """
    words = _words(card)
    ids = [
        *_by_email(journal, card), *_by_phone(journal, card), *_by_name(journal, words),
        *_by_name_with_a_slip(journal, words),
    ]  # fmt: skip
    return people_by_ids(journal, list(dict.fromkeys(ids))[:limit])


def _by_email(journal: Journal, card: Card) -> list[int]:
    found: list[int] = []
    for item in card.emails:
        if "@" in item.value:
            rows = journal.rows(
                "SELECT contact_id FROM email WHERE value = ? COLLATE NOCASE"
                f" AND contact_id NOT IN ({IN_TRASH}) LIMIT ?",
                (item.value.strip(), _POOL),
            )
            found += [row[0] for row in rows]
    return found


def _by_phone(journal: Journal, card: Card) -> list[int]:
    found: list[int] = []
    for item in card.phones:
        key = phone_key(item.value)
        if not key:
            continue
        rows = journal.rows(
            "SELECT contact_id, value FROM phone WHERE contact_id IN (SELECT rowid FROM phone_index"
            f" WHERE phone_index MATCH ? LIMIT ?) AND contact_id NOT IN ({IN_TRASH}) ORDER BY contact_id",
            (f'"{key.partition("x")[0][-_LAST_DIGITS:]}"', _POOL),
        )
        found += [contact_id for contact_id, value in rows if (theirs := phone_key(value)) and same_phone(key, theirs)]
    return found


def _words(card: Card) -> list[str]:
    """Return the words of a name, none where it says too little or is an address."""
    words = query_words(card.shown_name)
    return words if len(words) > 1 and "@" not in card.shown_name else []


def _by_name(journal: Journal, words: list[str]) -> list[int]:
    return [row_id for row_id, theirs in _named(journal, words, _POOL) if sorted(theirs) == sorted(words)]


def _by_name_with_a_slip(journal: Journal, words: list[str]) -> list[int]:
    """Return who has the same name but for a letter or two of one word, which begins with the same letter."""
    found: list[int] = []
    for place, word in enumerate(words):
        others = [*words[:place], *words[place + 1 :]]
        for row_id, theirs in _named(journal, [*others, word[0]], _WIDE_POOL) if len(word) > 1 else ():
            left = list(theirs)
            for other in others:
                if other in left:
                    left.remove(other)
            if len(left) == 1 and len(theirs) == len(words) and left[0] != word and _is_slip(word, left[0]):
                found.append(row_id)
    return found


def _is_slip(one: str, other: str) -> bool:
    from reljournal.domain.spelling import is_slip

    return is_slip(one, other, _SHORTEST)


def _named(journal: Journal, words: list[str], pool: int) -> list[tuple[int, list[str]]]:
    """Return who has words that begin so in their name, by name, with the words that it has."""
    matching = match_all(words, "name")
    if not words or matching is None:
        return []
    rows = journal.rows("SELECT rowid FROM contact_index WHERE contact_index MATCH ? LIMIT ?", (matching, pool))
    named = journal.rows(
        "SELECT id, display_name FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL"
        " ORDER BY sort_key, id",
        (as_json_ids([row[0] for row in rows]),),
    )
    return [(row_id, query_words(name)) for row_id, name in named]

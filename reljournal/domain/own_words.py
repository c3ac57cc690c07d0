"""Whose words were found in an entry: those that everybody's timeline shows, or a private aside about one of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from reljournal.domain.entries import Aside, Entry
from reljournal.domain.search_question import Phrase
from reljournal.domain.text import fold_for_index
from reljournal.domain.transliteration import typed_in_latin


def found_aside(
    entry: Entry, words: Sequence[str], phrases: Sequence[Phrase] = (), about: Collection[int] | None = None
) -> Aside | None:
    """Return the aside through which an entry was found, None when what everybody's timeline shows has the words too.

    ``words`` are folded beginnings of words, ``phrases`` exact words. Only asides ``about`` these contacts count, where
    they are given.
    """
    asked = [(_beginnings(word), True) for word in words] + [([list(item.words)], item.open) for item in phrases]
    if not asked or not entry.around.asides:
        return None
    shown = _plain(shown_words(entry))
    missing = [one for one in asked if not _stands_in(shown, *one)]
    if not missing:
        return None
    open_to = [aside for aside in entry.around.asides if about is None or aside.contact.id in about]
    ranked = [(sum(_stands_in(_plain([aside.text]), *one) for one in missing), aside) for aside in open_to]
    hits, best = max(ranked, key=lambda item: item[0], default=(0, None))
    return best if hits else None


def is_found(
    entry: Entry, words: Sequence[str], phrases: Sequence[Phrase] = (), about: Collection[int] = ()
) -> bool:
    """Return whether an entry holds all of this without the asides about anybody but ``about``."""
    told = [aside.text for aside in entry.around.asides if aside.contact.id in about]
    text = _plain((*shown_words(entry), *told))
    return all(_stands_in(text, _beginnings(word), True) for word in words) and all(
        _stands_in(text, [list(item.words)], item.open) for item in phrases
    )


def shown_words(entry: Entry) -> Iterable[str]:
    """Return everything by which an entry is found, but for its asides."""
    around = entry.around
    return (
        entry.title, entry.text, *(person.name for person in entry.people), around.place, around.their_side,
        *around.tags, *(item.text for item in around.ledger), *(item.name for item in around.files),
    )  # fmt: skip


def _beginnings(word: str) -> list[list[str]]:
    """Return the spellings that a typed word may have in a text, each in its pieces as the index has them."""
    return [_pieces(spelt) for spelt in (word, *typed_in_latin(word))]


def _stands_in(plain: str, spellings: Iterable[list[str]], is_open: bool) -> bool:
    return any(f" {' '.join(pieces)}{'' if is_open else ' '}" in plain for pieces in spellings)


def _plain(texts: Iterable[str]) -> str:
    return f" {' '.join(piece for text in texts for piece in _pieces(text))} "


def _pieces(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold_for_index(text))
